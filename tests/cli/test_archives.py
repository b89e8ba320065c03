"""Archives of PDFs: tar and zip, through pipes, within each other, damaged, and such as explode."""

import io
import lzma
import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest
from command import ENVIRONMENT, ONE, SEVEN, UNDOC, call, outputs, sources, undoc

from undoc_cli.batch import archives, bounds


def tarred(*names: tuple[str, bytes], mode: str = "w") -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in names:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return whole.getvalue()


def zipped(*names: tuple[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names:
            archive.writestr(name, data)
    return whole.getvalue()


def tar_of(path: Path, *names: tuple[str, bytes], mode: str = "w") -> Path:
    path.write_bytes(tarred(*names, mode=mode))
    return path


def zip_of(path: Path, *names: tuple[str, bytes]) -> Path:
    path.write_bytes(zipped(*names))
    return path


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.TGZ", "w:gz"), ("a.tar.bz2", "w:bz2"), ("a.tar.xz", "w:xz")],
)
def test_a_tar_is_its_pdfs(tmp_path: Path, name: str, mode: str) -> None:
    members = (("x/one.pdf", ONE.read_bytes()), ("notes.txt", b"no"), ("x/._one.pdf", b"no"), ("2.pdf", b""))
    archive = tar_of(tmp_path / name, *members, mode=mode)
    done = call("ingest", "--jsonl", "-o", tmp_path / "o.jsonl", archive)
    assert done.status == 1
    assert sources((tmp_path / "o.jsonl").read_bytes()) == [f"{archive}/x/one.pdf"]
    assert done.err.splitlines()[0] == f"undoc: {archive}/2.pdf: the file is empty: fetch the document again"
    call("ingest", "-q", "-o", tmp_path / "out", archive)
    assert list(outputs(tmp_path / "out")) == ["a/x/one.json"]


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tar.bz2", "w:bz2"), ("a.tar.xz", "w:xz"), ("a.zip", None)],
)
def test_an_archive_may_come_through_a_pipe(tmp_path: Path, name: str, mode: str | None) -> None:
    members = (
        ("x/one.pdf", ONE.read_bytes()),
        ("big.txt", bytes(100_000)),
        ("2.pdf", b""),
        ("3.pdf", SEVEN.read_bytes()),
    )
    archive = tar_of(tmp_path / name, *members, mode=mode) if mode else zip_of(tmp_path / name, *members)
    done = undoc("ingest", "--jsonl", "-o", tmp_path / "o.jsonl", "-", stdin=archive.read_bytes())
    assert done.status == 1
    assert sources((tmp_path / "o.jsonl").read_bytes()) == ["-/x/one.pdf", "-/3.pdf"]
    assert done.err.splitlines()[0] == "undoc: -/2.pdf: the file is empty: fetch the document again"
    undoc("ingest", "-q", "-o", tmp_path / "out", "-", stdin=archive.read_bytes())
    assert list(outputs(tmp_path / "out")) == ["stdin/3.json", "stdin/x/one.json"]
    assert undoc("agenda", "-", stdin=archive.read_bytes()).out.count(b"\n") == 8


def test_archives_in_a_folder_are_opened(tmp_path: Path) -> None:
    folder = tmp_path / "all" / "1999"
    folder.mkdir(parents=True)
    tar_of(folder / "b.tar.gz", ("x/one.pdf", ONE.read_bytes()), mode="w:gz")
    zip_of(folder / "c.zip", ("notes.txt", b"no PDF, and nobody asked for this archive"))
    (folder / "a.pdf").write_bytes(SEVEN.read_bytes())
    done = call("ingest", "--jsonl", folder.parent)
    assert (done.status, sources(done.out)) == (0, [f"{folder}/a.pdf", f"{folder}/b.tar.gz/x/one.pdf"])
    call("ingest", "-q", "-o", tmp_path / "out", folder.parent)
    assert list(outputs(tmp_path / "out")) == ["1999/a.json", "1999/b/x/one.json"]


