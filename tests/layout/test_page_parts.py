"""Furniture, running text and notes of a page."""

import pytest
from msgspec.structs import replace
from paper import EDGE, HEIGHT, WIDTH, chars, column, line, raised, rule, sheet, under

from undoc_cli.geometry import Box
from undoc_cli.layout.furniture import figures_of, parts_of, picture_of, shows_masthead
from undoc_cli.layout.lines import lines_of
from undoc_cli.page import Line, PageParts

HEAD_RULE = rule(59.3, 64.8, 552.3, 0.2)
NOTE_RULE = rule(110.8, 690, 182.8, 0.25)
END_RULE = rule(270.2, 690, 342.2, 0.25)


def sorted_page(*lines: Line, number: int = 2, rules: object = ()) -> PageParts:
    page = sheet(number=number, rules=rules)  # type: ignore[arg-type]
    return parts_of(page, sorted(lines, key=lambda item: item.baseline))


def kinds(parts: PageParts) -> list[tuple[str, str]]:
    return [(item.kind, item.line.text) for item in parts.furniture]


def said(lines: tuple[Line, ...]) -> list[str]:
    return [item.text for item in lines]


TEXT = column("My Government shares that view. " * 20, baseline=100)
NOTE = line(raised("1"), " See the report.", x0=117, baseline=706, size=8.5)


# Furniture.


def test_running_heads_of_one_and_two_symbols() -> None:
    parts = sorted_page(
        line("A/79/801", x0=EDGE, baseline=49.1, size=8.5, bold=True),
        line("S/2025/121", x0=EDGE, baseline=59, size=8.5, bold=True),
        *TEXT,
        rules=[HEAD_RULE],
    )
    assert kinds(parts) == [("running-head", "A/79/801"), ("running-head", "S/2025/121")]
    assert said(parts.main) == said(tuple(TEXT))


def test_running_head_without_rule() -> None:
    parts = sorted_page(line("A/79/801", x0=EDGE, baseline=59, size=8.5, bold=True), *TEXT)
    assert kinds(parts) == [("running-head", "A/79/801")]


def test_text_under_the_head_is_text() -> None:
    first = line("The first line of a page", baseline=82)
    assert kinds(sorted_page(first, rules=[HEAD_RULE])) == []
    assert kinds(sorted_page(first)) == []


@pytest.mark.parametrize(
    ("text", "baseline", "is_head"),
    [("A/79/801", 115, True), ("A/79/801", 125, False), ("Male/Female", 115, False), ("A/79/801, para. 5", 115, False)],
)
def test_a_symbol_alone_above_all_others_is_a_running_head(text: str, baseline: float, *, is_head: bool) -> None:
    low = line("A/79/802", x0=EDGE, baseline=baseline + 1, size=8.5)
    parts = sorted_page(line(text, x0=EDGE, baseline=baseline, size=8.5), low)
    assert kinds(parts) == ([("running-head", text)] if is_head else [])


def test_first_page_has_no_running_head() -> None:
    symbol = line("A/79/801", x0=480, baseline=56.5, size=10)
    parts = sorted_page(symbol, number=1, rules=[HEAD_RULE])
    assert kinds(parts) == []
    assert said(parts.main) == ["A/79/801"]


def test_heads_of_older_documents() -> None:
    parts = sorted_page(
        line("A/48/653", x0=EDGE, baseline=60),
        line("English", x0=EDGE, baseline=72),
        line("Page 2", x0=EDGE, baseline=84),
        *TEXT,
    )
    assert [kind for kind, _ in kinds(parts)] == ["running-head"] * 3


@pytest.mark.parametrize(
    ("rules", "baseline", "is_head"),
    [
        ([HEAD_RULE], 63.5, True),  # it stands on the rule
        ([], 63.5, False),
        ([], 59, True),
        ([rule(59.3, 30, 304, 0.2)], 59, True),  # no rule of the column's width
    ],
)
def test_what_stands_above_the_rule_is_a_running_head(rules: object, baseline: float, *, is_head: bool) -> None:
    parts = sorted_page(line("On lamps", x0=EDGE, baseline=baseline, size=8.5), *TEXT, rules=rules)
    assert kinds(parts) == ([("running-head", "On lamps")] if is_head else [])


@pytest.mark.parametrize(("above_the_edge", "count"), [(45, 1), (60, 0)])
def test_figures_at_the_foot_of_a_page_are_its_number(above_the_edge: float, count: int) -> None:
    """Whatever their number, and wherever they stand on their line."""
    below = line("*", x0=300, baseline=HEIGHT - 30)
    parts = sorted_page(*TEXT, line("17", x0=300, baseline=HEIGHT - above_the_edge), below)
    assert len(kinds(parts)) == count


