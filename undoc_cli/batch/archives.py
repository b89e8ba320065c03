"""PDFs in tar and zip archives, read one after the other; nothing is unpacked to disk.

A name in an archive is a name, not a path: it cannot climb out of the folder of outputs.  Archives may be made to
explode, so there are bounds on a member, on their number, and on all that an archive unpacks to.
"""

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple

from undoc_cli.batch.inputs import ending_of
from undoc_cli.errors import ArchiveError, EmptyFileError, InputLimitError, NotAPdfError, UndocError, reason

MAX_MEMBER = 256 << 20  # bytes; the largest documents of the United Nations have a tenth
MAX_MEMBERS = 100_000
# What an archive may unpack to: PDFs are compressed already, 100 times its size is no archive of them.
MAX_RATIO = 100
ALWAYS_ALLOWED = 1 << 30  # bytes
HEAD = 1024  # bytes within which a PDF begins
PDF_MARK = b"%PDF-"


def _opened(path: Path) -> IO[bytes]:
    return path.open("rb")


def _zstandard(path: Path) -> IO[bytes]:
    stream: IO[bytes] = import_module("compression.zstd").open(path, "rb")  # in Python 3.14
    return stream


# Their endings stand in `inputs.ARCHIVES`.
TARS: dict[str, Callable[[Path], Any]] = {
    ".tar": _opened,
    ".tar.gz": gzip.open,
    ".tgz": gzip.open,
    ".tar.bz2": bz2.open,
    ".tbz2": bz2.open,
    ".tar.xz": lzma.open,
    ".txz": lzma.open,
    ".tar.zst": _zstandard,
}
# What the libraries raise on damaged archives.
FAULTS = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    ValueError,
    RuntimeError,
    ArithmeticError,
    MemoryError,
    ImportError,
)


class Member(NamedTuple):
    """A PDF of an archive, or what is wrong with it."""

    name: str
    data: bytes | UndocError


def members(path: Path) -> Iterator[Member]:
    """Yield the PDFs of an archive in its order; raises ArchiveError, also after some."""
    ending = ending_of(path.name)
    assert ending is not None
    limit = max(ALWAYS_ALLOWED, MAX_RATIO * path.stat().st_size)
    found = _zipped(path, limit) if ending == ".zip" else _tarred(path, TARS[ending], limit)
    with _told():
        for count, member in enumerate(found):
            if count >= MAX_MEMBERS:
                raise ArchiveError(f"the archive has more than {MAX_MEMBERS} files")
            if member:
                yield member


def _tarred(path: Path, opened: Callable[[Path], Any], limit: int) -> Iterator[Member | None]:
    with opened(path) as stream:
        bounded: Any = _Bounded(stream, limit)
        with tarfile.open(fileobj=bounded, mode="r:") as tar:
            while info := tar.next():
                tar.members = []  # type: ignore[attr-defined]  # else it keeps them all
                yield _member(info.name, info.size, partial(tar.extractfile, info)) if info.isreg() else None


def _zipped(path: Path, limit: int) -> Iterator[Member | None]:
    with zipfile.ZipFile(path) as archive:
        total = 0
        for info in archive.infolist():
            total += info.file_size
            if total > limit:
                raise ArchiveError(f"the archive unpacks to more than {limit} bytes")
            is_file = not info.is_dir() and stat.S_IFMT(info.external_attr >> 16) in (0, stat.S_IFREG)
            yield _member(info.filename, info.file_size, partial(archive.open, info)) if is_file else None


def _member(name: str, size: int, opened: Callable[[], IO[bytes] | None]) -> Member | None:
    if name.replace("\\", "/").rpartition("/")[2].startswith("."):
        return None  # hidden, or what a Mac keeps beside a file
    if ending_of(name):
        return Member(name, ArchiveError("an archive within an archive is not opened", "unpack it first"))
    if not name.lower().endswith(".pdf"):
        return None
    if size > MAX_MEMBER:
        return Member(name, InputLimitError(f"the file has {size} bytes, allowed are {MAX_MEMBER}"))
    try:
        with _told():
            return Member(name, _pdf(opened))
    except UndocError as error:
        return Member(name, error)


def _pdf(opened: Callable[[], IO[bytes] | None]) -> bytes | UndocError:
    with opened() or BytesIO() as stream:
        head = stream.read(HEAD)
        if PDF_MARK not in head:
            return NotAPdfError("the file is not a PDF") if head else EmptyFileError("the file is empty")
        return head + stream.read(MAX_MEMBER)


class _Bounded:
    """What tarfile reads from: no further than `limit`, and no more than a member at once."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self.tell = stream.tell

    def read(self, size: int) -> bytes:
        """Read so many bytes."""
        if size > MAX_MEMBER:
            raise ArchiveError(f"a header of the archive says it has {size} bytes")
        return self._stream.read(size)

    def seek(self, place: int) -> int:
        """Go to a place."""
        if place > self._limit:
            raise ArchiveError(f"the archive unpacks to more than {self._limit} bytes")
        return self._stream.seek(place)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the libraries raise into one error."""
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"the archive cannot be read ({reason(error)})") from error
    except FAULTS as error:
        raise ArchiveError(f"the archive cannot be read ({str(error) or type(error).__name__})") from error
