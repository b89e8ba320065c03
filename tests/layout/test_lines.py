"""Characters to lines."""

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from paper import EDGE, HEIGHT, LEFT, RIGHT, WIDTH, Part, bold, chars, font, raised, rule, sheet

from undoc_cli.geometry import Box
from undoc_cli.layout.lines import lines_of
from undoc_cli.layout.stretches import DOUBLED
from undoc_cli.page import ASCENT, DESCENT, Char, Line, Page
from undoc_cli.parts.passages import Joiner


def texts(*rows: list[Char]) -> list[str]:
    return [line.text for line in lines_of(sheet(*rows))]


def only(*rows: list[Char]) -> Line:
    (line,) = lines_of(sheet(*rows))
    return line


def test_a_line_knows_its_characters_and_its_box() -> None:
    line = only(chars("Two words ", x0=100, baseline=300))
    assert line.text == "Two words"
    assert (line.page, line.size, line.baseline, line.upright) == (1, 10, 300, True)
    assert line.box == Box(100, 300 - 10 * ASCENT, 142.5, 300 + 10 * DESCENT)
    assert list(line.x0s)[:4] == [100, 105, 110, 115]
    assert len(line.x0s) == len(line.x1s) == len(line.text)


def test_blanks_alone_are_no_line() -> None:
    assert texts(chars("   ")) == []
    assert lines_of(sheet()) == ()


def test_lines_stand_from_top_to_bottom_and_left_to_right_whatever_the_stream() -> None:
    third = chars("third", x0=100, baseline=324)
    second = chars("second", x0=300, baseline=312)
    first = chars("first", x0=100, baseline=312)
    assert texts(third, second, first) == ["first", "second", "third"]


def test_runs_of_one_baseline_are_one_line_whatever_the_stream() -> None:
    start = chars("The ", x0=100)
    end = chars("end", x0=start[-1].x1)
    assert texts(end, start) == ["The end"]


def test_baselines_that_differ_a_little_are_one_line() -> None:
    assert texts(chars("one ", x0=100, baseline=300), chars("line", x0=118, baseline=301)) == ["one line"]
    assert len(texts(chars("two ", x0=100, baseline=300), chars("lines", x0=118, baseline=310))) == 2


# Blanks.


def test_a_blank_of_no_width_is_none() -> None:
    """The text layer of many documents has "hos tage" where the page shows "hostage"."""
    word = chars("hos", x0=100)
    blank = word[-1]._replace(text=" ", x0=word[-1].x1, x1=word[-1].x1 + 0.2)
    rest = chars("tage", x0=word[-1].x1 + 0.2)
    assert texts([*word, blank, *rest]) == ["hostage"]


def test_a_narrow_blank_is_one_where_the_text_layer_has_it() -> None:
    word = chars("hos", x0=100)
    blank = word[-1]._replace(text=" ", x0=word[-1].x1, x1=word[-1].x1 + 1)
    assert texts([*word, blank, *chars("tage", x0=word[-1].x1 + 1)]) == ["hos tage"]
    assert texts([*word, *chars("tage", x0=word[-1].x1 + 1)]) == ["hostage"]


def test_a_gap_is_a_blank_though_the_text_layer_has_none() -> None:
    word = chars("two", x0=100)
    assert texts(word, chars("words", x0=word[-1].x1 + 2)) == ["two words"]


def test_many_blanks_are_one() -> None:
    assert texts(chars("two   words")) == ["two words"]


def test_a_blank_belongs_to_the_gap() -> None:
    line = only(chars("ab cd", x0=100))
    assert line.text == "ab cd"
    assert (line.x0s[2], line.x1s[2]) == (line.x1s[1], line.x0s[3]) == (110, 112.5)


# Cuts.


@pytest.mark.parametrize(("gap", "count"), [(3, 1), (20, 1), (26, 2), (150, 2)])
def test_a_wide_gap_cuts(gap: float, count: int) -> None:
    left = chars("left", x0=100)
    right = chars("right", x0=left[-1].x1 + gap)
    assert texts(left, right) == (["left right"] if count == 1 else ["left", "right"])


def test_blanks_do_not_fill_a_wide_gap() -> None:
    left = chars("left", x0=100)
    blanks = chars(" " * 12, x0=left[-1].x1, name="Other")
    assert texts(left, blanks, chars("right", x0=blanks[-1].x1)) == ["left", "right"]


def test_a_number_and_its_paragraph_are_one_line() -> None:
    number = chars("1.", x0=LEFT)
    assert texts(number, chars("The Committee", x0=147.1)) == ["1. The Committee"]


def test_large_type_beside_small_is_cut_at_a_smaller_gap() -> None:
    """A long name of an organ ends close to the distribution column."""
    organ = chars("Economic and Social Council", x0=LEFT, size=20, bold=True)
    column = chars("Distr.: General", x0=organ[-1].x1 + 12)
    assert texts(organ, column) == ["Economic and Social Council", "Distr.: General"]


def test_symbol_in_two_sizes_is_one_line() -> None:
    organ = chars("A", x0=500, size=20)
    assert texts(organ, chars("/79/801", x0=organ[-1].x1)) == ["A/79/801"]


# Raised and lowered.


def test_a_raised_figure_joins_the_row_that_it_stands_at() -> None:
    line = only(chars("the Organization.", raised("1")))
    assert line.text == "the Organization.1"
    assert [(span.size, round(span.rise, 1)) for span in line.spans] == [(10, 0), (6.5, 4.2)]
    assert (line.size, line.baseline) == (10, 300)


