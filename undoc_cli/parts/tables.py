"""Tables: rows of cells that stand beside each other, between the rules drawn around them."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from undoc_cli.geometry import Box
from undoc_cli.page import Line, PageParts, Passage, Piece
from undoc_cli.parts.passages import Joiner
from undoc_cli.rules.text import is_paragraph_number

SAME_ROW = 0.35  # of the type size: lines whose baselines stand this close share a row
FEWEST_RULED = 2  # rows of cells between the rules of a table
FEWEST_ROWS = 3  # of cells that stand beside each other, where no rules are drawn
RULE_WIDTH = 90.0  # points; rules of tables are as wide as the column, the rule over notes 72
SAME_RULE = 8.0  # rules of one table begin and end within this of each other
ACROSS = 0.8  # of a table's width: two lines of one cell this wide are text; a text column takes 0.87 in Geneva
THICK = 1.0  # points: the rules under a table's head and at its end are 1.4 to 1.5 thick, the others 0.25 to 0.5
HEAD_RULES = 2  # over and under the names of the columns
HEAD_SIZE = 7.5  # points: heads are set in 7 (New York) or, in italics, in 8 (Geneva), rows in 8.5 to 10
NOTE_GAP = 30.0  # notes of a table begin this close below it
NOTE_SIZE = 0.93  # and are smaller than the running text
COLUMN_GAP = 1.0  # of the type size: a gap this wide in a line parts cells
SENTENCE_GAP = 2.5  # of the usual blank: two blanks and a little
USUAL_BLANK = 0.5  # of the type size: a blank is a quarter in Times, half in Courier
SPREAD_BLANKS, SPREAD_ALIKE = 3, 0.1  # so many blanks of one width, to a tenth of the type size, fill a justified line
SAME_START = 1.5  # points: cells of a column begin within this of each other
GUTTER = 4.0  # columns stand at least this far apart; a blank is a quarter of the type size
LEADING = 1.4  # of the type size: lines of one cell stand 1.2 to 1.25 apart
MIDDLE = 0.4  # of the type size: cells in the middle of one row miss each other by this at the most
INTERLEAVED = 1.0  # of the type size: lines of one cell stand at least this far apart
UNDERLINE = 0.25  # of the type size: what underlines text stands this close to its baseline
SIZE_STEP = 0.8  # points by which text and headings are larger than the cells of a table
CELL_GAP = 2.2  # paragraphs of one cell at most this far

Cell = tuple[Piece, ...]
Gaps = Mapping[Line, list[int]]  # where lines have wide gaps, those that have some


class Table(Struct, frozen=True):
    """The cells of a table in rows (an empty cell has no pieces), and the notes under it."""

    page: int
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[tuple[Line, ...], ...] = ()

    @property
    def bottom(self) -> float:
        """The baseline of its last line."""
        return max((piece.line.baseline for row in self.rows for cell in row for piece in cell), default=0.0)


def find_tables(page: PageParts, lines: Sequence[Line], text_size: float) -> list[Line | Table]:
    """Return the lines of a page with those of each table gathered into one Table, in reading order."""
    gaps = {line: found for line in lines if (found := _wide_gaps(line))}
    spans = _spans(page, lines, gaps)
    if not spans:
        return list(lines)
    result: list[Line | Table] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        span = next(((top, bottom) for top, bottom in spans if top <= line.baseline <= bottom), None)
        if span is None:
            result.append(line)
            index += 1
            continue
        inside = [other for other in lines[index:] if span[0] <= other.baseline <= span[1]]
        records = _records(page, inside, gaps)
        if len(records[0]) < 2:  # no upright strip parts cells: it is text with wide blanks
            result += inside
            index += len(inside)
            continue
        notes, end = _notes(lines, index + len(inside), span[1], text_size)
        result.append(Table(page.number, records, notes))
        index = end
    return result


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][0].baseline - line.baseline) <= SAME_ROW * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _spans(page: PageParts, lines: Sequence[Line], gaps: Gaps) -> list[tuple[float, float]]:
    """Return top and bottom of every table on the page."""
    rows = _rows(lines)
    if len(rows) == len(lines) and not gaps:
        return []
    cells = [_parted(row, gaps) for row in rows]
    many = [row for row, parts in zip(rows, cells, strict=True) if len(parts) > 1]
    if len(many) < FEWEST_RULED:
        return []
    spans: list[tuple[float, float]] = []
    for group in (part for whole in _rule_groups(page, lines) for part in _parts_of(whole, cells)):
        top, bottom = group[0].top, group[-1].bottom
        if _runs_on(group, cells):
            bottom = rows[-1][0].baseline
        held = [row for row in many if top - 2 <= row[0].baseline <= bottom + 2]
        if len(held) >= FEWEST_RULED:
            spans.append((_header_above(rows, top), max(bottom, held[-1][0].baseline) + 1))
    run: list[list[Piece]] = []
    for row in [*cells, []]:
        inside = bool(row) and any(top <= row[0].line.baseline <= bottom for top, bottom in spans)
        if row and not inside and (len(row) > 1 or (run and _hangs(run, row))):
            run.append(row)
            continue
        while run and len(run[-1]) == 1 and not _hangs(run[:-1], run[-1]):
            run.pop()
        if sum(len(r) > 1 for r in run) >= FEWEST_ROWS and _aligned(run) and not _numbered(run):
            spans.append((run[0][0].line.baseline - 1, run[-1][0].line.baseline + 1))
        run = []
    return sorted(spans)


def _runs_on(group: list[Box], cells: list[list[Piece]]) -> bool:
    """Whether the last rules are those over and under a table's head: the table ends on a later page."""
    over, under = group[-2:]
    head = [row for row in cells if over.top < row[0].line.baseline <= under.bottom]
    below = [row for row in cells if row[0].line.baseline > under.bottom and len(row) > 1]
    if not head or len(below) < 2 or over.height >= THICK or under.height < THICK:
        return False
    lines = [piece.line for row in head for piece in row]
    return all(line.size <= HEAD_SIZE or (line.italic and line.size < below[0][0].line.size) for line in lines)


