"""Patterns and tables that are kept made from one run to the next."""

import os
import pickle
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import NoReturn

import pytest
from patterns import patterns

from undoc_cli.rules import kept as kept_module
from undoc_cli.rules.kept import Kept
from undoc_cli.rules.language import language
from undoc_cli.rules.tables import table

SOURCES = """
from undoc_cli.rules import kept
from undoc_cli.rules.language import language
from undoc_cli.rules.symbol_grammar import grammar
from undoc_cli.rules.tables import table
get = kept.Kept.get
kept.Kept.get = lambda self, source, make: print(source) or get(self, source, make)
for code in {codes}:
    for name in table("lang", f"{{code}}.toml")["patterns"]:
        language(code).pattern(name)
grammar().cited
"""
CODES = sorted(file.name.removesuffix(".toml") for file in files("undoc_cli.rules").joinpath("lang").iterdir())


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "__pycache__" / "kept.rules"


def never() -> NoReturn:
    raise AssertionError("it is there")


def written(place: Path, **values: str) -> None:
    kept = Kept(str(place))
    for source, value in values.items():
        assert kept.get(source, lambda value=value: value) == value  # type: ignore[misc]
    kept.write()


def test_what_was_made_before_is_not_made_again(place: Path) -> None:
    written(place, source="value")
    again = Kept(str(place))
    assert again.get("source", never) == "value"
    assert again.get("another source", lambda: "another value") == "another value"


def test_patterns_and_tables_have_the_same_sources_in_every_run() -> None:
    """Sets have another order in each: what is made of one in that order is never found again."""
    code = SOURCES.format(codes=CODES)
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert told.pop().count(b"\n") > 1000


def test_within_a_run_it_is_made_once(place: Path) -> None:
    kept = Kept(str(place))
    kept.get("source", lambda: "value")
    assert kept.get("source", never) == "value"
    assert not place.exists()


def test_each_of_two_runs_keeps_what_the_other_wrote(place: Path) -> None:
    one, other = Kept(str(place)), Kept(str(place))
    one.get("one", lambda: 1)
    other.get("other", lambda: 2)
    one.write()
    other.write()
    after = Kept(str(place))
    assert (after.get("one", never), after.get("other", never)) == (1, 2)


@pytest.mark.parametrize("at", [0, 40, -1])
def test_a_damaged_file_counts_for_nothing(place: Path, at: int) -> None:
    written(place, source="value")
    data = bytearray(place.read_bytes())
    data[at] ^= 1
    place.write_bytes(data)
    assert Kept(str(place)).get("source", lambda: "made again") == "made again"


@pytest.mark.parametrize("length", [0, 1, 50])
def test_a_file_that_is_cut_counts_for_nothing(place: Path, length: int) -> None:
    written(place, source="value")
    place.write_bytes(place.read_bytes()[:length])
    assert Kept(str(place)).get("source", lambda: "made again") == "made again"


def test_what_another_version_made_counts_for_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(place, source="value")
    monkeypatch.setattr(kept_module, "VERSION", b"undoc 2, regex 1066.10.14\n")
    assert Kept(str(place)).get("source", lambda: "made again") == "made again"


def test_nothing_is_written_where_python_is_to_write_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    written(place, source="value")
    assert not place.exists()


def test_nothing_new_writes_nothing(place: Path) -> None:
    written(place, source="value")
    before = place.stat().st_ino
    written(place, source="value")
    assert place.stat().st_ino == before


def test_where_it_cannot_be_written_nothing_is_said(place: Path) -> None:
    place.parent.write_text("no folder")
    written(place, source="value")
    assert place.parent.read_text() == "no folder"


def test_the_file_does_not_grow_without_bound(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_module, "MOST", 3)
    written(place, **{f"old {index}": "" for index in range(3)})
    written(place, new="value")
    after = Kept(str(place))
    assert after.get("new", never) == "value"
    assert after.get("old 1", lambda: "made again") == "made again"


@pytest.mark.parametrize("code", CODES)
def test_a_pattern_that_was_kept_finds_the_same(code: str) -> None:
    for name, rule in patterns(code).items():
        made = language(code).pattern(name)
        again = pickle.loads(pickle.dumps(made))  # noqa: S301
        for text in (*rule["examples"], *rule["counters"]):
            one, other = made.search(text), again.search(text)
            assert (one and (one.span(), one.groupdict())) == (other and (other.span(), other.groupdict()))


def test_tables_are_those_of_their_files() -> None:
    assert table("lang", "en.toml")["code"] == "en"
    with pytest.raises(KeyError):
        table("lang", "tlh.toml")
