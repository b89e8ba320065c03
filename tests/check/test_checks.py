"""Each code that undoc can give: a document that deserves it, and documents that nearly do."""

import io
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from drawing import Description, drawn
from handmade import GLYPH, drawn_font, handmade
from msgspec.structs import replace
from paper import LEFT, Part, line, page_parts, raised
from reading import FIXTURES, document, pdf

from undoc_cli.check.checks import checked
from undoc_cli.check.codes import CODES
from undoc_cli.model import (
    AgendaItem,
    Block,
    BlockType,
    ContentsEntry,
    Diagnostic,
    Document,
    Evidence,
    Footnote,
    MastheadLine,
    Meeting,
    Reference,
    Region,
    Session,
)
from undoc_cli.page import Line
from undoc_cli.parts.assemble import Assembly
from undoc_cli.parts.calls import raised_text
from undoc_cli.parts.footnotes import Notes, read_notes
from undoc_cli.parts.header import build_header
from undoc_cli.parts.letter import read_letter
from undoc_cli.parts.masthead import AgendaBlock, Masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.pipeline import parse_bytes
from undoc_cli.rules.agenda_items import parse_items
from undoc_cli.rules.language import language
from undoc_cli.rules.register import Entry, Register

if TYPE_CHECKING:
    from undoc_cli.passage import Passage

ENGLISH = language("en")
BOX = (123.4, 300.0, 488.6, 310.0)
Found = list[tuple[str, str, str]]


def told(diagnostics: Iterable[Diagnostic]) -> Found:
    return [(d.code, d.severity, d.pointer) for d in diagnostics]


def check(
    changed: Document,
    *,
    unconfirmed: str | None = None,
    given_up: str | None = None,
    register: Register = Register.packaged(),  # noqa: B008
) -> Found:
    """Give what the checks find, without what the stages before found.

    `unconfirmed` is a rule that has been used, `given_up` one whose search took too long.
    """
    words = ENGLISH.watched()
    words.unconfirmed.update({unconfirmed} if unconfirmed else ())
    words.given_up.update({given_up} if given_up else ())
    return told(checked(replace(changed, diagnostics=()), words, register).diagnostics)


def joint() -> Document:
    return document("joint-seven-items")


def with_header(name: str = "joint-seven-items", **values: Any) -> Document:
    found = document(name)
    return replace(found, header=replace(found.header, **values))


def with_letter(**values: Any) -> Document:
    letter = joint().header.letter
    assert letter is not None
    return with_header(letter=replace(letter, **values))


def with_body(*texts: str, name: str = "one-item", **values: Any) -> Document:
    blocks = tuple(Block(type="paragraph", text=text, number=None, page=1, bbox=BOX) for text in texts)
    return replace(document(name), body=blocks, **values)


def with_regions(change: Callable[[Region], Region | None], name: str = "joint-seven-items") -> Document:
    found = document(name)
    regions = tuple(new for region in found.layout.regions if (new := change(region)) is not None)
    return replace(found, layout=replace(found.layout, regions=regions))


def reworded(kind: str, text: str) -> Callable[[Region], Region]:
    return lambda region: replace(region, text=text) if region.kind == kind else region


def numbered(*numbers: int) -> Callable[[Region], Region]:
    """Give the pages from the second on these numbers."""
    return lambda region: (
        replace(region, text=str(numbers[region.page - 2])) if region.kind == "page-number" else region
    )


def with_table(*rows: tuple[str, ...]) -> Document:
    """Give a document with a table behind its first block."""
    found = document("annex-and-enclosure")
    table = Block(type="table", text="", number=None, page=1, bbox=BOX, rows=rows, notes=())
    return replace(found, body=(found.body[0], table, *found.body[1:]))


