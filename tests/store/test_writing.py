"""Documents into a store: whole, once, and nothing harmed by a crash, a full disk or a second writer."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from reading import document
from stored import NAMES, OPTIONS, fill, is_whole, query, record, variant

from undoc_cli.errors import OutputError
from undoc_cli.store.opening import opened
from undoc_cli.store.reading import records
from undoc_cli.store.tables import COLUMNS, TABLES
from undoc_cli.store.writing import Writer
from undoc_cli.write import json as written

TESTS = Path(__file__).parents[1]
# A writer as a process of its own: 40 variants of a fixture into a store; a line for each that is in it.
WRITER = """
import os, resource, signal, sys
from pathlib import Path
from stored import OPTIONS, variant
from undoc_cli.store.writing import Writer
path, name, *end = sys.argv[1:]

def ended_at(beginning, times):  # when so many statements have begun so
    left = [int(times)]
    def trace(statement):
        left[0] -= statement.startswith(beginning)
        if not left[0]: os.kill(os.getpid(), signal.SIGKILL)
    writer._connection.set_trace_callback(trace)

def ended_beyond(size):  # when a file is written that gets larger, behind the first bytes
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), resource.RLIM_INFINITY))

with Writer(Path(path)) as writer:
    if end: (ended_at if end[1:] else ended_beyond)(*end)
    for number in range(40):
        writer.put(variant(name, number), OPTIONS)
        print(number, flush=True)
