"""Text that does not stand upright, tables, characters without meaning."""

from collections.abc import Callable
from typing import Any

import pytest
from checking import BOX, check, joint, with_body, with_header, with_letter, with_table, with_turned
from msgspec.structs import replace
from reading import document

from undoc_cli.model import Block, ContentsEntry, Document, MastheadLine


@pytest.mark.parametrize(
    "rows",
    [
        [("Of the lamps", "The keepers"), *[("and of the", "who burn the")] * 3],  # too few
        [("Of the lamps", "The keepers"), *[("and of the", "Who burns")] * 4],  # one column only
        [("Of the lamps", "The keepers"), *[("and of the.", "who burn the.")] * 4],  # sentences
        [("Of the lamps", "12"), *[("Of the oil", "14")] * 6],
    ],
)
def test_tables_that_are_no_text_in_columns(rows: list[tuple[str, ...]]) -> None:
    assert check(with_table(*rows)) == []


@pytest.mark.parametrize(("page", "letters", "part"), [(1, 201, ["/body"]), (2, 201, ["/annexes/0"]), (1, 200, [])])
def test_more_than_a_stamp_that_does_not_stand_upright_is_a_doubt(page: int, letters: int, part: list[str]) -> None:
    assert [pointer for *_, pointer in check(with_turned(page, letters))] == part


@pytest.mark.parametrize(("text", "is_told"), [("\uf0a7", False), ("\ue012\ue044", True), ("\uf041\uf042", True)])
def test_characters_of_one_font_alone_are_reported_unless_one_is_a_bullet(text: str, *, is_told: bool) -> None:
    found = check(with_body(f"{text} The lamps of the coast."))
    assert found == [("text-undecodable", "warning", "/body")] * is_told


BAD = "Any \N{REPLACEMENT CHARACTER}"
BAD_TABLE = Block(type="table", text="", number=None, page=1, bbox=BOX, rows=(("a", BAD),), notes=())


def _annexed(**values: Any) -> Document:
    annex = document("annex-and-enclosure").annexes[0]
    return replace(joint(), annexes=(annex, replace(annex, **values)))


@pytest.mark.parametrize(
    ("produce", "pointer"),
    [
        (lambda: with_header(titles=(*joint().header.titles, BAD)), "/header/titles"),
        (lambda: with_letter(sender=BAD), "/header/letter"),
        (lambda: with_header(signatories=(replace(joint().header.signatories[0], name=BAD),)), "/header/signatories"),
        (lambda: with_header(masthead=(MastheadLine(text=BAD, bbox=BOX),)), "/header/masthead"),
        (lambda: replace(joint(), contents=(ContentsEntry(text=BAD, target="4", page=1),)), "/contents"),
        (lambda: replace(joint(), body=(*joint().body, BAD_TABLE)), "/body"),
        (lambda: replace(joint(), body=(*joint().body, replace(BAD_TABLE, rows=(), notes=(BAD,)))), "/body"),
        (lambda: replace(joint(), footnotes=(replace(joint().footnotes[0], text=BAD),)), "/footnotes"),
        (lambda: _annexed(body=(BAD_TABLE,)), "/annexes/1"),
        (lambda: _annexed(original=BAD), "/annexes/1"),
    ],
)
def test_characters_without_meaning_are_reported_where_they_stand(
    produce: Callable[[], Document], pointer: str
) -> None:
    assert [one for one in check(produce()) if one[0] == "text-undecodable"] == [
        ("text-undecodable", "warning", pointer)
    ]
