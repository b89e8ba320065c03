"""Where a line begins a new block, and where it goes on."""

import msgspec
import pytest
from msgspec.structs import replace
from paper import INDENT, LEADING, LEFT, RIGHT, Part, bold, column, line, stack, width_of
from said import ONE, TWO, blocks, broken, numbered, said, text_of

from undoc_cli.page import Line
from undoc_cli.parts.breaks import LIST_LINES
from undoc_cli.rules.numbers import runs_on


@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_paragraph_goes_on_over_the_page(after: int) -> None:
    lines = broken(ONE, after)
    assert len(lines) >= 4
    assert said([*stack(column(TWO, baseline=500)), *lines]) == [("paragraph", TWO), ("paragraph", ONE)]


def test_a_paragraph_goes_on_over_the_page_behind_a_full_stop() -> None:
    text = (
        "A steppe library is a cart with four hundred books and a stove and a librarian too and it goes far. "
        "There are fifty-two of them in all."
    )
    lines = column(text)
    assert lines[0].text != text
    first, second = text[: text.index("There")].strip(), text[text.index("There") :]
    above = column(first + " xxxxxxxxxxxxxxxxxxx", baseline=708)
    full = [
        line(item.text.replace(" xxxxxxxxxxxxxxxxxxx", ""), x0=item.box.x0, x1=RIGHT, baseline=item.baseline)
        for item in above
    ]
    below = line(second, baseline=100, page=2)
    assert said([*column(TWO, baseline=500), *full, below])[-1][1].endswith(second)


@pytest.mark.parametrize(
    ("count", "first", "opening", "whole"),
    [
        (2, INDENT, "", True),
        (2, LEFT, "", False),  # a paragraph: its second line stands at the edge of the column
        (1, INDENT, "", False),  # one line alone does not tell
        (2, INDENT, "(a) ", False),
    ],
)
def test_an_item_that_hangs_goes_on_over_the_page_where_a_sentence_begins(
    count: int, first: float, opening: str, *, whole: bool
) -> None:
    words = (
        "Of the steppe libraries the report says that all of them are well kept and that nobody stole one in ten years."
    )
    item = column(words, first=INDENT, left=INDENT)
    bullet = line("•", Part(" ", shift=-2.5), Part(item[0].text, shift=4.2), x0=INDENT - 6.7)
    last = line(item[-1].text, x0=INDENT, x1=RIGHT, baseline=item[-1].baseline)
    rest = [
        line(opening, "There are fifty-two of them", x0=INDENT, x1=RIGHT, baseline=100, page=2),
        line("for two hundred families each.", x0=first, baseline=112, page=2),
    ]
    found = blocks(*stack(column(TWO)), bullet, *item[1:-1], last, *rest[:count])
    assert (len(found) == 2) is whole


@pytest.mark.parametrize(
    ("closing", "opening", "second", "whole"),
    [
        ("", "", INDENT, True),
        ("”", "", INDENT, False),  # the quotation has ended
        ("", "“", INDENT, False),  # a paragraph of it that opens anew
        ("", "", LEFT, False),
    ],
)
def test_a_quotation_goes_on_over_the_page_where_a_sentence_begins(
    closing: str, opening: str, second: float, *, whole: bool
) -> None:
    quote = [
        line("“Of the steppe libraries the report says that all of them", x0=INDENT, x1=RIGHT, baseline=700),
        line(f"are well kept and that nobody stole one in ten years.{closing}", x0=INDENT, x1=RIGHT, baseline=712),
        line(f"{opening}There are fifty-two of them, one to every two", x0=INDENT, x1=RIGHT, baseline=100, page=2),
        line("hundred families of the steppe.”", x0=second, baseline=112, page=2),
    ]
    assert (len(blocks(*column(TWO, baseline=600), *quote)) == 2) is whole


@pytest.mark.parametrize(("first", "whole"), [(INDENT, True), (LEFT + 11.5, False)])
def test_a_numbered_paragraph_goes_on_over_the_page_where_a_sentence_begins(first: float, *, whole: bool) -> None:
    words = (
        "Of the steppe libraries the report says that all of them are well kept and that nobody stole one in ten years."
    )
    top, *rest = numbered(words, "5.", first=first)
    last = line(rest[-1].text, x0=LEFT, x1=RIGHT, baseline=rest[-1].baseline)
    below = line("There are fifty-two of them, one to every two hundred", x0=LEFT, x1=RIGHT, baseline=100, page=2)
    assert (len(blocks(*stack(column(TWO)), top, *rest[:-1], last, below)) == 2) is whole


