"""Notes at the foot of pages, and how they are tied to their marks."""

import pytest
from paper import LEFT, Part, line, page_parts, raised

from undoc_cli.model import Footnote
from undoc_cli.page import Line, PageParts
from undoc_cli.parts.assemble import Assembly
from undoc_cli.parts.footnotes import Notes, RawNote, read_notes
from undoc_cli.parts.passages import Joiner


def note(marker: str, text: str, *, page: int = 1, baseline: float = 700) -> Line:
    return line(Part(marker, 5.5, 3.7), f" {text}", x0=117, baseline=baseline, size=8.5, page=page)


def plain(text: str, *, page: int = 1, baseline: float = 710.5) -> Line:
    return line(text, x0=LEFT, baseline=baseline, size=8.5, page=page)


def text_of(found: RawNote) -> str:
    return Joiner().join(found.pieces).text if found.pieces else ""


def read(*pages: PageParts) -> list[tuple[str, int, str]]:
    notes, stray = read_notes(pages)
    assert stray == []
    return [(found.marker, found.page, text_of(found)) for found in notes]


def test_notes_of_a_page() -> None:
    page = page_parts(notes=[note("1", "See the report."), note("2", "Ibid., para. 5.", baseline=711)])
    assert read(page) == [("1", 1, "See the report."), ("2", 1, "Ibid., para. 5.")]


def test_an_asterisk_set_as_an_operator_is_one() -> None:
    assert read(page_parts(notes=[note("∗", "Circulated as received.")])) == [("*", 1, "Circulated as received.")]


def test_a_note_of_several_lines() -> None:
    page = page_parts(notes=[note("1", "See the report on the"), plain("state of the lights.")])
    assert read(page) == [("1", 1, "See the report on the state of the lights.")]


def test_a_note_that_runs_over_onto_the_next_page() -> None:
    first = page_parts(notes=[note("1", "The dissenting"), plain("arbitrator held")])
    second = page_parts(
        notes=[plain("that the duty is owed.", page=2, baseline=690), note("2", "Ibid.", page=2)], number=2
    )
    assert read(first, second) == [("1", 1, "The dissenting arbitrator held that the duty is owed."), ("2", 2, "Ibid.")]


def test_a_note_that_runs_over_two_pages() -> None:
    pages = [
        page_parts(notes=[note("1", "One")]),
        page_parts(notes=[plain("two", page=2)], number=2),
        page_parts(notes=[plain("three.", page=3)], number=3),
    ]
    assert read(*pages) == [("1", 1, "One two three.")]


@pytest.mark.parametrize(("off", "count"), [(5, 2), (10, 1)])
def test_a_number_that_is_not_raised_begins_a_note_where_notes_begin(off: float, count: int) -> None:
    called = line("the lamps", raised("1"), " of Sulina", raised("2"))
    notes = [
        line(text, x0=117 + by, baseline=700 + 12 * row, size=8.5)
        for row, (text, by) in enumerate((("1 See the report.", 0), ("2 May 2025 is its date.", off)))
    ]
    assert len(read(page_parts(called, notes=notes))) == count


def test_text_without_a_note_before_it_belongs_to_none() -> None:
    stray_line = plain("of a lost note.")
    notes, stray = read_notes([page_parts(notes=[stray_line, note("1", "See.", baseline=720)])])
    assert [piece.line for piece in stray] == [stray_line]
    assert [found.marker for found in notes] == ["1"]


def test_text_pages_behind_a_note_belongs_to_none() -> None:
    pages = [
        page_parts(notes=[note("1", "See.")]),
        page_parts(number=2),
        page_parts(notes=[plain("lost", page=3)], number=3),
    ]
    notes, stray = read_notes(pages)
    assert (text_of(notes[0]), len(stray)) == ("See.", 1)


@pytest.mark.parametrize(
    ("text", "marker"), [("* Reissued.", "*"), ("** A/80/50.", "**"), ("† Deceased.", "†"), ("*Reissued.", "*")]
)
def test_asterisks_are_markers_wherever_they_stand(text: str, marker: str) -> None:
    ((found, _, rest),) = read(page_parts(notes=[plain(text)]))
    assert (found, rest) == (marker, text.lstrip("*† "))


def test_a_figure_is_a_marker_when_the_page_calls_it() -> None:
    calling = line("the Organization.", raised("3"))
    assert read(page_parts(calling, notes=[plain("3 See the report.")])) == [("3", 1, "See the report.")]


def at(x0: float, text: str, baseline: float) -> Line:
    return line(text, x0=x0, baseline=baseline, size=8.5)


