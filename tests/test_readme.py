"""The README says what the program does."""

import re
from typing import Any

import pytest
from update_readme import PARTS, README, updated


@pytest.mark.parametrize("name", list(PARTS))
def test_part_is_up_to_date(name: Any) -> None:
    text = README.read_text("utf-8")
    assert updated(text, (name,)) == text, "run `make readme`"


def test_every_room_is_told_and_there() -> None:
    _, _, development = README.read_text("utf-8").partition("\n## Development\n")
    told = set(re.findall(r"`(\w+(?:\.py)?)`", development.partition("\nDocuments for the tests")[0]))
    package = README.parent / "undoc_cli"
    rooms = {path.name for path in package.iterdir() if path.is_dir() or path.suffix == ".py"}
    assert told >= {name for name in rooms if not name.startswith("__")}
    assert {name for name in told if name.endswith(".py")} <= rooms
