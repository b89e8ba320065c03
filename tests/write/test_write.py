"""The writers one by one."""

import json as plain_json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from undoc_cli import model
from undoc_cli.errors import BadRecordError, OutputError
from undoc_cli.model import AgendaItem, Document, Evidence, Region, Session
from undoc_cli.pipeline import parse
from undoc_cli.write import agenda, files, json, lines
from undoc_cli.write.picture import found_on
from undoc_cli.write.plain import file_name, plain
from undoc_cli.write.records import Chunk, chunks, looks_like_json, read_record
from undoc_cli.write.schema import schema

PDFS = Path(__file__).parents[2] / "fixtures" / "pdf"
REPLACED = "\N{REPLACEMENT CHARACTER}"


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(PDFS / "joint-seven-items.pdf")


def with_items(document: Document, *items: AgendaItem, session: str | None = None, file: str = "x.pdf") -> Document:
    header = replace(
        document.header,
        agenda_items=items,
        session=Session(number=session, label="") if session else None,
        agenda_list="agenda",
    )
    return replace(document, header=header, source=replace(document.source, file=file))


def item(number: str, subitem: str | None = None, title: str | None = None) -> AgendaItem:
    return AgendaItem(number=number, subitem=subitem, title=title)


def test_json_keeps_order_and_letters() -> None:
    text = json.pretty({"b": "é – 中", "a": [1.5]})
    assert text.decode() == '{\n  "b": "é – 中",\n  "a": [\n    1.5\n  ]\n}\n'
    assert json.line({"b": 1, "a": 2}) == b'{"b":1,"a":2}\n'


def test_json_has_no_raw_control_character_and_loses_none() -> None:
    text = "".join(map(chr, range(0x110))) + "\u0442\U0001f600"
    for write in (json.line, json.pretty):
        data = write(text)
        assert plain_json.loads(data) == text
        assert not any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in data.decode().rstrip("\n"))


def test_a_document_comes_back(document: Document) -> None:
    assert msgspec.json.decode(json.line(document), type=Document) == document
    assert msgspec.json.decode(json.pretty(document), type=Document) == document


