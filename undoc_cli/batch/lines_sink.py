"""The sink that writes JSON Lines to a file, and remembers what that file has."""

import os
from array import array
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import cached_property
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from undoc_cli.batch.appending import append, written
from undoc_cli.batch.inputs import Input
from undoc_cli.batch.journal import Journal, Record, encoded
from undoc_cli.batch.results import Plan, Result
from undoc_cli.batch.sinks import OWN, again, is_whole
from undoc_cli.write import json
from undoc_cli.write.files import followed, is_there, make_folder, refuse_other, written_whole


class LinesSink:
    """Writes JSON Lines to a file: beside it in a partial file, which becomes the file when all is there.

    Documents are only ever added to the partial file.  When their order has changed between two runs, the file is
    made from it by copying, else it is the partial file itself.  What the file has from an earlier run is remembered
    in `.undoc` beside it, and copied to the partial file.
    """

    def __init__(self, target: Path, plan: Plan) -> None:
        """Begin, or go on behind the last whole line; raises OutputError."""
        self._target = target = followed(target)
        self._plan = plan
        self._part = target.with_name(f"{target.name}.part")
        self._journal_path = target.with_name(f"{target.name}.part.journal")
        refuse_other(target, *json.DOCUMENT)
        refuse_other(self._part, *json.DOCUMENT)
        make_folder(target.parent)
        self._end = 0
        self._journal = Journal(self._journal_path, plan, self._is_next)
        with written(self._part):
            self._file.truncate(self._end)
        self._before = _LinesBefore(target, plan)
        self.remembers = not (self._journal.is_empty and self._before.is_empty)
        self._order = array("Q")  # of the records, by their places in the journal

    def known(self, sha256: str, entry: Input) -> Result | None:
        """Look for the content."""
        record = self._journal.find(sha256, entry.name)
        if record is None:
            return self._before.known(sha256, entry)
        if record.outcome.failed:
            return again(record, entry.name)
        data = self._read(record.start, record.size)
        return again(record, entry.name, data, self._plan, is_here=record.place == entry.name)

    def put(self, result: Result) -> None:
        """Add the document, unless it stands there."""
        outcome = result.outcome
        record = None
        if result.known and result.data is None and outcome.sha256:
            record = self._journal.find(outcome.sha256, outcome.input)
        if record is None:
            if result.data is not None:
                with written(self._part):
                    append(self._file.fileno(), result.data)
            record = self._journal.add(result, outcome.input, self._end)
            self._end += len(result.data or b"")
        if record:
            self._order.append(self._journal.offset(record))

    def finish(self) -> None:
        """Make the file of all documents, in their order."""
        with written(self._target):
            if self._is_in_order():
                os.fsync(self._file.fileno())
                self._part.replace(self._target)
                self._before.take(self._journal_path)
            else:
                with self._before.replaced() as journal, written_whole(self._target) as lines:
                    for record in self._records():
                        journal.write(encoded(replace(record, start=lines.tell())))
                        lines.write(self._read(record.start, record.size))
                self._part.unlink()
                self._journal_path.unlink()

    def close(self) -> None:
        """Let go of the partial file and its journal."""
        self._file.close()
        self._journal.close()
        self._before.close()

    @cached_property
    def _file(self) -> FileIO:
        """The partial file, opened when the journal is: that keeps other runs out."""
        with written(self._part):
            return self._part.open("a+b", buffering=0)

    def _is_next(self, record: Record) -> bool:
        if record.size and (record.start != self._end or not is_whole(record, self._read(self._end, record.size))):
            return False
        self._end += record.size
        return True

    def _records(self) -> Iterator[Record]:
        for offset in self._order:
            record = self._journal.at(offset)
            assert record is not None
            yield record

    def _is_in_order(self) -> bool:
        end = 0
        for record in self._records():
            if record.size and record.start != end:
                return False
            end += record.size
        return end == self._end

    def _read(self, start: int, size: int) -> bytes:
        with written(self._part):
            self._file.seek(start)
            return self._file.read(size)


class _LinesBefore:
    """The file of lines that an earlier run has finished, and its journal, if it has one.

    The journal may be that of another file that stood there: of what it says, that counts which stands in the file.
    """

    def __init__(self, target: Path, plan: Plan) -> None:
        self._target = target
        self._plan = plan
        self._path = target.parent / OWN / f"{target.name}.journal"
        self._journal = Journal(self._path, plan) if is_there(self._path) else None
        self.is_empty = self._journal is None or self._journal.is_empty

    def known(self, sha256: str, entry: Input) -> Result | None:
        """Look for the content; a document comes along, also where the file has it under the same name."""
        record = self._journal.find(sha256, entry.name) if self._journal else None
        if record is None or record.outcome.failed:
            return again(record, entry.name)
        try:
            with self._target.open("rb") as lines:
                lines.seek(record.start)
                data = lines.read(record.size)
        except OSError:
            return None
        if not is_whole(record, data):
            return None
        found = again(record, entry.name, data, self._plan, is_here=record.place == entry.name)
        return found and replace(found, data=found.data or data)

    def take(self, journal: Path) -> None:
        """Have a journal for that of the file; raises OSError."""
        make_folder(self._path.parent)
        journal.replace(self._path)

    def replaced(self) -> AbstractContextManager[BinaryIO]:
        """Give a journal to write for that of the file; raises OSError."""
        make_folder(self._path.parent)
        return written_whole(self._path)

    def close(self) -> None:
        """Let go of the journal."""
        if self._journal:
            self._journal.close()
