"""Tables that run over the end of a page."""

from collections.abc import Iterable

import pytest
from paper import LEFT, RIGHT, line, page_parts, rule

from undoc_cli.geometry import Box
from undoc_cli.page import Line, PageParts
from undoc_cli.parts.assemble import Assembly
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.sections import read_body
from undoc_cli.rules.language import language

MIDDLE = 300.0
RULES = (rule(LEFT, 90, RIGHT), rule(LEFT, 106, RIGHT, 1.5), rule(LEFT, 200, RIGHT, 1.5))
EDGES = (LEFT, MIDDLE)
Rows = Iterable[tuple[str, ...]]

HEAD = ("Lamp", "Keeper")
FIRST = [("Harbour lamp", "Anna"), ("Pier lamp", "Bruno"), ("Quay lamp", "Clara")]
SECOND = [("Bridge lamp", "Dora"), ("Tower lamp", "Emil"), ("Gate lamp", "Franz")]


def page(number: int, head: tuple[str, ...] | None, rows: Rows, *, second: float = MIDDLE) -> PageParts:
    """Lay out a table at the head of a page, of two columns."""
    texts = [*([(head, 102.0, 7.0)] if head else []), *((row, 118.0 + 20 * i, 10.0) for i, row in enumerate(rows))]
    lines = [
        line(text, x0=x0, baseline=baseline, size=size, page=number)
        for row, baseline, size in texts
        for text, x0 in zip(row, (LEFT, second), strict=True)
        if text
    ]
    return page_parts(*lines, rules=RULES if head else (rule(LEFT, 108, RIGHT), RULES[2]), number=number)


def tables(*pages: PageParts) -> list[tuple[int, tuple[tuple[str, ...], ...]]]:
    """Give the tables that are read on some pages, and that nothing is lost of them."""
    lines = [item for one in pages for item in one.main]
    assembly = Assembly(Joiner())
    blocks = read_body(assembly, "/body", lines, pages, language("en"))
    assembly.settle(lines)
    assert not assembly.diagnostics
    return [(block.page, block.rows) for block in blocks if isinstance(block.rows, tuple)]


def test_a_table_whose_head_is_printed_again_is_one() -> None:
    assert tables(page(1, HEAD, FIRST), page(2, HEAD, SECOND), page(3, HEAD, FIRST)) == [
        (1, (HEAD, *FIRST, *SECOND, *FIRST))
    ]


def test_the_head_that_is_printed_again_is_kept_beside_the_text() -> None:
    pages = (page(1, HEAD, FIRST), page(2, HEAD, SECOND))
    assembly = Assembly(Joiner())
    read_body(assembly, "/body", [item for one in pages for item in one.main], pages, language("en"))
    assert [(region.kind, region.page, region.text) for region in assembly.regions] == [
        ("table-head", 2, "Lamp Keeper")
    ]


def test_a_table_goes_on_without_its_head_where_the_columns_agree() -> None:
    assert tables(page(1, HEAD, FIRST), page(2, None, SECOND)) == [(1, (HEAD, *FIRST, *SECOND))]


@pytest.mark.parametrize(
    "second",
    [
        page(2, ("Lamp", "Wick"), SECOND),  # another head
        page(2, None, SECOND, second=MIDDLE + 40),  # other columns
        page(3, HEAD, SECOND),  # a page further on
    ],
)
def test_another_table_begins(second: PageParts) -> None:
    pages = (page(1, HEAD, FIRST), *([page_parts(number=2)] if second.number == 3 else []), second)
    assert len(tables(*pages)) == 2


def test_heads_of_several_rows_are_all_alike() -> None:
    def of_years(number: int, years: tuple[str, ...], rows: Rows) -> PageParts:
        table = page(number, HEAD, rows)
        second = [line(text, x0=x0, baseline=105.0, size=7, page=number) for text, x0 in zip(years, EDGES, strict=True)]
        return page_parts(*table.main[:2], *second, *table.main[2:], rules=table.rules, number=number)

    one, two = ("2023", "2024"), ("2025", "2026")
    assert len(tables(of_years(1, one, FIRST), of_years(2, one, SECOND))) == 1
    assert len(tables(of_years(1, one, FIRST), of_years(2, two, SECOND))) == 2


