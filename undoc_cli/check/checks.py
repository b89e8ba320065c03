"""What the parts of a document say of each other: each check a function, each finding a stable code.

A check takes the finished document and yields diagnostics; it changes nothing.  `CODES` lists every code that
undoc can give, also those of the stages before, with its meaning for the README.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from undoc_cli.model import Annex, Block, Bounds, Diagnostic, Document, Region, Severity
from undoc_cli.rules.agenda_items import parse_items
from undoc_cli.rules.furniture import bar_code_digits, job_digits, page_of
from undoc_cli.rules.impostors import impostor
from undoc_cli.rules.language import Language
from undoc_cli.rules.parties import is_party
from undoc_cli.rules.register import Item
from undoc_cli.rules.symbols import key, parse, split_joint

Check = Callable[[Document, Language], Iterator[Diagnostic]]

FIRST_COUNCIL_YEAR = 1945  # the Security Council counts its years from 1946 as the first
LINE_HEIGHT = 12.0  # points, at most, of one line of a signature
RECORDS = ("PV", "SR")  # the natures of the symbols of records
UNKNOWN = "\N{REPLACEMENT CHARACTER}".encode()

CODES = {
    "agenda-count": "the numbers of agenda items and of titles differ",
    "agenda-list": "the masthead names an agenda list that is none of the three known ones",
    "agenda-list-several": "the masthead names one agenda list for some items and another for others",
    "agenda-order": "the printed order of agenda titles is contradicted by the agenda register",
    "agenda-register": "an agenda title differs from the one the agenda register has for that item",
    "annex-heading": "an annex has no heading, or one in another script, or one that could not be read",
    "annex-missing": "the letter speaks of an annex, and none was found",
    "blank-in-word": "a date or session is read without a blank that the page has within a word",
    "circulation-items": "the request for circulation names other agenda items than the masthead",
    "council-year": "the year of the Security Council is not the year in the symbol less 1945",
    "date-order": "the letter is dated after the distribution date",
    "footnote-mark-without-note": "a raised mark calls a note that no page prints",
    "footnote-without-mark": "no mark calls a note",
    "job-number": "job number, bar code and the numbers at the foot of later pages differ",
    "kind-unknown": "neither title nor symbol says which of the known kinds a document is",
    "language-doubt": "masthead, job number and text do not agree on the language, or nothing tells it",
    "language-unknown": "a language named in a bracket is not known",
    "letter-date": "the title of a letter gives no day, or several",
    "letter-title": "a title begins like that of a letter but could not be read as one",
    "masthead-missing": "the first page has no masthead of the United Nations",
    "masthead-unread": "a line of the masthead could not be read",
    "meeting-symbol": "the number of a meeting is not the one in the symbol of its record",
    "no-body": "no running text was found",
    "no-date": "the masthead shows no date that can be read",
    "no-signature": "a letter without signature",
    "no-symbol": "the masthead shows no symbol that can be read",
    "page-count": "the page numbers speak of another number of pages than the file has",
    "page-without-text": "a page is the picture of one, without text: what it says is not in the output",
    "reader-fallback": "the file, or many of its characters, could be read with pdfplumber only, not with PDFium",
    "rules-unverified": "values were read by rules that no real document of that language has confirmed yet",
    "search-given-up": "the search for a value took too long in a text and was given up: it may be there",
    "sender-entities": "it is not certain where the names of the senders end",
    "session-several": "the masthead names another session of the same body as well",
    "session-symbol": "the session in words is not the one in the symbol",
    "signatory-name": "a signature without a name",
    "signatory-parties": "fewer signatures than senders",
    "signature-titles": "text stands right below a signature, or above its name, and was not read as part of it",
    "signature-unmarked": "lines are taken for a signature, but nothing such as “(Signed)” says that they are one",
    "symbol-running-head": "the running heads print another symbol than the masthead",
    "symbol-unknown": "a symbol begins with a code that is not known",
    "text-over": "characters that no part of the document took",
    "text-recognised": "text recognised on a scan: what is here, or missing here, may be misread",
    "text-twice": "characters that two parts of the document took",
    "text-undecodable": "characters whose font does not say what they are",
}


def checked(document: Document, language: Language) -> Document:
    """Return the document with the findings of all checks behind those it has."""
    found = [finding for check in CHECKS for finding in check(document, language)]
    return replace(document, diagnostics=(*document.diagnostics, *found))


def _finding(code: str, message: str, pointer: str, severity: Severity = "warning") -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=message, pointer=pointer)


def _regions(document: Document, kind: str) -> Iterator[Region]:
    return (region for region in document.layout.regions if region.kind == kind)


def has_masthead(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Without a masthead the document is none of the United Nations, or its layout is not known."""
    if document.layout.name == "unknown":
        text = " ".join(block.text for block in document.body[:8])
        reason = impostor(text)
        message = "no masthead of the United Nations was found on page 1" + (f": {reason}" if reason else "")
        yield _finding("masthead-missing", message, "/kind")
    elif document.kind == "other":
        message = "neither symbol nor title says that it is one of the known kinds"
        yield _finding("kind-unknown", message, "/kind", "info")


