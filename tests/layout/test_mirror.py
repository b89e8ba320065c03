"""Pages that read from right to left."""

from itertools import groupby
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import WIDTH, chars, rule, sheet

from undoc_cli.layout.furniture import parts_of
from undoc_cli.layout.lines import lines_of
from undoc_cli.layout.mirror import mirrored, reads_right_to_left
from undoc_cli.parts.table_rows import wide_gaps
from undoc_cli.rules.direction import TURNED
from undoc_cli.runs import Char, Font

SENTENCE = "يشرفني أن أحيل إليكم طيه الإعلان"
WORDS = st.lists(st.text("ابجدرسلمنوي", min_size=1, max_size=6), min_size=1, max_size=6)
FACE = Font("Arabic", bold=False, italic=False)
RIGHT = 480.0


def set_from_right(text: str, *, size: float = 10.0, baseline: float = 300.0, right: float = RIGHT) -> list[Char]:
    """Give the characters of a text in the order in which it is read; signs over letters have no width."""
    found: list[Char] = []
    x = right
    for letter in text:
        sign = "\u064b" <= letter <= "\u0652"
        narrow = letter in "ال" or letter == " "
        width = 0.0 if sign else (0.25 if narrow else 0.5) * size
        # A sign is painted over the middle of its letter.
        at = (found[-1].x0 + found[-1].x1) / 2 if sign else x - width
        found.append(Char(letter, at, at + width, baseline, size, FACE))
        x -= width
    return found


def said(*rows: list[Char]) -> list[str]:
    page = sheet(*rows)
    return [line.text for line in lines_of(mirrored(page))]


def test_a_page_of_arabic_letters_reads_from_right_to_left() -> None:
    assert reads_right_to_left(sheet(set_from_right(SENTENCE), chars("A/76/1703")))
    assert not reads_right_to_left(sheet(set_from_right("طيه"), chars("A letter in English")))


@pytest.mark.parametrize("painted", [list, lambda row: row[::-1]], ids=["as read", "from left"])
@pytest.mark.parametrize("text", [SENTENCE, "أوّلاً وثانياً", "طرفاً،", normalize("NFC", "إنّ الدُّوَل")])
def test_letters_are_read_in_their_order_whatever_the_stream(text: str, painted: object) -> None:
    assert said(painted(set_from_right(text))) == [text]  # type: ignore[operator]


@given(WORDS)
def test_words_that_are_painted_each_from_its_left_are_read_in_their_order(words: list[str]) -> None:
    text = "، ".join(words)
    parts = [list(part) for _, part in groupby(set_from_right(text), key=lambda char: char.text in " ،")]
    painted = [char for part in parts for char in (part if part[0].text in " ،" else part[::-1])]
    assert said(painted) == [text]


@pytest.mark.parametrize("lead", [" ", "و"])
@pytest.mark.parametrize(
    "parts", [("المؤرخة ", "٢٢", " تموز"), ("رسالة مؤرخة ", "٢٢", " تموز ", "٢٠١٠", "، موجهة إلى لجنة"), ("في ", "٧")]
)
def test_what_a_line_leads_with_takes_no_letter_from_the_end_of_the_next_stretch(
    lead: str, parts: tuple[str, ...]
) -> None:
    row = set_from_right(lead, right=RIGHT + 12)
    x = RIGHT
    for part in parts:  # in one face, each painted from the left; no file has a blank before the first letter
        stretch = set_from_right(part[::-1] if part[0] in "٠١٢٣٤٥٦٧٨٩" else part, right=x)[::-1]
        row += stretch[stretch[0].text == " " :]
        x = stretch[0].x0
    assert said(row) == [" ".join((lead, "".join(parts))).strip()]


@given(WORDS)
def test_words_are_read_in_their_order_whatever_the_stream(words: list[str]) -> None:
    text = " ".join(words)
    row = set_from_right(text)
    assert said(row) == said(row[::-1]) == [text]


@pytest.mark.parametrize(("away", "found"), [(0, True), (1, True), (3, True), (4, False)])
def test_signs_stand_behind_their_letters_wherever_near_them_the_file_has_them(away: int, *, found: bool) -> None:
    *letters, sign = set_from_right("نوراً")
    place = len(letters) - away
    assert (said([*letters[:place], sign, *letters[place:]]) == ["نوراً"]) is found


def test_figures_and_latin_words_within_are_read_from_left_to_right() -> None:
    words = set_from_right("انظر ", right=RIGHT)
    symbol = chars("A/75/1068", x0=words[-1].x0 - 45)
    rest = set_from_right("، الفقرات ", right=symbol[0].x0)
    figures = chars("17", x0=rest[-1].x0 - 10)
    assert said([*words, *symbol, *rest, *figures]) == ["انظر A/75/1068، الفقرات 17"]


