"""Pages that were printed smaller or larger than they were set, or elsewhere on the paper, brought back to their place.

A letter that has gone through a printer's driver stands on its paper at nine tenths of its size, or an inch lower.
All that is known of sizes, margins and columns holds for the page as it was set; so it is brought back before lines
are made, and boxes are told as printed where they leave undoc.  The two rules of the masthead tell: how wide they are,
and how far apart.
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from undoc_cli.geometry import Box
from undoc_cli.page import Frame, Link, Page

RULE = 3.0  # points: the thickest rule of the masthead has 1.5
LEAST_WIDTH = 0.4  # of the page's width
DEPTH = 0.5  # of the page's height, in which the masthead ends
ALIKE = 3.0  # points, by which the ends of the two rules differ
AGREE = 0.016  # by which what the width tells differs from what the distance tells: that is 142 to 144 points
SAME = 0.02  # of the size: what differs by less was not printed smaller; it is read as it stands
PLACE = 10.0  # points: mastheads of one kind stand up to 7 apart
BLANK = 60.0  # points: the blank margin of a page, which may have fallen off the paper


class _Paper(Struct, frozen=True):
    """Where the rules of the masthead stand on a page as set (the lower one begins and ends half a point off)."""

    width: float
    height: float
    x0: float
    x1: float
    top: float
    apart: float


# New York on Letter, Geneva on A4: nearly all documents that have both rules; Geneva sets the upper one at 57 or at 71.
PAPERS = (
    _Paper(612.0, 792.0, 60.0, 552.5, 64.8, 144.0),
    _Paper(595.2, 841.8, 56.7, 538.6, 64.0, 142.0),
)


def frame_of(page: Page) -> Frame | None:
    """Return how a first page was printed; None where it stands as it was set, or does not tell."""
    wide = sorted(
        (rule for rule in page.rules if rule.height < RULE and rule.width > LEAST_WIDTH * page.width),
        key=lambda rule: rule.top,
    )
    pairs = [
        (upper, lower)
        for upper, lower in pairwise([rule for rule in wide if rule.top < DEPTH * page.height])
        if abs(upper.x0 - lower.x0) < ALIKE and abs(upper.x1 - lower.x1) < ALIKE
    ]
    frame = _told_by(*pairs[0]) if pairs else None
    return frame if frame and _lies_on(page, frame) else None


def _told_by(upper: Box, lower: Box) -> Frame | None:
    found: list[tuple[float, Frame]] = []
    for paper in PAPERS:
        scale = upper.width / (paper.x1 - paper.x0)
        differ = abs((lower.top - upper.top) / paper.apart / scale - 1)
        x, y = upper.x0 - scale * paper.x0, upper.top - scale * paper.top
        if differ < AGREE:
            found.append((differ, Frame(paper.width, paper.height, scale, x, y)))
    if not found:
        return None
    _, frame = min(found)
    as_set = abs(frame.scale - 1) < SAME and max(abs(frame.x), abs(frame.y)) < PLACE
    return None if as_set else frame


def _lies_on(page: Page, frame: Frame) -> bool:
    """Whether what a page may have lies on the paper; else two rules of a table look like those of a masthead."""
    right, foot = frame.x + frame.scale * frame.width, frame.y + frame.scale * frame.height
    return min(frame.x, frame.y, page.width - right, page.height - foot) > -BLANK


def as_set(page: Page, frame: Frame) -> Page:
    """Return a page as it was set; `frame` is that of the first."""
    scale, x, y = frame.scale, frame.x, frame.y
    if (page.width > page.height) != (frame.width > frame.height):  # a table that was set across the paper
        frame = frame._replace(width=frame.height, height=frame.width)

    def back(box: Box) -> Box:
        return Box((box.x0 - x) / scale, (box.top - y) / scale, (box.x1 - x) / scale, (box.bottom - y) / scale)

    def along(edges: Sequence[float]) -> list[float]:
        return [(edge - x) / scale for edge in edges]

    return page._replace(
        width=frame.width,
        height=frame.height,
        runs=tuple(
            replace(
                run,
                x0s=along(run.x0s),
                x1s=along(run.x1s),
                baseline=(run.baseline - y) / scale,
                size=run.size / scale,
            )
            for run in page.runs
        ),
        rules=tuple(map(back, page.rules)),
        images=tuple(map(back, page.images)),
        links=tuple(Link(back(link.box), link.uri) for link in page.links),
        frame=frame,
    )
