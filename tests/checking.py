"""Documents changed for one check, and what is found in them."""

import io
from collections.abc import Callable, Iterable
from typing import Any

import pypdfium2
from drawing import Description
from msgspec.structs import replace
from paper import line
from reading import FIXTURES, document, pdf

from undoc_cli.check.checks import checked
from undoc_cli.model import Block, BlockType, Diagnostic, Document, Region
from undoc_cli.parts.assemble import Assembly
from undoc_cli.parts.front import Front
from undoc_cli.parts.header import build_header
from undoc_cli.parts.letter import read_letter
from undoc_cli.parts.masthead import AgendaBlock, Masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.pipeline import parse_bytes
from undoc_cli.rules.agenda_items import parse_items
from undoc_cli.rules.language import language
from undoc_cli.rules.register import Register

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


def block(items: str, words: str | None) -> AgendaBlock:
    printed = Joiner().join([line(f"Item {items} of the {words}")]).pieces
    return AgendaBlock(parse_items(items), printed, words, (Joiner().join([line("Any title")]),), None, None)


def header(head: Masthead, *titles: str) -> Found:
    assembly = Assembly(Joiner())
    passages = [Joiner().join([line(title, size=12, bold=True)]) for title in titles]
    build_header(assembly, head, Front(passages, read_letter(passages, ENGLISH)), (), ENGLISH, Register.packaged())
    return told(assembly.diagnostics)


def below_signature(gap: float, x0: float = 400.0) -> Document:
    """Give a letter with a line so far below its signature."""
    found = joint()
    last = found.evidence["/header/signatories/0/titles/1"]
    box = (x0, last.bbox[3] + gap, x0 + 80, last.bbox[3] + gap + 10)
    below = Block(type="paragraph", text="Keeper of the seed", number=None, page=last.page, bbox=box)
    return replace(found, body=(*found.body, below))


def blanks_in_words(description: Description) -> None:
    description["masthead"]["date"] = "3 Decem ber 2024"
    description["session"]["left"] = ["Seventy-ninth sess ion"]


NO_TEXT = (FIXTURES / "broken" / "no-text.pdf").read_bytes()


def scanned(found: Document, *pages: int) -> Document:
    """Give a document of which these pages, or all, were recognised."""
    every = tuple(range(1, found.source.pages + 1))
    return replace(found, source=replace(found.source, recognised_pages=pages or every))


def with_letters_for_figures() -> Document:
    """Give a letter of which text has letters for figures: "A/80/17I" and "25-I2345 (E)"."""
    found = document("one-item")
    symbol, job = found.header.symbols[0], found.header.job_number
    assert job is not None
    evidence = found.evidence | {
        pointer: replace(found.evidence[pointer], text=value.replace("1", "I"))
        for pointer, value in (("/header/symbols/0", symbol), ("/header/job_number", job))
    }
    return replace(found, evidence=evidence)


def with_a_scan(scan: bytes = NO_TEXT) -> Found:
    """Give the diagnostics of a letter of one page with the picture of another behind it."""
    merged = pypdfium2.PdfDocument.new()
    for data in (pdf("one-item").read_bytes(), scan):
        with pypdfium2.PdfDocument(data) as part:
            merged.import_pages(part)
    stream = io.BytesIO()
    merged.save(stream)
    merged.close()
    return told(parse_bytes(stream.getvalue(), "merged.pdf").diagnostics)


def with_empty_page(at: int) -> Found:
    """Give what is found in a resolution with a page on which nothing is."""
    pdf = pypdfium2.PdfDocument(FIXTURES / "pdf" / "resolution.pdf")
    pdf.new_page(612, 792, index=at)
    room = io.BytesIO()
    pdf.save(room)
    return told(parse_bytes(room.getvalue(), "copy.pdf").diagnostics)
