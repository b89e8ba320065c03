"""Checks of letters: what their titles, signatures, requests and annexes say of each other."""

from collections.abc import Iterator, Sequence
from datetime import date

from undoc_cli.check.codes import finding
from undoc_cli.model import Bounds, Diagnostic, Document, Evidence, Signatory
from undoc_cli.rules.agenda_items import parse_items
from undoc_cli.rules.detect import written_in
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated
from undoc_cli.rules.parties import is_state, states_in
from undoc_cli.rules.register import Item
from undoc_cli.rules.symbols import parse
from undoc_cli.rules.text import misprint

LONGEST_WAIT = 366  # days until a letter is distributed: 154 at the most in 92 of them
SAMPLE = 2000  # characters of a letter tell its language
LINE_HEIGHT = 12.0  # points, at most, of one line of a signature


def letter_readable(document: Document, language: Language) -> Iterator[Diagnostic]:
    """A title that begins like a letter's is read as one; a letter is dated before it is distributed, not years."""
    header = document.header
    if header.letter is None:
        for title in header.titles:
            if language.match("letter_like", title):
                yield finding("letter-title", f"“{title[:80]}” could not be read as a letter's title", "/kind")
        return
    if header.letter.date is None:
        yield finding("letter-date", "the date in the title is not one day that can be read", "/header/letter/date")
    elif header.distribution_date:
        wait = date.fromisoformat(header.distribution_date) - date.fromisoformat(header.letter.date)
        if not 0 <= wait.days <= LONGEST_WAIT:
            message = f"the letter is dated {header.letter.date}, its distribution {header.distribution_date}"
            yield finding("date-order", message, "/header/letter/date")


