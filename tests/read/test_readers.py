"""Two readers, one output: what is read does not depend on the library that read it."""

import warnings
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError
from typing import Any, Literal

import msgspec
import pytest
from handmade import BOX, GLYPH, HELVETICA, drawn_font, handmade, meaning, stream
from reading import FIXTURES

from undoc_cli.errors import DamagedError, EncryptedError, NoPagesError, UndocError
from undoc_cli.options import ParseOptions
from undoc_cli.pipeline import parse_bytes
from undoc_cli.read.choice import ReaderName, open_with

PATHS = sorted((FIXTURES / "pdf").glob("*.pdf"))


def read(data: bytes, **options: Any) -> Any:
    """Return the output without the name of the reader."""
    found = msgspec.to_builtins(parse_bytes(data, "x.pdf", ParseOptions(ocr="never", **options)))
    assert found["source"].pop("reader") == options["reader"]
    return found


@pytest.mark.parametrize(
    "path", [path for path in PATHS if path.stem not in ("ar-letter", "scan")], ids=lambda p: p.stem
)
def test_both_readers_give_the_same_output(path: Any) -> None:
    data = path.read_bytes()
    assert read(data, reader="pdfium") == read(data, reader="pdfplumber")


def test_widths_with_fractions_move_boxes_a_little() -> None:
    """PDFium cuts widths to whole thousandths of an em, which adds up along a line; all else is the same."""
    data = (FIXTURES / "pdf" / "ar-letter.pdf").read_bytes()
    fast, exact = read(data, reader="pdfium"), read(data, reader="pdfplumber")
    assert without_places(fast) == without_places(exact)
    assert places(fast) == pytest.approx(
        places(exact), abs=100 * 0.0005 * 10
    )  # letters, lost ems on the average, points


def without_places(value: Any) -> Any:
    """Return the output without the numbers of its boxes."""
    if isinstance(value, dict):
        return {key: without_places(part) for key, part in value.items() if key != "bbox"}
    return [without_places(part) for part in value] if isinstance(value, (list, tuple)) else value


