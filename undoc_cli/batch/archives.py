"""PDFs in tar and zip archives, read one after the other; nothing is unpacked to disk.

An archive may come through a pipe, or stand within another; a zip archive is then copied first, because its list of
files stands at its end.

A name in an archive is a name, not a path: it cannot climb out of the folder of outputs.  Archives may be made to
explode, so there are bounds on a member, on their number, and on all that an archive unpacks to; an archive within it
counts as what it unpacks to, and so does all that stands in that one.
"""

import bz2
import errno
import gzip
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import import_module
from io import BufferedReader, BytesIO, RawIOBase
from lzma import LZMADecompressor, LZMAError
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, BinaryIO, NamedTuple

from undoc_cli.batch.inputs import CHUNK, LARGEST, PDF_MARK, ending_of
from undoc_cli.errors import ArchiveError, EmptyFileError, InputLimitError, NotAPdfError, UndocError, reason

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_MEMBER = LARGEST  # bytes
MAX_MEMBERS = 100_000
MAX_DEPTH = 4  # archives that one stands in
# What an archive may unpack to: PDFs are compressed already, 100 times its size is no archive of them.
MAX_RATIO = 100
ALWAYS_ALLOWED = 1 << 30  # bytes
# What is read at once to know the files: the header of one in a tar archive, all of a zip archive (a file has 100 to
# 200 bytes there, and takes four times that in memory).
MAX_HEADER = 1 << 20  # bytes
MAX_LIST = 32 << 20  # bytes
XZ_MEMORY = 256 << 20  # bytes; `xz -9` takes 65 MB
MAX_COPY = 4 << 30  # bytes of a zip archive that comes through a pipe, or in another: it is copied to the disk
STEP = 1 << 20  # bytes that are passed over at once
HEAD = 1024  # bytes within which a PDF begins


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


