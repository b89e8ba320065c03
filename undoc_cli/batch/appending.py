"""Files that bytes are only added to, by one run at a time where it matters."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from undoc_cli.errors import OutputError, reason

if sys.platform != "win32":
    import fcntl


def append(file: int, data: bytes) -> None:
    """Write all of the bytes, or raise OSError."""
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]


@contextmanager
def written(path: Path) -> Iterator[None]:
    """Turn an error of the system into one of the output."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: the file cannot be written ({reason(error)})") from error


def lock(file: FileIO, path: Path) -> None:
    """Keep other runs out for as long as this process lives; its workers do not inherit that.

    Raises OutputError, and closes the file, where another run is.
    """
    if sys.platform != "win32":
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            is_ours = os.path.samestat(path.stat(), os.fstat(file.fileno()))  # else a run has just ended
        except OSError:
            is_ours = False
        if not is_ours:
            file.close()
            raise OutputError(f"{path}: another run writes there", "wait until it has ended")
