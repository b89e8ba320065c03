"""Text that was recognised on scans, on all pages or on some."""

from typing import Any

import pytest
from checking import (
    blanks_in_words,
    check,
    reworded,
    scanned,
    with_a_scan,
    with_header,
    with_letter,
    with_letters_for_figures,
    with_regions,
)
from drawing import drawn
from handmade import handmade
from msgspec.structs import replace
from reading import document

from undoc_cli.model import AgendaItem, Document, Session
from undoc_cli.rules.register import Entry, Register

OVER_A_PICTURE = handmade(
    "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q BT 3 Tr /F1 12 Tf 100 700 Td (recognised) Tj ET"
)


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"job_number": None}, "/header/job_number"),
        ({"job_number": "25-05194"}, "/header/job_number"),
        (
            {"agenda_items": (AgendaItem(number="34", subitem=None, title="Prevention of arrned conflict"),)},
            "/header/agenda_items",
        ),
        ({"session": None}, "/header/session"),
        ({"agenda_items": (), "agenda_list": None}, "/header/agenda_items"),
        ({"original_languages": ()}, "/header/original_languages"),
        ({"distribution": None}, "/header/distribution"),
        ({"organs": ("General Assernbly",)}, "/header/organs"),
    ],
)
def test_what_a_scan_lacks_may_have_been_misread(values: dict[str, Any], pointer: str) -> None:
    assert ("text-recognised", "warning", pointer) in check(scanned(with_header(**values)))
    assert "text-recognised" not in [code for code, *_ in check(with_header(**values))]


def test_a_title_that_the_register_of_the_caller_has_is_confirmed_on_a_scan() -> None:
    session = Session(number="79", label="Seventy-ninth session")
    item = AgendaItem(number="34", subitem=None, title="Prevention of lamps")
    found = scanned(with_header(session=session, agenda_items=(item,), agenda_list="agenda"))
    told_of = ("text-recognised", "warning", "/header/agenda_items")
    own = Register.packaged().merged([Entry("79", "agenda", "34", None, "Prevention of lamps", ("A/79/251",))])
    assert told_of in check(found)
    assert told_of not in check(found, register=own)


def misread(found: Document, *pages: int) -> set[str]:
    """Give what may be misread in a document that is a scan, or of which these pages are."""
    return {pointer for code, _, pointer in check(scanned(found, *pages)) if code == "text-recognised"}


def test_text_over_the_picture_of_one_page_may_be_misread() -> None:
    found = [one for one in with_a_scan(OVER_A_PICTURE) if one[0] == "text-recognised"]
    assert found[0] == ("text-recognised", "info", "/source/pages")
    # Behind the signature of the letter it is an annex.
    assert {pointer for _, severity, pointer in found if severity == "warning"} == {"/annexes", "/footnotes"}
    assert "text-recognised" not in [code for code, *_ in with_a_scan()]


@pytest.mark.parametrize(
    ("pages", "doubtful"),
    [
        ([2], {"/footnotes", "/annexes/0"}),
        ([3], {"/footnotes", "/annexes/1"}),
        ([2, 3], {"/footnotes", "/annexes"}),
        (
            [1],
            {"/header/titles", "/header/signatories", "/header/session", "/header/agenda_items", "/header/agenda_list"}
            | {"/body", "/footnotes"},
        ),
    ],
)
def test_what_stands_on_pages_with_text_is_not_doubted(pages: list[int], doubtful: set[str]) -> None:
    assert misread(document("annex-and-enclosure"), *pages) == doubtful


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [("running-head", "A/79/1734", "symbol-running-head"), ("page-number", "2/9", "page-count")],
)
def test_furniture_of_a_scanned_page_says_nothing_against_the_others(kind: str, text: str, code: str) -> None:
    found = with_regions(reworded(kind, text))
    codes = [[told for told, *_ in check(scanned(found, *pages))] for pages in ([2, 3], [1, 2, 3])]
    assert [code in each for each in codes] == [False, True]


def test_a_letter_that_goes_on_on_a_scanned_page_may_be_misread_there() -> None:
    bare = replace(document("annex-and-enclosure"), annexes=())
    assert misread(bare, 3) == {"/body", "/footnotes"}


def test_a_blank_in_a_word_of_a_page_with_text_is_a_doubt_though_others_were_recognised() -> None:
    found = drawn("one-item", blanks_in_words)
    assert ("blank-in-word", "warning", "/header/session") in check(scanned(found, 2))
    assert ("blank-in-word", "info", "/header/session") in check(scanned(found, 1))


def test_on_a_scan_letters_for_figures_are_nothing_new() -> None:
    found = check(scanned(with_letters_for_figures()))
    assert ("figure-misread", "info", "/header/symbols/0") in found
    assert ("figure-misread", "info", "/header/job_number") in found


def test_signatures_and_annexes_of_a_scan_may_be_misread() -> None:
    found = document("annex-and-enclosure")
    bare = replace(found, annexes=(), header=replace(found.header, signatories=()))
    assert misread(found) - misread(bare) == {"/header/signatories", "/annexes"}


@pytest.mark.parametrize(("sender", "doubtful"), [("Türkiye", False), ("Turkiye", True)])
def test_a_sender_of_a_scan_that_no_list_has_may_be_misread(sender: str, doubtful: bool) -> None:
    assert ("/header/letter" in misread(with_letter(sender_entities=(sender,)))) == doubtful
