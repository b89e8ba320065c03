"""Documents as printers, archives and registries pass them on say the same as those that the United Nations issued."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest
from handmade import HELVETICA, handmade
from pypdfium2 import raw
from reading import FIXTURES

from undoc_cli.layout.lines import lines_of
from undoc_cli.options import ParseOptions
from undoc_cli.pipeline import parse_bytes
from undoc_cli.read.choice import ReaderName, open_with

PATHS = [path for path in sorted((FIXTURES / "pdf").glob("*.pdf")) if path.stem != "scan"]
# Letters typed or set without the two rules of the masthead: nothing tells how they were printed.
NO_RULES = {"typed-letter", "wordperfect-report"}
LETTER = FIXTURES / "pdf" / "joint-seven-items.pdf"
COVER = handmade("BT /F1 14 Tf 100 700 Td (Retrieved from the archive) Tj 0 -20 Td (Cite as follows: A/79/1) Tj ET")


def reprinted(path: Path, scale: float, x: float, y: float) -> bytes:
    """Return a PDF whose pages are printed so, their places counted from the upper edge of the paper."""
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        height = page.get_height()
        matrix = raw.FS_MATRIX(scale, 0, 0, scale, x, height - y - scale * height)
        assert raw.FPDFPage_TransFormWithClip(page, matrix, None)
        page.close()
    return saved(pdf)


def output(data: bytes) -> Any:
    found = msgspec.to_builtins(parse_bytes(data, "x.pdf", ParseOptions(ocr="never", reader="pdfium")))
    del found["source"]["sha256"], found["source"]["bytes"]
    return found


def leaves(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield what stands at each place of the output."""
    if isinstance(value, (dict, list, tuple)):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, (*at, key))
    else:
        yield at, value


@pytest.mark.parametrize("path", [path for path in PATHS if path.stem not in NO_RULES], ids=lambda p: p.stem)
def test_a_document_that_was_printed_smaller_says_the_same(path: Path) -> None:
    scale, x, y = 0.9, 30.0, 40.0
    before, after = dict(leaves(output(path.read_bytes()))), dict(leaves(output(reprinted(path, scale, x, y))))
    assert before.keys() == after.keys()
    for place, value in before.items():
        if "bbox" in place:
            expected = scale * value + (x, y)[place[-1] % 2]
            assert after[place] == pytest.approx(expected, abs=0.2), place
        else:
            assert after[place] == value, place


def saved(pdf: pypdfium2.PdfDocument) -> bytes:
    room = BytesIO()
    pdf.save(room)
    pdf.close()
    return room.getvalue()


def behind(path: Path, *covers: bytes | None) -> bytes:
    """Return a document behind pages of other PDFs, or blank ones."""
    pdf = pypdfium2.PdfDocument(path)
    for place, cover in enumerate(covers):
        if cover is None:
            pdf.new_page(612, 792, index=place)
        else:
            pdf.import_pages(pypdfium2.PdfDocument(cover), index=place)
    return saved(pdf)


@pytest.mark.parametrize("covers", [(None,), (COVER,), (COVER, None)], ids=["blank", "text", "both"])
@pytest.mark.parametrize("stem", ["joint-seven-items", "ar-letter", "geneva-report"])
def test_pages_before_the_masthead_are_set_apart(stem: str, covers: tuple[bytes | None, ...]) -> None:
    path = FIXTURES / "pdf" / f"{stem}.pdf"
    before, after = output(path.read_bytes()), output(behind(path, *covers))
    count = len(covers)
    assert after["source"].pop("cover_pages") == tuple(range(1, count + 1))
    assert after["source"].pop("pages") == before["source"].pop("pages") + count
    told = [(one["code"], one["severity"]) for one in after.pop("diagnostics") if one["code"] == "cover-page"]
    assert told == [("cover-page", "info")]
    del before["diagnostics"], before["layout"]
    regions = after.pop("layout")["regions"]
    lines = [one["text"] for one in regions if one["kind"] == "cover-page"]
    assert lines == ["Retrieved from the archive", "Cite as follows: A/79/1"] * covers.count(COVER)
    one, other = dict(leaves(before)), dict(leaves(after))
    assert one.keys() == other.keys()
    for place, value in one.items():
        assert other[place] == (value + count if place[-1] == "page" else value), place


def test_a_page_without_masthead_before_one_that_has_a_running_head_only_is_no_cover() -> None:
    head = "BT /F1 8.5 Tf 60 742 Td (A/79/801) Tj ET BT /F1 10 Tf 123 600 Td (The text goes on here.) Tj ET"
    found = output(handmade("BT /F1 10 Tf 123 600 Td (A text without masthead.) Tj ET", head))
    assert "cover_pages" not in found["source"]


def told(found: Any) -> list[tuple[str, str]]:
    return [(one["severity"], one["message"]) for one in found["diagnostics"] if one["code"] == "document-several"]


def test_a_masthead_behind_many_pages_begins_another_document() -> None:
    found = output(behind(LETTER, COVER, None, COVER))
    assert "cover_pages" not in found["source"]
    assert told(found) == [("warning", "another document begins, and is read as part of this one: page 4")]


def test_documents_in_one_file_are_told() -> None:
    one, other = output(LETTER.read_bytes()), output(behind(FIXTURES / "pdf" / "one-item.pdf", LETTER.read_bytes()))
    assert (told(one), one["header"]["symbols"]) == ([], other["header"]["symbols"])
    place = one["source"]["pages"] + 1
    assert told(other) == [("warning", f"another document begins, and is read as part of this one: page {place}")]


def test_what_others_write_into_the_margin_is_no_text() -> None:
    """UN documents keep 28 points from the edges of the paper clear."""
    page = (
        "BT /F1 10 Tf 123 400 Td (This is the text.) Tj ET"
        " BT /F1 7 Tf 60 12 Td (Downloaded from an archive) Tj ET BT /F1 8 Tf 60 775 Td (Registry: 4711) Tj ET"
    )
    found = output(handmade(page, page))
    assert [block["text"] for block in found["body"]] == ["This is the text."] * 2
    regions = [(one["kind"], one["text"]) for one in found["layout"]["regions"]]
    assert regions == [("margin", "Registry: 4711"), ("margin", "Downloaded from an archive")] * 2


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_stamp_across_the_page_leaves_the_lines_under_it_alone(reader: ReaderName) -> None:
    stamp = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 180 250 Tm (COPY) Tj ET"
    page = handmade(f"{stamp} BT /F1 10 Tf 123 300 Td (The text under the stamp is the text.) Tj ET", fonts=HELVETICA)
    with open_with(reader, page) as opened:
        (read,) = opened.pages()
    lines = lines_of(read)
    assert [line.text for line in lines if line.upright] == ["The text under the stamp is the text."]
    assert sorted(line.text for line in lines if not line.upright) == ["C", "O", "P", "Y"]
