"""Every language file: each pattern matches its examples and none of its counter-examples, and nothing is missing."""

from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words
from patterns import patterns

from undoc_cli.rules.language import Language, language

CODES = sorted(
    resource.name.removesuffix(".toml")
    for resource in files("undoc_cli.rules").joinpath("lang").iterdir()
    if resource.name.endswith(".toml")
)
PATTERNS = [(code, name) for code in CODES for name in patterns(code)]
OFFICIAL = {"ar", "en", "es", "fr", "ru", "zh"}
ENGLISH = language("en")


def rule(code: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = patterns(code)[name]
    return found


def test_english_is_there_and_all_codes_are_official() -> None:
    assert "en" in CODES
    assert set(CODES) <= OFFICIAL
    assert [language(code).code for code in CODES] == CODES


def test_unknown_language() -> None:
    with pytest.raises(KeyError):
        language("tlh")


def test_a_language_is_read_once() -> None:
    assert language("en") is language("en")


@pytest.mark.parametrize(("code", "name"), PATTERNS)
def test_pattern_has_examples_and_counter_examples(code: str, name: str) -> None:
    assert set(rule(code, name)) - {"verified", "fragments"} == {"pattern", "examples", "counters"}
    assert rule(code, name)["examples"]
    assert rule(code, name)["counters"]


@pytest.mark.parametrize(("code", "name"), PATTERNS)
def test_pattern_matches_its_examples_and_no_counter_example(code: str, name: str) -> None:
    words = language(code)
    assert [text for text in rule(code, name)["examples"] if not words.match(name, text)] == []
    assert [text for text in rule(code, name)["counters"] if words.match(name, text)] == []


@pytest.mark.parametrize(("code", "name"), PATTERNS)
def test_no_alternative_of_a_pattern_is_an_example_twice(code: str, name: str) -> None:
    for part in ("examples", "counters"):
        texts = rule(code, name)[part]
        assert len(texts) == len(set(texts))


@pytest.mark.parametrize("code", CODES)
def test_every_fragment_stands_in_a_pattern(code: str) -> None:
    data = language(code)._data
    shared = data.get("fragments", {})
    everywhere = str([shared, data["patterns"]])
    assert [name for name in shared if f"<<{name}>>" not in everywhere] == []
    for name, pattern in data["patterns"].items():
        own = pattern.get("fragments", {})
        assert [part for part in own if f"<<{part}>>" not in str(pattern)] == [], name
        assert own.keys().isdisjoint({*shared, "date", "month", "ordinal"}), name


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_rules_that_english_has(code: str) -> None:
    assert sorted(patterns(code)) == sorted(patterns("en"))


@pytest.mark.parametrize(("code", "name"), PATTERNS)
def test_a_rule_has_the_groups_that_english_has(code: str, name: str) -> None:
    assert set(language(code).pattern(name).groupindex) == set(ENGLISH.pattern(name).groupindex)


@pytest.mark.parametrize("code", CODES)
def test_names_of_the_official_languages(code: str) -> None:
    words = language(code)
    assert set(words.languages.values()) == OFFICIAL
    assert words.languages[words.name] == code


@pytest.mark.parametrize("code", CODES)
def test_all_languages_name_the_same_others(code: str) -> None:
    others = set(language(code).all_languages.values()) - OFFICIAL
    assert others == set(language("en").all_languages.values()) - OFFICIAL
    assert {"pt", "ko", "fa"} <= others


@pytest.mark.parametrize("code", CODES)
def test_distributions_and_lists_are_those_of_the_output(code: str) -> None:
    words = language(code)
    assert set(words.distributions.values()) == {"general", "limited", "restricted"}
    assert set(words.lists.values()) == {"agenda", "provisional agenda", "preliminary list"}
    assert words.organs
    assert len(set(words.organs)) == len(words.organs)


@pytest.mark.parametrize("code", [code for code in CODES if code in ("en", "es", "fr", "ru")])
def test_months_are_those_of_the_locale(code: str) -> None:
    # In dates Russian has the genitive, which is what Babel's `format` context gives.
    names = get_month_names("wide", "format", locale=code)
    for number in range(1, 13):
        assert language(code).months[names[number].lower()] == number


@pytest.mark.parametrize("code", CODES)
def test_months_and_ordinals_are_counted_without_gap(code: str) -> None:
    words = language(code)
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.ordinals.values()) == set(range(1, max(words.ordinals.values()) + 1))
    assert max(words.ordinals.values()) >= 120
    assert all(word == word.lower() for word in words.ordinals)


