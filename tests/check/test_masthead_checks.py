"""Mastheads that nearly deserve a code, and headers."""

import pytest
from checking import ENGLISH, block, check, header, joint, with_header, with_regions
from msgspec.structs import replace

from undoc_cli.check.checks import checked
from undoc_cli.model import Diagnostic, Footnote, Reference, Session
from undoc_cli.parts.masthead import Masthead
from undoc_cli.rules.register import Register


def test_two_item_lines_of_one_list_are_no_doubt() -> None:
    agenda = [block("18", "preliminary list"), block("5", "Preliminary List")]
    assert header(Masthead(agenda=agenda)) == []
    assert header(Masthead(agenda=[block("18", None), block("5", "agenda")])) == []


@pytest.mark.parametrize(
    ("text", "pointer", "several", "doubtful"),
    [
        ("A/78/50.", "/header/masthead/3/text", False, True),
        ("A/79/50.", "/header/masthead/3/text", False, False),
        ("A/78/50.", "/body/0/text", False, False),
        ("See A/78/50.", "/header/masthead/3/text", False, False),
        ("E/2024/100.", "/header/masthead/3/text", False, False),
        ("A/78/50.", "/header/masthead/3/text", True, False),
    ],
)
def test_the_agenda_list_is_of_the_session(text: str, pointer: str, several: bool, doubtful: bool) -> None:
    note = Footnote(marker="*", page=1, text=text, references=(Reference(pointer=pointer, offset=40),), citations=())
    other = Diagnostic(code="session-several", severity="info", message="x", pointer="/header/session")
    found = replace(joint(), footnotes=(note,), diagnostics=(other,) if several else ())
    codes = [(one.code, one.pointer) for one in checked(found, ENGLISH.watched(), Register.packaged()).diagnostics]
    assert (("session-symbol", "/header/session") in codes) is doubtful


def test_sessions_that_agree() -> None:
    for session, text in (("ES-10", "A/ES-10/1043"), ("79", "A/79/L.5"), ("79", "A/C.3/80/1")):
        changed = with_header("one-item", session=Session(number=session, label="x"), symbols=(text,))
        assert [code for code, *_ in check(with_regions(lambda _: None)) if code == "session-symbol"] == []
        assert "session-symbol" not in [code for code, *_ in check(changed)]


@pytest.mark.parametrize(
    ("words", "doubtful"),
    [
        *((None, False), ("CD", False), ("General Assembly", False)),
        *((words, True) for words in ("Distr.: Secret", "D istr.: General", "Oistr. LIMITED", "GENERAL*")),
    ],
)
def test_a_masthead_that_prints_no_distribution_is_not_doubted(words: str | None, *, doubtful: bool) -> None:
    kept = [line for line in joint().header.masthead if not line.text.startswith("Distr")]
    lines = [*kept, *([replace(kept[0], text=words)] if words else [])]
    found = [code for code, *_ in check(with_header(distribution=None, masthead=tuple(lines)))]
    assert ("no-distribution" in found) is doubtful


def test_a_joint_document_has_a_symbol_of_each_organ() -> None:
    told_of = ("no-symbol", "warning", "/header/symbols")
    assert joint().header.organs == ("General Assembly", "Security Council")
    assert told_of not in check(joint())
    half = replace(joint(), header=replace(joint().header, symbols=joint().header.symbols[:1]))
    assert told_of in check(half)
    alone = replace(half, header=replace(half.header, organs=("General Assembly",)))
    assert told_of not in check(alone)


def test_without_masthead_nothing_is_missed_in_it() -> None:
    bare = replace(joint().layout, name="unknown")
    found = replace(with_header(symbols=(), distribution_date=None, letter=None, titles=()), layout=bare)
    assert [code for code, *_ in check(found)] == ["masthead-missing"]


def test_the_cover_of_a_supplement_has_no_distribution_and_no_date() -> None:
    masthead = with_header(distribution=None, distribution_date=None)
    cover = replace(masthead, layout=replace(masthead.layout, name="supplement"))
    missing = {"no-distribution", "no-date"}
    assert missing <= {code for code, *_ in check(masthead)}
    assert missing.isdisjoint(code for code, *_ in check(cover))


def test_where_organs_are_named_a_symbol_is_none() -> None:
    organs = ("General Assembly", "A/99/999", "* * *", "安全理事会", "Conférence du désarmement")
    assert check(with_header(organs=organs)) == [
        ("masthead-unread", "warning", f"/header/organs/{at}") for at in (1, 2)
    ]
