"""The fonts of a file as PDFium knows them, and what their characters measure."""

import ctypes
from collections.abc import Iterable, Mapping, Sequence
from operator import lt

from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.names import font_named
from undoc_cli.rules.direction import reads_right_to_left

EM = 1000.0  # places along a text are thousandths of an em, whole where they are sums of widths and kerns
NEARLY = 1.0  # thousandth of an em, by which edges differ that are the same
BLANK = " "
BLANK_WIDTH = EM / 4  # of fonts that do not say it

# Where PDFium writes its answers.
_LOOSE = (ctypes.c_float * 4)()
_TIGHT = (ctypes.c_double * 4)()
_WIDTH = ctypes.c_float()
_NAME = ctypes.create_string_buffer(256)
_AT_LOOSE = call.pointer(ctypes.addressof(_LOOSE))
_AT_TIGHT = [call.pointer(ctypes.addressof(_TIGHT) + 8 * side) for side in range(4)]
_AT_WIDTH = ctypes.addressof(_WIDTH)


class Face:
    """A font of the file: its name, and what the characters met so far measure."""

    def __init__(self, handle: int) -> None:
        """Take a font by its handle."""
        self.handle = handle
        _NAME.value = b""
        call.font_name(handle, ctypes.addressof(_NAME), len(_NAME))
        self.font = font_named(_NAME.value.decode("utf-8", "replace"))
        self.widths: dict[str, float] = {}
        self.unknown: set[str] = set()  # codes that stand for no character

    def stated(self, letter: str) -> float:
        """Return the width that the font states for a character."""
        call.glyph_width(self.handle, ord(letter), EM, _AT_WIDTH)
        return _WIDTH.value

    @property
    def blank(self) -> float:
        """The width of a blank."""
        if BLANK not in self.widths:
            self.widths[BLANK] = float(round(self.stated(BLANK))) or BLANK_WIDTH
        return self.widths[BLANK]

    def learn_new(self, text_page: call.Pointer, text: str, places: Sequence[float], start: int) -> bool:
        """Learn what is new in a text whose characters, from `start` on in a text page, stand one behind the other.

        Return whether there was anything to learn.
        """
        new = set(text) - self.widths.keys()
        if not new or not text.isprintable() or reads_right_to_left(text):
            return False
        own = places[start : start + len(text)]
        if not all(map(lt, own, own[1:])):
            return False
        firsts = sorted(map(text.index, new))
        letters = "".join([text[at] for at in firsts])
        self.learn(text_page, letters, [start + at for at in firsts], [own[at] for at in firsts], ())
        return True

    def learn(
        self,
        text_page: call.Pointer,
        text: str,
        indices: Sequence[int],
        places: Sequence[float],
        shared: Iterable[tuple[int, int]],
    ) -> None:
        """Learn the widths of the characters of a text that have not been met before."""
        skipped = {at for start, end in shared for at in range(start, end)}
        for at, (letter, index, place) in enumerate(zip(text, indices, places, strict=True)):
            if letter in self.widths or at in skipped:
                continue
            edge, paint = right_edges(text_page, index)
            width = edge - place
            # PDFium's loose box is as wide as the font states, or wider where the glyph is painted beyond that.
            if edge < paint + NEARLY:
                stated = self.stated(letter)
                width = stated if 0 < stated < width + NEARLY else width
            self.widths[letter] = float(round(width))
            if call.unknown_at(text_page, index) == 1:
                self.unknown.add(letter)


class Faces(dict[int, Face]):
    """The fonts of a page by their handles: those that the page before had as well, PDFium keeps, and only those."""

    def __init__(self, before: Mapping[int, Face]) -> None:
        """Take the fonts of the page before."""
        super().__init__()
        self._before = dict(before)

    def __missing__(self, handle: int) -> Face:
        self[handle] = face = self._before.get(handle) or Face(handle)
        return face


def right_edges(text_page: call.Pointer, index: int) -> tuple[float, float]:
    """Return where a character ends in a text page, and where its paint ends."""
    call.loose_box_at(text_page, index, _AT_LOOSE)
    call.tight_box_at(text_page, index, *_AT_TIGHT)
    return _LOOSE[2], _TIGHT[1]
