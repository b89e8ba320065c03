"""Which blocks are headings."""

import pytest
from msgspec.structs import replace
from paper import INDENT, LEADING, LEFT, RIGHT, Part, bold, column, line, raised, stack, under, width_of
from said import ONE, THREE, TWO, blocks, numbered, said

from undoc_cli.page import Line


def test_headings_are_bold() -> None:
    heading = line("I. Findings", x0=LEFT, bold=True, size=14)
    found = blocks(*stack([heading], column(ONE), [line("A. Lights", bold=True)], column(TWO)))
    assert [block.type for block in found] == ["heading", "paragraph", "heading", "paragraph"]


def test_a_heading_in_two_lines() -> None:
    heading = column(
        "What the Commission of the River of Herons is and what it is for in the eyes of its keepers",
        first=LEFT,
        bold=True,
    )
    assert len(heading) == 2
    assert [kind for kind, _ in said(stack(heading, column(ONE)))] == ["heading", "paragraph"]


def test_headings_of_two_sizes_are_two() -> None:
    lines = [line("Part one", size=14, bold=True, baseline=100), line("Chapter one", size=12, bold=True, baseline=114)]
    assert said(lines) == [("heading", "Part one"), ("heading", "Chapter one")]


def test_a_bold_start_of_a_paragraph_is_no_heading() -> None:
    first, *rest = column("Lights. " + ONE)
    words = first.text.removeprefix("Lights. ")
    run_in = line(bold("Lights. "), words, x0=INDENT, x1=RIGHT, baseline=first.baseline)
    assert said([run_in, *rest]) == [("paragraph", "Lights. " + ONE)]


@pytest.mark.parametrize(
    ("text", "x0", "kind"),
    [
        ("Lamps of the Lower Danube", LEFT, "heading"),
        ("The lamps went out one by one.", LEFT, "paragraph"),  # a sentence
        ("and the lamps of Sulina", LEFT, "paragraph"),
        ("15 January 2025", LEFT, "paragraph"),  # a date
        ("Lamps of the Lower Danube", INDENT, "paragraph"),  # set in
    ],
)
def test_an_italic_line_at_the_edge_is_a_heading(text: str, x0: float, kind: str) -> None:
    lines = stack(column(ONE), [line(text, x0=x0, italic=True)], column(TWO))
    assert said(lines)[1] == (kind, text)


@pytest.mark.parametrize(("x0", "kind"), [(LEFT - 20, "heading"), (LEFT, "list_item")])
def test_an_italic_heading_behind_a_number_that_hangs(x0: float, kind: str) -> None:
    heading = [line("(i)", Part(" Lamps of the Lower Danube", shift=14), x0=x0, italic=True)]
    found = blocks(*stack(column(ONE), heading, column(TWO)))[1]
    assert (found.type, found.number and found.number.text) == (kind, "(i)")


def test_an_italic_heading_of_two_lines() -> None:
    lines = [line("Lamps of the Lower Danube and of the", x1=RIGHT, italic=True)]
    lines.append(line("Sea of Marmara", baseline=312, italic=True))
    found = said(stack(column(ONE), lines, column(TWO)))
    assert found[1] == ("heading", "Lamps of the Lower Danube and of the Sea of Marmara")


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (column(THREE, bold=True), "paragraph"),  # its first line is indented, and it ends like a sentence
        ([line("Tend the lamps of Sulina (Utopia);", bold=True)], "paragraph"),
        ([line("The lamps must be tended.", bold=True)], "heading"),
        ([line("2. The lamps of Sulina", bold=True)], "heading"),
        ([line("2. What do the lamps of Sulina burn?", bold=True)], "heading"),
    ],
)
def test_bold_text_is_no_heading(lines: list[Line], kind: str) -> None:
    assert said(stack(column(ONE), lines, column(TWO)))[1][0] == kind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("IV. Dialogue", "IV."),
        ("VII.Country programmes", "VII."),
        ("K. Migrants", None),
        ("Dialogue", None),
    ],
)
def test_roman_numbers_of_headings_need_no_gap(text: str, number: str | None) -> None:
    (block,) = blocks(line(text, bold=True, size=14))
    assert (block.number and block.number.text) == number


