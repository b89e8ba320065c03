"""Lines and pages made by hand: every letter is half its size wide, a blank a quarter.

`line("Text", x0=…, baseline=…)` is a line as layout gives it, `sheet(…)` a page as a reader gives it, and
`column(…)` sets a text in justified lines as the documents do.  Measures are those of New York.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from undoc_cli.geometry import Box
from undoc_cli.layout.lines import lines_of
from undoc_cli.page import Furniture, Line, Link, Page, PageParts, Span, packed
from undoc_cli.passage import Passage
from undoc_cli.runs import ASCENT, DESCENT, Char, Font, runs_of

LEFT, RIGHT = 123.4, 488.6  # the text column
INDENT = 147.1
EDGE = 60.0  # where the session block and running heads begin
SIZE = 10.0
LEADING = 12.0
AFTER = 6.0  # between paragraphs, above the leading
WIDTH, HEIGHT = 612.0, 792.0


class Part(NamedTuple):
    """A stretch of one style within a line; `shift` moves it to the right, away from what stands before it."""

    text: str
    size: float | None = None
    rise: float = 0.0
    bold: bool = False
    italic: bool = False
    shift: float = 0.0


def raised(text: str, shift: float = 0.0) -> Part:
    """Give a footnote mark as New York sets it: 6.5 points, 4.2 above the line."""
    return Part(text, 6.5, 4.2, shift=shift)


def bold(text: str) -> Part:
    """Give a bold stretch."""
    return Part(text, bold=True)


_FONTS: dict[tuple[bool, bool, str], Font] = {}


def font(*, bold: bool = False, italic: bool = False, name: str = "Times") -> Font:
    """Give one and the same object for one face, as readers do."""
    return _FONTS.setdefault((bold, italic, name), Font(name, bold, italic))


def chars(
    *parts: str | Part,
    x0: float = LEFT,
    baseline: float = 300.0,
    size: float = SIZE,
    bold: bool = False,
    italic: bool = False,
    stretch: float = 0.0,
    name: str = "Times",
    upright: bool = True,
) -> list[Char]:
    """Give the characters of a line from left to right; `stretch` widens every blank."""
    found: list[Char] = []
    x = x0
    for part in parts:
        piece = part if isinstance(part, Part) else Part(part)
        own = piece.size or size
        face = font(bold=bold or piece.bold, italic=italic or piece.italic, name=name)
        x += piece.shift
        for letter in piece.text:
            width = 0.25 * own + stretch if letter == " " else 0.5 * own
            found.append(Char(letter, x, x + width, baseline - piece.rise, own, face, upright))
            x += width
    return found


def width_of(*parts: str | Part, size: float = SIZE) -> float:
    """Give the width of a line that is not stretched."""
    made = chars(*parts, x0=0.0, size=size)
    return made[-1].x1 if made else 0.0


def line(
    *parts: str | Part,
    x0: float = LEFT,
    baseline: float = 300.0,
    size: float = SIZE,
    bold: bool = False,
    italic: bool = False,
    x1: float | None = None,
    page: int = 1,
    upright: bool = True,
) -> Line:
    """Give a line of text; with `x1` its blanks are stretched until it ends there."""
    text = "".join(part if isinstance(part, str) else part.text for part in parts)
    stretch = 0.0
    if x1 is not None and " " in text:
        stretch = (x1 - x0 - width_of(*parts, size=size)) / text.count(" ")
    made = chars(*parts, x0=x0, baseline=baseline, size=size, bold=bold, italic=italic, stretch=stretch)
    spans: list[Span] = []
    for index, char in enumerate(made):
        span = Span(index, index + 1, char.size, char.font, baseline - char.baseline)
        last = spans[-1] if spans else None
        if last and last[2:] == span[2:]:
            spans[-1] = last._replace(end=index + 1)
        else:
            spans.append(span)
    return Line(
        page=page,
        text=text,
        edges=packed([char.x0 for char in made], [char.x1 for char in made]),
        spans=tuple(spans),
        baseline=baseline,
        size=size,
        box=Box(x0, baseline - ASCENT * size, made[-1].x1, baseline + DESCENT * size),
        upright=upright,
    )


def under(*texts: str, baseline: float = 300.0, leading: float = LEADING, **style: float | bool) -> list[Line]:
    """Give lines one under the other."""
    return [
        line(text, baseline=baseline + index * leading, **style)  # type: ignore[arg-type]
        for index, text in enumerate(texts)
    ]


def column(
    text: str,
    *,
    first: float = INDENT,
    left: float = LEFT,
    right: float = RIGHT,
    baseline: float = 300.0,
    leading: float = LEADING,
    size: float = SIZE,
    page: int = 1,
    bold: bool = False,
    italic: bool = False,
) -> list[Line]:
    """Set a text in lines from margin to margin, the last one as long as it is."""
    rows: list[list[str]] = [[]]
    for word in text.split():
        start = first if len(rows) == 1 else left
        if rows[-1] and start + width_of(" ".join([*rows[-1], word]), size=size) > right:
            rows.append([])
        rows[-1].append(word)
    return [
        line(
            " ".join(row),
            x0=first if index == 0 else left,
            x1=None if index == len(rows) - 1 else right,
            baseline=baseline + index * leading,
            size=size,
            page=page,
            bold=bold,
            italic=italic,
        )
        for index, row in enumerate(rows)
    ]


def stack(*groups: Iterable[Line], gap: float = AFTER) -> list[Line]:
    """Move groups of lines one under the other, each a paragraph's space below the last; pages are kept apart."""
    found: list[Line] = []
    for group in groups:
        lines = list(group)
        above = found[-1] if found else None
        shift = 0.0
        if above is not None and above.page == lines[0].page:
            shift = above.baseline + LEADING + gap - lines[0].baseline
        found += [moved(item, shift) for item in lines]
    return found


