"""The count of a run: what failed and how, and the exit status that follows."""

import sys
from collections.abc import Callable
from typing import TypeVar

from undoc_cli.batch.results import Outcome, Result, failure
from undoc_cli.cli.streams import say, trace
from undoc_cli.errors import SOME_FAILED

Value = TypeVar("Value")


class Tally:
    """Counts results; a failure is told in one line and does not stop the others."""

    def __init__(self, *, debug: bool) -> None:
        """Start at nothing; with `debug`, a failure shows where it happened."""
        self.debug = debug
        self.total = 0
        self.failed = 0
        self.warnings = 0
        self._statuses: set[int] = set()

    def count(self, result: Result) -> bool:
        """Take in a result, and tell what failed or is in doubt; whether there is a document."""
        outcome = result.outcome
        self.total += 1
        self.warnings += outcome.warnings
        for doubt in result.doubts:
            say(f"{outcome.input}: {doubt}")
        if outcome.failed:
            if self.debug and result.trace:
                sys.stderr.write(result.trace)
            self._fail(outcome)
        return not outcome.failed

    def attempt(self, name: str, work: Callable[[], Value]) -> Value | None:
        """Return what work in this process gives, or None when it failed."""
        self.total += 1
        try:
            return work()
        except Exception as error:  # noqa: BLE001  # one document's bug must not take the others with it
            if self.debug:
                trace(error)
            self._fail(failure(name, error))
        return None

    def _fail(self, outcome: Outcome) -> None:
        self.failed += 1
        self._statuses.add(outcome.status)
        say(f"{outcome.input}: {outcome.message}")

    def summary(self) -> str:
        """Return the numbers of the run."""
        documents, warnings = ("s" * (count != 1) for count in (self.total, self.warnings))
        return f"{self.total} document{documents}, {self.failed} failed, {self.warnings} warning{warnings}"

    @property
    def status(self) -> int:
        """The exit status: that of the failures when all failed alike, 1 when only some did."""
        if not self._statuses:
            return 0
        alike = self.failed == self.total and len(self._statuses) == 1
        return next(iter(self._statuses)) if alike else SOME_FAILED