def test_a_figure_left_of_the_text_of_the_note_above_is_a_marker() -> None:
    calling = line("the harbour", raised("9"), " and the pier.", raised("10"))
    hanging = [at(100, "9 See the", 700), at(124, "first report.", 710), at(111, "10 See", 720), at(124, "annex.", 730)]
    assert read(page_parts(calling, notes=hanging)) == [("9", 1, "See the first report."), ("10", 1, "See annex.")]
    level = [at(100, "9 See the", 700), at(124, "report of", 710), at(124, "10 keepers.", 720)]
    assert read(page_parts(calling, notes=level)) == [("9", 1, "See the report of 10 keepers.")]


def test_a_figure_that_nothing_calls_is_text() -> None:
    page = page_parts(notes=[note("1", "There were"), plain("12 of them.")])
    assert read(page) == [("1", 1, "There were 12 of them.")]


def test_a_figure_is_text_where_the_markers_are_raised() -> None:
    calling = line("the Organization", raised("1"), " and its members.", raised("2"))
    notes = [note("1", "See the letter of"), plain("2 May 2025."), note("2", "Ibid.", baseline=721)]
    assert read(page_parts(calling, notes=notes)) == [("1", 1, "See the letter of 2 May 2025."), ("2", 1, "Ibid.")]


def test_markers_with_a_stroke() -> None:
    assert read(page_parts(notes=[plain("1/ A/42/521."), plain("2/ Ibid.", baseline=721)])) == [
        ("1", 1, "A/42/521."),
        ("2", 1, "Ibid."),
    ]


def test_a_note_that_begins_with_a_raised_ordinal_ending() -> None:
    page = page_parts(
        notes=[note("1", "See"), line("64", Part("th", 5.5, 3.7), " meeting.", x0=LEFT, baseline=711, size=8.5)]
    )
    assert read(page) == [("1", 1, "See 64th meeting.")]


def test_a_note_printed_again_is_a_second_one() -> None:
    pages = [page_parts(notes=[note("1", "Same.")]), page_parts(notes=[note("1", "Same.", page=2)], number=2)]
    assert read(*pages) == [("1", 1, "Same."), ("1", 2, "Same.")]


def test_markers_of_pages() -> None:
    pages = [page_parts(notes=[note("1", "x"), plain("* y")]), page_parts(number=2)]
    notes, _ = read_notes(pages)
    assert Notes(notes).markers_by_page() == {1: frozenset({"1", "*"})}


# Tied to their marks.


def tied(texts: list[Line], pages: list[PageParts]) -> tuple[tuple[Footnote, ...], Assembly]:
    """Place the lines as texts of a body and the notes of the pages behind them."""
    notes = Notes(read_notes(pages)[0])
    assembly = Assembly(Joiner(notes=notes.markers_by_page()))
    for index, item in enumerate(texts):
        assembly.text(f"/body/{index}/text", assembly.joiner.join([item]))
    return assembly.footnotes(notes), assembly


def references(found: Footnote) -> list[tuple[str, int]]:
    return [(reference.pointer, reference.offset) for reference in found.references]


def test_a_mark_and_its_note() -> None:
    notes, assembly = tied([line("One", raised("1"), " two")], [page_parts(notes=[note("1", "See A/79/801.")])])
    assert [(found.marker, found.text, found.citations) for found in notes] == [("1", "See A/79/801.", ("A/79/801",))]
    assert references(notes[0]) == [("/body/0/text", 3)]
    assert assembly.diagnostics == []
    assert assembly.evidence["/footnotes/0/text"].text == "See A/79/801."


def test_a_note_called_three_times() -> None:
    texts = [line("One", raised("1")), line("two", raised("1"), " three", raised("1"), baseline=320)]
    notes, _ = tied(texts, [page_parts(notes=[note("1", "See.")])])
    assert references(notes[0]) == [("/body/0/text", 3), ("/body/1/text", 3), ("/body/1/text", 9)]


def test_a_note_called_again_on_a_later_page() -> None:
    texts = [line("One", raised("1")), line("two", raised("1"), page=3)]
    notes, assembly = tied(texts, [page_parts(notes=[note("1", "See.")]), page_parts(number=2), page_parts(number=3)])
    assert len(notes[0].references) == 2
    assert assembly.diagnostics == []


def test_each_page_has_its_own_note_of_a_number() -> None:
    texts = [line("One", raised("1")), line("two", raised("1"), page=2)]
    pages = [page_parts(notes=[note("1", "First.")]), page_parts(notes=[note("1", "Second.", page=2)], number=2)]
    notes, _ = tied(texts, pages)
    assert [references(found) for found in notes] == [[("/body/0/text", 3)], [("/body/1/text", 3)]]