def test_names_in_a_zip_do_not_climb_out(tmp_path: Path) -> None:
    one = ONE.read_bytes()
    archive = zip_of(tmp_path / "a.zip", ("../../up.pdf", one), ("/abs.pdf", one), ("..\\back\\\x1b[31m.pdf", one))
    done = call("ingest", "-q", "-o", tmp_path / "deep" / "out", archive)
    assert (done.status, done.err) == (0, "")
    assert list(outputs(tmp_path / "deep" / "out")) == ["a/abs.json", "a/back/\x1b[31m.json", "a/up.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "deep"]


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz", "a.zip"])
def test_a_damaged_archive_is_3(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"no archive at all" * 100)
    done = call("ingest", tmp_path / name)
    assert done.status == 3
    assert done.err.startswith(f"undoc: {tmp_path / name}: the archive cannot be read (")
    assert done.err.count("\n") == 1


def test_an_archive_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    archive = tar_of(tmp_path / "a.tar.gz", ("1.pdf", ONE.read_bytes()), ("2.pdf", SEVEN.read_bytes()), mode="w:gz")
    archive.write_bytes(archive.read_bytes()[:-2000])
    done = call("ingest", "--jsonl", "-q", archive)
    assert (done.status, sources(done.out)) == (1, [f"{archive}/1.pdf"])


def test_archives_without_pdfs_are_3(tmp_path: Path) -> None:
    done = call("ingest", zip_of(tmp_path / "a.zip", ("a.txt", b"")), "--jsonl")
    assert done.status == 3
    assert "the archive has no .pdf files" in done.err


@pytest.mark.parametrize(("name", "mode"), [("a.tar", "w"), ("a.tar.gz", "w:gz")])
def test_what_is_large_and_no_pdf_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, mode: str
) -> None:
    """What an archive may unpack to is known only as it is read: a large file at its beginning is no bomb."""
    archive = tar_of(tmp_path / name, ("big.bin", os.urandom(3_000_000)), ("1.pdf", ONE.read_bytes()), mode=mode)
    monkeypatch.setattr(bounds, "ALWAYS_ALLOWED", 1_000_000)
    monkeypatch.setattr(bounds, "STEP", 10_000)
    done = call("ingest", "--jsonl", "-q", archive)
    assert (done.status, sources(done.out)) == (0, [f"{archive}/1.pdf"])


def test_an_archive_that_explodes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = b"%PDF-" + bytes(3_000_000)
    members = (("1.pdf", bomb), ("2.pdf", bomb))
    for archive in (zip_of(tmp_path / "a.zip", *members), tar_of(tmp_path / "b.tar.gz", *members, mode="w:gz")):
        with monkeypatch.context() as patch:
            patch.setattr(archives, "MAX_MEMBER", 1_000_000)
            done = call("ingest", "--jsonl", "-q", archive)
            assert (done.status, done.err.count("the file has 3000005 bytes, allowed are 1000000")) == (6, 2)
        with monkeypatch.context() as patch:
            patch.setattr(bounds, "ALWAYS_ALLOWED", 1_000_000)
            done = call("ingest", "--jsonl", "-q", archive)
            assert "the archive unpacks to more than 1000000 bytes" in done.err
        with monkeypatch.context() as patch:
            patch.setattr(bounds, "MAX_MEMBERS", 1)
            assert "the archive has more than 1 files" in call("ingest", "--jsonl", "-q", archive).err


def test_an_archive_that_asks_for_much_memory_is_refused(tmp_path: Path) -> None:
    data = tarred(("1.pdf", ONE.read_bytes()))
    for size, status in ((64 << 20, 0), (1 << 30, 3)):
        filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": size}]
        (tmp_path / "a.tar.xz").write_bytes(lzma.compress(data, filters=filters))
        done = call("ingest", "--jsonl", tmp_path / "a.tar.xz")
        assert (done.status, "(Memory usage limit exceeded)" in done.err) == (status, bool(status))


@pytest.mark.parametrize("between", [b"", bytes(4), bytes(100_000)])
def test_an_archive_packed_in_pieces(tmp_path: Path, between: bytes) -> None:
    data = tarred(("1.pdf", ONE.read_bytes()), ("2.pdf", SEVEN.read_bytes()))
    pieces = (data[:20_000], b"", data[20_000:])
    (tmp_path / "a.tar.xz").write_bytes(between.join(map(lzma.compress, pieces)))
    assert len(sources(call("ingest", "--jsonl", tmp_path / "a.tar.xz").out)) == 2


def test_a_header_of_a_tar_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBER", 1_000_000)
    archive = tar_of(tmp_path / "a.tar.gz", ("x" * 2_000_000 + ".pdf", b""), mode="w:gz")
    done = call("ingest", "--jsonl", "-q", archive)
    assert done.status == 3
    assert "the archive cannot be read" in done.err or "a header of the archive" in done.err


