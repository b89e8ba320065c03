"""Running text to blocks."""

import pytest
from paper import INDENT, LEFT, RIGHT, Part, column, line, stack, width_of
from said import ONE, THREE, TWO, blocks, broken, numbered, said, text_of

from undoc_cli.page import Line
from undoc_cli.parts.tables import Table

ANNOUNCED = ONE.removesuffix(".") + ":"


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


@pytest.mark.parametrize(("spare", "count"), [(5, 1), (12, 2)])
def test_a_line_was_broken_by_somebody_where_the_next_word_fits_with_room_to_spare(spare: float, count: int) -> None:
    end = RIGHT - width_of("The") - spare
    lines = [*column(ONE, first=LEFT)[:3], line("where nobody has been before them.", x1=end, baseline=336)]
    assert len(said([*lines, *column(TWO, first=LEFT, baseline=348)])) == count


@pytest.mark.parametrize(("shift", "count"), [(4, 2), (8, 1), (15, 2)])
def test_a_line_of_a_paragraph_begins_at_its_edge_and_the_first_of_another_far_from_it(
    shift: float, count: int
) -> None:
    """Nearly at the edge, what was broken early ends; a little off it, lines hang; far off it, one is indented."""
    first = [*column(ONE, first=LEFT)[:3], line("where nobody has been.", baseline=336)]
    assert len(said([*first, *column(TWO, first=LEFT + shift, baseline=348)])) == count


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


def test_lines_of_a_list_without_numbers() -> None:
    names = [line(name, x0=INDENT, baseline=400 + 18 * i) for i, name in enumerate(["Lighthouses", "Wells", "Bridges"])]
    found = said([*column(ONE, first=LEFT), *names])
    assert [kind for kind, _ in found[1:]] == ["list_item"] * 3


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        (["Lighthouses;", "Wells;", "Bridges."], "list_item"),
        (["Lighthouses", "Wells", "They are many."], "paragraph"),
        (["They are many.", "Wells;", "Bridges."], "paragraph"),
    ],
)
def test_the_last_entry_of_a_list_without_numbers_may_end_in_a_stop(entries: list[str], kind: str) -> None:
    lines = [line(name, x0=INDENT, baseline=400 + 18 * index) for index, name in enumerate(entries)]
    assert said([*column(ONE, first=LEFT), *lines])[-1] == (kind, entries[-1])


@pytest.mark.parametrize(
    ("number", "kind"), [("12.", "paragraph"), ("12 bis.", "paragraph"), ("(a)", "list_item"), ("a.", "list_item")]
)
def test_a_paragraph_that_was_put_in_has_the_number_of_the_one_before(number: str, kind: str) -> None:
    found = blocks(*stack(column(ONE), [line(number, Part(" The lamps burn.", shift=14), x0=LEFT)]))[1]
    assert (found.type, found.number and found.number.text) == (kind, number)


@pytest.mark.parametrize(
    ("left", "capital", "kind"),
    [
        (LEFT, "The", "paragraph"),
        (INDENT, "The", "list_item"),  # its further lines stand in as well
        (LEFT, "the", "list_item"),  # a part of a sentence
    ],
)
def test_a_paragraph_whose_first_line_stands_in_with_its_number(left: float, capital: str, kind: str) -> None:
    top, *rest = column(f"{capital} lamps of Sulina and of the Gulf are named here, " * 2, left=left, first=INDENT + 24)
    first = line("1.", Part(" "), Part(top.text, shift=14), x0=INDENT, baseline=top.baseline)
    short = line("2.", Part(" Sow.", shift=14), x0=INDENT)
    last = line("4.", Part(" Reap.", shift=14), x0=INDENT)
    found = blocks(*stack(column(ONE), [first, *rest], [short], [last]))
    assert [block.type for block in found[1:]] == [kind, kind, "list_item"]  # nothing counts on to the last


@pytest.mark.parametrize(("apart", "kind"), [(1.5, "list_item"), (3.0, "paragraph")])
def test_entries_of_a_list_without_numbers_begin_at_one_edge(apart: float, kind: str) -> None:
    entries = [line("Wells", x0=INDENT, baseline=400), line("Bridges", x0=INDENT + apart, baseline=418)]
    assert [found for found, _ in said([*column(ANNOUNCED, first=LEFT), *entries])[1:]] == [kind] * 2


@pytest.mark.parametrize(
    ("x0", "stop", "kind"),
    [(INDENT, "", "paragraph"), (INDENT, ",", "paragraph"), (INDENT, ";", "list_item"), (INDENT + 24, "", "list_item")],
)
def test_lines_that_nothing_announces_are_paragraphs_where_paragraphs_begin(x0: float, stop: str, kind: str) -> None:
    entries = [[line(f"The lamps of {name} are lit{stop}", x0=x0)] for name in ("Sulina", "Tulcea", "Muscat")]
    assert [found for found, _ in said(stack(column(ONE), *entries, column(TWO)))[1:-1]] == [kind] * 3
    announced = said(stack(column(ANNOUNCED), *entries, column(TWO)))
    assert [found for found, _ in announced[1:-1]] == ["list_item"] * 3


