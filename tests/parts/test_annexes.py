"""Where annexes begin, and what stands at their head."""

import pytest
from msgspec.structs import replace
from paper import EDGE, LEFT, RIGHT, column, line, width_of

from undoc_cli.page import Line
from undoc_cli.parts.annexes import AnnexHead, cut_annexes, read_head, titled_as_sections
from undoc_cli.parts.passages import Joiner
from undoc_cli.rules.language import language

ENGLISH = language("en")
TEXT = column("In accordance with article 6 of the Statute, I submit to you the report of the Authority.", baseline=300)
LONG = (
    "Annex to the letter dated 11 August 2025 from the Permanent Representative of Oman to the United Nations "
    "addressed to the President of the Security Council"
)


FORMS = [
    "Annex", "Annex I", "Enclosure", "Appendix 2", "Annex II to the letter dated 2 June", "Annex III.A", "Annex 2 bis",
    "Annex IV: Lights of the Gulf", "Annexes to the letter dated 2 June", "First annex", "SECOND ENCLOSURE",
]  # fmt: skip


def heading(text: str = "Annex", *, top: float = 84, size: float = 14) -> list[Line]:
    return [line(text, x0=EDGE, baseline=top, size=size, bold=True)]


def long_heading(text: str = LONG, top: float = 84) -> list[Line]:
    return column(text, first=LEFT, baseline=top, leading=13.5, size=12, bold=True)


def at_right(text: str, baseline: float) -> Line:
    return line(text, x0=RIGHT - width_of(text), baseline=baseline)


def title(text: str, baseline: float, size: float = 12) -> list[Line]:
    return column(text, first=LEFT, baseline=baseline, leading=13.5, size=size, bold=True)


def head(*lines: Line) -> AnnexHead:
    return read_head(lines, ENGLISH, Joiner())


# Where they begin.


def test_a_chinese_heading_of_several_lines_says_only_at_its_end_that_an_annex_begins() -> None:
    chinese = language("zh")
    wrapped = [
        line(text, x0=LEFT, baseline=84 + 13.5 * index, size=12, bold=True)
        for index, text in enumerate(
            ("2024年5月3日乍得、马耳他、特立尼达和多巴哥和新", "西兰常驻联合国代表给秘书长的信的附件二")
        )
    ]
    named = title("灯塔看守人名单", 130)
    body = [line("灯塔看守人在港口开会。", x0=LEFT + 20, baseline=160)]
    letter = line("西兰常驻联合国代表给秘书长的信", x0=LEFT, baseline=wrapped[1].baseline, size=12, bold=True)
    other = [wrapped[0], letter]
    cover, annexes = cut_annexes([body, [*wrapped, *named, *body], [*other, *body]], chinese)
    assert (cover, annexes) == (body, [[*wrapped, *named, *body, *other, *body]])
    found = read_head(annexes[0], chinese, Joiner())
    assert found.heading and found.heading.text == "".join(text.text for text in wrapped)
    assert found.title and found.title.text == "灯塔看守人名单"


@pytest.mark.parametrize("text", FORMS)
def test_an_annex_begins_at_the_head_of_a_page(text: str) -> None:
    first = [*heading(text), *TEXT]
    cover, annexes = cut_annexes([TEXT, first], ENGLISH)
    assert cover == TEXT
    assert annexes == [first]


@pytest.mark.parametrize(("text", "begins"), [("Annex", True), ("Enclosure II", True), ("Annex lists", False)])
@pytest.mark.parametrize("underlined", [True, False], ids=["underlined", "plain"])
def test_the_name_of_an_annex_as_it_was_typed(text: str, begins: bool, underlined: bool) -> None:
    centred = line(text, x0=(LEFT + RIGHT - width_of(text)) / 2, baseline=84)
    cover, annexes = cut_annexes([TEXT, [replace(centred, underlined=underlined), *TEXT]], ENGLISH)
    assert (len(annexes), cover == TEXT) == (int(begins), begins)


