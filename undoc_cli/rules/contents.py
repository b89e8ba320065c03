"""Entries of contents lists: dots that lead to a page, and what they lead to."""

from typing import NamedTuple

from undoc_cli.rules.patterns import lazy

TARGET = lazy(r"^(?:\d{1,3}(?:\.\d{1,3})?(?: ?[-\u2013] ?\d{1,3})?|[ivxl]{1,6})$")
DOTS = lazy(r"(?:\s?[.…]){5,}")
PARAGRAPHS = r"(?<paragraphs>\d{1,4}(?: ?[-\u2013] ?\d{1,4})?) "
PAGE = r"(?<target>\d{1,4}(?: ?[-\u2013] ?\d{1,4})?|[ivxl]{1,6})"
# Behind a long heading little room is left for dots.
LEADER = lazy(
    r"(?<![.…])(?<![.…]\s)"  # at the first dot only: a run of dots is tried once
    rf"(?:(?:\s?[.…]){{4,}}\s*(?:{PARAGRAPHS})?{PAGE}?|(?:\s?[.…]){{3}}\s*{PARAGRAPHS}{PAGE})$"
)
ENDING_DOTS = lazy(r"(?:\s?[.…]){4,}$")
ENDING_PARAGRAPHS = lazy(rf"(?:^|(?<= )){PARAGRAPHS.rstrip()}$")


class Leader(NamedTuple):
    """Where the dots of an entry begin, the paragraphs that they lead to, where the list has them, and the page."""

    start: int
    paragraphs: str | None
    target: str | None


def is_target(text: str) -> bool:
    """Whether a text is a page or a range of paragraphs (`7`, `12 - 14`, `iv`)."""
    return TARGET.match(text.strip()) is not None


def ends_in_dots(text: str) -> bool:
    """Whether a text ends in the dots that lead to what stands beside it."""
    return ENDING_DOTS.search(text) is not None


def paragraphs_at_end(text: str) -> int:
    """Return where the numbers of paragraphs at the end of a text begin; -1 where it does not end in any."""
    match = ENDING_PARAGRAPHS.search(text)
    return match.start() if match else -1


def leads(text: str) -> bool:
    """Whether dots lead from one part of a text to another, as from a name to a State."""
    return DOTS.search(text) is not None


def leader(text: str) -> Leader | None:
    """Return the dots at the end of an entry, and what they lead to; None without dots."""
    match = LEADER.search(text)
    return Leader(match.start(), match["paragraphs"], match["target"]) if match else None
