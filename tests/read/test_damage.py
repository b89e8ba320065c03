"""Files that have gone bad on a disk or on their way: what readers pass over in silence is found."""

import zlib
from pathlib import Path

import pytest
from handmade import handmade
from reading import FIXTURES, document, pdf

from undoc_cli.pipeline import parse_bytes
from undoc_cli.read import damage
from undoc_cli.read.damage import CHUNK, is_damaged

TEXT = "BT /F1 12 Tf 72 700 Td " + " ".join(f"0 -14 Td (Line {number} of the page.) Tj" for number in range(40)) + " ET"
MADE = handmade(TEXT)
START = MADE.index(b"stream\n") + len(b"stream\n")
END = MADE.index(b"\nendstream")
CODE = "file-damaged"
PACKER = zlib.compressobj()
FLUSHED = PACKER.compress(b"text") + PACKER.flush(zlib.Z_SYNC_FLUSH)


def _codes(data: bytes) -> list[str]:
    return [entry.code for entry in parse_bytes(data, "made.pdf").diagnostics]


@pytest.mark.parametrize("at", range(START + 2, END, 7))
def test_a_flipped_bit_in_a_stream_is_found(at: int) -> None:
    assert is_damaged(MADE[:at] + bytes([MADE[at] ^ 4]) + MADE[at + 1 :])


def test_what_a_flipped_bit_takes_away_is_told() -> None:
    """The reader gives the page up to the bit, and nothing says that there was more."""
    middle = (START + END) // 2
    broken = MADE[:middle] + bytes([MADE[middle] ^ 0xFF]) + MADE[middle + 1 :]
    whole = " ".join(block.text for block in parse_bytes(MADE, "made.pdf").body)
    rest = parse_bytes(broken, "made.pdf")
    assert len(" ".join(block.text for block in rest.body)) < len(whole)
    (found,) = [entry for entry in rest.diagnostics if entry.code == CODE]
    assert (found.severity, found.pointer) == ("warning", "/source/bytes")
    assert "fetch the document again" in found.message


def test_a_stream_that_is_cut_is_found() -> None:
    assert is_damaged(MADE[: END - 20] + MADE[END:])
    assert is_damaged(MADE[: END - 20])


@pytest.mark.parametrize("path", sorted((FIXTURES / "pdf").glob("*.pdf")), ids=lambda path: str(path.stem))
def test_whole_files_are_whole(path: Path) -> None:
    assert not is_damaged(path.read_bytes())


def test_what_is_encrypted_is_not_taken_for_damaged() -> None:
    assert not is_damaged((FIXTURES / "broken" / "encrypted.pdf").read_bytes())


@pytest.mark.parametrize(
    "entries",
    [
        b"/Subtype /Image",
        b"/Subtype/Image/Width 9",
        b"/Subtype \n/Image",
        b"/Length1 9",
        b"/Subtype /Type1C",
        b"/Subtype /CIDFontType0C",
    ],
)
def test_what_is_only_drawn_is_passed_over(entries: bytes) -> None:
    assert not is_damaged(
        b"%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode " + entries + b" >>\nstream\nno\nendstream\nendobj\n"
    )


@pytest.mark.parametrize(
    "entries",
    [
        b"/Subtype /Form /Resources << /ProcSet [/PDF /Text /ImageB /ImageC /ImageI] >>",
        b"/Subtype /Form /Resources << /XObject << /Image4 4 0 R /Image 5 0 R >> >>",
        b"/Subtype /Image4",
    ],
)
def test_text_that_may_show_pictures_is_no_picture(entries: bytes) -> None:
    assert is_damaged(
        b"%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode " + entries + b" >>\nstream\nno\nendstream\nendobj\n"
    )


@pytest.mark.parametrize(
    "stream",
    [
        b"<< /Filter /FlateDecode >>\nstream\r\n" + zlib.compress(b"text"),
        b"<< /Filter [/FlateDecode] >> stream\n" + zlib.compress(b"text") + b"\r\n",  # what may stand before the end
        b"<< /Filter /FlateDecode >>\nstream \r\n" + zlib.compress(b"text"),
        b"<< /Filter /FlateDecode >>\nstream\n" + zlib.compress(b"text")[:-4],  # without checksum
        b"<< /Filter /FlateDecode >>\nstream\n" + FLUSHED + b"\n",  # nor does it say that it ends
        b"<< /Filter /FlateDecode >>\nstream\n" + zlib.compress(b"\0" * (2 * CHUNK))[:-4],
        b"<< /Type /EmbeddedFile /Filter /FlateDecode >>\nstream\nno",
        b"<< /Type /Metadata /Filter /FlateDecode >>\nstream\nno",
        b"<< /Length 0 /Filter /FlateDecode >>\nstream\n",  # of a page that is blank
        b"<< /Filter /DCTDecode >>\nstream\nno",
        b"<< /Filter [/ASCII85Decode /FlateDecode] >>\nstream\nno",
        b"<< /Length 2 >>\nstream\nno",
        b"(a stream of words)",
    ],
)
def test_streams_of_all_kinds(stream: bytes) -> None:
    assert not is_damaged(b"%PDF-1.7\n1 0 obj\n" + stream + b"\nendstream\nendobj\n")


@pytest.mark.parametrize(("size", "before", "found"), [(CHUNK, 3, True), (CHUNK, 4, False), (9 * CHUNK, 1, True)])
def test_of_a_file_that_unpacks_without_end_the_first_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, size: int, before: int, *, found: bool
) -> None:
    monkeypatch.setattr(damage, "MOST", 2 * CHUNK)
    monkeypatch.setattr(damage, "IN_ALL", 4 * CHUNK)
    bomb = b"<< /Filter /FlateDecode >>\nstream\n" + zlib.compress(b"\0" * size) + b"\nendstream\nendobj\n1 0 obj\n"
    broken = b"<< /Filter /FlateDecode >>\nstream\nno\nendstream\nendobj\n"
    assert is_damaged(b"%PDF-1.7\n1 0 obj\n" + bomb * before + broken) is found


@pytest.mark.parametrize(("words", "found"), [(damage.SEVERAL - 1, True), (damage.SEVERAL, False)])
def test_of_a_file_of_that_word_alone_the_first_are_looked_at(words: int, *, found: bool) -> None:
    broken = b"1 0 obj\n<< /Filter /FlateDecode >>\nstream\nno\nendstream\nendobj\n"
    assert is_damaged(b"%PDF-1.7\n" + b"stream " * words + broken) is found


def test_a_letter_is_read_as_before() -> None:
    assert CODE not in [entry.code for entry in document("joint-seven-items").diagnostics]
    assert CODE not in _codes(pdf("one-item").read_bytes())
