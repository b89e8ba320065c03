"""Raised figures and letters: which of them stand and are worded like the marks of notes."""

from collections.abc import Mapping

from msgspec import Struct, field

from undoc_cli.page import Line, Span
from undoc_cli.passage import Doubt
from undoc_cli.rules.marks import BEFORE, after_unit, marks_in

# A mark is set at 0.60 to 0.65 of the text's size and stands 0.35 to 0.43 of it above the line (New York and
# Geneva); the bounds leave room for word processors' 0.58 and 0.33.
MARK_SIZE = 0.85
MARK_RISE = 0.15


class Raised(Struct, frozen=True):
    """What was found out about raised figures and letters, by the line and where in it they begin (see `calls`)."""

    text: frozenset[tuple[Line, int]] = frozenset()  # call no note
    doubts: Mapping[tuple[Line, int], Doubt] = field(default_factory=dict)


def _is_raised(line: Line, span: Span) -> bool:
    """Whether a stretch stands as high and is as small as a mark."""
    return span.size <= MARK_SIZE * line.size and span.rise >= MARK_RISE * line.size


def raised_mark(line: Line, span: Span, low: int, high: int) -> list[str]:
    """Return the markers of a raised stretch that is worded like a mark."""
    if not _is_raised(line, span):
        return []
    found = marks_in(line.text[low:high])
    if found and found[0].isdigit() and len(found) == 1 and after_unit(line.text[max(low - BEFORE, 0) : low]):
        return []
    if found and all(m.isalpha() for m in found) and line.text[low - 1 : low].isdigit():
        return []  # a raised letter behind a figure is an ordinal's ending: 2e, 1o
    return found


def raised_stretches(line: Line) -> list[tuple[Span, list[str]]]:
    """Return the raised stretches of a line with the markers that each is worded like; those of text have none."""
    if len(line.spans) == 1:
        return []
    return [(s, raised_mark(line, s, s.start, s.end)) for s in line.spans if _is_raised(line, s)]


def raised_marks(line: Line) -> list[str]:
    """Return the markers of the marks that stand raised in a line."""
    return [marker for _, markers in raised_stretches(line) for marker in markers]
