"""What the parts of a document say of each other: each check a function, each finding a stable code.

A check takes the finished document and yields diagnostics; it changes nothing.  Those of letters stand in a module of
their own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec
from msgspec.structs import replace

from undoc_cli.check import letters
from undoc_cli.check.codes import finding
from undoc_cli.model import Annex, Block, Diagnostic, Document, Region, Severity
from undoc_cli.rules.furniture import bar_code_digits, job_digits, page_number, page_of
from undoc_cli.rules.impostors import impostor
from undoc_cli.rules.language import Language
from undoc_cli.rules.parties import is_party
from undoc_cli.rules.symbols import key, parse, split_joint
from undoc_cli.rules.text import misnamed_quote, with_figures

Check = Callable[[Document, Language], Iterator[Diagnostic]]

FIRST_COUNCIL_YEAR = 1945  # the Security Council counts its years from 1946 as the first
RECORDS = ("PV", "SR")  # the natures of the symbols of records
RECORD_KINDS = ("verbatim_record", "summary_record")
UNKNOWN = "\N{REPLACEMENT CHARACTER}".encode()
FEWEST_LINES = 4  # of text in columns
RUN_ON = 0.5  # of them go on with a sentence; of the rows of tables less than 0.3
TURNED = 200  # letters: a stamp, a side note and the heads of columns have fewer, a paragraph has more


def checked(document: Document, language: Language) -> Document:
    """Return the document with the findings of all checks behind those it has."""
    found = [one for check in CHECKS for one in check(document, language)]
    return replace(document, diagnostics=(*document.diagnostics, *found))


def _regions(document: Document, kind: str) -> Iterator[Region]:
    """Return what pages print of a kind; a page that was scanned says nothing against the others, which were not.

    It may be misread, or the page of another document.
    """
    recognised = _recognised(document)
    passed = frozenset[int]() if document.source.first_page in recognised else recognised
    return (region for region in document.layout.regions if region.kind == kind and region.page not in passed)


def has_masthead(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Without a masthead the document is none of the United Nations, or its layout is not known."""
    if document.layout.name == "unknown":
        text = " ".join(block.text for block in document.body[:8])
        reason = impostor(text)
        message = "no masthead of the United Nations was found on page 1" + (f": {reason}" if reason else "")
        yield finding("masthead-missing", message, "/kind")
    elif document.kind == "other":
        message = "neither symbol nor title says that it is one of the known kinds"
        yield finding("kind-unknown", message, "/kind", "info")


