"""Bytes into a file, all or nothing."""

import os
from pathlib import Path

from undoc_cli.errors import OutputError, reason


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raises OutputError when that is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: the folder cannot be made ({reason(error)})") from error


def write_file(target: Path, data: bytes) -> None:
    """Write beside the target, then move it there: no reader ever sees half a file.

    Raises OutputError; then the target is as it was, and nothing is left beside it.
    """
    beside = target.parent / f".undoc-{os.urandom(8).hex()}.tmp"
    try:
        try:
            with beside.open("xb") as stream:
                stream.write(data)
            beside.replace(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{target}: the file cannot be written ({reason(error)})") from error