@pytest.mark.parametrize(("page", "baseline"), [(1, 324), (2, 100)])
@pytest.mark.parametrize(("number", "whole"), [("M.", True), ("6.", False)])
def test_the_short_name_of_a_person_begins_no_item(number: str, page: int, baseline: float, *, whole: bool) -> None:
    words = (
        "Of the steppe libraries the report says that all of them are well kept and that nobody stole one in ten years"
    )
    top, *rest = numbered(words, "5.")
    last = line(rest[-1].text, x0=LEFT, x1=RIGHT, baseline=rest[-1].baseline)
    below = line(number, Part(" Utopie and his mule brought all of the books", shift=5), baseline=baseline, page=page)
    found = blocks(*stack(column(TWO, baseline=200)), top, *rest[:-1], last, below)
    assert (len(found) == 2) is whole


def test_an_underlined_heading_at_the_head_of_a_page_begins() -> None:
    words = (
        "Of the steppe libraries the report says that all of them are well kept and that nobody stole one in ten years."
    )
    top, *rest = numbered(words, "5.")
    last = line(rest[-1].text, x0=LEFT, x1=RIGHT, baseline=rest[-1].baseline)
    heading = replace(line("Limits of the libraries", baseline=100, page=2), underlined=True)
    found = blocks(*stack(column(TWO)), top, *rest[:-1], last, heading)
    assert [block.type for block in found] == ["paragraph", "paragraph", "heading"]


def test_a_paragraph_that_begins_a_page() -> None:
    lines = [*column(ONE, baseline=640), *column(TWO, baseline=100, page=2)]
    assert said(lines) == [("paragraph", ONE), ("paragraph", TWO)]


def test_a_paragraph_without_indent_that_begins_a_page() -> None:
    lines = [*column(ONE, first=LEFT, baseline=640), *column(TWO, first=LEFT, baseline=100, page=2)]
    assert said(lines) == [("paragraph", ONE), ("paragraph", TWO)]


def test_a_short_item_that_ends_a_page_takes_no_line_of_the_next() -> None:
    item = line("• The lamp of Sulina.", x0=INDENT, baseline=720)
    heading = line("Lamps of the Lower Danube", baseline=90, page=2, italic=True)
    lines = [*column(ONE, baseline=600), item, heading, *column(TWO, baseline=110, page=2)]
    assert said(lines)[1:] == [
        ("list_item", "The lamp of Sulina."),
        ("heading", "Lamps of the Lower Danube"),
        ("paragraph", TWO),
    ]


def test_a_page_that_begins_in_italics_goes_on_with_nothing_upright() -> None:
    """Summary records of some languages say when the meeting was held without a full stop."""
    held = column("Tenue au Siège, à New York, le mardi 14 octobre 2025, à 15 heures et demie du soir", baseline=700)
    opened = line("La séance est ouverte à 15 h 35.", x0=INDENT, baseline=90, page=2, italic=True)
    assert len(blocks(*held, opened)) == 2
    names = [msgspec.structs.replace(item, spans=opened.spans) for item in held]  # a title in italics, which goes on
    assert len(blocks(*names, line("et de la lampe", x0=LEFT, baseline=90, page=2, italic=True))) == 1


def test_a_page_that_begins_in_italics_goes_on_with_a_sentence_that_is_open() -> None:
    above = column(ONE + " Of the lamps and their keepers tells the publication entitled", baseline=660)
    open_ = [*above[:-1], line(above[-1].text, x0=above[-1].box.x0, x1=RIGHT, baseline=above[-1].baseline)]
    title = line("Illuminations of the Lower Danube, which tells it all", x0=LEFT, baseline=90, page=2, italic=True)
    assert len(blocks(*open_, title)) == 1


def test_a_page_that_begins_in_italics_takes_no_part_in_a_sentence_that_ended() -> None:
    first = line("Nobody ever told the keepers of the other lamps", x0=INDENT, x1=RIGHT, baseline=708)
    full = line("what the lamps of Sulina burn in winter;", x1=RIGHT, baseline=720)
    heading = line("Illuminations-of-the-Lower-Danube", baseline=90, page=2, italic=True)
    lines = [*column(ONE, baseline=600), first, full, heading, *column(TWO, baseline=110, page=2)]
    assert [kind for kind, _ in said(lines)] == ["paragraph", "paragraph", "heading", "paragraph"]