def with_numbers(*numbers: str, kind: BlockType = "paragraph") -> Document:
    """Give a document whose body is made of numbered blocks; "1. heading" is the number of a heading."""
    found = document("annex-and-enclosure")
    parts = [number.partition(" heading") for number in numbers]
    body = [
        Block(type="heading" if heading else kind, text="Lamps", number=number, page=2, bbox=BOX)
        for number, heading, _ in parts
    ]
    return replace(found, body=tuple(body))


def with_turned(page: int, letters: int = 201) -> Document:
    """Give a document with letters on a page that do not stand upright."""
    found = document("annex-and-enclosure")
    turned = Region(kind="turned-text", page=page, bbox=BOX, text="x")
    return replace(found, layout=replace(found.layout, regions=(*found.layout.regions, *[turned] * letters)))


# Found by the stages before the checks.


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


def block(items: str, words: str | None) -> AgendaBlock:
    printed = Joiner().join([line(f"Item {items} of the {words}")]).pieces
    return AgendaBlock(parse_items(items), printed, words, (Joiner().join([line("Any title")]),), None, None)


def header(head: Masthead, *titles: str) -> Found:
    assembly = Assembly(Joiner())
    passages = [Joiner().join([line(title, size=12, bold=True)]) for title in titles]
    build_header(assembly, head, passages, read_letter(passages, ENGLISH), None, (), ENGLISH, Register.packaged())
    return told(assembly.diagnostics)


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


def _below_signature(gap: float, x0: float = 400.0) -> Document:
    """Give a letter with a line so far below its signature."""
    found = joint()
    last = found.evidence["/header/signatories/0/titles/1"]
    box = (x0, last.bbox[3] + gap, x0 + 80, last.bbox[3] + gap + 10)
    below = Block(type="paragraph", text="Keeper of the seed", number=None, page=last.page, bbox=box)
    return replace(found, body=(*found.body, below))


def _klingon(description: Description) -> None:
    description["annexes"][0]["original"] = "[Original: Klingon]"


def _in_french(description: Description) -> None:
    description["masthead"]["language"] = "French"


def _blanks_in_words(description: Description) -> None:
    description["masthead"]["date"] = "3 Decem ber 2024"
    description["session"]["left"] = ["Seventy-ninth sess ion"]


def _cyrillic(description: Description) -> None:
    description["annexes"][0]["heading"] = "Приложение"


NO_TEXT = (FIXTURES / "broken" / "no-text.pdf").read_bytes()
OVER_A_PICTURE = handmade(
    "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q BT 3 Tr /F1 12 Tf 100 700 Td (recognised) Tj ET"
)


def scanned(found: Document, *pages: int) -> Document:
    """Give a document of which these pages, or all, were recognised."""
    every = tuple(range(1, found.source.pages + 1))
    return replace(found, source=replace(found.source, recognised_pages=pages or every))


def _with_letters_for_figures() -> Document:
    """Give a letter of which text has letters for figures: "A/80/17I" and "25-I2345 (E)"."""
    found = document("one-item")
    symbol, job = found.header.symbols[0], found.header.job_number
    assert job is not None
    evidence = found.evidence | {
        pointer: replace(found.evidence[pointer], text=value.replace("1", "I"))
        for pointer, value in (("/header/symbols/0", symbol), ("/header/job_number", job))
    }
    return replace(found, evidence=evidence)


def _with_symbols_of_heads() -> Document:
    """Give a letter whose symbols were read on page 2."""
    found = joint()
    pointers = [f"/header/symbols/{at}" for at in range(len(found.header.symbols))]
    return replace(found, evidence=found.evidence | {at: replace(found.evidence[at], page=2) for at in pointers})


def _with_a_scan(scan: bytes = NO_TEXT) -> Found:
    """Give the diagnostics of a letter of one page with the picture of another behind it."""
    merged = pypdfium2.PdfDocument.new()
    for data in (pdf("one-item").read_bytes(), scan):
        with pypdfium2.PdfDocument(data) as part:
            merged.import_pages(part)
    stream = io.BytesIO()
    merged.save(stream)
    merged.close()
    return told(parse_bytes(stream.getvalue(), "merged.pdf").diagnostics)


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


