"""The engine as the commands call it, loaded when the first document is read."""

import logging
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from undoc_cli.cli.options import Reading
from undoc_cli.errors import RegisterError, reason

if TYPE_CHECKING:
    from undoc_cli.model import Document
    from undoc_cli.pipeline import ParseOptions
    from undoc_cli.rules.register import Entry

PICTURE_RESOLUTION = 144  # dots per inch: a page of Letter is 1224 x 1584


def read_bytes(data: bytes, name: str, reading: Reading, *, strict: bool = False) -> "Document":
    """Return what a PDF says; raises UndocError."""
    from undoc_cli.pipeline import parse_bytes  # noqa: PLC0415  # a quarter of a second

    # What a library logs is no message for a person: without a handler Python would print it.
    if not logging.root.handlers:
        logging.root.addHandler(logging.NullHandler())
    return parse_bytes(data, name, _options(reading, strict=strict))


def draw_page(data: bytes, document: "Document", number: int, reading: Reading) -> bytes:
    """Return a page of a PDF as PNG, with what the document has from it; raises UndocError."""
    from undoc_cli.pipeline import page_picture  # noqa: PLC0415
    from undoc_cli.write.picture import picture  # noqa: PLC0415

    return picture(document, number, page_picture(data, number, PICTURE_RESOLUTION, _options(reading)))


def _options(reading: Reading, *, strict: bool = False) -> "ParseOptions":
    from undoc_cli.pipeline import ParseOptions  # noqa: PLC0415

    facts = _facts(reading.register_file) if reading.register_file else ()
    return ParseOptions(
        password=reading.password,
        reader=reading.reader,
        strict=strict,
        register=facts,
        ocr=reading.ocr,
        ocr_languages=reading.ocr_languages,
        ocr_cache=_cache(),
    )


def _cache() -> Path:
    stated = os.environ.get("UNDOC_CACHE")
    return Path(stated) if stated else user_cache_path("undoc", appauthor=False)


@cache
def _facts(path: Path) -> "tuple[Entry, ...]":
    from undoc_cli.rules.register import parse_register  # noqa: PLC0415

    try:
        return tuple(parse_register(path.read_bytes()))
    except OSError as error:
        raise RegisterError(f"{path} cannot be read ({reason(error)})") from error
    except ValueError as error:
        raise RegisterError(f"{path}: {error}") from error
