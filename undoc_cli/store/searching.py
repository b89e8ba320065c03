"""Passages of a store that have certain words in them."""

import sqlite3
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from undoc_cli.rules.search import Term, hits
from undoc_cli.store.reading import symbols_of

PARTS = {"text": ("paragraphs", "number"), "note": ("footnotes", "marker")}
WEIGHED = 20_000  # passages; weighing takes 3 µs each


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Which documents are asked for; what is None is not asked.

    `symbol` is a key, with `*` for anything; dates are ISO 8601, or their beginning: a year, a month.
    """

    kind: str | None = None
    symbol: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def condition(self) -> str:
        """What the document `d` has to be, in SQL; its values are those of `values`."""
        parts = {
            "d.kind = :kind": self.kind,
            "d.id IN (SELECT document FROM symbols WHERE key GLOB :symbol)": self.symbol,
            "d.language = :language": self.language,
            "d.date >= :since": self.since,
            "substr(d.date, 1, length(:until)) <= :until": self.until,
        }
        return "".join(f" AND {part}" for part, value in parts.items() if value is not None)

    @property
    def values(self) -> dict[str, Any]:
        """What stands in the condition."""
        return msgspec.structs.asdict(self)


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph or a note, and where in its text the words stand."""

    symbols: tuple[str, ...]
    date: str | None
    kind: str
    language: str
    file: str
    part: Literal["text", "note"]
    number: str | None
    page: int
    pointer: str
    text: str
    hits: tuple[tuple[int, int], ...]


def passages(
    connection: sqlite3.Connection, wanted: Sequence[Term], filters: Filters, limit: int
) -> tuple[Passage, ...]:
    """Return the passages that have all of the terms, not more than `limit`.

    The most telling come first; where there are too many to be weighed, those read last.
    """
    values = {"words": " AND ".join(term.query for term in wanted), "limit": limit, **filters.values}
    found: list[tuple[Any, ...]] = []
    for part, (table, number) in PARTS.items():
        index = f"{table}_fts"
        many: int = connection.execute(
            f"SELECT count(*) FROM {index} WHERE {index} MATCH :words",
            values,
        ).fetchone()[0]
        score, order = (f"{index}.rank", "rank") if many <= WEIGHED else (f"-{index}.rowid", f"{index}.rowid DESC")
        found += connection.execute(
            f"SELECT {score}, '{part}', d.id, d.date, d.kind, d.language, d.file, p.{number}, p.page, p.pointer, p.text"
            f" FROM {index} JOIN {table} AS p ON p.id = {index}.rowid JOIN documents AS d ON d.id = p.document"
            f" WHERE {index} MATCH :words{filters.condition} ORDER BY {order} LIMIT :limit",
            values,
        )
    found = sorted(found, key=lambda row: row[0])[:limit]
    symbols = symbols_of(connection, {row[2] for row in found})
    return tuple(
        Passage(
            symbols=symbols[document],
            date=date,
            kind=kind,
            language=language,
            file=file,
            part=part,
            number=number,
            page=page,
            pointer=pointer,
            text=text,
            hits=hits(text, wanted),
        )
        for _, part, document, date, kind, language, file, number, page, pointer, text in found
    )