# One document for each code: what is found, all of it.
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
    "annex-missing": (
        lambda: check(with_body("I transmit a report (see annex).")),
        [("annex-missing", "info", "/body/0")],
    ),
    "blank-in-word": (
        lambda: told(drawn("one-item", _blanks_in_words).diagnostics),
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
        lambda: check(_with_letters_for_figures()),
        [("figure-misread", "warning", "/header/symbols/0"), ("figure-misread", "warning", "/header/job_number")],
    ),
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
    "page-without-text": (_with_a_scan, [("page-without-text", "info", "/source/pages")]),
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
        lambda: check(_below_signature(2.0)),
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


@pytest.mark.parametrize(
    ("sender", "entity", "told"),
    [
        ("Denmark", "Sweden", True),
        ("Denmark", "Kingdom of Denmark", False),
        ("People’s Republic of China", "China", False),
        ("Iran (Islamic Republic of)", "Islamic Republic of Iran", False),
        ("France", "French Republic", False),  # a name that holds no short one says nothing
        ("Yemen configuration of the Lamp Commission", "Sweden", False),
        ("Security Council", "Sweden", False),
        ("Denmark", "Advisory Group on Chad", False),  # nor does the State that a body is about sign
        ("Denmark", None, False),
    ],
)
def test_another_state_signs_than_sends(sender: str, entity: str | None, told: bool) -> None:
    found = with_letter(sender_entities=(sender,))
    people = (replace(found.header.signatories[0], entity=entity),)
    wanted = [("signatory-parties", "warning", "/header/signatories/0/entity")] if told else []
    assert check(replace(found, header=replace(found.header, signatories=people))) == wanted


@pytest.mark.parametrize(("sender", "told"), [("Denmark", True), ("Panel of Experts on Yemen", False)])
def test_more_sign_than_send(sender: str, told: bool) -> None:
    found = with_letter(sender_entities=(sender,))
    person = replace(found.header.signatories[0], entity=None)
    wanted = [("signatory-parties", "info", "/header/signatories")] if told else []
    assert check(replace(found, header=replace(found.header, signatories=(person, person)))) == wanted


def test_there_is_a_document_for_every_code() -> None:
    assert sorted(DESERVED) == sorted(CODES)


def test_two_item_lines_of_one_list_are_no_doubt() -> None:
    agenda = [block("18", "preliminary list"), block("5", "Preliminary List")]
    assert header(Masthead(agenda=agenda)) == []
    assert header(Masthead(agenda=[block("18", None), block("5", "agenda")])) == []


def test_codes_are_words_with_a_meaning() -> None:
    assert list(CODES) == sorted(CODES)
    for code, meaning in CODES.items():
        assert code == code.lower() and code.replace("-", "").isalpha()
        assert meaning and meaning[0].islower() and not meaning.endswith(".")


@pytest.mark.parametrize("code", sorted(DESERVED))
def test_code_is_given_where_it_is_deserved_and_alone(code: str) -> None:
    produce, expected = DESERVED[code]
    assert produce() == expected


# Documents that nearly deserve a code.


def test_many_doubts_about_one_part_are_told_once() -> None:
    rows = [line("One", raised("7"), baseline=300), line("two.", raised("8"), baseline=320)]
    assert tie(rows) == [("footnote-mark-without-note", "warning", "/body")]


def test_checks_change_nothing_but_the_diagnostics_and_keep_those_there_are() -> None:
    kept = Diagnostic(code="agenda-order", severity="info", message="kept", pointer="/kind")
    before = replace(joint(), diagnostics=(kept,))
    after = checked(replace(before, header=replace(before.header, symbols=())), ENGLISH, Register.packaged())
    assert after.diagnostics[0] == kept
    assert replace(after, diagnostics=(), header=before.header) == replace(before, diagnostics=())


