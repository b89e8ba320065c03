"""The bar that shows, on a terminal, how far a batch is."""

import sys
from contextlib import contextmanager
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undoc_cli.batch.inputs import Input
    from undoc_cli.batch.results import Result

AT_ONCE = 5000  # names that are counted between two results
PAUSE = 0.1  # seconds between two pictures of the bar


class Progress:
    """Drawn when something has happened, never by a thread: workers are forked from this process."""

    def __init__(self, names: "Iterator[Input] | None") -> None:
        """Begin; `names` are the inputs once more, to be counted bit by bit, or none when they cannot be."""
        from rich.console import Console  # noqa: PLC0415  # rich is for terminals only
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            MofNCompleteColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as Bar  # noqa: PLC0415

        self._bar = Bar(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("documents, {task.fields[speed]:.0f} pages/s, {task.fields[failed]} failed"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
        )
        self._names = names
        self._counted = 0
        self._task = self._bar.add_task("", total=None, speed=0.0, failed=0)
        self._pages = self._failed = 0
        self._start = self._drawn = monotonic()
        self._bar.start()

    def put(self, result: "Result") -> None:
        """Take in a result."""
        self._pages += result.outcome.pages or 0
        self._failed += result.outcome.failed
        self._bar.advance(self._task)
        self.idle()

    def idle(self) -> None:
        """Count on, and draw."""
        now = monotonic()
        if now - self._drawn < PAUSE:
            return
        self._drawn = now
        if self._names:
            found = sum(1 for _ in islice(self._names, AT_ONCE))
            self._counted += found
            if found < AT_ONCE:
                self._names = None
                self._bar.update(self._task, total=self._counted)
        self._bar.update(self._task, speed=self._pages / (now - self._start), failed=self._failed)
        self._bar.refresh()

    def close(self) -> None:
        """Take the bar away."""
        self._bar.stop()


@contextmanager
def progress(names: "Iterator[Input] | None", *, wanted: bool) -> "Iterator[Progress | None]":
    """Show a bar where a person sees standard error and wants one."""
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    bar = Progress(names)
    try:
        yield bar
    finally:
        bar.close()
