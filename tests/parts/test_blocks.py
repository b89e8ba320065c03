"""Running text to blocks."""

import pytest
from paper import AFTER, INDENT, LEADING, LEFT, RIGHT, Part, bold, column, line, stack

from undoc_cli.page import Line
from undoc_cli.parts.blocks import RawBlock, read_blocks
from undoc_cli.parts.column import column_of
from undoc_cli.parts.markers import marker_of
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.tables import Table
from undoc_cli.rules.language import language

ENGLISH = language("en")

ONE = (
    "Two winters have passed since the seed house of the Lower Danube was opened at Sulina. Its shelves hold "
    "41,200 samples of cereals, pulses and fodder plants from 17 countries, among them barley that has not been sown "
    "anywhere for two generations."
)
TWO = (
    "The Compact rests on a plain thought. A village that has lost its seed has lost its next year, and a country that "
    "cannot sow will sooner or later quarrel over what others have sown."
)
THREE = (
    "The members met at Tulcea on 12 and 13 February 2025 and found that "
    "seed houses are seldom mentioned in agreements."
)


def blocks(*items: Line | Table) -> list[RawBlock]:
    return read_blocks(items, ENGLISH, Joiner())


def text_of(block: RawBlock) -> str:
    return "" if isinstance(block.content, Table) else block.content.text


def said(lines: list[Line]) -> list[tuple[str, str]]:
    """Give type and text of the blocks that lines make."""
    return [(block.type, text_of(block)) for block in blocks(*lines)]


def numbered(text: str, number: str, *, left: float = LEFT, first: float = INDENT) -> list[Line]:
    """Set a paragraph with its number at the left edge and a tab behind it."""
    lines = column(text, first=first, left=left)
    words = lines[0].text
    gap = (first - left) - len(number) * 5
    return [_with_number(number, words, left, gap, lines[0]), *lines[1:]]


def _with_number(number: str, words: str, left: float, gap: float, first: Line) -> Line:
    return line(number, Part(" "), Part(words, shift=gap - 2.5), x0=left, baseline=first.baseline)


# Paragraphs.


def test_paragraphs_with_indented_first_lines() -> None:
    assert said(stack(column(ONE), column(TWO), column(THREE))) == [
        ("paragraph", ONE),
        ("paragraph", TWO),
        ("paragraph", THREE),
    ]


def test_paragraphs_without_space_between_are_told_apart_by_their_indent() -> None:
    assert said(stack(column(ONE), column(TWO), gap=0)) == [("paragraph", ONE), ("paragraph", TWO)]


def test_paragraphs_without_indent_are_told_apart_by_the_space() -> None:
    lines = stack(column(ONE, first=LEFT), column(TWO, first=LEFT))
    assert said(lines) == [("paragraph", ONE), ("paragraph", TWO)]


def test_a_line_that_somebody_broke_ends_a_paragraph() -> None:
    short = line("Dear Mr. President,")
    lines = stack([short], column(ONE, first=LEFT), gap=0)
    assert said(lines) == [("paragraph", "Dear Mr. President,"), ("paragraph", ONE)]


def test_wide_leading_is_no_space() -> None:
    lines = stack(column(ONE, leading=15), column(TWO, leading=15), gap=15)
    assert said(lines) == [("paragraph", ONE), ("paragraph", TWO)]


def test_paragraphs_of_one_line_tell_no_leading() -> None:
    lines = [line("The General Assembly,", x0=INDENT, baseline=300), line("Recalling it,", x0=INDENT, baseline=318)]
    assert said(lines) == [("paragraph", "The General Assembly,"), ("paragraph", "Recalling it,")]


def test_no_lines_no_blocks() -> None:
    assert blocks() == []


def test_page_of_a_block_is_the_one_it_starts_on() -> None:
    lines = column(ONE, page=3)
    assert [block.page for block in blocks(*lines)] == [3]


# Page breaks.


def broken(text: str, after: int, *, first: float = INDENT) -> list[Line]:
    """Set a paragraph of which so many lines stand on page 1 and the rest on page 2."""
    lines = column(text, first=first, baseline=720 - 12 * after)
    rest = column(text, first=first, baseline=100 - 12 * after, page=2)
    return [*lines[:after], *rest[after:]]


