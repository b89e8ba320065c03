"""Scanned pages in a document that has text: recognised by the real programs, or by stand-ins for what may happen."""

import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

import pypdfium2
import pytest
from accuracy import score
from handmade import handmade
from PIL import Image
from reading import FIXTURES, built, document, pdf
from test_scanned_pages import HEADER, needs, scanned

from undoc_cli.errors import InputError, OcrFailedError, OcrLanguageError, OcrMissingError
from undoc_cli.model import Diagnostic, Document
from undoc_cli.options import ParseOptions
from undoc_cli.page import Page
from undoc_cli.pipeline import parse_bytes
from undoc_cli.read.choice import open_with
from undoc_cli.read.recognise import seconds_for
from undoc_cli.reading.showing import page_picture

NAME = "scanned-annexes"
DATA = pdf(NAME).read_bytes()


def told(found: Document, code: str) -> list[Diagnostic]:
    return [entry for entry in found.diagnostics if entry.code == code]


# With the programs.


@pytest.fixture(scope="module")
def recognised(tmp_path_factory: pytest.TempPathFactory) -> Document:
    needs("eng")
    return parse_bytes(DATA, f"{NAME}.pdf", ParseOptions(ocr_cache=tmp_path_factory.mktemp("cache")))


def test_scanned_annexes_are_read_beside_the_letter(recognised: Document) -> None:
    truth = json.loads((FIXTURES / "truth" / f"{NAME}.json").read_text("utf-8"))
    wrong = [outcome for outcome in score(truth, built(recognised)).outcomes if not outcome.right]
    assert {outcome.field for outcome in wrong} <= {"annex_titles", "annex_signatories"}
    assert not any(outcome.silent for outcome in wrong)
    assert not {outcome.field for outcome in wrong} & HEADER
    assert "grey salt" in " ".join(block.text for block in recognised.annexes[0].body)
    assert "black paint" in " ".join(block.text for block in recognised.annexes[1].body)
    assert "curtain" in " ".join(block.text for block in recognised.annexes[2].body)


def test_the_output_says_which_pages_were_recognised(recognised: Document) -> None:
    assert recognised.source.recognised_pages == (2, 3, 4)
    first, *others = told(recognised, "text-recognised")
    assert (first.severity, first.pointer) == ("info", "/source/pages")
    assert first.message.endswith("pages 2 to 4")
    assert {entry.pointer for entry in others} == {"/footnotes", "/annexes"}
    assert told(recognised, "page-without-text") == []


def test_what_has_text_stays_as_it_is(recognised: Document) -> None:
    without = document(NAME)
    assert (recognised.header, recognised.body) == (without.header, without.body)
    assert recognised.source.reader == without.source.reader == "pdfium"
    assert set(without.layout.regions) <= set(recognised.layout.regions)
    printed = {pointer: proof for pointer, proof in without.evidence.items() if not pointer.startswith("/annexes")}
    assert printed.items() <= recognised.evidence.items()
    (headed,) = without.annexes
    assert (headed.heading, headed.title) == (recognised.annexes[2].heading, recognised.annexes[2].title)
    assert without.evidence["/annexes/0/heading"] == recognised.evidence["/annexes/2/heading"]


def test_boxes_lie_where_the_page_shows_the_words(recognised: Document) -> None:
    shown = {page: pypdfium2.PdfDocument(DATA)[page - 1].render(scale=1).to_pil().convert("L") for page in (2, 3, 4)}
    for annex in recognised.annexes:
        for block in annex.body:
            ink = shown[block.page].crop(tuple(map(int, block.bbox)))
            assert min(ink.tobytes()) < 128, block.text


# With stand-ins.

Recognise = Callable[..., bytes]


def pages_of(*pages: tuple[bytes, int]) -> bytes:
    """Give a PDF of pages of others."""
    made = io.BytesIO()
    with pypdfium2.PdfDocument.new() as cut:
        for data, number in pages:
            with pypdfium2.PdfDocument(data) as whole:
                cut.import_pages(whole, [number - 1])
        cut.save(made)
    return made.getvalue()


LETTER = (pdf("one-item").read_bytes(), 1)
ANNEX = (pdf("annex-and-enclosure").read_bytes(), 2)  # what the stand-in recognises
PAPER = (scanned("one-item", 50, 0.0), 1)
SHADES = Image.linear_gradient("L").resize((612, 792))


