"""The words of one language: patterns compiled once, when first asked for."""

import copy
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from undoc_cli.rules.folding import Found, Names, fold, fold_pattern
from undoc_cli.rules.patterns import compiled, lazy
from undoc_cli.rules.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from undoc_cli.model import AgendaList, Distribution

# No pattern may run longer than this on any text; a pattern that does has matched nothing.  Looking at the clock
# takes ten times as long as most searches do, so that it is left out for short texts: a line has 100 characters, and
# on none of 300 does a pattern run long (tests/rules/test_hostile.py).
TIMEOUT_SECONDS = 2.0
SHORT = 300
# How the files write several names for one thing, and patterns several texts.
OR = "|"
GROUP_NAME = lazy(r"\(\?<\p{L}\w*>")
FRAGMENT = lazy(r"<<(\w+)>>")
ZEROS = "〇○零"
DIGITS = lazy(r"\d{1,3}")
# Words in which an ordinal may stand: looked up in the list, for a pattern of all ordinals takes long to compile.
ORDINAL = r"([\p{L}-]{1,32}?(?: [\p{L}-]{1,32}?){0,5}?)"

Match = regex.Match[str] | Found


class Ordinals(Names):
    """Ordinals in words; one in figures (`19º`) needs no entry."""

    def __missing__(self, name: str) -> int:
        try:
            return int(super().__missing__(name))
        except KeyError:
            match = DIGITS.search(name)
            if match is None:
                raise
            return int(match[0])


