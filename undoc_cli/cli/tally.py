"""The count of a run: what failed and how, and the exit status that follows."""

from collections.abc import Callable
from typing import TypeVar

import click

from undoc_cli.cli.streams import say, trace
from undoc_cli.errors import BUG, SOME_FAILED, UndocError

Result = TypeVar("Result")


class Tally:
    """Runs one piece of work a document; a failure is told in one line and does not stop the others."""

    def __init__(self, *, debug: bool) -> None:
        """Start at nothing; with `debug`, a failure shows where it happened."""
        self.debug = debug
        self.total = 0
        self.failures: list[int] = []

    def attempt(self, name: str, work: Callable[[], Result]) -> Result | None:
        """Return what the work gives, or None when it failed."""
        self.total += 1
        try:
            return work()
        except click.ClickException:
            raise
        except UndocError as error:
            self._fail(name, error, error.line(), error.status)
        except Exception as error:  # noqa: BLE001  # one document's bug must not take the others with it
            self._fail(name, error, bug(error), BUG)
        return None

    def _fail(self, name: str, error: Exception, line: str, status: int) -> None:
        self.failures.append(status)
        if self.debug:
            trace(error)
        say(f"{name}: {line}")

    @property
    def status(self) -> int:
        """The exit status: that of the failures when all failed alike, 1 when only some did."""
        if not self.failures:
            return 0
        alike = len(self.failures) == self.total and len(set(self.failures)) == 1
        return self.failures[0] if alike else SOME_FAILED


def bug(error: Exception) -> str:
    """Return the line for an error that nobody foresaw."""
    text = " ".join(str(error).split())
    what = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return f"internal error: {what}: please report it (undoc --debug shows where)"
