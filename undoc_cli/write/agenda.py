"""The agenda items of documents: rows, which of them are wanted, and the formats they are written in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatchcase
from functools import partial
from itertools import groupby

import msgspec

from undoc_cli.model import Document
from undoc_cli.rules.signs import TYPED
from undoc_cli.write.plain import plain
from undoc_cli.write.records import Record

COLUMNS = ("symbol", "session", "list", "item", "title", "heading")
GROUP_COLUMNS = ("session", "list", "item", "title", "documents", "count")

_Item = tuple[str | None, str | None, str, str | None, str | None]  # session, list, item, sub-item, title


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One agenda item of one document."""

    symbols: tuple[str, ...]
    session: str | None
    list: str | None
    item: str
    subitem: str | None
    title: str | None
    heading: str | None = None  # the cluster under which an agenda document lists it
    file: str

    @property
    def number(self) -> str:
        """The item with its sub-item as it is printed: `32 (a)`."""
        return _number(self.item, self.subitem)

    @property
    def symbol(self) -> str:
        """All symbols of the document."""
        return ", ".join(self.symbols)


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A document under an agenda item."""

    symbols: tuple[str, ...]
    file: str

    @property
    def name(self) -> str:
        """What to call it: by its symbols, or else by its file."""
        return ", ".join(self.symbols) or self.file


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """An agenda item with the documents that print it."""

    session: str | None
    list: str | None
    item: str
    subitem: str | None
    title: str | None
    documents: tuple[Mention, ...]

    @property
    def number(self) -> str:
        """The item with its sub-item as it is printed: `32 (a)`."""
        return _number(self.item, self.subitem)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which rows are asked for; what is None is not asked.

    `items` are numbers with a sub-item, or None for the item with all of its sub-items.
    """

    session: str | None = None
    items: Collection[tuple[str, str | None]] | None = None
    title: str | None = None

    def holds(self, row: Row) -> bool:
        """Whether a row is one of those."""
        if self.session is not None and (row.session or "").casefold() != self.session.strip().casefold():
            return False
        if self.items is not None and not {(row.item, row.subitem), (row.item, None)} & set(self.items):
            return False
        return self.title is None or (row.title is not None and title_matches(row.title, self.title))


def title_matches(title: str, pattern: str) -> bool:
    """Whether a title has the pattern in it; with `*` or `?` in it, the pattern stands for the whole title."""
    title, pattern = _folded(title), _folded(pattern)
    if "*" in pattern or "?" in pattern:
        return fnmatchcase(title, pattern.replace("[", "[[]"))
    return pattern in title


def _folded(text: str) -> str:
    return " ".join(text.translate(TYPED).casefold().split())


def rows(document: Document | Record) -> Iterator[Row]:
    """Yield the agenda items of a document in its order: of its masthead, then those that it lists itself."""
    from undoc_cli.write.agenda_document import listed  # noqa: PLC0415  # rows out of a store need no patterns

    header = document.header
    session = header.session.number if header.session else None
    row = partial(Row, symbols=header.symbols, session=session, file=document.source.file)
    for entry in header.agenda_items:
        yield row(list=header.agenda_list, item=entry.number, subitem=entry.subitem, title=entry.title)
    for found in listed(document):
        yield row(list=found.list, item=found.item, subitem=found.subitem, title=found.title, heading=found.heading)


def groups(found: Iterable[Row]) -> tuple[Group, ...]:
    """Return the items in the order of sessions, lists and numbers, each with its documents in the given order."""
    items: dict[_Item, dict[Mention, None]] = defaultdict(dict)
    for row in found:
        item = row.session, row.list, row.item, row.subitem, row.title
        items[item][Mention(symbols=row.symbols, file=row.file)] = None
    return tuple(
        Group(session=session, list=named, item=number, subitem=subitem, title=title, documents=tuple(items[item]))
        for item in sorted(items, key=_place)
        for session, named, number, subitem, title in [item]
    )


def _place(item: _Item) -> tuple[tuple[tuple[int, str], ...], ...]:
    return tuple(_natural(part or "") for part in item)


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key by which 9 stands before 10."""
    runs = ("".join(run) for _, run in groupby(text, key=str.isdecimal))
    return tuple((int(run), "") if run.isdecimal() else (-1, run) for run in runs)


def _number(item: str, subitem: str | None) -> str:
    if subitem is None:
        return item
    first, *deeper = subitem.split()
    return " ".join((item, f"({first})", *deeper))


def cells(row: Row) -> tuple[str, ...]:
    """Return the columns of a row, without control characters."""
    return _cells(row.symbol, row.session, row.list, row.number, row.title, row.heading)


def group_cells(group: Group) -> tuple[str, ...]:
    """Return the columns of an item, without control characters."""
    documents = "; ".join(mention.name for mention in group.documents)
    return _cells(group.session, group.list, group.number, group.title, documents, str(len(group.documents)))


def _cells(*values: str | None) -> tuple[str, ...]:
    return tuple(plain(value or "") for value in values)
