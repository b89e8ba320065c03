"""Tables that run over the end of a page: one table, of which each page repeats the head, or none does."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise

from msgspec.structs import replace

from undoc_cli.page import Line, PageParts
from undoc_cli.parts.column import SIZE_STEP
from undoc_cli.parts.list_tables import rows_below
from undoc_cli.parts.table_rows import SAME_START, Cell, left_of
from undoc_cli.parts.table_rules import THICK
from undoc_cli.parts.tables import Table

Row = tuple[Cell, ...]


def joined(items: Sequence[Line | Table], pages: Mapping[int, PageParts]) -> list[Line | Table]:
    """Return lines and tables in reading order, each table with what goes on with it on the following pages."""
    result: list[Line | Table] = []
    index = 0
    while index < len(items):
        item = items[index]
        table = result[-1] if result else None
        whole = None
        taken = 1
        # A row that may be text stays the last one: it is told.
        ends = isinstance(table, Table) and (table.notes or table.ends_in_doubt)
        if isinstance(table, Table) and not ends and item.page == _last_page(table) + 1:
            if isinstance(item, Table):
                whole = _with(table, item, pages[item.page])
            elif table.stands_in:
                rows = _further_rows(table, islice(items, index, None), pages[item.page])
                taken = sum(len(cell) for (cell,) in rows) or 1
                whole = _extended(table, rows)
        result[-1 if whole else len(result) :] = [whole or item]
        index += taken
    return result


def _last_page(table: Table) -> int:
    return max(piece.line.page for cell in table.rows[-1] for piece in cell)


def _with(table: Table, other: Table, page: PageParts) -> Table | None:
    """Return a table with one that goes on with it, below the same head or none; None where another begins."""
    if len(table.rows[0]) != len(other.rows[0]):
        return None
    heads = 0 if _is_data(other, page) else _heads_again(table, other)
    # Of heads of several rows all are alike: "2023 | 2024" and "2025 | 2026" stand over two tables.
    if heads < len(other.rows) and _is_small(other.rows[heads], other.rows[-1]):
        return None
    if not heads and (_is_set_apart(other, page) or not _same_columns(table, other)):
        return None
    return replace(
        table,
        rows=(*table.rows, *other.rows[heads:]),
        notes=other.notes,
        open=other.open,
        heads=(*table.heads, *other.rows[:heads]),
    )


def _heads_again(table: Table, other: Table) -> int:
    """Return how many rows of a table only repeat the head of another: the first, and further ones in small type."""
    heads = 0
    for own, row in zip(table.rows, other.rows, strict=False):
        if _words(own) != _words(row) or (heads and not _is_small(row, other.rows[-1])):
            break
        heads += 1
    return heads


def _is_data(table: Table, page: PageParts) -> bool:
    """Whether the first row of a table has figures and is set as the others are: "Total | 5" is no head."""
    first = table.rows[0]
    figures = any(character.isdecimal() for text in _words(first) for character in text)
    return figures and not _is_small(first, table.rows[-1]) and not _is_set_apart(table, page)


def _words(row: Row) -> list[str]:
    return [" ".join(piece.text.strip() for piece in cell) for cell in row]


def _is_small(row: Row, last: Row) -> bool:
    """Whether a row is set in smaller type than the last one, as heads are."""
    return _size(row) < _size(last)


def _is_set_apart(table: Table, page: PageParts) -> bool:
    """Whether the first row is a head in the size of the rows: bold, or over a rule that parts no other rows."""
    first, *others = table.rows
    if all(cell and all(piece.line.bold for piece in cell) for cell in first):
        return not all(piece.line.bold for cell in table.rows[-1] for piece in cell)
    feet = [_foot(row) for row in (first, *others[:2])]
    parted = [_rule_between(page, high, low) for high, low in pairwise(feet)]
    return len(parted) > 1 and parted[0] > parted[1]


def _rule_between(page: PageParts, high: float, low: float) -> int:
    """Return whether rules are drawn between two rows: 2 for a thick one, 1 for others."""
    return max((1 + (rule.height >= THICK) for rule in page.rules if high < rule.top < low), default=0)


def _foot(row: Row) -> float:
    return max(piece.line.baseline for cell in row for piece in cell)


def _size(row: Row) -> float:
    return max(piece.line.size for cell in row for piece in cell)


def _same_columns(table: Table, other: Table) -> bool:
    """Whether the columns of two tables begin at the same places, in type of one size; empty ones begin anywhere."""
    if abs(_size(table.rows[-1]) - _size(other.rows[-1])) > SIZE_STEP:
        return False
    near = table.rows[-len(other.rows) :]  # of a table of many pages, no more than are needed
    starts = zip(_starts(near), _starts(other.rows), strict=True)
    return all(not one or not two or abs(min(one) - min(two)) < SAME_START for one, two in starts)


def _starts(rows: Sequence[Row]) -> list[list[float]]:
    """Return where the cells of each column begin."""
    return [[left_of(cell[0]) for cell in column if cell] for column in zip(*rows, strict=True)]


def _further_rows(table: Table, items: Iterable[Line | Table], page: PageParts) -> list[tuple[Cell]]:
    """Return the rows at the head of a page that are set as those of a table of one column."""
    here: list[Line] = []
    for item in items:
        if isinstance(item, Table) or item.page != page.number:
            break
        here.append(item)
    return rows_below(here, [rule.top for rule in page.rules], table.rows[-1][0][0].line)


def _extended(table: Table, rows: Sequence[tuple[Cell]]) -> Table | None:
    """Return a table of one column with further rows, of which the first may go on with its last one."""
    if not rows:
        return None
    (last,), ((first,), *others) = table.rows[-1], rows
    if first[0].text[:1].islower():
        return replace(table, rows=(*table.rows[:-1], ((*last, *first),), *others))
    return replace(table, rows=(*table.rows, *rows))
