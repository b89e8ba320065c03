"""In which official language a document is: told by its page, never by the name of its file."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from undoc_cli.rules.folding import letters
from undoc_cli.rules.patterns import lazy
from undoc_cli.rules.signs import HYPHENS
from undoc_cli.rules.tables import table

HEAD_LINES = 16  # the name beside the emblem and the language stand among these
JOB_LETTER = lazy(
    r"^(?:[A-Z]{1,4}[.:] ?)?\d{2}- ?\d{4,6}(?:X|\*)? ?(?:\d{3,4}[a-z] )?\((?<letter>[ACEFRS])\)"
    r"|^(?:[A-Z]{1,4}[.:]?)?\d{2}-?\d{4,6}\.(?<letter>[ACEFRSacefrs])\b"
)
# A list of languages that goes on in the next line: "Original: English/French/" over "Spanish".
OPEN_ORIGINAL = lazy(r"^(?i:original) ?:.*(?:[/,]|\s(?:and|et|y|e|и))\s*$")
SYMBOL = lazy(r"\S*/\S*")
NOT_LETTER = lazy(r"[^\p{L}]+")
WORD = lazy(r"\p{L}[\p{L}\p{M}]*")
ONLY = ("only", "seulement", "uniquement", "únicamente", "solamente", "только")  # may stand behind a language
NO_LETTERS = bytes(code for code in range(0x80) if not chr(code).isalpha())
SCRIPTS = {name: lazy(rf"\p{{{name}}}+") for name in ("Latin", "Cyrillic", "Arabic", "Han")}
HAN_WEIGHT = 2  # a Chinese character says as much as this many letters
FEWEST_LETTERS = 40
FEWEST_WORDS = 4  # frequent words of a language that must stand in a text
FEWEST_ALONE = 2  # where none of another language stands beside them
LEAD = 2.0  # of the most frequent language's words over the next one's
BREAKING_SHARE = 0.1  # of lines that end in a hyphen: 0.43 in a document that breaks words, below 0.05 in all others
FEW_BREAKS = 2  # so many such lines are compounds, in a letter of a dozen lines as well
BREAKING_LINE = 30  # characters that a line has at the least which the margin may have broken
THIN = 0.03  # share of frequent words below which a text in a script is not surely in its language


class Detection(NamedTuple):
    """The language of a document's text, and that of the words of its masthead, which may differ.

    `reason` says what speaks against the language where it is not certain.
    """

    code: str
    wording: str
    certain: bool
    reason: str


class _Traits(NamedTuple):
    united_nations: frozenset[str]
    names: frozenset[str]
    job: str
    script: str
    words: frozenset[str]


def _squeezed(text: str) -> str:
    """Return the letters of a text: no case, accents, kashida, signs, nor blanks between them."""
    plain = (SYMBOL.sub("", text) if "/" in text else text).casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFD", letters(plain))
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return NOT_LETTER.sub("", plain)


@cache
def _traits() -> dict[str, _Traits]:
    data = table("detect.toml")
    return {
        code: _Traits(
            frozenset(map(_squeezed, entry["united_nations"])),
            frozenset(_squeezed(name + only) for name in entry["names"] for only in ("", *ONLY)),
            entry["job"],
            entry["script"],
            frozenset(entry["words"]),
        )
        for code, entry in data.items()
    }


def detect(page: Sequence[str], sample: str = "") -> Detection:
    """Tell the language from the lines of page 1, top to bottom, and a sample of the other pages' text.

    The text of page 1 decides; where it is too short, the language that the masthead states, the letter in the
    job number, the masthead's words, and the other pages, in this order.
    """
    page_text = language_of("\n".join(page))
    head = [_squeezed(line) for line in page[:HEAD_LINES]]
    wrapped = {index + 1 for index, line in enumerate(page[:HEAD_LINES]) if OPEN_ORIGINAL.search(line)}
    seen = {
        "masthead": _of_masthead(head),
        "language line": _of_language_line([line for index, line in enumerate(head) if index not in wrapped]),
        "job number": _of_job_number(page),
        "text of page 1": page_text,
    }
    order = ("text of page 1", "language line", "job number", "masthead")
    code = next((seen[what] for what in order if seen[what]), None) or language_of(sample)
    if code is None:
        return Detection("en", "en", certain=False, reason="nothing tells the language; it is read as English")
    against = [f"the {what} says {other}" for what, other in seen.items() if other not in (None, code)]
    told = [what for what, other in seen.items() if other == code] or ["text of later pages"]
    if page_text is None and (other := _beside("\n".join(page), code)):
        against.append(f"the text of page 1 has words of {other}")
    reason = f"read as {code} ({', '.join(told)}), but {', '.join(against)}" if against else ""
    return Detection(code, seen["masthead"] or code, certain=not against, reason=reason)


def breaks_words(lines: Iterable[str], *, usually: bool = False) -> bool:
    """Whether a document breaks words with hyphens at line ends: most do not, those of some languages do `usually`."""
    full = [line for line in lines if len(line) >= BREAKING_LINE]
    broken = [line for line in full if line.endswith(HYPHENS) and line[-2].isalpha()]
    return len(broken) > BREAKING_SHARE * len(full) + (0 if usually else FEW_BREAKS)


def _of_masthead(head: Sequence[str]) -> str | None:
    """Return the language in which the name of the United Nations stands alone on a line, or on two."""
    nearby = [upper + lower for i, upper in enumerate(head) for lower in head[i + 1 : i + 3] if upper and lower]
    for text in (*head, *nearby):
        for code, traits in _traits().items():
            if any(text.startswith(name) and len(text) <= len(name) + 2 for name in traits.united_nations):
                return code
    return None


def _of_language_line(head: Sequence[str]) -> str | None:
    for name in head:
        code = next((code for code, traits in _traits().items() if name in traits.names), None)
        if code:
            return code
    return None


def _of_job_number(lines: Sequence[str]) -> str | None:
    for line in lines:
        match = JOB_LETTER.match(line.strip()) if "-" in line else None
        if match:
            letter = match["letter"].upper()
            return next(code for code, traits in _traits().items() if traits.job == letter)
    return None


def language_of(text: str) -> str | None:
    """Return the official language that a text is in by its script and its frequent words; None when unclear."""
    hits, count = _frequent(text)
    ranked = [*hits.most_common(2), ("", 0), ("", 0)]
    (code, first), (_, second) = ranked[0], ranked[1]
    if first < FEWEST_WORDS or first < LEAD * second or (_traits()[code].script != "Latin" and first < THIN * count):
        return None
    return code


def _beside(text: str, code: str) -> str | None:
    """Return another language whose words stand beside those of a text's language, and not far fewer of them."""
    hits, _ = _frequent(text)
    others = [other for other, count in hits.most_common() if count >= FEWEST_WORDS and count * LEAD >= hits[code]]
    return next((other for other in others if other != code), None)


