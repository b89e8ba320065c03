"""How deep headings and items stand."""

import pytest
from msgspec.structs import replace
from paper import LEFT, RIGHT, Part, bold, column, line, stack, width_of

from undoc_cli.page import Line
from undoc_cli.parts.blocks import read_blocks
from undoc_cli.parts.levels import levels_of
from undoc_cli.parts.passages import Joiner
from undoc_cli.rules.language import language

ENGLISH = language("en")
TEXT = column("The lamps of the Gulf are counted here, and those that burn are named one by one. " * 2, first=LEFT)


def levels(*groups: list[Line]) -> list[int | None]:
    return levels_of(read_blocks(stack(*groups), ENGLISH, Joiner()))


def numbered(number: str, text: str, **style: float | bool) -> list[Line]:
    return [line(number, Part(f" {text}", shift=12), **style)]  # type: ignore[arg-type]


def heading(number: str, size: float) -> list[Line]:
    return numbered(number, "Lamps", size=size, bold=True)


def test_headings_by_their_type_and_then_by_their_numbers() -> None:
    assert levels(
        heading("I.", 14),
        heading("A.", 12),
        heading("1.", 10),
        TEXT,
        heading("(a)", 10),
        TEXT,
        heading("B.", 12),
        TEXT,
        heading("II.", 14),
        TEXT,
    ) == [1, 2, 3, None, 4, None, 2, None, 1, None]


@pytest.mark.parametrize(("upper", "lower"), [("(a)", "(i)"), ("(i)", "(a)")])
def test_of_letters_and_small_roman_numbers_those_that_come_first_stand_above(upper: str, lower: str) -> None:
    second = upper.replace("a", "b").replace("i", "ii")
    one, two = (heading(number, 10) for number in ("1.", "2."))
    found = levels(one, heading(upper, 10), heading(lower, 10), TEXT, heading(second, 10), TEXT, two, TEXT)
    assert found == [1, 2, 3, None, 2, None, 1, None]


def test_small_roman_numbers_that_begin_again_below_a_letter_stand_below_it() -> None:
    first = [heading("A.", 10), TEXT, heading("(i)", 10), TEXT, heading("(ii)", 10), TEXT]
    second = [heading("B.", 10), TEXT, heading("(a)", 10), TEXT, heading("(i)", 10), TEXT, heading("(b)", 10), TEXT]
    found = levels(*first, *second)
    assert [level for level in found[len(first) :] if level] == [1, 2, 3, 2]


def test_a_heading_without_a_number_stands_as_high_as_those_of_its_type() -> None:
    plain = [line("Joint segment", size=14, bold=True)]
    assert levels(plain, TEXT, heading("I.", 14), TEXT, heading("A.", 12), TEXT) == [1, None, 1, None, 2, None]


def test_a_heading_with_a_plain_bracket_stands_as_high_as_those_without() -> None:
    bracket = [line(bold("II."), Part(" Wells", bold=True, shift=12), " [agenda item 4]", x0=LEFT - 25, size=14)]
    assert levels(heading("I.", 14), TEXT, heading("A.", 12), TEXT, bracket, TEXT) == [1, None, 2, None, 1, None]


@pytest.mark.parametrize(("name", "level"), [("OIL AND WELLS", 1), ("Oil and wells", 2)])
def test_in_typescript_capitals_stand_above_what_is_underlined(name: str, level: int) -> None:
    capitals, other = (line(text, x0=(LEFT + RIGHT - width_of(text)) / 2) for text in ("I. LAMPS OF THE GULF", name))
    lines = stack([capitals], TEXT, [line("Depth of the wells")], TEXT, [other], TEXT)
    underlined = {"Depth of the wells", "Oil and wells"}
    blocks = read_blocks([replace(item, underlined=item.text in underlined) for item in lines], ENGLISH, Joiner())
    found = levels_of(blocks)
    assert [found[0], found[2], found[4]] == [1, 2, level]


def test_the_ninth_of_lettered_headings_is_no_roman_one() -> None:
    found = levels(heading("I.", 14), heading("H.", 12), TEXT, heading("I.", 12), TEXT)
    assert found == [1, 2, None, 2, None]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["1.", "(a)", "(i)", "(ii)", "(b)", "2."], [1, 2, 3, 3, 2, 1]),
        (["(h)", "(i)", "(j)"], [1, 1, 1]),
        (["1.", "•", "2."], [1, 2, 1]),
    ],
)
def test_items_below_their_paragraphs(numbers: list[str], expected: list[int]) -> None:
    items = [numbered(number, "the lamps burn in the Gulf;") for number in numbers]
    assert levels(TEXT, *items)[1:] == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["7.", "> 1.", "> 2.", "(a)", "> 3.", "8."], [1, 2, 2, 3, 2, 1]),
        (["1.", "> 1.", "> 2.", "2."], [1, 2, 2, 1]),  # the second counts on from the item, not from the paragraph
        (["101.", "> 101.1", "> 101.2", "102."], [1, 2, 2, 1]),
        (["> (1)", "(i)", "> (2)", "(a)"], [1, 2, 1, 2]),
        (["1.", "> 2.", "> 3."], [1, 1, 1]),  # they count on from the paragraph
        (["> 1.", "> 2."], [1, 1]),
    ],
)
def test_items_with_figures_below_a_numbered_paragraph(numbers: list[str], expected: list[int]) -> None:
    """Those that stand in are items of a list, what stands at the edge is a paragraph."""
    items = [
        numbered(number.strip("> "), "The lamps burn.", x0=LEFT + 24 if number.startswith(">") else LEFT)
        for number in numbers
    ]
    assert levels(TEXT, *items)[1:] == expected


def test_a_paragraph_without_a_number_ends_a_list() -> None:
    assert levels(TEXT, numbered("(a)", "lamps;"), TEXT, numbered("(a)", "oil.")) == [None, 1, None, 1]


def test_numbers_of_several_paragraphs_stand_as_high_as_one() -> None:
    assert levels(numbered("1.", "Sow."), numbered("2., 3.,", "Sow."), numbered("(a)", "Reap.")) == [1, 1, 2]


@pytest.mark.parametrize(("x0", "level"), [(LEFT + 24, 2), (LEFT, 1)])
def test_text_that_stands_in_from_a_number_belongs_to_it(x0: float, level: int) -> None:
    quoted = [line("to request that all of them be lit:", x0=x0)]
    found = levels(numbered("1.", "The keepers decided:"), quoted, numbered("(a)", "to sow;", x0=LEFT + 36))
    assert found == [1, None, level]


@pytest.mark.parametrize(
    ("sign", "x0", "page", "level"),
    [
        ("◾", LEFT + 6.7, 1, 2),
        ("◾", LEFT, 1, 1),
        ("•", LEFT + 6.7, 1, 1),
        ("•", LEFT + 24, 1, 2),
        ("•", LEFT + 24, 2, 1),  # pages may be set off from each other
    ],
)
def test_bullets_below_others(sign: str, x0: float, page: int, level: int) -> None:
    below = [line(sign, Part(" Sow.", shift=12), x0=x0, page=page)]
    found = levels([line("•", Part(" Reap:", shift=12))], below, [line("•", Part(" Sow.", shift=12), page=page)])
    assert found == [1, level, 1]


def test_bullets_of_one_kind_stand_as_high_on_the_next_page() -> None:
    first, second = [line("•", Part(" Reap:", shift=12))], [line("–", Part(" Sow.", shift=12), x0=LEFT + 24)]
    assert levels(first, second, [line("–", Part(" Sow.", shift=12), x0=LEFT + 24, page=2)]) == [1, 2, 2]
