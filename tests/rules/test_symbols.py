from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from undoc_cli.rules import cited as citing
from undoc_cli.rules.cited import find, uncited
from undoc_cli.rules.symbol_grammar import grammar, rules
from undoc_cli.rules.symbols import key, parse, split_joint

FAMILIES = rules()["families"]
EXAMPLES = [example for family in FAMILIES for example in family["examples"]]
HYPHENS = ["-", "‐", "‑", "–", "−"]


def cited(text: str) -> list[str]:
    return [found.symbol for found in find(text)]


def printed(text: str) -> list[tuple[str, str]]:
    return [(found.symbol, text[found.start : found.end]) for found in find(text)]


# The data: each pattern with its examples.


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family["name"])
def test_pattern_matches_its_examples_and_no_counter_example(family: Any) -> None:
    pattern = grammar().build(f"(?:{family['pattern']})<<tail>>")
    assert family["examples"] and family["counter_examples"]
    assert [text for text in family["examples"] if not pattern.fullmatch(text)] == []
    assert [text for text in family["counter_examples"] if pattern.fullmatch(text)] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_comes_back_as_it_is(example: Any) -> None:
    symbol = parse(f" {example}** ")
    assert symbol is not None
    assert symbol.text == example
    assert split_joint(f"{example}*") == [example]
    assert printed(f"See {example}, para. 1.") == [(example, example)]


@pytest.mark.parametrize("name", list(rules()["parentheses"]))
def test_every_kind_of_parenthesis_is_in_an_example(name: Any) -> None:
    pattern = rules()["parentheses"][name].replace("<<roman>>", "[IVXL]+")
    inner = [example.rpartition("(")[2].partition(")")[0] for example in EXAMPLES if "(" in example]
    inner += ["Partie I", "Première partie"]
    assert any(regex.fullmatch(pattern, text) for text in inner)


@pytest.mark.parametrize("lookalike", rules()["lookalikes"])
def test_lookalike_is_not_cited(lookalike: Any) -> None:
    assert find(lookalike) == []
    assert find(f"The text ({lookalike}), as it stands.") == []


# Running text.


@pytest.mark.parametrize("dash", [*HYPHENS, "- ", "–\n", "*-", " - "])
def test_halves_of_a_joint_symbol_are_two(dash: Any) -> None:
    text = f"(A/79/801{dash}S/2025/121*)"
    assert printed(text) == [("A/79/801", "A/79/801"), ("S/2025/121", "S/2025/121")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/75/993S/2021/247", ["A/75/993", "S/2021/247"]),
        ("E/2024/28/Add.1E/CN.7/2024/15/Add.1", ["E/2024/28/Add.1", "E/CN.7/2024/15/Add.1"]),
        ("A/79/359S/202/684", []),
        ("A/79/359WT/2/684", []),
        ("DP/FPA/2025/6/Add.1Add.1", []),
    ],
)
def test_lost_dash_needs_two_whole_halves(text: Any, expected: Any) -> None:
    assert cited(text) == expected


BY_STROKES = [
    ("A/79/801/S/2025/121", ["A/79/801", "S/2025/121"]),
    ("A/80/15 (Part II)/S/2025/121", ["A/80/15 (Part II)", "S/2025/121"]),
    ("A/79/801 / S/2025/121", ["A/79/801", "S/2025/121"]),
    ("A/79/801/S/2025/121/E/2025/3", ["A/79/801", "S/2025/121", "E/2025/3"]),
    ("CEDAW/C/GC/31/CRC/C/GC/18", ["CEDAW/C/GC/31", "CRC/C/GC/18"]),
    ("CEDAW/C/GC/31/Rev.1/CRC/C/GC/18/Rev.1", ["CEDAW/C/GC/31/Rev.1", "CRC/C/GC/18/Rev.1"]),
    ("CCPR/C/117/D/2087/2011/CAT/C/57/D/600/2014", ["CCPR/C/117/D/2087/2011", "CAT/C/57/D/600/2014"]),
    ("HRI/GEN/1/HRI/MC/2025/1", ["HRI/GEN/1", "HRI/MC/2025/1"]),
    ("E/ECE/324/E/ECE/TRANS/505", ["E/ECE/324", "E/ECE/TRANS/505"]),
    # Codes that symbols begin with stand within others as well.
    ("ISBA/29/A/18", ["ISBA/29/A/18"]),
    ("ECE/TRANS/WP.1/S/187", ["ECE/TRANS/WP.1/S/187"]),
    ("E/ECE/TRANS/505", ["E/ECE/TRANS/505"]),
    ("HRI/GEN/1/Rev.9", ["HRI/GEN/1/Rev.9"]),
]


