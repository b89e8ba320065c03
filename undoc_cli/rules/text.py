"""How lines join to text, and what a footnote mark looks like: the same in all languages."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from undoc_cli.rules.patterns import lazy

# Arabic prints marks in parentheses.
MARK = lazy(r"^(?:(?<open>\()?(?<marker>\d{1,3}|[a-z])(?(open)\))|(?<marker>\*{1,4}|[†‡]))$")
NUMBER_KINDS = (
    ("roman", lazy(r"^[IVXL]+\.$")),
    ("capital", lazy(r"^\(?\p{Lu}[.)]$")),
    ("figure", lazy(r"^\(?\d{1,3}(?:\.\d{1,3})*[.)]?$")),
    ("letter", lazy(r"^\(?\p{Ll}{1,2}[.)]$")),
    ("small-roman", lazy(r"^\(?[ivxl]+[.)]$")),
)
NUMBERS_KEPT = 256  # whose kinds are known: the same ones count the items of most lists
STARS = str.maketrans("∗＊", "**")  # the asterisk as an operator, and as wide as a Chinese character
MARKS_BETWEEN = lazy(r"[\s,;]+")
ASTERISKS = lazy(r"\*{1,4}")
# Superior figures that belong to a unit: "12 km²", "9,000 m³".  Source: the International System of Units.
UNIT_BEFORE = lazy(r"\d[\d.,]*\s?(?:[kcmµ]?m|mi|ft|in|ha)$")
NOTE_START = lazy(
    r"^(?:(?<marker>\*{1,4}|\d{1,3}(?=[./)]?\s)|[a-z](?=/\s)|[†‡])(?<close>[./)])?|\((?<marker>\d{1,3})\)(?=\s))\s*"
)
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
# The number of a resolution before its title: "73/8.", "ES-10/23.", "1514 (XV)."
RESOLUTION_NUMBER = lazy(r"^(?:(?:[SE]{1,2}-)?\d{1,3}/\d{1,3}(?: ?[A-Z])?|\d{3,4} \([IVXL]+\))\.?(?: |$)")
PARAGRAPH_NUMBER = lazy(r"^(?:\(?(?:\d{1,3}|[a-z]{1,3})[.)](?:, ?\d{1,3}[.)])*|(?:\d{1,3}\.)+\d{1,3}\.?)$")
# Of several paragraphs that one answers; of many, the list goes on in the next row: `77., 78., 79.,` / `83., 85.`
SEVERAL_NUMBERS = lazy(r"^\d{1,3}\.(?:, ?\d{1,3}\.)+,?(?= |$)")
FURTHER_NUMBERS = lazy(r"^\d{1,3}\.(?:, ?\d{1,3}\.)*,?(?= |$)")
TIGHT_NUMBER = lazy(r"^(\d{1,3})\.(?=\p{L})")
ROMAN_NUMBER = lazy(r"^[IVXL]{2,7}\.(?=\s?\p{L})")
ROMAN_BESIDE = {"I": {"II."}, "V": {"IV.", "VI."}, "X": {"IX.", "XI."}}
COUNTED = lazy(r"^(?<before>(?:\d{1,3}\.)*)(?<number>\d{1,3})\.?$")
SLASH_MARK = lazy(r"(?<=\S )(?<marker>\d{1,3}|[a-z])/(?=[\s,.;:)\]\"”]|$)")
HAN = lazy(r"[\p{han}\u3000-\u303F\uFF00-\uFFEF]")
HAN_LETTER = lazy(r"\p{han}")
# Faces that stand for italics in Chinese: 楷体 and 仿宋.
ITALIC_OF_HAN = lazy(r"kai|fang ?song|楷|仿宋", regex.IGNORECASE)
FIRST_WORD = lazy(r"^\S+")
WORD = lazy(r"[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*")
BROKEN = lazy(r"([\p{L}\p{M}]+)[-\u2010]$")
# The words of a person's name: capitalised, initials, or a small particle between them.
NAME_WORD = lazy(r"^\p{Lu}[\p{L}\p{M}.'’‘-]*$")
NAME_PARTICLE = lazy(r"^(?:d[aeiou]s?|del|della|van|von|der|den|ter|bin|bint|ibn|al|el|la|le|y|ul)$")
NAME_WORDS = (2, 7)
BEHIND_STOP = '”’")*0123456789 '  # what may stand behind the end of a sentence: quotes, brackets, marks of notes
SENTENCE_ENDS = frozenset(".:?!")
LETTERS_FIRST = lazy(r"^[\p{L}\p{M}]+")


@lru_cache(maxsize=NUMBERS_KEPT)
def number_kinds(text: str) -> tuple[str, ...]:
    """Return what the number of a section, paragraph or item can be: `IV.` a roman number, `(i)` that or a letter."""
    return tuple(kind for kind, pattern in NUMBER_KINDS if pattern.match(text))


def mended(text: str) -> Iterator[str]:
    """Yield a text, then the text without each of its blanks: text layers of scans have false ones inside words.

    What is read only so is reported (`blank-in-word`).
    """
    yield text
    for index, letter in enumerate(text):
        if letter == " ":
            yield text[:index] + text[index + 1 :]


def marks_in(text: str) -> list[str]:
    """Return the marks that a raised stretch of text consists of, such as `1, 2`; [] when it is none."""
    found = [MARK.match(part) for part in MARKS_BETWEEN.split(text.translate(STARS).strip()) if part]
    return [match["marker"] for match in found if match] if all(found) else []


def after_unit(text: str) -> bool:
    """Whether a text ends in a number with a unit of length, so that a raised figure is its power."""
    return UNIT_BEFORE.search(text[-16:]) is not None


def note_start(text: str) -> tuple[str, int] | None:
    """Return the marker at the start of a note's first line and where its text begins."""
    match = NOTE_START.match(text.translate(STARS))
    return (match["marker"], match.end()) if match else None


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
    if URL_SIGN.search(first_word(start)) or URL_REST.match(start):
        return True
    if not URL_STOPPED.search(end):
        return False
    figures = end[-2].isdecimal() and FIGURES_BEHIND_STOP.match(start)
    return bool(figures or URL_BEHIND_STOP.match(start))


