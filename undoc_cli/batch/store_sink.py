"""Results into a store, and to another sink as well."""

import os
from pathlib import Path

import msgspec
from msgspec.structs import replace

from undoc_cli.batch.inputs import Input
from undoc_cli.batch.results import Outcome, Plan, Result
from undoc_cli.batch.sinks import Sink
from undoc_cli.store.writing import Writer
from undoc_cli.write.json import indented


class StoreSink:
    """Keeps documents in a store, and knows those that it has; `beside` gets them all."""

    remembers = True

    def __init__(self, path: Path, plan: Plan, beside: Sink | None = None) -> None:
        """Open the store; raises OutputError, NotAStoreError, NewerStoreError."""
        self._writer = Writer(path)
        self._plan = plan
        self._options = replace(plan, indented=False).fingerprint()  # a store has lines
        self._beside = beside
        self._files: dict[tuple[str, str | None], str] = {}  # of what is being read

    def known(self, sha256: str, entry: Input) -> Result | None:
        """Return what the store has of a content as read with the same options."""
        # The path itself: a link or /dev/stdin may stand for another file tomorrow.
        file = os.path.realpath(entry.path) if entry.path and entry.is_file() else None
        known = self._writer.known(sha256, self._options, file)
        if known and self._beside and self._beside.remembers and (there := self._beside.known(sha256, entry)):
            return there  # with the document only where it does not stand there yet
        # To go elsewhere, it has to bear the name of this input.
        if known is None or (self._beside and known.file != entry.name):
            if file is not None:
                self._files[entry.name, sha256] = file
            return None
        data = self._writer.record(known) if self._beside else None
        return Result(
            Outcome(input=entry.name, sha256=sha256, pages=known.pages, warnings=known.warnings),
            data=indented(data) if data and self._plan.indented else data,
            doubts=self._writer.doubts(known) if self._plan.tell_doubts else (),
            known=True,
        )

    def put(self, result: Result) -> None:
        """Keep a document; of a failure nothing is kept."""
        file = self._files.pop((result.outcome.input, result.outcome.sha256), None)
        if result.data is not None and not result.known:
            line = msgspec.json.format(result.data, indent=-1) if self._plan.indented else result.data
            self._writer.put(line, self._options, file)
        if self._beside:
            self._beside.put(result)

    def finish(self) -> None:
        """Have the other sink finish: in the store each document is whole already."""
        if self._beside:
            self._beside.finish()

    def close(self) -> None:
        """Close the store."""
        self._writer.close()
        if self._beside:
            self._beside.close()
