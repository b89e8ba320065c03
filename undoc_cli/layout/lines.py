"""Runs to lines: stretches, rows of one baseline, and cuts at wide gaps."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from operator import sub
from typing import NamedTuple

from undoc_cli.geometry import Box
from undoc_cli.layout.mirror import reading_order
from undoc_cli.page import ASCENT, DESCENT, Font, Line, Page, PageParts, Run, Span
from undoc_cli.rules.text import count_han, is_han

# All as shares of the type size.
SAME_BASELINE = 0.2  # how far the baselines of one row may differ; leading is never below 1.0
SAME_BASELINE_SCAN = 0.45  # recognised text jitters, and lines of a scan slope
SCAN_SHARE = 0.7  # of the page: an image this large under the text is a scan of it
BLANK = 0.15  # a gap this wide separates words even without a blank; Times' blank is 0.25
BLANK_HAN = 0.6  # between Chinese characters, which fill their square and are spread to fill the line
BLANK_BESIDE_HAN = 0.45  # between a Chinese character and a figure Word leaves 0.25, and more to fill the line
TRUE_BLANK = 0.06  # a blank squeezed below this is none: the text layer has it, the page does not
CUT = 2.5  # a gap this wide ends a line: after a paragraph number stand at most 2.1
SMALLER = 0.82  # a mark's size is 0.60 to 0.65 of the text's, an ordinal's raised "th" about the same
RISE = (-0.4, 0.7)  # how far raised or lowered text stands from the baseline; marks 0.39 to 0.43
NEAR = 0.8  # and how close to the text it belongs to; a justified line may set it off by 0.7
NEAR_LEFT = 3.0  # a note's marker may hang this far left of its first line
DOUBLED = 0.15  # the same letters painted again this close are one: bold made by painting twice
NUMBER = 5  # characters of the number of a heading: `VIII.`
UNDERLINED = 0.85  # of a line's width, by rules up to 3 points below its baseline
CELL = 2.0  # points: how finely what was painted is kept by its place
STEP = 1.5  # where type changes by this factor a gap of one size ends a line: a name beside the distribution


class Stretch:
    """Runs that follow each other on the page, of one style: what is joined here is never cut again."""

    __slots__ = ("baseline", "edge", "font", "printed", "size", "text", "upright", "x0", "x0s", "x1", "x1s")

    def __init__(self, runs: Sequence[Run], text: str) -> None:
        """Take the runs and their text, which has more than blanks."""
        first = runs[0]
        self.text = text
        self.x0s = first.x0s if len(runs) == 1 else [x for run in runs for x in run.x0s]
        self.x1s = first.x1s if len(runs) == 1 else [x for run in runs for x in run.x1s]
        self.baseline, self.size, self.font, self.upright = first.baseline, first.size, first.font, first.upright
        self.x0, self.x1 = min(self.x0s), max(self.x1s)
        # Where what is printed begins and ends, blanks left out.
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        self.printed = self.x0s[start]
        self.edge = max(self.x1s[start:end])


def lines_of(page: Page) -> tuple[Line, ...]:
    """Return the lines of a page from top to bottom, then left to right.

    Every character that is not a blank stands in exactly one of them.
    """
    upright: list[Stretch] = []
    turned: list[Stretch] = []
    for stretch in _once(_stretches(page.runs)):
        (upright if stretch.upright else turned).append(stretch)
    rows = _scanned_rows(upright) if is_scan(page) else _rows(upright)
    lines = [line for row in rows for line in _cut(page, row)]
    lines = _underlined(lines, page.rules)
    lines += [_turned(page.number, stretch) for stretch in turned]
    return tuple(sorted(lines, key=lambda line: (round(line.baseline, 1), line.box.x0)))


def _stretches(runs: Iterable[Run]) -> Iterator[Stretch]:
    joined: list[Run] = []
    for run in chain.from_iterable(map(_unbroken, runs)):
        if joined:
            last = joined[-1]
            if (
                run.font is not last.font
                or abs(run.baseline - last.baseline) > 0.1
                or abs(run.size - last.size) > 0.1
                or run.upright != last.upright
                or not -0.5 * run.size < run.x0s[0] - last.x1s[-1] < run.size
            ):
                text = "".join([part.text for part in joined])
                if not text.isspace():
                    yield Stretch(joined, text)
                joined = []
        joined.append(run)
    text = "".join([part.text for part in joined])
    if text and not text.isspace():
        yield Stretch(joined, text)


def _unbroken(run: Run) -> Iterable[Run]:
    """Cut a run where it leaps over a gap, or back."""
    gaps = list(map(sub, run.x0s[1:], run.x1s))
    low, high = -0.5 * run.size, run.size
    if not gaps or (low < min(gaps) and max(gaps) < high):
        return (run,)
    ends = [index for index, gap in enumerate(gaps, 1) if not low < gap < high]
    return [
        run._replace(text=run.text[start:end], x0s=run.x0s[start:end], x1s=run.x1s[start:end])
        for start, end in pairwise((0, *ends, len(run.text)))
    ]


def _underlined(lines: list[Line], rules: Sequence[Box]) -> list[Line]:
    """Say of which lines nearly all of the width is underlined; the number of a heading need not be."""
    by_height: dict[int, list[Box]] = {}
    for rule in rules:
        if rule.height < 1.5:
            for height in (int(rule.top), int(rule.top) - 1, int(rule.top) - 2, int(rule.top) - 3):
                by_height.setdefault(height, []).append(rule)
    found = []
    for line in lines:
        under = by_height.get(int(line.baseline), ())
        number, _, words = line.text.partition(" ")
        numbered = words and len(number) <= NUMBER and number.endswith((".", ")"))
        box = line.slice_box(len(number) + 1 if numbered else 0, len(line.text)) if under else line.box
        drawn = sum(rule.overlap_x(box) for rule in under)
        found.append(replace(line, underlined=True) if drawn > UNDERLINED * box.width else line)
    return found


def is_scan(page: Page | PageParts) -> bool:
    """Whether the page shows a picture of a page, with text over it or without."""
    return any(image.width * image.height > SCAN_SHARE * page.width * page.height for image in page.images)


def _scanned_rows(stretches: list[Stretch]) -> list[list[Stretch]]:
    """Group the words of recognised text, whose sizes and baselines differ from word to word."""
    rows: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda s: s.x0):
        best = None
        for row in rows:
            last = row[-1]
            apart = abs(last.baseline - stretch.baseline) / min(last.size, stretch.size)
            if (
                apart <= SAME_BASELINE_SCAN
                and last.x1 <= stretch.x0 + 0.5 * stretch.size
                and (best is None or apart < best[0])
            ):
                best = (apart, row)
        if best is None:
            rows.append([stretch])
        else:
            best[1].append(stretch)
    return rows


def _once(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Leave out what paints the same letters again at the same place, in the same size."""
    # By place, so that a page of one letter ten thousand times takes no longer than another.
    seen: defaultdict[tuple[str, int, int], list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        near = DOUBLED * stretch.size
        text = stretch.text.strip()
        x, y = stretch.x0 / CELL, stretch.baseline / CELL
        reach = near / CELL
        twins = [
            twin
            for column in range(int(x - reach), int(x + reach) + 1)
            for row in range(int(y - reach), int(y + reach) + 1)
            for twin in seen.get((text, column, row), ())
        ]
        if not any(
            abs(twin.x0 - stretch.x0) < near
            and abs(twin.baseline - stretch.baseline) < near
            and abs(twin.size - stretch.size) < 0.1
            for twin in twins
        ):
            seen[text, int(x), int(y)].append(stretch)
            yield stretch


def _rows(stretches: list[Stretch]) -> list[list[Stretch]]:
    """Group by baseline, then move what is raised or lowered to the row it belongs to."""
    rows: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda s: s.baseline):
        first = rows[-1][0] if rows else stretch
        if rows and stretch.baseline - first.baseline <= SAME_BASELINE * min(stretch.size, first.size):
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    largest = [max(stretch.size for stretch in row) for row in rows]
    joined: set[int] = set()  # rows that something was moved to
    for index, row in enumerate(rows):
        nearby = [*range(index + 1, min(index + 4, len(rows))), *range(max(index - 3, 0), index)]
        for stretch in sorted(row, key=lambda s: s.x0):
            home = next(
                (
                    other
                    for other in nearby
                    if (other in joined or stretch.size <= SMALLER * largest[other]) and _at_home(stretch, rows[other])
                ),
                None,
            )
            if home is not None:
                row.remove(stretch)
                rows[home].append(stretch)
                joined.add(home)
    return [row for row in rows if row]