class _Xz(RawIOBase):
    """What is packed in a stream by xz; `lzma.open` has no bound on memory, which the stream itself asks for."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._decoder = LZMADecompressor(memlimit=XZ_MEMORY)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, room: "WriteableBuffer") -> int:
        """Read what has room."""
        view = memoryview(room)
        data = b""
        while not data:
            packed = b""
            if self._decoder.eof:  # another may follow, behind zeros
                packed = self._decoder.unused_data.lstrip(b"\0")
                while not packed:
                    chunk = self._stream.read(CHUNK)
                    if not chunk:
                        return 0
                    packed = chunk.lstrip(b"\0")
                self._decoder = LZMADecompressor(memlimit=XZ_MEMORY)
            elif self._decoder.needs_input:
                packed = self._stream.read(CHUNK)
                if not packed:
                    raise EOFError("it ends too early")
            data = self._decoder.decompress(packed, len(view))
        view[: len(data)] = data
        return len(data)


def _xz(stream: IO[bytes]) -> _Counted:
    return _Counted(BufferedReader(_Xz(stream)))


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
    ".tar.xz": _xz,
    ".txz": _xz,
    ".tar.zst": _zstandard,
}
# What the libraries raise on damaged archives.
FAULTS = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    ValueError,
    RuntimeError,
    ArithmeticError,
    MemoryError,
    ImportError,
)


class Member(NamedTuple):
    """A PDF of an archive, or what is wrong with it."""

    name: str  # behind the names of the archives that it stands in
    place: str  # the same without the endings of those archives
    data: bytes | UndocError


class _OverLimitError(ArchiveError):
    """An archive is not to be read on, nor one that it stands in."""


class _Allowance:
    """How many files an archive may have, and what they may unpack to, with all archives within it."""

    def __init__(self, packed: Callable[[], int]) -> None:
        self._packed = packed  # the bytes of the archive, as far as it was read
        self._files = self._bytes = self._listed = 0

    def take_file(self) -> None:
        """Take one more file."""
        self._files += 1
        if self._files > MAX_MEMBERS:
            raise _OverLimitError(f"the archive has more than {MAX_MEMBERS} files")

    def take(self, size: int) -> None:
        """Take so many bytes more."""
        self._bytes += size
        limit = max(ALWAYS_ALLOWED, MAX_RATIO * self._packed())
        if self._bytes > limit:
            raise _OverLimitError(f"the archive unpacks to more than {limit} bytes")

    def take_list(self, size: int) -> None:
        """Take what is read at once of a zip archive to know its files."""
        self._listed += size
        if self._listed > MAX_LIST:
            raise _OverLimitError(f"the list of the archive's files has {self._listed} bytes, allowed are {MAX_LIST}")


class _File(NamedTuple):
    """A file in an archive."""

    name: str
    size: int
    opened: Callable[[], IO[bytes] | None]


def members(source: Path | BinaryIO, ending: str) -> Iterator[Member]:
    """Yield the PDFs of an archive, a file or a stream of bytes, in its order; raises ArchiveError, also after some."""
    with _told(), ExitStack() as stack:
        stream: IO[bytes] = stack.enter_context(source.open("rb")) if isinstance(source, Path) else source
        if ending == ".zip":
            if stream is source:
                stream = stack.enter_context(_copied(source))
            size = stream.seek(0, os.SEEK_END)
            yield from _members(stream, ending, _Allowance(lambda: size), within=1)
        else:
            counted: Any = _Counted(stream)
            yield from _members(counted, ending, _Allowance(counted.tell), within=1)


def _members(stream: IO[bytes], ending: str, allowance: _Allowance, within: int) -> Iterator[Member]:
    """Yield the PDFs of an archive, which stand within so many."""
    files = _zipped(stream, allowance) if ending == ".zip" else _tarred(stream, TARS[ending], allowance)
    for file in files:
        allowance.take_file()
        if file is None or file.name.replace("\\", "/").rpartition("/")[2].startswith("."):
            continue  # a folder or a link; hidden, or what a Mac keeps beside a file
        inner = ending_of(file.name)
        if inner:
            yield from _archived(file, inner, allowance, within)
        elif file.name.lower().endswith(".pdf"):
            yield Member(file.name, file.name, _data(file))


def _archived(file: _File, ending: str, allowance: _Allowance, within: int) -> Iterator[Member]:
    """Yield the PDFs of an archive that stands within so many; one that cannot be read does not stop those."""
    place = file.name[: -len(ending)]
    try:
        if within == MAX_DEPTH:
            raise ArchiveError(f"an archive within {within} archives is not opened", "unpack it first")
        with _told(), ExitStack() as stack:
            stream = stack.enter_context(file.opened() or BytesIO())
            if ending == ".zip":
                stream = stack.enter_context(_copied(stream))
            for name, below, data in _members(stream, ending, allowance, within + 1):
                yield Member(f"{file.name}/{name}", f"{place}/{below}", data)
    except _OverLimitError:
        raise
    except UndocError as error:
        yield Member(file.name, place, error)


def _tarred(packed: IO[bytes], opened: Callable[[Any], Any], allowance: _Allowance) -> Iterator[_File | None]:
    bounded: Any = _Bounded(opened(_Counted(packed)), allowance)
    with tarfile.open(fileobj=bounded, mode="r:") as tar:
        while info := tar.next():
            tar.members = []  # type: ignore[attr-defined]  # else it keeps them all
            bounded.most = MAX_MEMBER
            yield _File(info.name, info.size, partial(tar.extractfile, info)) if info.isreg() else None
            bounded.most = MAX_HEADER


def _zipped(packed: IO[bytes], allowance: _Allowance) -> Iterator[_File | None]:
    listed: Any = _Listed(packed, allowance)
    with zipfile.ZipFile(listed) as archive:
        listed.is_known = True
        for info in archive.infolist():
            allowance.take(info.file_size)
            is_file = not info.is_dir() and stat.S_IFMT(info.external_attr >> 16) in (0, stat.S_IFREG)
            yield _File(info.filename, info.file_size, partial(archive.open, info)) if is_file else None


def _data(file: _File) -> bytes | UndocError:
    """Return the bytes of a PDF, or what is wrong with it."""
    if file.size > MAX_MEMBER:
        return InputLimitError(f"the file has {file.size} bytes, allowed are {MAX_MEMBER}")
    try:
        with _told(), file.opened() or BytesIO() as stream:
            head = stream.read(HEAD)
            if PDF_MARK not in head:
                return NotAPdfError("the file is not a PDF") if head else EmptyFileError("the file is empty")
            return head + stream.read(MAX_MEMBER)
    except _OverLimitError:
        raise
    except UndocError as error:
        return error


@contextmanager
def _copied(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """Give a file in which one can go to any place."""
    with TemporaryFile() as copy:
        while chunk := stream.read(CHUNK):
            copy.write(chunk)
            if copy.tell() > MAX_COPY:
                raise ArchiveError(f"a zip archive of more than {MAX_COPY} bytes that is no file of its own")
        yield copy


class _Bounded:
    """What tarfile reads from: no more at once than `most`, and no more than its archive may unpack to."""

    def __init__(self, stream: BinaryIO, allowance: _Allowance) -> None:
        self._stream = stream
        self._allowance = allowance
        self._taken = 0
        self.most = MAX_HEADER
        self.tell = stream.tell

    def read(self, size: int) -> bytes:
        """Read so many bytes."""
        if size > self.most:
            raise ArchiveError(f"a header of the archive says it has {size} bytes")
        data = self._stream.read(size)
        self._take()
        return data

    def seek(self, place: int) -> int:
        """Go to a place, in steps: only what was read of the archive tells how much it may unpack to."""
        at = self.tell()
        while at < place:
            self._stream.seek(min(at + STEP, place))
            self._take()
            before, at = at, self.tell()
            if at == before:
                return at  # the end
        return self._stream.seek(place)

    def _take(self) -> None:
        at = self.tell()
        self._allowance.take(at - self._taken)
        self._taken = at


class _Listed:
    """What zipfile reads from: first the list of files, no more of it than is allowed."""

    def __init__(self, stream: IO[bytes], allowance: _Allowance) -> None:
        self._stream = stream
        self._allowance = allowance
        self.is_known = False
        self.tell, self.seek, self.seekable = stream.tell, stream.seek, stream.seekable

    def read(self, size: int = -1) -> bytes:
        """Read so many bytes."""
        if not self.is_known:
            self._allowance.take_list(max(size, 0))
        return self._stream.read(size)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the libraries raise into one error."""
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"the archive cannot be read ({reason(error)})") from error
    except FAULTS as error:
        raise ArchiveError(f"the archive cannot be read ({str(error) or type(error).__name__})") from error
