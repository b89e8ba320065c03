"""Pages that were printed smaller or larger than they were set, or elsewhere on the paper."""

from typing import Any

import pytest
from paper import chars, rule, sheet

from undoc_cli.geometry import Box
from undoc_cli.layout.prints import as_set, frame_of
from undoc_cli.page import Page

UPPER, LOWER = Box(60.0, 64.8, 552.5, 65.3), Box(59.5, 208.8, 552.0, 210.4)
GENEVA = Box(56.7, 71.0, 538.6, 71.5), Box(56.2, 213.0, 538.2, 214.5)


def moved(box: Box, scale: float, x: float, y: float) -> Box:
    return Box(x + scale * box.x0, y + scale * box.top, x + scale * box.x1, y + scale * box.bottom)


def printed(scale: float, x: float, y: float, *rules: Box, **more: Any) -> Page:
    return sheet(rules=[moved(box, scale, x, y) for box in rules], **more)


@pytest.mark.parametrize(
    ("scale", "x", "y"), [(0.95, 15, 20), (0.7, 90, 120), (1.1, -30, -40), (1, 0, 25), (1, -25, 0)]
)
def test_the_rules_of_the_masthead_tell_how_a_page_was_printed(scale: float, x: float, y: float) -> None:
    frame = frame_of(printed(scale, x, y, UPPER, LOWER))
    assert frame is not None
    assert (frame.width, frame.height) == (612, 792)
    assert frame.scale == pytest.approx(scale, abs=0.001)
    assert (frame.x, frame.y) == pytest.approx((x, y), abs=1)


def test_a_page_of_geneva_is_told_from_one_of_new_york() -> None:
    frame = frame_of(printed(0.8, 40, 50, *GENEVA))
    assert frame is not None
    assert frame.width == 595.2
    assert frame.scale == pytest.approx(0.8, abs=0.001)


@pytest.mark.parametrize(
    "rules",
    [
        (UPPER, LOWER),
        GENEVA,
        (UPPER, Box(59.5, 206.8, 552.0, 208.4)),  # a masthead that is two points shorter
        (Box(65, 72, 547, 72.5), Box(65, 216, 547, 217)),  # narrower, as some are
        (Box(72, 115, 540, 115.5), Box(72, 261, 540, 262)),
        (UPPER,),
        (),
        (Box(60, 64.8, 400, 65.3), LOWER),  # no pair
        (Box(30, 200, 270, 200.5), Box(30, 270, 270, 270.5)),  # too narrow
        (Box(60, 500, 452, 500.5), Box(60, 615, 452, 615.5)),  # too low
        (Box(60, 130, 552.5, 130.5), Box(60, 274, 552.5, 274.5)),  # so the foot of the page would not be on the paper
    ],
)
def test_other_pages_are_read_as_they_stand(rules: tuple[Box, ...]) -> None:
    assert frame_of(sheet(rules=list(rules))) is None


def test_what_is_brought_back_is_told_where_it_is_printed() -> None:
    painted = chars("Some text", x0=100, baseline=300)
    page = sheet(painted, rules=[UPPER, LOWER, rule(100, 700, 172, 0.5)], images=[Box(100, 400, 200, 500)])
    frame = frame_of(printed(0.5, 20, 30, UPPER, LOWER))
    assert frame is not None
    found = as_set(page, frame)
    assert (found.width, found.height, found.frame) == (612, 792, frame)
    (run,) = found.runs
    assert run.size == pytest.approx(20, abs=0.01)
    assert run.baseline == pytest.approx(540, abs=0.5)
    assert frame.printed(found.images[0]) == pytest.approx(page.images[0])
    assert [frame.printed(box) for box in found.rules] == [pytest.approx(box) for box in page.rules]
