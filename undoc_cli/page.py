"""Pages: as a reader finds them, and as layout sorts them, in lines and pieces of lines.

A reader gives `Page`s of `Run`s; layout turns each into the `Line`s of `PageParts`, which are compact (text and edges)
so that a document of any length can be held.
"""

from collections.abc import Callable, Iterator, Sequence
from math import inf
from struct import pack
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import astuple, replace

from undoc_cli.geometry import Box, thousandths, union
from undoc_cli.runs import ASCENT, DESCENT, Font, Run


class Link(Struct, frozen=True):
    """A link annotation."""

    box: Box
    uri: str


class Frame(NamedTuple):
    """How a page that is not read as it was printed lies on the paper.

    `width` and `height` are those of the page as it is read, in points; it is printed `scale` times as large, from `x`
    and `y` on; where it is `mirrored` left and right are exchanged.
    """

    width: float
    height: float
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    mirrored: bool = False

    def printed(self, box: Box) -> Box:
        """Return a box where it is printed."""
        left, right = (self.width - box.x1, self.width - box.x0) if self.mirrored else (box.x0, box.x1)
        return Box(
            self.x + self.scale * left,
            self.y + self.scale * box.top,
            self.x + self.scale * right,
            self.y + self.scale * box.bottom,
        )


class Page(NamedTuple):
    """What a reader found on one page, in the order of the content stream."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Box, ...]  # thin drawn rectangles and lines
    images: tuple[Box, ...]
    links: tuple[Link, ...]
    frame: Frame | None = None  # where the page is not read as it was printed
    backgrounds: tuple[Box, ...] = ()  # those of the images, as large as the page, that lie under its text
    drawing: bool = False  # whether shapes, not rules alone, are all that it shows

    @property
    def mirrored(self) -> bool:
        """Whether left and right are exchanged: the page reads from right to left."""
        return self.frame is not None and self.frame.mirrored


def packed(x0s: Sequence[float], x1s: Sequence[float]) -> bytes:
    """Return left and right edges as a line keeps them."""
    return pack(f"{len(x0s) + len(x1s)}f", *x0s, *x1s)


class Span(NamedTuple):
    """A stretch of one style within a line: characters start to end of its text."""

    start: int
    end: int
    size: float
    font: Font
    rise: float  # how far its baseline stands above the line's, in points


class Line(Struct, frozen=True, eq=False, gc=False):
    """Characters that stand on one baseline without a wide gap; compared by identity."""

    page: int
    text: str
    edges: bytes  # the left edges of its characters, then the right ones, in single precision
    spans: tuple[Span, ...]
    baseline: float
    size: float  # of most of its characters
    box: Box
    upright: bool = True
    underlined: bool = False
    frame: Frame | None = None  # of its page
    column: int = 0  # of a page in two columns: 1 left, 2 right; 0 across the page
    widest: float = inf  # no gap at a blank is wider, in points; infinite where they were not measured

    @property
    def x0s(self) -> "memoryview[float]":
        """Where its characters begin."""
        return memoryview(self.edges).cast("f")[: len(self.text)]

    @property
    def x1s(self) -> "memoryview[float]":
        """Where its characters end."""
        return memoryview(self.edges).cast("f")[len(self.text) :]

    def blank(self, at: int) -> tuple[float, float]:
        """Return where the blank at a place begins and ends: between its neighbours.

        Where the page reads from right to left, the neighbour may be the far end of what reads from left to right.
        """
        if self.frame and self.frame.mirrored:
            return self.x0s[at], self.x1s[at]
        return self.x1s[at - 1], self.x0s[at + 1]

    @property
    def place(self) -> tuple[int, int]:
        """The page and the column it stands in: there lines follow each other from top to bottom."""
        return self.page, self.column

    def slice_box(self, start: int, end: int) -> Box:
        """Return the box around characters start to end (blanks at the ends left out)."""
        return Box(*self.sides(start, end))

    def sides(self, start: int, end: int) -> tuple[float, float, float, float]:
        """Return where the box around characters start to end has its sides: left, top, right and bottom."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if not self.upright or start == end:
            return astuple(self.box)
        if end - start == len(self.text):
            left, right = self.box.x0, self.box.x1
        else:
            left, right = thousandths(min(self.x0s[start:end])), thousandths(max(self.x1s[start:end]))
        if len(self.spans) == 1:
            _, _, size, _, rise = self.spans[0]
            foot = self.baseline - rise
            return left, foot - ASCENT * size, right, foot + DESCENT * size
        spans = [s for s in self.spans if s.start < end and s.end > start]
        top = min([self.baseline - s.rise - ASCENT * s.size for s in spans])
        return left, top, right, max([self.baseline - s.rise + DESCENT * s.size for s in spans])

    def part(self, start: int, end: int) -> "Line":
        """Return characters start to end as a line of their own."""
        left, _, right, _ = self.sides(start, end)
        return replace(
            self,
            text=self.text[start:end],
            edges=bytes(self.x0s[start:end]) + bytes(self.x1s[start:end]),
            spans=tuple(
                span._replace(start=max(span.start, start) - start, end=min(span.end, end) - start)
                for span in self.spans
                if span.start < end and span.end > start
            ),
            box=Box(left, self.box.top, right, self.box.bottom),
        )

    def share(self, attribute: str) -> float:
        """Return the share of its characters whose font is `bold` or `italic` (0 to 1)."""
        if len(self.spans) == 1:
            return float(getattr(self.spans[0].font, attribute))
        total = marked = 0
        for span in self.spans:
            length = len(self.text[span.start : span.end].replace(" ", ""))
            total += length
            marked += length if getattr(span.font, attribute) else 0
        return marked / total if total else 0.0

    @property
    def bold(self) -> bool:
        """Whether nearly all of it is bold."""
        if len(self.spans) == 1:
            return self.spans[0].font.bold
        return self.share("bold") > 0.85

    @property
    def italic(self) -> bool:
        """Whether nearly all of it is italic."""
        return self.share("italic") > 0.85


class Furniture(NamedTuple):
    """A line that belongs to the page, and what it is."""

    kind: str
    line: Line


class PageParts(NamedTuple):
    """The lines of one page by what they are."""

    number: int
    width: float
    height: float
    furniture: tuple[Furniture, ...]
    main: tuple[Line, ...]
    notes: tuple[Line, ...]
    rules: tuple[Box, ...]
    images: tuple[Box, ...]
    links: tuple[Link, ...]
    frame: Frame | None = None
    drawing: bool = False

    def lines(self) -> Iterator[Line]:
        """Yield all its lines."""
        yield from self.main
        yield from self.notes
        yield from (item.line for item in self.furniture)

    def with_lines(self, change: Callable[[Line], Line]) -> "PageParts":
        """Return the page with its lines, furniture left out, changed."""
        return self._replace(main=tuple(map(change, self.main)), notes=tuple(map(change, self.notes)))


class Piece(Struct, frozen=True, gc=False):
    """Characters start to end of one line."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.line.text[self.start : self.end]

    @property
    def box(self) -> Box:
        """Where they stand, as the layout sees it."""
        return self.line.slice_box(self.start, self.end)


def whole(line: Line) -> Piece:
    """Return the piece that is all of a line."""
    return Piece(line, 0, len(line.text))


def printed_box(pieces: Sequence[Piece]) -> Box:
    """Return the box around pieces of one page, as printed."""
    box = union([piece.line.sides(piece.start, piece.end) for piece in pieces])
    frame = pieces[0].line.frame
    return frame.printed(box) if frame else box
