"""The documents made for the tests: each has a description, a PDF and a truth."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"
FOLDERS = ("letters", "languages", "layouts")
NAMES = sorted(path.stem for folder in FOLDERS for path in (FIXTURES / folder).glob("*.toml"))
BROKEN = [
    "empty.pdf",
    "encrypted.pdf",
    "no-pages.pdf",
    "no-text.pdf",
    "not-a-pdf.pdf",
    "not-un.pdf",
    "ods-error.pdf",
    "truncated.pdf",
]
KEYS = {
    *(
        "file",
        "kind",
        "language",
        "symbols",
        "distribution",
        "date",
        "original_languages",
        "organs",
        "session",
    ),
    *(
        "session_text",
        "year",
        "year_text",
        "agenda_list",
        "agenda_items",
        "titles",
        "letter",
        "body_paragraphs",
    ),
    *(
        "body_first",
        "body_last",
        "signatories",
        "footnotes",
        "annexes",
        "annex_signatories",
        "job_number",
        "notes",
    ),
}
PARTS = {
    "letter": {"date", "sender", "sender_entities", "addressees"},
    "agenda_items": {"number", "subitem", "title"},
    "signatories": {"name", "titles", "entity"},
    "footnotes": {"marker", "page", "text", "after"},
    "annexes": {"heading", "title", "page", "original_languages"},
    "annex_signatories": {"name", "titles"},
}
LETTERS = {"letter", "identical_letters", "note_verbale"}
KINDS = LETTERS | {"agenda", "draft_resolution", "report", "resolution", "summary_record", "verbatim_record"}
LARGEST = 60_000  # bytes of a PDF that is kept in the repository
# A picture; three pictures; two faces of many signs.
LARGER = {"scan.pdf": 150_000, "scanned-annexes.pdf": 210_000, "zh-letter.pdf": 150_000}
PACKAGES = ("matplotlib", "pylopdf_fonts_zh_cn")  # carry the fonts


@pytest.mark.parametrize(("folder", "ending"), [("pdf", "pdf"), ("truth", "json")])
def test_every_description_has_its_files_and_no_file_stands_alone(folder: str, ending: str) -> None:
    assert sorted(path.name for path in (FIXTURES / folder).iterdir()) == [f"{name}.{ending}" for name in NAMES]


def test_broken_files_are_there() -> None:
    assert sorted(path.name for path in (FIXTURES / "broken").iterdir()) == BROKEN


def test_files_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in FIXTURES.rglob("*.pdf")}
    assert not {name for name, size in sizes.items() if size > LARGER.get(name, LARGEST)}


@pytest.mark.parametrize("name", NAMES)
def test_truth_speaks_of_every_field(name: str) -> None:
    truth = json.loads((FIXTURES / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    assert set(truth) == KEYS
    assert truth["file"] == f"{name}.pdf"
    assert truth["kind"] in KINDS
    assert (truth["letter"] is not None) == (truth["kind"] in LETTERS)
    assert set(truth["letter"] or PARTS["letter"]) == PARTS["letter"]
    for part, keys in PARTS.items():
        for entry in truth[part] if isinstance(truth[part], list) else ():
            assert set(entry) == keys, part
    assert all(0 < len(note["after"]) <= 25 for note in truth["footnotes"])


@pytest.mark.skipif(
    not all(importlib.util.find_spec(package) for package in PACKAGES),
    reason=f"building needs the fonts that packages carry: {', '.join(PACKAGES)}",
)
def test_a_rebuild_gives_the_same_bytes() -> None:
    build = subprocess.run(
        [sys.executable, FIXTURES / "build.py", "--check"], capture_output=True, text=True, check=False
    )
    assert build.returncode == 0, build.stdout + build.stderr
