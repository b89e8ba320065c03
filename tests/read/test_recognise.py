"""Recognition as a process, and its cache, with stand-ins for the programs; tests/cli/test_ocr.py runs real ones."""

import io
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from reading import pdf

from undoc_cli.errors import InputError, OcrFailedError, OcrLanguageError, OcrMissingError
from undoc_cli.geometry import Box
from undoc_cli.layout.scans import symbol_lines, with_text
from undoc_cli.options import ParseOptions
from undoc_cli.read import cache as cache_module
from undoc_cli.read import recognise as module
from undoc_cli.read.recognise import LANGUAGES, recognise
from undoc_cli.reading.looking import looked_at
from undoc_cli.reading.readers import read_pages

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")

DATA = b"%PDF-1.4 a scan"
MADE = DATA + b" with text"

TESSERACT = """#!/bin/sh
case "$1" in
--version) echo "tesseract $TESSERACT_VERSION"; echo " leptonica" ;;
--list-langs) echo "List of available languages (3):"; printf '%s\\n' $TESSERACT_LANGUAGES ;;
esac
exit "${TESSERACT_STATUS:-0}"
"""
OCRMYPDF = """
import json, os, sys, tempfile, time
from pathlib import Path
arguments = sys.argv[1:]
with open(os.environ["OCR_LOG"], "a") as log:
    print(json.dumps({"arguments": arguments, "folder": os.getcwd(), "temp": tempfile.gettempdir()}), file=log)
print("first line\\n" + os.environ.get("OCR_SAYS", ""), file=sys.stderr)
time.sleep(float(os.environ.get("OCR_SLEEPS", "0")))
status = int(os.environ.get("OCR_STATUS", "0"))
if not status:
    Path(arguments[-1]).write_bytes(Path(arguments[-2]).read_bytes() + b" with text")
sys.exit(status)
"""


class Run(SimpleNamespace):
    """One run of the stand-in for OCRmyPDF."""

    arguments: list[str]
    folder: str
    temp: str

    def option(self, name: str) -> str:
        return self.arguments[self.arguments.index(name) + 1]


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[Run]]:
    """Put the stand-ins where the real ones are looked for; give the runs of OCRmyPDF so far."""
    programs, modules, log = tmp_path / "bin", tmp_path / "modules", tmp_path / "log"
    for folder in (programs, modules / "ocrmypdf", modules / "ocrmypdf-99.1.dist-info"):
        folder.mkdir(parents=True)
    (programs / "tesseract").write_text(TESSERACT)
    (programs / "tesseract").chmod(0o755)
    (modules / "ocrmypdf" / "__init__.py").touch()
    (modules / "ocrmypdf" / "__main__.py").write_text(OCRMYPDF)
    (modules / "ocrmypdf-99.1.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: ocrmypdf\nVersion: 99.1"
    )
    log.touch()
    monkeypatch.syspath_prepend(modules)
    for name, value in {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(modules),
        "OCR_LOG": str(log),
        "TESSERACT_VERSION": "5.3.0",
        "TESSERACT_LANGUAGES": "eng osd rus",
    }.items():
        monkeypatch.setenv(name, value)
    return lambda: [Run(**json.loads(line)) for line in log.read_text().splitlines()]


Runs = Callable[[], list[Run]]


# The process.


def test_what_was_recognised_comes_back(runs: Runs) -> None:
    assert recognise(DATA, 3) == MADE
    (run,) = runs()
    assert run.option("--jobs") == str(os.cpu_count())
    assert run.option("--language") == "eng"
    assert {"--force-ocr", "--rotate-pages"} <= set(run.arguments)


def test_a_slow_page_is_not_left_out_silently(runs: Runs) -> None:
    recognise(DATA, 3)
    (run,) = runs()
    assert run.option("--tesseract-timeout") == str(3 * module.SECONDS_A_PAGE)