@pytest.mark.parametrize("number", range(1, 121))
def test_english_ordinals(number: int) -> None:
    # num2words writes "one hundred and first", the documents "one hundred first".
    written = num2words(number, to="ordinal").replace(" and ", " ").removeprefix("one hundredth")
    written = written or "hundredth"
    assert ENGLISH.ordinals[written] == number


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("27 February 2025", "2025-02-27"),
        ("1 May 1946", "1946-05-01"),
        ("29 February 2024", "2024-02-29"),
        (" 5  june 2025 ", "2025-06-05"),
        ("June 3, 2025", "2025-06-03"),
    ],
)
def test_date(text: str, iso: str) -> None:
    assert ENGLISH.date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "February 2025",
        "29 February 2025",
        "31 April 2025",
        "0 May 2025",
        "27 Febuary 2025",
        "June 31, 2025",
        "June 3 2025",
        "27 February 25",
        "27 February 2025 at noon",
        "27th February 2025",
        "February 27 2025",
        "² May 2025",
        "27 February 20255",
    ],
)
def test_no_date(text: str) -> None:
    assert ENGLISH.date(text) is None


@given(st.dates(min_value=date(1945, 1, 1), max_value=date(2100, 1, 1) - timedelta(days=1)))
def test_every_date_comes_back(day: date) -> None:
    month = get_month_names("wide", "format", locale="en")[day.month]
    text = f"{day.day} {month} {day.year}"
    assert ENGLISH.date(text) == day.isoformat()
    title = f"Letter dated {text} from the Chair of a Committee addressed to the Secretary-General"
    match = ENGLISH.match("letter_title", title)
    assert match is not None and match["date"] == text


@given(st.text(max_size=40))
def test_no_text_is_a_date_by_accident(text: str) -> None:
    assert ENGLISH.date(text) is None or text.split()[1].lower() in ENGLISH.months


def test_match_matches_split_and_without() -> None:
    text = "Denmark, Germany and the Sudan"
    assert ENGLISH.match("join_states", "Denmark") is None
    assert [match[0] for match in ENGLISH.matches("join_states", text)] == [", ", " and the "]
    assert ENGLISH.split("join_states", text) == ["Denmark", "Germany", "Sudan"]
    assert ENGLISH.without("article", "the Sudan") == "Sudan"
    assert ENGLISH.without("article", "Sudan") == "Sudan"


def test_a_pattern_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        ENGLISH.pattern("no such rule")


def test_a_pattern_that_runs_out_of_time_has_matched_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless:
        def __getattr__(self, _: str) -> Any:
            def never(*_: object, **__: object) -> None:
                raise TimeoutError

            return never

    english = Language(dict(ENGLISH._data))
    monkeypatch.setattr(Language, "pattern", lambda *_: Endless())
    assert english.match("session", "Eightieth session") is None
    assert english.matches("session", "Eightieth session") == []
    assert english.split("session", "Eightieth session") == ["Eightieth session"]
    assert english.without("session", "Eightieth session") == "Eightieth session"


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (
            "Letter dated 3 May 2025 from the Chair of the Committee, addressed to the Secretary-General",
            ("3 May 2025", "the Chair of the Committee", "the Secretary-General"),
        ),
        (
            ("Identical letters dated 3 May 2025 from the Permanent Representative of Chad to the United Nations "
            "addressed to the Secretary-General and the President of the Security Council"),
            (
                "3 May 2025",
                "the Permanent Representative of Chad to the United Nations",
                "the Secretary-General and the President of the Security Council",
            ),
        ),
        ("Letter dated 3 May 2025 from the Secretary-General addressed to the President of the Security Council",
         ("3 May 2025", "the Secretary-General", "the President of the Security Council")),
    ],
)  # fmt: skip
def test_parts_of_a_letter_title(text: str, groups: tuple[str, ...]) -> None:
    match = ENGLISH.match("letter_title", text)
    assert match is not None
    assert match.group("date", "sender", "addressees") == groups


@pytest.mark.parametrize(
    ("text", "items", "words"),
    [
        ("Agenda item 5", "5", None),
        ("Agenda items 32 (a), 80 and 110*", "32 (a), 80 and 110", None),
        ("Item 116 (c) of the preliminary list*", "116 (c)", "preliminary list"),
        ("Items 2 and 3 of the provisional agenda**", "2 and 3", "provisional agenda"),
    ],
)
def test_parts_of_an_item_line(text: str, items: str, words: str | None) -> None:
    match = ENGLISH.match("agenda_line", text)
    assert match is not None
    assert (match["items"], match["list"]) == (items, words)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. The Committee", "1."),
        ("12. The Committee", "12."),
        ("(a) The", "(a)"),
        ("(iv) The", "(iv)"),
        ("IV. Findings", "IV."),
        ("2.5. The", "2.5."),
    ],
)
def test_number_of_a_list(text: str, number: str) -> None:
    match = ENGLISH.match("list_number", text)
    assert match is not None and match["number"] == number
