"""Mastheads in words: sessions and languages."""

import pytest

from undoc_cli.rules.language import language
from undoc_cli.rules.masthead import date_of, is_dated, language_list, session_of

ENGLISH = language("en")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Seventy-ninth session", "79"),
        ("Eightieth session", "80"),
        ("First session", "1"),
        ("One hundred twentieth session", "120"),
        ("Tenth emergency special session", "ES-10"),
        ("Resumed tenth emergency special session", "ES-10"),
        ("Thirtieth special session", "S-30"),
        ("2025 session", "2025"),
        ("Substantive session of 1996", "1996"),
        ("First regular session 2025", "2025"),
        ("139th session", "139"),
        ("One hundred and thirty-first session", "131"),
        ("Reconvened sixty-sixth session", "66"),
        ("2025 session, second part", "2025"),
    ],
)
def test_session(text: str, number: str) -> None:
    session = session_of(text, ENGLISH)
    assert session is not None
    assert (session.number, session.label) == (number, text)


def test_a_false_blank_in_a_word_or_a_year() -> None:
    session = session_of("Thirty-ninth sess ion", ENGLISH)
    assert session is not None
    assert (session.number, session.label) == ("39", "Thirty-ninth session")
    assert date_of("25 July 19 84", ENGLISH) == "1984-07-25"
    assert date_of("25 Ju ly 19 84", ENGLISH) is None


@pytest.mark.parametrize(
    "text", ["", "session", "Seventy-ninth", "Eightieth year", "the eightieth session of", "Session 80", "3025 session"]
)
def test_no_session(text: str) -> None:
    assert session_of(text, ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("English", ("en",)),
        ("ENGLISH", ("en",)),
        ("Arabic/English/French", ("ar", "en", "fr")),
        ("Arabic, Chinese, English, French, Russian and Spanish", ("ar", "zh", "en", "fr", "ru", "es")),
        ("English and English", ("en",)),
        ("Spanish*", ("es",)),
        ("English only", ("en",)),
        ("Portuguese and English", ("pt", "en")),
        ("English and Spanish only", ("en", "es")),
        ("ENGLISH AND FRENCH", ("en", "fr")),
        ("English & French", ("en", "fr")),
        ("ENGLISH (only)", ("en",)),
        ("", ()),
    ],
)
def test_languages(text: str, codes: tuple[str, ...]) -> None:
    assert language_list(text, ENGLISH) == (codes, False)


@pytest.mark.parametrize(("text", "codes"), [("Klingon", ()), ("English and Klingon", ("en",)), ("only", ())])
def test_languages_that_are_not_known(text: str, codes: tuple[str, ...]) -> None:
    assert language_list(text, ENGLISH) == (codes, True)


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("3 August 2025", True),
        ("June 3, 2025", True),
        ("Muscat, 3 August 2025", True),
        ("Muscat, June 3, 2025", True),
        (", 3 August 2025", False),
        ("They met at the harbour of Muscat, 3 August 2025", False),
        ("June 3", False),
    ],
)
def test_a_date_may_have_its_place_before_it(text: str, *, dated: bool) -> None:
    assert is_dated(text, language("en")) is dated
