"""Scans whose text someone else has recognised: what is bold there is seen in the picture, as where undoc does it."""

import io
import random
import shutil
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import pypdfium2
import pytest
from handmade import HELVETICA, handmade, stream
from PIL import Image
from reading import pdf
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from undoc_cli.errors import EncryptedError
from undoc_cli.geometry import Box
from undoc_cli.model import Document
from undoc_cli.options import ParseOptions
from undoc_cli.pipeline import parse_bytes, read_bytes
from undoc_cli.read import ink
from undoc_cli.read.drawn import backgrounds_of
from undoc_cli.reading.looking import SECONDS_TO_LOOK

OPTIONS = ParseOptions(ocr="never")
DOTS = 200  # an inch
VISIBLE, INVISIBLE = 0, 3  # ways to paint text; such layers have the second


@cache
def layered(
    name: str, password: str | None = None, *, printed: str = "", seen: str = "", mode: int = INVISIBLE
) -> bytes:
    """Give the pages of a fixture as pictures, the text of their lines over them in one face, of sizes that jitter.

    What is `printed` there was misread: something else is `seen`.
    """
    data = pdf(name).read_bytes()
    dice = random.Random(1)  # noqa: S311
    made = io.BytesIO()
    canvas = Canvas(made, encrypt=password)
    with pypdfium2.PdfDocument(data) as pages:
        for number, page in enumerate(read_bytes(data, name, OPTIONS).pages, 1):
            canvas.setPageSize((page.width, page.height))
            picture = pages[number - 1].render(scale=DOTS / 72, grayscale=True).to_pil()
            canvas.drawImage(ImageReader(picture), 0, 0, page.width, page.height)
            for line in (*page.main, *page.notes, *(item.line for item in page.furniture if item.kind != "bar-code")):
                text = canvas.beginText(line.box.x0, page.height - line.baseline)
                size = line.size * dice.uniform(0.93, 1.07)
                text.setFont("Helvetica", size)
                letters = line.text.replace(printed, seen)
                text.setHorizScale(100 * line.box.width / canvas.stringWidth(letters, "Helvetica", size))
                text.setTextRenderMode(mode)
                text.textOut(letters)
                canvas.drawText(text)
            canvas.showPage()
    canvas.save()
    return made.getvalue()


def on_a_background(name: str, painted: str = "under") -> bytes:
    """Give a fixture with a grey picture as large as each of its pages under its text, over it, or one each."""
    made = io.BytesIO()
    with pypdfium2.PdfDocument(pdf(name).read_bytes()) as document, pypdfium2.PdfDocument.new() as copy:
        for number in range(len(document)):
            page = copy.new_page(*document[number].get_size())
            under, over = (pypdfium2.PdfImage.new(copy) for _ in range(2))
            for picture in (under, over):
                picture.set_bitmap(pypdfium2.PdfBitmap.from_pil(Image.new("L", (60, 80), 240)))
                picture.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
            text = document.page_as_xobject(number, copy).as_pageobject()
            for item in {"under": (under, text), "over": (text, over), "both": (under, text, over)}[painted]:
                page.insert_obj(item)
            page.gen_content()
        copy.save(made)
    return made.getvalue()


def read(data: bytes, options: ParseOptions = OPTIONS) -> Document:
    return parse_bytes(data, "layered", options)


@pytest.mark.parametrize("name", ["one-item", "identical-letters", "several-senders", "annex-and-enclosure"])
def test_titles_and_signatures_are_read_as_of_the_letter_itself(name: str) -> None:
    found, printed = read(layered(name)), parse_bytes(pdf(name).read_bytes(), name, OPTIONS)
    assert found.source.text_layer == "ocr"
    assert found.kind == printed.kind
    for part in ("symbols", "distribution_date", "session", "agenda_items", "titles", "letter", "job_number"):
        assert getattr(found.header, part) == getattr(printed.header, part), part
    assert [one.name for one in found.header.signatories] == [one.name for one in printed.header.signatories]
    assert [annex.title for annex in found.annexes] == [annex.title for annex in printed.annexes]


def test_a_job_number_that_was_misread_does_not_end_the_letter() -> None:
    found = read(layered("one-item", printed="24-91612 (E)", seen="24-91612iT"))
    assert found.header.job_number is None
    assert found.body == read(layered("one-item")).body
    assert ("text-recognised", "/header/job_number") in {(one.code, one.pointer) for one in found.diagnostics}


@pytest.mark.skipif(
    not shutil.which("tesseract"), reason="needs Tesseract, which reads a line of the picture: make ocr"
)
def test_symbol_and_job_number_that_were_misread_are_read_again_in_the_picture(tmp_path: Path) -> None:
    again = ParseOptions(ocr_cache=tmp_path)
    for seen, shown, field in (("AJ79/16l2", "A/79/1612", "symbols"), ("24-91612iT", "24-91612 (E)", "job_number")):
        data = layered("one-item", printed=shown, seen=seen)
        wanted = getattr(printed("one-item").header, field)
        assert getattr(read(data).header, field) != wanted
        assert getattr(read(data, again).header, field) == wanted


