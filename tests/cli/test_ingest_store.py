"""`undoc ingest --db`: documents into a store, once each, also when the run is killed, or two run at a time."""

import json
import subprocess
import time
from pathlib import Path
from shutil import copyfile

import pytest
from command import BROKEN, ENVIRONMENT, ONE, PDFS, SENDERS, SEVEN, UNDOC, call, run, undoc
from stored import is_whole, query

from undoc_cli.store.tables import COLUMNS, DOCUMENT_COLUMNS

NAMES = ("identical-letters", "joint-seven-items", "note-verbale", "one-item", "page-breaks", "ru-letter")
FILES = tuple(PDFS / f"{name}.pdf" for name in NAMES)


@pytest.fixture(scope="module")
def jsonl() -> bytes:
    return call("ingest", "--jsonl", "--quiet", *FILES).out


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "corpus.db"


def contents(store: Path) -> list[object]:
    """Give all that a store says."""
    columns = ", ".join(("id", *DOCUMENT_COLUMNS, "options"))
    return [
        query(store, f"SELECT {columns} FROM documents ORDER BY id"),
        *(query(store, f"SELECT * FROM {table} ORDER BY 1, 2") for table in ("records", *COLUMNS)),
        query(store, "SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH 'the' ORDER BY rowid"),
    ]


def test_export_gives_what_jsonl_would_have_been(store: Path, jsonl: bytes) -> None:
    done = undoc("ingest", *FILES, BROKEN / "truncated.pdf", "--db", store)
    assert (done.status, done.out) == (1, b"")
    assert "7 documents, 1 failed" in done.err
    assert undoc("export", "--db", store).out == jsonl
    assert is_whole(store)


def test_the_store_of_the_environment(store: Path) -> None:
    assert undoc("ingest", ONE, environment={"UNDOC_DB": str(store)}) == (0, b"", "")
    assert query(store, "SELECT file FROM documents") == [(str(ONE),)]


def test_what_is_known_is_not_read_again(store: Path) -> None:
    call("ingest", SEVEN, "--db", store)
    before = contents(store)
    assert call("ingest", SEVEN, "--db", store, "--max-pages", "1").status == 0
    assert contents(store) == before
    assert call("ingest", SEVEN, "--max-pages", "1").status == 6  # so would it have been if it had been read


def test_read_with_other_options_it_is_replaced(store: Path) -> None:
    for reader in ("pdfium", "pdfplumber"):
        assert call("ingest", ONE, SENDERS, "--reader", reader, "--db", store, "-q").status == 0
        assert query(store, "SELECT reader FROM documents") == [(reader,), (reader,)]
    assert is_whole(store)


@pytest.mark.parametrize("known", [False, True])
def test_to_standard_output_as_well(store: Path, jsonl: bytes, known: bool) -> None:
    if known:
        call("ingest", *FILES, "--db", store)
    assert call("ingest", *FILES, "--db", store, "--jsonl", "-q") == (0, jsonl, "")
    assert call("export", "--db", store).out == jsonl


@pytest.mark.parametrize("known", [False, True])
def test_to_files_as_well(store: Path, tmp_path: Path, known: bool) -> None:
    if known:
        call("ingest", ONE, "--db", store)
    call("ingest", ONE, "--db", store, "-o", tmp_path / "out")
    assert (tmp_path / "out" / "one-item.json").read_bytes() == call("ingest", ONE).out
    assert call("show", "--json", "A/79/1612", "--db", store).out == call("ingest", ONE).out


