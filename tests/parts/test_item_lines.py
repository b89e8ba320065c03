"""The lines of the session block that name agenda items, and the titles below them."""

from collections.abc import Sequence

import pytest
from page_one import BLOCK, COLUMN, LOWER, TITLE, UPPER, block, header, items, organs, read, symbol
from paper import EDGE, LEADING, Part, bold, line, page_parts

from undoc_cli.page import Line
from undoc_cli.parts.masthead_lines import read_masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.rules.language import language


def test_an_item_line_that_wraps() -> None:
    head = read(
        symbol(),
        COLUMN,
        block(
            bold("Seventy-ninth session"),
            "Agenda items 14, 16, 18, 22 (b), 30, 34, 35,",
            "38 and 58",
            bold("Culture of peace"),
        ),
        TITLE,
    )
    assert [str(item) for item in head.agenda[0].items] == ["14", "16", "18", "22 (b)", "30", "34", "35", "38", "58"]
    assert [" ".join(piece.text for piece in pieces) for pieces in head.lines][-1].endswith("38 and 58")


def test_an_item_of_the_preliminary_list_with_its_mark() -> None:
    joiner = Joiner(notes={1: frozenset({"*"})})
    head = read(
        symbol(),
        COLUMN,
        block(bold("Eightieth session"), "Item 116 (c) of the preliminary list*", bold("Crime")),
        TITLE,
        joiner=joiner,
    )
    (agenda,) = head.agenda
    assert (agenda.list_words, [str(item) for item in agenda.items]) == ("preliminary list", ["116 (c)"])
    assert [mark.marker for mark in head.line_marks] == ["*"]


def test_titles_of_items_in_capitals() -> None:
    rows = (bold("Thirty-ninth session"), "Item 20 of the preliminary list*", "THE SITUATION IN", "KAMPUCHEA")
    head = read(symbol(), COLUMN, block(*rows, "SECURITY COUNCIL", "Thirty-ninth year"), TITLE)
    (agenda,) = head.agenda
    assert (agenda.list_words, [title.text for title in agenda.titles]) == (
        "preliminary list",
        ["THE SITUATION IN KAMPUCHEA"],
    )
    assert head.council_year is not None and head.council_year.number == 39


def test_a_title_that_ends_in_the_name_of_an_organ() -> None:
    title = (bold("Observer status for the League of Lamps in the"), bold("General Assembly"))
    head = read(symbol(), COLUMN, block(bold("Eightieth session"), "Agenda item 5", *title), TITLE)
    assert [title.text for title in head.agenda[0].titles] == [
        "Observer status for the League of Lamps in the General Assembly"
    ]


def test_an_item_line_that_cannot_be_read() -> None:
    head = read(symbol(), COLUMN, block(bold("Eightieth session"), "Agenda items 5 or 7"), TITLE)
    assert head.agenda == []
    assert head.unread == [("/header/agenda_items", "Agenda items 5 or 7")]


@pytest.mark.parametrize(
    ("printed", "number", "stated"),
    [
        ("Agenda item: 32", "32", None),
        ("Item No. 32 of the agenda", "32", "agenda"),
        ("Supplementary item 174", "174", "Supplementary"),
    ],
)
def test_other_forms_of_an_item_line(printed: str, number: str, stated: str | None) -> None:
    head = read(symbol(), COLUMN, block(bold("Eightieth session"), printed, bold("Culture of peace")), TITLE)
    assert [(str(found.items[0]), found.list_words) for found in head.agenda] == [(number, stated)]
    assert [title.text for title in head.agenda[0].titles] == ["Culture of peace"]
    assert head.unread == []


@pytest.mark.parametrize(
    ("printed", "doubtful"),
    [("ITEM 32 OF THE AGENDA", True), ("Agenda, item number 32", True), ("Agenda of 2025", False), ("Items", False)],
)
def test_a_line_that_holds_the_word_for_item_and_a_number(printed: str, doubtful: bool) -> None:
    head = read(symbol(), COLUMN, block(bold("Eightieth session"), printed, bold("Culture of peace")), TITLE)
    assert head.agenda == []
    assert head.unread == ([("/header/agenda_items", printed)] if doubtful else [])


def test_items_of_a_list_that_is_not_named() -> None:
    head = read(
        symbol(),
        organs("General Assembly"),
        COLUMN,
        block(bold("Seventy-ninth session"), "Items 32 and 71 (b)", bold("Prevention"), "", bold("Human rights")),
        TITLE,
    )
    found, _ = header(head)
    assert found.agenda_list is None
    assert items(found) == [("32", None, "Prevention"), ("71", "b", "Human rights")]
    assert head.unread == []


