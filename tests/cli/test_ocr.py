"""`--ocr`: scans through the real OCRmyPDF and Tesseract, where they are installed, and what is said where not."""

import hashlib
import io
import json
import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from command import BROKEN, ONE, Done, call, run, undoc
from PIL import Image

from undoc_cli.batch.results import Plan
from undoc_cli.options import ParseOptions
from undoc_cli.pipeline import parse

RESOLUTION = 200  # dots an inch, as office scanners have it
HELP = "pip install ocrmypdf, and the packages tesseract-ocr and ghostscript of the system\n"
TESSERACT = shutil.which("tesseract")
needs_ocr = pytest.mark.skipif(
    not (find_spec("ocrmypdf") and TESSERACT),
    reason="needs OCRmyPDF and Tesseract: pip install ocrmypdf && apt-get install tesseract-ocr ghostscript",
)


# On a machine that is slow and busy a page takes longer than undoc waits for it.
PATIENCE = (
    "from undoc_cli.read import recognise; recognise.SECONDS_A_PAGE = 3600; from undoc_cli.cli.main import run; run()"
)


def patiently(*arguments: object, environment: dict[str, str]) -> Done:
    return run([sys.executable, "-c", PATIENCE, *map(str, arguments)], environment=environment)


def picture(path: Path) -> Any:
    """Give the first page of a PDF as a picture."""
    with pypdfium2.PdfDocument(path) as pdf:
        return pdf[0].render(scale=RESOLUTION / 72).to_pil().convert("L")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ocr")


@pytest.fixture(scope="module")
def scan(folder: Path) -> Path:
    """Give a scan of the fixture: its page as a picture."""
    picture(ONE).save(folder / "scan.pdf", resolution=RESOLUTION)
    return folder / "scan.pdf"


