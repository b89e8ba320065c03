"""Every fixture: right in all that a reader wrote down, and the same as when somebody last looked."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from accuracy import FIELDS, score
from reading import FIXTURES, NAMES, built, document
from update_golden import GOLDEN, golden, written

# Warnings that a fixture was made to give.
DESERVED = {"printed-out-of-order": ["agenda-order"]}


def truth(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FIXTURES / "truth" / f"{name}.json").read_text("utf-8"))
    return data


@pytest.mark.parametrize("name", NAMES)
def test_output_agrees_with_the_truth_in_every_field(name: str) -> None:
    outcomes = score(truth(name), built(document(name))).outcomes
    assert [(o.field, o.want, o.got) for o in outcomes if not o.right] == []
    assert len(outcomes) == len(FIELDS)


@pytest.mark.parametrize("name", NAMES)
def test_entities_of_signatures_agree_with_the_truth(name: str) -> None:
    wanted = [person["entity"] for person in truth(name)["signatories"]]
    assert [person.entity for person in document(name).header.signatories] == wanted


@pytest.mark.parametrize("name", NAMES)
def test_only_deserved_diagnostics(name: str) -> None:
    assert [d.code for d in document(name).diagnostics] == DESERVED.get(name, [])


@pytest.mark.parametrize("name", NAMES)
def test_output_is_the_golden_one(name: str) -> None:
    assert golden(name).is_file(), "python tests/update_golden.py"
    kept, now = golden(name).read_bytes(), written(name)
    changes = list(differences(json.loads(kept), json.loads(now)))
    assert changes == [], "look at each; when right: python tests/update_golden.py"
    assert kept == now, "the order of the keys or the way of writing has changed"


def test_no_golden_file_without_fixture() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == NAMES


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