def _at_home(small: Stretch, row: list[Stretch]) -> bool:
    """Whether `small` is raised or lowered text beside a stretch of a row, or a marker left of all of it."""
    if any(_belongs(small, big, NEAR) or _follows(small, big) for big in row):
        return True
    if not row:
        return False
    first = min(row, key=lambda stretch: stretch.x0)
    return small.x1 <= first.x0 and _belongs(small, first, NEAR_LEFT)


def _follows(small: Stretch, mark: Stretch) -> bool:
    """Whether `small` goes on with a mark that was moved to its row before, such as the "11" of "10, 11"."""
    level = abs(small.baseline - mark.baseline) < 0.05 * small.size and abs(small.size - mark.size) < 0.3
    return level and 0 <= small.x0 - mark.x1 + 0.1 * small.size <= NEAR * small.size


def _belongs(small: Stretch, big: Stretch, near: float) -> bool:
    if small.size > SMALLER * big.size:
        return False
    rise = (big.baseline - small.baseline) / big.size
    gap = max(small.x0 - big.x1, big.x0 - small.x1)
    return RISE[0] <= rise <= RISE[1] and gap <= near * big.size


def _cut(page: Page, row: list[Stretch]) -> Iterator[Line]:
    row.sort(key=lambda stretch: stretch.x0)
    part = [row[0]]
    edge = row[0].edge
    for stretch in row[1:]:
        small, large = sorted((stretch.size, part[-1].size))
        gap = (stretch.printed - edge) / small
        step = large > STEP * small and abs(stretch.baseline - part[-1].baseline) <= SAME_BASELINE * small
        if (gap > CUT or (step and gap > 1.0)) and not _marker(part):
            yield _line(page, part)
            part, edge = [], stretch.edge
        part.append(stretch)
        edge = max(edge, stretch.edge)
    yield _line(page, part)