@pytest.mark.parametrize(("off", "count"), [(10, 1), (20, 0)])
def test_how_nearly_the_name_of_an_annex_stands_in_the_middle(off: float, count: int) -> None:
    name = line("Annex", x0=(LEFT + RIGHT - width_of("Annex")) / 2 + off, baseline=84)
    assert len(cut_annexes([TEXT, [name, *TEXT]], ENGLISH)[1]) == count


def test_the_plain_word_at_the_edge_begins_no_annex() -> None:
    assert cut_annexes([TEXT, [line("Annex", x0=LEFT, baseline=84), *TEXT]], ENGLISH)[1] == []


def test_pages_without_a_heading_go_on_with_the_annex_before() -> None:
    first, more, second = [*heading(), *TEXT], list(TEXT), [*heading("Enclosure"), *TEXT]
    assert cut_annexes([TEXT, first, more, second], ENGLISH) == (TEXT, [[*first, *more], second])


@pytest.mark.parametrize(
    "first",
    [
        line("Annex", baseline=84, size=14),
        line("Annex", baseline=84, size=10, bold=True),
        line("Annexes", baseline=84, size=14, bold=True),
        line("Annex I contains the list of experts", baseline=84, size=14, bold=True),
    ],
    ids=["not bold", "small", "other word", "sentence"],
)
def test_what_begins_no_annex(first: Line) -> None:
    assert cut_annexes([TEXT, [first, *TEXT]], ENGLISH)[1] == []


def test_a_name_as_large_as_a_title_begins_an_annex_within_a_page() -> None:
    first, second = [*heading("Annex I"), *TEXT], [*heading("Annex II", top=400), *TEXT]
    third = [*heading("Enclosure", top=600), *TEXT]
    assert cut_annexes([TEXT, [*first, *second, *third]], ENGLISH) == (TEXT, [first, second, third])


@pytest.mark.parametrize("size", [10.0, 12.0, 13.5])
def test_a_name_as_large_as_the_text_begins_no_annex_within_a_page(size: float) -> None:
    text = column("The list of contents names the annex.", baseline=300, size=13.5)
    page = [*text, *heading(top=400, size=size), *text]
    assert cut_annexes([page], ENGLISH) == (page, [])


def test_a_title_that_goes_on_with_the_name_of_an_annex_begins_none() -> None:
    page = [*TEXT, *heading("Comments of the Authority on", top=400), *heading("Annex II", top=416), *TEXT]
    assert cut_annexes([page], ENGLISH) == (page, [])


def test_what_is_taken_from_a_scan_within_a_page_begins_no_annex() -> None:
    page = [*TEXT, *heading(top=400), *TEXT]
    assert cut_annexes([page], ENGLISH, scanned=(1,)) == (page, [])


@pytest.mark.parametrize("text", ["Annex I contains the lamps", "Annexes", "List of annexes"])
def test_other_words_as_large_as_a_title_begin_no_annex_within_a_page(text: str) -> None:
    page = [*TEXT, *heading(text, top=400), *TEXT]
    assert cut_annexes([page], ENGLISH) == (page, [])


def small(text: str, top: float) -> Line:
    return line(text, baseline=top, bold=True)


def test_an_annex_within_a_page_has_its_title_right_below_its_name() -> None:
    annex = [small("Annex I", 400), small("Declaration on the lamps", 412), *TEXT]
    assert cut_annexes([[*TEXT, *annex]], ENGLISH) == (TEXT, [annex])
    found = head(*annex)
    assert (found.heading and found.heading.text, found.title and found.title.text) == (
        "Annex I",
        "Declaration on the lamps",
    )


