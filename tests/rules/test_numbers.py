"""Numbers of the parts of a text."""

import pytest

from undoc_cli.rules.numbers import Counted, counted, is_numbered_name, is_paragraph_number


@pytest.mark.parametrize("text", ["Article 1", "Chapter IV", "Section 12:", "Статья 3", "Artículo 2.", "PART II"])
def test_names_of_parts(text: str) -> None:
    assert is_numbered_name(text)


@pytest.mark.parametrize(
    "text", ["", "Article", "No 5", "Articles 1 and 2", "Article 1 of the Statute", "June 2025", "Lamp 1234"]
)
def test_no_names_of_parts(text: str) -> None:
    assert not is_numbered_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "1.",
        "12)",
        "(a)",
        "(iv)",
        "a)",
        "б)",
        "(б)",
        "(أ)",
        "(أأ)",
        "（甲）",
        "（一）",
        "一、",
        "1.2",
        "2.5.",
        "5., 6., 7.",
        "5., 6.,",
        "1 -",
        "12 –",
    ],
)
def test_number_of_a_paragraph(text: str) -> None:
    assert is_paragraph_number(text)


@pytest.mark.parametrize(
    "text", ["", "1", "2025.", "1.,", "and", "(annex)", "a", "灯", "1 - 2", "-", "(من)", "(注)", "（灯光）"]
)
def test_no_number_of_a_paragraph(text: str) -> None:
    assert not is_paragraph_number(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12.", [("", 12)]),
        ("86.100.", [("86.", 100)]),
        ("1.2.3", [("1.2.", 3)]),
        ("5., 6., 7.", [("", 5), ("", 6), ("", 7)]),
        ("(a)", []),
        ("IV.", []),
        ("", []),
    ],
)
def test_numbers_in_figures(text: str, numbers: list[tuple[str, int]]) -> None:
    assert counted(text) == [Counted(*one) for one in numbers]
