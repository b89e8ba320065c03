"""The text of a document, and of each annex, put in its place: tables, blocks, headings, signatures."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from msgspec import UNSET

from undoc_cli.model import Annex, Block, Role
from undoc_cli.page import Line, PageParts
from undoc_cli.parts.annexes import as_word, read_head, titled_as_sections
from undoc_cli.parts.assemble import Assembly
from undoc_cli.parts.blocks import read_blocks
from undoc_cli.parts.column import text_size
from undoc_cli.parts.contents import cut_contents
from undoc_cli.parts.levels import levels_of
from undoc_cli.parts.raw_blocks import RawBlock
from undoc_cli.parts.roles import with_roles
from undoc_cli.parts.signatures import read_signatures
from undoc_cli.parts.table_joins import joined
from undoc_cli.parts.tables import Table, find_tables
from undoc_cli.rules.language import Language
from undoc_cli.rules.text import misnamed


def read_body(
    assembly: Assembly,
    pointer: str,
    lines: Sequence[Line],
    pages: Sequence[PageParts],
    words: Language,
    *,
    resolution: bool = False,
) -> tuple[Block, ...]:
    """Place the lines of a text at a pointer, and return its blocks; `pages` are those of the document."""
    size = text_size(lines)
    items: list[Line | Table] = []
    for (number, _), group in groupby(lines, key=attrgetter("page", "column")):
        items += find_tables(pages[number - pages[0].number], list(group), size)
    running = joined(items, {page.number: page for page in pages})
    raw = with_roles(read_blocks(running, words, assembly.joiner), words, resolution=resolution)
    levels = levels_of([block for block, _ in raw])
    return tuple(
        assembly.block(f"{pointer}/{index}", block, role, level)
        for index, ((block, role), level) in enumerate(zip(_taken(raw), levels, strict=True))
    )


def _taken(items: list[tuple[RawBlock, Role | None]]) -> Iterator[tuple[RawBlock, Role | None]]:
    """Yield the items of a list, and let go of each: the pieces of a long text take more room than its blocks."""
    items.reverse()
    while items:
        yield items.pop()


def read_annex(
    assembly: Assembly, pointer: str, lines: Sequence[Line], pages: Sequence[PageParts], words: Language
) -> Annex:
    """Place the lines of an annex at a pointer: what stands at its head, its contents list, text and signatures."""
    head = read_head(lines, words, assembly.joiner)
    page = lines[0].page
    heading = ""
    if head.heading is None:
        message = f"what follows the signature on page {page} is taken for an annex without a heading"
        assembly.warn("annex-heading", message, f"{pointer}/heading")
    else:
        # That its letters are others than it shows is told of the whole annex.
        if not (words.match("annex_heading", as_word(head.heading.text)) or misnamed(head.heading.text)):
            assembly.warn("annex-heading", f"the heading on page {page} is not understood", f"{pointer}/heading")
        heading = assembly.text(f"{pointer}/heading", head.heading)
        assembly.prove(f"{pointer}/heading", head.heading.pieces)
    title = None
    if head.title is not None:
        title = assembly.text(f"{pointer}/title", head.title)
        assembly.prove(f"{pointer}/title", head.title.pieces)
        if titled_as_sections(head):
            message = f"“{title}” is set like the headings below it: it may be one of them"
            assembly.warn("annex-title", message, f"{pointer}/title")
    if head.bracket:
        assembly.claim(head.bracket)
        assembly.prove(f"{pointer}/original_languages", head.bracket)
    original = " ".join(piece.text.strip() for piece in head.bracket) or None
    if head.unknown_language:
        assembly.warn("language-unknown", f"not every language is known: {original}", f"{pointer}/original_languages")
    listing, entries, running = cut_contents(head.rest, words, assembly.joiner)
    contents = assembly.contents(f"{pointer}/contents", listing, entries)
    signatures, rest = read_signatures(running, words, assembly.joiner)
    body = read_body(assembly, f"{pointer}/body", rest, pages, words)
    return Annex(
        heading=heading,
        title=title,
        page=page,
        original_languages=head.languages,
        original=original,
        contents=contents or UNSET,
        body=body,
        signatories=tuple(
            assembly.signatory(f"{pointer}/signatories/{index}", raw) for index, raw in enumerate(signatures)
        ),
    )
