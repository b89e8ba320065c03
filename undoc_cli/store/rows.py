"""What the tables of a store say of a document, made from the document alone."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from undoc_cli.model import Block, Document, Signatory
from undoc_cli.rules.search import words
from undoc_cli.rules.symbols import key
from undoc_cli.write.agenda import rows as agenda_rows

Row = tuple[Any, ...]


class _Paragraph(NamedTuple):
    annex: int | None
    type: str
    role: str | None
    number: str | None
    page: int
    pointer: str
    text: str


def document_row(document: Document) -> Row:
    """Return the row of the document itself."""
    source, header = document.source, document.header
    return (
        source.sha256,
        source.file,
        ", ".join(header.symbols) or None,
        header.titles[0] if header.titles else None,
        document.kind,
        header.language,
        header.distribution,
        header.distribution_date,
        header.letter.date if header.letter else None,
        header.session.number if header.session else None,
        header.council_year.number if header.council_year else None,
        header.agenda_list,
        header.letter.sender if header.letter else None,
        header.job_number,
        source.pages,
        source.bytes,
        source.text_layer,
        document.layout.name,
        source.reader,
        document.schema_version,
    )


def rows(document: Document) -> dict[str, list[Row]]:
    """Return the rows of each table of COLUMNS."""
    header = document.header
    letter = header.letter
    return {
        "symbols": _numbered((symbol, key(symbol)) for symbol in header.symbols),
        "agenda_items": _numbered(
            (row.session, row.list, row.item, row.subitem, row.title, row.heading) for row in agenda_rows(document)
        ),
        "parties": _numbered(
            (role, name)
            for role, names in (
                (("sender", letter.sender_entities), ("addressee", letter.addressees)) if letter else ()
            )
            for name in names
        ),
        "annexes": _numbered((annex.heading, annex.title, annex.page, annex.original) for annex in document.annexes),
        "signatories": _numbered(
            (annex, one.name, one.family_name, "\n".join(one.titles) or None, one.entity, one.signed)
            for annex, one in _signatories(document)
        ),
        "paragraphs": _numbered((*paragraph, words(paragraph.text)) for paragraph in _paragraphs(document)),
        "footnotes": _numbered(
            (note.marker, note.page, f"/footnotes/{index}/text", len(note.references), note.text, words(note.text))
            for index, note in enumerate(document.footnotes)
        ),
        "citations": _numbered(
            (one.symbol, key(one.symbol), page_of(document, one.pointer), one.pointer, one.start, one.end)
            for one in document.citations
        ),
        "diagnostics": _numbered((one.severity, one.code, one.message, one.pointer) for one in document.diagnostics),
    }


def _numbered(found: Iterable[Row]) -> list[Row]:
    return [(position, *row) for position, row in enumerate(found)]


def _signatories(document: Document) -> Iterator[tuple[int | None, Signatory]]:
    for one in document.header.signatories:
        yield None, one
    for number, annex in enumerate(document.annexes):
        for one in annex.signatories:
            yield number, one


def _paragraphs(document: Document) -> Iterator[_Paragraph]:
    for index, title in enumerate(document.header.titles):
        pointer = f"/header/titles/{index}"
        proof = document.evidence.get(pointer)
        yield _Paragraph(None, "title", None, None, proof.page if proof else 1, pointer, title)
    yield from _blocks(None, "/body", document.body)
    for number, annex in enumerate(document.annexes):
        pointer = f"/annexes/{number}"
        if annex.heading:
            yield _Paragraph(number, "heading", None, None, annex.page, f"{pointer}/heading", annex.heading)
        if annex.title is not None:
            yield _Paragraph(number, "title", None, None, annex.page, f"{pointer}/title", annex.title)
        yield from _blocks(number, f"{pointer}/body", annex.body)


def _blocks(annex: int | None, pointer: str, blocks: Iterable[Block]) -> Iterator[_Paragraph]:
    for index, block in enumerate(blocks):
        role = block.role or None
        place = f"{pointer}/{index}" if block.rows else f"{pointer}/{index}/text"
        yield _Paragraph(annex, block.type, role, block.number, block.page, place, _text(block))


def _text(block: Block) -> str:
    """Return the text of a block; of a table its cells, one row a line, and the notes under it."""
    if not block.rows:
        return block.text
    rows = ("\t".join(row).replace("\n", " ") for row in block.rows)
    return "\n".join((*rows, *(block.notes or ())))


def page_of(document: Document, pointer: str) -> int:
    """Return the page of the part that a pointer points at: of the innermost that has one, the first in the header."""
    part: Any = document
    page = document.source.first_page
    for step in pointer.split("/")[1:]:
        part = part[int(step)] if isinstance(part, tuple) else getattr(part, step)
        page = getattr(part, "page", page)
    return page
