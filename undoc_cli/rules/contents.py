"""Entries of contents lists: dots that lead to a page, and what they lead to."""

from undoc_cli.rules.patterns import lazy

TARGET = lazy(r"^(?:\d{1,3}(?:\.\d{1,3})?(?: ?[-\u2013] ?\d{1,3})?|[ivxl]{1,6})$")
DOTS = lazy(r"(?:\s?[.…]){5,}")
LEADER = lazy(r"(?:\s?[.…]){4,}\s*(?<target>\d{1,4}(?: ?[-\u2013] ?\d{1,4})?|[ivxl]{1,6})?$")


def is_target(text: str) -> bool:
    """Whether a text is a page or a range of paragraphs (`7`, `12 - 14`, `iv`)."""
    return TARGET.match(text.strip()) is not None


def leads(text: str) -> bool:
    """Whether dots lead from one part of a text to another, as from a name to a State."""
    return DOTS.search(text) is not None


def leader(text: str) -> tuple[int, str | None] | None:
    """Return where the dots at the end of an entry begin, and the target behind them; None without dots."""
    match = LEADER.search(text)
    return (match.start(), match["target"]) if match else None
