"""Runs to stretches: runs that follow each other on the page in one style, each painted letter once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import sub

from undoc_cli.runs import Run

SAME_STYLE = 0.1  # points: how far sizes and baselines of one style differ
# Of the type size: a gap beyond ends a stretch, as does a step back; no whole thousandths, as in `cells`.
LEAP = (-0.4995, 0.9995)
DOUBLED = 0.15  # of the type size: the same letters painted again this close are one: bold made by painting twice
FARTHEST = 10.0  # points: type of a hostile page may be of any size
CELL = 2.0  # points: how finely what was painted is kept by its place


class Stretch:
    """Runs that follow each other on the page, of one style: what is joined here is never cut again."""

    __slots__ = (
        "baseline",
        "before",  # whether blanks stand before its text, and behind it
        "behind",
        "font",
        "length",  # with these blanks
        "size",
        "text",
        "upright",
        "widest",  # gap between two of its characters
        "x0",  # where it begins and ends, with its blanks
        "x0s",
        "x1",
        "x1s",
    )

    def __init__(self, style: Run, text: str, x0s: Sequence[float], x1s: Sequence[float], widest: float) -> None:
        """Take characters, not all blank, in the style of a run."""
        self.baseline, self.size, self.font, self.upright = style.baseline, style.size, style.font, style.upright
        self.text, self.length, self.widest = text.strip(), len(text), widest
        self.x0, self.x1 = x0s[0], x1s[-1]
        start = text.index(self.text)
        end = start + len(self.text)
        self.before, self.behind = start > 0, end < len(text)
        if self.before or self.behind:
            x0s, x1s = x0s[start:end], x1s[start:end]
        self.x0s, self.x1s = x0s, x1s


def stretches_of(runs: Iterable[Run]) -> list[Stretch]:
    """Return the stretches of a page that are not blank, in the order of their painting."""
    found: list[Stretch] = []
    joined: list[Run] = []
    for run in runs:
        if joined and not _goes_on(joined[-1], run):
            found += _cut(joined)
            joined = []
        joined.append(run)
    if joined:
        found += _cut(joined)
    return _once(found)


def _goes_on(last: Run, run: Run) -> bool:
    """Whether a run follows the one before it, in its style."""
    return (
        run.font is last.font
        and abs(run.baseline - last.baseline) <= SAME_STYLE
        and abs(run.size - last.size) <= SAME_STYLE
        and run.upright == last.upright
        and LEAP[0] * run.size < run.x0s[0] - last.x1s[-1] < LEAP[1] * run.size
    )


def _cut(runs: Sequence[Run]) -> list[Stretch]:
    """Return runs of one style as one stretch, or more where they leap over a gap, or back."""
    first = runs[0]
    text, x0s, x1s = first.text, first.x0s, first.x1s
    if len(runs) > 1:
        text = "".join([run.text for run in runs])
        x0s, x1s = [*x0s], [*x1s]
        for run in runs[1:]:
            x0s += run.x0s
            x1s += run.x1s
    if not text or text.isspace():
        return []
    low, high = LEAP[0] * first.size, LEAP[1] * first.size
    least, widest = _extremes(runs)
    if low < least and widest < high:
        return [Stretch(first, text, x0s, x1s, widest)]
    gaps = list(map(sub, x0s[1:], x1s))
    ends = [index for index, gap in enumerate(gaps, 1) if not low < gap < high]
    styles = [run for run in runs for _ in run.text]
    return [
        Stretch(styles[start], text[start:end], x0s[start:end], x1s[start:end], max(gaps[start : end - 1], default=0.0))
        for start, end in pairwise((0, *ends, len(text)))
        if not text[start:end].isspace()
    ]


def _extremes(runs: Sequence[Run]) -> tuple[float, float]:
    """Return the narrowest and the widest gap between two neighbours in runs; infinite where there is none."""
    if len(runs) == 1:
        return runs[0].measured()
    within = [run.measured() for run in runs]
    between = [run.x0s[0] - last.x1s[-1] for last, run in pairwise(runs)]
    return min(*between, *[least for least, _ in within]), max(*between, *[widest for _, widest in within])


def _once(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Leave out what paints the same letters again at the same place, in the same size."""
    counts = Counter([stretch.text for stretch in stretches])
    if len(counts) == len(stretches):
        return list(stretches)
    # By place, so that a page of one letter ten thousand times takes no longer than another.
    seen: defaultdict[tuple[str, int, int], list[Stretch]] = defaultdict(list)
    return [stretch for stretch in stretches if counts[stretch.text] == 1 or not _is_again(stretch, seen)]


def _is_again(stretch: Stretch, seen: defaultdict[tuple[str, int, int], list[Stretch]]) -> bool:
    """Whether a stretch was seen before; else it is now."""
    near = min(DOUBLED * stretch.size, FARTHEST)
    text, x, y = stretch.text, stretch.x0 / CELL, stretch.baseline / CELL
    reach = near / CELL
    again = any(
        abs(twin.x0 - stretch.x0) < near
        and abs(twin.baseline - stretch.baseline) < near
        and abs(twin.size - stretch.size) < SAME_STYLE
        for column in range(int(x - reach), int(x + reach) + 1)
        for row in range(int(y - reach), int(y + reach) + 1)
        for twin in seen.get((text, column, row), ())
    )
    if not again:
        seen[text, int(x), int(y)].append(stretch)
    return again
