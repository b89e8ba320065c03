"""The engine as the commands call it, loaded when the first document is read."""

import logging
from typing import TYPE_CHECKING

from undoc_cli.cli.inputs import Input

if TYPE_CHECKING:
    from undoc_cli.model import Document

PICTURE_RESOLUTION = 144  # dots per inch: a page of Letter is 1224 x 1584


def read_document(entry: Input, password: str | None, *, strict: bool = False) -> "Document":
    """Return what the PDF of an input says; raises UndocError."""
    return read_bytes(entry.data(), entry.name, password, strict=strict)


def draw_page(data: bytes, document: "Document", number: int, password: str | None) -> bytes:
    """Return a page of a PDF as PNG, with what the document has from it; raises UndocError."""
    from undoc_cli.pipeline import ParseOptions, page_picture  # noqa: PLC0415
    from undoc_cli.write.picture import picture  # noqa: PLC0415

    page = page_picture(data, number, PICTURE_RESOLUTION, ParseOptions(password=password))
    return picture(document, number, page)


def read_bytes(data: bytes, name: str, password: str | None, *, strict: bool = False) -> "Document":
    """Return what a PDF says; raises UndocError."""
    from undoc_cli.pipeline import ParseOptions, parse_bytes  # noqa: PLC0415  # a quarter of a second

    # What a library logs is no message for a person: without a handler Python would print it.
    if not logging.root.handlers:
        logging.root.addHandler(logging.NullHandler())
    return parse_bytes(data, name, ParseOptions(password=password, strict=strict))
