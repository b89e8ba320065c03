"""The order of the stages: from the bytes of a PDF to a Document.  Nothing else knows it."""

import hashlib
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from msgspec import UNSET, Struct
from msgspec.structs import replace

from undoc_cli.check.checks import checked
from undoc_cli.errors import (
    EmptyFileError,
    MissingFileError,
    NotAPdfError,
    NotUnDocumentError,
)
from undoc_cli.layout.furniture import figures_of, has_text
from undoc_cli.model import RESOLUTIONS, Document, Layout, Region, Severity, Source
from undoc_cli.options import ParseOptions
from undoc_cli.page import PageParts, Piece, whole
from undoc_cli.parts.annexes import cut_annexes
from undoc_cli.parts.assemble import Assembly
from undoc_cli.parts.calls import raised_text
from undoc_cli.parts.continued import without_continued
from undoc_cli.parts.distribution_column import with_distribution_apart
from undoc_cli.parts.endnotes import gather_endnotes
from undoc_cli.parts.footnotes import Notes, read_notes
from undoc_cli.parts.front import Listed, cut_listed
from undoc_cli.parts.header import build_header, job_pieces
from undoc_cli.parts.kinds import kind_in_text
from undoc_cli.parts.masthead import Masthead, layout_name
from undoc_cli.parts.opening import read_opening
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.record import cut_notice
from undoc_cli.parts.sections import read_annex, read_body
from undoc_cli.parts.signature_columns import in_columns
from undoc_cli.parts.signatures import read_signatures
from undoc_cli.parts.unruled_notes import gather_unruled
from undoc_cli.parts.vocabulary import Vocabulary
from undoc_cli.read.damage import is_damaged
from undoc_cli.read.first_bytes import PDF_HEAD, PDF_MARK
from undoc_cli.reading.language import language_of
from undoc_cli.reading.pages import Bare, Waits
from undoc_cli.reading.text import read_text
from undoc_cli.rules.detect import Detection, breaks_words
from undoc_cli.rules.language import Language, language
from undoc_cli.rules.register import Register


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


class Reading(Struct, frozen=True):
    """What the pages of a PDF show; the PDF itself is no longer needed."""

    source: Source
    pages: list[PageParts]
    instead: str = ""  # why its reader was taken instead of the one that is asked first
    bare: tuple[Bare, ...] = ()  # pages that are pictures without text
    others: tuple[int, ...] = ()  # pages on which other documents begin
    damaged: bool = False  # whether a part of the file cannot be read


def read_bytes(
    data: bytes, name: str, options: ParseOptions, waits: Waits | None = None, sha256: str | None = None
) -> Reading:
    """Return what the pages of the PDF in `data` show; `name` stands in the output as `source.file`.

    `waits` is told, before the text of a scan is recognised or looked at, how many seconds that may take; `sha256` is
    that of `data`, where it is known.

    Raises InputError (or one of its kinds) when it cannot be read, and PageLimitError when it has more pages than
    allowed.
    """
    if not data:
        raise EmptyFileError("the file is empty")
    if PDF_MARK not in data[:PDF_HEAD]:
        raise NotAPdfError("the file is not a PDF")
    read = read_text(data, options, waits)
    with_text = sum(map(has_text, read.pages))
    source = Source(
        file=name,
        sha256=sha256 or hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        pages=len(read.pages),
        text_layer="ocr" if 2 * len(read.recognised) > with_text else "digital",
        reader=read.reader,
        recognised_pages=tuple(sorted(read.recognised)) or UNSET,
        cover_pages=tuple(range(1, read.first)) or UNSET,
    )
    return Reading(source, read.pages, read.instead, read.bare, read.others, is_damaged(data))


def document_of(read: Reading, options: ParseOptions) -> Document:
    """Return what the pages of a PDF say; raises NotUnDocumentError with `strict` when there is no masthead."""
    first = read.source.first_page
    recognised = read.source.recognised_pages or ()
    covers, own = read.pages[: first - 1], read.pages[first - 1 :]
    # The language, and whether it breaks words, is told by the pages that have text, unless page 1 was recognised.
    telling = [page for page in own if first in recognised or page.number not in recognised]
    detection = language_of(telling)
    words = language(detection.wording).watched()
    register = Register.packaged().merged(options.register) if options.register else Register.packaged()

    pages, notes, stray = _with_notes_apart(own, words)
    joiner = _joiner(pages, notes, telling, usually=language(detection.code).breaks_words)
    head, front, running, behind = read_opening(pages, words, joiner)
    if head is None and options.strict:
        raise NotUnDocumentError("no masthead of the United Nations on the first page")
    listed = cut_listed(running, front.kind, words, joiner, first) if head and not front.letter else Listed(running)
    text, annexed = cut_annexes(listed.running, words, letter=front.letter is not None, scanned=recognised)
    signatures, text = read_signatures(text, words, joiner) if front.letter else ([], text)

    assembly = Assembly(joiner)
    _warn_of_source(assembly, read, detection, pages)
    for line in (*(line for page in covers for line in page.lines()), *behind):
        assembly.region("cover-page", [whole(line)])
    masthead = head or Masthead()
    _place_regions(assembly, pages, masthead, stray)
    header = build_header(assembly, masthead, front, job_pieces(pages[0]), words, register)
    contents = assembly.contents("/contents", listed.heading, listed.entries)
    body = read_body(assembly, "/body", text, pages, words, resolution=front.kind in RESOLUTIONS)
    signatories = tuple(assembly.signatory(f"/header/signatories/{i}", raw) for i, raw in enumerate(signatures))
    annexes = tuple(read_annex(assembly, f"/annexes/{i}", lines, pages, words) for i, lines in enumerate(annexed))
    footnotes = assembly.footnotes(notes)
    assembly.settle(line for page in (*covers, *pages) for line in page.lines())
    document = Document(
        source=read.source,
        kind=kind_in_text(front.kind, masthead.symbols, body, words) if head else front.kind,
        header=replace(header, language=detection.code, signatories=signatories),
        contents=contents,
        body=body,
        footnotes=footnotes,
        annexes=annexes,
        citations=tuple(assembly.citations),
        evidence=dict(sorted(assembly.evidence.items())),
        layout=Layout(name=layout_name(head, pages[0], header.job_number), regions=tuple(assembly.regions)),
        diagnostics=tuple(assembly.diagnostics),
    )
    return checked(document, words, register)


