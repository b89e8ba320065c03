"""Each code that undoc can give: a document that deserves it."""

import io
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from checking import (
    ENGLISH,
    Found,
    below_signature,
    blanks_in_words,
    block,
    check,
    header,
    joint,
    numbered,
    reworded,
    scanned,
    told,
    with_a_scan,
    with_body,
    with_empty_page,
    with_header,
    with_letter,
    with_letters_for_figures,
    with_numbers,
    with_regions,
    with_table,
    with_turned,
)
from drawing import Description, drawn
from handmade import GLYPH, drawn_font, handmade
from msgspec.structs import replace
from paper import LEFT, Part, line, page_parts, raised
from reading import FIXTURES, pdf

from undoc_cli.check.checks import checked
from undoc_cli.check.codes import CODES
from undoc_cli.model import Diagnostic, Document, Meeting, Session
from undoc_cli.page import Line
from undoc_cli.parts.assemble import Assembly
from undoc_cli.parts.calls import raised_text
from undoc_cli.parts.footnotes import Notes, read_notes
from undoc_cli.parts.masthead import AgendaBlock, Masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.pipeline import parse_bytes
from undoc_cli.rules.agenda_items import parse_items
from undoc_cli.rules.register import Register

if TYPE_CHECKING:
    from undoc_cli.passage import Passage


def pair(items: str, *titles: str, words: str | None = None, session: str = "79") -> Found:
    """Give the diagnostics of a masthead of the General Assembly with these items and titles."""
    passages: list[Passage] = [
        Joiner().join([line(title, baseline=300 + 18 * i, bold=True)]) for i, title in enumerate(titles)
    ]
    printed = line(f"Agenda items {items}")
    agenda = AgendaBlock(
        parse_items(items),
        Joiner().join([printed]).pieces,
        words,
        tuple(passages),
        "General Assembly",
        Session(number=session, label="Any session"),
    )
    return header(Masthead(agenda=[agenda]))


def tie(texts: Iterable[Line], *notes: Line) -> Found:
    pages = [page_parts(*texts, notes=notes)]
    found = Notes(read_notes(pages)[0])
    assembly = Assembly(Joiner(raised=raised_text(pages, found)))
    for index, text in enumerate(pages[0].main):
        assembly.text(f"/body/{index}/text", assembly.joiner.join([text]))
    assembly.footnotes(found)
    return told(assembly.diagnostics)


def settle(times: int) -> Found:
    assembly = Assembly(Joiner())
    text = line("Any text")
    for index in range(times):
        assembly.text(f"/body/{index}/text", assembly.joiner.join([text]))
    assembly.settle([text])
    return told(assembly.diagnostics)


NOTE = line(Part("1", 5.5, 3.7), " See.", x0=LEFT, baseline=700, size=8.5)
UTOPIA = (
    "Letter dated 5 May 2025 from the representatives of Utopia, Sealand and Chad to the United Nations addressed to "
    "the Secretary-General"
)
FROM_CHAD = "Letter dated 5 May 2025 from the Permanent Representative of Chad addressed to the Secretary-General"
TO_UTOPIA = f"{FROM_CHAD}, Mr. Jean Utopie"


def _klingon(description: Description) -> None:
    description["annexes"][0]["original"] = "[Original: Klingon]"


def _in_french(description: Description) -> None:
    description["masthead"]["language"] = "French"


def _cyrillic(description: Description) -> None:
    description["annexes"][0]["heading"] = "Приложение"


def _sections_without_title(description: Description) -> None:
    description["annexes"][0]["text"] = """
_ **Lamps**

The lamps of the harbour were counted in the night by all keepers of the sea and of the quay.

_ **Wicks**

The wicks were not counted.
"""


def _misnamed(description: Description) -> None:
    description["annexes"][0]["heading"] = "مرفق الرساااا"


def _with_symbols_of_heads() -> Document:
    """Give a letter whose symbols were read on page 2."""
    found = joint()
    pointers = [f"/header/symbols/{at}" for at in range(len(found.header.symbols))]
    return replace(found, evidence=found.evidence | {at: replace(found.evidence[at], page=2) for at in pointers})


def _numbers_behind_a_symbol(letter: Description) -> None:
    letter["text"] = letter["text"].replace("75.", "75, as was document S/2024/1, 2 and 3.")


def _broken(name: str) -> Found:
    return told(parse_bytes((FIXTURES / "broken" / name).read_bytes(), name).diagnostics)


