"""A page as a picture, with what was found on it drawn and named."""

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PIL.ImageFont import FreeTypeFont, ImageFont, load_default

from undoc_cli.model import Bounds, Document

Colour = tuple[int, int, int]
Rectangle = tuple[float, float, float, float]

# By the first part of the name; the regions of the page itself are grey.
COLOURS: dict[str, Colour] = {
    "header": (0, 82, 165),
    "body": (20, 110, 50),
    "annexes": (20, 110, 50),
    "footnotes": (125, 40, 140),
    "regions": (105, 105, 105),
}
FILL = 36  # of 255: the text stays legible under it
STROKE = 170
LABEL_SIZE = 6.0  # points
LABEL_GAP = 1.0


class Found(NamedTuple):
    """A box on a page and its name."""

    name: str
    bbox: Bounds
    colour: Colour


def found_on(document: Document, number: int) -> tuple[Found, ...]:
    """Return the boxes of a page: its regions, the lines of the masthead, and the evidence of all values.

    What was read at the same place has one box, named after all of it.
    """
    names: dict[Bounds, list[str]] = defaultdict(list)
    for pointer, evidence in document.evidence.items():
        if evidence.page == number:
            names[evidence.bbox].append(pointer.strip("/"))
    if number == document.source.first_page:
        for line in document.header.masthead:
            if line.bbox not in names:
                names[line.bbox].append("header/masthead")
    for region in document.layout.regions:
        if region.page == number:
            names[region.bbox].append(f"regions/{region.kind}")
    return tuple(
        Found(", ".join(_merged(here)), bbox, COLOURS[here[0].partition("/")[0]]) for bbox, here in names.items()
    )


def _merged(names: Sequence[str]) -> Iterator[str]:
    """Yield names without `header/` and `regions/`; those that differ by their numbers only are one."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        short = name.removeprefix("header/").removeprefix("regions/")
        alike["/".join("*" if part.isdecimal() else part for part in short.split("/"))].append(short)
    for shape, here in alike.items():
        yield shape if len(here) > 1 else here[0]


def picture(document: Document, number: int, page: Any) -> bytes:
    """Return page `number` as PNG; `page` is its picture as the reader gives it, on which pdfplumber draws."""
    found = found_on(document, number)
    for _, bbox, colour in found:
        page.draw_rect(bbox, fill=(*colour, FILL), stroke=(*colour, STROKE), stroke_width=1)
    font = load_default(LABEL_SIZE * page.scale)
    boxes = [_pixels(bbox, page) for _, bbox, _ in found]
    labels: list[Rectangle] = []
    for (name, _, colour), box in zip(found, boxes, strict=True):
        label = _place(box, _size(name, font), page.annotated.size, (labels, boxes))
        labels.append(label)
        page.draw.rectangle(label, fill=(*colour, 230))
        page.draw.text((label[0] + 2, (label[1] + label[3]) / 2), name, "white", font, anchor="lm")
    stream = io.BytesIO()
    page.save(stream, format="PNG")
    return stream.getvalue()


def _pixels(bbox: Bounds, page: Any) -> Rectangle:
    x0, top, x1, bottom = bbox
    left, upper = page.bbox[:2]
    scale = page.scale
    return (x0 - left) * scale, (top - upper) * scale, (x1 - left) * scale, (bottom - upper) * scale


def _size(name: str, font: FreeTypeFont | ImageFont) -> tuple[float, float]:
    left, top, right, bottom = font.getbbox(name)
    return right - left + 4, bottom - top + 4


def _place(
    box: Rectangle,
    size: tuple[float, float],
    page: tuple[int, int],
    drawn: tuple[Sequence[Rectangle], Sequence[Rectangle]],
) -> Rectangle:
    """Return where a label stands: clear of the labels and boxes drawn, else of the labels, else on its box."""
    x0, top, x1, bottom = box
    width, height = size
    corners = (
        (x1 + LABEL_GAP, top),
        (x0, top - height - LABEL_GAP),
        (x0 - width - LABEL_GAP, top),
        (x1 - width, top - height - LABEL_GAP),
        (x0, bottom + LABEL_GAP),
        (x1 - width, bottom + LABEL_GAP),
        (x1 - width, top),
    )
    spots = [(x, y, x + width, y + height) for x, y in corners]
    inside = [s for s in spots if s[0] >= 0 and s[1] >= 0 and s[2] <= page[0] and s[3] <= page[1]]
    labels, boxes = drawn
    return next(
        (
            spot
            for obstacles in ((*labels, *boxes), labels)
            for spot in inside
            if not any(_overlap(spot, other) for other in obstacles)
        ),
        spots[-1],
    )


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
