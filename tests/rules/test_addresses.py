"""Addresses that a line ends in the middle of."""

import pytest

from undoc_cli.rules.addresses import breaks_url, ends_in_url, has_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://lights.example.org/list-of-", "https://lights.example.org/list-of-"),
        ("at www.example.org/a/", "www.example.org/a/"),
        ("at https:/", "https:/"),
        ("at example.org/lights/", "example.org/lights/"),
        ("HTTPS://EXAMPLE.ORG/", "HTTPS://EXAMPLE.ORG/"),
    ],
)
def test_line_that_ends_in_an_address(text: str, address: str) -> None:
    assert ends_in_url(text) == address


@pytest.mark.parametrize(
    "text", ["", "A/79/801", "and/or", "the end.", "https://example.org is", "e.g.", "12/05/2025", "i.e. this/that"]
)
def test_line_that_does_not_end_in_an_address(text: str) -> None:
    assert ends_in_url(text) is None


@pytest.mark.parametrize(
    "text", ["https://example.org/", "www.example.org/a-", "example.org/a?b=", "x_", "a&", "%", "#", "~", "+"]
)
def test_place_where_an_address_may_break(text: str) -> None:
    assert breaks_url(text)


@pytest.mark.parametrize(
    "text", ["", "https://example.org", "example.", "example,", "http:", "word", "https://example.org/ "]
)
def test_place_where_an_address_does_not_break(text: str) -> None:
    assert not breaks_url(text)


@pytest.mark.parametrize("text", ["Source: https://example.org/lamps", "see www.example.org"])
def test_texts_with_addresses(text: str) -> None:
    assert has_address(text)


@pytest.mark.parametrize("text", ["", "Source: the keeper", "and/or", "wwwolves", "a: //"])
def test_texts_without_addresses(text: str) -> None:
    assert not has_address(text)
