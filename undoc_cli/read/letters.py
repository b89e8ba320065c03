"""Characters as every reader reports them, computed from what it was told: nothing is tuned to one of them."""

from collections.abc import Iterable, Iterator

from undoc_cli.geometry import thousandths
from undoc_cli.read.matrices import Matrix
from undoc_cli.rules.direction import reads_right_to_left
from undoc_cli.runs import ASCENT, DESCENT, UNKNOWN, Char, Font, Run

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


def is_blank(runs: Iterable[Run]) -> bool:
    """Whether nothing is seen of the characters of a page."""
    return all(run.text.isspace() for run in runs)


def is_shown(char: Char, width: float, height: float) -> bool:
    """Whether a character stands on the page and not beside it."""
    x = (char.x0 + char.x1) / 2
    y = char.baseline - (ASCENT - DESCENT) / 2 * char.size
    return 0 <= x <= width and 0 <= y <= height and char.size > 0
