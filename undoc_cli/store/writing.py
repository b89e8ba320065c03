"""Documents into a store: each whole or not at all, each content once."""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple, Self

import msgspec

from undoc_cli.model import Document
from undoc_cli.store.opening import opened, told, transaction
from undoc_cli.store.reading import record
from undoc_cli.store.rows import document_row, rows
from undoc_cli.store.tables import COLUMNS, DOCUMENT_COLUMNS

DOUBTS = (
    "SELECT severity || ': ' || code || ' at ' || pointer || ': ' || message FROM diagnostics"
    " WHERE document = ? AND severity <> 'info' ORDER BY position"
)
KNOWN = (
    "SELECT file, pages, (SELECT count(*) FROM diagnostics WHERE document = id AND severity <> 'info')"
    " FROM documents WHERE id = ?"
)


class Known(NamedTuple):
    """A document that is there already; `warnings` are its diagnostics that are more than information."""

    number: int
    file: str
    pages: int
    warnings: int


class Writer:
    """A store opened to write.

    A document is its content: read by another undoc or with other options, it replaces what was there.  A file with
    other content than last time takes the place of what it had, unless another file still has that.
    """

    def __init__(self, path: Path) -> None:
        """Open the store at a path, made where there is none; raises OutputError, NotAStoreError, NewerStoreError."""
        self.path = path
        self._stack = ExitStack()
        self._connection = self._stack.enter_context(opened(path, writing=True))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it."""
        self._stack.close()

    def known(self, sha256: str, options: str, file: str | None = None) -> Known | None:
        """Return what is there of a content as read with these options, and remember that a file has it.

        Raises OutputError.
        """
        with told(self.path, writing=True):
            number = self._one("SELECT id FROM documents WHERE sha256 = ? AND options = ?", sha256, options)
            if number is None:
                return None
            if file is not None and self._at(file) != number:
                with transaction(self._connection):
                    self._place(file, number)
            return Known(number, *self._connection.execute(KNOWN, (number,)).fetchone())

    def doubts(self, known: Known) -> tuple[str, ...]:
        """Return the diagnostics that are more than information, a line each; raises OutputError."""
        with told(self.path, writing=True):
            return tuple(line for (line,) in self._connection.execute(DOUBTS, (known.number,)))

    def record(self, known: Known) -> bytes:
        """Return a document as JSON; raises OutputError."""
        with told(self.path, writing=True):
            return record(self._connection, known.number)

    def put(self, line: bytes, options: str, file: str | None = None) -> None:
        """Write a document from its JSON, one line.

        `options` tells what it was read with, `file` is its path if it was a file.

        Raises OutputError; then nothing of the document is there, or what was there before.
        """
        document = msgspec.json.decode(line, type=Document)
        content = document.source.sha256
        if self.known(content, options, file):
            return
        with told(self.path, writing=True), transaction(self._connection):
            number = self._one("SELECT id FROM documents WHERE sha256 = ?", content)
            if number is None and file is not None:
                former = self._at(file)
                number = former if former and self._files(former) == [_legible(file)] else None
            files = self._files(number) if number else []
            self._delete(number)
            number = self._insert(document, line, options, number)
            for name in files:
                self._name(name, number)
            if file is not None:
                self._place(file, number)

    def _insert(self, document: Document, line: bytes, options: str, number: int | None) -> int:
        """Write all rows of a document, under a number or the next one."""
        columns = ("id", *DOCUMENT_COLUMNS, "options")
        written = self._connection.execute(_insertion("documents", columns), (number, *document_row(document), options))
        number = written.lastrowid
        assert number is not None
        self._connection.execute("INSERT INTO records VALUES (?, ?)", (number, line.decode().rstrip("\n")))
        for table, found in rows(document).items():
            self._connection.executemany(
                _insertion(table, ("document", *COLUMNS[table])), [(number, *row) for row in found]
            )
        return number

    def _delete(self, number: int | None) -> None:
        self._connection.execute("DELETE FROM documents WHERE id = ?", (number,))

    def _place(self, file: str, number: int) -> None:
        """Remember which content a file has; what it had before goes when no other file has it."""
        former = self._at(file)
        self._name(_legible(file), number)
        if former not in (None, number) and not self._files(former):
            self._delete(former)

    def _name(self, file: str, number: int) -> None:
        self._connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (file, number))

    def _at(self, file: str) -> int | None:
        return self._one("SELECT document FROM files WHERE path = ?", _legible(file))

    def _files(self, number: int | None) -> list[str]:
        found = self._connection.execute("SELECT path FROM files WHERE document = ? ORDER BY path", (number,))
        return [path for (path,) in found]

    def _one(self, query: str, *values: Any) -> int | None:
        found = self._connection.execute(query, values).fetchone()
        return found[0] if found else None


def _insertion(table: str, columns: tuple[str, ...]) -> str:
    places = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"


def _legible(path: str) -> str:
    """Return a path as text that SQLite takes, also where its name is no UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
