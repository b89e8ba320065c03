"""The report of a batch: one line of JSON an input."""

from pathlib import Path

from undoc_cli.batch.appending import append, lock, written
from undoc_cli.batch.results import Outcome
from undoc_cli.write import json
from undoc_cli.write.files import followed, is_stream, make_folder, refuse_other


class Report:
    """Written beside its file as long as inputs come, then moved there."""

    def __init__(self, target: Path) -> None:
        """Begin; raises OutputError."""
        self._target = target = followed(target)
        self._part = target if is_stream(target) else target.with_name(f"{target.name}.part")
        refuse_other(target, json.BEGINNING)
        refuse_other(self._part, json.BEGINNING)
        make_folder(target.parent)
        with written(self._part):
            self._file = self._part.open("ab", buffering=0)
            if self._part != target:
                lock(self._file, self._part)
                self._file.truncate(0)  # what a run that was ended has left

    def put(self, outcome: Outcome) -> None:
        """Add a line; raises OutputError."""
        with written(self._part):
            append(self._file.fileno(), json.line(outcome))

    def finish(self) -> None:
        """Make it whole; raises OutputError."""
        with written(self._target):
            if self._part != self._target:
                self._part.replace(self._target)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