def _letters_without_names() -> Found:
    """A font whose letters PDFium cannot name and pdfplumber can."""
    data = handmade("BT /F1 20 Tf 100 600 Td (abc) Tj ET", fonts={"F1": drawn_font("abc")}, objects=GLYPH)
    found = told(parse_bytes(data, "drawn.pdf").diagnostics)
    assert found[-1] == ("masthead-missing", "warning", "/kind")
    return [one for one in found[:-1] if one[0] != "language-doubt"]


def _behind(page: str | None) -> Found:
    """A letter behind a blank page, or behind pages of another fixture."""
    pdf = pypdfium2.PdfDocument(FIXTURES / "pdf" / "one-item.pdf")
    if page is None:
        pdf.new_page(612, 792, index=0)
    else:
        pdf.import_pages(pypdfium2.PdfDocument(FIXTURES / "pdf" / f"{page}.pdf"), index=0)
    room = io.BytesIO()
    pdf.save(room)
    return told(parse_bytes(room.getvalue(), "copy.pdf").diagnostics)


def _gone_bad() -> Found:
    """A letter of which the last byte of a stream, its checksum, has changed."""
    data = pdf("one-item").read_bytes()
    end = data.rindex(b"endstream") - 1
    return told(parse_bytes(data[: end - 1] + bytes([data[end - 1] ^ 1]) + data[end:], "bad.pdf").diagnostics)