def has_essentials(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A masthead has a symbol and a date, a document has text."""
    header = document.header
    if document.layout.name != "unknown":
        if not header.symbols:
            yield finding("no-symbol", "the masthead shows no symbol that can be read", "/header/symbols")
        # Verbatim records have no distribution, and their date is that of the meeting; nor has the Conference on
        # Disarmament.
        disarmament = any(symbol.startswith("CD/") for symbol in header.symbols)
        if header.distribution is None and not header.meeting and not disarmament:
            message = "the masthead shows no distribution that can be read"
            yield finding("no-distribution", message, "/header/distribution")
        dated = header.meeting and header.meeting.date and header.distribution is None
        if header.distribution_date is None and not dated:
            yield finding("no-date", "the masthead shows no date that can be read", "/header/distribution_date")
    if not document.body:
        yield finding("no-body", "no running text was found before the annexes", "/body")


def has_sessions(document: Document, language: Language) -> Iterator[Diagnostic]:
    """A document of the General Assembly names the session that its symbol has, one with the Security Council its year.

    Of a masthead that was recognised, `recognised_text` tells.
    """
    header = document.header
    if document.source.first_page in _recognised(document):
        return
    parsed = [symbol for symbol in map(parse, header.symbols) if symbol]
    of_session = any(symbol.organ == "A" and symbol.body is None and symbol.session for symbol in parsed)
    if of_session and header.session is None:
        yield finding("no-session", "the masthead shows no session that can be read", "/header/session")
    joint = {"GA", "SC"} <= set(map(language.organ, header.organs))
    if joint and any(symbol.organ == "S" for symbol in parsed) and header.council_year is None:
        message = "the masthead shows no year of the Security Council that can be read"
        yield finding("no-council-year", message, "/header/council_year")


def recognised_text(document: Document, language: Language) -> Iterator[Diagnostic]:
    """Text that was recognised on a scan may be wrong anywhere; what is missing may have been misread.

    Of a document whose other pages have text, what is read on those is not doubted.
    """
    recognised = _recognised(document)
    if not recognised:
        return
    header = document.header
    senders = header.letter.sender_entities if header.letter else ()
    masthead = {
        "/header/symbols": not header.symbols,
        "/header/distribution": header.distribution is None,
        "/header/distribution_date": header.distribution_date is None,
        "/header/original_languages": not header.original_languages,
        "/header/session": header.session is None,
        # A letter is misread sooner than a figure, and a name than a word.
        "/header/agenda_items": not header.agenda_items or any(item.subitem for item in header.agenda_items),
        "/header/agenda_list": header.agenda_list is None,
        "/header/job_number": header.job_number is None,
        "/header/organs": not header.organs or None in map(language.organ, header.organs),
        "/header/titles": True,
        "/header/letter": not all(is_party(name, language) for name in senders),
    }
    first = document.source.first_page
    annexes = dict(_parts(document))
    doubts = {
        **{pointer: {first, *_pages_of(document, pointer)} for pointer, doubtful in masthead.items() if doubtful},
        "/header/signatories": _pages_of(document, "/header/signatories") if header.signatories else set(),
        "/body": annexes.pop("/body"),
        "/footnotes": recognised,
    }
    doubtful = [pointer for pointer, pages in doubts.items() if recognised & pages]
    misread = [pointer for pointer, pages in annexes.items() if recognised & pages]
    for pointer in (*doubtful, *(["/annexes"] if annexes and len(misread) == len(annexes) else misread)):
        yield finding("text-recognised", "the text was recognised on a scan, and may be misread here", pointer)


def _recognised(document: Document) -> frozenset[int]:
    """Return the pages whose text was recognised."""
    return frozenset(document.source.recognised_pages or ())


def _pages_of(document: Document, pointer: str) -> set[int]:
    """Return the pages on which what stands below a pointer was read."""
    return {proof.page for at, proof in document.evidence.items() if f"{at}/".startswith(f"{pointer}/")}


def _parts(document: Document) -> Iterator[tuple[str, set[int]]]:
    """Yield body and annexes with the pages that they stand on."""
    yield "/body", _pages(document, document.source.first_page, document.annexes[:1], document.body)
    for index, annex in enumerate(document.annexes):
        yield f"/annexes/{index}", _pages(document, annex.page, document.annexes[index + 1 :][:1], annex.body)


def _pages(document: Document, first: int, following: Sequence[Annex], blocks: Sequence[Block]) -> set[int]:
    """Return the pages of a part that begins on `first` and ends where another does, or the document."""
    end = following[0].page if following else document.source.pages + 1
    return {first, *range(first, end), *(block.page for block in blocks)}


def blanks_in_words(document: Document, language: Language) -> Iterator[Diagnostic]:
    """Recognised text has false blanks inside words; elsewhere it is a doubt that a date or session has one."""
    header = document.header
    severity: Severity = "info" if document.source.first_page in _recognised(document) else "warning"
    dated = document.evidence.get("/header/distribution_date")
    if header.distribution_date and dated and language.date(dated.text) is None:
        message = f"“{dated.text}” is taken for {header.distribution_date}"
        yield finding("blank-in-word", message, "/header/distribution_date", severity)
    held = document.evidence.get("/header/session")
    read_as_is = held and (language.match("session", held.text) or language.match("session_year", held.text))
    if header.session and held and not read_as_is:
        message = f"“{held.text}” is taken for “{header.session.label}”"
        yield finding("blank-in-word", message, "/header/session", severity)


def letters_for_figures(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Text layers of scans have letters for figures: a symbol or job number that is read so is to be doubted."""
    header = document.header
    severity: Severity = "info" if document.source.first_page in _recognised(document) else "warning"
    values = {f"/header/symbols/{at}": symbol for at, symbol in enumerate(header.symbols)}
    for pointer, value in (values | {"/header/job_number": header.job_number or ""}).items():
        proof = document.evidence.get(pointer)
        if proof and with_figures(proof.text) != proof.text and value not in proof.text:
            yield finding("figure-misread", f"“{proof.text}” is taken for {value}", pointer, severity)


def symbols_known(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A symbol of the masthead is one that the grammar knows."""
    for index, symbol in enumerate(document.header.symbols):
        if parse(symbol) is None:
            yield finding("symbol-unknown", f"{symbol} is built like no known symbol", f"/header/symbols/{index}")


def symbols_of_masthead(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A symbol stands in the masthead; one that running heads alone have is to be doubted."""
    for index, symbol in enumerate(document.header.symbols):
        proof = document.evidence.get(f"/header/symbols/{index}")
        if proof and proof.page != document.source.first_page:
            message = f"the masthead shows no symbol that can be read; the head of page {proof.page} has {symbol}"
            yield finding("symbol-from-head", message, f"/header/symbols/{index}")


def running_heads(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Running heads repeat the symbols of the masthead."""
    wanted = {key(symbol) for symbol in document.header.symbols}
    if not wanted:
        return
    pages: dict[str, int] = {}  # the first on which each head stands
    for region in _regions(document, "running-head"):
        pages.setdefault(region.text, region.page)
    for text, page in pages.items():
        if key(text) in wanted:
            continue
        other = [symbol for symbol in split_joint(text) if key(symbol) not in wanted]
        if other:
            message = f"page {page} is headed {other[0]}, the masthead {', '.join(document.header.symbols)}"
            yield finding("symbol-running-head", message, "/header/symbols")
            return


def session_of_symbol(document: Document, language: Language) -> Iterator[Diagnostic]:
    """The session in words is the one that a symbol of the General Assembly carries."""
    session = document.header.session
    if session is None or "GA" not in map(language.organ, document.header.organs):
        return
    for symbol in document.header.symbols:
        parsed = parse(symbol)
        if parsed and parsed.organ == "A" and parsed.body is None and parsed.session not in (None, session.number):
            message = f"“{session.label}” is not session {parsed.session} of {symbol}"
            yield finding("session-symbol", message, "/header/session")


def session_of_list(document: Document, language: Language) -> Iterator[Diagnostic]:
    """The note to "Item 116 (c) of the preliminary list*" has the symbol of the list, which is of the same session."""
    session = document.header.session
    several = any(one.code == "session-several" for one in document.diagnostics)
    if session is None or several or "GA" not in map(language.organ, document.header.organs):
        return
    for note in document.footnotes:
        parsed = parse(note.text.strip().rstrip("."))
        called = any(reference.pointer.startswith("/header/masthead/") for reference in note.references)
        of_assembly = called and parsed and parsed.organ == "A" and parsed.body is None
        if of_assembly and parsed and parsed.session not in (None, session.number):
            message = f"“{session.label}” is not session {parsed.session} of the agenda list {parsed.text}"
            yield finding("session-symbol", message, "/header/session")


def meeting_of_symbol(document: Document, _: Language) -> Iterator[Diagnostic]:
    """The symbol of a record ends in the number of the meeting."""
    meeting = document.header.meeting
    for symbol in document.header.symbols:
        for part in symbol.split("/"):
            nature, figures = (*part.partition(" ")[0].split("."), "")[:2]
            if meeting and nature in RECORDS and figures.isdecimal() and figures != meeting.number:
                message = f"the title speaks of meeting {meeting.number}, the symbol of {figures}"
                yield finding("meeting-symbol", message, "/header/meeting")


def meeting_of_record(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A record says of which meeting it is, and when that was held."""
    meeting = document.header.meeting
    natures = [part.partition(".")[0] for symbol in document.header.symbols for part in symbol.split("/")]
    if document.kind in RECORD_KINDS and not {*RECORDS}.isdisjoint(natures) and not (meeting and meeting.date):
        missing = "when the meeting was held" if meeting else "which meeting it records"
        yield finding("no-meeting", f"the document does not say {missing} in words that can be read", "/header/meeting")


def council_year(document: Document, _: Language) -> Iterator[Diagnostic]:
    """The Security Council's first year was 1946."""
    year = document.header.council_year
    for symbol in document.header.symbols:
        parsed = parse(symbol)
        if year and parsed and parsed.organ == "S" and parsed.year and parsed.year - FIRST_COUNCIL_YEAR != year.number:
            counted = parsed.year - FIRST_COUNCIL_YEAR
            message = f"“{year.label}” is year {year.number}, {symbol} is of year {counted}"
            yield finding("council-year", message, "/header/council_year")


def job_numbers(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Bar code and later pages repeat the job number."""
    own = job_digits(document.header.job_number or "")
    if not own:
        return
    others = {bar_code_digits(region.text) for region in _regions(document, "bar-code")}
    later = {r.text for r in _regions(document, "job-number") if r.page > document.source.first_page}
    others |= set(map(job_digits, later))
    other = sorted(others - {own, ""})
    if other:
        message = f"job number {document.header.job_number}, but also {', '.join(other)}"
        yield finding("job-number", message, "/header/job_number")


def page_count(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Pages are numbered "2/4": the file has as many as they say."""
    totals = {page_of(region.text) for region in _regions(document, "page-number")} - {None}
    pages = document.source.pages - len(document.source.cover_pages or ())
    if totals and totals != {pages}:
        stated = " and ".join(str(total) for total in sorted(total for total in totals if total is not None))
        message = f"the pages are numbered up to {stated}, the file has {pages}"
        yield finding("page-count", message, "/source/pages")


def page_order(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Pages follow each other as they are numbered."""
    printed: dict[int, int] = {}  # one number a page
    for region in _regions(document, "page-number"):
        if number := page_number(region.text):
            printed.setdefault(region.page, number)
    begun = [annex.page for annex in document.annexes]  # which may be numbered anew
    for (page, number), (later, following) in pairwise(sorted(printed.items())):
        anew = any(page < begins <= later and following == later - begins + 1 for begins in begun)
        if following - number != later - page and not anew:
            message = f"page {page} of the file is numbered {number}, page {later} {following}"
            yield finding("page-order", message, "/source/pages")
            return


def upright_text(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Text stands upright; more than a stamp or the name of a column that does not is lost to the body."""
    turned = Counter[int]()
    for region in document.layout.regions:
        if region.kind == "turned-text":
            turned[region.page] += len(region.text)
    lying = {page for page, count in turned.items() if count > TURNED}
    for pointer, pages in _parts(document):
        for page in sorted(lying & pages)[:1]:
            yield finding("text-turned", f"text of page {page} does not stand upright, and is not read", pointer)


def tables_of_cells(document: Document, _: Language) -> Iterator[Diagnostic]:
    """The cells of a table are no lines of running text: two columns of it may be read as one, row by row."""
    parts = [("/body", document.body)]
    parts += [(f"/annexes/{index}/body", annex.body) for index, annex in enumerate(document.annexes)]
    for pointer, blocks in parts:
        for index, block in enumerate(blocks):
            rows = block.rows or ()
            if len(rows) > FEWEST_LINES and sum(_runs_on([row[at] for row in rows]) for at in range(len(rows[0]))) > 1:
                message = f"what is read as a table on page {block.page} may be text in columns"
                yield finding("table-doubt", message, f"{pointer}/{index}")


def _runs_on(cells: Sequence[str]) -> bool:
    """Whether most cells of a column go on with the sentence of the cell above."""
    pairs = [(above[-1:], cell[:1]) for above, cell in pairwise(cells)]
    return sum(end.isalpha() and start.islower() for end, start in pairs) > RUN_ON * len(pairs)


def decodable(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Fonts without a table of characters give no letters, with a wrong one others than are printed."""
    # Text block by block: of a long document as a whole it would take a lot of memory.
    parts: dict[str, Iterable[Any]] = {
        **{f"/header/{name}": (value,) for name, value in msgspec.to_builtins(document.header).items()},
        "/contents": document.contents,
        "/body": document.body,
        "/footnotes": document.footnotes,
        **{f"/annexes/{at}": (replace(annex, body=()), *annex.body) for at, annex in enumerate(document.annexes)},
    }
    for pointer, values in parts.items():
        misnamed = None
        undecodable = False
        for encoded in map(msgspec.json.encode, values):
            undecodable |= UNKNOWN in encoded
            misnamed = misnamed or misnamed_quote(encoded.decode())
        if undecodable:
            yield finding("text-undecodable", "a font does not say which letters its characters are", pointer)
        if misnamed:
            message = f"a font calls its quotation marks or apostrophes other signs: {misnamed}"
            yield finding("text-misnamed", message, pointer)


def rules_verified(_: Document, language: Language) -> Iterator[Diagnostic]:
    """Real documents have confirmed the rules that read this one."""
    if language.unconfirmed:
        message = f"read by rules of {language.code} that no real document has confirmed: "
        yield finding("rules-unverified", message + ", ".join(sorted(language.unconfirmed)), "/header", "info")


def searches_ended(_: Document, language: Language) -> Iterator[Diagnostic]:
    """Every search came to its end."""
    if language.given_up:
        names = ", ".join(sorted(language.given_up))
        yield finding("search-given-up", f"what these rules look for was not found in time: {names}", "/header")


CHECKS: tuple[Check, ...] = (
    has_masthead,
    has_essentials,
    has_sessions,
    recognised_text,
    blanks_in_words,
    letters_for_figures,
    symbols_known,
    symbols_of_masthead,
    running_heads,
    session_of_symbol,
    session_of_list,
    meeting_of_symbol,
    meeting_of_record,
    council_year,
    letters.letter_readable,
    letters.language_of_body,
    letters.misprints,
    letters.signatures,
    letters.unmarked_signatures,
    letters.signature_titles,
    letters.signatures_run_on,
    letters.circulation,
    letters.annexes_found,
    job_numbers,
    page_count,
    page_order,
    upright_text,
    tables_of_cells,
    decodable,
    rules_verified,
    searches_ended,
)
