"""Covers of supplements to the Official Records."""

import pytest
from paper import EDGE, line, page_parts

from undoc_cli.page import Line, PageParts
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.supplement import Supplement, read_supplement
from undoc_cli.rules.language import language

ENGLISH = language("en")
TITLE = ["Report of the Committee on", "the Lamps of the Coasts"]


def cover(*more: Line) -> list[Line]:
    """Give the lines of the first page of a supplement."""
    below = ["General Assembly", "Official Records", "Eightieth Session", "Supplement No. 93"]
    return [
        line("A/80/93", x0=480, baseline=57, size=14, bold=True),
        line("United Nations", x0=EDGE, baseline=100, size=14, bold=True),
        *(line(text, x0=EDGE, baseline=200 + 28 * at, size=24, bold=True) for at, text in enumerate(TITLE)),
        line("(Sulina, 3–7 May 2025)", x0=EDGE, baseline=300, size=14, bold=True),
        *(line(text, x0=EDGE, baseline=640 + 18 * at, size=14, bold=not at) for at, text in enumerate(below)),
        *more,
    ]


def page(number: int, *texts: str) -> PageParts:
    lines = [line(text, baseline=100 + 20 * at, page=number) for at, text in enumerate(texts)]
    return page_parts(*lines, number=number)


def read(*pages: PageParts) -> Supplement | None:
    return read_supplement(pages, ENGLISH, Joiner())


def test_what_a_cover_says() -> None:
    found = read(page_parts(*cover()))
    assert found is not None
    head = found.head
    assert (head.symbols, head.organs) == (("A/80/93",), ["General Assembly"])
    assert head.session is not None
    assert (head.session.number, head.session.label) == ("80", "Eightieth Session")
    assert [title.text for title in found.front.titles] == [" ".join(TITLE), "(Sulina, 3–7 May 2025)"]
    assert found.front.kind == "report"
    kept = [piece.text for pieces in head.lines for piece in pieces]
    assert kept == ["A/80/93", "United Nations", "Official Records", "Supplement No. 93"]
    assert [piece.text for piece in head.placed] == ["General Assembly", "Eightieth Session"]
    assert sorted(head.evidence) == ["/header/organs/0", "/header/session", "/header/symbols/0"]


def test_the_pages_behind_it_and_where_the_text_begins() -> None:
    again = page(2, *TITLE, "United Nations • New York, 2025")
    note = page(3, "Note", "Symbols of United Nations documents are composed of letters", "ISSN 0255-9999")
    text = page(4, "[8 May 2025]", "Contents", "1. Lamps burn.")
    found = read(page_parts(*cover()), again, note, text)
    assert found is not None
    assert found.pages == 3
    assert [item.text for item in found.behind] == [item.text for item in (*again.main, *note.main)]
    assert [item.text for item in found.opening] == ["Contents", "1. Lamps burn."]
    assert found.head.lines[-1][0].text == "[8 May 2025]"


@pytest.mark.parametrize("broken", ["United Nations", "Official Records"])
def test_a_line_of_the_contents_that_breaks_at_a_name_is_no_cover(broken: str) -> None:
    note = page(2, "Note", "Symbols of United Nations documents are composed of letters")
    contents = page(3, "Contents", "1. Cooperation between the Committee and the", broken, "2. Lamps")
    found = read(page_parts(*cover()), note, contents, page(4, "1. The Committee met"))
    assert found is not None
    assert (found.pages, [item.text for item in found.opening]) == (2, [item.text for item in contents.main])


def test_a_cover_alone() -> None:
    found = read(page_parts(*cover()))
    assert found is not None
    assert (found.pages, found.behind, found.opening) == (1, (), ())


@pytest.mark.parametrize("without", ["Official Records", "Supplement No. 93"])
def test_no_cover(without: str) -> None:
    assert read(page_parts(*[item for item in cover() if item.text != without])) is None


def test_a_page_with_a_masthead_is_no_cover() -> None:
    assert read(page_parts(*cover(line("Distr.: General", x0=397, baseline=86)))) is None
