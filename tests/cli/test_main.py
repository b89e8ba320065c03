"""The frame around the commands: exit statuses, help, errors, pipes, and what `--version` loads."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command import BROKEN, ENVIRONMENT, ONE, PDFS, UNDOC, call, run, undoc

import undoc_cli
from undoc_cli import errors
from undoc_cli.batch.bounds import OverLimitError
from undoc_cli.cli.main import COMMANDS, LazyGroup, program
from undoc_cli.errors import STATUSES, ArchiveError, UndocError, causes

HEAVY = ("pdfplumber", "pdfminer", "pypdfium2", "PIL", "msgspec", "rich", "regex")


def test_version() -> None:
    done = undoc("--version")
    assert done == (0, f"undoc {undoc_cli.__version__}\n".encode(), "")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("undoc ing", "plain,ingest\n"),
        ("undoc ingest --js", "plain,--jsonl\n"),
        ("undoc ingest --db let", "file,let\n"),
        ("undoc ingest let", "file,let\n"),
        ("undoc ingest --files-from let", "file,let\n"),
        ("undoc agenda let", "file,let\n"),
        ("undoc explain let", "file,let\n"),
    ],
)
def test_a_shell_is_told_what_may_come_next(words: str, answer: str) -> None:
    asked = {"_UNDOC_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    code = "from undoc_cli.cli.main import run; run()"
    done = run([sys.executable, "-c", code], environment=asked)
    assert (done.text, done.err) == (answer, "")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("bash_complete", "is 'bash_complete', and 'COMP_WORDS' is not set: let the shell ask"),
        ("1", "is '1', which no shell asks: name one, as in _UNDOC_COMPLETE=bash_source"),
    ],
)
def test_what_no_shell_asks_is_told(asked: str, said: str) -> None:
    done = run([*UNDOC, "--version"], environment={"_UNDOC_COMPLETE": asked})
    assert done == (2, b"", f"undoc: _UNDOC_COMPLETE {said}\n")


@pytest.mark.parametrize(("shell", "word"), [("bash", "x"), ("bash", ""), ("zsh", "1.5"), ("fish", " ")])
def test_a_place_that_is_none_is_told_to_who_asks_as_a_shell(shell: str, word: str) -> None:
    asked = {"_UNDOC_COMPLETE": f"{shell}_complete", "COMP_WORDS": "undoc ing", "COMP_CWORD": word}
    done = run(UNDOC, environment=asked)
    said = f"undoc: _UNDOC_COMPLETE is '{shell}_complete', and COMP_CWORD is {word!r}: let the shell ask\n"
    assert done == (2, b"", said)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_version_and_help_load_no_heavy_library(arguments: list[str]) -> None:
    code = (
        "import sys; from undoc_cli.cli.main import main; main(sys.argv[1:]);"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = run([sys.executable, "-c", code, *arguments])
    assert done.lines[-1] == "[]"


def test_records_are_listed_without_a_pdf_library() -> None:
    code = (
        "import sys; from undoc_cli.cli.main import main; main(['agenda', '-']);"
        "print([name for name in ('pdfplumber', 'rich') if name in sys.modules])"
    )
    done = run([sys.executable, "-c", code], stdin=call("ingest", ONE).out)
    assert "Oceans and the law of the sea" in done.text
    assert done.lines[-1] == "[]"


def test_help_tells_every_exit_status() -> None:
    done = call("--help")
    assert done.status == 0
    for status, meaning in STATUSES.items():
        assert f"{status:<4} {meaning}" in done.text


def test_every_error_has_a_documented_status_and_says_what_to_do() -> None:
    found = [error for error in vars(errors).values() if isinstance(error, type) and issubclass(error, UndocError)]
    assert len(found) > 10
    assert {error.status for error in found} <= set(STATUSES)
    leaves = [error for error in found if not error.__subclasses__()]
    assert all(error.hint for error in leaves)
    assert len({error.code for error in found}) == len(found)


def test_an_error_of_one_room_is_no_cause_of_its_own() -> None:
    """It has the code of its kind, which must not be explained by it where that room happens to be loaded."""
    assert OverLimitError in ArchiveError.__subclasses__()
    assert ArchiveError in causes()
    assert OverLimitError not in causes()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_command_says(name: str) -> None:
    assert isinstance(program, LazyGroup)
    context = program.make_context("undoc", ["schema"])
    command = program.get_command(context, name)
    assert command is not None and command.help is not None
    assert command.help.splitlines()[0] == COMMANDS[name]
    assert call(name, "--help").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "no such command 'nothing': see undoc --help"),
        (["--nothing", "ingest"], "no such option '--nothing': see undoc --help"),
        *[([name, "--zz"], f"no such option '--zz': see undoc {name} --help") for name in COMMANDS],
        (["ingest", "--jsnl", ONE], "(nearest: --jsonl, "),
        (["--debug", "ingest"], "give a FILE, or a list of them with --files-from: see undoc ingest --help"),
        (["ingest", "-0", ONE], "-0 says how the names of --files-from end: give such a list: see undoc ingest --help"),
        (["ingest", "-j"], "option '-j' requires an argument: see undoc ingest --help"),
        (["ingest", "--jsonl=3"], "option '--jsonl' does not take a value: see undoc ingest --help"),
        (["ingest", "--reader", "x", ONE], "'x' is not one of 'auto', 'pdfium', 'pdfplumber': see undoc ingest --help"),
        (["ingest", "--timeout", "x\ny\x1b[31m", ONE], "is no number of seconds"),
        (
            ["agenda", "--item", "x", ONE],
            "--item takes numbers such as 32 or '32 (a)', not 'x': see undoc agenda --help",
        ),
        *[
            (["agenda", "--register", *options, ONE], "--register writes all items: leave out ")
            for options in (["--by-item"], ["--session", "79"], ["--item", "3"])
        ],
        (["search"], "missing argument 'WORDS...': see undoc search --help"),
        (["search", "--limit", "0", "x"], "invalid value for '--limit': 0 is not in the range "),
        (["cites"], "missing argument 'SYMBOL': see undoc cites --help"),
        (["show"], "missing argument 'SYMBOL': see undoc show --help"),
        (["show", "A/79/1"], "name the store with --db FILE or UNDOC_DB: see undoc show --help"),
        (["export", "--csv", "songs"], "'songs' is not one of 'documents', "),
        (["explain"], "missing argument 'FILE': see undoc explain --help"),
        (["explain", ONE, ONE], f"got unexpected extra argument ({ONE}): see undoc explain --help"),
        (["schema", "x"], "got unexpected extra argument (x): see undoc schema --help"),
    ],
)
def test_a_command_that_is_not_understood_is_2_and_one_line(arguments: list[object], said: str) -> None:
    done = call(*arguments)
    assert (done.status, done.out) == (2, b"")
    assert done.err.startswith("undoc: ") and done.err.endswith(" --help\n")
    assert done.err.count("\n") == 1 and "\x1b" not in done.err
    assert said in done.err


def test_undoc_alone_shows_what_there_is() -> None:
    done = undoc()
    assert (done.status, done.out) == (2, b"")
    assert done.err.startswith("Usage: undoc [OPTIONS] COMMAND")
    assert all(command in done.err for command in COMMANDS)


def test_a_bug_is_70_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("deep\ndown\x1b[31m")

    monkeypatch.setattr("undoc_cli.pipeline.read_bytes", fail)
    done = call("ingest", ONE)
    assert done.status == 70
    assert done.out == b""
    assert done.err.startswith(f"undoc: {ONE}: internal error: KeyError: ")
    assert done.err.endswith("please report it (undoc --debug shows where)\n")
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err


def test_a_bug_outside_of_a_document_is_70_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("undoc_cli.write.schema.schema", lambda: 1 / 0)
    monkeypatch.delitem(sys.modules, "undoc_cli.cli.schema", raising=False)
    done = call("schema")
    assert done.status == 70
    assert "internal error: ZeroDivisionError: division by zero" in done.err
    sys.modules.pop("undoc_cli.cli.schema", None)


def test_debug_shows_where(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("here")

    monkeypatch.setattr("undoc_cli.pipeline.read_bytes", fail)
    done = call("--debug", "ingest", ONE)
    assert done.status == 70
    assert "Traceback" in done.err
    assert "Traceback" not in call("ingest", ONE).err


def test_interrupted_is_130(tmp_path: Path) -> None:
    pipe = tmp_path / "letter.pdf"
    os.mkfifo(pipe)
    # A test that runs in the background of a shell inherits that interrupts are ignored.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from undoc_cli.cli.main import run; run()"
    )
    with (
        subprocess.Popen(
            [sys.executable, "-c", code, "ingest", pipe],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
        ) as process,
        pipe.open("wb"),
    ):  # waits until undoc reads
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == 130
    assert out == b""
    assert err == b"undoc: interrupted\n"


@pytest.mark.parametrize(
    "arguments",
    [["ingest", "--jsonl", PDFS], ["ingest", ONE], ["agenda", ONE], ["schema"], ["explain", ONE], ["--help"]],
)
def test_a_closed_pipe_ends_quietly(arguments: list[object]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*UNDOC, *map(str, arguments)], stdout=writer, stderr=subprocess.PIPE, env=ENVIRONMENT, check=False
    )
    os.close(writer)
    assert done.returncode == 0
    assert done.stderr == b""


def test_a_pipe_closed_after_the_first_line() -> None:
    with subprocess.Popen(
        [*UNDOC, "ingest", "--jsonl", PDFS, BROKEN],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        bufsize=0,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode == 0
    assert err == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["ingest", ONE], ["schema"], ["agenda", ONE]])
def test_a_full_disk_is_4(arguments: list[object]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*UNDOC, *map(str, arguments)], stdout=full, stderr=subprocess.PIPE, env=ENVIRONMENT, check=False
        )
    assert done.returncode == 4
    assert done.stderr.decode().startswith("undoc: standard output cannot be written (")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [("ENOSPC", 4, "standard output cannot be written"), ("EAGAIN", 70, "internal error: BlockingIOError")],
)
def test_only_what_is_wrong_with_the_output_is_told_of_it(name: str, status: int, words: str) -> None:
    """A process that cannot be started, for one, raises an OSError without a file as well."""
    code = (
        "import errno, os, sys; from undoc_cli.cli import main as m;"
        f"m.program.invoke = lambda _: (_ for _ in ()).throw(OSError(errno.{name}, os.strerror(errno.{name})));"
        "sys.exit(m.main(['schema']))"
    )
    done = run([sys.executable, "-c", code])
    assert done.status == status
    assert done.err.startswith(f"undoc: {words}")
    assert done.err.count("\n") == 1


def test_no_standard_output_is_4() -> None:
    done = run(["sh", "-c", 'exec "$@" >&-', "sh", *UNDOC, "schema"])
    assert done.status == 4
    assert done.err.startswith("undoc: standard output is closed: ")


def test_no_standard_input_is_3() -> None:
    done = run(["sh", "-c", 'exec "$@" <&-', "sh", *UNDOC, "ingest", "-"])
    assert done.status == 3
    assert done.err.startswith("undoc: -: standard input is closed: ")
