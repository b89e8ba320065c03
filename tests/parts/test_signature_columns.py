"""Signatures side by side whose lines nearly touch."""

import pytest
from paper import LEADING, LEFT, Part, bold, column, line, width_of

from undoc_cli.page import Line, PageParts
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.signature_columns import in_columns
from undoc_cli.parts.signatures import read_signatures
from undoc_cli.rules.language import language

ENGLISH = language("en")
SIGNED = (Part("("), Part("Signed", italic=True), Part(") "))
TOP = 300.0
SECOND = 333.6  # where the second column begins
TEXT = column("We should be grateful if you would circulate the present letter as a document.", baseline=200)


def page(*lines: Line) -> PageParts:
    ordered = sorted(lines, key=lambda item: (item.baseline, item.box.x0))
    return PageParts(1, 612.0, 792.0, (), tuple(ordered), (), (), (), ())


def names() -> list[Line]:
    left = line(*SIGNED, "Amra ", bold("Begić"), x0=LEFT, baseline=TOP)
    return [left, line(*SIGNED, "Jo ", bold("Wairiu"), x0=SECOND, baseline=TOP)]


def run_on(left: str, *right: str | Part, row: int) -> Line:
    """Set a line of two cells, the gap between them so narrow that it is one line."""
    gap = SECOND - LEFT - width_of(left, " ")
    first, *rest = (part if isinstance(part, Part) else Part(part) for part in right)
    return line(left, " ", first._replace(shift=gap), *rest, x0=LEFT, baseline=TOP + row * LEADING)


def titles(*lines: Line) -> list[list[str]]:
    people, rest = read_signatures(in_columns(page(*TEXT, *lines), ENGLISH).main, ENGLISH, Joiner())
    assert rest == TEXT
    return [[title.text for title in person.titles] for person in people]


def test_a_line_that_runs_on_into_the_next_column_is_cut_there() -> None:
    below = [
        run_on("Permanent Representative of Bosnia and", "Chair", row=1),
        line("Herzegovina to the United Nations", x0=LEFT, baseline=TOP + 2 * LEADING),
    ]
    whole = "Permanent Representative of Bosnia and Herzegovina to the United Nations"
    assert titles(*names(), *below) == [[whole], ["Chair"]]


def test_a_name_may_run_over_three_lines_of_a_column() -> None:
    words = "Permanent Representative of the Lao", "People’s", "Democratic Republic to the United Nations"
    below = [line(text, x0=SECOND, baseline=TOP + row * LEADING) for row, text in enumerate(words, 1)]
    assert titles(*names(), *below)[1] == [" ".join(words)]


@pytest.mark.parametrize(
    ("words", "goes_on"), [("Keeper of Lamps in Lighthouses", True), ("Keeper of Lamp in Lighthouses", False)]
)
def test_a_line_is_full_to_the_space_between_columns(words: str, *, goes_on: bool) -> None:
    """To half of the text's width less half the space between: 176.6 points.  With "Coastal" 177.5, or 172.5."""
    below = [
        line(text, x0=SECOND, baseline=TOP + row * LEADING) for row, text in enumerate((words, "Coastal Division"), 1)
    ]
    assert titles(*names(), *below)[1] == ([f"{words} Coastal Division"] if goes_on else [words, "Coastal Division"])


def test_an_office_begins_a_title_though_the_line_above_is_full() -> None:
    words = "Deputy Permanent Representative", "Chargé d’affaires a.i."
    below = [line(text, x0=SECOND, baseline=TOP + row * LEADING) for row, text in enumerate(words, 1)]
    assert below[0].box.width + width_of("Chargé ") > 175.0
    assert titles(*names(), *below)[1] == list(words)


def test_a_long_chinese_title_does_not_go_on_with_a_short_one() -> None:
    chinese = language("zh")
    first, rest = "大不列颠及北爱尔兰联合王国常驻联合国代表团临时代办和负责文化事务的", "参赞"
    lines = [
        line("(签名)", "某某", x0=LEFT, baseline=TOP),
        line("(签名)", "某人", x0=SECOND, baseline=TOP),
        line("大使", x0=LEFT, baseline=TOP + LEADING),
        line("大使", x0=SECOND, baseline=TOP + LEADING),
        line(first, x0=LEFT, baseline=TOP + 2 * LEADING),
        line(rest, x0=LEFT, baseline=TOP + 3 * LEADING),
    ]
    people, _ = read_signatures(in_columns(page(*TEXT, *lines), chinese).main, chinese, Joiner())
    assert [[title.text for title in person.titles] for person in people] == [["大使", first + rest], ["大使"]]


def test_two_names_may_stand_in_one_line() -> None:
    row = run_on("(Signed) Amra Begić of the Long Name", "(Signed) Jo ", bold("Wairiu"), row=0)
    below = [
        line("Ambassador", x0=LEFT, baseline=TOP + LEADING),
        line("Minister", x0=SECOND, baseline=TOP + LEADING),
    ]
    assert titles(row, *below) == [["Ambassador"], ["Minister"]]


def test_parts_keep_their_letters_places_and_styles() -> None:
    row = run_on("(Signed) Amra Begić of the Long Name", "(Signed) Jo ", bold("Wairiu"), row=0)
    left, right = in_columns(page(row), ENGLISH).main
    assert (left.text, right.text) == ("(Signed) Amra Begić of the Long Name", "(Signed) Jo Wairiu")
    assert list(right.x0s) == list(row.x0s[-len(right.text) :])
    assert [right.text[s.start : s.end] for s in right.spans if s.font.bold] == ["Wairiu"]
    assert (left.box.x1, right.box.x0) == (round(row.x1s[len(left.text) - 1], 3), SECOND)