@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_paragraph_goes_on_over_the_page(after: int) -> None:
    lines = broken(ONE, after)
    assert len(lines) >= 4
    assert said([*stack(column(TWO, baseline=500)), *lines]) == [("paragraph", TWO), ("paragraph", ONE)]


def test_a_paragraph_goes_on_over_the_page_behind_a_full_stop() -> None:
    text = (
        "A steppe library is a cart with four hundred books and a stove and a librarian too and it goes far. "
        "There are fifty-two of them in all."
    )
    lines = column(text)
    assert lines[0].text != text
    first, second = text[: text.index("There")].strip(), text[text.index("There") :]
    above = column(first + " xxxxxxxxxxxxxxxxxxx", baseline=708)
    full = [
        line(item.text.replace(" xxxxxxxxxxxxxxxxxxx", ""), x0=item.box.x0, x1=RIGHT, baseline=item.baseline)
        for item in above
    ]
    below = line(second, baseline=100, page=2)
    assert said([*column(TWO, baseline=500), *full, below])[-1][1].endswith(second)


def test_a_paragraph_that_begins_a_page() -> None:
    lines = [*column(ONE, baseline=640), *column(TWO, baseline=100, page=2)]
    assert said(lines) == [("paragraph", ONE), ("paragraph", TWO)]


def test_a_paragraph_without_indent_that_begins_a_page() -> None:
    lines = [*column(ONE, first=LEFT, baseline=640), *column(TWO, first=LEFT, baseline=100, page=2)]
    assert said(lines) == [("paragraph", ONE), ("paragraph", TWO)]


def test_a_short_item_that_ends_a_page_takes_no_line_of_the_next() -> None:
    item = line("• The lamp of Sulina.", x0=INDENT, baseline=720)
    heading = line("Lamps of the Lower Danube", baseline=90, page=2, italic=True)
    lines = [*column(ONE, baseline=600), item, heading, *column(TWO, baseline=110, page=2)]
    assert said(lines)[1:] == [
        ("list_item", "The lamp of Sulina."),
        ("heading", "Lamps of the Lower Danube"),
        ("paragraph", TWO),
    ]


def test_a_page_that_begins_in_italics_takes_no_part_in_a_sentence_that_ended() -> None:
    first = line("Nobody ever told the keepers of the other lamps", x0=INDENT, x1=RIGHT, baseline=708)
    full = line("what the lamps of Sulina burn in winter;", x1=RIGHT, baseline=720)
    heading = line("Illuminations-of-the-Lower-Danube", baseline=90, page=2, italic=True)
    lines = [*column(ONE, baseline=600), first, full, heading, *column(TWO, baseline=110, page=2)]
    assert [kind for kind, _ in said(lines)] == ["paragraph", "paragraph", "heading", "paragraph"]


def test_a_line_that_begins_with_the_end_of_a_sentence_is_no_item() -> None:
    def lines(above: str) -> list[Line]:
        last = line(above, x1=RIGHT, baseline=336)
        number = line("2.", Part(" "), Part("The keepers of the lamps of Sulina", shift=5), x0=LEFT, baseline=348)
        return [*column(ONE, baseline=300)[:3], last, number]

    assert len(said(lines("as has been the custom of the keepers since the Convention, article"))) == 1
    assert len(said(lines("as has been the custom of the keepers since the Convention, namely:"))) == 2


def test_an_indented_first_line_that_ends_a_page_goes_on_in_the_next() -> None:
    lines = [*column(ONE, baseline=600), *broken(TWO, 1)]
    assert said(lines)[1:] == [("paragraph", TWO)]


def test_a_word_broken_over_the_page() -> None:
    first = [*column(ONE, baseline=640)[:-1], line("and then the long-", x1=RIGHT, baseline=676)]
    text = text_of(blocks(*first, line("term plan was made.", baseline=100, page=2))[0])
    assert text.endswith("and then the long-term plan was made.")


def test_a_number_that_begins_a_page_begins_a_block() -> None:
    item = numbered(TWO, "2.")
    moved = [_on_page_two(x, index) for index, x in enumerate(item)]
    found = blocks(*numbered(ONE, "1."), *moved)
    assert [block.number.text for block in found if block.number] == ["1.", "2."]


def _on_page_two(item: Line, index: int) -> Line:
    return Line(2, item.text, item.x0s, item.x1s, item.spans, 100 + 12 * index, item.size, item.box)


# Lists.


