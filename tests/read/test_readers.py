"""Two readers, one output: what is read does not depend on the library that read it."""

from typing import Any

import msgspec
import pytest
from reading import FIXTURES

from undoc_cli.errors import EncryptedError, NoPagesError, UndocError
from undoc_cli.pipeline import ParseOptions, parse_bytes

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


def test_no_pages_is_said() -> None:
    with pytest.raises(NoPagesError):
        read((FIXTURES / "broken" / "no-pages.pdf").read_bytes(), reader="pdfium")
