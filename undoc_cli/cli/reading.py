"""What a person said about reading, as the engine takes it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from undoc_cli.batch.inputs import whole
from undoc_cli.batch.results import Limits
from undoc_cli.cli.options import Reading
from undoc_cli.errors import InputLimitError, RegisterError, reason
from undoc_cli.options import ParseOptions
from undoc_cli.write.plain import file_name

if TYPE_CHECKING:
    from undoc_cli.rules.register import Entry


def parse_options(reading: Reading, *, strict: bool = False) -> ParseOptions:
    """Return the options of the engine; raises RegisterError."""
    return ParseOptions(
        password=reading.password and file_name(reading.password),  # what is no UTF-8 is not the right one
        reader=reading.reader,
        strict=strict,
        register=_facts(reading.register_file) if reading.register_file else (),
        ocr=reading.ocr,
        ocr_languages=reading.ocr_languages,
        ocr_cache=_cache(),
    )


def limits(reading: Reading) -> Limits:
    """Return the limits for each document."""
    return Limits(
        seconds=reading.timeout,
        memory=reading.max_memory,
        pages=reading.max_pages,
        output=reading.max_output,
        ocr_pages=reading.max_ocr_pages,
    )


def _cache() -> Path:
    stated = os.environ.get("UNDOC_CACHE")
    return Path(stated) if stated else user_cache_path("undoc", appauthor=False)


def _facts(path: Path) -> "tuple[Entry, ...]":
    from undoc_cli.rules.register import parse_register  # noqa: PLC0415

    try:
        with path.open("rb") as stream:
            return tuple(parse_register(whole(stream)))
    except OSError as error:
        raise RegisterError(f"{path} cannot be read ({reason(error)})") from error
    except (ValueError, InputLimitError) as error:
        raise RegisterError(f"{path}: {error}") from error
