"""Page furniture by its wording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc_cli.rules import furniture
from undoc_cli.rules.furniture import (
    bar_code_digits,
    is_bar_code,
    is_distribution,
    is_job_number,
    is_page_number,
    is_running_head,
    is_underscores,
    is_unfinished_job_number,
    job_digits,
    job_number,
    office_of,
    page_number,
    page_total,
)


@pytest.mark.parametrize(
    ("text", "number", "digits"),
    [
        ("25-03323 (E)", "25-03323 (E)", "2503323"),
        ("25-03323 (E)    100325", "25-03323 (E)", "2503323"),
        ("24-91480 (E)    151024    161024", "24-91480 (E)", "2491480"),
        ("25-91801* (E)    120525", "25-91801* (E)", "2591801"),
        ("GE.25-00925 (E)", "GE.25-00925 (E)", "2500925"),
        ("GE.96-51477", "GE.96-51477", "9651477"),
        ("25-03323", "25-03323", "2503323"),
        ("24-22530X (E)", "24-22530X (E)", "2422530"),
        ("98-06239 (E) 180398 /...", None, ""),
        ("25-03323 (E) 100325 1", "25-03323 (E)", "2503323"),
        ("80-12957", "80-12957", "8012957"),
        ("8O-I2957", "80-12957", "8012957"),
        ("B25-00925 (E) TP 100325", "B25-00925 (E)", "2500925"),
        ("B25-00925", "B25-00925", "2500925"),
        ("B25-00925 (E)    TP100325", "B25-00925 (E)", "2500925"),
        ("170222 160222 (A) 22-91705", "22-91705 (A)", "2291705"),
        ("(A) 22-91705*    160222", "22-91705* (A)", "2291705"),
        ("*170222 160222 (A) 22-91705", "22-91705* (A)", "2291705"),
        ("K2501234 130825", "K2501234", "2501234"),
        ("K2501234[E]    130825    140825", "K2501234[E]", "2501234"),
    ],
)
def test_job_number(text: str, number: str | None, digits: str) -> None:
    assert job_number(text) == number
    assert is_job_number(text) == (number is not None)
    assert job_digits(text) == digits


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2/4",
        "2025",
        "A/79/801",
        "See 25-03323 (E)",
        "25-03323 (E) is the job number",
        "2025-03323",
        "25-1",
        "1946-1947",
        "K250",
        "B25-009",
        "B25-00925 (E) lamps",
        "25-03323 (English)",
        "160222 (A)",
        "see (A) 22-91705",
        "K2501234[X]",
        "2501234",
    ],
)
def test_no_job_number(text: str) -> None:
    assert job_number(text) is None
    assert not is_job_number(text)
    assert job_digits(text) == ""


@pytest.mark.parametrize("text", ["2/4", "17", "12/116", "iv", "xii"])
def test_page_number(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["", "2/", "/4", "A/79/801", "page 2", "25-03323", "12345", "2.", "2 /4x", "civil"])
def test_no_page_number(text: str) -> None:
    assert not is_page_number(text)


@pytest.mark.parametrize(
    ("text", "total"), [("2/4", 4), ("12/116", 116), ("4/3", 4), ("17", None), ("iv", None), ("2/", None)]
)
def test_total_of_a_page_number(text: str, total: int | None) -> None:
    assert page_total(text) == total


@pytest.mark.parametrize(
    ("text", "number"), [("2/4", 2), ("4/2", 2), ("17", 17), ("iv", None), ("", None), ("2/", None), ("/4", None)]
)
def test_number_of_a_page(text: str, number: int | None) -> None:
    assert page_number(text) == number


@pytest.mark.parametrize("text", ["______", "_" * 18, "_ _ _ _ _ _ _ _", "_ _ _ _ _ _ _ _ "])
def test_underscores(text: str) -> None:
    assert is_underscores(text)


@pytest.mark.parametrize("text", ["", "_", "_____", "Name: ______", "______ 1", "------", "_ _ _"])
def test_no_underscores(text: str) -> None:
    assert not is_underscores(text)


@pytest.mark.parametrize(
    "text", ["A/79/801", "S/2025/121", "A/ES-10/1043", "*A/79/801*", "E/CN.6/2025/1", "A/62/17(PartI)"]
)
def test_running_head(text: str) -> None:
    assert is_running_head(text)


def test_running_head_with_a_part() -> None:
    assert is_running_head("A/80/6 (Sect. 3)")


@pytest.mark.parametrize(
    "text", ["", "A", "See A/79/801", "2/4", "and/or", "Report of the Secretary-General", "a/79/801"]
)
def test_no_running_head(text: str) -> None:
    assert not is_running_head(text)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("*2503323*", "2503323"),
        ("* 2 5 0 3 3 2 3 *", "2503323"),
        ("*GE2500925*", "2500925"),
        ("2503323", ""),
        ("**", ""),
        ("", ""),
    ],
)
def test_bar_code(text: str, digits: str) -> None:
    assert bar_code_digits(text) == digits


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("*2503323*", True),
        ("* 2 5 0 3 3 2 3 *", True),
        ("*GE2500925*", True),
        ("* 2503323 is its number", False),
        ("2503323", False),
        ("***", False),
        ("* * *", False),
    ],
)
def test_bar_code_by_its_text(text: str, is_one: bool) -> None:
    assert is_bar_code(text) == is_one


@given(st.integers(46, 99) | st.integers(0, 45), st.integers(0, 99999), st.sampled_from("ACEFRS"))
def test_every_job_number_is_that_of_its_bar_code(year: int, serial: int, letter: str) -> None:
    number = f"{year:02}-{serial:05} ({letter})"
    assert job_number(f"{number}    010125") == number
    assert job_digits(number) == bar_code_digits(f"*{year:02}{serial:05}*")


@given(st.text(max_size=40))
def test_no_text_breaks_them(text: str) -> None:
    assert is_job_number(text) == (job_number(text) is not None)
    assert job_digits(text) == "" or is_job_number(text)
    for answer in (is_page_number(text), is_underscores(text), is_running_head(text)):
        assert isinstance(answer, bool)
    assert furniture.page_total(text) is None or "/" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Distr.: General", True),
        ("Distr. générale", True),
        ("DISTR.", True),
        ("Dist. GENERAL", True),
        ("Distribution of documents", False),
        ("General distribution", False),
        ("", False),
    ],
)
def test_word_for_the_distribution(text: str, *, expected: bool) -> None:
    assert is_distribution(text) is expected


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("GE.25-00925 (E)", "geneva"),
        ("V.25-01234", "vienna"),
        ("V:25-01234", "vienna"),
        ("NA.25-01234", "nairobi"),
        ("K2501234", "nairobi"),
        ("B25-00925 (E) TP 100325", None),
        ("25-00925 (E)", None),
        ("", None),
    ],
)
def test_a_job_number_tells_the_office(text: str, office: str | None) -> None:
    assert office_of(text) == office


@pytest.mark.parametrize(
    ("text", "unfinished"), [("GE.09-", True), ("V.09-", True), ("GE.09-12345", False), ("09-", False)]
)
def test_a_job_number_that_nobody_finished(text: str, unfinished: bool) -> None:
    assert is_unfinished_job_number(text) is unfinished
    assert (is_job_number(text) and job_number(text) is None) is unfinished