def test_a_copy_is_the_same_document(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    copyfile(ONE, copy)
    done = call("ingest", ONE, copy, "--db", store, "--jsonl", "-q")
    assert [json.loads(line)["source"]["file"] for line in done.lines] == [str(ONE), str(copy)]
    assert query(store, "SELECT file FROM documents") == [(str(ONE),)]
    assert query(store, "SELECT path FROM files ORDER BY path") == sorted([(str(ONE),), (str(copy),)])
    again = call("ingest", ONE, copy, "--db", store, "--jsonl", "-q")
    assert again.out == done.out


def test_a_file_with_new_content_replaces_the_old(store: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    for source in (ONE, SENDERS):
        copyfile(source, letter)
        call("ingest", letter, "--db", store)
    assert query(store, "SELECT symbol FROM documents") == [("A/79/1844",)]


def test_files_of_one_name_in_two_folders_are_two(store: Path, tmp_path: Path) -> None:
    for folder, source in (("a", ONE), ("b", SENDERS)):
        (tmp_path / folder).mkdir()
        copyfile(source, tmp_path / folder / "letter.pdf")
        subprocess.run(
            [*UNDOC, "ingest", "letter.pdf", "--db", str(store)], cwd=tmp_path / folder, env=ENVIRONMENT, check=True
        )
    assert query(store, "SELECT file, symbol FROM documents") == [
        ("letter.pdf", "A/79/1612"),
        ("letter.pdf", "A/79/1844"),
    ]


def test_documents_from_pipes_replace_nothing(store: Path) -> None:
    for source in (ONE, SENDERS):
        assert undoc("ingest", "-", "--db", store, stdin=source.read_bytes()).status == 0
    with ONE.open("rb") as first, SENDERS.open("rb") as second:
        for stream in (first, second):
            subprocess.run(
                [*UNDOC, "ingest", "/dev/stdin", "--db", str(store)], stdin=stream, env=ENVIRONMENT, check=True
            )
    assert query(store, "SELECT file FROM documents") == [("-",), ("-",)]


def test_doubts_of_known_documents_are_told(store: Path) -> None:
    doubtful = PDFS / "printed-out-of-order.pdf"
    first = call("ingest", doubtful, "--strict", "--db", store)
    assert first.err.count("warning") >= 1
    assert call("ingest", doubtful, "--strict", "--db", store) == first


def test_what_stands_in_both_is_not_written_again(store: Path, tmp_path: Path) -> None:
    journal = tmp_path / "out" / ".undoc" / "journal.jsonl"
    call("ingest", ONE, SEVEN, "--db", store, "-o", tmp_path / "out")
    written = journal.read_bytes()
    (tmp_path / "out" / "one-item.json").unlink()
    call("ingest", ONE, SEVEN, "--db", store, "-o", tmp_path / "out")
    assert (tmp_path / "out" / "one-item.json").read_bytes() == call("ingest", ONE).out
    added = journal.read_bytes().removeprefix(written)
    assert [json.loads(line)["place"] for line in added.splitlines()] == ["one-item"]


@pytest.mark.parametrize("lines", [False, True])
def test_killed_again_and_again_it_ends_with_the_same_store(
    store: Path, tmp_path: Path, jsonl: bytes, lines: bool
) -> None:
    target = tmp_path / "all.jsonl"
    command = ("ingest", *map(str, FILES), "--db", str(store), *(("--jsonl", "-o", str(target)) if lines else ()))
    for kept in (1, 3, 4):
        with subprocess.Popen([*UNDOC, *command], env=ENVIRONMENT, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and _count(store) < kept:
                time.sleep(0.01)
            process.kill()
        assert is_whole(store)
        if lines and (journal := tmp_path / "all.jsonl.part.journal").exists():
            places = [json.loads(line)["place"] for line in journal.read_bytes().splitlines(keepends=True)[:-1]]
            assert len(places) == len(set(places))
    assert undoc(*command).status == 0
    assert undoc("export", "--db", store).out == jsonl
    if lines:
        assert target.read_bytes() == jsonl
    undisturbed = tmp_path / "undisturbed.db"
    call("ingest", *FILES, "--db", undisturbed)
    assert contents(store) == contents(undisturbed)


def _count(store: Path) -> int:
    import sqlite3

    try:
        return int(query(store, "SELECT count(*) FROM documents")[0][0])
    except sqlite3.OperationalError:  # not made yet
        return 0


def test_two_runs_at_a_time(store: Path) -> None:
    runs = [
        subprocess.Popen([*UNDOC, "ingest", "-q", *map(str, half), "--db", str(store)], env=ENVIRONMENT)
        for half in (FILES[:4], FILES[2:])
    ]
    assert [process.wait() for process in runs] == [0, 0]
    assert {name for (name,) in query(store, "SELECT file FROM documents")} == set(map(str, FILES))
    assert is_whole(store)


def test_a_full_disk_is_4_and_what_was_written_stays(store: Path) -> None:
    done = run(["bash", "-c", f'ulimit -f 290; exec "$@" --db {store}', "-", *UNDOC, "ingest", *map(str, FILES)])
    assert done.status == 4
    assert done.err.splitlines()[-1].startswith(f"undoc: {store}: the store cannot be written (")
    assert 0 < _count(store) < len(FILES)
    assert is_whole(store)
    assert undoc("ingest", "-q", *FILES, "--db", store).status == 0
    assert _count(store) == len(FILES)


def test_a_store_that_is_none_is_3_before_anything_is_read(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    copyfile(ONE, other)
    done = undoc("ingest", ONE, "--db", other)
    assert (done.status, done.out) == (3, b"")
    assert "not a store, or damaged" in done.err
    assert other.read_bytes() == ONE.read_bytes()


def test_a_store_in_no_folder_is_4(tmp_path: Path) -> None:
    done = undoc("ingest", ONE, "--db", tmp_path / "no" / "corpus.db")
    assert (done.status, done.out) == (4, b"")
    assert done.err.count("\n") == 1
