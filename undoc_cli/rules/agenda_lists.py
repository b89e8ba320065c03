"""Agenda documents in words: which list they are, and how their items are numbered."""

from typing import TYPE_CHECKING

from undoc_cli.model import AgendaList
from undoc_cli.rules.patterns import lazy

if TYPE_CHECKING:
    import regex

# By the words of the title, the more specific first: "Annotated preliminary list of items to be included in the
# provisional agenda" is a preliminary list.
LISTS: tuple[tuple[AgendaList, "regex.Pattern[str]"], ...] = (
    (
        "preliminary list",
        lazy(r"(?i)preliminary list|liste préliminaire|lista preliminar|первоначальн\p{L}+ переч"),
    ),
    (
        "provisional agenda",
        lazy(r"(?i)provisional agenda|ordre du jour provisoire|programa provisional|предварительн\p{L}+ повестк"),
    ),
    ("agenda", lazy(r"(?i)\bagenda\b|ordre du jour|\bprograma\b|повестк|جدول (?:ال)?أعمال|议程")),
)
ITEM = lazy(r"^(\d{1,3})\.?$")
SUBITEM = lazy(r"^\(?([a-z]{1,2})\)$")
END = lazy(r"[\s.;:]+$")


def list_named(title: str) -> AgendaList | None:
    """Return the agenda list that a title names, or None."""
    return next((name for name, pattern in LISTS if pattern.search(title)), None)


def item_number(text: str) -> str | None:
    """Return the number of an item printed as `12.`; None for another kind of number."""
    match = ITEM.match(text)
    return match[1] if match else None


def subitem_letter(text: str) -> str | None:
    """Return the letter of a sub-item printed as `(a)`; None for another kind of number."""
    match = SUBITEM.match(text)
    return match[1] if match else None


def without_end(text: str) -> str:
    """Return a title without the stop, colon or semicolon that ends it in a list."""
    return END.sub("", text)
