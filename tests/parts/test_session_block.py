"""The session block under the masthead: where it ends, its columns and its sessions."""

from typing import Any

import pytest
from drawing import drawn
from msgspec.structs import replace
from page_one import (
    BLOCK,
    COLUMN,
    ENGLISH,
    LOWER,
    SECOND,
    TITLE,
    UPPER,
    at_right,
    block,
    centred,
    header,
    items,
    organs,
    read,
    symbol,
)
from paper import EDGE, LEADING, LEFT, Part, bold, line, page_parts

from undoc_cli.parts.masthead import Masthead
from undoc_cli.parts.masthead_lines import read_masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.session_block import read_session_block
from undoc_cli.rules.language import language


def test_session_and_agenda_in_one_column() -> None:
    head = read(
        symbol(),
        organs("General Assembly"),
        COLUMN,
        block(
            bold("Seventy-ninth session"),
            "Agenda items 32 and 61",
            bold("Prevention of armed conflict"),
            "",
            bold("Peacebuilding and"),
            bold("sustaining peace"),
        ),
        TITLE,
    )
    assert head.session is not None and head.session.number == "79"
    (agenda,) = head.agenda
    assert [str(item) for item in agenda.items] == ["32", "61"]
    assert [title.text for title in agenda.titles] == [
        "Prevention of armed conflict",
        "Peacebuilding and sustaining peace",
    ]
    assert (agenda.list_words, agenda.organ) == (None, "General Assembly")
    assert head.rest == tuple(TITLE)


def test_two_columns() -> None:
    head = read(
        symbol("A/79/801-S/2025/121"),
        organs("General Assembly", "Security Council"),
        COLUMN,
        block(
            bold("General Assembly"),
            bold("Seventy-ninth session"),
            "Agenda item 32",
            bold("Prevention of armed conflict"),
        ),
        block(bold("Security Council"), bold("Eightieth year"), x0=SECOND),
        TITLE,
    )
    assert head.session is not None and head.session.label == "Seventy-ninth session"
    assert head.council_year is not None and (head.council_year.number, head.council_year.label) == (
        80,
        "Eightieth year",
    )
    assert [title.text for title in head.agenda[0].titles] == ["Prevention of armed conflict"]
    assert head.agenda[0].organ == "General Assembly"


def test_two_columns_of_which_the_lines_run_together() -> None:
    """A title that ends close to the right column comes as one line with it."""
    left, right = "Promotion and protection of human rights of all", "Eightieth year"
    both = line(
        bold(left),
        bold(" "),
        Part(right, bold=True, shift=SECOND - EDGE - len(left) * 5 + left.count(" ") * 2.5 - 2.5),
        x0=EDGE,
        baseline=BLOCK + 24,
    )
    assert both.x0s[len(left) + 1] == pytest.approx(SECOND)
    head = read(
        symbol(),
        COLUMN,
        block(bold("Eightieth session"), "Agenda item 71"),
        block(bold("Security Council"), x0=SECOND),
        [both],
    )
    assert head.council_year is not None and head.council_year.number == 80
    assert [title.text for title in head.agenda[0].titles] == [left]


@pytest.mark.parametrize("indent", [0, 12])
def test_a_session_that_takes_two_lines(indent: float) -> None:
    rows = block("Cuadragésimo noveno período de") + block("sesiones*", x0=EDGE + indent, top=BLOCK + LEADING)
    beside = block("Cuadragésimo noveno año", x0=436.8)
    below = block("Temas 20 y 37 de la lista preliminar*", top=BLOCK + 2 * LEADING)
    lines = sorted([*symbol(), *COLUMN, *rows, *beside, *below, *TITLE], key=lambda item: (item.baseline, item.box.x0))
    head = read_masthead(page_parts(*lines, rules=(UPPER, LOWER)), language("es"), Joiner())
    assert head is not None and head.session is not None and head.council_year is not None
    assert (head.session.number, head.session.label) == ("49", "Cuadragésimo noveno período de sesiones")
    assert [piece.text for piece in head.evidence["/header/session"]] == ["Cuadragésimo noveno período de", "sesiones"]
    assert head.council_year.number == 49
    assert [str(item) for item in head.agenda[0].items] == ["20", "37"]
    assert head.rest == tuple(TITLE)


