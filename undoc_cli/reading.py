"""From the bytes of a PDF to what its pages show; what is the picture of a page only, after its text was recognised."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec.structs import replace

from undoc_cli.errors import (
    EncryptedError,
    InputError,
    NoPagesError,
    NoTextError,
    OcrLanguageError,
    OcrMissingError,
    PageLimitError,
    bug,
    reason,
)
from undoc_cli.geometry import Box
from undoc_cli.layout.columns import second_column, strips
from undoc_cli.layout.faces import with_bold_faces
from undoc_cli.layout.furniture import has_text, parts_of, picture_of, shows_masthead
from undoc_cli.layout.lines import is_scan, lines_of
from undoc_cli.layout.mirror import mirrored, reads_right_to_left
from undoc_cli.layout.prints import as_set, frame_of
from undoc_cli.page import Frame, Line, Page, PageParts
from undoc_cli.read.choice import ReaderName, open_with
from undoc_cli.rules.detect import Detection, detect
from undoc_cli.rules.furniture import JOB_CHARACTERS, is_job_number
from undoc_cli.rules.symbols import CHARACTERS as SYMBOL_CHARACTERS
from undoc_cli.rules.symbols import split_joint

if TYPE_CHECKING:
    from undoc_cli.pipeline import ParseOptions

MOST_COVERS = 2  # pages that an archive may have put before the document; behind more another may begin
SECONDS_TO_LOOK = 2.0  # at a page at the most; it takes a tenth of that on a slow machine
LARGEST = 1700.0  # points: of a page that is longer, as no letter is, no picture is drawn
SAMPLE_PAGES = 4  # pages whose text tells the language
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# Of the characters: so many that PDFium does not know make pdfplumber worth asking; of scans a single one.
UNREADABLE = 0.01
NO_TEXT = "the PDF has no text on any page"

Waits = Callable[[float], None]


class Bare(NamedTuple):
    """Pages that are pictures of one and have no text, and why none was recognised there."""

    pages: tuple[int, ...]
    why: str = ""
    failed: bool = False  # it was tried


class Pages(NamedTuple):
    """What was read."""

    reader: ReaderName
    pages: list[PageParts]
    unknown: float  # share of the characters that the reader does not know
    instead: str = ""  # why it was taken instead of the one that is asked first
    recognised: frozenset[int] = frozenset()  # numbers of the pages whose text lies over a picture of them
    bare: tuple[Bare, ...] = ()
    first: int = 1  # the number of the page with the masthead
    others: tuple[int, ...] = ()  # of later pages with one


def read_text(data: bytes, options: "ParseOptions", waits: Waits | None) -> Pages:
    """Return what a reader reads, and where a page is a picture, what is recognised there.

    Raises InputError (or one of its kinds) when the PDF cannot be read.
    """
    read = _read_pages(data, options.reader, options.password, options.max_pages)
    if options.ocr == "force" or not any(map(has_text, read.pages)):
        read = _read_scan(data, len(read.pages), options, waits)
    else:
        layers = [page for page in read.pages if _is_layer(page) and max(page.width, page.height) < LARGEST]
        if layers and not any(map(_tells_faces, layers)):
            read = _with_layers(data, read, layers, options, waits)
        if pictures := list(filter(picture_of, read.pages)):
            read = _with_pictures(data, read, pictures, options, waits)
    without = {number for bare in read.bare for number in bare.pages}
    over = {page.number for page in read.pages if _is_layer(page)}
    return read._replace(recognised=read.recognised | over - without)


def _is_layer(page: PageParts) -> bool:
    """Whether the text of a page lies over the picture of it."""
    return is_scan(page) and has_text(page)


def _tells_faces(page: PageParts) -> bool:
    """Whether the fonts of a page say what is bold or slanted: then it needs no look, be the picture a background."""
    return any(span.font.bold or span.font.italic for line in lines_on(page) for span in line.spans)


def lines_on(page: PageParts) -> Iterable[Line]:
    """Yield all lines of a page."""
    yield from page.main
    yield from page.notes
    yield from (item.line for item in page.furniture)


def language_of(pages: Sequence[PageParts]) -> Detection:
    """Return the language that the text of the first pages is in."""
    first = sorted(lines_on(pages[0]), key=lambda line: (line.baseline, line.box.x0))
    later = " ".join(line.text for page in pages[1:SAMPLE_PAGES] for line in page.main)
    return detect([line.text for line in first], later)


def shown_by(data: bytes, number: int, options: "ParseOptions") -> tuple[bytes, int, str | None]:
    """Return the PDF that shows a page as it was read (recognised, it may have been turned), its number, the password.

    Raises InputError (or one of its kinds) when the PDF cannot be read.
    """
    read = _read_pages(data, options.reader, options.password)
    pages = read.pages
    if options.ocr == "force" or not any(map(has_text, pages)):
        return _recognised(data, len(pages), options), number, None
    pictures = list(islice(filter(picture_of, pages), options.ocr_pages))
    if options.ocr == "auto" and any(page.number == number and not has_text(page) for page in pictures):
        try:
            made, shown = _recognised_pictures(data, pictures, pages[read.first - 1 :], options, None)
        except Exception:  # noqa: BLE001  # it was not recognised either
            shown = []
        for place, page in enumerate(shown, 1):
            if page.number == number:
                return made, place, None
    return data, number, options.password


def _read_scan(data: bytes, count: int, options: "ParseOptions", waits: Waits | None) -> Pages:
    """Return what is recognised on so many pages."""
    if waits:
        from undoc_cli.read.recognise import seconds_for  # noqa: PLC0415  # for scans only

        waits(seconds_for(count))
    recognised = _recognised(data, count, options)
    read = _read_with(_reader_of_scans(options), recognised, None, None)
    read = read._replace(pages=_looked_at(read.pages, recognised, options, range(1, count + 1), read.first))
    if not any(map(has_text, read.pages)):
        raise NoTextError(f"{NO_TEXT}, and none was recognised", "look whether the pages are blank")
    return read._replace(bare=_bare(list(filter(picture_of, read.pages))))


def _with_layers(
    data: bytes, read: Pages, layers: Sequence[PageParts], options: "ParseOptions", waits: Waits | None
) -> Pages:
    """Return what was read, those pages looked at whose text someone has recognised: no such text says what is bold."""
    if waits:
        waits(SECONDS_TO_LOOK * len(layers) + (0 if options.ocr == "never" else _seconds_for_lines()))
    places = [page.number for page in layers]
    try:
        pages = _looked_at(layers, data, options, places, read.first, options.password)
    except Exception:  # noqa: BLE001  # whatever a library makes of a picture: the text was read
        return read
    seen = {page.number: page for page in pages}
    return read._replace(pages=[seen.get(page.number, page) for page in read.pages])


def _seconds_for_lines() -> float:
    """Return the time that a symbol and a job number take at the most."""
    from undoc_cli.read.recognise import SECONDS_A_LINE  # noqa: PLC0415  # for scans only

    return 2 * SECONDS_A_LINE


def _recognised(data: bytes, count: int, options: "ParseOptions") -> bytes:
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


def _reader_of_scans(options: "ParseOptions") -> ReaderName:
    # PDFium does not know letters without a shape, such as the apostrophes that Tesseract writes.
    return "pdfplumber" if options.reader == "auto" else options.reader


def _with_pictures(
    data: bytes, read: Pages, pictures: Sequence[PageParts], options: "ParseOptions", waits: Waits | None
) -> Pages:
    """Return what was read of a document that has text, with what is recognised on those pages that are pictures.

    Whatever comes between, the pages that have text are given.
    """
    if options.ocr == "never":
        return read._replace(bare=_bare(pictures))
    found: dict[int, PageParts] = {}
    most = len(pictures) if options.ocr_pages is None else options.ocr_pages
    first, later = pictures[:most], pictures[most:]
    bare = _bare(later, f"no more than {most} such pages are recognised")
    try:
        found = _found(data, first, read.pages[read.first - 1 :], options, waits) if first else {}
        bare += _bare([page for page in first if page.number not in found], "no text was recognised there")
    except (OcrMissingError, OcrLanguageError) as error:
        bare += _bare(first, str(error))
    except MemoryError:
        bare += _bare(first, "their recognition takes too much memory", failed=True)
    except Exception as error:  # noqa: BLE001  # whatever a library makes of a picture
        bare += _bare(first, _why(error), failed=True)
    return read._replace(
        pages=[found.get(page.number, page) for page in read.pages],
        recognised=frozenset(found),
        bare=tuple(sorted(bare)),
    )


def _why(error: Exception) -> str:
    if isinstance(error, InputError):
        return str(error)
    return reason(error) if isinstance(error, OSError) else bug(error)


def _bare(pages: Sequence[PageParts], why: str = "", *, failed: bool = False) -> tuple[Bare, ...]:
    """Say why nothing was recognised on pages; of those with a heading only where it was tried and failed."""
    numbers = tuple(page.number for page in pages if failed or not (page.main or page.notes))
    return (Bare(numbers, why, failed),) if numbers else ()


def _found(
    data: bytes, pictures: Sequence[PageParts], pages: Sequence[PageParts], options: "ParseOptions", waits: Waits | None
) -> dict[int, PageParts]:
    """Return those of the pictures on which text is recognised, with it."""
    made, shown = _recognised_pictures(data, pictures, pages, options, waits)
    if not shown:
        return {}
    from undoc_cli.layout.scans import joined, shows_text, within  # noqa: PLC0415  # for scans only

    def placed(page: Page) -> Page:
        printed = shown[page.number - 1]
        own = as_set(page, printed.frame) if printed.frame else page
        return within(own._replace(number=printed.number), printed)

    read = _read_with(_reader_of_scans(options), made, None, None, placed)
    seen = _looked_at(read.pages, made, options, range(1, len(shown) + 1), pages[0].number)
    return {page.number: joined(printed, page) for printed, page in zip(shown, seen, strict=True) if shows_text(page)}


def _recognised_pictures(
    data: bytes, pictures: Sequence[PageParts], pages: Sequence[PageParts], options: "ParseOptions", waits: Waits | None
) -> tuple[bytes, list[PageParts]]:
    """Return a PDF of those of the pictures that show paper with the text recognised on them, and which they are."""
    from undoc_cli.read.cutting import cut_out  # noqa: PLC0415  # for scans only
    from undoc_cli.read.ink import papers  # noqa: PLC0415
    from undoc_cli.read.recognise import recognise, seconds_for  # noqa: PLC0415

    given = cut_out(data, [page.number for page in pictures], options.password)
    places = papers(given, {place: box for place, page in enumerate(pictures, 1) if (box := _printed_picture(page))})
    shown = [pictures[place - 1] for place in places]
    if not shown:
        return b"", []
    if len(shown) < len(pictures):
        given = cut_out(given, places)
    if waits:
        waits(seconds_for(len(shown)))
    beside = language_of(pages)
    # What asks for a password is never kept.
    cache = None if options.password else options.ocr_cache
    found = recognise(
        given, len(shown), options.ocr_languages, None, cache, beside=beside.code if beside.certain else None
    )
    return found, shown


def _printed_picture(page: PageParts) -> Box | None:
    box = picture_of(page)
    return page.frame.printed(box) if box and page.frame else box


def _looked_at(
    pages: Sequence[PageParts],
    data: bytes,
    options: "ParseOptions",
    places: Sequence[int],
    first: int = 1,
    password: str | None = None,
) -> list[PageParts]:
    """Return pages, which have these numbers in a PDF, with what their pictures say beyond the text.

    That is what is bold, and on the `first` page of the document the symbol.
    """
    from undoc_cli.layout import scans  # noqa: PLC0415  # for scans only
    from undoc_cli.read.ink import strokes  # noqa: PLC0415  # loads what draws pages

    seen = [
        scans.with_sizes(_with_symbol(page, data, place, options, password) if page.number == first else page)
        for page, place in zip(pages, places, strict=True)
    ]
    lines = [scans.measured(page) for page in seen]
    boxes = {place: list(measured.values()) for place, measured in zip(places, lines, strict=True) if measured}
    thick = strokes(data, boxes, password)
    return [
        scans.with_ink(page, dict(zip(measured, thick.get(place, ()), strict=True)))
        for page, place, measured in zip(seen, places, lines, strict=True)
    ]


def _with_symbol(first: PageParts, data: bytes, place: int, options: "ParseOptions", password: str | None) -> PageParts:
    """Return the first page of a document with symbol and job number looked at again, its pictures set apart."""
    from undoc_cli.layout import scans  # noqa: PLC0415  # for scans only
    from undoc_cli.read.recognise import recognise_line  # noqa: PLC0415

    cache = None if options.password else options.ocr_cache  # what asks for a password is never kept

    def again(box: Box, characters: str) -> str:
        if options.ocr == "never":
            return ""
        return recognise_line(data, place, box, characters, password, cache).rstrip(".- ")

    for line in scans.symbol_lines(first):
        if not split_joint(line.text) and split_joint(text := again(scans.line_box(line), SYMBOL_CHARACTERS)):
            first = scans.with_text(first, line, text)
    if foot := scans.job_line(first):
        text = again(scans.job_box(foot), JOB_CHARACTERS)
        first = scans.with_job_number(first, foot, text if "(" in text and is_job_number(text) else foot.text)
    return scans.without_pictures(first)


def _read_pages(
    data: bytes,
    choice: Literal["auto", "pdfium", "pdfplumber"],
    password: str | None = None,
    max_pages: int | None = None,
) -> Pages:
    """Return what the chosen reader reads; `auto`: what PDFium does, or pdfplumber where it knows better."""
    if choice != "auto":
        return _read_with(choice, data, password, max_pages)
    first: Pages | InputError
    try:
        first = _read_with("pdfium", data, password, max_pages)
    except (EncryptedError, NoPagesError, PageLimitError):
        raise  # no other reader would say anything else
    except InputError as error:
        first = error
    if isinstance(first, Pages):
        scanned = 2 * sum(map(_is_layer, first.pages)) > len(first.pages)
        if first.unknown <= (0 if scanned else UNREADABLE):
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
    return second._replace(instead=f"PDFium does not know {first.unknown:.2%} of the characters")


def _read_with(
    name: ReaderName,
    data: bytes,
    password: str | None,
    max_pages: int | None,
    placed: Callable[[Page], Page] | None = None,
) -> Pages:
    """Return what a reader reads; `placed` gives a page its place in the document, where that is not the PDF read."""
    parts: list[PageParts] = []
    unknown = total = 0
    edge: float | None = None
    frame: Frame | None = None
    first = 1
    begun = False  # whether the masthead was seen
    faces = False  # whether its fonts said what is bold or slanted
    others: list[int] = []
    with open_with(name, data, password) as reader:
        if max_pages is not None and reader.page_count > max_pages:
            raise PageLimitError(f"the PDF has {reader.page_count} pages, allowed are {max_pages}")
        for printed in map(placed, reader.pages()) if placed else reader.pages():
            faces = faces or any(run.font.bold or run.font.italic for run in printed.runs)
            if faces and printed.backgrounds:  # text that was recognised may be painted over its scan, in one face
                images = tuple(image for image in printed.images if image not in printed.backgrounds)
                printed = printed._replace(images=images)  # noqa: PLW2901
            if printed.number == 1:
                frame = frame_of(printed)
            page = _as_read(printed, frame)
            lines = lines_of(page)
            if placed is None and shows_masthead(page, lines):
                if begun or page.number > MOST_COVERS + 1:
                    others.append(page.number)
                elif page.number > 1:  # a page before it does not tell how it was printed
                    first, frame = page.number, frame_of(printed)
                    page = _as_read(printed, frame)
                    lines = lines_of(page)
                begun = True
            second = second_column(page, lines, edge)
            if second is not None:
                edge = second
                lines = tuple(
                    replace(line, column=column)
                    for column, strip in strips(page, lines, second)
                    for line in lines_of(strip)
                )
            unknown += sum(line.text.count(UNKNOWN) for line in lines)
            total += sum(len(line.text) for line in lines)
            parts.append(parts_of(page, lines, page.number - first + 1))
    return Pages(name, with_bold_faces(parts), unknown=unknown / max(total, 1), first=first, others=tuple(others))


def _as_read(printed: Page, frame: Frame | None) -> Page:
    """Return a page as it is read: level, in the size and place in which it was set, from left to right."""
    if is_scan(printed):
        from undoc_cli.layout.scans import straightened  # noqa: PLC0415  # for scans only

        page = straightened(printed)
    else:
        page = as_set(printed, frame) if frame else printed
    return mirrored(page) if reads_right_to_left(page) else page
