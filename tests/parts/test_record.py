"""Records of meetings: their mastheads, officers, covers and notices."""

import pytest
from paper import EDGE, HEIGHT, LEFT, Part, column, line, page_parts, rule, stack

from undoc_cli.model import Meeting
from undoc_cli.page import Line
from undoc_cli.parts.masthead import Masthead
from undoc_cli.parts.masthead_lines import read_masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.record import cut_cover, cut_notice, cut_officers, held_in, read_meeting
from undoc_cli.rules.language import language

ENGLISH = language("en")
UPPER, LOWER = rule(60, 64.8, 552.3), rule(59.3, 208.9, 552.3, 1.5)
SPEECH = "It has become dark on the shore, and nobody has come to light the lamp that we were promised. " * 4


def masthead(*lines: Line, lower: bool = True) -> Masthead:
    rows = sorted(lines, key=lambda item: (item.baseline, item.box.x0))
    head = read_masthead(page_parts(*rows, rules=[UPPER, *([LOWER] if lower else [])]), ENGLISH, Joiner())
    assert head is not None
    return head


def verbatim(organ: str, below: str, number: str, ordinal: str, kind: str) -> list[Line]:
    return [
        line("United Nations", x0=LEFT, baseline=57.9, size=14),
        line("A/80/PV.64", x0=490, baseline=56.5),
        line("Official Records", x0=397, baseline=86.6, italic=True),
        line(organ, x0=LEFT, baseline=86.3, size=20, bold=True),
        line(below, x0=LEFT, baseline=103, size=12, bold=True),
        line(number, Part(ordinal, 10, 7), kind, x0=LEFT, baseline=150, size=20),
        line("Friday, 12 September 2025, 10 a.m.", x0=LEFT, baseline=170),
        line("New York", x0=LEFT, baseline=182),
    ]


ASSEMBLY = verbatim("General Assembly", "Eightieth session", "64", "th", " plenary meeting")
PRESIDENT = line("President:", x0=EDGE, baseline=221, italic=True)
NAME = line("Mr. Yang . . . . . . . . . . . . . . . . . . . (Cameroon)", x0=LEFT, baseline=221)
TEXT = stack(column(SPEECH, baseline=240))


@pytest.mark.parametrize("ruled", [True, False])
def test_masthead_of_a_verbatim_record(*, ruled: bool) -> None:
    head = masthead(*ASSEMBLY, PRESIDENT, NAME, *TEXT, lower=ruled)
    assert head.organs == ["General Assembly"]
    assert head.session is not None and head.session.number == "80"
    assert head.meeting is not None and head.meeting.text == "64th plenary meeting"
    held = read_meeting([head.meeting], head.held, head.place, ENGLISH)
    assert held is not None
    assert held.meeting == Meeting(number="64", date="2025-09-12", time="10 a.m.", place="New York")
    assert held.evidence["/header/meeting/place"][0].text == "New York"
    assert head.date is None
    assert head.rest == (PRESIDENT, NAME, *TEXT)


def test_masthead_of_a_record_of_the_security_council() -> None:
    head = masthead(*verbatim("Security Council", "Eightieth year", "9844", "th", " meeting"), *TEXT)
    assert head.session is None
    assert head.council_year is not None and head.council_year.number == 80
    assert head.meeting is not None and head.meeting.text == "9844th meeting"


def test_no_meeting_in_the_masthead_of_another_document() -> None:
    other = [
        line("A/80/17", x0=490, baseline=56.5),
        line("Distr.: General", x0=397, baseline=78.9),
        line("General Assembly", x0=LEFT, baseline=86.3, size=20, bold=True),
        line("Meeting of States", x0=LEFT, baseline=150, size=20),
    ]
    head = masthead(*other, *TEXT)
    assert head.meeting is None
    assert head.organs == ["General Assembly", "Meeting of States"]


def test_meeting_of_a_summary_record() -> None:
    title = Joiner().join([line("Summary record of the 9th meeting", size=14, bold=True)])
    text = [
        line("Held at the Palais des Nations, Geneva, on Tuesday,", baseline=300),
        line("14 October 2008, at 3 p.m.", baseline=312),
        *stack(column(SPEECH, baseline=340)),
    ]
    held = read_meeting([title], held_in(text, ENGLISH, Joiner()), None, ENGLISH)
    assert held is not None
    assert held.meeting == Meeting(number="9", date="2008-10-14", time="3 p.m.", place="the Palais des Nations, Geneva")


