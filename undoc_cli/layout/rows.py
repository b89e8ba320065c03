"""Stretches to rows: what stands on one baseline, with what is raised or lowered beside it, cut at wide gaps."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from operator import attrgetter

from undoc_cli.layout.stretches import Stretch

# All as shares of the type size.
SAME_BASELINE = 0.2  # how far the baselines of one row may differ; leading is never below 1.0
SAME_BASELINE_SCAN = 0.45  # recognised text jitters, and lines of a scan slope
CUT = 2.5  # a gap this wide ends a line: after a paragraph number stand at most 2.1
STEP = 1.5  # where type changes by this factor a gap of one size ends a line: a name beside the distribution
SMALLER = 0.82  # a mark's size is 0.60 to 0.65 of the text's, an ordinal's raised "th" about the same
RISE = (-0.4, 0.7)  # how far raised or lowered text stands from the baseline; marks 0.39 to 0.43
NEAR = 0.8  # and how close to the text it belongs to; a justified line may set it off by 0.7
NEAR_LEFT = 3.0  # a note's marker may hang this far left of its first line
NEARBY = 3  # rows above and below, to which raised or lowered text may belong
# Stretches of one row, or rows at one place, beyond which a page shows no text; the longest of 194 documents has 13.
CROWD = 100

Row = list[Stretch]
_baseline, _x0 = attrgetter("baseline"), attrgetter("x0")


def scanned_rows(stretches: Sequence[Stretch]) -> list[Row]:
    """Group the words of recognised text, whose sizes and baselines differ from word to word."""
    rows: list[Row] = []
    ends: list[tuple[float, int]] = []  # of each row the baseline of its last word, and its index; in order
    for stretch in sorted(stretches, key=_x0):
        near = _near(ends, stretch)
        best = None
        for place in near:
            index = ends[place][1]
            last = rows[index][-1]
            apart = abs(last.baseline - stretch.baseline) / min(last.size, stretch.size)
            if (
                apart <= SAME_BASELINE_SCAN
                and last.x1 <= stretch.x0 + 0.5 * stretch.size
                and (best is None or (apart, index) < best[:2])
            ):
                best = (apart, index, place)
        if best is None:
            rows.append([stretch])
            insort(ends, (stretch.baseline, len(rows) - 1))
        else:
            _, index, place = best
            rows[index].append(stretch)
            del ends[place]
            insort(ends, (stretch.baseline, index))
    return rows


def _near(ends: Sequence[tuple[float, int]], stretch: Stretch) -> range:
    """Return which of the ends of rows stand near the baseline of a stretch, of many the nearest."""
    baseline, reach = stretch.baseline, stretch.size * (SAME_BASELINE_SCAN + 0.01)
    first, last = bisect_left(ends, (baseline - reach, 0)), bisect_left(ends, (baseline + reach, 0))
    if last - first > CROWD:
        here = bisect_left(ends, (baseline, 0), first, last)
        first, last = max(first, here - CROWD // 2), min(last, here + CROWD // 2)
    return range(first, last)


def rows_of(stretches: Sequence[Stretch]) -> list[Row]:
    """Group by baseline, then move what is raised or lowered to the row it belongs to."""
    rows: list[Row] = []
    for stretch in sorted(stretches, key=_baseline):
        first = rows[-1][0] if rows else stretch
        if rows and stretch.baseline - first.baseline <= SAME_BASELINE * min(stretch.size, first.size):
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return _settled(rows)


def _settled(rows: list[Row]) -> list[Row]:
    """Move what is raised or lowered to the row it belongs to."""
    sizes = [[stretch.size for stretch in row] for row in rows]
    largest, smallest = list(map(max, sizes)), list(map(min, sizes))
    small = SMALLER * max(largest, default=0.0)
    joined: dict[int, list[Stretch]] = {}  # rows that something was moved to, and what
    for index, row in enumerate(rows):
        if smallest[index] > small and not joined:
            continue
        above, below = max(index - NEARBY, 0), min(index + NEARBY + 1, len(rows))
        if smallest[index] > SMALLER * max(largest[above:below]) and joined.keys().isdisjoint(range(above, below)):
            continue
        nearby = [*range(index + 1, below), *range(above, index)]
        moved = joined.get(index, ())  # it is at home here
        for stretch in sorted(row, key=_x0):
            if any(stretch is other for other in moved):
                continue
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
                smallest[home] = min(smallest[home], stretch.size)
                joined.setdefault(home, []).append(stretch)
    return [row for row in rows if row]


def _at_home(small: Stretch, row: Row) -> bool:
    """Whether `small` is raised or lowered text beside a stretch of a row, or a marker left of all of it."""
    if len(row) > CROWD:
        return False
    if any(_belongs(small, big, NEAR) or _follows(small, big) for big in row):
        return True
    if not row:
        return False
    first = min(row, key=_x0)
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


def cut(row: Row) -> list[Row]:
    """Cut a row at its wide gaps, from left to right."""
    if len(row) == 1:
        return [row]
    first, *rest = sorted(row, key=_x0)
    parts = [[first]]
    edge = first.x1s[-1]
    for stretch in rest:
        last = parts[-1][-1]
        small, large = sorted((stretch.size, last.size))
        gap = (stretch.x0s[0] - edge) / small
        step = large > STEP * small and abs(stretch.baseline - last.baseline) <= SAME_BASELINE * small
        if (gap > CUT or (step and gap > 1.0)) and not _is_marker(parts[-1]):
            parts.append([stretch])
            edge = stretch.x1s[-1]
        else:
            parts[-1].append(stretch)
            edge = max(edge, stretch.x1s[-1])
    return parts


def _is_marker(stretches: Row) -> bool:
    """Whether stretches are only a small figure or sign, such as a note's marker far left of its text."""
    return sum(stretch.length for stretch in stretches) <= 3 and stretches[0].size < 7
