"""What is drawn on a page besides its text, the same for every reader: rules, and pictures that text lies over."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from undoc_cli.geometry import Box, thousandths

# A drawn rectangle no thicker than this is a rule, not a box: the masthead's thickest is 1.5 points today and was 5.
MAX_RULE = 6.0
# Rules are drawn as chains of small rectangles (2.4 points long in tables): links this close join.
CHAIN_GAP = 1.0
WHITE = 255  # of each colour, as printers and PDFium count them
FEWEST_OVER = 200  # characters that are painted over a background: stamps and running heads over a scan have fewer


def box_of(x0: float, y0: float, x1: float, y1: float, height: float) -> Box:
    """Return the box between edges of which y grows upwards."""
    return Box(thousandths(x0), thousandths(height - y1), thousandths(x1), thousandths(height - y0))


class Drawn(NamedTuple):
    """A drawn rectangle."""

    box: Box
    stroked: bool
    white: bool  # filled, or where it is not filled stroked, with the colour of paper


def rules_of(rects: Iterable[Drawn], lines: Iterable[Box]) -> tuple[Box, ...]:
    """Return the rules among the rectangles and lines of a page; of a stroked box the upper and lower edge."""
    rules: list[Box] = []
    edges: list[Box] = []
    for box, stroked, white in rects:
        if min(box.width, box.height) <= MAX_RULE:
            if not white:
                rules.append(box)
        elif stroked:
            edges += (Box(box.x0, y, box.x1, y) for y in (box.top, box.bottom))
    return chain([*rules, *lines, *edges])


def chain(rules: Sequence[Box]) -> tuple[Box, ...]:
    """Join rules that continue each other, on one line within a point, into one."""
    joined: list[Box] = []
    flat = sorted((r for r in rules if r.height <= MAX_RULE), key=lambda r: (round(r.top), r.x0))
    tall = sorted((r for r in rules if r.height > MAX_RULE), key=lambda r: (round(r.x0), r.top))
    for rule in flat:
        last = joined[-1] if joined else None
        if last and abs(last.top - rule.top) <= CHAIN_GAP and rule.x0 <= last.x1 + CHAIN_GAP:
            joined[-1] = Box(last.x0, min(last.top, rule.top), max(last.x1, rule.x1), max(last.bottom, rule.bottom))
        else:
            joined.append(rule)
    count = len(joined)
    for rule in tall:
        last = joined[-1] if len(joined) > count else None
        if last and abs(last.x0 - rule.x0) <= CHAIN_GAP and rule.top <= last.bottom + CHAIN_GAP:
            joined[-1] = Box(min(last.x0, rule.x0), last.top, max(last.x1, rule.x1), max(last.bottom, rule.bottom))
        else:
            joined.append(rule)
    return tuple(joined)


def backgrounds_of(painted: Sequence[Box | int], hidden: int, width: float, height: float) -> tuple[Box, ...]:
    """Return the pictures as large as a page that lie under its text.

    `painted` are pictures and numbers of characters that can be seen, in the order in which they are painted; `hidden`
    is how many are painted so that nothing is seen of them, as over a scan whose text was recognised.
    """
    found: list[Box] = []
    over, under = 0, hidden + sum(item for item in painted if isinstance(item, int))
    for item in reversed(painted):
        if isinstance(item, int):
            over, under = over + item, under - item
        elif item.covers(width, height) and over >= max(FEWEST_OVER, under):
            found.append(item)
    return tuple(found)
