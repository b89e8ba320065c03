"""The options that say how to read: the same for every command that reads PDFs."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click


class Reading(NamedTuple):
    """How to read, as the person said it."""

    password: str | None = None
    register_file: Path | None = None


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options for reading; it receives them together as `reading`."""

    @click.option("--password", metavar="TEXT", help="The password of encrypted PDFs.")
    @click.option(
        "--register-file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        envvar="UNDOC_REGISTER",
        show_envvar=True,
        help="Agenda facts added to the packaged register, as `undoc agenda --register` writes them.",
    )
    @wraps(command)
    def wrapped(*args: Any, password: str | None, register_file: Path | None, **kwargs: Any) -> Any:
        return command(*args, reading=Reading(password, register_file), **kwargs)

    return wrapped
