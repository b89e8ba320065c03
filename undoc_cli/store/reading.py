"""What a store holds: documents by symbol, citations, everything back as it was written."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A document in the store, by what tells it from others of the same symbol."""

    id: int
    symbols: tuple[str, ...]
    language: str
    date: str | None
    file: str
    sha256: str


class CitedBy(msgspec.Struct, frozen=True, kw_only=True):
    """A document that cites, and on which pages."""

    symbols: tuple[str, ...]
    date: str | None
    language: str
    file: str
    pages: tuple[int, ...]


class Cites(msgspec.Struct, frozen=True, kw_only=True):
    """A symbol that is cited, on which pages, and how many documents of that symbol the store has."""

    symbol: str
    pages: tuple[int, ...]
    documents: int


class Citations(msgspec.Struct, frozen=True, kw_only=True):
    """Who cites a symbol and what it cites; `symbols` are all halves of it that the store knows."""

    symbols: tuple[str, ...]
    cited_by: tuple[CitedBy, ...]
    cites: tuple[Cites, ...]


def records(connection: sqlite3.Connection, kind: str | None = None) -> Iterator[bytes]:
    """Yield the documents as JSON, one line each, in the order in which they were written."""
    found = connection.execute(
        "SELECT json FROM records JOIN documents AS d ON d.id = document WHERE ?1 IS NULL OR kind = ?1"
        " ORDER BY document",
        (kind,),
    )
    for (json,) in found:
        yield json.encode() + b"\n"


def record(connection: sqlite3.Connection, number: int) -> bytes:
    """Return a document as JSON."""
    json: str = connection.execute("SELECT json FROM records WHERE document = ?", (number,)).fetchone()[0]
    return json.encode() + b"\n"


def table(connection: sqlite3.Connection, name: str) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
    """Return the columns of a table of TABLES, and its rows."""
    found = connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2")
    return tuple(column[0] for column in found.description), found


def documents_of(connection: sqlite3.Connection, key: str) -> tuple[Stored, ...]:
    """Return the documents that have a symbol."""
    return _stored(connection, "id IN (SELECT document FROM symbols WHERE key = ?)", key)


def documents_with(connection: sqlite3.Connection, sha256: str) -> tuple[Stored, ...]:
    """Return the documents whose sha256 begins so."""
    return _stored(connection, "substr(sha256, 1, length(?1)) = lower(?1)", sha256)


def _stored(connection: sqlite3.Connection, condition: str, value: str) -> tuple[Stored, ...]:
    found = connection.execute(
        f"SELECT id, language, date, file, sha256 FROM documents WHERE {condition} ORDER BY id",
        (value,),
    ).fetchall()
    symbols = symbols_of(connection, [row[0] for row in found])
    return tuple(
        Stored(id=number, symbols=symbols[number], language=language, date=date, file=file, sha256=sha256)
        for number, language, date, file, sha256 in found
    )


def symbols_of(connection: sqlite3.Connection, documents: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """Return the symbols of documents."""
    symbols: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for document in documents:
        for (symbol,) in connection.execute(
            "SELECT symbol FROM symbols WHERE document = ? ORDER BY position", (document,)
        ):
            symbols[document] += (symbol,)
    return symbols


def citations_of(connection: sqlite3.Connection, key: str) -> Citations:
    """Return who cites a symbol, or the other half of a joint one, and what the documents that have it cite."""
    own = {document.id: document for document in documents_of(connection, key)}
    ours = ", ".join(map(str, own))
    halves = dict(
        connection.execute(f"SELECT key, symbol FROM symbols WHERE document IN ({ours}) ORDER BY document, position")
    )
    keys = halves or {key: key}
    places = ", ".join("?" * len(keys))
    by: dict[tuple[Any, ...], dict[int, None]] = defaultdict(dict)
    for *document, page in connection.execute(
        "SELECT document, date, language, file, page FROM citations JOIN documents AS d ON d.id = document"
        f" WHERE key IN ({places}) AND document NOT IN ({ours}) ORDER BY date, document, page",
        [*keys],
    ):
        by[tuple(document)][page] = None
    there: dict[str, tuple[str, dict[int, None]]] = {}
    for other, symbol, page in connection.execute(
        "SELECT key, symbol, page FROM citations"
        f" WHERE document IN ({ours}) AND key NOT IN ({places}) ORDER BY document, position",
        [*keys],
    ):
        there.setdefault(other, (symbol, {}))[1][page] = None
    symbols = symbols_of(connection, [document[0] for document in by])
    return Citations(
        symbols=tuple(halves.values()),
        cited_by=tuple(
            CitedBy(symbols=symbols[number], date=date, language=language, file=file, pages=tuple(pages))
            for (number, date, language, file), pages in by.items()
        ),
        cites=tuple(
            Cites(symbol=symbol, pages=tuple(pages), documents=len(documents_of(connection, other)))
            for other, (symbol, pages) in there.items()
        ),
    )
