"""A document as JSON: indented for a person, or on one line."""

from typing import Any

import msgspec

# JSON escapes the controls of ASCII itself; these pass, and a terminal obeys some of them.
_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def line(value: Any) -> bytes:
    """Return a value of the model on one line, with its line end."""
    data = msgspec.json.encode(value)
    if b"\x7f" in data or b"\xc2" in data:  # the first byte of those controls in UTF-8
        data = data.decode().translate(_CONTROLS).encode()
    return data + b"\n"


def pretty(value: Any) -> bytes:
    """Return a value of the model indented by two spaces, with a line end."""
    return indented(line(value))


def indented(written: bytes) -> bytes:
    """Return a line of JSON indented by two spaces, with a line end."""
    return msgspec.json.format(written, indent=2) + b"\n"
