"""Stores for the tests: of fixtures as undoc reads them, and of documents made from those."""

import hashlib
import sqlite3
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from reading import document

from undoc_cli.store.writing import Writer
from undoc_cli.write import json

OPTIONS = "undoc 1, as it comes"
NAMES = (
    "joint-seven-items",
    "page-breaks",
    "one-item",
    "notes-of-all-kinds",
    "annex-and-enclosure",
    "agenda-document",
    "geneva-report",
    "fr-letter",
    "ru-letter",
    "ar-letter",
    "zh-letter",
)


def record(name: str) -> bytes:
    """Give a fixture as JSON."""
    return json.line(document(name))


def variant(name: str, number: int, **header: Any) -> bytes:
    """Give a fixture as if it had other bytes and, where it is said, another header."""
    read = document(name)
    content = hashlib.sha256(f"{name} {number}".encode()).hexdigest()
    source = replace(read.source, sha256=content, file=f"{name}-{number}.pdf")
    return json.line(replace(read, source=source, header=replace(read.header, **header)))


def with_text(*texts: str, number: int = 1, language: str = "en") -> bytes:
    """Give a document with these paragraphs."""
    read = document("one-item")
    body = tuple(replace(read.body[0], text=text) for text in texts)
    source = replace(read.source, sha256=hashlib.sha256(f"text {number}".encode()).hexdigest(), file=f"{number}.pdf")
    header = replace(read.header, symbols=(f"A/79/{number}",), titles=(), language=language)
    changed = replace(read, source=source, header=header, body=body, footnotes=(), citations=())
    return json.line(changed)


def fill(path: Path, *records: bytes) -> Path:
    """Write documents into a store."""
    with Writer(path) as writer:
        for one in records:
            writer.put(one, OPTIONS)
    return path


def fixtures_in(path: Path) -> Path:
    """Write the fixtures of NAMES into a store."""
    return fill(path, *map(record, NAMES))


def query(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Ask a store as any SQL client does."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def is_whole(path: Path) -> bool:
    """Whether a store is sound and every document in it whole: as many rows as its record gives."""
    from undoc_cli.store.rows import rows
    from undoc_cli.write.records import read_document

    connection = sqlite3.connect(path)
    try:
        sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        sound = sound and not connection.execute("PRAGMA foreign_key_check").fetchall()
        for index in ("paragraphs_fts", "footnotes_fts"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        for number, text in connection.execute("SELECT id, json FROM documents LEFT JOIN records ON document = id"):
            for table, found in rows(read_document(text.encode())).items():
                count = connection.execute(f"SELECT count(*) FROM {table} WHERE document = ?", (number,)).fetchone()[0]
                sound = sound and count == len(found)
        return sound
    finally:
        connection.close()