def test_a_session_whose_first_line_looks_whole() -> None:
    rows = block(bold("Décimo período extraordinario de sesiones"), bold("de emergencia"), "Tema 5 del programa")
    head = read_masthead(page_parts(*symbol(), *COLUMN, *rows, *TITLE, rules=(UPPER, LOWER)), language("es"), Joiner())
    assert head is not None and head.session is not None
    assert head.session.number == "ES-10"
    assert [str(item) for item in head.agenda[0].items] == ["5"]


def test_two_sessions_of_one_body_with_the_items_of_each() -> None:
    head = read(
        symbol("A/ES-10/1043"),
        organs("General Assembly"),
        COLUMN,
        block(
            bold("Tenth emergency special session"),
            "Agenda item 5",
            bold("Illegal actions"),
            bold("Seventy-ninth session"),
            "Agenda item 34",
            bold("The situation in the Middle East"),
        ),
        TITLE,
    )
    assert [agenda.session.number for agenda in head.agenda if agenda.session] == ["ES-10", "79"]
    found, assembly = header(head)
    assert found.session is not None and found.session.number == "ES-10"
    assert items(found) == [("5", None, "Illegal actions"), ("34", None, "The situation in the Middle East")]
    assert [d.code for d in assembly.diagnostics if d.pointer == "/header/session"] == ["session-several"]


def test_two_agendas() -> None:
    head = read(
        symbol("E/2025/76-A/80/1"),
        organs("General Assembly", "Economic and Social Council"),
        COLUMN,
        block(bold("General Assembly"), bold("Eightieth session"), "Agenda item 18", bold("Sustainable development")),
        block(
            bold("Economic and Social Council"),
            bold("2025 session"),
            "Agenda item 5",
            bold("High-level segment"),
            x0=SECOND,
        ),
        TITLE,
    )
    assert [agenda.organ for agenda in head.agenda] == ["General Assembly", "Economic and Social Council"]
    assert head.session is not None and head.session.number == "80"
    found, assembly = header(head)
    assert items(found) == [("18", None, "Sustainable development"), ("5", None, "High-level segment")]
    assert [(d.code, d.severity) for d in assembly.diagnostics] == [("session-several", "info")]


@pytest.mark.parametrize(("off", "size", "inside"), [(0, 10, True), (9, 10, True), (16, 10, False), (0, 16, False)])
def test_lines_of_the_session_block_begin_at_one_edge_and_are_small(off: float, size: float, *, inside: bool) -> None:
    first = block(bold("Seventy-ninth session"))
    other = line("Lamps and wicks", x0=EDGE + off, baseline=BLOCK + 30, size=size)
    assert (other not in read(symbol(), organs("General Assembly"), COLUMN, first, [other], TITLE).rest) is inside


def test_a_session_whose_number_is_not_understood_is_doubted() -> None:
    head = read(symbol(), organs("General Assembly"), COLUMN, block(bold("Eight session")))
    assert (head.session, head.unread) == (None, [("/header/session", "Eight session")])
    assert read(symbol(), organs("General Assembly"), COLUMN, block(bold("Eighth session"))).unread == []


def test_a_short_title_in_the_middle_is_no_second_column() -> None:
    block_ = block(bold("Seventy-ninth session"))
    head = read(symbol(), organs("General Assembly"), COLUMN, block_, [centred("VIEWS", 300)])
    assert [item.text for item in head.rest] == ["VIEWS"]
    beside = line("Eightieth year", x0=SECOND, baseline=BLOCK)
    head = read(symbol("A/79/801"), organs("General Assembly", "Security Council"), COLUMN, [*block_, beside])
    assert (head.council_year and head.council_year.number, head.rest) == (80, ())


