"""Pages in two columns: found by their gutter, read down the left and then down the right."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest
from msgspec.structs import replace
from paper import HEIGHT, LEADING, WIDTH, chars, column, line, raised, rule, sheet

from undoc_cli.geometry import Box
from undoc_cli.layout.columns import second_column, strips
from undoc_cli.layout.furniture import parts_of
from undoc_cli.layout.lines import lines_of
from undoc_cli.page import Line, Page, PageParts, packed
from undoc_cli.parts.blocks import read_blocks
from undoc_cli.parts.passages import Joiner
from undoc_cli.rules.language import language
from undoc_cli.runs import Char

ENGLISH = language("en")
FIRST, SECOND, APART = 60.0, 314.0, 254.0
LEFT_RIGHT, RIGHT_RIGHT = 298.0, 552.0
SAID = "The keeper said that the lamp had been lit by whoever came first and by nobody else that night. "


def painted(lines: Iterable[Line]) -> list[Char]:
    """Give the characters that lines made by hand stand for."""
    return [
        Char(letter, x0, x1, item.baseline, item.size, item.spans[0].font)
        for item in lines
        for letter, x0, x1 in zip(item.text, item.x0s, item.x1s, strict=True)
    ]


def set_left(text: str, baseline: float = 100.0) -> list[Line]:
    return column(text, first=FIRST + 23.7, left=FIRST, right=LEFT_RIGHT, baseline=baseline)


def set_right(text: str, baseline: float = 100.0) -> list[Line]:
    return column(text, first=SECOND + 23.7, left=SECOND, right=RIGHT_RIGHT, baseline=baseline)


def page_of(*groups: Sequence[Line], rules: Iterable[Box] = (), number: int = 2) -> Page:
    chars = [char for group in groups for char in painted(group)]
    return sheet(sorted(chars, key=lambda char: (char.baseline, char.x0)), rules=rules, number=number)


def read(page: Page, before: float | None = None) -> list[Line]:
    lines = lines_of(page)
    edge = second_column(page, lines, before)
    if edge is None:
        return list(lines)
    return [replace(item, column=half) for half, strip in strips(page, lines, edge) for item in lines_of(strip)]


def texts(lines: Iterable[Line]) -> list[str]:
    return [item.text for item in lines]


def test_left_column_is_read_before_the_right_one() -> None:
    left, right = set_left("Left. " + SAID * 7), set_right("Right. " + SAID * 7)
    page = page_of(left, right)
    assert second_column(page, lines_of(page)) == SECOND
    lines = read(page)
    assert texts(lines) == texts([*left, *right])
    assert [item.column for item in lines] == [1] * len(left) + [2] * len(right)


def test_columns_whose_lines_stand_beside_each_other_a_little_off() -> None:
    left, right = set_left(SAID * 7), set_right(SAID * 7, baseline=101.4)
    assert texts(read(page_of(left, right))) == texts([*left, *right])


def test_a_heading_across_both_columns_stays_between_them() -> None:
    heading = [line("Agenda item 32: lights on coasts that are claimed by both", x0=150, baseline=350, bold=True)]
    above = set_left(SAID * 7), set_right(SAID * 7)
    below = set_left(SAID * 7, 380), set_right(SAID * 7, 380)
    lines = read(page_of(*above, heading, *below))
    assert texts(lines) == texts([*above[0], *above[1], *heading, *below[0], *below[1]])
    assert [item.column for item in lines if item.bold] == [0]


@pytest.mark.parametrize(("thickness", "ends"), [(0.5, True), (2.0, True), (4.0, False)])
def test_a_drawn_line_ends_the_columns_and_a_box_does_not(thickness: float, *, ends: bool) -> None:
    left, right = set_left(SAID * 7), set_right(SAID * 7)
    last = max(item.baseline for item in left) + 30
    foot = [line("This record is subject to correction.", x0=FIRST, baseline=last + 12, size=8.5)]
    lines = read(page_of(left, right, foot, rules=[rule(FIRST, last, RIGHT_RIGHT, thickness)]))
    assert texts(lines) == texts([*left, *right, *foot] if ends else [*left, *foot, *right])
    assert [item.column for item in lines if item.text == foot[0].text] == [0 if ends else 1]


def test_a_mark_goes_with_its_line_across_the_columns_and_the_line_above_does_not() -> None:
    left, right = set_left(SAID * 7), set_right(SAID * 7)
    baseline = max(item.baseline for item in left) + LEADING
    heading = chars("Lights on coasts that are claimed by", raised("7"), " both of them", x0=150, baseline=baseline)
    page = sheet(painted(left), painted(right), heading)
    assert texts(read(page)) == [*texts([*left, *right]), "Lights on coasts that are claimed by7 both of them"]


def test_a_last_page_with_few_lines_has_the_columns_of_the_pages_before() -> None:
    left, right = set_left("The meeting rose, and so did the tide. " * 3), set_right("It rained. " * 9)
    page = page_of(left, right)
    lines = read(page, before=SECOND)
    assert texts(lines) == texts([*left, *right])
    assert {item.column for item in lines} == {1, 2}
    assert second_column(page, lines_of(page)) is None
    assert second_column(page, lines_of(page), before=SECOND + 20) is None


def full(x0: float, x1: float, row: int) -> Line:
    """Give a line of running text from edge to edge."""
    first, *_ = column(SAID * 2, first=x0, left=x0, right=x1, baseline=100 + LEADING * row)
    return first


def two_columns(
    rows: tuple[int, int] = (20, 20),
    second: float = SECOND,
    *,
    first: float = FIRST,
    left: float = LEFT_RIGHT,
    right: float = RIGHT_RIGHT,
) -> Page:
    """Give a page of so many full lines on both sides."""
    sides = ((first, left, rows[0]), (second, right, rows[1]))
    return page_of(*([full(x0, x1, row) for row in range(count)] for x0, x1, count in sides))


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (two_columns(), True),
        (two_columns((8, 8)), True),
        (two_columns((8, 7)), False),
        (two_columns(left=SECOND - 10), True),
        (two_columns(left=SECOND - 8), False),
        (two_columns(left=FIRST + 185), False),  # not as wide as the right one
        (two_columns(left=FIRST + 200), True),
        (two_columns(first=20, left=210, second=220, right=410), False),  # begins left of the middle
        (two_columns(first=200, left=390, second=400, right=590), False),  # and right of it
        (two_columns(first=110, left=300, second=310, right=500), True),
        (two_columns(left=FIRST + 170, right=SECOND + 170), False),  # cells: as wide as each other, and narrow
        (two_columns(left=FIRST + 195, right=SECOND + 195), True),
    ],
)
def test_what_columns_are(page: Page, *, found: bool) -> None:
    assert (second_column(page, lines_of(page)) is not None) is found


@pytest.mark.parametrize(("many", "found"), [(7, False), (12, True)])
def test_most_lines_of_columns_are_full(many: int, *, found: bool) -> None:
    sides = ((FIRST, LEFT_RIGHT), (SECOND, RIGHT_RIGHT))
    page = page_of(*([full(x0, x1 if row < many else x0 + 120, row) for row in range(20)] for x0, x1 in sides))
    assert (second_column(page, lines_of(page)) is not None) is found


@pytest.mark.parametrize(("rows", "found"), [(9, False), (24, True)])
def test_half_of_the_page_stands_in_columns(rows: int, *, found: bool) -> None:
    across = column(SAID * 24, baseline=400)
    page = page_of(set_left(SAID * 9)[:rows], set_right(SAID * 9)[:rows], across)
    assert (second_column(page, lines_of(page)) is not None) is found


@pytest.mark.parametrize(("off", "found"), [(2, True), (4, False)])
def test_the_columns_of_a_document_begin_at_one_place(off: float, *, found: bool) -> None:
    page = page_of(set_left("The meeting rose, and so did the tide. " * 3), set_right("It rained. " * 9))
    assert (second_column(page, lines_of(page), before=SECOND + off) is not None) is found


def test_text_across_the_page_is_no_column() -> None:
    page = page_of(column(SAID * 12, baseline=100))
    assert second_column(page, lines_of(page)) is None
    assert second_column(page, lines_of(page), before=SECOND) is None


def test_cells_are_no_columns() -> None:
    """Counter-example: a table of two columns, whose cells do not reach the gutter."""
    rows = [
        chars(f"Lamp {row}", x0=FIRST, baseline=100 + LEADING * row)
        + chars("measured by three", x0=SECOND, baseline=100 + LEADING * row)
        for row in range(30)
    ]
    page = sheet(*rows)
    assert second_column(page, lines_of(page)) is None


def test_signs_without_width_are_no_column() -> None:
    left = set_left(SAID * 7)
    signs = [line("|", x0=SECOND, baseline=item.baseline) for item in left]
    narrow = [replace(sign, edges=packed(sign.x0s, sign.x0s)) for sign in signs]
    assert second_column(page_of(left, narrow), [*left, *narrow]) is None


def test_a_glossary_is_no_two_columns() -> None:
    """Counter-example: short words at the left, running text at the right."""
    words = [line("lamp", x0=FIRST, baseline=100 + 24 * row) for row in range(20)]
    page = page_of(words, set_right(SAID * 16))
    assert second_column(page, lines_of(page)) is None


def test_session_blocks_and_signatures_are_no_columns() -> None:
    """Counter-example: a few lines side by side over text, and under it."""
    blocks = [
        line(text, x0=x0, baseline=100 + LEADING * row)
        for x0 in (FIRST, SECOND)
        for row, text in enumerate(("General Assembly of the lamps and lights", "Seventy-ninth session", "Item 3"))
    ]
    names = [
        line("(Signed) Nescio Nomen", x0=x0, baseline=600 + LEADING * row) for x0 in (100, SECOND) for row in range(5)
    ]
    page = page_of(blocks, column(SAID * 12, baseline=200), names)
    assert second_column(page, lines_of(page)) is None


def sorted_columns(page: Page) -> PageParts:
    return parts_of(page, read(page))


def test_notes_stand_at_the_foot_of_their_column() -> None:
    left, right = set_left(SAID * 7), set_right(SAID * 8)
    foot = max(item.baseline for item in left) + 24
    note = [line("1 See the report.", x0=FIRST, baseline=foot + 12, size=8.5)]
    parts = sorted_columns(page_of(left, right, note, rules=[rule(FIRST, foot, FIRST + 72, 0.25)]))
    assert texts(parts.notes) == texts(note)
    assert texts(parts.main) == texts([*left, *right])
    right_foot = max(item.baseline for item in right) + 24
    note = [line("2 See the other report.", x0=SECOND, baseline=right_foot + 12, size=8.5)]
    parts = sorted_columns(page_of(left, right, note, rules=[rule(SECOND, right_foot, SECOND + 72, 0.25)]))
    assert texts(parts.notes) == texts(note)


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    words = (SAID * 10).split()
    whole = column(" ".join(words), first=FIRST + 23.7, left=FIRST, right=LEFT_RIGHT)
    cuts = [0, len(whole) // 3, 2 * len(whole) // 3, len(whole)]
    spread: list[Line] = []
    for index, (start, end) in enumerate(pairwise(cuts)):
        for row, item in enumerate(whole[start:end]):
            x0 = item.box.x0 + (APART if index == 1 else 0)
            x1 = None if item is whole[-1] else item.box.x1 + (APART if index == 1 else 0)
            made = line(item.text, x0=x0, x1=x1, baseline=100 + LEADING * row, page=2 + index // 2)
            spread.append(replace(made, column=1 + index % 2))
    second = [
        replace(item, column=1)
        for item in column(SAID, first=FIRST + 23.7, left=FIRST, right=LEFT_RIGHT, baseline=500, page=3)
    ]
    blocks = read_blocks([*spread, *second], ENGLISH, Joiner())
    assert [block.type for block in blocks] == ["paragraph", "paragraph"]
    assert [block.page for block in blocks] == [2, 3]


def test_large_type_that_reaches_into_the_lines_above_doubles_none() -> None:
    above = line("Above both columns, from one margin to the other, stands a line of this text.", x0=FIRST, baseline=97)
    left = line("left", x0=FIRST, baseline=108)
    right = line("right", x0=SECOND, baseline=108)
    large = line("A heading of large type, across", x0=FIRST, baseline=111, size=20)
    lines = [above, left, right, large]
    page = page_of(lines)
    found = [char for _, strip in strips(page, lines, SECOND) for run in strip.runs for char in run.chars()]
    assert Counter(found) == Counter(char for run in page.runs for char in run.chars())


def test_the_page_of_a_strip_keeps_its_measures() -> None:
    page = page_of(set_left(SAID * 7), set_right(SAID * 7))
    for _, strip in strips(page, lines_of(page), SECOND):
        assert (strip.width, strip.height, strip.number) == (WIDTH, HEIGHT, 2)
