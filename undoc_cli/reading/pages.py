"""What one reader reads of the pages of a PDF, each laid out as it was set."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from undoc_cli.errors import DamagedError, InputError, PageLimitError
from undoc_cli.layout.columns import second_column, strips
from undoc_cli.layout.faces import with_bold_faces
from undoc_cli.layout.furniture import parts_of, shows_masthead
from undoc_cli.layout.lines import is_scan, lines_of
from undoc_cli.layout.mirror import mirrored, reads_right_to_left
from undoc_cli.layout.prints import as_set, frame_of
from undoc_cli.page import Frame, Line, Page, PageParts
from undoc_cli.read.choice import ReaderName, open_with
from undoc_cli.runs import UNKNOWN

MOST_COVERS = 2  # pages that an archive may have put before the document; behind more another may begin

Waits = Callable[[float], None]  # is told, before pictures are looked at, how many seconds that may take


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


def bare_pages(pages: Sequence[PageParts], why: str = "", *, failed: bool = False) -> tuple[Bare, ...]:
    """Say why nothing was recognised on pages; of those with a heading only where it was tried and failed."""
    numbers = tuple(page.number for page in pages if failed or not (page.main or page.notes))
    return (Bare(numbers, why, failed),) if numbers else ()


def read_with(
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
    others: list[int] = []
    with open_with(name, data, password) as reader:
        if max_pages is not None and reader.page_count > max_pages:
            raise PageLimitError(f"the PDF has {reader.page_count} pages, allowed are {max_pages}")
        pages = _without_backgrounds(reader.pages())
        for printed in map(placed, pages) if placed else pages:
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
                edge, lines = second, _in_columns(page, lines, second)
            unknown += sum(line.text.count(UNKNOWN) for line in lines)
            total += sum(len(line.text) for line in lines)
            parts.append(parts_of(page, lines, page.number - first + 1))
    if name != "pdfium" and len(parts) < (count := _page_count(data, password)):
        raise DamagedError(f"{count - len(parts)} of {count} pages cannot be read")
    return Pages(name, with_bold_faces(parts), unknown=unknown / max(total, 1), first=first, others=tuple(others))


def _without_backgrounds(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the pages of a document, without their backgrounds where a font of any says what is bold or slanted.

    Their text is no layer over a scan then: recognised text may be painted over one, but in one face.  From the first
    page with a background on they are kept back until that is known.
    """
    faces = False
    kept: list[Page] = []
    for page in pages:
        faces = faces or any(run.font.bold or run.font.italic for run in page.runs)
        kept.append(page)
        if faces or not kept[0].backgrounds:
            yield from map(_without_background, kept) if faces else kept
            kept.clear()
    yield from kept


def _without_background(page: Page) -> Page:
    images = list(page.images)
    for background in page.backgrounds:  # each once: another picture of its size may cover the text
        images.remove(background)
    return page._replace(images=tuple(images)) if page.backgrounds else page


def _page_count(data: bytes, password: str | None) -> int:
    """Return how many pages PDFium finds, whether it can read them or not; pdfplumber passes some over in silence."""
    try:
        with open_with("pdfium", data, password) as reader:
            return reader.page_count
    except InputError:
        return 0


def _in_columns(page: Page, lines: Sequence[Line], second: float) -> tuple[Line, ...]:
    """Return the lines of a page whose second column begins at `second`, each column laid out by itself."""
    return tuple(
        replace(line, column=column) for column, strip in strips(page, lines, second) for line in lines_of(strip)
    )


def _as_read(printed: Page, frame: Frame | None) -> Page:
    """Return a page as it is read: level, in the size and place in which it was set, from left to right."""
    if is_scan(printed):
        from undoc_cli.layout.scans import straightened  # noqa: PLC0415  # for scans only

        page = straightened(printed)
    else:
        page = as_set(printed, frame) if frame else printed
    return mirrored(page) if reads_right_to_left(page) else page
