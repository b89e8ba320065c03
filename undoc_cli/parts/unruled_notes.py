"""Notes at the foot of a page over which no rule is drawn."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from operator import attrgetter

from undoc_cli.page import Line, PageParts
from undoc_cli.parts.column import NOTE_SIZE, text_size
from undoc_cli.parts.footnotes import marker_at
from undoc_cli.parts.raised import raised_marks

SAME_SIZE = 0.5  # points by which lines of the text differ


def gather_unruled(pages: Sequence[PageParts]) -> list[PageParts]:
    """Return the pages, with notes among their notes that stand below the text without a rule between.

    What makes them notes is smaller type down to the foot, numbers that rise from line to line, the first at its head,
    and that the text above calls each of them, in this order.  Of the type of a scan nothing is known.
    """
    return [_gathered(page) for page in pages]


def _gathered(page: PageParts) -> PageParts:
    if page.notes or any(image.covers(page.width, page.height) for image in page.images):
        return page
    notes = {line for _, lines in groupby(page.main, attrgetter("column")) for line in _notes(list(lines))}
    if not notes:
        return page
    return page._replace(
        main=tuple(line for line in page.main if line not in notes),
        notes=tuple(line for line in page.main if line in notes),
    )


def _notes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the notes at the foot of a column."""
    size = text_size(lines)
    small = list(takewhile(lambda line: line.size <= NOTE_SIZE * size and line.upright, reversed(lines)))[::-1]
    calls = list(dict.fromkeys(_calls(lines[: len(lines) - len(small)], size))) if small else []
    left = set(calls)
    begun: list[int] = []  # where notes begin
    markers: list[str] = []
    for index, line in enumerate(small):
        start = marker_at(line, left)
        if start is not None and start[0] in left:
            begun.append(index)
            markers.append(start[0])
            left.discard(start[0])
    rise = all(int(low) < int(high) for low, high in pairwise(markers))
    in_order = markers == [marker for marker in calls if marker in markers]
    return small if begun[:1] == [0] and rise and in_order else []


def _calls(lines: Sequence[Line], size: float) -> Iterator[str]:
    """Yield the numbers that stand raised in the text, headings and tables left out."""
    for line in lines:
        if abs(line.size - size) < SAME_SIZE and not line.bold:
            yield from filter(str.isdecimal, raised_marks(line))