def picture(image: Image.Image) -> tuple[bytes, int]:
    made = io.BytesIO()
    image.save(made, "PDF")
    return made.getvalue(), 1


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Recognise the same annex on every page, and give what was asked for."""
    runs: list[dict[str, Any]] = []

    def cut_out(data: bytes, numbers: Sequence[int], _password: str | None = None) -> bytes:
        return pages_of(*((data, number) for number in numbers))

    def recognise(data: bytes, pages: int, languages: Sequence[str], *rest: Any, beside: str | None) -> bytes:
        with pypdfium2.PdfDocument(data) as given:
            assert len(given) == pages
        runs.append({"pages": pages, "languages": languages, "cache": rest[-1], "beside": beside})
        return pages_of(*[ANNEX] * pages)

    monkeypatch.setattr("undoc_cli.reading.pictures.cut_out", cut_out)
    monkeypatch.setattr("undoc_cli.reading.pictures.recognise", recognise)
    return runs


def fails(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def recognise(*_: Any, **__: Any) -> bytes:
        raise error

    for module in ("pictures", "scans"):
        monkeypatch.setattr(f"undoc_cli.reading.{module}.recognise", recognise)


def test_only_pictures_are_given_to_recognition(asked: list[dict[str, Any]]) -> None:
    found = parse_bytes(pages_of(LETTER, PAPER, LETTER, PAPER), "mixed.pdf")
    assert [run["pages"] for run in asked] == [2]
    assert found.source.recognised_pages == (2, 4)
    assert [annex.page for annex in found.annexes] == [2, 4]
    assert found.source.text_layer == "digital"


@pytest.mark.usefixtures("asked")
def test_pages_that_follow_each_other_are_named_together() -> None:
    found = parse_bytes(pages_of(LETTER, PAPER, LETTER, *[PAPER] * 4), "mixed.pdf", ParseOptions(ocr="never"))
    assert told(found, "page-without-text")[0].message.endswith("pages 2, 4 to 7")


@pytest.mark.parametrize(("most", "recognised", "left"), [(None, (2, 3, 4), ""), (2, (2, 3), "page 4"), (0, None, "")])
def test_no_more_pages_than_allowed(
    most: int | None, recognised: tuple[int, ...] | None, left: str, asked: list[dict[str, Any]]
) -> None:
    found = parse_bytes(pages_of(LETTER, PAPER, PAPER, PAPER), "mixed.pdf", ParseOptions(ocr_pages=most))
    assert (found.source.recognised_pages or None) == recognised
    assert [run["pages"] for run in asked] == ([len(recognised)] if recognised else [])
    if left:
        (entry,) = told(found, "page-without-text")
        assert entry.severity == "info"
        assert entry.message.endswith(f"{left} (no more than {most} such pages are recognised)")


def test_photographs_emblems_and_figures_are_not_recognised(asked: list[dict[str, Any]]) -> None:
    photograph = parse_bytes(pages_of(LETTER, picture(SHADES)), "mixed.pdf")
    assert told(photograph, "page-without-text")[0].message.endswith("page 2 (no text was recognised there)")
    for name in ("one-item", "geneva-report", "joint-seven-items"):  # with an emblem and a square code on page 1
        parse_bytes(pdf(name).read_bytes(), name)
    assert asked == []


@pytest.mark.parametrize(
    ("error", "severity", "why"),
    [
        (OcrFailedError("its text was not recognised within 240 seconds"), "warning", "within 240 seconds"),
        (MemoryError(), "warning", "their recognition takes too much memory"),
        (OSError(28, "No space left on device"), "warning", "No space left on device"),
        (ValueError("no picture"), "warning", "internal error: ValueError: no picture"),
        (OcrMissingError("OCRmyPDF is not installed"), "info", "OCRmyPDF is not installed"),
        (OcrLanguageError("Tesseract has no data for fra"), "info", "Tesseract has no data for fra"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
@pytest.mark.usefixtures("asked")
def test_what_has_text_is_given_whatever_recognition_does(
    error: Exception, severity: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails(monkeypatch, error)
    data = pages_of(LETTER, PAPER)
    found = parse_bytes(data, "mixed.pdf")
    without = parse_bytes(data, "mixed.pdf", ParseOptions(ocr="never"))
    (entry,) = told(found, "page-without-text")
    assert (entry.severity, entry.pointer) == (severity, "/source/pages")
    assert f"page 2 ({why}" in entry.message or why in entry.message
    assert (found.header, found.body, found.layout) == (without.header, without.body, without.layout)
    assert page_picture(data, 2, 36, ParseOptions()) is not None


def test_force_takes_all_pages(asked: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    fails(monkeypatch, OcrFailedError("its text could not be recognised"))
    with pytest.raises(InputError):
        parse_bytes(pages_of(LETTER, PAPER), "mixed.pdf", ParseOptions(ocr="force"))
    assert asked == []


def test_only_the_time_for_these_pages_is_waited_for(asked: list[dict[str, Any]]) -> None:
    from undoc_cli.pipeline import read_bytes

    seconds: list[float] = []
    read_bytes(pages_of(LETTER, PAPER, PAPER, LETTER), "mixed.pdf", ParseOptions(), seconds.append)
    assert seconds == [seconds_for(2)]
    read_bytes(pages_of(LETTER, LETTER), "digital.pdf", ParseOptions(), seconds.append)
    assert len(seconds) == len(asked) == 1


def test_the_language_of_the_letter_is_expected_on_its_scanned_pages(
    asked: list[dict[str, Any]], tmp_path: Path
) -> None:
    data = pages_of((pdf("ru-letter").read_bytes(), 1), PAPER)
    parse_bytes(data, "mixed.pdf", ParseOptions(ocr_cache=tmp_path))
    parse_bytes(data, "mixed.pdf", ParseOptions(ocr_languages=("fr",)))
    assert [(run["languages"], run["beside"], run["cache"]) for run in asked] == [
        ((), "ru", tmp_path),
        (("fr",), "ru", None),
    ]


def test_the_language_of_a_cover_before_the_letter_is_not_expected(asked: list[dict[str, Any]]) -> None:
    cover = handmade("BT /F1 14 Tf 100 700 Td (This copy was made in the library of the lighthouse) Tj ET")
    data = pages_of((cover, 1), (pdf("ru-letter").read_bytes(), 1), PAPER)
    assert parse_bytes(data, "mixed.pdf").source.cover_pages == (1,)
    assert page_picture(data, 3, 36, ParseOptions()) is not None
    assert [run["beside"] for run in asked] == ["ru", "ru"]


@pytest.mark.usefixtures("asked")
def test_furniture_around_a_picture_stays_as_printed() -> None:
    found, without = parse_bytes(DATA, f"{NAME}.pdf"), document(NAME)
    here, there = ([region for region in one.layout.regions if region.page == 3] for one in (found, without))
    assert here == there  # not what the stand-in has there
    assert "Gulf Lights" in " ".join(block.text for block in found.annexes[0].body if block.page == 3)


def turned(read: Page) -> Page:
    return read._replace(width=read.height, height=read.width)


@pytest.mark.usefixtures("asked")
def test_a_picture_on_its_side_within_furniture_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    class Turning:
        def __init__(self, reader: Any) -> None:
            self.reader, self.page_count = reader, reader.page_count

        def __enter__(self) -> Self:
            self.reader.__enter__()
            return self

        def __exit__(self, *rest: object) -> None:
            self.reader.__exit__(*rest)

        def pages(self) -> Any:
            return map(turned, self.reader.pages())

    def opened(name: Any, data: bytes, password: str | None = None) -> Any:
        reader = open_with(name, data, password)
        return Turning(reader) if name == "pdfplumber" else reader

    monkeypatch.setattr("undoc_cli.reading.pages.open_with", opened)
    found = parse_bytes(DATA, f"{NAME}.pdf")
    assert found.source.recognised_pages == (2,)  # of page 4 the heading is all that there is
    assert told(found, "page-without-text")[0].message.endswith("page 3 (no text was recognised there)")


def test_pages_are_taken_out_of_what_asks_for_a_password() -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="comes with OCRmyPDF: make ocr")
    from undoc_cli.read.cutting import cut_out

    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(DATA)) as whole:
        whole.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    cut = cut_out(locked.getvalue(), [2, 3], "user")
    with pypdfium2.PdfDocument(cut) as opened:
        assert len(opened) == 2
    assert cut == cut_out(locked.getvalue(), [2, 3], "user")
    with pytest.raises(OcrFailedError):
        cut_out(locked.getvalue(), [2], "wrong")
    with pytest.raises(OcrFailedError):
        cut_out(DATA, [5])


def test_what_asks_for_a_password_is_not_kept(asked: list[dict[str, Any]], tmp_path: Path) -> None:
    parse_bytes(pages_of(LETTER, PAPER), "mixed.pdf", ParseOptions(password="user", ocr_cache=tmp_path))
    assert [run["cache"] for run in asked] == [None]