def test_bold_blocks_that_count_are_items() -> None:
    items = [column(f"{number} Light the lamps;", first=LEFT, bold=True) for number in ("86.9.", "86.10.")]
    assert [(block.type, block.number and block.number.text) for block in blocks(*stack(column(ONE), *items))[1:]] == [
        ("list_item", "86.9."),
        ("list_item", "86.10."),
    ]


def test_bold_numbers_far_from_each_other_are_headings() -> None:
    lines = stack([line("1. Lamps", bold=True)], column(ONE), [line("2. Lights", bold=True)])
    assert [block.type for block in blocks(*lines)] == ["heading", "paragraph", "heading"]


def test_a_bold_line_with_a_plain_end_is_a_heading_where_its_number_hangs() -> None:
    end = " and what they burn in winter"
    hanging = [line("2.", Part(" Lamps of the Gulf", shift=14, bold=True), end, x0=LEFT - 20)]
    assert blocks(*stack(column(ONE), hanging, column(TWO)))[1].type == "heading"
    assert blocks(*stack(column(ONE), [line(bold("2. Lamps of the Gulf"), end)], column(TWO)))[1].type == "paragraph"
    mostly = [line("2.", Part(" Lamps", shift=14, bold=True), end, x0=LEFT - 20)]
    assert blocks(*stack(column(ONE), mostly, column(TWO)))[1].type == "paragraph"


@pytest.mark.parametrize(("end", "kind"), [("[agenda item 4]", "heading"), ("of the Gulf", "list_item")])
def test_a_bold_block_whose_end_is_plain_in_brackets_is_a_heading(end: str, kind: str) -> None:
    first = line("B.", Part(" Lamps that burn in winter, and the ways of", shift=12), x0=LEFT - 20, bold=True)
    last = line(bold("finding oil for them"), f" {end}", baseline=312)
    assert blocks(*stack(column(ONE), [first, last], column(TWO)))[1].type == kind


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["A. Lamps", "B. Wells"], ["A.", "B."]),
        (["I. Lamps", "II. Wells"], ["I.", "II."]),
        (["A. Lamps", "D. Wells"], [None, None]),
        (["A. Lamps", "B.C. Wells"], [None, None]),
    ],
)
def test_numbers_of_one_letter_close_before_a_heading_are_those_that_count_on(
    texts: list[str], numbers: list[str | None]
) -> None:
    headings = [[line(text, x0=200, size=12, bold=True)] for text in texts]
    found = blocks(*stack(column(ONE), headings[0], column(TWO), headings[1], column(THREE)))
    assert [block.number and block.number.text for block in found if block.type == "heading"] == numbers


@pytest.mark.parametrize(("start", "number"), [("IV.", "IV."), ("Lamps", None)])
def test_a_number_set_off_on_the_row_of_its_heading(start: str, number: str | None) -> None:
    mark = line(start, x0=LEFT - 45, baseline=400, size=14, bold=True)
    heading = line("Oil and wells", baseline=400, size=14, bold=True)
    found = blocks(*column(ONE), mark, heading)
    assert (found[-1].type, found[-1].number and found[-1].number.text) == ("heading", number)


def test_a_bold_block_that_counts_with_an_item_beside_it_is_one() -> None:
    item = column("2. Light the lamps (Sulina).", first=LEFT + 24, left=LEFT + 48, bold=True)
    split = [line("3. Fill the lamps (Sulina, Republic", x0=LEFT + 24, bold=True)]
    split += [line("of Galaţi)", x0=LEFT + 48, baseline=312, bold=True)]
    plain = column("2. Light the lamps (Sulina);", first=LEFT + 24, left=LEFT + 48)
    assert blocks(*stack(column(ONE), item, split))[-1].type == "list_item"
    assert blocks(*stack(column(ONE), plain, split))[-1].type == "heading"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("灯塔看守人的宣言", "paragraph"),
        ("谨提及灯塔看守人的信（S/2024/3）", "paragraph"),
        ("إعلان حراس المنارات", "paragraph"),
        ("أشير إلى رسالة حراس المنارات (S/2024/3)", "paragraph"),
        ("LAMPS", "heading"),
        ("LAMPS (S/2024/3)", "heading"),
    ],
)
def test_scripts_without_capitals_have_no_headings_in_capitals(text: str, kind: str) -> None:
    wide = width_of(text)
    centred = line(text, x0=(LEFT + RIGHT - wide) / 2)
    assert said(stack(column(ONE), [centred], column(TWO)))[1] == (kind, text)


