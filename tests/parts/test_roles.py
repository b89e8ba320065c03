"""What blocks of resolutions and reports are for."""

import pytest
from paper import Part, column, line, stack

from undoc_cli.model import Role
from undoc_cli.page import Line
from undoc_cli.parts.blocks import read_blocks
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.roles import with_roles
from undoc_cli.rules.language import language

ENGLISH = language("en")


def paragraph(opening: str, text: str, number: str = "", *, italic: bool = True) -> list[Line]:
    start = [f"{number} "] if number else []
    return [line(*start, Part(opening, italic=italic), f" {text}", x0=147.1)]


def roles(*groups: list[Line], resolution: bool = True) -> list[tuple[str, Role | None]]:
    blocks = read_blocks(stack(*groups), ENGLISH, Joiner())
    return [(block.type, role) for block, role in with_roles(blocks, ENGLISH, resolution=resolution)]


OPENING = [line("The General Assembly,", x0=147.1, italic=True)]


def test_preambular_and_operative_paragraphs_with_their_items() -> None:
    found = roles(
        OPENING,
        paragraph("Recalling", "its resolution 70/1, in which it found:"),
        paragraph("", "that lamps burn,", "(a)", italic=False),
        paragraph("Decides", "to light them:", "1."),
        paragraph("", "in spring;", "(a)", italic=False),
        [line("45th plenary meeting", x0=400)],
    )
    assert found == [
        ("paragraph", None),
        ("paragraph", "preambular"),
        ("list_item", "preambular"),
        ("paragraph", "operative"),
        ("list_item", "operative"),
        ("paragraph", None),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("the report of the keepers.", "operative"),
        ("to light the lamps;", "operative"),
        ("the report of the keepers,", "preambular"),
    ],
)
def test_a_resolution_without_numbers_has_its_operative_part_behind_the_last_comma(text: str, role: Role) -> None:
    found = roles(OPENING, paragraph("Recalling", "its resolution 70/1,"), paragraph("Approves", text))
    assert [own for _, own in found] == [None, "preambular", role]


def test_items_close_the_paragraph_that_they_stand_below() -> None:
    items = [paragraph("", text, number, italic=False) for number, text in (("(a)", "oil;"), ("(b)", "lamps."))]
    found = roles(OPENING, paragraph("Approves", "what was said on:"), *items)
    assert [role for _, role in found] == [None, "operative", "operative", "operative"]


def test_where_paragraphs_are_numbered_a_stop_alone_makes_none_operative() -> None:
    found = roles(OPENING, paragraph("Recalling", "its resolution 70/1."), paragraph("Decides", "to light them.", "1."))
    assert [role for _, role in found] == [None, "preambular", "operative"]


def test_typescript_has_nothing_in_italics() -> None:
    found = roles(
        [line("The General Assembly,", x0=147.1)],
        paragraph("Recalling", "its resolution 48/8,", italic=False),
        paragraph("Decides", "to light the lamps;", "1.", italic=False),
        [line("85th plenary meeting", x0=400)],
    )
    assert [role for _, role in found] == [None, "preambular", "operative", None]


def test_other_documents_have_no_such_roles() -> None:
    text = column("The lamps of the Gulf are counted here, and those that burn are named one by one. " * 2)
    found = roles(text, paragraph("Decides", "to light them.", "1."), resolution=False)
    assert [role for _, role in found] == [None, None]


def test_all_under_a_summary_up_to_the_next_heading() -> None:
    summary = [line("Summary", italic=True)]
    text = column("The lamps of the Gulf are counted here, and those that burn are named one by one. " * 2)
    named = [line("Report on the Lamps", bold=True, size=11)]
    assert roles(summary, named, text, [line("I. Lamps", bold=True)], text, resolution=False) == [
        ("heading", None),
        ("heading", None),
        ("paragraph", "summary"),
        ("heading", None),
        ("paragraph", None),
    ]
