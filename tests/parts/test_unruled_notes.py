"""Notes at the foot of a page without a rule over them."""

import pytest
from paper import Part, line, page_parts, raised

from undoc_cli.geometry import Box
from undoc_cli.page import Line, PageParts
from undoc_cli.parts.unruled_notes import gather_unruled

TEXT = [
    line("The lamps of the harbour were counted", raised("1"), " last year, and all of them were lit.", baseline=300),
    line("They burn", raised("2"), " all night and in the morning as well.", baseline=312),
]


def note(marker: str, text: str, *, baseline: float = 700, size: float = 8.5) -> Line:
    return line(Part(marker, 5.5, 3.4), f" {text}", baseline=baseline, size=size)


NOTES = [note("1", "See the report."), line("on the lamps.", baseline=710, size=8.5), note("2", "Ibid.", baseline=720)]


def notes_of(*lines: Line, images: list[Box] | None = None, notes: tuple[Line, ...] = ()) -> list[str]:
    page: PageParts = page_parts(*lines)._replace(images=tuple(images or ()), notes=notes)
    (found,) = gather_unruled([page])
    assert sorted(map(id, (*found.main, *found.notes))) == sorted(map(id, (*page.main, *page.notes)))
    return [item.text for item in found.notes]


def test_small_lines_whose_numbers_the_text_calls_are_notes() -> None:
    assert notes_of(*TEXT, *NOTES) == ["1 See the report.", "on the lamps.", "2 Ibid."]


def test_numbers_that_are_not_raised_are_markers_where_the_text_calls_them() -> None:
    plain = [line("1. See the report.", baseline=700, size=8.5), line("2. Ibid.", baseline=710, size=8.5)]
    assert notes_of(*TEXT, *plain) == ["1. See the report.", "2. Ibid."]


@pytest.mark.parametrize(("size", "are_notes"), [(9.0, True), (9.5, False)])
def test_notes_are_smaller_than_the_text(size: float, *, are_notes: bool) -> None:
    assert bool(notes_of(*TEXT, note("1", "See the report.", size=size))) is are_notes


@pytest.mark.parametrize(
    "lines",
    [
        [note("3", "of a table")],  # which nothing calls
        [line("Source: the Board.", baseline=700, size=8.5), note("1", "See the report.", baseline=710)],
        [note("2", "Ibid."), note("1", "See the report.", baseline=710)],
        [*NOTES, line("The text goes on.", baseline=735)],
    ],
    ids=["not called", "text before them", "out of order", "text below them"],
)
def test_other_small_lines_are_text(lines: list[Line]) -> None:
    assert notes_of(*TEXT, *lines) == []


def test_what_a_heading_or_a_table_calls_is_no_note_of_the_page() -> None:
    heading = line("Lamps by harbour", raised("1"), baseline=340, bold=True)
    cell = line("Lamps", Part("1", 5.0, 3.0), baseline=360, size=8.5)
    more = line("The lamps of the harbour were counted last year, and all of them were lit.", baseline=312)
    assert notes_of(more, heading, cell, note("1", "Those that burn.")) == []


def test_a_page_with_a_rule_over_its_notes_or_a_scan_stays_as_it_is() -> None:
    own = note("9", "Others.", baseline=740)
    assert notes_of(*TEXT, *NOTES, notes=(own,)) == ["9 Others."]
    assert notes_of(*TEXT, *NOTES, images=[Box(0, 0, 612, 792)]) == []
