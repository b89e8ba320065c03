"""Signatures side by side: lines cut where a column begins, however narrow the gap before it.

A cell's text may end a few points before the next cell begins, nearer than any gap that ends a line elsewhere.  Columns
that are set to the right have no edge where they begin, but one where they end.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from undoc_cli.page import Line, PageParts
from undoc_cli.parts.column import NARROW_EDGE
from undoc_cli.parts.signatories import BRACKETS, says_signed
from undoc_cli.parts.signatures import INDENT, LEADING, MOST_TITLES, SAME_ROW
from undoc_cli.rules.language import Language

GAP = 0.6  # of the type size: blanks within a name are narrower
NARROWEST = 60.0  # points: no column of signatures is narrower


def in_columns(page: PageParts, language: Language) -> PageParts:
    """Return a page whose lines of signatures side by side do not run on from one column to the next."""
    found: list[Line] = []
    for run in _runs(page.main):
        signed = [(line, part) for line in run for part in _signed_parts(line, language)]
        edges = _edges([part.x0s[0] for _, part in signed])
        side_by_side = any(
            part.x0s[0] > line.x0s[0] or any(_beside(other, line) for other in run) for line, part in signed
        )
        if len(edges) > 1 and side_by_side:
            first = signed[0][0]
            top = first.baseline - MOST_TITLES * LEADING * first.size  # text may stand above
            ends = _edges([part.x1s[-1] for _, part in signed])
            if _right_set([line for line in run if line.baseline > first.baseline - SAME_ROW], edges, ends):
                found += [part for line in run for part in _cut_behind(line, ends)]
            else:
                found += [part for line in run for part in ([line] if line.baseline < top else _cut(line, edges))]
        else:
            found += run
    return page if len(found) == len(page.main) else page._replace(main=tuple(found))


def _edges(places: Sequence[float]) -> list[float]:
    """Return where columns have an edge, from left to right."""
    edges: list[float] = []
    for x in sorted(places):
        edges += [] if edges and x < edges[-1] + NARROWEST else [x]
    return edges


def _right_set(lines: Sequence[Line], edges: Sequence[float], ends: Sequence[float]) -> bool:
    """Whether columns are set to the right: each of their lines ends where one of them does, and not each begins so."""
    end = all(any(abs(line.x1s[-1] - x) < NARROW_EDGE for x in ends) for line in lines)
    return end and len(ends) > 1 and not all(any(abs(line.x0s[0] - x) < NARROW_EDGE for x in edges) for line in lines)


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


def _signed_parts(line: Line, language: Language) -> Iterator[Line]:
    """Yield the signatures of a line: each begins with "(Signed)", in Chinese with a name before it."""
    text = line.text
    if not any(bracket in text for bracket in BRACKETS):
        return
    x0s, x1s, gap = line.x0s, line.x1s, GAP * line.size
    inner = [
        at
        for at, letter in enumerate(text[:-1], 1)
        if letter == " "
        and (text[at] in BRACKETS or x0s[at] - x1s[at - 2] > gap)
        and language.match("signed", text[at:])
    ]
    first = line.part(0, inner[0] - 1) if inner else line
    if says_signed(first, language):
        yield first
    for start, behind in pairwise((*inner, len(text) + 1)):
        yield line.part(start, behind - 1)


def _cut(line: Line, edges: Sequence[float]) -> Iterator[Line]:
    """Yield the parts of a line: behind a blank, where a column begins, the next one does.

    A line that begins in none is set to the right, or centred, and where a word of it stands says nothing.
    """
    begins = any(edge - NARROW_EDGE < line.x0s[0] < edge + INDENT for edge in edges)
    cuts = [
        at
        for at in range(1, len(line.text))
        if begins and line.text[at - 1] == " " and any(abs(line.x0s[at] - edge) < NARROW_EDGE for edge in edges[1:])
    ]
    yield from _parts(line, cuts)


def _cut_behind(line: Line, ends: Sequence[float]) -> Iterator[Line]:
    """Yield the parts of a line: before a blank, where a column ends, one of them does."""
    text, x1s = line.text, line.x1s
    cuts = [
        at
        for at in range(2, len(text))
        if text[at - 1] == " " and any(abs(x1s[at - 2] - x) < NARROW_EDGE for x in ends)
    ]
    yield from _parts(line, cuts)


def _parts(line: Line, cuts: Sequence[int]) -> Iterator[Line]:
    if not cuts:
        yield line
        return
    for start, end in zip((0, *cuts), (*cuts, len(line.text)), strict=True):
        yield line.part(start, end - (end < len(line.text)))
