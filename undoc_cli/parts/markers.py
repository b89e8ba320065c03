"""The number or bullet that a line begins with."""

from typing import NamedTuple

from undoc_cli.page import Line
from undoc_cli.rules.language import Language

TAB = 0.55  # of the type size: the gap behind a paragraph number; a justified blank stays below 0.5
REACH = 10  # characters within which a marker shows the sign that makes it one: a stop, a bracket, a dash


class Marker(NamedTuple):
    """What a line begins with: the first `length` characters."""

    length: int
    bullet: bool


def marker_of(line: Line, language: Language, *, opens: bool = False) -> Marker | None:
    """Return the number or bullet at the start of a line; a number counts before a wide gap.

    What is surely a number needs only some gap at the start of a block, which the line `opens`.
    """
    text = line.text
    if not can_open_marker(text):
        return None
    tab = 0.0 if opens and language.match("sure_number", text) else TAB
    for name, bullet in (("list_number", False), ("bullet", True)):
        match = language.match(name, text)
        if match and (end := match.end()) + 1 < len(text):
            gap = line.x0s[end + 1] - line.x1s[end - 1]
            if bullet or gap > tab * line.size:
                return Marker(end, bullet)
    return None


def can_open_marker(text: str) -> bool:
    """Whether a text begins with anything but plain words, as nearly all lines do."""
    return text[1:2] == " " or not text[:REACH].replace(" ", "").isalnum()
