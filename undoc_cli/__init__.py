"""undoc reads documents of the United Nations in PDF and gives their structure.

    from undoc_cli import parse
    document = parse("letter.pdf")
    document.header.agenda_items

The names here are the public ones; all of them are imported when first asked for, so that `undoc --version` need
not load a PDF library.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from undoc_cli.errors import UndocError
    from undoc_cli.model import Document
    from undoc_cli.options import ParseOptions
    from undoc_cli.pipeline import parse, parse_bytes

__all__ = ["Document", "ParseOptions", "UndocError", "__version__", "parse", "parse_bytes"]

_HOME = {
    "Document": "undoc_cli.model",
    "ParseOptions": "undoc_cli.options",
    "UndocError": "undoc_cli.errors",
    "parse": "undoc_cli.pipeline",
    "parse_bytes": "undoc_cli.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
