"""The words of a text as the search knows them.

SQLite's tokenizer takes what stands between blanks and stops for words and ignores accents: right for Latin and
Cyrillic.  Chinese has no blanks; it is searched by its characters, a word being a phrase of them (measured on 250
substrings of one to six characters: trigrams find none of the words of two, which most are; characters find all).
Arabic writes vowel signs or not, alef with hamza or without, and joins article, "and", "by" and "to" to the word
behind them.  Texts with such letters have their words a second time, folded, in the column `words`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from undoc_cli.rules.signs import TATWEEL, TYPED

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"  # accents and vowel signs that stand inside of words
TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}](?:[^\W_{HAN}]|[{MARKS}])*")
# Letters whose words SQLite's tokenizer does not find: ё, Arabic, Chinese, ligatures and full width.
OTHER = re.compile(rf"[ёЁ\u0600-\u06ff\u0750-\u077f{HAN}\ufb00-\ufeff\uff00-\uffef]")
ARABIC = re.compile(r"[\u0620-\u064a]+")
# What is written together with the word behind it, the longest first, and how many letters must be left of the word
# (after the light stemmer of Larkey, Ballesteros and Connell, 2007).
PROCLITICS = (("ولل", 2), ("وال", 2), ("بال", 2), ("كال", 2), ("فال", 2), ("لل", 2), ("ال", 2), ("و", 3))

TERM = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)|"')


class Token(NamedTuple):
    """A word as it is compared, and where it stands."""

    form: str
    start: int
    end: int


class Term(NamedTuple):
    """What is looked for: words that follow each other; of the last one with `prefix` only the beginning."""

    printed: tuple[str, ...]
    forms: tuple[str, ...]
    prefix: bool

    @property
    def query(self) -> str:
        """The term in the language of FTS5."""
        end = "*" if self.prefix else ""
        ways = [" ".join(self.printed)]
        if self.forms != tuple(word.casefold() for word in self.printed):
            ways.append(" ".join(self.forms))
        return "(" + " OR ".join(f'"{way}"{end}' for way in ways) + ")"


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text."""
    for match in TOKEN.finditer(text):
        form = folded(match[0])
        if form:
            yield Token(form, *match.span())


def folded(word: str) -> str:
    """Return what all ways to write a word have in common."""
    parts = unicodedata.normalize("NFKD", word)
    form = "".join(c for c in parts if not unicodedata.combining(c) and c != TATWEEL).casefold()
    if ARABIC.fullmatch(form):
        for proclitic, left in PROCLITICS:
            if form.startswith(proclitic) and len(form) >= len(proclitic) + left:
                return form.removeprefix(proclitic)
    return form


def words(text: str) -> str | None:
    """Return the folded words of a text that SQLite's tokenizer would not find, None for other texts."""
    return " ".join(token.form for token in tokens(text)) if OTHER.search(text) else None


def terms(asked: str) -> tuple[Term, ...]:
    """Return what a person asks for: words, phrases in quotes, the beginning of a word with `*` behind it.

    Everything else is no syntax: a symbol or "well-known" is a phrase of its parts, AND and OR are words.
    """
    found = []
    for match in TERM.finditer(asked.translate(TYPED)):
        phrase = match[1] if match[1] is not None else (match[3] or "")
        prefix = bool(match[2]) or phrase.endswith("*")
        spans = list(tokens(phrase))
        if spans:
            printed = tuple(phrase[token.start : token.end] for token in spans)
            found.append(Term(printed, tuple(token.form for token in spans), prefix))
    return tuple(found)


def hits(text: str, wanted: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Return where the terms stand in a text, from left to right."""
    found = list(tokens(text))
    places = {
        (found[first].start, found[first + len(term.forms) - 1].end)
        for term in wanted
        for first in range(len(found) - len(term.forms) + 1)
        if _stands(term, [token.form for token in found[first : first + len(term.forms)]])
    }
    return tuple(_apart(sorted(places)))


def _stands(term: Term, here: Sequence[str]) -> bool:
    *forms, last = term.forms
    return here[:-1] == forms and (here[-1].startswith(last) if term.prefix else here[-1] == last)


def _apart(places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield places, those that overlap as one."""
    start, end = None, 0
    for first, last in places:
        if start is not None and first < end:
            end = max(end, last)
            continue
        if start is not None:
            yield start, end
        start, end = first, last
    if start is not None:
        yield start, end
