"""The options that say how to read: the same for every command that reads PDFs."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Literal, NamedTuple

import click


class Reading(NamedTuple):
    """How to read, as the person said it."""

    password: str | None = None
    reader: Literal["auto", "pdfium", "pdfplumber"] = "auto"
    register_file: Path | None = None
    ocr: Literal["auto", "never", "force"] = "auto"
    ocr_languages: tuple[str, ...] = ()


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
        help="Recognise the text of PDFs that have none (auto), of no PDF, or of all, whatever text they have (force).",
    )
    @click.option(
        "--ocr-language",
        "ocr_languages",
        type=click.Choice(["ar", "en", "es", "fr", "ru", "zh"]),
        multiple=True,
        help="A language of the scans, beside English; may be given several times.",
    )
    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        reading = Reading(**{name: kwargs.pop(name) for name in Reading._fields})
        return command(*args, reading=reading, **kwargs)

    return wrapped
