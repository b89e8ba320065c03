"""What a person said about reading, as the plan of a batch."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from undoc_cli.batch.inputs import whole
from undoc_cli.batch.results import Limits, Plan
from undoc_cli.cli.options import ReadingOptions
from undoc_cli.errors import InputLimitError, RegisterError, reason
from undoc_cli.options import ParseOptions
from undoc_cli.write.plain import file_name

if TYPE_CHECKING:
    from undoc_cli.rules.register import Entry


def plan_of(
    said: ReadingOptions,
    *,
    strict: bool = False,
    indented: bool = False,
    tell_doubts: bool = False,
    picture: int | None = None,
) -> Plan:
    """Return how the documents of a batch are read and written; raises RegisterError."""
    options = ParseOptions(
        password=said.password and file_name(said.password),  # what is no UTF-8 is not the right one
        reader=said.reader,
        strict=strict,
        register=_facts(said.register_file) if said.register_file else (),
        ocr=said.ocr,
        ocr_languages=said.ocr_languages,
        ocr_cache=_cache(),
    )
    limits = Limits(
        seconds=said.timeout,
        memory=said.max_memory,
        pages=said.max_pages,
        output=said.max_output,
        ocr_pages=said.max_ocr_pages,
    )
    return Plan(options, limits, indented=indented, tell_doubts=tell_doubts, picture=picture)


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
