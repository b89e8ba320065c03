"""What an agenda document lists, and the register made of it."""

import msgspec

from undoc_cli.rules.register import Entry, parse_register
from undoc_cli.write import json
from undoc_cli.write.agenda import rows
from undoc_cli.write.agenda_document import listed, register_entries
from undoc_cli.write.records import Record


def block(kind: str, text: str, number: str | None = None) -> dict[str, object]:
    return {"type": kind, "text": text, "number": number, "page": 1}


def record(kind: str = "agenda", symbol: str = "A/90/251", title: str = "Agenda of the ninetieth session") -> Record:
    document = {
        "schema_version": "1.0",
        "source": {"file": "agenda.pdf"},
        "kind": kind,
        "header": {
            "symbols": [symbol],
            "session": {"number": "90", "label": "Ninetieth session"},
            "agenda_list": None,
            "agenda_items": [],
            "titles": [title],
        },
        "body": [
            block("list_item", "General debate.", "8."),
            block("heading", "Maintenance of international peace and security", "B."),
            block("list_item", "Prevention of armed conflict:", "32."),
            block("list_item", "Prevention of armed conflict;", "(a)"),
            block("list_item", "Strengthening the role of mediation.", "(b)"),
            block("paragraph", "Adopted at the 2nd plenary meeting."),
            block("heading", "Annotations"),
            block("list_item", "The item was included in the agenda again.", "32."),
        ],
    }
    return msgspec.convert(document, Record)


def test_items_come_with_their_cluster_and_sub_items_with_their_parent() -> None:
    found = [(one.item, one.subitem, one.title, one.heading) for one in listed(record())]
    cluster = "Maintenance of international peace and security"
    assert found == [
        ("8", None, "General debate", None),
        ("32", None, "Prevention of armed conflict", cluster),
        ("32", "a", "Prevention of armed conflict: Prevention of armed conflict", cluster),
        ("32", "b", "Prevention of armed conflict: Strengthening the role of mediation", cluster),
    ]
    assert [row.heading for row in rows(record())][1] == cluster


def test_the_list_is_named_by_the_title() -> None:
    assert {one.list for one in listed(record())} == {"agenda"}
    preliminary = record(title="Annotated preliminary list of items to be included in the provisional agenda")
    assert {one.list for one in listed(preliminary)} == {"preliminary list"}
    assert {one.list for one in listed(record(title="Provisional agenda of the ninetieth session"))} == {
        "provisional agenda"
    }


def test_another_kind_lists_nothing() -> None:
    assert list(listed(record(kind="report"))) == []


def test_the_register_reads_what_was_written() -> None:
    data = json.pretty({"version": 1, "entries": register_entries(record())})
    assert Entry("90", "agenda", "8", None, "General debate", ("A/90/251",)) in parse_register(data)


def test_the_register_is_of_the_general_assembly_only() -> None:
    assert register_entries(record(symbol="ECE/TRADE/C/2030/1")) == []