def moved(item: Line, down: float) -> Line:
    """Give the same line further down."""
    box = Box(item.box.x0, item.box.top + down, item.box.x1, item.box.bottom + down)
    return Line(
        item.page,
        item.text,
        item.edges,
        item.spans,
        item.baseline + down,
        item.size,
        box,
        item.upright,
    )


def rule(x0: float, y: float, x1: float, thickness: float = 0.5) -> Box:
    """Give a drawn rule."""
    return Box(x0, y, x1, y + thickness)


def sheet(
    *rows: Sequence[Char],
    number: int = 1,
    width: float = WIDTH,
    height: float = HEIGHT,
    rules: Iterable[Box] = (),
    images: Iterable[Box] = (),
) -> Page:
    """Give a page with the characters of some rows, in that order."""
    made = runs_of(char for row in rows for char in row)
    return Page(number, width, height, tuple(made), tuple(rules), tuple(images), ())


def texts(*rows: Sequence[Char]) -> list[str]:
    """Give the texts of the lines that layout makes of some rows."""
    return [line.text for line in lines_of(sheet(*rows))]


def only(*rows: Sequence[Char]) -> Line:
    """Give the one line that layout makes of some rows."""
    (line,) = lines_of(sheet(*rows))
    return line


def page_parts(
    *main: Line,
    notes: Iterable[Line] = (),
    furniture: Iterable[tuple[str, Line]] = (),
    rules: Iterable[Box] = (),
    links: Iterable[Link] = (),
    number: int = 1,
) -> PageParts:
    """Give a page sorted into its parts."""
    return PageParts(
        number=number,
        width=WIDTH,
        height=HEIGHT,
        furniture=tuple(Furniture(kind, item) for kind, item in furniture),
        main=main,
        notes=tuple(notes),
        rules=tuple(rules),
        images=(),
        links=tuple(links),
    )


def box_lines(page: int, cells: Sequence[tuple[str, float, float]], **style: float | bool) -> Iterator[Line]:
    """Yield lines given as (text, x0, baseline)."""
    for text, x0, baseline in cells:
        yield line(text, x0=x0, baseline=baseline, page=page, **style)  # type: ignore[arg-type]


def drops(lines: Sequence[Line]) -> list[float]:
    """Give how far each line stands below the one before it."""
    return [below.baseline - above.baseline for above, below in pairwise(lines)]


def marks(passage: Passage) -> list[tuple[str, str]]:
    """Give each mark with the last word before it."""
    return [(mark.marker, passage.text[: mark.offset].rpartition(" ")[2]) for mark in passage.marks]
