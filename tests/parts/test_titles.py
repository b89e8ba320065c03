"""The title blocks below the masthead."""

import msgspec
import pytest
from page_one import ENGLISH, centred
from paper import EDGE, LEADING, LEFT, Part, bold, column, line

from undoc_cli.page import Line
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.titles import read_titles


def titles_of(*lines: Line) -> tuple[list[str], list[str]]:
    found, *_, rest = read_titles(lines, 612, ENGLISH, Joiner())
    return [title.text for title in found], [item.text for item in rest]


def test_title_blocks() -> None:
    first = column(
        "Request for the inclusion of a supplementary item in the agenda of the eightieth session",
        first=LEFT,
        baseline=250,
        leading=15,
        size=14,
        bold=True,
    )
    second = [line("Observer status", baseline=310, size=14, bold=True)]
    third = [line("Letter dated 1 August 2025", baseline=340, size=12, bold=True)]
    text = line("Under rule 14", baseline=370)
    assert titles_of(*first, *second, *third, text) == (
        [" ".join(item.text for item in first), "Observer status", "Letter dated 1 August 2025"],
        ["Under rule 14"],
    )


def test_titles_of_two_sizes_that_stand_close_are_two() -> None:
    lines = [line("Report", baseline=300, size=14, bold=True), line("of the Chair", baseline=314, size=12, bold=True)]
    assert titles_of(*lines)[0] == ["Report", "of the Chair"]


@pytest.mark.parametrize(("size", "count"), [(13.5, 1), (13.0, 2)])
def test_lines_of_one_title_are_of_one_size_nearly(size: float, count: int) -> None:
    lines = [line("Report", baseline=300, size=14, bold=True), line("of it", baseline=314, size=size, bold=True)]
    assert len(titles_of(*lines)[0]) == count


@pytest.mark.parametrize(("size", "count"), [(10, 2), (8.5, 0)])
def test_what_stands_before_a_title_may_be_small(size: float, count: int) -> None:
    sponsor = line("Egypt: draft resolution", baseline=300, size=size, bold=True)
    assert len(titles_of(sponsor, line("Lamps", baseline=330, size=14, bold=True))[0]) == count


def test_a_line_that_is_bold_by_half_is_no_title() -> None:
    assert titles_of(line(bold("Report of the Chair"), " on the state of the lamps", size=12))[0] == []


def test_a_section_heading_is_no_title() -> None:
    title = line("Report of the Chair", baseline=250, size=14, bold=True)
    heading = line("I. Introduction", x0=EDGE, baseline=300, size=14, bold=True)
    assert titles_of(title, heading) == (["Report of the Chair"], ["I. Introduction"])


def test_titles_end_at_the_heading_of_an_introduction() -> None:
    title = line("Report of the Chair", baseline=250, size=14, bold=True)
    heading = line("Introduction", baseline=300, size=14, bold=True)
    assert titles_of(title, heading) == (["Report of the Chair"], ["Introduction"])
    assert titles_of(heading) == (["Introduction"], [])  # a part of a budget may be named so


@pytest.mark.parametrize(
    ("sizes", "count"),
    [
        ([14, 12, 14], 2),  # the last is the heading of a section
        ([10, 12, 14], 3),  # of a draft the sponsors stand first
        ([14, 12, 12], 3),
        ([14, 14, 12], 3),
    ],
)
def test_titles_grow_smaller(sizes: list[float], count: int) -> None:
    texts = ["Lamps of the Gulf", "Report of the Chair", "Background"]
    lines = [line(text, baseline=250 + 30 * at, size=sizes[at], bold=True) for at, text in enumerate(texts)]
    assert titles_of(*lines) == (texts[:count], texts[count:])


def test_a_title_below_an_addendum_is_as_large_as_the_first() -> None:
    texts = ["Report of the Chair", "Addendum", "Mission to Utopia"]
    sizes = [14, 10, 14]
    lines = [line(text, baseline=250 + 30 * at, size=sizes[at], bold=True) for at, text in enumerate(texts)]
    assert titles_of(*lines) == (texts, [])


def bracketed(*texts: str, apart: float = LEADING) -> tuple[list[str], list[str], list[str]]:
    """Give titles, brackets and the rest of a resolution whose bracket has these lines."""
    first = line("Resolution adopted by the Assembly", baseline=250, size=14, bold=True)
    bracket = [line(text, baseline=275 + apart * at, italic=True) for at, text in enumerate(texts)]
    second = line("80/9. Lamps", baseline=340, size=12, bold=True)
    titles, between, rest = read_titles([first, *bracket, second], 612, ENGLISH, Joiner())
    brackets = [" ".join(item.text for item in found) for found in between]
    return [title.text for title in titles], brackets, [item.text for item in rest]


@pytest.mark.parametrize(
    "texts",
    [
        ("[on the report of the Second Committee (A/80/481, para. 7)]",),
        ("[on the report of the Special Political and Decolonization", "Committee (A/80/427, para. 17)]"),
        ("[on the report of the Lamp Committee", "(A/80/427 and A/80/428,", "para. 17)]"),
    ],
)
def test_a_bracket_between_titles_may_wrap(texts: tuple[str, ...]) -> None:
    assert bracketed(*texts) == (["Resolution adopted by the Assembly", "80/9. Lamps"], [" ".join(texts)], [])