"""


def started(path: Path, name: str, *end: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, *end],
        cwd=TESTS,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": f"{TESTS}:{TESTS.parent}"},
    )


def test_everything_comes_back_as_it_was_written(store: Path) -> None:
    with opened(store) as connection:
        assert list(records(connection)) == [record(name) for name in NAMES]
    assert is_whole(store)


def test_a_letter_in_the_tables(store: Path) -> None:
    letter = document("joint-seven-items")
    header = letter.header
    assert header.letter
    assert query(
        store, "SELECT symbol, kind, language, date, session, council_year, pages, bytes FROM documents WHERE id = 1"
    ) == [(", ".join(header.symbols), "letter", "en", "2025-03-07", "79", 80, letter.source.pages, letter.source.bytes)]
    assert query(store, "SELECT symbol, key FROM symbols WHERE document = 1") == [
        ("A/79/1733", "A/79/1733"),
        ("S/2025/1206", "S/2025/1206"),
    ]
    assert query(store, "SELECT item, subitem, title, session, list FROM agenda_items WHERE document = 1") == [
        (item.number, item.subitem, item.title, "79", "agenda") for item in header.agenda_items
    ]
    assert query(store, "SELECT role, name FROM parties WHERE document = 1") == [
        ("sender", "Romania"),
        ("addressee", "Secretary-General"),
    ]
    assert query(store, "SELECT name, titles, annex FROM signatories WHERE document = 1") == [
        (one.name, "\n".join(one.titles) or None, None) for one in header.signatories
    ]
    assert query(store, "SELECT marker, page, text, calls FROM footnotes WHERE document = 1") == [
        (note.marker, note.page, note.text, len(note.references)) for note in letter.footnotes
    ]
    assert query(store, "SELECT type, number, page, text FROM paragraphs WHERE document = 1") == [
        *(("title", None, 1, title) for title in header.titles),
        *((block.type, block.number, block.page, block.text) for block in letter.body),
    ]


def test_annexes_and_what_belongs_to_them(store: Path) -> None:
    number = NAMES.index("annex-and-enclosure") + 1
    annexes = document("annex-and-enclosure").annexes
    assert query(store, "SELECT position, heading, title, page FROM annexes WHERE document = ?", number) == [
        (index, annex.heading, annex.title, annex.page) for index, annex in enumerate(annexes)
    ]
    for index, annex in enumerate(annexes):
        texts = query(store, "SELECT text FROM paragraphs WHERE document = ? AND annex = ?", number, index)
        titles = [annex.title] if annex.title else []
        assert [text for (text,) in texts] == [annex.heading, *titles, *(block.text for block in annex.body)]


def test_a_pointer_leads_to_the_text(store: Path) -> None:
    for table in ("paragraphs", "footnotes"):
        for document_json, pointer, text in query(
            store, f"SELECT json, pointer, text FROM {table} JOIN records USING (document)"
        ):
            value: Any = json.loads(document_json)
            for step in pointer.split("/")[1:]:
                value = value[int(step)] if isinstance(value, list) else value[step]
            if isinstance(value, dict):  # a table
                lines = ["\t".join(row) for row in value["rows"]] + value.get("notes", [])
                value = "\n".join(lines)
            assert value == text


def test_a_citation_has_the_page_of_its_paragraph(store: Path) -> None:
    wrong = query(
        store,
        "SELECT * FROM citations AS c JOIN (SELECT document, pointer, page FROM paragraphs"
        " UNION SELECT document, pointer, page FROM footnotes) AS p"
        " ON p.document = c.document AND p.pointer = c.pointer WHERE c.page <> p.page",
    )
    assert not wrong
    assert query(store, "SELECT count(*) FROM citations") != [(0,)]


def test_views_answer(store: Path) -> None:
    assert query(store, "SELECT documents FROM agenda WHERE session = '79' AND item = '14'") == [(2,)]
    assert query(store, "SELECT count(*) FROM passages WHERE part = 'note'") == query(
        store, "SELECT count(*) FROM footnotes"
    )
    assert query(store, "SELECT sum(times) FROM cited") == query(store, "SELECT count(*) FROM citations")


def test_any_client_can_search_the_text(store: Path) -> None:
    found = query(
        store,
        "SELECT d.symbol FROM paragraphs_fts JOIN paragraphs AS p ON p.id = paragraphs_fts.rowid"
        " JOIN documents AS d ON d.id = p.document WHERE paragraphs_fts MATCH 'sulina'",
    )
    assert found == [("A/79/1733, S/2025/1206",)]


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    path = fill(tmp_path / "corpus.db", record("one-item"), record("page-breaks"))
    before = query(path, "SELECT * FROM paragraphs")
    fill(path, record("page-breaks"), record("one-item"))
    assert query(path, "SELECT * FROM paragraphs") == before


def test_known_by_content_and_options(tmp_path: Path) -> None:
    content = document("one-item").source.sha256
    with Writer(tmp_path / "corpus.db") as writer:
        assert not writer.known(content, OPTIONS)
        writer.put(record("one-item"), OPTIONS)
        assert writer.known(content, OPTIONS)
        assert not writer.known(content, "undoc 2")
        assert not writer.known("0" * 64, OPTIONS)


def test_read_by_another_undoc_it_replaces_the_old_whole_and_keeps_its_place(tmp_path: Path) -> None:
    path = fill(tmp_path / "corpus.db", record("joint-seven-items"), record("one-item"))
    old = document("joint-seven-items")
    new = written.line(replace(old, body=old.body[:1], footnotes=(), citations=(), kind="other"))
    with Writer(path) as writer:
        writer.put(new, "undoc 2")
        assert writer.known(old.source.sha256, "undoc 2")
        assert not writer.known(old.source.sha256, OPTIONS)
    with opened(path) as connection:
        assert list(records(connection)) == [new, record("one-item")]
    assert is_whole(path)
    assert query(path, "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH 'depositary'") == [(1,)]
    assert query(path, "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH 'quarrel'") == [(0,)]


def test_a_file_with_new_content_replaces_what_it_had(tmp_path: Path) -> None:
    with Writer(tmp_path / "corpus.db") as writer:
        writer.put(record("one-item"), OPTIONS, "/in/letter.pdf")
        writer.put(record("page-breaks"), OPTIONS, "/in/other.pdf")
        writer.put(record("fr-letter"), OPTIONS, "/in/letter.pdf")
    with opened(tmp_path / "corpus.db") as connection:
        assert list(records(connection)) == [record("fr-letter"), record("page-breaks")]
    assert is_whole(tmp_path / "corpus.db")


def test_a_content_stays_as_long_as_a_file_has_it(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with Writer(path) as writer:
        writer.put(record("one-item"), OPTIONS, "/in/letter.pdf")
        assert writer.known(document("one-item").source.sha256, OPTIONS, "/in/copy.pdf")
        writer.put(record("fr-letter"), OPTIONS, "/in/letter.pdf")
    assert query(path, "SELECT file FROM documents ORDER BY id") == [("one-item.pdf",), ("fr-letter.pdf",)]
    with Writer(path) as writer:
        writer.put(record("fr-letter"), OPTIONS, "/in/copy.pdf")
    assert query(path, "SELECT file FROM documents") == [("fr-letter.pdf",)]
    assert query(path, "SELECT path FROM files ORDER BY path") == [("/in/copy.pdf",), ("/in/letter.pdf",)]
    assert is_whole(path)


def test_what_came_from_no_file_replaces_nothing(tmp_path: Path) -> None:
    path = fill(tmp_path / "corpus.db", record("one-item"), record("fr-letter"))
    assert query(path, "SELECT count(*) FROM documents") == [(2,)]


def test_files_whose_names_are_not_text(tmp_path: Path) -> None:
    with Writer(tmp_path / "corpus.db") as writer:
        writer.put(record("one-item"), OPTIONS, "/in/\udcff.pdf")
        writer.put(record("fr-letter"), OPTIONS, "/in/\udcfe.pdf")
    assert query(tmp_path / "corpus.db", "SELECT path FROM files ORDER BY path") == [
        ("/in/\\xfe.pdf",),
        ("/in/\\xff.pdf",),
    ]


def test_two_writers_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    writers = [started(path, name) for name in ("one-item", "page-breaks")]
    for process in writers:
        assert process.communicate()[0].count("\n") == 40
    assert [process.returncode for process in writers] == [0, 0]
    assert query(path, "SELECT count(*) FROM documents") == [(80,)]
    assert is_whole(path)


@pytest.mark.parametrize(
    "end",
    [
        ("BEGIN", "1"),
        ("INSERT INTO records", "1"),
        ("COMMIT", "1"),
        ("BEGIN", "2"),
        ("INSERT INTO citations", "20"),
        ("COMMIT", "8"),
        ("300000",),
        ("420001",),
    ],
    ids=" ".join,
)
def test_a_writer_killed_leaves_whole_documents(tmp_path: Path, end: tuple[str, ...]) -> None:
    path = tmp_path / "corpus.db"
    with started(path, "joint-seven-items", *end) as process:
        told, _ = process.communicate()
    assert process.returncode == -(signal.SIGKILL if len(end) == 2 else signal.SIGXFSZ)
    with Writer(path) as writer:
        done = query(path, "SELECT count(*) FROM documents")[0][0]
        assert done == told.count("\n") < 40
        assert is_whole(path)
        for number in range(10):
            writer.put(variant("joint-seven-items", number), OPTIONS)
    undisturbed = fill(
        tmp_path / "other.db", *(variant("joint-seven-items", number) for number in range(max(done, 10)))
    )
    for table in TABLES:
        assert query(path, f"SELECT * FROM {table} ORDER BY 1, 2") == query(
            undisturbed, f"SELECT * FROM {table} ORDER BY 1, 2"
        )


def test_a_document_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = fill(tmp_path / "corpus.db", record("one-item"))
    monkeypatch.setitem(COLUMNS, "diagnostics", ("nothing",))  # the last table that is written
    letter = document("joint-seven-items")
    doubtful = replace(letter, diagnostics=(*letter.diagnostics, document("ar-letter").diagnostics[0]))
    with Writer(path) as writer, pytest.raises(OutputError):
        writer.put(written.line(doubtful), OPTIONS)
    assert query(path, "SELECT count(*) FROM documents") == [(1,)]
    assert is_whole(path)


FULL = """
import resource, sys
from pathlib import Path
from stored import OPTIONS, record, variant
from undoc_cli.errors import OutputError
from undoc_cli.store.writing import Writer
record("one-item")
with Writer(Path(sys.argv[1])) as writer:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    try:
        for number in range(1000):
            writer.put(variant("one-item", number), OPTIONS)
    except OutputError as error:
        print(number, error.line())
