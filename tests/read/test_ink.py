"""What the picture of a page says of its letters."""

import io

import pypdfium2
import pytest
from PIL import Image
from reading import pdf

from undoc_cli.geometry import Box
from undoc_cli.layout.lines import lines_of
from undoc_cli.page import Line
from undoc_cli.read.choice import open_with
from undoc_cli.read.evened import evened
from undoc_cli.read.ink import cut, papers, picture, strokes


def lines(name: str) -> list[Line]:
    with open_with("pdfium", pdf(name).read_bytes()) as reader:
        return list(lines_of(next(iter(reader.pages()))))


@pytest.mark.parametrize("name", ["one-item", "ru-letter"])
def test_bold_strokes_are_thicker_than_regular_ones_of_their_size(name: str) -> None:
    measured = [item for item in lines(name) if item.size == 10 and len(item.text) > 12 and 200 < item.baseline < 700]
    boxes = [item.box for item in measured]
    thick = dict(zip(measured, strokes(pdf(name).read_bytes(), {1: boxes})[1], strict=True))
    bold = [thick[item] for item in measured if item.bold]
    regular = [thick[item] for item in measured if item.share("bold") == 0]
    assert bold
    assert regular
    assert min(bold) > 1.08 * max(regular)


def test_a_blank_place_has_no_strokes() -> None:
    assert strokes(pdf("one-item").read_bytes(), {1: [Box(300, 150, 350, 160)]}) == {1: [0.0]}


def heights(symbol: Box, *, even: bool) -> set[int]:
    with pypdfium2.PdfDocument(pdf("joint-seven-items")) as file:
        shown = cut(picture(file, 1, 400), symbol, 400)
    seen = evened(shown) if even else shown
    assert seen is not None
    ink = seen.point([255 if shade < 140 else 0 for shade in range(256)])
    box = ink.getbbox()
    assert box is not None
    return {box[3] - box[1]}


def test_large_letters_are_made_as_small_as_the_others() -> None:
    symbol = next(item for item in lines("joint-seven-items") if "-S/" in item.text)
    box = Box(symbol.box.x0 - 5, symbol.baseline - 16, symbol.box.x1 + 5, symbol.baseline + 2)
    (before,), (after,) = heights(box, even=False), heights(box, even=True)
    assert after < 0.6 * before


def test_a_blank_line_has_nothing_to_even() -> None:
    with pypdfium2.PdfDocument(pdf("one-item")) as file:
        assert evened(cut(picture(file, 1, 100), Box(300, 150, 350, 160), 100)) is None


@pytest.mark.parametrize("shade", [255, 150])
def test_paper_has_one_shade(shade: int) -> None:
    with pypdfium2.PdfDocument(pdf("one-item")) as file:
        page = picture(file, 1, 72)
    assert papers(as_pdf(page.point(lambda grey: grey * shade // 255)), {1: Box(0, 0, 612, 792)}) == [1]


def test_photographs_have_many() -> None:
    shades = Image.linear_gradient("L").resize((612, 792))
    assert papers(as_pdf(shades), {1: Box(0, 0, 612, 792)}) == []


def as_pdf(image: Image.Image) -> bytes:
    made = io.BytesIO()
    image.save(made, "PDF")
    return made.getvalue()
