"""Where results go: the protocol of a sink, and the sinks that write to standard output, a folder, a file of lines.

A sink that keeps what it is given remembers it in its next run, by content and by the options it was read with
(`fingerprint`), so that a run which was ended goes on where it was.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from undoc_cli import __version__
from undoc_cli.batch.inputs import Input
from undoc_cli.batch.results import Plan, Result
from undoc_cli.model import SCHEMA_VERSION
from undoc_cli.write.files import make_folder, write_file


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


@dataclass
class StreamSink:
    """Writes each document as it comes, and remembers nothing."""

    write: Callable[[bytes], None]
    remembers: bool = False

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
        """Do nothing: the stream is the caller's."""


@dataclass
class FolderSink:
    """Writes each document to a file of its own, below a folder."""

    folder: Path
    remembers: bool = False

    def known(self, sha256: str, entry: Input) -> Result | None:  # noqa: ARG002
        """Know nothing."""
        return None

    def put(self, result: Result) -> None:
        """Write the file, whole or not at all."""
        if result.data is not None:
            target = self.folder / f"{result.target}.json"
            make_folder(target.parent)
            write_file(target, result.data)

    def finish(self) -> None:
        """Do nothing: all is written."""

    def close(self) -> None:
        """Do nothing: no file is open."""


def fingerprint(plan: Plan) -> str:
    """Return what tells whether two runs give the same JSON for the same content.

    The password is not in it: it decides whether a document opens, not what it says.  Neither are the limits: they
    decide whether reading ends.
    """
    options = plan.options
    parts = (
        __version__,
        SCHEMA_VERSION,
        plan.indented,
        options.reader,
        options.strict,
        options.ocr,
        options.ocr_languages,
        options.register,
    )
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]