def _marker(stretches: list[Stretch]) -> bool:
    """Whether stretches are only a small figure or sign, such as a note's marker far left of its text."""
    return sum(len(stretch.text) for stretch in stretches) <= 3 and stretches[0].size < 7


class _Piece(NamedTuple):
    """Characters of a stretch between which there is nothing to judge."""

    text: str
    x0s: Sequence[float]
    x1s: Sequence[float]
    blank: bool  # whether the file has a blank before it


def _even(stretch: Stretch) -> _Piece | None:
    """Return all of a stretch if each of its blanks is one that the eye sees, and no gap is wider.

    Nearly every stretch is so; the edges of its blanks are moved to those of the words around them.
    """
    text = stretch.text.strip()
    start = stretch.text.index(text)
    end = start + len(text)
    x0s, x1s = list(stretch.x0s[start:end]), list(stretch.x1s[start:end])
    if "  " in text or not text.isprintable() or max(map(sub, x0s[1:], x1s), default=0.0) > BLANK * stretch.size:
        return None
    least = TRUE_BLANK * stretch.size
    at = text.find(" ")
    if at > 0 and not text.isascii() and count_han(text):
        return None
    while at > 0:
        left, right = x1s[at - 1], x0s[at + 1]
        if right - left <= least:
            return None
        x0s[at], x1s[at] = left, right
        at = text.find(" ", at + 1)
    return _Piece(text, x0s, x1s, start > 0)


def _pieces(stretch: Stretch) -> Iterator[_Piece]:
    """Yield the words of a stretch, cut at wide gaps as well."""
    text, x0s, x1s = stretch.text, stretch.x0s, stretch.x1s
    end = 0
    for word in text.split():
        start = text.index(word, end)
        blank = start > end
        end = start + len(word)
        wide = [i for i in range(start + 1, end) if x0s[i] - x1s[i - 1] > BLANK * stretch.size]
        for low, high in pairwise((start, *wide, end)):
            yield _Piece(text[low:high], x0s[low:high], x1s[low:high], blank and low == start)


