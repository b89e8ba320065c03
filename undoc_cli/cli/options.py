"""The options that say how to read: the same for every command that reads PDFs."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import click

from undoc_cli.batch.results import Limits

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

LIMITS = Limits()  # unless said otherwise
LONGEST = 366 * 24 * 60 * 60  # seconds; the timers of systems bear no more than some times that
LARGEST = 1 << 60  # bytes, likewise
UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


class Size(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.3
    """A number of bytes: 500M, 2G."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number of bytes."""
        if isinstance(value, int):
            return value
        text = str(value).strip().upper().removesuffix("B")
        unit = UNITS.get(text[-1:], 1)
        digits = text if unit == 1 else text[:-1].strip()
        if not digits.isdecimal() or not 0 < int(digits) * unit <= LARGEST:
            self.fail(f"{value!r} is no size such as 500M or 2G", param, ctx)
        return int(digits) * unit


class Seconds(click.ParamType):  # type: ignore[type-arg]
    """A time: 0.5, 60."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number of seconds."""
        try:
            seconds = float(value)
        except ValueError:
            seconds = 0.0
        if not 0 < seconds <= LONGEST:  # nor what is not a number
            self.fail(f"{value!r} is no number of seconds above 0 and up to {LONGEST}", param, ctx)
        return seconds


def completed_as_file(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Have the shell complete a name that may be that of a file."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  # only when asked

    return [CompletionItem(begun, type="file")]


class ReadingOptions(NamedTuple):
    """How to read, as the person said it."""

    password: str | None = None
    reader: Literal["auto", "pdfium", "pdfplumber"] = "auto"
    register_file: Path | None = None
    ocr: Literal["auto", "never", "force"] = "auto"
    max_ocr_pages: int = LIMITS.ocr_pages
    ocr_languages: tuple[str, ...] = ()
    timeout: float = LIMITS.seconds
    max_memory: int = LIMITS.memory
    max_pages: int = LIMITS.pages
    max_output: int = LIMITS.output


def _shown(size: int) -> str:
    return f"{size // UNITS['M']}M"


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=_cores,
    show_default="the processor's cores",
    metavar="N",
    help="How many documents are read at a time; the output is the same for any N.",
)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options for reading; it receives them together as `reading`."""

    @click.option("--password", metavar="TEXT", help="The password of encrypted PDFs.")
    @click.option(
        "--reader",
        type=click.Choice(["auto", "pdfium", "pdfplumber"]),
        default="auto",
        show_default=True,
        help="Which library reads the PDF: both give the same, pdfium many times faster; auto takes pdfplumber where"
        " pdfium cannot read.",
    )
    @click.option(
        "--register-file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        envvar="UNDOC_REGISTER",
        show_envvar=True,
        help="Agenda facts added to the packaged register, as `undoc agenda --register` writes them.",
    )
    @click.option(
        "--ocr",
        type=click.Choice(["auto", "never", "force"]),
        default="auto",
        show_default=True,
        help="Recognise the text of PDFs that have none and of scanned pages among others (auto), of no PDF, or of all"
        " pages, whatever text they have (force).",
    )
    @click.option(
        "--max-ocr-pages",
        type=click.IntRange(min=0),
        default=LIMITS.ocr_pages,
        show_default=True,
        metavar="N",
        help="Of a PDF that has text, recognise no more than the first N scanned pages.",
    )
    @click.option(
        "--ocr-language",
        "ocr_languages",
        type=click.Choice(["ar", "en", "es", "fr", "ru", "zh"]),
        multiple=True,
        help="A language of the scans, beside English; may be given several times.",
    )
    @click.option(
        "--timeout",
        type=Seconds(),
        default=LIMITS.seconds,
        show_default=True,
        metavar="SECONDS",
        help="Give a document up that takes longer (not counted: the recognition of scans, which has its own limit).",
    )
    @click.option(
        "--max-memory",
        type=Size(),
        default=LIMITS.memory,
        show_default=_shown(LIMITS.memory),
        metavar="SIZE",
        help="Give a document up that needs more memory (on Linux).",
    )
    @click.option(
        "--max-pages",
        type=click.IntRange(min=1),
        default=LIMITS.pages,
        show_default=True,
        metavar="N",
        help="Refuse documents of more pages.",
    )
    @click.option(
        "--max-output",
        type=Size(),
        default=LIMITS.output,
        show_default=_shown(LIMITS.output),
        metavar="SIZE",
        help="Give a document up whose JSON is larger.",
    )
    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        reading = ReadingOptions(**{name: kwargs.pop(name) for name in ReadingOptions._fields})
        return command(*args, reading=reading, **kwargs)

    return wrapped


def _store_option(text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option that names the store; a command receives its path, or None, as `store`."""
    return click.option(
        "--db",
        "store",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        envvar="UNDOC_DB",
        show_envvar=True,
        help=text,
    )


store_option = _store_option("The store to ask: an SQLite database that `undoc ingest --db` wrote.")
new_store_option = _store_option(
    "Keep the documents in this store, an SQLite database; what it has already is not read again."
)


def the_store(store: Path | None) -> Path:
    """Return the path of the store, which has to be named."""
    if store is None:
        raise click.UsageError("name the store with --db FILE or UNDOC_DB")
    return store
