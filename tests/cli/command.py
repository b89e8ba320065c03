"""Runs undoc: as a process of its own (`undoc`), on a terminal (`on_terminal`), or in this process (`call`)."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from undoc_cli.cli.main import main

ROOT = Path(__file__).parents[2]
PDFS = ROOT / "fixtures" / "pdf"
BROKEN = ROOT / "fixtures" / "broken"
ONE = PDFS / "one-item.pdf"
SEVEN = PDFS / "joint-seven-items.pdf"
SENDERS = PDFS / "several-senders.pdf"
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")},
    "PYTHONPATH": str(ROOT),
    "TERM": "xterm",
}
UNDOC = (sys.executable, "-m", "undoc_cli")


class Done(NamedTuple):
    """How a run ended."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


def undoc(*arguments: object, stdin: bytes = b"", environment: dict[str, str] | None = None) -> Done:
    return run([*UNDOC, *map(str, arguments)], stdin=stdin, environment=environment)


def run(command: Sequence[str], *, stdin: bytes = b"", environment: dict[str, str] | None = None) -> Done:
    done = subprocess.run(
        command, input=stdin, capture_output=True, check=False, env={**ENVIRONMENT, **(environment or {})}
    )
    return Done(done.returncode, done.stdout, done.stderr.decode())


def call(*arguments: object, stdin: bytes = b"") -> Done:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    source = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", source):
        status = main([str(argument) for argument in arguments])
        out.flush()
        err.flush()
    assert isinstance(out.buffer, io.BytesIO) and isinstance(err.buffer, io.BytesIO)
    return Done(status, out.buffer.getvalue(), err.buffer.getvalue().decode())


def drained(terminal: int) -> bytes:
    """Give all that is written to a terminal, until its other end is closed; close it."""
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    return b"".join(parts)


def on_terminal(*arguments: object, columns: int = 100) -> Done:
    """Run with standard output and standard input on a terminal; its line ends are `\\r\\n`."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*UNDOC, *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**ENVIRONMENT, "COLUMNS": str(columns)},
    ) as process:
        os.close(theirs)
        out = drained(ours)
        assert process.stderr is not None
        err = process.stderr.read().decode()
    return Done(process.returncode, out, err)


def sources(data: bytes) -> list[str]:
    """Give the files that lines of JSON were read from."""
    return [json.loads(line)["source"]["file"] for line in data.splitlines()]


def outputs(folder: Path) -> dict[str, bytes]:
    """Give the files of a folder of outputs, without what undoc keeps for itself."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and ".undoc" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