@pytest.mark.parametrize("text", ["A/79/801 *-S/2025/121 *", "A/79/801 **\nS/2025/121 **", "A/79/801 * – S/2025/121"])
def test_a_blank_may_stand_before_an_asterisk(text: str) -> None:
    assert split_joint(text) == ["A/79/801", "S/2025/121"]


@pytest.mark.parametrize(("text", "expected"), BY_STROKES)
def test_a_stroke_between_two_whole_symbols_joins_them(text: Any, expected: Any) -> None:
    assert split_joint(text) == expected
    assert cited(text) == expected
    assert cited(f"see ({text}).") == expected
    assert (parse(text) is None) == (len(expected) > 1)


@pytest.mark.parametrize(
    "text", ["A/79/801/S/2020-503", "A/79/801/S/2025/121/E/2020-503", "A/79/801/and", "x/S/2025/121", "/S/2025/121"]
)
def test_a_stroke_joins_nothing_else(text: Any) -> None:
    assert split_joint(text) == []
    assert cited(text) == []


def test_what_is_short_goes_with_the_half_before_it() -> None:
    assert cited("A/79/801/S/2025/121 and Add.1") == ["A/79/801", "S/2025/121", "S/2025/121/Add.1"]


def test_malformed_half_is_not_repaired() -> None:
    assert cited("(A/74/881-S/2020-503 of 5 June 2020)") == ["A/74/881"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/CN.4/779 and Add.1", [("A/CN.4/779/Add.1", "Add.1")]),
        ("A/CN.4/779*, Add.1", [("A/CN.4/779/Add.1", "Add.1")]),
        ("A/CN.4/771 and \nAdd.1–3.", [(f"A/CN.4/771/Add.{n}", "Add.1–3") for n in (1, 2, 3)]),
        ("A/CN.4/771 and Add.1 and 2", [("A/CN.4/771/Add.1", "Add.1"), ("A/CN.4/771/Add.2", "2")]),
        ("A/CN.4/740 and Corr.1 and Add.1", [("A/CN.4/740/Corr.1", "Corr.1"), ("A/CN.4/740/Add.1", "Add.1")]),
        ("A/6709/Rev.1 and Rev.1/Corr.1", [("A/6709/Rev.1/Corr.1", "Rev.1/Corr.1")]),
        ("A/79/437/Add.1, Add.2", [("A/79/437/Add.2", "Add.2")]),
        ("A/C.2/79/L.21/Rev.1 and Corr.1", [("A/C.2/79/L.21/Rev.1/Corr.1", "Corr.1")]),
        ("A/AC.109/2013 and Add.1, 2014, 2015 and Add.", [("A/AC.109/2013/Add.1", "Add.1")]),
        ("S/2025/10 and Add.1 and 3 May", [("S/2025/10/Add.1", "Add.1")]),
        ("S/2025/10 and 2 others", []),
        ("S/2025/10 and Summary", []),
        ("S/2025/10 and Add.1x", []),
        ("S/2025/10 and Add.3-1", []),
        ("S/2025/10 and Add.1-51", []),
        ("A/79/801/Add.1 and 2", [("A/79/801/Add.2", "2")]),
        ("A/79/801/Add.1 and 2 and Corr.1", [("A/79/801/Add.2", "2")]),
        ("A/79/801/Add.1 and Corr.1", [("A/79/801/Add.1/Corr.1", "Corr.1")]),
        ("A/79/801/Add.2 and 1", []),
        ("A/79/801/Add.1 and 2 others", []),
        ("A/79/801/Add.1 to Add.3", [("A/79/801/Add.2", "Add.3"), ("A/79/801/Add.3", "Add.3")]),
        ("A/79/801/Add.1 to 3", [("A/79/801/Add.2", "3"), ("A/79/801/Add.3", "3")]),
        ("A/79/801/Add.1 to Corr.3", []),
        ("A/C.4/48/L.11 and L.12", [("A/C.4/48/L.12", "L.12")]),
        ("A/C.4/48/L.11 and PV.12", []),
        ("A/C.4/48/L.11 and 12.", [("A/C.4/48/L.12", "12")]),
        ("A/C.4/48/L.11 to L.13", [("A/C.4/48/L.12", "L.13"), ("A/C.4/48/L.13", "L.13")]),
        ("A/RES/47/120 A and B are", [("A/RES/47/120 B", "B")]),
        ("A/RES/47/120A, B and C", [("A/RES/47/120B", "B"), ("A/RES/47/120C", "C")]),
        ("A/RES/47/120 B and A", []),
        ("A/RES/47/120 A and I hope", []),
        ("A/79/801 A and B", []),
        ("S/2025/10 and Add.1-S/2025/11", [("S/2025/10/Add.1", "Add.1"), ("S/2025/11", "S/2025/11")]),
    ],
)
def test_shortened_symbol_is_completed(text: Any, expected: Any) -> None:
    assert printed(text)[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/79/801 to 803 were", [("A/79/802", "803"), ("A/79/803", "803")]),
        ("A/79/801 to 799", []),
        ("S/2024/12 to 14 members", []),
        ("S/2024/998 to 1001", []),
        ("(A/AC.109/1144, 1149 and 1151)", [("A/AC.109/1149", "1149"), ("A/AC.109/1151", "1151")]),
        ("A/79/801, 803–805, and 812.", [(f"A/79/{n}", "803–805") for n in (803, 804, 805)] + [("A/79/812", "812")]),
        ("A/79/801 and 805", [("A/79/805", "805")]),
        ("S/2024/500, 600 and 700 persons", []),
        ("S/2024/500 and 600 persons", []),
        ("S/2024/500, 600", []),
        ("S/2024/500, 600 and 550.", []),
        ("S/2024/500, 600-550 and 700.", []),
        ("S/2024/500 and 1600.", []),
        ("S/2024/1, 2 and 3.", []),
        ("(see S/2024/1, 2 and 13)", [("S/2024/2", "2"), ("S/2024/13", "13")]),
        ("(see S/2024/1) and 2, 3.", []),
        ("(S/2024/1, 3 and 2)", []),
        ("(S/2024/1, 2 and 3 members)", []),
        ("(S/2024/1 and 2.5)", []),
        ("A/C.3/57/SR.39, 47 and 50.", [("A/C.3/57/SR.47", "47"), ("A/C.3/57/SR.50", "50")]),
        ("A/C.3/57/SR.39, 47 y 50.", [("A/C.3/57/SR.47", "47"), ("A/C.3/57/SR.50", "50")]),
        ("A/C.4/48/SR.2-6, 8-10 and 12)", [("A/C.4/48/SR.8-10", "8-10"), ("A/C.4/48/SR.12", "12")]),
        ("A/C.3/57/SR.39, 47 and 50 members", []),
        ("A/C.3/57/SR.39, 47, 50.", []),
        ("A/79/801/Add.1, 805 and 812.", [("A/79/805", "805"), ("A/79/812", "812")]),
        ("S/PV.9844, 9846 and 9850.", [("S/PV.9846", "9846"), ("S/PV.9850", "9850")]),
        ("S/2025/10 and Add.1, 2 and 4.", [(f"S/2025/10/Add.{n}", s) for n, s in ((1, "Add.1"), (2, "2"), (4, "4"))]),
        ("A/RES/3314 (XXIX), 3315 and 3316.", []),
        ("(A/80/15 (Part II), 16 and 17)", [("A/80/16", "16"), ("A/80/17", "17")]),
        ("A/80/15 (Part II), 16 and 17.", []),
        ("(the list A/80/15 (Part II)), 16 and 17)", []),
        ("A/AC.109/2013 (Part I), 2014 and 2015.", [("A/AC.109/2014", "2014"), ("A/AC.109/2015", "2015")]),
        ("文件A/79/801、805和812号", [("A/79/805", "805"), ("A/79/812", "812")]),
        ("（A/80/15、16和17）", [("A/80/16", "16"), ("A/80/17", "17")]),
        ("A/79/801، 805 و812.", [("A/79/805", "805"), ("A/79/812", "812")]),
        ("文件A/79/801、805和812个", []),
    ],
)
def test_numbers_behind_a_symbol_count_where_they_can_hardly_be_anything_else(text: Any, expected: Any) -> None:
    assert printed(text)[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S/2024/1, 2 and 3.", [", 2 and 3"]),
        ("documents A/79/1, 2, 3.", [", 2, 3"]),
        ("S/2024/1 and 2; A/79/1 et 2.", [" and 2", " et 2"]),
        ("(see S/2024/1, 2 and 3)", []),
        ("A/AC.109/2013 and Add.1, 2014, 2015 and Add.1", [", 2014, 2015"]),
        ("S/2024/1, 2.", []),
        ("S/2024/1, 2 and 3 members", []),
        ("S/2024/3, 2 and 1.", []),
        ("S/2024/1 and 2.5; S/2024/1 and 2%.", []),
        ("S/2024/1, of 2 and 3.", []),
        ("A/RES/3314 (XXIX), 3315 and 3316.", [", 3315 and 3316"]),
        ("A/80/15 (Part II), 16 and 17.", [", 16 and 17"]),
        ("E/2025/32 (Part II) and 33.", [" and 33"]),
        ("A/80/15 (Part II), 16 and 17 members", []),
        ("A/80/15 (Part II), chap. 16 and 17.", []),
        ("(A/80/15 (Part II), 16 and 17)", []),
        ("A/80/15 (Part I) and (Part II).", []),
        ("A/80/15 (Parts I to III)", [" (Parts I to III)"]),
        ("A/80/15 (Part II, chap. 3)", []),
        ("A/80/15 (Part I, para. 3, and Part II, para. 5)", [" (Part I, para. 3, and Part II, para. 5)"]),
        ("A/80/15 (Part I; Part II)", [" (Part I; Part II)"]),
        ("A/80/15 (Part I, para. 3 (a), and Part II)", [" (Part I, para. 3 (a), and Part II)"]),
        (f"A/80/15 (Part I, {'lamp ' * 20}, and Part II)", [f" (Part I, {'lamp ' * 20}, and Part II)"]),
        ("A/80/15 (Part I, para. 3) and (Part II, para. 4)", [" and (Part II, para. 4)"]),
        ("A/80/15 (Part I) and (Part II, para. 4)", [" and (Part II, para. 4)"]),
        ("A/80/15/Add.1 (Part II, sect. B) and (Part III)", [" and (Part III)"]),
        ("A/80/15 (Part II, chap. 3 (a)) and (see below)", []),
        ("(see A/80/15 (Part II), para. 3) and (Part II of this)", []),
        ("A/63/5 (Vol. II, Part I)", [" (Vol. II, Part I)"]),
        ("A/80/15 (Part I, Part II and III)", []),
        ("A/80/15 (Part II and chap. 3)", [" (Part II and chap. 3)"]),
        ("第A/80/15、16和17号文件", ["、16和17"]),
        ("A/80/15 و16", [" و16"]),
        ("A/79/1, A/79/2 and A/79/3.", []),
    ],
)
def test_numbers_that_may_be_documents_are_told(text: Any, expected: Any) -> None:
    assert uncited(text, find(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/80/15 (Parts I and II)", [("A/80/15 (Part I)", "A/80/15 (Parts I"), ("A/80/15 (Part II)", "II")]),
        ("A/78/5 (Vols. I, II et III)", [("I", "Vols. I"), ("II", "II"), ("III", "III")]),
        ("A/80/6 (Sects. 3 and 29A)", [("3", "Sects. 3"), ("29A", "29A")]),
        ("A/80/15 (Part I and Part II)", [("A/80/15 (Part I)", "A/80/15 (Part I"), ("A/80/15 (Part II)", "II")]),
        ("A/80/15 (Part I) and (Part II)", [("A/80/15 (Part I)",) * 2, ("A/80/15 (Part II)", "(Part II)")]),
        ("A/80/15 (Part I), 16 (Part II)", [("A/80/15 (Part I)",) * 2, ("A/80/16 (Part II)", "16 (Part II)")]),
        ("S/RES/2779 (2025) and 2780 (2025)", [("S/RES/2779 (2025)",) * 2, ("S/RES/2780 (2025)", "2780 (2025)")]),
        ("A/RES/217 A (III), 260(III)", [("A/RES/217 A (III)",) * 2, ("A/RES/260 (III)", "260(III)")]),
        ("S/PV.6201 (Resumption 1) and 6202.", [("S/PV.6201 (Resumption 1)",) * 2, ("S/PV.6202", "6202")]),
        ("A/80/15 (Part I), (Part II) and Corr.1", [("A/80/15 (Part I)",) * 2, ("A/80/15 (Part II)", "(Part II)")]),
        ("A/80/15 (Part II) and 16 (2025)", [("A/80/15 (Part II)",) * 2]),
        ("A/80/15 (Part II) and (see below)", [("A/80/15 (Part II)",) * 2]),
        ("A/80/15 (Part II, chap. 3)", [("A/80/15 (Part II)", "A/80/15 (Part II")]),
        ("A/80/15 (Part II; see A/80/1)", [("A/80/15 (Part II)", "(Part II"), ("A/80/1", "A/80/1")]),
        ("S/RES/2779 (2025, para. 3)", [("S/RES/2779 (2025)", "(2025")]),
        ("A/80/15 (2025, para. 3)", [("A/80/15",) * 2]),
        ("A/63/5 (Vol. II, Part I)", [("A/63/5",) * 2]),
        ("A/80/15 (Part II, chap. 3 (a))", [("A/80/15 (Part II)", "(Part II")]),
        ("A/80/15 (chap. III, para. 3)", [("A/80/15",) * 2]),
        ("A/80/15 (Parts and labour)", [("A/80/15",) * 2]),
        ("A/80/15（Part II）", [("A/80/15 (Part II)", "A/80/15（Part II）")]),
    ],
)
def test_brackets_name_several_documents(text: Any, expected: Any) -> None:
    found = printed(text)
    assert len(found) == len(expected)
    for (symbol, place), (wanted, wanted_place) in zip(found, expected, strict=True):
        assert wanted in symbol
        assert place.endswith(wanted_place)


@pytest.mark.parametrize("word", rules()["several_parts"])
def test_parts_in_every_language(word: Any) -> None:
    one = rules()["several_parts"][word]
    assert cited(f"A/80/15 ({word} 1 and 2)") == [f"A/80/15 ({one} 1)", f"A/80/15 ({one} 2)"]


@pytest.mark.parametrize("text", ["A/79/801/Add. 1", "A/79/801 and Add. 1", "A/79/801/ Add. 1", "A/79/801 and Add.\n1"])
def test_a_blank_may_stand_before_the_number_of_an_addendum(text: Any) -> None:
    assert cited(text)[-1] == "A/79/801/Add.1"


@pytest.mark.parametrize("blank", [" ", "\n"])
def test_the_number_of_a_paragraph_is_none_of_an_addendum(blank: Any) -> None:
    assert cited(f"A/79/L.5 and Add.{blank}2. Takes note") == ["A/79/L.5"]
    assert cited(f"A/79/L.5 and Add.{blank}12. Takes note") == ["A/79/L.5"]
    assert cited("A/79/L.5 and Add.2. Takes note") == ["A/79/L.5", "A/79/L.5/Add.2"]


@pytest.mark.parametrize("blank", [" ", "\n"])
def test_behind_a_stroke_the_number_of_an_addendum_may_end_a_sentence(blank: Any) -> None:
    assert cited(f"as said in A/79/1/Add.{blank}1. The Committee") == ["A/79/1/Add.1"]
    assert cited(f"A/79/1/Add.{blank}12. The Committee") == ["A/79/1/Add.12"]


@pytest.mark.parametrize("years", ["和2024", " and 2024", ", 2024 and 2025", " and 2024-2025"])
@pytest.mark.parametrize("symbol", ["A/79/123", "A/C.3/79/L.5"])
def test_a_year_is_no_number_of_a_document(symbol: Any, years: Any) -> None:
    text = f"({symbol}{years})"
    assert cited(text) == [symbol]
    assert uncited(text, find(text))


@pytest.mark.parametrize("dash", HYPHENS)
def test_a_range_of_documents(dash: Any) -> None:
    text = f"S/2024/12{dash}14"
    assert printed(text) == [(f"S/2024/{number}", text) for number in (12, 13, 14)]
    assert parse(text) is None
    assert split_joint(text) == []


def test_what_a_suffix_behind_a_range_belongs_to_is_not_guessed() -> None:
    assert cited("A/79/801/Add.1-2 and Corr.1") == ["A/79/801/Add.1", "A/79/801/Add.2"]
    assert cited("A/79/801/Add.1-2 and Add.4") == ["A/79/801/Add.1", "A/79/801/Add.2", "A/79/801/Add.4"]
    assert cited("S/2024/12-13 and Add.1") == ["S/2024/12", "S/2024/13"]


@pytest.mark.parametrize("text", ["UNCTAD/TIR/2025-2026", "A/79/801-851", "A/79/801-805/Add.1", "A/79/801-80x"])
def test_what_is_no_range_is_not_found(text: Any) -> None:
    assert cited(text) == []


def test_a_letter_that_may_be_a_word_is_none_of_a_resolution() -> None:
    assert cited("By A/RES/79/1 A new start was made") == ["A/RES/79/1"]
    assert cited("By A/RES/79/1 A, it was made") == ["A/RES/79/1 A"]


@pytest.mark.parametrize("word", rules()["to"])
def test_to_in_every_language(word: Any) -> None:
    assert cited(f"A/79/801 {word} 802") == ["A/79/801", "A/79/802"]


@pytest.mark.parametrize("word", rules()["and"])
def test_and_in_every_language(word: Any) -> None:
    assert cited(f"A/CN.4/779 {word} Add.1") == ["A/CN.4/779", "A/CN.4/779/Add.1"]


def test_longest_range() -> None:
    assert len(find("S/2025/10 and Add.1-50")) == 1 + 50


def test_range_in_a_whole_symbol() -> None:
    assert printed("A/CONF.162/3/Add.1-3") == [(f"A/CONF.162/3/Add.{n}", "A/CONF.162/3/Add.1-3") for n in (1, 2, 3)]
    assert parse("A/CONF.162/3/Add.1-3") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/70/394/\nCorr.1)", ["A/70/394/Corr.1"]),
        ("A/70/394/ Corr.1)", ["A/70/394/Corr.1"]),
        ("A/AC.237/20.\n7. The", ["A/AC.237/20"]),
        ("A/79/801’s", ["A/79/801"]),
        ("«A/79/801»; [S/2025/1]", ["A/79/801", "S/2025/1"]),
        ("A/80/15\n(Part II)", ["A/80/15 (Part II)"]),
        ("A/75/19(2021)", ["A/75/19"]),
        ("A/79/801 (see below)", ["A/79/801"]),
        ("S/RES/1244(1999)", ["S/RES/1244 (1999)"]),
        ("A/RES/3314(XXIX)", ["A/RES/3314 (XXIX)"]),
        ("A/C.4/52/SR.3–7", ["A/C.4/52/SR.3-7"]),
        ("A/39/801-799", []),
        ("S/2025/121/Enclosure", ["S/2025/121"]),
        ("A/79/801/Annexes", []),
        ("A/79/801–The", ["A/79/801"]),
        ("文件A/79/801号和S/2025/1。", ["A/79/801", "S/2025/1"]),
        ("الوثيقة A/79/801، و S/2025/1", ["A/79/801", "S/2025/1"]),
        ("документ A/79/801", ["A/79/801"]),
        ("A/79/٨٠١", []),
        ("A/79/801.pdf", []),
        ("and/or, in 2024/25, at 30 km/h", []),
        ("lamps and/or wicks (A/79/801); in 2024/25 S/2025/1", ["A/79/801", "S/2025/1"]),
        ("and/(A/79/801)", ["A/79/801"]),
    ],
)
def test_where_a_symbol_begins_and_ends(text: Any, expected: Any) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://docs.un.org/en/A/79/801.", ["A/79/801"]),
        ("docs.un.org/A/res/78/276", ["A/RES/78/276"]),
        ("https://undocs.org/S/RES/2231(2015)", ["S/RES/2231 (2015)"]),
        ("https://www.undocs.org/en/A/79/801-S/2025/121", ["A/79/801", "S/2025/121"]),
        ("undocs/A/79/801", ["A/79/801"]),
        ("https://www.un.org/en/ga/search/view_doc.asp?symbol=A/79/801", ["A/79/801"]),
        ("https://www.osce.org/files/f/documents/1/7/68169.pdf", []),
        ("(https://example.org/en/A/79/801), S/2025/1", ["S/2025/1"]),
        ("example.org/A/79/801", []),
        ("https://docs.un.org.example.org/A/79/801", []),
        ("见https://example.org/A/79/801。A/79/802", ["A/79/802"]),
    ],
)
def test_addresses(text: Any, expected: Any) -> None:
    assert cited(text) == expected