def _parted(row: list[Line], gaps: Gaps) -> list[Piece]:
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


def _wide_gaps(line: Line) -> list[int]:
    """Return where gaps stand in a line that are wider than any blank between its words may be.

    Nearly all lines have none, or only that behind their number.
    """
    least = COLUMN_GAP * line.size
    if line.widest <= least:
        return []
    text, x0s, x1s = line.text, line.x0s, line.x1s
    at = text.find(" ", 1, -1)
    while at > 0 and (x0s[at + 1] - x1s[at - 1] <= least or _is_marker(text[:at])):
        at = text.find(" ", at + 1, -1)
    if at < 0:
        return []
    gaps = {at: x0s[at + 1] - x1s[at - 1] for at in range(1, len(text) - 1) if text[at] == " "}
    widest = _widest_blank(line, list(gaps.values()))
    return [index for index, gap in gaps.items() if gap > widest]


def _widest_blank(line: Line, gaps: list[float]) -> float:
    """Return how wide a blank between words of a line may be, by the others: typists put two behind a sentence."""
    justified = len(gaps) >= SPREAD_BLANKS and max(gaps) - min(gaps) < SPREAD_ALIKE * line.size
    usual = min(gaps) if justified else min(*gaps, USUAL_BLANK * line.size)
    return max(COLUMN_GAP * line.size, SENTENCE_GAP * usual)


def _numbered(run: list[list[Piece]]) -> bool:
    """Whether rows are paragraphs with their numbers set off: two columns, the first of numbers with full stops."""
    rows = [row for row in run if len(row) > 1]
    return all(len(row) == 2 and is_paragraph_number(row[0].text) for row in rows)


def _header_above(rows: list[list[Line]], top: float) -> float:
    """Return where a table begins: at its first rule, or at the rows of cells printed right above it."""
    for row in reversed(rows):
        if row[0].baseline < top and top - row[0].baseline < 1.5 * row[0].size and len(row) > 1:
            top = row[0].baseline - 1
    return top


