"""Where results go: the protocol of a sink, and the sinks that write to standard output and to a folder.

A sink that keeps what it is given remembers it in its next run, by content and by the options it was read with
(`Plan.fingerprint`), so that a run which was ended goes on where it was.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, Self
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from undoc_cli.batch.appending import append, written
from undoc_cli.batch.inputs import Input
from undoc_cli.batch.journal import Journal, Record
from undoc_cli.batch.results import Plan, Result, decoded, doubts_of
from undoc_cli.write import json
from undoc_cli.write.files import make_folder, refuse_other, write_file

OWN = ".undoc"  # the folder, in a folder of outputs, of what undoc keeps for itself


class Sink(Protocol):
    """Takes the results of a batch, in the order of the inputs; `finish` when all came, `close` in any case."""

    @property
    def remembers(self) -> bool:
        """Whether it may know anything from an earlier run: only then inputs are hashed before they are read."""

    def known(self, sha256: str, entry: Input) -> Result | None:
        """Return the result of an input of that content as an earlier run has it, or none to have it read."""

    def put(self, result: Result) -> None:
        """Keep a result; raises OutputError.  Failures come too, and what is `known` comes again."""

    def finish(self) -> None:
        """Make whole what was kept: all inputs have come.  Raises OutputError."""

    def close(self) -> None:
        """Let go of files; what is not finished is kept for the next run."""


class StreamSink(Struct):
    """Writes each document as it comes, and remembers nothing."""

    write: Callable[[bytes], None]
    shut: Callable[[], None] | None = None
    remembers: bool = False

    @classmethod
    def to(cls, path: Path) -> Self:
        """Write to a device or pipe, such as /dev/stdout; raises OutputError."""
        with written(path):
            stream = path.open("wb", buffering=0)

        def write(data: bytes) -> None:
            with written(path):
                append(stream.fileno(), data)

        return cls(write, stream.close)

    def known(self, sha256: str, entry: Input) -> Result | None:  # noqa: ARG002
        """Know nothing."""
        return None

    def put(self, result: Result) -> None:
        """Write the document."""
        if result.data is not None:
            self.write(result.data)

    def finish(self) -> None:
        """Do nothing: all is written."""

    def close(self) -> None:
        """Close what is not the caller's."""
        if self.shut:
            self.shut()


class FolderSink:
    """Writes each document to a file of its own, below a folder, and remembers in `.undoc` there what it wrote."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        """Begin or go on in a folder; raises OutputError."""
        self._folder = folder
        self._plan = plan
        make_folder(folder)  # by its own name, in case that is refused
        make_folder(folder / OWN)
        self._journal = Journal(folder / OWN / "journal.jsonl", plan)
        self.remembers = not self._journal.is_empty

    def known(self, sha256: str, entry: Input) -> Result | None:
        """Look for the content, here or in another file of the folder."""
        record = self._journal.find(sha256, entry.target)
        if record is None or record.outcome.failed:
            return again(record, entry.name)
        try:
            data = self._file(record.place).read_bytes()
        except OSError:
            return None
        is_here = record.place == entry.target and record.outcome.input == entry.name
        return again(record, entry.name, data, self._plan, is_here=is_here) if is_whole(record, data) else None

    def put(self, result: Result) -> None:
        """Write the file, whole or not at all; one that no undoc has written is not replaced."""
        if result.data is not None:
            target = self._file(result.target)
            refuse_other(target, *json.DOCUMENT)
            make_folder(target.parent)
            write_file(target, result.data)
        if result.data is not None or not result.known:
            self._journal.add(result, result.target)

    def finish(self) -> None:
        """Do nothing: all is written."""

    def close(self) -> None:
        """Let go of the journal."""
        self._journal.close()

    def _file(self, target: str) -> Path:
        return self._folder / f"{target}.json"


def is_whole(record: Record, data: bytes) -> bool:
    """Whether that is the document of which a record tells."""
    return len(data) == record.size and crc32(data) == record.check


def again(
    record: Record | None, name: str, data: bytes | None = None, plan: Plan | None = None, *, is_here: bool = False
) -> Result | None:
    """Return the result that a record tells of, for an input that may have another name than it had."""
    if record is None:
        return None
    result = Result(msgspec.structs.replace(record.outcome, input=name), data=data, known=True)
    if data is None or plan is None:
        return result
    document = decoded(result) if plan.tell_doubts or not is_here else None
    if document and plan.tell_doubts:
        result = replace(result, doubts=doubts_of(document))
    if is_here or not document:
        return replace(result, data=None)
    # As it is written when the same file is given under another name.
    source = msgspec.structs.replace(document.source, file=name)
    return replace(result, data=plan.encode(msgspec.structs.replace(document, source=source)))