@pytest.mark.parametrize(("above_the_edge", "count"), [(85, 1), (110, 0)])
def test_a_page_number_at_the_outer_edge_stands_higher(above_the_edge: float, count: int) -> None:
    parts = sorted_page(*TEXT, line("17", x0=60, baseline=HEIGHT - above_the_edge))
    assert len(kinds(parts)) == count


@pytest.mark.parametrize(("above_the_edge", "count"), [(130, 1), (180, 0)])
def test_how_high_the_job_number_of_page_1_stands(above_the_edge: float, count: int) -> None:
    job = line("25-03323 (E)", x0=65.4, baseline=HEIGHT - above_the_edge)
    assert len(kinds(sorted_page(job, number=1))) == count


def test_foot_of_a_later_page() -> None:
    parts = sorted_page(
        *TEXT,
        line("2/4", x0=EDGE, baseline=755.2, size=8.5, bold=True),
        line("25-03323", x0=520, baseline=753.8, size=7),
    )
    assert sorted(kinds(parts)) == [("job-number", "25-03323"), ("page-number", "2/4")]


@pytest.mark.parametrize("x0", [56.7, 529.0], ids=["even", "odd"])
def test_foot_of_a_page_of_geneva_without_job_number(x0: float) -> None:
    """The reports of the universal periodic review of 2010 to 2014 are set so."""
    number = line("2", x0=x0, baseline=755.1, size=9, bold=True)
    text = [item for item in TEXT if item.baseline < 700]
    parts = parts_of(sheet(number=2, width=595, height=842), [*text, number])
    assert kinds(parts) == [("page-number", "2")]


def test_foot_of_a_page_of_geneva_with_job_number() -> None:
    number = line("2", x0=56.7, baseline=755.1, size=9, bold=True)
    job = line("GE.13-15534", x0=480, baseline=755.1, size=8)
    parts = parts_of(sheet(number=2, width=595, height=842), [*TEXT, number, job])
    assert sorted(kinds(parts)) == [("job-number", "GE.13-15534"), ("page-number", "2")]


@pytest.mark.parametrize("above_the_edge", [130, 392])
def test_figures_in_the_text_are_no_page_number(above_the_edge: float) -> None:
    baseline = HEIGHT - above_the_edge
    assert kinds(sorted_page(line("17", baseline=baseline), line("25-03323", baseline=baseline + 12))) == []


def test_foot_of_the_first_page() -> None:
    parts = sorted_page(
        line("25-03323 (E)    100325", x0=65.4, baseline=747.5),
        _bar_code("*2503323*"),
        number=1,
    )
    assert kinds(parts) == [("job-number", "25-03323 (E)    100325"), ("bar-code", "*2503323*")]


def test_bar_code_whose_typeface_says_nothing() -> None:
    code = _bar_code("*2503323*", "F4")
    assert kinds(sorted_page(*TEXT, code, number=1)) == [("bar-code", "*2503323*")]
    assert kinds(sorted_page(*TEXT, line("*2503323*", baseline=300), number=1)) == []


def _bar_code(text: str, typeface: str = "Barcode3of9byrequest") -> Line:
    made = chars(text, x0=65.4, baseline=759.6, size=12, name=typeface)
    (found,) = lines_of(sheet(made))
    return found


def test_turned_text_is_furniture() -> None:
    assert kinds(sorted_page(line("Side note", x0=20, upright=False))) == [("turned-text", "Side note")]


def test_sign_that_the_text_goes_on() -> None:
    parts = sorted_page(*TEXT, line("/...", x0=520, baseline=740))
    assert kinds(parts) == [("continuation", "/...")]


# Notes.


def test_notes_stand_below_underscores() -> None:
    separator = line("_" * 18, x0=99.6, baseline=690, size=8, bold=True)
    parts = sorted_page(*TEXT, separator, NOTE)
    assert said(parts.notes) == ["1 See the report."]
    assert kinds(parts) == [("separator", "_" * 18)]
    assert said(parts.main) == said(tuple(TEXT))


def test_notes_stand_below_a_drawn_rule() -> None:
    parts = sorted_page(*TEXT, NOTE, rules=[NOTE_RULE])
    assert said(parts.notes) == ["1 See the report."]
    assert kinds(parts) == []


