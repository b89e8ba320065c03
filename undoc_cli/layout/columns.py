"""Pages set in two columns: the gutter between them, and the strips of the page that are read one after another.

A page in two columns has running text on both sides of a gutter that no line crosses.  Where a heading, a table or a
line of an officer's name does cross it, the columns above are read before it and those below after it.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from msgspec import Struct

from undoc_cli.page import Line, Page
from undoc_cli.runs import Run, runs_of

GUTTER = 9.0  # points: columns stand 14 to 24 apart; a blank of justified text is seldom wider than 7
MIDDLE = (0.4, 0.6)  # of the page's width: where the second column begins
FEWEST_LINES = 8  # of running text on each side make columns; session blocks and signatures have fewer
FULL = 0.8  # of its column's width: a line of running text that the margin broke
MOSTLY_FULL = 0.5  # of the lines of running text are; of cells, names and addresses few
ALIKE = 0.8  # columns are equally wide, nearly
COLUMN_WIDTH = 0.3  # of the page's width: the narrowest
SHARE = 0.5  # of the page's lines stand in columns where it is set in columns
SAME_EDGE = 3.0  # points: the second column begins at one place on all pages of a document
WALL = 3.0  # points: a drawn line is thinner, a box is no wall
RAISED = 0.8  # of the type size: marks and accents stand below this above the baseline of their line


class Strip(NamedTuple):
    """A part of a page with its characters alone; `column` is 0 across the page, 1 left, 2 right."""

    column: int
    page: Page


class _Half(Struct, frozen=True):
    """The part of a line that stands on one side of the gutter."""

    right: bool
    x0: float
    x1: float


class _Band(Struct, frozen=True):
    """Lines one below the other."""

    crossed: bool  # the gutter, by them or as they stand on one side of it only
    lines: list[Line]
    halves: list[_Half]  # their parts, where they do not cross it


def second_column(page: Page, lines: Sequence[Line], before: float | None = None) -> float | None:
    """Return where the second column of a page begins; None when the page is not set in two columns.

    `before` is where it begins on an earlier page of the document: there fewer lines tell, such as on a last page.
    """
    upright = [line for line in lines if line.upright]
    starts = Counter([round(x) for line in upright for x in _starts(line, page.width)])
    for edge, count in starts.most_common(3):
        known = before is not None and abs(edge - before) <= SAME_EDGE
        if (count >= FEWEST_LINES or known) and _in_columns(page, upright, float(edge), known=known):
            return float(edge)
    return None


def strips(page: Page, lines: Sequence[Line], edge: float) -> list[Strip]:
    """Cut a page in two columns into strips, in the order in which they are read; each run stands in one of them."""
    bands = _bands(page, [line for line in lines if line.upright], edge)
    # Large type may reach up beside the band above: no band begins before it.
    tops = list(accumulate((min(line.baseline - RAISED * line.size for line in band.lines) for band in bands), max))
    shares: list[list[Run]] = [[] for _ in bands]
    for run in page.runs:
        shares[max(bisect_right(tops, run.baseline) - 1, 0)].append(run)
    found: list[Strip] = []
    for band, runs in zip(bands, shares, strict=True):
        if band.crossed:
            found.append(Strip(0, page._replace(runs=tuple(runs))))
            continue
        middle = edge - GUTTER / 2
        chars = [char for run in runs for char in run.chars()]
        for column in (1, 2):
            own = (char for char in chars if (char.x0 + char.x1 > 2 * middle) == (column == 2))
            found.append(Strip(column, page._replace(runs=tuple(runs_of(own)))))
    return found


def _starts(line: Line, width: float) -> list[float]:
    """Return where text begins in the middle of the page behind a gap as wide as a gutter."""
    low, high = MIDDLE[0] * width, MIDDLE[1] * width
    x0, x1 = line.box.x0, line.box.x1
    found = [x0] if low <= x0 <= high else []
    if line.widest >= GUTTER and x0 < high and x1 > low:
        text, x0s = line.text, line.x0s
        first, last = max(bisect_left(x0s, low) - 1, 0), bisect_right(x0s, high)
        at = text.find(" ", first, last)
        while at > 0:
            left, right = line.blank(at)
            if low <= right <= high and right - left >= GUTTER:
                found.append(right)
            at = text.find(" ", at + 1, last)
    return found


def _halves(line: Line, edge: float) -> list[_Half]:
    """Return the parts of a line left and right of the gutter; none when it crosses the gutter."""
    text, x0s, x1s = line.text, line.x0s, line.x1s
    left = [i for i, x in enumerate(x0s) if x < edge - 0.5 and text[i] != " "]
    right = [i for i, x in enumerate(x0s) if x >= edge - 0.5 and text[i] != " "]
    halves = []
    if left:
        reach = max(x1s[i] for i in left)
        if reach > edge - GUTTER:
            return []
        halves.append(_Half(right=False, x0=min(x0s[i] for i in left), x1=reach))
    if right:
        halves.append(_Half(right=True, x0=min(x0s[i] for i in right), x1=max(x1s[i] for i in right)))
    return halves


def _bands(page: Page, lines: Sequence[Line], edge: float) -> list[_Band]:
    """Group the lines from top to bottom: those that cross the gutter, and those between that do not.

    Drawn lines that cross the gutter part bands as well.  Lines on one side only are taken for lines across the page,
    unless lines of the other side stand beside them.
    """
    walls = sorted(r.top for r in page.rules if r.height < WALL and r.x0 < edge - GUTTER and r.x1 > edge)
    rows = sorted(lines, key=lambda line: line.baseline)
    keyed = [(line, _halves(line, edge), bisect_left(walls, line.baseline)) for line in rows]
    bands = []
    for _, group in groupby(keyed, key=lambda item: (not item[1], item[2])):
        band = list(group)
        halves = [half for _, found, _ in band for half in found]
        bands.append(_Band(len({half.right for half in halves}) < 2, [line for line, _, _ in band], halves))
    return bands


def _in_columns(page: Page, lines: Sequence[Line], edge: float, *, known: bool) -> bool:
    """Whether the lines that do not cross a gutter are most of the page, and running text on both sides."""
    bands = _bands(page, lines, edge)
    halves = [half for band in bands if not band.crossed for half in band.halves]
    left = [half for half in halves if not half.right]
    right = [half for half in halves if half.right]
    if not left or not right or len(halves) < SHARE * sum(len(band.halves or band.lines) for band in bands):
        return False
    narrow, wide = sorted((_width(left), _width(right)))
    return known or (
        min(len(left), len(right)) >= FEWEST_LINES
        and narrow >= ALIKE * wide
        and narrow >= COLUMN_WIDTH * page.width
        and all(_running(side) for side in (left, right))
    )


def _width(side: Sequence[_Half]) -> float:
    return max(half.x1 for half in side) - min(half.x0 for half in side)


def _running(side: Sequence[_Half]) -> bool:
    width = _width(side)
    return sum(half.x1 - half.x0 > FULL * width for half in side) >= MOSTLY_FULL * len(side)
