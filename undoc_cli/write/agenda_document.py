"""The items that an agenda document lists (preliminary list, provisional agenda, agenda), with their clusters."""

from collections.abc import Iterator
from typing import NamedTuple

from undoc_cli.model import Document
from undoc_cli.rules.agenda_lists import item_number, list_named, subitem_letter, without_end
from undoc_cli.write.records import Record

AGENDA_ORGAN = "A/"  # the register speaks of the General Assembly only


class Listed(NamedTuple):
    """An item or sub-item that a document lists; a sub-item's title follows its item's, as mastheads print it."""

    list: str | None
    item: str
    subitem: str | None
    title: str
    heading: str | None


def listed(document: Document | Record) -> Iterator[Listed]:
    """Yield what an agenda document lists, in its order; nothing for a document of another kind."""
    if document.kind != "agenda":
        return
    named = next((name for title in document.header.titles if (name := list_named(title))), None)
    heading: str | None = None
    item: str | None = None
    parent = ""
    seen: set[tuple[str, str | None]] = set()  # annotations go through the items a second time
    for block in document.body:
        number = item_number(block.number or "")
        letter = subitem_letter(block.number or "")
        if block.type == "heading":
            heading, item = block.text, None
        elif number is not None and (number, None) not in seen:
            seen.add((number, None))
            item, parent = number, without_end(block.text)
            yield Listed(named, item, None, parent, heading)
        elif letter is not None and item is not None and (item, letter) not in seen:
            seen.add((item, letter))
            yield Listed(named, item, letter, f"{parent}: {without_end(block.text)}", heading)


def register_entries(document: Document | Record) -> list[dict[str, object]]:
    """Return what an agenda document of the General Assembly lists, in the format of the agenda register."""
    header = document.header
    source = next((symbol for symbol in header.symbols if symbol.startswith(AGENDA_ORGAN)), None)
    if source is None or header.session is None:
        return []
    return [
        {
            "session": header.session.number,
            "list": entry.list or "agenda",
            "item": entry.item,
            **({"subitem": entry.subitem} if entry.subitem else {}),
            "title": entry.title,
            "sources": [source],
        }
        for entry in listed(document)
    ]
