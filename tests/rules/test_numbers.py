"""Numbers of the parts of a text."""

import pytest

from undoc_cli.rules.numbers import Counted, counted, is_numbered_name, is_paragraph_number, number_kinds, runs_on


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1.", "figure"),
        ("(a)", "letter"),
        ("(أ)", "letter"),
        ("(أأ)", "letter"),
        ("'1'", "small-roman"),
        ("’٢‘", "small-roman"),
    ],
)
def test_what_a_number_can_be(text: str, kind: str) -> None:
    assert number_kinds(text) == (kind,)


@pytest.mark.parametrize("text", ["'lamp'", "(من)", "'100'"])
def test_what_is_no_number(text: str) -> None:
    assert number_kinds(text) == ()


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


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("as follows: (1) to sow; (2) to reap", "(3)"),
        ("to sow: (a) barley; and (b) rye", "(c)"),
        ("à savoir : a) semer ; et b) moissonner", "c)"),
        ("the lamps, (iii) which burn,", "(iv)"),
        ("the lamps; (u) and", "(v)"),
        ("the lamps; (iv) and", "(v)"),
        ("see paragraph 3 (a): (a) lamps;", "(b)"),
    ],
)
def test_a_label_goes_on_with_the_one_in_the_text(text: str, label: str) -> None:
    assert runs_on(text, label)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("see paragraph 3 (a) of the annex;", "(b)"),
        ("(a) the lamps of Sulina;", "(b)"),  # an item itself
        ("to sow: (a) barley;", "(c)"),
        ("to sow: (a) barley;", "b)"),
        ("to sow: 1. barley;", "2."),
        ("as follows: (1) to sow;", "(a)"),
        ("", "(b)"),
    ],
)
def test_a_label_that_no_other_comes_before_in_the_text(text: str, label: str) -> None:
    assert not runs_on(text, label)


def test_the_labels_of_a_list_are_searched_once() -> None:
    """Each is looked at where it stands: were all the text before it, this would take an hour."""
    assert not runs_on("(a) " * 1_000_000, "(b)")
