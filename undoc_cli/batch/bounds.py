"""Bounds on archives, which may be made to explode: on the files of one, and on all that it unpacks to."""

from collections.abc import Callable
from typing import IO, BinaryIO

from undoc_cli.errors import ArchiveError

MAX_MEMBERS = 100_000
# What an archive may unpack to: PDFs are compressed already, 100 times its size is no archive of them.
MAX_RATIO = 100
ALWAYS_ALLOWED = 1 << 30  # bytes
# What is read at once to know the files: the header of one in a tar archive, all of a zip archive (a file has 100 to
# 200 bytes there, and takes four times that in memory).
MAX_HEADER = 1 << 20  # bytes
MAX_LIST = 32 << 20  # bytes
STEP = 1 << 20  # bytes that are passed over at once


class OverLimitError(ArchiveError):
    """An archive is not to be read on, nor one that it stands in."""


class Allowance:
    """How many files an archive may have, and what they may unpack to, with all archives within it."""

    def __init__(self, packed: Callable[[], int]) -> None:
        """Begin; `packed` gives the bytes of the archive, as far as it was read."""
        self._packed = packed
        self._files = self._bytes = self._listed = 0

    def take_file(self) -> None:
        """Take one more file."""
        self._files += 1
        if self._files > MAX_MEMBERS:
            raise OverLimitError(f"the archive has more than {MAX_MEMBERS} files")

    def take(self, size: int) -> None:
        """Take so many bytes more."""
        self._bytes += size
        limit = max(ALWAYS_ALLOWED, MAX_RATIO * self._packed())
        if self._bytes > limit:
            raise OverLimitError(f"the archive unpacks to more than {limit} bytes")

    def take_list(self, size: int) -> None:
        """Take what is read at once of a zip archive to know its files."""
        self._listed += size
        if self._listed > MAX_LIST:
            raise OverLimitError(f"the list of the archive's files has {self._listed} bytes, allowed are {MAX_LIST}")


class Bounded:
    """What tarfile reads from: no more at once than `most`, and no more than its archive may unpack to."""

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        """Take what is unpacked, and what is left of the allowance of the outermost archive."""
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


class Listed:
    """What zipfile reads from: first the list of files, no more of it than is allowed."""

    def __init__(self, stream: IO[bytes], allowance: Allowance) -> None:
        """Take a file; `is_known` is set by whoever has read the list."""
        self._stream = stream
        self._allowance = allowance
        self.is_known = False
        self.tell, self.seek, self.seekable = stream.tell, stream.seek, stream.seekable

    def read(self, size: int = -1) -> bytes:
        """Read so many bytes."""
        if not self.is_known:
            self._allowance.take_list(max(size, 0))
        return self._stream.read(size)
