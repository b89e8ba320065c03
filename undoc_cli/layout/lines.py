"""Pages to lines: characters that stand on one baseline without a wide gap."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import inf

from msgspec.structs import replace

from undoc_cli.geometry import Box, thousandths
from undoc_cli.layout.cells import cells_of
from undoc_cli.layout.mirror import reading_order
from undoc_cli.layout.rows import cut, rows_of, scanned_rows
from undoc_cli.layout.stretches import Stretch, stretches_of
from undoc_cli.page import Line, Page, PageParts, Span, packed
from undoc_cli.rules.marks import is_mark_in_brackets
from undoc_cli.runs import ASCENT, DESCENT

NUMBER = 5  # characters of the number of a heading: `VIII.`
PLACES_KEPT = 1024  # of sizes and baselines, which lines share: a document of 116 pages has 245
SINGLE = 0.001  # points: edges are kept in single precision
UNDERLINED = 0.85  # of a line's width, by rules up to 3 points below its baseline


def lines_of(page: Page) -> tuple[Line, ...]:
    """Return the lines of a page from top to bottom, then left to right.

    Every character that is not a blank stands in exactly one of them.
    """
    stretches = stretches_of(page.runs)
    upright = [stretch for stretch in stretches if stretch.upright]
    rows = scanned_rows(upright) if is_scan(page) else rows_of(upright)
    lines = [_line(page, part) for row in rows for part in cut(row)]
    lines = _underlined(lines, page.rules)
    lines += [_turned(page, stretch) for stretch in stretches if not stretch.upright]
    return tuple(sorted(lines, key=lambda line: (round(line.baseline, 1), line.box.x0)))


def is_scan(page: Page | PageParts) -> bool:
    """Whether the page shows a picture of a page, with text over it or without."""
    return any(image.covers(page.width, page.height) for image in page.images)


def _underlined(lines: list[Line], rules: Sequence[Box]) -> list[Line]:
    """Say of which lines nearly all of the width is underlined; the number of a heading need not be, nor a bracket."""
    by_height: defaultdict[int, list[Box]] = defaultdict(list)
    for rule in rules:
        if rule.height < 1.5:
            for height in (int(rule.top), int(rule.top) - 1, int(rule.top) - 2, int(rule.top) - 3):
                by_height[height].append(rule)
    return [
        replace(line, underlined=True)
        if (under := by_height.get(int(line.baseline))) and _is_underlined(line, under)
        else line
        for line in lines
    ]


def _is_underlined(line: Line, rules: Sequence[Box]) -> bool:
    number, _, words = line.text.partition(" ")
    numbered = words and len(number) <= NUMBER and number.endswith((".", ")"))
    bracket = line.text.rfind(" (") if numbered and line.text.endswith(")") else -1
    end = bracket if bracket - len(number) > len(line.text) - bracket else len(line.text)  # no longer than the words
    box = line.slice_box(len(number) + 1 if numbered else 0, end)
    return sum(rule.overlap_x(box) for rule in rules) > UNDERLINED * box.width


def _line(page: Page, stretches: Sequence[Stretch]) -> Line:
    size, baseline = _style(stretches)
    text, edges, left, right, widest, spans = cells_of(stretches, baseline, size)
    if page.mirrored:
        text, edges, spans = _in_reading_order(text, edges, spans, size)
        widest = inf
    top, bottom = _reach(size, baseline)
    return Line(
        page.number,
        text,
        edges,
        spans,
        baseline,
        size,
        Box(thousandths(left), top, thousandths(right), bottom),
        frame=page.frame,
        widest=widest + SINGLE,
    )


def _style(stretches: Sequence[Stretch]) -> tuple[float, float]:
    """Return the size and the baseline of most of a line; of two equals the larger stands for it."""
    if len(stretches) == 1:
        return _tenths(stretches[0].size, stretches[0].baseline)
    lengths: defaultdict[tuple[float, float], int] = defaultdict(int)
    for stretch in stretches:
        lengths[_tenths(stretch.size, stretch.baseline)] += stretch.length
    return max(lengths, key=lambda style: (lengths[style] * style[0], style[0]))


@lru_cache(maxsize=PLACES_KEPT)
def _tenths(size: float, baseline: float) -> tuple[float, float]:
    """Return size and baseline to a tenth of a point; the smallest type has a size as well."""
    return round(size, 1) or 0.1, round(baseline, 1)


@lru_cache(maxsize=PLACES_KEPT)
def _reach(size: float, baseline: float) -> tuple[float, float]:
    """Return where the box of a line begins and ends."""
    return baseline - ASCENT * size, baseline + DESCENT * size


def _in_reading_order(
    text: str, edges: bytes, spans: Sequence[Span], size: float
) -> tuple[str, bytes, tuple[Span, ...]]:
    """Return the characters of a mirrored line, with what reads from left to right turned back.

    A note's mark in brackets stands beside it, not in it: before a note in English, or behind a Latin word.
    """
    letters = list(text)
    marks = [
        (span.start, span.end)
        for span in spans
        if span.rise > 0 and span.size < size and is_mark_in_brackets(text[span.start : span.end])
    ]
    order = reading_order(letters, marks)
    styles = [span[2:] for span in spans for _ in range(span.start, span.end)]
    turned: list[Span] = []
    for at, index in enumerate(order):
        if turned and turned[-1][2:] == styles[index]:
            turned[-1] = turned[-1]._replace(end=at + 1)
        else:
            turned.append(Span(at, at + 1, *styles[index]))
    xs = memoryview(edges).cast("f")
    left, right = [xs[i] for i in order], [xs[len(order) + i] for i in order]
    return "".join([letters[i] for i in order]), packed(left, right), tuple(turned)


def _turned(page: Page, stretch: Stretch) -> Line:
    """Return what does not stand upright (a side note, a stamp) as a line of its own."""
    kept = [index for index, letter in enumerate(stretch.text) if not letter.isspace()]
    text = "".join([stretch.text[index] for index in kept])
    edges = packed([stretch.x0s[index] for index in kept], [stretch.x1s[index] for index in kept])
    baseline, size = stretch.baseline, stretch.size
    xs = memoryview(edges).cast("f")
    box = Box(min(xs[: len(kept)]), baseline - ASCENT * size, max(xs[len(kept) :]), baseline + DESCENT * size)
    span = Span(0, len(text), size, stretch.font, 0.0)
    return Line(page.number, text, edges, (span,), box.bottom, size, box, upright=False, frame=page.frame)
