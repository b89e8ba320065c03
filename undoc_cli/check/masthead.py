"""Checks of mastheads: what they show, and what their symbols, sessions and dates say of each other."""

from collections.abc import Iterator

from undoc_cli.check.codes import finding
from undoc_cli.check.places import recognised_pages
from undoc_cli.model import RECORDS, Diagnostic, Document, Header, Severity
from undoc_cli.rules.impostors import impostor
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import names_distribution
from undoc_cli.rules.symbols import parse, split_joint
from undoc_cli.rules.text import with_figures

FIRST_COUNCIL_YEAR = 1945  # the Security Council counts its years from 1946 as the first
SERIES = {"GA": "A", "SC": "S"}  # what the symbols of an organ begin with
NATURES = ("PV", "SR")  # of the symbols of records


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


def has_essentials(document: Document, language: Language) -> Iterator[Diagnostic]:
    """A masthead has a symbol and a date, a document has text."""
    header = document.header
    if document.layout.name != "unknown" and not header.symbols:
        yield finding("no-symbol", "the masthead shows no symbol that can be read", "/header/symbols")
    # A joint document has a symbol of each organ: where one could not be read, the other alone would be wrong.
    named = {SERIES[organ] for organ in map(language.organ, header.organs) if organ in SERIES}
    missing = named - {symbol[:1] for symbol in header.symbols}
    if header.symbols and len(named) > 1 and missing:
        message = f"the masthead shows no symbol in {', '.join(sorted(missing))}/ that can be read"
        yield finding("no-symbol", message, "/header/symbols")
    if document.layout.name not in ("unknown", "supplement"):  # whose cover has neither
        # Verbatim records have no distribution, and their date is that of the meeting.
        if header.distribution is None and not header.meeting and not _prints_no_distribution(header):
            message = "the masthead shows no distribution that can be read"
            yield finding("no-distribution", message, "/header/distribution")
        dated = header.meeting and header.meeting.date and header.distribution is None
        if header.distribution_date is None and not dated:
            yield finding("no-date", "the masthead shows no date that can be read", "/header/distribution_date")
    if not document.body:
        yield finding("no-body", "no running text was found before the annexes", "/body")


def _prints_no_distribution(header: Header) -> bool:
    """Whether the column of the date was read, and has no word of distribution.

    So it is in disarmament, and in the Secretariat's own series.
    """
    return header.distribution_date is not None and not any(names_distribution(line.text) for line in header.masthead)


def organs_named(document: Document, _: Language) -> Iterator[Diagnostic]:
    """What stands where organs are named has letters, and is no symbol."""
    for at, organ in enumerate(document.header.organs):
        if split_joint(organ) or not any(map(str.isalpha, organ)):
            yield finding("masthead-unread", f"no organ is named {organ}", f"/header/organs/{at}")


def has_sessions(document: Document, language: Language) -> Iterator[Diagnostic]:
    """A document of the General Assembly names the session that its symbol has, one with the Security Council its year.

    Of a masthead that was recognised, `text.recognised_text` tells.
    """
    header = document.header
    if document.source.first_page in recognised_pages(document):
        return
    parsed = [symbol for symbol in map(parse, header.symbols) if symbol]
    of_session = any(symbol.organ == "A" and symbol.body is None and symbol.session for symbol in parsed)
    if of_session and header.session is None:
        yield finding("no-session", "the masthead shows no session that can be read", "/header/session")
    joint = {"GA", "SC"} <= set(map(language.organ, header.organs))
    if joint and any(symbol.organ == "S" for symbol in parsed) and header.council_year is None:
        message = "the masthead shows no year of the Security Council that can be read"
        yield finding("no-council-year", message, "/header/council_year")


def blanks_in_words(document: Document, language: Language) -> Iterator[Diagnostic]:
    """Recognised text has false blanks inside words; elsewhere it is a doubt that a date or session has one."""
    header = document.header
    severity: Severity = "info" if document.source.first_page in recognised_pages(document) else "warning"
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
    severity: Severity = "info" if document.source.first_page in recognised_pages(document) else "warning"
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
            if meeting and nature in NATURES and figures.isdecimal() and figures != meeting.number:
                message = f"the title speaks of meeting {meeting.number}, the symbol of {figures}"
                yield finding("meeting-symbol", message, "/header/meeting")


def meeting_of_record(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A record says of which meeting it is, and when that was held."""
    meeting = document.header.meeting
    natures = [part.partition(".")[0] for symbol in document.header.symbols for part in symbol.split("/")]
    if document.kind in RECORDS and not {*NATURES}.isdisjoint(natures) and not (meeting and meeting.date):
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
