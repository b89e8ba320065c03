"""Boxes on a page: points, origin at the top left, y growing downwards."""

from collections.abc import Sequence
from math import floor

from msgspec import Struct


class Box(Struct, frozen=True, gc=False):
    """A rectangle on a page, in points."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Horizontal extent."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Vertical extent."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The y half-way down."""
        return (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside, edges included."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlap_x(self, other: "Box") -> float:
        """How many points of the horizontal extent both share; 0 when they stand apart."""
        return max(0.0, min(self.x1, other.x1) - max(self.x0, other.x0))

    def covers(self, width: float, height: float) -> bool:
        """Whether it takes most of a page: as large, a picture is one of a page."""
        return self.width * self.height > PAGE_SHARE * width * height

    def rounded(self) -> tuple[float, float, float, float]:
        """The box as the output gives it: to a tenth of a point."""
        return _tenths(self.x0), _tenths(self.top), _tenths(self.x1), _tenths(self.bottom)


PAGE_SHARE = 0.7  # of a page: an image this large under the text is a scan of it

# What rounds to thousandths: widths often end in their middle, where a reader's last bits must not decide.
HALF = 0.51
# Where a tenth of a point begins: just below the middle, where many lengths end, since they are set in hundredths.
# There two readers, who know a place to a thousandth, would fall on different sides.
TENTH = 0.505


def thousandths(length: float) -> float:
    """Return a length in points to a thousandth: finer than any print, coarser than the error of any reader."""
    return floor(length * 1000 + HALF) / 1000  # half the time of `round`


def _tenths(length: float) -> float:
    return floor(length * 10 + TENTH) / 10


def union(boxes: Sequence[tuple[float, float, float, float]]) -> Box:
    """Return the smallest box around all, each given by its sides; ValueError when there is none."""
    if len(boxes) == 1:
        return Box(*boxes[0])
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