@pytest.fixture(scope="module")
def environment(folder: Path) -> dict[str, str]:
    """Give the environment with a cache of its own, and a Tesseract that writes down what it is asked for."""
    if TESSERACT is None or os.name == "nt":
        return {"UNDOC_CACHE": str(folder / "cache")}
    programs = folder / "bin"
    programs.mkdir()
    (programs / "tesseract").write_text(f'#!/bin/sh\necho "$@" >> {folder}/log\nexec {TESSERACT} "$@"\n')
    (programs / "tesseract").chmod(0o755)
    return {"UNDOC_CACHE": str(folder / "cache"), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture(scope="module")
def first(scan: Path, environment: dict[str, str]) -> Done:
    """Give the first run: every other one has what it recognised in the cache."""
    return patiently("ingest", scan, environment=environment)


def recognitions(folder: Path) -> int:
    """Count how often Tesseract was asked for more than its version and languages."""
    asked = (folder / "log").read_text().splitlines()
    return sum(not line.startswith(("--version", "--list-langs")) for line in asked)


def doubted(output: dict[str, Any]) -> set[str]:
    return {entry["pointer"] for entry in output["diagnostics"] if entry["severity"] != "info"}


# With the programs.


@needs_ocr
def test_a_scan_is_recognised(first: Done, scan: Path) -> None:
    assert (first.status, first.err) == (0, "")
    data = scan.read_bytes()
    assert json.loads(first.out)["source"] == {
        "file": str(scan),
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "pages": 1,
        "text_layer": "ocr",
        "reader": "pdfplumber",
        "recognised_pages": [1],
    }


@needs_ocr
def test_every_field_is_right_or_doubted(first: Done) -> None:
    output = json.loads(first.out)
    truth = json.loads(call("ingest", ONE).out)["header"]
    wrong = {field for field in truth if field != "masthead" and output["header"][field] != truth[field]}
    assert {f"/header/{field}" for field in wrong} <= doubted(output)


@needs_ocr
def test_the_text_is_recognised(first: Done) -> None:
    words = " ".join(block.text for block in parse(ONE).body).split()
    found = set(first.text.replace('"', " ").split())
    assert sum(word in found for word in words) > 0.95 * len(words)


@needs_ocr
@pytest.mark.skipif(os.name == "nt", reason="Tesseract is watched by a shell script")
def test_the_second_time_it_is_taken_from_the_cache(
    first: Done, scan: Path, folder: Path, environment: dict[str, str]
) -> None:
    before = recognitions(folder)
    assert before > 0
    assert patiently("ingest", scan, environment=environment).out == first.out
    assert recognitions(folder) == before


@needs_ocr
@pytest.mark.usefixtures("first")
def test_its_page_can_be_drawn(scan: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    done = patiently("explain", "--page", 1, "-o", tmp_path / "page.png", scan, environment=environment)
    assert (done.status, done.err) == (0, "")
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")


@needs_ocr
def test_force_takes_what_the_page_shows(environment: dict[str, str]) -> None:
    done = patiently("ingest", "--ocr", "force", ONE, environment=environment)
    assert (done.status, done.err) == (0, "")
    output = json.loads(done.out)
    assert output["source"]["text_layer"] == "ocr"
    assert output["source"]["sha256"] == hashlib.sha256(ONE.read_bytes()).hexdigest()
    assert "Northern Lighthouses" in done.text


@needs_ocr
def test_blank_pages_have_nothing_to_recognise(environment: dict[str, str]) -> None:
    done = patiently("ingest", BROKEN / "no-text.pdf", environment=environment)
    assert (done.status, done.out) == (3, b"")
    assert done.err.endswith(
        "the PDF has no text on any page, and none was recognised: look whether the pages are blank\n"
    )


# Without them.


@needs_ocr
def test_a_picture_that_takes_too_much_memory_is_6(tmp_path: Path, environment: dict[str, str]) -> None:
    Image.new("1", (30_000, 30_000), 1).save(tmp_path / "broad.pdf")
    done = patiently("ingest", tmp_path / "broad.pdf", environment=environment)
    assert (done.status, done.out) == (6, b"")
    assert "broad.pdf: reading it takes more memory than 2048 MB: " in done.err


def test_never_refuses_a_scan(scan: Path) -> None:
    done = undoc("ingest", "--ocr", "never", scan)
    assert (done.status, done.out) == (3, b"")
    assert done.err == (
        f"undoc: {scan}: the PDF has no text on any page: recognise its text first: leave out --ocr never,"
        " or run: ocrmypdf in.pdf out.pdf\n"
    )


@pytest.fixture
def lacking(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Take a program away; give its name."""
    monkeypatch.setenv("UNDOC_CACHE", str(tmp_path))
    program = str(request.param)
    if program == "OCRmyPDF":
        monkeypatch.setitem(sys.modules, "ocrmypdf", None)
    else:
        monkeypatch.setenv("PATH", str(tmp_path))
        if find_spec("ocrmypdf") is None:
            pytest.skip("OCRmyPDF is looked for first")
    return program


@pytest.mark.parametrize("lacking", ["OCRmyPDF", "Tesseract"], indirect=True)
def test_a_scan_names_what_is_not_installed(lacking: str, scan: Path) -> None:
    done = call("ingest", scan)
    assert (done.status, done.out) == (3, b"")
    assert done.err == f"undoc: {scan}: the PDF has no text on any page, and {lacking} is not installed: {HELP}"


@pytest.mark.parametrize("lacking", ["OCRmyPDF", "Tesseract"], indirect=True)
def test_force_names_what_is_not_installed(lacking: str) -> None:
    done = call("ingest", "--ocr", "force", ONE)
    assert (done.status, done.out) == (3, b"")
    assert done.err == f"undoc: {ONE}: {lacking} is not installed: {HELP}"


@pytest.mark.parametrize("lacking", ["OCRmyPDF"], indirect=True)
@pytest.mark.usefixtures("lacking")
def test_a_digital_pdf_needs_neither() -> None:
    assert call("ingest", ONE).out == call("ingest", "--ocr", "never", ONE).out


def test_other_values_are_2() -> None:
    assert call("ingest", "--ocr", "often", ONE).status == 2
    assert call("ingest", "--ocr-language", "de", ONE).status == 2


@pytest.fixture(scope="module")
def mixed(scan: Path, folder: Path) -> Path:
    """Give a digital PDF with scanned pages."""
    made = io.BytesIO()
    with pypdfium2.PdfDocument.new() as pdf, pypdfium2.PdfDocument(ONE) as one, pypdfium2.PdfDocument(scan) as other:
        for part in (one, other, one, other):
            pdf.import_pages(part)
        pdf.save(made)
    (folder / "mixed.pdf").write_bytes(made.getvalue())
    return folder / "mixed.pdf"


def told(done: Done) -> dict[str, str]:
    """Give what the output says of scanned pages that it has not."""
    output = json.loads(done.out)
    assert (done.status, output["header"]["symbols"]) == (0, ["A/79/1612"])
    (found,) = [entry for entry in output["diagnostics"] if entry["code"] == "page-without-text"]
    return dict(found)


def test_never_tells_which_pages_have_no_text(mixed: Path) -> None:
    assert told(call("ingest", "--ocr", "never", mixed)) == {
        "code": "page-without-text",
        "severity": "info",
        "message": "without text, and covered by a picture: pages 2, 4",
        "pointer": "/source/pages",
    }


@pytest.mark.parametrize("lacking", ["OCRmyPDF", "Tesseract"], indirect=True)
def test_a_document_with_scanned_pages_is_read_without_the_programs(lacking: str, mixed: Path) -> None:
    found = told(call("ingest", mixed))
    assert found["severity"] == "info"
    assert found["message"].endswith(f"pages 2, 4 ({lacking} is not installed)")


@needs_ocr
def test_scanned_pages_are_recognised_up_to_a_limit(mixed: Path, environment: dict[str, str]) -> None:
    done = patiently("ingest", "--max-ocr-pages", 1, mixed, environment=environment)
    assert told(done)["message"].endswith("page 4 (no more than 1 such pages are recognised)")
    assert json.loads(done.out)["source"]["recognised_pages"] == [2]


@needs_ocr
def test_a_folder_of_outputs_is_brought_up_to_date_when_more_pages_may_be_recognised(
    mixed: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    for most in (0, 1):
        patiently("ingest", "--max-ocr-pages", most, mixed, "-o", tmp_path, environment=environment)
        (made,) = tmp_path.glob("*.json")
        assert json.loads(made.read_bytes())["source"].get("recognised_pages", []) == [2][:most]


@needs_ocr
def test_want_of_memory_for_a_scanned_page_leaves_the_others(tmp_path: Path, environment: dict[str, str]) -> None:
    Image.new("1", (30_000, 30_000), 1).save(tmp_path / "broad.pdf")
    made = io.BytesIO()
    with pypdfium2.PdfDocument.new() as pdf:
        for path in (ONE, tmp_path / "broad.pdf"):
            with pypdfium2.PdfDocument(path) as part:
                pdf.import_pages(part)
        pdf.save(made)
    (tmp_path / "mixed.pdf").write_bytes(made.getvalue())
    found = told(patiently("ingest", tmp_path / "mixed.pdf", environment=environment))
    assert found["severity"] == "warning"


def test_what_was_read_without_the_programs_is_read_anew_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def fingerprints(options: ParseOptions) -> set[str]:
        found = set()
        for there in (False, True):
            monkeypatch.setattr("undoc_cli.read.recognise.is_installed", lambda there=there: there)
            found.add(Plan(options).fingerprint())
        return found

    assert len(fingerprints(ParseOptions())) == 2
    assert len(fingerprints(ParseOptions(ocr="never"))) == 1
