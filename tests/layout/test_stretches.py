"""Runs to stretches."""

from paper import chars, sheet, texts

from undoc_cli.layout.stretches import stretches_of


def test_blanks_alone_are_no_line() -> None:
    assert texts(chars("   ")) == []
    assert texts() == []


def test_letters_painted_twice_are_read_once() -> None:
    assert texts(chars("TITLE", x0=100), chars("TITLE", x0=100.3)) == ["TITLE"]
    assert texts(chars("no ", x0=100), chars("no", x0=113)) == ["no no"]


def test_runs_that_follow_each_other_in_one_style_are_one_stretch() -> None:
    start = chars("The ", x0=100)
    rest = chars("end ", x0=start[-1].x1, baseline=300.05)
    (stretch,) = stretches_of(sheet(start, rest).runs)
    assert (stretch.text, stretch.before, stretch.behind) == ("The end", False, True)
    assert (stretch.x0, stretch.x1) == (100, rest[-1].x1)
    other = chars("end", x0=start[-1].x1, bold=True)
    assert [stretch.text for stretch in stretches_of(sheet(start, other).runs)] == ["The", "end"]


def test_a_stretch_ends_where_a_run_leaps_over_a_gap_or_back() -> None:
    left = chars("left ", x0=200)
    for x0 in (left[-1].x1 + 10.1, left[-1].x1 - 5.1):
        rows = [left, chars("right", x0=x0)]
        for runs in (sheet(*rows).runs, [run for row in rows for run in sheet(row).runs]):
            assert [stretch.text for stretch in stretches_of(runs)] == ["left", "right"]


def test_letters_that_come_again_elsewhere_are_read_again() -> None:
    again = [chars("a", x0=100, baseline=300 + 12 * row) for row in range(3)]
    assert [stretch.baseline for stretch in stretches_of(sheet(*again, again[1]).runs)] == [300, 312, 324]


def test_type_of_any_size_is_looked_for_only_nearby() -> None:
    """Else a page of type a million points large would be searched cell by cell for each letter."""
    first, near, far = (chars("a", x0=x0, size=1e9) for x0 in (100, 109, 111))
    assert len(stretches_of(sheet(first, near).runs)) == 1
    assert len(stretches_of(sheet(first, far).runs)) == 2
