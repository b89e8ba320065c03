"""`undoc ingest`: inputs, outputs, failures."""

import json
import os
import sys
from pathlib import Path
from shutil import copyfile

import msgspec
import pytest
from command import BROKEN, ONE, PDFS, ROOT, SENDERS, SEVEN, Done, call, run, undoc

from undoc_cli.model import Document
from undoc_cli.pipeline import parse

OUT_OF_ORDER = PDFS / "printed-out-of-order.pdf"  # the one fixture with a warning
NAMES = sorted(path.name for path in PDFS.glob("*.pdf") if not path.stem.startswith("scan"))
READABLE = {"not-un.pdf", "ods-error.pdf"}
REASONS = {
    "empty.pdf": "the file is empty: fetch the document again",
    "encrypted.pdf": "the PDF is encrypted: give its password with --password",
    "no-pages.pdf": "the PDF has no pages: fetch the document again",
    "no-text.pdf": "the PDF has no text on any page: recognise its text first",
    "not-a-pdf.pdf": "the file is not a PDF: undoc reads PDF files only",
    "truncated.pdf": "the PDF cannot be opened (",
}


def files(done: Done) -> list[str]:
    return [Path(json.loads(line)["source"]["file"]).name for line in done.lines]


def test_one_document_is_indented_json() -> None:
    done = undoc("ingest", ONE)
    assert (done.status, done.err) == (0, "")
    document = parse(ONE)
    assert msgspec.json.decode(done.out, type=Document) == document
    assert done.text == json.dumps(json.loads(done.out), indent=2, ensure_ascii=False) + "\n"
    assert list(json.loads(done.out)) == list(Document.__struct_fields__)


def test_what_is_not_ascii_is_kept() -> None:
    assert "Steinunn Hvammsdóttir" in call("ingest", ONE).text


def test_compact_is_one_line_of_the_same() -> None:
    done = call("ingest", "--compact", ONE)
    assert done.text.count("\n") == 1
    assert json.loads(done.out) == json.loads(call("ingest", ONE).out)


def test_same_bytes_twice() -> None:
    runs = [undoc("ingest", "--jsonl", ONE, SEVEN, environment={"PYTHONHASHSEED": seed}) for seed in ("1", "2")]
    assert runs[0].out == runs[1].out
    assert runs[0].status == 0


def test_the_file_is_named_as_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PDFS)
    for given in ("one-item.pdf", "./one-item.pdf", "../pdf/one-item.pdf"):
        assert json.loads(call("ingest", given).out)["source"]["file"] == given


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/lettre\xe9\x1b.pdf")
    copyfile(ONE, odd)
    done = undoc("ingest", odd)
    assert done.status == 0
    assert json.loads(done.out)["source"]["file"].endswith("/lettre\N{REPLACEMENT CHARACTER}\x1b.pdf")
    Path(odd).write_bytes(b"")
    assert "\x1b" not in undoc("ingest", odd).err


def test_standard_input() -> None:
    done = undoc("ingest", "-", stdin=ONE.read_bytes())
    assert done.status == 0
    document = json.loads(done.out)
    assert document["source"]["file"] == "-"
    assert document["header"]["symbols"] == ["A/79/1612"]


def test_standard_input_is_read_once() -> None:
    done = call("ingest", "--jsonl", "-", "-", stdin=ONE.read_bytes())
    assert done.status == 2
    assert "only once" in done.err


def test_jsonl_keeps_the_order_given() -> None:
    done = call("ingest", "--jsonl", SEVEN, ONE, "-", SENDERS, stdin=ONE.read_bytes())
    assert done.status == 0
    assert files(done) == [SEVEN.name, ONE.name, "-", SENDERS.name]
    assert done.err == "undoc: 4 documents, 0 failed, 0 warnings\n"


def test_a_folder_is_its_pdfs_at_any_depth_sorted(tmp_path: Path) -> None:
    for name in ("b.pdf", "A.PDF", "c.pdf", ".hidden.pdf", "notes.txt"):
        copyfile(ONE, tmp_path / name)
    (tmp_path / "folder.pdf").mkdir()
    copyfile(ONE, tmp_path / "folder.pdf" / "inner.pdf")
    done = call("ingest", "--jsonl", "-q", tmp_path)
    assert (done.status, done.err) == (0, "")
    assert files(done) == ["A.PDF", "b.pdf", "c.pdf", "inner.pdf"]


