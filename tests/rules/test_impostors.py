"""What a PDF without masthead is, by its words."""

import pytest

from undoc_cli.rules.impostors import impostor


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("INTEROFFICE MEMORANDUM MEMORANDUM INTERIEUR", "an interoffice memorandum"),
        ("Inter-Office Memorandum", "an interoffice memorandum"),
        (
            "UNITED NATIONS POSTAL ADDRESS The Office presents its compliments to you: an interoffice memorandum",
            "a note verbale on letterhead",
        ),
        ("UNITED NATIONS NATIONS UNIES POSTAL ADDRESS", "a letter on letterhead"),
        ("Dear Ambassador, I refer to the interoffice memorandum", "a letter on letterhead"),
        ("The document you are looking for does not exist in the Official Document System", "the error page of the"),
    ],
)
def test_what_else_it_is(text: str, reason: str) -> None:
    assert (impostor(text) or "").startswith(reason)


@pytest.mark.parametrize("text", ["", "The sea was calm.", "A memorandum was read to the office."])
def test_nothing_known(text: str) -> None:
    assert impostor(text) is None