@pytest.mark.parametrize(
    "text",
    [
        "circulated under agenda items 14, 24, 32, 61, 65, 84 and 132.",
        "circulated as a document of the General Assembly, under items 132, 14, 24, 32, 61, 65 and 84.",
        "circulated as a document of the Security Council.",
        "The items were discussed under agenda items 3 and 4.",
    ],
)
def test_no_contradiction_in_the_request_for_circulation(text: str) -> None:
    assert check(with_body(text, name="joint-seven-items")) == []


@pytest.mark.parametrize(
    ("asked", "contradicts"),
    [("32 (a), 80 and 110", False), ("32, 80 and 110", False), ("32 (b), 80 and 110", True), ("32 (a) and 80", True)],
)
def test_sub_items_may_be_left_out_of_the_request(asked: str, contradicts: bool) -> None:
    text = f"We should be grateful if you would circulate the letter under agenda items {asked}."
    assert bool(check(with_body(text, name="several-senders"))) is contradicts


@pytest.mark.parametrize(
    ("symbols", "text", "doubtful"),
    [
        (("A/79/1733", "S/2025/1206"), "circulated as a document of the General Assembly, under item 32.", True),
        (("A/79/1733", "S/2025/1206"), "circulated as a document of the General Assembly.", False),
        (("S/2025/1206",), "circulated as a document of the General Assembly, under item 32.", False),
    ],
)
def test_a_request_that_names_items_and_a_masthead_without_any(
    symbols: tuple[str, ...], text: str, doubtful: bool
) -> None:
    asked = with_body(text, name="joint-seven-items")
    found = check(replace(asked, header=replace(asked.header, agenda_items=(), symbols=symbols)))
    assert (("circulation-items", "warning", "/header/agenda_items") in found) is doubtful


def test_the_last_request_counts() -> None:
    texts = (
        "The first letter was circulated under agenda item 9.",
        "Please have the letter circulated under agenda items 14, 24, 32, 61, 65, 84 and 132.",
    )
    assert check(with_body(*texts, name="joint-seven-items")) == []


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("J’ai l’honneur de vous transmettre une lettre ci-jointe de mon gouvernement.", True),
        ("I have the honour to transmit a letter of the Ministère des affaires étrangères et du tourisme.", False),
        ("Letter, attachment: résumé des faits, Port-au-Prince, 3 mai, cinquante exemplaires.", False),
        ("J’ai l’honneur.", False),
    ],
)
def test_a_short_letter_in_another_language_than_its_masthead(text: str, doubtful: bool) -> None:
    found = check(with_body(text))
    assert (("language-doubt", "warning", "/header/language") in found) is doubtful


@pytest.mark.parametrize(("date", "doubtful"), [("2025-03-07", False), ("2024-03-06", False), ("2024-03-05", True)])
def test_a_letter_is_distributed_on_its_day_or_within_a_year(date: str, doubtful: bool) -> None:
    assert check(with_letter(date=date)) == ([("date-order", "warning", "/header/letter/date")] if doubtful else [])


@pytest.mark.parametrize(
    ("text", "pointer", "several", "doubtful"),
    [
        ("A/78/50.", "/header/masthead/3/text", False, True),
        ("A/79/50.", "/header/masthead/3/text", False, False),
        ("A/78/50.", "/body/0/text", False, False),
        ("See A/78/50.", "/header/masthead/3/text", False, False),
        ("E/2024/100.", "/header/masthead/3/text", False, False),
        ("A/78/50.", "/header/masthead/3/text", True, False),
    ],
)
def test_the_agenda_list_is_of_the_session(text: str, pointer: str, several: bool, doubtful: bool) -> None:
    note = Footnote(marker="*", page=1, text=text, references=(Reference(pointer=pointer, offset=40),), citations=())
    other = Diagnostic(code="session-several", severity="info", message="x", pointer="/header/session")
    found = replace(joint(), footnotes=(note,), diagnostics=(other,) if several else ())
    codes = [(one.code, one.pointer) for one in checked(found, ENGLISH.watched(), Register.packaged()).diagnostics]
    assert (("session-symbol", "/header/session") in codes) is doubtful


