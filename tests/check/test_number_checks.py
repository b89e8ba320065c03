"""Numbers of paragraphs that follow each other, or nearly."""

import pytest
from checking import check, with_numbers


@pytest.mark.parametrize(
    ("numbers", "at"),
    [
        (["1.", "2.", "4."], "/body/1"),
        (["1.", "2.", "3.", "4.", "5.", "7."], "/body/4"),
        (["5.", "9."], None),  # without one step nothing is counted
        ([*(f"{number}." for number in range(1, 9) if number not in (3, 6))], None),
        ([*(f"{number}." for number in range(1, 12) if number not in (5, 8))], "/body"),
        ([*(f"{number}." for number in range(1, 16) if number not in (5, 8))], "/body"),
        (["1.", "2.", "3.", "5.", "7."], None),  # some of the paragraphs of another document
        (["1.", "2.", "3.", "4.", "5.", "8.", "6.", "7."], None),  # in another order
        (["1.", "2.", "3.", "4.", "5.", "6.", "20.", "22.", "7.", "8."], None),  # two of another, and on
        (["1.", "2.", "3.", "4.", "5.", "7.", "20.", "22.", "8.", "9."], "/body/4"),
        (["7.", "8.", "1.", "2.", "3.", "4.", "5.", "9."], None),  # a list in a paragraph counts anew
        (["1.", "2.", "3., 4., 5.", "6.", "7."], None),
        (["1.", "2.", "3., 4., 5.", "7."], "/body/2"),
        (["3.", "4., 5.", "7."], "/body/1"),
        # A series that begins anew does not go on with what an earlier one left.
        (["1.", "2.", "3.", "6.", "7.", "9.", *(f"{number}." for number in range(1, 6))], "/body/4"),
        (["86.9", "86.10", "87.1", "87.2"], None),
        (["1. heading", "3. heading", "1.", "2."], None),
        (["(a)", "(b)", "(c)", "(d)", "(e)", "(g)"], None),  # of letters a few may be quoted
    ],
)
def test_a_number_that_stands_nowhere(numbers: list[str], at: str | None) -> None:
    assert check(with_numbers(*numbers)) == ([("number-missing", "warning", at)] if at else [])


def test_items_in_figures_count_for_themselves() -> None:
    assert check(with_numbers("1.", "2.", "3.", "4.", "5.", "7.", kind="list_item")) == []
