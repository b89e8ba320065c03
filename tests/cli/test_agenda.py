"""`undoc agenda`: from PDFs and from JSON, filters, formats."""

import csv
import io
import json
from pathlib import Path
from shutil import copyfile

import pytest
from command import BROKEN, ONE, PDFS, SENDERS, SEVEN, UNDOC, call, on_terminal, run, undoc

ONE_LINE = "A/79/1612\t79\tagenda\t75\tOceans and the law of the sea"
SENDERS_ITEMS = ["32 (a)", "80", "110"]
NAMES = ("identical-letters", "joint-seven-items", "note-verbale", "notes-of-all-kinds", "one-item", "page-breaks")
FILES = [*(PDFS / f"{name}.pdf" for name in NAMES), SENDERS]


@pytest.fixture(scope="module")
def jsonl() -> bytes:
    done = call("ingest", "--jsonl", "--quiet", *FILES)
    assert done.status == 0
    return done.out


def items(*arguments: object, stdin: bytes = b"") -> list[str]:
    """Return symbol and item of each line."""
    done = call("agenda", *arguments, stdin=stdin)
    assert (done.status, done.err) == (0, "")
    return [" ".join((line.split("\t")[0].split(",")[0], line.split("\t")[3])) for line in done.lines]


def test_of_a_pdf() -> None:
    done = undoc("agenda", ONE)
    assert done == (0, f"{ONE_LINE}\n".encode(), "")


def test_of_several_pdfs_in_the_order_given() -> None:
    assert items(SENDERS, ONE) == [*(f"A/79/1844 {item}" for item in SENDERS_ITEMS), "A/79/1612 75"]


def test_of_indented_json(tmp_path: Path) -> None:
    record = tmp_path / "one.json"
    record.write_bytes(call("ingest", ONE).out)
    assert call("agenda", record).lines == [ONE_LINE]


def test_of_compact_json(tmp_path: Path) -> None:
    record = tmp_path / "one.json"
    record.write_bytes(call("ingest", "--compact", ONE).out)
    assert call("agenda", record).lines == [ONE_LINE]


def test_of_indented_documents_one_after_the_other() -> None:
    both = call("ingest", ONE).out + call("ingest", SENDERS).out
    assert items("-", stdin=both) == ["A/79/1612 75", *(f"A/79/1844 {item}" for item in SENDERS_ITEMS)]


def test_of_json_lines_from_a_pipe(jsonl: bytes) -> None:
    done = undoc("agenda", stdin=jsonl)
    assert (done.status, done.err) == (0, "")
    assert done.out == call("agenda", "-", stdin=jsonl).out == call("agenda", *FILES).out
    assert ONE_LINE in done.lines


def test_of_a_pdf_from_a_pipe() -> None:
    assert call("agenda", stdin=ONE.read_bytes()).lines == [ONE_LINE]


def test_a_pipe_of_both_commands() -> None:
    done = run(
        ["sh", "-c", '"$@" ingest --jsonl "$ONE" "$SENDERS" | "$@" agenda', "sh", *UNDOC],
        environment={"ONE": str(ONE), "SENDERS": str(SENDERS)},
    )
    assert done.status == 0
    assert len(done.lines) == 4


def test_blank_lines_and_a_byte_order_mark_do_no_harm(jsonl: bytes) -> None:
    assert (
        call("agenda", "-", stdin=b"\xef\xbb\xbf" + jsonl.replace(b"\n", b"\r\n\n")).out == call("agenda", *FILES).out
    )


def test_of_a_folder_of_records(tmp_path: Path) -> None:
    assert call("ingest", "--quiet", "-o", tmp_path, ONE, SENDERS).status == 0
    assert items(tmp_path) == ["A/79/1612 75", *(f"A/79/1844 {item}" for item in SENDERS_ITEMS)]
    copyfile(SEVEN, tmp_path / "seven.pdf")
    assert len(items(tmp_path)) == 7, "where there are PDFs, the records beside them are not read too"


def test_documents_without_items_contribute_nothing() -> None:
    assert items(PDFS / "annex-and-enclosure.pdf") == []
    assert items(BROKEN / "not-un.pdf") == []


@pytest.mark.parametrize(
    ("session", "expected"), [("79", 15), ("80", 1), ("ES-10", 1), (" es-10 ", 1), ("7", 0), ("tenth", 0)]
)
def test_by_session(jsonl: bytes, session: str, expected: int) -> None:
    assert len(items("--session", session, stdin=jsonl)) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("32 (a)", ["A/79/1844 32 (a)"]),
        ("32(a)", ["A/79/1844 32 (a)"]),
        ("32", ["A/79/1733 32", "A/79/1480 32", "A/79/1844 32 (a)"]),
        ("32 (b)", []),
        ("3", []),
        ("110 and 5", ["A/ES-10/1231 5", "A/79/1844 110"]),
    ],
)
def test_by_item_number(jsonl: bytes, item: str, expected: list[str]) -> None:
    assert items("--item", item, stdin=jsonl) == expected


