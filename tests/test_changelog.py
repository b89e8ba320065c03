"""The changelog says each thing once, in lines that can be read."""

from collections import Counter
from pathlib import Path

LINES = (Path(__file__).parent.parent / "CHANGELOG.md").read_text("utf-8").splitlines()


def test_no_line_stands_twice() -> None:
    """Changes that are merged bring back what one of them took out."""
    assert [line for line, count in Counter(filter(None, LINES)).items() if count > 1] == []


def test_no_line_is_longer_than_one_of_the_code() -> None:
    assert [line for line in LINES if len(line) > 120] == []