def test_a_picture_that_cannot_be_drawn_leaves_the_text_as_it_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise pypdfium2.PdfiumError("no picture")

    monkeypatch.setattr(ink, "picture", fails)
    found = read(layered("one-item"))
    assert found.header.symbols == ("A/79/1612",)
    assert found.body


def test_pages_that_ask_for_a_password_are_looked_at_as_well() -> None:
    locked = layered("one-item", "user")
    with pytest.raises(EncryptedError):
        read(locked)
    found = read(locked, ParseOptions(ocr="never", password="user"))
    assert found.header.titles == read(layered("one-item")).header.titles


def printed(name: str, reader: Literal["pdfium", "pdfplumber"] = "pdfium") -> Document:
    return parse_bytes(pdf(name).read_bytes(), "printed", ParseOptions(ocr="never", reader=reader))


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("name", ["one-item", "annex-and-enclosure", "geneva-report"])
def test_real_text_on_a_background_is_digital(name: str, reader: Literal["pdfium", "pdfplumber"]) -> None:
    found, own = read(on_a_background(name), ParseOptions(ocr="never", reader=reader)), printed(name, reader)
    assert (found.source.text_layer, found.source.recognised_pages) == ("digital", msgspec.UNSET)
    assert (found.header, found.body, found.annexes) == (own.header, own.body, own.annexes)
    assert found.diagnostics == own.diagnostics


@pytest.mark.parametrize("painted", ["over", "both"])
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_text_that_a_picture_covers_or_that_is_painted_unseen_is_a_layer(
    reader: Literal["pdfium", "pdfplumber"], painted: str
) -> None:
    options = ParseOptions(ocr="never", reader=reader)
    assert read(layered("one-item"), options).source.text_layer == "ocr"
    covered = read(on_a_background("one-item", painted), options)
    own = printed("one-item", reader)
    # Its fonts say what is bold, and how large it is; the picture may be of anything.
    assert (covered.source.text_layer, covered.header, covered.body) == ("ocr", own.header, own.body)


@pytest.mark.parametrize(
    ("faces", "layer"), [("F1 F2", "digital"), ("F2 F1", "digital"), ("F1 F1 F2", "digital"), ("F1 F1", "ocr")]
)
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_bold_page_tells_of_those_before_and_behind_it(
    reader: Literal["pdfium", "pdfplumber"], faces: str, layer: str
) -> None:
    lines = "0 -14 Td (Text that lies on a picture of all the page.) Tj " * 9
    pages = [f"q 612 0 0 792 0 0 cm /Grey Do Q BT /{face} 12 Tf 72 700 Td {lines}ET" for face in faces.split()]
    entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    fonts = HELVETICA | {"F2": HELVETICA["F1"].replace("Helvetica", "Helvetica-Bold")}
    picture = {100: stream(b"\xf0", entries)}
    data = handmade(*pages, fonts=fonts, resources="/XObject << /Grey 100 0 R >>", objects=picture)
    found = read(data, ParseOptions(ocr="never", reader=reader))
    recognised = tuple(range(1, len(pages) + 1)) if layer == "ocr" else msgspec.UNSET
    assert (found.source.text_layer, found.source.recognised_pages) == (layer, recognised)
    assert ("text-recognised" in {one.code for one in found.diagnostics}) is (layer == "ocr")


@pytest.mark.parametrize(
    ("painted", "hidden", "backgrounds"),
    [
        ([Box(0, 0, 600, 800), 300], 0, 1),
        ([Box(0, 0, 600, 800), 199], 0, 0),  # a stamp over a scan
        ([Box(0, 0, 600, 800), 300], 400, 0),  # more over the recognised text of a scan
        ([300, Box(0, 0, 600, 800)], 0, 0),
        ([200, Box(0, 0, 600, 800), 300], 0, 1),
        ([Box(0, 0, 300, 800), 300], 0, 0),  # a picture in the text
        ([Box(0, 0, 600, 800), Box(0, 0, 600, 800), 300], 0, 2),
        ([Box(0, 0, 600, 800), 300, Box(0, 0, 600, 800)], 0, 1),
        ([], 0, 0),
    ],
)
def test_a_background_lies_under_most_of_the_text(painted: list[Box | int], hidden: int, backgrounds: int) -> None:
    assert len(backgrounds_of(painted, hidden, 600, 800)) == backgrounds


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_text_in_one_face_over_a_picture_is_a_layer_though_it_is_seen(reader: Literal["pdfium", "pdfplumber"]) -> None:
    """Some programs paint what they recognised over the scan."""
    found = read(layered("one-item", mode=VISIBLE), ParseOptions(ocr="never", reader=reader))
    assert (found.source.text_layer, found.source.recognised_pages) == ("ocr", (1,))


def test_time_to_look_is_asked_for() -> None:
    asked: list[float] = []
    data = layered("one-item")
    read_bytes(data, "layered", OPTIONS, asked.append)
    read_bytes(pdf("one-item").read_bytes(), "printed", OPTIONS, asked.append)
    assert asked == [SECONDS_TO_LOOK]
