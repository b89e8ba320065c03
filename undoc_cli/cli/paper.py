"""A document as a person reads it: header, titles, text with its numbers, signatures, annexes, notes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from undoc_cli.cli.screen import shown
from undoc_cli.model import Block, Document, Signatory

NUMBER_WIDTH = 6  # columns: "(viii)"
Marks = Mapping[str, Sequence[tuple[int, str]]]


def paper(document: Document) -> Iterator[RenderableType]:
    """Yield the parts of a document from top to bottom."""
    header = document.header
    marks = _marks(document)
    yield from _masthead(document)
    for index, title in enumerate(header.titles):
        yield _apart(_marked(title, marks.get(f"/header/titles/{index}", ()), "bold"))
    yield _blocks(document.body, "/body", marks)
    yield from map(_signature, header.signatories)
    for index, annex in enumerate(document.annexes):
        pointer = f"/annexes/{index}"
        yield _apart(Rule(style="dim"))
        yield _marked(annex.heading, marks.get(f"{pointer}/heading", ()), "bold")
        if annex.original:
            yield shown(annex.original)
        if annex.title:
            yield _apart(_marked(annex.title, marks.get(f"{pointer}/title", ()), "bold"))
        yield _blocks(annex.body, f"{pointer}/body", marks)
        yield from map(_signature, annex.signatories)
    if document.footnotes:
        yield _apart(Rule(style="dim"))
        notes = _grid()
        for index, note in enumerate(document.footnotes):
            text = _marked(note.text, marks.get(f"/footnotes/{index}/text", ()))
            _add(notes, shown(note.marker), text, f"p. {note.page}")
        yield notes


def _masthead(document: Document) -> Iterator[RenderableType]:
    header, source = document.header, document.source
    yield shown(", ".join(header.symbols) or source.file, "bold")
    session = header.session.label if header.session else None
    year = header.council_year.label if header.council_year else None
    date = header.distribution_date or (header.letter.date if header.letter else None)
    original = f"original: {', '.join(header.original_languages)}" if header.original_languages else None
    for line in (
        (*header.organs, session, year),
        (document.kind.replace("_", " "), date, header.distribution, header.language, original),
        (source.file, f"{source.pages} page{'s' * (source.pages > 1)}", f"sha256 {source.sha256[:12]}"),
    ):
        parts = [part for part in line if part]
        if parts:
            yield shown(" · ".join(parts), "dim")
    if header.agenda_items:
        items = _grid()
        for item in header.agenda_items:
            number = f"{item.number} ({item.subitem})" if item.subitem else item.number
            _add(items, number, shown(item.title or ""), "")
        yield items


def _marks(document: Document) -> Marks:
    """Return, for each string that calls notes, where and which."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for note in document.footnotes:
        for reference in note.references:
            found[reference.pointer].append((reference.offset, note.marker))
    return found


def _marked(text: str, marks: Sequence[tuple[int, str]], style: str = "") -> Text:
    """Return a text with the marks of its notes in brackets."""
    pieces = []
    start = 0
    for offset, marker in sorted(marks):
        pieces += [shown(text[start:offset], style), shown(f"[{marker}]", "cyan")]
        start = offset
    return Text("").join((*pieces, shown(text[start:], style)))


def _blocks(blocks: Sequence[Block], pointer: str, marks: Marks) -> Table:
    """Return blocks, with their numbers before them and behind the first of each page its number."""
    grid = _grid()
    page = 0
    for index, block in enumerate(blocks):
        number = shown(block.number or block.bullet or "")
        text: RenderableType = _marked(
            block.text,
            marks.get(f"{pointer}/{index}/text", ()),
            "bold" if block.type == "heading" else "",
        )
        if block.rows:
            text = _cells(block, f"{pointer}/{index}", marks)
        _add(grid, number, text, f"p. {block.page}" if block.page != page else "")
        page = block.page
    return grid


def _cells(block: Block, pointer: str, marks: Marks) -> Table:
    rows = block.rows or ()
    whole = Table.grid()
    cells = Table(show_header=False, show_lines=True)
    for row_number, row in enumerate(rows):
        cells.add_row(
            *(_marked(cell, marks.get(f"{pointer}/rows/{row_number}/{column}", ())) for column, cell in enumerate(row))
        )
    whole.add_row(cells)
    for note in block.notes or ():
        whole.add_row(shown(note))
    return whole


def _signature(signatory: Signatory) -> RenderableType:
    lines = (f"{signatory.signed or ''} {signatory.name}".strip(), *signatory.titles)
    return Padding(Text("\n").join(map(shown, lines)), (1, 0, 0, NUMBER_WIDTH + 1))


def _grid() -> Table:
    """Return a table of numbers, texts and pages."""
    grid = Table.grid(padding=(0, 1, 0, 0), pad_edge=True, expand=True)
    grid.add_column(width=NUMBER_WIDTH, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(style="dim", no_wrap=True)
    return grid


def _add(grid: Table, number: RenderableType, text: RenderableType, page: str) -> None:
    """Add a row, with a blank line before it."""
    grid.add_row("")
    grid.add_row(number, text, page)


def _apart(part: RenderableType) -> Padding:
    return Padding(part, (1, 0, 0, 0))
