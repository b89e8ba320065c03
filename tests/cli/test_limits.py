"""Limits and deaths: one document is given up, the others come as if it had not been there."""

import ctypes
import errno
import json
import os
import resource
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from bombs import ALL, decompression, operators
from command import ENVIRONMENT, ONE, SENDERS, SEVEN, UNDOC, Done, call, run

from undoc_cli import pipeline
from undoc_cli.batch import engine, pool, worker
from undoc_cli.batch.engine import AHEAD, AHEAD_BYTES, results
from undoc_cli.batch.inputs import Input
from undoc_cli.batch.pool import Pool
from undoc_cli.batch.results import MEGABYTE, Job, Outcome, Plan, Result
from undoc_cli.errors import STATUSES
from undoc_cli.options import ParseOptions

linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")


def call_with(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], *options: object) -> Done:
    """Read three documents, of which the second does something instead."""
    parse = pipeline.read_bytes

    def parse_or_act(data: bytes, name: str, *rest: object) -> object:
        return act() if Path(name) == SEVEN else parse(data, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read_bytes", parse_or_act)
    return call("ingest", "--jsonl", *options, ONE, SEVEN, SENDERS)


def is_disturbed_by_nothing(done: Done, status: int, line: str) -> bool:
    told, summary = done.err.splitlines()
    assert summary == "undoc: 3 documents, 1 failed, 0 warnings"
    assert told.startswith(f"undoc: {SEVEN}: {line}")
    read = [json.loads(text)["source"]["file"] for text in done.lines]
    return done.status == 1 and read == [str(ONE), str(SENDERS)] and status in STATUSES


@pytest.mark.parametrize("most", [1, 2])
def test_where_the_system_gives_no_more_processes_those_that_are_there_read(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    begin = Pool._new_worker

    def refused(own: Pool) -> object:
        if len(own.workers) >= most:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return begin(own)

    monkeypatch.setattr(Pool, "_new_worker", refused)
    names = [ONE, SEVEN, SENDERS, ONE, SEVEN, SENDERS]
    done = call("ingest", "--jsonl", "-j", 8, *names)
    assert (done.status, [json.loads(line)["source"]["file"] for line in done.lines]) == (0, list(map(str, names)))


@pytest.mark.parametrize("again", [False, True])
def test_what_was_read_is_delivered_before_it_is_said_that_no_process_is_left(
    monkeypatch: pytest.MonkeyPatch, *, again: bool
) -> None:
    begin = Pool._new_worker
    asked = count(1)

    def refused(own: Pool) -> object:
        if own.workers or own.early or (next(asked) > 1 and not again):
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return begin(own)

    monkeypatch.setattr(Pool, "_new_worker", refused)
    monkeypatch.setattr(worker, "is_spent", lambda *_: True)
    done = call("ingest", "--jsonl", "-j", 2, ONE, SEVEN, SENDERS)
    names = [ONE, SEVEN, SENDERS] if again else [ONE]
    assert [json.loads(line)["source"]["file"] for line in done.lines] == list(map(str, names))
    assert (done.status, "the system gives no process" in done.err) == ((0, False) if again else (6, True))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_where_the_system_gives_no_process_at_all_that_is_one_line() -> None:
    done = run(["sh", "-c", 'ulimit -n 10; exec "$@"', "sh", *UNDOC, "ingest", str(ONE)])
    assert (done.status, done.out) == (6, b"")
    assert done.err == (
        "undoc: the system gives no process to read with (Too many open files):"
        " end other programs, or raise the limits (ulimit -u, ulimit -n)\n"
    )


def fail(error: Exception) -> None:
    raise error


def free_what_was_never_given() -> None:
    zeros = ctypes.create_string_buffer(256)
    ctypes.CDLL(None).free(ctypes.c_void_p((ctypes.addressof(zeros) + 31) & ~15))


def aborted(words: bytes) -> None:
    """Die as C++ libraries do."""
    with suppress(BlockingIOError):
        os.write(2, words)
    os.abort()


def aborted_in_python(why: str) -> None:
    """Die as Python does: the line that says why stands above where it was, and its modules."""
    aborted(f"loud\nFatal Python error: f: {why}\nPython runtime state: initialized\n\nExtension modules: x\n".encode())


def ended(words: bytes) -> None:
    """Die of an exception that nothing has caught."""
    os.write(2, words)
    os._exit(1)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("act", "line"),
    [
        (lambda: ctypes.string_at(0), "reading it was ended by signal 11 (Segmentation fault): "),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "reading it was ended by signal 9 (Killed): "),
        (lambda: os.kill(os.getpid(), signal.SIGALRM), "reading it takes longer than 60 seconds: "),
        (os.abort, "reading it was aborted for want of memory (it may take 2048 MB): "),
        (free_what_was_never_given, "reading it was aborted (free(): invalid "),
        (lambda: aborted(b"loud\nof type std::bad_alloc: std::bad_alloc\n"), "reading it was aborted for want of mem"),
        (
            lambda: aborted(b"loud\nassertion !empty() failed: pop_back()"),
            "reading it was aborted (assertion !empty() f",
        ),
        (lambda: aborted(b"lo\x1b\xffud " * 50_000), "reading it was aborted (lo"),
        (lambda: aborted_in_python("Cannot recover from stack overflow."), "reading it was aborted for want of mem"),
        (lambda: aborted_in_python("Cannot recover from MemoryErrors."), "reading it was aborted for want of mem"),
        (lambda: aborted_in_python("the GIL is not held"), "reading it was aborted (Fatal Python error: f: the GIL"),
        (lambda: ended(b"Traceback:\nMemoryError\n"), "reading it was aborted for want of mem"),
        (lambda: ended(b"Traceback:\nValueError: no\n"), "reading it was aborted (ValueError: no)"),
        (lambda: os._exit(1), "reading it ended the process with status 1: "),
        (lambda: os._exit(5), "reading it ended the process with status 5: "),
        (lambda: bytearray(3 << 30), "reading it takes more memory than 2048 MB: "),
        (lambda: fail(ImportError("x.so: cannot map zero-fill pages")), "reading it takes more memory than 2048 MB: "),
        (lambda: fail(ImportError("no module named x")), "internal error: ImportError: no module named x: "),
        (lambda: fail(OSError(errno.ENOMEM, "no")), "reading it takes more memory than 2048 MB: "),
    ],
)
def test_a_death_concerns_one_document(
    monkeypatch: pytest.MonkeyPatch, jobs: int, act: Callable[[], object], line: str
) -> None:
    done = call_with(monkeypatch, act, "--jobs", jobs)
    assert is_disturbed_by_nothing(done, 6, line)


