"""Whether a PDF is damaged where its readers do not say so.

A stream that cannot be unpacked to its end is given up to where it can: half of a page is missing then, and no reader
says a word.  Each has a checksum, though, which none of them looks at.
"""

import zlib
from collections.abc import Iterator
from itertools import islice

HEAD = 4096  # bytes of the dictionary before a stream; those of pages have a hundred
# What is drawn and not read is passed over: pictures, and the shapes of letters, which are most of a file.
DRAWN = (b"/Image", b"/Length1", b"Type1C", b"Type0C", b"/OpenType")
PACKED = (b"/FlateDecode", b"/Fl ", b"/Fl/")
BLANKS = b" \t\r\n"  # none of which begins what is packed
ZLIB_HEAD = 2  # bytes before what is packed
MOST = 16 << 20  # bytes that are unpacked of a stream; the longest page has a tenth
SEVERAL = 10_000  # streams; what is behind these is not looked at


def is_damaged(data: bytes) -> bool:
    """Whether a packed stream of a PDF ends before its end, or is not what was packed."""
    # What is encrypted looks like that as well; a reader opens it only as a whole.
    return any(map(_is_broken, islice(_packed(data), SEVERAL))) and b"/Encrypt" not in data


def _packed(data: bytes) -> Iterator[bytes]:
    """Yield the packed streams of a PDF that may hold text, or say what letters it has."""
    at = 0
    while (at := data.find(b"stream", at)) >= 0:
        begin = data.rfind(b"obj", max(0, at - HEAD), at)
        head = data[begin:at].rstrip() if begin >= 0 else b""
        start = at + len(b"stream")
        if not head.endswith(b">>"):  # in the text of another, or the word that ends one
            at = start
            continue
        end = data.find(b"endstream", start)
        at = len(data) if end < 0 else end + len(b"endstream")
        _, _, filters = head.partition(b"/Filter")
        if filters.lstrip(BLANKS + b"[").startswith(PACKED) and not any(word in head for word in DRAWN):
            yield data[start : at if end < 0 else end]


def _is_broken(packed: bytes) -> bool:
    packed = packed.lstrip(BLANKS)
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(packed, MOST)
    except zlib.error:
        return True
    return bool(packed) and not (unpacker.eof or unpacker.unconsumed_tail or _lacks_checksum_only(packed))


def _lacks_checksum_only(packed: bytes) -> bool:
    """Whether a stream is whole but for its checksum, which some programs do not write."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacker.decompress(packed[ZLIB_HEAD:], MOST)
    return unpacker.eof