def language_of_body(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A letter is in the language that its masthead and title are in, also where it is too short to tell its own."""
    code = document.header.language
    told = any(one.code == "language-doubt" for one in document.diagnostics)
    if document.header.letter is None or told:
        return
    text = " ".join(block.text for block in document.body)
    if other := written_in(text[:SAMPLE], code):
        message = f"read as {code}, but the text of the letter has words of {other} only"
        yield finding("language-doubt", message, "/header/language")


def misprints(document: Document, _: Language) -> Iterator[Diagnostic]:
    """The title of a letter is given as it is printed, also where a small word is missing or stands twice."""
    for index, title in enumerate(document.header.titles if document.header.letter else ()):
        if found := misprint(title):
            yield finding("title-misprint", f"printed so: “{found}”", f"/header/titles/{index}", "info")


def signatures(document: Document, language: Language) -> Iterator[Diagnostic]:
    """A letter is signed, by those who send it; a note verbale and what corrects a letter are not."""
    header = document.header
    if header.letter is None or document.kind == "note_verbale":
        return
    corrects = any("/Corr" in symbol for symbol in header.symbols)
    if not header.signatories and not corrects:
        yield finding("no-signature", "no signature was found under the letter", "/header/signatories")
    for index, person in enumerate(header.signatories):
        if not person.name:
            yield finding("signatory-name", "a signature has no name", f"/header/signatories/{index}/name")
    senders = header.letter.sender_entities
    states = [states_in(name, language) if is_state(name, language) else frozenset() for name in senders]
    signed = len(header.signatories)
    # Many may sign for one body.
    if 1 <= signed < len(senders) or (all(states) and signed > len(senders) > 0):
        message = f"senders: {len(senders)}, signatures: {signed}"
        yield finding("signatory-parties", message, "/header/signatories", "info")
    sending = frozenset().union(*states)
    for index, person in enumerate(header.signatories if states and all(states) else ()):
        signing = states_in(person.entity or "", language)
        if signing and not signing & sending:
            message = f"{person.entity} signs, which is not among the senders: {', '.join(senders)}"
            yield finding("signatory-parties", message, f"/header/signatories/{index}/entity")


def unmarked_signatures(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A signature begins with "(Signed)", in the language of the document."""
    for pointer, people in _signed(document):
        for index, person in enumerate(people):
            if person.signed is None:
                message = f"nothing says that “{person.name}” and the lines below are a signature"
                yield finding("signature-unmarked", message, f"{pointer}/{index}", "info")


def signature_titles(document: Document, language: Language) -> Iterator[Diagnostic]:
    """Nothing else stands right below a signature, or right above a name: what does may be a title of who signed.

    Place and date are none.
    """
    parts = [("/header/signatories", document.header.signatories, document.body)]
    parts += [(f"/annexes/{i}/signatories", annex.signatories, annex.body) for i, annex in enumerate(document.annexes)]
    for pointer, people, blocks in parts:
        body = [block for block in blocks if not is_dated(block.text, language)] if people else []
        for index, person in enumerate(people):
            own = (f"{pointer}/{index}/name", *(f"{pointer}/{index}/titles/{i}" for i in range(len(person.titles))))
            lines = [document.evidence[place] for place in own if place in document.evidence]
            last = max(lines, key=lambda line: (line.page, line.bbox[3]), default=None)
            if last and any(block.page == last.page and _right_below(block.bbox, last.bbox) for block in body):
                message = f"text stands right below the signature of {person.name or 'somebody'}"
                yield finding("signature-titles", message, f"{pointer}/{index}/titles")
            # Titles that stand above the name, or none at all: some may have been left in the text.
            first = min(lines, key=lambda line: (line.page, line.bbox[1]), default=None)
            name = document.evidence.get(own[0])
            above = first is not None and (not person.titles or first is not name)
            if first and above and any(b.page == first.page and _right_below(first.bbox, b.bbox) for b in body):
                message = f"text stands right above the signature of {person.name or 'somebody'}"
                yield finding("signature-titles", message, f"{pointer}/{index}/titles")


def signatures_run_on(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Of signatures side by side, no title of one stands below the name of another: it may hold titles of both."""
    for pointer, people in _signed(document):
        names = [document.evidence.get(f"{pointer}/{index}/name") for index in range(len(people))]
        for index, person in enumerate(people):
            own = [document.evidence.get(f"{pointer}/{index}/titles/{i}") for i in range(len(person.titles))]
            others = [name for name in names if name and names[index] and _beside(name, names[index])]
            if any(title and _covers(title, name) for title in own for name in others):
                message = f"titles of {person.name or 'somebody'} stand below the name beside it as well"
                yield finding("signature-titles", message, f"{pointer}/{index}/titles")


def _beside(name: Evidence, other: Evidence | None) -> bool:
    """Whether two names stand on one row."""
    if other is None or name is other or name.page != other.page:
        return False
    return abs(name.bbox[1] - other.bbox[1]) < LINE_HEIGHT / 2


def _covers(title: Evidence, name: Evidence) -> bool:
    """Whether a title stands below more than half of a name."""
    low, high = max(title.bbox[0], name.bbox[0]), min(title.bbox[2], name.bbox[2])
    return title.page == name.page and title.bbox[1] > name.bbox[1] and 2 * (high - low) > name.bbox[2] - name.bbox[0]


def _signed(document: Document) -> Iterator[tuple[str, Sequence[Signatory]]]:
    """Yield the signatures of the letter and of each annex, with their pointer."""
    yield "/header/signatories", document.header.signatories
    for index, annex in enumerate(document.annexes):
        yield f"/annexes/{index}/signatories", annex.signatories


def _right_below(box: Bounds, line: Bounds) -> bool:
    """Whether a box begins below a line without a blank line between, and not beside it."""
    height = min(line[3] - line[1], LINE_HEIGHT)
    return -0.3 * height < box[1] - line[3] < 0.7 * height and box[0] < line[2] and box[2] > line[0]


def circulation(document: Document, language: Language) -> Iterator[Diagnostic]:
    """The request for circulation names the agenda items of the masthead.

    A letter that is a document of the Security Council alone may ask for them all the same: they stand in the masthead
    of the General Assembly's.
    """
    if document.header.letter is None:
        return
    printed = {Item(item.number, item.subitem) for item in document.header.agenda_items}
    if not printed and not any(parsed.organ == "A" for parsed in map(parse, document.header.symbols) if parsed):
        return
    for block in reversed(document.body):
        request = language.match("circulation", block.text)
        named = language.matches("named_items", request["rest"]) if request else []
        asked = {item for match in named for item in parse_items(match["items"])}
        if asked:
            if asked != printed and not _same_numbers(asked, printed):
                message = f"circulation is asked under {_list(asked)}, the masthead has {_list(printed) or 'none'}"
                yield finding("circulation-items", message, "/header/agenda_items")
            return


def _same_numbers(asked: set[Item], printed: set[Item]) -> bool:
    """Whether one side only leaves sub-items out."""
    return {i.number for i in asked} == {i.number for i in printed} and (
        all(i.subitem is None for i in asked) or all(i.subitem is None for i in printed)
    )


def _list(items: set[Item]) -> str:
    return ", ".join(
        str(item) for item in sorted(items, key=lambda i: ([*map(int, i.number.split("."))], i.subitem or ""))
    )


def annexes_found(document: Document, language: Language) -> Iterator[Diagnostic]:
    """A letter that says "see annex" has one."""
    if document.header.letter is None or document.annexes:
        return
    for index, block in enumerate(document.body):
        if language.match("annex_mention", block.text):
            yield finding("annex-missing", "the text speaks of an annex, and none was found", f"/body/{index}", "info")
            return
