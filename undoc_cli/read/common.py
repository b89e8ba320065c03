"""What every reader does alike: fonts by their names, characters by their matrices, rules by what is drawn.

Readers agree because what they report is computed here from what they were told; nothing is tuned to one of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from undoc_cli.geometry import Box, thousandths
from undoc_cli.read.matrices import Matrix
from undoc_cli.rules.direction import reads_right_to_left
from undoc_cli.runs import ASCENT, DESCENT, UNKNOWN, Char, Font, Run

# A drawn rectangle no thicker than this is a rule, not a box: the masthead's thickest is 1.5 points today and was 5.
MAX_RULE = 6.0
# Rules are drawn as chains of small rectangles (2.4 points long in tables): links this close join.
CHAIN_GAP = 1.0

SAME_LINE = 0.1  # points between baselines

# What cannot be read: control characters; and the blank and the bullet of Symbol, in which Word sets those of lists.
LEGIBLE = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), UNKNOWN),
    **dict.fromkeys(map(ord, "\t\n\v\f\r\uf020"), " "),
    0xF0B7: "•",
}
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
SPELT_OUT = {**LEGIBLE, **str.maketrans(LIGATURES)}


FEWEST_OVER = 200  # characters that are painted over a background: stamps and running heads over a scan have fewer


def backgrounds_of(painted: Sequence[Box | int], hidden: int, width: float, height: float) -> tuple[Box, ...]:
    """Return the pictures as large as a page that lie under its text.

    `painted` are pictures and numbers of characters that can be seen, in the order in which they are painted; `hidden`
    is how many are painted so that nothing is seen of them, as over a scan whose text was recognised.
    """
    found: list[Box] = []
    over, under = 0, hidden + sum(item for item in painted if isinstance(item, int))
    for item in reversed(painted):
        if isinstance(item, int):
            over, under = over + item, under - item
        elif item.covers(width, height) and over >= max(FEWEST_OVER, under):
            found.append(item)
    return tuple(found)


@lru_cache(maxsize=512)
def font_named(name: str) -> Font:
    """Return the font of a PDF name such as `ABCDEF+TimesNewRomanPS-BoldMT`."""
    return _font(name.rpartition("+")[2])


@lru_cache(maxsize=512)
def _font(plain: str) -> Font:
    folded = plain.lower()
    return Font(
        plain,
        # Chinese is not set bold but in another face, Hei: SimHei, STHeiti.
        bold=any(word in folded for word in ("bold", "black", "heavy", "demi", "hei")),
        italic="italic" in folded or "oblique" in folded,
    )


def turned(text: str, matrix: Matrix, advance: float, size: float, height: float, font: Font) -> Char:
    """Return a character that does not stand upright: its em square, turned, is its box.

    `matrix` (y grows upwards) has its origin; `advance` and `size` are in the units of its text.
    """
    a, b, c, d, e, f = matrix
    xs = [e + a * x + c * y for x in (0.0, advance) for y in (-DESCENT * size, ASCENT * size)]
    ys = [f + b * x + d * y for x in (0.0, advance) for y in (-DESCENT * size, ASCENT * size)]
    extent = thousandths(max(ys) - min(ys))
    baseline = thousandths(height - min(ys)) - DESCENT * extent
    return Char(text, thousandths(min(xs)), thousandths(max(xs)), baseline, extent, font, upright=False)


def shared_out(char: Char, letters: str) -> Iterator[Char]:
    """Yield one Char a letter of a character that stands for several: its width is shared out."""
    step = (char.x1 - char.x0) / len(letters)
    for index, letter in enumerate(reversed(letters) if reads_right_to_left(letters) else letters):
        x0 = char.x0 + index * step
        yield char._replace(text=letter, x0=x0, x1=x0 + step)


def is_blank_again(new: Char | Run, last: Char | Run) -> bool:
    """Whether a blank follows another on its line: of several the first is given, their number says nothing."""
    return new.text[0] == last.text[-1] == " " and abs(new.baseline - last.baseline) < SAME_LINE


def is_shown(char: Char, width: float, height: float) -> bool:
    """Whether a character stands on the page and not beside it."""
    x = (char.x0 + char.x1) / 2
    y = char.baseline - (ASCENT - DESCENT) / 2 * char.size
    return 0 <= x <= width and 0 <= y <= height and char.size > 0


def box_of(x0: float, y0: float, x1: float, y1: float, height: float) -> Box:
    """Return the box between edges of which y grows upwards."""
    return Box(thousandths(x0), thousandths(height - y1), thousandths(x1), thousandths(height - y0))


def uri_of(data: bytes) -> str:
    """Return the address that a link holds, as UTF-8 or UTF-16; nothing when it is neither."""
    for encoding in ("utf-8", "utf-16"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


class Drawn(NamedTuple):
    """A drawn rectangle."""

    box: Box
    stroked: bool
    white: bool  # filled, or where it is not filled stroked, with the colour of paper


def rules_of(rects: Iterable[Drawn], lines: Iterable[Box]) -> tuple[Box, ...]:
    """Return the rules among the rectangles and lines of a page; of a stroked box the upper and lower edge."""
    rules: list[Box] = []
    edges: list[Box] = []
    for box, stroked, white in rects:
        if min(box.width, box.height) <= MAX_RULE:
            if not white:
                rules.append(box)
        elif stroked:
            edges += (Box(box.x0, y, box.x1, y) for y in (box.top, box.bottom))
    return chain([*rules, *lines, *edges])


def chain(rules: Sequence[Box]) -> tuple[Box, ...]:
    """Join rules that continue each other, on one line within a point, into one."""
    joined: list[Box] = []
    flat = sorted((r for r in rules if r.height <= MAX_RULE), key=lambda r: (round(r.top), r.x0))
    tall = sorted((r for r in rules if r.height > MAX_RULE), key=lambda r: (round(r.x0), r.top))
    for rule in flat:
        last = joined[-1] if joined else None
        if last and abs(last.top - rule.top) <= CHAIN_GAP and rule.x0 <= last.x1 + CHAIN_GAP:
            joined[-1] = Box(last.x0, min(last.top, rule.top), max(last.x1, rule.x1), max(last.bottom, rule.bottom))
        else:
            joined.append(rule)
    count = len(joined)
    for rule in tall:
        last = joined[-1] if len(joined) > count else None
        if last and abs(last.x0 - rule.x0) <= CHAIN_GAP and rule.top <= last.bottom + CHAIN_GAP:
            joined[-1] = Box(min(last.x0, rule.x0), last.top, max(last.x1, rule.x1), max(last.bottom, rule.bottom))
        else:
            joined.append(rule)
    return tuple(joined)