@pytest.mark.parametrize(
    ("numbers", "at"),
    [
        (["1.", "2.", "3.", "4.", "5.", "7."], "/body/4"),
        ([*(f"{number}." for number in range(1, 12) if number not in (5, 8))], None),
        ([*(f"{number}." for number in range(1, 16) if number not in (5, 8))], "/body"),
        (["1.", "2.", "3.", "5.", "7."], None),  # some of the paragraphs of another document
        (["1.", "2.", "3.", "4.", "5.", "8.", "6.", "7."], None),  # in another order
        (["1.", "2.", "3.", "4.", "5.", "6.", "20.", "22.", "7.", "8."], None),  # two of another, and on
        (["1.", "2.", "3.", "4.", "5.", "7.", "20.", "22.", "8.", "9."], "/body/4"),
        (["7.", "8.", "1.", "2.", "3.", "4.", "5.", "9."], None),  # a list in a paragraph counts anew
        (["1.", "2.", "3., 4., 5.", "6.", "7."], None),
        (["1.", "2.", "3., 4., 5.", "7."], "/body/2"),
        (["86.9", "86.10", "87.1", "87.2"], None),
        (["1. heading", "3. heading", "1.", "2."], None),
        (["(a)", "(b)", "(c)", "(d)", "(e)", "(g)"], None),  # of letters a few may be quoted
    ],
)
def test_a_number_that_stands_nowhere(numbers: list[str], at: str | None) -> None:
    assert check(with_numbers(*numbers)) == ([("number-missing", "warning", at)] if at else [])


def test_items_in_figures_count_for_themselves() -> None:
    assert check(with_numbers("1.", "2.", "3.", "4.", "5.", "7.", kind="list_item")) == []


@pytest.mark.parametrize("text", ["I transmit a report (see enclosure).", "I transmit it (see annexes)."])
def test_an_annex_that_is_spoken_of_and_there(text: str) -> None:
    assert [code for code, *_ in check(with_body(text))] == ["annex-missing"]
    assert check(with_body(text, annexes=document("annex-and-enclosure").annexes)) == []


def test_the_annex_of_another_document_is_not_missing() -> None:
    assert check(with_body("See S/2025/12, annex.", "The report (S/2024/5, annex II) says so.")) == []


def test_sessions_that_agree() -> None:
    for session, text in (("ES-10", "A/ES-10/1043"), ("79", "A/79/L.5"), ("79", "A/C.3/80/1")):
        changed = with_header("one-item", session=Session(number=session, label="x"), symbols=(text,))
        assert [code for code, *_ in check(with_regions(lambda _: None)) if code == "session-symbol"] == []
        assert "session-symbol" not in [code for code, *_ in check(changed)]


def test_a_note_verbale_is_not_signed() -> None:
    found = document("note-verbale")
    assert found.header.signatories == ()
    assert check(found) == []


def test_what_corrects_a_letter_is_not_signed() -> None:
    assert check(with_header("from-secretary-general", symbols=("S/2025/1/Corr.1",), signatories=())) == []
    added = with_header("from-secretary-general", symbols=("S/2025/1/Add.1",), signatories=())
    assert [code for code, *_ in check(added)] == ["no-signature"]


def _above_signature(gap: float, *, titled: bool = False) -> Document:
    """Give a letter with a line so far above a signature, whose titles then stand below its name or nowhere."""
    found = joint()
    person = found.header.signatories[0]
    name = found.evidence["/header/signatories/0/name"]
    box = (200.0, name.bbox[1] - gap - 10, name.bbox[2], name.bbox[1] - gap)
    above = Block(type="paragraph", text="Keeper of the seed", number=None, page=name.page, bbox=box)
    people = (person if titled else replace(person, titles=()),)
    return replace(found, header=replace(found.header, signatories=people), body=(*found.body, above))


