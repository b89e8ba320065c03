"""Standard output for data, standard error for everything else, standard input for documents."""

import os
import sys
from contextlib import suppress
from io import BufferedReader
from typing import BinaryIO

import click

from undoc_cli.errors import MissingFileError, OutputError, reason
from undoc_cli.write.plain import plain

LONGEST_LINE = 1000  # characters on standard error: a name may have many more


class ClosedPipeError(Exception):
    """Nobody reads standard output any more: undoc ends, and says nothing."""


def put(data: bytes) -> None:
    """Write to standard output, at once."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        abandon_output()
        if isinstance(error, BrokenPipeError):
            raise ClosedPipeError from error
        raise OutputError(f"standard output cannot be written ({reason(error)})") from error


def put_text(text: str) -> None:
    """Write text to standard output: as the terminal understands it, else as UTF-8."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8") if on_terminal() else "utf-8"
    put(text.encode(encoding, "replace"))


def abandon_output() -> None:
    """Send what is still held back for standard output nowhere: Python would try again when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        output = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, output)
        os.close(nowhere)


def say(message: str) -> None:
    """Write one line to standard error; where that is closed or full, what was to be done is done all the same."""
    text = plain(message)
    if len(text) > LONGEST_LINE:
        text = f"{text[: LONGEST_LINE // 2]} … {text[-LONGEST_LINE // 2 :]}"
    if sys.stderr is not None:
        with suppress(OSError):
            click.echo(f"undoc: {text}", err=True)


def trace(error: Exception) -> None:
    """Show where an error happened (`--debug`)."""
    sys.excepthook(type(error), error, error.__traceback__)


def on_terminal() -> bool:
    """Whether a person sees standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def piped_in() -> bool:
    """Whether standard input comes from a file or another program."""
    return sys.stdin is not None and not sys.stdin.isatty()


def has_input() -> bool:
    """Whether there is anything to read on standard input; waits until it is known."""
    return piped_in() and not (isinstance(sys.stdin.buffer, BufferedReader) and not sys.stdin.buffer.peek(1))


def standard_input() -> BinaryIO:
    """Return standard input as bytes."""
    if sys.stdin is None:
        raise MissingFileError("standard input is closed")
    return sys.stdin.buffer
