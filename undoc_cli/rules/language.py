"""The words of one language: patterns compiled once, when first asked for."""

import tomllib
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import regex

from undoc_cli.model import AgendaList, Distribution

# No pattern may run longer than this on any text; a pattern that does has matched nothing.
TIMEOUT_SECONDS = 2.0


class Language:
    """One of `rules/lang/*.toml`."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Take the parsed file."""
        self.code: str = data["code"]
        self.name: str = data["name"]
        self.verified: bool = data["verified"]
        self.languages: dict[str, str] = data["languages"]
        self.lists: dict[str, AgendaList] = data["lists"]
        self.organs: tuple[str, ...] = tuple(data["organs"]["names"])
        self._data = data
        self._compiled: dict[str, regex.Pattern[str]] = {}

    @cached_property
    def ordinals(self) -> dict[str, int]:
        """Ordinal in lower case to its number."""
        return {word: index for index, word in enumerate(self._data["numbers"]["ordinals"], 1)}

    @cached_property
    def months(self) -> dict[str, int]:
        """Month name in lower case to its number."""
        return {name.lower(): index for index, name in enumerate(self._data["months"], 1)}

    @cached_property
    def distributions(self) -> dict[str, Distribution]:
        """Printed word of distribution in lower case to the output's word."""
        return {word.lower(): key for key, words in self._data["distribution"].items() for word in words}

    def _macros(self) -> dict[str, str]:
        month = "(?:" + "|".join(map(regex.escape, self._data["months"])) + ")"
        return {
            "<<ordinal>>": r"(?i:\L<ordinals>)",
            "<<month>>": month,
            "<<date>>": rf"\d{{1,2}} {month} [12]\d{{3}}",
        }

    def pattern(self, name: str) -> "regex.Pattern[str]":
        """Return the compiled pattern of this name; KeyError when the language has none."""
        if name not in self._compiled:
            source = self._data["patterns"][name]["pattern"]
            for macro, expansion in self._macros().items():
                source = source.replace(macro, expansion)
            lists: dict[str, Any] = {"ordinals": list(self.ordinals)} if "<ordinals>" in source else {}
            self._compiled[name] = regex.compile(source, regex.VERSION1, **lists)
        return self._compiled[name]

    def match(self, name: str, text: str) -> "regex.Match[str] | None":
        """Search a text for the pattern; None as well when the search ran out of time."""
        try:
            return self.pattern(name).search(text, timeout=TIMEOUT_SECONDS)
        except TimeoutError:
            return None

    def matches(self, name: str, text: str) -> "list[regex.Match[str]]":
        """Return every match of the pattern in a text; none when the search ran out of time."""
        try:
            return list(self.pattern(name).finditer(text, timeout=TIMEOUT_SECONDS))
        except TimeoutError:
            return []

    def split(self, name: str, text: str) -> list[str]:
        """Cut a text where the pattern stands."""
        try:
            return self.pattern(name).split(text, timeout=TIMEOUT_SECONDS)
        except TimeoutError:
            return [text]

    def without(self, name: str, text: str) -> str:
        """Return the text with the pattern's matches taken out."""
        try:
            return self.pattern(name).sub("", text, timeout=TIMEOUT_SECONDS)
        except TimeoutError:
            return text

    def date(self, text: str) -> str | None:
        """Return the ISO form of a date such as `27 February 2025`; None when the text is none or cannot be."""
        parts = text.split()
        if len(parts) != 3 or not (parts[0].isdecimal() and parts[2].isdecimal()):
            return None
        month = self.months.get(parts[1].lower())
        if month is None or len(parts[2]) != 4:
            return None
        try:
            return date(int(parts[2]), month, int(parts[0])).isoformat()
        except ValueError:
            return None

    def rules(self) -> dict[str, dict[str, Any]]:
        """Return every pattern's source with its examples and counter-examples, for the tests."""
        return dict(self._data["patterns"])


@cache
def language(code: str) -> Language:
    """Return the rules of a language; KeyError for one that undoc does not know."""
    resource = files("undoc_cli.rules").joinpath("lang", f"{code}.toml")
    if not resource.is_file():
        raise KeyError(code)
    return Language(tomllib.loads(resource.read_text("utf-8")))
