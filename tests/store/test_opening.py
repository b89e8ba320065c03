"""A store opened: made, led to the newest version, refused; what SQLite says told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from stored import OPTIONS, fill, is_whole, query, record

from undoc_cli.errors import BusyStoreError, MissingStoreError, NewerStoreError, NotAStoreError, OutputError
from undoc_cli.store import opening
from undoc_cli.store.opening import STEPS, migrate, opened
from undoc_cli.store.reading import records
from undoc_cli.store.tables import COLUMNS, DOCUMENT_COLUMNS
from undoc_cli.store.writing import Writer


def version(path: Path) -> tuple[int, int]:
    return query(path, "PRAGMA application_id")[0][0], query(path, "PRAGMA user_version")[0][0]


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Give a store of version 1, which could not be searched, with a document in it."""
    path = tmp_path / "older.db"
    newest = fill(tmp_path / "newest.db", record("one-item"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(opening, "STEPS", STEPS[:1])
            migrate(connection, path)
        connection.execute("ATTACH ? AS newest", (str(newest),))
        columns = ", ".join(("id", *DOCUMENT_COLUMNS, "options"))
        connection.execute(f"INSERT INTO documents ({columns}) SELECT {columns} FROM newest.documents")
        for table in ("records", *COLUMNS):
            connection.execute(f"INSERT INTO {table} SELECT * FROM newest.{table}")
    assert version(path) == (opening.APPLICATION, 1)
    return path


def test_made_where_there_is_nothing(tmp_path: Path) -> None:
    with Writer(tmp_path / "corpus.db"):
        pass
    assert version(tmp_path / "corpus.db") == (opening.APPLICATION, len(STEPS))


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    path.touch()
    fill(path, record("one-item"))
    assert version(path) == (opening.APPLICATION, len(STEPS))
    assert is_whole(path)


def test_an_older_store_is_led_to_the_newest_version_by_a_reader(older: Path) -> None:
    with opened(older) as connection:
        assert list(records(connection)) == [record("one-item")]
    assert version(older) == (opening.APPLICATION, len(STEPS))
    assert query(older, "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH 'secretary'") != [(0,)]
    assert is_whole(older)


def test_an_older_store_is_led_to_the_newest_version_by_a_writer(older: Path) -> None:
    fill(older, record("fr-letter"))
    assert version(older) == (opening.APPLICATION, len(STEPS))
    assert query(older, "SELECT count(*) FROM documents") == [(2,)]
    assert is_whole(older)


def test_a_step_that_fails_leaves_the_older_store(older: Path) -> None:
    before = query(older, "SELECT name FROM sqlite_schema ORDER BY name")
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("CREATE TABLE footnotes_fts (text)")  # in the way of the second half of the step
    with pytest.raises(BusyStoreError), opened(older):
        pass
    assert version(older) == (opening.APPLICATION, 1)
    assert [row for row in query(older, "SELECT name FROM sqlite_schema ORDER BY name") if row not in before] == [
        ("footnotes_fts",)
    ]


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    path = fill(tmp_path / "corpus.db", record("one-item"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(NewerStoreError, match="a store of version 3, and this undoc knows 2"), opened(path):
        pass
    with pytest.raises(NewerStoreError), Writer(path):
        pass


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title)")
    before = path.read_bytes()
    for writing in (False, True):
        with pytest.raises(NotAStoreError, match="a database of another program"), opened(path, writing=writing):
            pass
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"%PDF-1.7 and so on, no database at all" * 40, b"words"])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(content)
    for writing in (False, True):
        with pytest.raises(NotAStoreError, match="not a store, or damaged"), opened(path, writing=writing):
            pass
    assert path.read_bytes() == content


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    path = fill(tmp_path / "corpus.db", record("one-item"))
    data = bytearray(path.read_bytes())
    data[4096 * 2 :] = b"\xff" * (len(data) - 4096 * 2)
    path.write_bytes(data)
    with pytest.raises(NotAStoreError), opened(path) as connection:
        list(records(connection))


def test_a_store_with_a_text_that_is_none_is_damaged(tmp_path: Path) -> None:
    path = fill(tmp_path / "corpus.db", record("one-item"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE documents SET file = CAST(x'ff' AS TEXT)")
    with pytest.raises(NotAStoreError, match="not a store, or damaged"), opened(path) as connection:
        connection.execute("SELECT file FROM documents").fetchall()
    # Some damage is found only where Python makes a text of what SQLite says of it.
    with pytest.raises(NotAStoreError, match="not a store, or damaged"), opened(path):
        b"\xff".decode()


def test_no_store_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(MissingStoreError, match="there is no store"), opened(tmp_path / "corpus.db"):
        pass
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("made", [False, True])
def test_a_store_without_documents(tmp_path: Path, made: bool) -> None:
    path = tmp_path / "corpus.db"
    path.touch()
    if made:
        fill(path)
    with pytest.raises(MissingStoreError, match="the store has no documents"), opened(path):
        pass


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.0)
    path = fill(tmp_path / "corpus.db", record("one-item"))
    with Writer(path) as writer, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OutputError, match="database is locked"):
            writer.put(record("fr-letter"), OPTIONS)


def test_readers_read_on_while_a_document_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.0)
    path = fill(tmp_path / "corpus.db", record("one-item"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM documents")
        with opened(path) as connection:
            assert list(records(connection)) == [record("one-item")]


def test_a_store_in_a_folder_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else SQLite makes files beside a store to read it; root may write everywhere, so the system's answer is set."""
    path = fill(tmp_path / "corpus.db", record("one-item"))
    monkeypatch.setattr("os.access", lambda *_: False)
    with opened(path) as connection:
        assert list(records(connection)) == [record("one-item")]
        assert [file.name for file in tmp_path.iterdir()] == ["corpus.db"]
    with Writer(path) as writer:
        writer.put(record("fr-letter"), OPTIONS)
        with opened(path) as connection:  # what the writer has written stands beside the store
            assert list(records(connection)) == [record("one-item"), record("fr-letter")]


def test_paths_with_signs_that_mean_something_in_an_address(tmp_path: Path) -> None:
    path = fill(tmp_path / "a?mode=memory#%20 b.db", record("one-item"))
    assert path.exists()
    assert is_whole(path)


class _Busy:
    """A connection that refuses a statement some times, as SQLite does while another opens the store."""

    def __init__(self, refusals: list[int]) -> None:
        self._refusals = refusals

    def execute(self, _: str) -> None:
        if self._refusals:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = self._refusals.pop()
            raise error


def test_what_is_refused_while_another_opens_the_store_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    refusals = [sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_RECOVERY]
    opening._log_ahead(_Busy(refusals))  # type: ignore[arg-type]
    assert refusals == []
    with pytest.raises(sqlite3.OperationalError):
        opening._log_ahead(_Busy([sqlite3.SQLITE_READONLY]))  # type: ignore[arg-type]
    monkeypatch.setattr(opening, "PATIENCE", -1.0)
    with pytest.raises(sqlite3.OperationalError):
        opening._log_ahead(_Busy([sqlite3.SQLITE_BUSY]))  # type: ignore[arg-type]