def first_word(text: str) -> str:
    """Return the text up to its first blank."""
    match = FIRST_WORD.match(text)
    return match[0] if match else ""


def last_word(text: str) -> str:
    """Return the text behind its last blank."""
    return "" if not text or text[-1].isspace() else text.rsplit(maxsplit=1)[-1]


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, compounds whole."""
    found: list[str] = WORD.findall(text.lower().replace("\u2010", "-"))
    return found


def broken_word(end: str, start: str) -> tuple[str, str] | None:
    """Return both parts of a word that a hyphen breaks between two lines, if one does."""
    left, right = BROKEN.search(last_word(end)), LETTERS_FIRST.match(start)
    return (left[1].lower(), right[0].lower()) if left and right else None


def stop_of(text: str) -> str:
    """Return the last sign or letter of a text, marks of notes, quotes and brackets behind it left out."""
    return text.rstrip(BEHIND_STOP)[-1:]


def ends_sentence(text: str) -> bool:
    """Whether a text ends where a sentence does."""
    return stop_of(text) in SENTENCE_ENDS


def is_resolution_number(text: str) -> bool:
    """Whether a line begins with the number of a resolution."""
    return RESOLUTION_NUMBER.match(text) is not None


def is_paragraph_number(text: str) -> bool:
    """Whether a text is the number of a paragraph and nothing else, or several (`5., 6., 7.`)."""
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
    """Return the number of a paragraph (`12.`); None where it is none of figures alone."""
    digits = text.strip().removesuffix(".")
    return int(digits) if digits.isdecimal() else None


def roman_number(text: str) -> str | None:
    """Return the roman number of a section at the start of its heading (`IV.`), of two letters at the least."""
    match = ROMAN_NUMBER.match(text)
    return match[0] if match else None


def letter_number(text: str) -> bool:
    """Whether a text begins with what may be the number of a section, one letter (`A. General`, `I. Purpose`)."""
    return text[:1].isupper() and text[1:3] == ". " and text[3:4].isupper()


def neighbours(number: str) -> set[str]:
    """Return the numbers that stand beside a section's number of one letter: `A.` and `C.`, `IV.` and `VI.`."""
    letter = number[0]
    beside = {f"{chr(ord(letter) + step)}." for step in (-1, 1)}
    return beside | ROMAN_BESIDE.get(letter, set())


def follow(first: str, second: str) -> bool:
    """Whether of two numbers in figures one follows the other (`12.` and `13.`, `86.4` and `86.5`)."""
    one, two = COUNTED.match(first.strip()), COUNTED.match(second.strip())
    if one is None or two is None or one["before"] != two["before"]:
        return False
    return abs(int(one["number"]) - int(two["number"])) == 1


def tight_number(text: str) -> int | None:
    """Return the number of a paragraph whose text follows without a blank (`10.The`)."""
    match = TIGHT_NUMBER.match(text)
    return int(match[1]) if match else None


def slash_marks(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return the marks of the form "1/" between two places of a text: marker, start and end of each."""
    if "/" not in text:
        return []
    return [(match["marker"], *match.span()) for match in SLASH_MARK.finditer(text, start, end)]


def is_han(text: str) -> bool:
    """Whether a character is Chinese, or punctuation as wide as one."""
    return not text.isascii() and HAN.match(text) is not None


def is_person(text: str) -> bool:
    """Whether a line can be the name of a person, and nothing but it: two to seven words, each capitalised."""
    parts = text.split()
    named = [part for part in parts if NAME_WORD.match(part)]
    particles = sum(NAME_PARTICLE.match(part) is not None for part in parts[1:-1])
    return NAME_WORDS[0] <= len(named) and len(parts) <= NAME_WORDS[1] and len(named) + particles == len(parts)


def count_han(text: str) -> int:
    """Count the Chinese characters of a text, signs left out."""
    return 0 if text.isascii() else len(HAN_LETTER.findall(text))


def is_italic_of_han(face: str) -> bool:
    """Whether a face is one that Chinese sets where other scripts are slanted."""
    return ITALIC_OF_HAN.search(face.replace("-", "").replace("_", "")) is not None
