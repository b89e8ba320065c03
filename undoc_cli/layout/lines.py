"""Characters to lines: runs, rows of one baseline, and cuts at wide gaps."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from undoc_cli.geometry import Box
from undoc_cli.layout.mirror import reading_order
from undoc_cli.page import ASCENT, DESCENT, Char, Font, Line, Page, PageParts, Span
from undoc_cli.rules.text import is_han

# All as shares of the type size.
SAME_BASELINE = 0.2  # how far the baselines of one row may differ; leading is never below 1.0
SAME_BASELINE_SCAN = 0.45  # recognised text jitters, and lines of a scan slope
SCAN_SHARE = 0.7  # of the page: an image this large under the text is a scan of it
BLANK = 0.15  # a gap this wide separates words even without a blank; Times' blank is 0.25
BLANK_HAN = 0.6  # between Chinese characters, which fill their square and are spread to fill the line
TRUE_BLANK = 0.06  # a blank squeezed below this is none: the text layer has it, the page does not
CUT = 2.5  # a gap this wide ends a line: after a paragraph number stand at most 2.1
SMALLER = 0.82  # a mark's size is 0.60 to 0.65 of the text's, an ordinal's raised "th" about the same
RISE = (-0.4, 0.7)  # how far raised or lowered text stands from the baseline; marks 0.39 to 0.43
NEAR = 0.8  # and how close to the text it belongs to; a justified line may set it off by 0.7
NEAR_LEFT = 3.0  # a note's marker may hang this far left of its first line
DOUBLED = 0.15  # the same letters painted again this close are one: bold made by painting twice
UNDERLINED = 0.85  # of a line's width, by rules up to 3 points below its baseline
STEP = 1.5  # where type changes by this factor a gap of one size ends a line: a name beside the distribution


class _Cell(NamedTuple):
    """A character of a line, with its style: size, font, rise."""

    text: str
    x0: float
    x1: float
    style: tuple[float, Font, float]


class Run:
    """Characters that follow each other on the page and in the content stream, of one style."""

    __slots__ = ("baseline", "chars", "size", "x0", "x1")

    def __init__(self, chars: list[Char]) -> None:
        """Take the characters, at least one of which is not a blank."""
        self.chars = chars
        self.baseline = chars[0].baseline
        self.size = chars[0].size
        self.x0 = min(c.x0 for c in chars)
        self.x1 = max(c.x1 for c in chars)


def lines_of(page: Page) -> tuple[Line, ...]:
    """Return the lines of a page from top to bottom, then left to right.

    Every character that is not a blank stands in exactly one of them.
    """
    upright: list[Run] = []
    turned: list[Run] = []
    for run in _once(_runs(page.chars)):
        (upright if run.chars[0].upright else turned).append(run)
    rows = _scanned_rows(upright) if is_scan(page) else _rows(upright)
    lines = [line for row in rows for line in _cut(page, row)]
    lines = _underlined(lines, page.rules)
    lines += [_turned(page.number, run) for run in turned]
    return tuple(sorted(lines, key=lambda line: (round(line.baseline, 1), line.box.x0)))


def _runs(chars: Sequence[Char]) -> Iterator[Run]:
    run: list[Char] = []
    previous = None
    for char in chars:
        if run and previous is not None:
            gap = char.x0 - previous.x1
            if (
                abs(char.baseline - previous.baseline) > 0.1
                or char.font is not previous.font
                or abs(char.size - previous.size) > 0.1
                or not -0.5 * char.size < gap < char.size
                or char.upright != previous.upright
            ):
                if any(not c.text.isspace() for c in run):
                    yield Run(run)
                run = []
        run.append(char)
        previous = char
    if any(not c.text.isspace() for c in run):
        yield Run(run)


def _underlined(lines: list[Line], rules: Sequence[Box]) -> list[Line]:
    """Say of which lines nearly all of the width is underlined."""
    by_height: dict[int, list[Box]] = {}
    for rule in rules:
        if rule.height < 1.5:
            for height in (int(rule.top), int(rule.top) - 1, int(rule.top) - 2, int(rule.top) - 3):
                by_height.setdefault(height, []).append(rule)
    return [
        replace(line, underlined=True)
        if sum(rule.overlap_x(line.box) for rule in by_height.get(int(line.baseline), ())) > UNDERLINED * line.box.width
        else line
        for line in lines
    ]


def is_scan(page: Page | PageParts) -> bool:
    """Whether the page shows a picture of a page, with text over it or without."""
    return any(image.width * image.height > SCAN_SHARE * page.width * page.height for image in page.images)


def _scanned_rows(runs: list[Run]) -> list[list[Run]]:
    """Group the runs of recognised text, whose sizes and baselines differ from word to word."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.x0):
        best = None
        for row in rows:
            last = row[-1]
            apart = abs(last.baseline - run.baseline) / min(last.size, run.size)
            if apart <= SAME_BASELINE_SCAN and last.x1 <= run.x0 + 0.5 * run.size and (best is None or apart < best[0]):
                best = (apart, row)
        if best is None:
            rows.append([run])
        else:
            best[1].append(run)
    return rows


def _once(runs: Iterable[Run]) -> Iterator[Run]:
    """Leave out runs that paint the same letters again at the same place, in the same size."""
    seen: dict[str, list[Run]] = {}
    for run in runs:
        text = "".join(c.text for c in run.chars).strip()
        twins = seen.setdefault(text, [])
        near = DOUBLED * run.size
        if not any(
            abs(t.x0 - run.x0) < near and abs(t.baseline - run.baseline) < near and abs(t.size - run.size) < 0.1
            for t in twins
        ):
            twins.append(run)
            yield run


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Group runs by baseline, then move raised and lowered ones to the row they belong to."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.baseline):
        if rows and abs(rows[-1][0].baseline - run.baseline) <= SAME_BASELINE * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    for index, row in enumerate(rows):
        for run in sorted(row, key=lambda r: r.x0):
            home = next(
                (
                    other
                    for other in (*rows[index + 1 : index + 4], *rows[max(index - 3, 0) : index])
                    if other is not row and _at_home(run, other)
                ),
                None,
            )
            if home is not None:
                row.remove(run)
                home.append(run)
    return [row for row in rows if row]