@pytest.mark.parametrize("length", [72, 73.8, 144])
def test_rules_of_all_offices(length: float) -> None:
    parts = sorted_page(*TEXT, NOTE, rules=[rule(100, 690, 100 + length)])
    assert said(parts.notes) == ["1 See the report."]


@pytest.mark.parametrize(
    "no_rule",
    [END_RULE, rule(110, 690, 150), rule(110, 690, 400), rule(110, 690, 182, 12), rule(110, 600, 182)],
    ids=["centre", "short", "long", "thick", "far above"],
)
def test_other_rules_part_no_notes(no_rule: object) -> None:
    assert sorted_page(*TEXT, NOTE, rules=[no_rule]).notes == ()


def test_end_rule_above_small_type_is_no_note_rule() -> None:
    small = line("Printed by the Secretariat", x0=270, baseline=706, size=8.5)
    parts = sorted_page(*TEXT, small, rules=[END_RULE])
    assert said(parts.main)[-1] == "Printed by the Secretariat"


def test_a_rule_over_text_of_the_usual_size_parts_no_notes() -> None:
    below = under("The text goes on below,", "as large as it was above.", baseline=650)
    assert sorted_page(*TEXT, *below, rules=[rule(110, 640, 182)]).notes == ()


def test_older_notes_are_as_large_as_the_text() -> None:
    note = line("1/ A/42/521-S/19085, annex.", baseline=650)
    parts = sorted_page(*TEXT, note, rules=[rule(110, 640, 182)])
    assert said(parts.notes) == ["1/ A/42/521-S/19085, annex."]


@pytest.mark.parametrize(("size", "count"), [(11, 1), (11.6, 0)])
def test_notes_are_smaller_than_the_text(size: float, count: int) -> None:
    """Those that begin with a mark may be as large."""
    text = column("My Government shares that view. " * 20, baseline=100, size=12, leading=14)
    note = line("which nobody has seen.", baseline=650, size=size)
    assert len(sorted_page(*text, note, rules=[rule(110, 640, 182)]).notes) == count


@pytest.mark.parametrize(("below", "count"), [(40, 1), (55, 0)])
def test_how_far_below_the_rule_notes_begin(below: float, count: int) -> None:
    note = line("1 See the report.", x0=117, baseline=640 + below, size=8.5)
    assert len(sorted_page(*TEXT, note, rules=[rule(110, 640, 182)]).notes) == count


@pytest.mark.parametrize(("apart", "count"), [(2.5, 0), (4.0, 1)])
def test_a_rule_close_to_the_foot_of_a_line_underlines_it(apart: float, count: int) -> None:
    title = line("World Lamps 1999", baseline=640)
    note = line("1 See the report.", x0=117, baseline=660, size=8.5)
    assert len(sorted_page(*TEXT, title, note, rules=[rule(title.box.x0, 640 + apart, title.box.x1)]).notes) == count


@pytest.mark.parametrize(("left", "count"), [(24, 1), (40, 0)])
def test_how_far_left_of_its_column_the_rule_over_notes_begins(left: float, count: int) -> None:
    text = [replace(item, column=2) for item in under(*["keepers of the lamps"] * 20, x0=314, baseline=100)]
    note = replace(line("1 See the report.", x0=314, baseline=706, size=8.5), column=2)
    assert len(sorted_page(*text, note, rules=[rule(314 - left, 690, 386 - left)]).notes) == count


def test_underscores_in_the_centre_end_a_document() -> None:
    parts = sorted_page(*TEXT, line("_" * 12, x0=270, baseline=690), line("Small", x0=270, baseline=700, size=8.5))
    assert parts.notes == ()
    assert kinds(parts) == [("separator", "_" * 12)]


@pytest.mark.parametrize(("text", "number", "kind"), [("3", 3, "page-number"), ("9", 3, None)])
def test_a_page_number_inside_the_margins_is_the_number_of_its_page(text: str, number: int, kind: str | None) -> None:
    parts = sorted_page(*TEXT, line(text, x0=480, baseline=732, size=8.5), number=number)
    assert [found for found, _ in kinds(parts)] == ([kind] if kind else [])


def test_a_rule_that_underlines_a_title_in_a_note_parts_nothing() -> None:
    underline = rule(123.4, 692.4, 220, 0.6)
    above = line("World Lamps 1999, p. 77.", baseline=691)
    parts = sorted_page(*TEXT, above, NOTE, rules=[underline])
    assert parts.notes == ()


