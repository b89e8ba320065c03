"""Quotations that no quotation marks tell: by where they stand."""

from collections.abc import Sequence

from undoc_cli.parts.column import ALIKE_EDGE, INDENT, JUSTIFIED, SIZE_STEP, Column
from undoc_cli.parts.markers import marker_of
from undoc_cli.parts.tables import Group, Table
from undoc_cli.rules.language import Language

FEWEST = 3  # lines of a quotation: two of them end where it ends


def quotations(groups: Sequence[Group], column: Column, language: Language) -> frozenset[int]:
    """Return which blocks are quotations by where they stand: set in on both sides, between text that is not."""
    found: list[int] = []
    run: list[int] = []
    for index, group in enumerate(groups):
        if _set_in(group, column, language):
            run.append(index)
            continue
        if run and run[0] > 0 and _fills(groups[run[0] - 1], column) and _fills(group, column):
            found += run
        run = []
    return frozenset(found)


def _set_in(group: Group, column: Column, language: Language) -> bool:
    """Whether lines of the text's size, one with another justified, begin and end within the column."""
    if isinstance(group, Table) or len(group) < FEWEST or not column.justified:
        return False
    if not column.indents(group) or marker_of(group[0], language):
        return False
    *full, last = map(column.end, group)
    begins = [column.start(line) for line in group[1:]]
    return (
        max(full) - min(full) < JUSTIFIED
        and last < max(full) + JUSTIFIED
        and max(full) < column.width - INDENT * column.size
        and max(begins) - min(begins) < ALIKE_EDGE
        and column.start(group[0]) > begins[0] - ALIKE_EDGE
        and all(abs(line.size - column.size) < SIZE_STEP and not line.bold for line in group)
    )


def _fills(group: Group, column: Column) -> bool:
    """Whether text stands in the whole column: a line of it begins at its edge, or ends there."""
    edge = INDENT * column.size
    return not isinstance(group, Table) and any(
        not line.bold and (column.start(line) < edge or column.end(line) > column.width - edge) for line in group
    )
