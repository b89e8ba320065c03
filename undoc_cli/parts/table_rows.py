"""The lines of a table sorted into rows and columns: cells stand beside each other, and may have several lines."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from undoc_cli.page import Line, PageParts, Piece
from undoc_cli.parts.rows import rows_of
from undoc_cli.rules.numbers import is_paragraph_number

COLUMN_GAP = 1.0  # of the type size: a gap this wide in a line parts cells
SENTENCE_GAP = 2.5  # of the usual blank: two blanks and a little
USUAL_BLANK = 0.5  # of the type size: a blank is a quarter in Times, half in Courier
SPREAD_BLANKS, SPREAD_ALIKE = 3, 0.1  # so many blanks of one width, to a tenth of the type size, fill a justified line
SAME_START = 1.5  # points: cells of a column begin, or end, within this of each other
ALIKE = 2  # cells of a column that are set to its right end, at the least
GUTTER = 4.0  # columns stand at least this far apart; a blank is a quarter of the type size
LEADING = 1.4  # of the type size: lines of one cell stand 1.2 to 1.25 apart
MIDDLE = 0.4  # of the type size: cells in the middle of one row miss each other by this at the most
INTERLEAVED = 1.0  # of the type size: lines of one cell stand at least this far apart
CELL_RULE = 30.0  # points: rules may part the cells of some columns only
CELL_GAP = 2.2  # paragraphs of one cell at most this far

Cell = tuple[Piece, ...]
Gaps = Mapping[Line, list[int]]  # where lines have wide gaps, those that have some


def wide_gaps(line: Line) -> list[int]:
    """Return where gaps stand in a line that are wider than any blank between its words may be.

    Nearly all lines have none, or only that behind their number.
    """
    least = COLUMN_GAP * line.size
    if line.widest <= least:
        return []
    text = line.text
    blanks = {at: line.blank(at) for at in range(1, len(text) - 1) if text[at] == " "}
    gaps = {at: right - left for at, (left, right) in blanks.items()}
    if not any(gap > least and not _is_marker(text[:at]) for at, gap in gaps.items()):
        return []
    widest = _widest_blank(line, list(gaps.values()))
    return [index for index, gap in gaps.items() if gap > widest]


def _widest_blank(line: Line, gaps: list[float]) -> float:
    """Return how wide a blank between words of a line may be, by the others: typists put two behind a sentence."""
    justified = len(gaps) >= SPREAD_BLANKS and max(gaps) - min(gaps) < SPREAD_ALIKE * line.size
    usual = min(gaps) if justified else min(*gaps, USUAL_BLANK * line.size)
    return max(COLUMN_GAP * line.size, SENTENCE_GAP * usual)


def cut_at_gaps(row: list[Line], gaps: Gaps) -> list[Piece]:
    """Cut the lines of a row where a gap in them is as wide as between columns, not behind a number or a bullet."""
    cells: list[Piece] = []
    for line in row:
        start = 0
        for index in gaps.get(line, ()):
            if not _is_marker(line.text[start:index]):
                cells.append(Piece(line, start, index))
                start = index + 1
        cells.append(Piece(line, start, len(line.text)))
    return cells


def _is_marker(text: str) -> bool:
    """Whether the gap behind a text is that behind a number or a bullet."""
    return is_paragraph_number(text) or not any(map(str.isalnum, text))


def left_of(cell: Piece) -> float:
    """Return where a cell begins."""
    return cell.box.x0 if cell.start else cell.line.box.x0


def records_of(page: PageParts, lines: Sequence[Line], gaps: Gaps) -> tuple[tuple[Cell, ...], ...]:
    """Sort the lines of a table into rows and columns; the lines of a cell that wraps come together."""
    rows = rows_of(lines)
    gutters = _gutters([row for row in rows if len(cut_at_gaps(row, gaps)) > 1])
    edges = sorted(r.top for r in page.rules if r.height < 3 and r.width > CELL_RULE)
    cut = [_cells(row, gutters) for row in rows]
    every_row_full = sum(all(cells) for cells in cut) >= 0.8 * len(cut)
    head = _head(edges, rows)
    _set_right(cut, sum(row[0].baseline < head for row in rows), gutters)
    joined = _parted_by_rules(edges, rows, cut)
    records: list[list[list[Piece]]] = []
    last = float("-inf")
    for index, (row, cells) in enumerate(zip(rows, cut, strict=True)):
        size, drop = row[0].size, row[0].baseline - last
        parted = not records or any(last < edge < row[0].baseline for edge in edges)
        # Names of columns stand on one foot: where one has more lines, the others' upper lines are empty.
        named = bool(records) and row[0].baseline < head and drop <= LEADING * size
        if named or (not parted and (index in joined or _goes_on(records[-1], cells, drop / size, every_row_full))):
            for cell, more in zip(records[-1], cells, strict=True):
                cell.extend(more)
        else:
            records.append([list(cell) for cell in cells])
        last = row[0].baseline
    return tuple(tuple(tuple(cell) for cell in record) for record in records)


def _parted_by_rules(edges: Sequence[float], rows: Sequence[list[Line]], cut: Sequence[list[list[Piece]]]) -> set[int]:
    """Return which rows of lines go on with the one above, as all that stands between two rules is one row.

    That is so where cells stand in the middle of theirs: some of them begin below others, of fewer lines, or, where
    rules part all rows, between the lines of others.
    """
    between: defaultdict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        between[bisect(edges, row[0].baseline)].append(index)
    middles = {place: _in_the_middle(indices, rows, cut) for place, indices in between.items()}
    interleaved = any(
        rows[low][0].baseline - rows[high][0].baseline < INTERLEAVED * rows[high][0].size
        for indices in between.values()
        for high, low in pairwise(indices)
    )
    every = interleaved and len(between) > 1 and all(middles.values())
    return {
        index
        for place, indices in between.items()
        if every
        or (
            middles[place]
            and 0 < place < len(edges)
            and _begins_below(cut[indices[0]], cut, indices)
            and not _are_rows(indices, rows, cut)
        )
        for index in indices[1:]
    }


def _are_rows(indices: Sequence[int], rows: Sequence[list[Line]], cut: Sequence[list[list[Piece]]]) -> bool:
    """Whether lines of several cells stand further apart than those of one cell: a name in the middle is of all."""
    full = [rows[index][0] for index in indices if sum(map(bool, cut[index])) > 1]
    return any(line.baseline - above.baseline > LEADING * line.size for above, line in pairwise(full))


def _begins_below(first: list[list[Piece]], cut: Sequence[list[list[Piece]]], indices: Sequence[int]) -> bool:
    """Whether some cells have no line beside the first of others."""
    return any(any(cut[index][column] for index in indices) and not cell for column, cell in enumerate(first))


def _in_the_middle(indices: Sequence[int], rows: Sequence[list[Line]], cut: Sequence[list[list[Piece]]]) -> bool:
    """Whether the cells of rows of lines stand around one height, and the lines of each together."""
    size = rows[indices[0]][0].size
    middles = []
    for column in range(len(cut[0])):
        feet = [piece.line.baseline for index in indices for piece in cut[index][column]]
        if any(low - high > CELL_GAP * size for high, low in pairwise(feet)):
            return False
        middles += [(feet[0] + feet[-1]) / 2] if feet else []
    return max(middles) - min(middles) <= MIDDLE * size


def _head(edges: Sequence[float], rows: Sequence[list[Line]]) -> float:
    """Return where the names of the columns end: at the second rule, where the first stands above all rows."""
    first, last = rows[0][0].baseline, rows[-1][0].baseline
    above = [edge for edge in edges if edge < first]
    inside = [edge for edge in edges if first < edge < last]
    return inside[0] if above and inside and first - above[-1] < 2 * CELL_GAP * rows[0][0].size else float("-inf")


def _goes_on(record: list[list[Piece]], cells: list[list[Piece]], drop: float, every_row_full: bool) -> bool:
    """Whether a row of lines only goes on with cells of the record above; `drop` in type sizes."""
    if every_row_full and all(cells):
        return False
    if any(cell and not above for cell, above in zip(cells, record, strict=True)):
        return False
    if any(cell and cell[0].line.bold != above[-1].line.bold for cell, above in zip(cells, record, strict=True)):
        return False
    return drop <= LEADING or (drop <= CELL_GAP and not cells[0] and sum(map(bool, cells)) < sum(map(bool, record)))


class _Gutter(Struct, frozen=True):
    """An upright strip that no word of any row crosses."""

    middle: float
    right: float  # where the column behind it begins


def _gutters(rows: list[list[Line]]) -> list[_Gutter]:
    """Return the gutters between the columns of rows."""
    words = sorted(word for row in rows for line in row for word in _words(line))
    gutters = []
    reach = words[0][1] if words else 0.0
    for x0, x1 in words:
        if x0 > reach + GUTTER:
            gutters.append(_Gutter((reach + x0) / 2, x0))
        reach = max(reach, x1)
    return gutters


def _words(line: Line) -> list[tuple[float, float]]:
    """Return the extents of the words of a line."""
    found = []
    start = 0
    x0s, x1s = line.x0s, line.x1s
    for index, letter in enumerate([*line.text, " "]):
        if letter == " ":
            if index > start:
                found.append((min(x0s[start:index]), max(x1s[start:index])))
            start = index + 1
    return found


def _cells(row: list[Line], gutters: list[_Gutter]) -> list[list[Piece]]:
    """Cut the lines of a row at the gutters; a line that crosses one without a gap stays whole."""
    cells: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
    for line in row:
        start = 0
        for gutter in gutters:
            if not line.box.x0 < gutter.middle < line.box.x1:
                continue
            cut = next(
                (i for i, letter in enumerate(line.text) if letter == " " and _lies_at(*line.blank(i), gutter)),
                None,
            )
            if cut is not None and _width(line.blank(cut)) > GUTTER and cut > start:
                piece = Piece(line, start, cut)
                cells[_column(piece, gutters)].append(piece)
                start = cut + 1
        piece = Piece(line, start, len(line.text))
        cells[_column(piece, gutters)].append(piece)
    return cells


def _set_right(cut: Sequence[list[list[Piece]]], named: int, gutters: list[_Gutter]) -> None:
    """Move names that reach over a gutter to the column behind, if cells of it end with them: `(percentage)`.

    The names of the columns stand in the first rows.
    """
    for column, gutter in enumerate(gutters, 1):
        ends = [cells[column][-1].box.x1 for cells in cut if cells[column]]
        beyond = gutters[column].middle if column < len(gutters) else float("inf")
        for cells in cut[:named]:
            before = cells[column - 1]
            if cells[column] or not before or not gutter.right < before[-1].box.x1 < beyond:
                continue
            if sum(abs(end - before[-1].box.x1) < SAME_START for end in ends) >= ALIKE:
                cells[column].append(before.pop())


def _width(blank: tuple[float, float]) -> float:
    return blank[1] - blank[0]


def _lies_at(left: float, right: float, gutter: _Gutter) -> bool:
    """Whether a gap in a line lies at a gutter, or ends where the column behind begins: long words reach into it."""
    return left <= gutter.middle <= right or (left < gutter.right and abs(right - gutter.right) < SAME_START)


def _column(piece: Piece, gutters: list[_Gutter]) -> int:
    left = left_of(piece)
    return sum(gutter.middle < left for gutter in gutters)
