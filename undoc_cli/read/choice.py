"""Which reader reads: PDFium, and pdfplumber where it reads better.  Each is loaded when it is first needed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Protocol, Self

from undoc_cli.page import Page

if TYPE_CHECKING:
    from undoc_cli.read.pdfplumber_reader import PdfplumberReader

ReaderName = Literal["pdfium", "pdfplumber"]


class Reader(Protocol):
    """An open PDF: a context manager that yields its pages once."""

    name: str
    page_count: int

    def __enter__(self) -> Self:
        """Return itself."""

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""

    def pages(self) -> Iterator[Page]:
        """Yield the pages in order; raises DamagedError where one cannot be read."""


def open_with(name: ReaderName, data: bytes, password: str | None = None) -> Reader:
    """Open the bytes of a PDF with a reader; raises EncryptedError, DamagedError or NoPagesError."""
    if name == "pdfplumber":
        return open_for_pictures(data, password)
    from undoc_cli.read.pdfium_reader import PdfiumReader  # noqa: PLC0415

    return PdfiumReader(data, password)


def open_for_pictures(data: bytes, password: str | None = None) -> "PdfplumberReader":
    """Open the bytes of a PDF with the reader that can draw its pages."""
    from undoc_cli.read.pdfplumber_reader import PdfplumberReader  # noqa: PLC0415  # a quarter of a second

    return PdfplumberReader(data, password)
