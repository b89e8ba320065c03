"""Lists of agenda items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc_cli.rules.agenda_items import parse_items
from undoc_cli.rules.register import Item


def items(*printed: str) -> tuple[Item, ...]:
    """Give items written "32" or "32 a"."""
    found = []
    for text in printed:
        number, _, sub = text.partition(" ")
        found.append(Item(number, sub or None))
    return tuple(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", items("5")),
        ("32, 61 and 132", items("32", "61", "132")),
        ("32 (a), 80 and 110", items("32 a", "80", "110")),
        ("18 (a) and (b)", items("18 a", "18 b")),
        ("18 (a), (b) and (c) and 19", items("18 a", "18 b", "18 c", "19")),
        ("14 & 32", items("14", "32")),
        ("14, 18 (a) & (b)", items("14", "18 a", "18 b")),
        ("14 &", ()),
        ("18 (a), 19 and (b)", items("18 a", "19 b")),
        ("22 b)", items("22 b")),
        ("3 (b) (ii)", (Item("3", "b (ii)"),)),
        ("3 (ب) '2'", (Item("3", "ب '2'"),)),
        ("3 (ب) (2) و (ج)", (Item("3", "ب (2)"), Item("3", "ج"))),
        ("3 (b) (2)", ()),
        ("3 (b) (i) and (ii)", (Item("3", "b (i)"), Item("3", "b (ii)"))),
        ("3 b) i) et ii) et c)", (Item("3", "b i)"), Item("3", "b ii)"), Item("3", "c"))),
        ("3 (h) (ii) and (i)", (Item("3", "h (ii)"), Item("3", "i"))),
        ("3 (i) and (ii)", items("3 i", "3 ii")),
        ("3 (iii)", items("3 iii")),
        ("136 (aa)", items("136 aa")),
        ("4.9.1", items("4.9.1")),
        ("5.7, 6.2 and 7 (a)", items("5.7", "6.2", "7 a")),
        ("٥ و ٧", items("5", "7")),
        ("5-8", items("5", "6", "7", "8")),
        ("5–7 and 9", items("5", "6", "7", "9")),
        ("5 to 7", items("5", "6", "7")),
        ("5 through 7", items("5", "6", "7")),
        ("5 à 7 et 9", items("5", "6", "7", "9")),
        ("5 a 7", items("5", "6", "7")),
        ("5 по 7", items("5", "6", "7")),
        ("5 إلى 7", items("5", "6", "7")),
        ("5至7", items("5", "6", "7")),
        ("18 (a)-(c)", items("18 a", "18 b", "18 c")),
        ("18 (أ) إلى (د)", items("18 أ", "18 ب", "18 ج", "18 د")),
        ("18 (أ) - (ج) و 19", items("18 أ", "18 ب", "18 ج", "19")),
        ("18 (د) إلى (أ)", ()),
        ("18 (أ أ)", items("18 أأ")),
        ("18 (أأ)", items("18 أأ")),
        ("5～7、9", items("5", "6", "7", "9")),
        ("5—7", items("5", "6", "7")),
        ("3(b)(二)", (Item("3", "b (二)"),)),
        ("18 a) a c) y 19", items("18 a", "18 b", "18 c", "19")),
        ("5; 7", items("5", "7")),
        ("5*", items("5")),
        (" 5 and 7** ", items("5", "7")),
        ("5 and 6, as well as 7 & 8", items("5", "6", "7", "8")),
        ("5 et 7", items("5", "7")),
        ("5 y 7", items("5", "7")),
        ("5 и 7", items("5", "7")),
        ("5、7和9", items("5", "7", "9")),
        ("14, 16, 18, 22 (b), 30", items("14", "16", "18", "22 b", "30")),
    ],
)
def test_list(text: str, expected: tuple[Item, ...]) -> None:
    assert parse_items(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "*",
        "and",
        "(a)",
        "5 of the agenda",
        "2025/7",
        "5.",
        "5.2025",
        "18 (c) (i)-(iii)",
        "5-",
        "-5",
        "8-5",
        "5-5",
        "5-36",
        "18 (c)-(a)",
        "18 (a)-(cc)",
        "18 (a)-20",
        "2025",
        "Prevention of armed conflict",
    ],
)
def test_what_is_not_understood_gives_nothing(text: str) -> None:
    assert parse_items(text) == ()


@pytest.mark.parametrize(
    "text",
    ["5 or 7", "19 bis", "18 A", "5 (a) to 7", "5 to", "5tons", "5 -- 7", "5-, 7", "5-(a) 7", "5 6", "and 5", "5 and"],
)
def test_words_and_signs_that_are_no_joint_are_not_understood(text: str) -> None:
    assert parse_items(text) == ()


def test_longest_range() -> None:
    assert len(parse_items("5-35")) == 31
    assert parse_items("5-36") == ()


@given(
    st.lists(
        st.tuples(st.integers(1, 199), st.none() | st.sampled_from("abcdefgh")).map(
            lambda pair: Item(str(pair[0]), pair[1])
        ),
        min_size=1,
        max_size=14,
    )
)
def test_what_a_masthead_prints_comes_back(printed: list[Item]) -> None:
    *first, last = map(str, printed)
    text = f"{', '.join(first)} and {last}" if first else last
    assert parse_items(text) == tuple(printed)


@given(st.text(alphabet="0123456789 ()abcxiv,;-–/and*.", max_size=30))
def test_no_text_breaks_it_and_every_item_is_printed_or_in_a_range(text: str) -> None:
    for item in parse_items(text):
        assert item.number.isdecimal()
        assert item.subitem is None or item.subitem[0] in text or "-" in text or "–" in text