def test_text_right_above_a_name_without_titles_may_be_one() -> None:
    assert check(_above_signature(2.0)) == [("signature-titles", "warning", "/header/signatories/0/titles")]
    assert check(_above_signature(12.0)) == []
    assert check(_above_signature(2.0, titled=True)) == []


@pytest.mark.parametrize(
    ("below", "drop", "told_of"),
    [((123.4, 460.0), 12.0, True), ((123.4, 300.0), 12.0, False), ((123.4, 460.0), 150.0, False)],
)
def test_a_title_below_two_names_may_be_of_both(below: tuple[float, float], drop: float, *, told_of: bool) -> None:
    """The second name stands beside the first, or far below."""
    found = joint()
    first, second = (replace(found.header.signatories[0], titles=titles) for titles in (("Chair Keeper",), ()))
    places = [
        ("0/name", (123.4, 500.0, 220.0, 510.0)),
        ("0/titles/0", (below[0], 512.0, below[1], 522.0)),
        ("1/name", (360.0, 500.0 + drop - 12.0, 450.0, 510.0 + drop - 12.0)),
    ]
    proof = {f"/header/signatories/{place}": Evidence(page=9, bbox=box, text="") for place, box in places}
    header = replace(found.header, signatories=(first, second))
    codes = check(replace(found, header=header, evidence={**found.evidence, **proof}))
    assert (("signature-titles", "warning", "/header/signatories/0/titles") in codes) is told_of


def test_text_apart_from_a_signature_is_none_of_its_titles() -> None:
    assert check(_below_signature(12.0)) == []
    assert check(_below_signature(2.0, x0=123.4)) == []


@pytest.mark.parametrize(("gap", "near"), [(7.0, True), (10.0, False)])
def test_text_below_a_title_of_several_lines_is_as_near_as_below_one_of_one_line(gap: float, *, near: bool) -> None:
    found = _below_signature(gap)
    place, proof = max(
        ((place, proof) for place, proof in found.evidence.items() if place.startswith("/header/signatories/0/")),
        key=lambda entry: entry[1].bbox[3],
    )
    x0, top, x1, bottom = proof.bbox
    higher = replace(proof, bbox=(x0, min(top, bottom - 24), x1, bottom))
    assert (check(replace(found, evidence={**found.evidence, place: higher})) != []) is near


def test_running_heads_may_lack_and_may_have_one_half() -> None:
    assert check(with_regions(lambda region: None if region.kind == "running-head" else region)) == []
    assert check(with_regions(reworded("running-head", "A/79/1733"))) == []
    assert check(with_regions(reworded("running-head", "A/79/1733-S/2025/1206"))) == []


@pytest.mark.parametrize(
    ("kind", "text"), [("bar-code", "*2500001*"), ("job-number", "25-00001")], ids=["bar code", "later page"]
)
def test_job_numbers_that_differ(kind: str, text: str) -> None:
    def change(region: Region) -> Region:
        return replace(region, text=text) if region.kind == kind and (kind == "bar-code" or region.page > 1) else region

    assert [code for code, *_ in check(with_regions(change))] == ["job-number"]


@pytest.mark.parametrize(("text", "told"), [("GE.09-", True), ("25-00001 (E)", False)])
def test_a_job_number_without_its_serial_number(text: str, told: bool) -> None:
    found = with_regions(reworded("job-number", text))
    wanted = [("job-number", "warning", "/header/job_number")] if told else []
    assert check(replace(found, header=replace(found.header, job_number=None))) == wanted


def test_page_numbers_without_total() -> None:
    assert check(with_regions(reworded("page-number", "2"))) == []


