"""Pages that are pictures among others that have text: what is recognised on them."""

from collections.abc import Sequence

from undoc_cli.errors import InputError, OcrLanguageError, OcrMissingError, bug, reason
from undoc_cli.geometry import Box
from undoc_cli.layout.furniture import picture_of
from undoc_cli.layout.prints import as_set
from undoc_cli.layout.scans import joined, shows_text, within
from undoc_cli.options import ParseOptions
from undoc_cli.page import Page, PageParts
from undoc_cli.read.cutting import cut_out
from undoc_cli.read.recognise import recognise, seconds_for
from undoc_cli.reading.language import language_of
from undoc_cli.reading.looking import looked_at
from undoc_cli.reading.pages import Pages, Waits, bare_pages, read_with
from undoc_cli.reading.scans import reader_of_scans


def with_pictures(
    data: bytes,
    read: Pages,
    pictures: Sequence[PageParts],
    options: ParseOptions,
    waits: Waits | None,
) -> Pages:
    """Return what was read of a document that has text, with what is recognised on those pages that are pictures.

    Whatever comes between, the pages that have text are given.
    """
    found: dict[int, PageParts] = {}
    most = len(pictures) if options.ocr_pages is None else options.ocr_pages
    first, later = pictures[:most], pictures[most:]
    bare = bare_pages(later, f"no more than {most} such pages are recognised")
    try:
        found = _found(data, first, read.pages[read.first - 1 :], options, waits) if first else {}
        bare += bare_pages([page for page in first if page.number not in found], "no text was recognised there")
    except (OcrMissingError, OcrLanguageError) as error:
        bare += bare_pages(first, str(error))
    except MemoryError:
        bare += bare_pages(first, "their recognition takes too much memory", failed=True)
    except Exception as error:  # noqa: BLE001  # whatever a library makes of a picture
        bare += bare_pages(first, _why(error), failed=True)
    return read._replace(
        pages=[found.get(page.number, page) for page in read.pages],
        recognised=frozenset(found),
        bare=tuple(sorted(bare)),
    )


def _why(error: Exception) -> str:
    if isinstance(error, InputError):
        return str(error)
    return reason(error) if isinstance(error, OSError) else bug(error)


def _found(
    data: bytes,
    pictures: Sequence[PageParts],
    pages: Sequence[PageParts],
    options: ParseOptions,
    waits: Waits | None,
) -> dict[int, PageParts]:
    """Return those of the pictures on which text is recognised, with it."""
    made, shown = recognised_pictures(data, pictures, pages, options, waits)
    if not shown:
        return {}

    def placed(page: Page) -> Page:
        printed = shown[page.number - 1]
        own = as_set(page, printed.frame) if printed.frame else page
        return within(own._replace(number=printed.number), printed)

    read = read_with(reader_of_scans(options), made, None, None, placed)
    seen = looked_at(read.pages, made, options, range(1, len(shown) + 1), pages[0].number)
    return {page.number: joined(printed, page) for printed, page in zip(shown, seen, strict=True) if shows_text(page)}


def recognised_pictures(
    data: bytes,
    pictures: Sequence[PageParts],
    pages: Sequence[PageParts],
    options: ParseOptions,
    waits: Waits | None,
) -> tuple[bytes, list[PageParts]]:
    """Return a PDF of those of the pictures that show paper with the text recognised on them, and which they are."""
    from undoc_cli.read.ink import papers  # noqa: PLC0415  # loading what draws pages may fail as drawing may

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