def test_what_reads_from_left_to_right_leaves_no_gap() -> None:
    words = set_from_right("انظر ", right=RIGHT)
    symbol = chars("A/75/1068-S/2020/1130", x0=words[-1].x0 - 105)
    rest = set_from_right(" الفقرات", right=symbol[0].x0)
    (found,) = lines_of(mirrored(sheet([*words, *symbol, *rest])))
    assert wide_gaps(found) == []
    (found,) = lines_of(mirrored(sheet([*words, *symbol, *set_from_right("الفقرات", right=symbol[0].x0 - 14)])))
    assert wide_gaps(found) == [len("انظر A/75/1068-S/2020/1130")]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("لعام ", "2022", " (", "A/76/1703", ")، قرار"), "لعام 2022 (A/76/1703)، قرار"),
        (("لعام ", "2022", " (", "A/76/1703", "-"), "لعام 2022 (A/76/1703-"),  # the bracket closes on the next line
        (("قرار ", "2022", " ([", "UNDP", "]) قرار"), "قرار 2022 ([UNDP]) قرار"),
        (("قرار ", "S/RES/2231 (2015)", " قرار"), "قرار S/RES/2231 (2015) قرار"),
        (("(قرار ", "S/RES/2231 (2015)", ") قرار"), "(قرار S/RES/2231 (2015)) قرار"),
        (("قرار ", "(a) UNDP", " قرار"), "قرار (a) UNDP قرار"),
        (("قرار ", "UNDP 2022", " قرار"), "قرار UNDP 2022 قرار"),
        (("قرار ", "2231", " (", "2015", ") قرار"), "قرار 2231 (2015) قرار"),
        # Figures beside a symbol are words of their own, on whichever side; behind a Latin word they go with it.
        (("لعام ", "2025", " ", "A/79/801", " قرار"), "لعام 2025 A/79/801 قرار"),
        (("لعام ", "A/79/801-S/2025/121", " ", "2025", " قرار"), "لعام A/79/801-S/2025/121 2025 قرار"),
        (("لعام ", "A/79/801", " ", "2025", "، ", "2026", " قرار"), "لعام A/79/801 2025، 2026 قرار"),
        (("قرار ", "A/C.3/57/SR.39, 47", " قرار"), "قرار A/C.3/57/SR.39, 47 قرار"),
        (("قرار ", "UNDP/UNFPA 2022", " قرار"), "قرار UNDP/UNFPA 2022 قرار"),
    ],
)
def test_figures_beside_latin_letters_in_brackets(parts: tuple[str, ...], text: str) -> None:
    row: list[Char] = []
    right = RIGHT
    for part in parts:
        if part.isascii() and any(map(str.isalnum, part)):
            row += chars(part, x0=right - sum(char.x1 - char.x0 for char in chars(part)))
            right = row[-len(part)].x0
        else:  # of brackets the glyph is painted that is the other's, read from left to right
            row += set_from_right(part.translate(TURNED), right=right)
            right = row[-1].x0
    assert said(row) == [text]


def test_a_figure_beside_a_latin_line_is_not_turned() -> None:
    assert said(chars("Distr.: General", x0=60)) == ["Distr.: General"]


def raised(text: str, right: float) -> list[Char]:
    return chars(text, x0=right - sum(char.x1 - char.x0 for char in chars(text, size=6)), size=6, baseline=296)


def test_the_mark_of_a_note_in_english_stands_before_it() -> None:
    mark = raised("(12)", RIGHT)
    words = "Treaty Series, vol. 7 (Malta)."
    note = chars(words, x0=mark[0].x0 - 5 - sum(char.x1 - char.x0 for char in chars(words)))
    assert said([*mark, *note]) == [f"(12) {words}"]


def test_the_mark_behind_a_latin_word_stands_behind_it() -> None:
    before = set_from_right("قرار ")
    latin = chars("UNDP 2022", x0=before[-1].x0 - sum(char.x1 - char.x0 for char in chars("UNDP 2022")))
    mark = raised("(12)", latin[0].x0)
    after = set_from_right(" قرار", right=mark[0].x0)
    assert said([*before, *latin, *mark, *after]) == ["قرار UNDP 2022(12) قرار"]


def test_raised_figures_without_brackets_belong_to_the_word_beside_them() -> None:
    before = set_from_right("قرار ")
    mark = raised("2", before[-1].x0)
    latin = chars("CO", x0=mark[0].x0 - sum(char.x1 - char.x0 for char in chars("CO")))
    assert said([*before, *mark, *latin]) == ["قرار CO2"]


@pytest.mark.parametrize(("painted", "text"), [("UNDP.", "قرار UNDP."), ("UNDP (Malta);", "قرار UNDP (Malta);")])
def test_a_stop_that_was_painted_with_a_latin_word_ends_it(painted: str, text: str) -> None:
    before = set_from_right("قرار ")
    latin = chars(painted, x0=before[-1].x0 - sum(char.x1 - char.x0 for char in chars(painted)))
    assert said([*before, *latin]) == [text]


def test_a_stop_behind_an_arabic_word_stays_there() -> None:
    before = set_from_right("قرار.")
    latin = chars("UNDP", x0=before[-1].x0 - sum(char.x1 - char.x0 for char in chars("UNDP")))
    assert said([*before, *latin]) == ["قرار.UNDP"]


# The foot of the page, whichever side it stands on.


JOBS = ["22-91705 (A)    160222    170222", "170222    160222    (A) 22-91705"]


@pytest.mark.parametrize("text", JOBS)
@pytest.mark.parametrize("x0", [60.0, 392.0], ids=["left", "right"])
def test_the_job_number_at_either_edge(text: str, x0: float) -> None:
    page = mirrored(sheet(set_from_right(SENTENCE), chars(text, x0=x0, baseline=747)))
    parts = parts_of(page, lines_of(page))
    assert [item.kind for item in parts.furniture] == ["job-number"]


@pytest.mark.parametrize("x0", [110.8, WIDTH - 182.8], ids=["left", "right"])
def test_the_rule_over_the_notes_at_either_edge(x0: float) -> None:
    note = set_from_right("انظر الفقرة", size=8.5, baseline=706)
    page = mirrored(sheet(set_from_right(SENTENCE), note, rules=[rule(x0, 690, x0 + 72, 0.25)]))
    assert [line.text for line in parts_of(page, lines_of(page)).notes] == ["انظر الفقرة"]


def test_the_rule_at_the_end_of_the_document_is_none_over_notes() -> None:
    page = mirrored(
        sheet(set_from_right(SENTENCE), set_from_right("نص", baseline=706), rules=[rule(270, 690, 342, 0.25)])
    )
    assert parts_of(page, lines_of(page)).notes == ()