def test_page_numbers_that_contradict_each_other() -> None:
    def change(region: Region) -> Region:
        return replace(region, text=f"{region.page}/{region.page + 1}") if region.kind == "page-number" else region

    assert [code for code, *_ in check(with_regions(change, "page-breaks"))] == ["page-count"]


@pytest.mark.parametrize(
    ("words", "doubtful"),
    [
        *((None, False), ("CD", False), ("General Assembly", False)),
        *((words, True) for words in ("Distr.: Secret", "D istr.: General", "Oistr. LIMITED", "GENERAL*")),
    ],
)
def test_a_masthead_that_prints_no_distribution_is_not_doubted(words: str | None, *, doubtful: bool) -> None:
    kept = [line for line in joint().header.masthead if not line.text.startswith("Distr")]
    lines = [*kept, *([replace(kept[0], text=words)] if words else [])]
    found = [code for code, *_ in check(with_header(distribution=None, masthead=tuple(lines)))]
    assert ("no-distribution" in found) is doubtful


@pytest.mark.parametrize(
    ("numbers", "found"),
    [((2, 3), []), ((2, 4), ["page-order"]), ((3, 2), ["page-order"]), ((12, 13), []), ((2, 1), [])],  # an annex anew
)
def test_pages_follow_each_other_as_they_are_numbered(numbers: tuple[int, ...], found: list[str]) -> None:
    assert [code for code, *_ in check(with_regions(numbered(*numbers), "annex-and-enclosure"))] == found


@pytest.mark.parametrize(
    "rows",
    [
        [("Of the lamps", "The keepers"), *[("and of the", "who burn the")] * 3],  # too few
        [("Of the lamps", "The keepers"), *[("and of the", "Who burns")] * 4],  # one column only
        [("Of the lamps", "The keepers"), *[("and of the.", "who burn the.")] * 4],  # sentences
        [("Of the lamps", "12"), *[("Of the oil", "14")] * 6],
    ],
)
def test_tables_that_are_no_text_in_columns(rows: list[tuple[str, ...]]) -> None:
    assert check(with_table(*rows)) == []


@pytest.mark.parametrize(("page", "letters", "part"), [(1, 201, ["/body"]), (2, 201, ["/annexes/0"]), (1, 200, [])])
def test_more_than_a_stamp_that_does_not_stand_upright_is_a_doubt(page: int, letters: int, part: list[str]) -> None:
    assert [pointer for *_, pointer in check(with_turned(page, letters))] == part


BAD = "Any \N{REPLACEMENT CHARACTER}"
BAD_TABLE = Block(type="table", text="", number=None, page=1, bbox=BOX, rows=(("a", BAD),), notes=())


def _annexed(**values: Any) -> Document:
    annex = document("annex-and-enclosure").annexes[0]
    return replace(joint(), annexes=(annex, replace(annex, **values)))


@pytest.mark.parametrize(
    ("produce", "pointer"),
    [
        (lambda: with_header(titles=(*joint().header.titles, BAD)), "/header/titles"),
        (lambda: with_letter(sender=BAD), "/header/letter"),
        (lambda: with_header(signatories=(replace(joint().header.signatories[0], name=BAD),)), "/header/signatories"),
        (lambda: with_header(masthead=(MastheadLine(text=BAD, bbox=BOX),)), "/header/masthead"),
        (lambda: replace(joint(), contents=(ContentsEntry(text=BAD, target="4", page=1),)), "/contents"),
        (lambda: replace(joint(), body=(*joint().body, BAD_TABLE)), "/body"),
        (lambda: replace(joint(), body=(*joint().body, replace(BAD_TABLE, rows=(), notes=(BAD,)))), "/body"),
        (lambda: replace(joint(), footnotes=(replace(joint().footnotes[0], text=BAD),)), "/footnotes"),
        (lambda: _annexed(body=(BAD_TABLE,)), "/annexes/1"),
        (lambda: _annexed(original=BAD), "/annexes/1"),
    ],
)
def test_characters_without_meaning_are_reported_where_they_stand(
    produce: Callable[[], Document], pointer: str
) -> None:
    assert [one for one in check(produce()) if one[0] == "text-undecodable"] == [
        ("text-undecodable", "warning", pointer)
    ]


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


