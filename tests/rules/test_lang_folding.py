"""Spellings that mean the same, and the way back to the text as printed."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from undoc_cli.rules.folding import Found, Names, fold, fold_pattern, key_of, letters


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("الأمــم المتحـدة", "الأمم المتحدة"),
        ("ﺍﻷﻣﻢ ﺍﻟﻤﺘﺤﺪﺓ", "الأمم المتحدة"),
        ("(هـ)", "(ه)"),
        ("مُحَمَّد", "مُحَمَّد"),
        ("General", "General"),
        ("", ""),
    ],
)
def test_letters(printed: str, plain: str) -> None:
    assert letters(printed) == plain


@pytest.mark.parametrize(
    ("kind", "text", "plain"),
    [
        ("latin", "Assemblée générale, l’Égypte", "Assemblee generale, l'Egypte"),
        ("latin", "e\u0301te\u0301", "ete"),
        ("cyrillic", "Пётр Ёлкин", "Петр Елкин"),
        ("cyrillic", "Российской", "Российской"),
        ("arabic", "ﺍﻷﻣــﻢ مُحَمَّد ١٨", "الامم محمد 18"),
        ("chinese", "第 七 十 六 届 会 议", "第七十六届会议"),
        ("chinese", "2022 年 2 月 14 日（见附件）", "2022年2月14日(见附件)"),
        ("chinese", "Distr.: General 大会", "Distr.: General大会"),
    ],
)
def test_fold(kind: str, text: str, plain: str) -> None:
    assert fold(kind, text).text == plain


def test_unknown_script() -> None:
    with pytest.raises(KeyError):
        fold("runic", "ᚠ")


KINDS = ("latin", "cyrillic", "arabic", "chinese")


@pytest.mark.parametrize("kind", KINDS)
@given(st.text(alphabet="abçÉё’ 联合国　（）、ـَﻷمﷲ١\u200f\u0301", max_size=30))
def test_every_character_of_a_folded_text_has_its_place(kind: str, text: str) -> None:
    folded = fold(kind, text)
    if folded.origins is None:
        assert len(folded.text) == len(text)
    else:
        assert len(folded.origins) == len(folded.text)
        assert list(folded.origins) == sorted(folded.origins)
        assert all(0 <= origin < len(text) for origin in folded.origins)


@pytest.mark.parametrize("kind", KINDS)
@given(st.text(alphabet="abçÉё’ 联合国　（）、ـَﻷمﷲ١\u200f\u0301", max_size=30))
def test_folding_twice_changes_nothing(kind: str, text: str) -> None:
    once = fold(kind, text).text
    assert fold(kind, once).text == once or kind == "chinese"


def test_what_is_found_is_told_as_printed() -> None:
    text = "رسالـة مؤرخـة 2 أيـار/مايـو"
    folded = fold("arabic", text)
    match = regex.search(r"(?<word>مؤرخة) (?<rest>.+)", folded.text)
    assert match is not None
    found = Found(match, text, folded.origins)
    assert found["word"] == "مؤرخـة"
    assert found[0] == text[found.start() : found.end()] == "مؤرخـة 2 أيـار/مايـو"
    assert found.group("word", "rest") == ("مؤرخـة", "2 أيـار/مايـو")
    assert found.group() == found[0]


def test_blanks_that_folding_dropped_stand_in_no_group() -> None:
    text = "第 七 十 届 会 议"
    folded = fold("chinese", text)
    match = regex.search(r"第(?<ordinal>七十)届(?<none>x)?", folded.text)
    assert match is not None
    found = Found(match, text, folded.origins)
    assert (found["ordinal"], found.span("ordinal")) == ("七 十", (2, 5))
    assert found["none"] is None


def test_names_in_any_spelling() -> None:
    names = Names("latin", {"Assemblée générale": "GA"})
    assert list(names) == ["Assemblée générale"]
    for spelt in ("Assemblée générale", "ASSEMBLEE GENERALE", " assemblée  Generale "):
        assert spelt in names
        assert names[spelt] == names.get(spelt) == "GA"
    assert "Assemblée" not in names
    assert names.get("Assemblée", "none") == "none"
    with pytest.raises(KeyError):
        names["Assemblée"]


def test_names_around_a_stroke() -> None:
    assert key_of("arabic", "أيار/ مايو") == key_of("arabic", "أيار /مايو") == "ايار/مايو"


def test_hamza_on_an_alef_does_not_count() -> None:
    assert key_of("arabic", "الأمين العام") == key_of("arabic", "الامين العام")
    assert key_of("arabic", "إبريل") == key_of("arabic", "ابريل")


def test_a_folded_pattern_keeps_its_syntax() -> None:
    assert fold_pattern("latin", r"^(?:Générale|É{1,2}[àb])\d$") == r"^(?:Generale|E{1,2}[ab])\d$"
    assert fold_pattern("chinese", r"^（[一-七]）$") == r"^（[一-七]）$"
