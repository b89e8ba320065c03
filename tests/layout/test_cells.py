"""Stretches to the characters of a line: what is a blank there, and what is one style."""

import pytest
from paper import Part, chars, only, raised, texts

from undoc_cli.parts.passages import Joiner


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


@pytest.mark.parametrize("noise", [-1e-9, 0, 1e-9])
@pytest.mark.parametrize(
    ("thousandths", "text"), [(60, "twowords"), (61, "two words"), (150, "two words"), (151, "two words")]
)
def test_a_readers_last_bits_do_not_decide_about_a_blank(thousandths: int, text: str, noise: float) -> None:
    word = chars("two", x0=100)
    edge = word[-1].x1 + thousandths / 1000 * word[-1].size + noise
    blank = word[-1]._replace(text=" ", x0=word[-1].x1, x1=edge)
    assert texts([*word, blank, *chars("words", x0=edge)]) == [text]


@pytest.mark.parametrize("noise", [-1e-9, 0, 1e-9])
@pytest.mark.parametrize(("thousandths", "text"), [(150, "twowords"), (151, "two words")])
def test_a_readers_last_bits_do_not_decide_about_a_gap(thousandths: int, text: str, noise: float) -> None:
    word = chars("two", x0=100)
    assert texts([*word, *chars("words", x0=word[-1].x1 + thousandths / 1000 * word[-1].size + noise)]) == [text]


@pytest.mark.parametrize(("gap", "text"), [(5.5, "主席先生"), (6.5, "主席 先生")])
def test_chinese_characters_are_spread_to_fill_the_line(gap: float, text: str) -> None:
    first = chars("主席", x0=100)
    assert texts(first, chars("先生", x0=first[-1].x1 + gap)) == [text]


@pytest.mark.parametrize(
    ("gaps", "text"),
    [
        ([8.0] * 7, "灯塔看守人于2022年"),  # an address on the line leaves few characters to spread
        ([2.0] * 6 + [8.0], "灯塔看守人于2022 年"),
        ([2.0] * 4 + [9.0, 2.0, 2.0], "灯塔看守人 于2022年"),  # one gap among others is a blank
        ([8.0] * 2, "联 合 国"),  # few characters do not tell
    ],
)
def test_a_line_tells_how_far_its_chinese_characters_are_spread(gaps: list[float], text: str) -> None:
    x, row = 100.0, []
    units = ["联", "合", "国"] if len(gaps) == 2 else ["灯", "塔", "看", "守", "人", "于", "2022", "年"]
    for unit, gap in zip(units, [0.0, *gaps], strict=False):
        row += chars(unit, x0=x + gap)
        x = row[-1].x1
    assert texts(row) == [text]


@pytest.mark.parametrize(("rise", "seen"), [(0.4, 0.0), (0.8, 0.8), (-0.4, 0.0), (-0.8, -0.8)])
def test_what_stands_a_hair_above_the_line_stands_on_it(rise: float, seen: float) -> None:
    line = only(chars("The keepers of the lamps", Part(" came", rise=rise)))
    assert line.spans[-1].rise == pytest.approx(seen)


@pytest.mark.parametrize(("size", "count"), [(10.15, 1), (10.3, 2)])
def test_sizes_that_the_eye_does_not_tell_apart_are_one_style(size: float, count: int) -> None:
    assert len(only(chars("The keepers of the lamps", Part(" came", size=size))).spans) == count


def test_many_blanks_are_one() -> None:
    assert texts(chars("two   words")) == ["two words"]


def test_a_blank_belongs_to_the_gap() -> None:
    line = only(chars("ab cd", x0=100))
    assert line.text == "ab cd"
    assert (line.x0s[2], line.x1s[2]) == (line.x1s[1], line.x0s[3]) == (110, 112.5)


def test_the_blank_behind_a_raised_figure_is_not_raised() -> None:
    line = only(chars("the Organization.", raised("1"), " It has"))
    assert line.text == "the Organization.1 It has"
    assert [line.text[span.start : span.end] for span in line.spans] == ["the Organization.", "1", " It has"]
    assert Joiner().join([line]).text == "the Organization. It has"


@pytest.mark.parametrize(("gap", "text"), [(1.2, "the 1st Front"), (1.6, "the 1 st Front")])
def test_the_gap_before_raised_text_is_measured_by_the_larger_type(gap: float, text: str) -> None:
    """Of type of 10 points a gap of 1.5 is a blank; of the raised type of 6.5 a gap of 1 would be one."""
    assert only(chars("the 1", raised("st", shift=gap), " Front")).text == text


def test_runs_of_one_style_are_one_span() -> None:
    start = chars("The ", x0=100)
    line = only(start, chars("end", x0=start[-1].x1))
    assert [(span.start, span.end) for span in line.spans] == [(0, len(line.text))]


def test_a_gap_beside_a_blank_is_one_blank_with_it() -> None:
    """Justified text is set so: every blank as the font has it, and a gap behind it."""
    words = [*chars("ab ", x0=100), *chars("cd ", x0=114), *chars("ef", x0=129)]
    line = only(words)
    assert line.text == "ab cd ef"
    assert [(line.x0s[at], line.x1s[at]) for at in (2, 5)] == [(110, 114), (124, 129)]
    assert [(span.start, span.end) for span in line.spans] == [(0, 8)]


def test_a_gap_in_a_word_is_a_blank_though_other_blanks_are_true() -> None:
    assert texts([*chars("one two", x0=100), *chars("three", x0=134.5), *chars(" four", x0=159.5)]) == [
        "one two three four"
    ]
