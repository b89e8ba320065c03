"""A document as JSON: indented for a person, or on one line."""

from typing import Any

import msgspec

BEGINNING = b'{"'  # of every line
DOCUMENT = (b'{"schema_version":', b'{\n  "schema_version":')  # how a document begins, on one line and indented
# JSON escapes the controls of ASCII itself; these pass, and a terminal obeys some of them.
_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
_encoder = msgspec.json.Encoder()


def line(value: Any) -> bytes:
    """Return a value of the model on one line, with its line end."""
    data = _encoder.encode_lines((value,))
    # Only where there is one: as text, a long document takes several times the room that its bytes do.
    return data.decode().translate(_CONTROLS).encode() if _has_control(data) else data


def _has_control(data: bytes) -> bool:
    """Whether one of those controls stands in UTF-8: U+007F, or the byte C2 with one below A0 behind it."""
    return b"\x7f" in data or any(behind < b"\xa0" for behind in data.split(b"\xc2")[1:])


def pretty(value: Any) -> bytes:
    """Return a value of the model indented by two spaces, with a line end."""
    return indented(line(value))


def indented(written: bytes) -> bytes:
    """Return a line of JSON indented by two spaces, with a line end."""
    return msgspec.json.format(written, indent=2) + b"\n"
