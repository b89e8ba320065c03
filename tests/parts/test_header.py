"""The header that is made of masthead, session block and titles."""

import pytest
from page_one import COLUMN, TITLE, at_right, block, header, items, of_the_assembly, organs, read, symbol, title
from paper import bold, line, page_parts

from undoc_cli.parts.header import job_pieces


def test_titles_cite_and_what_the_masthead_prints_does_not() -> None:
    words = title("Egypt: amendment to draft resolution A/80/L.18")
    _, assembly = header(read(symbol("A/80/L.20"), organs("General Assembly"), COLUMN, words))
    assert [(one.symbol, one.pointer, one.start) for one in assembly.citations] == [
        ("A/80/L.18", "/header/titles/0", words[0].text.index("A/80"))
    ]


def test_header_of_a_letter() -> None:
    head = read(
        symbol(),
        organs("General Assembly"),
        COLUMN,
        block(
            bold("Seventy-ninth session"),
            "Agenda items 32 and 61",
            bold("Prevention of armed conflict"),
            "",
            bold("Peacebuilding and sustaining peace"),
        ),
        TITLE,
    )
    found, assembly = header(head)
    assert items(found) == [
        ("32", None, "Prevention of armed conflict"),
        ("61", None, "Peacebuilding and sustaining peace"),
    ]
    assert found.agenda_list == "agenda"
    assert found.letter is not None and found.letter.sender_entities == ("Azerbaijan",)
    assert found.titles[0].startswith("Letter dated 25 February 2025")
    assert assembly.diagnostics == []
    assert assembly.evidence["/header/agenda_items/1/title"].text == "Peacebuilding and sustaining peace"
    assert assembly.evidence["/header/agenda_items/1/number"].text == "Agenda items 32 and 61"


def test_titles_that_the_register_puts_in_another_order() -> None:
    head = read(
        symbol("A/76/900"),
        organs("General Assembly"),
        COLUMN,
        block(
            bold("Seventy-sixth session"),
            "Agenda items 16 and 35",
            bold("Prevention of armed conflict"),
            "",
            bold("Culture of peace"),
        ),
        TITLE,
    )
    found, assembly = header(head)
    assert items(found) == [("16", None, "Culture of peace"), ("35", None, "Prevention of armed conflict")]
    assert [(d.code, d.pointer) for d in assembly.diagnostics] == [("agenda-order", "/header/agenda_items")]
    assert assembly.evidence["/header/agenda_items/0/title"].text == "Culture of peace"


def test_fewer_titles_than_items() -> None:
    found, assembly = of_the_assembly("Agenda items 32, 61 and 67", bold("Something"), "", bold("Other"))
    assert [d.code for d in assembly.diagnostics] == ["agenda-count"]
    assert {title for _, _, title in items(found)} <= {None, "Something", "Other"}
    assert {line.text for line in assembly.masthead} >= {"Something", "Other"}


def test_one_title_for_the_sub_items_of_one_item() -> None:
    found, assembly = of_the_assembly("Agenda item 18 (a) and (b)", bold("Any sub-items"))
    assert items(found) == [("18", "a", "Any sub-items"), ("18", "b", "Any sub-items")]
    assert [d.code for d in assembly.diagnostics] == ["agenda-count"]


def test_a_title_that_the_register_has_otherwise() -> None:
    found, assembly = of_the_assembly("Agenda item 32", bold("Prevention of floods"))
    assert items(found) == [("32", None, "Prevention of floods")]
    assert [d.code for d in assembly.diagnostics] == ["agenda-register"]


def test_an_agenda_list_that_is_not_known() -> None:
    found, assembly = of_the_assembly("Item 32 of the secret agenda", bold("Prevention of armed conflict"))
    assert found.agenda_list is None
    assert [(d.code, d.pointer) for d in assembly.diagnostics] == [("agenda-list", "/header/agenda_list")]


def test_the_annotated_list_is_the_list() -> None:
    head = read(
        symbol(),
        COLUMN,
        block(bold("Eightieth session"), "Item 32 of the annotated preliminary list", bold("x")),
        TITLE,
    )
    assert header(head)[0].agenda_list == "preliminary list"


def test_what_could_not_be_read_is_reported() -> None:
    head = read(symbol(), at_right("Distr.: Secret"), block("Agenda items 5 or 7"), TITLE)
    _, assembly = header(head)
    assert [(d.code, d.pointer) for d in assembly.diagnostics] == [
        ("masthead-unread", "/header/distribution"),
        ("masthead-unread", "/header/agenda_items"),
    ]


def test_senders_that_are_not_certain() -> None:
    words = (
        "Letter dated 5 May 2025 from the representatives of Utopia, Sealand and Chad "
        "to the United Nations addressed to the Secretary-General"
    )
    _, assembly = header(read(symbol(), COLUMN, title(words)))
    assert [(d.code, d.pointer) for d in assembly.diagnostics] == [
        ("sender-entities", "/header/letter/sender_entities")
    ]


@pytest.mark.parametrize("printed", ["25-03323 (E)    100325", "100325    (E) 25-03323"], ids=["left", "from right"])
def test_job_number_of_the_first_page(printed: str) -> None:
    pieces = job_pieces(page_parts(furniture=[("job-number", line(printed))]))
    assert " ".join(piece.text for piece in pieces) == "25-03323 (E)"
    assert job_pieces(page_parts(furniture=[("bar-code", line("*2503323*"))])) == []
