"""The changelog says each thing once, in lines that can be read."""

from collections import Counter
from pathlib import Path

TEXT = (Path(__file__).parent.parent / "CHANGELOG.md").read_text("utf-8")
LINES = TEXT.splitlines()
BEGINNING = 60  # characters of an entry


def test_no_line_stands_twice() -> None:
    """Changes that are merged bring back what one of them took out."""
    assert [line for line, count in Counter(filter(None, LINES)).items() if count > 1] == []


def test_nothing_is_said_twice_in_lines_that_break_elsewhere() -> None:
    entries = [" ".join(entry.split()) for entry in TEXT.split("\n- ")]
    said = [sentence.rstrip(".") for entry in entries for sentence in entry.split(". ")]
    for texts in ([entry[:BEGINNING] for entry in entries], said):
        assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_no_line_is_longer_than_one_of_the_code() -> None:
    assert [line for line in LINES if len(line) > 120] == []