@pytest.mark.parametrize(("indent", "count"), [(10, 2), (6, 1)])
def test_the_titles_of_sub_items_stand_in_under_their_parents(indent: float, count: int) -> None:
    rows = [line(bold(text), x0=EDGE + by, baseline=260 + 12 * row) for row, (text, by) in enumerate(
        [("Questions of lamps:", 0), ("Oil", indent), ("Wicks", indent)]
    )]  # fmt: skip
    head = read(
        symbol(),
        organs("General Assembly"),
        COLUMN,
        block(bold("Eightieth session"), "Items 7 (a) and (b)"),
        rows,
        TITLE,
    )
    assert len(head.agenda[0].titles) == count


@pytest.mark.parametrize(
    ("rows", "items", "title"),
    [
        (["Agenda item 10: Preparation of lamps"], ["10"], "Preparation of lamps"),
        (["Item 4 (a) of the provisional agenda: lamps", "that burn at night"], ["4 (a)"], "lamps that burn at night"),
        (["Agenda item: 10", bold("Lamps")], ["10"], "Lamps"),
    ],
)
def test_the_title_of_an_item_behind_a_colon(rows: list[str | Part], items: list[str], title: str) -> None:
    found, assembly = header(read(symbol(), organs("General Assembly"), COLUMN, block(*rows)))
    assert [f"{item.number} ({item.subitem})" if item.subitem else item.number for item in found.agenda_items] == items
    assert [item.title for item in found.agenda_items] == [title]
    assert assembly.diagnostics == []


@pytest.mark.parametrize(
    ("rows", "titles", "unread"),
    [
        (["Agenda item 5: Lights"], ["Lamps", "Lights"], []),
        (["Agenda item 5", bold("Lights")], ["Lamps", "Lights"], []),
        ([bold("Lights")], ["Lamps"], []),
        (["10 June 2025", "Muscat"], ["Lamps"], []),
        (["(Thirty-ninth session)", "Muscat, 10 June 2025"], ["Lamps"], []),
        (["Eightieth year"], ["Lamps"], []),
        (["Security Council", "Eightieth year"], ["Lamps"], []),
        (["of the sea"], ["Lamps of the sea"], []),
        (["and the report on", "its seventy-fifth session"], ["Lamps and the report on its seventy-fifth session"], []),
        (
            ["of the", "seventy-fifth session", "Agenda item 6", bold("Oil")],
            ["Lamps of the seventy-fifth session", "Oil"],
            [],
        ),
        (
            ["Chair: Ms. Doe (Utopia)", "Draft resolution"],
            [],
            ["Agenda item 4: Lamps Chair: Ms. Doe (Utopia) Draft resolution"],
        ),
        (["of items 7 and 8"], [], ["Agenda item 4: Lamps of items 7 and 8"]),
        (["and report of the", bold("Lamp Committee")], [], ["Agenda item 4: Lamps and report of the"]),
        (["and report of the"], [], ["Agenda item 4: Lamps and report of the"]),
        ([bold("of the sea")], [], ["Agenda item 4: Lamps"]),
    ],
)
def test_where_the_title_of_an_item_behind_a_colon_ends(
    rows: list[str | Part], titles: list[str], unread: list[str]
) -> None:
    head = read(symbol(), organs("General Assembly"), COLUMN, block("Agenda item 4: Lamps", *rows), TITLE)
    assert [title.text for agenda in head.agenda for title in agenda.titles] == titles
    assert [text for _, text in head.unread] == unread


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("fr", "Point 4 de l’ordre du jour : Lampes", "Point 5 de l’ordre du jour : Phares"),
        ("es", "Tema 4 del programa: Lámparas", "Tema 5 del programa: Faros"),
        ("ru", "Пункт 4 повестки дня: Лампы", "Пункт 5 повестки дня: Огни"),
        ("zh", "议程项目4: 灯", "议程项目5: 灯塔"),
        ("en", "Item 4 of the provisional agenda*: Lamps", "Item 5 of the provisional agenda: Lights"),
        ("fr", "Point 4 de l’ordre du jour provisoire* : Lampes", "Point 5 de l’ordre du jour provisoire : Phares"),
    ],
)
def test_two_items_with_their_titles_behind_colons(code: str, first: str, second: str) -> None:
    lines = [*symbol(), *COLUMN, *block(first, second), *TITLE]
    lines.sort(key=lambda item: (round(item.baseline, 1), item.box.x0))
    head = read_masthead(page_parts(*lines, rules=(UPPER, LOWER)), language(code), Joiner())
    assert head is not None
    assert [str(item) for agenda in head.agenda for item in agenda.items] == ["4", "5"]
    titles = [title.text for agenda in head.agenda for title in agenda.titles]
    assert titles == [row.partition(": ")[2] for row in (first, second)]
    assert [mark.marker for mark in head.line_marks] == (["*"] if "*" in first else [])


def test_letters_of_sub_items_behind_a_colon_are_no_title() -> None:
    head = read(
        symbol(), organs("General Assembly"), COLUMN, block("Agenda item 4: (a) and (b)", bold("Lights")), TITLE
    )
    assert (head.agenda, [text for _, text in head.unread]) == ([], ["Agenda item 4: (a) and (b)"])


