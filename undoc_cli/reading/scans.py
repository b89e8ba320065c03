"""PDFs of pages that are pictures only: their text is recognised."""

from undoc_cli.errors import NoTextError, OcrMissingError
from undoc_cli.layout.furniture import has_text, picture_of
from undoc_cli.options import ParseOptions
from undoc_cli.read.choice import ReaderName
from undoc_cli.read.recognise import recognise, seconds_for
from undoc_cli.reading.looking import looked_at
from undoc_cli.reading.pages import Pages, Waits, bare_pages, read_with

NO_TEXT = "the PDF has no text on any page"


def read_scan(data: bytes, count: int, options: ParseOptions, waits: Waits | None) -> Pages:
    """Return what is recognised on so many pages."""
    if waits:
        waits(seconds_for(count))
    recognised = recognised_text(data, count, options)
    read = read_with(reader_of_scans(options), recognised, None, None)
    read = read._replace(pages=looked_at(read.pages, recognised, options, range(1, count + 1), read.first))
    if not any(map(has_text, read.pages)):
        raise NoTextError(f"{NO_TEXT}, and none was recognised", "look whether the pages are blank")
    return read._replace(bare=bare_pages(list(filter(picture_of, read.pages))))


def recognised_text(data: bytes, count: int, options: ParseOptions) -> bytes:
    """Return the PDF with the text that its pages show."""
    if options.ocr == "never":
        raise NoTextError(NO_TEXT)
    try:
        return recognise(data, count, options.ocr_languages, options.password, options.ocr_cache)
    except OcrMissingError as error:
        if options.ocr == "force":
            raise
        raise NoTextError(f"{NO_TEXT}, and {error}", error.hint) from error


def reader_of_scans(options: ParseOptions) -> ReaderName:
    """Return the reader of what was recognised, pdfplumber where it may be chosen."""
    # PDFium does not know letters without a shape, such as the apostrophes that Tesseract writes.
    return "pdfplumber" if options.reader == "auto" else options.reader
