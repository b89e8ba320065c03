"""What was finished, a line a document, so that the next run need not do it again.

A line is written after what it speaks of, and only ever at the end of the file: whatever ends a run, all lines but
perhaps the last are whole, and what they speak of is there.
"""

import os
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path
from zlib import crc32

import msgspec

from undoc_cli.batch.appending import append, lock, written
from undoc_cli.batch.results import Outcome, Plan, Result
from undoc_cli.errors import MemoryLimitError, OutputLimitError, PageLimitError, TimeLimitError

# What else depends on the limits; and all that another run may do better with the same bytes and options.
BY_LIMITS = frozenset(error.code for error in (TimeLimitError, MemoryLimitError, PageLimitError, OutputLimitError))
LASTING = BY_LIMITS | {"empty-file", "not-a-pdf", "damaged", "no-pages", "not-un-document"}


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One finished input."""

    options: str  # the fingerprint of what its result depends on
    place: str  # which output it is: of a later record for the same place, only that counts
    outcome: Outcome
    start: int = 0  # where its document begins, in a file of several
    size: int = 0
    check: int = 0  # CRC-32 of the document


class Journal:
    """The records of earlier runs and of this one.  Only their places in the file are kept in memory."""

    def __init__(self, path: Path, plan: Plan, is_next: Callable[[Record], bool] | None = None) -> None:
        """Open or begin a journal, of which `is_next` says whether a record follows from the one before.

        Then it is this run's alone, and lines behind the first that is torn or does not follow are cut off.  Without,
        several runs may write to it, and torn lines are passed over.
        """
        self._plan = plan
        self._by_place: dict[str, int] = {}
        self._by_content: dict[bytes, int] = {}
        with written(path):
            self._file = path.open("a+b", buffering=0)
            if is_next:
                lock(self._file, path)
            self._file.seek(0)
            end, line = 0, b"\n"
            lines = BufferedReader(self._file)  # another opening of the file would, when closed, undo the lock
            for line in lines:
                record = _decoded(line)
                if is_next and not (record and is_next(record)):
                    break
                if record:
                    self._note(record, end)
                end += len(line)
            lines.detach()
            if is_next:
                self._file.truncate(end)
            elif not line.endswith(b"\n"):
                append(self._file.fileno(), b"\n")
        self._path = path

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not self._by_place

    def add(self, result: Result, place: str, start: int = 0) -> Record | None:
        """Write a record; an input that has no content has none."""
        if result.outcome.sha256 is None:
            return None
        data = result.data or b""
        record = Record(
            options=self._options(result.outcome),
            place=place,
            outcome=result.outcome,
            start=start,
            size=len(data),
            check=crc32(data),
        )
        line = encoded(record)
        with written(self._path):
            append(self._file.fileno(), line)
        self._note(record, self._file.seek(0, os.SEEK_CUR) - len(line))  # other runs may have written before it
        return record

    def find(self, sha256: str, place: str) -> Record | None:
        """Return the record of a content: that of the place, else that of another place where it still stands."""
        for offset in (self._by_place.get(place), self._by_content.get(bytes.fromhex(sha256))):
            record = self.at(offset) if offset is not None else None
            if (
                record
                and record.outcome.sha256 == sha256
                and self._by_place[record.place] == offset
                and record.options == self._options(record.outcome)
                and (record.outcome.code is None or record.outcome.code in LASTING)
            ):
                return record
        return None

    def offset(self, record: Record) -> int:
        """Return where in the file a record stands that was just found or added."""
        return self._by_place[record.place]

    def at(self, offset: int) -> Record | None:
        """Return the record that stands there."""
        self._file.seek(offset)
        lines = BufferedReader(self._file)
        line = lines.readline()
        lines.detach()
        return _decoded(line)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _options(self, outcome: Outcome) -> str:
        return self._plan.fingerprint(limited=outcome.code in BY_LIMITS)

    def _note(self, record: Record, offset: int) -> None:
        self._by_place[record.place] = offset
        if record.outcome.sha256:
            self._by_content[bytes.fromhex(record.outcome.sha256)] = offset


def encoded(record: Record) -> bytes:
    """Return the line of a record."""
    return msgspec.json.encode(record) + b"\n"


def _decoded(line: bytes) -> Record | None:
    try:
        return msgspec.json.decode(line, type=Record) if line.endswith(b"\n") else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