def _at_home(small: Run, row: list[Run]) -> bool:
    """Whether `small` is raised or lowered text beside a run of a row, or a marker left of all of it."""
    if any(_belongs(small, big, NEAR) or _follows(small, big) for big in row):
        return True
    if not row:
        return False
    first = min(row, key=lambda run: run.x0)
    return small.x1 <= first.x0 and _belongs(small, first, NEAR_LEFT)


def _follows(small: Run, mark: Run) -> bool:
    """Whether `small` goes on with a mark that was moved to its row before, such as the "11" of "10, 11"."""
    level = abs(small.baseline - mark.baseline) < 0.05 * small.size and abs(small.size - mark.size) < 0.3
    return level and 0 <= small.x0 - mark.x1 + 0.1 * small.size <= NEAR * small.size


def _belongs(small: Run, big: Run, near: float) -> bool:
    if small.size > SMALLER * big.size:
        return False
    rise = (big.baseline - small.baseline) / big.size
    gap = max(small.x0 - big.x1, big.x0 - small.x1)
    return RISE[0] <= rise <= RISE[1] and gap <= near * big.size


def _cut(page: Page, row: list[Run]) -> Iterator[Line]:
    row.sort(key=lambda r: r.x0)
    part = [row[0]]
    for run in row[1:]:
        printed = [c for c in run.chars if not c.text.isspace()]
        smaller, larger = sorted((run.size, part[-1].size))
        gap = (printed[0].x0 - _printed_edge(part)) / smaller
        step = larger > STEP * smaller and abs(run.baseline - part[-1].baseline) <= SAME_BASELINE * smaller
        if (gap > CUT and not _marker(part)) or (step and gap > 1.0 and not _marker(part)):
            yield _line(page, part)
            part = []
        part.append(run)
    yield _line(page, part)


def _marker(runs: list[Run]) -> bool:
    """Whether runs are only a small figure or sign, such as a note's marker far left of its text."""
    return sum(len(run.chars) for run in runs) <= 3 and runs[0].size < 7


def _printed_edge(runs: list[Run]) -> float:
    return max(c.x1 for run in runs for c in run.chars if not c.text.isspace())


def _line(page: Page, runs: list[Run]) -> Line:
    sizes: Counter[tuple[float, float]] = Counter()
    for run in runs:
        sizes[round(run.size, 1), round(run.baseline, 1)] += len(run.chars)
    # The line's own size and baseline are those of most of it; of two equals the larger stands for the line.
    (size, baseline), _ = max(sizes.items(), key=lambda item: (item[1] * item[0][0], item[0][0]))
    cells: list[_Cell] = []
    edge: float | None = None
    blank = False
    for run in runs:
        rise = baseline - run.baseline
        style = (run.size, run.chars[0].font, rise if abs(rise) > 0.05 * size else 0.0)
        for char in run.chars:
            if char.text.isspace():
                blank = True
                continue
            if edge is not None:
                gap = char.x0 - edge
                wide = BLANK_HAN if is_han(char.text) and is_han(cells[-1].text) else BLANK
                if gap > wide * run.size or (blank and gap > TRUE_BLANK * run.size):
                    # The blank behind raised text stands on the line again.
                    before = cells[-1].style
                    cells.append(_Cell(" ", edge, max(edge, char.x0), style if before[2] else before))
            cells.append(_Cell(char.text, char.x0, char.x1, style))
            edge = char.x1
            blank = False
    if page.mirrored:
        texts = [cell.text for cell in cells]
        cells = [cells[i]._replace(text=texts[i]) for i in reading_order(texts)]
    return Line(
        page.number,
        "".join(cell.text for cell in cells),
        array("f", (cell.x0 for cell in cells)),
        array("f", (cell.x1 for cell in cells)),
        _spans(cells),
        baseline,
        size,
        Box(
            min(cell.x0 for cell in cells),
            baseline - ASCENT * size,
            max(cell.x1 for cell in cells),
            baseline + DESCENT * size,
        ),
        mirror=page.width if page.mirrored else None,
    )


def _spans(cells: list["_Cell"]) -> tuple[Span, ...]:
    """Return the stretches of one style; a blank belongs to the one before it."""
    spans: list[Span] = []
    for index, (_, _, _, (size, font, rise)) in enumerate(cells):
        last = spans[-1] if spans else None
        if last and last.font == font and abs(last.size - size) < 0.2 and abs(last.rise - rise) < 0.2:
            spans[-1] = last._replace(end=index + 1)
        else:
            spans.append(Span(index, index + 1, size, font, rise))
    return tuple(spans)


def _turned(number: int, run: Run) -> Line:
    """Return a run that does not stand upright (a side note, a stamp) as a line of its own."""
    chars = [c for c in run.chars if not c.text.isspace()]
    text = "".join(c.text for c in chars)
    box = Box(
        min(c.x0 for c in chars),
        min(c.baseline - ASCENT * c.size for c in chars),
        max(c.x1 for c in chars),
        max(c.baseline + DESCENT * c.size for c in chars),
    )
    x0s, x1s = array("f", (c.x0 for c in chars)), array("f", (c.x1 for c in chars))
    span = Span(0, len(text), run.size, run.chars[0].font, 0.0)
    return Line(number, text, x0s, x1s, (span,), box.bottom, run.size, box, upright=False)