def test_capitals_that_hang_behind_a_number_are_a_heading() -> None:
    heading = [
        line("III. RECOMMENDATIONS OF THE KEEPERS OF SEED", x0=200, baseline=300),
        line("HOUSES ON THE DANUBE", x0=225, baseline=300 + LEADING),
    ]
    assert said(stack(column(ONE), heading, column(TWO)))[1] == (
        "heading",
        "RECOMMENDATIONS OF THE KEEPERS OF SEED HOUSES ON THE DANUBE",
    )


@pytest.mark.parametrize(("off", "kind"), [(0, "heading"), (20, "list_item")])
def test_capitals_may_stand_in_the_middle_behind_a_number_at_the_edge(off: float, kind: str) -> None:
    text = "RECOMMENDATIONS OF THE KEEPERS"
    x0 = (LEFT + RIGHT - width_of(text)) / 2 + off
    heading = line("I.", Part(f" {text}", shift=x0 - LEFT - width_of("I. ")))
    assert heading.x0s[3] == pytest.approx(x0)
    assert said(stack(column(ONE), [heading], column(TWO)))[1] == (kind, text)


def test_a_line_of_figures_belongs_to_a_heading_in_capitals() -> None:
    lines = [
        line(text, x0=(LEFT + RIGHT - width_of(text)) / 2, baseline=300 + 12 * at)
        for at, text in enumerate(("LAMPS FOR THE BIENNIUM", "1994-1995"))
    ]
    assert said(stack(column(ONE), lines, column(TWO)))[1] == (
        "heading",
        "LAMPS FOR THE BIENNIUM 1994-1995",
    )


@pytest.mark.parametrize(("off", "kind"), [(0, "heading"), (10, "heading"), (20, "paragraph")])
def test_how_nearly_capitals_stand_in_the_middle(off: float, kind: str) -> None:
    text = "THE LAMPS OF SULINA"
    capitals = line(text, x0=(LEFT + RIGHT - width_of(text)) / 2 + off)
    assert said(stack(column(ONE), [capitals], column(TWO)))[1] == (kind, text)


def test_a_heading_with_a_symbol_in_brackets_behind_it() -> None:
    heading = [line(bold("Agenda item 32: lights"), Part(" ("), Part("continued", italic=True), ") (A/63/1020)")]
    assert said(stack(heading, column(ONE)))[0] == ("heading", "Agenda item 32: lights (continued) (A/63/1020)")
    spoken = [line(bold("Mr. Eldjárn"), " (Iceland) spoke of lights")]
    assert said(stack(spoken, column(ONE)))[0][0] == "paragraph"
    printed = [line("Draft resolution (A/80/L.1077)", x0=INDENT, bold=True)]
    assert said(stack(printed, column(ONE)))[0][0] == "heading"


@pytest.mark.parametrize(
    ("first", "left", "kind"), [(INDENT, INDENT, "paragraph"), (LEFT, LEFT, "heading"), (180.0, 200.0, "heading")]
)
def test_a_bold_block_that_stands_in_and_ends_in_a_stop_is_text(first: float, left: float, kind: str) -> None:
    block = column(
        "Nobody has lit these lamps. The keepers do not deny that " * 2 + "either.", first=first, left=left, bold=True
    )
    assert blocks(*stack(column(ONE, first=LEFT), block, column(TWO, first=LEFT)))[1].type == kind


@pytest.mark.parametrize(("text", "kind"), [("Women", "heading"), ("Women,", "paragraph")])
def test_an_italic_heading_with_a_mark_that_is_as_long_as_its_word(text: str, kind: str) -> None:
    heading = [line(Part(text, italic=True), raised("114"))]
    assert blocks(*stack(column(ONE, first=LEFT), heading, column(TWO, first=LEFT)))[1].type == kind


