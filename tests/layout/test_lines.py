"""Characters to lines."""

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from paper import EDGE, HEIGHT, LEFT, RIGHT, WIDTH, Part, bold, chars, font, only, raised, rule, sheet, texts

from undoc_cli.geometry import Box, thousandths
from undoc_cli.layout.lines import is_scan, lines_of
from undoc_cli.layout.stretches import DOUBLED
from undoc_cli.runs import ASCENT, DESCENT, Char

if TYPE_CHECKING:
    from undoc_cli.page import Page


def test_a_line_knows_its_characters_and_its_box() -> None:
    line = only(chars("Two words ", x0=100, baseline=300))
    assert line.text == "Two words"
    assert (line.page, line.size, line.baseline, line.upright) == (1, 10, 300, True)
    assert line.box == Box(100, 300 - 10 * ASCENT, 142.5, 300 + 10 * DESCENT)
    assert list(line.x0s)[:4] == [100, 105, 110, 115]
    assert len(line.x0s) == len(line.x1s) == len(line.text)


def test_lines_of_one_style_share_what_says_so_and_those_of_one_height_their_place() -> None:
    first, *_ = lines_of(sheet(chars("Lamps", x0=100, baseline=300)))
    below, other, beside = lines_of(
        sheet(
            chars("Masts", x0=100, baseline=312),
            chars("Lamps of two", x0=100, baseline=324),
            chars("Masts", x0=300, baseline=324, bold=True),
        )
    )
    assert first.spans is below.spans
    assert first.spans != other.spans
    assert first.spans != beside.spans
    assert other.box.top is beside.box.top


def test_lines_stand_from_top_to_bottom_and_left_to_right_whatever_the_stream() -> None:
    third = chars("third", x0=100, baseline=324)
    second = chars("second", x0=300, baseline=312)
    first = chars("first", x0=100, baseline=312)
    assert texts(third, second, first) == ["first", "second", "third"]


def test_runs_of_one_baseline_are_one_line_whatever_the_stream() -> None:
    start = chars("The ", x0=100)
    end = chars("end", x0=start[-1].x1)
    assert texts(end, start) == ["The end"]


def test_smaller_text_of_the_same_baseline_is_part_of_the_line() -> None:
    line = only(chars("Text ", Part("small", 7)))
    assert line.text == "Text small"
    assert line.size == 10


def test_the_larger_of_two_equal_parts_stands_for_the_line() -> None:
    assert only(chars(Part("ab", 8), Part("cd", 10))).size == 10


def test_the_smallest_type_has_a_size() -> None:
    assert only(chars("dust", size=0.04)).size == only(chars("dust", Part("y", 0.03), size=0.04)).size == 0.1


def test_share_of_bold_and_italic() -> None:
    line = only(chars("Tofig ", bold("Musayev")))
    assert line.share("bold") == pytest.approx(7 / 12)
    assert not line.bold
    assert only(chars("Title", bold=True)).bold
    assert only(chars("Mindful", italic=True)).italic
    assert only(chars("Plain")).share("italic") == 0


@pytest.mark.parametrize(
    "painted",
    [
        chars("One blank", x0=100),
        chars("justified text  with two blanks", x0=100),
        [*chars("Cells", x0=100), *chars("far", x0=150), *chars("apart", x0=180)],
        chars("a mark", raised("1"), " behind", x0=100),
        [*chars("12.", x0=100), *chars("Number set off", x0=130)],
        chars("whole", x0=100),
    ],
    ids=lambda painted: "".join(char.text for char in painted),
)
def test_a_line_knows_how_wide_its_widest_blank_is(painted: list[Char]) -> None:
    line = only(painted)
    gaps = [line.x0s[at + 1] - line.x1s[at - 1] for at, letter in enumerate(line.text) if letter == " "]
    assert max(gaps, default=0.0) <= line.widest < max(gaps, default=0.0) + 0.01


def test_box_of_a_slice() -> None:
    line = only(chars("one two", raised("1"), x0=100))
    assert line.slice_box(4, 7) == Box(117.5, 300 - 10 * ASCENT, 132.5, 300 + 10 * DESCENT)
    assert line.slice_box(3, 8).x0 == line.slice_box(4, 8).x0
    mark = line.slice_box(7, 8)
    assert mark.top == pytest.approx(300 - 4.2 - 6.5 * ASCENT)
    assert line.slice_box(3, 4) == line.box


