"""How documents are read, as a caller says it."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from undoc_cli.rules.register import Entry


class ParseOptions(Struct, frozen=True):
    """How to read; equal options give equal output."""

    password: str | None = None
    reader: Literal["auto", "pdfium", "pdfplumber"] = "auto"  # both give the same; `auto`: PDFium where it can
    strict: bool = False
    register: "tuple[Entry, ...]" = ()  # agenda facts added to the packaged ones
    ocr: Literal["auto", "never", "force"] = "auto"  # whether the text of scans is recognised; `force`: of all pages
    ocr_languages: tuple[str, ...] = ()  # BCP 47 codes of the languages expected there, beside English
    max_pages: int | None = None  # a file of more pages is refused
    ocr_pages: int | None = None  # of a document that has text, no more scanned pages are recognised, the first of them
    ocr_cache: Path | None = None  # the folder where recognised PDFs are kept; none keeps none
