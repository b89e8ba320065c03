"""Passages found by their words, in six languages, and by what their documents are."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stored import NAMES, fill, record, with_text

from undoc_cli.rules.search import terms
from undoc_cli.store import searching
from undoc_cli.store.opening import opened
from undoc_cli.store.searching import Filters, Passage, passages
from undoc_cli.store.writing import Writer

TEXTS = {
    "en": "The Secretary-General’s well-known report on the culture of peace (A/79/801).",
    "fr": "La sécurité collective, l’Élève et la paix.",
    "ru": "Ещё раз о Совете Безопасности.",
    "ar": "إلى رئيس مجلس الأمن والجمعية العامة مقرّرًا وللعمل.",
    "zh": "联合国安全理事会第2728号决议。",
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = [with_text(text, number=number, language=code) for number, (code, text) in enumerate(TEXTS.items())]
    return fill(tmp_path_factory.mktemp("texts") / "corpus.db", *made)


def found(path: Path, asked: str, limit: int = 1000, **filters: Any) -> tuple[Passage, ...]:
    with opened(path) as connection:
        return passages(connection, terms(asked), Filters(**filters), limit)


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("culture peace", "en"),
        ('"culture of peace"', "en"),
        ("CULTURE", "en"),
        ("secretary-general", "en"),
        ("A/79/801", "en"),
        ("well", "en"),
        ("cult*", "en"),
        ("securite", "fr"),
        ("sécurité", "fr"),
        ("élève", "fr"),
        ("совете безопасности", "ru"),
        ("еще", "ru"),
        ("ещё", "ru"),
        ("الأمن", "ar"),
        ("امن", "ar"),
        ("الجمعية العامة", "ar"),
        ('"مجلس الأمن"', "ar"),
        ("مقررا", "ar"),
        ("العمل", "ar"),
        ("安全", "zh"),
        ("全", "zh"),
        ("安全理事会", "zh"),
        ("2728", "zh"),
        ("第2728号", "zh"),
    ],
)
def test_words_are_found(texts: Path, asked: str, language: str) -> None:
    (passage,) = found(texts, asked)
    assert passage.language == language
    assert passage.hits


@pytest.mark.parametrize(
    "asked", ["peace war", '"peace culture"', "cultur", "全安", "general-secretary", "NOT", "A/79/80", "culture OR war"]
)
def test_words_that_are_not_there(texts: Path, asked: str) -> None:
    assert found(texts, asked) == ()


@given(asked=st.text(max_size=40))
def test_nothing_typed_is_an_error(texts: Path, asked: str) -> None:
    if terms(asked):
        for passage in found(texts, asked):
            assert all(0 <= start < end <= len(passage.text) for start, end in passage.hits)


@given(asked=st.text(alphabet="\"'()*:^-+{}[] ANDORTE,.\x00", max_size=30))
def test_no_syntax_is_an_error(texts: Path, asked: str) -> None:
    if terms(asked):
        found(texts, asked)


def test_a_passage_says_where_it_stands(store: Path) -> None:
    (passage,) = found(store, "sulina")
    assert (passage.symbols, passage.page, passage.pointer, passage.part) == (
        ("A/79/1733", "S/2025/1206"),
        1,
        "/body/0/text",
        "text",
    )
    assert [passage.text[slice(*hit)] for hit in passage.hits] == ["Sulina"]


def test_notes_are_passages(store: Path) -> None:
    notes = [passage for passage in found(store, "A/78/1588") if passage.part == "note"]
    assert notes
    assert all(passage.pointer.startswith("/footnotes/") and passage.number for passage in notes)


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"kind": "report"}, {"geneva-report"}),
        ({"language": "fr"}, {"fr-letter"}),
        ({"symbol": "A/79/1733"}, {"joint-seven-items"}),
        ({"symbol": "S/2025/1206"}, {"joint-seven-items"}),
        ({"symbol": "A/79/*"}, {"joint-seven-items", "page-breaks", "one-item", "notes-of-all-kinds"}),
        ({"symbol": "A/79/1733", "language": "fr"}, set()),
    ],
)
def test_filters(store: Path, filters: dict[str, Any], names: set[str]) -> None:
    got = {passage.file.removesuffix(".pdf") for word in ("of", "de") for passage in found(store, word, **filters)}
    assert got == names


def test_dates(store: Path) -> None:
    dates = {passage.date for passage in found(store, "the")}
    assert "2025-03-07" in dates
    for since, until in (("2025", "2025"), ("2025-03", "2025-03"), ("2025-03-07", "2025-03-07")):
        got = {passage.date for passage in found(store, "the", since=since, until=until)}
        assert "2025-03-07" in got
        assert got == {date for date in dates if date and since <= date[: len(since)] <= until}


def test_the_most_telling_come_first(tmp_path: Path) -> None:
    long = "peace " + "and other words " * 50
    path = fill(tmp_path / "corpus.db", with_text(long, "peace, peace and peace", number=1))
    assert [passage.pointer for passage in found(path, "peace")] == ["/body/1/text", "/body/0/text"]


def test_the_limit(store: Path) -> None:
    assert found(store, "the", limit=3) == found(store, "the")[:3]


def test_too_many_to_be_weighed_come_from_the_last(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = found(store, "the")
    monkeypatch.setattr(searching, "WEIGHED", 1)
    got = found(store, "the")
    assert sorted(map(repr, got)) == sorted(map(repr, everything))
    paragraphs = [passage for passage in got if passage.part == "text"]
    files = [NAMES.index(passage.file.removesuffix(".pdf")) for passage in paragraphs]
    assert files == sorted(files, reverse=True)


def test_what_is_replaced_is_not_found(tmp_path: Path) -> None:
    with Writer(tmp_path / "corpus.db") as writer:
        writer.put(with_text("Of zeppelins and 安全.", number=1), "1", "/a.pdf")
        writer.put(record("one-item"), "1", "/a.pdf")
    assert found(tmp_path / "corpus.db", "zeppelins") == ()
    assert found(tmp_path / "corpus.db", "安全") == ()
