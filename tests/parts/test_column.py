"""The column that text stands in."""

import pytest
from paper import AFTER, LEADING, LEFT, RIGHT, column, line, moved, stack
from said import ONE, THREE, TWO

from undoc_cli.page import Line
from undoc_cli.parts.column import column_of


def test_measures_of_a_column() -> None:
    found = column_of(stack(column(ONE), column(TWO), column(THREE)))
    assert found.left == pytest.approx(LEFT, abs=1)
    assert found.size == 10
    assert found.width == pytest.approx(RIGHT - LEFT, abs=1)
    assert found.leading == pytest.approx(LEADING / 10)


def test_a_column_of_wide_lines() -> None:
    assert column_of(stack(column(ONE, leading=15), column(TWO, leading=15))).leading == pytest.approx(1.5)
    assert AFTER < LEADING


def rows(
    count: int,
    *,
    left: float = LEFT,
    right: float = RIGHT,
    baseline: float = 100.0,
    leading: float = LEADING,
    size: float = 10.0,
    page: int = 1,
) -> list[Line]:
    """Give lines from edge to edge."""
    return [
        line("the lamps of Sulina", x0=left, x1=right, baseline=baseline + leading * row, size=size, page=page)
        for row in range(count)
    ]


@pytest.mark.parametrize(
    ("end", "justified"), [(RIGHT - 1.5, True), (RIGHT - 3, False), (LEFT + 0.75 * (RIGHT - LEFT), True)]
)
def test_lines_that_nearly_fill_a_justified_column_end_at_its_edge(end: float, *, justified: bool) -> None:
    lines = [*rows(5), *rows(6, right=end, baseline=200)]
    assert column_of(lines).justified is justified


@pytest.mark.parametrize(("short", "leading"), [(15, 1.5), (25, 1.2)])
def test_lines_below_full_ones_tell_how_far_those_of_a_paragraph_stand_apart(short: float, leading: float) -> None:
    lines = [*rows(2), *rows(6, right=RIGHT - short, baseline=130, leading=15)]
    assert column_of(lines).leading == pytest.approx(leading)


@pytest.mark.parametrize(("hangs", "leading"), [(18, 1.2), (0, 1.2)])
def test_lines_of_items_tell_how_far_those_of_a_paragraph_stand_apart(hangs: float, leading: float) -> None:
    """Items begin at the column's edge, 1.9 apart; only in some do more lines than that of the bullet begin there."""
    item = [*rows(1), *rows(2, left=LEFT + hangs, baseline=100 + LEADING)]
    lines = [moved(each, 43 * at) for at in range(4) for each in item]
    assert column_of(lines).leading == pytest.approx(leading)


@pytest.mark.parametrize(("leading", "measured"), [(24, 2.4), (28, 1.2)])
def test_paragraphs_of_one_line_each_tell_nothing_of_it(leading: float, measured: float) -> None:
    assert column_of(rows(8, leading=leading)).leading == pytest.approx(measured)


@pytest.mark.parametrize(("shift", "shifts"), [(2, {}), (4, {(2, 0): 4})])
def test_pages_are_set_off_for_binding(shift: float, shifts: dict[tuple[int, int], float]) -> None:
    lines = [*rows(8), *rows(8, left=LEFT + shift, right=RIGHT + shift, page=2)]
    assert column_of(lines).shifts == shifts


@pytest.mark.parametrize(("narrower", "shifts"), [(8, {(3, 0): 20}), (16, {})])
def test_a_page_of_another_width_tells_nothing_of_its_column(
    narrower: float, shifts: dict[tuple[int, int], float]
) -> None:
    third = rows(8, left=LEFT + 20, right=RIGHT + 20 - narrower, page=3)
    assert column_of([*rows(8), *rows(8, page=2), *third]).shifts == shifts


@pytest.mark.parametrize(("size", "left"), [(10.6, LEFT - 30), (11.2, LEFT)])
def test_what_is_larger_than_the_text_tells_nothing_of_its_column(size: float, left: float) -> None:
    lines = [*rows(7), *rows(6, left=LEFT - 30, baseline=300, size=size)]
    assert column_of(lines).left == pytest.approx(left, abs=1)
