"""A line whose letters differ in size, evened out: Tesseract reads symbols well once their large letters are small."""

from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from PIL import Image

DARK = 140  # of 255 shades; lighter ones are paper
LARGE = 1.5  # of the usual height of a letter: the first letters of a symbol are set twice as large as the rest
NARROWEST = 3  # dots between two letters
RIM = 20  # dots of paper left and right


class _Letter(NamedTuple):
    """What stands between two columns of paper: a letter, or several that touch."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top


def evened(line: Image.Image) -> Image.Image | None:
    """Return the picture of a line with its large letters as small as the others; None for a blank one."""
    letters = list(_letters(line))
    if not letters:
        return None
    usual = median(letter.height for letter in letters)
    base = median(letter.bottom for letter in letters)
    made = Image.new("L", (2 * line.width + 2 * RIM, int(4 * usual)), 255)
    x, before = RIM, None
    for letter in letters:
        shape = line.crop(letter)
        share = usual / letter.height if letter.height > LARGE * usual else 1.0
        if share < 1:
            shape = shape.resize((max(int(shape.width * share), 1), int(usual)), Image.Resampling.LANCZOS)
        if before is not None:
            x += max(letter.left - before, NARROWEST)
        made.paste(shape, (x, int(2.5 * usual - (base - letter.top) * share)))
        x, before = x + shape.width, letter.right
    return made.crop((0, 0, x + RIM, made.height))


def _letters(line: Image.Image) -> Iterator[_Letter]:
    ink = line.point([255 if shade < DARK else 0 for shade in range(256)])
    columns = ink.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    start = None
    for x, shade in enumerate((*columns, 0)):
        if shade and start is None:
            start = x
        elif not shade and start is not None:
            box = ink.crop((start, 0, x, ink.height)).getbbox()
            if box:
                yield _Letter(start, box[1], x, box[3])
            start = None
