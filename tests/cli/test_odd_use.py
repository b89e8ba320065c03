"""Odd command lines and odd places: one clear line, a documented status, and nothing lost or half written."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from shutil import copyfile

import pytest
from command import BROKEN, ENVIRONMENT, ONE, SEVEN, UNDOC, call, outputs, run, sources, undoc

from undoc_cli.batch import inputs
from undoc_cli.cli.streams import LONGEST_LINE
from undoc_cli.write import records

full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
LONG = "a" * 300  # no file system bears that


# --- names


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["ingest", LONG], 3),
        (["ingest", LONG, "-o", "out"], 3),
        (["ingest", ONE, "-o", LONG], 4),
        (["ingest", "--jsonl", ONE, "-o", LONG], 4),
        (["ingest", "--jsonl", ONE, "-o", LONG[:250]], 4),  # with `.part.journal`
        (["ingest", ONE, "--report", LONG], 4),
        (["ingest", ONE, "--db", LONG], 4),
        (["ingest", ONE, "--register-file", LONG], 3),
        (["ingest", "--jsonl", "--files-from", LONG], 3),
        (["agenda", "--db", LONG], 3),
        (["export", "--db", LONG], 3),
        (["explain", LONG], 3),
        (["explain", ONE, "--page", 1, "-o", f"{LONG}.png"], 4),
    ],
)
def test_a_name_that_is_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[object], status: int
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call(*arguments)
    assert (done.status, done.out, done.err.count("\n")) == (status, b"", 1)
    assert done.err.startswith("undoc: ") and "internal error" not in done.err


def test_a_line_is_told_with_its_beginning_and_end() -> None:
    done = call("ingest", "a/" * 3000)
    assert (done.status, done.err.count("\n")) == (3, 1)
    assert done.err.startswith("undoc: a/a/a/") and done.err.endswith("check the path and its permissions\n")
    assert LONGEST_LINE < len(done.err) < LONGEST_LINE + 20


def test_names_that_are_no_utf8_go_on_too(tmp_path: Path) -> None:
    """Their outputs are."""
    for name in (b"\xff.pdf", b"\xfe.pdf"):
        copyfile(ONE, os.fsencode(tmp_path) + b"/" + name)
    for _ in range(2):
        done = call("ingest", "-q", "-o", tmp_path / "out", tmp_path)
        assert (done.status, done.err) == (0, "")
        assert list(outputs(tmp_path / "out")) == ["\\xfe.json", "\\xff.json"]


def test_a_password_that_is_no_utf8_is_not_the_right_one() -> None:
    assert call("ingest", "--password", "\udcff", ONE).status == 0
    done = call("ingest", "--password", "\udcff", BROKEN / "encrypted.pdf")
    assert (done.status, "give the right one with --password" in done.err) == (3, True)


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "1e300", "soon"])
def test_a_time_that_is_none_is_2(seconds: str) -> None:
    assert call("ingest", "--timeout", seconds, ONE).status == 2


# --- outputs


def test_an_output_does_not_take_the_place_of_an_input(tmp_path: Path) -> None:
    """As where the shell has put a name behind `-o` that was meant to be read."""
    for name in ("a.pdf", "b.png", "c.pdf.part"):
        copyfile(SEVEN, tmp_path / name)
    (tmp_path / "list").write_text(str(ONE), "utf-8")
    (tmp_path / "one-item.json").write_text('{"name": "of another program"}', "utf-8")
    for arguments in (
        ["ingest", "--jsonl", "-o", tmp_path / "a.pdf", ONE],
        ["ingest", "--jsonl", "-o", tmp_path / "list", "--files-from", tmp_path / "list"],
        ["ingest", "--jsonl", "-o", tmp_path / "c.pdf", ONE],  # which another program is fetching
        ["ingest", "--report", tmp_path / "a.pdf", ONE],
        ["ingest", "--report", tmp_path / "c.pdf", ONE],
        ["explain", "--page", 1, "-o", tmp_path / "b.png", tmp_path / "b.png"],
        ["ingest", "--jsonl", "-o", tmp_path / "one-item.json", ONE],
        ["ingest", "-o", tmp_path, ONE],
    ):
        done = call(*arguments)
        assert (done.status, done.out, done.err.count("\n")) == (4, b"", 1)
        assert "there is a file of another kind: name another, or remove it" in done.err
    names = [".undoc", "a.pdf", "b.png", "c.pdf.part", "list", "one-item.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert "another program" in (tmp_path / "one-item.json").read_text("utf-8")
    assert all((tmp_path / name).read_bytes() == SEVEN.read_bytes() for name in ("a.pdf", "b.png", "c.pdf.part"))


def test_what_undoc_has_written_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "o.jsonl").touch()
    for file in (ONE, SEVEN):
        assert call("ingest", "--jsonl", "-o", tmp_path / "o.jsonl", "--report", tmp_path / "r", file).status == 0
        assert call("explain", "--page", 1, "-o", tmp_path / "p.png", file).status == 0
        assert sources((tmp_path / "o.jsonl").read_bytes()) == [str(file)]
    for options in (["--compact"], []):  # the journal is that of other options
        assert call("ingest", "-o", tmp_path / "out", *options, ONE).status == 0
    (tmp_path / "out" / ".undoc" / "journal.jsonl").unlink()
    assert call("ingest", "-o", tmp_path / "out", ONE).status == 0


@pytest.mark.parametrize("options", [("--report", "x"), ("--db", "x"), ("--report", "y", "--db", "./y")])
def test_one_file_for_two_outputs_is_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("ingest", "--jsonl", ONE, "-o", "x", *options)
    assert (done.status, "name the same file" in done.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


@full
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["ingest", "--help"], ["explain", ONE]])
def test_help_too_is_4_on_a_full_disk(arguments: list[object]) -> None:
    done = run(["sh", "-c", 'exec "$@" > /dev/full', "sh", *UNDOC, *map(str, arguments)])
    assert (done.status, done.err.count("\n")) == (4, 1)
    assert done.err.startswith("undoc: standard output cannot be written (")


@full
@pytest.mark.parametrize("end", ["2> /dev/full", "2>&-"])
def test_where_nothing_can_be_told_the_work_is_done_and_the_status_is_right(end: str) -> None:
    def shell(*arguments: object) -> tuple[int, bytes]:
        return run(["sh", "-c", f'exec "$@" {end}', "sh", *UNDOC, *map(str, arguments)])[:2]

    assert shell("ingest", "nowhere.pdf") == (3, b"")
    assert shell("ingest", "--nothing") == (2, b"")
    assert shell("ingest", "--jsonl", "nowhere.pdf", ONE) == (1, call("ingest", "--jsonl", ONE).out)


# --- inputs


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device without an end")
@pytest.mark.parametrize("command", ["ingest", "agenda"])
def test_what_has_no_end_is_6(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setattr(inputs, "LARGEST", 1_000_000)
    done = call(command, "/dev/zero")
    assert (done.status, done.out) == (6, b"") if command == "ingest" else (3, b"")
    assert done.err.count("\n") == 1


def test_a_file_larger_than_the_memory_is_6_at_once(tmp_path: Path) -> None:
    """Also where it would be hashed first."""
    with (tmp_path / "large.pdf").open("wb") as stream:
        stream.write(ONE.read_bytes())
        stream.truncate(1 << 40)
    for _ in range(2):
        done = call("ingest", "-q", "-o", tmp_path / "out", ONE, tmp_path / "large.pdf")
        assert done.status == 1
        assert "large.pdf: the file alone has 1048576 MB, allowed are 2048 MB: " in done.err


@pytest.mark.parametrize("data", [ONE.read_bytes(), b"PK\x03\x04 and so on", b"\x1f\x8b"])
def test_a_document_is_no_list_of_names(data: bytes) -> None:
    done = call("ingest", "--jsonl", "--files-from", "-", stdin=data)
    assert (done.status, done.out) == (3, b"")
    assert done.err == "undoc: -: this is a document or an archive, not a list of names: leave out --files-from\n"


def test_a_list_or_register_without_an_end_is_3(monkeypatch: pytest.MonkeyPatch) -> None:
    done = call("ingest", "--jsonl", "--files-from", "-", stdin=b"a" * 1_000_000)
    assert (done.status, done.err.count("\n")) == (3, 1)
    assert "it has a name of more than 65536 bytes" in done.err
    monkeypatch.setattr(inputs, "LARGEST", 1000)
    done = call("ingest", "--register-file", "/dev/zero", ONE)
    assert (done.status, done.out, done.err.count("\n")) == (3, b"", 1)
    monkeypatch.setattr(records, "LARGEST", 1000)
    done = call("agenda", "-", stdin=b"{\n" * 1000)
    assert (done.status, done.out, done.err.count("\n")) == (3, b"", 1)


def test_pipes_that_nobody_waits_for() -> None:
    """As another program may have left them."""
    ours, data = os.pipe()
    out, theirs = os.pipe()
    for end in (ours, theirs):
        os.set_blocking(end, False)
    with subprocess.Popen(
        [*UNDOC, "ingest", "--jsonl", "-", *[SEVEN] * 20], stdin=ours, stdout=theirs, env=ENVIRONMENT
    ) as run:
        while not (os.get_blocking(ours) and os.get_blocking(theirs)):  # as undoc sets them, for all who have them
            assert run.poll() is None
            time.sleep(0.01)
        os.close(ours)
        os.close(theirs)
        with open(data, "wb") as stream:  # noqa: PTH123
            stream.write(ONE.read_bytes())
        with open(out, "rb") as stream:  # noqa: PTH123
            assert sources(stream.read()) == ["-", *[str(SEVEN)] * 20]
    assert run.returncode == 0


# --- Ctrl-C


def test_an_interrupt_while_undoc_is_loaded_ends_it_without_a_word() -> None:
    code = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Slow:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'click': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Slow())\n"
        "from undoc_cli.cli.main import run; run()\n"
    )
    assert run([sys.executable, "-c", code, "ingest", str(ONE)]) == (-signal.SIGINT, b"", "")


def test_what_follows_an_interrupt_is_put_back_when_undoc_is_loaded() -> None:
    for before in ("default_int_handler", "SIG_IGN"):
        code = (
            f"import signal; signal.signal(signal.SIGINT, signal.{before}); import undoc_cli.cli.main;"
            f"print(signal.getsignal(signal.SIGINT) == signal.{before})"
        )
        assert run([sys.executable, "-c", code]).lines == ["True"]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_an_interrupt_while_a_worker_begins_is_told_once() -> None:
    """A terminal sends it to all processes; the worker does not get beyond its beginning."""
    code = (
        "import os, signal, time\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "os.setpgrp()\n"
        "os.register_at_fork(after_in_child=lambda: (os.killpg(0, signal.SIGINT), time.sleep(60)))\n"
        "from undoc_cli.cli.main import run; run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "ingest", str(ONE)], env=ENVIRONMENT, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"undoc: interrupted\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no alarms")
@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("at_once", [0, 1, 3])
def test_an_interrupt_while_an_object_goes_is_not_lost(times: int, at_once: int) -> None:
    """Python drops what is raised there, and only tells of it; undoc waits for a document that is never done.

    On a machine that is busy, what has it come again may come at once.
    """
    code = (
        "import os, signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from undoc_cli.batch import pool, worker\n"
        "from undoc_cli.cli import main\n"
        "class Going:\n"
        "    def __del__(self): signal.raise_signal(signal.SIGINT)\n"
        f"left = [True] * {at_once}\n"
        "def alarm(timer, seconds, real=signal.setitimer):\n"
        "    real(timer, seconds)\n"
        "    if seconds and left: left.pop(); signal.raise_signal(signal.SIGALRM)\n"
        "def wait(*arguments, real=pool.wait):\n"
        "    signal.setitimer = alarm\n"
        f"    for each in range({times}): Going()\n"
        "    return real(*arguments)\n"
        "pool.wait = wait\n"
        "worker.read = lambda *_, **__: signal.pause()\n"
        "main.run()\n"
    )
    done = run([sys.executable, "-c", code, "ingest", str(ONE)])
    assert done == (130, b"", "undoc: interrupted\n")


def test_an_interrupt_while_one_is_told_is_not_told() -> None:
    code = (
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from undoc_cli.cli import ingest, main\n"
        "def interrupted(*_, **__): signal.raise_signal(signal.SIGINT)\n"
        "def say(line, real=main.say): interrupted(); real(line)\n"
        "ingest.results, main.say = interrupted, say\n"
        "main.run()\n"
    )
    done = run([sys.executable, "-c", code, "ingest", str(ONE)])
    assert done == (130, b"", "undoc: interrupted\n")


def test_a_list_of_nothing_is_nothing() -> None:
    assert undoc("ingest", "--jsonl", "--files-from", "-") == (0, b"", "")


def test_links_that_lead_back_end(tmp_path: Path) -> None:
    """Those to folders are passed over in a folder; one that leads to nothing is a document that is missing."""
    copyfile(ONE, tmp_path / "a.pdf")
    (tmp_path / "self.pdf").symlink_to("self.pdf")
    for name in ("loop", "loop.pdf"):
        (tmp_path / name).symlink_to(".")
    os.mkfifo(tmp_path / "pipe.pdf")  # waits for ever
    for name in (f"{tmp_path}", f"{tmp_path}/**/*.pdf"):
        done = call("ingest", "--jsonl", "-q", name)
        assert (done.status, sources(done.out)) == (1, [f"{tmp_path}/a.pdf"])
        assert done.err == (
            f"undoc: {tmp_path}/self.pdf: cannot be read (Too many levels of symbolic links):"
            " check the path and its permissions\n"
        )


def test_a_pattern_finds_folders_at_any_depth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.pdf", "x/b.pdf", "x/y/c.pdf", "x/y/c.txt", "x/.y/d.pdf", ".e.pdf", "[x]/y/f.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copyfile(ONE, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    for pattern, found in {
        "**/*.pdf": ["[x]/y/f.pdf", "a.pdf", "x/b.pdf", "x/y/c.pdf"],
        "./**/y/*.pdf": ["./[x]/y/f.pdf", "./x/y/c.pdf"],
        "x/**": ["x/b.pdf", "x/y/c.pdf", "x/y/c.txt"],
        "x/**/": ["x/b.pdf", "x/y/c.pdf", "x/y/c.txt"],
        "**/y/**/*": ["[x]/y/f.pdf", "x/y/c.pdf", "x/y/c.txt"],
        f"{tmp_path}/x/**/*.pdf": [f"{tmp_path}/x/b.pdf", f"{tmp_path}/x/y/c.pdf"],
        "x**/b.pdf": ["x/b.pdf"],
    }.items():
        assert sources(call("ingest", "--jsonl", pattern).out) == found


def test_folders_deeper_than_the_stack(tmp_path: Path) -> None:
    depth = 1200
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    with open(os.open("a.pdf", os.O_WRONLY | os.O_CREAT, dir_fd=here), "wb") as stream:  # noqa: PTH123
        stream.write(ONE.read_bytes())
    os.close(here)
    place = "/".join("d" * depth)
    try:
        for given in (tmp_path / "d", f"{tmp_path}/**/*.pdf"):
            assert sources(call("ingest", "--jsonl", given).out) == [f"{tmp_path}/{place}/a.pdf"]
        assert call("ingest", "-o", tmp_path / "out", tmp_path).status == 0
        with (tmp_path / "out" / place / "a.json").open("rb") as stream:
            assert stream.read(1) == b"{"
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "d", tmp_path / "out"], check=True)  # what pytest cannot


def test_two_runs_into_one_report_do_not_meet(tmp_path: Path) -> None:
    pipe = tmp_path / "letter.pdf"
    os.mkfifo(pipe)
    command = ("ingest", "--report", tmp_path / "report")
    with subprocess.Popen([*UNDOC, *map(str, command), pipe], env=ENVIRONMENT, stdout=subprocess.DEVNULL) as first:
        with pipe.open("wb") as stream:
            done = undoc(*command, ONE)
            stream.write(ONE.read_bytes())
        first.wait()
    assert (done.status, done.out, first.returncode) == (4, b"", 0)
    assert "another run writes there: wait until it has ended" in done.err
    assert len((tmp_path / "report").read_bytes().splitlines()) == 1
    (tmp_path / "report.part").write_bytes(b'{"of": "a run that was ended"}\n')
    assert call(*command, ONE).status == 0
    assert len((tmp_path / "report").read_bytes().splitlines()) == 1