def test_a_name_with_a_zero_byte(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("x")
        info.pax_headers = {"path": "x\0y/one\0.pdf"}
        info.size = ONE.stat().st_size
        archive.addfile(info, io.BytesIO(ONE.read_bytes()))
    done = call("ingest", "-o", tmp_path / "out", tmp_path / "a.tar")
    assert (done.status, done.err) == (0, "")
    assert list(outputs(tmp_path / "out")) == ["a/x\ufffdy/one\ufffd.json"]


# --- within each other


@pytest.mark.parametrize("ending", ["tar", "tar.gz", "TGZ", "tar.bz2", "tar.xz", "zip"])
@pytest.mark.parametrize("outer", ["a.zip", "a.tar.gz"])
def test_an_archive_within_an_archive_is_opened(tmp_path: Path, outer: str, ending: str) -> None:
    one, seven = ("x/one.pdf", ONE.read_bytes()), ("7.pdf", SEVEN.read_bytes())
    mode = {"tar.gz": "w:gz", "TGZ": "w:gz", "tar.bz2": "w:bz2", "tar.xz": "w:xz"}.get(ending, "w")
    inner = zipped(one) if ending == "zip" else tarred(one, mode=mode)
    members = (("notes.txt", b"no"), (f"y/in.{ending}", inner), seven)
    archive = (
        zip_of(tmp_path / outer, *members) if outer == "a.zip" else tar_of(tmp_path / outer, *members, mode="w:gz")
    )
    done = call("ingest", "--jsonl", archive)
    assert (done.status, sources(done.out)) == (0, [f"{archive}/y/in.{ending}/x/one.pdf", f"{archive}/7.pdf"])
    call("ingest", "-q", "-o", tmp_path / "out", archive)
    assert list(outputs(tmp_path / "out")) == ["a/7.json", "a/y/in/x/one.json"]
    piped = undoc("ingest", "--jsonl", "-", stdin=archive.read_bytes())
    assert sources(piped.out) == [f"-/y/in.{ending}/x/one.pdf", "-/7.pdf"]


def test_archives_are_opened_a_few_deep(tmp_path: Path) -> None:
    one = ("one.pdf", ONE.read_bytes())
    data = zipped(one)
    for number in range(archives.MAX_DEPTH):
        data = zipped((f"{number}.zip", data), (f"{number}.pdf", one[1]))
    (tmp_path / "a.zip").write_bytes(data)
    done = call("ingest", "--jsonl", "-q", tmp_path / "a.zip")
    assert sources(done.out) == [
        f"{tmp_path}/a.zip/3.zip/2.zip/1.zip/0.pdf",
        f"{tmp_path}/a.zip/3.zip/2.zip/1.pdf",
        f"{tmp_path}/a.zip/3.zip/2.pdf",
        f"{tmp_path}/a.zip/3.pdf",
    ]
    where = f"undoc: {tmp_path}/a.zip/3.zip/2.zip/1.zip/0.zip"
    assert (done.status, done.err) == (1, f"{where}: an archive within 4 archives is not opened: unpack it first\n")


def test_a_damaged_archive_within_an_archive_does_not_stop_the_others(tmp_path: Path) -> None:
    cut = tarred(("1.pdf", ONE.read_bytes()), ("2.pdf", SEVEN.read_bytes()), mode="w:gz")[:-2000]
    members = (
        ("b.tgz", b""),
        ("c.zip", b"no archive"),
        ("d.tar.gz", cut),
        ("e.zip", zipped()),
        ("one.pdf", ONE.read_bytes()),
    )
    for archive in (zip_of(tmp_path / "a.zip", *members), tar_of(tmp_path / "a.tar", *members)):
        done = call("ingest", "--jsonl", "-q", archive)
        assert (done.status, sources(done.out)) == (1, [f"{archive}/d.tar.gz/1.pdf", f"{archive}/one.pdf"])
        told = [line.partition(": the archive cannot be read (")[0] for line in done.err.splitlines()]
        assert told == [f"undoc: {archive}/{name}" for name in ("b.tgz", "c.zip", "d.tar.gz/2.pdf", "d.tar.gz")]


def test_names_within_each_other_do_not_climb_out(tmp_path: Path) -> None:
    inner = zipped(("../../../up.pdf", ONE.read_bytes()))
    archive = zip_of(tmp_path / "a.zip", ("../../in.zip", inner))
    assert call("ingest", "-q", "-o", tmp_path / "deep" / "out", archive).status == 0
    assert list(outputs(tmp_path / "deep" / "out")) == ["a/in/up.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "deep"]


@pytest.mark.parametrize("outer", ["a.zip", "a.tar.gz"])
def test_what_archives_in_an_archive_unpack_to_counts_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outer: str
) -> None:
    """Each alone is within the limits; the first one that is over them ends all."""
    inner = [zipped((f"{number}.bin", bytes(400_000)), ("1.pdf", ONE.read_bytes())) for number in range(4)]
    inner += [tarred(("big.bin", bytes(400_000)), mode="w:gz")]
    for order in (inner, inner[::-1]):
        members = [(f"{number}.{'zip' if data[:2] == b'PK' else 'tgz'}", data) for number, data in enumerate(order)]
        archive = (
            zip_of(tmp_path / outer, *members) if outer == "a.zip" else tar_of(tmp_path / outer, *members, mode="w:gz")
        )
        with monkeypatch.context() as patch:
            patch.setattr(bounds, "ALWAYS_ALLOWED", 1_200_000)
            patch.setattr(bounds, "MAX_RATIO", 1)
            done = call("ingest", "--jsonl", "-q", archive)
            assert (done.status, len(sources(done.out)) in (1, 2)) == (1, True)
            assert done.err == (
                f"undoc: {archive}: the archive unpacks to more than 1200000 bytes:"
                " unpack it with another program, and give the folder\n"
            )
        with monkeypatch.context() as patch:
            patch.setattr(bounds, "MAX_MEMBERS", 6)
            done = call("ingest", "--jsonl", "-q", archive)
            assert (done.status, done.err.count("\n")) == (1, 1)
            assert f"undoc: {archive}: the archive has more than 6 files: " in done.err


def test_an_archive_that_holds_itself_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As far as it can be told from one: the same archive at every depth."""
    inner = zipped(("one.pdf", ONE.read_bytes()))
    monkeypatch.setattr(archives, "_copied", lambda _: io.BytesIO(zipped(("r.zip", inner), ("one.pdf", b""))))
    done = call("ingest", "--jsonl", "-q", zip_of(tmp_path / "r.zip", ("r.zip", inner)))
    assert (done.status, done.err.count("\n")) == (3, archives.MAX_DEPTH)
    assert f"{tmp_path}/r.zip/r.zip/r.zip/r.zip/r.zip: an archive within 4 archives is not opened" in done.err


def test_the_list_of_a_zip_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_LIST", 100_000)
    few = [(f"{number:0100}.txt", b"") for number in range(500)]
    archive = zip_of(tmp_path / "a.zip", *few, ("one.pdf", ONE.read_bytes()))
    assert call("ingest", "--jsonl", "-q", archive).status == 0
    archive = zip_of(tmp_path / "a.zip", *few, *[(f"x{name}", data) for name, data in few])
    done = call("ingest", "--jsonl", "-q", archive)
    assert (done.status, "the list of the archive's files has " in done.err) == (3, True)


# --- through a pipe


def test_a_zip_that_is_no_file_is_copied_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zipped(("one.pdf", ONE.read_bytes()))
    for data, size in ((inner, len(inner)), (zipped(("in.zip", inner)), len(inner))):
        monkeypatch.setattr(archives, "MAX_COPY", max(size, len(data)))
        assert call("ingest", "-", stdin=data).status == 0
        monkeypatch.setattr(archives, "MAX_COPY", size - 1)
        done = call("ingest", "-", stdin=data)
        assert (done.status, f"a zip archive of more than {size - 1} bytes" in done.err) == (3, True)


@pytest.mark.parametrize("pieces", [1, 10, 261])
@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "one.pdf"])
def test_a_pipe_may_bring_its_first_bytes_in_pieces(name: str, pieces: int) -> None:
    data = ONE.read_bytes()
    if name != "one.pdf":
        data = tarred(("one.pdf", data), mode="w:gz" if name == "a.tar.gz" else "w")
    ours, theirs = os.pipe()
    with subprocess.Popen(
        [*UNDOC, "ingest", "--jsonl", "-"], env=ENVIRONMENT, stdin=ours, stdout=subprocess.PIPE
    ) as run:
        os.close(ours)
        for at in range(0, 600, pieces):
            os.write(theirs, data[at : min(at + pieces, 600)])
        with open(theirs, "wb") as rest:  # noqa: PTH123
            rest.write(data[600:])
        out, _ = run.communicate()
    assert (run.returncode, sources(out)) == (0, ["-" if name == "one.pdf" else "-/one.pdf"])


@pytest.mark.parametrize("data", [b"", b"%", b"ustar", bytes(100), bytes(300)])
def test_a_pipe_that_brings_next_to_nothing_is_3(data: bytes) -> None:
    done = undoc("ingest", "-", stdin=data)
    assert (done.status, done.err.count("\n")) == (3, 1)
