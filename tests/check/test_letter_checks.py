"""Letters that nearly deserve a code: their date, their request for circulation, their annexes."""

import pytest
from checking import check, with_body, with_letter
from msgspec.structs import replace
from reading import document


@pytest.mark.parametrize(
    "text",
    [
        "circulated under agenda items 14, 24, 32, 61, 65, 84 and 132.",
        "circulated as a document of the General Assembly, under items 132, 14, 24, 32, 61, 65 and 84.",
        "circulated as a document of the Security Council.",
        "The items were discussed under agenda items 3 and 4.",
    ],
)
def test_no_contradiction_in_the_request_for_circulation(text: str) -> None:
    assert check(with_body(text, name="joint-seven-items")) == []


@pytest.mark.parametrize(
    ("asked", "contradicts"),
    [("32 (a), 80 and 110", False), ("32, 80 and 110", False), ("32 (b), 80 and 110", True), ("32 (a) and 80", True)],
)
def test_sub_items_may_be_left_out_of_the_request(asked: str, contradicts: bool) -> None:
    text = f"We should be grateful if you would circulate the letter under agenda items {asked}."
    assert bool(check(with_body(text, name="several-senders"))) is contradicts


@pytest.mark.parametrize(
    ("symbols", "text", "doubtful"),
    [
        (("A/79/1733", "S/2025/1206"), "circulated as a document of the General Assembly, under item 32.", True),
        (("A/79/1733", "S/2025/1206"), "circulated as a document of the General Assembly.", False),
        (("S/2025/1206",), "circulated as a document of the General Assembly, under item 32.", False),
    ],
)
def test_a_request_that_names_items_and_a_masthead_without_any(
    symbols: tuple[str, ...], text: str, doubtful: bool
) -> None:
    asked = with_body(text, name="joint-seven-items")
    found = check(replace(asked, header=replace(asked.header, agenda_items=(), symbols=symbols)))
    assert (("circulation-items", "warning", "/header/agenda_items") in found) is doubtful


def test_the_last_request_counts() -> None:
    texts = (
        "The first letter was circulated under agenda item 9.",
        "Please have the letter circulated under agenda items 14, 24, 32, 61, 65, 84 and 132.",
    )
    assert check(with_body(*texts, name="joint-seven-items")) == []


@pytest.mark.parametrize(("date", "doubtful"), [("2025-03-07", False), ("2024-03-06", False), ("2024-03-05", True)])
def test_a_letter_is_distributed_on_its_day_or_within_a_year(date: str, doubtful: bool) -> None:
    assert check(with_letter(date=date)) == ([("date-order", "warning", "/header/letter/date")] if doubtful else [])


@pytest.mark.parametrize("text", ["I transmit a report (see enclosure).", "I transmit it (see annexes)."])
def test_an_annex_that_is_spoken_of_and_there(text: str) -> None:
    assert [code for code, *_ in check(with_body(text))] == ["annex-missing"]
    assert check(with_body(text, annexes=document("annex-and-enclosure").annexes)) == []


def test_the_annex_of_another_document_is_not_missing() -> None:
    assert check(with_body("See S/2025/12, annex.", "The report (S/2024/5, annex II) says so.")) == []
