"""The text objects of a page, each set on a line of its own in its own em square."""

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from math import hypot
from operator import add
from typing import TYPE_CHECKING

import pypdfium2_raw as pdfium

from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.characters import Edges, edges_of
from undoc_cli.read.matrices import Matrix, inverse, times
from undoc_cli.read.pdfium_faces import EM, Face, Faces
from undoc_cli.read.pdfium_objects import Layer, each, give_matrices, matrices_at, numbers_of, parts_of
from undoc_cli.runs import gaps_between

if TYPE_CHECKING:
    from array import array

UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
LEAST = 1e-6  # the size of text that can be seen, before its matrix
BACKWARDS: Matrix = (-1.0, 0.0, 0.0, -1.0, 0.0, 0.0)  # of text of negative size
LEADING = 10 * EM  # between the lines that text objects are set on


class Text:
    """A text object and its characters."""

    __slots__ = (
        "edges",
        "face",
        "handle",
        "inverse",
        "level",
        "matrix",
        "offsets",
        "scale",
        "size",
        "stretch",
        "text",
        "widths",
    )

    def __init__(self, handle: int, matrix: Matrix, inverse: Matrix, size: float, face: Face) -> None:
        """Take an object with the matrix that sets it on the page, and the inverse of that of the forms around it."""
        self.handle = handle
        self.matrix = matrix  # if its size is negative turned by half
        self.inverse = inverse
        self.size = size
        self.stretch = hypot(matrix[0], matrix[1]) or 1.0  # what the matrix makes of lengths along the text
        self.scale = self.stretch * abs(size) / EM  # points of a thousandth of an em
        self.face = face
        self.level = not matrix[1] and matrix[0] > 0 and matrix[3] > 0  # reads from left to right, across the page
        self.text = ""
        self.edges: Edges | None = None  # of its characters, if each stands behind the one before it
        self.offsets: Sequence[float] = ()  # of each character, in thousandths of an em
        self.widths: Sequence[float] = ()  # in points

    def take(self, text: str, text_page: call.Pointer, places: "array[float]", start: int) -> bool:
        """Take all its characters, from `start` on in a text page; not if one may be unknown.

        Nor if one does not stand behind the one before it.
        """
        face, x = self.face, self.matrix[4]
        if not self.level or (face.unknown and not face.unknown.isdisjoint(text)):
            return False
        edges = edges_of(places, start, text, face.widths, self.scale, x)
        if edges is None and face.learn_new(text_page, text, places, start) and face.unknown.isdisjoint(text):
            edges = edges_of(places, start, text, face.widths, self.scale, x)
        if edges is None:
            return False
        self.text, self.edges = text, edges
        return True

    def add(self, text: str, offsets: Sequence[float], widths: Sequence[float]) -> None:
        """Add characters at the end; their widths are given in thousandths of an em."""
        self.text += text
        self.offsets = [*self.offsets, *offsets]
        self.widths = [*self.widths, *[self.scale * width for width in widths]]

    def loose_edges(self) -> Edges:
        """Return the edges of characters that were added."""
        x, scale = self.matrix[4], self.scale
        x0s = [x + scale * offset for offset in self.offsets]
        x1s = list(map(add, x0s, self.widths))
        return x0s, x1s, gaps_between(x0s, x1s)

    def in_em(self, x: float, y: float) -> Matrix:
        """Return the matrix that sets it in its em square, upright, at a place of the text page."""
        scale = EM / self.size
        return times((scale, 0.0, 0.0, scale, x, y), self.inverse)


def spread(layers: Iterable[Layer], matrix: Matrix, faces: Faces) -> list[Text]:
    """Set each text object on a line of its own in its em square; return them with the places they had.

    `matrix` is that of the page.
    """
    found: list[Text] = []
    for layer in layers:
        handles = layer.of_kind(pdfium.FPDF_PAGEOBJ_TEXT)
        # PDFium leaves out what paints nothing, as a blank does; but a line around it has a breadth.
        pointers = list(map(call.pointer, handles))
        each(call.set_text_mode, pointers, repeat(pdfium.FPDF_TEXTRENDERMODE_STROKE))
        breadths = zip(handles, numbers_of(call.line_width, pointers, 1), strict=True)
        each(call.set_line_width, [handle for handle, breadth in breadths if breadth != 1], repeat(1.0))
        _unmark(pointers, list(map(call.count_marks, pointers)))
        back, onward = inverse(layer.frame), times(layer.frame, matrix)
        sizes, fonts = numbers_of(call.text_size, pointers, 1), map(call.text_font, pointers)
        for handle, own, size, font in zip(handles, matrices_at(pointers), sizes, fonts, strict=True):
            if not (abs(size) > LEAST and font and back):
                call.set_active(handle, 0)
                continue
            upright = own if size > 0 else times(BACKWARDS, own)
            found.append(Text(handle, times(upright, onward), back, size, faces[font]))
    set_at(found, [text.in_em(0.0, LEADING * at) for at, text in enumerate(found)])
    return found


def hidden_texts(layers: Iterable[Layer]) -> frozenset[int]:
    """Return the text objects that are painted so that nothing is seen of them."""
    handles = (handle for layer in layers for handle in layer.of_kind(pdfium.FPDF_PAGEOBJ_TEXT))
    return frozenset(handle for handle in handles if call.text_mode(handle) in UNSEEN)


def set_at(texts: Sequence[Text], places: Sequence[Matrix]) -> None:
    """Set text objects at places of the text page."""
    give_matrices(call.set_matrix, [call.pointer(text.handle) for text in texts], places)


def _unmark(pointers: Sequence[call.Pointer], counts: Sequence[int]) -> None:
    """Take away what marked content says instead of a text; `counts` are the marks of each."""
    marks = parts_of(call.get_mark, pointers, counts)
    told = {mark for mark in set(marks) if call.mark_type(mark, b"ActualText")}
    if told:
        for pointer, mark in zip(chain.from_iterable(map(repeat, pointers, counts)), marks, strict=True):
            if mark in told:
                call.remove_mark(pointer, call.pointer(mark))