@pytest.mark.parametrize("number", ["1.", "12."])
def test_numbered_paragraphs(number: str) -> None:
    found = blocks(*stack(numbered(ONE, number), numbered(TWO, "13.")))
    assert [(block.type, text_of(block)) for block in found] == [("paragraph", ONE), ("paragraph", TWO)]
    assert found[0].number is not None and found[0].number.text == number


@pytest.mark.parametrize("number", ["(a)", "(iv)", "a)"])
def test_lettered_items_with_indented_first_lines(number: str) -> None:
    item = numbered(ONE, number, left=INDENT, first=170.9)
    lines = [
        item[0],
        *(
            line(x.text, x0=LEFT, x1=RIGHT if i < len(item) - 2 else None, baseline=x.baseline)
            for i, x in enumerate(item[1:])
        ),
    ]
    found = blocks(*stack(column(TWO), lines))
    assert [block.type for block in found] == ["paragraph", "list_item"]
    assert found[1].number is not None and found[1].number.text == number


def test_hanging_items() -> None:
    items = [numbered(text, number, left=INDENT, first=170.9) for text, number in ((ONE, "1."), (TWO, "2."))]
    hanging = [[item[0], *(line(x.text, x0=170.9, baseline=x.baseline) for x in item[1:])] for item in items]
    found = blocks(*stack(column(ONE), column(TWO), column(THREE), *hanging))
    assert [(block.type, text_of(block)) for block in found[3:]] == [("list_item", ONE), ("list_item", TWO)]
    assert [block.number.text for block in found if block.number] == ["1.", "2."]


@pytest.mark.parametrize("sign", ["•", "–", "-", "\uf0b7"])
def test_bullets(sign: str) -> None:
    item = numbered(THREE, sign, left=138.9, first=INDENT)
    lines = [item[0], *(line(x.text, x0=INDENT, baseline=x.baseline) for x in item[1:])]
    found = blocks(*stack(column(ONE), lines, column(TWO)))
    assert [block.type for block in found] == ["paragraph", "list_item", "paragraph"]
    assert found[1].bullet is not None and found[1].bullet.text == sign
    assert found[1].number is None
    assert text_of(found[1]) == THREE


def test_a_number_in_running_text_is_no_marker() -> None:
    lines = column("of which there are some " * 6 + "25", first=LEFT)
    assert [block.number for block in blocks(*lines)] == [None]
    assert marker_of(line("12. The Committee"), ENGLISH) is None
    assert marker_of(line("12. The Committee"), ENGLISH, tab=0.0) == (3, False)
    assert marker_of(line("• The"), ENGLISH) == (1, True)
    assert marker_of(line("The Committee"), ENGLISH) is None


def test_lines_of_a_list_without_numbers() -> None:
    names = [line(name, x0=INDENT, baseline=400 + 18 * i) for i, name in enumerate(["Lighthouses", "Wells", "Bridges"])]
    found = said([*column(ONE, first=LEFT), *names])
    assert [kind for kind, _ in found[1:]] == ["list_item"] * 3


# Headings.


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


def test_bold_words_in_a_line_of_their_own_go_on_as_text() -> None:
    first, second, *rest = column(ONE)
    strong = line(bold(first.text), x0=INDENT, x1=RIGHT, baseline=first.baseline)
    assert second.text[:1].islower()
    assert said([strong, second, *rest]) == [("paragraph", ONE)]


# Quotations.


def test_an_indented_quotation() -> None:
    quote = column("“" + TWO + "”", first=INDENT, left=INDENT)
    assert [kind for kind, _ in said(stack(column(ONE), quote, column(THREE)))] == ["paragraph", "quote", "paragraph"]


def test_an_indented_text_in_italics_is_a_quotation() -> None:
    quote = column(TWO, first=INDENT, left=INDENT, italic=True)
    assert [kind for kind, _ in said(stack(column(ONE), quote))] == ["paragraph", "quote"]


# Tables among text.


def test_a_table_is_a_block_of_its_own() -> None:
    table = Table(page=1, rows=())
    found = blocks(*column(ONE), table, *column(TWO, baseline=500))
    assert [block.type for block in found] == ["paragraph", "table", "paragraph"]
    assert found[1].content is table


