"""What tar archives are packed with: opened to be read forward only, as a pipe is."""

import bz2
import errno
import gzip
from collections.abc import Callable
from importlib import import_module
from io import BufferedReader, RawIOBase
from lzma import LZMADecompressor
from typing import IO, TYPE_CHECKING, Any

from undoc_cli.batch.inputs import CHUNK

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

XZ_MEMORY = 256 << 20  # bytes; `xz -9` takes 65 MB


class Counted:
    """A stream that is read forward only, such as a pipe, and the bytes that it has given."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Begin where the stream is."""
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


def _xz(stream: IO[bytes]) -> Counted:
    return Counted(BufferedReader(_Xz(stream)))


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