def _rule_groups(page: PageParts, lines: Sequence[Line]) -> list[list[Box]]:
    """Group the horizontal rules of the page that have the same ends."""
    groups: list[list[Box]] = []
    for rule in sorted((r for r in page.rules if r.height < 3 and r.width > RULE_WIDTH), key=lambda r: r.top):
        if rule.top < 70 and rule.width > 0.7 * page.width:
            continue  # the rule under the running head
        if any(_underlines(rule, line) for line in lines):
            continue
        home = next(
            (g for g in groups if abs(g[-1].x0 - rule.x0) < SAME_RULE and abs(g[-1].x1 - rule.x1) < SAME_RULE),
            None,
        )
        if home is None:
            groups.append([rule])
        else:
            home.append(rule)
    return [group for group in groups if len(group) > 1]


def _underlines(rule: Box, line: Line) -> bool:
    """Whether a rule stands right under a line and is no longer than it: addresses in the text."""
    close = 0 <= rule.top - line.baseline < UNDERLINE * line.size
    return close and line.box.x0 - 2 <= rule.x0 and rule.x1 <= line.box.x1 + 2


def _parts_of(group: list[Box], cells: list[list[Piece]]) -> list[list[Box]]:
    """Part the rules of tables that stand above each other.

    Between two tables runs a paragraph from edge to edge, or nothing but what is larger than the cells of the first.
    """
    parts = [[group[0]]]
    for above, rule in pairwise(group):
        between = [row for row in cells if above.bottom < row[0].line.baseline < rule.top]
        wide = [len(row) == 1 and row[0].box.width > ACROSS * rule.width for row in between]
        if any(one and two for one, two in pairwise(wide)) or _ends_above(parts[-1], between, cells):
            parts.append([])
        parts[-1].append(rule)
    return [part for part in parts if len(part) > 1]


def _ends_above(part: Sequence[Box], between: Sequence[list[Piece]], cells: Sequence[list[Piece]]) -> bool:
    """Whether the rules of a table end above rows that hold text or a heading: all of it is larger than its cells."""
    if len(part) <= HEAD_RULES or part[-1].height < THICK or not between:
        return False
    held = [piece.line.size for row in cells if part[0].top < row[0].line.baseline < part[-1].top for piece in row]
    plain = all(len(row) == 1 or row[0].line.bold for row in between)
    return plain and bool(held) and all(row[0].line.size > max(held) + SIZE_STEP for row in between)


def _hangs(run: list[list[Piece]], row: list[Piece]) -> bool:
    """Whether a row of one line goes on with a cell of the rows above it."""
    line = row[0].line
    above = run[-1][0].line if run else None
    if above is None or line.baseline - above.baseline > 1.5 * line.size:
        return False
    return any(abs(_left(cell) - line.box.x0) < 2 for cells in run if len(cells) > 1 for cell in cells)


def _left(cell: Piece) -> float:
    return cell.box.x0 if cell.start else cell.line.box.x0


