"""Characters to lines: runs, rows of one baseline, and cuts at wide gaps."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from undoc_cli.geometry import Box
from undoc_cli.page import ASCENT, DESCENT, Char, Line, Page, Span

# All as shares of the type size.
SAME_BASELINE = 0.2  # scans jitter by this much; leading is never below 1.0
BLANK = 0.15  # a gap this wide separates words even without a blank; Times' blank is 0.25
TRUE_BLANK = 0.06  # a blank squeezed below this is none: the text layer has it, the page does not
CUT = 2.5  # a gap this wide ends a line: after a paragraph number stand at most 2.1
SMALLER = 0.82  # a mark's size is 0.60 to 0.65 of the text's, an ordinal's raised "th" about the same
RISE = (-0.4, 0.7)  # how far raised or lowered text stands from the baseline; marks 0.39 to 0.43
NEAR = 0.6  # and how close to the text it belongs to


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
    for run in _runs(page.chars):
        (upright if run.chars[0].upright else turned).append(run)
    lines = [line for row in _rows(upright) for line in _cut(page.number, row)]
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


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Group runs by baseline, then move raised and lowered ones to the row they belong to."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.baseline):
        if rows and abs(rows[-1][0].baseline - run.baseline) <= SAME_BASELINE * min(
            run.size, rows[-1][0].size
        ):
            rows[-1].append(run)
        else:
            rows.append([run])
    for index, row in enumerate(rows):
        for run in list(row):
            home = next(
                (
                    other
                    for other in (*rows[index + 1 : index + 4], *rows[max(index - 3, 0) : index])
                    if other is not row and any(_belongs(run, big) for big in other)
                ),
                None,
            )
            if home is not None:
                row.remove(run)
                home.append(run)
    return [row for row in rows if row]


def _belongs(small: Run, big: Run) -> bool:
    """Whether `small` is raised or lowered text beside `big`."""
    if small.size > SMALLER * big.size:
        return False
    rise = (big.baseline - small.baseline) / big.size
    gap = max(small.x0 - big.x1, big.x0 - small.x1)
    return RISE[0] <= rise <= RISE[1] and gap <= NEAR * big.size


def _cut(number: int, row: list[Run]) -> Iterator[Line]:
    row.sort(key=lambda r: r.x0)
    part = [row[0]]
    for run in row[1:]:
        printed = [c for c in run.chars if not c.text.isspace()]
        if printed[0].x0 - _printed_edge(part) > CUT * min(run.size, part[-1].size):
            yield _line(number, part)
            part = []
        part.append(run)
    yield _line(number, part)


def _printed_edge(runs: list[Run]) -> float:
    return max(c.x1 for run in runs for c in run.chars if not c.text.isspace())


def _line(number: int, runs: list[Run]) -> Line:
    sizes: Counter[tuple[float, float]] = Counter()
    for run in runs:
        sizes[round(run.size, 1), round(run.baseline, 1)] += len(run.chars)
    # The line's own size and baseline are those of most of it; of two equals the larger stands for the line.
    (size, baseline), _ = max(sizes.items(), key=lambda item: (item[1] * item[0][0], item[0][0]))
    text: list[str] = []
    x0s, x1s = array("f"), array("f")
    spans: list[Span] = []
    edge: float | None = None
    blank = False
    for run in runs:
        start = len(text)
        rise = baseline - run.baseline
        for char in run.chars:
            if char.text.isspace():
                blank = True
                continue
            if edge is not None:
                gap = char.x0 - edge
                if gap > BLANK * run.size or (blank and gap > TRUE_BLANK * run.size):
                    text.append(" ")
                    x0s.append(edge)
                    x1s.append(max(edge, char.x0))
            text.append(char.text)
            x0s.append(char.x0)
            x1s.append(char.x1)
            edge = char.x1
            blank = False
        if len(text) > start:
            spans.append(
                Span(start, len(text), run.size, run.chars[0].font, rise if abs(rise) > 0.05 * size else 0.0)
            )
    box = Box(x0s[0], baseline - ASCENT * size, max(x1s), baseline + DESCENT * size)
    return Line(number, "".join(text), x0s, x1s, _merged(spans), baseline, size, box)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if (
            last
            and last.font == span.font
            and abs(last.size - span.size) < 0.2
            and abs(last.rise - span.rise) < 0.2
        ):
            merged[-1] = last._replace(end=span.end)
        else:
            merged.append(span)
    return tuple(merged)


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
