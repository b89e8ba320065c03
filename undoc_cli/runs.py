"""Characters as a reader finds them, in runs.

They travel in runs because a page has some 2700 of them: what is done once a run costs little, what is done once a
character is most of the time that undoc takes.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from math import inf
from operator import itemgetter, sub
from typing import NamedTuple

from msgspec import Struct

# A character's box is its em square as Times sets it: ascent 0.784, descent 0.216 of the size, around the
# baseline.  Fonts state their own figures and readers report them differently; UN documents are set in Times,
# so one rule for all makes boxes the same whichever reader gave them.
ASCENT = 0.784
DESCENT = 0.216

UNKNOWN = "\N{REPLACEMENT CHARACTER}"  # a code that the file does not say the meaning of


class Font(NamedTuple):
    """A typeface as the file names it (subset tag removed)."""

    name: str
    bold: bool
    italic: bool


class Char(NamedTuple):
    """One character (one code point) as painted; x0, x1 and baseline in points."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: Font
    upright: bool = True


class Run(Struct, frozen=True):
    """Characters of one style on one baseline, as they follow each other in the content stream."""

    text: str
    x0s: Sequence[float]
    x1s: Sequence[float]
    baseline: float
    size: float
    font: Font
    upright: bool = True
    gaps: tuple[float, float] | None = None  # narrowest and widest between two neighbours, in points, where measured

    def measured(self) -> tuple[float, float]:
        """Return the narrowest and the widest gap between two neighbours."""
        return self.gaps or gaps_between(self.x0s, self.x1s)

    def chars(self) -> Iterator[Char]:
        """Yield its characters one by one."""
        style = map(repeat, (self.baseline, self.size, self.font, self.upright))
        return map(Char, self.text, self.x0s, self.x1s, *style)


def gaps_between(x0s: Sequence[float], x1s: Sequence[float]) -> tuple[float, float]:
    """Return the narrowest and the widest gap between two neighbours, by their edges; infinite where there is none."""
    gaps = sorted(map(sub, x0s[1:], x1s)) or [inf, -inf]  # in a third of the time of `min` and `max`
    return gaps[0], gaps[-1]


_style = itemgetter(*(Char._fields.index(name) for name in ("baseline", "size", "font", "upright")))


def runs_of(chars: Iterable[Char]) -> Iterator[Run]:
    """Yield characters in runs."""
    for style, group in groupby(chars, key=_style):
        text, x0s, x1s, *_ = zip(*group, strict=True)
        yield Run("".join(text), x0s, x1s, *style)