def test_a_line_that_begins_with_the_end_of_a_sentence_is_no_item() -> None:
    def lines(above: str) -> list[Line]:
        last = line(above, x1=RIGHT, baseline=336)
        number = line("2.", Part(" "), Part("The keepers of the lamps of Sulina", shift=5), x0=LEFT, baseline=348)
        return [*column(ONE, baseline=300)[:3], last, number]

    assert len(said(lines("as has been the custom of the keepers since the Convention, article"))) == 1
    assert len(said(lines("as has been the custom of the keepers since the Convention, namely:"))) == 2


@pytest.mark.parametrize("first", [True, False])  # the line above is the first of its paragraph
@pytest.mark.parametrize(
    ("end", "start", "shift", "count"),
    [
        ("villages that paragraph 9", "(b) of the Convention names, and of", 0.0, 1),
        ("shores in the number of", "3.5 per cent of them", 0.0, 1),
        ("shores, as article 12", "(iv) lamps", 0.0, 2),  # one blank more does not tell
        ("shores, as its keepers", "– Sow and Reap – do so", 0.0, 1),
        ("villages that paragraph 9", "(b) of the Convention names, and of", 3.0, 2),  # set off as a number is
        ("shores:", "(b) barley, which everybody has sown", 4.0, 2),
        ("villages.", "9. The keepers of the lamps", 0.0, 2),  # a sentence ends above
    ],
)
def test_what_is_spaced_as_words_in_a_line_set_wide_is_no_number(
    end: str, start: str, shift: float, count: int, *, first: bool
) -> None:
    opening = line("Of the seed houses the Compact has this to say:", x0=INDENT, x1=RIGHT, baseline=324)
    above = [] if first else [opening]
    above.append(line(f"Of all of the {end}", x0=INDENT if first else LEFT, x1=RIGHT, baseline=336))
    number, rest = start.split(" ", 1)
    below = line(number, Part(" "), Part(rest, shift=shift), x1=RIGHT, baseline=348)
    assert len(blocks(*column(TWO, baseline=200), *above, below)) == 1 + count


@pytest.mark.parametrize(("stop", "end", "count"), [("", RIGHT, 1), (".", RIGHT, 2), (".", RIGHT - 4, 2)])
def test_a_number_spaced_as_words_counts_below_the_end_of_a_sentence(stop: str, end: float, count: int) -> None:
    """The gap behind "138." is no wider than that of words in a line set wide."""
    above = line(f"to answer those who would like to ask it anything of that kind{stop}", x1=end, baseline=336)
    below = line("138. The keepers of the lamps of Sulina would not agree", x1=RIGHT, baseline=348)
    assert len(blocks(*column(ONE, baseline=200), above, below)) == 1 + count


def test_text_beside_the_numbers_of_two_paragraphs_goes_on_over_the_page() -> None:
    edge = LEFT + 40
    numbers, text = line("5., 6.", baseline=400), line("Lamps of the sea that burn", x0=edge, x1=RIGHT, baseline=400)
    rest = line("the lamps of the land", x0=edge, baseline=100, page=2)
    (paragraph,) = blocks(*column(ONE, baseline=200), numbers, text, rest)[1:]
    assert text_of(paragraph) == "Lamps of the sea that burn the lamps of the land"


@pytest.mark.parametrize("numbers", [("(i)", "(ii)", "(iii)"), ("\N{EN DASH}",) * 3])
def test_items_broken_by_hand_in_lines_set_wide_are_no_text(numbers: tuple[str, ...]) -> None:
    items = [
        line(number, Part(" Lamps that the keepers of Sulina lit"), x1=RIGHT, baseline=336 + 12 * at)
        for at, number in enumerate(numbers)
    ]
    assert len(blocks(*column(TWO, baseline=200), *items)) == 1 + len(items)


def test_an_indented_first_line_that_ends_a_page_goes_on_in_the_next() -> None:
    lines = [*column(ONE, baseline=600), *broken(TWO, 1)]
    assert said(lines)[1:] == [("paragraph", TWO)]


