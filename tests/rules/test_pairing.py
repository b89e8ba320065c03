"""Printed titles put to printed numbers of agenda items, and what the register says of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc_cli.passage import Doubt
from undoc_cli.rules.pairing import Pairing, pair
from undoc_cli.rules.register import Entry, Item, Register

PACKAGED = Register.packaged()
CULTURE, CONFLICT, PEACE = (
    "Culture of peace",
    "Prevention of armed conflict",
    "Peacebuilding and sustaining peace",
)
RACISM = "Elimination of racism, racial discrimination, xenophobia and related intolerance"
RIGHTS, LAW = (
    "Promotion and protection of human rights",
    "The rule of law at the national and international levels",
)
PROTECT = (
    "The responsibility to protect and the prevention of genocide, war crimes, ethnic cleansing "
    "and crimes against humanity"
)
AFRICA = (
    "From the New Partnership for Africa’s Development to Agenda 2063: progress in the implementation of "
    "sustainable development in Africa and international support"
)
IN_ORDER = (CULTURE, CONFLICT, PEACE, RACISM, RIGHTS, LAW, PROTECT)
AS_PRINTED = (CONFLICT, CULTURE, PEACE, RACISM, RIGHTS, LAW, PROTECT)


def items(text: str) -> list[Item]:
    """Read "32 (a), 80" as items."""
    pieces = [piece.partition(" ") for piece in text.split(", ")]
    return [Item(number, letter.strip("()") or None) for number, _, letter in pieces]


def agenda(session: str, titles: dict[str, str], agenda_list: str = "agenda") -> list[Entry]:
    """Make facts of one list of a session, in which the keys are items."""
    return [
        Entry(session, agenda_list, item.number, item.subitem, title, (f"A/{session}/251",))
        for key, title in titles.items()
        for item in items(key)
    ]


def without(session: str) -> Register:
    return Register(entry for entry in PACKAGED.entries if entry.session != session)


def codes(pairing: Pairing) -> list[str]:
    return [doubt.code for doubt in pairing.doubts]


def test_packaged_facts_pair_with_themselves_without_a_doubt() -> None:
    lists = {(entry.session, entry.list) for entry in PACKAGED.entries}
    for session, agenda_list in lists:
        facts = [entry for entry in PACKAGED.entries if (entry.session, entry.list) == (session, agenda_list)]
        printed = [Item(entry.item, entry.subitem) for entry in facts]
        titles = tuple(entry.title for entry in facts)
        for register in (PACKAGED, without(session)):
            assert pair(printed, titles, session, agenda_list, register) == Pairing(titles, ())


def test_merged_facts_take_precedence() -> None:
    register = Register(agenda("79", {"1": "Old", "2": "Kept"})).merged(agenda("79", {"1": "New"}))
    assert register.titles("79", "agenda") == {Item("1", None): "New", Item("2", None): "Kept"}
    assert register.titles("79", None) == {}


@pytest.mark.parametrize(
    ("numbers", "titles", "session", "agenda_list"),
    [
        ("14, 32, 61, 69, 71, 84, 132", IN_ORDER, "79", "agenda"),
        (
            "32 (a), 110",
            (
                "Prevention of armed conflict: prevention of armed conflict",
                "Measures to eliminate international terrorism",
            ),
            "79",
            "agenda",
        ),
        ("15", ("Consideration and adoption of the final document of the Meeting",), None, "agenda"),
        ("200, 201", ("Something new", "Something else"), "79", "agenda"),
        ("14, 49", (CONFLICT, CULTURE), "62", "agenda"),  # peace stood before development in those sessions
        ("14, 49", (CONFLICT, CULTURE), "ES-10", "agenda"),
        ("14, 49", (CONFLICT, CULTURE), "2025", "agenda"),
        ("14, 49", (CONFLICT, CULTURE), None, None),
        ("49, 14", (CONFLICT, CULTURE), "76", "provisional agenda"),  # descending: nothing to compare
        ("14, 14", (CONFLICT, CULTURE), "76", "provisional agenda"),
        ("14bis, 49", (CONFLICT, CULTURE), "76", "provisional agenda"),
        ("", ("",), "79", "agenda"),
    ],
)
def test_printed_order_stands_without_a_doubt(numbers: Any, titles: Any, session: Any, agenda_list: Any) -> None:
    assert pair(items(numbers), titles, session, agenda_list, PACKAGED) == Pairing(titles, ())


@pytest.mark.parametrize("register", [PACKAGED, without("76")], ids=["known session", "unknown session"])
def test_session_76_letter_prints_two_titles_in_the_wrong_order(register: Any) -> None:
    pairing = pair(items("16, 35, 66, 72, 74, 85, 134"), AS_PRINTED, "76", "agenda", register)
    assert pairing.titles == IN_ORDER
    assert codes(pairing) == ["agenda-order"]
    message = pairing.doubts[0].message
    assert f"item 16 “{CULTURE}”, item 35 “{CONFLICT}”" in message
    assert "item 66" not in message


def test_an_empty_register_has_no_say() -> None:
    titles = ("Prévention des conflits armés", "Culture de paix")
    assert pair(items("16, 35"), titles, "76", "agenda", Register(())) == Pairing(titles, ())


OWN = Register(agenda("79", {"1": "One", "2": "Two", "3 (a)": "Three: a", "3 (b)": "Three: b"}))


@pytest.mark.parametrize(
    ("numbers", "titles", "expected"),
    [
        ("1, 2", ("Two", "One"), ("One", "Two")),
        ("2, 1", ("One", "Two"), ("Two", "One")),  # numbers need not ascend where the register knows them
        ("1, 3 (a), 3 (b)", ("Three: b", "One", "Three: a"), ("One", "Three: a", "Three: b")),
        ("1, 8, 9", ("Eight", "Nine", "ONE."), ("ONE.", "Eight", "Nine")),  # the rest keep their order
        ("8, 1", ("One", "Eight"), ("Eight", "One")),
    ],
)
def test_own_titles_move_printed_ones(numbers: Any, titles: Any, expected: Any) -> None:
    pairing = pair(items(numbers), titles, "79", "agenda", OWN)
    assert pairing.titles == expected
    assert codes(pairing) == ["agenda-order"]


@pytest.mark.parametrize(("session", "agenda_list"), [("79", None), (None, "agenda"), ("80", "agenda")])
def test_titles_of_another_list_move_nothing(session: Any, agenda_list: Any) -> None:
    numbers = items("2, 1")  # descending: only the own list could speak
    assert pair(numbers, ("One", "Two"), session, agenda_list, OWN) == Pairing(("One", "Two"), ())


@pytest.mark.parametrize(
    ("numbers", "titles"),
    [("1, 1", ("Two", "One")), ("1, 2", ("One", "One"))],
    ids=["item twice", "title twice"],
)
def test_ambiguous_own_titles_move_nothing(numbers: Any, titles: Any) -> None:
    assert pair(items(numbers), titles, "79", "agenda", OWN).titles == titles


def test_a_title_under_two_items_of_the_register_is_ambiguous() -> None:
    register = Register(agenda("79", {"1": "Same", "2": "Same", "3": "Other"}))
    pairing = pair(items("1, 2, 3"), ("Same", "Other", "Same"), "79", "agenda", register)
    assert pairing.titles == ("Same", "Same", "Other")


ABC = agenda("70", {"1": "A", "5": "B", "9": "C"})


def test_order_is_taken_over_from_other_sessions() -> None:
    pairing = pair(items("2, 6, 8"), ("C", "A", "B"), "71", "agenda", Register(ABC))
    assert pairing.titles == ("A", "B", "C")
    assert codes(pairing) == ["agenda-order"]


def test_unknown_titles_stay_where_they_are() -> None:
    pairing = pair(items("2, 3, 6, 8"), ("C", "New", "A", "B"), "71", None, Register(ABC))
    assert pairing.titles == ("A", "New", "B", "C")


def test_order_is_pieced_together_from_two_sessions() -> None:
    register = Register(agenda("70", {"1": "A", "5": "B"}) + agenda("72", {"3": "B", "4": "C"}))
    assert pair(items("2, 6, 8"), ("C", "A", "B"), "71", "agenda", register).titles == ("A", "B", "C")


def test_sub_items_have_an_order() -> None:
    letters = agenda("70", {"98 (b)": "B", "98 (z)": "Z", "98 (aa)": "AA"})
    pairing = pair(items("97 (a), 97 (b), 97 (aa)"), ("AA", "Z", "B"), "71", "agenda", Register(letters))
    assert pairing.titles == ("B", "Z", "AA")


def test_own_titles_and_other_sessions_together() -> None:
    register = Register(ABC + agenda("71", {"7": "D"}))
    pairing = pair(items("2, 3, 7"), ("D", "B", "A"), "71", "agenda", register)
    assert pairing.titles == ("A", "B", "D")
    assert codes(pairing) == ["agenda-order", "agenda-order"]


@pytest.mark.parametrize(
    "facts",
    [
        ABC + agenda("72", {"1": "B", "2": "A"}),
        agenda("70", {"1": "A", "2": "B"}) + agenda("70", {"1": "B", "2": "A"}, "provisional agenda"),
        agenda("70", {"1": "A", "2": "B", "3": "A"}),
        agenda("70", {"1": "B"}) + agenda("72", {"2": "A"}),
        agenda("60", {"1": "A", "2": "B"}),
        agenda("ES-10", {"1": "A", "2": "B"}),
    ],
    ids=[
        "sessions disagree",
        "lists disagree",
        "title twice",
        "never together",
        "old order",
        "special session",
    ],
)
def test_inconsistent_or_missing_evidence_moves_nothing(facts: Any) -> None:
    assert pair(items("2, 6"), ("B", "A"), "71", "agenda", Register(facts)) == Pairing(("B", "A"), ())


def test_a_ring_of_agendas_is_no_evidence() -> None:
    ring = [("70", "A", "B"), ("72", "B", "C"), ("73", "C", "A")]
    register = Register(entry for session, one, two in ring for entry in agenda(session, {"1": one, "2": two}))
    assert pair(items("2, 6, 8"), ("C", "B", "A"), "71", "agenda", register) == Pairing(("C", "B", "A"), ())


def test_a_contested_title_does_not_hinder_the_others() -> None:
    register = Register(ABC + agenda("72", {"1": "X", "2": "A"}) + agenda("73", {"1": "A", "2": "X"}))
    pairing = pair(items("2, 3, 6, 8"), ("A", "X", "C", "B"), "71", "agenda", register)
    assert pairing.titles == ("A", "X", "B", "C")
    assert codes(pairing) == ["agenda-order"]


def test_disorder_with_more_than_one_way_out_is_only_reported() -> None:
    register = Register(agenda("70", {"1": "A", "2": "B"}) + agenda("72", {"1": "A", "2": "C"}))
    pairing = pair(items("2, 6, 8"), ("B", "A", "C"), "71", "agenda", register)
    assert pairing.titles == ("B", "A", "C")
    assert codes(pairing) == ["agenda-order"]
    assert "kept as printed" in pairing.doubts[0].message


@pytest.mark.parametrize("numbers", ["87", "89, 12"])
def test_no_title_at_all_is_no_doubt(numbers: Any) -> None:
    printed = items(numbers)
    assert pair(printed, (), "53", "agenda", PACKAGED) == Pairing((None,) * len(printed), ())
    assert pair((), (), None, None, PACKAGED) == Pairing((), ())


def test_one_title_serves_the_sub_items_of_one_item() -> None:
    pairing = pair(items("18 (a), 18 (b)"), ("Sustainable development",), "79", "agenda", PACKAGED)
    assert pairing.titles == ("Sustainable development",) * 2
    assert codes(pairing) == ["agenda-count"]


@pytest.mark.parametrize(
    ("numbers", "titles", "expected"),
    [
        ("14, 32, 61", (CONFLICT, PEACE), (None, CONFLICT, PEACE)),
        ("14, 32", (CONFLICT,), (None, CONFLICT)),
        ("14, 32", (CULTURE, CONFLICT, PEACE), (CULTURE, CONFLICT)),
        ("14", (CULTURE, CONFLICT), (CULTURE,)),
        ("14, 32", ("Culture of", "peace", "Prevention of armed", "conflict"), (None, None)),
        ("8, 9", ("Unknown",), (None, None)),
        ("", (CULTURE, "Unknown"), (None,)),
    ],
)
def test_other_counts_pair_only_what_the_register_knows(numbers: Any, titles: Any, expected: Any) -> None:
    printed = items(numbers)
    pairing = pair(printed, titles, "79", "agenda", PACKAGED)
    assert pairing.titles == expected
    assert codes(pairing) == ["agenda-count"]
    assert f"{len(printed)} agenda items but {len(titles)} agenda titles" in pairing.doubts[0].message


def test_a_title_without_items_is_a_doubt() -> None:
    assert codes(pair((), (CULTURE,), "79", "agenda", PACKAGED)) == ["agenda-count"]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("32", "PREVENTION OF  ARMED\nCONFLICT."),
        ("32", "Prevention of armed conflict: strengthening the role of mediation"),
        ("32 (a)", "Prevention of armed conflict"),  # the parent's title alone
        ("65", AFRICA.replace("’", "'")),
        ("69 (b)", RACISM),
    ],
)
def test_spelling_and_sub_titles_are_no_contradiction(number: Any, title: Any) -> None:
    assert pair(items(number), (title,), "79", "agenda", PACKAGED) == Pairing((title,), ())


def test_library_sub_titles_are_part_of_the_printed_ones() -> None:
    title = "Advancement of women: advancement of women"
    assert pair(items("25 (a)"), (title,), "78", "agenda", PACKAGED).doubts == ()


def test_another_title_is_kept_and_reported_with_both_texts() -> None:
    pairing = pair(items("32"), ("Prevention of conflict",), "79", "agenda", PACKAGED)
    assert pairing == Pairing(
        ("Prevention of conflict",),
        (
            Doubt(
                "agenda-register",
                "item 32 is printed as “Prevention of conflict”; "
                "the agenda register has “Prevention of armed conflict”",
            ),
        ),
    )


def test_a_title_of_another_item_is_reported() -> None:
    pairing = pair(items("9"), (CULTURE,), "79", "agenda", PACKAGED)
    assert pairing.titles == (CULTURE,)
    assert codes(pairing) == ["agenda-register"]
    assert pairing.doubts[0].message.endswith("the agenda register has it as item 14")


def test_moved_items_get_no_second_doubt() -> None:
    pairing = pair(items("1, 2, 8"), ("Two", "Unheard-of", "One"), "79", "agenda", OWN)
    assert pairing.titles == ("One", "Two", "Unheard-of")
    assert codes(pairing) == ["agenda-order"]


POOL = st.sampled_from([*IN_ORDER, "One", "Two", "", "Prevention of armed conflict.", "\ud800"]) | st.text(max_size=4)
NUMBERS = st.sampled_from(["1", "14", "16", "32", "35", "61", "134"]) | st.text(max_size=3)
ANY_ITEM = st.builds(Item, NUMBERS, st.none() | st.sampled_from(["a", "b", ""]))
ANY_ENTRY = st.builds(
    Entry,
    st.sampled_from(["70", "76", "79", "²"]),
    st.sampled_from(["agenda", ""]),
    NUMBERS,
    st.none() | st.just("a"),
    POOL,
    st.just(("A/1",)),
)
ANY_REGISTER = st.just(PACKAGED) | st.builds(Register, st.lists(ANY_ENTRY, max_size=12))
SESSION = st.sampled_from([None, "76", "79", "ES-10", "²", ""])


@given(
    st.lists(ANY_ITEM, max_size=8),
    st.lists(POOL, max_size=8),
    SESSION,
    st.sampled_from([None, "agenda"]),
    ANY_REGISTER,
)
def test_never_invents_a_title(printed: Any, titles: Any, session: Any, agenda_list: Any, register: Any) -> None:
    pairing = pair(printed, titles, session, agenda_list, register)
    assert len(pairing.titles) == len(printed)
    assert {title for title in pairing.titles if title is not None} <= set(titles)
    if len(printed) == len(titles):
        assert sorted(map(repr, pairing.titles)) == sorted(map(repr, titles))
        assert list(pairing.titles) == titles or "agenda-order" in codes(pairing)
    elif titles:
        assert codes(pairing) == ["agenda-count"]


@given(st.permutations(IN_ORDER))
def test_every_printed_order_of_session_76_comes_out_right(titles: Any) -> None:
    for register in (PACKAGED, without("76")):
        assert pair(items("16, 35, 66, 72, 74, 85, 134"), titles, "76", "agenda", register).titles == IN_ORDER


@pytest.mark.parametrize("extra", [0, 1])
@pytest.mark.parametrize(("most", "compared"), [(200, True), (201, False)])
def test_absurd_numbers_of_items_are_not_compared(most: int, extra: int, *, compared: bool) -> None:
    titles = tuple(str(n) for n in range(most))[::-1]
    printed = [Item(str(n), None) for n in range(most - extra)]
    register = Register(agenda("79", {item.number: item.number for item in printed}))
    pairing = pair(printed, titles, "79", "agenda", register)
    unpaired = (None,) * len(printed) if extra else titles
    assert pairing.titles == (tuple(item.number for item in printed) if compared else unpaired)
