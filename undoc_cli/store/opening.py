"""A store opened: made or migrated where needed, and what SQLite says told as errors of undoc."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from undoc_cli.errors import BusyStoreError, MissingStoreError, NewerStoreError, NotAStoreError, OutputError
from undoc_cli.write.files import is_there

# Each step leads from the version of its place in the list to the next one; none is ever changed once released.
STEPS = ("1-documents.sql", "2-search.sql")
APPLICATION = 0x756E646F  # "undo": how `file` and this module know a store
NO_TEXT = "Could not decode to UTF-8"  # what Python says of a text that is none
PAUSE = 0.01  # seconds
PATIENCE = 60.0  # seconds that one writer waits for another: its transactions are one document long


@contextmanager
def opened(path: Path, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a store; `writing` makes it where there is none.

    Raises MissingStoreError, NotAStoreError, NewerStoreError and, then and while it is used, BusyStoreError, or
    OutputError with `writing`.
    """
    with told(path, writing=writing):
        if not writing and not is_there(path):
            raise MissingStoreError(f"{path}: there is no store")
        address = f"{path.absolute().as_uri()}?mode={'rwc' if writing else _reading_mode(path)}"
        connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
        try:
            _prepare(connection, path, writing=writing)
            if not writing and not connection.execute("SELECT 1 FROM documents").fetchone():
                raise MissingStoreError(f"{path}: the store has no documents")
            yield connection
        finally:
            connection.close()


def _reading_mode(path: Path) -> str:
    """Return how SQLite is to open a store to read it: it makes files beside it, if it is not told that it cannot."""
    if os.access(path.parent, os.W_OK):
        return "rw"
    written = is_there(path.with_name(f"{path.name}-wal"))  # somebody else writes to it, and has made them
    return "ro" if written else "ro&immutable=1"


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of it or nothing; other writers wait meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def told(path: Path, *, writing: bool) -> Iterator[None]:
    """Turn the errors of SQLite into those of undoc."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        damaged = name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_FORMAT"))
        if damaged or str(error).startswith(NO_TEXT):
            raise NotAStoreError(f"{path}: not a store, or damaged ({error})") from error
        if not isinstance(error, sqlite3.OperationalError):
            raise
        if writing:
            raise OutputError(f"{path}: the store cannot be written ({error})") from error
        raise BusyStoreError(f"{path}: the store cannot be read ({error})") from error
    except UnicodeDecodeError as error:
        raise NotAStoreError(f"{path}: not a store, or damaged ({error})") from error


def _prepare(connection: sqlite3.Connection, path: Path, *, writing: bool) -> None:
    version = _version(connection, path)
    if version > len(STEPS):
        raise NewerStoreError(f"{path}: a store of version {version}, and this undoc knows {len(STEPS)}")
    if version == 0 and not writing:
        raise MissingStoreError(f"{path}: the store has no documents")
    connection.execute("PRAGMA foreign_keys = ON")
    if writing:
        _log_ahead(connection)  # readers read on while a document is written
        connection.execute("PRAGMA synchronous = NORMAL")  # enough for WAL: a power cut costs documents, not the store
    if version < len(STEPS):
        migrate(connection, path)


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Have SQLite write ahead (WAL), which it refuses at once while another opens the store: elsewhere it waits."""
    end = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > end:
                raise
            sleep(PAUSE)
        else:
            return


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of a store, 0 of an empty file."""
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application == APPLICATION:
        return version
    if application or version or connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        raise NotAStoreError(f"{path}: a database of another program")
    return 0


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Lead a store through the steps that it has not made, all of them or none."""
    from importlib.resources import files  # noqa: PLC0415  # twice as much as all else that reading a store loads

    with transaction(connection):
        made = _version(connection, path)  # another writer may have made them in the meantime
        for number, step in enumerate(STEPS[made:], start=made + 1):
            for statement in _statements(files("undoc_cli.store").joinpath(step).read_text("utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    """Cut a script into its statements: `executescript` would commit behind the first."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
