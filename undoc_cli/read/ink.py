"""How thick the strokes of letters are, measured in the picture of a page: recognised text has no bold, its ink has."""

from collections.abc import Mapping, Sequence
from contextlib import closing

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from undoc_cli.geometry import Box

RESOLUTION = 200  # dots an inch: regular strokes of 10 points are 2.7 dots thick there, bold ones 3.2
MARGIN = 1  # dots around a box
GLANCE = 400  # dots along the longer side of a page that is seen as light and dark
# The shade of the paper, give or take 16 of 256, has 0.71 to 0.96 of 29 scanned pages, 0.23 to 0.50 of 12 photographs.
SHADES, PAPER = 33, 0.6


def strokes(data: bytes, places: Mapping[int, Sequence[Box]], password: str | None = None) -> dict[int, list[float]]:
    """Return the mean thickness in points of the strokes in each box, by page; 0 where a box is blank."""
    found: dict[int, list[float]] = {}
    with closing(pypdfium2.PdfDocument(data, password=password)) as pdf:
        for number, boxes in places.items():
            ink = ImageChops.invert(picture(pdf, number, RESOLUTION))
            found[number] = [_stroke(cut(ink, box, RESOLUTION)) for box in boxes]
    return found


def picture(pdf: pypdfium2.PdfDocument, number: int, resolution: float) -> Image.Image:
    """Return a page in shades of grey."""
    made: Image.Image = pdf[number - 1].render(scale=resolution / 72, grayscale=True).to_pil().convert("L")
    return made


def cut(page: Image.Image, box: Box, resolution: float) -> Image.Image:
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


def papers(data: bytes, places: Mapping[int, Box]) -> list[int]:
    """Return the numbers of those pages whose picture shows paper: most of it has one shade, however dark.

    A picture that cannot be drawn here may be one.
    """
    found: list[int] = []
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        for number, box in places.items():
            try:
                resolution = GLANCE * 72 / max(pdf[number - 1].get_size())
                shades = cut(picture(pdf, number, resolution), box, resolution).histogram()
            except pypdfium2.PdfiumError:
                found.append(number)
                continue
            most = max(sum(shades[shade : shade + SHADES]) for shade in range(len(shades) - SHADES + 1))
            if most > PAPER * sum(shades):
                found.append(number)
    return found