"""


@pytest.mark.parametrize("size", [300_000, 420_001])
def test_a_full_disk_is_an_output_error_and_what_was_written_stays(tmp_path: Path, size: int) -> None:
    path = tmp_path / "corpus.db"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(size)],
        cwd=TESTS,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"{TESTS}:{TESTS.parent}"},
    )
    number, _, line = done.stdout.partition(" ")
    assert f"{path}: the store cannot be written (" in line
    assert query(path, "SELECT count(*) FROM documents") == [(int(number),)]
    assert is_whole(path)


def test_a_folder_that_is_not_there_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the store cannot be written"), Writer(tmp_path / "no" / "corpus.db"):
        pass


def test_rows_of_a_table_are_its_cells(tmp_path: Path) -> None:
    read = document("one-item")
    table = replace(
        read.body[0], type="table", text="", rows=(("State", "Vote"), ("Malta", "yes")), notes=("a Provisional.",)
    )
    path = fill(tmp_path / "corpus.db", written.line(replace(read, body=(table,), citations=(), footnotes=())))
    assert query(path, "SELECT text, pointer FROM paragraphs WHERE type = 'table'") == [
        ("State\tVote\nMalta\tyes\na Provisional.", "/body/0")
    ]


def test_what_is_no_document_is_a_bug_and_not_written(tmp_path: Path) -> None:
    with Writer(tmp_path / "corpus.db") as writer, pytest.raises(msgspec.DecodeError):
        writer.put(b"{}", OPTIONS)