@pytest.mark.parametrize(
    "after",
    [2, 3],
)
def test_a_paragraph_resumes_behind_a_table_at_the_head_of_a_page(after: int) -> None:
    lines = broken(ONE, after)
    assert len(lines) == 4
    found = blocks(*lines[:after], Table(page=2, rows=()), *lines[after:])
    assert [(block.type, text_of(block)) for block in found] == [("paragraph", ONE), ("table", "")]


# The column.


def test_measures_of_a_column() -> None:
    found = column_of(stack(column(ONE), column(TWO), column(THREE)))
    assert found.left == pytest.approx(LEFT, abs=1)
    assert found.size == 10
    assert found.width == pytest.approx(RIGHT - LEFT, abs=1)
    assert found.leading == pytest.approx(LEADING / 10)


def test_a_column_of_wide_lines() -> None:
    assert column_of(stack(column(ONE, leading=15), column(TWO, leading=15))).leading == pytest.approx(1.5)
    assert AFTER < LEADING


# Italic and bold.


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


# Numbers without the gap that they usually have.


def test_a_paragraph_number_without_a_blank_is_one_where_it_is_the_next() -> None:
    found = blocks(*stack(numbered(ONE, "9."), column(f"10.{TWO}", first=LEFT), column(f"12.{THREE}", first=LEFT)))
    assert [(block.number and block.number.text, text_of(block)) for block in found] == [
        ("9.", ONE),
        ("10.", TWO),
        (None, f"12.{THREE}"),
    ]


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


def test_a_number_set_off_on_the_row_of_its_paragraph() -> None:
    first, *rest = column(ONE, first=200, left=200)
    number = line("3.", baseline=first.baseline, bold=True)
    (block,) = blocks(number, first, *rest)
    assert (block.type, block.number and block.number.text, text_of(block)) == ("paragraph", "3.", ONE)


def test_bold_blocks_that_count_are_items() -> None:
    items = [column(f"{number} Light the lamps;", first=LEFT, bold=True) for number in ("86.9.", "86.10.")]
    assert [(block.type, block.number and block.number.text) for block in blocks(*stack(column(ONE), *items))[1:]] == [
        ("list_item", "86.9."),
        ("list_item", "86.10."),
    ]


def test_bold_numbers_far_from_each_other_are_headings() -> None:
    lines = stack([line("1. Lamps", bold=True)], column(ONE), [line("2. Lights", bold=True)])
    assert [block.type for block in blocks(*lines)] == ["heading", "paragraph", "heading"]


# Lines that end anywhere.

RAGGED = [
    ("The Commission for Memory met in the town of Sulina in the", 470.0),
    ("course of that year and found that the seed house, which", 455.0),
    ("had been opened two winters before, was known to nobody in", 475.0),
    ("January 2005 and to few since.", 300.0),
]


def ragged(*rows: tuple[str, float]) -> list[Line]:
    return [line(text, x1=x1, baseline=300 + LEADING * index) for index, (text, x1) in enumerate(rows)]


def test_names_that_are_kept_together_break_no_paragraph() -> None:
    assert len(blocks(*ragged(*RAGGED))) == 1


def test_a_sentence_that_ends_early_ends_a_paragraph() -> None:
    rows = [
        (text.replace("Sulina in the", "Sulina."), x1 if index else 400.0) for index, (text, x1) in enumerate(RAGGED)
    ]
    assert len(blocks(*ragged(*rows))) == 2


# Dashes, hanging numbers, closing lines.


@pytest.mark.parametrize(("dash", "count"), [("– such as lamps – offered by them", 1), ("– Such lamps", 2)])
def test_a_dash_in_the_middle_of_a_sentence_is_no_bullet(dash: str, count: int) -> None:
    lines = [
        *column(ONE),
        line("They play a vital role in the trade. Some lamps", baseline=400, x1=RIGHT),
        line(dash, baseline=412),
    ]
    assert len(blocks(*lines)) == 1 + count


def test_a_bold_line_with_a_plain_end_is_a_heading_where_its_number_hangs() -> None:
    end = " and what they burn in winter"
    hanging = [line("2.", Part(" Lamps of the Gulf", shift=14, bold=True), end, x0=LEFT - 20)]
    assert blocks(*stack(column(ONE), hanging, column(TWO)))[1].type == "heading"
    assert blocks(*stack(column(ONE), [line(bold("2. Lamps of the Gulf"), end)], column(TWO)))[1].type == "paragraph"


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


