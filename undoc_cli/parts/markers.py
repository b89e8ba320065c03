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


def marker_of(line: Line, language: Language, *, tab: float = TAB) -> Marker | None:
    """Return the number or bullet at the start of a line; a number counts before a gap wider than `tab` type sizes."""
    if not can_open_marker(line.text):
        return None
    for name, bullet in (("list_number", False), ("bullet", True)):
        match = language.match(name, line.text)
        if match and match.end() + 1 < len(line.text):
            gap = line.x0s[match.end() + 1] - line.x1s[match.end() - 1]
            if gap > tab * line.size or bullet:
                return Marker(match.end(), bullet)
    return None


def opening_marker(line: Line, language: Language) -> Marker | None:
    """Return the number or bullet at the start of a block, where what is surely a number needs no gap behind it."""
    sure = can_open_marker(line.text) and language.match("sure_number", line.text)
    return marker_of(line, language, tab=0.0 if sure else TAB)


def can_open_marker(text: str) -> bool:
    """Whether a text begins with anything but plain words, as nearly all lines do."""
    return text[1:2] == " " or not text[:REACH].replace(" ", "").isalnum()
