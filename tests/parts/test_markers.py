"""Numbers and bullets at the start of lines."""

import pytest
from paper import LEFT, column, line
from said import ENGLISH, blocks

from undoc_cli.parts.markers import can_open_marker, marker_of
from undoc_cli.rules.language import language


def test_a_number_in_running_text_is_no_marker() -> None:
    lines = column("of which there are some " * 6 + "25", first=LEFT)
    assert [block.number for block in blocks(*lines)] == [None]
    assert marker_of(line("12. The Committee"), ENGLISH) is None
    assert marker_of(line("12. The Committee"), ENGLISH, opens=True) == (3, False)
    assert marker_of(line("• The"), ENGLISH) == (1, True)
    assert marker_of(line("The Committee"), ENGLISH) is None


@pytest.mark.parametrize("code", ["ar", "en", "es", "fr", "ru", "zh"])
@pytest.mark.parametrize("name", ["list_number", "bullet", "sure_number"])
def test_what_every_language_counts_with_can_open_a_marker(code: str, name: str) -> None:
    for example in language(code).rules()[name]["examples"]:
        assert can_open_marker(example), example


@pytest.mark.parametrize("text", ["The Committee", "of 12 May 2025", "Committee", "Комитет"])
def test_plain_words_open_no_marker(text: str) -> None:
    assert not can_open_marker(text)