@pytest.mark.parametrize("item", ["", "peace", "(a)", "32 ?"])
def test_an_item_that_is_no_number_is_2(item: str) -> None:
    done = call("agenda", "--item", item, ONE)
    assert done.status == 2
    assert "--item takes numbers such as 32 or '32 (a)'" in done.err


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("LAW OF THE SEA", 2),
        ("law  of the\tsea", 2),
        ("oceans*", 2),
        ("*sea", 2),
        ("ocean?", 0),
        ("ocean? *", 2),
        ("Africa's development", 1),
        ("[a-z]*", 0),
        ("no such thing", 0),
    ],
)
def test_by_title(jsonl: bytes, pattern: str, expected: int) -> None:
    assert len(items("--title", pattern, stdin=jsonl)) == expected


def test_filters_add_up(jsonl: bytes) -> None:
    assert items("--session", "79", "--title", "sea", "--item", "75", stdin=jsonl) == ["A/79/1480 75", "A/79/1612 75"]


def test_nothing_found_is_no_failure() -> None:
    assert call("agenda", "--session", "1", ONE) == (0, b"", "")
    assert call("agenda", "--session", "1", "--json", ONE).out == b"[]\n"
    assert call("agenda", "--session", "1", "--csv", ONE).out == b"symbol,session,list,item,title,heading\r\n"


def test_json() -> None:
    done = undoc("agenda", "--json", SENDERS)
    assert done.status == 0
    rows = json.loads(done.out)
    assert rows[0] == {
        "symbols": ["A/79/1844"],
        "session": "79",
        "list": "agenda",
        "item": "32",
        "subitem": "a",
        "title": "Prevention of armed conflict: prevention of armed conflict",
        "heading": None,
        "file": str(SENDERS),
    }
    assert [row["item"] for row in rows] == ["32", "80", "110"]


def test_csv(jsonl: bytes) -> None:
    done = undoc("agenda", "--csv", stdin=jsonl)
    assert done.status == 0
    assert done.out.endswith(b"\r\n")
    assert done.out.count(b"\r\n") == done.out.count(b"\n")
    header, *rows = csv.reader(io.StringIO(done.text, newline=""))
    assert header == ["symbol", "session", "list", "item", "title", "heading"]
    assert [row[:5] for row in rows] == [line.split("\t") for line in call("agenda", stdin=jsonl).lines]
    assert any("," in row[4] for row in rows)


def test_json_and_csv_exclude_each_other() -> None:
    assert call("agenda", "--json", "--csv", ONE).status == 2


def test_groups_by_item(jsonl: bytes) -> None:
    lines = call("agenda", "--by-item", "--session", "79", stdin=jsonl).lines
    assert lines[0] == "79\tagenda\t14\tCulture of peace\tA/79/1733, S/2025/1206; A/79/1907, S/2025/1442\t2"
    numbers = [line.split("\t")[2] for line in lines]
    assert numbers == ["14", "18", "24", "32", "32 (a)", "61", "65", "75", "80", "84", "110", "132"]


def test_groups_as_json_and_csv(jsonl: bytes) -> None:
    groups = json.loads(call("agenda", "--by-item", "--json", "--item", "14", stdin=jsonl).out)
    assert groups == [
        {
            "session": "79",
            "list": "agenda",
            "item": "14",
            "subitem": None,
            "title": "Culture of peace",
            "documents": [
                {"symbols": ["A/79/1733", "S/2025/1206"], "file": str(SEVEN)},
                {"symbols": ["A/79/1907", "S/2025/1442"], "file": str(PDFS / "page-breaks.pdf")},
            ],
        }
    ]
    header, row = call("agenda", "--by-item", "--csv", "--item", "5", stdin=jsonl).lines
    assert header == "session,list,item,title,documents,count"
    assert row.startswith("ES-10,agenda,5,Illegal Israeli actions")
    assert row.endswith(',"A/ES-10/1231, S/2025/1377",1')


def test_a_table_on_a_terminal() -> None:
    done = on_terminal("agenda", ONE)
    assert (done.status, done.err) == (0, "")
    assert "\x1b[1m" in done.text
    rows = [line.split() for line in done.lines]
    assert ["A/79/1612", "79", "agenda", "75", *["Oceans", "and", "the", "law", "of", "the", "sea"]] in rows
    assert "\t" not in done.text


def test_groups_on_a_terminal() -> None:
    done = on_terminal("agenda", "--by-item", ONE)
    assert "documents" in done.text
    assert "A/79/1612" in done.text


def test_nothing_found_is_said_on_a_terminal() -> None:
    done = on_terminal("agenda", "--session", "1", ONE)
    assert done == (0, b"", "undoc: no agenda items\n")


def test_without_input_on_a_terminal_is_2() -> None:
    done = on_terminal("agenda")
    assert done.status == 2
    assert "give a FILE, or pipe documents in" in done.err


def hostile(jsonl: bytes, title: str) -> bytes:
    record = json.loads(jsonl.splitlines()[0])
    record["header"]["agenda_items"] = [{"number": "1", "subitem": None, "title": title}]
    return json.dumps(record).encode()


