"""The words of a text as the search knows them, in six languages."""

import pytest

from undoc_cli.rules.search import OTHER, folded, hits, terms, tokens, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Security", "SECURITY"),
        ("Élève", "eleve"),
        ("e\u0301le\u0300ve", "élève"),
        ("Straße", "strasse"),
        ("ещё", "еще"),
        ("ﬁnance", "finance"),
        ("Ａ", "a"),
        ("والأمن", "الأمن"),
        ("للأمن", "الامن"),
        ("مقرّر", "مقرر"),
        ("أيضاً", "ايضا"),
        ("الجمعيـــة", "الجمعية"),
    ],
)
def test_ways_to_write_a_word(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("peace", "piece"), ("ولد", "لد"), ("ال", "ا"), ("安全", "全安"), ("moral", "morale")],
)
def test_words_that_differ(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_words_of_a_text() -> None:
    assert [token.form for token in tokens("The Council’s 2nd report (A/79/801), well-known_")] == [
        *["the", "council", "s", "2nd", "report", "a", "79", "801", "well", "known"]
    ]


def test_every_chinese_character_is_a_word() -> None:
    assert words("安理会第2728号决议") == "安 理 会 第 2728 号 决 议"


@pytest.mark.parametrize("text", ["Security Council", "Conseil de sécurité", "Совет Безопасности", "Łódź, 1 %"])
def test_sqlite_knows_the_words_of_latin_and_cyrillic(text: str) -> None:
    assert words(text) is None
    assert not OTHER.search(text)


@pytest.mark.parametrize(
    ("asked", "queries"),
    [
        ("peace", ['("peace")']),
        ("culture of peace", ['("culture")', '("of")', '("peace")']),
        ('"culture of peace" dialogue', ['("culture of peace")', '("dialogue")']),
        ("“culture of peace”", ['("culture of peace")']),
        ("« culture de la paix »", ['("culture de la paix")']),
        ("A/79/801", ['("A 79 801")']),
        ("well-known", ['("well known")']),
        ("disarm*", ['("disarm"*)']),
        ('"nuclear disarm"*', ['("nuclear disarm"*)']),
        ("AND OR NOT NEAR", ['("AND")', '("OR")', '("NOT")', '("NEAR")']),
        ("NEAR(a b, 5)", ['("NEAR a")', '("b")', '("5")']),
        ("text:peace -war ^first a+b", ['("text peace")', '("war")', '("first")', '("a b")']),
        ('"never closed', ['("never")', '("closed")']),
        ("ещё", ['("ещё" OR "еще")']),
        ("安全理事会", ['("安 全 理 事 会")']),
        ("والأمن", ['("والأمن" OR "امن")']),
        ('" * ( ) "" \x00 -', []),
    ],
)
def test_what_a_person_asks_for(asked: str, queries: list[str]) -> None:
    assert [term.query for term in terms(asked)] == queries


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("peace", "Peace, and the peaceful; PEACE.", ["Peace", "PEACE"]),
        ("peace*", "Peace, and the peaceful.", ["Peace", "peaceful"]),
        ('"of peace"', "of a peace, of peace", ["of peace"]),
        ("securite", "la sécurité", ["sécurité"]),
        ('"a b" "b c"', "a b c", ["a b c"]),
        ("安全", "联合国安全理事会的安全", ["安全", "安全"]),
        ("الأمن", "إلى مجلس الأمن والأمن", ["الأمن", "والأمن"]),
        ("A/79/801", "see A/79/801.", ["A/79/801"]),
        ("war", "peace", []),
    ],
)
def test_where_words_stand(asked: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in hits(text, terms(asked))] == found
