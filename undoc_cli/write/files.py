"""Bytes into a file, all or nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from undoc_cli.errors import OutputError, reason


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raises OutputError when that is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: the folder cannot be made ({reason(error)})") from error


def write_file(target: Path, data: bytes) -> None:
    """Write a file of these bytes: no reader ever sees half of it.

    Raises OutputError; then the target is as it was, and nothing is left beside it.
    """
    try:
        with written_whole(target) as stream:
            stream.write(data)
    except OSError as error:
        raise OutputError(f"{target}: the file cannot be written ({reason(error)})") from error


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write beside the target, and move it there when all went well; raises OSError."""
    beside = target.parent / f".undoc-{os.urandom(8).hex()}.tmp"
    try:
        with beside.open("xb") as stream:
            yield stream
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