def test_the_upper_of_two_separators_counts() -> None:
    parts = sorted_page(
        *TEXT, line("* Reissued.", x0=117, baseline=680, size=8.5), NOTE, rules=[rule(110, 670, 182), NOTE_RULE]
    )
    assert said(parts.notes) == ["* Reissued.", "1 See the report."]


def test_page_number_below_notes_is_no_note() -> None:
    parts = sorted_page(*TEXT, NOTE, line("2/4", x0=EDGE, baseline=755.2, size=8.5), rules=[NOTE_RULE])
    assert said(parts.notes) == ["1 See the report."]


def test_every_line_is_in_one_part() -> None:
    lines = [
        line("A/79/801", x0=EDGE, baseline=59, size=8.5, bold=True),
        *TEXT,
        line("_" * 18, x0=99.6, baseline=690, size=8),
        NOTE,
        line("2/4", x0=EDGE, baseline=755, size=8.5),
    ]
    parts = sorted_page(*lines)
    found = [*parts.main, *parts.notes, *(item.line for item in parts.furniture)]
    assert sorted(map(id, found)) == sorted(map(id, lines))


def test_what_the_page_has_is_passed_on() -> None:
    parts = sorted_page(*TEXT, rules=[NOTE_RULE])
    assert (parts.number, parts.width, parts.height) == (2, WIDTH, 792)
    assert parts.rules == (NOTE_RULE,)


def test_an_empty_page() -> None:
    parts = sorted_page()
    assert (parts.main, parts.notes, parts.furniture) == ((), (), ())


# Scans.

PICTURE = Box(0, 0, WIDTH, HEIGHT)
STARRED = line("REPORT ON THE LAMPS*", baseline=300)
STAR = line("* The lamps are counted in two parts.", baseline=582)


def scanned_page(*lines: Line, picture: Box = PICTURE) -> PageParts:
    return parts_of(sheet(images=[picture]), sorted(lines, key=lambda item: item.baseline))


def test_a_note_of_a_scan_whose_rule_is_only_in_the_picture() -> None:
    more = line("which differ.", baseline=594)
    parts = scanned_page(STARRED, STAR, more)
    assert (said(parts.main), said(parts.notes)) == ([STARRED.text], [STAR.text, more.text])


def test_what_stands_above_a_running_head_of_a_scan_belongs_to_it() -> None:
    lines = [line("E/lCEF/6î2(Part", x0=24, baseline=52), line("Page 2", x0=24, baseline=76), STARRED]
    parts = parts_of(sheet(number=2, images=[PICTURE]), lines)
    assert (said(parts.main), [kind for kind, _ in kinds(parts)]) == ([STARRED.text], ["running-head"] * 2)


@pytest.mark.parametrize(("gap", "count"), [(18, 0), (25, 1)])
def test_such_a_note_is_set_off(gap: float, count: int) -> None:
    above = line("Nobody knows how many there are.", baseline=STAR.baseline - gap)
    assert len(scanned_page(STARRED, above, STAR).notes) == count


def test_an_asterisk_that_nothing_calls_or_no_scan_shows_begins_no_note() -> None:
    assert scanned_page(line("REPORT ON THE LAMPS", baseline=300), STAR).notes == ()
    assert scanned_page(STARRED, STAR, picture=Box(0, 0, 90, 90)).notes == ()


def test_specks_of_a_scan_are_no_text_and_rules_of_underscores_are_none() -> None:
    parts = scanned_page(STARRED, line("\\", baseline=485), line("_" * 12, baseline=570), STAR)
    assert kinds(parts) == [("scan-noise", "\\"), ("separator", "_" * 12)]
    assert said(parts.notes) == [STAR.text]


@pytest.mark.parametrize("text", ["* * *", "-----", "***", "– – –"])
def test_signs_that_part_the_text_are_no_text(text: str) -> None:
    sign = line(text, x0=290, baseline=500)
    parts = sorted_page(*TEXT, sign)
    assert kinds(parts) == [("ornament", text)]


@pytest.mark.parametrize(("text", "x0"), [("** See the report.", 290.0), ("***", EDGE), ("***", 130.0), ("–", 290.0)])
def test_marks_and_dashes_are_no_ornament(text: str, x0: float) -> None:
    assert kinds(sorted_page(*TEXT, line(text, x0=x0, baseline=500))) == []


# Pictures.