@pytest.mark.parametrize(
    ("code", "title", "number", "printed"),
    [
        ("en", "Summary record of the twenty-first meeting", "21", "twenty-first"),
        ("fr", "Compte rendu analytique de la première séance", "1", "première"),
        ("es", "Acta resumida de la primera sesión", "1", "primera"),
        ("ru", "Краткий отчет о двадцать первом заседании", "21", "двадцать первом"),
        ("ar", "محضر موجز للجلسة الأولى", "1", "الأولى"),
        ("zh", "第二十一次会议简要记录", "21", "二十一"),
    ],
)
def test_the_number_of_a_meeting_in_words(code: str, title: str, number: str, printed: str) -> None:
    held = read_meeting([Joiner().join([line(title, size=14, bold=True)])], None, None, language(code))
    assert held is not None
    assert held.meeting.number == number
    assert [piece.text for piece in held.evidence["/header/meeting/number"]] == [printed]


def test_what_is_not_printed_of_a_meeting_is_null() -> None:
    title = Joiner().join([line("Summary record of the 9th meeting", size=14, bold=True)])
    held = read_meeting([title], held_in(TEXT, ENGLISH, Joiner()), None, ENGLISH)
    assert held is not None
    assert held.meeting == Meeting(number="9", date=None, time=None, place=None)
    assert read_meeting([Joiner().join([line("Report")])], None, None, ENGLISH) is None


def test_a_record_whose_titles_say_when_the_meeting_was_held() -> None:
    titles = ("Final record of the 1703rd plenary meeting", "Held in Geneva on Tuesday, 14 May 2024, at 10.15 a.m.")
    held = read_meeting([Joiner().join([line(title, bold=True)]) for title in titles], None, None, ENGLISH)
    assert held is not None
    assert held.meeting == Meeting(number="1703", date="2024-05-14", time="10.15 a.m.", place="Geneva")


def test_officers_are_told_by_their_dots() -> None:
    members = [
        line("Members:", x0=EDGE, baseline=239),
        line("Chad . . . . . . . . . . . . Mr. Ngaradoum", baseline=239),
        line("United Kingdom of Great Britain and", baseline=251),
        line("Northern Ireland . . . . . Mr. Thistlewood", baseline=263),
    ]
    rows, rest = cut_officers([PRESIDENT, NAME, *members, *stack(column(SPEECH, baseline=300))])
    assert [len(row) for row in rows] == [2, 2, 1, 1]
    assert rest[0].text.startswith("It has become dark")


def test_text_without_dots_names_no_officers() -> None:
    assert cut_officers(TEXT) == ([], tuple(TEXT))


def test_a_list_on_the_cover_ends_with_its_page() -> None:
    cover = [
        line("Held at Headquarters, New York", baseline=230),
        line("Contents", baseline=260, size=12, bold=True),
        line("Agenda item 29: Effects of atomic radiation, and of lamps that were painted with", baseline=280),
        line("radium (continued)", baseline=292),
        line("Agenda item 30: Other matters", baseline=304),
    ]
    text = stack(column(SPEECH, baseline=100, page=2))
    heading, entries, kept = cut_cover([*cover, *text], ENGLISH, Joiner())
    assert heading == [cover[1]]
    assert [entry.text for entry in entries] == [
        "Agenda item 29: Effects of atomic radiation, and of lamps that were painted with radium (continued)",
        "Agenda item 30: Other matters",
    ]
    assert kept == [cover[0], *text]
    assert cut_cover([*text, line("Agenda", baseline=300, page=2)], ENGLISH, Joiner())[0] == []


def test_the_notice_at_the_foot_is_no_text() -> None:
    notice = [
        line("This record is subject to correction.", x0=EDGE, baseline=650, size=8.5),
        line("Corrected records will be reissued.", x0=EDGE, baseline=664, size=8.5),
    ]
    page = cut_notice(page_parts(*TEXT, *notice), ENGLISH)
    assert page.main == tuple(TEXT)
    assert [(kind, item.text) for kind, item in page.furniture] == [("notice", item.text) for item in notice]
    high = [line("This record is subject to correction.", baseline=0.3 * HEIGHT)]
    assert cut_notice(page_parts(*high), ENGLISH).main == tuple(high)