@pytest.mark.parametrize(
    ("reader", "other"), [("auto", "plumber or pdfium"), ("pdfium", "plumber"), ("pdfplumber", "ium")]
)
def test_what_is_advised_is_another_reader(monkeypatch: pytest.MonkeyPatch, reader: str, other: str) -> None:
    done = call_with(monkeypatch, lambda: os._exit(5), "--reader", reader)
    assert f"status 5: try --reader pdf{other}, or repair the file with a PDF tool\n" in done.err


def test_a_death_in_the_middle_of_a_result(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a result stands in the pipe."""
    send = Connection._send_bytes  # type: ignore[attr-defined]

    def half(self: Any, data: bytes) -> None:
        message = bytes(data)
        if SEVEN.name.encode() in message and b"schema_version" in message:
            os.write(self.fileno(), struct.pack("!i", len(message)) + message[: len(message) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        send(self, data)

    monkeypatch.setattr(Connection, "_send_bytes", half)
    done = call("ingest", "--jsonl", ONE, SEVEN, SENDERS)
    assert is_disturbed_by_nothing(done, 6, "reading it was ended by signal 9")


def test_a_document_that_takes_too_long(tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(operators())
    done = call("ingest", "--timeout", "0.2", tmp_path / "bomb.pdf")
    assert (done.status, done.out) == (6, b"")
    assert done.err.startswith(f"undoc: {tmp_path / 'bomb.pdf'}: reading it takes longer than 0.2 seconds: ")
    assert done.err.count("\n") == 1


@linux
def test_a_document_that_takes_too_much_memory(tmp_path: Path) -> None:
    """In a process of its own: what the tests before have taken is no matter of this one."""
    data = decompression()
    assert len(data) < 4096
    (tmp_path / "bomb.pdf").write_bytes(data)
    code = (
        "import resource, sys; from undoc_cli.cli.main import main;"
        "status = main(sys.argv[1:]); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(status)"
    )
    arguments = ("ingest", "--max-memory", "300M", str(tmp_path / "bomb.pdf"), "--report", str(tmp_path / "report"))
    done = run([sys.executable, "-c", code, *arguments])
    assert (done.status, done.err.count("\n")) == (6, 1)
    assert json.loads((tmp_path / "report").read_bytes())["code"] == "memory"
    assert int(done.out) * 1024 < 1024 * MEGABYTE


@linux
def test_free_memory_is_given_back_also_where_some_of_it_is_kept() -> None:
    """In a process of its own, where nothing else takes any."""
    if not hasattr(ctypes.CDLL(None), "malloc_trim"):
        pytest.skip("another C library than glibc")
    code = (
        "from pathlib import Path; from undoc_cli.batch.worker import give_back;"
        "resident = lambda: int(Path('/proc/self/statm').read_text().split()[1]);"
        "blocks = [b'x' * 8000 for _ in range(5000)]; blocks = blocks[::10];"
        "before = resident(); give_back(); print(before, resident())"
    )
    before, after = map(int, run([sys.executable, "-c", code]).out.split())
    assert (before - after) * resource.getpagesize() > 20 * MEGABYTE


def test_too_many_pages() -> None:
    done = call("ingest", "--max-pages", "1", SEVEN)
    assert (done.status, done.out) == (6, b"")
    assert done.err == (
        f"undoc: {SEVEN}: the PDF has 2 pages, allowed are 1: allow more with --max-pages, if it is a document\n"
    )


@pytest.mark.parametrize("reader", ["auto", "pdfium", "pdfplumber"])
def test_every_reader_counts_pages(reader: str) -> None:
    assert call("ingest", "--max-pages", "1", "--reader", reader, SEVEN).status == 6
    assert call("ingest", "--max-pages", "2", "--reader", reader, SEVEN).status == 0


def test_too_much_output() -> None:
    done = call("ingest", "--max-output", "1K", ONE)
    assert (done.status, done.out) == (6, b"")
    assert "bytes, allowed are 1024 bytes: allow more with --max-output" in done.err


@pytest.mark.parametrize("size", ["", "0", "0M", "-5", "five", "5X", "1.5G"])
def test_a_size_that_is_none_is_2(size: str) -> None:
    assert call("ingest", "--max-memory", size, ONE).status == 2


def test_the_other_commands_have_limits_too() -> None:
    assert call("agenda", "--max-pages", "1", SEVEN).status == 6
    assert call("explain", "--max-pages", "1", SEVEN).status == 6


@linux
@pytest.mark.parametrize("bomb", ALL, ids=lambda bomb: bomb.__name__)
def test_bombs_end_within_the_limits(tmp_path: Path, bomb: Callable[[], bytes]) -> None:
    """The document behind the bomb has its memory, and all the time that a slow machine takes."""
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb())
    code = (
        "import sys\n"
        "from undoc_cli.batch import worker\n"
        "from undoc_cli.cli.main import run\n"
        "def read(job, *rest, real=worker.read, **named):\n"
        "    if job.name == sys.argv[-1]: worker.stop_timer()\n"
        "    return real(job, *rest, **named)\n"
        "worker.read = read\n"
        "run()\n"
    )
    limits = ("--timeout", "3", "--max-memory", "300M")
    done = run([sys.executable, "-c", code, "ingest", "--ocr", "never", "--jsonl", *limits, str(path), str(ONE)])
    told, summary = done.err.splitlines()
    assert told.startswith(f"undoc: {path}: ")
    assert summary == "undoc: 2 documents, 1 failed, 0 warnings"
    assert (done.status, len(done.lines)) == (1, 1)


def test_where_processes_do_not_fork_and_have_no_timers(tmp_path: Path) -> None:
    """As on Windows."""
    (tmp_path / "bomb.pdf").write_bytes(operators())
    program = tmp_path / "program.py"
    program.write_text(
        "from undoc_cli.batch import pool, worker\n"
        "pool.START = 'spawn'\n"
        "worker.HAS_TIMER = False\n"
        "if __name__ == '__main__':\n"
        "    from undoc_cli.cli.main import run\n"
        "    run()\n",
        "utf-8",
    )
    command = [sys.executable, str(program), "ingest", "--jsonl", "--ocr", "never"]
    assert run([*command, str(ONE), str(SEVEN)]).out == call("ingest", "--jsonl", ONE, SEVEN).out
    done = run([*command, "--timeout", "0.2", str(tmp_path / "bomb.pdf")])
    assert (done.status, "reading it takes longer than 0.2 seconds" in done.err) == (6, True)


# --- the end of a run


CODE = (
    "import os, signal, sys, time\n"
    "from pathlib import Path\n"
    "from undoc_cli import pipeline\n"
    "from undoc_cli.cli.main import run\n"
    "def stay(*_):\n"
    "    Path(os.environ['PIDS'], str(os.getpid())).touch()\n"
    "    time.sleep(600)\n"
    "pipeline.read_bytes = stay\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "run()\n"
)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_no_processes(tmp_path: Path, number: signal.Signals) -> None:
    pids = tmp_path / "pids"
    pids.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", CODE, "ingest", "--jsonl", "--jobs", "2", "--timeout", "300", ONE, SEVEN, SENDERS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**ENVIRONMENT, "PIDS": str(pids)},
    ) as process:
        while len(workers := [int(path.name) for path in pids.iterdir()]) < 2:
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(number)
        out, err = process.communicate()
    assert number != signal.SIGINT or not any(is_alive(pid) for pid in workers)
    assert out == b""
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    assert err == (b"undoc: interrupted\n" if number == signal.SIGINT else b"")
    while any(is_alive(pid) for pid in workers):  # at the latest the timer ends them
        time.sleep(0.02)


# --- the parent


@linux
def test_the_parent_does_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a gigabyte of documents passes through it."""

    def made_up(job: Job, *_: object, **__: object) -> Result:
        return Result(Outcome(input=job.name, sha256="0" * 64), data=os.urandom(MEGABYTE))

    monkeypatch.setattr(worker, "read", made_up)
    monkeypatch.setattr(engine, "AHEAD_BYTES", 4 * MEGABYTE)  # what waits for a slow one is another matter
    plan = Plan(ParseOptions())
    sizes = []
    for number, result in enumerate(results((Input(str(n), path=ONE) for n in range(500)), plan, 2)):
        assert (result.outcome.input, len(result.data or b"")) == (str(number), MEGABYTE)
        if number % 100 == 99:
            sizes.append(int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize())
    assert max(sizes) - sizes[0] < 32 * MEGABYTE


def numbered(listed: list[int]) -> Iterator[Input]:
    """Yield inputs without end, and book each."""
    for number in count():
        listed.append(number)
        yield Input(str(number), path=ONE)


@linux
def test_inputs_are_listed_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(job: Job, *_: object, **__: object) -> Result:
        if job.name != "0":
            signal.pause()
        return Result(Outcome(input=job.name))

    monkeypatch.setattr(worker, "read", read)
    listed: list[int] = []
    found = results(numbered(listed), Plan(ParseOptions()), 2)
    assert next(found).outcome == Outcome(input="0")
    assert listed == [0, 1]
    found.close()


@linux
@pytest.mark.parametrize(("size", "most"), [(MEGABYTE, 1 + AHEAD_BYTES // MEGABYTE), (0, AHEAD)])
def test_results_do_not_pile_up_behind_a_slow_one(monkeypatch: pytest.MonkeyPatch, size: int, most: int) -> None:
    """The first one is not read before undoc, with a worker that is free, waits for it."""
    gate, opening = os.pipe()
    listed: list[int] = []
    arrived: list[tuple[int, Result]] = []

    def read(job: Job, *_: object, **__: object) -> Result:
        if job.name == "0":
            os.read(gate, 1)
        return Result(Outcome(input=job.name), data=bytes(size))

    def waited(pool: Pool, seconds: float | None = None) -> list[tuple[int, Result]]:
        if len(arrived) == len(listed) - 1:
            assert len(listed) == most
            os.write(opening, b"!")
        found = wait(pool, seconds)
        arrived.extend(found)
        return found

    monkeypatch.setattr(worker, "read", read)
    wait = Pool.wait
    monkeypatch.setattr(Pool, "wait", waited)
    found = results(numbered(listed), Plan(ParseOptions()), 2)
    assert [next(found).outcome for _ in range(most)] == [Outcome(input=str(number)) for number in range(most)]
    found.close()
    os.close(gate)
    os.close(opening)


@linux
def test_what_a_worker_that_stands_still_has_started_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.pipe()

    def read(*_: object, **__: object) -> Result:
        subprocess.Popen(["sh", "-c", "sleep 60; echo on"], stdout=theirs, start_new_session=True)
        os.kill(os.getpid(), signal.SIGSTOP)
        raise AssertionError

    monkeypatch.setattr(worker, "read", read)
    monkeypatch.setattr(pool, "PATIENCE", 0.0)
    with Pool(Plan(ParseOptions()), 1) as workers:
        workers.give(1, Job("letter.pdf", data=b""))
        os.close(theirs)
        pid = workers.workers[0].process.pid
        assert pid is not None
        os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)
    assert os.read(ours, 9) == b""  # nobody is left who could write
    os.close(ours)


def test_what_a_worker_prints_is_not_mixed_with_the_output() -> None:
    code = (
        "import os\n"
        "from undoc_cli import pipeline\n"
        "from undoc_cli.cli.main import run\n"
        "parse = pipeline.read_bytes\n"
        "def loud(*rest):\n"
        "    print('loud')\n"
        "    os.write(1, b'loud'); os.write(2, b'loud')\n"
        "    return parse(*rest)\n"
        "pipeline.read_bytes = loud\n"
        "run()\n"
    )
    done = run([sys.executable, "-c", code, "ingest", str(ONE)])
    assert (done.status, done.err) == (0, "")
    assert done.out == call("ingest", ONE).out