def test_text_below_one_signature_or_apart_from_two_is_not_cut() -> None:
    text = run_on("This line of the text has a word that begins", "here as well.", row=6)
    one = page(names()[0], text)
    assert in_columns(one, ENGLISH) is one
    two = page(*names(), text)
    assert in_columns(two, ENGLISH) is two


def test_columns_set_to_the_right_are_not_cut_within_their_lines() -> None:
    office = "Permanent Mission of Chad"
    mission = line(office, x0=SECOND, baseline=TOP + LEADING)
    left = line("(Signed) Amra Begić", x0=200.0, baseline=TOP)
    right = line("(Signed) Jo Wairiu", x0=mission.x0s[office.index("Mission")], baseline=TOP)
    assert mission in in_columns(page(left, right, mission), ENGLISH).main


def test_titles_above_names_in_columns_are_cut_as_well() -> None:
    """The second one is signed where the first still has its titles."""
    french = language("fr")
    rows = [
        run_on("Représentant permanent de la République", "Ambassadrice", row=0),
        run_on("bolivarienne du Venezuela", "(Signé) Jo ", bold("Lee"), row=1),
        line("(Signé) Ann ", bold("Roy"), x0=LEFT, baseline=TOP + 2 * LEADING),
    ]
    people, _ = read_signatures(in_columns(page(*TEXT, *rows), french).main, french, Joiner())
    assert [[title.text for title in person.titles] for person in people] == [
        ["Représentant permanent de la République bolivarienne du Venezuela"],
        ["Ambassadrice"],
    ]


def test_a_chinese_name_begins_behind_a_gap() -> None:
    chinese = language("zh")
    rows = [
        line("大使", x0=LEFT, baseline=TOP),
        line("奥地利代表", x0=SECOND, baseline=TOP),
        run_on("大不列颠及北爱尔兰联合王国常驻联合国代表团临时代办和负责文化事务的", "李明(签名)", row=1),
        line("参赞", x0=LEFT, baseline=TOP + 2 * LEADING),
        line("约翰 史密斯(签名)", x0=LEFT, baseline=TOP + 3 * LEADING),
    ]
    people, rest = read_signatures(in_columns(page(*TEXT, *rows), chinese).main, chinese, Joiner())
    assert rest == TEXT
    assert [(person.name.text, [title.text for title in person.titles]) for person in people] == [
        ("约翰 史密斯", ["大使", "大不列颠及北爱尔兰联合王国常驻联合国代表团临时代办和负责文化事务的参赞"]),
        ("李明", ["奥地利代表"]),
    ]


def test_signatures_one_under_the_other_are_no_columns() -> None:
    office = "Keeper of Lamps"
    keeper = line(office, x0=200.0, baseline=TOP + LEADING)
    first = line("(Signed) Amra Begić", x0=200.0, baseline=TOP)
    second = line("(Signed) Jo", x0=keeper.x0s[office.index("Lamps")], baseline=TOP + 2 * LEADING)
    assert in_columns(only := page(first, keeper, second), ENGLISH) is only


ENDS = (244.0, 366.0, 488.6)  # of three columns that are set to the right


def right_set(*cells: str, row: int) -> Line:
    """Set a line of three cells that end where their columns do."""
    parts: list[str | Part] = []
    x = ENDS[0] - width_of(cells[0])
    for cell, end in zip(cells, ENDS, strict=True):
        parts += [" ", Part(cell, shift=end - width_of(cell) - x - width_of(" "))] if parts else [cell]
        x = end
    return line(*parts, x0=ENDS[0] - width_of(cells[0]), baseline=TOP + row * LEADING)


def three_names() -> list[Line]:
    names = [(*SIGNED, given, bold(family)) for given, family in (("Amra ", "Begić"), ("Jo ", "Lee"), ("Ann ", "Roy"))]
    return [line(*name, x0=end - width_of(*name), baseline=TOP) for name, end in zip(names, ENDS, strict=True)]


def test_columns_set_to_the_right_are_cut_where_they_end() -> None:
    rows = [
        right_set("Ambassador of the Lamps", "Ambassador of the Lights", "Ambassador of the Seas", row=1),
        right_set("Permanent Representative", "Permanent Representative", "Permanent Representative", row=2),
        line("Chair", x0=ENDS[1] - width_of("Chair"), baseline=TOP + 3 * LEADING),
    ]
    assert titles(*three_names(), *rows) == [
        ["Ambassador of the Lamps", "Permanent Representative"],
        ["Ambassador of the Lights", "Permanent Representative", "Chair"],
        ["Ambassador of the Seas", "Permanent Representative"],
    ]


def test_names_of_columns_set_to_the_right_may_touch_as_well() -> None:
    names = right_set("(Signed) Amra Begić", "(Signed) Josephine of Lee", "(Signed) Ann Maria of Roy", row=0)
    rows = [
        right_set("Ambassador of the Lamps", "Ambassador of the Lights", "Ambassador of the Seas", row=1),
        line("Chair", x0=ENDS[1] - width_of("Chair"), baseline=TOP + 2 * LEADING),
    ]
    assert titles(names, *rows) == [
        ["Ambassador of the Lamps"],
        ["Ambassador of the Lights", "Chair"],
        ["Ambassador of the Seas"],
    ]


def test_columns_of_which_one_line_ends_elsewhere_are_not_set_to_the_right() -> None:
    row = right_set("Ambassador of the Lamps", "Ambassador of the Lights", "Ambassador of the Seas", row=1)
    below = line("Chair", x0=ENDS[1] - width_of("Chair") + 5, baseline=TOP + 2 * LEADING)
    assert row in in_columns(page(*three_names(), row, below), ENGLISH).main
