"""The reader on PDFium (pypdfium2): fast.

PDFium gives characters only through its "text page", which is made for searching and copying: it sorts what stands
on a line, drops what is painted twice, joins blanks, takes out hyphens at line ends and puts in what marked content
says instead.  None of that is wanted here.  So each text object is first set on a line of its own, in its own em
square (in memory; no file is touched).  Then the text page gives the objects one by one in the order of the content
stream, with the offsets of their characters in ems, and takes a third of the time.  Where they stand on the page is
computed from the matrices that the objects had.

What PDFium still leaves out is put back: see `_blanks` (several blanks are one to it) and `_Ends` (a blank or a
hyphen at the end of an object).

PDFium is not thread-safe: one document at a time in a process.
"""

import ctypes
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise, repeat
from operator import ne
from typing import Self

import pypdfium2.raw as pdfium

from undoc_cli.errors import DamagedError, EncryptedError, NoPagesError
from undoc_cli.geometry import Box
from undoc_cli.page import Char, Font, Link, Page
from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.common import (
    IDENTITY,
    UNKNOWN,
    Drawn,
    Matrix,
    font_named,
    is_shown,
    is_upright,
    rules_of,
    thousandths,
    turned,
)

EM = 1000  # glyphs are measured in thousandths of an em
SURE = 0.05  # of a thousandth: offsets this close to a whole one are whole, as widths and kerns nearly always are
LEADING = 10.0  # ems between the lines that text objects are set on
APART = 2.0  # and between objects set on one line
DEPTH = 12  # how deep forms may stand in forms
STRETCHED = 0.9  # of an em: a blank of this width is filled with blanks
BLANK = " "
DOTS = 250  # the width of a blank whose font does not say it
TAKEN = "\x02"  # what PDFium leaves where it took a hyphen

_make = partial(tuple.__new__, Char)


