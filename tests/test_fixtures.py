"""The letters made for the tests: each has a description, a PDF and a truth."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = sorted(path.stem for path in (FIXTURES / "letters").glob("*.toml"))
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
    "agenda_items": {"number", "subitem", "title"},
    "signatories": {"name", "titles", "entity"},
    "footnotes": {"marker", "page", "text", "after"},
    "annexes": {"heading", "title", "page", "original_languages"},
    "annex_signatories": {"name", "titles"},
}
KINDS = {"letter", "identical_letters", "note_verbale"}
LARGEST = 60_000  # bytes of a PDF that is kept in the repository


@pytest.mark.parametrize(("folder", "ending"), [("pdf", "pdf"), ("truth", "json")])
def test_every_description_has_its_files_and_no_file_stands_alone(folder: str, ending: str) -> None:
    assert sorted(path.name for path in (FIXTURES / folder).iterdir()) == [
        f"{name}.{ending}" for name in NAMES
    ]


def test_broken_files_are_there() -> None:
    assert sorted(path.name for path in (FIXTURES / "broken").iterdir()) == BROKEN


def test_files_are_small() -> None:
    large = {path.name for path in FIXTURES.rglob("*.pdf") if path.stat().st_size > LARGEST}
    assert not large


@pytest.mark.parametrize("name", NAMES)
def test_truth_speaks_of_every_field(name: str) -> None:
    truth = json.loads((FIXTURES / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    assert set(truth) == KEYS
    assert truth["file"] == f"{name}.pdf"
    assert truth["kind"] in KINDS
    assert set(truth["letter"]) == {"date", "sender", "sender_entities", "addressees"}
    for part, keys in PARTS.items():
        for entry in truth[part]:
            assert set(entry) == keys, part
    assert all(0 < len(note["after"]) <= 25 for note in truth["footnotes"])


@pytest.mark.skipif(
    importlib.util.find_spec("matplotlib") is None,
    reason="building needs the fonts that matplotlib carries: pip install matplotlib",
)
def test_a_rebuild_gives_the_same_bytes() -> None:
    build = subprocess.run(
        [sys.executable, FIXTURES / "build.py", "--check"], capture_output=True, text=True, check=False
    )
    assert build.returncode == 0, build.stdout + build.stderr