def test_a_word_broken_over_the_page() -> None:
    first = [*column(ONE, baseline=640)[:-1], line("and then the long-", x1=RIGHT, baseline=676)]
    text = text_of(blocks(*first, line("term plan was made.", baseline=100, page=2))[0])
    assert text.endswith("and then the long-term plan was made.")


def test_a_number_that_begins_a_page_begins_a_block() -> None:
    item = numbered(TWO, "2.")
    moved = [_on_page_two(x, index) for index, x in enumerate(item)]
    found = blocks(*numbered(ONE, "1."), *moved)
    assert [block.number.text for block in found if block.number] == ["1.", "2."]


@pytest.mark.parametrize(("page", "baseline"), [(1, 336), (2, 100)])
@pytest.mark.parametrize(
    ("before", "x0", "whole"),
    [
        ("every one of them is asked to sow: (a) barley; and", LEFT, True),
        ("every one of them is asked to sow (see paragraph 3 (a) of it);", LEFT, False),
        ("every one of them is asked to sow: (a) barley; and", INDENT, False),
    ],
)
def test_the_label_of_a_list_within_a_paragraph_begins_no_item(
    before: str, x0: float, page: int, baseline: float, *, whole: bool
) -> None:
    top = line("Of the villages on the shores of the Lower Danube that", x0=INDENT, x1=RIGHT, baseline=312)
    last = line(before, x1=RIGHT, baseline=324)
    below = line("(b)", Part(" rye wherever nobody else has sown it", shift=5), x0=x0, baseline=baseline, page=page)
    found = blocks(*column(TWO, baseline=200), top, last, below)
    assert (len(found) == 2) is whole