class _Cells:
    """The characters of a line as it grows, with one blank where there is a gap that the eye sees."""

    def __init__(self, baseline: float, size: float) -> None:
        self.parts: list[str] = []
        self.x0s: list[float] = []
        self.x1s: list[float] = []
        self.spans: list[Span] = []
        self._baseline, self._size = baseline, size
        self._style = (0.0, Font("", bold=False, italic=False), 0.0)  # of the last character: size, font, rise
        self._blank = False  # whether the file has a blank behind it

    def add(self, stretch: Stretch) -> None:
        """Add a stretch."""
        size = stretch.size
        rise = self._baseline - stretch.baseline
        style = (size, stretch.font, rise if abs(rise) > 0.05 * self._size else 0.0)
        even = _even(stretch)
        for piece in (even,) if even else _pieces(stretch):
            if self.x1s:
                edge, start = self.x1s[-1], piece.x0s[0]
                gap = start - edge
                wide = _blank_between(self.parts[-1][-1], piece.text[0])
                # Chinese has no blanks: those between its characters only spread them.
                blank = (self._blank or piece.blank) and wide < BLANK_HAN
                if gap > wide * size or (blank and gap > TRUE_BLANK * size):
                    # The blank behind raised text stands on the line again.
                    self._extend(" ", (edge,), (max(edge, start),), style if self._style[2] else self._style)
            self._extend(piece.text, piece.x0s, piece.x1s, style)
            self._blank = False
        self._blank = stretch.text[-1].isspace()

    def _extend(self, text: str, x0s: Sequence[float], x1s: Sequence[float], style: tuple[float, Font, float]) -> None:
        start = len(self.x0s)
        self.parts.append(text)
        self.x0s += x0s
        self.x1s += x1s
        end = len(self.x0s)
        last = self.spans[-1] if self.spans else None
        if last and _alike(last, style):
            self.spans[-1] = last._replace(end=end)
        else:
            self.spans.append(Span(start, end, *style))
        self._style = style


def _alike(span: Span, style: tuple[float, Font, float]) -> bool:
    size, font, rise = style
    return span.font == font and abs(span.size - size) < 0.2 and abs(span.rise - rise) < 0.2


def _line(page: Page, stretches: list[Stretch]) -> Line:
    sizes: defaultdict[tuple[float, float], int] = defaultdict(int)
    for stretch in stretches:
        sizes[round(stretch.size, 1), round(stretch.baseline, 1)] += len(stretch.text)
    # The line's own size and baseline are those of most of it; of two equals the larger stands for the line.
    (size, baseline), _ = max(sizes.items(), key=lambda item: (item[1] * item[0][0], item[0][0]))
    cells = _Cells(baseline, size)
    for stretch in stretches:
        cells.add(stretch)
    text, x0s, x1s, spans = "".join(cells.parts), cells.x0s, cells.x1s, cells.spans
    if page.mirrored:
        text, x0s, x1s, spans = _in_reading_order(text, x0s, x1s, spans)
    return Line(
        page.number,
        text,
        array("f", x0s),
        array("f", x1s),
        tuple(spans),
        baseline,
        size,
        Box(min(x0s), baseline - ASCENT * size, max(x1s), baseline + DESCENT * size),
        mirror=page.width if page.mirrored else None,
    )


def _blank_between(left: str, right: str) -> float:
    """Return the gap that separates words between two characters, as a share of the type size."""
    return (BLANK, BLANK_BESIDE_HAN, BLANK_HAN)[is_han(left) + is_han(right)]


def _in_reading_order(
    text: str, x0s: Sequence[float], x1s: Sequence[float], spans: Sequence[Span]
) -> tuple[str, list[float], list[float], list[Span]]:
    """Return the characters of a mirrored line, with what reads from left to right turned back."""
    letters = list(text)
    order = reading_order(letters)
    styles = [span[2:] for span in spans for _ in range(span.start, span.end)]
    turned: list[Span] = []
    for at, index in enumerate(order):
        if turned and turned[-1][2:] == styles[index]:
            turned[-1] = turned[-1]._replace(end=at + 1)
        else:
            turned.append(Span(at, at + 1, *styles[index]))
    return "".join([letters[i] for i in order]), [x0s[i] for i in order], [x1s[i] for i in order], turned


def _turned(number: int, stretch: Stretch) -> Line:
    """Return what does not stand upright (a side note, a stamp) as a line of its own."""
    kept = [index for index, letter in enumerate(stretch.text) if not letter.isspace()]
    text = "".join([stretch.text[index] for index in kept])
    x0s = array("f", [stretch.x0s[index] for index in kept])
    x1s = array("f", [stretch.x1s[index] for index in kept])
    baseline, size = stretch.baseline, stretch.size
    box = Box(min(x0s), baseline - ASCENT * size, max(x1s), baseline + DESCENT * size)
    span = Span(0, len(text), size, stretch.font, 0.0)
    return Line(number, text, x0s, x1s, (span,), box.bottom, size, box, upright=False)
