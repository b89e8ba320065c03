"""An input of a batch: a file, a stream, or what was wrong with its name; its bytes, and the place of its output."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from undoc_cli.errors import InputLimitError, MissingFileError, SameTargetError, UndocError, reason

STANDARD_INPUT = "-"  # its name
CHUNK = 65536  # bytes that are read at once
LARGEST = 256 << 20  # bytes of what is no file; the largest documents of the United Nations have a tenth
MAX_PART = 200  # bytes of a name in a folder of outputs; most file systems bear 255
ARCHIVES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".zip")


class Input(Struct, frozen=True):
    """One input: a file, a stream that is opened when it is its turn, or what was wrong with the name."""

    name: str  # as given; what of it is no UTF-8 is replaced
    target: str = ""  # the path of its output below the folder of all, without an ending
    path: Path | None = None
    stream: Callable[[], BinaryIO] | None = None
    problem: UndocError | None = None

    def is_file(self) -> bool:
        """Whether it can be read again from its path, by another process."""
        try:
            return self.path is not None and not self.problem and stat.S_ISREG(self.path.stat().st_mode)
        except OSError:
            return True  # whoever reads it says what is wrong

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Open it to read bytes; raises InputError, then and while it is read."""
        if self.problem:
            raise self.problem
        try:
            if self.stream:
                yield self.stream()
            else:
                assert self.path is not None
                with self.path.open("rb") as stream:
                    yield stream
        except OSError as error:
            raise unreadable(error) from error

    def size(self) -> int:
        """Return how many bytes a file has, 0 where that is not known."""
        try:
            return self.path.stat().st_size if self.path else 0
        except OSError:
            return 0

    def data(self) -> bytes:
        """Return all of its bytes; raises InputError, InputLimitError."""
        with self.opened() as stream:
            return whole(stream)


def ending_of(name: str) -> str | None:
    """Return the ending by which a file is an archive."""
    found = [ending for ending in ARCHIVES if name.lower().endswith(ending)]
    return max(found, key=len, default=None)


def apart(inputs: Iterable[Input], folder: Path) -> Iterator[Input]:
    """Yield inputs whose outputs can stand beside each other in a folder.

    One whose place is taken becomes an error; a file that is given again has its output, and is passed over.
    """
    taken: dict[int, int] = {}  # hashes of 64 bits take a tenth of the room of names, and do not meet by chance
    for given in inputs:
        entry = replace(given, target="/".join(map(_short, given.target.split("/"))))
        place = hash(os.path.normcase(entry.target))
        file = hash(os.path.abspath(entry.path)) if entry.path else 0  # noqa: PTH100  # "./letter.pdf" is "letter.pdf"
        if file and taken.get(place) == file:
            continue
        if place in taken and not entry.problem:
            problem = SameTargetError(f"{folder / entry.target}.json is the output of an earlier input too")
            entry = replace(entry, problem=problem)
        taken.setdefault(place, file)
        yield entry


def _short(part: str) -> str:
    """Return a part of a path in UTF-8 that is no longer than file systems bear with an ending."""
    part = os.fsencode(part).decode("utf-8", "backslashreplace").replace("\0", "\N{REPLACEMENT CHARACTER}")
    raw = part.encode()
    if len(raw) <= MAX_PART:
        return part
    return f"{raw[: MAX_PART // 2].decode('utf-8', 'ignore')}-{hashlib.sha256(raw).hexdigest()[:16]}"


def unreadable(error: Exception) -> MissingFileError:
    """Return the error for a file that the system does not give."""
    why = reason(error) if isinstance(error, OSError) else str(error)
    return MissingFileError(f"cannot be read ({why})")


def whole(stream: BinaryIO) -> bytes:
    """Return what is left in a stream; raises InputLimitError, for it may have no end."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputLimitError(f"it has more than {LARGEST} bytes")
    return data


def digest(stream: BinaryIO) -> str:
    """Return the SHA-256 of what is left in a stream."""
    found = hashlib.sha256()
    for chunk in iter(partial(stream.read, CHUNK), b""):
        found.update(chunk)
    return found.hexdigest()
