"""No pattern can run away: on hostile texts each has either answered or been stopped.

Texts shorter than `SHORT` are searched without a clock.  That is allowed because each pattern answers them at once:
here with a bound on work that no machine is too slow for, since what runs away takes years.
"""

import pytest
from patterns import patterns

from undoc_cli.rules.cited import find
from undoc_cli.rules.language import SHORT, language
from undoc_cli.rules.symbol_grammar import grammar
from undoc_cli.rules.text import MISNAMED_IN_ARABIC

CODES = ("ar", "en", "es", "fr", "ru", "zh")
SECONDS = 30.0  # what a pattern that is only slow stays far below, and one that runs away never does
UNITS = (
    "a",
    "A",
    "1",
    " ",
    "a ",
    "A ",
    "1 ",
    "1, ",
    "(a) ",
    "the ",
    "of the ",
    "and ",
    ", ",
    "A/",
    "A/1",
    "A/79/",
    "A/79/1 and ",
    "a-",
    "a.",
    "*",
    "((",
    "Permanent Representative of ",
    "Letter dated 1 May 2025 from the ",
    "item 1 (a) and (b), ",
    "ا ",
    "国",
    "я ",
)
HOSTILE = tuple(
    start + unit * (SHORT // len(unit) - 2) + end for unit in UNITS for start in ("", "A") for end in ("", "!")
)


@pytest.mark.parametrize("code", CODES)
def test_no_pattern_of_a_language_runs_away_on_a_short_text(code: str) -> None:
    rules = language(code)
    for name in patterns(code):
        pattern = rules.pattern(name)
        for text in HOSTILE:
            pattern.search(text, timeout=SECONDS)


@pytest.mark.parametrize("unit", UNITS)
def test_symbols_are_found_in_time_that_grows_with_the_text(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    grammar().cited.search(text, timeout=SECONDS)
    grammar().masthead.fullmatch(text[:SHORT], timeout=SECONDS)
    grammar().shortened.match(text, timeout=SECONDS)
    find(text)


def test_letters_that_lengthen_are_found_in_time_that_grows_with_the_word() -> None:
    assert MISNAMED_IN_ARABIC.search("ابتثج" * 20_000, timeout=SECONDS) is None