def test_two_lines_that_nothing_announces_make_no_list() -> None:
    entries = [line("Wells", x0=INDENT, baseline=400), line("Bridges", x0=INDENT, baseline=418)]
    assert [found for found, _ in said([*column(ONE, first=LEFT), *entries])[1:]] == ["paragraph"] * 2


@pytest.mark.parametrize("above", ["Vice-Presidents:", "Vice-Presidents："])
def test_entries_go_on_below_the_first_that_stands_behind_a_colon(above: str) -> None:
    first = line(above, x0=LEFT, baseline=400), line("Wells", x0=INDENT, baseline=412)
    entries = [line(name, x0=INDENT, baseline=430 + 18 * index) for index, name in enumerate(["Bridges", "Lamps"])]
    assert [found for found, _ in said([*column(ONE, first=LEFT), *first, *entries])[-2:]] == ["list_item"] * 2


@pytest.mark.parametrize(
    "lines",
    [
        ["Ref. No. 12/2025", "Muscat, 11 August 2025", "Excellency,"],
        ["Yours sincerely,", "Muscat, 1 August 2025", "Muscat"],
        ["Chapter IV", "General provisions", "Article 1"],
        ["Lamps at the harbour in 2018", "Photo by: Nescio Nomen", "Source: https://example.org/lamps/harbour"],
    ],
    ids=["head of a letter", "end of a letter", "names of parts", "below a picture"],
)
def test_short_lines_that_are_no_list(lines: list[str]) -> None:
    entries = [line(text, x0=INDENT, baseline=400 + 18 * index) for index, text in enumerate(lines)]
    assert [kind for kind, _ in said([*column(ONE, first=LEFT), *entries])[1:]] == ["paragraph"] * 3


@pytest.mark.parametrize(("hangs", "kind"), [(20, "list_item"), (40, "paragraph")])
def test_how_far_the_lines_of_such_an_entry_hang(hangs: float, kind: str) -> None:
    entries = [
        line("Wells of the villages on the left bank of the river and those", x0=INDENT, x1=RIGHT, baseline=400),
        line("on the other one", x0=INDENT + hangs, baseline=412),
        line("Bridges", x0=INDENT, baseline=430),
    ]
    assert said([*column(ANNOUNCED, first=LEFT), *entries])[1][0] == kind


def test_an_indented_quotation() -> None:
    quote = column("“" + TWO + "”", first=INDENT, left=INDENT)
    assert [kind for kind, _ in said(stack(column(ONE), quote, column(THREE)))] == ["paragraph", "quote", "paragraph"]


def set_in(text: str, *, by: float = 36.0, first: float = 0.0, right: float = 36.0, size: float = 10.0) -> list[Line]:
    return column(text, first=LEFT + by + first, left=LEFT + by, right=RIGHT - right, size=size)


@pytest.mark.parametrize(("by", "first"), [(24.0, 0.0), (36.0, 0.0), (36.0, 24.0)])
def test_text_set_in_on_both_sides_between_text_that_is_not_is_quoted(by: float, first: float) -> None:
    """Though the next word would have fitted behind its lines, nobody broke them but its margin."""
    quoted = [set_in(text, by=by, first=first, right=by) for text in (TWO, ONE)]
    lines = stack(column(ONE), column(TWO), *quoted, column(ONE), column(THREE))
    assert said(lines)[2:4] == [("quote", TWO), ("quote", ONE)]
    assert [kind for kind, _ in said(lines)] == ["paragraph"] * 2 + ["quote"] * 2 + ["paragraph"] * 2


def test_text_set_in_elsewhere_or_otherwise_is_not_quoted() -> None:
    ragged = [line(one.text, x0=LEFT + 36, baseline=one.baseline) for one in set_in(TWO)]
    for groups in (
        (column(ONE), set_in(TWO, right=0.0), column(THREE)),
        (column(ONE), column(THREE), set_in(TWO)),
        (column(ONE), set_in(TWO, size=8.0), column(THREE)),
        (column(ONE), ragged, column(THREE)),
    ):
        assert "quote" not in [kind for kind, _ in said(stack(*groups))]


def test_an_indented_text_in_italics_is_a_quotation() -> None:
    quote = column(TWO, first=INDENT, left=INDENT, italic=True)
    assert [kind for kind, _ in said(stack(column(ONE), quote))] == ["paragraph", "quote"]


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


