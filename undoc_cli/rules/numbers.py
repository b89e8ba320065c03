"""The numbers of paragraphs, sections, items and resolutions, the same in all languages."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from undoc_cli.rules.patterns import lazy

NUMBER_KINDS = (
    ("roman", lazy(r"^[IVXL]+\.$")),
    ("capital", lazy(r"^\(?\p{Lu}[.)]$")),
    ("figure", lazy(r"^\(?\d{1,3}(?:\.\d{1,3})*[.)]?$")),
    ("letter", lazy(r"^\(?(?:\p{Ll}{1,2}|(\p{Arabic})\1?)[.)]$")),
    ("small-roman", lazy(r"^(?:\(?[ivxl]+[.)]|['‘’]\d{1,2}['‘’])$")),  # in Arabic "'1'" stands for "(i)"
)
NUMBERS_KEPT = 256  # whose kinds are known: the same ones count the items of most lists
# The number of a resolution before its title: "73/8.", "ES-10/23.", "1514 (XV)."
RESOLUTION_NUMBER = lazy(r"^(?:(?:[SE]{1,2}-)?\d{1,3}/\d{1,3}(?: ?[A-Z])?|\d{3,4} \([IVXL]+\))\.?(?: |$)")
# Letters count in all scripts: `(a)`, `б)`, `(أ)`, `（一）`, `一、`; Arabic sets a dash behind figures.  Behind the
# last letter follow doubled ones, `(أأ)`: two others are a word, and so are most Chinese characters.
PARAGRAPH_NUMBER = lazy(
    r"^(?:[(（]?(?:\d{1,3}|\p{Ll}{1,3}|[一二三四五六七八九十百]{1,3})[.)）、](?:(?:, ?\d{1,3}[.)])+,?)?"
    r"|[(（](?:(?!\p{Han})(\p{Lo})\1?|[甲乙丙丁戊己庚辛壬癸])[)）]"
    r"|\p{Arabic}[.)]|(?:\d{1,3}\.)+\d{1,3}\.?|\d{1,3} ?[-–])$"
)
# Of several paragraphs that one answers; of many, the list goes on in the next row: `77., 78., 79.,` / `83., 85.`
SEVERAL_NUMBERS = lazy(r"^\d{1,3}\.(?:, ?\d{1,3}\.)+,?(?= |$)")
FURTHER_NUMBERS = lazy(r"^\d{1,3}\.(?:, ?\d{1,3}\.)*,?(?= |$)")
TIGHT_NUMBER = lazy(r"^(\d{1,3})\.(?=\p{L})")
AFTER_NUMBER = ".、．-– "
ROMAN_NUMBER = lazy(r"^[IVXL]{2,7}\.(?=\s?\p{L})")
ROMAN_BESIDE = {"I": {"II."}, "V": {"IV.", "VI."}, "X": {"IX.", "XI."}}
LABEL = lazy(r"^(?<open>\(?)(?:(?<figure>\d{1,3})|(?<letters>\p{Ll}{1,5}))\)$")  # of an item: `(4)`, `(f)`, `iv)`
SMALL_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
LIST_SIGNS = frozenset(",;:،؛")
LINKS = 3  # letters, at the most, of a word that links the last item of a list to the others: "and (c)"
COUNTED = lazy(r"^(?<before>(?:\d{1,3}\.)*)(?<number>\d{1,3})\.?$")
# The name of a part of a text with its number, and nothing else: "Article 1", "Chapter IV".
NUMBERED_NAME = lazy(r"^\p{L}{3,} (?:\d{1,3}|[IVXL]+)[.:]?$")


@lru_cache(maxsize=NUMBERS_KEPT)
def number_kinds(text: str) -> tuple[str, ...]:
    """Return what the number of a section, paragraph or item can be: `IV.` a roman number, `(i)` that or a letter."""
    return tuple(kind for kind, pattern in NUMBER_KINDS if pattern.match(text))


def is_resolution_number(text: str) -> bool:
    """Whether a line begins with the number of a resolution."""
    return RESOLUTION_NUMBER.match(text) is not None


def is_paragraph_number(text: str) -> bool:
    """Whether a text is the number of a paragraph and nothing else, or several (`5., 6., 7.`), which may go on."""
    return PARAGRAPH_NUMBER.match(text.strip()) is not None


def several_numbers(text: str, *, further: bool = False) -> int:
    """Return how many characters the numbers of several paragraphs take at the start of a text, with a comma behind.

    Where they go on, `further`, one may be left over.
    """
    if not further and "," not in text[:5]:
        return 0
    match = (FURTHER_NUMBERS if further else SEVERAL_NUMBERS).match(text)
    return match.end() if match else 0


def paragraph_number(text: str) -> int | None:
    """Return the number of a paragraph (`12.`, in Arabic `12 -`); None where it is none of figures alone."""
    digits = text.strip().rstrip(AFTER_NUMBER)
    return int(digits) if digits.isdecimal() else None


def roman_number(text: str) -> str | None:
    """Return the roman number of a section at the start of its heading (`IV.`), of two letters at the least."""
    match = ROMAN_NUMBER.match(text)
    return match[0] if match else None


def is_numbered_name(text: str) -> bool:
    """Whether a line is the name of a part with its number: `Article 1`, `Chapter IV`."""
    return NUMBERED_NAME.match(text) is not None


def letter_number(text: str) -> bool:
    """Whether a text begins with what may be the number of a section, one letter (`A. General`, `I. Purpose`)."""
    return text[:1].isupper() and text[1:3] == ". " and text[3:4].isupper()


def neighbours(number: str) -> set[str]:
    """Return the numbers that stand beside a section's number of one letter: `A.` and `C.`, `IV.` and `VI.`."""
    letter = number[0]
    beside = {f"{chr(ord(letter) + step)}." for step in (-1, 1)}
    return beside | ROMAN_BESIDE.get(letter, set())