def written_in(text: str, code: str) -> str | None:
    """Return another language in which a text is: it has some of its words, and not one of the language given."""
    hits, _ = _frequent(text)
    other, count = max(hits.items(), key=lambda hit: hit[1], default=("", 0))
    return other if count >= FEWEST_ALONE and not hits[code] else None


def _frequent(text: str) -> tuple[Counter[str], int]:
    """Return how many frequent words of each language of its script a text has, and how many words; none if short."""
    script, most = _script_of(text)
    if most < FEWEST_LETTERS:
        return Counter(), 0
    plain = letters(text) if script == "Arabic" else text
    words = Counter(plain if script == "Han" else WORD.findall(plain.lower()))
    hits = {
        code: sum([words.get(word, 0) for word in traits.words])
        for code, traits in _traits().items()
        if traits.script == script
    }
    return Counter(hits), words.total()


def is_foreign(text: str, code: str) -> bool:
    """Whether a text is in another script than an official language; one without letters is in none."""
    script, most = _script_of(text)
    return most > 0 and script != _traits()[code].script


def _script_of(text: str) -> tuple[str, int]:
    """Return the script that says most of a text, and how many letters that is; 0 in a text without any."""
    plain = text.encode("ascii", "ignore")
    latin = len(plain.translate(None, NO_LETTERS))
    if latin > max(FEWEST_LETTERS, HAN_WEIGHT * (len(text) - len(plain))):  # whatever the others are
        return "Latin", latin
    counts = Counter({name: sum(map(len, pattern.findall(text))) for name, pattern in SCRIPTS.items()})
    counts["Han"] *= HAN_WEIGHT
    return counts.most_common(1)[0]
