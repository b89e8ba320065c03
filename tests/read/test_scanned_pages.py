"""Pictures of pages of the fixtures, recognised by the real programs: a page each."""

import io
import json
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
import pytest
from accuracy import Score, score
from PIL import Image
from reading import FIXTURES, built, pdf

from undoc_cli.options import ParseOptions
from undoc_cli.pipeline import parse_bytes


@cache
def languages() -> set[str]:
    """Give what Tesseract has data for; nothing where it or OCRmyPDF is not installed."""
    tesseract = shutil.which("tesseract")
    if tesseract is None or shutil.which("gs") is None or find_spec("ocrmypdf") is None:
        return set()
    done = subprocess.run([tesseract, "--list-langs"], capture_output=True, check=True, text=True)
    return set(done.stdout.split())


def needs(language: str) -> None:
    """Skip a test of a language that cannot be recognised here."""
    if language not in languages():
        pytest.skip(f"needs OCRmyPDF, Ghostscript, and Tesseract with its data for {language}: make ocr")


def scanned(name: str, resolution: int, degrees: float) -> bytes:
    """Give the first page of a fixture as a picture, laid askew."""
    with pypdfium2.PdfDocument(pdf(name)) as file:
        page = file[0].render(scale=resolution / 72, grayscale=True).to_pil().convert("L")
    askew = page.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    made = io.BytesIO()
    askew.save(made, "PDF", resolution=resolution)
    return made.getvalue()


def read(name: str, data: bytes, folder: Path) -> Score:
    truth = json.loads((FIXTURES / "truth" / f"{name}.json").read_text("utf-8"))
    return score(truth, built(parse_bytes(data, name, ParseOptions(ocr_cache=folder))))


HEADER = {
    *("kind", "language", "symbols", "distribution", "distribution_date", "session", "agenda_list", "agenda_numbers"),
    *("agenda_titles", "organs", "titles", "letter_date", "sender", "sender_entities", "addressees", "job_number"),
}


@pytest.mark.parametrize(
    ("name", "resolution", "degrees", "language", "misread"),
    [
        ("one-item", 200, 0.0, "eng", set()),
        ("joint-seven-items", 200, 0.0, "eng", set()),
        ("several-senders", 300, 0.7, "eng", set()),
        ("ru-letter", 300, -0.4, "rus", {"agenda_numbers", "job_number"}),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else None,
)
def test_the_header_of_a_scan_is_read(
    name: str, resolution: int, degrees: float, language: str, misread: set[str], tmp_path: Path
) -> None:
    needs(language)
    found = read(name, scanned(name, resolution, degrees), tmp_path)
    wrong = [outcome for outcome in found.outcomes if not outcome.right and outcome.field in HEADER]
    assert {outcome.field for outcome in wrong} <= misread
    assert not any(outcome.silent for outcome in wrong)
