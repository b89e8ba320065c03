"""What the marks of footnotes look like, where they are called and where the notes begin: the same in all languages."""

from undoc_cli.rules.patterns import lazy

# Arabic prints marks in parentheses.
MARK = lazy(r"^(?:(?<open>\()?(?<marker>\d{1,3}|[a-z])(?(open)\))|(?<marker>\*{1,4}|[†‡]))$")
MARK_IN_BRACKETS = lazy(r"^\s*(?:\(\s*\d{1,3}\s*\)|\*{1,4})\s*$")
STARS = str.maketrans("∗＊", "**")  # the asterisk as an operator, and as wide as a Chinese character
BEFORE = 16  # characters before a raised figure that tell what it is
MARKS_BETWEEN = lazy(r"[\s,;]+")
ASTERISKS = lazy(r"\*{1,4}")
CLOSING = lazy(
    r"^ +(?<stop>[,)\]}]|\.(?![\d.]))"
)  # no language prints a blank before these; French does before ";" and ":"
# Superior figures that belong to a unit: "12 km²", "9,000 m³".  Source: the International System of Units.
UNIT_BEFORE = lazy(r"\d[\d.,]*\s?(?:[kcmµ]?m|mi|ft|in|ha)$")
# What a raised figure is sooner a power or an index of than a note's mark: ten, what is multiplied, a unit, and the
# short names of formulas, "10²", "3 × 4²", "the km²", "x²", "CO²", "Sr⁹".
POWER_BASE = lazy(r"(?:^|\D)10$|[×·]\s?\d+$")
SHORT_NAME = lazy(r"(?:^|\P{L})(?:[\p{Latin}\p{Greek}\p{Cyrillic}]|[kcm]m|mc|\p{Lu}{2,3}|\p{Lu}\p{Ll})$")
FIGURES = lazy(r"^[-+\u2212]?\d+$")
SUPERIOR = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
NOTE_START = lazy(
    r"^(?:(?<marker>\*{1,4}|\d{1,3}(?=[./)]?\s)|[a-z](?=/\s)|[†‡])(?<close>[./)])?|\((?<marker>\d{1,3})\)(?=\s))\s*"
)
SLASH_MARK = lazy(r"(?<=\S )(?<marker>\d{1,3}|[a-z])/(?=[\s,.;:)\]\"”]|$)")


def marks_in(text: str) -> list[str]:
    """Return the marks that a raised stretch of text consists of, such as `1, 2`; [] when it is none."""
    found = [MARK.match(part) for part in MARKS_BETWEEN.split(text.translate(STARS).strip()) if part]
    return [match["marker"] for match in found if match] if all(found) else []


def is_mark_in_brackets(text: str) -> bool:
    """Whether a raised stretch can only be a mark: figures in brackets, as Arabic has them, or asterisks."""
    return MARK_IN_BRACKETS.match(text) is not None


def after_unit(text: str) -> bool:
    """Whether a text ends in a number with a unit of length, so that a raised figure is its power."""
    return UNIT_BEFORE.search(text[-BEFORE:]) is not None


def is_power_base(text: str) -> bool:
    """Whether a text ends in a number that a raised figure is sooner a power of than a mark behind it."""
    return POWER_BASE.search(text[-BEFORE:]) is not None


def is_short_name(text: str) -> bool:
    """Whether a text ends in a letter or two that stand for a quantity, an element or a unit, or are cut short."""
    return SHORT_NAME.search(text[-BEFORE:]) is not None


def superior(text: str) -> str:
    """Return raised figures as the characters that are raised themselves, "¹⁴"; all other text as it is."""
    return text.translate(SUPERIOR) if FIGURES.match(text) else text


def note_start(text: str) -> tuple[str, int] | None:
    """Return the marker at the start of a note's first line and where its text begins."""
    match = NOTE_START.match(text.translate(STARS))
    return (match["marker"], match.end()) if match else None


def slash_marks(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return the marks of the form "1/" between two places of a text: marker, start and end of each."""
    if "/" not in text:
        return []
    return [(match["marker"], *match.span()) for match in SLASH_MARK.finditer(text, start, end)]
