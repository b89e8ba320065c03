"""What a batch hands on for each input: an outcome that can be told and kept, and the document where there is one."""

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

from undoc_cli import __version__
from undoc_cli.errors import BUG, BUG_CODE, UndocError, bug
from undoc_cli.model import SCHEMA_VERSION, Document
from undoc_cli.options import ParseOptions
from undoc_cli.write import json

MEGABYTE = 1024 * 1024


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How it went with one input: a line of the report."""

    input: str
    sha256: str | None = None
    status: int = 0  # as the exit status of a run with this input alone
    code: str | None = None  # of the error
    message: str | None = None
    pages: int | None = None
    warnings: int = 0
    seconds: float = 0.0
    memory: int | None = None  # bytes that the process had at its peak

    @property
    def failed(self) -> bool:
        """Whether there is no document."""
        return self.status != 0


class Result(Struct, frozen=True):
    """An outcome with what a sink needs to keep it."""

    outcome: Outcome
    target: str = ""  # the path of its output file below the folder of all, with `/` and without an ending
    data: bytes | None = None  # the document as JSON; none when it failed, or when the sink has it already
    doubts: tuple[str, ...] = ()  # the diagnostics that are more than information, a line each, when they are wanted
    picture: bytes | None = None  # PNG, where the plan asks for it and the document has that page
    trace: str | None = None  # where in undoc it failed
    known: bool = False  # from an earlier run


class Limits(Struct, frozen=True):
    """What reading one document may take."""

    seconds: float = 60.0
    memory: int = 2048 * MEGABYTE  # bytes of a worker's own memory; held by the systems that can (Linux)
    pages: int = 3000
    output: int = 100 * MEGABYTE  # bytes of JSON
    # That are recognised where others have text.  A page takes 2 to 10 seconds: so many, about as long as all else may.
    ocr_pages: int = 10


class Plan(Struct, frozen=True):
    """How all documents of a batch are read and written."""

    options: ParseOptions
    limits: Limits = Limits()
    indented: bool = False
    tell_doubts: bool = False
    picture: int | None = None  # the page that is also drawn

    def encode(self, document: Document) -> bytes:
        """Return a document as it is written."""
        return (json.pretty if self.indented else json.line)(document)

    def fingerprint(self, *, limited: bool = False) -> str:
        """Return what tells whether two runs give the same JSON for the same content.

        The password is not in it: it decides whether a document opens, not what it says.  Neither are the limits that
        decide whether reading ends, unless it is asked for a document that met one (`limited`).
        """
        options = self.options
        # Without the programs a scanned page has no text in the output.
        from undoc_cli.read.recognise import is_installed  # noqa: PLC0415  # where something is remembered

        ocr = (options.ocr, options.ocr_languages, self.limits.ocr_pages, options.ocr != "never" and is_installed())
        told = (options.reader, options.strict, ocr, options.register)
        parts = (__version__, SCHEMA_VERSION, self.indented, told, astuple(self.limits) if limited else None)
        return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]


class Job(Struct, frozen=True):
    """One document to read: a file, or bytes that came another way."""

    name: str
    path: Path | None = None
    data: bytes | None = None


def failure(name: str, error: Exception, sha256: str | None = None, seconds: float = 0.0) -> Outcome:
    """Return the outcome of an input that cannot be read."""
    status, code, message = BUG, BUG_CODE, bug(error)
    if isinstance(error, UndocError):
        status, code, message = error.status, error.code, error.line()
    return Outcome(
        input=name,
        sha256=sha256,
        status=status,
        code=code,
        message=message.encode("utf-8", "replace").decode(),
        seconds=round(seconds, 3),
    )


def doubts_of(document: Document) -> tuple[str, ...]:
    """Return the diagnostics that are more than information, a line each."""
    return tuple(
        f"{entry.severity}: {entry.code} at {entry.pointer}: {entry.message}"
        for entry in document.diagnostics
        if entry.severity != "info"
    )


def decoded(result: Result) -> Document:
    """Return the document of a result that has one."""
    assert result.data is not None
    return msgspec.json.decode(result.data, type=Document)


def spoken(size: int) -> str:
    """Return a number of bytes for a person."""
    return f"{size / MEGABYTE:.0f} MB" if size >= MEGABYTE else f"{size} bytes"