@pytest.mark.parametrize(
    "name",
    [[small("Annex I", 400)], [small("Annex I", 400), small("Far below", 460)], [small("Annex on lamps", 400)]],
    ids=["no title", "far", "other words"],
)
def test_what_begins_no_annex_within_a_page(name: list[Line]) -> None:
    page = [*TEXT, *name, *TEXT]
    assert cut_annexes([page], ENGLISH) == (page, [])


@pytest.mark.parametrize(("below", "count"), [(22, 1), (30, 0)])
def test_how_far_below_its_name_the_title_of_an_annex_stands(below: float, count: int) -> None:
    page = [*TEXT, small("Annex I", 400), small("Declaration on the lamps", 400 + below), *TEXT]
    assert len(cut_annexes([page], ENGLISH)[1]) == count


def test_annexes_of_what_an_annex_quotes_stay_in_it() -> None:
    page = [*heading("Annex III"), *TEXT, small("Annex I", 400), small("The sponsorship programme", 412), *TEXT]
    assert cut_annexes([TEXT, page], ENGLISH) == (TEXT, [page])


@pytest.mark.parametrize(
    ("size", "first", "later", "doubt"),
    [
        (10, TEXT, [small("Wicks", 400)], True),
        (10, TEXT, [], False),
        (10, TEXT, [line("Wicks", baseline=400, italic=True)], False),
        (10, TEXT, [line("Wicks", x0=EDGE, baseline=400, bold=True)], False),
        (10, [small("Lamps of the sea", 124)], [small("Wicks", 400)], False),  # below a title the first section begins
        (12, TEXT, [line("Wicks", baseline=400, size=12, bold=True)], False),
    ],
)
def test_a_title_set_like_the_headings_below_it_may_be_one(
    size: float, first: list[Line], later: list[Line], *, doubt: bool
) -> None:
    found = head(*heading(), *title("Lamps", 106, size=size), *first, *later)
    assert found.title is not None and found.title.text == "Lamps"
    assert titled_as_sections(found) is doubt


@pytest.mark.parametrize(("size", "titled"), [(10, False), (14, True)])
def test_a_word_that_heads_a_section_is_no_title_in_the_size_of_text(size: float, *, titled: bool) -> None:
    found = head(*heading(), *title("Introduction", 106, size=size), *TEXT)
    assert (found.title is not None) is titled


SIGNED = [*TEXT, line("(Signed) Nescio Nomen", baseline=400)]


def test_a_title_behind_the_signature_of_a_letter_begins_an_annex_without_heading() -> None:
    second = [*title("Recommendations of the Keepers", 84), *TEXT]
    third = [*title("Position of the Keepers", 84), *TEXT]
    cover, annexes = cut_annexes([SIGNED, second, third], ENGLISH, letter=True)
    assert (cover, annexes) == (SIGNED, [[*second, *third]])
    found = head(*annexes[0])
    assert found.heading is None
    assert found.title is not None and found.title.text == "Recommendations of the Keepers"


def test_pages_that_go_on_with_a_letter_or_a_report_begin_no_annex() -> None:
    titled = [*title("Recommendations of the Keepers", 84), *TEXT]
    for pages in ([TEXT, titled], [SIGNED, [*title("A heading", 84, size=10), *TEXT]], [SIGNED, TEXT]):
        assert cut_annexes(pages, ENGLISH, letter=True)[1] == []
    assert cut_annexes([SIGNED, titled], ENGLISH)[1] == []


def test_an_empty_page() -> None:
    assert cut_annexes([TEXT, [], [*heading(), *TEXT]], ENGLISH)[0] == TEXT


# What stands at the head.


def test_heading_language_and_title() -> None:
    found = head(
        *heading("Enclosure"), at_right("[Original: Arabic]", 110), *title("Sixteenth half-yearly report", 140), *TEXT
    )
    assert found.heading is not None and found.heading.text == "Enclosure"
    assert found.title is not None and found.title.text == "Sixteenth half-yearly report"
    assert (found.languages, found.unknown_language) == (("ar",), False)
    assert [piece.text for piece in found.bracket] == ["[Original: Arabic]"]
    assert found.rest == tuple(TEXT)