class Counted(NamedTuple):
    """A number in figures: `86.4.` is the fourth of those that begin with "86."."""

    before: str
    number: int


def counted(text: str) -> list[Counted]:
    """Return the numbers in figures of a block, of which it may have several (`5., 6., 7.`)."""
    found = [COUNTED.match(one) for one in text.replace(",", " ").split()]
    return [Counted(one["before"], int(one["number"])) for one in found if one]


def follow(first: str, second: str) -> bool:
    """Whether of two numbers in figures one follows the other (`12.` and `13.`, `86.4` and `86.5`)."""
    one, two = COUNTED.match(first.strip()), COUNTED.match(second.strip())
    if one is None or two is None or one["before"] != two["before"]:
        return False
    return abs(int(one["number"]) - int(two["number"])) == 1


def runs_on(text: str, label: str) -> bool:
    """Whether the label before one stands within a text, behind a sign: `(f)` goes on with `…; (d) …, and (e) …`."""
    return any(_in_list(text, f" {before} ") for before in _labels_before(label))


def _labels_before(label: str) -> list[str]:
    """Return what the label before one may be: before `(v)` stands `(u)` or `(iv)`, before `2)` stands `1)`."""
    match = LABEL.match(label)
    if match is None:
        return []
    if match["figure"]:
        return [f"{match['open']}{int(match['figure']) - 1})"]
    letters = match["letters"]
    before = [chr(ord(letters) - 1)] if len(letters) == 1 else []
    before += [one for one, other in pairwise(SMALL_ROMANS) if other == letters]
    return [f"{match['open']}{one})" for one in before]


def _in_list(text: str, label: str) -> bool:
    at = text.find(label)
    while at > 0:
        blank = text.rfind(" ", max(at - LINKS - 1, 0), at)
        link = blank > 0 and text[blank + 1 : at].isalpha()
        if text[(blank if link else at) - 1] in LIST_SIGNS:
            return True
        at = text.find(label, at + 1)
    return False


def tight_number(text: str) -> int | None:
    """Return the number of a paragraph whose text follows without a blank (`10.The`)."""
    match = TIGHT_NUMBER.match(text)
    return int(match[1]) if match else None
