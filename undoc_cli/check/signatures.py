"""Checks of signatures: who signs, and what stands beside their names and titles."""

from collections.abc import Iterator, Sequence

from undoc_cli.check.codes import finding
from undoc_cli.model import Block, Bounds, Diagnostic, Document, Evidence, Signatory
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated
from undoc_cli.rules.parties import is_party, is_state, states_in

LINE_HEIGHT = 12.0  # points, at most, of one line of a signature


def signers(document: Document, language: Language) -> Iterator[Diagnostic]:
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
        entity = person.entity or ""  # of a body that has a State in its name, that State does not sign
        signing = states_in(entity, language) if is_party(entity, language) else frozenset()
        if signing and not signing & sending:
            message = f"{person.entity} signs, which is not among the senders: {', '.join(senders)}"
            yield finding("signatory-parties", message, f"/header/signatories/{index}/entity")


def unmarked(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A signature begins with "(Signed)", in the language of the document."""
    for pointer, people, _blocks in _signed(document):
        for index, person in enumerate(people):
            if person.signed is None:
                message = f"nothing says that “{person.name}” and the lines below are a signature"
                yield finding("signature-unmarked", message, f"{pointer}/{index}", "info")


def texts_beside(document: Document, language: Language) -> Iterator[Diagnostic]:
    """Nothing else stands right below a signature, or right above a name: what does may be a title of who signed.

    Place and date are none.
    """
    for pointer, people, blocks in _signed(document):
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


def run_on(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Of signatures side by side, no title of one stands below the name of another: it may hold titles of both."""
    for pointer, people, _blocks in _signed(document):
        names = [document.evidence.get(f"{pointer}/{index}/name") for index in range(len(people))]
        for index, person in enumerate(people):
            own = [document.evidence.get(f"{pointer}/{index}/titles/{i}") for i in range(len(person.titles))]
            others = [name for name in names if name and names[index] and _beside(name, names[index])]
            if any(title and _covers(title, name) for title in own for name in others):
                message = f"titles of {person.name or 'somebody'} stand below the name beside it as well"
                yield finding("signature-titles", message, f"{pointer}/{index}/titles")


def _signed(document: Document) -> Iterator[tuple[str, Sequence[Signatory], Sequence[Block]]]:
    """Yield the signatures of the letter and of each annex, with their pointer and the text that they stand under."""
    yield "/header/signatories", document.header.signatories, document.body
    for index, annex in enumerate(document.annexes):
        yield f"/annexes/{index}/signatories", annex.signatories, annex.body


def _beside(name: Evidence, other: Evidence | None) -> bool:
    """Whether two names stand on one row."""
    if other is None or name is other or name.page != other.page:
        return False
    return abs(name.bbox[1] - other.bbox[1]) < LINE_HEIGHT / 2


def _covers(title: Evidence, name: Evidence) -> bool:
    """Whether a title stands below more than half of a name."""
    low, high = max(title.bbox[0], name.bbox[0]), min(title.bbox[2], name.bbox[2])
    return title.page == name.page and title.bbox[1] > name.bbox[1] and 2 * (high - low) > name.bbox[2] - name.bbox[0]


def _right_below(box: Bounds, line: Bounds) -> bool:
    """Whether a box begins below a line without a blank line between, and not beside it."""
    height = min(line[3] - line[1], LINE_HEIGHT)
    return -0.3 * height < box[1] - line[3] < 0.7 * height and box[0] < line[2] and box[2] > line[0]
