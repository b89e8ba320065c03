"""Checks of text: whether its characters are those that are printed, and its tables are none of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec
from msgspec.structs import replace

from undoc_cli.check.codes import finding
from undoc_cli.check.places import bodies, pages_read, parts_with_pages, recognised_pages
from undoc_cli.model import AgendaItem, Diagnostic, Document, Header
from undoc_cli.rules.language import Language
from undoc_cli.rules.parties import is_party
from undoc_cli.rules.register import Item, Register
from undoc_cli.rules.text import is_private, misnamed
from undoc_cli.runs import UNKNOWN

UNDECODABLE = UNKNOWN.encode()
PRIVATE = (b"\xee", b"\xef")  # begin the UTF-8 of characters for private use, and of some others
FEWEST_LINES = 4  # of text in columns
RUN_ON = 0.5  # of them go on with a sentence; of the rows of tables less than 0.3
LETTERED = "2000"  # since then job numbers of New York have a letter; one of 1980 has none
TURNED = 200  # letters: a stamp, a side note and the heads of columns have fewer, a paragraph has more


def recognised_text(document: Document, language: Language, *, register: Register) -> Iterator[Diagnostic]:
    """Text that was recognised on a scan may be wrong anywhere; what is missing may have been misread.

    Of a document whose other pages have text, what is read on those is not doubted.
    """
    recognised = recognised_pages(document)
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
        "/header/agenda_items": not header.agenda_items
        or any(item.subitem or _unconfirmed(item, header, register) for item in header.agenda_items),
        "/header/agenda_list": header.agenda_list is None,
        "/header/job_number": header.job_number is None or _lacks_language(header, header.job_number),
        "/header/organs": not header.organs or None in map(language.organ, header.organs),
        "/header/titles": True,
        "/header/letter": not all(is_party(name, language) for name in senders),
    }
    first = document.source.first_page
    annexes = dict(parts_with_pages(document))
    doubts = {
        **{pointer: {first, *pages_read(document, pointer)} for pointer, doubtful in masthead.items() if doubtful},
        "/header/signatories": pages_read(document, "/header/signatories") if header.signatories else set(),
        "/body": annexes.pop("/body"),
        "/footnotes": recognised,
    }
    doubtful = [pointer for pointer, pages in doubts.items() if recognised & pages]
    misread = [pointer for pointer, pages in annexes.items() if recognised & pages]
    for pointer in (*doubtful, *(["/annexes"] if annexes and len(misread) == len(annexes) else misread)):
        yield finding("text-recognised", "the text was recognised on a scan, and may be misread here", pointer)


def _lacks_language(header: Header, job_number: str) -> bool:
    """Whether the letter of the language is missing behind a job number of New York: "25-05194 (E)"."""
    recent = header.distribution_date is not None and header.distribution_date >= LETTERED
    return recent and job_number[:1].isdecimal() and "(" not in job_number


def _unconfirmed(item: AgendaItem, header: Header, register: Register) -> bool:
    """Whether an item has a title which the agenda register does not have for it."""
    session = header.session.number if header.session else None
    place = Item(item.number, item.subitem)
    return item.title is not None and not register.confirms(place, item.title, session, header.agenda_list)


def upright_text(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Text stands upright; more than a stamp or the name of a column that does not is lost to the body."""
    turned = Counter[int]()
    for region in document.layout.regions:
        if region.kind == "turned-text":
            turned[region.page] += len(region.text)
    lying = {page for page, count in turned.items() if count > TURNED}
    for pointer, pages in parts_with_pages(document):
        for page in sorted(lying & pages)[:1]:
            yield finding("text-turned", f"text of page {page} does not stand upright, and is not read", pointer)


def tables_of_cells(document: Document, _: Language) -> Iterator[Diagnostic]:
    """The cells of a table are no lines of running text: two columns of it may be read as one, row by row."""
    for pointer, blocks in bodies(document):
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
        other = None
        undecodable = False
        for encoded in map(msgspec.json.encode, values):
            text = encoded.decode()
            undecodable |= UNDECODABLE in encoded or (any(byte in encoded for byte in PRIVATE) and is_private(text))
            other = other or misnamed(text)
        if undecodable:
            yield finding("text-undecodable", "a font does not say which letters its characters are", pointer)
        if other:
            message = f"a font calls its letters or signs others than it shows: {other}"
            yield finding("text-misnamed", message, pointer)