# One symbol.


@pytest.mark.parametrize(
    ("text", "session_year_body"),
    [
        ("A/79/801", ("79", None, None)),
        ("A/ES-10/1043", ("ES-10", None, None)),
        ("A/S-30/1", ("S-30", None, None)),
        ("A/79/L.77", ("79", None, None)),
        ("A/C.3/79/L.5/Rev.1", ("79", None, "C.3")),
        ("A/RES/78/323", ("78", None, None)),
        ("A/RES/3314(XXIX)", (None, None, None)),
        ("A/HRC/59/60", ("59", None, "HRC")),
        ("A/HRC/RES/59/25", ("59", None, "HRC")),
        ("A/AC.109/2025/L.13", (None, 2025, "AC.109")),
        ("A/AC.109/2013", (None, None, "AC.109")),
        ("A/CN.4/783", (None, None, "CN.4")),
        ("A/80/6 (Sect. 3)/Corr.1", ("80", None, None)),
        ("S/2025/121", (None, 2025, None)),
        ("S/RES/2779 (2025)", (None, 2025, None)),
        ("S/PRST/2021/13", (None, 2021, None)),
        ("S/PV.9844", (None, None, None)),
        ("S/Agenda/9725", (None, None, None)),
        ("S/16933", (None, None, None)),
        ("E/2025/76", (None, 2025, None)),
        ("E/CN.6/2025/NGO/125", (None, 2025, "CN.6")),
        ("ECE/TRANS/WP.29/1173", (None, None, "TRANS")),
        ("CCPR/C/21/Rev.1/Add.5", (None, None, "C")),
        ("UNEP/EA.5/Res.5", (None, None, "EA.5")),
    ],
)
def test_parts_of_a_symbol(text: Any, session_year_body: Any) -> None:
    symbol = parse(text)
    assert symbol is not None
    assert symbol[3:] == session_year_body
    assert symbol.organ == text.partition("/")[0] == symbol.parts[0]
    assert symbol.text.startswith("/".join(symbol.parts))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A/80/6 (Sect. 3)/Corr.1", ("A", "80", "6")),
        ("A/C.3/79/L.5/Rev.1", ("A", "C.3", "79", "L.5")),
        ("CCPR/C/21/Rev.1/Add.5", ("CCPR", "C", "21")),
    ],
)
def test_suffixes_and_parentheses_are_no_parts(text: Any, parts: Any) -> None:
    symbol = parse(text)
    assert symbol is not None and symbol.parts == parts


