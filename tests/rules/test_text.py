"""The words of lines, and those that a line end breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc_cli.rules.addresses import ends_in_url
from undoc_cli.rules.marks import STARS, marks_in, note_start
from undoc_cli.rules.text import (
    broken_word,
    ends_sentence,
    first_word,
    is_spaced_out,
    last_word,
    misnamed,
    misprint,
    stop_of,
    with_figures,
    words,
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("one two three", "one", "three"),
        ("one", "one", "one"),
        ("", "", ""),
        (" one", "", "one"),
        ("one ", "one", ""),
        ("灯塔看守人", "灯", "灯塔看守人"),  # a line may end behind any character
    ],
)
def test_first_and_last_word(text: str, first: str, last: str) -> None:
    assert first_word(text) == first
    assert last_word(text) == last


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("The lamps burn.", "."),
        ("“The lamps burn.”12", "."),
        ("灯塔看守人。", "."),
        ("看守人说：", ":"),
        ("（见附件。）", "."),
        ("“灯？”", "?"),
        ("هل يحترق؟", "?"),
        ("الأول؛", ";"),
        ("The lamps", "s"),
        ("", ""),
    ],
)
def test_stops_of_all_scripts(text: str, stop: str) -> None:
    assert stop_of(text) == stop
    assert ends_sentence(text) is (stop in (".", ":", "?"))


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
    shown = one.translate(STARS)  # marks are told with one asterisk, whichever is printed
    assert all(mark in shown for mark in marks_in(one))
    start = note_start(one)
    assert start is None or (shown.startswith(start[0]) and len(start[0]) <= start[1] <= len(one))
    address = ends_in_url(one)
    assert address is None or address in one
    assert one.startswith(first_word(one)) and one.endswith(last_word(one))
    parts = broken_word(one, other)
    assert parts is None or all(part.isprintable() for part in parts)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Letter addressed to the President the General Assembly", "President the General Assembly"),
        ("Letter from the the Chair", "the the"),
        ("Carta de fecha 3 de mayo de de 2025", "de de"),
    ],
)
def test_misprint(title: str, found: str) -> None:
    assert misprint(title) == found


@pytest.mark.parametrize(
    "title",
    [
        "Letter addressed to the President of the General Assembly",
        "Letter from the Minister for Foreign Affairs and the President",
        "Letter from the representatives the Council had chosen",
        "Letter on Pago Pago",
    ],
)
def test_no_misprint(title: str) -> None:
    assert misprint(title) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a plan called <The lamps of the coast=.", "<The lamps of the coast="),
        ("(<the Keepers=), who", "<the Keepers="),
        ("called <The lamps, 2030.=", "<The lamps, 2030.="),
        ("the keepers9s lamps", "keepers9s"),
        ("where a<b and c=d", None),
        ("at x <y holds, y =z", None),
        ("a form <name=value>", None),
        ("see <www.un.org> for A=B", None),
        ("S9s, 9s and 109s", None),
        ("see https://bit.ly/3Xk9s now", None),
        ("where (n<N; p= 0.05) and x<k with y= 5", None),
        ("“The lamps of the coast”", None),
        ("في المصككككابيح البحرية", "المصككككابيح"),
        ("نمساااا المصابيح", "نمساااا"),
        ("المصـــــابيح", None),  # lengthened by the character for it
        ("مممكن", None),
    ],
)
def test_signs_that_stand_for_others(text: str, found: str | None) -> None:
    assert misnamed(text) == found


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A/39/36I", "A/39/361"),
        ("A/C.l/3O/L.2/Corr.l", "A/C.1/30/L.2/Corr.1"),
        ("84-I79o4 1304q (E)", "84-17904 1304q (E)"),
        ("A/S-10/PV.l6", "A/S-10/PV.16"),
        ("A/AC.105/OI/Il.2", "A/AC.105/OI/Il.2"),  # no figure among them
        ("TD/B/LII/Part.II", "TD/B/LII/Part.II"),
        ("A/79/L1a", "A/79/L1a"),
        ("A/79/361", "A/79/361"),
    ],
)
def test_letters_that_scans_have_for_figures(text: str, figures: str) -> None:
    assert with_figures(text) == figures


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("N A T I O N S   U N I E S", True),
        ("U N", False),
        ("General Assembly", False),
        ("A B C D E F G Ha", False),
        ("", False),
    ],
)
def test_words_whose_letters_stand_apart(text: str, *, spaced: bool) -> None:
    assert is_spaced_out(text) is spaced