@pytest.mark.parametrize(
    ("box", "number", "held"),
    [
        (Box(81, 75, 531, 377), 2, True),
        (Box(81, 300, 531, 500), 1, True),
        (Box(64, 71, 164, 140), 1, False),  # in the masthead
        (Box(417, 690, 553, 764), 1, False),  # at the foot of page 1
        (Box(200, 300, 280, 350), 2, False),  # a seal
        (Box(200, 300, 300, 370), 2, True),
        (Box(200, 300, 280, 400), 2, False),  # not as wide as a picture
        (Box(200, 300, 320, 350), 2, False),  # not as high
        (Box(81, 150, 531, 300), 1, False),  # reaches into the masthead
        (PICTURE, 2, False),  # a scan
    ],
)
def test_pictures_in_the_text(box: Box, number: int, *, held: bool) -> None:
    parts = parts_of(sheet(number=number, images=[box]), TEXT)
    assert figures_of(parts) == ([box] if held else [])


HEAD, NUMBER = line("A/79/1612", x0=60, baseline=59), line("2/3", x0=60, baseline=755)
STRIPS = [Box(0, top, 612, top + 99) for top in range(0, 792, 99)]


@pytest.mark.parametrize(
    ("images", "lines", "shown"),
    [
        ([Box(0, 0, 612, 792)], [], Box(0, 0, 612, 792)),
        ([Box(0, 0, 612, 792)] * 3, [], Box(0, 0, 612, 792)),  # colours, shades and ink, one over the other
        (STRIPS, [], Box(0, 0, 612, 792)),
        ([Box(81, 84, 531, 666)], [HEAD, NUMBER], Box(81, 84, 531, 666)),
        ([Box(0, 0, 612, 792)], [HEAD, *TEXT], None),  # the text lies over the picture
        ([Box(81, 84, 531, 400)], [HEAD, NUMBER], None),  # a photograph or a map takes half of the page
        ([Box(60, 74, 138, 140), Box(470, 700, 540, 770)], [], None),  # emblem and square code
        ([], [HEAD], None),
        ([Box(96, 150, 516, 690)], [HEAD, line("Annex III", x0=60, baseline=90), NUMBER], Box(96, 150, 516, 690)),
        ([Box(96, 150, 516, 690)], [HEAD, line("a label", x0=300, baseline=400)], None),  # on a figure
        ([Box(60, 110, 552, 510)], [HEAD, line("Figure III", x0=60, baseline=90)], None),  # a chart lies
        ([Box(96, 320, 516, 792)], [HEAD, *TEXT[:12]], None),  # a figure below text
    ],
)
def test_pictures_of_pages(images: list[Box], lines: list[Line], shown: Box | None) -> None:
    page = sheet(number=2, images=images, rules=[HEAD_RULE])
    assert picture_of(parts_of(page, lines)) == shown


def test_a_page_without_size_shows_no_picture() -> None:
    assert picture_of(parts_of(sheet(width=0, height=0), [])) is None


# What others write.


@pytest.mark.parametrize(("from_the_edge", "kind"), [(27, "margin"), (29, None)])
@pytest.mark.parametrize("number", [1, 2])
def test_the_margin_is_not_the_united_nations(from_the_edge: float, kind: str | None, number: int) -> None:
    for baseline in (HEIGHT - from_the_edge, from_the_edge):
        given = line("Downloaded today", x0=123, baseline=baseline, size=12)
        assert kinds(sorted_page(*TEXT, given, number=number)) == ([(kind, "Downloaded today")] if kind else [])


@pytest.mark.parametrize(("width", "height"), [(589, 792), (612, 779)])
def test_a_page_that_was_cut_to_its_text_has_no_margin(width: float, height: float) -> None:
    given = line("The last line of the text", x0=123, baseline=height - 20)
    parts = parts_of(sheet(number=2, width=width, height=height), [given])
    assert (said(parts.main), kinds(parts)) == ([given.text], [])


def test_the_page_number_is_the_last_line_above_the_margin() -> None:
    number, stamp = line("2", x0=60, baseline=HEIGHT - 85), line("Downloaded today", x0=60, baseline=HEIGHT - 12)
    assert kinds(sorted_page(*TEXT, number, stamp)) == [("page-number", "2"), ("margin", "Downloaded today")]


def test_a_page_with_symbol_and_distribution_begins_a_document() -> None:
    symbol, words = line("A/79/801", x0=450, baseline=60), line("Distr.: General", x0=397, baseline=90)
    low = line("Distr.: General", x0=397, baseline=400)
    page = sheet(number=2)
    assert shows_masthead(page, [symbol, words])
    assert not shows_masthead(page, [symbol])
    assert not shows_masthead(page, [words])
    assert not shows_masthead(page, [symbol, low])