def _with_notes_apart(own: Sequence[PageParts], words: Language) -> tuple[list[PageParts], Notes, list[Piece]]:
    """Return pages on which what is no running text stands apart, their notes, and what stands there and is none."""
    first = with_distribution_apart(cut_notice(own[0], words), words)
    apart = [in_columns(page, words) for page in (first, *own[1:])]
    pages, endnotes = gather_endnotes(gather_unruled(without_continued(apart, words)), words)
    found, stray = read_notes(pages, endnotes)
    return pages, Notes(found), stray


def _joiner(pages: Sequence[PageParts], notes: Notes, telling: Sequence[PageParts], *, usually: bool) -> Joiner:
    """Return what joins lines of these pages; `usually` the language breaks words at line ends."""
    return Joiner(
        notes=notes.markers_by_page(),
        slash_notes=notes.slash_markers(),
        links={page.number: page.links for page in pages if page.links},
        vocabulary=Vocabulary((*page.main, *page.notes) for page in pages),
        hyphens_break=breaks_words((line.text for page in telling for line in page.main), usually=usually),
        raised=raised_text(pages, notes),
    )


def _warn_of_source(assembly: Assembly, read: Reading, detection: Detection, pages: Sequence[PageParts]) -> None:
    """Tell what is to be doubted, or known, of the file as a whole and of its pages."""
    if not detection.certain:
        assembly.warn("language-doubt", detection.reason, "/header/language")
    if read.instead:
        assembly.warn("reader-fallback", read.instead, "/source/reader", "info")
    if read.damaged:
        message = "a part of the file is damaged, and text may be missing or misread: fetch the document again"
        assembly.warn("file-damaged", message, "/source/bytes")
    for numbers, why, failed in read.bare:
        message = f"without text, and covered by a picture: {_named(numbers)}" + (f" ({why})" if why else "")
        assembly.warn("page-without-text", message, "/source/pages", "warning" if failed else "info")
    _warn_of_empty(assembly, read.pages[read.source.first_page - 1 :])
    # Of a scan as a whole the checks speak.
    recognised = read.source.recognised_pages or ()
    if recognised and len(recognised) < sum(map(has_text, pages)):
        message = f"text over the picture of a page may be misread: {_named(recognised)}"
        assembly.warn("text-recognised", message, "/source/pages", "info")
    if read.others:
        message = f"another document begins, and is read as part of this one: {_named(read.others)}"
        assembly.warn("document-several", message, "/source/pages")
    if covers := read.source.cover_pages:
        assembly.warn("cover-page", f"before the page with the masthead: {_named(covers)}", "/source/pages", "info")


def _warn_of_empty(assembly: Assembly, pages: Sequence[PageParts]) -> None:
    """Tell of pages on which nothing is: one between others has lost it, at the end one may be left over."""
    drawn = [page.number for page in pages if page.drawing and not has_text(page)]
    if drawn:
        message = f"without text, and drawn upon: {_named(drawn)}"
        assembly.warn("page-without-text", message, "/source/pages", "info")
    empty = [page.number for page in pages if not (has_text(page) or page.images or page.drawing)]
    last = max((page.number for page in pages if page.number not in empty), default=0)
    between = [number for number in empty if number < last]
    severity: Severity
    for numbers, severity in ((between, "warning"), (empty[len(between) :], "info")):
        if numbers:
            message = f"neither text nor a picture is on {_named(numbers)}"
            assembly.warn("page-empty", message, "/source/pages", severity)


def _named(numbers: Sequence[int]) -> str:
    """Return "page 2", "pages 2, 3, 5" or "pages 2, 5 to 9"."""
    told: list[str] = []
    for _, group in groupby(enumerate(numbers), key=lambda place: place[1] - place[0]):
        run = [number for _, number in group]
        told += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run)
    return f"page{'s' * (len(numbers) > 1)} {', '.join(told)}"


def _place_regions(assembly: Assembly, pages: Sequence[PageParts], head: Masthead, stray: Sequence[Piece]) -> None:
    """Place what is neither a value of the header nor text."""
    assembly.claim(head.placed)
    for pieces in head.lines:
        assembly.masthead_line(pieces)
    for page in pages:
        for kind, line in page.furniture:
            assembly.region(kind, [whole(line)])
        for box in figures_of(page, pages[0].number):
            assembly.regions.append(Region(kind="figure", page=page.number, bbox=box.rounded(), text=""))
    for piece in stray:
        assembly.region("note-without-marker", [piece])
