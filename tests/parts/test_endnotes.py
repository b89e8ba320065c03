"""Notes that stand together behind the text."""

import pytest
from paper import Part, line, page_parts, raised
from patterns import patterns

from undoc_cli.page import Line, PageParts
from undoc_cli.parts.assemble import Assembly
from undoc_cli.parts.endnotes import HEADING, LONGEST_HEADING, gather_endnotes
from undoc_cli.parts.footnotes import Notes, read_notes
from undoc_cli.parts.passages import Joiner
from undoc_cli.rules.language import language

ENGLISH = language("en")


def note(marker: str, text: str, *, page: int = 2, baseline: float = 300) -> Line:
    return line(Part(marker, 6.0, 3.6), f" {text}", baseline=baseline, page=page)


def heading(page: int = 2) -> Line:
    return line("Notes", x0=60, baseline=200, italic=True, page=page)


TEXT = page_parts(line("The lamps were counted.", raised("1")), line("They burn.", raised("2"), baseline=320))


def gathered(*pages: PageParts) -> tuple[list[str], list[str], list[str]]:
    """Give the running text, the notes, and the headings over notes."""
    found, _ = gather_endnotes(pages, ENGLISH)
    return (
        [item.text for page in found for item in page.main],
        [item.text for page in found for item in page.notes],
        [item.line.text for page in found for item in page.furniture if item.kind == HEADING],
    )


@pytest.mark.parametrize("code", ["ar", "en", "es", "fr", "ru", "zh"])
def test_headings_over_notes_are_short(code: str) -> None:
    assert all(len(example) <= LONGEST_HEADING for example in patterns(code)["notes_word"]["examples"])


def test_notes_behind_the_text_reach_to_the_end() -> None:
    notes = page_parts(heading(), note("1", "See para. 6."), note("2", "See", baseline=312), number=2)
    more = page_parts(line("page 9.", page=3), number=3)
    _, found, headings = gathered(TEXT, notes, more)
    assert found == ["1 See para. 6.", "2 See", "page 9."]
    assert headings == ["Notes"]


def test_notes_typed_with_a_stroke() -> None:
    text = page_parts(line("The lamps were counted 1/ and lit."))
    notes = page_parts(heading(), line("1/ See the report.", page=2), number=2)
    assert gathered(text, notes)[1] == ["1/ See the report."]


def test_the_heading_may_stand_last_on_its_page() -> None:
    pages = [TEXT, page_parts(heading(), number=2), page_parts(note("1", "Ibid.", page=3), number=3)]
    assert gathered(*pages)[1] == ["1 Ibid."]


def test_notes_that_nothing_calls_are_text() -> None:
    notes = page_parts(heading(), note("7", "of a table"), number=2)
    assert gathered(TEXT, notes)[1:] == ([], [])


def test_the_word_over_running_text_is_a_heading_of_it() -> None:
    text = page_parts(heading(), line("The Committee took notes.", page=2), number=2)
    assert gathered(TEXT, text)[1:] == ([], [])


def test_an_annex_ends_them() -> None:
    notes = page_parts(heading(), note("1", "Ibid."), number=2)
    annex = page_parts(line("Annex", size=14, bold=True, page=3), line("Lamps.", page=3, baseline=330), number=3)
    main, found, _ = gathered(TEXT, notes, annex)
    assert found == ["1 Ibid."]
    assert main[-2:] == ["Annex", "Lamps."]


def test_a_rule_of_dashes_is_no_part_of_a_note() -> None:
    notes = page_parts(heading(), note("1", "Ibid."), line("-----", x0=300, page=2, baseline=330), number=2)
    assert gathered(TEXT, notes)[1] == ["1 Ibid."]


def test_marks_of_all_pages_call_them_and_a_foot_note_of_the_page_comes_first() -> None:
    own = note("1", "At the foot.", page=1, baseline=700)
    first = page_parts(line("The lamps", raised("1")), notes=[own])
    second = page_parts(line("were lit.", raised("1"), page=2), heading(), note("1", "Behind."), number=2)
    pages, moved = gather_endnotes([first, second], ENGLISH)
    notes, _ = read_notes(pages, moved)
    assembly = Assembly(Joiner())
    for index, page in enumerate(pages):
        assembly.text(f"/body/{index}/text", assembly.joiner.join(page.main))
    assert [(n.text, [r.pointer for r in n.references]) for n in assembly.footnotes(Notes(notes))] == [
        ("At the foot.", ["/body/0/text"]),
        ("Behind.", ["/body/1/text"]),
    ]
    assert assembly.diagnostics == []