def test_paragraphs_of_one_line_that_open_in_italics_make_no_list() -> None:
    organ = [line(Part("The General Assembly", italic=True), ",", x0=INDENT)]
    recalls = [line(Part("Recalling", italic=True), " its resolution 48/8,", x0=INDENT)]
    entries = [[line("The General Assembly,", x0=INDENT)], [line("Its keepers,", x0=INDENT)]]
    assert [kind for kind, _ in said(stack(column(ONE), organ, recalls, column(TWO)))[1:3]] == ["paragraph"] * 2
    assert [kind for kind, _ in said(stack(column(ONE), *entries, column(TWO)))[1:3]] == ["list_item"] * 2


@pytest.mark.parametrize(("shift", "end", "count"), [(0.0, "Great", 3), (15.0, "Great", 4), (0.0, "lamps.", 4)])
def test_an_item_of_one_line_goes_on_over_the_page_where_its_text_begins(shift: float, end: str, count: int) -> None:
    item = line(f"• The keepers are asked to mend what they call the {end}", x0=INDENT - 7.5, x1=RIGHT, baseline=720)
    rest = line("Lamps of Sulina and of Galaţi.", x0=item.x0s[2] + shift, baseline=100, page=2)
    assert len(said([*column(ONE, baseline=600), item, rest, *column(TWO, baseline=130, page=2)])) == count


def test_the_meeting_that_adopted_a_resolution_is_no_quotation() -> None:
    end = [line("45th meeting", x0=424, italic=True), line("7 May", x0=465, baseline=312, italic=True)]
    assert said(stack(column(ONE), column(TWO), end))[-1] == ("paragraph", "45th meeting 7 May")


# Typed text: lines end anywhere, quotations stand in from both margins, numbers of headings are not underlined.

TYPED = [
    ("31. The consolidated appeal was launched on the shores of the", 470),
    ("Lower Danube, where every village that had lost its seed was told by", 488),
    ("the keepers of the houses that it had been launched on", 410),
    ("4 February 1998, and that the last day of it would be the first of the", 480),
    ("sowing. Nobody had been told before.", 300),
]


def test_a_date_that_is_held_together_opens_no_paragraph_in_ragged_text() -> None:
    lines = [
        line(text, x0=LEFT, x1=LEFT + width - 123.4, baseline=300 + LEADING * row)
        for row, (text, width) in enumerate(TYPED)
    ]
    assert len(blocks(*lines)) == 1


def test_a_quotation_of_two_lines_is_one_though_its_margin_is_narrower() -> None:
    quoted = [
        line('"Calls upon all villages to write to their neighbours', x0=INDENT, x1=400, baseline=300),
        line('before they sow what nobody else has sown".', x0=INDENT, x1=380, baseline=300 + LEADING),
    ]
    assert [kind for kind, _ in said(stack(column(ONE), quoted, column(TWO)))] == ["paragraph", "quote", "paragraph"]


def test_a_closed_quotation_ends_where_its_line_does() -> None:
    closed = [
        line('"Calls upon all villages".', x0=INDENT, baseline=300),
        line("The Secretary", x0=INDENT, baseline=300 + LEADING),
    ]
    assert len(blocks(*stack(column(ONE), closed))) == 3


def test_capitals_that_hang_behind_a_number_are_a_heading() -> None:
    heading = [
        line("III. RECOMMENDATIONS OF THE KEEPERS OF SEED", x0=200, baseline=300),
        line("HOUSES ON THE DANUBE", x0=225, baseline=300 + LEADING),
    ]
    assert said(stack(column(ONE), heading, column(TWO)))[1] == (
        "heading",
        "RECOMMENDATIONS OF THE KEEPERS OF SEED HOUSES ON THE DANUBE",
    )


def test_a_heading_with_a_symbol_in_brackets_behind_it() -> None:
    heading = [line(bold("Agenda item 32: lights"), Part(" ("), Part("continued", italic=True), ") (A/63/1020)")]
    assert said(stack(heading, column(ONE)))[0] == ("heading", "Agenda item 32: lights (continued) (A/63/1020)")
    spoken = [line(bold("Mr. Eldjárn"), " (Iceland) spoke of lights")]
    assert said(stack(spoken, column(ONE)))[0][0] == "paragraph"
    printed = [line("Draft resolution (A/80/L.1077)", x0=INDENT, bold=True)]
    assert said(stack(printed, column(ONE)))[0][0] == "heading"