@pytest.mark.parametrize(("gap", "count"), [(7, 1), (12, 2)])
def test_a_raised_figure_that_a_justified_line_sets_off(gap: float, count: int) -> None:
    assert len(lines_of(sheet(chars("the Street,", raised("1", shift=gap))))) == count


def test_the_blank_behind_a_raised_figure_is_not_raised() -> None:
    line = only(chars("the Organization.", raised("1"), " It has"))
    assert line.text == "the Organization.1 It has"
    assert [line.text[span.start : span.end] for span in line.spans] == ["the Organization.", "1", " It has"]
    assert Joiner().join([line]).text == "the Organization. It has"


def test_a_raised_figure_at_the_start_of_a_row() -> None:
    line = only(chars(Part("1", 5.5, 3.7), Part(" See the report.", 8.5), baseline=700, size=8.5))
    assert line.text == "1 See the report."
    assert (line.size, line.baseline) == (8.5, 700)


def test_a_lowered_figure_joins_its_row() -> None:
    line = only(chars("CO", Part("2", 6.5, -2), " levels"))
    assert line.text == "CO2 levels"
    assert line.spans[1].rise == pytest.approx(-2)


def test_a_raised_figure_stays_with_its_own_line_of_two() -> None:
    above, below = lines_of(
        sheet(chars("First line of the text", baseline=300), chars("second line", raised("2"), baseline=312))
    )
    assert (above.text, below.text) == ("First line of the text", "second line2")


def test_small_type_far_away_stays_apart() -> None:
    assert texts(chars("Text"), chars("9", x0=400, baseline=296, size=6.5)) == ["9", "Text"]


def test_a_marker_hanging_left_of_its_note_belongs_to_it() -> None:
    marker = chars("1", x0=100, baseline=696, size=5.5)
    note = chars("See the report.", x0=122, baseline=700, size=8.5)
    assert texts(marker, note) == ["1 See the report."]


def test_smaller_text_of_the_same_baseline_is_part_of_the_line() -> None:
    line = only(chars("Text ", Part("small", 7)))
    assert line.text == "Text small"
    assert line.size == 10


def test_the_larger_of_two_equal_parts_stands_for_the_line() -> None:
    assert only(chars(Part("ab", 8), Part("cd", 10))).size == 10


# Style.


def test_share_of_bold_and_italic() -> None:
    line = only(chars("Tofig ", bold("Musayev")))
    assert line.share("bold") == pytest.approx(7 / 12)
    assert not line.bold
    assert only(chars("Title", bold=True)).bold
    assert only(chars("Mindful", italic=True)).italic
    assert only(chars("Plain")).share("italic") == 0


def test_runs_of_one_style_are_one_span() -> None:
    start = chars("The ", x0=100)
    line = only(start, chars("end", x0=start[-1].x1))
    assert [(span.start, span.end) for span in line.spans] == [(0, len(line.text))]


def test_box_of_a_slice() -> None:
    line = only(chars("one two", raised("1"), x0=100))
    assert line.slice_box(4, 7) == Box(117.5, 300 - 10 * ASCENT, 132.5, 300 + 10 * DESCENT)
    assert line.slice_box(3, 8).x0 == line.slice_box(4, 8).x0
    mark = line.slice_box(7, 8)
    assert mark.top == pytest.approx(300 - 4.2 - 6.5 * ASCENT)
    assert line.slice_box(3, 4) == line.box


# What is not set as text.


def test_turned_text_is_a_line_of_its_own() -> None:
    side = [c._replace(upright=False) for c in chars("Side", x0=20, baseline=300)]
    lines = lines_of(sheet(side, chars("Text", x0=100, baseline=300)))
    assert sorted((line.text, line.upright) for line in lines) == [("Side", False), ("Text", True)]
    (turned,) = (line for line in lines if not line.upright)
    assert turned.slice_box(1, 2) == turned.box


def test_letters_painted_twice_are_read_once() -> None:
    assert texts(chars("TITLE", x0=100), chars("TITLE", x0=100.3)) == ["TITLE"]
    assert texts(chars("no ", x0=100), chars("no", x0=113)) == ["no no"]


def test_words_of_a_scan_share_a_row_though_their_baselines_jitter() -> None:
    picture = Box(0, 0, WIDTH, HEIGHT)
    words = [
        chars("Progress", x0=100, baseline=300, size=10),
        chars("report", x0=143, baseline=302.5, size=11),
        chars("of", x0=180, baseline=299, size=9),
    ]
    assert [line.text for line in lines_of(sheet(*words, images=[picture]))] == ["Progress report of"]
    below = chars("below", x0=100, baseline=312)
    assert [line.text for line in lines_of(sheet(*words, below, images=[picture]))][1] == "below"


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
    assert [round(line.baseline, 1) for line in lines] == sorted(round(line.baseline, 1) for line in lines)


def test_the_number_of_an_underlined_heading_need_not_be_underlined() -> None:
    def underlined(text: str, x0: float) -> bool:
        row = chars(text, x0=LEFT, baseline=300)
        return lines_of(sheet(row, rules=[rule(x0, 302, row[-1].x1)]))[0].underlined

    assert underlined("Aid", LEFT)
    assert underlined("A. Aid", LEFT + 12)
    assert not underlined("As aid", LEFT + 12)