DESERVED: dict[str, tuple[Callable[[], Found], Found]] = {
    "agenda-count": (
        lambda: pair("32, 61 and 67", "Something", "Other"),
        [("agenda-count", "warning", "/header/agenda_items")],
    ),
    "agenda-list-several": (
        lambda: header(Masthead(agenda=[block("18", "preliminary list"), block("5", "provisional agenda")])),
        [("agenda-list-several", "info", "/header/agenda_list")],
    ),
    "agenda-list": (
        lambda: pair("32", "Any title", words="secret agenda"),
        [("agenda-list", "warning", "/header/agenda_list")],
    ),
    "agenda-order": (
        lambda: pair("16 and 35", "Prevention of armed conflict", "Culture of peace", session="76"),
        [("agenda-order", "warning", "/header/agenda_items")],
    ),
    "agenda-register": (
        lambda: pair("32", "Prevention of floods"),
        [("agenda-register", "warning", "/header/agenda_items")],
    ),
    "annex-heading": (
        lambda: told(drawn("annex-and-enclosure", _cyrillic).diagnostics),
        [("annex-heading", "warning", "/annexes/0/heading")],
    ),
    "annex-title": (
        lambda: told(drawn("annex-and-enclosure", _sections_without_title).diagnostics),
        [("annex-title", "warning", "/annexes/0/title")],
    ),
    "annex-missing": (
        lambda: check(with_body("I transmit a report (see annex).")),
        [("annex-missing", "info", "/body/0")],
    ),
    "blank-in-word": (
        lambda: told(drawn("one-item", blanks_in_words).diagnostics),
        [
            ("blank-in-word", "warning", "/header/distribution_date"),
            ("blank-in-word", "warning", "/header/session"),
        ],
    ),
    "circulation-items": (
        lambda: check(
            with_body(
                "I should be grateful if you would have the letter circulated under agenda items 7 and 9.",
                name="joint-seven-items",
            )
        ),
        [("circulation-items", "warning", "/header/agenda_items")],
    ),
    "citation-list": (
        lambda: told(drawn("one-item", _numbers_behind_a_symbol).diagnostics),
        [("citation-list", "warning", "/body/3/text")],
    ),
    "council-year": (
        lambda: check(with_header(council_year=replace(joint().header.council_year, number=79))),  # type: ignore[type-var]
        [("council-year", "warning", "/header/council_year")],
    ),
    "date-order": (
        lambda: check(with_letter(date="2025-03-08")),
        [("date-order", "warning", "/header/letter/date")],
    ),
    "figure-misread": (
        lambda: check(with_letters_for_figures()),
        [("figure-misread", "warning", "/header/symbols/0"), ("figure-misread", "warning", "/header/job_number")],
    ),
    "file-damaged": (_gone_bad, [("file-damaged", "warning", "/source/bytes")]),
    "footnote-mark-doubt": (
        lambda: tie(
            [line("The CO", raised("2"), " rose.", raised("2"))],
            line(Part("2", 5.5, 3.7), " See.", x0=LEFT, baseline=700, size=8.5),
        ),
        [("footnote-mark-doubt", "warning", "/body/0/text")],
    ),
    "footnote-mark-without-note": (
        lambda: tie([line("One", raised("7"))]),
        [("footnote-mark-without-note", "warning", "/body/0/text")],
    ),
    "footnote-without-mark": (
        lambda: tie([line("One")], NOTE),
        [("footnote-without-mark", "warning", "/footnotes/0")],
    ),
    "job-number": (
        lambda: check(with_header(job_number="25-00001 (E)")),
        [("job-number", "warning", "/header/job_number")],
    ),
    "kind-unknown": (
        lambda: check(replace(joint(), kind="other")),
        [("kind-unknown", "info", "/kind")],
    ),
    "language-doubt": (
        lambda: told(drawn("one-item", _in_french).diagnostics),
        [("language-doubt", "warning", "/header/language")],
    ),
    "language-unknown": (
        lambda: told(drawn("annex-and-enclosure", _klingon).diagnostics),
        [("language-unknown", "warning", "/annexes/0/original_languages")],
    ),
    "letter-date": (
        lambda: check(with_letter(date=None)),
        [("letter-date", "warning", "/header/letter/date")],
    ),
    "letter-title": (
        lambda: check(with_header(letter=None, titles=("Letter dated 4 March 2025 from the Chair",))),
        [("letter-title", "warning", "/kind")],
    ),
    "masthead-missing": (lambda: _broken("not-un.pdf"), [("masthead-missing", "warning", "/kind")]),
    "masthead-unread": (
        lambda: header(Masthead(unread=[("/header/distribution", "Distr.: Secret")])),
        [("masthead-unread", "warning", "/header/distribution")],
    ),
    "meeting-symbol": (
        lambda: check(
            with_header("verbatim-record", meeting=Meeting(number="1006", date="2025-09-12", time=None, place=None))
        ),
        [("meeting-symbol", "warning", "/header/meeting")],
    ),
    "no-body": (lambda: check(with_body()), [("no-body", "warning", "/body")]),
    "no-council-year": (
        lambda: check(with_header(council_year=None)),
        [("no-council-year", "warning", "/header/council_year")],
    ),
    "no-date": (
        lambda: check(with_header(distribution_date=None)),
        [("no-date", "warning", "/header/distribution_date")],
    ),
    "no-distribution": (
        lambda: check(with_header(distribution=None)),
        [("no-distribution", "warning", "/header/distribution")],
    ),
    "no-meeting": (
        lambda: check(with_header("summary-record", meeting=None)),
        [("no-meeting", "warning", "/header/meeting")],
    ),
    "no-session": (
        lambda: check(with_header(session=None)),
        [("no-session", "warning", "/header/session")],
    ),
    "no-signature": (
        lambda: check(with_header(signatories=())),
        [("no-signature", "warning", "/header/signatories")],
    ),
    "no-symbol": (lambda: check(with_header(symbols=())), [("no-symbol", "warning", "/header/symbols")]),
    "number-missing": (
        lambda: check(with_numbers("86.6", "86.7", "86.8", "86.9", "86.10", "86.12", kind="list_item")),
        [("number-missing", "warning", "/body/4")],
    ),
    "page-count": (
        lambda: check(with_regions(reworded("page-number", "2/3"))),
        [("page-count", "warning", "/source/pages")],
    ),
    "page-order": (
        lambda: check(with_regions(numbered(2, 4), "annex-and-enclosure")),
        [("page-order", "warning", "/source/pages")],
    ),
    "table-doubt": (
        lambda: check(with_table(("Of the lamps", "The keepers"), *[("and of the", "who burn the")] * 4)),
        [("table-doubt", "warning", "/body/1")],
    ),
    "text-turned": (
        lambda: check(with_turned(3)),
        [("text-turned", "warning", "/annexes/1")],
    ),
    "cover-page": (lambda: _behind(None), [("cover-page", "info", "/source/pages")]),
    "document-several": (
        lambda: [one for one in _behind("resolution") if one[2] == "/source/pages"],
        [("document-several", "warning", "/source/pages"), ("page-count", "warning", "/source/pages")],
    ),
    "page-empty": (
        lambda: with_empty_page(1),
        [
            ("page-empty", "warning", "/source/pages"),
            ("page-count", "warning", "/source/pages"),
        ],
    ),
    "page-without-text": (with_a_scan, [("page-without-text", "info", "/source/pages")]),
    "reader-fallback": (_letters_without_names, [("reader-fallback", "info", "/source/reader")]),
    "search-given-up": (lambda: check(joint(), given_up="session"), [("search-given-up", "warning", "/header")]),
    "rules-unverified": (lambda: check(joint(), unconfirmed="session"), [("rules-unverified", "info", "/header")]),
    "addressees": (
        lambda: header(Masthead(), TO_UTOPIA),
        [("addressees", "warning", "/header/letter/addressees")],
    ),
    "letter-several": (
        lambda: header(Masthead(), FROM_CHAD, FROM_CHAD.replace("5 May", "6 May")),
        [("letter-several", "warning", "/header/letter")],
    ),
    "sender-entities": (
        lambda: header(Masthead(), UTOPIA),
        [("sender-entities", "warning", "/header/letter/sender_entities")],
    ),
    "session-several": (
        lambda: header(Masthead(other_sessions=[Session(number="79", label="Seventy-ninth session")])),
        [("session-several", "info", "/header/session")],
    ),
    "session-symbol": (
        lambda: check(with_header(session=Session(number="78", label="Seventy-eighth session"))),
        [("session-symbol", "warning", "/header/session")],
    ),
    "signatory-name": (
        lambda: check(with_header(signatories=(replace(joint().header.signatories[0], name=""),))),
        [("signatory-name", "warning", "/header/signatories/0/name")],
    ),
    "signatory-parties": (
        lambda: check(with_letter(sender_entities=("Romania", "Fiji"))),
        [("signatory-parties", "info", "/header/signatories")],
    ),
    "signature-titles": (
        lambda: check(below_signature(2.0)),
        [("signature-titles", "warning", "/header/signatories/0/titles")],
    ),
    "signature-unmarked": (
        lambda: check(with_header(signatories=(replace(joint().header.signatories[0], signed=None),))),
        [("signature-unmarked", "info", "/header/signatories/0")],
    ),
    "symbol-from-head": (
        lambda: check(_with_symbols_of_heads()),
        [("symbol-from-head", "warning", f"/header/symbols/{at}") for at in (0, 1)],
    ),
    "symbol-running-head": (
        lambda: check(with_regions(reworded("running-head", "A/79/1734"))),
        [("symbol-running-head", "warning", "/header/symbols")],
    ),
    "symbol-unknown": (
        lambda: check(with_header(name="from-secretary-general", symbols=("XYZ/2025/3",))),
        [("symbol-unknown", "warning", "/header/symbols/0")],
    ),
    "text-misnamed": (
        lambda: check(with_body("A plan called <The lamps of the coast= for this year.")),
        [("text-misnamed", "warning", "/body")],
    ),
    "text-over": (lambda: settle(0), [("text-over", "warning", "/layout/regions/0")]),
    "text-recognised": (
        lambda: check(scanned(joint())),
        [
            ("text-recognised", "warning", pointer)
            for pointer in ("/header/titles", "/header/signatories", "/body", "/footnotes")
        ],
    ),
    "text-twice": (lambda: settle(2), [("text-twice", "warning", "/body")]),
    "text-undecodable": (
        lambda: check(with_body("Any \N{REPLACEMENT CHARACTER} text.")),
        [("text-undecodable", "warning", "/body")],
    ),
    "title-misprint": (
        lambda: check(with_header(titles=(UTOPIA.replace("representatives of", "representatives of of"),))),
        [("title-misprint", "info", "/header/titles/0")],
    ),
}