@pytest.mark.parametrize(
    ("texts", "apart"),
    [
        (("[on the report of the Second", "Committee"), LEADING),  # it does not close
        (("on the report of the Second", "Committee]"), LEADING),
        (("[on the report of the Second", "Committee]"), 2 * LEADING),  # two paragraphs
        (("[on the", "report", "of the", "Second", "Committee]"), LEADING),  # a paragraph of text
    ],
)
def test_what_is_no_bracket_between_titles(texts: tuple[str, ...], apart: float) -> None:
    assert bracketed(*texts, apart=apart) == (
        ["Resolution adopted by the Assembly"],
        [],
        [*texts, "80/9. Lamps"],
    )


@pytest.mark.parametrize(("off", "underlined", "titled"), [(0, True, True), (0, False, False), (-120, True, False)])
def test_an_underlined_title_below_one_in_bold_stands_in_the_middle(
    off: float, *, underlined: bool, titled: bool
) -> None:
    title = line("LAMPS OF THE GULF", x0=250, baseline=300, size=12, bold=True)
    below = centred("Corrigendum", 330, underlined=underlined)
    shifted = msgspec.structs.replace(line("Corrigendum", x0=below.box.x0 + off, baseline=330), underlined=underlined)
    found, _ = titles_of(title, shifted)
    assert found == ["LAMPS OF THE GULF", *["Corrigendum"] * titled]


def test_a_mark_in_a_title() -> None:
    (title,), *_ = read_titles(
        [line("Report of the Chair", Part("1", 7, 5), size=14, bold=True)], 612, ENGLISH, Joiner()
    )
    assert (title.text, [mark.marker for mark in title.marks]) == ("Report of the Chair", ["1"])


def test_no_titles() -> None:
    assert titles_of(line("Under rule 14")) == ([], ["Under rule 14"])
    assert titles_of() == ([], [])


@pytest.mark.parametrize("small", ["Addendum", "(4–7 February 2025)"])
def test_small_titles_behind_large_ones(small: str) -> None:
    title = line("Lamps of the Gulf", baseline=300, size=14, bold=True)
    more = line("Views of the State", baseline=350, size=12, bold=True)
    lines = [title, line(small, baseline=325, bold=True), more, line("1. Lamps burn.", baseline=380)]
    titles, _, rest = read_titles(lines, 612, ENGLISH, Joiner())
    assert [found.text for found in titles] == ["Lamps of the Gulf", small, "Views of the State"]
    assert [found.text for found in rest] == ["1. Lamps burn."]


def test_other_small_bold_lines_behind_titles_are_text() -> None:
    lines = [line("Lamps", baseline=300, size=14, bold=True), line("A heading", baseline=325, bold=True)]
    assert [found.text for found in read_titles(lines, 612, ENGLISH, Joiner())[0]] == ["Lamps"]


FIRST = line("I have the honour to transmit to you the book in which the keepers", x0=95.2, x1=540, baseline=350)


@pytest.mark.parametrize(
    ("text", "underlined"),
    [
        ("LETTER DATED 12 MAY 1994 FROM THE CHAIR ADDRESSED TO THE SECRETARY-GENERAL", False),
        ("UNCTAD’s CONTRIBUTION TO THE LAMPS OF THE 1990s AND ALL THAT THEY LIGHT", False),
        ("Letter dated 12 May 1994 from the Chair addressed to the Secretary-General", True),
        ("Report of the Secretary-General", False),
    ],
)
def test_centred_titles_and_the_first_line_of_a_letter_below_them(text: str, underlined: bool) -> None:
    assert titles_of(centred(text, 300, underlined=underlined), FIRST) == ([text], [FIRST.text])


@pytest.mark.parametrize(
    ("text", "off", "titled"),
    [
        ("REPORT OF THE CHAIR", 30, True),
        ("REPORT OF THE CHAIR", 45, False),
        ("Report of the Secretary-General on the lamps", 0, True),
        ("Report of the Secretary-General on the lamps and on all of those that they lead home", 0, False),
        ("LETTER FROM THE CHAIR OF ALL OF THEM TO ALL THE OTHERS on lamps of the coasts", 0, False),
        ("73/8. Necessity of lamps", -120, True),  # the number of a resolution hangs
        ("73/8. Necessity of lamps", 60, False),
        ("Necessity of the lamps", -120, False),
    ],
)
def test_titles_before_1996_stand_in_the_middle(text: str, off: float, *, titled: bool) -> None:
    found = centred(text, 300)
    shifted = line(text, x0=found.box.x0 + off, baseline=300)
    assert bool(titles_of(shifted)[0]) is titled


def test_the_first_line_of_a_paragraph_is_no_title_however_near_the_middle_it_stands() -> None:
    assert abs((FIRST.box.x0 + FIRST.box.x1) / 2 - 306) < 15
    assert titles_of(FIRST) == ([], [FIRST.text])