@pytest.mark.parametrize("text", ["", "A", "A/79/801-S/2025/121", "see A/79/801", "A/79/ 801", "WT/MIN(26)/22"])
def test_no_single_symbol(text: Any) -> None:
    assert parse(text) is None


# Mastheads.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/79/843*-S/2025/201*", ["A/79/843", "S/2025/201"]),
        ("E/CN.7/2025/2-E/CN.15/2025/2", ["E/CN.7/2025/2", "E/CN.15/2025/2"]),
        ("A/80/62*−E/2025/12*", ["A/80/62", "E/2025/12"]),
        ("A/80/81E/2025/62", ["A/80/81", "E/2025/62"]),
        ("A/ES-10/1043-S/2025/529", ["A/ES-10/1043", "S/2025/529"]),
        ("A/ES-10/1043\nS/2025/529", ["A/ES-10/1043", "S/2025/529"]),
        ("A/80/74/Add.1–E/2025/53/Add.1", ["A/80/74/Add.1", "E/2025/53/Add.1"]),
        ("E/2025/39-ESCAP/81/32", ["E/2025/39", "ESCAP/81/32"]),
        ("A/62/17(PartI)", ["A/62/17(PartI)"]),
        ("XYZ/2025/3/Rev.1", ["XYZ/2025/3/Rev.1"]),
        ("XYZ/CONF.2/2025/3-S/2025/1", ["XYZ/CONF.2/2025/3", "S/2025/1"]),
        ("A/XYZ/2025/1", ["A/XYZ/2025/1"]),
        ("A/20/801", []),
        ("A/74/881-S/2020-503", []),
        ("A/79/801-", []),
        ("-S/2025/1", []),
        ("E/lCEF/672", []),
        ("A/39/36I", []),
        ("25-13457", []),
        ("United Nations", []),
        ("", []),
    ],
)
def test_masthead(text: Any, expected: Any) -> None:
    assert split_joint(text) == expected


