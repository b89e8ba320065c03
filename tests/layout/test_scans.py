"""Pages whose text was recognised."""

import pytest
from paper import WIDTH, Part, chars, column, line, page_parts, sheet, under, width_of

from undoc_cli.geometry import Box
from undoc_cli.layout.scans import (
    job_box,
    job_line,
    joined,
    line_box,
    measured,
    shows_text,
    straightened,
    symbol_lines,
    with_ink,
    with_job_number,
    with_sizes,
    with_text,
    within,
    without_pictures,
)
from undoc_cli.page import Line, Page, PageParts
from undoc_cli.rules.text import words
from undoc_cli.runs import Char

TEXT = column("My Government shares that view and would like it to be known. " * 5, baseline=400)
TITLE = line("Letter dated 3 May 2025 from the Permanent", baseline=330, size=12)


# What is bold, by its ink.


def bold(page: PageParts, **strokes: float) -> list[str]:
    """Give the bold lines of a page whose text has strokes of 0.97 points, and other lines those given."""
    known = {item: strokes.get(words(item.text)[0], 0.97) for item in measured(page)}
    return [item.text for item in with_ink(page, known).main if item.bold]


@pytest.mark.parametrize("stroke", [1.21, 1.28, 1.5])
def test_thick_strokes_are_bold(stroke: float) -> None:
    assert bold(page_parts(TITLE, *TEXT), letter=stroke) == [TITLE.text]


@pytest.mark.parametrize("stroke", [0.0, 0.9, 1.0, 1.1, 1.15])
def test_strokes_as_thick_as_large_letters_have_them_are_not(stroke: float) -> None:
    assert bold(page_parts(TITLE, *TEXT), letter=stroke) == []


@pytest.mark.parametrize(("lines", "count"), [(1, 0), (2, 1)])
def test_nothing_is_bold_without_a_text_to_compare_with(lines: int, count: int) -> None:
    assert len(bold(page_parts(TITLE, *TEXT[:lines]), letter=1.5)) == count


def test_only_lines_as_long_as_those_of_a_text_tell_what_is_regular() -> None:
    text = under(*["My Government shares that view of lamps"] * 3, baseline=400)
    headings = under(*["Letter of the lamps"] * 5, baseline=500)
    assert bold(page_parts(*text, *headings), letter=1.5) == [item.text for item in headings]


def test_a_letter_or_two_are_not_measured() -> None:
    marks = [line(text, baseline=700, x0=x0) for x0, text in ((100, "ok"), (200, "oak"))]
    assert bold(page_parts(*TEXT, *marks), ok=1.5, oak=1.5) == ["oak"]


def test_noise_is_not_bold() -> None:
    noise = line("aei", baseline=720, size=27)
    assert bold(page_parts(*TEXT, noise), aei=3.5) == []


# Lines that were laid askew.


def askew(slope: float, *rows: list[Char]) -> list[list[Char]]:
    return [[char._replace(baseline=char.baseline + slope * (char.x0 - WIDTH / 2)) for char in row] for row in rows]


def rows() -> list[list[Char]]:
    return [chars("My Government shares that view", baseline=100 + 12 * at) for at in range(5)]


@pytest.mark.parametrize("slope", [-0.05, -0.004, 0.003, 0.02])
def test_sloping_lines_are_levelled(slope: float) -> None:
    page = straightened(sheet(*askew(slope, *rows())))
    flat = [char.baseline for row in rows() for char in row]
    assert [char.baseline for run in page.runs for char in run.chars()] == pytest.approx(flat, abs=0.051)


@pytest.mark.parametrize("slope", [0.0, 0.0015, 0.08, 0.5])
def test_level_lines_and_what_is_no_slope_stay(slope: float) -> None:
    page = sheet(*askew(slope, *rows()))
    assert straightened(page) == page


# Sizes.


def test_lines_of_one_text_have_one_size() -> None:
    jittering = [
        line("Permanent Representative of Iceland to", baseline=300, size=9.0),
        line("the United Nations addressed to the", baseline=313.2, size=13.0),
        line("Secretary-General", baseline=327.4, size=11.0),
    ]
    page = with_sizes(page_parts(*jittering, *under("The text of the letter", "goes on here", baseline=352)))
    title, text = [item.size for item in page.main[:3]], [item.size for item in page.main[3:]]
    assert len(set(title)) == len(set(text)) == 1
    assert (title[0], text[0]) == pytest.approx((12.0, 10.5), abs=0.1)


@pytest.mark.parametrize(("pitch", "same"), [(9.0, False), (10.0, True), (15.0, True), (16.0, False)])
def test_how_far_apart_lines_of_one_text_stand(pitch: float, *, same: bool) -> None:
    page = page_parts(*under("The text of the letter", "goes on here", leading=pitch, size=11.0))
    assert ([item.size for item in with_sizes(page).main] != [11.0, 11.0]) is same


@pytest.mark.parametrize(("size", "same"), [(15.0, True), (16.0, False)])
def test_what_is_larger_than_lines_of_one_text_stand_apart_is_none_of_them(size: float, *, same: bool) -> None:
    text = under("The text of the letter", "goes on here", leading=12, size=11.0)
    page = with_sizes(page_parts(*text, line("it seems", baseline=324, size=size)))
    assert (len({item.size for item in page.main}) == 1) is same


# What stands at the edges of page 1.


def test_the_symbol_is_looked_for_at_the_right_of_the_first_row() -> None:
    symbol, name = line("Anori6i2", x0=498, baseline=56), line("United Nations", x0=123, baseline=58, size=14)
    page = page_parts(name, symbol, *TEXT)
    assert symbol_lines(page) == [symbol]
    assert symbol_lines(page_parts(name, line("Distr.: General", x0=397, baseline=110), *TEXT)) == []
    assert line_box(symbol).holds(symbol.box.x0 - 10, symbol.baseline - 14)
    (_, found, *_) = with_text(page, symbol, "A/79/1612").main
    assert (found.text, found.box) == ("A/79/1612", symbol.box)
    assert len(found.x0s) == len(found.x1s) == 9


