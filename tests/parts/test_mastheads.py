"""The masthead of page 1, above its rule and where it ends."""

import pytest
from page_one import (
    ASSEMBLY,
    COLUMN,
    ENGLISH,
    LOWER,
    TITLE,
    UNDATED,
    UPPER,
    at_right,
    block,
    organs,
    read,
    seen,
    symbol,
)
from paper import LEFT, bold, line, moved, page_parts, rule

from undoc_cli.geometry import Box
from undoc_cli.page import Line
from undoc_cli.parts.masthead_lines import read_masthead
from undoc_cli.parts.masthead_symbols import take_symbols_of_heads
from undoc_cli.parts.passages import Joiner


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


@pytest.mark.parametrize(("text", "count"), [("Advance unedited version", 0), ("Advance of the Lamps", 1)])
def test_what_stands_in_the_place_of_an_organ_before_editing_is_none(text: str, count: int) -> None:
    head = read(symbol("A/HRC/36/2"), organs(text), COLUMN)
    assert len(head.organs) == count
    assert (text in ["".join(piece.text for piece in pieces) for pieces in head.lines]) is not bool(count)
