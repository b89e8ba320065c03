"""Worker processes, each with a pipe of its own, that are replaced when they die.

The pools of the standard library and of pebble hand all results through one pipe under one lock.  A worker that is
killed while it holds the lock or is half through a result stops them for good: seen with pebble 5.2, and with
concurrent.futures every document under way is lost with the one that crashed.  Here a death concerns one pipe and one
document.  The processes, pipes and waiting are those of multiprocessing; there are no threads, so that forking is safe.
"""

import gc
import multiprocessing
import os
import signal
import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, NoReturn, Self

from msgspec import Struct, field

from undoc_cli.batch import worker
from undoc_cli.batch.results import Job, Plan, Result, failure, spoken
from undoc_cli.errors import CrashedError, GivenUpError, MemoryLimitError, SystemLimitError, TimeLimitError, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A fork has what is loaded at once; elsewhere libraries of the system do not bear one, and a process starts anew.
START = "fork" if sys.platform == "linux" else "spawn"
# So many new objects before Python looks for those that hold each other: reading makes hardly any, and looking as
# often as Python does (every 700) took a fifth of the time.
CYCLES = 50_000
WORDS = 65536  # bytes that a pipe holds, of what libraries say of a document
MAX_WORDS = 200  # characters of it that are told
# What they say when there is no memory, in small letters: PDFium dies without a word, C++ and Python name their
# exception.  Python 3.11 also speaks of its stack: seen where pdfplumber went over the limit.
WANT_OF_MEMORY = (b"bad_alloc", b"memoryerror", b"out of memory", b"cannot recover from stack overflow")
FATAL = "Fatal Python error"  # begins the line of Python that says why; where it was, and its modules, stand below
UNCAUGHT = 1  # the status with which a process of multiprocessing ends that an exception ended
PATIENCE = 2.0  # seconds that processes have to end by themselves, so that they end what they have started (Tesseract)


class _Worker(Struct):
    process: BaseProcess
    pipe: "Connection[Any, Any]"
    words: int | None  # the pipe of what libraries say, where there is one
    job: Job | None = None
    ticket: int = 0
    since: float = 0.0
    sha256: str | None = None

    def settled(self, plan: Plan) -> Result:
        """Return what is to be said of the job of a process that has ended."""
        self.process.join()
        assert self.job is not None
        error = _why(self.process.exitcode or 0, self.heard(), plan)
        return Result(failure(self.job.name, error, self.sha256, perf_counter() - self.since))

    def heard(self) -> bytes | None:
        """Return what libraries have said since this was asked last; none where nobody listens."""
        if self.words is None:
            return None
        with suppress(BlockingIOError):
            return os.read(self.words, WORDS)
        return b""

    def close(self) -> None:
        """Close the pipes to a process that has ended, or is to end."""
        self.pipe.close()
        if self.words is not None:
            os.close(self.words)


def _why(code: int, words: bytes | None, plan: Plan) -> GivenUpError:
    """Return the error that an exit code tells of, and the last words of a process."""
    if worker.timed_out(code):
        return TimeLimitError(f"reading it takes longer than {plan.limits.seconds:g} seconds")
    what = f"reading it ended the process with status {code}"
    if code in (-signal.SIGABRT, UNCAUGHT) and words is not None:
        # A check of PDFium that fails is another signal.  All else that aborts in it, in C or in Python says why.
        if (not words and code < 0) or any(word in words.lower() for word in WANT_OF_MEMORY):
            memory = spoken(plan.limits.memory)
            return MemoryLimitError(f"reading it was aborted for want of memory (it may take {memory})")
        if words:
            what = f"reading it was aborted ({_telling(words)})"
    elif code < 0:
        what = f"reading it was ended by signal {-code} ({signal.strsignal(-code)})"
    # Which of the two was reading, nobody could tell any more.
    others = {"auto": "pdfplumber or pdfium", "pdfium": "pdfplumber", "pdfplumber": "pdfium"}
    return CrashedError(what, f"try --reader {others[plan.options.reader]}, or {CrashedError.hint}")


def _telling(words: bytes) -> str:
    """Return the line of a process's last words that says why it ended: the last one, if none of Python's does."""
    lines = words.decode("utf-8", "replace").splitlines()
    return next((line for line in lines if line.startswith(FATAL)), lines[-1])[:MAX_WORDS]


def _kill(process: BaseProcess) -> None:
    """End a process that does not end by itself, with those it has started, which may lead groups (OCRmyPDF)."""
    started: list[str] = []
    with suppress(OSError):  # only Linux tells
        started = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
    process.kill()
    for number in map(int, started):
        for end in (os.killpg, os.kill):
            with suppress(ProcessLookupError):
                end(number, signal.SIGKILL)


