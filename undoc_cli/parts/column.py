"""The column that running text stands in: its edges, its type, how far its lines stand apart."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from undoc_cli.page import Line

# As shares of the type size.  Lines of a paragraph stand 1.2 to 1.3 apart (10 on 12 or 13), paragraphs 1.8;
# in texts that were set elsewhere lines may stand 1.5 apart.
LEADING = 1.2
LEADINGS = (0.9, 2.5)  # what stands closer is beside, what stands farther apart no paragraph
INDENT = 1.2  # a first line is indented by 2.4 (New York) to 5.7 (Geneva)
SAME_EDGE = 0.6  # lines that begin within this of each other begin at the same edge
ALIKE_EDGE = 2.0  # points: what is set to one edge begins within this of each other
NARROW_EDGE = 1.5  # points: so do lines of a narrow column, of signatures or the distribution, within this
FULL = 2.0  # a line that ends this near the margin is full
LONG = 0.85  # of the column's width: a line that ends beyond it was broken by the margin, most likely
JUSTIFIED = 2.0  # points by which the ends of justified lines differ at the most
COMMON = 0.3  # of the lines at the edge where most begin or end: so many make an edge as well
PAIRS_TO_MEASURE = 3  # fewer pairs of lines may be paragraphs of one line each
LINES_TO_MEASURE = 6  # a page with fewer lines tells nothing of its column
SAME_WIDTH = 12.0  # points by which columns of a document differ where lines are not justified
SAME_SHIFT = 3.0  # a page is set off from the others by more than this
SIZE_STEP = 0.8  # points by which sizes differ at the least that are not one: of text, headings, cells, signatures
NOTE_SIZE = 0.93  # of the text's size: notes are set in 8.5 or 9 points where it has 10, in 10 where it has 11 or 12
CENTRED = 15.0  # points by which a centred line may miss the middle
USUAL_SIZE = 10.0

Place = tuple[int, int]


class Column(Struct, frozen=True):
    """The text column of a stretch of pages; what stands in it is measured from its left edge at each place.

    A place is a page, or a column of a page in two columns.
    """

    left: float
    width: float
    size: float
    leading: float  # of the type size: how far the lines of a paragraph stand apart
    shifts: Mapping[Place, float]  # by how much the column of a place stands further right
    justified: bool = True  # its lines end at one edge

    def start(self, line: Line) -> float:
        """Return how far from the column's edge a line begins."""
        start = line.box.x0 - self.left
        return start - self.shifts.get(line.place, 0.0) if self.shifts else start

    def indents(self, lines: Sequence[Line]) -> bool:
        """Whether all of some lines stand in from its edge, as first lines of paragraphs do."""
        deep = INDENT * self.size
        return all(self.start(line) > deep for line in lines)

    def end(self, line: Line) -> float:
        """Return how far from the column's left edge a line ends."""
        end = line.box.x1 - self.left
        return end - self.shifts.get(line.place, 0.0) if self.shifts else end


def text_size(lines: Sequence[Line]) -> float:
    """Return the size of most of a text."""
    sizes: defaultdict[float, int] = defaultdict(int)
    for line in lines:
        sizes[line.size] += len(line.text)
    rounded: defaultdict[float, int] = defaultdict(int)
    for size, count in sizes.items():
        rounded[round(size, 1)] += count
    return max(rounded, key=rounded.__getitem__, default=USUAL_SIZE)


def column_of(lines: Sequence[Line]) -> Column:
    """Measure the column that most lines stand in; pages may be set off from each other, as for binding."""
    size = text_size(lines)
    body = [line for line in lines if abs(line.size - size) < SIZE_STEP and not line.bold] or lines
    places: defaultdict[Place, list[Line]] = defaultdict(list)
    for line in body:
        places[line.place].append(line)
    measured = [place for place, own in places.items() if len(own) >= LINES_TO_MEASURE]
    shifts: dict[Place, float] = {}
    if len(measured) > 1:
        edges = {place: _edges(places[place]) for place in measured}
        widths = sorted(own_right - own_left for own_left, own_right in edges.values())
        width = widths[len(widths) // 2]
        usual = {place: edge for place, edge in edges.items() if abs(edge[1] - edge[0] - width) < SAME_WIDTH}
        left = Counter(own_left for own_left, _ in usual.values()).most_common(1)[0][0]
        sides = {(page % 2, half): own_left - left for (page, half), (own_left, _) in usual.items()}
        # A place of indented text tells nothing of its column: it stands where the others on its side stand.
        shifts = {
            (page, half): usual[page, half][0] - left if (page, half) in usual else sides.get((page % 2, half), 0.0)
            for page, half in places
        }
    else:
        left, right = _edges(body)
        width = right - left
    if any(half for _, half in places):  # what stands across columns has an edge of its own
        for place, own in places.items():
            if not place[1]:
                shifts[place] = min(line.box.x0 for line in own) - left
    shifts = {place: by for place, by in shifts.items() if abs(by) > SAME_SHIFT}
    column = Column(left, width, size, LEADING, shifts)
    ends = list(map(column.end, body))
    return Column(left, width, size, _leading(body, ends, column), shifts, _justified(ends, width))


def _edges(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the outermost edges that a good share of lines begin and end at: items may outnumber plain text."""
    boxes = [line.box for line in lines]
    return min(_common([round(box.x0) for box in boxes])), max(_common([round(box.x1) for box in boxes]))


def _common(places: list[int]) -> list[int]:
    counts = Counter(places)
    least = max(counts.values()) * COMMON
    return [place for place, count in counts.items() if count >= least]


def _justified(ends: Sequence[float], width: float) -> bool:
    """Whether most of the lines that nearly fill the column end at its edge."""
    long = [end for end in ends if end > LONG * width]
    return 2 * sum(abs(end - width) < JUSTIFIED for end in long) >= len(long)


def _at_edge(line: Line, above: Line, column: Column) -> bool:
    """Whether a line begins at the column's edge, or where the one above it does, as within an item that hangs."""
    edge = SAME_EDGE * line.size
    return abs(column.start(line)) < edge or abs(line.box.x0 - above.box.x0) < edge


def _leading(lines: Sequence[Line], ends: Sequence[float], column: Column) -> float:
    """Measure how far apart lines stand of which the first is full, so that they belong to one paragraph."""
    drops: Counter[float] = Counter()
    for (above, line), end in zip(pairwise(lines), ends, strict=False):
        size = line.size
        if end > column.width - FULL * size and _at_edge(line, above, column):
            drop = (line.baseline - above.baseline) / size
            if LEADINGS[0] < drop < LEADINGS[1] and above.place == line.place:
                drops[round(drop, 1)] += 1
    usual, count = drops.most_common(1)[0] if drops else (LEADING, 0)
    return max(usual, LEADING) if count >= PAIRS_TO_MEASURE else LEADING
