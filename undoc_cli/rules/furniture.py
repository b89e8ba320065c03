"""Page furniture by its wording, the same in all languages."""

from collections.abc import Iterable
from functools import lru_cache

import regex

from undoc_cli.model import LayoutName
from undoc_cli.rules.patterns import lazy
from undoc_cli.rules.text import with_figures

# Two digits of the year and a serial number, the language, and dates of processing: `25-03323 (E)    100325`,
# `GE.25-00925 (E)`, `25-05275* (E) 280425`, in Nairobi `K2501234[E] 130825`, in Bangkok with two
# letters more `B25-01234 (E) TP 130825`; from page 2 on the number alone.
JOB_NUMBER = lazy(
    r"^(?<number>(?:(?:GE|V|NBI?|K|LAC|AA)[.:] ?)?\d{2}- ?\d{4,6}(?:X|\*)? ?(?:\d{3,4}[a-z] )?(?:\([ACEFRS]\))?"
    r"|K\d{7}(?: ?\[[ACEFRS]\])?|B\d{2}-\d{5}(?: ?\([ACEFRS]\))?)"
    r"(?<dates>(?: +\p{Lu}{2} *\d{6})?(?: +\d{6})*) *(?<last>/?\d*)$"
)
JOB_NUMBER_OPEN = lazy(r"^(?:GE|V|NBI?|LAC|AA)[.:] ?\d{2}-$")  # its serial number was never filled in
JOB_CHARACTERS = "0123456789-.*()ACEFRSGVX "
JOB_NUMBER_BEGINS = lazy(r"^(?:GE|V)?\.? ?\d{2}- ?\d{4,6}(?!\d)(?!.*\p{L}{4})")
# On pages that read from right to left the language may stand before the number, as may the dates and the asterisk.
JOB_NUMBER_FROM_RIGHT = lazy(
    r"^(?<star>\*)?(?:\d{6} +)*+(?<language>\([ACEFRS]\)) ?(?<number>\d{2}-\d{4,6}\*?)(?: +\d{6})*$"
)
PAGE_NUMBER = lazy(r"^(?:\d{1,4}(?:/\d{1,4})?|[ivxl]{1,6})$")
JOB_DIGITS = lazy(r"(\d{2})(?:- ?)?(\d{4,6})")
# What stands above the text from page 2 on before about 1996: symbol, language and page, each on a line.
HEAD_LINE = lazy(
    r"^(?:[Pp]age|PAGE|Página|página|Стр\.?|стр\.?|Страница) ?\d{1,3}$"
    r"|^(?:English|French|Spanish|Russian|Arabic|Chinese|Français|Español|Русский)(?: [Pp]age \d{1,3})?$"
)
CONTINUATION = lazy(r"^/ ?\.{1,3}$|^/…$")
BAR_CODE_FONT = lazy(r"bar ?code|^c39|3 ?of ?9|code ?39", regex.IGNORECASE)
# Symbol fonts put their characters here: U+F02A is the asterisk.
PRIVATE = {0xF000 + code: code for code in range(0x20, 0x7F)}
BAR_CODE = lazy(r"\*[A-Z]*(\d{6,9})\*")
OFFICES: dict[str, LayoutName] = {"GE": "geneva", "V": "vienna", "NA": "nairobi", "K": "nairobi"}
OFFICE = lazy(r"^(?:(GE|V|NA|K)[.:]|(K)(?=\d))")
UNDERSCORES = lazy(r"^_{6,}$|^(?:_ ?){8,}$")
ORNAMENT = lazy(r"^(?:\*(?: ?\* ?\*| \*)|-{3,}|\u2014{2,}|[\u2013\u2014](?: [\u2013\u2014]){2,})$")
SYMBOL_LIKE = lazy(r"^\*?\p{Lu}[\p{L}.]*(?:/[\p{L}\d.()*-]+)+\*?(?: \([\p{L}\d. ]{1,30}\))?\*?$")


def job_number_parts(text: str) -> list[tuple[int, int]]:
    """Return where the job number stands in a line at the foot of a page, its language last, without the dates."""
    text = with_figures(text)
    if match := JOB_NUMBER.match(text):
        start, end = match.span("number")
        return [(start, start + len(text[start:end].rstrip()))]
    if match := JOB_NUMBER_FROM_RIGHT.match(text):
        return [match.span(part) for part in ("number", "star", "language") if match[part]]
    return []


