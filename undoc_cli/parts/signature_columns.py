"""Signatures side by side: lines cut where a column begins, however narrow the gap before it.

A cell's text may end a few points before the next cell begins, nearer than any gap that ends a line elsewhere.
"""

from collections.abc import Iterator, Sequence

from undoc_cli.page import Line, PageParts
from undoc_cli.parts.signatures import BRACKETS, INDENT, LEADING, MOST_TITLES, SAME_ROW, says_signed
from undoc_cli.rules.language import Language

EDGE = 1.5  # points: where a column begins, all its lines do
GAP = 0.6  # of the type size: blanks within a name are narrower
NARROWEST = 60.0  # points: no column of signatures is narrower


def in_columns(page: PageParts, language: Language) -> PageParts:
    """Return a page whose lines of signatures side by side do not run on from one column to the next."""
    found: list[Line] = []
    for run in _runs(page.main):
        starts = [(line, x) for line in run for x in _starts(line, language)]
        edges: list[float] = []
        for x in sorted(x for _, x in starts):
            edges += [] if edges and x < edges[-1] + NARROWEST else [x]
        side_by_side = any(x > line.x0s[0] or any(_beside(other, line) for other in run) for line, x in starts)
        if len(edges) > 1 and side_by_side:
            top = starts[0][0].baseline - MOST_TITLES * LEADING * starts[0][0].size  # text may stand above
            found += [part for line in run for part in ([line] if line.baseline < top else _cut(line, edges))]
        else:
            found += run
    return page if len(found) == len(page.main) else page._replace(main=tuple(found))


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield lines that follow each other without a blank one."""
    run: list[Line] = []
    for line in lines:
        if run and not -SAME_ROW < line.baseline - run[-1].baseline <= LEADING * line.size:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _beside(other: Line, line: Line) -> bool:
    return other is not line and abs(other.baseline - line.baseline) < SAME_ROW


def _starts(line: Line, language: Language) -> Iterator[float]:
    """Yield where signatures begin on a line: with "(Signed)", in Chinese with a name before it."""
    if not any(bracket in line.text for bracket in BRACKETS):
        return
    inner = [
        at
        for at in range(1, len(line.text))
        if line.text[at - 1] == " "
        and (line.text[at] in BRACKETS or line.x0s[at] - line.x1s[at - 2] > GAP * line.size)
        and language.match("signed", line.text[at:])
    ]
    if says_signed(line.part(0, inner[0] - 1) if inner else line, language):
        yield line.x0s[0]
    yield from (line.x0s[at] for at in inner)


def _cut(line: Line, edges: Sequence[float]) -> Iterator[Line]:
    """Yield the parts of a line: behind a blank, where a column begins, the next one does.

    A line that begins in none is set to the right, or centred, and where a word of it stands says nothing.
    """
    begins = any(edge - EDGE < line.x0s[0] < edge + INDENT for edge in edges)
    cuts = [
        at
        for at in range(1, len(line.text))
        if begins and line.text[at - 1] == " " and any(abs(line.x0s[at] - edge) < EDGE for edge in edges[1:])
    ]
    if not cuts:
        yield line
        return
    for start, end in zip((0, *cuts), (*cuts, len(line.text)), strict=True):
        yield line.part(start, end - (end < len(line.text)))
