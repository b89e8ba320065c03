"""Numbers and bullets at the start of lines."""

import pytest
from paper import LEFT, Part, column, line
from patterns import patterns
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


def test_what_decides_nothing_is_not_asked() -> None:
    """A rule that no real page has confirmed is named in the output when it found something."""
    words = language("ar").watched()
    assert marker_of(line("(أ)", Part(" الفقرة", shift=10)), words, opens=True) == (3, False)
    assert words.unconfirmed == {"list_number"}
    assert marker_of(line("(أ) الفقرة"), words, opens=True) == (3, False)
    assert words.unconfirmed == {"list_number", "sure_number"}


@pytest.mark.parametrize("code", ["ar", "en", "es", "fr", "ru", "zh"])
@pytest.mark.parametrize("name", ["list_number", "bullet", "sure_number"])
def test_what_every_language_counts_with_can_open_a_marker(code: str, name: str) -> None:
    for example in patterns(code)[name]["examples"]:
        assert can_open_marker(example), example


@pytest.mark.parametrize(("shift", "found"), [(1.5, None), (4.0, (3, False))])
def test_the_gap_behind_a_number_is_wider_than_a_blank(shift: float, found: tuple[int, bool] | None) -> None:
    assert marker_of(line("12.", Part(" The Committee", shift=shift)), ENGLISH) == found


@pytest.mark.parametrize("text", ["The Committee", "of 12 May 2025", "Committee", "Комитет"])
def test_plain_words_open_no_marker(text: str) -> None:
    assert not can_open_marker(text)
