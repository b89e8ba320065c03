"""Signatures side by side: lines cut where a column begins, however narrow the gap before it.

A cell's text may end a few points before the next cell begins, nearer than any gap that ends a line elsewhere.
"""

from collections.abc import Iterator, Sequence

from undoc_cli.page import Line, PageParts
from undoc_cli.parts.signatures import BRACKETS, INDENT, LEADING, SAME_ROW, says_signed
from undoc_cli.rules.language import Language

EDGE = 1.5  # points: where a column begins, all its lines do


def in_columns(page: PageParts, language: Language) -> PageParts:
    """Return a page whose lines of signatures side by side do not run on from one column to the next."""
    edges: Sequence[float] = ()
    last: Line | None = None  # of the signatures so far
    found: list[Line] = []
    for line in page.main:
        starts = list(_starts(line, language))
        if starts:
            here = {*starts, *(x for other in page.main if _beside(other, line) for x in _starts(other, language))}
            edges, last = sorted(here), line
        elif last and line.baseline - last.baseline > LEADING * line.size:
            edges = ()
        if len(edges) > 1 and last and line.page == last.page:
            last = line
            found += _cut(line, edges)
        else:
            found.append(line)
    return page if len(found) == len(page.main) else page._replace(main=tuple(found))


def _beside(other: Line, line: Line) -> bool:
    return other is not line and abs(other.baseline - line.baseline) < SAME_ROW


def _starts(line: Line, language: Language) -> Iterator[float]:
    """Yield where "(Signed)" stands on a line, behind a blank as well."""
    if not any(bracket in line.text for bracket in BRACKETS):
        return
    if says_signed(line, language):
        yield line.x0s[0]
    for at, letter in enumerate(line.text):
        if letter in BRACKETS and line.text[at - 1 : at] == " " and language.match("signed", line.text[at:]):
            yield line.x0s[at]


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
