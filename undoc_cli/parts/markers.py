"""The number or bullet that a line begins with."""

from collections.abc import Iterable
from typing import NamedTuple

from undoc_cli.page import Line, Piece
from undoc_cli.rules.language import Language
from undoc_cli.rules.numbers import several_numbers

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
    if several := several_numbers(text):
        return Marker(several, bullet=False)
    for name, bullet in (("list_number", False), ("bullet", True)):
        match = language.match(name, text)
        if match and (end := match.end()) + 1 < len(text):
            gap = line.x0s[end + 1] - line.x1s[end - 1]
            sure = bullet or gap > TAB * line.size
            if sure or (opens and gap > 0 and language.match("sure_number", text)):
                return Marker(end, bullet)
    return None


def text_start(line: Line, marker: Marker) -> float | None:
    """Return where the text behind a marker begins; None where none does: the numbers `5., 6.` may fill a line."""
    return line.x0s[marker.length + 1] if marker.length + 1 < len(line.text) else None


def number_column(lines: Iterable[Line]) -> list[Piece]:
    """Return the numbers of several paragraphs that stand left of the first rows of one, a piece for each row."""
    found: list[Piece] = []
    for line in lines:
        length = several_numbers(line.text, further=bool(found))
        if length:
            found.append(Piece(line, 0, length))
        elif not found or line.baseline != found[-1].line.baseline:  # the text beside numbers may be a line of its own
            break
        if found[-1].text[-1] != ",":
            break
    return found


def can_open_marker(text: str) -> bool:
    """Whether a text begins with anything but plain words, as nearly all lines do."""
    return text[1:2] == " " or not text[:REACH].replace(" ", "").isalnum()
