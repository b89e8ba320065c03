"""To whom letters are addressed, in all languages."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from undoc_cli.rules.addressees import read_addressees
from undoc_cli.rules.language import language

TEXTS = [
    (code, entry)
    for code, entries in tomllib.loads(Path(__file__).with_name("addressees.toml").read_text("utf-8")).items()
    for entry in entries
]


@pytest.mark.parametrize(("code", "entry"), TEXTS)
def test_addressees_end_where_their_names_do(code: str, entry: dict[str, Any]) -> None:
    found = read_addressees(entry["text"], language(code))
    assert found.names == tuple(entry["names"])
    assert found.certain == entry.get("certain", True)
    assert entry["text"][: found.end].endswith(entry["names"][-1])
