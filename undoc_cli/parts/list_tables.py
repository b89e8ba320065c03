"""Tables of one column: nothing stands beside its cells, but over them a name between the rules of a head."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from undoc_cli.geometry import Box
from undoc_cli.page import Line, PageParts, whole
from undoc_cli.parts.table_rows import CELL_GAP, LEADING, Cell, wide_gaps
from undoc_cli.parts.table_rules import SAME_RULE, THICK

RULE_WIDTH = 300.0  # points: the rules are as wide as the text, 383 to 464
HEAD = 2.5  # of the name's size: the rules stand so far apart at the most; measured 2.3 for one line
SMALL = 0.85  # of the text's size: heads are set in 7 or 8 points
SAME_START = 2.0  # points: lines of one column begin within this of each other
FEWEST_ROWS = 2

Row = tuple[Cell]


class ListTable(NamedTuple):
    """The rows of a table of one column, and whether they stand in from its rules, as no text does."""

    rows: list[Row]
    stands_in: bool


def list_tables(page: PageParts, lines: Sequence[Line], text_size: float) -> dict[Line, ListTable]:
    """Return the tables of one column on a page, each by its name, which is the first row.

    No rule need close one: it ends where what follows is set in another way or begins elsewhere.
    """
    found: dict[Line, ListTable] = {}
    wide = sorted((rule for rule in page.rules if rule.width > RULE_WIDTH), key=lambda rule: rule.top)
    for over, under in pairwise(wide):
        between = [line for line in lines if over.top < line.baseline < under.top]
        if len(between) != 1 or not _is_head(over, between[0], under, text_size):
            continue
        below = lines[lines.index(between[0]) + 1 :]
        rows = rows_below(below, [rule.top for rule in page.rules if rule.top > under.top])
        if len(rows) >= FEWEST_ROWS:
            stands_in = below[0].box.x0 > under.x0 + SAME_START
            found[between[0]] = ListTable([((whole(between[0]),),), *rows], stands_in)
    return found


def _is_head(over: Box, name: Line, under: Box, text_size: float) -> bool:
    """Whether a name stands between the rules over and under a table's head."""
    alike = abs(over.x0 - under.x0) < SAME_RULE and abs(over.x1 - under.x1) < SAME_RULE
    thick = over.height < THICK <= under.height
    return alike and thick and under.top - over.top < HEAD * name.size and name.size <= SMALL * text_size


def rows_below(lines: Sequence[Line], rules: Sequence[float], first: Line | None = None) -> list[Row]:
    """Return the lines below a head in rows, of which each is one cell; none where there may be several columns.

    They are set as the `first` line of the table is.
    """
    rows: list[list[Line]] = []
    for line in lines:
        first = first or line
        if line.spans[0].font != first.spans[0].font or line.size != first.size:
            break
        if abs(line.box.x0 - first.box.x0) > SAME_START:
            break
        if rows:
            last = rows[-1][-1]
            drop = line.baseline - last.baseline
            if drop > CELL_GAP * line.size or any(last.baseline < rule < line.baseline for rule in rules):
                break
            if drop <= LEADING * line.size:
                rows[-1].append(line)
                continue
        if wide_gaps(line):
            return []
        rows.append([line])
    return [(tuple(map(whole, row)),) for row in rows]
