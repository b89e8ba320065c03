"""Addresses of the web that a line ends in the middle of."""

import regex

from undoc_cli.rules.patterns import lazy
from undoc_cli.rules.text import first_word, last_word

URL_TAIL = lazy(r"(?:https?:/{0,2}|www\.|://)\S*$|\b[\w-]+(?:\.[\w-]+)+/\S*$", regex.IGNORECASE)
URL_SIGN = lazy(r"\w[_=&%]|_\w")
# With what no word begins, and the rest of an address may.
URL_REST = lazy(r"^[/.?=&#%~-][\p{L}\p{N}]")
# What goes on behind a stop: figures behind a figure (`20.500.` / `11822/46404`), small letters with a sign of
# addresses within, the ending of a file.
URL_STOPPED = lazy(r"[\p{L}\p{N}]\.$")
URL_BEHIND_STOP = lazy(
    r"^(?:\p{Ll}[\p{L}\p{N}]*[._=?&%-][\p{L}\p{N}]|(?:pdf|html?|aspx?|php|docx?|xlsx?)(?![\p{L}\p{N}]))"
)
FIGURES_BEHIND_STOP = lazy(r"^\d[\p{L}\p{N}.]*/[\p{L}\p{N}]")
URL_BREAK = lazy(r"[/\-_=?&%#~+:,.]$")


def has_address(text: str) -> bool:
    """Whether an address of the web begins in a text."""
    return "://" in text or "www." in text


def ends_in_mail(text: str) -> bool:
    """Whether a line ends in the middle of an address of mail."""
    return "@" in last_word(text)


def ends_in_url(text: str) -> str | None:
    """Return the address that a line ends in the middle of, if it does."""
    if "/" not in text and "www." not in text and "http" not in text:
        return None
    match = URL_TAIL.search(last_word(text))
    return match[0] if match else None


def breaks_url(text: str) -> bool:
    """Whether an address may be broken here: behind a stroke, a hyphen or another sign, not behind a word."""
    return URL_BREAK.search(text) is not None and not text.endswith((".", ",", ":"))


def goes_on_url(end: str, start: str) -> bool:
    """Whether a text goes on with the address before it: with what no word holds (`00_COUNTRY_ID:43`, `/docs`)."""
    if has_address(first_word(start)):
        return False
    if URL_SIGN.search(first_word(start)) or URL_REST.match(start):
        return True
    if not URL_STOPPED.search(end):
        return False
    figures = end[-2].isdecimal() and FIGURES_BEHIND_STOP.match(start)
    return bool(figures or URL_BEHIND_STOP.match(start))
