"""A document for the eyes of a person: what was found, and where."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from undoc_cli.cli.screen import columns, shown
from undoc_cli.model import Annex, Block, Document, Evidence, Reference, Signatory

SEVERITY_STYLES = {"info": "cyan", "warning": "yellow", "error": "bold red"}
NOTHING = "–"
BEFORE = 30  # characters shown of the text before a footnote mark


def view(document: Document) -> Iterator[RenderableType]:
    """Yield the parts of the view from top to bottom."""
    whole = msgspec.to_builtins(document)
    yield from _part(document.source.file, _source(document))
    yield from _part("Header", _header(whole["header"], document.evidence))
    yield from _part("Regions of the pages", _regions(document))
    yield from _part("Body", _blocks(document.body))
    yield from _part("Footnotes", _footnotes(document, whole))
    for number, annex in enumerate(document.annexes, start=1):
        yield from _part(f"Annex {number} of {len(document.annexes)}", _annex(annex), _blocks(annex.body))
    yield from _part("Citations", _citations(document))
    yield from _part("Diagnostics", _diagnostics(document))


def _part(title: str, *tables: Table) -> Iterator[RenderableType]:
    yield Rule(shown(title, "bold"), align="left", style="dim")
    for table in tables:
        yield table if table.row_count else shown("  none\n", "dim")


def _source(document: Document) -> Table:
    table = columns("what", "value", wide=("value",))
    source = document.source
    for name, value in (
        ("kind", document.kind),
        ("layout", document.layout.name),
        ("pages", str(source.pages)),
        ("text layer", source.text_layer),
        ("cover pages", ", ".join(map(str, source.cover_pages or ()))),
        ("recognised pages", ", ".join(map(str, source.recognised_pages or ()))),
        ("reader", source.reader),
        ("bytes", str(source.bytes)),
        ("sha256", source.sha256),
    ):
        table.add_row(shown(name), shown(value))
    return table


def _header(header: Mapping[str, Any], evidence: Mapping[str, Evidence]) -> Table:
    table = columns("field", "value", "page", "read from", wide=("value",), short=("read from",))
    for field, found in header.items():
        if field == "masthead":
            continue  # its lines are regions
        for pointer, value in _values(f"/header/{field}", found, evidence):
            proof = evidence.get(pointer)
            table.add_row(
                shown(pointer.removeprefix("/header/"), "bold"),
                shown(value or NOTHING),
                str(proof.page) if proof else "",
                shown(proof.text, "dim") if proof else "",
            )
    return table


def _values(pointer: str, value: Any, evidence: Mapping[str, Evidence]) -> Iterator[tuple[str, str]]:
    """Yield what is shown in one line each: single values, and groups of them that were read at one place."""
    if isinstance(value, dict):
        parts = {name: part for name, part in value.items() if part not in (None, ())}
    elif isinstance(value, (list, tuple)):
        parts = dict(enumerate(value))
    else:
        yield pointer, "" if value is None else str(value)
        return
    plain = not any(isinstance(part, (dict, list, tuple)) for part in parts.values())
    together = pointer in evidence or not any(f"{pointer}/{name}" in evidence for name in parts)
    if plain and together:
        yield pointer, " · ".join(map(str, parts.values()))
        return
    for name, part in parts.items():
        yield from _values(f"{pointer}/{name}", part, evidence)


def _regions(document: Document) -> Table:
    table = columns("page", "region", "text", short=("text",))
    for line in document.header.masthead:
        table.add_row(str(document.source.first_page), "masthead", shown(line.text))
    for region in document.layout.regions:
        table.add_row(str(region.page), shown(region.kind), shown(region.text))
    return table


def _blocks(blocks: tuple[Block, ...]) -> Table:
    table = columns("#", "type", "number", "text", "page", short=("text",))
    for index, block in enumerate(blocks):
        table.add_row(
            str(index),
            block.type,
            shown(block.number or block.bullet or ""),
            shown(_words(block)),
            str(block.page),
        )
    return table


def _words(block: Block) -> str:
    if not block.rows:
        return block.text
    return f"{len(block.rows)} × {max(map(len, block.rows))}: " + " | ".join(block.rows[0])


def _footnotes(document: Document, whole: Any) -> Table:
    table = columns("mark", "page", "text", "called at", wide=("called at",), short=("text",))
    for note in document.footnotes:
        calls = [shown(_call(whole, reference)) for reference in note.references]
        table.add_row(shown(note.marker), str(note.page), shown(note.text), Text("\n").join(calls or [Text(NOTHING)]))
    return table


def _call(whole: Any, reference: Reference) -> str:
    """Return the place of a mark with the words before it."""
    value = whole
    for part in reference.pointer.split("/")[1:]:
        value = value[int(part)] if isinstance(value, (list, tuple)) else value[part]
    before = value[max(reference.offset - BEFORE, 0) : reference.offset]
    return f"{reference.pointer}: “…{before}”"


def _annex(annex: Annex) -> Table:
    table = columns("what", "value", wide=("value",))
    for name, value in (
        ("heading", annex.heading or NOTHING),
        ("title", annex.title or NOTHING),
        ("page", str(annex.page)),
        ("original", annex.original or NOTHING),
        *(("signed", _signature(entry)) for entry in annex.signatories),
    ):
        table.add_row(shown(name), shown(value))
    return table


def _signature(signatory: Signatory) -> str:
    return " · ".join((signatory.name, *signatory.titles))


def _citations(document: Document) -> Table:
    table = columns("symbol", "cited at", wide=("cited at",))
    places: dict[str, list[str]] = defaultdict(list)
    for citation in document.citations:
        places[citation.symbol].append(citation.pointer)
    for symbol, pointers in places.items():
        table.add_row(shown(symbol), shown(", ".join(dict.fromkeys(pointers))))
    return table


def _diagnostics(document: Document) -> Table:
    table = columns("severity", "code", "message", "at", wide=("message",))
    for entry in document.diagnostics:
        style = SEVERITY_STYLES[entry.severity]
        table.add_row(shown(entry.severity, style), shown(entry.code), shown(entry.message), shown(entry.pointer))
    return table
