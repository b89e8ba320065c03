"""`undoc ingest` of many documents: lists, archives, resuming, limits, the report."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile

import pytest
from command import BROKEN, ENVIRONMENT, ONE, PDFS, SENDERS, SEVEN, UNDOC, call, drained, outputs, run, sources, undoc

from undoc_cli.batch import appending, lines_sink
from undoc_cli.batch.inputs import Input
from undoc_cli.batch.pool import Pool
from undoc_cli.batch.results import Job

NOTE = PDFS / "note-verbale.pdf"
FOUR = (ONE, SEVEN, SENDERS, NOTE)


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Give a folder of six inputs, two of which cannot be read."""
    folder = tmp_path / "in"
    (folder / "2024").mkdir(parents=True)
    for path in (ONE, SEVEN, NOTE):
        copyfile(path, folder / path.name)
    copyfile(SENDERS, folder / "2024" / ONE.name)
    copyfile(BROKEN / "empty.pdf", folder / "empty.pdf")
    copyfile(BROKEN / "not-a-pdf.pdf", folder / "zzz.pdf")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the files that workers are given to read."""
    found: list[str] = []
    give = Pool.give

    def noted(pool: Pool, ticket: int, job: Job) -> None:
        found.append(Path(job.name).name)
        give(pool, ticket, job)

    monkeypatch.setattr(Pool, "give", noted)
    return found


def report(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


# --- inputs


@pytest.mark.parametrize(("options", "count"), [(["-o"], 2), (["--jsonl", "-o"], 3)])
def test_what_the_bar_counts_is_what_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: list[str], count: int
) -> None:
    """A file that is named twice is read once for a folder, and twice for lines."""
    counted: list[str] = []

    @contextmanager
    def counting(names: Iterator[Input], **_: object) -> Iterator[None]:
        counted.extend(entry.name for entry in names)
        yield None

    monkeypatch.setattr("undoc_cli.cli.ingest.progress", counting)
    done = call("ingest", *options, tmp_path / "out", ONE, SEVEN, ONE)
    assert done.err == f"undoc: {count} documents, 0 failed, 0 warnings\n"
    assert len(counted) == count


def test_a_list_of_names(tmp_path: Path) -> None:
    names = f"{ONE}\r\n\n{SEVEN}\n{NOTE}".encode()
    done = call("ingest", "--jsonl", "-q", "--files-from", "-", stdin=names)
    assert (done.status, sources(done.out)) == (0, [str(ONE), str(SEVEN), str(NOTE)])
    (tmp_path / "list").write_bytes(names)
    assert call("ingest", "--jsonl", "-q", "--files-from", tmp_path / "list").out == done.out


@pytest.mark.parametrize("options", [[], ["-0"]])
def test_a_list_with_zero_bytes_has_names_with_newlines(tmp_path: Path, options: list[str]) -> None:
    odd = os.fsencode(tmp_path) + b"/a\nb\xff.pdf"
    copyfile(ONE, odd)
    done = call(
        "ingest", "--jsonl", "-q", "--files-from", "-", *options, stdin=odd + b"\0" + os.fsencode(SEVEN) + b"\0"
    )
    assert (done.status, done.err) == (0, "")
    assert sources(done.out) == [f"{tmp_path}/a\nb\N{REPLACEMENT CHARACTER}.pdf", str(SEVEN)]


def test_a_list_that_is_missing_is_3() -> None:
    done = call("ingest", "--jsonl", "--files-from", "nowhere.txt")
    assert (done.status, done.out) == (3, b"")
    assert done.err.startswith("undoc: nowhere.txt: cannot be read (")


def test_the_outputs_of_a_list_keep_their_folders(
    tmp_path: Path, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(collection)
    names = f"{ONE.name}\n2024/{ONE.name}\n../in/{NOTE.name}\n".encode()
    assert call("ingest", "-q", "-o", tmp_path / "out", "--files-from", "-", stdin=names).status == 0
    assert list(outputs(tmp_path / "out")) == ["2024/one-item.json", "in/note-verbale.json", "one-item.json"]


def test_standard_input_is_a_list_or_a_document() -> None:
    assert call("ingest", "--jsonl", "-", "--files-from", "-").status == 2


def test_a_pattern(collection: Path) -> None:
    done = call("ingest", "--jsonl", "-q", collection / "**" / "one*.pdf")
    assert done.status == 0
    assert sources(done.out) == [str(collection / "2024" / ONE.name), str(collection / ONE.name)]
    assert call("ingest", collection / "*.txt").status == 3


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    copyfile(ONE, tmp_path / "[a]*.pdf")
    assert call("ingest", "--jsonl", tmp_path / "[a]*.pdf").status == 0


def test_links_to_files_are_read_and_links_to_folders_in_folders_are_not(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "link.pdf").symlink_to(ONE)
    (tmp_path / "a" / "dead.pdf").symlink_to("nowhere")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    done = call("ingest", "--jsonl", "-q", tmp_path / "b")
    assert sources(done.out) == [str(tmp_path / "b" / "link.pdf")]
    dead = f"{tmp_path}/b/dead.pdf: cannot be read (No such file or directory)"
    assert (done.status, done.err) == (1, f"undoc: {dead}: check the path and its permissions\n")


def test_a_pipe_is_read_once() -> None:
    done = run(["sh", "-c", f'cat "{ONE}" | exec "$@"', "sh", *UNDOC, "ingest", "--compact", "/dev/fd/0"])
    assert done.status == 0
    assert json.loads(done.out)["source"]["file"] == "/dev/fd/0"


# --- outputs


def test_a_folder_of_outputs_has_the_folders_of_the_inputs(tmp_path: Path, collection: Path) -> None:
    done = call("ingest", "-o", tmp_path / "out", collection)
    assert done.status == 1
    assert list(outputs(tmp_path / "out")) == [
        "2024/one-item.json",
        "joint-seven-items.json",
        "note-verbale.json",
        "one-item.json",
    ]


def test_an_output_that_another_input_has_is_refused(tmp_path: Path, collection: Path) -> None:
    done = call("ingest", "-o", tmp_path / "out", collection / "2024", collection)
    assert done.status == 1
    told = [line for line in done.err.splitlines() if "one-item.json" in line]
    where = f"undoc: {collection / ONE.name}: {tmp_path / 'out' / 'one-item.json'}"
    assert told == [f"{where} is the output of an earlier input too: give them in separate runs with separate folders"]


def test_a_long_name_gets_a_shorter_output(tmp_path: Path) -> None:
    copyfile(ONE, tmp_path / f"{'é' * 120}.pdf")
    assert call("ingest", "-o", tmp_path / "out", tmp_path / f"{'é' * 120}.pdf").status == 0
    (name,) = outputs(tmp_path / "out")
    assert name.startswith("ééé") and len(name.encode()) < 130


def test_lines_into_a_file(tmp_path: Path, collection: Path) -> None:
    done = call("ingest", "--jsonl", "-o", tmp_path / "o" / "all.jsonl", collection)
    assert (done.status, done.out) == (1, b"")
    assert (tmp_path / "o" / "all.jsonl").read_bytes() == call("ingest", "--jsonl", collection).out
    assert list(outputs(tmp_path / "o")) == ["all.jsonl"]


def test_the_same_bytes_for_any_number_of_workers(collection: Path) -> None:
    runs = [call("ingest", "--jsonl", "--jobs", jobs, collection, *FOUR) for jobs in (1, 2, 5)]
    assert len({(done.status, done.out, done.err) for done in runs}) == 1


def test_the_report_speaks_of_every_input(tmp_path: Path, collection: Path) -> None:
    call("ingest", "--jsonl", "--report", tmp_path / "report.jsonl", collection, "missing.pdf")
    found = report(tmp_path / "report.jsonl")
    assert [(entry["status"], entry["code"], entry["pages"]) for entry in found] == [
        (0, None, 2),
        (3, "empty-file", None),
        (0, None, 2),
        (0, None, 2),
        (0, None, 1),
        (3, "not-a-pdf", None),
        (3, "missing-file", None),
    ]
    assert found[1]["message"] == "the file is empty: fetch the document again"
    assert all(len(str(entry["sha256"])) == 64 for entry in found[:-1]) and found[-1]["sha256"] is None
    assert all(entry["seconds"] > 0 and entry["memory"] > 0 for entry in found if not entry["status"])  # type: ignore[operator]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "report.jsonl"]


# --- going on


def ended(at: int, arguments: list[object], folder: Path) -> None:
    """Run until so many documents are kept, then end the process as `kill -9` does."""
    code = (
        "import os, signal, sys\n"
        "from undoc_cli.batch import journal\n"
        "from undoc_cli.cli.main import run\n"
        "add = journal.Journal.add\n"
        "def stop(self, *rest, **named):\n"
        "    found = add(self, *rest, **named)\n"
        "    stop.left -= 1\n"
        "    if not stop.left: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return found\n"
        f"stop.left = {at}\n"
        "journal.Journal.add = stop\n"
        "run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL


def test_lines_that_were_ended_go_on(tmp_path: Path, collection: Path) -> None:
    undisturbed = call("ingest", "--jsonl", collection)
    command: list[object] = ["ingest", "--jsonl", "-o", tmp_path / "o.jsonl", collection]
    for at in (1, 2, 1, 1):
        ended(at, command, tmp_path)
        assert not (tmp_path / "o.jsonl").exists()
    done = call(*command)
    assert (done.status, done.err) == (undisturbed.status, undisturbed.err)
    assert (tmp_path / "o.jsonl").read_bytes() == undisturbed.out
    assert sorted(path.name for path in tmp_path.iterdir()) == [".undoc", "in", "o.jsonl"]


@pytest.mark.parametrize("place", [("--jsonl", "-o", "o.jsonl"), ("-o", "out")])
def test_what_was_finished_is_not_read_again(
    tmp_path: Path, collection: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, place: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    ended(4, ["ingest", *place, collection], tmp_path)
    assert call("ingest", *place, collection).status == 1
    assert read == ["one-item.pdf", "zzz.pdf"]


def test_a_torn_line_is_written_again(tmp_path: Path, collection: Path) -> None:
    undisturbed = call("ingest", "--jsonl", collection).out
    target = tmp_path / "o.jsonl"
    for name in ("o.jsonl.part", "o.jsonl.part.journal"):
        ended(3, ["ingest", "--jsonl", "-o", target, collection], tmp_path)
        with (tmp_path / name).open("ab") as stream:
            stream.write(b'{"torn":')
        with (tmp_path / name).open("r+b") as stream:
            stream.truncate((tmp_path / name).stat().st_size - 20)
        call("ingest", "--jsonl", "-o", target, collection)
        assert target.read_bytes() == undisturbed
        target.unlink()


def test_inputs_that_have_changed_in_between(tmp_path: Path, collection: Path) -> None:
    command = ("ingest", "--jsonl", "-o", tmp_path / "o.jsonl", collection)
    ended(4, [*command], tmp_path)
    copyfile(NOTE, collection / "0.pdf")  # new, before all others
    (collection / SEVEN.name).rename(collection / "y.pdf")  # renamed
    copyfile(ONE, collection / NOTE.name)  # changed
    call(*command)
    assert (tmp_path / "o.jsonl").read_bytes() == call("ingest", "--jsonl", collection).out


def test_a_folder_knows_by_content_and_options(tmp_path: Path, collection: Path, read: list[str]) -> None:
    out = tmp_path / "out"

    def again(*options: object) -> list[str]:
        read.clear()
        call("ingest", "-q", *options, "-o", out, collection)
        return list(read)

    assert len(again()) == 6
    first = outputs(out)
    os.utime(collection / ONE.name, (1, 1))
    assert again() == []
    assert outputs(out) == first
    (out / "one-item.json").unlink()
    assert again() == ["one-item.pdf"]
    assert outputs(out) == first
    (collection / ONE.name).replace(collection / NOTE.name)
    assert again() == []  # its content is known
    assert json.loads((out / "note-verbale.json").read_bytes())["source"]["file"] == str(collection / NOTE.name)
    assert (out / "note-verbale.json").read_bytes() == call("ingest", collection / NOTE.name).out
    assert len(again("--compact")) == 5
    assert len(again("--compact", "--reader", "pdfplumber")) == 5
    assert again("--compact", "--reader", "pdfplumber", "--timeout", "50") == []


def test_a_file_of_lines_is_brought_up_to_date(tmp_path: Path, collection: Path, read: list[str]) -> None:
    target = tmp_path / "o.jsonl"

    def again(*options: object) -> list[str]:
        read.clear()
        told = call("ingest", *options, "--jsonl", "-o", target, collection)
        done = list(read)
        fresh = call("ingest", *options, "--jsonl", collection)
        assert (told.status, told.err, target.read_bytes()) == (fresh.status, fresh.err, fresh.out)
        assert sorted(path.name for path in tmp_path.iterdir()) == [".undoc", "in", "o.jsonl"]
        return done

    assert len(again()) == 6
    assert again() == []
    copyfile(PDFS / "page-breaks.pdf", collection / "0.pdf")  # new, before all others
    assert again() == ["0.pdf"]
    (collection / SEVEN.name).rename(collection / "y.pdf")  # renamed, in another place
    assert again() == []
    (collection / ONE.name).replace(collection / NOTE.name)  # changed
    (collection / "0.pdf").unlink()  # gone
    assert again() == []  # its content is known
    assert len(again("--reader", "pdfplumber")) == 5
    assert again("--reader", "pdfplumber", "--timeout", "50") == []
    assert len(again("--reader", "pdfplumber", "--strict")) == 5
    lines = target.read_bytes()
    target.write_bytes(lines.replace(b"letter", b"LETTER", 1))  # by another hand
    assert again("--reader", "pdfplumber", "--strict") == ["one-item.pdf"]
    target.unlink()
    assert len(again("--reader", "pdfplumber", "--strict")) == 3


def test_a_file_of_lines_stays_as_it_was_until_the_next_run_is_whole(
    tmp_path: Path, collection: Path, read: list[str]
) -> None:
    target = tmp_path / "o.jsonl"
    command: list[object] = ["ingest", "--jsonl", "-q", "-o", target, collection]
    call(*command)
    first = target.read_bytes()
    copyfile(PDFS / "page-breaks.pdf", collection / "0.pdf")
    copyfile(PDFS / "reissued.pdf", collection / "zzzz.pdf")
    for at in (1, 2, 1):
        ended(at, command, tmp_path)
        assert target.read_bytes() == first
    read.clear()
    call(*command)
    assert read == ["zzzz.pdf"]
    assert target.read_bytes() == call("ingest", "--jsonl", collection).out


def test_the_order_of_another_run_is_remembered_too(tmp_path: Path, read: list[str]) -> None:
    """Its lines are copied, and so is what is known of them, and of what failed."""
    command = ("ingest", "--jsonl", "-q", "-o", tmp_path / "o.jsonl")
    bad = BROKEN / "not-a-pdf.pdf"
    ended(3, [*command, ONE, bad, SEVEN, NOTE], tmp_path)
    call(*command, SEVEN, bad, ONE, ONE, NOTE)
    assert sources((tmp_path / "o.jsonl").read_bytes()) == [str(SEVEN), str(ONE), str(ONE), str(NOTE)]
    read.clear()
    assert call(*command, NOTE, ONE, bad, SEVEN).status == 1
    assert (read, sources((tmp_path / "o.jsonl").read_bytes())) == ([], [str(NOTE), str(ONE), str(SEVEN)])


def test_lines_go_to_a_device_or_pipe_as_they_come(tmp_path: Path) -> None:
    """It is not replaced by a file, nor is a link."""
    fresh = call("ingest", "--jsonl", ONE, SEVEN)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [*UNDOC, "ingest", "--jsonl", "-q", str(ONE), str(SEVEN), "-o", str(pipe), "--report", "/dev/stdout"]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE) as first:
        assert pipe.read_bytes() == fresh.out
        assert first.stdout is not None
        assert len(first.stdout.read().splitlines()) == 2
    assert pipe.is_fifo() and first.returncode == 0
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    assert call("ingest", "--jsonl", "-q", ONE, SEVEN, "-o", tmp_path / "link.jsonl").status == 0
    assert (tmp_path / "link.jsonl").is_symlink() and (tmp_path / "real.jsonl").read_bytes() == fresh.out


def test_a_document_given_up_is_tried_again_with_other_limits(tmp_path: Path) -> None:
    command = ("ingest", "--jsonl", "-o", tmp_path / "out.jsonl", "--max-pages")
    ended(1, [*command, "1", SEVEN, ONE], tmp_path)
    assert call(*command, "2", SEVEN, ONE).status == 0
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_4_and_the_next_run_goes_on(
    tmp_path: Path, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("ingest", "--jsonl", "-o", tmp_path / "o.jsonl", collection)
    append, room = appending.append, [30_000]

    def full(file: int, data: bytes) -> None:
        if len(data) > room[0]:
            append(file, data[: room[0]])
            raise OSError(28, "No space left on device")
        room[0] -= len(data)
        append(file, data)

    with monkeypatch.context() as patch:
        patch.setattr(lines_sink, "append", full)
        done = call(*command)
    assert done.status == 4
    assert "o.jsonl.part: the file cannot be written (No space left on device)" in done.err
    assert call(*command).status == 1
    assert (tmp_path / "o.jsonl").read_bytes() == call("ingest", "--jsonl", collection).out


def test_two_runs_into_one_file_do_not_meet(tmp_path: Path) -> None:
    pipe = tmp_path / "letter.pdf"
    os.mkfifo(pipe)
    command = ("ingest", "--jsonl", "-o", tmp_path / "o.jsonl")
    with subprocess.Popen([*UNDOC, *map(str, command), pipe], env=ENVIRONMENT) as first:
        with pipe.open("wb") as stream:
            done = undoc(*command, ONE)
            stream.write(ONE.read_bytes())
        first.wait()
    assert (done.status, first.returncode) == (4, 0)
    assert "another run writes there: wait until it has ended" in done.err


def test_two_runs_into_one_folder_do_no_harm(tmp_path: Path, read: list[str]) -> None:
    pipe = tmp_path / "letter.pdf"
    os.mkfifo(pipe)
    command = ("ingest", "-q", "-o", tmp_path / "out")
    with subprocess.Popen([*UNDOC, *map(str, command), SEVEN, pipe, NOTE], env=ENVIRONMENT) as first:
        with pipe.open("wb") as stream:
            assert undoc(*command, ONE).status == 0
            stream.write(SENDERS.read_bytes())
        first.wait()
    assert first.returncode == 0
    assert len(outputs(tmp_path / "out")) == 4
    with (tmp_path / "out" / ".undoc" / "journal.jsonl").open("ab") as stream:
        stream.write(b'{"torn')
    assert call(*command, ONE, SEVEN, NOTE, PDFS / "page-breaks.pdf").status == 0
    assert call(*command, ONE, SEVEN, NOTE, PDFS / "page-breaks.pdf").status == 0
    assert read == ["page-breaks.pdf"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    assert call("ingest", "-o", tmp_path / "out", ONE).status == 4
    assert outputs(tmp_path / "out") == {}


@pytest.mark.parametrize("place", [("--jsonl", "-o", "o.jsonl"), ("-o", "out")])
def test_doubts_are_told_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    command = ("ingest", *place, "--strict", PDFS / "printed-out-of-order.pdf", NOTE, ONE)
    first = call("ingest", "--strict", "--jsonl", PDFS / "printed-out-of-order.pdf", NOTE, ONE)
    ended(2, [*command], tmp_path)
    again = call(*command)
    assert (again.status, again.err) == (1, first.err)
    assert "warning: agenda-order at" in again.err


@pytest.mark.skipif(sys.platform != "linux", reason="workers are no forks")
def test_what_reads_is_loaded_once_and_only_where_anything_is_to_be_read(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from undoc_cli.cli.main import main\n"
        "main(sys.argv[1:])\n"
        "print('undoc_cli.pipeline' in sys.modules)\n"
    )
    command = [sys.executable, "-c", code, "ingest", "-o", str(tmp_path / "out"), str(ONE)]
    assert [run(command).text for _ in range(2)] == ["True\n", "False\n"]


def test_nothing_asks_the_network() -> None:
    code = (
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event.split('.')[0] in ('urllib', 'http', 'ftplib') or event in (\n"
        "        'socket.connect', 'socket.getaddrinfo', 'socket.gethostbyname', 'socket.sendto', 'socket.bind'\n"
        "    ):\n"
        "        raise RuntimeError(event)\n"
        "sys.addaudithook(refuse)\n"
        "from undoc_cli.cli.main import run; run()\n"
    )
    for reader in ("pdfium", "pdfplumber"):
        done = run([sys.executable, "-c", code, "ingest", "--jsonl", "--reader", reader, str(ONE), str(SEVEN)])
        assert (done.status, done.err) == (0, "undoc: 2 documents, 0 failed, 0 warnings\n")


def test_the_bar_is_for_terminals_only(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [*UNDOC, "ingest", "--jsonl", "-o", str(tmp_path / "o.jsonl"), str(ONE), str(SEVEN), "gone\x1b[31m.pdf"]
    with subprocess.Popen(command, stderr=theirs, stdout=subprocess.PIPE, env={**ENVIRONMENT, "COLUMNS": "100"}) as run:
        os.close(theirs)
        told = drained(ours).decode()
        assert run.stdout is not None and run.stdout.read() == b""
    assert "documents," in told and "pages/s" in told
    assert "undoc: 3 documents, 1 failed, 0 warnings" in told
    assert "\x1b[31m.pdf" not in told
