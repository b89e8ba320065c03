"""A document as JSON: indented for a person, or on one line."""

import re
from typing import Any

import msgspec

# JSON escapes the controls of ASCII itself; these pass, and a terminal obeys some of them.
_CONTROLS = re.compile(rb"\x7f|\xc2[\x80-\x9f]")


def line(value: Any) -> bytes:
    """Return a value of the model on one line, with its line end."""
    return _CONTROLS.sub(_escaped, msgspec.json.encode(value)) + b"\n"


def pretty(value: Any) -> bytes:
    """Return a value of the model indented by two spaces, with a line end."""
    return msgspec.json.format(line(value), indent=2) + b"\n"


def _escaped(control: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % control[0][-1]
