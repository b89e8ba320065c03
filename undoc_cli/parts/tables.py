"""Tables: rows of cells that stand beside each other, between the rules drawn around them."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from undoc_cli.page import Line, PageParts, Piece
from undoc_cli.parts.column import NOTE_SIZE
from undoc_cli.parts.list_tables import list_tables
from undoc_cli.parts.passages import Joiner, stacked
from undoc_cli.parts.table_rows import LEADING, Cell, records_of, wide_gaps
from undoc_cli.parts.table_spans import table_spans
from undoc_cli.passage import Passage

NOTE_GAP = 30.0  # points: notes of a table begin this close below it
CLOSEST = 6.0  # points: what stands closer stands beside
APART = 1.25  # of the distance of lines: paragraphs of one cell stand further apart; measured 1.5


class Table(Struct, frozen=True):
    """The cells of a table in rows (an empty cell has no pieces), and the notes under it.

    Where it goes on over the end of a page, `heads` are the rows of its head that the following pages print again.
    """

    page: int
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[tuple[Line, ...], ...] = ()
    heads: tuple[tuple[Cell, ...], ...] = ()
    stands_in: bool = False  # a table of one column, whose rows stand in from its rules
    open: bool = False  # no rule closes it

    @property
    def bottom(self) -> float:
        """The baseline of its last line."""
        return max((piece.line.baseline for row in self.rows for cell in row for piece in cell), default=0.0)

    @property
    def ends_in_doubt(self) -> bool:
        """Whether it ends in one cell of its first column, which may be a line of text, for no rule closes it."""
        return self.open and len(self.rows[-1]) > 1 and not any(self.rows[-1][1:])


Group = list[Line] | Table  # the lines of a block, or the table that it is


def find_tables(page: PageParts, lines: Sequence[Line], text_size: float) -> list[Line | Table]:
    """Return the lines of a page with those of each table gathered into one Table, in reading order."""
    gaps = {line: found for line in lines if (found := wide_gaps(line))}
    spans = table_spans(page, lines, gaps)
    lists = list_tables(page, lines, text_size)
    if not spans and not lists:
        return list(lines)
    result: list[Line | Table] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if line in lists:
            rows, stands_in = lists[line]
            result.append(Table(page.number, tuple(rows), stands_in=stands_in))
            index += sum(len(cell) for (cell,) in rows)
            continue
        span = next((span for span in spans if span.top <= line.baseline <= span.bottom), None)
        if span is None:
            result.append(line)
            index += 1
            continue
        inside = [other for other in lines[index:] if span.top <= other.baseline <= span.bottom]
        records = records_of(page, inside, gaps)
        if len(records[0]) < 2:  # no upright strip parts cells: it is text with wide blanks
            result += inside
            index += len(inside)
            continue
        notes, end = _notes(lines, index + len(inside), span.bottom, text_size)
        result.append(Table(page.number, records, notes, open=span.open))
        index = end
    return result


def _notes(
    lines: Sequence[Line], start: int, bottom: float, text_size: float
) -> tuple[tuple[tuple[Line, ...], ...], int]:
    """Return the notes right below a table, each with its lines, and the index of the line behind them."""
    notes: list[list[Line]] = []
    end = start
    edge = bottom
    while end < len(lines):
        line = lines[end]
        if line.size > NOTE_SIZE * text_size or not 0 < line.baseline - edge < NOTE_GAP or line.bold:
            break
        marked = _has_marker(line) or ":" in line.text[:16]
        if not notes or marked:
            notes.append([line])
        else:
            notes[-1].append(line)
        edge = line.baseline
        end += 1
    return tuple(tuple(note) for note in notes), end


def _has_marker(line: Line) -> bool:
    """Whether a note's first line begins with its mark: then its other lines hang."""
    return line.text[:1] in "*†‡" or line.spans[0].rise > 0


def cell_texts(table: Table, joiner: Joiner) -> tuple[tuple[Passage | None, ...], ...]:
    """Join the lines of every cell, with a line break between its paragraphs; None for an empty one."""
    drops = (_drop(*pair) for row in table.rows for cell in row for pair in pairwise(cell))
    apart = APART * min((drop for drop in drops if drop > CLOSEST), default=0.0)
    return tuple(
        tuple(stacked(map(joiner.join, _paragraphs(cell, apart))) if cell else None for cell in row)
        for row in table.rows
    )


def _drop(above: Piece, below: Piece) -> float:
    return below.line.baseline - above.line.baseline


def _paragraphs(cell: Cell, apart: float) -> list[Cell]:
    """Cut the lines of a cell where they stand so far apart, and further than lines of one paragraph do."""
    ends = [
        place
        for place, (above, below) in enumerate(pairwise(cell), 1)
        if _drop(above, below) > max(apart, LEADING * below.line.size)
    ]
    return [cell[start:end] for start, end in pairwise((0, *ends, len(cell)))]
