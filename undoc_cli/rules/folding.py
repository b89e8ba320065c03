"""Spellings that mean the same made one, so that patterns and tables need to know only one of them.

Kashida and vowel signs in Arabic, accents that capitals of old French and Spanish documents lack, ё for е,
blanks between Chinese characters.  A folded text knows where each of its characters stands in the source, so
that what a pattern finds is still given as printed.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from undoc_cli.rules.patterns import compiled, lazy
from undoc_cli.rules.signs import APOSTROPHES, TATWEEL

if TYPE_CHECKING:
    import regex

# Marks of direction and joining print nothing.
INVISIBLE: dict[int, str] = dict.fromkeys(
    (0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF), ""
)
COMBINING = dict.fromkeys(range(0x0300, 0x0370), "")
VOWEL_SIGNS = dict.fromkeys((*range(0x064B, 0x0653), 0x0670), "")
DIGITS = {base + digit: str(digit) for base in (0x0660, 0x06F0) for digit in range(10)}
PRESENTATION_FORMS = ((0xFB50, 0xFE00), (0xFE70, 0xFEFF))
FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
HAN_BLANK = lazy(r"(?<! ) ++(?=[\p{Han}、。，：；（）《》〇])|(?<=[\p{Han}、。，：；（）《》〇]) ++")


class Folded(NamedTuple):
    """A folded text; character i of it stands at `origins[i]` of the source, at i when there are none."""

    text: str
    origins: Sequence[int] | None


@cache
def _letters() -> dict[int, str]:
    """Map what is only another shape of Arabic letters to the letters, and kashida to nothing."""
    table = {ord(TATWEEL): ""}
    for low, high in PRESENTATION_FORMS:
        for code in range(low, high):
            plain = unicodedata.normalize("NFKC", chr(code)).strip()
            if plain and plain != chr(code):
                table[code] = plain.replace(TATWEEL, "")
    return table


def letters(text: str) -> str:
    """Return Arabic text in its letters: no presentation forms, no kashida; vowel signs stay."""
    return text.translate(_letters())


def _accents() -> dict[int, str]:
    found = {}
    for code in range(0x00C0, 0x0180):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1:
            found[code] = parts[0]
    return found


@cache
def _table(kind: str) -> Mapping[int, str]:
    shared = INVISIBLE | COMBINING | dict.fromkeys(map(ord, APOSTROPHES), "'")
    if kind == "latin":
        return shared | _accents()
    if kind == "cyrillic":
        return shared | {ord("ё"): "е", ord("Ё"): "Е"}
    if kind == "arabic":
        persian = {0x06CC: "ي", 0x06A9: "ك"}
        hamza = dict.fromkeys((0x0622, 0x0623, 0x0625, 0x0671), "ا")  # on the alef it is often left out
        forms = {code: plain.translate(hamza) for code, plain in _letters().items()}
        return shared | forms | VOWEL_SIGNS | DIGITS | persian | hamza
    if kind == "chinese":
        return shared | FULL_WIDTH
    raise KeyError(kind)


@cache
def _moving(kind: str) -> "regex.Pattern[str]":
    """Match the characters that folding drops or makes longer."""
    codes = [code for code, plain in _table(kind).items() if len(plain) != 1]
    return compiled("[" + "".join(f"\\U{code:08x}" for code in codes) + "]")


@lru_cache(maxsize=4096)
def fold(kind: str, text: str) -> Folded:
    """Fold a text as the script `kind` (latin, cyrillic, arabic or chinese) wants it; KeyError for another."""
    table = _table(kind)
    blanks = {i for match in HAN_BLANK.finditer(text) for i in range(*match.span())} if kind == "chinese" else set()
    if not blanks and not _moving(kind).search(text):
        return Folded(text.translate(table), None)
    parts: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        if index not in blanks:
            plain = char.translate(table)
            parts.append(plain)
            origins += [index] * len(plain)
    return Folded("".join(parts), origins)


def fold_pattern(kind: str, source: str) -> str:
    """Fold the source of a pattern; only single letters change, so its syntax stands."""
    table = {code: plain for code, plain in _table(kind).items() if len(plain) == 1 and code not in FULL_WIDTH}
    return source.translate(table)


def key_of(kind: str | None, text: str) -> str:
    """Return the form in which names are looked up: folded, lower case, single blanks, none around a stroke."""
    plain = fold(kind, text).text if kind else text
    return " ".join(plain.split()).lower().replace(" /", "/").replace("/ ", "/")


class Names(dict[str, Any]):
    """A table whose keys may be looked up in any spelling; it lists them as they were given."""

    def __init__(self, kind: str | None, pairs: Mapping[str, Any]) -> None:
        """Take the names with what they stand for."""
        super().__init__(pairs)
        self._kind = kind
        self._folded = {key_of(kind, name): value for name, value in pairs.items()}

    def __missing__(self, name: str) -> Any:
        return self._folded[key_of(self._kind, name)]

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or (isinstance(name, str) and key_of(self._kind, name) in self._folded)

    def get(self, name: str, default: Any = None) -> Any:
        """Return what a name stands for, however it is spelt."""
        try:
            return self[name]
        except KeyError:
            return default


class Found:
    """What a pattern found in a folded text, told in terms of the source; used like a match."""

    def __init__(self, match: "regex.Match[str]", source: str, origins: Sequence[int] | None) -> None:
        """Take the match in the folded text and the way back (None: each character stands in its place)."""
        self._match = match
        self.string = source
        self._origins = range(len(source) + 1) if origins is None else (*origins, len(source))

    def span(self, group: int | str = 0) -> tuple[int, int]:
        """Return where a group begins and ends in the source; (-1, -1) when it took no part."""
        low, high = self._match.span(group)
        if low < 0:
            return low, high
        start, end = self._origins[low], self._origins[high]
        if high > low and self._match.string[high - 1] != " ":
            while self.string[end - 1] == " ":  # dropped blanks behind the group
                end -= 1
        return start, end

    def start(self, group: int | str = 0) -> int:
        """Return where a group begins in the source."""
        return self.span(group)[0]

    def end(self, group: int | str = 0) -> int:
        """Return where a group ends in the source."""
        return self.span(group)[1]

    def __getitem__(self, group: int | str) -> Any:
        start, end = self.span(group)
        return None if start < 0 else self.string[start:end]

    def group(self, *groups: int | str) -> Any:
        """Return one group as a string, or several as a tuple."""
        found = tuple(self[group] for group in groups or (0,))
        return found[0] if len(found) == 1 else found