# Comparison.


def test_key_unites_ways_of_printing() -> None:
    assert key("A/62/17 (Part I)*") == key("A/62/17(PartI)")
    assert key("A/RES/78/276") == key("A/res/78/276")
    assert key("CRC/C/MHL/CO/3–4") == key("CRC/C/MHL/CO/3-4")
    assert key("A/79/801") != key("A/79/802")


# Any text.


CONNECTING = [
    "and",
    "و",
    "Add.1",
    "Rev.1/Corr.2",
    "Add.1-3",
    "2",
    "/",
    ",",
    ".",
    "*",
    "S/",
    "(Vol.I)",
    "١",
    "é",
    "会",
]
ADDRESSES = ["https://", "docs.un.org/en/", "example.org/"]
PIECES = st.sampled_from([*EXAMPLES, *rules()["lookalikes"], *HYPHENS, *CONNECTING, *ADDRESSES, "\n"])
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join))


@given(TEXTS)
def test_what_is_found_stands_there(text: Any) -> None:
    last = (0, 0)
    for found in find(text):
        span = (found.start, found.end)
        assert last[1] <= found.start < found.end <= len(text) or span == last
        last = span
        symbol = parse(found.symbol)
        assert symbol is not None and symbol.text == found.symbol
        assert cited(found.symbol) == [found.symbol]
        there = parse(text[found.start : found.end])
        assert there is None or there.text == found.symbol


