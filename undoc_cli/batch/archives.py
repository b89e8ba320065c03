"""PDFs in tar and zip archives, read one after the other; nothing is unpacked to disk.

An archive may come through a pipe; a zip archive is then copied first, because its list of files stands at its end.

A name in an archive is a name, not a path: it cannot climb out of the folder of outputs.  Archives may be made to
explode, so there are bounds on a member, on their number, and on all that an archive unpacks to.
"""

import bz2
import errno
import gzip
import lzma
import os
import shutil
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO, NamedTuple

from undoc_cli.batch.inputs import CHUNK, ending_of
from undoc_cli.errors import ArchiveError, EmptyFileError, InputLimitError, NotAPdfError, UndocError, reason

MAX_MEMBER = 256 << 20  # bytes; the largest documents of the United Nations have a tenth
MAX_MEMBERS = 100_000
# What an archive may unpack to: PDFs are compressed already, 100 times its size is no archive of them.
MAX_RATIO = 100
ALWAYS_ALLOWED = 1 << 30  # bytes
STEP = 1 << 20  # bytes that are passed over at once
HEAD = 1024  # bytes within which a PDF begins
PDF_MARK = b"%PDF-"


class _Counted:
    """A stream that is read forward only, such as a pipe, and the bytes that it has given."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Read so many bytes, fewer only at the end."""
        data = self._stream.read(size)
        self.count += len(data)
        return data

    def tell(self) -> int:
        """Return where it is."""
        return self.count

    def seekable(self) -> bool:
        """Whether it can go to a place: if that is further on."""
        return True

    def seek(self, place: int) -> int:
        """Go to a place further on."""
        while self.count < place and self.read(min(CHUNK, place - self.count)):
            pass
        if self.count > place:
            raise OSError(errno.ESPIPE, "its parts do not follow each other")
        return self.count


def _bare(stream: IO[bytes]) -> IO[bytes]:
    return stream


def _zstandard(stream: IO[bytes]) -> IO[bytes]:
    bare: IO[bytes] = import_module("compression.zstd").open(stream, "rb")  # in Python 3.14
    return bare


# Their endings stand in `inputs.ARCHIVES`.
TARS: dict[str, Callable[[Any], Any]] = {
    ".tar": _bare,
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


def members(source: Path | BinaryIO, ending: str) -> Iterator[Member]:
    """Yield the PDFs of an archive, a file or a stream of bytes, in its order; raises ArchiveError, also after some."""
    with _told(), ExitStack() as stack:
        stream = stack.enter_context(source.open("rb")) if isinstance(source, Path) else source
        if ending == ".zip" and stream is source:  # what it holds stands at its end
            stream = stack.enter_context(TemporaryFile())
            shutil.copyfileobj(source, stream)
        for count, member in enumerate(_zipped(stream) if ending == ".zip" else _tarred(stream, TARS[ending])):
            if count >= MAX_MEMBERS:
                raise ArchiveError(f"the archive has more than {MAX_MEMBERS} files")
            if member:
                yield member


def _tarred(packed: IO[bytes], opened: Callable[[Any], Any]) -> Iterator[Member | None]:
    counted = _Counted(packed)
    bounded: Any = _Bounded(opened(counted), counted)
    with tarfile.open(fileobj=bounded, mode="r:") as tar:
        while info := tar.next():
            tar.members = []  # type: ignore[attr-defined]  # else it keeps them all
            yield _member(info.name, info.size, partial(tar.extractfile, info)) if info.isreg() else None


def _zipped(packed: IO[bytes]) -> Iterator[Member | None]:
    limit = max(ALWAYS_ALLOWED, MAX_RATIO * packed.seek(0, os.SEEK_END))
    with zipfile.ZipFile(packed) as archive:
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
    """What tarfile reads from: no more than a member at once, and no more than its archive may unpack to."""

    def __init__(self, stream: BinaryIO, packed: _Counted) -> None:
        self._stream = stream
        self._packed = packed
        self.tell = stream.tell

    def read(self, size: int) -> bytes:
        """Read so many bytes."""
        if size > MAX_MEMBER:
            raise ArchiveError(f"a header of the archive says it has {size} bytes")
        data = self._stream.read(size)
        self._check()
        return data

    def seek(self, place: int) -> int:
        """Go to a place, in steps: only what was read of the archive tells how much it may unpack to."""
        at = self.tell()
        while at < place:
            self._stream.seek(min(at + STEP, place))
            self._check()
            before, at = at, self.tell()
            if at == before:
                return at  # the end
        return self._stream.seek(place)

    def _check(self) -> None:
        limit = max(ALWAYS_ALLOWED, MAX_RATIO * self._packed.count)
        if self.tell() > limit:
            raise ArchiveError(f"the archive unpacks to more than {limit} bytes")


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the libraries raise into one error."""
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"the archive cannot be read ({reason(error)})") from error
    except FAULTS as error:
        raise ArchiveError(f"the archive cannot be read ({str(error) or type(error).__name__})") from error