@pytest.mark.parametrize(("thickness", "weight", "count"), [(0.0, True, 2), (1.5, False, 2), (0.0, False, 1)])
def test_another_head_in_the_size_of_the_rows_begins_another_table(
    *, thickness: float, weight: bool, count: int
) -> None:
    second = page(2, None, [("Boat", "Owner"), *SECOND])
    head = [line(x.text, x0=x.box.x0, baseline=x.baseline, page=2, bold=weight) for x in second.main[:2]]
    rules = [*second.rules, *([rule(LEFT, 124, RIGHT, thickness)] if thickness else [])]
    assert len(tables(page(1, HEAD, FIRST), page_parts(*head, *second.main[2:], rules=rules, number=2))) == count


def test_a_table_in_smaller_type_is_another() -> None:
    second = page(2, None, SECOND)
    small = [line(x.text, x0=x.box.x0, baseline=x.baseline, page=2, size=8) for x in second.main]
    assert len(tables(page(1, HEAD, FIRST), page_parts(*small, rules=second.rules, number=2))) == 2


def test_text_between_two_tables_parts_them() -> None:
    text = line("The keepers of the lamps are named below.", baseline=80, page=2)
    below = page(2, HEAD, SECOND)
    assert len(tables(page(1, HEAD, FIRST), page_parts(text, *below.main, rules=below.rules, number=2))) == 2


OVER, UNDER = Box(LEFT, 290, RIGHT, 290.4), Box(LEFT, 308, RIGHT, 309.5)
INSET = LEFT + 12


def one_column(inset: float = INSET) -> PageParts:
    """Lay out a table of one column at the foot of a page."""
    rows = [
        line("Kind of lamp", baseline=304, size=8, x0=inset + 1),
        line("Two lamps of the harbour went out.", baseline=326, x0=inset),
        line("One lamp of the pier was moved, and", baseline=345, x0=inset),
    ]
    return page_parts(*rows, rules=(OVER, UNDER))


def further(*rows: Line) -> PageParts:
    """Lay out what stands at the head of the next page."""
    return page_parts(*rows, number=2)


NEXT = line("Three lamps were lit.", baseline=84, x0=INSET, page=2)
WANTED = (
    ("Kind of lamp",),
    ("Two lamps of the harbour went out.",),
    ("One lamp of the pier was moved, and",),
    ("Three lamps were lit.",),
)


def test_a_table_of_one_column_goes_on_in_rows_that_stand_in_from_its_rules() -> None:
    assert tables(one_column(), further(NEXT)) == [(1, WANTED)]


def test_a_row_may_go_on_over_the_end_of_a_page() -> None:
    rest = line("lit again.", baseline=84, x0=INSET, page=2)
    after = line("Three lamps were lit.", baseline=103, x0=INSET, page=2)
    ((_, rows),) = tables(one_column(), further(rest, after))
    assert rows[2:] == (("One lamp of the pier was moved, and lit again.",), ("Three lamps were lit.",))


@pytest.mark.parametrize(
    ("first", "below"),
    [
        (one_column(LEFT), line("Three lamps were lit.", baseline=84, x0=LEFT, page=2)),  # as text stands
        (one_column(), line("Three lamps were lit.", baseline=84, x0=INSET + 12, page=2)),
        (one_column(), line("Three lamps were lit.", baseline=84, x0=INSET, page=2, size=9)),
        (one_column(), line("Three lamps were lit.", baseline=84, x0=INSET, page=2, bold=True)),
    ],
)
def test_what_may_be_text_is_no_row_of_a_table_of_one_column(first: PageParts, below: Line) -> None:
    assert [len(rows) for _, rows in tables(first, further(below))] == [3]


def test_a_row_of_figures_that_stands_at_the_head_of_two_pages_is_no_head() -> None:
    row = ("All lamps", "5")
    assert tables(page(1, None, [row, *FIRST]), page(2, None, [row, *SECOND])) == [(1, (row, *FIRST, row, *SECOND))]
    assert tables(page(1, None, [row, *FIRST]), page(2, None, [row, *SECOND], second=380.0)) == [
        (1, (row, *FIRST)),
        (2, (row, *SECOND)),
    ]


def test_a_table_whose_last_row_may_be_text_does_not_go_on() -> None:
    first = page(1, HEAD, [*FIRST, ("What the keepers of the lamps wrote", "")])
    first = first._replace(rules=RULES[:2])
    pages = (first, page(2, HEAD, SECOND))
    lines = [item for one in pages for item in one.main]
    assembly = Assembly(Joiner())
    blocks = read_body(assembly, "/body", lines, pages, language("en"))
    assert [(one.code, one.pointer) for one in assembly.diagnostics] == [("table-doubt", "/body/0/rows/4")]
    assert [block.page for block in blocks] == [1, 2]
