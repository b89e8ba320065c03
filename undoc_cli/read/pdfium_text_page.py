"""The text page that PDFium makes of a page: its characters, and whose they are."""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate, groupby, repeat

from undoc_cli.errors import DamagedError
from undoc_cli.read import pdfium_calls as call
from undoc_cli.runs import UNKNOWN

NEW_LINE = "\r\n"
TAKEN, TAKEN_IN_TEXT = "\x02", "\ufffe"  # what PDFium leaves where it took a hyphen at the end of a line


@contextmanager
def text_page_of(page: int) -> Iterator[call.Pointer]:
    """Open and close the text page of a page."""
    address = call.open_text(page)
    if not address:
        raise DamagedError("the text of a page cannot be read")
    text_page = call.pointer(address)
    try:
        yield text_page
    finally:
        call.close_text(text_page)


def letters_of(text_page: call.Pointer) -> str:
    """Return one character for each that a text page has; halves of pairs of UTF-16 stay halves."""
    count = call.count_chars(text_page)
    room = array("H", bytes(4 * (count + 1)))
    length = call.get_text(text_page, 0, count, call.pointer(room.buffer_info()[0])) - 1  # behind it stands a nought
    text = room[: max(length, 0)].tobytes().decode("utf-16-le", "surrogatepass")
    if len(text) != count:  # PDFium leaves out what has no meaning, and a pair of halves is one character
        codes = map(call.letter_at, repeat(text_page), range(count))
        return "".join([chr(code) if code < 0x110000 else UNKNOWN for code in codes])
    if TAKEN_IN_TEXT in text:
        return "".join(
            [
                TAKEN if letter == TAKEN_IN_TEXT and call.letter_at(text_page, index) == ord(TAKEN) else letter
                for index, letter in enumerate(text)
            ]
        )
    return text


def shares_of(text_page: call.Pointer, letters: str) -> Iterator[tuple[int, int, str]]:
    """Yield which characters of a text page belong to which object: object, index of the first, characters.

    PDFium begins a new line where another object begins, but not where it has taken a hyphen.
    """
    lines = letters.split(NEW_LINE)
    starts = accumulate((len(line) + len(NEW_LINE) for line in lines), initial=0)
    found = [(start, line) for start, line in zip(starts, lines, strict=False) if line]
    firsts = map(call.object_at, repeat(text_page), [start for start, _ in found])
    lasts = map(call.object_at, repeat(text_page), [start + len(line) - 1 for start, line in found])
    for (start, line), first, last in zip(found, firsts, lasts, strict=True):
        if first == last:
            yield first, start, line
            continue
        at = 0
        for owner, part in groupby(map(call.object_at, repeat(text_page), range(start, start + len(line)))):
            end = at + len(list(part))
            yield owner, start + at, line[at:end]
            at = end