class Language:
    """One of `rules/lang/*.toml`."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Take the parsed file."""
        self.code: str = data["code"]
        self.name: str = data["name"]
        self.verified: bool = data["verified"]
        self.script: str | None = data.get("script")  # how texts are folded before they are matched
        # Prepositions that are written together with what follows, and how that then begins without them.
        self.attached: Mapping[str, list[str]] = data.get("attached", {})
        self.like_attached: tuple[str, ...] = tuple(data.get("like_attached", ()))  # words that begin like those
        self.breaks_words: bool = data.get("breaks_words", False)  # at line ends, with hyphens
        self.languages: Names = Names(self.script, data["languages"])
        self.all_languages: Names = Names(self.script, data["languages"] | data["other_languages"])
        self.lists: Mapping[str, AgendaList] = Names(self.script, data["lists"])
        self.organs: Mapping[str, str] = Names(self.script, data["organs"])
        # By the printed word in lower case.
        self.ordinals: Mapping[str, int] = Ordinals(self.script, self._numbered(data["numbers"]["ordinals"]))
        self.months: Mapping[str, int] = Names(self.script, self._numbered(data["months"]))
        distributions = {word.lower(): key for key, words in data["distribution"].items() for word in words}
        self.distributions: Mapping[str, Distribution] = Names(self.script, distributions)
        # Rules that no real page has confirmed and that found something, and those whose search ran out of time: kept
        # for one document, see `watched`.
        self.unconfirmed: set[str] = set()
        self.given_up: set[str] = set()
        self._data = data
        self._fragments = self._all_fragments()
        self._compiled: dict[str, regex.Pattern[str]] = {}
        self._ordinal_groups: dict[str, set[int]] = {}  # of the patterns with <<ordinal>>: the groups without a name

    def watched(self) -> "Language":
        """Return the same language with empty records of rules, for one document."""
        other = copy.copy(self)
        other.unconfirmed, other.given_up = set(), set()
        return other

    @staticmethod
    def _numbered(names: list[str]) -> dict[str, int]:
        return {name: index for index, several in enumerate(names, 1) for name in several.lower().split(OR)}

    def organ(self, name: str) -> str | None:
        """Return the key of an organ ("GA", "SC", …) by its printed name; None for a body that is not in the list."""
        key: str | None = self.organs.get(name.strip())
        return key

    def _all_fragments(self) -> dict[str, str]:
        """Return what stands for `<<name>>` in all patterns."""
        # In one order in every run: what is kept is looked up by the text of a pattern.
        months = sorted(
            {name for names in self._data["months"] for name in names.split(OR)}, key=lambda name: (-len(name), name)
        )
        day = self._data["patterns"]["date"]["pattern"].removeprefix("^").removesuffix("$")
        return {
            **_joined(self._data.get("fragments", {})),
            "date": f"(?:{GROUP_NAME.sub('(?:', day)})",
            "ordinal": ORDINAL,
            "month": "(?:" + OR.join(regex.escape(name).replace("/", " ?/ ?") for name in months) + ")",
        }

    def _folded(self, text: str) -> str:
        return fold(self.script, text).text if self.script else text

    def pattern(self, name: str) -> "regex.Pattern[str]":
        """Return the compiled pattern of this name; KeyError when the language has none.

        It is made for folded texts: `match` and the methods below fold, and tell places in the text as it is.
        """
        if name not in self._compiled:
            rule = self._data["patterns"][name]
            fragments = self._fragments | _joined(rule.get("fragments", {}))
            source = rule["pattern"]
            while "<<" in source:  # fragments may hold others
                source = FRAGMENT.sub(lambda match: fragments[match[1]], source)
            # Without full case-folding ("ß" for "ss"), which no word here needs and which doubles the compiling.
            source = source.replace("(?i:", "(?i-f:")
            if self.script:
                source = fold_pattern(self.script, source)
            pattern = self._compiled[name] = compiled(source, regex.VERSION1)
            if "<<ordinal>>" in rule["pattern"]:
                self._ordinal_groups[name] = set(range(1, pattern.groups + 1)) - set(pattern.groupindex.values())
        return self._compiled[name]

    def match(self, name: str, text: str) -> Match | None:
        """Search a text for the pattern; None as well when the search ran out of time, which is booked."""
        pattern = self._compiled.get(name) or self.pattern(name)
        folded = fold(self.script, text).text if self.script else text
        try:
            match = pattern.search(folded) if len(folded) < SHORT else pattern.search(folded, timeout=TIMEOUT_SECONDS)
        except TimeoutError:
            self.given_up.add(name)
            return None
        return self._told(name, match, text) if match else None

    def matches(self, name: str, text: str) -> list[Match]:
        """Return every match of the pattern in a text; none when the search ran out of time, which is booked."""
        try:
            timeout = None if len(text) < SHORT else TIMEOUT_SECONDS
            found = list(self.pattern(name).finditer(self._folded(text), timeout=timeout))
        except TimeoutError:
            self.given_up.add(name)
            return []
        return [told for match in found if (told := self._told(name, match, text))]

    def _told(self, name: str, match: "regex.Match[str]", text: str) -> Match | None:
        """Return a match in terms of the text as it is, None where a word is no ordinal; books an unconfirmed rule."""
        for group in self._ordinal_groups.get(name, ()):
            if match[group] is not None and match[group].lower() not in self.ordinals:
                return None
        if not self._data["patterns"][name].get("verified", self.verified):
            self.unconfirmed.add(name)
        return Found(match, text, fold(self.script, text).origins) if self.script else match

    def split(self, name: str, text: str) -> list[str]:
        """Cut a text where the pattern stands."""
        parts: list[str] = []
        start = 0
        for match in self.matches(name, text):
            parts.append(text[start : match.start()])
            start = match.end()
        return [*parts, text[start:]]

    def without(self, name: str, text: str) -> str:
        """Return the text with the pattern's matches taken out."""
        return "".join(self.split(name, text))

    def date(self, text: str) -> str | None:
        """Return the ISO form of a date such as `27 February 2025`; None when the text is none or cannot be."""
        match = self.match("date", " ".join(text.split()))
        if match is None:
            return None
        month = match["month"]
        try:
            number = self.months[month] if month in self.months else self._figure(month)
            return date(self._figure(match["year"]), number, self._figure(match["day"])).isoformat()
        except (KeyError, ValueError):
            return None

    def _figure(self, text: str) -> int:
        """Return a number of a date, in figures or, in Chinese, in words: a year figure by figure."""
        if text.isdecimal():
            return int(text)
        if text in self.ordinals:
            return self.ordinals[text]
        return int("".join("0" if figure in ZEROS else str(self.ordinals[figure]) for figure in text))


def _joined(fragments: dict[str, str | list[str]]) -> dict[str, str]:
    """Return fragments of patterns, each list as what matches any of its members."""
    return {name: value if isinstance(value, str) else f"(?:{OR.join(value)})" for name, value in fragments.items()}


@cache
def language(code: str) -> Language:
    """Return the rules of a language; KeyError for one that undoc does not know."""
    return Language(table("lang", f"{code}.toml"))
