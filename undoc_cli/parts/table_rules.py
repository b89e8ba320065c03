"""The rules drawn around tables: which are of one table, and where one ends that no rule closes."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from undoc_cli.geometry import Box
from undoc_cli.page import Line, PageParts, Piece
from undoc_cli.parts.column import SIZE_STEP
from undoc_cli.parts.table_rows import left_of

FEWEST_RULED = 2  # rows of cells between the rules of a table
RULE_WIDTH = 90.0  # points; rules of tables are as wide as the column, the rule over notes 72
SAME_RULE = 8.0  # rules of one table begin and end within this of each other
ACROSS = 0.8  # of a table's width: two lines of one cell this wide are text; a text column takes 0.87 in Geneva
THICK = 1.0  # points: the rules under a table's head and at its end are 1.4 to 1.5 thick, the others 0.25 to 0.5
HEAD_RULES = 2  # over and under the names of the columns
HEAD_SIZE = 7.5  # points: heads are set in 7 (New York) or, in italics, in 8 (Geneva), rows in 8.5 to 10
UNDERLINE = 0.25  # of the type size: what underlines text stands this close to its baseline
SAME_STEP = 2.0  # points by which rows of one table stand further apart than others


class Ruled(Struct, frozen=True):
    """The rules of one table, above what it ends, and whether it is one of several whose heads stand between rules."""

    rules: list[Box]
    limit: float
    beside: bool


def ruled_tables(page: PageParts, lines: Sequence[Line], cells: list[list[Piece]]) -> list[Ruled]:
    """Return the rules of each table of a page; `cells` are its lines in rows, cut at wide gaps."""
    return [part for group in _rule_groups(page, lines) for part in _parts_of(group, cells)]


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


def _parts_of(group: list[Box], cells: list[list[Piece]]) -> list[Ruled]:
    """Part the rules of tables that stand above each other.

    Between two tables runs a paragraph from edge to edge, or nothing but what is larger than the cells of the first, or
    whatever is no row above the rules of another head.
    """
    parts: list[list[Box]] = [[group[0]]]
    heads = [_is_head(over, under, cells) for over, under in pairwise(group)]
    begun, beside = 0, False
    for index, (above, rule) in enumerate(pairwise(group), start=1):
        between = [row for row in cells if above.bottom < row[0].line.baseline < rule.top]
        wide = [len(row) == 1 and row[0].box.width > ACROSS * rule.width for row in between]
        headed = heads[begun] and not heads[index - 1] and heads[index : index + 1] == [True]
        headed = headed and _holds_text(above, between)
        beside = beside or headed
        if headed or any(one and two for one, two in pairwise(wide)) or _ends_above(parts[-1], between, cells):
            parts.append([])
            begun = index
        parts[-1].append(rule)
    limits = [*(part[0].top for part in parts[1:]), float("inf")]
    return [Ruled(part, limit, beside) for part, limit in zip(parts, limits, strict=True) if len(part) > 1]


def _holds_text(above: Box, between: list[list[Piece]]) -> bool:
    """Whether other than rows of a table stands between one of its rules and one of the next."""
    if not any(len(row) > 1 for row in between):
        return bool(between)
    return open_end(above, between) < between[-1][0].line.baseline


def _ends_above(part: Sequence[Box], between: Sequence[list[Piece]], cells: Sequence[list[Piece]]) -> bool:
    """Whether the rules of a table end above rows that hold text or a heading: all of it is larger than its cells."""
    if len(part) <= HEAD_RULES or part[-1].height < THICK or not between:
        return False
    held = [piece.line.size for row in cells if part[0].top < row[0].line.baseline < part[-1].top for piece in row]
    plain = all(len(row) == 1 or row[0].line.bold for row in between)
    return plain and bool(held) and all(row[0].line.size > max(held) + SIZE_STEP for row in between)


def runs_on(part: Ruled, cells: list[list[Piece]]) -> bool:
    """Whether the last rules are those over and under a table's head: no rule closes it, or one on a later page."""
    over, under = part.rules[-2:]
    below = [row for row in cells if row[0].line.baseline > under.bottom and len(row) > 1]
    thick = over.height < THICK <= under.height
    return len(below) >= FEWEST_RULED and (thick or part.beside) and _is_head(over, under, cells)


def _is_head(over: Box, under: Box, cells: list[list[Piece]]) -> bool:
    """Whether between two rules stands the head of a table: in small type, or smaller in italics than its rows."""
    lines = [piece.line for row in cells if over.top < row[0].line.baseline <= under.bottom for piece in row]
    first = next((row[0].line for row in cells if row[0].line.baseline > under.bottom and len(row) > 1), None)
    return (
        first is not None
        and bool(lines)
        and all(line.size <= HEAD_SIZE or (line.italic and line.size < first.size) for line in lines)
    )


def open_end(under: Box, cells: list[list[Piece]]) -> float:
    """Return where the rows end below the rules of a head that no rule closes: at the page's end, or above text.

    Text is what stands in one cell and is larger than those of the first row, or twice as wide as only text is.  Below
    the last row of several cells it is also what begins where no cell does, or where the first ones do and further
    down than rows stand apart, and what reaches into the next column.
    """
    below = [row for row in cells if row[0].line.baseline > under.bottom]
    size = next(max(piece.line.size for piece in row) for row in below if len(row) > 1)
    wide = [len(row) == 1 and row[0].box.width > ACROSS * under.width for row in below]
    inside: list[list[Piece]] = []
    for index, row in enumerate(below):
        larger = len(row) == 1 and row[0].line.size > size + SIZE_STEP
        if larger or (wide[index] and wide[index + 1 : index + 2] == [True]):
            break
        inside.append(row)
    last = max((index for index, row in enumerate(inside) if len(row) > 1), default=0)
    apart = max((_drop(above, row) for above, row in pairwise(inside[: last + 1])), default=0.0)
    ends = last + 1
    several = [row for row in inside[:ends] if len(row) > 1]
    while (
        ends < len(inside)
        and not _reaches_over(inside[ends][0].line, several)
        and (
            hangs(inside[:ends], inside[ends], apart + SAME_STEP)
            or _begins_in(inside[ends][0].line, [cell for row in several for cell in row[1:]])
        )
    ):
        ends += 1
    return max((row[0].line.baseline for row in inside[:ends]), default=under.bottom)


def _reaches_over(line: Line, rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether a line runs into the column behind the one in which it begins, as no cell does."""
    behind = [left_of(cell) for row in rows for cell in row if left_of(cell) > line.box.x0 + SAME_STEP]
    return bool(behind) and line.box.x1 > min(behind) + SAME_STEP


def hangs(run: list[list[Piece]], row: list[Piece], apart: float = 0.0) -> bool:
    """Whether a row of one line goes on with a cell of the rows above it, which stand so far apart."""
    line = row[0].line
    if not run or _drop(run[-1], row) > max(1.5 * line.size, apart):
        return False
    return _begins_in(line, [cell for cells in run if len(cells) > 1 for cell in cells])


def _begins_in(line: Line, cells: Sequence[Piece]) -> bool:
    """Whether a line begins where one of some cells does."""
    return any(abs(left_of(cell) - line.box.x0) < 2 for cell in cells)


def _drop(above: list[Piece], row: list[Piece]) -> float:
    return row[0].line.baseline - above[0].line.baseline
