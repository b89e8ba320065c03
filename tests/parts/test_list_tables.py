"""Tables of one column, told by the rules of their head."""

import pytest
from paper import LEFT, RIGHT, Part, line, page_parts, rule

from undoc_cli.geometry import Box
from undoc_cli.page import Line
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.tables import Table, cell_texts, find_tables

OVER, UNDER = Box(LEFT, 290, RIGHT, 290.4), Box(LEFT, 308, RIGHT, 309.5)
NAME = line("Kind of lamp", baseline=304, size=8)
ROWS = [
    line("Two lamps of the harbour went out in the night and", baseline=326),
    line("were lit again.", baseline=338.5),
    line("One lamp of the pier was moved.", baseline=357),
]


def found(*lines: Line, rules: tuple[Box, ...] = (OVER, UNDER)) -> list[str | tuple[tuple[str, ...], ...]]:
    items = find_tables(page_parts(*lines, rules=rules), lines, 10.0)
    return [item.text if isinstance(item, Line) else _cells(item) for item in items]


def _cells(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text if cell else "" for cell in row) for row in cell_texts(table, Joiner()))


WANTED = (
    ("Kind of lamp",),
    ("Two lamps of the harbour went out in the night and were lit again.",),
    ("One lamp of the pier was moved.",),
)


def test_a_name_between_the_rules_of_a_head_begins_a_table() -> None:
    assert found(NAME, *ROWS) == [WANTED]


@pytest.mark.parametrize(
    "rules",
    [
        (),
        (UNDER,),
        (OVER, Box(LEFT, 308, RIGHT, 308.4)),  # no rule is thick: the rules of a box
        (Box(LEFT, 288, RIGHT, 289.5), UNDER),  # both are
        (OVER, Box(LEFT + 20, 308, RIGHT, 309.5)),
        (Box(LEFT, 270, RIGHT, 270.4), UNDER),  # too far apart
    ],
)
def test_other_rules_are_no_head(rules: tuple[Box, ...]) -> None:
    assert found(NAME, *ROWS, rules=rules) == [item.text for item in (NAME, *ROWS)]


def test_a_name_as_large_as_the_text_is_no_head() -> None:
    name = line("Kind of lamp", baseline=304, size=9)
    assert found(name, *ROWS) == [item.text for item in (name, *ROWS)]


def test_one_row_alone_is_no_table() -> None:
    assert found(NAME, *ROWS[:2]) == [item.text for item in (NAME, *ROWS[:2])]


@pytest.mark.parametrize(
    ("below", "rules"),
    [
        (line("The lamps of the harbour.", baseline=375, x0=LEFT + 24), ()),  # begins elsewhere
        (line(Part("Lamps", bold=True), baseline=375), ()),
        (line("The lamps of the harbour.", baseline=385), ()),  # stands too far down
        (line("The lamps of the harbour.", baseline=375), (rule(LEFT, 362, RIGHT),)),
        (line("The lamps of the harbour.", baseline=375, size=9), ()),
    ],
)
def test_the_table_ends_above_what_is_set_in_another_way(below: Line, rules: tuple[Box, ...]) -> None:
    assert found(NAME, *ROWS, below, rules=(OVER, UNDER, *rules)) == [WANTED, below.text]


def test_columns_under_one_name_are_not_told() -> None:
    """A head that names one column of several: which cell stands in which is not known."""
    wide = line("One lamp ", Part("moved", shift=60), baseline=357)
    assert found(NAME, *ROWS[:2], wide) == [item.text for item in (NAME, *ROWS[:2], wide)]
