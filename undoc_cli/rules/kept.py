"""What is made of patterns and tables, kept for the next run.

Compiling patterns and reading tables take a quarter of the time of a letter that is read cold.  What they give is kept
in a file beside the modules that Python keeps compiled, and by the same rules: PYTHONDONTWRITEBYTECODE and
PYTHONPYCACHEPREFIX hold for it, and where it cannot be written all is made again.  A value is looked up by the text
that it was made of, so that none is ever out of date; a file that is damaged, or another version's, counts for nothing.
"""

import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from typing import Any
from zlib import crc32

import regex

VERSION = f"undoc 2, regex {regex.__version__}\n".encode()  # of what stands in the file
CHECK = 4  # bytes by which damage is seen
PLACE = cache_from_source(__file__).removesuffix(".pyc") + ".rules"
MOST = 2000  # values in the file; in all languages there are some 600


def _check(values: bytes) -> bytes:
    """Return by what damage is seen."""
    return crc32(values).to_bytes(CHECK)


class Kept:
    """Values by what they were made of, in a file."""

    def __init__(self, place: str) -> None:
        """Take the path of the file, which need not be there."""
        self._file = SourceFileLoader(__name__, place)
        self._place = place
        self._values = self._read()
        self._new: dict[bytes, bytes] = {}

    def get(self, source: str, make: Callable[[], Any]) -> Any:
        """Return what `make` gives, which is made of `source` alone and is not to be changed."""
        key = sha256(source.encode()).digest()
        value = self._values.get(key)
        if value is not None:
            return pickle.loads(value)  # noqa: S301  # who can write it can write the modules beside it as well
        made = make()
        self._values[key] = self._new[key] = pickle.dumps(made)
        return made

    def write(self) -> None:
        """Write what is new into the file, beside what others have written meanwhile, if it can be written."""
        if self._new and not sys.dont_write_bytecode:
            others = self._read()
            values = pickle.dumps((others if len(others) < MOST else {}) | self._new)
            self._file.set_data(self._place, VERSION + _check(values) + values)
        self._new = {}

    def _read(self) -> dict[bytes, bytes]:
        with suppress(OSError):
            data = self._file.get_data(self._place)
            head = data[: len(VERSION) + CHECK]
            values = data[len(head) :]
            if head == VERSION + _check(values):
                found: dict[bytes, bytes] = pickle.loads(values)  # noqa: S301  # as above
                return found
        return {}


@cache
def kept() -> Kept:
    """Return what was made before."""
    return Kept(PLACE)
