"""The reader on PDFium (pypdfium2): fast.

PDFium is not thread-safe: one document at a time in a process.
"""

import ctypes
from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

import pypdfium2_raw as pdfium

from undoc_cli.errors import DamagedError, EncryptedError, NoPagesError
from undoc_cli.page import Link, Page
from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.drawn import backgrounds_of, box_of
from undoc_cli.read.letters import is_blank
from undoc_cli.read.matrices import IDENTITY, Matrix, around, times
from undoc_cli.read.names import uri_of
from undoc_cli.read.pdfium_faces import Faces
from undoc_cli.read.pdfium_objects import HUGE, decimal, layers_of, matrices
from undoc_cli.read.pdfium_rules import rules_drawn, shows_shapes
from undoc_cli.read.pdfium_runs import runs_of_texts, texts_on
from undoc_cli.read.pdfium_texts import hidden_texts

if TYPE_CHECKING:
    from undoc_cli.geometry import Box

REASONS = {
    pdfium.FPDF_ERR_FORMAT: "its structure is broken",
    pdfium.FPDF_ERR_SECURITY: "it is encrypted in a way that PDFium does not know",
}
# PDFium keeps what it has read of a file until that is closed: 80 kB a page.  So a long file is opened again after so
# many pages, or a tenth of them, so that the work grows with the pages and not faster.
PAGES_AT_ONCE = 50


class PdfiumReader:
    """An open PDF.  Use as a context manager; `pages()` yields each page once and lets go of it."""

    name = "pdfium"

    def __init__(self, data: bytes, password: str | None = None) -> None:
        """Open the bytes of a PDF; raises EncryptedError, DamagedError or NoPagesError."""
        self._open = 0  # the page that is being read
        self._data = data  # PDFium reads from it as long as the document is open
        self._password = password
        self._document = self._opened()
        self.page_count: int = call.count_pages(self._document)
        if self.page_count <= 0:
            self.close()
            raise NoPagesError("the PDF has no pages")

    def _opened(self) -> int:
        password = self._password.encode() if self._password else None
        document: int = call.open_document(self._data, len(self._data), password) or 0
        if not document:
            error = call.last_error()
            if error == pdfium.FPDF_ERR_PASSWORD:
                raise EncryptedError.of(password)
            why = REASONS.get(error, f"PDFium's error {error}")
            raise DamagedError(f"the PDF cannot be opened ({why})")
        return document

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._turn_to(0)
        if self._document:
            call.close_document(self._document)
            self._document = 0

    def pages(self) -> Iterator[Page]:
        """Yield the pages in order; raises DamagedError where one cannot be read."""
        faces = Faces({})
        at_once = max(PAGES_AT_ONCE, self.page_count // 20)
        for index in range(self.page_count):
            if index and index % at_once == 0:
                self.close()
                self._document, faces = self._opened(), Faces({})
            page = call.open_page(self._document, index)
            self._turn_to(page or 0)
            if not page:
                raise DamagedError(f"page {index + 1} cannot be read")
            faces = Faces(faces)
            try:
                read = _Reading(self._document, index, page, faces).read()
            except (ArithmeticError, ValueError) as error:
                raise DamagedError(f"page {index + 1} cannot be read ({error})") from error
            yield read
        self._turn_to(0)

    def _turn_to(self, page: int) -> None:
        """Close the page that is open; only now, when the next is: PDFium keeps the fonts that both use."""
        if self._open:
            call.close_page(self._open)
        self._open = page


class _Reading:
    """A page while it is read."""

    def __init__(self, document: int, index: int, page: int, faces: Faces) -> None:
        self._document = document
        self._index = index
        self._page = page
        self._faces = faces

    def read(self) -> Page:
        """Return all that stands on the page."""
        matrix, width, height = self._frame()
        layers = layers_of(self._page)
        images = {
            handle: box_of(*around(times(times(own, layer.frame), matrix), 0, 0, 1, 1), height)
            for layer in layers
            for handles in [layer.of_kind(pdfium.FPDF_PAGEOBJ_IMAGE)]
            for handle, own in zip(handles, matrices(handles), strict=True)
        }
        covered = any(box.covers(width, height) for box in images.values())
        unseen = hidden_texts(layers) if covered else frozenset[int]()  # before they are set on lines
        texts = texts_on(self._page, layers, self._faces, matrix)
        backgrounds: tuple[Box, ...] = ()
        if covered:
            lengths = {text.handle: len(text.text) for text in texts}
            hidden = sum(lengths.pop(handle, 0) for handle in unseen)
            order = [handle for layer in layers for handle in layer.handles]
            painted = [images.get(handle) or lengths.get(handle, 0) for handle in order]
            backgrounds = backgrounds_of(painted, hidden, width, height)
        runs = tuple(runs_of_texts(texts, width, height))
        return Page(
            self._index + 1,
            width,
            height,
            runs,
            rules_drawn(layers, matrix, height),
            tuple(images.values()),
            tuple(self._links(matrix, height)),
            backgrounds=backgrounds,
            drawing=is_blank(runs) and not images and shows_shapes(layers, matrix),
        )

    def _frame(self) -> tuple[Matrix, float, float]:
        """Return the matrix from the page's own coordinates to those of the page as shown, and its size."""
        x0, y0, x1, y1 = self._media_box()
        turns = call.rotation(self._page)
        if turns == 1:
            return (0.0, -1.0, 1.0, 0.0, -y0, x1), y1 - y0, x1 - x0
        if turns == 2:
            return (-1.0, 0.0, 0.0, -1.0, x1, y1), x1 - x0, y1 - y0
        if turns == 3:
            return (0.0, 1.0, -1.0, 0.0, y1, -x0), y1 - y0, x1 - x0
        matrix = (1.0, 0.0, 0.0, 1.0, -x0, -y0) if x0 or y0 else IDENTITY
        return matrix, x1 - x0, y1 - y0

    def _media_box(self) -> tuple[float, float, float, float]:
        sides = array("f", bytes(16))
        base, _ = sides.buffer_info()
        if not call.media_box(self._page, base, base + 4, base + 8, base + 12):
            self._inherited_box(sides)
        x0, y0, x1, y1 = map(decimal, sides)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _inherited_box(self, sides: "array[float]") -> None:
        """Write the box that a page has from the tree of pages: of that PDFium tells what the crop box leaves."""
        base, _ = sides.buffer_info()
        call.page_box(self._page, base)
        left, top, right, bottom = sides
        call.set_crop_box(self._page, -HUGE, -HUGE, HUGE, HUGE)
        size = array("f", bytes(8))
        call.page_size(self._document, self._index, size.buffer_info()[0])
        if sorted(size) != sorted((abs(right - left), abs(top - bottom))):
            whole = call.open_page(self._document, self._index)
            call.page_box(whole, base)
            call.close_page(whole)

    def _links(self, matrix: Matrix, height: float) -> Iterator[Link]:
        place = ctypes.c_int()
        link = ctypes.c_void_p()
        rect = array("f", bytes(16))
        while call.next_link(self._page, ctypes.addressof(place), ctypes.addressof(link)):
            action = call.link_action(link.value)
            if not action or call.action_kind(action) != pdfium.PDFACTION_URI:
                continue
            length = call.action_uri(self._document, action, None, 0)
            name = ctypes.create_string_buffer(max(length, 1))
            call.action_uri(self._document, action, ctypes.addressof(name), length)
            uri = uri_of(name.raw[:-1])
            if uri and call.link_rect(link.value, rect.buffer_info()[0]):
                left, top, right, bottom = map(decimal, rect)
                yield Link(box_of(*around(matrix, left, bottom, right, top), height), uri)
