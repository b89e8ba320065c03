"""Stretches to rows: what stands on one baseline, what is raised beside it, and where a row is cut."""

import random

import pytest
from paper import HEIGHT, LEFT, WIDTH, Part, chars, only, raised, sheet, texts

from undoc_cli.geometry import Box
from undoc_cli.layout.lines import lines_of
from undoc_cli.layout.rows import SAME_BASELINE_SCAN, rows_of, scanned_rows
from undoc_cli.layout.stretches import Stretch, stretches_of


def test_baselines_that_differ_a_little_are_one_line() -> None:
    assert texts(chars("one ", x0=100, baseline=300), chars("line", x0=118, baseline=301)) == ["one line"]
    assert len(texts(chars("two ", x0=100, baseline=300), chars("lines", x0=118, baseline=310))) == 2


@pytest.mark.parametrize(("apart", "count"), [(1.5, 1), (2.5, 2)])
@pytest.mark.parametrize("scanned", [False, True])
def test_how_far_baselines_of_one_line_differ(apart: float, count: int, *, scanned: bool) -> None:
    """Those of recognised words more than twice as far."""
    down = apart * 2.25 if scanned else apart
    words = chars("two ", x0=100, baseline=300), chars("words", x0=118, baseline=300 + down)
    page = sheet(*words, images=[Box(0, 0, WIDTH, HEIGHT)] if scanned else [])
    assert len(lines_of(page)) == count


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


def test_a_raised_figure_joins_the_row_that_it_stands_at() -> None:
    line = only(chars("the Organization.", raised("1")))
    assert line.text == "the Organization.1"
    assert [(span.size, round(span.rise, 1)) for span in line.spans] == [(10, 0), (6.5, 4.2)]
    assert (line.size, line.baseline) == (10, 300)


@pytest.mark.parametrize(("gap", "count"), [(7, 1), (12, 2)])
def test_a_raised_figure_that_a_justified_line_sets_off(gap: float, count: int) -> None:
    assert len(lines_of(sheet(chars("the Street,", raised("1", shift=gap))))) == count


def test_a_raised_figure_at_the_start_of_a_row() -> None:
    line = only(chars(Part("1", 5.5, 3.7), Part(" See the report.", 8.5), baseline=700, size=8.5))
    assert line.text == "1 See the report."
    assert (line.size, line.baseline) == (8.5, 700)


def test_a_lowered_figure_joins_its_row() -> None:
    line = only(chars("CO", Part("2", 6.5, -2), " levels"))
    assert line.text == "CO2 levels"
    assert line.spans[1].rise == pytest.approx(-2)


@pytest.mark.parametrize(
    ("size", "rise", "count"),
    [(8.0, 4, 1), (8.6, 4, 2), (6.5, 6.5, 1), (6.5, 8, 2), (6.5, -3.5, 1), (6.5, -5, 2)],
    ids=["small", "nearly as large", "high", "too high", "low", "too low"],
)
def test_what_is_raised_or_lowered_is_small_and_not_far_off(size: float, rise: float, count: int) -> None:
    assert len(lines_of(sheet(chars("CO", Part("2", size, rise))))) == count


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


@pytest.mark.parametrize(("gap", "count"), [(23, 1), (28, 2)])
def test_how_far_left_a_marker_hangs(gap: float, count: int) -> None:
    marker = chars("1", x0=100, baseline=696, size=5.5)
    assert len(texts(marker, chars("See the report.", x0=marker[-1].x1 + gap, baseline=700, size=8.5))) == count


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


def test_what_follows_a_raised_figure_in_its_size_goes_with_it() -> None:
    text = chars("the Organization.", raised("10,"))
    second = chars("11", x0=text[-1].x1 + 4, baseline=text[-1].baseline, size=6.5, name="Other")
    assert texts(text, second) == ["the Organization.10, 11"]
    assert len(texts(text, chars("11", x0=text[-1].x1 + 8, baseline=text[-1].baseline, size=6.5, name="Other"))) == 2


