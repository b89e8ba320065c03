"""Text that a terminal cannot take for commands."""

import os

# The control characters of ASCII and Latin-1: escape sequences begin with one of them.
_HARMLESS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\N{REPLACEMENT CHARACTER}") | dict.fromkeys(
    map(ord, "\t\n\v\f\r\x85"), " "
)


def plain(text: str) -> str:
    """Return the text on one line, without control characters."""
    return text if text.isprintable() else text.translate(_HARMLESS)


def file_name(name: str) -> str:
    """Return a file's name as Unicode: what of it is no UTF-8 is replaced."""
    return os.fsencode(name).decode("utf-8", "replace")
