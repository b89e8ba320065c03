"""Pages whose text lies over a picture of them, looked at again: what is bold there, and what the symbol is."""

from collections.abc import Sequence

from undoc_cli.geometry import Box
from undoc_cli.layout import scans
from undoc_cli.options import ParseOptions
from undoc_cli.page import PageParts
from undoc_cli.read.recognise import SECONDS_A_LINE, recognise_line
from undoc_cli.reading.pages import Pages, Waits
from undoc_cli.rules.furniture import JOB_CHARACTERS, is_job_number
from undoc_cli.rules.symbols import CHARACTERS as SYMBOL_CHARACTERS
from undoc_cli.rules.symbols import split_joint

SECONDS_FOR_LINES = 2 * SECONDS_A_LINE  # a symbol and a job number
SECONDS_TO_LOOK = 2.0  # at a page at the most; it takes a tenth of that on a slow machine


def with_layers(
    data: bytes, read: Pages, layers: Sequence[PageParts], options: ParseOptions, waits: Waits | None
) -> Pages:
    """Return what was read, those pages looked at whose text someone has recognised: no such text says what is bold."""
    if waits:
        waits(SECONDS_TO_LOOK * len(layers) + (0 if options.ocr == "never" else SECONDS_FOR_LINES))
    places = [page.number for page in layers]
    try:
        pages = looked_at(layers, data, options, places, read.first, options.password)
    except Exception:  # noqa: BLE001  # whatever a library makes of a picture: the text was read
        return read
    seen = {page.number: page for page in pages}
    return read._replace(pages=[seen.get(page.number, page) for page in read.pages])


def looked_at(
    pages: Sequence[PageParts],
    data: bytes,
    options: ParseOptions,
    places: Sequence[int],
    first: int = 1,
    password: str | None = None,
) -> list[PageParts]:
    """Return pages, which have these numbers in a PDF, with what their pictures say beyond the text.

    That is what is bold, and on the `first` page of the document the symbol.
    """
    from undoc_cli.read.ink import strokes  # noqa: PLC0415  # loading what draws pages may fail as drawing may

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


def _with_symbol(first: PageParts, data: bytes, place: int, options: ParseOptions, password: str | None) -> PageParts:
    """Return the first page of a document with symbol and job number looked at again, its pictures set apart."""
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
