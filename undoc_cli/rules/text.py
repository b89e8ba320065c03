"""Words and signs: how a line ends and the next begins, what is Chinese, what can be a name."""

from collections.abc import Iterator

import regex

from undoc_cli.rules.patterns import lazy

HAN = lazy(r"[\p{han}\u3000-\u303F\uFF00-\uFFEF]")
HAN_LETTER = lazy(r"\p{han}")
# Faces that stand for italics in Chinese: 楷体 and 仿宋.
ITALIC_OF_HAN = lazy(r"kai|fang ?song|楷|仿宋", regex.IGNORECASE)
BOLD_OF_HAN = lazy(r"hei|sans|黑", regex.IGNORECASE)
FIRST_WORD = lazy(r"^\S+")
WORD = lazy(r"[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*")
BROKEN = lazy(r"([\p{L}\p{M}]+)[-\u2010]$")
# The words of a person's name: capitalised, initials, or a small particle between them.
NAME_WORD = lazy(r"^\p{Lu}[\p{L}\p{M}.'’‘-]*$")
NAME_PARTICLE = lazy(r"^(?:d[aeiou]s?|del|della|van|von|der|den|ter|bin|bint|ibn|al|el|la|le|y|ul)$")
NAME_WORDS = (2, 7)
# What may stand behind the end of a sentence: quotes, brackets, marks of notes.
BEHIND_STOP = '”’"»）」』)*0123456789 '
STOPS = str.maketrans("。．：；？！؛؟", "..:;?!;?")  # of Chinese and of Arabic
SENTENCE_ENDS = frozenset(".:?!")
# "The President the General Assembly": an office without "of"; "of the the": a small word twice.
MISPRINT = lazy(
    r"\b(?:President|Chair|Members?|Representatives?|Mission) the \p{Lu}[\p{L} ]*"
    r"|\b(of|the|to|from|and|de|la|el|le|du|des|les|los|del|al) \1\b"
)
TORN_AT_HYPHEN = lazy(r"\p{L} [-\u2010]\p{L}|\p{L}[-\u2010] \p{L}")
# Ghostscript, where it writes a PDF anew, may call “ ” ‘ ’ in the table of a font < = 8 9: "<the line=", "the line9s".
MISNAMED = lazy(
    r"(?<![^\s(\"])<\p{L}+ ?\p{L}[^<>=]{0,400}[\p{L}\p{N}.,;!?)]=(?![\p{L}\p{N}=])"
    r"|(?<![^\s(\"])\p{L}{2,}+(?<=\p{Ll})9s\b"
)
# What lengthens Arabic words is named as a letter by the table of some fonts: "العسككككدود".  No word has four alike.
# It is looked for from the beginning of each word only.
MISNAMED_IN_ARABIC = lazy(r"(?<![\p{L}\p{M}])[\p{L}\p{M}]*([\u0621-\u063A\u0641-\u064A])\1{3}[\p{L}\p{M}]*")
ALEF = "\u0627"  # no Arabic text is without
# Letters that a scan's figures are read as, among figures, and one where a figure must stand: "36I", "I7984", "Corr.l".
LIKE_FIGURES = str.maketrans("IlOo", "1100")
AMONG_FIGURES = lazy(r"(?<![\p{L}\d])(?=[IlOo]*\d)[\dIlOo]+(?![\p{L}\d])|(?<=\p{L}\.)[Il](?![\p{L}\d.])")
# "low-" / "and middle-income": what a hyphen leaves out stands behind these words, in whatever language.
LINKING = frozenset({"and", "or", "et", "ou", "y", "o", "и", "или"})
# A font alone says what these are; a single one is a bullet of it.
PRIVATE = lazy(r"[\uE000-\uF8FF]{2}")
SPACED_OUT = 8  # letters at least
LETTERS_FIRST = lazy(r"^[\p{L}\p{M}]+")


def mended(text: str) -> Iterator[str]:
    """Yield a text, then the text without each of its blanks: text layers of scans have false ones inside words.

    What is read only so is reported (`blank-in-word`).
    """
    yield text
    for index, letter in enumerate(text):
        if letter == " ":
            yield text[:index] + text[index + 1 :]


def with_figures(text: str) -> str:
    """Return a text with figures for the letters among them, which text layers of scans have.

    What is read only so is reported (`figure-misread`).
    """
    figures: str = AMONG_FIGURES.sub(lambda match: match[0].translate(LIKE_FIGURES), text)
    return figures


def misprint(title: str) -> str | None:
    """Return what a title lacks a small word in, or has one twice; None when nothing is amiss."""
    match = MISPRINT.search(title)
    return match[0] if match else None


def is_torn(text: str) -> bool:
    """Whether a blank stands on one side of a hyphen, as in text layers that have false ones: `Secretary -General`."""
    return TORN_AT_HYPHEN.search(text) is not None


def misnamed(text: str) -> str | None:
    """Return words whose signs or letters a font calls others than it shows.

    Signs stand for quotation marks, a figure for an apostrophe, or a letter for what lengthens Arabic words.
    """
    match = MISNAMED.search(text) if "9s" in text or ("<" in text and "=" in text) else None
    if match is None and ALEF in text:
        match = MISNAMED_IN_ARABIC.search(text)
    return match[0] if match else None


def is_private(text: str) -> bool:
    """Whether characters follow each other that mean something in one font only (private use)."""
    return PRIVATE.search(text) is not None


def is_spaced_out(text: str) -> bool:
    """Whether blanks stand between all letters of a text, as typists set "N A T I O N S   U N I E S"."""
    found = text.split()
    return len(found) >= SPACED_OUT and max(map(len, found)) == 1


def first_word(text: str) -> str:
    """Return the text up to its first blank; its first character where that is Chinese, which a line may end behind."""
    if is_han(text[:1]):
        return text[0]
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


def is_linking(word: str) -> bool:
    """Whether a word links two of which the first leaves out the end of the second: `low- and middle-income`."""
    return word in LINKING


def stop_of(text: str) -> str:
    """Return the last sign or letter of a text, marks of notes, quotes and brackets behind it left out.

    The stops of Chinese and Arabic are given as those of other scripts.
    """
    return text.rstrip(BEHIND_STOP)[-1:].translate(STOPS)


def ends_sentence(text: str) -> bool:
    """Whether a text ends where a sentence does."""
    return stop_of(text) in SENTENCE_ENDS


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


def is_bold_of_han(face: str) -> bool:
    """Whether a face is one that Chinese sets where other scripts are bold, by its name."""
    return BOLD_OF_HAN.search(face) is not None