@pytest.mark.parametrize(
    ("row", "session", "kept"),
    [
        ("(Sixty-eighth session, 7-9 February 2006,", "Sixty-eighth session", True),
        ("(Sixty-eighth session)", "Sixty-eighth session", True),
        ("Sixty-eighth session, Geneva, 7 February 2006", "Sixty-eighth session", True),
        ("Sixty-eighth session", "Sixty-eighth session", False),
        ("(Lamps, 7-9 February 2006)", None, True),
        ("Sixty-eighth session, lamps", None, True),  # what it names is not known
    ],
)
def test_a_session_beside_its_dates(row: str, session: str | None, *, kept: bool) -> None:
    head = read(symbol("ECE/TRANS/2006/2"), organs("Economic and Social Council"), COLUMN, block(row, "agenda item 2)"))
    assert (head.session and head.session.label) == session
    assert [str(item) for item in head.agenda[0].items] == ["2"]
    assert (row in ["".join(piece.text for piece in pieces) for pieces in head.lines]) is kept
    if head.session:
        (piece,) = head.evidence["/header/session"]
        assert piece.text == session


@pytest.mark.parametrize("row", ["(Thirty-ninth session, agenda item 2)", "Thirty-ninth session, agenda item 2"])
def test_an_item_beside_a_session_is_told(row: str) -> None:
    head = read(symbol(), organs("General Assembly"), COLUMN, block(row), TITLE)
    assert head.session is not None
    assert head.session.label == "Thirty-ninth session"
    assert head.unread == [("/header/agenda_items", row)]


@pytest.mark.parametrize(
    ("row", "by"), [("and 5", 20), ("and 5", 0), (bold("Lamps and lights"), 0), ("LAMPS AND LIGHTS", 0)]
)
def test_a_session_block_without_end_ends(row: str | Part, by: float) -> None:
    """Work that grew with the square of the lines would take hours for these."""
    first = block("Agenda items 1")
    lines = first + [line(row, x0=EDGE + by, baseline=BLOCK + LEADING * (1 + index)) for index in range(10_000)]
    head = Masthead()
    rest = read_session_block(head, page_parts(*lines), lines, ENGLISH, Joiner())
    kept = [piece.line for pieces in head.lines for piece in pieces]
    titled = [piece.line for agenda in head.agenda for title in agenda.titles for piece in title.pieces]
    assert len(kept) + len(titled) + len(rest) == len(lines)


def test_an_item_line_that_goes_on_further_in() -> None:
    rows = block("GENERAL ASSEMBLY", "Forty-ninth session", "Items 20 and 37 of the")
    rest = line("preliminary list*", x0=EDGE + 12, baseline=BLOCK + 3 * LEADING)
    head = read(symbol("A/49/141"), COLUMN, [*rows, rest], [centred("LETTER", 330)])
    (agenda,) = head.agenda
    assert (agenda.list_words, [str(item) for item in agenda.items]) == ("preliminary list", ["20", "37"])
    whole = block("GENERAL ASSEMBLY", "Forty-ninth session", "Agenda item 20")
    head = read(symbol("A/49/141"), COLUMN, [*whole, rest], [centred("LETTER", 330)])
    assert [item.text for item in head.rest] == ["preliminary list*", "LETTER"]


def test_a_list_whose_name_goes_on_further_in() -> None:
    french = language("fr")
    rows = block("Quarante-neuvième session", "Points 20 et 37 de la liste")
    rest = line("préliminaire*", x0=EDGE + 12, baseline=BLOCK + 2 * LEADING)
    column_ = at_right("Distr. générale", "13 mai 1994", "Original: anglais")
    lines = sorted([*symbol("A/49/141"), *column_, *rows, rest], key=lambda item: (item.baseline, item.box.x0))
    head = read_masthead(page_parts(*lines, rules=[UPPER, LOWER]), french, Joiner())
    assert head is not None
    (agenda,) = head.agenda
    assert (agenda.list_words, [str(item) for item in agenda.items]) == ("liste préliminaire", ["20", "37"])


@pytest.mark.parametrize(("below", "fills"), [([], 1), (["I have the honour to write to you."], 0)])
def test_a_session_block_that_fills_its_page_goes_on_in_the_next(below: list[str], fills: int) -> None:
    first = block(bold("Eightieth session"), "Agenda items 7, 8 and 9", bold("Lamps of the"), "", bold("Wicks"))
    over = [replace(found, page=2) for found in block(bold("of the coast"), "", bold("Oil"), top=90)]
    text = [line(words, x0=LEFT, baseline=400) for words in below]
    letter = [replace(found, page=2) for found in TITLE]
    lines = (*symbol(), *organs("General Assembly"), *COLUMN, *first, *text)
    head = read_masthead(page_parts(*lines, rules=(UPPER, LOWER)), ENGLISH, Joiner(), [(*over, *letter)])
    assert head is not None
    assert head.fills == fills
    titles = [title.text for title in head.agenda[0].titles]
    assert titles == (["Lamps of the", "Wicks of the coast", "Oil"] if fills else ["Lamps of the", "Wicks"])
    assert head.rest == tuple(letter if fills else text)


