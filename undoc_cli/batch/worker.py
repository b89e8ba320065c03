"""What a worker does with one document: read, parse, encode, within its limits.

The limits are the system's, so that they hold inside of C libraries too: a timer that ends the process, and a bound on
the memory that it may take.  On a system without such a timer a watchdog thread does the same; without such a bound
(macOS, Windows) memory is not limited.
"""

import ctypes
import errno
import faulthandler
import hashlib
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from undoc_cli.batch.results import Job, Limits, Outcome, Plan, Result, doubts_of, failure, spoken
from undoc_cli.errors import MemoryLimitError, MissingFileError, OutputLimitError, reason
from undoc_cli.options import ParseOptions

if TYPE_CHECKING:
    from undoc_cli.model import Document
    from undoc_cli.pipeline import Reading

if sys.platform != "win32":
    import resource

HAS_TIMER = hasattr(signal, "setitimer")
PICTURE_RESOLUTION = 144  # dots per inch: a page of Letter is 1224 x 1584
WATCHDOG_STATUS = 1  # with which faulthandler's watchdog ends a process
STATUS = Path("/proc/self/status")
PR_SET_PDEATHSIG = 1
# What the loader of glibc says of a library that has no room.
NOT_LOADED = ("cannot map", "failed to map", "cannot allocate memory")
LONG = 50  # pages: what a longer document leaves behind takes more room than its JSON
RESET_PEAK = b"5"  # written to clear_refs, sets the peak of resident memory to what it is now


def set_memory_limit(size: int) -> None:
    """Let this process, from now on, take no more memory than `size` bytes, where the system can hold it to that."""
    if sys.platform != "win32":
        # Linux counts private memory as data; elsewhere the address space is all that can be bound.
        kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
        _, hard = resource.getrlimit(kind)
        with suppress(ValueError, OSError):  # macOS refuses
            resource.setrlimit(kind, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def end_with_parent() -> None:
    """Have this process ended when its parent is, however that ends, where the system does so (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def be_silent(pipe: int, voice: int | None) -> None:
    """Let nothing that a library prints come between the output and the messages of the parent.

    What it says of errors goes to `voice`, where there is one.
    """
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number, end in ((1, nowhere), (2, nowhere if voice is None else voice)):
        if number not in (pipe, end):  # where undoc was started without them, it may be anything
            os.dup2(end, number)


def give_back() -> None:
    """Give free memory back to the system where the C library keeps it for itself (glibc)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)


def start_timer(seconds: float) -> None:
    """End this process when so many seconds have passed; what it does then does not matter."""
    if HAS_TIMER:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    else:
        faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere())


def stop_timer() -> None:
    """Let the process live."""
    if HAS_TIMER:
        signal.setitimer(signal.ITIMER_REAL, 0)
    else:
        faulthandler.cancel_dump_traceback_later()


def timed_out(exit_code: int | None) -> bool:
    """Whether a process that ended so was ended by the timer."""
    return exit_code == (-signal.SIGALRM if HAS_TIMER else WATCHDOG_STATUS)


def read(job: Job, plan: Plan, begun: Callable[[str], None]) -> Result:
    """Read a document; `begun` is told its SHA-256 before anything can go wrong."""
    start = perf_counter()
    _reset_peak()
    digest = None
    try:
        data = _bytes(job)
        digest = hashlib.sha256(data).hexdigest()
        begun(digest)
        shown = _shown(data, job.name, plan, digest)
        del data  # what is not needed any more is let go of: a long document takes the most memory from here on
        from undoc_cli.pipeline import document_of  # noqa: PLC0415
        from undoc_cli.rules.kept import kept  # noqa: PLC0415

        document = document_of(shown, plan.options)
        del shown
        if document.source.pages > LONG:
            give_back()
        drawn = _draw(_bytes(job), document, plan) if plan.picture else None
        encoded = _encoded(document, plan)
        kept().write()
    except Exception as error:  # noqa: BLE001  # one document's bug must not take the others with it
        if _wants_memory(error):
            limit = MemoryLimitError(f"reading it takes more memory than {spoken(plan.limits.memory)}")
            return Result(failure(job.name, limit, digest, perf_counter() - start))
        from traceback import format_exception  # noqa: PLC0415  # for bugs only

        outcome = failure(job.name, error, digest, perf_counter() - start)
        return Result(outcome, trace="".join(format_exception(error)))
    doubts = doubts_of(document)
    return Result(
        Outcome(
            input=job.name,
            sha256=digest,
            pages=document.source.pages,
            warnings=len(doubts),
            seconds=round(perf_counter() - start, 3),
            memory=_peak(),
        ),
        data=encoded,
        picture=drawn,
        doubts=doubts if plan.tell_doubts else (),
    )


def is_spent(result: Result, limits: Limits) -> bool:
    """Whether the process should not read another: what one document leaves behind must not be another's limit."""
    return result.outcome.code == MemoryLimitError.code or (result.outcome.memory or 0) > limits.memory // 2


def _wants_memory(error: Exception) -> bool:
    """Whether there was no memory for an object, for what the system does, or for a library that was to be loaded."""
    if isinstance(error, ImportError | OSError) and any(words in str(error).lower() for words in NOT_LOADED):
        return True
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM)


def _shown(data: bytes, name: str, plan: Plan, digest: str) -> "Reading":
    from undoc_cli.pipeline import read_bytes  # noqa: PLC0415  # a quarter of a second

    def waits(more: float) -> None:
        start_timer(plan.limits.seconds + more)

    return read_bytes(data, name, _options(plan), waits, digest)


def _options(plan: Plan) -> ParseOptions:
    return replace(plan.options, max_pages=plan.limits.pages, ocr_pages=plan.limits.ocr_pages)


def _encoded(document: "Document", plan: Plan) -> bytes:
    data = plan.encode(document)
    if len(data) > plan.limits.output:
        raise OutputLimitError(f"the JSON has {spoken(len(data))}, allowed are {spoken(plan.limits.output)}")
    return data


def _draw(data: bytes, document: "Document", plan: Plan) -> bytes | None:
    from undoc_cli.reading.showing import page_picture  # noqa: PLC0415
    from undoc_cli.write.picture import picture  # noqa: PLC0415

    if plan.picture is None or plan.picture > document.source.pages:
        return None
    page = page_picture(data, plan.picture, PICTURE_RESOLUTION, _options(plan))
    return picture(document, plan.picture, page)


def _bytes(job: Job) -> bytes:
    if job.data is not None:
        return job.data
    assert job.path is not None
    try:
        return job.path.read_bytes()
    except OSError as error:
        raise MissingFileError(f"cannot be read ({reason(error)})") from error


def _nowhere() -> int:
    return os.open(os.devnull, os.O_WRONLY)


def _reset_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_bytes(RESET_PEAK)


def _peak() -> int | None:
    """Return the most memory that the process had since the peak was reset; without /proc: since it began."""
    try:
        lines = STATUS.read_text("ascii", "replace").splitlines()
    except OSError:
        if sys.platform == "win32":
            return None
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    line = next((line for line in lines if line.startswith("VmHWM:")), None)
    return int(line.split()[1]) * 1024 if line else None