def _aligned(run: list[list[Piece]]) -> bool:
    """Whether the second cells of the rows begin, end or are centred at one place."""
    cells = [row[1].box for row in run if len(row) > 1]
    edges: tuple[Callable[[Box], float], ...] = (lambda b: b.x0, lambda b: b.x1, lambda b: (b.x0 + b.x1) / 2)
    for edge in edges:
        values = sorted(edge(box) for box in cells)
        middle = values[len(values) // 2]
        if sum(abs(value - middle) < 6 for value in values) >= 0.6 * len(values):
            return True
    return False


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
        indented = bool(notes) and not _has_marker(notes[-1][0]) and line.box.x0 > notes[-1][0].box.x0 + 3
        if not notes or marked or indented:
            notes.append([line])
        else:
            notes[-1].append(line)
        edge = line.baseline
        end += 1
    return tuple(tuple(note) for note in notes), end


def _has_marker(line: Line) -> bool:
    """Whether a note's first line begins with its mark: then its other lines hang."""
    return line.text[:1] in "*†‡" or line.spans[0].rise > 0


def _records(page: PageParts, lines: Sequence[Line], gaps: Gaps) -> tuple[tuple[Cell, ...], ...]:
    """Sort the lines of a table into rows and columns; the lines of a cell that wraps come together."""
    rows = _rows(lines)
    gutters = _gutters([row for row in rows if len(_parted(row, gaps)) > 1])
    edges = sorted(r.top for r in page.rules if r.height < 3 and r.width > RULE_WIDTH / 3)
    cut = [_cells(row, gutters) for row in rows]
    every_row_full = sum(all(cells) for cells in cut) >= 0.8 * len(cut)
    head = _head(edges, rows)
    ruled = _ruled(edges, rows, cut)
    records: list[list[list[Piece]]] = []
    last = float("-inf")
    for row, cells in zip(rows, cut, strict=True):
        drop = row[0].baseline - last
        if records and row[0].baseline < head and drop <= LEADING * row[0].size:
            # Names of columns stand on one foot: where one has more lines, the others' upper lines are empty.
            for cell, more in zip(records[-1], cells, strict=True):
                cell.extend(more)
            last = row[0].baseline
            continue
        parted = not records or any(last < edge < row[0].baseline for edge in edges)
        if not parted and (ruled or _goes_on(records[-1], cells, drop / row[0].size, every_row_full)):
            for cell, more in zip(records[-1], cells, strict=True):
                cell.extend(more)
        else:
            records.append([list(cell) for cell in cells])
        last = row[0].baseline
    return tuple(tuple(tuple(cell) for cell in record) for record in records)


def _ruled(edges: Sequence[float], rows: Sequence[list[Line]], cut: Sequence[list[list[Piece]]]) -> bool:
    """Whether rules part all rows, and cells stand in the middle of theirs: between the lines of others, some of them.

    Then all that stands between two rules is one row.
    """
    between: defaultdict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        between[bisect(edges, row[0].baseline)].append(index)
    interleaved = False
    for indices in between.values():
        size = rows[indices[0]][0].size
        middles = []
        for column in range(len(cut[0])):
            feet = [piece.line.baseline for index in indices for piece in cut[index][column]]
            if any(low - high > CELL_GAP * size for high, low in pairwise(feet)):
                return False
            middles += [(feet[0] + feet[-1]) / 2] if feet else []
        if max(middles) - min(middles) > MIDDLE * size:
            return False
        interleaved |= any(
            rows[low][0].baseline - rows[high][0].baseline < INTERLEAVED * size for high, low in pairwise(indices)
        )
    return interleaved and len(between) > 1


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


class _Gutter(NamedTuple):
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
    for index, letter in enumerate([*line.text, " "]):
        if letter == " ":
            if index > start:
                found.append((line.x0s[start], line.x1s[index - 1]))
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
                (
                    i
                    for i, letter in enumerate(line.text)
                    if letter == " " and _lies_at(line.x1s[i - 1], line.x0s[i + 1], gutter)
                ),
                None,
            )
            if cut is not None and line.x0s[cut + 1] - line.x1s[cut - 1] > GUTTER and cut > start:
                piece = Piece(line, start, cut)
                cells[_column(piece, gutters)].append(piece)
                start = cut + 1
        piece = Piece(line, start, len(line.text))
        cells[_column(piece, gutters)].append(piece)
    return cells


def _lies_at(left: float, right: float, gutter: _Gutter) -> bool:
    """Whether a gap in a line lies at a gutter, or ends where the column behind begins: long words reach into it."""
    return left <= gutter.middle <= right or (left < gutter.right and abs(right - gutter.right) < SAME_START)


def _column(piece: Piece, gutters: list[_Gutter]) -> int:
    left = _left(piece)
    return sum(gutter.middle < left for gutter in gutters)


def cell_texts(table: Table, joiner: Joiner) -> tuple[tuple[Passage | None, ...], ...]:
    """Join the lines of every cell; None for an empty one."""
    return tuple(tuple(joiner.join(cell) if cell else None for cell in row) for row in table.rows)
