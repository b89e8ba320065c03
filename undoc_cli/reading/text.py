"""The text of a PDF: that which a reader reads, and where a page is a picture, what is recognised there."""

from threading import Lock

from undoc_cli.layout.furniture import has_text, is_layer, picture_of
from undoc_cli.options import ParseOptions
from undoc_cli.page import PageParts
from undoc_cli.reading.pages import Pages, Waits, bare_pages
from undoc_cli.reading.readers import read_pages

LARGEST = 1700.0  # points: of a page that is longer, as no letter is, no picture is drawn
TURN = Lock()  # to read: PDFium is not thread-safe, and two threads in it get each other's letters and places


def read_text(data: bytes, options: ParseOptions, waits: Waits | None) -> Pages:
    """Return what a reader reads, and where a page is a picture, what is recognised there.

    Raises InputError (or one of its kinds) when the PDF cannot be read.
    """
    with TURN:
        read = read_pages(data, options.reader, options.password, options.max_pages)
        if options.ocr == "force" or not any(map(has_text, read.pages)):
            from undoc_cli.reading.scans import read_scan  # noqa: PLC0415  # what draws and recognises: for scans only

            read = read_scan(data, len(read.pages), options, waits)
        else:
            read = _with_recognised(data, read, options, waits)
    without = {number for bare in read.bare for number in bare.pages}
    over = {page.number for page in read.pages if is_layer(page)}
    return read._replace(recognised=read.recognised | over - without)


def _with_recognised(data: bytes, read: Pages, options: ParseOptions, waits: Waits | None) -> Pages:
    """Return what was read of a document that has text, with what the pictures of its pages say."""
    layers = [page for page in read.pages if is_layer(page) and max(page.width, page.height) < LARGEST]
    if layers and not any(map(_tells_faces, layers)):
        from undoc_cli.reading.looking import with_layers  # noqa: PLC0415  # for scans only

        read = with_layers(data, read, layers, options, waits)
    pictures = list(filter(picture_of, read.pages))
    if pictures and options.ocr == "never":
        return read._replace(bare=bare_pages(pictures))
    if pictures:
        from undoc_cli.reading.pictures import with_pictures  # noqa: PLC0415  # for scans only

        read = with_pictures(data, read, pictures, options, waits)
    return read


def _tells_faces(page: PageParts) -> bool:
    """Whether the fonts of a page say what is bold or slanted: then it needs no look, be the picture a background."""
    return any(span.font.bold or span.font.italic for line in page.lines() for span in line.spans)
