"""PDFs in tar and zip archives, read one after the other; nothing is unpacked to disk.

An archive may come through a pipe, or stand within another; a zip archive is then copied first, because its list of
files stands at its end.

A name in an archive is a name, not a path: it cannot climb out of the folder of outputs.  Archives may be made to
explode, so there are bounds on a member, on their number, and on all that an archive unpacks to; an archive within it
counts as what it unpacks to, and so does all that stands in that one.
"""

import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO, NamedTuple

from undoc_cli.batch.bounds import MAX_HEADER, Allowance, Bounded, Listed, OverLimitError
from undoc_cli.batch.inputs import CHUNK, LARGEST, ending_of
from undoc_cli.batch.unpacking import TARS, Counted
from undoc_cli.errors import ArchiveError, EmptyFileError, InputLimitError, NotAPdfError, UndocError, reason
from undoc_cli.read.first_bytes import PDF_HEAD, PDF_MARK

MAX_MEMBER = LARGEST  # bytes
MAX_DEPTH = 4  # archives that one stands in
MAX_COPY = 4 << 30  # bytes of a zip archive that comes through a pipe, or in another: it is copied to the disk
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
            yield from _members(stream, ending, Allowance(lambda: size), within=1)
        else:
            counted: Any = Counted(stream)
            yield from _members(counted, ending, Allowance(counted.tell), within=1)


def _members(stream: IO[bytes], ending: str, allowance: Allowance, within: int) -> Iterator[Member]:
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


def _archived(file: _File, ending: str, allowance: Allowance, within: int) -> Iterator[Member]:
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
    except OverLimitError:
        raise
    except UndocError as error:
        yield Member(file.name, place, error)


def _tarred(packed: IO[bytes], opened: Callable[[Any], Any], allowance: Allowance) -> Iterator[_File | None]:
    bounded: Any = Bounded(opened(Counted(packed)), allowance)
    with tarfile.open(fileobj=bounded, mode="r:") as tar:
        while info := tar.next():
            tar.members = []  # type: ignore[attr-defined]  # else it keeps them all
            bounded.most = MAX_MEMBER
            yield _File(info.name, info.size, partial(tar.extractfile, info)) if info.isreg() else None
            bounded.most = MAX_HEADER


def _zipped(packed: IO[bytes], allowance: Allowance) -> Iterator[_File | None]:
    listed: Any = Listed(packed, allowance)
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
            head = stream.read(PDF_HEAD)
            if PDF_MARK not in head:
                return NotAPdfError("the file is not a PDF") if head else EmptyFileError("the file is empty")
            return head + stream.read(MAX_MEMBER)
    except OverLimitError:
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


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the libraries raise into one error."""
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"the archive cannot be read ({reason(error)})") from error
    except FAULTS as error:
        raise ArchiveError(f"the archive cannot be read ({str(error) or type(error).__name__})") from error
