"""How thick the strokes of letters are, measured in the picture of a page: recognised text has no bold, its ink has."""

from collections.abc import Mapping, Sequence
from contextlib import closing

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from undoc_cli.geometry import Box

RESOLUTION = 200  # dots an inch: regular strokes of 10 points are 2.7 dots thick there, bold ones 3.2
MARGIN = 1  # dots around a box


def strokes(data: bytes, places: Mapping[int, Sequence[Box]]) -> dict[int, list[float]]:
    """Return the mean thickness in points of the strokes in each box, by page; 0 where a box is blank."""
    found: dict[int, list[float]] = {}
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        for number, boxes in places.items():
            ink = ImageChops.invert(picture(pdf, number, RESOLUTION))
            found[number] = [_stroke(cut(ink, box, RESOLUTION)) for box in boxes]
    return found


def picture(pdf: pypdfium2.PdfDocument, number: int, resolution: int) -> Image.Image:
    """Return a page in shades of grey."""
    made: Image.Image = pdf[number - 1].render(scale=resolution / 72, grayscale=True).to_pil().convert("L")
    return made


def cut(page: Image.Image, box: Box, resolution: int) -> Image.Image:
    """Return what a box of a page shows."""
    scale = resolution / 72
    return page.crop(
        (
            int(box.x0 * scale) - MARGIN,
            int(box.top * scale) - MARGIN,
            int(box.x1 * scale) + MARGIN + 1,
            int(box.bottom * scale) + MARGIN + 1,
        )
    )


def _stroke(ink: Image.Image) -> float:
    """Return the mean thickness: taking a dot off each side of a stroke leaves so much less of a thick one."""
    before, after = _sum(ink), _sum(ink.filter(ImageFilter.MinFilter(3)))
    return 2 / (1 - after / before) * 72 / RESOLUTION if before > after else 0.0


def _sum(ink: Image.Image) -> int:
    return sum(shade * count for shade, count in enumerate(ink.histogram()))
