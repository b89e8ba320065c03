"""Where tables stand on a page: between their rules, or where rows of cells follow each other without any."""

from collections.abc import Sequence
from typing import NamedTuple

from undoc_cli.page import Line, PageParts, Piece
from undoc_cli.parts.rows import rows_of
from undoc_cli.parts.table_rows import Gaps, cut_at_gaps
from undoc_cli.parts.table_rules import ACROSS, FEWEST_RULED, hangs, open_end, ruled_tables, runs_on
from undoc_cli.rules.numbers import is_paragraph_number

FEWEST_ROWS = 3  # of cells that stand beside each other, where no rules are drawn


class Extent(NamedTuple):
    """Where a table begins and ends, and whether it is `open`: no rule closes it."""

    top: float
    bottom: float
    open: bool = False


def table_spans(page: PageParts, lines: Sequence[Line], gaps: Gaps) -> list[Extent]:
    """Return where every table on the page stands."""
    rows = rows_of(lines)
    if len(rows) == len(lines) and not gaps:
        return []
    cells = [cut_at_gaps(row, gaps) for row in rows]
    many = [row for row, parts in zip(rows, cells, strict=True) if len(parts) > 1]
    if len(many) < FEWEST_RULED:
        return []
    spans: list[Extent] = []
    for part in ruled_tables(page, lines, cells):
        top, bottom = part.rules[0].top, part.rules[-1].bottom
        above = [row for row in cells if row[0].line.baseline < part.limit]
        if opened := runs_on(part, above):
            bottom = open_end(part.rules[-1], above)
        held = [row for row in many if top - 2 <= row[0].baseline <= bottom + 2]
        if len(held) >= FEWEST_RULED:
            spans.append(Extent(_header_above(rows, top), max(bottom, held[-1][0].baseline) + 1, opened))
    run: list[list[Piece]] = []
    for row in [*cells, []]:
        inside = bool(row) and any(top <= row[0].line.baseline <= bottom for top, bottom, _ in spans)
        if row and not inside and (len(row) > 1 or (run and hangs(run, row))):
            run.append(row)
            continue
        while run and len(run[-1]) == 1 and not hangs(run[:-1], run[-1]):
            run.pop()
        if sum(len(r) > 1 for r in run) >= FEWEST_ROWS and _aligned(run) and not (_numbered(run) or _fills(run)):
            spans.append(Extent(run[0][0].line.baseline - 1, run[-1][0].line.baseline + 1))
        run = []
    return sorted(spans)


def _header_above(rows: list[list[Line]], top: float) -> float:
    """Return where a table begins: at its first rule, or at the rows of cells printed right above it."""
    for row in reversed(rows):
        if row[0].baseline < top and top - row[0].baseline < 1.5 * row[0].size and len(row) > 1:
            top = row[0].baseline - 1
    return top


def _numbered(run: list[list[Piece]]) -> bool:
    """Whether rows are paragraphs with their numbers set off: two columns, the first of numbers with full stops."""
    rows = [row for row in run if len(row) > 1]
    return all(len(row) == 2 and is_paragraph_number(row[0].text) for row in rows)


def _fills(run: list[list[Piece]]) -> bool:
    """Whether most rows are one cell as wide as all: lines of a text, some with wide blanks, as typists leave."""
    left, right = min(row[0].box.x0 for row in run), max(row[-1].box.x1 for row in run)
    wide = sum(len(row) == 1 and row[0].box.width > ACROSS * (right - left) for row in run)
    return 2 * wide > len(run)


def _aligned(run: list[list[Piece]]) -> bool:
    """Whether the second cells of the rows begin, end or are centred at one place."""
    cells = [row[1].box for row in run if len(row) > 1]
    for places in zip(*((box.x0, box.x1, (box.x0 + box.x1) / 2) for box in cells), strict=True):
        middle = sorted(places)[len(places) // 2]
        if sum(abs(place - middle) < 6 for place in places) >= 0.6 * len(places):
            return True
    return False