@pytest.mark.parametrize(
    "values",
    [
        {"job_number": "80-12957", "distribution_date": "1980-05-19"},
        {"job_number": "GE.14-12578"},
        {"job_number": "25-05194 (E)"},
    ],
)
def test_job_numbers_of_geneva_and_older_ones_have_no_letter(values: dict[str, Any]) -> None:
    assert ("text-recognised", "warning", "/header/job_number") not in check(scanned(with_header(**values)))


def test_a_joint_document_has_a_symbol_of_each_organ() -> None:
    told_of = ("no-symbol", "warning", "/header/symbols")
    assert joint().header.organs == ("General Assembly", "Security Council")
    assert told_of not in check(joint())
    half = replace(joint(), header=replace(joint().header, symbols=joint().header.symbols[:1]))
    assert told_of in check(half)
    alone = replace(half, header=replace(half.header, organs=("General Assembly",)))
    assert told_of not in check(alone)


def misread(found: Document, *pages: int) -> set[str]:
    """Give what may be misread in a document that is a scan, or of which these pages are."""
    return {pointer for code, _, pointer in check(scanned(found, *pages)) if code == "text-recognised"}


def test_text_over_the_picture_of_one_page_may_be_misread() -> None:
    found = [one for one in _with_a_scan(OVER_A_PICTURE) if one[0] == "text-recognised"]
    assert found[0] == ("text-recognised", "info", "/source/pages")
    # Behind the signature of the letter it is an annex.
    assert {pointer for _, severity, pointer in found if severity == "warning"} == {"/annexes", "/footnotes"}
    assert "text-recognised" not in [code for code, *_ in _with_a_scan()]


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
    found = drawn("one-item", _blanks_in_words)
    assert ("blank-in-word", "warning", "/header/session") in check(scanned(found, 2))
    assert ("blank-in-word", "info", "/header/session") in check(scanned(found, 1))


def test_on_a_scan_letters_for_figures_are_nothing_new() -> None:
    found = check(scanned(_with_letters_for_figures()))
    assert ("figure-misread", "info", "/header/symbols/0") in found
    assert ("figure-misread", "info", "/header/job_number") in found


def test_signatures_and_annexes_of_a_scan_may_be_misread() -> None:
    found = document("annex-and-enclosure")
    bare = replace(found, annexes=(), header=replace(found.header, signatories=()))
    assert misread(found) - misread(bare) == {"/header/signatories", "/annexes"}


@pytest.mark.parametrize(("sender", "doubtful"), [("Türkiye", False), ("Turkiye", True)])
def test_a_sender_of_a_scan_that_no_list_has_may_be_misread(sender: str, doubtful: bool) -> None:
    assert ("/header/letter" in misread(with_letter(sender_entities=(sender,)))) == doubtful


def test_without_masthead_nothing_is_missed_in_it() -> None:
    bare = replace(joint().layout, name="unknown")
    found = replace(with_header(symbols=(), distribution_date=None, letter=None, titles=()), layout=bare)
    assert [code for code, *_ in check(found)] == ["masthead-missing"]


def test_the_cover_of_a_supplement_has_no_distribution_and_no_date() -> None:
    masthead = with_header(distribution=None, distribution_date=None)
    cover = replace(masthead, layout=replace(masthead.layout, name="supplement"))
    missing = {"no-distribution", "no-date"}
    assert missing <= {code for code, *_ in check(masthead)}
    assert missing.isdisjoint(code for code, *_ in check(cover))
