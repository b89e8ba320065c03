"""Running heads, job numbers and page numbers that nearly contradict each other."""

from typing import Any

import pytest
from checking import check, numbered, reworded, scanned, told, with_empty_page, with_header, with_regions
from handmade import handmade
from msgspec.structs import replace

from undoc_cli.model import Region
from undoc_cli.pipeline import parse_bytes


def test_running_heads_may_lack_and_may_have_one_half() -> None:
    assert check(with_regions(lambda region: None if region.kind == "running-head" else region)) == []
    assert check(with_regions(reworded("running-head", "A/79/1733"))) == []
    assert check(with_regions(reworded("running-head", "A/79/1733-S/2025/1206"))) == []


@pytest.mark.parametrize(
    ("kind", "text"), [("bar-code", "*2500001*"), ("job-number", "25-00001")], ids=["bar code", "later page"]
)
def test_job_numbers_that_differ(kind: str, text: str) -> None:
    def change(region: Region) -> Region:
        return replace(region, text=text) if region.kind == kind and (kind == "bar-code" or region.page > 1) else region

    assert [code for code, *_ in check(with_regions(change))] == ["job-number"]


@pytest.mark.parametrize(("text", "told"), [("GE.09-", True), ("25-00001 (E)", False)])
def test_a_job_number_without_its_serial_number(text: str, told: bool) -> None:
    found = with_regions(reworded("job-number", text))
    wanted = [("job-number", "warning", "/header/job_number")] if told else []
    assert check(replace(found, header=replace(found.header, job_number=None))) == wanted


def test_page_numbers_without_total() -> None:
    assert check(with_regions(reworded("page-number", "2"))) == []


def test_page_numbers_that_contradict_each_other() -> None:
    def change(region: Region) -> Region:
        return replace(region, text=f"{region.page}/{region.page + 1}") if region.kind == "page-number" else region

    assert [code for code, *_ in check(with_regions(change, "page-breaks"))] == ["page-count"]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [((2, 3), []), ((2, 4), ["page-order"]), ((3, 2), ["page-order"]), ((12, 13), []), ((2, 1), [])],  # an annex anew
)
def test_pages_follow_each_other_as_they_are_numbered(numbers: tuple[int, ...], found: list[str]) -> None:
    assert [code for code, *_ in check(with_regions(numbered(*numbers), "annex-and-enclosure"))] == found


@pytest.mark.parametrize(
    "values",
    [
        {"job_number": "80-12957", "distribution_date": "1980-05-19"},
        {"job_number": "GE.14-12578"},
        {"job_number": "25-05194 (E)"},
    ],
)
def test_job_numbers_of_geneva_and_older_ones_have_no_letter(values: dict[str, Any]) -> None:
    assert ("text-recognised", "warning", "/header/job_number") not in check(scanned(with_header(**values)))


def test_an_empty_page_at_the_end_may_be_left_over() -> None:
    assert ("page-empty", "info", "/source/pages") in with_empty_page(2)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("", ("page-empty", "warning", "/source/pages")),
        ("100 100 m 100 200 200 200 200 100 c S", ("page-without-text", "info", "/source/pages")),
    ],
)
def test_a_page_that_is_drawn_is_not_empty(content: str, found: tuple[str, str, str]) -> None:
    text = "BT /F1 12 Tf 100 700 Td (Two words) Tj ET"
    codes = told(parse_bytes(handmade(text, content, text), "made.pdf").diagnostics)
    assert [entry for entry in codes if entry[0] in {"page-empty", "page-without-text"}] == [found]