def job_number(text: str) -> str | None:
    """Return the job number of a line at the foot of a page; else None."""
    return join_job_number(text[start:end] for start, end in job_number_parts(text))


def join_job_number(parts: Iterable[str]) -> str | None:
    """Return the job number that is made of some parts: a blank stands before all but the asterisk."""
    return with_figures(" ".join(parts).replace(" *", "*")) or None


def is_job_number(text: str) -> bool:
    """Whether a line at the foot of a page is the job number, be it unfinished."""
    return bool(job_number_parts(text)) or is_unfinished_job_number(text)


def is_unfinished_job_number(text: str) -> bool:
    """Whether a line is a job number without its serial number: `GE.09-`."""
    return JOB_NUMBER_OPEN.match(text) is not None


def begins_like_job_number(text: str) -> bool:
    """Whether a line begins with the digits of a job number, and no word follows."""
    return JOB_NUMBER_BEGINS.match(text) is not None


def is_page_number(text: str) -> bool:
    """Whether a line at the foot or head of a page is its number (`2/4`, `17`)."""
    return PAGE_NUMBER.match(text) is not None


def is_underscores(text: str) -> bool:
    """Whether a line is a rule set from underscores."""
    return text.startswith("_") and UNDERSCORES.match(text) is not None


def is_ornament(text: str) -> bool:
    """Whether a line only parts or ends the text: `* * *`, `-----`."""
    return not text[:1].isalnum() and ORNAMENT.match(text) is not None


def is_running_head(text: str) -> bool:
    """Whether a line looks like a symbol alone, as running heads print it."""
    return SYMBOL_LIKE.match(text) is not None


def job_digits(text: str) -> str:
    """Return the digits of a job number (`25-03323 (E)` gives `2503323`), "" when it is none."""
    number = job_number(text)
    match = JOB_DIGITS.search(number) if number else None
    return match[1] + match[2] if match else ""


def bar_code_digits(text: str) -> str:
    """Return the digits that a bar code's text encodes, between its asterisks."""
    match = BAR_CODE.search(text.translate(PRIVATE).replace(" ", ""))
    return match[1] if match else ""


def page_total(text: str) -> int | None:
    """Return how many pages a page number such as `2/4` tells of; None for one that does not.

    It is the larger of the two, for pages that read from right to left.
    """
    first, stroke, second = text.partition("/")
    return max(int(first), int(second)) if stroke and first.isdecimal() and second.isdecimal() else None


def page_number(text: str) -> int | None:
    """Return the number of a page as it is printed (`2/4`, `17`), the smaller of two; None for one in letters."""
    figures = text.split("/")
    return min(map(int, figures)) if all(map(str.isdecimal, figures)) else None


def is_head_line(text: str) -> bool:
    """Whether a line near the top of a page is language or page as older documents print them."""
    return HEAD_LINE.match(text) is not None or is_running_head(text)


def is_continuation(text: str) -> bool:
    """Whether a line at the foot of a page says that the text goes on (`/...`)."""
    return text.startswith("/") and CONTINUATION.match(text) is not None


def is_distribution(text: str) -> bool:
    """Whether a line begins with the word for the distribution: in all six languages "Distr.", once "Dist."."""
    return text.lower().startswith(("distr.", "dist."))


def is_bar_code(text: str) -> bool:
    """Whether a line can only be a bar code, whatever its typeface is called: a job number between asterisks."""
    return text.startswith("*") and BAR_CODE.fullmatch(text.replace(" ", "")) is not None


@lru_cache(maxsize=512)
def is_bar_code_font(name: str) -> bool:
    """Whether a typeface paints bar codes."""
    return BAR_CODE_FONT.search(name.replace("-", " ")) is not None


def office_of(text: str) -> LayoutName | None:
    """Return the office whose prefix a job number carries (`GE.25-00925`); None for New York, which has none."""
    match = OFFICE.match(text)
    return OFFICES[match[1] or match[2]] if match else None