@pytest.mark.parametrize("status", ["0", "15"])
def test_nothing_is_left_behind(status: str, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCR_STATUS", status)
    try:
        recognise(DATA, 1)
    except InputError:
        assert status != "0"
    (run,) = runs()
    assert run.temp == run.folder != tempfile.gettempdir()
    assert not Path(run.folder).exists()


def test_english_stands_behind_the_languages_asked_for(runs: Runs) -> None:
    recognise(DATA, 1, ("ru", "en", "ru"))
    assert runs()[0].option("--language") == "rus+eng"


@pytest.mark.parametrize(
    ("asked", "package"),
    [("zh", "tesseract-ocr-chi-sim"), ("ar", "tesseract-ocr-ara"), ("fr", "tesseract-ocr-fra")],
)
def test_a_language_that_is_not_installed(asked: str, package: str, runs: Runs) -> None:
    with pytest.raises(OcrLanguageError) as caught:
        recognise(DATA, 1, (asked,))
    assert caught.value.line() == (
        f"Tesseract has no data for {LANGUAGES[asked]}: install {package} (the name on Debian and Ubuntu)"
    )
    assert runs() == []


def test_a_language_that_is_none_of_the_six(runs: Runs) -> None:
    with pytest.raises(OcrLanguageError, match="de is none of the languages en, fr, es, ru, ar, zh"):
        recognise(DATA, 1, ("de",))
    assert runs() == []


def test_without_tesseract(runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OcrMissingError, match="Tesseract is not installed"):
        recognise(DATA, 1)
    assert runs() == []


def test_without_ocrmypdf(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ocrmypdf", None)
    with pytest.raises(OcrMissingError, match="OCRmyPDF is not installed") as caught:
        recognise(DATA, 1)
    assert "pip install ocrmypdf" in caught.value.hint
    assert runs() == []


@pytest.mark.usefixtures("runs")
def test_a_program_that_ocrmypdf_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCR_STATUS", "3")
    with pytest.raises(OcrMissingError, match="lacks a program that it needs"):
        recognise(DATA, 1)


@pytest.mark.usefixtures("runs")
@pytest.mark.parametrize(("says", "reason"), [("page 2 is no page\n\n", "page 2 is no page"), ("", "first line")])
def test_a_failure_is_told_in_the_words_of_ocrmypdf(says: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCR_STATUS", "15")
    monkeypatch.setenv("OCR_SAYS", says)
    with pytest.raises(OcrFailedError) as caught:
        recognise(DATA, 1)
    assert str(caught.value) == f"its text could not be recognised ({reason})"
    assert caught.value.code == "ocr-failed"


@pytest.mark.usefixtures("runs")
def test_tesseract_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSERACT_STATUS", "1")
    with pytest.raises(OcrFailedError, match="Tesseract does not answer"):
        recognise(DATA, 1)


def test_time_is_limited(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCR_SLEEPS", "600")
    monkeypatch.setattr(module, "SECONDS_A_PAGE", 1)
    with pytest.raises(OcrFailedError, match="its text was not recognised within 2 seconds"):
        recognise(DATA, 2)
    assert all(not Path(run.folder).exists() for run in runs())


# The cache.


def test_what_was_recognised_once_is_kept(runs: Runs, tmp_path: Path) -> None:
    cache = tmp_path / "deep" / "cache"
    assert [recognise(DATA, 1, cache=cache) for _ in range(3)] == [MADE] * 3
    assert len(runs()) == 1
    assert len(list(cache.iterdir())) == 1


def test_without_a_folder_nothing_is_kept(runs: Runs) -> None:
    for _ in range(2):
        recognise(DATA, 1)
    assert len(runs()) == 2


def test_other_contents_languages_and_versions_are_kept_apart(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    for _ in range(2):
        recognise(DATA, 1, cache=cache)
        recognise(DATA + b" more", 1, cache=cache)
        recognise(DATA, 1, ("ru",), cache=cache)
    assert len(runs()) == 3
    monkeypatch.setenv("TESSERACT_VERSION", "5.4.0")
    recognise(DATA, 1, cache=cache)
    monkeypatch.setattr("importlib.metadata.version", lambda _: "99.2")
    recognise(DATA, 1, cache=cache)
    assert len(runs()) == 5


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.4", bytes(32) + MADE])
def test_a_damaged_entry_is_made_again(damage: bytes, runs: Runs, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    recognise(DATA, 1, cache=cache)
    (entry,) = cache.iterdir()
    entry.write_bytes(damage)
    assert [recognise(DATA, 1, cache=cache) for _ in range(2)] == [MADE] * 2
    assert len(runs()) == 2
    assert list(cache.iterdir()) == [entry]


@pytest.mark.usefixtures("runs")
def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert recognise(DATA, 1, cache=tmp_path / "file") == MADE
    assert recognise(DATA, 1, cache=tmp_path / "file" / "cache") == MADE


def test_the_cache_has_a_bound(runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    given = [DATA + bytes([number]) * 100 for number in range(4)]
    for age, data in enumerate(given):
        recognise(data, 1, cache=cache)
        for entry in cache.iterdir():
            os.utime(entry, (entry.stat().st_atime, entry.stat().st_mtime - 100 * (age + 1)))  # older and older
    (cache / "notes.txt").write_bytes(bytes(1000))
    recognise(given[0], 1, cache=cache)  # needed again: the second is now the oldest
    entries = [entry for entry in cache.iterdir() if entry.suffix != ".txt"]
    monkeypatch.setattr(cache_module, "CACHE", sum(entry.stat().st_size for entry in entries))
    recognise(DATA + bytes([4]) * 100, 1, cache=cache)
    assert len(list(cache.iterdir())) == 4 + 1
    assert (cache / "notes.txt").exists()
    before = len(runs())
    for data in (given[0], *given[2:]):
        recognise(data, 1, cache=cache)
    assert len(runs()) == before
    recognise(given[1], 1, cache=cache)
    assert len(runs()) == before + 1


def test_what_stands_beside_tells_the_language_of_latin_pages(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSERACT_LANGUAGES", "eng osd fra rus")
    recognise(DATA, 1, beside="fr")
    recognise(DATA, 1, ("ru",), beside="fr")
    recognise(DATA, 1, beside="de")
    monkeypatch.setattr(module, "_language_of_script", lambda *_: "ru")
    recognise(DATA, 1, beside="fr")
    assert [run.option("--language") for run in runs()] == ["fra+eng", "rus+eng", "eng", "rus+eng"]


def test_a_failure_is_not_kept(runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("OCR_STATUS", "15")
    with pytest.raises(OcrFailedError):
        recognise(DATA, 1, cache=cache)
    monkeypatch.setenv("OCR_STATUS", "0")
    assert recognise(DATA, 1, cache=cache) == MADE
    assert len(runs()) == 2


def test_what_asks_for_a_password_is_unlocked_and_not_kept(runs: Runs, tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="comes with OCRmyPDF: pip install ocrmypdf")
    locked = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    found = recognise(locked.getvalue(), 1, password="user", cache=tmp_path / "cache")
    with pikepdf.open(io.BytesIO(found)) as opened:
        assert not opened.is_encrypted
    assert len(runs()) == 1
    assert not (tmp_path / "cache").exists()
    with pytest.raises(OcrFailedError):
        recognise(DATA, 1, password="user")


@pytest.mark.parametrize("password", [None, "user"])
def test_a_line_of_what_asks_for_a_password_is_not_kept_either(
    password: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caches: list[Path | None] = []

    def again(_data: bytes, _page: int, _box: Box, _characters: str, _password: str | None, cache: Path | None) -> str:
        caches.append(cache)
        return ""

    monkeypatch.setattr("undoc_cli.reading.looking.recognise_line", again)
    data = pdf("one-item").read_bytes()
    (page,) = read_pages(data, "pdfium").pages
    misread = with_text(page, symbol_lines(page)[0], "A/7Q/I6I2 x")
    looked_at([misread], data, ParseOptions(password=password, ocr_cache=tmp_path), [1])
    assert caches == [None if password else tmp_path]