def test_there_is_a_document_for_every_code() -> None:
    assert sorted(DESERVED) == sorted(CODES)


def test_codes_are_words_with_a_meaning() -> None:
    assert list(CODES) == sorted(CODES)
    for code, meaning in CODES.items():
        assert code == code.lower() and code.replace("-", "").isalpha()
        assert meaning and meaning[0].islower() and not meaning.endswith(".")


@pytest.mark.parametrize("code", sorted(DESERVED))
def test_code_is_given_where_it_is_deserved_and_alone(code: str) -> None:
    produce, expected = DESERVED[code]
    assert produce() == expected


def test_a_heading_whose_letters_are_misnamed_is_told_once() -> None:
    assert told(drawn("annex-and-enclosure", _misnamed).diagnostics) == [("text-misnamed", "warning", "/annexes/0")]


def test_many_doubts_about_one_part_are_told_once() -> None:
    rows = [line("One", raised("7"), baseline=300), line("two.", raised("8"), baseline=320)]
    assert tie(rows) == [("footnote-mark-without-note", "warning", "/body")]


def test_checks_change_nothing_but_the_diagnostics_and_keep_those_there_are() -> None:
    kept = Diagnostic(code="agenda-order", severity="info", message="kept", pointer="/kind")
    before = replace(joint(), diagnostics=(kept,))
    after = checked(replace(before, header=replace(before.header, symbols=())), ENGLISH, Register.packaged())
    assert after.diagnostics[0] == kept
    assert replace(after, diagnostics=(), header=before.header) == replace(before, diagnostics=())