def words(count: int, seed: int) -> list[Stretch]:
    """Give words of many sizes, strewn over lines that slope."""
    chance = random.Random(seed)  # noqa: S311
    found: list[Stretch] = []
    for _ in range(count):
        x0, size = chance.uniform(0, 500), chance.choice((6, 9, 10, 11, 20))
        word = chars(
            "w" * chance.randrange(1, 9), x0=x0, baseline=12 * chance.randrange(8) + chance.gauss(0, 3), size=size
        )
        found += stretches_of(sheet(word).runs)
    return found


@pytest.mark.parametrize("seed", range(20))
def test_words_of_a_scan_go_to_the_row_that_is_nearest(seed: int) -> None:
    """As by looking at all rows."""
    rows: list[list[Stretch]] = []
    given = words(150, seed)
    for word in sorted(given, key=lambda word: word.x0):
        fits = [
            (apart, index)
            for index, row in enumerate(rows)
            if (apart := abs(row[-1].baseline - word.baseline) / min(row[-1].size, word.size)) <= SAME_BASELINE_SCAN
            and row[-1].x1 <= word.x0 + 0.5 * word.size
        ]
        if fits:
            rows[min(fits)[1]].append(word)
        else:
            rows.append([word])
    assert scanned_rows(given) == rows
    assert len(rows) < len(given)


def test_a_row_of_more_stretches_than_any_line_has_takes_no_marks() -> None:
    """Else a page of nothing but marks would take a time that grows with the square of their number."""
    text = [stretch for number in range(100) for stretch in stretches_of(sheet(chars("a", x0=12 * number)).runs)]
    (mark,) = stretches_of(sheet(chars(Part("1", 6.5, 4.2), x0=text[-1].x1)).runs)
    assert [len(row) for row in rows_of([*text, mark])] == [100 + 1]
    (more,) = stretches_of(sheet(chars("a", x0=1200)).runs)
    assert [len(row) for row in rows_of([*text, more, mark])] == [1, 100 + 1]


@pytest.mark.parametrize(("between", "count"), [(49, 1), (50, 2)])
def test_of_more_rows_at_one_place_than_any_page_has_the_nearest_are_looked_at(between: int, count: int) -> None:
    """Else a scan of nothing but noise would take such a time."""
    below = [chars("noiseless", x0=90, baseline=300.01 + 0.001 * row) for row in range(between)]
    above = [chars("noiseless", x0=90, baseline=299.9) for row in range(60)]
    words = chars("two", x0=100, baseline=300.5), chars("words", x0=118, baseline=300)
    given = [stretch for row in (*below, *above, *words) for stretch in stretches_of(sheet(row).runs)]
    assert len(scanned_rows(given)) == between + 60 + count


@pytest.mark.parametrize(("between", "count"), [(2, 3), (3, 5)])
def test_a_raised_figure_stands_a_few_rows_at_most_from_the_one_that_it_belongs_to(between: int, count: int) -> None:
    """Large type may have lines of a column beside it between its baseline and what is raised."""
    name = chars("Council", x0=300, size=20)
    mark = chars("1", x0=name[-1].x1, baseline=288, size=6.5)
    column = [chars("text", x0=100, baseline=290 + 3 * row) for row in range(between)]
    page = sheet(name, mark, *column)
    assert len(rows_of(stretches_of(page.runs))) == count


def test_a_raised_figure_stays_with_its_text_though_a_row_of_the_next_cell_stands_as_high() -> None:
    cell = chars("urgent action", x0=113.4, baseline=540.4, italic=True)
    mark = chars("3", x0=cell[-1].x1, baseline=536.4, size=6)
    beside = chars("(signature)", x0=cell[-1].x1 + 22, baseline=535.4)
    assert texts(cell, mark, beside) == ["(signature)", "urgent action3"]