def test_a_note_on_the_page_behind_its_mark() -> None:
    notes, assembly = tied(
        [line("One", raised("1"))], [page_parts(), page_parts(notes=[note("1", "See.", page=2)], number=2)]
    )
    assert len(notes[0].references) == 1
    assert assembly.diagnostics == []


def test_a_mark_without_note() -> None:
    notes, assembly = tied([line("One", raised("7"), " two")], [page_parts()])
    assert notes == ()
    assert [(d.code, d.severity) for d in assembly.diagnostics] == [("footnote-mark-without-note", "warning")]
    assert [(region.kind, region.text) for region in assembly.regions] == [("footnote-mark", "7")]


def test_a_note_without_mark() -> None:
    notes, assembly = tied([line("One")], [page_parts(notes=[note("1", "See.")])])
    assert notes[0].references == ()
    assert [(d.code, d.pointer) for d in assembly.diagnostics] == [("footnote-without-mark", "/footnotes/0")]


def test_an_asterisk_is_called_on_its_own_page_only() -> None:
    pages = [page_parts(notes=[plain("* Reissued.")]), page_parts(number=2)]
    notes, _ = tied([line("Report*"), line("other*", page=2)], pages)
    assert references(notes[0]) == [("/body/0/text", 6)]


def test_two_marks_at_one_place_without_notes_are_kept_once() -> None:
    _, assembly = tied([line("One", raised("1, 2"))], [page_parts()])
    assert [d.code for d in assembly.diagnostics] == ["footnote-mark-without-note"]
    assert "".join(region.text for region in assembly.regions).replace(", ", "") == "12"


def test_a_mark_with_and_one_without_note_at_one_place() -> None:
    notes, assembly = tied([line("One", raised("1, 2"))], [page_parts(notes=[note("1", "See.")])])
    assert references(notes[0]) == [("/body/0/text", 3)]
    assert [region.text for region in assembly.regions] == ["2"]


# The ledger of characters.


def settled(lines: list[Line], pages: list[PageParts]) -> list[str]:
    notes = Notes(read_notes(pages)[0])
    assembly = Assembly(Joiner(notes=notes.markers_by_page()))
    for index, item in enumerate(lines):
        assembly.text(f"/body/{index}/text", assembly.joiner.join([item]))
    assembly.footnotes(notes)
    assembly.settle([*lines, *(item for page in pages for item in page.notes)])
    return [diagnostic.code for diagnostic in assembly.diagnostics]


def test_nothing_is_over_when_all_is_placed() -> None:
    text = line("One", raised("1, 2"), " two")
    assert settled([text], [page_parts(text, notes=[note("1", "See."), note("2", "Ibid.", baseline=711)])]) == []


@pytest.mark.parametrize("text", ["1/ See.", "1 See.", "1. See.", "1) See."])
def test_the_sign_behind_a_marker_is_placed(text: str) -> None:
    calling = line("One", raised("1"))
    assert settled([calling], [page_parts(calling, notes=[plain(text)])]) == []


def test_characters_that_nobody_took() -> None:
    text = line("One two three")
    assembly = Assembly(Joiner())
    assembly.claim([])
    assembly.settle([text])
    assert [(d.code, d.severity) for d in assembly.diagnostics] == [("text-over", "warning")]
    assert [(region.kind, region.text) for region in assembly.regions] == [("unplaced", "One two three")]
    assert assembly.diagnostics[0].pointer == "/layout/regions/0"


def test_characters_that_nobody_took_around_others() -> None:
    text = line("One two three four")
    assembly = Assembly(Joiner())
    assembly.claim(Joiner().join([text]).find(4, 7))
    assembly.settle([text])
    assert [region.text for region in assembly.regions] == ["One three four"]
    assert "“One three four”" in assembly.diagnostics[0].message


def test_characters_that_two_took() -> None:
    text = line("One two three")
    assembly = Assembly(Joiner())
    for pointer in ("/body/0/text", "/body/1/text"):
        assembly.text(pointer, Joiner().join([text]))
    assembly.settle([text])
    assert [(d.code, d.severity) for d in assembly.diagnostics] == [("text-twice", "warning")]


def test_blanks_may_be_left_over() -> None:
    text = line("One two")
    assembly = Assembly(Joiner())
    passage = Joiner().join([text])
    assembly.claim(passage.find(0, 3))
    assembly.claim(passage.find(4, 7))
    assembly.settle([text])
    assert assembly.diagnostics == []