def has_essentials(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A masthead has a symbol and a date, a document has text."""
    header = document.header
    if document.layout.name != "unknown":
        if not header.symbols:
            yield _finding("no-symbol", "the masthead shows no symbol that can be read", "/header/symbols")
        # The date of a verbatim record is that of its meeting.
        dated = header.meeting and header.meeting.date and header.distribution is None
        if header.distribution_date is None and not dated:
            yield _finding("no-date", "the masthead shows no date that can be read", "/header/distribution_date")
    if not document.body:
        yield _finding("no-body", "no running text was found before the annexes", "/body")


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
    doubts = {
        **{pointer: {1, *_pages_of(document, pointer)} for pointer, doubtful in masthead.items() if doubtful},
        "/header/signatories": _pages_of(document, "/header/signatories") if header.signatories else set(),
        "/body": _pages(document, 1, document.annexes[:1], document.body),
        "/footnotes": recognised,
    }
    annexes = {
        f"/annexes/{index}": _pages(document, annex.page, document.annexes[index + 1 :][:1], annex.body)
        for index, annex in enumerate(document.annexes)
    }
    doubtful = [pointer for pointer, pages in doubts.items() if recognised & pages]
    misread = [pointer for pointer, pages in annexes.items() if recognised & pages]
    for pointer in (*doubtful, *(["/annexes"] if annexes and len(misread) == len(annexes) else misread)):
        yield _finding("text-recognised", "the text was recognised on a scan, and may be misread here", pointer)


def _recognised(document: Document) -> frozenset[int]:
    """Return the pages whose text was recognised."""
    return frozenset(document.source.recognised_pages or ())


def _pages_of(document: Document, pointer: str) -> set[int]:
    """Return the pages on which what stands below a pointer was read."""
    return {proof.page for at, proof in document.evidence.items() if f"{at}/".startswith(f"{pointer}/")}


def _pages(document: Document, first: int, following: Sequence[Annex], blocks: Sequence[Block]) -> set[int]:
    """Return the pages of a part that begins on `first` and ends where another does, or the document."""
    end = following[0].page if following else document.source.pages + 1
    return {first, *range(first, end), *(block.page for block in blocks)}


def blanks_in_words(document: Document, language: Language) -> Iterator[Diagnostic]:
    """Recognised text has false blanks inside words; elsewhere it is a doubt that a date or session has one."""
    header = document.header
    severity: Severity = "info" if 1 in _recognised(document) else "warning"
    dated = document.evidence.get("/header/distribution_date")
    if header.distribution_date and dated and language.date(dated.text) is None:
        message = f"“{dated.text}” is taken for {header.distribution_date}"
        yield _finding("blank-in-word", message, "/header/distribution_date", severity)
    held = document.evidence.get("/header/session")
    read_as_is = held and (language.match("session", held.text) or language.match("session_year", held.text))
    if header.session and held and not read_as_is:
        message = f"“{held.text}” is taken for “{header.session.label}”"
        yield _finding("blank-in-word", message, "/header/session", severity)


def symbols_known(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A symbol of the masthead is one that the grammar knows."""
    for index, symbol in enumerate(document.header.symbols):
        if parse(symbol) is None:
            yield _finding("symbol-unknown", f"{symbol} is built like no known symbol", f"/header/symbols/{index}")


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
            yield _finding("symbol-running-head", message, "/header/symbols")
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
            yield _finding("session-symbol", message, "/header/session")


def meeting_of_symbol(document: Document, _: Language) -> Iterator[Diagnostic]:
    """The symbol of a record ends in the number of the meeting."""
    meeting = document.header.meeting
    for symbol in document.header.symbols:
        for part in symbol.split("/"):
            nature, figures = (*part.partition(" ")[0].split("."), "")[:2]
            if meeting and nature in RECORDS and figures.isdecimal() and figures != meeting.number:
                message = f"the title speaks of meeting {meeting.number}, the symbol of {figures}"
                yield _finding("meeting-symbol", message, "/header/meeting")


def council_year(document: Document, _: Language) -> Iterator[Diagnostic]:
    """The Security Council's first year was 1946."""
    year = document.header.council_year
    for symbol in document.header.symbols:
        parsed = parse(symbol)
        if year and parsed and parsed.organ == "S" and parsed.year and parsed.year - FIRST_COUNCIL_YEAR != year.number:
            message = f"“{year.label}” is not the year of {symbol}, {parsed.year - FIRST_COUNCIL_YEAR}"
            yield _finding("council-year", message, "/header/council_year")


def letter_readable(document: Document, language: Language) -> Iterator[Diagnostic]:
    """A title that begins like a letter's is read as one; a letter is dated before it is distributed."""
    header = document.header
    if header.letter is None:
        for title in header.titles:
            if language.match("letter_like", title):
                yield _finding("letter-title", f"“{title[:80]}” could not be read as a letter's title", "/kind")
        return
    if header.letter.date is None:
        yield _finding("letter-date", "the date in the title is not one day that can be read", "/header/letter/date")
    elif header.distribution_date and header.letter.date > header.distribution_date:
        message = f"the letter is dated {header.letter.date}, its distribution {header.distribution_date}"
        yield _finding("date-order", message, "/header/letter/date")


def signatures(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A letter is signed, by as many as send it; a note verbale and what corrects a letter are not."""
    header = document.header
    if header.letter is None or document.kind == "note_verbale":
        return
    corrects = any("/Corr" in symbol for symbol in header.symbols)
    if not header.signatories and not corrects:
        yield _finding("no-signature", "no signature was found under the letter", "/header/signatories")
    for index, person in enumerate(header.signatories):
        if not person.name:
            yield _finding("signatory-name", "a signature has no name", f"/header/signatories/{index}/name")
    senders = len(header.letter.sender_entities)
    if 1 <= len(header.signatories) < senders:
        message = f"{senders} senders, {len(header.signatories)} signatures"
        yield _finding("signatory-parties", message, "/header/signatories", "info")


def unmarked_signatures(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A signature begins with "(Signed)", in the language of the document."""
    parts = [("/header/signatories", document.header.signatories)]
    parts += [(f"/annexes/{index}/signatories", annex.signatories) for index, annex in enumerate(document.annexes)]
    for pointer, people in parts:
        for index, person in enumerate(people):
            if person.signed is None:
                message = f"nothing says that “{person.name}” and the lines below are a signature"
                yield _finding("signature-unmarked", message, f"{pointer}/{index}", "info")


def signature_titles(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Nothing else stands right below a signature, or right above a name: what does may be a title of who signed."""
    parts = [("/header/signatories", document.header.signatories, document.body)]
    parts += [(f"/annexes/{i}/signatories", annex.signatories, annex.body) for i, annex in enumerate(document.annexes)]
    for pointer, people, body in parts:
        for index, person in enumerate(people):
            own = (f"{pointer}/{index}/name", *(f"{pointer}/{index}/titles/{i}" for i in range(len(person.titles))))
            lines = [document.evidence[place] for place in own if place in document.evidence]
            last = max(lines, key=lambda line: (line.page, line.bbox[3]), default=None)
            if last and any(block.page == last.page and _right_below(block.bbox, last.bbox) for block in body):
                message = f"text stands right below the signature of {person.name or 'somebody'}"
                yield _finding("signature-titles", message, f"{pointer}/{index}/titles")
            # Titles that stand above the name, or none at all: some may have been left in the text.
            first = min(lines, key=lambda line: (line.page, line.bbox[1]), default=None)
            name = document.evidence.get(own[0])
            above = first is not None and (not person.titles or first is not name)
            if first and above and any(b.page == first.page and _right_below(first.bbox, b.bbox) for b in body):
                message = f"text stands right above the signature of {person.name or 'somebody'}"
                yield _finding("signature-titles", message, f"{pointer}/{index}/titles")


def _right_below(box: Bounds, line: Bounds) -> bool:
    """Whether a box begins below a line without a blank line between, and not beside it."""
    height = min(line[3] - line[1], LINE_HEIGHT)
    return -0.3 * height < box[1] - line[3] < 0.7 * height and box[0] < line[2] and box[2] > line[0]


def circulation(document: Document, language: Language) -> Iterator[Diagnostic]:
    """The request for circulation names the agenda items of the masthead."""
    if document.header.letter is None:
        return
    printed = {Item(item.number, item.subitem) for item in document.header.agenda_items}
    if not printed:
        return
    for block in reversed(document.body):
        request = language.match("circulation", block.text)
        named = language.matches("named_items", request["rest"]) if request else []
        asked = {item for match in named for item in parse_items(match["items"])}
        if asked:
            if asked != printed and not _same_numbers(asked, printed):
                message = f"circulation is asked under {_list(asked)}, the masthead has {_list(printed)}"
                yield _finding("circulation-items", message, "/header/agenda_items")
            return


def _same_numbers(asked: set[Item], printed: set[Item]) -> bool:
    """Whether one side only leaves sub-items out."""
    return {i.number for i in asked} == {i.number for i in printed} and (
        all(i.subitem is None for i in asked) or all(i.subitem is None for i in printed)
    )


def _list(items: set[Item]) -> str:
    return ", ".join(str(item) for item in sorted(items, key=lambda i: (int(i.number), i.subitem or "")))


def annexes_found(document: Document, language: Language) -> Iterator[Diagnostic]:
    """A letter that says "see annex" has one."""
    if document.header.letter is None or document.annexes:
        return
    for index, block in enumerate(document.body):
        if language.match("annex_mention", block.text):
            yield _finding("annex-missing", "the text speaks of an annex, and none was found", f"/body/{index}", "info")
            return


def job_numbers(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Bar code and later pages repeat the job number."""
    own = job_digits(document.header.job_number or "")
    if not own:
        return
    others = {bar_code_digits(region.text) for region in _regions(document, "bar-code")}
    others |= set(map(job_digits, {region.text for region in _regions(document, "job-number") if region.page > 1}))
    other = sorted(others - {own, ""})
    if other:
        message = f"job number {document.header.job_number}, but also {', '.join(other)}"
        yield _finding("job-number", message, "/header/job_number")


def page_count(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Pages are numbered "2/4": the file has as many as they say."""
    totals = {page_of(region.text) for region in _regions(document, "page-number")} - {None}
    if totals and totals != {document.source.pages}:
        stated = " and ".join(str(total) for total in sorted(total for total in totals if total is not None))
        message = f"the pages are numbered up to {stated}, the file has {document.source.pages}"
        yield _finding("page-count", message, "/source/pages")


def decodable(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Fonts without a table of characters give no letters."""
    parts = {
        **{f"/header/{name}": value for name, value in msgspec.to_builtins(document.header).items()},
        "/contents": document.contents,
        "/body": document.body,
        "/footnotes": document.footnotes,
        **{f"/annexes/{index}": annex for index, annex in enumerate(document.annexes)},
    }
    for pointer, value in parts.items():
        if UNKNOWN in msgspec.json.encode(value):
            yield _finding("text-undecodable", "a font does not say which letters its characters are", pointer)


def rules_verified(_: Document, language: Language) -> Iterator[Diagnostic]:
    """Real documents have confirmed the rules that read this one."""
    if language.unconfirmed:
        message = f"read by rules of {language.code} that no real document has confirmed: "
        yield _finding("rules-unverified", message + ", ".join(sorted(language.unconfirmed)), "/header", "info")


def searches_ended(_: Document, language: Language) -> Iterator[Diagnostic]:
    """Every search came to its end."""
    if language.given_up:
        names = ", ".join(sorted(language.given_up))
        yield _finding("search-given-up", f"what these rules look for was not found in time: {names}", "/header")


CHECKS: tuple[Check, ...] = (
    has_masthead,
    has_essentials,
    recognised_text,
    blanks_in_words,
    symbols_known,
    running_heads,
    session_of_symbol,
    meeting_of_symbol,
    council_year,
    letter_readable,
    signatures,
    unmarked_signatures,
    signature_titles,
    circulation,
    annexes_found,
    job_numbers,
    page_count,
    decodable,
    rules_verified,
    searches_ended,
)