def test_a_place_and_a_date_before_the_title_and_the_bracket_behind_it() -> None:
    dated, bracket = at_right("Muscat, 3 August 2025", 110), at_right("[Original: Arabic]", 160)
    found = head(*heading(), dated, *title("Statement on the lights", 140), bracket, *TEXT)
    assert found.title is not None and found.title.text == "Statement on the lights"
    assert found.languages == ("ar",)
    assert found.rest == (dated, *TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "Meeting of the keepers of the lights, 3 August 2025",  # no date, though it ends in one
        "Sixteenth half-yearly report of the Gulf Lights Authority on the state of the lights in the Gulf",  # wraps
    ],
)
def test_a_title_below_the_heading(text: str) -> None:
    found = head(*heading(), *title(text, 120), *TEXT)
    assert found.title is not None and found.title.text == text


def test_a_heading_that_wraps() -> None:
    found = head(*long_heading(), *TEXT)
    assert found.heading is not None and found.heading.text == LONG
    assert (found.title, found.languages, found.bracket) == (None, (), ())
    assert found.rest == tuple(TEXT)


def test_only_the_first_of_two_title_blocks_is_the_title() -> None:
    found = head(
        *heading(), *title("Report of the Authority", 120), *title("1 January to 30 June 2025", 145, 10), *TEXT
    )
    assert found.title is not None and found.title.text == "Report of the Authority"
    assert found.rest[0].text == "1 January to 30 June 2025"


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("[English only]", ()),
        ("[Original: Arabic and English]", ("ar", "en")),
        ("[Original: English/French]", ("en", "fr")),
    ],
)
def test_brackets(text: str, languages: tuple[str, ...]) -> None:
    found = head(*heading(), at_right(text, 110), *TEXT)
    assert (found.languages, [piece.text for piece in found.bracket], found.unknown_language) == (
        languages,
        [text],
        False,
    )


def test_a_bracket_that_wraps() -> None:
    found = head(
        *heading(),
        at_right("[Original: Arabic, Chinese, English,", 110),
        at_right("French, Russian and Spanish]", 122),
        *TEXT,
    )
    assert found.languages == ("ar", "zh", "en", "fr", "ru", "es")
    assert len(found.bracket) == 2
    assert found.rest == tuple(TEXT)


def test_a_language_that_is_not_known() -> None:
    found = head(*heading(), at_right("[Original: Klingon and English]", 110), *TEXT)
    assert (found.languages, found.unknown_language) == (("en",), True)


def test_another_bracket_is_text() -> None:
    other = at_right("[Adopted at the 5th meeting]", 110)
    found = head(*heading(), other, *TEXT)
    assert (found.languages, found.bracket) == ((), ())
    assert found.rest == (other, *TEXT)


@pytest.mark.parametrize(
    "texts", [("[Unofficial translation]",), ("(Adopted at the 5th meeting)",), ("[Adopted at the", "5th meeting]")]
)
def test_the_title_stands_below_another_bracket(texts: tuple[str, ...]) -> None:
    others = [at_right(text, 110 + 12 * at) for at, text in enumerate(texts)]
    found = head(*heading(), *others, at_right("[Original: Arabic]", 140), *title("Statement", 170), *TEXT)
    assert found.title is not None and found.title.text == "Statement"
    assert found.languages == ("ar",)
    assert found.rest == (*others, *TEXT)


@pytest.mark.parametrize("text", ["[Adopted] at the 5th meeting", "(a) All lights burn", "[Adopted at the 5th meeting"])
def test_no_title_stands_below_text(text: str) -> None:
    other = at_right(text, 110)
    assert head(*heading(), other, *title("Statement", 140)).title is None


def test_a_title_may_stand_in_brackets() -> None:
    found = head(*heading(), *title("(Statement)", 140), *TEXT)
    assert found.title is not None and found.title.text == "(Statement)"


