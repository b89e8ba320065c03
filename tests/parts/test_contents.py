"""Contents lists."""

import pytest
from paper import LEFT, Part, line

from undoc_cli.page import Line
from undoc_cli.parts.contents import cut_contents
from undoc_cli.parts.passages import Joiner
from undoc_cli.rules.contents import leader
from undoc_cli.rules.language import language

ENGLISH = language("en")
WORD = line("Contents", baseline=300)
PAGE = 524.0


def entry(text: str, target: str, baseline: float, *, dots: bool = True) -> list[Line]:
    return [
        line(text + (" . . . . . . . ." if dots else ""), x0=LEFT, baseline=baseline),
        line(target, x0=PAGE, baseline=baseline - 0.4),
    ]


def contents(*lines: Line) -> tuple[list[tuple[str, str | None]], list[str]]:
    """Give the entries with their targets, and the lines that are kept."""
    rows = sorted(lines, key=lambda item: (round(item.baseline, 1), item.box.x0))
    _, entries, kept = cut_contents(rows, ENGLISH, Joiner())
    return [(found.text, found.target) for found in entries], [item.text for item in kept]


def test_entries_with_their_pages_even_where_these_stand_a_little_higher() -> None:
    text = line("I. Lamps", baseline=400, bold=True)
    found = contents(WORD, *entry("I. Lamps", "2", 320), *entry("II. Lights", "5", 340), text)
    assert found == ([("I. Lamps", "2"), ("II. Lights", "5")], ["I. Lamps"])


def test_paragraphs_before_the_page() -> None:
    paragraphs = [line(text, x0=PAGE - 40, baseline=top) for text, top in (("1–3", 320), ("4", 340))]
    _, entries, _ = cut_contents(
        sorted(
            [WORD, *entry("I. Lamps", "2", 320), *entry("II. Lights", "5", 340), *paragraphs],
            key=lambda item: (round(item.baseline), item.box.x0),
        ),
        ENGLISH,
        Joiner(),
    )
    assert [(found.text, found.paragraphs, found.target) for found in entries] == [
        ("I. Lamps", "1–3", "2"),
        ("II. Lights", "4", "5"),
    ]


@pytest.mark.parametrize(("gap", "found"), [(14.0, ("I. Lamps", "5 - 62")), (4.0, ("I. Lamps 5 - 62", None))])
def test_paragraphs_that_no_dots_lead_to_are_set_off(gap: float, found: tuple[str, str | None]) -> None:
    words = [line("I. Lamps ", Part("5 - 62", shift=gap), baseline=320), line("2", x0=PAGE, baseline=320)]
    _, (entry_of, _), _ = cut_contents([WORD, *words, *entry("II. Lights", "5", 340)], ENGLISH, Joiner())
    assert ((entry_of.text, entry_of.paragraphs), entry_of.target) == (found, "2")


@pytest.mark.parametrize(
    ("text", "off", "found"),
    [
        ("I. Lamps . .", 0.0, "I. Lamps"),
        ("I. Lamps of 2035.", 0.0, "I. Lamps of 2035"),
        ("I. Lamps, oil etc.", -6.0, "I. Lamps, oil etc."),  # a stop of its own: the dots end further right
    ],
)
def test_a_few_dots_that_end_where_dots_end_lead_on(text: str, off: float, found: str) -> None:
    others = [*entry("II. Lights", "5", 340), *entry("II. Lights", "6", 360)]
    end = others[0].box.x1
    short = line(text, baseline=320)
    words = [line(text, x0=end - short.box.width + off, baseline=320), line("2", x0=PAGE, baseline=320)]
    assert contents(WORD, *words, *others)[0][0] == (found, "2")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I. Lamps .... 5–62 3", (8, "5–62", "3")),
        ("I. LAMPS ... 5 - 62 3", (8, "5 - 62", "3")),
        ("I. Lamps . . . . . 3", (8, None, "3")),
        ("I. Lamps ........", (8, None, None)),
        ("I. Lamps ... 3", None),
        ("I. Lamps 5–62 3", None),
    ],
)
def test_what_dots_lead_to(text: str, found: tuple[int, str | None, str | None] | None) -> None:
    assert leader(text) == found


@pytest.mark.parametrize(("higher", "x0", "count"), [(3.0, PAGE, 2), (4.5, PAGE, 0), (0.4, 300.0, 0)])
def test_where_the_page_of_an_entry_stands(higher: float, x0: float, count: int) -> None:
    entries = [
        line(text, x0=LEFT if column == 0 else x0, baseline=baseline - higher * column)
        for baseline, texts in ((320, ("Lamps", "2")), (340, ("Lights", "5")))
        for column, text in enumerate(texts)
    ]
    text = line("The lamps of Sulina", x0=LEFT, x1=PAGE, baseline=400)
    assert len(contents(WORD, *entries, text)[0]) == count


def test_one_entry_makes_a_list_where_dots_lead_to_its_page() -> None:
    assert contents(WORD, *entry("Annual report", "2", 320))[0] == [("Annual report", "2")]
    assert contents(WORD, *entry("Annual report", "2", 320, dots=False))[0] == []


def test_a_page_between_the_lines_of_an_entry() -> None:
    upper, lower = line("III. Lamps and", baseline=340), line("lights . . . . . . .", x0=140, baseline=352)
    page = line("3", x0=PAGE, baseline=346)
    assert contents(WORD, *entry("I. Light", "2", 320), upper, page, lower)[0] == [
        ("I. Light", "2"),
        ("III. Lamps and lights", "3"),
    ]


def test_names_of_parts_stand_alone_and_names_of_annexes_go_on() -> None:
    part, annex = line("Joint segment", baseline=330, bold=True), line("Annex", baseline=360, bold=True)
    found = contents(
        WORD, *entry("I. Lamps", "2", 320), part, *entry("II. Oil", "3", 345), annex, *entry("Map", "9", 375)
    )
    assert found[0] == [("I. Lamps", "2"), ("Joint segment", None), ("II. Oil", "3"), ("Annex Map", "9")]


def test_without_the_word_nothing_is_a_list() -> None:
    assert contents(*entry("I. Lamps", "2", 320), *entry("II. Lights", "5", 340))[0] == []