def test_the_label_before_one_is_looked_for_a_page_back_at_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []

    def counted(text: str, label: str) -> bool:
        searched.append(text)
        return runs_on(text, label)

    monkeypatch.setattr("undoc_cli.parts.breaks.runs_on", counted)
    rest = Part(" rye wherever nobody else has sown it and the rest of them wherever it grows; (a) barley", shift=5)
    rows = [line("(b)", rest, baseline=100 + 12 * (at % 50), page=1 + at // 50) for at in range(5 * LIST_LINES)]
    assert len(blocks(*rows)) == 1
    assert len(searched) == len(rows) - 1
    assert len(set(searched[LIST_LINES:])) == 1


@pytest.mark.parametrize(("number", "count"), [("115.", 2), ("116.", 1), ("15.", 1)])
def test_a_number_of_three_figures_begins_a_page_though_the_paragraph_above_fills_its_line(
    number: str, count: int
) -> None:
    """The gap behind it is narrower than behind those of two."""
    first = line("114.", Part(" The keepers of the lamps on the shores of the", shift=2.7), x1=RIGHT, baseline=690)
    last = line("Danube have written down what they burn and where.", x1=RIGHT, baseline=702)
    below = line(number, Part(" They burn oil", shift=2.7), page=2, baseline=90)
    assert len(blocks(*column(ONE), first, last, below)) == 1 + count


@pytest.mark.parametrize("gap", [4.9, 12.0])
@pytest.mark.parametrize(("number", "count"), [("86.100.", 2), ("86.101.", 1), ("87.100.", 1), ("2.5", 1)])
def test_a_bold_item_that_begins_a_page_begins(number: str, count: int, gap: float) -> None:
    """However narrow the gap behind it, the number that counts on is that of the next item."""
    words = "Invite the keepers of all lamps that burn on the shores of the Lower Danube to write down what they burn"
    top, *rest = column(words, bold=True)
    first = line("86.99.", Part(" "), Part(top.text, bold=True, shift=9.5), x0=LEFT, baseline=top.baseline)
    last = [line(bold(item.text), x1=RIGHT, baseline=item.baseline) for item in rest]
    below = line(number, Part(" "), Part("Sow what nobody has sown (Utopia)", bold=True, shift=gap - 2.5), page=2)
    found = blocks(*stack(column(TWO)), first, *last, below)[1:]
    assert len(found) == (2 if gap > 10 else count)


@pytest.mark.parametrize(
    ("above", "number", "stop", "count"),
    [
        ("86.4.", "86.5.", ";", 2),
        ("86.4.", "86.7.", ";", 1),
        ("13.", "14.", ".", 2),
        ("13.", "15.", ".", 1),
        ("13.", "14.", " of resolution", 1),
    ],
)
def test_bold_items_without_space_between_them(above: str, number: str, stop: str, count: int) -> None:
    """Of one part and two figures a number stands by chance at the head of a line, but behind no full stop."""
    lines = [
        line(mark, Part(" "), Part(words, bold=True, shift=2.5), x0=LEFT, baseline=baseline)
        for mark, words, baseline in [
            (above, f"Sow what nobody has sown (Utopia){stop}", 400),
            (number, "Reap what nobody has reaped (Chad);", 412),
        ]
    ]
    assert len(blocks(*column(TWO), *lines)) == 1 + count


def _on_page_two(item: Line, index: int) -> Line:
    return Line(2, item.text, item.edges, item.spans, 100 + 12 * index, item.size, item.box)


def test_bold_words_in_a_line_of_their_own_go_on_as_text() -> None:
    first, second, *rest = column(ONE)
    strong = line(bold(first.text), x0=INDENT, x1=RIGHT, baseline=first.baseline)
    assert second.text[:1].islower()
    assert said([strong, second, *rest]) == [("paragraph", ONE)]


RAGGED = [
    ("The Commission for Memory met in the town of Sulina in the", 470.0),
    ("course of that year and found that the seed house, which", 455.0),
    ("had been opened two winters before, was known to nobody in", 475.0),
    ("January 2005 and to few since.", 300.0),
]


def ragged(*rows: tuple[str, float]) -> list[Line]:
    return [line(text, x1=x1, baseline=300 + LEADING * index) for index, (text, x1) in enumerate(rows)]


def test_names_that_are_kept_together_break_no_paragraph() -> None:
    assert len(blocks(*ragged(*RAGGED))) == 1


def test_a_sentence_that_ends_early_ends_a_paragraph() -> None:
    rows = [
        (text.replace("Sulina in the", "Sulina."), x1 if index else 400.0) for index, (text, x1) in enumerate(RAGGED)
    ]
    assert len(blocks(*ragged(*rows))) == 2


@pytest.mark.parametrize("page", [1, 2])
@pytest.mark.parametrize(("dash", "count"), [("– such as lamps – offered by them", 1), ("– Such lamps", 2)])
def test_a_dash_in_the_middle_of_a_sentence_is_no_bullet(dash: str, count: int, page: int) -> None:
    lines = [
        *column(ONE),
        line("They play a vital role in the trade. Some lamps", baseline=400, x1=RIGHT),
        line(dash, baseline=412 if page == 1 else 90, page=page),
    ]
    assert len(blocks(*lines)) == 1 + count


@pytest.mark.parametrize(("shift", "end", "count"), [(0.0, "Great", 3), (15.0, "Great", 4), (0.0, "lamps.", 4)])
def test_an_item_of_one_line_goes_on_over_the_page_where_its_text_begins(shift: float, end: str, count: int) -> None:
    item = line(f"• The keepers are asked to mend what they call the {end}", x0=INDENT - 7.5, x1=RIGHT, baseline=720)
    rest = line("Lamps of Sulina and of Galaţi.", x0=item.x0s[2] + shift, baseline=100, page=2)
    assert len(said([*column(ONE, baseline=600), item, rest, *column(TWO, baseline=130, page=2)])) == count


TYPED = [
    ("31. The consolidated appeal was launched on the shores of the", 470),
    ("Lower Danube, where every village that had lost its seed was told by", 488),
    ("the keepers of the houses that it had been launched on", 410),
    ("4 February 1998, and that the last day of it would be the first of the", 480),
    ("sowing. Nobody had been told before.", 300),
]


def test_a_date_that_is_held_together_opens_no_paragraph_in_ragged_text() -> None:
    lines = [
        line(text, x0=LEFT, x1=LEFT + width - 123.4, baseline=300 + LEADING * row)
        for row, (text, width) in enumerate(TYPED)
    ]
    assert len(blocks(*lines)) == 1


def test_a_quotation_of_two_lines_is_one_though_its_margin_is_narrower() -> None:
    quoted = [
        line('"Calls upon all villages to write to their neighbours', x0=INDENT, x1=400, baseline=300),
        line('before they sow what nobody else has sown".', x0=INDENT, x1=380, baseline=300 + LEADING),
    ]
    assert [kind for kind, _ in said(stack(column(ONE), quoted, column(TWO)))] == ["paragraph", "quote", "paragraph"]


def test_a_closed_quotation_ends_where_its_line_does() -> None:
    closed = [
        line('"Calls upon all villages".', x0=INDENT, baseline=300),
        line("The Secretary", x0=INDENT, baseline=300 + LEADING),
    ]
    assert len(blocks(*stack(column(ONE), closed))) == 3


@pytest.mark.parametrize(
    ("end", "start", "x0", "count"),
    [
        ("and found that prospects", "are bright for them.", LEFT, 1),
        ("and found that prospects", "are bright for them.", INDENT, 2),
        ("and found that prospects:", "are bright for them.", LEFT, 2),
        ("and found that prospects", "They are bright.", LEFT, 2),
        ("and found the prospects of", "Utopia to be bright.", LEFT, 1),
        ("and found the prospects of", "Utopia to be bright.", INDENT, 2),
    ],
)
def test_a_space_in_the_middle_of_a_sentence_ends_no_paragraph(end: str, start: str, x0: float, count: int) -> None:
    lines = [*column(ONE)[:-1], line(end, baseline=340), line(start, x0=x0, baseline=376)]
    assert len(blocks(*lines)) == count


VALUE = LEFT + 82.5  # behind "Keepers:" and a gap of 40


@pytest.mark.parametrize(
    ("x0", "x1", "count"),
    [
        (VALUE, None, 3),
        (VALUE, RIGHT, 2),  # a value of two lines
        (LEFT + 60, None, 2),  # it begins where no value does
    ],
)
def test_each_line_of_the_values_beside_a_label_is_one(x0: float, x1: float | None, count: int) -> None:
    label = line("Keepers: ", Part("Mr. Nescio Nomen (Utopia)", shift=40), baseline=400)
    if x1:
        label = replace(label, box=replace(label.box, x1=x1))
    assert label.x0s[9] == pytest.approx(VALUE)
    assert len(blocks(*column(ONE), label, line("Ms. Jane Doe (Chad)", x0=x0, baseline=412))) == count


@pytest.mark.parametrize(
    ("bullet", "x0", "x1", "count"),
    [
        ("•", INDENT, RIGHT, 1),
        ("1.", INDENT, RIGHT, 2),  # a heading that fills its line
        ("•", LEFT, RIGHT, 2),  # text below the item
        ("•", INDENT, RIGHT - 60, 2),
    ],
)
def test_the_bold_line_at_the_head_of_an_item_goes_on_in_plain_type(
    bullet: str, x0: float, x1: float, count: int
) -> None:
    gap = INDENT - LEFT - width_of(bullet)
    words = Part("Lamps give peace and quiet to them all.", bold=True, shift=gap - 2.5)
    strong = line(bullet, " ", words, x0=LEFT, bold=True)
    strong = replace(strong, box=replace(strong.box, x1=x1))
    below = line("There are as many of them as wells", x0=x0, x1=RIGHT, baseline=300 + LEADING)
    assert strong.x0s[len(bullet) + 1] == pytest.approx(INDENT)
    assert len(blocks(*column(ONE, baseline=100), strong, below)) == 1 + count


@pytest.mark.parametrize(
    ("label", "x1", "x0", "count"),
    [
        ("Keepers of the lamps:", None, INDENT, 3),
        ("(a) Keepers of the lamps:", None, LEFT + width_of("(a) "), 2),  # the item's text
        ("Keepers of the lamps", None, INDENT, 2),
        ("Keepers of the lamps:", RIGHT, INDENT, 2),  # it fills the line: its second line hangs
        ("Keepers of the lamps:", None, LEFT, 3),
    ],
)
def test_names_below_a_label_that_stand_in_begin_below_it(label: str, x1: float | None, x0: float, count: int) -> None:
    found = blocks(*column(ONE, baseline=100), line(label, x1=x1), line("Utopia", x0=x0, baseline=300 + LEADING))
    assert len(found) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("For the Government:", "For the Commission:", 2),
        ("缔约国代表：", "委员会代表：", 2),
        ("For the Government:", "Mr. Nescio Nomen", 1),
    ],
)
def test_labels_beside_each_other_are_two(left: str, right: str, count: int) -> None:
    row = [line(left, baseline=400), line(right, x0=RIGHT - 100, baseline=400)]
    assert len(blocks(*column(ONE), *row)) == 1 + count