def test_a_paragraph_number_without_a_blank_is_one_where_it_is_the_next() -> None:
    found = blocks(*stack(numbered(ONE, "9."), column(f"10.{TWO}", first=LEFT), column(f"12.{THREE}", first=LEFT)))
    assert [(block.number and block.number.text, text_of(block)) for block in found] == [
        ("9.", ONE),
        ("10.", TWO),
        (None, f"12.{THREE}"),
    ]


def test_a_number_set_off_on_the_row_of_its_paragraph() -> None:
    first, *rest = column(ONE, first=200, left=200)
    number = line("3.", baseline=first.baseline, bold=True)
    (block,) = blocks(number, first, *rest)
    assert (block.type, block.number and block.number.text, text_of(block)) == ("paragraph", "3.", ONE)


@pytest.mark.parametrize(("apart", "text"), [(2.5, ONE), (4.0, f"7. {ONE}")])
def test_how_level_such_a_number_stands(apart: float, text: str) -> None:
    assert said([line("7.", x0=LEFT, baseline=300), *column(ONE, baseline=300 + apart)])[0][1] == text


def test_paragraphs_of_one_line_that_open_in_italics_make_no_list() -> None:
    organ = [line(Part("The General Assembly", italic=True), ",", x0=INDENT)]
    recalls = [line(Part("Recalling", italic=True), " its resolution 48/8,", x0=INDENT)]
    entries = [[line("The General Assembly,", x0=INDENT)], [line("Its keepers,", x0=INDENT)]]
    assert [kind for kind, _ in said(stack(column(ANNOUNCED), organ, recalls, column(TWO)))[1:3]] == ["paragraph"] * 2
    assert [kind for kind, _ in said(stack(column(ANNOUNCED), *entries, column(TWO)))[1:3]] == ["list_item"] * 2


def test_the_meeting_that_adopted_a_resolution_is_no_quotation() -> None:
    end = [line("45th meeting", x0=424, italic=True), line("7 May", x0=465, baseline=312, italic=True)]
    assert said(stack(column(ONE), column(TWO), end))[-1] == ("paragraph", "45th meeting 7 May")


COLUMN = 220.0  # where text begins beside a column of numbers


def answering(*rows: str) -> list[Line]:
    """Set a paragraph beside the numbers of those that it answers, so many to a row."""
    lines = column(ONE, first=COLUMN, left=COLUMN)
    for index, numbers in enumerate(rows):
        beside = lines[index]
        shift = COLUMN - LEFT - width_of(numbers) - 2.5  # behind a blank
        lines[index] = line(numbers, Part(" "), Part(beside.text, shift=shift), x0=LEFT, baseline=beside.baseline)
    return lines


@pytest.mark.parametrize(
    "rows", [("54., 55., 56.",), ("77., 78., 79., 82.,", "83., 85., 86."), ("77., 78.,", "79., 82.,", "83.")], ids=len
)
def test_numbers_of_several_paragraphs_beside_the_one_that_answers_them(rows: tuple[str, ...]) -> None:
    first, second = blocks(*stack(answering(*rows), numbered(TWO, "87.", first=COLUMN)))
    assert first.number is not None
    assert [piece.text for piece in (first.number, *first.numbers)] == list(rows)
    assert (first.type, text_of(first)) == ("paragraph", ONE)
    assert second.number is not None and (second.number.text, second.numbers) == ("87.", ())


def test_numbers_of_several_paragraphs_on_lines_of_their_own() -> None:
    text = column(ONE, first=COLUMN, left=COLUMN)
    rows = [line("77., 78.,", baseline=text[0].baseline), line("79.", baseline=text[1].baseline)]
    (found,) = blocks(rows[0], text[0], rows[1], *text[1:])
    assert found.number is not None
    assert [piece.text for piece in (found.number, *found.numbers)] == ["77., 78.,", "79."]
    assert text_of(found) == ONE


@pytest.mark.parametrize("numbers", ["12., 13., 14.", "12., 13.,"])
def test_numbers_of_several_paragraphs_without_any_text_are_text(numbers: str) -> None:
    (found,) = blocks(line(numbers))
    assert numbers.startswith(found.number.text if found.number else text_of(found))


def test_a_row_that_begins_with_a_number_goes_on_with_numbers_only_behind_a_comma() -> None:
    lines = answering("54., 55., 56.")
    lines[1] = line(f"83. {lines[1].text}", x0=COLUMN, baseline=lines[1].baseline)
    (found,) = blocks(*lines)
    assert found.numbers == ()
    assert " 83. " in text_of(found)


def test_one_number_and_a_list_in_a_sentence_are_not_several() -> None:
    texts = ["Paragraphs 5., 6. and 7. stay", "5, 6 and 7 stay"]
    assert [block.number for block in blocks(*stack(*([line(text, x0=INDENT)] for text in texts)))] == [None, None]
