"""Raised figures and letters that call notes, and those that are text."""

import pytest
from paper import Part, line, marks, page_parts, raised

from undoc_cli.page import Line
from undoc_cli.parts.calls import raised_text
from undoc_cli.parts.footnotes import Notes, read_notes
from undoc_cli.parts.passages import Joiner
from undoc_cli.passage import Passage

Parts = tuple[str | Part, ...]


def read(*texts: Parts, notes: str = "12") -> list[Passage]:
    """Join texts of one page, set one under the other, at whose foot stand notes with these markers."""
    lines = [line(*parts, baseline=200 + 12 * index) for index, parts in enumerate(texts)]
    foot = [line(raised(marker), " See above.", baseline=650 + 12 * i, size=8.5) for i, marker in enumerate(notes)]
    return joined(lines, foot)


def joined(lines: list[Line], foot: list[Line]) -> list[Passage]:
    pages = [page_parts(*lines)._replace(notes=tuple(foot))]
    found, _ = read_notes(pages)
    joiner = Joiner(raised=raised_text(pages, Notes(found)))
    return [joiner.join([item]) for item in lines]


def codes(passage: Passage) -> list[str]:
    return [doubt.code for doubt in passage.doubts]


def test_powers_stay_text_on_a_page_with_notes_of_their_numbers() -> None:
    flow = (
        "The flow was 10",
        raised("2"),
        ", over 12 km",
        raised("2"),
        " and 3 × 4",
        raised("2"),
        " more.",
        raised("1"),
    )
    first, second = read(flow, ("It was measured.", raised("2")))
    assert first.text == "The flow was 10², over 12 km² and 3 × 4² more."
    assert (marks(first), marks(second)) == ([("1", "more.")], [("2", "measured.")])
    assert codes(first) == codes(second) == []


def test_a_formula_stays_text_where_its_number_calls_a_note_elsewhere_and_is_doubted() -> None:
    first, second = read(("The CO", raised("2"), " level rose.", raised("1")), ("It was measured.", raised("2")))
    assert (first.text, marks(first)) == ("The CO² level rose.", [("1", "rose.")])
    assert codes(first) == ["footnote-mark-doubt"]
    assert marks(second) == [("2", "measured.")]


@pytest.mark.parametrize("before", ["in return up to USD 10", "the EU", "the whole of part II"])
def test_a_mark_that_only_its_place_in_the_sequence_tells(before: str) -> None:
    (found,) = read(("It rose,", raised("1"), f" {before}", raised("2"), " and more.", raised("3")), notes="123")
    assert [marker for marker, _ in marks(found)] == ["1", "2", "3"]
    assert codes(found) == []


def test_out_of_its_place_it_stays_text() -> None:
    (found,) = read(("The EU", raised("2"), " says so.", raised("1")))
    assert (found.text, marks(found)) == ("The EU² says so.", [("1", "so.")])


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("10", raised("6"), " cubic metres"), "10⁶ cubic metres"),
        (("some 10", raised("-3"), " of it"), "some 10⁻³ of it"),
        (("of (", raised("14"), "C) and U", raised("235"), " found"), "of (¹⁴C) and U²³⁵ found"),
        (("N", raised("o"), " 5 and D", raised("r"), " Roe"), "No 5 and Dr Roe"),
        (("nous l", raised("1"), "avons"), "nous l¹avons"),
    ],
)
def test_what_no_note_answers_is_text(parts: Parts, text: str) -> None:
    (found,) = read(parts, notes="a")
    assert (found.text, found.marks, codes(found)) == (text, (), [])


def test_a_mark_without_note_stays_in_the_text_and_is_doubted() -> None:
    (found,) = read(("It was built.", raised("7"), " It stands."), notes="1")
    assert (found.text, found.marks) == ("It was built.⁷ It stands.", ())
    assert codes(found) == ["footnote-mark-without-note"]
    assert found.doubts[0].message == "page 1: what stands raised behind “It was built.” is answered by no note"


def test_an_asterisk_is_never_text() -> None:
    (found,) = read(("Report", raised("*")), notes="1")
    assert (found.text, marks(found)) == ("Report", [("*", "Report")])


def test_letters_call_notes_of_their_page_alone() -> None:
    (found,) = read(("Lamps", raised("a"), " and N", raised("o"), " 5"), notes="ab")
    assert (found.text, marks(found)) == ("Lamps and No 5", [("a", "Lamps")])


def test_a_note_called_again_is_no_doubt() -> None:
    (found,) = read(("One,", raised("1"), " two,", raised("2"), " one,", raised("1"), " part 2", raised("1")))
    assert [marker for marker, _ in marks(found)] == ["1", "2", "1", "1"]
    assert codes(found) == []


def test_a_note_called_again_behind_a_figure_is_a_doubt() -> None:
    (found,) = read(("One,", raised("1"), " two,", raised("2"), " and 12", raised("2")))
    assert [marker for marker, _ in marks(found)] == ["1", "2", "2"]
    assert codes(found) == ["footnote-mark-doubt"]


def test_the_first_of_two_calls_behind_a_figure_is_a_doubt() -> None:
    first, second = read(("One,", raised("1"), " and a grid of 5", raised("2")), ("It was measured.", raised("2")))
    assert [marker for marker, _ in marks(first)] == ["1", "2"]
    assert (codes(first), codes(second)) == (["footnote-mark-doubt"], [])


def test_of_two_short_names_that_may_call_one_note_both_are_doubted() -> None:
    first, second = read(("One,", raised("1"), " and R", raised("2"), " rose."), ("It reached the EU", raised("2")))
    assert (marks(first)[1:], second.text) == ([("2", "R")], "It reached the EU²")
    assert codes(first) == codes(second) == ["footnote-mark-doubt"]


def test_a_figure_ahead_of_the_sequence_is_a_doubt() -> None:
    (found,) = read(("Some 12", raised("2"), " of one,", raised("1"), " and two.", raised("2")))
    assert (found.text, [marker for marker, _ in marks(found)]) == ("Some 12² of one, and two.", ["1", "2"])
    assert codes(found) == ["footnote-mark-doubt"]


def test_notes_printed_out_of_order_are_no_doubt() -> None:
    (found,) = read(("Two,", raised("2"), " one.", raised("1")))
    assert [marker for marker, _ in marks(found)] == ["2", "1"]
    assert codes(found) == []


def test_chinese_marks_stand_between_characters() -> None:
    (found,) = read(("决议", raised("1"), "和决定", raised("2"), "以及"))
    assert [mark.marker for mark in found.marks] == ["1", "2"]


def test_raised_figures_in_a_note_are_text() -> None:
    note = line(raised("1"), " Some 10", Part("2", 5.5, 3.5), " lamps.", baseline=650, size=8.5)
    pages = [page_parts(line("It stands.", raised("1")))._replace(notes=(note,))]
    notes, _ = read_notes(pages)
    passage = Joiner(raised=raised_text(pages, Notes(notes))).join(notes[0].pieces)
    assert (passage.text, passage.marks) == ("Some 10² lamps.", ())


def test_in_tables_nothing_is_doubted() -> None:
    item = line("Total", raised("7"))
    pages = [page_parts(item)]
    passage = Joiner(raised=raised_text(pages, Notes([]))).of_table().join([item])
    assert (passage.text, passage.doubts) == ("Total⁷", ())