@given(TEXTS)
def test_no_text_breaks_the_rest(text: Any) -> None:
    for half in split_joint(text):
        assert split_joint(half) == [half]
    symbol = parse(text)
    assert symbol is None or key(symbol.text) == key(text) or "/RES" in symbol.text
    assert key(key(text)) == key(text)


@given(st.sampled_from(EXAMPLES), st.sampled_from(EXAMPLES), st.sampled_from(HYPHENS))
def test_any_two_symbols_joined(first: Any, second: Any, dash: Any) -> None:
    assert cited(f"{first}{dash} {second}") == [first, second]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A/" * 100_000, 0),
        ("A/1-" * 50_000, 0),
        ("A/79/801-" * 20_000, 20_000),
        ("A/79/801S/2025/1" * 10_000, 0),
        ("A/80/15 (Part " * 20_000, 20_000),
        ("ST" + "/A.B.C" * 50_000, 0),
        ("E/" + "A" * 100_000, 0),
        ("a." * 100_000, 0),
        ("https://" * 50_000, 0),
        ("A/79/801" + " " * 100_000, 1),
        ("A/79/801" + ", Add.1" * 20_000, 20_001),
        ("A/79/801" + "/Add.1" * 20_000, 0),
    ],
)
def test_hostile_text_is_read_to_its_end(text: Any, count: Any) -> None:
    assert len(find(text)) == count
    assert parse(text) is None or count == 1
    split_joint(text)


def test_every_code_is_looked_for_before_a_stroke() -> None:
    """One that `find` does not see there would be missed in silence."""
    data = rules()
    codes = [*data["organs"], *(f"{code}.999" for code in data["numbered"])]
    assert all(citing._has_code_before(f"see {code}/1", 0, len(f"see {code}")) for code in codes)
    assert not any(citing._has_code_before(f"see {code}/1", len("see ") + 1, len(f"see {code}")) for code in codes[:1])
