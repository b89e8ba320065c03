"""Stretches to the characters of a line, with one blank where the eye sees a gap."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import sub
from struct import Struct
from typing import NamedTuple

from undoc_cli.layout.stretches import Stretch
from undoc_cli.native import native
from undoc_cli.page import Span, packed
from undoc_cli.rules.text import count_han, is_han
from undoc_cli.runs import Font

# All as shares of the type size.  Gaps in a text are whole thousandths of it: no bound is one, where the last bits of a
# reader would decide.
BLANK = 0.1505  # a gap this wide separates words even without a blank; Times' blank is 0.25
BLANK_HAN = 0.6005  # between Chinese characters, which fill their square and are spread to fill the line
BLANK_BESIDE_HAN = 0.4505  # between a Chinese character and a figure Word leaves 0.25, and more to fill the line
SPREAD = 5  # Chinese characters: more of them tell how far those of a line are spread
TRUE_BLANK = 0.0605  # a blank squeezed below this is none: the text layer has it, the page does not
ON_THE_LINE = 0.05  # a baseline this close to that of the line is the same
ALIKE = 0.2  # points: how far sizes and rises of one span differ
ENDS = Struct("2f")  # left and right, in single precision
STYLES_KEPT = 1024  # of styles with lengths: a document of 116 pages has 545


class _Style(NamedTuple):
    size: float
    font: Font
    rise: float


# Characters of a stretch between which there is nothing to judge: their text, left and right edges, the widest gap at a
# blank, and whether the file has a blank before them.
_Piece = tuple[str, Sequence[float], Sequence[float], float, bool]
# Edges as a line keeps them, the first left and the last right of these, the widest gap at a blank.
Packed = tuple[bytes, float, float, float]


class Cells(NamedTuple):
    """The characters of a line."""

    text: str
    edges: bytes  # as a line keeps them
    left: float  # where the first begins, by these
    right: float  # where the last ends
    widest: float  # gap at a blank
    spans: tuple[Span, ...]


def cells_of(stretches: Sequence[Stretch], baseline: float, size: float) -> Cells:
    """Return the characters of a line of that baseline and size."""
    first = stretches[0]
    even = (_compiled_edges if native else _even_edges)(first) if len(stretches) == 1 else None
    if even:
        spans = _one_span(len(first.text), first.size, first.font, _rise(first, baseline, size))
        return Cells(first.text, *even, spans)
    growing = _Growing(baseline, size, _spread(stretches))
    for stretch in stretches:
        growing.add(stretch)
    return growing.cells()


def _even_edges(stretch: Stretch) -> Packed | None:
    """Return the edges of all of a stretch if it is even (see `_even`)."""
    even = _even(stretch)
    return _packed(even[1], even[2], even[3]) if even else None


def _compiled_edges(stretch: Stretch) -> Packed | None:
    """Do the same in C."""
    text, size = stretch.text, stretch.size
    if _has_odd_blanks(text):
        return None
    assert native
    found: Packed | None = native.even(text, stretch.x0s, stretch.x1s, TRUE_BLANK * size, BLANK * size, stretch.widest)
    return found


def _packed(x0s: Sequence[float], x1s: Sequence[float], widest: float) -> Packed:
    lefts, rights = sorted(x0s), sorted(x1s)  # in a third of the time of `min` and `max`
    left, right = ENDS.unpack(ENDS.pack(lefts[0], rights[-1]))
    return packed(x0s, x1s), left, right, widest


@lru_cache(maxsize=STYLES_KEPT)
def _one_span(length: int, size: float, font: Font, rise: float) -> tuple[Span, ...]:
    """Return the style of a line that has one; lines of that style and length share it."""
    return (Span(0, length, size, font, rise),)


def _rise(stretch: Stretch, baseline: float, size: float) -> float:
    """Return how far a stretch stands above a line, where the eye sees it."""
    rise = baseline - stretch.baseline
    return rise if abs(rise) > ON_THE_LINE * size else 0.0


class _Growing:
    """A line as it grows."""

    def __init__(self, baseline: float, size: float, spread: float) -> None:
        self._baseline, self._size, self._spread = baseline, size, spread
        self._parts: list[str] = []
        self._x0s: list[float] = []
        self._x1s: list[float] = []
        self._spans: list[Span] = []
        self._widest = 0.0
        self._start = 0  # of the span that is open
        self._open: _Style | None = None
        self._last: _Style | None = None  # of the last character
        self._blank = False  # whether the file has a blank behind it

    def cells(self) -> Cells:
        """Return what it has grown to."""
        if self._open:
            self._spans.append(Span(self._start, len(self._x0s), *self._open))
        return Cells("".join(self._parts), *_packed(self._x0s, self._x1s, self._widest), tuple(self._spans))

    def add(self, stretch: Stretch) -> None:
        """Add a stretch."""
        style = _Style(stretch.size, stretch.font, _rise(stretch, self._baseline, self._size))
        even = _even(stretch)
        for text, x0s, x1s, widest, blank in (even,) if even else _pieces(stretch):
            if self._last:
                self._add_blank(text[0], x0s[0], style, self._last, blank=blank or self._blank)
            self._extend(text, x0s, x1s, style)
            self._widest = max(self._widest, widest)
            self._blank = False
        self._blank = stretch.behind

    def _add_blank(self, letter: str, start: float, style: _Style, last: _Style, *, blank: bool) -> None:
        """Add the blank before a letter that begins at `start`, if there is one; `blank`: if the file has one."""
        edge = self._x1s[-1]
        gap = start - edge
        wide = _blank_between(self._parts[-1][-1], letter)
        spread = self._spread if wide > BLANK else 0.0
        # Chinese has no blanks: those between its characters only spread them.
        size = max(style.size, last.size)  # what is raised behind a figure may stand off it by more than its own type
        if gap > wide * size + spread or (blank and wide < BLANK_HAN and gap > TRUE_BLANK * style.size):
            # The blank behind raised text stands on the line again.
            self._extend(" ", (edge,), (max(edge, start),), style if last.rise else last)
            self._widest = max(self._widest, gap)

    def _extend(self, text: str, x0s: Sequence[float], x1s: Sequence[float], style: _Style) -> None:
        if self._open is None:
            self._open = style
        elif style is not self._open and not _are_alike(self._open, style):
            self._spans.append(Span(self._start, len(self._x0s), *self._open))
            self._start, self._open = len(self._x0s), style
        self._parts.append(text)
        self._x0s += x0s
        self._x1s += x1s
        self._last = style


def _are_alike(one: _Style, other: _Style) -> bool:
    return one.font == other.font and abs(one.size - other.size) < ALIKE and abs(one.rise - other.rise) < ALIKE


def _even(stretch: Stretch) -> _Piece | None:
    """Return all of a stretch if each of its blanks is one that the eye sees, and no other gap is as wide.

    Nearly every stretch is so; the edges of its blanks are moved to those of the words around them.
    """
    text, x0s, x1s = stretch.text, [*stretch.x0s], [*stretch.x1s]
    at = text.find(" ")
    if _has_odd_blanks(text):
        return None
    least, gaps = TRUE_BLANK * stretch.size, [0.0]
    while at > 0:
        left, right = x1s[at - 1], x0s[at + 1]
        gap = right - left
        if gap <= least:
            return None
        gaps.append(gap)
        x0s[at], x1s[at] = left, right
        at = text.find(" ", at + 1)
    wide = BLANK * stretch.size
    if stretch.widest > wide and max(map(sub, x0s[1:], x1s), default=0.0) > wide:
        return None
    return text, x0s, x1s, max(gaps), stretch.before


def _has_odd_blanks(text: str) -> bool:
    """Whether a text has blanks of which the gap alone does not tell what they are."""
    return "  " in text or not text.isprintable() or (" " in text and count_han(text) > 0)


def _pieces(stretch: Stretch) -> Iterator[_Piece]:
    """Yield the words of a stretch, cut at wide gaps as well."""
    text, x0s, x1s = stretch.text, stretch.x0s, stretch.x1s
    end = 0
    for word in text.split():
        start = text.index(word, end)
        blank = start > end or (start == 0 and stretch.before)
        end = start + len(word)
        wide = [i for i in range(start + 1, end) if x0s[i] - x1s[i - 1] > BLANK * stretch.size]
        for low, high in pairwise((start, *wide, end)):
            yield text[low:high], x0s[low:high], x1s[low:high], 0.0, blank and low == start


def _spread(stretches: Sequence[Stretch]) -> float:
    """Return how far the Chinese characters of a line are spread to fill it, in points: with an address in it, far."""
    text = "".join([stretch.text for stretch in stretches])
    if count_han(text) <= SPREAD:
        return 0.0
    starts = [x for stretch in stretches for x in stretch.x0s]
    ends = [x for stretch in stretches for x in stretch.x1s]
    han = [is_han(letter) for letter in text]
    gaps = sorted(
        start - end for one, other, end, start in zip(han, han[1:], ends, starts[1:], strict=False) if one and other
    )
    return max(gaps[len(gaps) // 2], 0.0) if gaps else 0.0


def _blank_between(left: str, right: str) -> float:
    """Return the gap that separates words between two characters, as a share of the type size."""
    return (BLANK, BLANK_BESIDE_HAN, BLANK_HAN)[is_han(left) + is_han(right)]
