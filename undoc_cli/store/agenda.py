"""The agenda items that a store holds."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from undoc_cli.write.agenda import Row, Wanted, cells
from undoc_cli.write.lines import line
from undoc_cli.write.plain import plain

# One text a document: half the time of one row an item, and many documents print the same items.
AGENDA_ITEMS = (
    "SELECT document, (SELECT symbol FROM documents WHERE id = document),"
    " json_group_array(json_array(position, session, list, item, subitem, title, heading))"
    " FROM agenda_items GROUP BY document ORDER BY document"
)

_Item = tuple[Row, tuple[str, ...]]


class _Items(dict[str, tuple[_Item, ...]]):
    """The agenda items of a document that are wanted, by what AGENDA_ITEMS says of them.

    An item is a row without its document, and the cells of that row without the symbol. Many documents print the same
    items: each is made, and compared with what is wanted, once.
    """

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self._wanted = wanted
        self._made: dict[tuple[str | None, ...], _Item | None] = {}

    def __missing__(self, told: str) -> tuple[_Item, ...]:
        items = (self._item(*columns) for _, *columns in sorted(msgspec.json.decode(told)))  # by their positions
        self[told] = made = tuple(item for item in items if item)
        return made

    def _item(self, *columns: Any) -> _Item | None:
        if columns not in self._made:
            session, named, number, subitem, title, heading = columns
            row = Row(
                symbols=(),
                session=session,
                list=named,
                item=number,
                subitem=subitem,
                title=title,
                heading=heading,
                file="",
            )
            self._made[columns] = (row, cells(row)[1:]) if self._wanted.holds(row) else None
        return self._made[columns]


def agenda_rows(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[Row]:
    """Yield the agenda items of all documents that are wanted, in the order in which the documents were written."""
    symbols, items = _all_symbols(connection), _Items(wanted)
    files = dict(connection.execute("SELECT id, file FROM documents"))
    for document, _, told in connection.execute(AGENDA_ITEMS):
        for row, _ in items[told]:
            yield replace(row, symbols=symbols[document], file=files[document])


def agenda_cells(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[tuple[str, ...]]:
    """Yield the cells of those rows."""
    items = _Items(wanted)
    for _, symbol, told in connection.execute(AGENDA_ITEMS):
        name = plain(symbol or "")
        for _, made in items[told]:
            yield name, *made


def agenda_lines(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[bytes]:
    """Yield those rows as they are written, the lines of one document together.

    What several documents print is made, and encoded, once.
    """
    items = _Items(wanted)
    ends: dict[str, list[bytes]] = {}  # of lines, behind the symbol
    for _, symbol, told in connection.execute(AGENDA_ITEMS):
        if told not in ends:
            ends[told] = [line(("", *made)).encode() for _, made in items[told]]
        if lines := ends[told]:
            name = plain(symbol or "").encode()
            yield name + name.join(lines)


def _all_symbols(connection: sqlite3.Connection) -> Mapping[int, tuple[str, ...]]:
    symbols: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for document, symbol in connection.execute("SELECT document, symbol FROM symbols ORDER BY document, position"):
        symbols[document] += (symbol,)
    return symbols