class PdfiumReader:
    """An open PDF.  Use as a context manager; `pages()` yields each page once and lets go of it."""

    name = "pdfium"

    def __init__(self, data: bytes, password: str | None = None) -> None:
        """Open the bytes of a PDF; raises EncryptedError, DamagedError or NoPagesError."""
        self._data = data  # PDFium reads from it as long as the document is open
        self._document: int | None = call.open_document(data, len(data), password.encode() if password else None)
        if not self._document:
            error = call.last_error()
            if error == pdfium.FPDF_ERR_PASSWORD:
                raise EncryptedError("the password is wrong" if password else "the PDF is encrypted")
            raise DamagedError(f"the PDF cannot be opened (PDFium's error {error})")
        self.page_count: int = call.count_pages(self._document)
        if self.page_count <= 0:
            self.close()
            raise NoPagesError("the PDF has no pages")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._document:
            call.close_document(self._document)
            self._document = None

    def pages(self) -> Iterator[Page]:
        """Yield the pages in order; raises DamagedError where one cannot be read."""
        before = 0
        faces: dict[int, _Face] = {}
        try:
            for index in range(self.page_count):
                page = call.open_page(self._document, index)
                if before:  # closed only now: PDFium keeps the fonts that the new page shares with it
                    call.close_page(before)
                before = page or 0
                if not page:
                    raise DamagedError(f"page {index + 1} cannot be read (PDFium's error {call.last_error()})")
                reading = _Reading(self._document or 0, page, faces)
                yield reading.page(index + 1)
                faces = reading.faces
        finally:
            if before:
                call.close_page(before)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies `inner` first."""
    if outer is IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    k, m, n, o, p, q = outer
    return (a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q)


def _inverse(matrix: Matrix) -> Matrix | None:
    a, b, c, d, e, f = matrix
    scale = a * d - b * c
    if not scale:
        return None
    return (d / scale, -b / scale, -c / scale, a / scale, (c * f - d * e) / scale, (b * e - a * f) / scale)


def _box(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """Return the box around a rectangle that a matrix has moved and turned."""
    a, b, c, d, e, f = matrix
    xs = (e + a * x0 + c * y0, e + a * x1 + c * y0, e + a * x0 + c * y1, e + a * x1 + c * y1)
    ys = (f + b * x0 + d * y0, f + b * x1 + d * y0, f + b * x0 + d * y1, f + b * x1 + d * y1)
    return min(xs), min(ys), max(xs), max(ys)


def _plain(value: float) -> float:
    """Return the decimal that a number of single precision stands for, where it is a short one."""
    short = round(value, 4)
    return short if abs(short - value) <= 1.2e-7 * abs(value) else value


@dataclass
class _Objects:
    """The objects of a page, in the order of the content stream, each with the matrix of the form it stands in."""

    texts: list[int] = field(default_factory=list)
    text_frames: list[Matrix] = field(default_factory=list)
    paths: list[tuple[int, Matrix]] = field(default_factory=list)
    images: list[tuple[int, Matrix]] = field(default_factory=list)

    def gather(self, handles: Sequence[int], frame: Matrix, depth: int = 0) -> None:
        """Take in objects and those of the forms among them."""
        for handle, kind in zip(handles, map(call.kind_of, handles), strict=True):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.texts.append(handle)
                self.text_frames.append(frame)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.paths.append((handle, frame))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.images.append((handle, frame))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEPTH:
                inside = list(map(call.inside_object, repeat(handle), range(max(call.count_inside(handle), 0))))
                self.gather(inside, _times(_matrix(handle), frame), depth + 1)


def _matrix(handle: int) -> Matrix:
    numbers = (ctypes.c_float * 6)()
    if not call.get_matrix(handle, ctypes.addressof(numbers)):
        return IDENTITY
    a, b, c, d, e, f = map(_plain, numbers)
    return (a, b, c, d, e, f)


class _Face:
    """A font of the file: its name, and of the characters met so far what they measure."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        name = ctypes.create_string_buffer(256)
        call.font_name(handle, name, len(name))
        self.font: Font = font_named(name.value.decode("utf-8", "replace"))
        self.widths: dict[str, float] = {}
        self.reaches: dict[str, float] = {}  # how far right of their origin they are painted
        self.unknown: set[str] = set()  # codes that stand for no character

    def width_of(self, letter: str) -> float:
        """Return the width that the font states, in thousandths of an em."""
        width = ctypes.c_float()
        call.glyph_width(self.handle, ord(letter), 1.0, ctypes.addressof(width))
        return float(round(width.value * EM))

    def blank(self) -> float:
        """Return the width of a blank."""
        return self.widths.get(BLANK) or self.width_of(BLANK) or DOTS

    def measure(self, text_page: int, index: int, letter: str, offset: float) -> None:
        """Learn what a character measures from the place where it stands in a text page."""
        rect = (ctypes.c_float * 4)()
        sides = (ctypes.c_double * 4)()
        base = ctypes.addressof(sides)
        call.loose_box(text_page, index, ctypes.addressof(rect))
        call.tight_box(text_page, index, base, base + 8, base + 16, base + 24)
        loose = rect[2] * EM - offset
        reach = sides[1] * EM - offset
        # PDFium's loose box is the width, or more where the glyph reaches beyond it.
        width = float(round(loose))
        if loose < reach + 1:
            stated = self.width_of(letter)
            width = stated if stated < loose + 1 else width
        self.widths[letter] = width
        self.reaches[letter] = 0.0 if letter == BLANK else reach
        if call.code_unknown(text_page, index) == 1 or letter == "\0":
            self.unknown.add(letter)


@dataclass
class _Run:
    """The characters of a text object: where each begins, in thousandths of an em from the object's origin."""

    number: int
    text: str
    offsets: list[float]
    widths: list[float]


class _Reading:
    """A page while it is read."""

    def __init__(self, document: int, page: int, faces: dict[int, _Face]) -> None:
        self._document = document
        self._page = page
        self._known = faces
        self.faces: dict[int, _Face] = {}

    def page(self, number: int) -> Page:
        """Return all that stands on the page."""
        matrix, width, height = self._frame()
        found = _Objects()
        handles = list(map(call.page_object, repeat(self._page), range(call.count_objects(self._page))))
        found.gather(handles, matrix)
        rects, lines = _drawn(found.paths, height)
        return Page(
            number,
            width,
            height,
            tuple(self._chars(found, width, height)),
            rules_of(rects, lines),
            tuple(_image(handle, frame, height) for handle, frame in found.images),
            tuple(self._links(matrix, height)),
        )
