"""Whether a PDF is damaged where its readers do not say so.

A stream that cannot be unpacked to its end is given up to where it can: half of a page is missing then, and no reader
says a word.  Each has a checksum, though, which none of them looks at.
"""

import zlib
from collections.abc import Iterator

HEAD = 4096  # bytes of the dictionary before a stream; those of pages have a hundred
# What is drawn and not read is passed over, pictures and the shapes of letters, which are most of a file; and what is
# kept beside the pages.
DRAWN = (b"/Length1", b"Type1C", b"Type0C", b"/OpenType", b"/EmbeddedFile", b"/Metadata")
PICTURE = b"/Image"  # of a stream whose subtype it is; one with text may name its pictures so, or those it can show
PACKED = (b"/FlateDecode", b"/Fl ", b"/Fl/")
BLANKS = b" \t\r\n"  # none of which begins what is packed
NAME_ENDS = (b"", *(bytes([end]) for end in b"\0\f/<>[]()%" + BLANKS))  # what may follow a name (ISO 32000-1, 7.2.2)
ZLIB_HEAD = 2  # bytes before what is packed
# What a program wrote that gives out all it has packed, and does not say that this was all (RFC 1951, 3.2.4).
FLUSHED = b"\0\0\xff\xff"
MOST = 16 << 20  # bytes that are unpacked of a stream; the longest page has a tenth
IN_ALL = 256 << 20  # bytes that are unpacked of a file; the longest documents have a tenth
SEVERAL = 50_000  # words that may begin a stream; what is behind these is not looked at
CHUNK = 1 << 16  # bytes that are unpacked at once: they are not kept


def is_damaged(data: bytes) -> bool:
    """Whether a packed stream of a PDF ends before its end, or is not what was packed."""
    # What is encrypted looks like that as well; a reader opens it only as a whole.
    return _has_broken(data) and b"/Encrypt" not in data


def _has_broken(data: bytes) -> bool:
    room = IN_ALL
    for packed in _packed(data):
        most = min(room, MOST)
        unpacker = zlib.decompressobj()
        try:
            size = _unpacked(unpacker, packed, most)
        except zlib.error:
            return True
        room -= size
        if packed and size < most and not unpacker.eof and not _lacks_end_only(packed):
            return True
        if room <= 0:
            break
    return False


def _packed(data: bytes) -> Iterator[memoryview]:
    """Yield the packed streams of a PDF that may hold text, or say what letters it has."""
    view = memoryview(data)
    at = 0
    for _ in range(SEVERAL):
        at = data.find(b"stream", at)
        if at < 0:
            break
        begin = data.rfind(b"obj", max(0, at - HEAD), at)
        head = data[begin:at].rstrip() if begin >= 0 else b""
        start = at + len(b"stream")
        if not head.endswith(b">>"):  # in the text of another, or the word that ends one
            at = start
            continue
        end = data.find(b"endstream", start)
        stop = len(data) if end < 0 else end
        at = stop if end < 0 else end + len(b"endstream")
        _, _, filters = head.partition(b"/Filter")
        if filters.lstrip(BLANKS + b"[").startswith(PACKED) and not _is_drawn(head):
            blank = data[start : min(stop, start + HEAD)]
            yield view[start + len(blank) - len(blank.lstrip(BLANKS)) : stop]


def _is_drawn(head: bytes) -> bool:
    values = (after.lstrip(BLANKS) for after in head.split(b"/Subtype")[1:])
    pictures = (value.startswith(PICTURE) and value[len(PICTURE) :][:1] in NAME_ENDS for value in values)
    return any(pictures) or any(word in head for word in DRAWN)


def _unpacked(unpacker: "zlib._Decompress", packed: memoryview, most: int) -> int:
    """Unpack about so many bytes at the most; return how many they are."""
    size = 0
    for at in range(0, len(packed), CHUNK):
        part: bytes | memoryview = packed[at : at + CHUNK]
        given = CHUNK
        while (part or given == CHUNK) and size < most and not unpacker.eof:  # a full one may not be all of it
            given = len(unpacker.decompress(part, CHUNK))
            size += given
            part = unpacker.unconsumed_tail
        if size >= most or unpacker.eof:
            break
    return size


def _lacks_end_only(packed: memoryview) -> bool:
    """Whether a stream is whole but for its checksum, or for saying that it ends, which some programs do not write."""
    if bytes(packed[-HEAD:]).rstrip(BLANKS).endswith(FLUSHED):
        return True
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    _unpacked(unpacker, packed[ZLIB_HEAD:], MOST)
    return unpacker.eof
