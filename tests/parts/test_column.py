"""The column that text stands in."""

import pytest
from paper import AFTER, LEADING, LEFT, RIGHT, column, stack
from said import ONE, THREE, TWO

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
