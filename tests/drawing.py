"""Letters drawn for one test: the description of a fixture, changed, through the program that draws the fixtures."""

import importlib.util
import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from reading import FIXTURES

from undoc_cli.model import Document
from undoc_cli.pipeline import parse_bytes

Description = dict[str, Any]

# A process of its own: what the drawing libraries leave open or warn of is not this program's.
_SCRIPT = """
import json, sys
sys.path.insert(0, sys.argv[1])
import draw, fonts
fonts.register()
sys.stdout.buffer.write(draw.pdf("drawn", json.load(sys.stdin)))
"""


def description(name: str) -> Description:
    """Give the description of a fixture."""
    return tomllib.loads((FIXTURES / "letters" / f"{name}.toml").read_text("utf-8"))


def drawn(name: str, change: Callable[[Description], None]) -> Document:
    """Give what undoc reads in a fixture that was changed before it was drawn."""
    if importlib.util.find_spec("matplotlib") is None:
        pytest.skip("drawing needs the fonts that matplotlib carries: pip install matplotlib")
    changed = description(name)
    change(changed)
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(FIXTURES)],
        input=json.dumps(changed).encode(),
        capture_output=True,
        check=True,
    )
    return parse_bytes(run.stdout, "drawn.pdf")
