"""The facts of the agenda register."""

import json
from typing import Any

import pytest

from undoc_cli.rules.register import Entry, Register, parse_register

PACKAGED = Register.packaged()
CULTURE, CONFLICT, PEACE = (
    "Culture of peace",
    "Prevention of armed conflict",
    "Peacebuilding and sustaining peace",
)


def sort_key(entry: Entry) -> tuple[str, int, str, int, int, str]:
    kind, _, number = entry.session.rpartition("-")
    letters = entry.subitem or ""
    return kind, int(number), entry.list, int(entry.item), len(letters), letters


def test_packaged_facts_are_sorted_and_unique() -> None:
    keys = [sort_key(entry) for entry in PACKAGED.entries]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("entry", PACKAGED.entries, ids=lambda e: f"{e.session}-{e.list}-{e.item}{e.subitem or ''}")
def test_packaged_fact_is_clean_and_has_a_source(entry: Any) -> None:
    assert entry.title == " ".join(entry.title.split())
    assert not entry.title.endswith((".", "*", "…", ":", ","))
    assert entry.sources == tuple(sorted(set(entry.sources)))
    for source in entry.sources:
        assert source.startswith("A/")
        assert "*" not in source
        assert entry.session in source.partition("-S/")[0].split("/")


def test_packaged_is_read_once() -> None:
    assert Register.packaged() is PACKAGED


def register_file(**changes: object) -> bytes:
    fact = {"session": "79", "list": "agenda", "item": "32", "title": CONFLICT, "sources": ["A/79/729"]}
    return json.dumps({"version": 1, "entries": [fact | changes]}).encode()


def test_parse_register() -> None:
    assert parse_register(register_file(subitem="a")) == [
        Entry("79", "agenda", "32", "a", CONFLICT, ("A/79/729",)),
    ]
    assert parse_register(register_file())[0].subitem is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b'{"version": 2, "entries": []}',
        b'{"version": 1, "entries": [{}]}',
        b'{"version": 1, "entries": [], "note": "\xff"}',
        register_file(item="32 (a)"),
        register_file(item="32\n"),
        register_file(title=""),
        register_file(title=" padded"),
        register_file(sources=[]),
        register_file(sources=["unknown"]),
        register_file(list="annotated list"),
        register_file(session="seventy-ninth"),
        register_file(extra=1),
        b'{"version": 1, "entries": ' + b"[" * 100_000,
    ],
)
def test_parse_register_refuses_in_one_line(data: Any) -> None:
    with pytest.raises(ValueError, match=r"^agenda register: .+\Z"):
        parse_register(data)


def test_parse_register_refuses_an_item_given_twice() -> None:
    fact = json.loads(register_file(subitem="a"))["entries"][0]
    with pytest.raises(ValueError, match=r"item 32 \(a\) twice in session 79, agenda"):
        parse_register(json.dumps({"version": 1, "entries": [fact, fact]}).encode())