def test_a_bracket_without_end_is_text() -> None:
    other = at_right("[Original: Arabic", 110)
    assert head(*heading(), other).rest == (other,)


def test_a_date_before_the_title_is_text() -> None:
    day = at_right("3 May 2025", 110)
    found = head(*heading(), day, *title("Statement", 140), *TEXT)
    assert found.title is not None and found.title.text == "Statement"
    assert found.rest == (day, *TEXT)


@pytest.mark.parametrize(
    "text", ["I. Introduction", "A. Lights", "Dear Mr. President,", "3 May 2025", "Contents", "Table 1"]
)
def test_bold_lines_that_are_no_title(text: str) -> None:
    bold = line(text, baseline=140, bold=True)
    found = head(*heading(), bold, *TEXT)
    assert found.title is None
    assert found.rest == (bold, *TEXT)


@pytest.mark.parametrize(("size", "titled"), [(10, True), (9, False)])
def test_the_title_of_an_annex_is_no_smaller_than_a_heading(size: float, *, titled: bool) -> None:
    found = head(*heading(), *title("Declaration on the lamps", 140, size), *TEXT)
    assert (found.title is not None) is titled


def test_a_heading_alone() -> None:
    found = head(*heading())
    assert found.heading is not None and found.heading.text == "Annex"
    assert (found.title, found.rest) == (None, ())


# Pages that were scanned, in a document that has text.

SCANNED = [replace(item, page=2) for item in TEXT]


def test_a_scanned_page_behind_the_signature_of_a_letter_is_an_annex() -> None:
    more = [replace(item, page=3) for item in TEXT]
    assert cut_annexes([SIGNED, SCANNED, more], ENGLISH, letter=True, scanned=(2, 3)) == (SIGNED, [[*SCANNED, *more]])
    found = head(*SCANNED)
    assert found.heading is None


@pytest.mark.parametrize(
    ("cover", "letter", "scanned"),
    [(TEXT, True, (2,)), (SIGNED, False, (2,)), (SIGNED, True, ()), (SIGNED, True, (1, 2))],
    ids=["not signed", "no letter", "not scanned", "all scanned"],
)
def test_other_scanned_pages_go_on_with_the_text(cover: list[Line], letter: bool, scanned: tuple[int, ...]) -> None:
    assert cut_annexes([cover, SCANNED], ENGLISH, letter=letter, scanned=scanned) == ([*cover, *SCANNED], [])


def test_a_scanned_page_goes_on_with_the_annex_before() -> None:
    annex = [*heading(), *TEXT]
    found = cut_annexes([SIGNED, annex, SCANNED], ENGLISH, letter=True, scanned=(2,))
    assert found == (SIGNED, [[*annex, *SCANNED]])


@pytest.mark.parametrize(
    ("text", "begins"), [("Annex II", True), ("Annex II to the letter dated", True), ("Annex II lists", False)]
)
def test_how_the_name_of_an_annex_is_set_on_a_scanned_page_is_not_known(text: str, begins: bool) -> None:
    plain = line(text, x0=EDGE, baseline=84, page=2)
    assert (cut_annexes([TEXT, [plain, *SCANNED]], ENGLISH, scanned=(2,))[1] != []) == begins
    assert cut_annexes([TEXT, [plain, *SCANNED]], ENGLISH)[1] == []


def test_the_typed_name_of_an_annex_above_a_short_text() -> None:
    name = line("Annex", x0=(LEFT + RIGHT - width_of("Annex")) / 2, baseline=84)
    short = line("The lamps are lit.", baseline=130)
    cover, annexes = cut_annexes([TEXT, [name, short]], ENGLISH)
    assert (cover, annexes) == (list(TEXT), [[name, short]])
    assert cut_annexes([TEXT, [line("Annex", x0=LEFT + 90, baseline=84), short]], ENGLISH)[1] == []