@pytest.mark.parametrize(("blank", "fills"), [(False, 2), (True, 1)])
def test_a_session_block_fills_as_many_pages_as_it_needs(fills: int, *, blank: bool) -> None:
    first = block(bold("Eightieth session"), "Agenda items 7, 8 and 9", bold("Lamps of the coast"))
    second, third = (
        [replace(found, page=page) for found in block("", bold(words), top=90)]
        for page, words in ((2, "Wicks"), (3, "Oil"))
    )
    letter = [replace(found, page=3) for found in TITLE]
    lines = (*symbol(), *organs("General Assembly"), *COLUMN, *first)
    later = [tuple(second), () if blank else (*third, *letter)]
    head = read_masthead(page_parts(*lines, rules=(UPPER, LOWER)), ENGLISH, Joiner(), later)
    assert head is not None
    assert (head.fills, head.rest) == (fills, () if blank else tuple(letter))
    titles = [title.text for title in head.agenda[0].titles]
    assert titles == ["Lamps of the coast", "Wicks", *([] if blank else ["Oil"])]


@pytest.mark.parametrize("x0", [EDGE, EDGE + 14])
def test_pages_of_text_behind_a_page_that_ends_with_the_session_block_are_none_of_it(x0: float) -> None:
    first = block(bold("Eightieth session"), "Agenda items 7, 8 and 9", bold("Lamps of the coast"))
    words = "The lamps of the coast were lit by the keepers in the first hour of every night of that long winter."
    text = [[replace(line(words, x0=x0, baseline=90 + 14 * row), page=page) for row in range(5)] for page in (2, 3)]
    lines = (*symbol(), *organs("General Assembly"), *COLUMN, *first)
    head = read_masthead(page_parts(*lines, rules=(UPPER, LOWER)), ENGLISH, Joiner(), list(map(tuple, text)))
    assert head is not None
    assert (head.fills, head.rest) == (1, tuple(text[0]))


def test_the_title_of_a_letter_below_a_session_block_that_fills_its_page() -> None:
    def change(description: dict[str, Any]) -> None:
        description["session"] |= {
            "items": "Agenda items " + ", ".join(map(str, range(40, 60))) + " and 60",
            "titles": [f"Lamps of coast {number} and of the sea before it" for number in range(40, 61)],
        }

    found = drawn("joint-seven-items", change)
    assert found.header.letter is not None and found.header.letter.sender_entities == ("Romania",)
    assert [item.title for item in found.header.agenda_items][-1] == "Lamps of coast 60 and of the sea before it"
    assert (len(found.header.agenda_items), found.body[0].page) == (21, 2)
    assert not [one for one in found.diagnostics if one.code.startswith("text-")]


@pytest.mark.parametrize(
    ("first", "second", "items"),
    [
        ("Agenda items 53 (d), 120, 124 and", "135 (c)", "53 (d), 120, 124, 135 (c)"),
        ("Items 12, 18 (d) and 124", "of the preliminary list*", "12, 18 (d), 124"),
        ("Items 12 and 124 (b)", "and 140 of the preliminary list*", "12, 124 (b), 140"),
        ("Agenda item 20", "as lamps are lit", "20"),
    ],
)
def test_items_that_go_on_further_in_where_they_look_whole(first: str, second: str, items: str) -> None:
    rows = block("Forty-ninth session", first)
    rest = line(second, x0=EDGE + 12, baseline=BLOCK + 2 * LEADING)
    head = read(symbol("A/49/141"), COLUMN, [*rows, rest], TITLE)
    read_items = ", ".join(str(item) for item in head.agenda[0].items)
    assert (read_items, head.rest[0] is rest) == (items, items == "20")