def test_no_control_character_reaches_a_terminal(jsonl: bytes, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    title = "red\x1b[31m bell\x07 tab\there\nnext \x9b2J del\x7f [bold]markup[/bold] :smile:"
    record.write_bytes(hostile(jsonl, title))
    line = call("agenda", record).text
    assert line.count("\t") == 4
    assert line.count("\n") == 1
    assert not any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in line if letter not in "\t\n")
    assert "[bold]markup[/bold] :smile:" in line
    shown = on_terminal("agenda", record, columns=200).text
    assert "\x1b[31m" not in shown
    assert "\x07" not in shown
    assert "\x9b" not in shown
    assert "[bold]markup[/bold] :smile:" in shown
    assert "\x9b" not in call("agenda", "--json", record).text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b'{"a": 1}\n', "line 1: not a document that undoc wrote (Object missing required field `schema_version`)"),
        (b'{"schema_version"\n', "line 1: not a document that undoc wrote ("),
        (b"{\n  1\n}\n", "line 1: not a document that undoc wrote ("),
        (b'{"a": ' + b"[" * 100_000, "line 1: not a document that undoc wrote ("),
        (b"[]", "neither a PDF nor JSON"),
        (b"some words", "neither a PDF nor JSON"),
    ],
)
def test_what_undoc_did_not_write_is_3(text: bytes, reason: str) -> None:
    done = undoc("agenda", "-", stdin=text)
    assert (done.status, done.out) == (3, b"")
    assert done.err.startswith(f"undoc: -: {reason}")
    assert done.err.count("\n") == 1


def test_a_file_of_words_is_3(tmp_path: Path) -> None:
    words = tmp_path / "words.jsonl"
    words.write_text("some words")
    done = call("agenda", words)
    assert done.status == 3
    assert done.err.startswith(f"undoc: {words}: neither a PDF nor JSON: ")


def test_a_bad_line_is_named_and_the_others_are_listed() -> None:
    good = call("ingest", "--compact", ONE).out
    done = undoc("agenda", stdin=good + b"\n" + b'{"broken": \n' + good)
    assert done.status == 1
    assert done.lines == [ONE_LINE, ONE_LINE]
    assert done.err.startswith("undoc: -: line 3: not a document that undoc wrote (")


def test_records_of_another_major_version_are_3(jsonl: bytes) -> None:
    newer = jsonl.splitlines()[0].replace(b'"schema_version":"1.0"', b'"schema_version":"2.0"')
    done = call("agenda", stdin=newer)
    assert done.status == 3
    assert "line 1: schema version 2.0, and this undoc reads 1.0" in done.err


def test_fields_of_a_later_version_are_no_obstacle() -> None:
    later = call("ingest", "--compact", ONE).out.replace(b'"schema_version":"1.0"', b'"schema_version":"1.7","new":[1]')
    assert call("agenda", stdin=later).lines == [ONE_LINE]


def test_no_input_at_all_is_3() -> None:
    done = call("agenda", "-")
    assert done.status == 3
    assert "the file is empty" in done.err


def test_one_failing_file_does_not_stop_the_others() -> None:
    done = undoc("agenda", BROKEN / "truncated.pdf", ONE, "missing.json")
    assert done.status == 1
    assert done.lines == [ONE_LINE]
    assert done.err.count("\n") == 2


def test_a_folder_of_nothing_is_3(tmp_path: Path) -> None:
    done = call("agenda", tmp_path)
    assert done.status == 3
    assert "the folder has no .pdf or .json or .jsonl files" in done.err


def test_a_password() -> None:
    assert call("agenda", BROKEN / "encrypted.pdf").status == 3
    assert call("agenda", "--password", "undoc", BROKEN / "encrypted.pdf").status == 0


def test_register_of_letters_is_empty_and_says_so() -> None:
    done = undoc("agenda", "--register", ONE)
    assert done.status == 0
    assert json.loads(done.out) == {"version": 1, "entries": []}
    assert "no agenda document" in done.err


def test_facts_of_a_register_file_are_used(tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    entry = {
        "session": "79",
        "list": "agenda",
        "item": "32",
        "subitem": "a",
        "title": "Lighthouses",
        "sources": ["A/79/1"],
    }
    facts.write_text(json.dumps({"version": 1, "entries": [entry]}), "utf-8")
    document = json.loads(undoc("ingest", "--register-file", facts, SENDERS).out)
    assert "agenda-register" in {found["code"] for found in document["diagnostics"]}


def test_a_register_file_that_is_none_is_an_input_error(tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text("[]", "utf-8")
    done = undoc("ingest", "--register-file", facts, SENDERS)
    assert done.status == 3
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("columns", [1, 5, 20])
def test_a_terminal_too_narrow_for_a_table_loses_nothing_of_it(columns: int) -> None:
    assert on_terminal("agenda", ONE, columns=columns) == on_terminal("agenda", ONE, columns=40)