def test_plain_text() -> None:
    assert plain("a\tb\nc\r\x1b[1m\x9b\x7f é") == "a b c ?[1m?? é".replace("?", REPLACED)
    assert file_name(os.fsdecode(b"caf\xe9.pdf")) == f"caf{REPLACED}.pdf"
    assert file_name("café.pdf") == "café.pdf"


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    files.write_file(target, b"one")
    files.write_file(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_has_the_usual_rights(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    files.write_file(tmp_path / "written", b"")
    assert (tmp_path / "written").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    target = tmp_path / "a.json"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        assert len(list(tmp_path.iterdir())) == 2, "the new file stands beside its target"
        raise failure

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError if isinstance(failure, OSError) else KeyboardInterrupt):
        files.write_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_schema_describes_every_class_of_the_model() -> None:
    described = schema()
    assert described["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    structs = {
        name: struct
        for name, struct in vars(model).items()
        if isinstance(struct, type) and issubclass(struct, msgspec.Struct) and struct is not Document
    }
    assert set(described["$defs"]) == set(structs)
    for name, part in (*described["$defs"].items(), ("Document", described)):
        struct = getattr(model, name)
        assert part["description"]
        assert list(part["properties"]) == list(struct.__struct_fields__)
        assert "additionalProperties" not in part
    assert described["required"] == list(Document.__struct_fields__)
    assert described["$defs"]["Block"]["required"] == ["type", "text", "number", "page", "bbox"]


def test_numbers_as_printed(document: Document) -> None:
    given = with_items(document, item("32", "a"), item("3", "b (ii)"), item("5"))
    assert [row.number for row in agenda.rows(given)] == ["32 (a)", "3 (b) (ii)", "5"]


def test_groups_stand_in_the_order_of_numbers(document: Document) -> None:
    rows = [
        *agenda.rows(with_items(document, item("110"), item("9", "b"), item("9"), session="79", file="1")),
        *agenda.rows(with_items(document, item("9"), session="80", file="2")),
        *agenda.rows(with_items(document, item("9"), session="79", file="3")),
        *agenda.rows(with_items(document, item("9"), session="ES-10", file="4")),
        *agenda.rows(with_items(document, item("9"), session="79", file="3")),
        *agenda.rows(with_items(document, item("1"), file="5")),
    ]
    groups = agenda.groups(rows)
    assert [(group.session, group.number) for group in groups] == [
        (None, "1"),
        ("ES-10", "9"),
        ("79", "9"),
        ("79", "9 (b)"),
        ("79", "110"),
        ("80", "9"),
    ]
    assert [mention.file for mention in groups[2].documents] == ["1", "3"]


def test_a_document_without_symbol_is_named_by_its_file(document: Document) -> None:
    nameless = with_items(document, item("9"), file="nameless.pdf")
    nameless = replace(nameless, header=replace(nameless.header, symbols=()))
    (group,) = agenda.groups(agenda.rows(nameless))
    assert agenda.group_cells(group) == ("", "agenda", "9", "", "nameless.pdf", "1")


def test_rows_of_a_record_are_those_of_the_document(document: Document) -> None:
    record = read_record(Chunk(1, json.line(document)))
    assert list(agenda.rows(record)) == list(agenda.rows(document))
    assert len(list(agenda.rows(document))) == 7


def test_an_item_without_title_is_found_by_its_number_only(document: Document) -> None:
    (row,) = agenda.rows(with_items(document, item("9")))
    assert agenda.Wanted(items=[("9", None)]).holds(row)
    assert not agenda.Wanted(title="").holds(row)
    assert not agenda.Wanted(title="*").holds(row)
    assert not agenda.Wanted(session="79").holds(row)


def test_csv_quotes_what_needs_it() -> None:
    assert lines.csv_table(("a", "b"), [('x "y", z', "")]) == b'a,b\r\n"x ""y"", z",\r\n'


def test_chunks_know_their_lines() -> None:
    text = b'\xef\xbb\xbf{\n "a": 1\n}\n\n{"b": 2}\r\n{\n "c": {\n }\n}\n{\n "d"'
    found = list(chunks(text.splitlines(keepends=True)))
    assert [chunk.line for chunk in found] == [1, 5, 6, 10]
    assert [plain_json.loads(chunk.json) for chunk in found[:3]] == [{"a": 1}, {"b": 2}, {"c": {}}]
    with pytest.raises(BadRecordError, match="line 10: "):
        read_record(found[3])


@pytest.mark.parametrize(
    ("head", "expected"),
    [(b" \n{", True), (b"\xef\xbb\xbf{}", True), (b"%PDF-1.4 {", False), (b"", False), (b"[{}]", False)],
)
def test_json_is_known_by_its_first_character(head: bytes, expected: bool) -> None:
    assert looks_like_json(head) is expected


def test_boxes_of_a_page(document: Document) -> None:
    box = (1.0, 2.0, 3.0, 4.0)
    evidence = {
        f"/header/agenda_items/{index}/number": Evidence(page=1, bbox=box, text="Agenda items 1 and 2")
        for index in range(2)
    }
    other = {"/annexes/0/heading": Evidence(page=2, bbox=box, text="Annex")}
    regions = (Region(kind="page-number", page=2, bbox=(5.0, 6.0, 7.0, 8.0), text="2/2"),)
    made: Any = replace(document, evidence={**evidence, **other}, layout=replace(document.layout, regions=regions))
    made = replace(made, header=replace(made.header, masthead=()))
    assert [(found.name, found.bbox) for found in found_on(made, 1)] == [("agenda_items/*/number", box)]
    assert [found.name for found in found_on(made, 2)] == ["annexes/0/heading", "page-number"]
    assert found_on(made, 3) == ()


def test_every_evidence_of_the_fixture_has_a_box(document: Document) -> None:
    for number in range(1, document.source.pages + 1):
        drawn = {found.bbox for found in found_on(document, number)}
        assert {entry.bbox for entry in document.evidence.values() if entry.page == number} <= drawn
        assert {region.bbox for region in document.layout.regions if region.page == number} <= drawn