def test_a_folder_of_one_is_one_document(tmp_path: Path) -> None:
    copyfile(ONE, tmp_path / "a.pdf")
    done = call("ingest", tmp_path)
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["source"]["file"] == str(tmp_path / "a.pdf")


def test_a_folder_without_pdfs_is_3(tmp_path: Path) -> None:
    done = undoc("ingest", tmp_path)
    assert done.status == 3
    assert done.err.startswith(f"undoc: {tmp_path}: the folder has no .pdf files: ")


@pytest.mark.parametrize("name", ["missing.pdf", ""])
def test_a_missing_file_is_3(name: str) -> None:
    done = undoc("ingest", name)
    assert done.status == 3
    assert done.out == b""
    assert done.err.startswith(f"undoc: {name}: cannot be read (")
    assert done.err.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_3(tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    locked.touch(0o000)
    assert undoc("ingest", locked).status == 3


@pytest.mark.parametrize("name", REASONS)
def test_broken_files_are_3_and_one_clear_line(name: str) -> None:
    done = undoc("ingest", "--ocr", "never", BROKEN / name)
    assert done.status == 3
    assert done.out == b""
    assert done.err.startswith(f"undoc: {BROKEN / name}: {REASONS[name]}")
    assert done.err.count("\n") == 1


def test_every_broken_file_is_tested() -> None:
    assert {path.name for path in BROKEN.iterdir()} == {*REASONS, *READABLE}


def test_a_password_opens() -> None:
    done = undoc("ingest", "--password", "undoc", BROKEN / "encrypted.pdf")
    assert done.status == 0
    assert json.loads(done.out)["header"]["symbols"]


def test_a_wrong_password_is_3() -> None:
    done = call("ingest", "--password", "sesame", BROKEN / "encrypted.pdf")
    assert done.status == 3
    assert "the password is wrong" in done.err


@pytest.mark.parametrize("name", sorted(READABLE))
def test_other_documents_are_of_kind_other_and_refused_when_strict(name: str) -> None:
    done = undoc("ingest", BROKEN / name)
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["kind"] == "other"
    strict = undoc("ingest", "--strict", BROKEN / name)
    assert (strict.status, strict.out) == (5, b"")
    assert strict.err == (
        f"undoc: {BROKEN / name}: no masthead of the United Nations on the first page:"
        " leave out --strict to read it as kind `other`\n"
    )


def test_strict_tells_doubts_and_still_writes() -> None:
    done = undoc("ingest", "--strict", OUT_OF_ORDER)
    assert done.status == 1
    assert done.out == call("ingest", OUT_OF_ORDER).out
    assert done.err.startswith(f"undoc: {OUT_OF_ORDER}: warning: agenda-order at /header/agenda_items: ")
    assert call("ingest", OUT_OF_ORDER).status == 0
    quiet = call("ingest", "--strict", "--quiet", OUT_OF_ORDER)
    assert (quiet.status, quiet.err) == (1, "")


def test_strict_without_doubts_is_0() -> None:
    assert call("ingest", "--strict", ONE)[::2] == (0, "")


def test_one_failing_file_does_not_stop_the_others() -> None:
    done = undoc("ingest", "--jsonl", ONE, BROKEN / "truncated.pdf", "missing.pdf", OUT_OF_ORDER)
    assert done.status == 1
    assert files(done) == [ONE.name, OUT_OF_ORDER.name]
    broken, missing, summary = done.err.splitlines()
    assert "truncated.pdf: the PDF cannot be opened" in broken
    assert missing.startswith("undoc: missing.pdf: cannot be read (")
    assert summary == "undoc: 4 documents, 2 failed, 1 warning"


def test_when_all_fail_alike_the_status_is_theirs() -> None:
    done = call("ingest", "--jsonl", "-q", BROKEN / "empty.pdf", "missing.pdf")
    assert done.status == 3
    assert call("ingest", "--jsonl", "--strict", BROKEN / "not-un.pdf", BROKEN / "ods-error.pdf").status == 5
    assert call("ingest", "--jsonl", "--strict", BROKEN / "not-un.pdf", BROKEN / "empty.pdf").status == 1


def test_quiet_silences_the_summary_and_no_error() -> None:
    done = call("ingest", "--jsonl", "--quiet", ONE, "missing.pdf")
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "missing.pdf" in done.err


def test_several_documents_need_a_place() -> None:
    done = undoc("ingest", ONE, SEVEN)
    assert (done.status, done.out) == (2, b"")
    assert "2 documents need --jsonl (one a line on standard output) or -o DIR (one file each)" in done.err


def test_jsonl_is_not_written_to_a_folder(tmp_path: Path) -> None:
    done = call("ingest", "--jsonl", "-o", tmp_path, ONE)
    assert (done.status, list(tmp_path.iterdir())) == (2, [])
    assert f"--jsonl writes to one file, and {tmp_path} is a folder" in done.err


def test_one_file_a_document(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    done = undoc("ingest", "-o", out, ONE, BROKEN / "empty.pdf", "-", stdin=SEVEN.read_bytes())
    assert (done.status, done.out) == (1, b"")
    assert sorted(path.name for path in out.glob("[!.]*")) == ["one-item.json", "stdin.json"]
    assert (out / "one-item.json").read_bytes() == call("ingest", ONE).out
    assert json.loads((out / "stdin.json").read_bytes())["source"]["file"] == "-"
    assert done.err.splitlines()[-1] == "undoc: 3 documents, 1 failed, 0 warnings"


def test_compact_files(tmp_path: Path) -> None:
    assert call("ingest", "--compact", "-o", tmp_path, ONE).status == 0
    assert (tmp_path / "one-item.json").read_bytes() == call("ingest", "--compact", ONE).out


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out" / "one-item.json"
    older = copyfile(SEVEN, tmp_path / ONE.name)
    for file, symbol in ((older, "A/79/1733"), (ONE, "A/79/1612")):
        assert call("ingest", "-o", target.parent, file).status == 0
        assert json.loads(target.read_bytes())["header"]["symbols"][0] == symbol
    assert [path.name for path in target.parent.iterdir() if path.name != ".undoc"] == ["one-item.json"]


def test_of_two_documents_of_one_name_the_second_fails(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    twin = tmp_path / "other" / ONE.name
    copyfile(SEVEN, twin)
    done = undoc("ingest", "-o", tmp_path / "out", SEVEN, ONE, twin)
    assert done.status == 1
    assert f"undoc: {twin}: {tmp_path / 'out' / 'one-item.json'} is the output of an earlier input too" in done.err
    assert (tmp_path / "out" / "one-item.json").read_bytes() == undoc("ingest", ONE).out
    assert (tmp_path / "out" / f"{SEVEN.stem}.json").exists()


def test_a_file_that_is_named_twice_is_written_once(tmp_path: Path) -> None:
    again = ONE.parent / "." / ".." / ONE.parent.name / ONE.name
    done = undoc("ingest", "-o", tmp_path / "out", ONE, again, ONE.parent.joinpath("..", ONE.parent.name, ONE.name))
    assert done.status == 0
    assert done.err.splitlines()[-1].startswith("undoc: 1 document")
    assert (tmp_path / "out" / "one-item.json").read_bytes() == undoc("ingest", ONE).out


def test_a_file_where_the_folder_of_outputs_should_be(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").touch()
    done = undoc("ingest", "-o", tmp_path / "letter.pdf", ONE)
    assert (done.status, done.out) == (4, b"")
    target = tmp_path / "letter.pdf"
    assert done.err == f"undoc: {target}: the folder cannot be made ({target} is a file): name another\n"


def test_a_folder_that_cannot_be_made_is_4(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = undoc("ingest", "-o", tmp_path / "file" / "out", ONE)
    assert (done.status, done.out) == (4, b"")
    assert done.err.startswith(f"undoc: {tmp_path / 'file' / 'out'}: the folder cannot be made (")
    assert done.err.count("\n") == 1


def test_a_file_that_cannot_be_written_is_4_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "one-item.json").mkdir()
    done = undoc("ingest", "-o", tmp_path, ONE)
    assert done.status == 4
    assert done.err.startswith(f"undoc: {tmp_path / 'one-item.json'}: the file cannot be written (")
    assert [path.name for path in tmp_path.iterdir() if path.name != ".undoc"] == ["one-item.json"]


def test_libraries_say_nothing(tmp_path: Path) -> None:
    """What pdfminer logs about a damaged file is no message for a person."""
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(ONE.read_bytes().replace(b"/Type /Font ", b"/Type /Fond ", 1))
    done = undoc("ingest", damaged)
    assert all(line.startswith("undoc: ") for line in done.err.splitlines())


def test_the_command_of_the_package_runs_from_any_folder(tmp_path: Path) -> None:
    done = run(["sh", "-c", f'cd "{tmp_path}" && exec "$0" -m undoc_cli ingest "{ONE}"', sys.executable])
    assert done.status == 0
    assert str(ROOT) in done.text
