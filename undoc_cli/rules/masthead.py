"""Mastheads in words: sessions, years, languages."""

from undoc_cli.model import Session
from undoc_cli.rules.detect import ONLY
from undoc_cli.rules.language import Language
from undoc_cli.rules.patterns import lazy
from undoc_cli.rules.text import mended

BETWEEN_LANGUAGES = lazy(r"\s*(?:[/,;+&،؛、，和]|\b(?i:and|et|y|e|и)\b|(?<!\S)و(?=\S| ))\s*")
ONLY_BEHIND = lazy(rf"(?i:\s+\(?(?:{'|'.join(ONLY)})\)?)$")

# The word before a distribution, the same in all languages, also misread, and what may stand alone below it.
DISTRIBUTION = lazy(r"(?i:[do0][il1!|][s5]\.?[tl]r|^(?:general|limited|restricted)[e*]{0,2}$)")

PLACE_WORDS = 4  # of the place before a date; more of them are a title that ends in a date


def session_of(text: str, language: Language) -> Session | None:
    """Return the session that a line of the session block names, or None.

    `number` is "79", "ES-10", "S-30" or the year of a "2025 session".
    """
    for label in mended(text):
        if match := language.match("session", label):
            prefix = "ES-" if match["emergency"] else "S-" if match["special"] else ""
            return Session(number=f"{prefix}{language.ordinals[match['ordinal'].lower()]}", label=label)
        if match := language.match("session_year", label):
            return Session(number=match["year"], label=label)
    return None


def session_within(text: str, language: Language) -> Session | None:
    """Return the session that a line names beside other things: `(Sixty-eighth session, 7-9 February 2006,`."""
    label, comma, rest = text.removeprefix("(").partition(",")
    dated = bool(comma) and any(map(str.isdigit, rest))
    return session_of(label.removesuffix(")"), language) if dated or text.startswith("(") else None


def is_dated(text: str, language: Language) -> bool:
    """Whether a line is a date, or a place and a date: `Muscat, 3 August 2025`."""
    parts = text.strip().rsplit(", ", 2)  # "June 3, 2025" has one comma itself
    return any(
        language.date(", ".join(parts[index:])) is not None and len(" ".join(parts[:index]).split()) <= PLACE_WORDS
        for index in range(len(parts))
        if all(parts[:index])
    )


def date_of(text: str, language: Language) -> str | None:
    """Return the date that a line of the distribution column is, or None."""
    return next((found for label in mended(text) if (found := language.date(label))), None)


def language_list(text: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """Return the codes of languages such as `Arabic, English and French`, and whether one was not known."""
    listed = ONLY_BEHIND.sub("", text.strip().rstrip("*").strip())
    names = [name for name in BETWEEN_LANGUAGES.split(listed) if name]
    codes = [language.all_languages[name] for name in names if name in language.all_languages]
    return tuple(dict.fromkeys(codes)), len(codes) != len(names)


def names_distribution(text: str) -> bool:
    """Whether a line of a masthead may name the distribution, also where a text layer misread it."""
    return DISTRIBUTION.search("".join(text.split())) is not None
