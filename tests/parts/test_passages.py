"""Lines joined to running text."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import INDENT, LEFT, RIGHT, Part, bold, line, marks, raised

from undoc_cli.geometry import Box
from undoc_cli.page import Line, Link, Piece, whole
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.raised import raised_marks
from undoc_cli.parts.vocabulary import FEW, Vocabulary
from undoc_cli.passage import Passage

PLAIN = Joiner()


def join(*items: Line | Piece | str, joiner: Joiner = PLAIN) -> Passage:
    """Join lines, or texts set one under the other."""
    return joiner.join(
        line(item, baseline=300 + 12 * index) if isinstance(item, str) else item for index, item in enumerate(items)
    )


# Line ends.


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("one", "two"), "one two"),
        (("long-", "term plan"), "long-term plan"),
        (("co\u2010", "operation"), "co\u2010operation"),
        (("pages 12–", "19"), "pages 12–19"),
        (("in low-", "and middle-income States"), "in low- and middle-income States"),
        (("a cut-", "and-dried answer"), "a cut-and-dried answer"),
        (("https://lamps.example/wells-", "and (in French)"), "https://lamps.example/wells-and (in French)"),
        (("https://lamps.example/wells/", "(in French)"), "https://lamps.example/wells/ (in French)"),
        (("the lamps and/", "(or) wells"), "the lamps and/(or) wells"),
        (("carts –", "and books"), "carts – and books"),
        (("the rope -", "and the water"), "the rope - and the water"),
        (("and/", "or"), "and/or"),
        (("A/79/", "801"), "A/79/801"),
        (("S/2025/121", "and Add.1"), "S/2025/121 and Add.1"),
        (("Guinea-", "Bissau"), "Guinea-Bissau"),
        (("2024-", "2025"), "2024-2025"),
        (("a", "b", "c"), "a b c"),
        (("灯塔看守人于2022年1月", "28日通过"), "灯塔看守人于2022年1月28日通过"),
        (("灯塔看守人于", "2022年"), "灯塔看守人于2022年"),
    ],
)
def test_line_ends(lines: tuple[str, ...], text: str) -> None:
    assert join(*lines).text == text


def test_a_soft_hyphen_is_dropped_and_kept_as_dropped() -> None:
    passage = join("inter\u00ad", "governmental")
    assert passage.text == "intergovernmental"
    assert [piece.text for piece in passage.dropped] == ["\u00ad"]


@pytest.mark.parametrize(
    ("known", "breaks", "text"),
    [
        ({"government"}, False, "government"),
        (set(), False, "govern-ment"),
        (set(), True, "government"),
        ({"govern-ment"}, True, "govern-ment"),
        ({"government", "govern-ment"}, False, "govern-ment"),
    ],
)
def test_a_word_is_mended_only_when_the_document_has_it(known: set[str], breaks: bool, text: str) -> None:
    joiner = Joiner(vocabulary=frozenset(known), hyphens_break=breaks)
    passage = join("the Govern-", "ment of", joiner=joiner)
    assert passage.text.casefold() == f"the {text} of"
    assert len(passage.dropped) == (0 if "-" in text else 1)


def test_a_name_is_never_mended() -> None:
    joiner = Joiner(vocabulary=frozenset({"guineabissau"}), hyphens_break=True)
    assert join("Guinea-", "Bissau", joiner=joiner).text == "Guinea-Bissau"


@pytest.mark.parametrize("end", ["see https://example.org/list-of-", "write to keeper@lamps-of-"])
def test_no_word_is_mended_in_an_address(end: str) -> None:
    assert join(end, "the-coast", joiner=Joiner(hyphens_break=True)).text == f"{end}the-coast"


@pytest.mark.parametrize(
    ("end", "start", "text"),
    [
        ("see https://example.org/", "lights", "see https://example.org/lights"),
        ("see https://example.org/list-", "of-lights", "see https://example.org/list-of-lights"),
        ("see https://example.org/list_", "of", "see https://example.org/list_of"),
        ("see https://example.org/a?b=", "c", "see https://example.org/a?b=c"),
        ("see https:/", "/example.org", "see https://example.org"),
        (
            "see https://example.org/?p=LAMP_ID,P13",
            "00_OIL_ID:43.",
            "see https://example.org/?p=LAMP_ID,P1300_OIL_ID:43.",
        ),
        ("see https://example.org/LAMPS", "_119_E.pdf", "see https://example.org/LAMPS_119_E.pdf"),
        ("see the lamps", "OIL_119.pdf", "see the lamps OIL_119.pdf"),
        ("see https://doi.org/10.5/20.500.", "11822/46404.", "see https://doi.org/10.5/20.500.11822/46404."),
        ("see https://doi.org/10.5/j.", "lamps.2020.05", "see https://doi.org/10.5/j.lamps.2020.05"),
        ("see https://doi.org/10.5/lamps", ".15395.", "see https://doi.org/10.5/lamps.15395."),
        ("see https://www.", "example.org/lamps", "see https://www.example.org/lamps"),
        ("see https://example.org", "/lamps", "see https://example.org/lamps"),
        ("see https://example.org/lamps.", "pdf.", "see https://example.org/lamps.pdf."),
        ("see https://example.org/lamps.", "pdfs are large", "see https://example.org/lamps. pdfs are large"),
        ("see https://example.org/lamps.", "24/7 they burn", "see https://example.org/lamps. 24/7 they burn"),
        ("see https://example.org/a2.", "12 lamps", "see https://example.org/a2. 12 lamps"),
        ("see https://example.org/a/b.", "and/or more", "see https://example.org/a/b. and/or more"),
        ("see https://example.org", "and more", "see https://example.org and more"),
        ("see https://example.org/lamps", "and/or more", "see https://example.org/lamps and/or more"),
        ("see https://example.org.", "More", "see https://example.org. More"),
        ("see www.example.org/a,", "and", "see www.example.org/a, and"),
        ("see www.example.org/a,", "www.example.org/b_c", "see www.example.org/a, www.example.org/b_c"),
        ("see www.example.org/a/?to=", "https://example.com/b", "see www.example.org/a/?to=https://example.com/b"),
    ],
)
def test_addresses_that_lines_break(end: str, start: str, text: str) -> None:
    assert join(end, start).text == text


def linked(*lines: Line, uri: str, over: Iterable[Line]) -> str:
    links = {1: tuple(Link(item.box, uri) for item in over)}
    return Joiner(links=links).join(lines).text


def test_an_address_that_a_link_spells_is_joined_wherever_it_breaks() -> None:
    first = line("https://example.org/thelong", baseline=300)
    second = line("word/page", baseline=312)
    uri = "https://example.org/thelongword/page"
    assert linked(first, second, uri=uri, over=(first, second)) == "https://example.org/thelongword/page"
    assert linked(first, second, uri=uri, over=(first,)) == "https://example.org/thelong word/page"
    assert linked(first, second, uri="https://example.org/", over=(first, second)).endswith("thelong word/page")


def test_the_link_of_a_resolution_takes_no_blank_away() -> None:
    first, second = line("resolutions 2739 (2024) and 2768", baseline=300), line("(2025), requested me", baseline=312)
    found = linked(first, second, uri="https://docs.example.org/en/S/RES/2768(2025)", over=(first, second))
    assert found == "resolutions 2739 (2024) and 2768 (2025), requested me"
    first, second = line("see LAMP/CONF.2035/50", baseline=300), line("(Vol. II)", baseline=312)
    found = linked(first, second, uri="https://docs.example.org/LAMP/CONF.2035/50(Vol.II)", over=(first, second))
    assert found == "see LAMP/CONF.2035/50 (Vol. II)"  # which looks like an address as well
    first, second = line("https://example.org/lamps", baseline=300), line("(2025).pdf", baseline=312)
    uri = "https://example.org/lamps(2025).pdf"
    assert linked(first, second, uri=uri, over=(first, second)) == uri


def test_words_that_link_somewhere_else_stay_words() -> None:
    first, second = line("the Charter", baseline=300), line("of Paris", baseline=312)
    assert linked(first, second, uri="https://example.org/x", over=(first, second)) == "the Charter of Paris"


def test_pieces_of_one_line() -> None:
    item = line("one two three")
    assert PLAIN.join([Piece(item, 0, 3), Piece(item, 8, 13)]).text == "one three"
    assert PLAIN.join([Piece(item, 0, 5), Piece(item, 5, 13)]).text == "one two three"


def test_nothing_to_join() -> None:
    with pytest.raises(ValueError, match="no lines"):
        PLAIN.join([])


# Marks.


def test_a_mark_is_taken_out_and_its_offset_kept() -> None:
    passage = join(line("the Organization.", raised("1"), " It has"))
    assert passage.text == "the Organization. It has"
    assert [(mark.marker, mark.offset) for mark in passage.marks] == [("1", len("the Organization."))]
    assert passage.marks[0].piece.text == "1"


@pytest.mark.parametrize(
    ("lines", "text", "found"),
    [
        ([["in Article 25", raised("4")], ["thereof"]], "in Article 25 thereof", [("4", "25")]),
        ([["the end.", raised("12")]], "the end.", [("12", "end.")]),
        ([["humanitarian law. ", raised("2"), " Next"]], "humanitarian law. Next", [("2", "law.")]),
        ([["humanitarian law. ", raised("2"), "Next"]], "humanitarian law. Next", [("2", "law.")]),
        ([["the end of the line."], [raised("3"), " Next"]], "the end of the line. Next", [("3", "line.")]),
        ([["the Court.", raised("1, 2"), " Next"]], "the Court. Next", [("1", "Court."), ("2", "Court.")]),
        ([["one", raised("1"), " two", raised("a"), " end"]], "one two end", [("1", "one"), ("a", "two")]),
        ([["the award", raised("7"), ", which"]], "the award, which", [("7", "award")]),
        ([["the award ", raised("7"), " , which"]], "the award, which", [("7", "award")]),
        ([["(the award ", raised("7"), " )."]], "(the award).", [("7", "award")]),
        ([["la sentence ", raised("7"), " : elle"]], "la sentence : elle", [("7", "sentence")]),
        ([["the award ", raised("7"), " .5 of"]], "the award .5 of", [("7", "award")]),
    ],
    ids=[
        "at the end of a line",
        "at the end of the text",
        "between blanks",
        "behind a blank, before a word",
        "at the start of a line",
        "several at one place",
        "several in one line",
        "before punctuation",
        "between blanks, before punctuation",
        "between blanks, before a bracket",
        "before a colon that French sets off",
        "before a figure without a nought",
    ],
)
def test_a_mark_is_taken_out(lines: list[list[str | Part]], text: str, found: list[tuple[str, str]]) -> None:
    passage = join(*(line(*parts, baseline=300 + 12 * index) for index, parts in enumerate(lines)))
    assert (passage.text, marks(passage)) == (text, found)


def test_a_mark_alone() -> None:
    passage = join(line(raised("5"), baseline=300), joiner=PLAIN)
    assert passage.text in ("", "5")
    assert passage.page == 1


@pytest.mark.parametrize(
    ("before", "sign", "behind", "text"),
    [
        ("the 64", "th", " meeting", "the 64th meeting"),
        ("the 21", "st", " century", "the 21st century"),
        ("covers 9,150 km", "2", " that", "covers 9,150 km2 that"),
        ("a volume of 12 m", "3", " or", "a volume of 12 m3 or"),
        ("no 1", "o", " de", "no 1o de"),
        ("la 2", "e", " session", "la 2e session"),
        ("CO", "2010", " x", "CO2010 x"),
    ],
)
def test_raised_text_that_is_no_mark(before: str, sign: str, behind: str, text: str) -> None:
    passage = join(line(before, raised(sign), behind))
    assert (passage.text, passage.marks) == (text, ())


def test_a_square_in_one_character_is_no_mark() -> None:
    assert join("48,300 km² of water").text == "48,300 km² of water"


@pytest.mark.parametrize(
    "part", [Part("1", 6.5, 0.5), Part("1", 9, 4.2), Part("2", 6.5, -2)], ids=["low", "large", "lowered"]
)
def test_figures_that_are_not_raised_and_small_are_no_marks(part: Part) -> None:
    passage = join(line("in CO", part, " levels"))
    assert passage.marks == ()
    assert part.text in passage.text


def test_a_mark_after_a_number_of_metres_is_taken_for_a_power() -> None:
    assert join(line("of 12 metres", raised("2"))).marks != ()
    assert join(line("of 12 m", raised("2"))).marks == ()
    assert join(line("of 12 m", raised("17"))).marks == ()


# Asterisks.

STARRED = Joiner(notes={1: frozenset({"*", "**"})})


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("to the Secretary-General*", "to the Secretary-General", [("*", "Secretary-General")]),
        ("Report**", "Report", [("**", "Report")]),
        ("one* and two**", "one and two", [("*", "one"), ("**", "two")]),
        ("one * two", "one * two", []),
        ("Iraq:*,** draft", "Iraq: draft", [("*", "Iraq:"), ("**", "Iraq:")]),
        ("No. 27*, ** and", "No. 27 and", [("*", "27"), ("**", "27")]),
        ("lamps*, oil** and", "lamps, oil and", [("*", "lamps"), ("**", "oil")]),
        ("three*** stars", "three*** stars", []),
    ],
)
def test_asterisks_are_marks_where_the_page_has_such_notes(
    text: str, expected: str, found: list[tuple[str, str]]
) -> None:
    passage = join(text, joiner=STARRED)
    assert (passage.text, marks(passage)) == (expected, found)


def test_asterisks_are_text_where_the_page_has_no_such_note() -> None:
    assert join("to the Secretary-General*").text == "to the Secretary-General*"
    assert join(line("Report*", page=2), joiner=STARRED).text == "Report*"
    assert join("Report**", joiner=Joiner(notes={1: frozenset({"*", "1"})})).text == "Report**"


def test_an_asterisk_between_blanks_is_text_in_every_line() -> None:
    passage = join("The product", "3 * 4 is 12.", joiner=STARRED)
    assert (passage.text, passage.marks) == ("The product 3 * 4 is 12.", ())


def test_the_second_of_two_asterisks_may_stand_on_a_line_of_its_own() -> None:
    passage = join("Communication No. 27*,", "**", joiner=STARRED)
    assert (passage.text, marks(passage)) == ("Communication No. 27", [("*", "27"), ("**", "27")])


@pytest.mark.parametrize(
    "lines", [("Lamps, wicks,", "**"), ("Lamps", "*", "Wicks"), ("Lamps*", "**", "Wicks"), ("**",)]
)
def test_asterisks_between_two_texts_are_no_mark(lines: tuple[str, ...]) -> None:
    passage = join(*lines, joiner=STARRED)
    assert passage.text == " ".join(lines).replace("Lamps* ", "Lamps ")


def test_asterisks_alone_part_a_text() -> None:
    assert join("* * *", joiner=STARRED).text != ""


def test_raised_asterisk_needs_no_note() -> None:
    passage = join(line("Report", raised("*"), " here"))
    assert (passage.text, marks(passage)) == ("Report here", [("*", "Report")])


# The way back.


def test_find_gives_the_places_behind_a_stretch_of_text() -> None:
    first, second = line("one two", raised("1"), " long-", baseline=300), line("term plan", baseline=312)
    passage = PLAIN.join([first, second])
    assert passage.text == "one two long-term plan"
    found = passage.find(4, 17)
    assert [(piece.line, piece.text) for piece in found] == [(first, "two"), (first, " long-"), (second, "term")]
    assert passage.find(0, 0) == ()


def test_page_and_lines_of_a_passage() -> None:
    first, second = line("one", x0=INDENT, page=1), line("two", x0=LEFT, baseline=80, page=2)
    passage = PLAIN.join([first, second])
    assert passage.page == 1
    assert list(passage.lines()) == [first, second]


WORDS = st.lists(st.sampled_from(["one", "two-", "https://a.b/", "–", "x*", "c/", "(x)", "25"]), min_size=1, max_size=6)
ROWS = st.lists(WORDS, min_size=1, max_size=5)


@given(ROWS, st.booleans(), st.booleans())
def test_every_character_of_the_lines_is_text_mark_or_dropped(
    rows: list[list[str]], starred: bool, breaks: bool
) -> None:
    lines = [
        line(" ".join(row), raised("1") if index % 2 else "x", baseline=300 + 12 * index)
        for index, row in enumerate(rows)
    ]
    joiner = Joiner(notes={1: frozenset({"*"} if starred else ())}, hyphens_break=breaks)
    passage = joiner.join(lines)
    pieces = [*passage.pieces, *passage.dropped, *(mark.piece for mark in passage.marks)]
    counts = {item: [0] * len(item.text) for item in lines}
    for piece in pieces:
        for index in range(piece.start, piece.end):
            counts[piece.line][index] += 1
    for item, count in counts.items():
        assert all(n == 1 for n, letter in zip(count, item.text, strict=True) if letter != " ")
        assert all(n <= 1 for n in count)
    for origin, piece in zip(passage.origins, passage.pieces, strict=True):
        assert passage.text.startswith(piece.text.rstrip(" "), origin)
    assert all(0 <= mark.offset <= len(passage.text) for mark in passage.marks)
    assert passage.text == passage.text.rstrip(" ")


# What else joining needs.


@pytest.mark.parametrize(("rise", "marks"), [(1.0, []), (2.0, ["1"])])
def test_a_mark_stands_clearly_above_the_line(rise: float, marks: list[str]) -> None:
    assert raised_marks(line("the lamps", Part("1", 6.5, rise))) == marks


def test_raised_marks_of_a_line() -> None:
    assert raised_marks(line("one", raised("1"), " two", raised("2, 3"), " the 64", raised("th"))) == ["1", "2", "3"]
    assert raised_marks(line("Plain 1")) == []


def test_vocabulary_leaves_out_what_may_be_half_a_word() -> None:
    found = Vocabulary(
        [[line("The long-term Govern-"), line("ment of the inter\u00ad")], [line("An\u00e1lisis co\u2010op")]]
    )
    for _ in range(FEW):  # looked up in the text, later in the set of its words
        assert "long-term" in found and "the" in found and "an\u00e1lisis" in found and "co-op" in found
        assert "govern" not in found and "inter" not in found and "long" not in found


def test_links_of_another_page_join_nothing() -> None:
    first, second = line("https://example.org/thelong", page=2), line("word", baseline=312, page=2)
    box = Box(0, 0, RIGHT, 800)
    joiner = Joiner(links={1: (Link(box, "https://example.org/thelongword"),)})
    assert joiner.join([first, second]).text == "https://example.org/thelong word"
    assert (
        Joiner(links={2: (Link(box, "https://example.org/thelongword"),)})
        .join([first, whole(second)])
        .text.endswith("thelongword")
    )


def test_bold_and_plain_words_are_one_text() -> None:
    assert join(line("Tofig ", bold("Musayev"))).text == "Tofig Musayev"
