"""The masthead of page 1, and the header that is made of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from drawing import drawn
from msgspec.structs import replace
from paper import EDGE, LEADING, LEFT, Part, bold, column, line, moved, page_parts, rule, width_of

from undoc_cli.geometry import Box
from undoc_cli.model import Header
from undoc_cli.page import Line
from undoc_cli.parts.assemble import Assembly
from undoc_cli.parts.header import build_header, job_pieces
from undoc_cli.parts.letter import read_letter
from undoc_cli.parts.masthead import Masthead
from undoc_cli.parts.masthead_lines import read_masthead
from undoc_cli.parts.masthead_symbols import take_symbols_of_heads
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.session_block import read_session_block
from undoc_cli.parts.titles import read_titles
from undoc_cli.rules.language import language
from undoc_cli.rules.register import Register

if TYPE_CHECKING:
    from undoc_cli.passage import Passage

ENGLISH = language("en")
UPPER, LOWER = rule(60, 64.8, 552, 0.5), rule(59.3, 208.9, 552.3, 1.5)
SECOND = 348.1
BLOCK = 224.0  # baseline of the first line under the masthead
FIRST_TITLE = 5  # space above a title of the agenda, beyond the leading


def symbol(text: str = "A/79/801") -> list[Line]:
    organ, _, rest = text.partition("/")
    return [line(Part(organ, 20), f"/{rest}", x0=480, baseline=56.5)]


def organs(*names: str) -> list[Line]:
    return [line(name, x0=LEFT, baseline=86.3 + 19.5 * i, size=20, bold=True) for i, name in enumerate(names)]


def at_right(*texts: str) -> list[Line]:
    return [line(text, x0=397, baseline=86.6 + 12 * i) for i, text in enumerate(texts)]


COLUMN = at_right("Distr.: General", "27 February 2025", "Original: English")
TITLE = column(
    (
        "Letter dated 25 February 2025 from the Permanent Representative of Azerbaijan "
        "to the United Nations addressed to the Secretary-General"
    ),
    first=LEFT,
    baseline=330,
    leading=13.5,
    size=12,
    bold=True,
)


def block(*rows: str | Part, x0: float = EDGE, top: float = BLOCK) -> list[Line]:
    """Set the lines of the session block; a bold row is a Part, an empty one is space above a title."""
    found: list[Line] = []
    y = top
    for row in rows:
        if row == "":
            y += FIRST_TITLE + 1
            continue
        found.append(line(row, x0=x0, baseline=y))
        y += LEADING
    return found


def seen(*groups: list[Line], rules: Sequence[Box] = (UPPER, LOWER), joiner: Joiner | None = None) -> Masthead | None:
    lines = sorted(
        (item for group in groups for item in group), key=lambda item: (round(item.baseline, 1), item.box.x0)
    )
    return read_masthead(page_parts(*lines, rules=rules), ENGLISH, joiner or Joiner())


def read(*groups: list[Line], rules: Sequence[Box] = (UPPER, LOWER), joiner: Joiner | None = None) -> Masthead:
    head = seen(*groups, rules=rules, joiner=joiner)
    assert head is not None
    return head


def header(head: Masthead) -> tuple[Header, Assembly]:
    assembly = Assembly(Joiner())
    for pieces in head.lines:
        assembly.masthead_line(pieces)
    titles: list[Passage]
    titles, *_ = read_titles(head.rest, 612, ENGLISH, Joiner())
    return build_header(
        assembly, head, titles, read_letter(titles, ENGLISH), None, (), ENGLISH, Register.packaged()
    ), assembly


def of_the_assembly(*rows: str | Part) -> tuple[Header, Assembly]:
    """Give the header of a masthead whose session block has these rows below the session."""
    head = read(symbol(), organs("General Assembly"), COLUMN, block(bold("Seventy-ninth session"), *rows), TITLE)
    return header(head)


def items(found: Header) -> list[tuple[str, str | None, str | None]]:
    return [(item.number, item.subitem, item.title) for item in found.agenda_items]


def test_titles_cite_and_what_the_masthead_prints_does_not() -> None:
    title = [line("Egypt: amendment to draft resolution A/80/L.18", x0=LEFT, baseline=330, size=12, bold=True)]
    _, assembly = header(read(symbol("A/80/L.20"), organs("General Assembly"), COLUMN, title))
    assert [(one.symbol, one.pointer, one.start) for one in assembly.citations] == [
        ("A/80/L.18", "/header/titles/0", title[0].text.index("A/80"))
    ]


# Above the rule.


def test_a_masthead() -> None:
    head = read(symbol(), organs("General Assembly"), COLUMN, TITLE)
    assert head.symbols == ("A/79/801",)
    assert head.organs == ["General Assembly"]
    assert (head.distribution, head.date, head.originals) == ("general", "2025-02-27", ("en",))
    assert head.rest == tuple(TITLE)
    assert head.unread == []


@pytest.mark.parametrize(
    ("pages", "symbols"),
    [
        ([["A/79/801", "S/2025/121"]], ("A/79/801", "S/2025/121")),
        ([["A/79/801"], ["A/79/801"], ["A/79/807"]], ("A/79/801",)),
        ([["A/79/801"], ["A/79/807"]], ()),  # which of them is not told
        ([["A/79/801"], [], []], ("A/79/801",)),
        ([["$/2025/12l"], ["S/2025/121,"]], ("S/2025/121",)),
        ([["A/79/T01", "Page 2"]], ()),
        ([], ()),
    ],
)
def test_symbols_of_running_heads_stand_for_one_that_cannot_be_read(
    pages: list[list[str]], symbols: tuple[str, ...]
) -> None:
    head = read(symbol("Av79i801"), organs("General Assembly"), COLUMN)
    assert head.symbols == ()
    take_symbols_of_heads(
        head,
        [
            page_parts(number=number, furniture=[("running-head", line(text, x0=LEFT, baseline=44)) for text in heads])
            for number, heads in enumerate(pages, 2)
        ],
    )
    assert head.symbols == symbols
    assert set(head.evidence) >= {f"/header/symbols/{at}" for at in range(len(symbols))}


def test_words_with_letters_apart_above_the_organ_are_none() -> None:
    spaced = line("U N I T E D   N A T I O N S", x0=LEFT, baseline=75, size=16, bold=True)
    head = read(symbol(), [spaced], organs("General Assembly"), COLUMN)
    assert head.organs == ["General Assembly"]


def test_letters_for_figures_in_a_symbol() -> None:
    """What the text has is the evidence, so that a check can tell."""
    head = read(symbol("A/39/36I"), organs("General Assembly"), COLUMN)
    assert head.symbols == ("A/39/361",)
    assert head.evidence["/header/symbols/0"][0].text == "A/39/36I"


def test_a_joint_symbol_and_two_organs() -> None:
    head = read(symbol("A/79/801-S/2025/121"), organs("General Assembly", "Security Council"), COLUMN)
    assert head.symbols == ("A/79/801", "S/2025/121")
    assert head.organs == ["General Assembly", "Security Council"]
    assert [head.evidence[f"/header/symbols/{i}"][0].text for i in (0, 1)] == ["A/79/801", "S/2025/121"]
    assert [head.evidence[f"/header/organs/{i}"][0].text for i in (0, 1)] == head.organs


@pytest.mark.parametrize("text", ["A/79/801*-S/2025/121**", "A/79/801 *-S/2025/121 **"])
def test_asterisks_at_symbols_are_marks(text: str) -> None:
    head = read(symbol(text), COLUMN)
    assert head.symbols == ("A/79/801", "S/2025/121")
    assert [(pointer, mark.marker, mark.offset) for pointer, mark in head.value_marks] == [
        ("/header/symbols/0", "*", 8),
        ("/header/symbols/1", "**", 10),
    ]


def stacked(*texts: str) -> list[Line]:
    return [moved(item, -20.0 * i) for i, text in enumerate(reversed(texts)) for item in symbol(text)]


@pytest.mark.parametrize("join", ["", "-", "–"])
def test_symbols_one_under_the_other(join: str) -> None:
    head = read(stacked(f"A/79/801*{join}", "S/2025/121*"), COLUMN)
    assert head.symbols == ("A/79/801", "S/2025/121")
    assert [head.evidence[f"/header/symbols/{i}"][0].text for i in (0, 1)] == ["A/79/801", "S/2025/121"]
    assert [(pointer, mark.offset) for pointer, mark in head.value_marks] == [
        ("/header/symbols/0", 8),
        ("/header/symbols/1", 10),
    ]
    assert head.unread == []


@pytest.mark.parametrize(
    ("text", "marks"), [("*A/79/801", [8]), ("*A/79/801*-S/2025/121", [8, 10]), ("*A/79/801-S/2025/121", [10])]
)
def test_an_asterisk_before_a_symbol_on_a_page_that_reads_from_right_to_left(text: str, marks: list[int]) -> None:
    head = read([line(text, x0=440, baseline=56.5)], COLUMN)
    assert head.symbols == ("A/79/801", "S/2025/121")[: text.count("/") // 2]
    assert [(mark.marker, mark.offset) for _, mark in head.value_marks] == [("*", offset) for offset in marks]
    assert head.unread == []


@pytest.mark.parametrize("other", ["S/2020-503", "/Rev.1", "Rev.1/Add.12"])
def test_what_stands_at_a_symbol_and_is_none_is_reported(other: str) -> None:
    head = read(symbol(), [line(other, x0=480, baseline=40)], COLUMN)
    assert head.symbols == ("A/79/801",)
    assert head.unread == [("/header/symbols", other)]


@pytest.mark.parametrize(
    "rows", [("A/52/826", "S/1998/222*"), ("A/52/826-", "S/1998/222*"), ("A/52/826-S/1998/222*",)], ids=len
)
def test_symbols_in_the_column_before_2010(rows: tuple[str, ...]) -> None:
    head = read(at_right("Distr.", "GENERAL", *rows, "13 March 1998", "ORIGINAL: ENGLISH/FRENCH"))
    assert (head.symbols, head.symbol_in_column) == (("A/52/826", "S/1998/222"), True)
    assert [mark.marker for _, mark in head.value_marks] == ["*"]
    assert head.originals == ("en", "fr")
    assert head.unread == []


def test_a_half_in_the_column_that_is_none_is_reported() -> None:
    head = read(at_right("Distr.", "GENERAL", "A/52/826", "S/1998-222"))
    assert (head.symbols, head.unread) == (("A/52/826",), [("/header/symbols", "S/1998-222")])


@pytest.mark.parametrize(
    ("others", "size", "bold_type", "found"),
    [
        ([], 14, True, True),
        ([], 12, True, True),  # where nothing larger stands there
        ([], 8, True, False),
        (["General Assembly"], 14, True, True),
        (["General Assembly"], 12, True, False),
        ([], 17, False, True),
        ([], 15, False, False),
    ],
)
def test_bodies_are_named_in_large_type(others: list[str], size: float, *, bold_type: bool, found: bool) -> None:
    body = line("Conference of the Keepers", x0=LEFT, baseline=130, size=size, bold=bold_type)
    head = read(symbol(), organs(*others), COLUMN, [body])
    assert head.organs == [*others, *([body.text] if found else [])]


# Where it ends, and what stands where in it.

ASSEMBLY = organs("General Assembly")
UNDATED = at_right("27 February 2025", "Original: English")


@pytest.mark.parametrize("other", [rule(60, 420, 552, 1.5), rule(60, 250, 305, 1.5)], ids=["too low", "too short"])
def test_another_rule_does_not_end_the_masthead(other: Box) -> None:
    first = line("The text begins here.", x0=LEFT, baseline=240)
    assert read(symbol(), ASSEMBLY, COLUMN, [first], TITLE, rules=[UPPER, other]).rest == (first, *TITLE)


@pytest.mark.parametrize(
    ("rules", "baseline"),
    [
        ([], 56.5),
        ([rule(60, 30, 552)], 56.5),  # of a frame
        ([rule(60, 75, 552)], 70.0),
        ([rule(60, 110, 552)], 100.0),  # before 2010
        ([rule(60, 132, 552)], 56.5),  # under the name of the organ
    ],
)
def test_the_symbol_stands_above_the_upper_rule_or_where_one_would_be(rules: list[Box], baseline: float) -> None:
    down = baseline - 56.5
    lines = [moved(item, down) for group in (symbol(), ASSEMBLY, UNDATED) for item in group]
    head = read(lines, rules=[*rules, LOWER])
    assert (head.symbols, head.symbol_in_column) == (("A/79/801",), False)
    assert (head.organs, head.date) == (["General Assembly"], "2025-02-27")


@pytest.mark.parametrize("down", [0, 60, 90])
def test_a_masthead_may_stand_low(down: float) -> None:
    lines = [moved(item, down) for group in (symbol(), ASSEMBLY, COLUMN) for item in group]
    first = line("The text begins here.", x0=LEFT, baseline=240 + down)
    rules = [rule(60, 64.8 + down, 552), rule(59.3, 208.9 + down, 552.3, 1.5)]
    head = read(lines, [first], rules=rules)
    assert (head.symbols, head.date, head.rest) == (("A/79/801",), "2025-02-27", (first,))


@pytest.mark.parametrize(("down", "found"), [(160, True), (300, False)])
def test_how_low_the_column_of_the_distribution_stands(down: float, *, found: bool) -> None:
    """Where no rule ends the masthead, that column does."""
    column = [moved(item, down) for item in COLUMN]
    assert (seen(symbol(), column, rules=[]) is not None) is found


@pytest.mark.parametrize(
    ("off", "below", "date"),
    [(10, 12, "2025-02-27"), (-20, 12, None), (0, 30, "2025-02-27"), (0, 40, None)],
    ids=["nearly at its edge", "beside", "set off", "far below"],
)
def test_lines_of_that_column_stand_one_under_the_other(off: float, below: float, date: str | None) -> None:
    first, second = line("Distr.: General", x0=397, baseline=86.6), line("27 February 2025", x0=397 + off)
    assert read(symbol(), [first, moved(second, 86.6 + below - second.baseline)], rules=[]).date == date


def test_a_date_in_the_middle_of_the_masthead_is_not_that_of_the_distribution() -> None:
    assert read(symbol(), at_right("Distr.: General"), [line("27 February 2025", x0=275, baseline=120)]).date is None


def test_a_long_name_of_a_body_takes_two_lines() -> None:
    names = [
        line("Meeting of States Parties to the Treaty", x0=LEFT, baseline=86, size=17, bold=True),
        line("on the Prohibition of Nuclear Weapons", x0=LEFT, baseline=104, size=17, bold=True),
    ]
    assert read(symbol("TPNW/MSP/2025/11"), names, COLUMN).organs == [
        "Meeting of States Parties to the Treaty on the Prohibition of Nuclear Weapons"
    ]


@pytest.mark.parametrize(
    ("word", "value"),
    [("General", "general"), ("Limited", "limited"), ("Restricted", "restricted"), ("LIMITED", "limited")],
)
def test_distributions(word: str, value: str) -> None:
    assert read(symbol(), at_right(f"Distr.: {word}")).distribution == value


def test_a_word_of_distribution_that_is_not_known() -> None:
    head = read(symbol(), at_right("Distr.: Secret"))
    assert head.distribution is None
    assert head.unread == [("/header/distribution", "Distr.: Secret")]


def test_language_and_originals() -> None:
    head = read(symbol(), at_right("Distr.: General", "5 June 2025", "English", "Original: Arabic/French"))
    assert head.originals == ("ar", "fr")
    assert [piece.text for piece in head.evidence["/header/language"]] == ["English"]
    head = read(symbol(), at_right("Distr.: General", "Original: Klingon"))
    assert (head.originals, head.unread) == ((), [("/header/original_languages", "Original: Klingon")])


def test_what_is_not_printed_is_not_there() -> None:
    head = read(symbol(), at_right("Distr.: General"))
    assert "/header/language" not in head.evidence
    assert (head.date, head.originals, head.session, head.council_year) == (None, (), None, None)
    assert (head.organs, head.agenda) == ([], [])


def test_a_page_without_rule_and_distribution_has_no_masthead() -> None:
    lines = [line("Halloran & Pike, Chandlers", x0=72, baseline=92), *TITLE]
    assert read_masthead(page_parts(*lines), ENGLISH, Joiner()) is None


def test_every_line_above_the_text_is_kept_or_placed() -> None:
    united = [line("United Nations", x0=LEFT, baseline=57.9, size=14)]
    session = block(
        bold("Seventy-ninth session"),
        "Agenda items 32 and 61",
        bold("Prevention of armed conflict"),
        "",
        bold("Peacebuilding and sustaining peace"),
    )
    everything = [united, symbol(), organs("General Assembly"), COLUMN, session]
    head = read(*everything, TITLE)
    kept = [piece.line for pieces in head.lines for piece in pieces] + [piece.line for piece in head.placed]
    kept += [item for found in head.agenda for title in found.titles for item in title.lines()]
    assert sorted(map(id, kept)) == sorted(id(item) for group in everything for item in group)


# The session block.


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


@pytest.mark.parametrize(
    ("rows", "originals", "count"),
    [
        (("Original: English/French/Russian/", "Spanish"), ("en", "fr", "ru", "es"), 2),
        (("Original: Arabic/Chinese/", "English/French/", "Russian/Spanish"), ("ar", "zh", "en", "fr", "ru", "es"), 3),
        (("Original: Arabic, English and", "French"), ("ar", "en", "fr"), 2),
        (("Original: English", "French"), ("en",), 1),
        (("Original: English/French", "7 March 2025"), ("en", "fr"), 1),
    ],
)
def test_original_languages_over_lines(rows: tuple[str, ...], originals: tuple[str, ...], count: int) -> None:
    head = read(symbol(), at_right("Distr.: General", *rows))
    assert head.originals == originals
    assert len(head.evidence["/header/original_languages"]) == count


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


def test_asterisks_anywhere_in_the_masthead_are_marks() -> None:
    joiner = Joiner(notes={1: frozenset({"*", "**"})})
    head = read(
        symbol(),
        organs("General Assembly*"),
        at_right("Distr.: Restricted*", "27 February 2025**", "Original: English*"),
        block(bold("Eightieth session**"), "Agenda item 5", bold("Culture of peace")),
        TITLE,
        joiner=joiner,
    )
    assert (head.distribution, head.date, head.originals) == ("restricted", "2025-02-27", ("en",))
    assert head.organs == ["General Assembly"]
    assert head.session is not None and head.session.label == "Eightieth session"
    assert [(pointer, mark.marker, mark.offset) for pointer, mark in head.value_marks] == [
        ("/header/organs/0", "*", 16),
        ("/header/session/label", "**", 17),
    ]
    assert [mark.marker for mark in head.line_marks] == ["*", "**", "*"]
    assert head.evidence["/header/distribution_date"][0].text == "27 February 2025"
    assert head.evidence["/header/session"][0].text == "Eightieth session"


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


# The header.


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


@pytest.mark.parametrize(("off", "size", "inside"), [(0, 10, True), (9, 10, True), (16, 10, False), (0, 16, False)])
def test_lines_of_the_session_block_begin_at_one_edge_and_are_small(off: float, size: float, *, inside: bool) -> None:
    first = block(bold("Seventy-ninth session"))
    other = line("Lamps and wicks", x0=EDGE + off, baseline=BLOCK + 30, size=size)
    assert (other not in read(symbol(), organs("General Assembly"), COLUMN, first, [other], TITLE).rest) is inside


def test_what_could_not_be_read_is_reported() -> None:
    head = read(symbol(), at_right("Distr.: Secret"), block("Agenda items 5 or 7"), TITLE)
    _, assembly = header(head)
    assert [(d.code, d.pointer) for d in assembly.diagnostics] == [
        ("masthead-unread", "/header/distribution"),
        ("masthead-unread", "/header/agenda_items"),
    ]


def test_senders_that_are_not_certain() -> None:
    title = column(
        (
            "Letter dated 5 May 2025 from the representatives of Utopia, Sealand and Chad "
            "to the United Nations addressed to the Secretary-General"
        ),
        first=LEFT,
        baseline=330,
        leading=13.5,
        size=12,
        bold=True,
    )
    _, assembly = header(read(symbol(), COLUMN, title))
    assert [(d.code, d.pointer) for d in assembly.diagnostics] == [
        ("sender-entities", "/header/letter/sender_entities")
    ]


@pytest.mark.parametrize("printed", ["25-03323 (E)    100325", "100325    (E) 25-03323"], ids=["left", "from right"])
def test_job_number_of_the_first_page(printed: str) -> None:
    pieces = job_pieces(page_parts(furniture=[("job-number", line(printed))]))
    assert " ".join(piece.text for piece in pieces) == "25-03323 (E)"
    assert job_pieces(page_parts(furniture=[("bar-code", line("*2503323*"))])) == []


# Titles.


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


def test_a_long_name_in_small_type_is_an_organ_where_nothing_larger_stands() -> None:
    name = [
        line(text, x0=LEFT, baseline=86 + 12 * i, bold=True) for i, text in enumerate(["Board of the", "Lamp Fund"])
    ]
    assert read(symbol("DP/2025/20"), name, COLUMN).organs == ["Board of the Lamp Fund"]
    below = read(symbol(), organs("General Assembly"), [line("Lamp Fund", x0=LEFT, baseline=110, bold=True)], COLUMN)
    assert below.organs == ["General Assembly"]


def test_a_symbol_above_the_distribution_where_the_upper_rule_is_broken() -> None:
    lines = [line("DP/2025/1*", x0=474, baseline=71.3, size=12), *at_right("Distr.: General", "2 May 2025")]
    moved = [line(item.text, x0=item.box.x0, baseline=item.baseline + 20) for item in lines[1:]]
    page = page_parts(lines[0], *moved, rules=[rule(396, 79.2, 552), LOWER])
    head = read_masthead(page, ENGLISH, Joiner())
    assert head is not None
    assert (head.symbols, head.symbol_in_column) == (("DP/2025/1",), False)
    assert [(pointer, mark.marker) for pointer, mark in head.value_marks] == [("/header/symbols/0", "*")]


def test_a_session_whose_number_is_not_understood_is_doubted() -> None:
    head = read(symbol(), organs("General Assembly"), COLUMN, block(bold("Eight session")))
    assert (head.session, head.unread) == (None, [("/header/session", "Eight session")])
    assert read(symbol(), organs("General Assembly"), COLUMN, block(bold("Eighth session"))).unread == []


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


@pytest.mark.parametrize("row", ["(Thirty-ninth session, agenda item 2)", "Thirty-ninth session, agenda item 2"])
def test_an_item_beside_a_session_is_told(row: str) -> None:
    head = read(symbol(), organs("General Assembly"), COLUMN, block(row), TITLE)
    assert head.session is not None
    assert head.session.label == "Thirty-ninth session"
    assert head.unread == [("/header/agenda_items", row)]


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


def test_a_colon_behind_several_items_names_none() -> None:
    head = read(symbol(), organs("General Assembly"), COLUMN, block("Agenda items 10 and 11: Lamps"))
    assert [pointer for pointer, _ in head.unread] == ["/header/agenda_items"]


@pytest.mark.parametrize(("text", "count"), [("Advance unedited version", 0), ("Advance of the Lamps", 1)])
def test_what_stands_in_the_place_of_an_organ_before_editing_is_none(text: str, count: int) -> None:
    head = read(symbol("A/HRC/36/2"), organs(text), COLUMN)
    assert len(head.organs) == count
    assert (text in ["".join(piece.text for piece in pieces) for pieces in head.lines]) is not bool(count)


# Before 1996.


def centred(text: str, baseline: float, *, underlined: bool = False) -> Line:
    found = line(text, x0=306 - width_of(text) / 2, baseline=baseline)
    return msgspec.structs.replace(found, underlined=underlined)


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


@pytest.mark.parametrize(("below", "fills"), [([], True), (["I have the honour to write to you."], False)])
def test_a_session_block_that_fills_its_page_goes_on_in_the_next(below: list[str], *, fills: bool) -> None:
    first = block(bold("Eightieth session"), "Agenda items 7, 8 and 9", bold("Lamps of the"), "", bold("Wicks"))
    over = [replace(found, page=2) for found in block(bold("of the coast"), "", bold("Oil"), top=90)]
    text = [line(words, x0=LEFT, baseline=400) for words in below]
    letter = [replace(found, page=2) for found in TITLE]
    lines = (*symbol(), *organs("General Assembly"), *COLUMN, *first, *text)
    head = read_masthead(page_parts(*lines, rules=(UPPER, LOWER)), ENGLISH, Joiner(), (*over, *letter))
    assert head is not None
    assert head.fills is fills
    titles = [title.text for title in head.agenda[0].titles]
    assert titles == (["Lamps of the", "Wicks of the coast", "Oil"] if fills else ["Lamps of the", "Wicks"])
    assert head.rest == tuple(letter if fills else text)


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
