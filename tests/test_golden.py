"""Every fixture: right in all that a reader wrote down, and the same as when somebody last looked."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from accuracy import score
from drawing import description
from reading import BESIDE_SCANS, FIXTURES, LETTERS, NAMES, WRONG, built, document
from update_golden import GOLDEN, golden, written

from undoc_cli.model import Block

# Warnings that a fixture was made to give.
DESERVED = {"attachment-without-heading": ["annex-heading"], "printed-out-of-order": ["agenda-order"]}


def truth(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FIXTURES / "truth" / f"{name}.json").read_text("utf-8"))
    return data


FAILING = [
    pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=WRONG[name])) if name in WRONG else name
    for name in NAMES
]
RIGHT = [name for name in NAMES if name not in WRONG]


@pytest.mark.parametrize("name", FAILING)
def test_output_agrees_with_the_truth_in_every_field(name: str) -> None:
    outcomes = score(truth(name), built(document(name))).outcomes
    assert [(o.field, o.want, o.got) for o in outcomes if not o.right] == []
    assert {o.field for o in outcomes} >= {"kind", "symbols", "titles", "annex_pages"}


@pytest.mark.parametrize("name", LETTERS)
def test_entities_of_signatures_agree_with_the_truth(name: str) -> None:
    wanted = [person["entity"] for person in truth(name)["signatories"]]
    assert [person.entity for person in document(name).header.signatories] == wanted


# The words as they were set: the descriptions that the fixtures were drawn from have them.

NUMBER = re.compile(r"(\d+\.|\([a-z]+\)|[IVXL]+\.|[A-Z]\.|–|•)\s+")
BLOCK = re.compile(r"(?:#{1,3}|[=+>_])\s+")
FIGURES = re.compile(r"\^(\d+)\^")
SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
INLINE = re.compile(r"\{[^{}]+\}|\*\*?|[\^¦\u00ad]")


def plain(text: str) -> str:
    """Give a text without its markup: marks of notes, styles, raised signs, places where a line may end."""
    text = FIGURES.sub(lambda raised: raised[1].translate(SUPERIOR), text)
    return " ".join(INLINE.sub("", text).replace("\u2011", "-").replace("~", " ").split())


def set_blocks(text: str) -> Iterator[tuple[str | None, str]]:
    """Yield number and text of each block of a description, tables left out."""
    for raw in re.split(r"\n\s*\n", text.strip()):
        words = " ".join(raw.split())
        if not words or words == "----" or words.startswith("|"):
            continue
        opening = BLOCK.match(words)
        words = words[opening.end() :] if opening else words
        number = NUMBER.match(words)
        numbered = number is not None and (opening is None or opening[0][0] in "#=+")
        yield (number[1], plain(words[number.end() :])) if number and numbered else (None, plain(words))


def read_parts(blocks: tuple[Block, ...]) -> list[tuple[str | None, str]]:
    """Give number or bullet and text of each block, tables left out."""
    return [
        (block.number or (block.bullet if isinstance(block.bullet, str) else None), block.text)
        for block in blocks
        if block.type != "table"
    ]


@pytest.mark.parametrize("name", LETTERS)
def test_every_text_is_the_one_that_was_set(name: str) -> None:
    wanted, read = description(name), document(name)
    assert read.header.titles == tuple(plain(title) for title in wanted["titles"])
    assert read_parts(read.body) == list(set_blocks(wanted["text"]))
    assert [person.name for person in read.header.signatories] == [
        plain(person["name"]) for person in wanted.get("signatures", [])
    ]
    for annex, found in zip(wanted.get("annexes", []), read.annexes, strict=True):
        head = [(None, plain(annex["subtitle"]))] if "subtitle" in annex else []
        foot = [(None, person["head"]) for person in annex.get("signatures", []) if "head" in person]
        assert read_parts(found.body) == [*head, *set_blocks(annex.get("text", "")), *foot]
        assert found.original == annex.get("original")
    notes = [wanted.get("footnotes", {}), *(annex.get("footnotes", {}) for annex in wanted.get("annexes", []))]
    set_notes = [(marker, plain(text)) for group in notes for marker, text in group.items()]
    assert sorted((note.marker, note.text) for note in read.footnotes) == sorted(set_notes)


@pytest.mark.parametrize("name", LETTERS)
def test_every_cell_is_the_one_that_was_set(name: str) -> None:
    wanted, read = description(name), document(name)
    for part, blocks in zip(
        [wanted, *wanted.get("annexes", [])], [read.body, *(annex.body for annex in read.annexes)], strict=True
    ):
        rows = [row.strip() for row in part.get("text", "").splitlines() if row.startswith("|")]
        wanted_rows = [
            tuple(cell.strip().replace("{", "").replace("}", "") for cell in row.lstrip("|= ").rstrip("|").split("|"))
            for row in rows
            if row[1] not in ":*"
        ]
        assert [row for block in blocks if isinstance(block.rows, tuple) for row in block.rows] == wanted_rows
        notes = [note for block in blocks if isinstance(block.notes, tuple) for note in block.notes]
        wanted_notes = [row[2:].strip() for row in rows if row[1] == "*"]
        # Asterisks before a note are its marker, around words they set italics.
        assert notes == [re.sub(r"\*(\w+)\*", r"\1", note) for note in wanted_notes]


@pytest.mark.parametrize("name", RIGHT)
def test_only_deserved_warnings(name: str) -> None:
    found = [d.code for d in document(name).diagnostics if d.severity != "info"]
    assert found == DESERVED.get(name, [])


@pytest.mark.parametrize("name", [*RIGHT, *BESIDE_SCANS])
def test_output_is_the_golden_one(name: str) -> None:
    assert golden(name).is_file(), "python tests/update_golden.py"
    kept, now = golden(name).read_bytes(), written(name)
    changes = list(differences(json.loads(kept), json.loads(now)))
    assert changes == [], "look at each; when right: python tests/update_golden.py"
    assert kept == now, "the order of the keys or the way of writing has changed"


def test_no_golden_file_without_fixture() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == sorted([*RIGHT, *BESIDE_SCANS])


def differences(was: Any, now: Any, pointer: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield the places where two JSON values differ, as deep as they go."""
    if isinstance(was, dict) and isinstance(now, dict):
        for key in {**was, **now}:
            yield from differences(was.get(key), now.get(key), f"{pointer}/{key}")
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for index, (old, new) in enumerate(zip(was, now, strict=True)):
            yield from differences(old, new, f"{pointer}/{index}")
    elif was != now:
        yield pointer, was, now