def test_turned_text_is_a_line_of_its_own() -> None:
    side = [c._replace(upright=False) for c in chars("Side", x0=20, baseline=300)]
    lines = lines_of(sheet(side, chars("Text", x0=100, baseline=300)))
    assert sorted((line.text, line.upright) for line in lines) == [("Side", False), ("Text", True)]
    (turned,) = (line for line in lines if not line.upright)
    assert turned.slice_box(1, 2) == turned.box


LETTERS = st.builds(
    lambda text, x, baseline, size, is_bold: Char(text, x, x + 0.5 * size, baseline, size, font(bold=is_bold)),
    st.sampled_from("abcdefg.,1*- "),
    st.floats(EDGE, RIGHT),
    st.floats(72, 720),
    st.sampled_from([6.5, 8.5, 10.0, 12.0, 20.0]),
    st.booleans(),
)


def painted_again(char: Char, made: list[Char]) -> bool:
    near = DOUBLED * char.size
    return any(
        other is not char
        and (other.text, other.size) == (char.text, char.size)
        and abs(other.x0 - char.x0) < near
        and abs(other.baseline - char.baseline) < near
        for other in made
    )


@given(st.lists(LETTERS, max_size=40, unique_by=lambda c: (round(c.x0), round(c.baseline))), st.booleans())
# The same letter in another size is another letter, however close it stands.
@example(made=[Char("a", 330, 333.25, 597, 6.5, font()), Char("a", 329, 333.25, 598, 8.5, font())], scanned=False)
def test_every_character_stands_in_exactly_one_line(made: list[Char], scanned: bool) -> None:
    made = [char for char in made if not painted_again(char, made)]
    images = [Box(0, 0, WIDTH, HEIGHT)] if scanned else []
    page: Page = sheet(made, images=images)
    lines = lines_of(page)
    printed = Counter(char.text for char in made if char.text != " ")
    assert Counter("".join(line.text for line in lines).replace(" ", "")) == printed
    for line in lines:
        assert line.text == line.text.strip()
        assert len(line.x0s) == len(line.x1s) == len(line.text)
        assert [span.start for span in line.spans][1:] == [span.end for span in line.spans][:-1]
        assert line.spans[-1].end == len(line.text)
        box = line.slice_box(0, len(line.text))
        assert (box.x0, box.x1) == (thousandths(min(line.x0s)), thousandths(max(line.x1s)))
    assert [round(line.baseline, 1) for line in lines] == sorted(round(line.baseline, 1) for line in lines)


def test_the_number_of_an_underlined_heading_need_not_be_underlined() -> None:
    def underlined(text: str, x0: float) -> bool:
        row = chars(text, x0=LEFT, baseline=300)
        return lines_of(sheet(row, rules=[rule(x0, 302, row[-1].x1)]))[0].underlined

    assert underlined("Aid", LEFT)
    assert underlined("A. Aid", LEFT + 12)
    assert not underlined("As aid", LEFT + 12)
    assert underlined("VIII. Aid", LEFT + 24)
    assert not underlined("XVIII. Aid", LEFT + 29)


@pytest.mark.parametrize(
    ("text", "whole"),
    [("A. Aid to lamps (UN)", True), ("Aid to lamps (UN)", False), ("A. Aid (to all of the lamps)", False)],
)
def test_a_bracket_behind_a_numbered_heading_need_not_be_underlined(text: str, *, whole: bool) -> None:
    row = chars(text, x0=LEFT, baseline=300)
    bracket = row[text.index("(")].x0
    assert lines_of(sheet(row, rules=[rule(row[text.index("Aid")].x0, 302, bracket - 2)]))[0].underlined is whole


@pytest.mark.parametrize(("share", "scan"), [(0.6, False), (0.8, True)])
def test_a_picture_of_nearly_all_the_page_makes_it_a_scan(share: float, *, scan: bool) -> None:
    assert is_scan(sheet(images=[Box(0, 0, WIDTH, share * HEIGHT)])) is scan
