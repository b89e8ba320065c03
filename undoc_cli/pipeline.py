"""The order of the stages: from the bytes of a PDF to a Document.  Nothing else knows it."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from threading import Lock
from typing import Any, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from undoc_cli.check.checks import checked
from undoc_cli.errors import (
    DamagedError,
    EmptyFileError,
    EncryptedError,
    InputError,
    MissingFileError,
    NoPagesError,
    NotAPdfError,
    NoTextError,
    NotUnDocumentError,
    OcrMissingError,
    PageLimitError,
)
from undoc_cli.geometry import Box
from undoc_cli.layout.columns import second_column, strips
from undoc_cli.layout.faces import with_bold_faces
from undoc_cli.layout.furniture import figures_of, parts_of
from undoc_cli.layout.lines import is_scan, lines_of
from undoc_cli.layout.mirror import mirrored, reads_right_to_left
from undoc_cli.model import Annex, Block, Document, Kind, Layout, Region, Source
from undoc_cli.page import Line, Page, PageParts, Passage, Piece, whole
from undoc_cli.parts.annexes import as_word, cut_annexes, read_head
from undoc_cli.parts.assemble import Assembly
from undoc_cli.parts.blocks import read_blocks
from undoc_cli.parts.column import text_size
from undoc_cli.parts.contents import RawEntry, cut_contents
from undoc_cli.parts.endnotes import gather_endnotes
from undoc_cli.parts.footnotes import markers_by_page, read_notes, slash_markers
from undoc_cli.parts.header import build_header, job_pieces
from undoc_cli.parts.kinds import calls_itself_report, kind_of
from undoc_cli.parts.letter import read_letter
from undoc_cli.parts.levels import levels_of
from undoc_cli.parts.masthead import Masthead, layout_name, read_masthead
from undoc_cli.parts.passages import Joiner, Vocabulary
from undoc_cli.parts.record import cut_cover, cut_notice, cut_officers, held_in, read_meeting
from undoc_cli.parts.roles import with_roles
from undoc_cli.parts.signatures import read_signatures
from undoc_cli.parts.tables import Table, find_tables
from undoc_cli.parts.titles import read_titles
from undoc_cli.read.choice import ReaderName, open_for_pictures, open_with
from undoc_cli.rules.detect import Detection, breaks_words, detect
from undoc_cli.rules.furniture import JOB_CHARACTERS, is_job_number
from undoc_cli.rules.language import Language, language
from undoc_cli.rules.register import Entry, Register
from undoc_cli.rules.symbols import CHARACTERS as SYMBOL_CHARACTERS
from undoc_cli.rules.symbols import split_joint

SAMPLE_PAGES = 4  # pages whose text tells the language
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
UNREADABLE = 0.01  # of the characters: so many that PDFium does not know make pdfplumber worth asking
NO_TEXT = "the PDF has no text on any page"
HEADER_WINDOW = 1024  # a PDF's first bytes may follow others within this many (PDF reference, implementation notes)
_turn = Lock()  # to read: PDFium is not thread-safe, and two threads in it get each other's letters and places


class ParseOptions(Struct, frozen=True):
    """How to read; equal options give equal output."""

    password: str | None = None
    reader: Literal["auto", "pdfium", "pdfplumber"] = (
        "auto"  # both read the same; `auto`: PDFium where it reads as well
    )
    strict: bool = False
    register: tuple[Entry, ...] = ()  # agenda facts added to the packaged ones
    ocr: Literal["auto", "never", "force"] = "auto"  # whether the text of scans is recognised; `force`: of all pages
    ocr_languages: tuple[str, ...] = ()  # BCP 47 codes of the languages expected there, beside English
    max_pages: int | None = None  # a file of more pages is refused
    ocr_cache: Path | None = None  # the folder where recognised PDFs are kept; none keeps none


def parse(file: str | Path, options: ParseOptions | None = None) -> Document:
    """Return what the PDF at a path says.

    Raises MissingFileError when it cannot be opened; see `parse_bytes` for the rest.
    """
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise MissingFileError(f"{file} cannot be read ({error.strerror or error})") from error
    return parse_bytes(data, str(file), options)


def parse_bytes(data: bytes, name: str, options: ParseOptions | None = None) -> Document:
    """Return what the PDF in `data` says; see `read_bytes` and `document_of`."""
    options = options or ParseOptions()
    return document_of(read_bytes(data, name, options), options)


class Reading(NamedTuple):
    """What the pages of a PDF show; the PDF itself is no longer needed."""

    source: Source
    pages: list[PageParts]
    instead: str = ""  # why its reader was taken instead of the one that is asked first


def read_bytes(data: bytes, name: str, options: ParseOptions, waits: Callable[[float], None] | None = None) -> Reading:
    """Return what the pages of the PDF in `data` show; `name` stands in the output as `source.file`.

    `waits` is told, before another program recognises the text of a scan, how many seconds that may take.

    Raises InputError (or one of its kinds) when it cannot be read, and PageLimitError when it has more pages than
    allowed.
    """
    if not data:
        raise EmptyFileError("the file is empty")
    if b"%PDF-" not in data[:HEADER_WINDOW]:
        raise NotAPdfError("the file is not a PDF")
    with _turn:
        read = _read_text(data, options, waits)
    source = Source(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        pages=len(read.pages),
        text_layer="ocr" if read.scanned else "digital",
        reader=read.reader,
    )
    return Reading(source, read.pages, read.instead)


def _read_text(data: bytes, options: ParseOptions, waits: Callable[[float], None] | None) -> "_Read":
    """Return what a reader reads, of a scan after its text was recognised."""
    read = _read_pages(data, options.reader, options.password, options.max_pages)
    if options.ocr != "force" and any(map(_has_text, read.pages)):
        return read
    if waits:
        from undoc_cli.read.recognise import seconds_for  # noqa: PLC0415  # for scans only

        waits(seconds_for(len(read.pages)))
    recognised = _recognised(data, len(read.pages), options)
    # PDFium does not know letters without a shape, such as the apostrophes that Tesseract writes.
    reader = "pdfplumber" if options.reader == "auto" else options.reader
    read = _read_pages(recognised, reader)._replace(scanned=True)
    read = read._replace(pages=_looked_at(read.pages, recognised, options))
    if not any(map(_has_text, read.pages)):
        raise NoTextError(f"{NO_TEXT}, and none was recognised", "look whether the pages are blank")
    return read


def page_picture(data: bytes, number: int, resolution: int, options: ParseOptions | None = None) -> Any:
    """Return page `number` of the PDF in `data` as a picture on which boxes can be drawn (see `write.picture`).

    Raises InputError (or one of its kinds) when the PDF or that page cannot be read.
    """
    options = options or ParseOptions()
    with _turn:
        pages = _read_pages(data, options.reader, options.password).pages
        # The boxes are those of the page that was read: recognised, it may have been turned.
        read, password = data, options.password
        if options.ocr == "force" or not any(map(_has_text, pages)):
            read, password = _recognised(data, len(pages), options), None
        with open_for_pictures(read, password) as reader:
            try:
                return reader.picture(number, resolution)
            except MemoryError:
                raise
            except Exception as error:
                raise DamagedError(f"page {number} cannot be drawn ({error})") from error


def _recognised(data: bytes, count: int, options: ParseOptions) -> bytes:
    """Return the PDF with the text that its pages show."""
    if options.ocr == "never":
        raise NoTextError(NO_TEXT)
    from undoc_cli.read.recognise import recognise  # noqa: PLC0415  # for scans only

    try:
        return recognise(data, count, options.ocr_languages, options.password, options.ocr_cache)
    except OcrMissingError as error:
        if options.ocr == "force":
            raise
        raise NoTextError(f"{NO_TEXT}, and {error}", error.hint) from error


def _looked_at(pages: Sequence[PageParts], data: bytes, options: ParseOptions) -> list[PageParts]:
    """Return recognised pages with what their pictures say beyond the text: the symbol, and what is bold."""
    from undoc_cli.layout import scans  # noqa: PLC0415  # for scans only
    from undoc_cli.read.ink import strokes  # noqa: PLC0415  # loads what draws pages
    from undoc_cli.read.recognise import recognise_line  # noqa: PLC0415

    first = pages[0]
    cache = None if options.password else options.ocr_cache  # what asks for a password is never kept

    def again(box: Box, characters: str) -> str:
        return recognise_line(data, first.number, box, characters, cache).rstrip(".- ")

    for line in scans.symbol_lines(first):
        if not split_joint(line.text) and split_joint(text := again(scans.line_box(line), SYMBOL_CHARACTERS)):
            first = scans.with_text(first, line, text)
    foot = scans.job_line(first)
    if foot and is_job_number(text := again(scans.job_box(foot), JOB_CHARACTERS)) and "(" in text:
        first = scans.with_job_number(first, foot, text)
    seen = [scans.with_sizes(page) for page in (scans.without_pictures(first), *pages[1:])]
    places = {page.number: scans.measured(page) for page in seen}
    thick = strokes(data, {number: list(lines.values()) for number, lines in places.items() if lines})
    return [
        scans.with_ink(page, dict(zip(places[page.number], thick.get(page.number, ()), strict=True))) for page in seen
    ]


class _Read(NamedTuple):
    """What a reader read."""

    reader: ReaderName
    pages: list[PageParts]
    scanned: bool  # most of the pages are pictures
    unknown: float  # share of the characters that it does not know
    instead: str = ""  # why it was taken instead of the one that is asked first


def _read_pages(
    data: bytes,
    choice: Literal["auto", "pdfium", "pdfplumber"],
    password: str | None = None,
    max_pages: int | None = None,
) -> _Read:
    """Return what the chosen reader reads; `auto`: what PDFium does, or pdfplumber where it knows better."""
    if choice != "auto":
        return _read_with(choice, data, password, max_pages)
    first: _Read | InputError
    try:
        first = _read_with("pdfium", data, password, max_pages)
    except (EncryptedError, NoPagesError, PageLimitError):
        raise  # no other reader would say anything else
    except InputError as error:
        first = error
    if isinstance(first, _Read) and first.unknown <= UNREADABLE:
        return first
    try:
        second = _read_with("pdfplumber", data, password, max_pages)
    except InputError:
        if isinstance(first, InputError):
            raise first from None
        return first
    if isinstance(first, InputError):
        return second._replace(instead=f"PDFium does not read the file: {first}")
    if second.unknown * 2 > first.unknown:
        return first
    return second._replace(instead=f"PDFium does not know {first.unknown:.0%} of the characters")


def _read_with(name: ReaderName, data: bytes, password: str | None, max_pages: int | None) -> _Read:
    parts: list[PageParts] = []
    scans = unknown = total = 0
    edge: float | None = None
    with open_with(name, data, password) as reader:
        if max_pages is not None and reader.page_count > max_pages:
            raise PageLimitError(f"the PDF has {reader.page_count} pages, allowed are {max_pages}")
        for printed in reader.pages():
            level = _straightened(printed) if is_scan(printed) else printed
            page = mirrored(level) if reads_right_to_left(level) else level
            lines = lines_of(page)
            second = second_column(page, lines, edge)
            if second is not None:
                edge = second
                lines = tuple(
                    replace(line, column=column)
                    for column, strip in strips(page, lines, second)
                    for line in lines_of(strip)
                )
            scans += is_scan(page)
            unknown += sum(line.text.count(UNKNOWN) for line in lines)
            total += sum(len(line.text) for line in lines)
            parts.append(parts_of(page, lines))
    return _Read(name, with_bold_faces(parts), scanned=scans * 2 > len(parts), unknown=unknown / max(total, 1))


def _straightened(page: Page) -> Page:
    from undoc_cli.layout.scans import straightened  # noqa: PLC0415  # for scans only

    return straightened(page)


def _has_text(page: PageParts) -> bool:
    return bool(page.main or page.notes or page.furniture)


def document_of(read: Reading, options: ParseOptions) -> Document:
    """Return what the pages of a PDF say; raises NotUnDocumentError with `strict` when there is no masthead."""
    detection = _language(read.pages)
    words = language(detection.wording).watched()
    pages = [cut_notice(read.pages[0], words), *read.pages[1:]]
    pages, endnotes = gather_endnotes(pages, words)
    notes, stray = read_notes(pages, endnotes)
    joiner = Joiner(
        notes=markers_by_page(pages, notes),
        slash_notes=slash_markers(notes),
        links={page.number: page.links for page in pages if page.links},
        vocabulary=Vocabulary((*page.main, *page.notes) for page in pages),
        hyphens_break=breaks_words(line.text for page in pages for line in page.main),
    )
    masthead = read_masthead(pages[0], words, joiner)
    if masthead is None and options.strict:
        raise NotUnDocumentError("no masthead of the United Nations on the first page")
    head = masthead or Masthead(rest=pages[0].main)
    titles: list[Passage] = []
    rest = head.rest
    if head.meeting:
        titles = [head.meeting]
    elif masthead:
        titles, between, rest = read_titles(head.rest, pages[0].width, words, joiner)
        for line in between:
            head.keep(whole(line))
    letter = read_letter(titles, words)
    kind: Kind = "other"
    if masthead:
        kind = letter.kind if letter else kind_of([title.text for title in titles], head.symbols, words)
    recorded = kind in ("verbatim_record", "summary_record")
    held = None
    if recorded:
        when = head.held or held_in(rest, words, joiner)
        held = read_meeting(titles, when, head.place, words)
        below = rest if head.meeting or when is None else rest[len(tuple(when.lines())) :]
        officers, after = cut_officers(below)
        rest = (*rest[: len(rest) - len(below)], *after)
        for row in officers:
            head.keep(*map(whole, row))
    running = [rest, *(page.main for page in pages[1:])]
    heading: list[Line] = []
    entries: list[RawEntry] = []
    if masthead and not letter:
        every = [line for lines in running for line in lines]
        heading, entries, kept = (cut_cover if recorded else cut_contents)(every, words, joiner)
        inside = set(kept)
        running = [tuple(line for line in lines if line in inside) for lines in running]
    cover, annexed = cut_annexes(running, words, letter=letter is not None)
    signatures, cover = read_signatures(cover, words, joiner) if letter else ([], cover)

    register = Register.packaged().merged(options.register) if options.register else Register.packaged()
    assembly = Assembly(joiner)
    if not detection.certain:
        assembly.warn("language-doubt", detection.reason, "/header/language")
    if read.instead:
        assembly.warn("reader-fallback", read.instead, "/source/reader", "info")
    pictures = [page for page in pages if is_scan(page)]
    if bare := [page.number for page in pictures if not _has_text(page)]:
        message = f"without text, and covered by a picture: {_named(bare)}"
        assembly.warn("page-without-text", message, "/source/pages", "info")
    # Of a scan as a whole the checks speak.
    if read.source.text_layer == "digital" and (over := [page.number for page in pictures if _has_text(page)]):
        message = f"text that lies over a picture of the page may be misread: {_named(over)}"
        assembly.warn("text-recognised", message, "/source/pages", "info")
    _place_regions(assembly, pages, head, stray)
    header = build_header(assembly, head, titles, letter, held, job_pieces(pages[0]), words, register)
    contents = assembly.contents(heading, entries)
    body = _body(assembly, "/body", cover, pages, words, resolution=kind in ("resolution", "draft_resolution"))
    if kind == "other" and masthead and calls_itself_report(body, words):
        kind = "report"
    signatories = tuple(assembly.signatory(f"/header/signatories/{i}", raw) for i, raw in enumerate(signatures))
    annexes = tuple(_annex(assembly, f"/annexes/{i}", lines, pages, words) for i, lines in enumerate(annexed))
    footnotes = assembly.footnotes(notes)
    assembly.settle(line for page in pages for line in _lines(page))
    return checked(
        Document(
            source=read.source,
            kind=kind,
            header=replace(header, language=detection.code, signatories=signatories),
            contents=contents,
            body=body,
            footnotes=footnotes,
            annexes=annexes,
            citations=tuple(assembly.citations),
            evidence=dict(sorted(assembly.evidence.items())),
            layout=Layout(name=layout_name(masthead, pages[0], header.job_number), regions=tuple(assembly.regions)),
            diagnostics=tuple(assembly.diagnostics),
        ),
        words,
    )


def _named(numbers: Sequence[int]) -> str:
    return f"page{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"


def _language(pages: Sequence[PageParts]) -> Detection:
    first = sorted(_lines(pages[0]), key=lambda line: (line.baseline, line.box.x0))
    later = " ".join(line.text for page in pages[1:SAMPLE_PAGES] for line in page.main)
    return detect([line.text for line in first], later)


def _place_regions(assembly: Assembly, pages: Sequence[PageParts], head: Masthead, stray: Sequence[Piece]) -> None:
    assembly.claim(head.placed)
    for pieces in head.lines:
        assembly.masthead_line(pieces)
    for page in pages:
        for kind, line in page.furniture:
            assembly.region(kind, [whole(line)])
        for box in figures_of(page):
            assembly.regions.append(Region(kind="figure", page=page.number, bbox=box.rounded(), text=""))
    for piece in stray:
        assembly.region("note-without-marker", [piece])


def _body(
    assembly: Assembly,
    pointer: str,
    lines: Sequence[Line],
    pages: Sequence[PageParts],
    words: Language,
    *,
    resolution: bool = False,
) -> tuple[Block, ...]:
    size = text_size(lines)
    items: list[Line | Table] = []
    for (number, _), group in groupby(lines, key=attrgetter("page", "column")):
        items += find_tables(pages[number - 1], list(group), size)
    raw = with_roles(read_blocks(items, words, assembly.joiner), words, resolution=resolution)
    levels = levels_of([block for block, _ in raw])
    return tuple(
        assembly.block(f"{pointer}/{index}", block, role, level)
        for index, ((block, role), level) in enumerate(zip(raw, levels, strict=True))
    )


def _annex(
    assembly: Assembly, pointer: str, lines: Sequence[Line], pages: Sequence[PageParts], words: Language
) -> Annex:
    head = read_head(lines, words, assembly.joiner)
    page = lines[0].page
    heading = ""
    if head.heading is None:
        message = f"what follows the signature on page {page} is taken for an annex without a heading"
        assembly.warn("annex-heading", message, f"{pointer}/heading")
    else:
        if not words.match("annex_heading", as_word(head.heading.text)):
            assembly.warn("annex-heading", f"the heading on page {page} is not understood", f"{pointer}/heading")
        heading = assembly.text(f"{pointer}/heading", head.heading)
        assembly.prove(f"{pointer}/heading", head.heading.pieces)
    title = None
    if head.title is not None:
        title = assembly.text(f"{pointer}/title", head.title)
        assembly.prove(f"{pointer}/title", head.title.pieces)
    if head.bracket:
        assembly.claim(head.bracket)
        assembly.prove(f"{pointer}/original_languages", head.bracket)
    original = " ".join(piece.text.strip() for piece in head.bracket) or None
    if head.unknown_language:
        assembly.warn("language-unknown", f"not every language is known: {original}", f"{pointer}/original_languages")
    signatures, rest = read_signatures(head.rest, words, assembly.joiner)
    body = _body(assembly, f"{pointer}/body", rest, pages, words)
    return Annex(
        heading=heading,
        title=title,
        page=page,
        original_languages=head.languages,
        original=original,
        body=body,
        signatories=tuple(
            assembly.signatory(f"{pointer}/signatories/{index}", raw) for index, raw in enumerate(signatures)
        ),
    )


def _lines(page: PageParts) -> Iterable[Line]:
    yield from page.main
    yield from page.notes
    yield from (item.line for item in page.furniture)