class Pool(Struct):
    """Up to `size` workers.  Use as a context manager; they are gone when it is left."""

    plan: Plan
    size: int
    workers: list[_Worker] = field(default_factory=list)
    early: list[tuple[int, Result]] = field(default_factory=list)  # what was done before it was asked for
    held: tuple[int, Job] | None = None  # the job that no process was there for while such results were

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for each in self.workers:
            each.process.terminate()
            each.close()
        end = perf_counter() + PATIENCE
        for each in self.workers:
            each.process.join(max(end - perf_counter(), 0.0))
            if each.process.is_alive():
                _kill(each.process)
                each.process.join()
            each.process.close()
        self.workers.clear()

    def has_room(self) -> bool:
        """Whether a job would be begun at once."""
        return not self.held and (len(self.workers) < self.size or any(each.job is None for each in self.workers))

    def give(self, ticket: int, job: Job) -> None:
        """Have a job done by a worker that is free, or by a new one; where the system gives none more, by the next."""
        while (free := next((each for each in self.workers if each.job is None), None)) is None:
            try:
                free = self._new_worker()
                break
            except OSError as error:
                if not self.workers:
                    if self.early:  # is delivered before it is said that there is no process
                        self.held = ticket, job
                        return
                    raise SystemLimitError(f"the system gives no process to read with ({reason(error)})") from error
                self.size = len(self.workers)
                self.early += self._done(None)
        free.heard()  # of the job before
        free.job, free.ticket, free.since, free.sha256 = job, ticket, perf_counter(), None
        with suppress(OSError):  # it has just died: `wait` finds out
            free.pipe.send(job)

    def wait(self, seconds: float | None = None) -> list[tuple[int, Result]]:
        """Wait until a job is done, or so many seconds; return what is done."""
        early, self.early = self.early, []
        if self.held and not early:
            held, self.held = self.held, None
            self.give(*held)
        return early or self._done(seconds)

    def _done(self, seconds: float | None) -> list[tuple[int, Result]]:
        busy = {each.pipe: each for each in self.workers if each.job is not None}
        done: list[tuple[int, Result]] = []
        for pipe in wait(list(busy), seconds):
            each = busy[pipe]  # type: ignore[index]
            try:
                told = each.pipe.recv()
            except (EOFError, OSError):
                done.append((each.ticket, each.settled(self.plan)))
                self._drop(each)
                continue
            if isinstance(told, str):
                each.sha256 = told
                continue
            result, last = told
            done.append((each.ticket, result))
            each.job = None
            if last:
                self._drop(each)
        return done

    def _new_worker(self) -> _Worker:
        if START == "fork":
            import_module("undoc_cli.pipeline")  # once for all workers, and only where anything is to be read
        context = multiprocessing.get_context(START)
        ours, theirs = context.Pipe()
        words, voice = _mouth() if START == "fork" else (None, None)
        others = [each.pipe for each in self.workers] if START == "fork" else []
        process = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, [*others, ours] if START == "fork" else [], self.plan, voice), daemon=True
        )
        try:
            with _uninterrupted():  # the new process until it takes care of itself, and this one until it knows it
                process.start()
                self.workers.append(_Worker(process, ours, words))
        except OSError:
            ours.close()
            if words is not None:
                os.close(words)
            raise
        finally:
            theirs.close()
            if voice is not None:
                os.close(voice)
        return self.workers[-1]

    def _drop(self, each: _Worker) -> None:
        self.workers.remove(each)
        each.close()
        each.process.join()
        each.process.close()


@contextmanager
def _uninterrupted() -> "Iterator[None]":
    """Have Ctrl-C wait."""
    if START == "fork":
        before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    else:
        yield


def _mouth() -> tuple[int, int]:
    """Return the ends of a pipe that neither waits: what is too much for it is lost."""
    ends = os.pipe()
    for end in ends:
        os.set_blocking(end, False)
    return ends


def _serve(
    pipe: "Connection[Any, Any]", inherited: "Iterable[Connection[Any, Any]]", plan: Plan, voice: int | None
) -> NoReturn:
    """Do jobs until the other end is closed."""
    for other in inherited:  # else a worker would hold open what tells the others that undoc is gone
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    if START == "fork":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    signal.signal(signal.SIGTERM, _end)
    worker.end_with_parent()
    worker.be_silent(pipe.fileno(), voice)
    worker.set_memory_limit(plan.limits.memory)
    gc.freeze()  # what is loaded stays
    gc.set_threshold(CYCLES)
    with suppress(EOFError, OSError):
        while True:
            job = pipe.recv()
            worker.start_timer(plan.limits.seconds)
            result = worker.read(job, plan, begun=pipe.send)
            worker.stop_timer()
            last = worker.is_spent(result, plan.limits)
            pipe.send((result, last))
            if last:
                break
    os._exit(0)


def _end(*_: object) -> NoReturn:
    sys.exit(0)
