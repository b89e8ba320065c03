"""PDFs made by hand: a content stream, and around it as little as a PDF needs."""

import zlib
from collections.abc import Mapping

BOX = "/MediaBox [0 0 612 792]"
HELVETICA = {"F1": "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"}


def handmade(
    *contents: str,
    page: str = BOX,
    fonts: Mapping[str, str] = HELVETICA,
    resources: str = "",
    objects: Mapping[int, bytes] | None = None,
    tree: str = "",
) -> bytes:
    """Return a PDF with a page for each content; `objects` are numbered from 100."""
    kids = range(10, 10 + 2 * len(contents), 2)
    names = " ".join(f"/{name} {font}" for name, font in fonts.items())
    parts: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] {tree} >>".encode(),
        **(objects or {}),
    }
    for kid, content in zip(kids, contents, strict=True):
        parts[kid] = (
            f"<< /Type /Page /Parent 2 0 R {page} /Contents {kid + 1} 0 R"
            f" /Resources << /Font << {names} >> {resources} >> >>"
        ).encode()
        parts[kid + 1] = stream(content.encode("latin-1"))
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in sorted(parts.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, start)
    return bytes(out)


def stream(data: bytes, entries: str = "") -> bytes:
    """Return the body of an object that holds data."""
    packed = zlib.compress(data)
    return b"<< /Filter /FlateDecode /Length %d %b >>\nstream\n%b\nendstream" % (len(packed), entries.encode(), packed)


def meaning(codes: Mapping[int, str]) -> bytes:
    """Return the object that says which text the codes of a font stand for (a ToUnicode CMap)."""
    lines = "\n".join(f"<{code:02X}> <{text.encode('utf-16-be').hex()}>" for code, text in codes.items())
    return stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{lines}\nendbfchar\nendcmap end end".encode()
    )


def drawn_font(letters: str) -> str:
    """Return a font whose letters are drawn by the page's own operators, and named, but not in Unicode."""
    procedures = " ".join(f"/{letter} 100 0 R" for letter in letters)
    codes = " ".join(f"{ord(letter)} /{letter}" for letter in letters)
    first, last = min(map(ord, letters)), max(map(ord, letters))
    return (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0]"
        f" /CharProcs << {procedures} >> /Encoding << /Type /Encoding /Differences [{codes}] >>"
        f" /FirstChar {first} /LastChar {last} /Widths [{'600 ' * (last - first + 1)}] >>"
    )


GLYPH = {100: stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")}  # of each letter of a drawn font
