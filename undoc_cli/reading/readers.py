"""Which reader reads: PDFium, and pdfplumber where it knows better."""

from typing import Literal

from undoc_cli.errors import EncryptedError, InputError, NoPagesError, PageLimitError
from undoc_cli.layout.furniture import is_layer
from undoc_cli.reading.pages import Pages, read_with

# Of the characters: so many that PDFium does not know make pdfplumber worth asking; of scans a single one.
UNREADABLE = 0.01


def read_pages(
    data: bytes,
    choice: Literal["auto", "pdfium", "pdfplumber"],
    password: str | None = None,
    max_pages: int | None = None,
) -> Pages:
    """Return what the chosen reader reads; `auto`: what PDFium does, or pdfplumber where it knows better."""
    if choice != "auto":
        return read_with(choice, data, password, max_pages)
    first: Pages | InputError
    try:
        first = read_with("pdfium", data, password, max_pages)
    except (EncryptedError, NoPagesError, PageLimitError):
        raise  # no other reader would say anything else
    except InputError as error:
        first = error
    if isinstance(first, Pages):
        scanned = 2 * sum(map(is_layer, first.pages)) > len(first.pages)
        if first.unknown <= (0 if scanned else UNREADABLE):
            return first
    try:
        second = read_with("pdfplumber", data, password, max_pages)
    except InputError:
        if isinstance(first, InputError):
            raise first from None
        return first
    if isinstance(first, InputError):
        return second._replace(instead=f"PDFium does not read the file: {first}")
    if second.unknown * 2 > first.unknown:
        return first
    return second._replace(instead=f"PDFium does not know {first.unknown:.2%} of the characters")