def places(value: Any) -> list[float]:
    """Return the numbers of all boxes of the output."""
    if isinstance(value, dict):
        return [number for key, part in value.items() for number in (part if key == "bbox" else places(part))]
    return [number for part in value for number in places(part)] if isinstance(value, (list, tuple)) else []


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_a_file_that_is_opened_again_between_pages_gives_the_same(path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_with("pdfium", path.read_bytes()) as reader:
        at_once = list(reader.pages())
    monkeypatch.setattr("undoc_cli.read.pdfium_reader.PAGES_AT_ONCE", 1)
    with open_with("pdfium", path.read_bytes()) as reader:
        assert list(reader.pages()) == at_once


@pytest.mark.parametrize("name", ["encrypted", "no-pages", "truncated", "no-text"])
def test_both_readers_refuse_the_same_files(name: str) -> None:
    data = (FIXTURES / "broken" / f"{name}.pdf").read_bytes()
    codes = []
    for reader in ("pdfium", "pdfplumber"):
        with pytest.raises(UndocError) as raised:
            read(data, reader=reader)
        codes.append(raised.value.code)
    assert codes[0] == codes[1]


def test_a_password_opens_for_both() -> None:
    data = (FIXTURES / "broken" / "encrypted.pdf").read_bytes()
    with pytest.raises(EncryptedError):
        read(data, reader="pdfium", password="wrong")
    assert read(data, reader="pdfium", password="undoc") == read(data, reader="pdfplumber", password="undoc")


def test_threads_read_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    together = Barrier(2)

    def opened(*arguments: Any) -> Any:
        together.wait(1)  # for another thread that opens a file as well: breaks when none comes
        return open_with(*arguments)

    monkeypatch.setattr("undoc_cli.reading.pages.open_with", opened)
    data = (FIXTURES / "pdf" / "one-item.pdf").read_bytes()
    with ThreadPoolExecutor(2) as threads:
        for reading in [threads.submit(read, data, reader="pdfium") for _ in range(2)]:
            assert isinstance(reading.exception(), BrokenBarrierError)


@pytest.mark.parametrize("part", ["pdfplumber.open", "undoc_cli.read.pdfplumber_reader._page"])
def test_want_of_memory_is_no_damage(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(*_: Any, **__: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(part, too_large)
    with pytest.raises(MemoryError):
        read((FIXTURES / "pdf" / "one-item.pdf").read_bytes(), reader="pdfplumber")


def test_warnings_are_silenced_while_a_page_is_read_and_not_longer() -> None:
    before = list(warnings.filters)
    with open_with("pdfplumber", (FIXTURES / "pdf" / "page-breaks.pdf").read_bytes()) as reader:
        for _ in reader.pages():
            assert warnings.filters == before


def test_no_pages_is_said() -> None:
    with pytest.raises(NoPagesError):
        read((FIXTURES / "broken" / "no-pages.pdf").read_bytes(), reader="pdfium")


def chars(data: bytes, reader: Any) -> list[tuple[str, float, float, float, float]]:
    """Return the characters of a file with their places, as far as readers must agree."""
    with open_with(reader, data) as opened:
        return [
            (char.text, round(char.x0, 2), round(char.x1, 2), round(char.baseline, 2), round(char.size, 2))
            for page in opened.pages()
            for run in page.runs
            for char in run.chars()
        ]


PITFALLS = {
    "plain": "BT /F1 12 Tf 100 700 Td (Two words) Tj ET",
    "negative size": "BT /F1 -12 Tf 300 700 Td (turned) Tj ET",
    "negative size set upright": "BT /F1 -12 Tf -1 0 0 -1 100 700 Tm (upright) Tj ET",
    "rise": "BT /F1 12 Tf 100 700 Td (mark) Tj 5 Ts (1) Tj 0 Ts ( on) Tj ET",
    "horizontal scaling": "BT /F1 12 Tf 150 Tz 100 700 Td (wide text) Tj ET",
    "word and character spacing": "BT /F1 12 Tf 2 Tc 5 Tw 100 700 Td (a b c) Tj (d) Tj ET",
    "kerning": "BT /F1 12 Tf 100 700 Td [(Wo) 120 (rds) -900 (apart)] TJ ET",
    "invisible, over a scan": "BT 3 Tr /F1 12 Tf 100 700 Td (recognised) Tj ET",
    "painted twice": "BT /F1 12 Tf 100 700 Td (bold) Tj ET BT /F1 12 Tf 100.3 700 Td (bold) Tj ET",
    "a hyphen at the end of a line": "BT /F1 12 Tf 14 TL 100 700 Td (well-) Tj T* (known) Tj ET",
    "text said otherwise": "/Span << /ActualText (other) >> BDC BT /F1 12 Tf 100 700 Td (shown) Tj ET EMC",
    "blanks before and behind": "BT /F1 12 Tf 100 700 Td ( a ) Tj ( b ) Tj ET",
    "beside the page": "BT /F1 12 Tf 700 700 Td (gone) Tj ET BT /F1 12 Tf 100 700 Td (here) Tj ET",
    "far beside the page": "BT /F1 12 Tf 3999999999.5 700 Td (gone) Tj ET BT /F1 12 Tf 100 700 Td (here) Tj ET",
    "far above the page": "BT /F1 12 Tf 100 3999999999.5 Td (gone) Tj ET BT /F1 12 Tf 100 700 Td (here) Tj ET",
    "right to left, back to front": "BT /F1 12 Tf 100 700 Td [(c) 1200 (b) 1200 (a)] TJ ET",
}


@pytest.mark.parametrize("name", PITFALLS)
def test_both_readers_see_the_same_characters(name: str) -> None:
    data = handmade(PITFALLS[name])
    assert chars(data, "pdfium") == chars(data, "pdfplumber") != []


@pytest.mark.parametrize(
    "page",
    [
        *(f"{BOX} /Rotate {turn}" for turn in (90, 180, 270)),
        "/MediaBox [10 20 622 812]",
        f"{BOX} /CropBox [50 50 500 750]",
        "/MediaBox [10 20 622 812] /CropBox [50 50 500 750] /Rotate 90",
    ],
)
def test_both_readers_see_the_page_as_it_is_shown(page: str) -> None:
    data = handmade("BT /F1 12 Tf 100 700 Td (Two words) Tj ET 100 600 72 0.5 re f", page=page)
    assert chars(data, "pdfium") == chars(data, "pdfplumber") != []


@pytest.mark.parametrize(
    ("content", "drawing"),
    [
        ("100 100 m 100 200 200 200 200 100 c S", True),
        ("100 100 m 100 200 200 200 200 100 c h f", True),
        ("100 100 m 200 200 l S BT /F1 12 Tf 100 700 Td (  ) Tj ET", True),
        ("1 g 0 0 612 792 re f", False),  # paper
        ("0.999 g 0 0 612 792 re f", False),
        ("/Pattern cs /P1 scn 0 0 612 792 re f", True),
        ("0.99 g 0 0 612 792 re f", True),
        ("100 100 m 300 100 l S 100 300 200 0.5 re f 100 500 1.5 200 re f", False),  # what is left of a damaged page
        ("q 0.01 0 0 0.01 0 0 cm 100 100 200 200 re f Q", False),
        ("1 g 1 0 0 RG 100 100 50 50 re B", True),
        ("1 G 100 100 50 50 re S", False),
        ("100 100 50 50 re W n", False),
        ("", False),
        ("100 100 m 200 200 l S BT /F1 12 Tf 100 700 Td (Words) Tj ET", False),
    ],
)
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_both_readers_know_a_page_that_is_drawn_alone(content: str, reader: ReaderName, *, drawing: bool) -> None:
    with open_with(reader, handmade(content), None) as opened:
        assert [page.drawing for page in opened.pages()] == [drawing]


def test_both_readers_see_into_forms_in_forms() -> None:
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 {} >> {} >> /Matrix {}"
    inner = stream(
        b"BT /F1 10 Tf 20 20 Td (inner text) Tj ET", entries.format(HELVETICA["F1"], "", "[0.5 0 0 0.5 10 10]")
    )
    outer = stream(
        b"q 2 0 0 2 30 30 cm /X1 Do Q BT /F1 10 Tf 20 200 Td (outer) Tj ET",
        entries.format(HELVETICA["F1"], "/XObject << /X1 101 0 R >>", "[1 0 0 1 5 5]"),
    )
    data = handmade("q /X0 Do Q", resources="/XObject << /X0 100 0 R >>", objects={100: outer, 101: inner})
    assert chars(data, "pdfium") == chars(data, "pdfplumber") != []


def test_pdfplumber_knows_letters_by_their_names_and_pdfium_does_not() -> None:
    data = handmade("BT /F1 12 Tf 100 700 Td (ab) Tj ET", fonts={"F1": drawn_font("ab")}, objects=GLYPH)
    assert [char[0] for char in chars(data, "pdfium")] == ["\N{REPLACEMENT CHARACTER}"] * 2
    assert [char[0] for char in chars(data, "pdfplumber")] == ["a", "b"]
    found = parse_bytes(data, "x.pdf")
    assert found.source.reader == "pdfplumber"
    assert [entry.code for entry in found.diagnostics].count("reader-fallback") == 1


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("auto", "page 2 cannot be read"),
        ("pdfium", "page 2 cannot be read"),
        ("pdfplumber", "1 of 2 pages cannot be read"),
    ],
)
def test_a_page_that_the_other_reader_passes_over_in_silence_is_not_left_out(
    choice: Literal["auto", "pdfium", "pdfplumber"], said: str
) -> None:
    data = handmade(*["BT /F1 12 Tf 72 700 Td (Text of a page.) Tj ET"] * 2)
    second = data[data.index(b"12 0 obj") : data.index(b"endobj", data.index(b"12 0 obj"))]
    data = data.replace(second, b"12 0 obj\n7".ljust(len(second) - 1) + b"\n")
    with open_with("pdfplumber", data) as reader:
        assert len(list(reader.pages())) == 1
    with pytest.raises(DamagedError, match=said):
        parse_bytes(data, "x.pdf", ParseOptions(reader=choice))


def test_one_glyph_may_stand_for_several_letters() -> None:
    entries = "/FirstChar 97 /LastChar 99 /Widths [600 600 600] /ToUnicode 100 0 R >>"
    font = HELVETICA["F1"].replace("Helvetica", "Own").replace(">>", entries)  # pdfminer knows the widths of Helvetica
    means = meaning({ord("a"): "ffi", ord("b"): "b", ord("c"): "\N{MATHEMATICAL BOLD CAPITAL A}"})
    data = handmade("BT /F1 12 Tf 100 700 Td (abc) Tj ET", fonts={"F1": font}, objects={100: means})
    read = chars(data, "pdfium")
    assert [char[0] for char in read] == [*"ffib", "\N{MATHEMATICAL BOLD CAPITAL A}"]
    assert read == chars(data, "pdfplumber")


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_the_bullet_of_a_symbol_font_is_one(reader: str) -> None:
    entries = "/FirstChar 97 /LastChar 98 /Widths [600 600] /ToUnicode 100 0 R >>"
    font = HELVETICA["F1"].replace("Helvetica", "Own").replace(">>", entries)
    means = meaning({ord("a"): "\uf0b7", ord("b"): "\uf0d8"})
    data = handmade("BT /F1 12 Tf 100 700 Td (ab) Tj ET", fonts={"F1": font}, objects={100: means})
    assert [char[0] for char in chars(data, reader)] == ["•", "\uf0d8"]  # of the others each font has its own


@pytest.mark.corpus
def test_both_readers_give_the_same_output_on_real_documents(corpus_folder: Any) -> None:
    paths = sorted((corpus_folder / "gold" / "letters").glob("*.pdf"))[::5]
    for path in paths:
        data = path.read_bytes()
        assert read(data, reader="pdfium") == read(data, reader="pdfplumber"), path.name