@pytest.mark.parametrize(
    ("rows", "bold_type"),
    [
        (["The situation in the", "Middle East and question of Palestine"], True),
        (["Question of", "Palestine and the lamps of the sea"], True),
        (["Prevention of lamps:", "Prevention of lamps and strengthening of lights on all of the coasts"], True),
        (["LAMPS OF THE SEA", "AND LAND"], False),
        (["Lamps of the sea", "lights of the land"], True),
    ],
)
def test_a_title_broken_by_hand_is_one(rows: list[str], *, bold_type: bool) -> None:
    lines = in_rows([(row, 0) for row in rows], bold_type=bold_type)
    first = block(bold("Eightieth session"), "Agenda items 34 and 35")
    found, assembly = header(read(symbol(), organs("Lamp Council"), COLUMN, first, lines, TITLE))
    assert [title for *_, title in items(found)] == [None, None]
    assert [told.code for told in assembly.diagnostics] == ["agenda-count"]


def test_a_colon_behind_several_items_names_none() -> None:
    head = read(symbol(), organs("General Assembly"), COLUMN, block("Agenda items 10 and 11: Lamps"))
    assert [pointer for pointer, _ in head.unread] == ["/header/agenda_items"]


@pytest.mark.parametrize(
    ("last", "gap", "whole"),
    [
        ("seventy-fifth session", 0, True),
        ("2025 session", 0, True),
        ("Seventy-fifth session", 0, False),
        ("seventy-fifth session", 12, False),
    ],
)
def test_a_title_that_ends_in_a_session(last: str, gap: int, *, whole: bool) -> None:
    title = [line(bold("Report of the Commission on the work of its"), x0=EDGE, baseline=BLOCK + 2 * LEADING)]
    title.append(line(bold(last), x0=EDGE, baseline=BLOCK + 3 * LEADING + gap))
    rows = block(bold("Eightieth session"), "Agenda item 80")
    head = read(symbol(), organs("General Assembly"), COLUMN, rows, title, TITLE)
    (agenda,) = head.agenda
    assert (agenda.titles[0].text == f"{title[0].text} {last}") is whole
    assert bool(head.other_sessions) is not whole


CAPITALS = [
    ("THE SITUATION IN THE EAST", 0),
    ("QUESTION OF LAMPS", 0),
    ("REPORT OF THE COMMITTEE TO STUDY THE", 0),
    ("LAMPS OF THE COAST AND THOSE OF", 12),
    ("OTHERS", 12),
]


def in_rows(rows: Sequence[tuple[str, float]], *, bold_type: bool = False) -> list[Line]:
    return [
        line(bold(text) if bold_type else text, x0=EDGE + by, baseline=BLOCK + (2 + row) * LEADING)
        for row, (text, by) in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("items", "count"),
    [("33, 35 and 85", 3), ("33 and 35", 1), ("33, 34, 35 and 85", 1)],
)
def test_titles_in_typescript_begin_at_the_edge_and_go_on_further_in(items: str, count: int) -> None:
    rows = block("Fifty-first session", f"Agenda items {items}")
    head = read(symbol("A/51/418"), COLUMN, rows, in_rows(CAPITALS), TITLE)
    titles = [title.text for title in head.agenda[0].titles]
    assert len(titles) == count
    assert titles[-1].endswith("REPORT OF THE COMMITTEE TO STUDY THE LAMPS OF THE COAST AND THOSE OF OTHERS")
    assert head.rest == tuple(TITLE)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (["Reports of the Board of Auditors, and the", "statements of others", "Financing of the Mission"], 2),
        (["Reports of the Board of Auditors, and the", "reports and statements of all others, with", "financing"], 1),
    ],
)
def test_titles_that_no_blank_line_parts_end_where_there_was_room(rows: list[str], count: int) -> None:
    first = block(bold("Eightieth session"), "Agenda items 140 and 161")
    lines = in_rows([(text, 0) for text in rows], bold_type=True)
    head = read(symbol(), organs("General Assembly"), COLUMN, first, lines, TITLE)
    assert len(head.agenda[0].titles) == count


@pytest.mark.parametrize(
    ("last", "by", "whole"),
    [
        ("OF ITS FIFTY-FOURTH SESSION", 12, True),
        ("SEVENTY-FIFTH SESSION", 12, True),
        ("GENERAL ASSEMBLY", 12, True),
        ("GENERAL ASSEMBLY", 0, False),
    ],
)
def test_a_title_in_capitals_may_end_in_a_session_or_an_organ(last: str, by: float, *, whole: bool) -> None:
    lines = in_rows([("REPORT OF THE COMMISSION ON THE WORK OF THE", 0), (last, by)])
    head = read(symbol("A/49/141"), COLUMN, block("Forty-ninth session", "Agenda item 20"), lines, TITLE)
    assert (head.agenda[0].titles[0].text == f"{lines[0].text} {last}") is whole