def test_a_job_number_is_looked_at_with_its_language_and_without_the_dates_behind_it() -> None:
    box = job_box(line("25-91844", x0=65, baseline=747))
    assert box.holds(65 + width_of("25-91844 (E)"), 747)
    assert not box.holds(65 + width_of("25-91844 (E)    "), 747)


def test_the_job_number_is_looked_at_again_where_it_is_none() -> None:
    foot = line("25-91844 ©) 110625", x0=65, baseline=747)
    page = page_parts(*TEXT, foot)
    assert job_line(page) == foot
    again = with_job_number(page, foot, "25-91844 (E) 110625")
    assert [(item.kind, item.line.text) for item in again.furniture] == [("job-number", "25-91844 (E) 110625")]
    assert job_line(again) is None
    assert foot not in again.main


def test_a_job_number_that_cannot_be_read_is_no_text_either() -> None:
    """Its language in brackets is misread often, and grows together with the number."""
    foot = line("25-91844iT 110625", x0=65, baseline=747)
    page = page_parts(*TEXT, foot)
    assert job_line(page) == foot
    kept = with_job_number(page, foot, foot.text)
    assert [(item.kind, item.line) for item in kept.furniture] == [("job-number", foot)]
    assert foot not in kept.main


@pytest.mark.parametrize("item", [line("ae 3", x0=65, baseline=747), line("25-91844 is a number", x0=65, baseline=690)])
def test_other_lines_are_no_job_number(item: Line) -> None:
    assert job_line(page_parts(*TEXT, item)) is None


def test_pictures_are_furniture() -> None:
    organ = line("CT ", Part("General Assembly", shift=20), x0=78, baseline=86.6, size=20)
    emblem, code = line("cB)", x0=70, baseline=102), line("Oyo", x0=499, baseline=724)
    page = page_parts(organ, emblem, *TEXT, code, furniture=[("job-number", line("25-03323 (E)", x0=65, baseline=747))])
    seen = without_pictures(page)
    assert [item.text for item in seen.main if item not in TEXT] == ["General Assembly"]
    assert [item.line.text for item in seen.furniture if item.kind == "picture"] == ["CT", "cB)", "Oyo"]


def test_what_stands_around_emblem_and_foot_is_no_picture() -> None:
    lines = [
        line("above", x0=70, baseline=60),
        line("besides-and-far-beyond-it", x0=70, baseline=102),
        line("below", x0=70, baseline=140),
        line("over", x0=499, baseline=690),
        line("left", x0=300, baseline=724),
    ]
    page = page_parts(*lines, furniture=[("job-number", line("25-03323 (E)", x0=65, baseline=747))])
    assert without_pictures(page).main == tuple(lines)


# What is recognised on a page that is a picture, between running head and foot.

HEAD = line("A/79/1612", baseline=59)
FRAMED = page_parts(furniture=[("running-head", HEAD)], number=2)._replace(images=(Box(81, 84, 531, 666),))
BARE = FRAMED._replace(furniture=())
SEEN = sheet(chars("A/79/1612", x0=515, baseline=59), chars("The sea belongs to nobody", x0=130), number=2)


def said(page: Page) -> str:
    return "|".join(run.text for run in page.runs)


def test_what_stands_around_the_picture_is_not_taken_from_it() -> None:
    assert said(within(SEEN, FRAMED)) == "The sea belongs to nobody"
    assert within(SEEN, BARE) == SEEN


def test_nothing_is_taken_from_a_picture_that_was_turned() -> None:
    on_its_side = SEEN._replace(width=SEEN.height, height=SEEN.width)
    assert said(within(on_its_side, FRAMED)) == ""
    assert within(on_its_side, BARE) == on_its_side


def test_the_page_around_a_picture_stays() -> None:
    text, note = line("The sea belongs to nobody", baseline=300), line("1 A note", baseline=600)
    recognised = page_parts(text, notes=[note], furniture=[("scan-noise", line("~", baseline=500))], number=2)
    found = joined(FRAMED, recognised)
    assert (found.main, found.notes, found.images) == ((text,), (note,), FRAMED.images)
    assert [kind for kind, _ in found.furniture] == ["running-head", "scan-noise"]
    assert found.furniture[0].line is HEAD
    assert joined(BARE, recognised) is recognised


def test_a_heading_stays_above_the_picture_and_a_note_below() -> None:
    above, below, text = (line("Annex", baseline=75), line("The end", baseline=700), line("The sea", baseline=300))
    printed = FRAMED._replace(main=(above, below), notes=(line("1 A note", baseline=720),))
    found = joined(printed, page_parts(text, number=2))
    assert (found.main, found.notes) == ((above, text, below), printed.notes)


LABELS = [line(name, x0=x, baseline=y) for y in range(100, 700, 30) for x, name in ((90, "Sal"), (400, "Boa Vista"))]
DISCLAIMER = column("The boundaries shown on this map do not imply official endorsement. " * 4, baseline=710)


@pytest.mark.parametrize(
    ("lines", "is_text"),
    [(TEXT, True), ([*LABELS[:6], *TEXT], True), (TEXT[:2], False), (LABELS, False), ([*LABELS, *DISCLAIMER], False)],
    ids=["text", "text with a letterhead", "two lines", "a map", "a map with small print"],
)
def test_the_words_of_a_map_are_no_text(lines: list[Line], is_text: bool) -> None:
    assert shows_text(page_parts(*lines)) == is_text
