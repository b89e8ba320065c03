"""How lines join, and what marks look like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc_cli.rules.text import (
    after_unit,
    breaks_url,
    broken_word,
    ends_in_url,
    first_word,
    last_word,
    marks_in,
    note_start,
    words,
)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("1", ["1"]),
        ("12", ["12"]),
        ("112", ["112"]),
        ("1, 2", ["1", "2"]),
        ("1,2", ["1", "2"]),
        ("1 2", ["1", "2"]),
        ("3;4", ["3", "4"]),
        (" 5 ", ["5"]),
        ("a", ["a"]),
        ("*", ["*"]),
        ("***", ["***"]),
        ("†", ["†"]),
        ("*, 1", ["*", "1"]),
        ("(1)", ["1"]),
        ("(2), (3)", ["2", "3"]),
    ],
)
def test_marks(text: str, marks: list[str]) -> None:
    assert marks_in(text) == marks


@pytest.mark.parametrize(
    "text",
    ["", " ", "th", "st", "nd", "2025", "1a", "A", "(1", "1)", "(*)", "(th)", "1 and 2", "*****", ",", "½", "1–3"],
)
def test_no_marks(text: str) -> None:
    assert marks_in(text) == []


@pytest.mark.parametrize(
    "text", ["12 km", "9,000 m", "48,300 km", "3 cm", "1.5m", "12 mi", "an area of 12 km", "4 ft", "7 ha"]
)
def test_after_unit(text: str) -> None:
    assert after_unit(text)


@pytest.mark.parametrize("text", ["", "km", "Article 25", "the claim", "12 kmh", "12 am", "item", "5 k"])
def test_not_after_unit(text: str) -> None:
    assert not after_unit(text)


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("* Reissued", "*", "Reissued"),
        ("** A/80/50.", "**", "A/80/50."),
        ("*Reissued", "*", "Reissued"),
        ("1 See A/79/801.", "1", "See A/79/801."),
        ("1. See", "1", "See"),
        ("12/ See", "12", "See"),
        ("1) See", "1", "See"),
        ("a/ See", "a", "See"),
        ("† Deceased", "†", "Deceased"),
        ("112  See", "112", "See"),
        ("(1) See", "1", "See"),
    ],
)
def test_note_start(text: str, marker: str, rest: str) -> None:
    found = note_start(text)
    assert found is not None
    assert (found[0], text[found[1] :]) == (marker, rest)


@pytest.mark.parametrize(
    "text", ["", "See A/79/801.", "2025 was", "a note", "1st meeting", "1", "25-03323", "12/See", "A/79/801"]
)
def test_no_note_start(text: str) -> None:
    assert note_start(text) is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://lights.example.org/list-of-", "https://lights.example.org/list-of-"),
        ("at www.example.org/a/", "www.example.org/a/"),
        ("at https:/", "https:/"),
        ("at example.org/lights/", "example.org/lights/"),
        ("HTTPS://EXAMPLE.ORG/", "HTTPS://EXAMPLE.ORG/"),
    ],
)
def test_line_that_ends_in_an_address(text: str, address: str) -> None:
    assert ends_in_url(text) == address


@pytest.mark.parametrize(
    "text", ["", "A/79/801", "and/or", "the end.", "https://example.org is", "e.g.", "12/05/2025", "i.e. this/that"]
)
def test_line_that_does_not_end_in_an_address(text: str) -> None:
    assert ends_in_url(text) is None


@pytest.mark.parametrize(
    "text", ["https://example.org/", "www.example.org/a-", "example.org/a?b=", "x_", "a&", "%", "#", "~", "+"]
)
def test_place_where_an_address_may_break(text: str) -> None:
    assert breaks_url(text)


@pytest.mark.parametrize(
    "text", ["", "https://example.org", "example.", "example,", "http:", "word", "https://example.org/ "]
)
def test_place_where_an_address_does_not_break(text: str) -> None:
    assert not breaks_url(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("one two three", "one", "three"), ("one", "one", "one"), ("", "", ""), (" one", "", "one"), ("one ", "one", "")],
)
def test_first_and_last_word(text: str, first: str, last: str) -> None:
    assert first_word(text) == first
    assert last_word(text) == last


def test_words() -> None:
    assert words("The Long-term plan, co\u2010ordinated (25 per cent).") == [
        "the",
        "long-term",
        "plan",
        "co-ordinated",
        "per",
        "cent",
    ]
    assert words("État d’avancement") == ["état", "d", "avancement"]
    assert words("12 3/4 – _") == []


@pytest.mark.parametrize(
    ("end", "start", "parts"),
    [
        ("the long-", "term plan", ("long", "term")),
        ("the Govern-", "ment", ("govern", "ment")),
        ("co\u2010", "operation", ("co", "operation")),
        ("меж-", "дународный", ("меж", "дународный")),
        ("Guinea-", "Bissau", ("guinea", "bissau")),
    ],
)
def test_broken_word(end: str, start: str, parts: tuple[str, str]) -> None:
    assert broken_word(end, start) == parts


@pytest.mark.parametrize(
    ("end", "start"),
    [("long", "term"), ("2024-", "2025"), ("long-", "2025"), ("long -", "term"), ("", ""), ("long-", " term")],
)
def test_no_broken_word(end: str, start: str) -> None:
    assert broken_word(end, start) is None


ANY_LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30)


@given(ANY_LINE, ANY_LINE)
def test_no_text_breaks_them(one: str, other: str) -> None:
    assert all(mark in one for mark in marks_in(one))
    start = note_start(one)
    assert start is None or (one.startswith(start[0]) and len(start[0]) <= start[1] <= len(one))
    address = ends_in_url(one)
    assert address is None or address in one
    assert one.startswith(first_word(one)) and one.endswith(last_word(one))
    parts = broken_word(one, other)
    assert parts is None or all(part.isprintable() for part in parts)