@pytest.mark.parametrize(
    ("text", "kind"), [("Lamps of the harbour", "heading"), ("Source: https://example.org/lamps", "paragraph")]
)
def test_an_address_that_is_underlined_as_a_link_is_no_heading(text: str, kind: str) -> None:
    lines = stack(column(ONE), under(text), column(TWO))
    assert blocks(*[replace(item, underlined=item.text == text) for item in lines])[1].type == kind


@pytest.mark.parametrize(("underlined", "count"), [(True, 3), (False, 4)])
def test_the_last_line_of_an_underlined_heading_may_stand_further_in(underlined: bool, count: int) -> None:
    heading = under("The lamps that burn on the Gulf of Herons", "and those that nobody lights", x0=LEFT + 60)
    last = line("in winter", x0=LEFT + 150, baseline=heading[-1].baseline + LEADING)
    own = {item.text for item in (*heading, last)}
    lines = stack(column(ONE), [*heading, last], column(TWO))
    set_lines = [replace(item, underlined=underlined and item.text in own) for item in lines]
    assert len(blocks(*set_lines)) == count


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Madam Keeper of the Lights,", "paragraph"),
        ("Mr. President:", "paragraph"),
        ("Lamps:", "heading"),
        ("Lamps, wicks and oil", "heading"),
    ],
)
def test_a_bold_salutation_is_text(text: str, kind: str) -> None:
    assert said(stack([bold_line(text)], column(ONE), column(TWO)))[0] == (kind, text)


@pytest.mark.parametrize("text", ["15 January 2025", "Sulina, 15 January 2025"])
def test_a_bold_date_at_the_head_or_end_is_text_and_heads_what_is_done_on_that_day_elsewhere(text: str) -> None:
    found = said(stack([bold_line(text)], column(ONE), [bold_line(text)], column(TWO), [bold_line(text)]))
    assert [kind for kind, _ in found] == ["paragraph", "paragraph", "heading", "paragraph", "paragraph"]


def bold_line(text: str) -> Line:
    return line(text, x0=LEFT, bold=True)


@pytest.mark.parametrize(
    ("first", "end", "kind"),
    [
        ("Lamps and wells of the Lower Danube and of the Gulf", "[agenda item 5]", "heading"),
        ("Lamps and wells of the Lower Danube and of the Gulf", "Agenda item 5", "paragraph"),
        ("Lamps", "[agenda item 5]", "paragraph"),  # it had room behind the heading
    ],
)
def test_the_last_line_of_a_heading_may_be_a_plain_bracket(first: str, end: str, kind: str) -> None:
    heading = [line(first, bold=True, x1=RIGHT - 22 if " " in first else None), line(end, baseline=312)]
    found = said(stack(column(ONE), heading, column(TWO)))
    assert found[1:-1] == [("heading", f"{first} {end}")] if kind == "heading" else found[2] == (kind, end)


@pytest.mark.parametrize(("x0", "kind"), [(RIGHT - 100, "paragraph"), (LEFT + 60, "heading")])
def test_what_is_underlined_at_the_right_is_no_heading(x0: float, kind: str) -> None:
    lines = [*column(ONE), replace(line("12th plenary meeting", x0=x0, baseline=400), underlined=True)]
    assert said(lines)[-1] == (kind, "12th plenary meeting")


@pytest.mark.parametrize(
    ("text", "above", "number", "kind"),
    [
        ("Implementation of the decision on lamps", 12.0, "3.", "heading"),
        ("Implementation of the decision on lamps", 6.0, "3.", "paragraph"),  # no nearer to what it would head
        ("Implementation of the decision on lamps", 12.0, "4.", "paragraph"),
        ("The decision on lamps was carried out.", 12.0, "3.", "paragraph"),
        ("and of the decision on lamps", 12.0, "3.", "paragraph"),
    ],
)
def test_a_plain_heading_between_two_numbered_paragraphs(text: str, above: float, number: str, kind: str) -> None:
    lines = stack(stack(column(TWO, baseline=150), numbered(ONE, "2.")), [line(text)], gap=above)
    assert said(stack(lines, numbered(THREE, number)))[-2] == (kind, text)
