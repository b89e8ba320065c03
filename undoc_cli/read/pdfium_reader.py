"""The reader on PDFium (pypdfium2): fast.

PDFium gives characters only through its "text page", which is made for searching and copying: it sorts what stands
on a line, drops what is painted twice, joins blanks, takes out hyphens at line ends and puts in what marked content
says instead.  None of that is wanted here.  So each text object is first set on a line of its own, in its own em
square (in memory; no file is touched).  Then the text page gives the objects one by one in the order of the content
stream, with the offsets of their characters in ems, and takes a third of the time.  Where they stand on the page is
computed from the matrices that the objects had.

What PDFium still does is undone: the blanks that it makes from gaps (`_without`), the hyphens that it takes at line
ends (`_hyphens`), the order that it gives to text that reads from right to left (`_in_place`).

PDFium is not thread-safe: one document at a time in a process.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby, pairwise, repeat
from operator import itemgetter, sub
from typing import Self

import pypdfium2_raw as pdfium

from undoc_cli.errors import DamagedError, EncryptedError, NoPagesError
from undoc_cli.geometry import Box
from undoc_cli.page import ASCENT, DESCENT, Char, Font, Link, Page, Run, runs_of
from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.common import (
    HALF,
    IDENTITY,
    LEGIBLE,
    UNKNOWN,
    Drawn,
    Matrix,
    box_of,
    font_named,
    is_blank_again,
    is_shown,
    is_upright,
    reads_right_to_left,
    rules_of,
    thousandths,
    turned,
    uri_of,
)

# Places along a text are whole numbers of this part of an em: finer than single precision tells them apart, and
# exact where they are sums of widths and kerns, which are given in thousandths.
EM = 100_000
THOUSANDTH = EM // 1000
# Sums of single precision drift, by up to 5 of these parts: what is so close to a whole thousandth is taken for it.
DRIFT = [0, -1, -2, -3, -4, -5, *[0] * 89, 5, 4, 3, 2, 1]
SINGLE = 1.2e-7  # the relative error of a number of single precision
HUGE = 1e9  # no place on any page
LEAST = 1e-6  # the size of text that can be seen, before its matrix
BACK = EM // 5  # that a letter may stand before the one painted before it
LEADING = 10.0  # ems between the lines that text objects are set on
APART = 2.0  # ems between text objects that are set on one line
DEPTH = 12  # how deep forms may stand in forms
# PDFium keeps what it has read of a file until that is closed: 80 kB a page.  So a long file is opened again after so
# many pages, or a tenth of them, so that the work grows with the pages and not faster.
PAGES_AT_ONCE = 100
BLANK = " "
BLANK_WIDTH = EM // 4  # of fonts that do not say it
NEW_LINE = "\r\n"
TAKEN, TAKEN_IN_TEXT = "\x02", "\ufffe"  # what PDFium leaves where it took a hyphen at the end of a line
HYPHEN = "-"
# PDFium exchanges them in text that reads from right to left.
MIRRORS = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
FIRST_HALF, LAST_HALF = "\ud800", "\udfff"
LAM = "\u0644"


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
                raise EncryptedError("the password is wrong" if password else "the PDF is encrypted")
            raise DamagedError(f"the PDF cannot be opened (PDFium's error {error})")
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
        faces: dict[int, _Face] = {}
        at_once = max(PAGES_AT_ONCE, self.page_count // 10)
        for index in range(self.page_count):
            if index and index % at_once == 0:
                self.close()
                self._document, faces = self._opened(), {}
            page = call.open_page(self._document, index)
            self._turn_to(page or 0)
            if not page:
                raise DamagedError(f"page {index + 1} cannot be read (PDFium's error {call.last_error()})")
            try:
                reading = _Reading(self._document, index, page, faces)
                read = reading.read()
            except (ArithmeticError, ValueError) as error:
                raise DamagedError(f"page {index + 1} cannot be read ({error})") from error
            faces = reading.faces
            yield read
        self._turn_to(0)

    def _turn_to(self, page: int) -> None:
        """Close the page that is open; only now, when the next is: PDFium keeps the fonts that both use."""
        if self._open:
            call.close_page(self._open)
        self._open = page


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


def _around(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """Return the edges around a rectangle that a matrix moves and turns."""
    a, b, c, d, e, f = matrix
    xs = (e + a * x0 + c * y0, e + a * x1 + c * y0, e + a * x0 + c * y1, e + a * x1 + c * y1)
    ys = (f + b * x0 + d * y0, f + b * x1 + d * y0, f + b * x0 + d * y1, f + b * x1 + d * y1)
    return min(xs), min(ys), max(xs), max(ys)


def _decimals(values: Iterable[float]) -> list[float]:
    """Return the short decimals that numbers of single precision stand for, where they stand for one."""
    given = list(values)
    known = {value: _decimal(value) for value in set(given)}  # sizes, heights and noughts come again and again
    return [known[value] for value in given]


def _decimal(value: float) -> float:
    if not -HUGE < value < HUGE:
        return 0.0
    short = round(value * 10000) / 10000
    return short if abs(short - value) <= SINGLE * abs(value) else value


def _matrix(handle: int) -> Matrix:
    """Return the matrix of an object that is not text."""
    numbers = (ctypes.c_float * 6)()
    call.get_matrix(handle, ctypes.addressof(numbers))
    a, b, c, d, e, f = _decimals(numbers)
    return (a, b, c, d, e, f)


@dataclass
class _Objects:
    """The objects of a page, in the order of the content stream, each with the matrix of the forms it stands in."""

    texts: list[tuple[int, Matrix]] = field(default_factory=list)
    paths: list[tuple[int, Matrix]] = field(default_factory=list)
    images: list[tuple[int, Matrix]] = field(default_factory=list)

    def gather(self, handles: Sequence[int], frame: Matrix, depth: int = 0) -> None:
        """Take in objects and those of the forms among them."""
        for handle, kind in zip(handles, map(call.kind_of, handles), strict=True):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.texts.append((handle, frame))
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.paths.append((handle, frame))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.images.append((handle, frame))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEPTH:
                inside = list(map(call.inside_object, repeat(handle), range(max(call.count_inside(handle), 0))))
                self.gather(inside, _times(_matrix(handle), frame), depth + 1)


class _Face:
    """A font of the file: its name, and what the characters met so far measure."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        name = ctypes.create_string_buffer(256)
        call.font_name(handle, name, len(name))
        self.font: Font = font_named(name.value.decode("utf-8", "replace"))
        self.widths: dict[str, int] = {}
        self.unknown: set[str] = set()  # codes that stand for no character

    def stated(self, letter: str) -> float:
        """Return the width that the font states for a character."""
        width = ctypes.c_float()
        call.glyph_width(self.handle, ord(letter), 1.0, ctypes.addressof(width))
        return width.value * EM

    @property
    def blank(self) -> int:
        """The width of a blank."""
        if BLANK not in self.widths:
            self.widths[BLANK] = _in_thousandths(self.stated(BLANK)) or BLANK_WIDTH
        return self.widths[BLANK]

    def learn(
        self,
        text_page: int,
        text: str,
        indices: Sequence[int],
        places: Sequence[int],
        shared: Iterable[tuple[int, int]],
    ) -> None:
        """Learn the widths of the characters of a text that have not been met before."""
        skipped = {at for start, end in shared for at in range(start, end)}
        for at, (letter, index, place) in enumerate(zip(text, indices, places, strict=True)):
            if letter in self.widths or at in skipped:
                continue
            edge, paint = _right_edges(text_page, index)
            width = edge - place
            # PDFium's loose box is as wide as the font states, or wider where the glyph is painted beyond that.
            if edge < paint + THOUSANDTH:
                stated = self.stated(letter)
                width = stated if 0 < stated < width + THOUSANDTH else width
            self.widths[letter] = _in_thousandths(width)
            if call.code_unknown(text_page, index) == 1:
                self.unknown.add(letter)


def _in_thousandths(length: float) -> int:
    """Return a length as fonts state it."""
    return round(length / THOUSANDTH) * THOUSANDTH


def _right_edges(text_page: int, index: int) -> tuple[float, float]:
    """Return where a character ends in a text page, and where its paint ends."""
    loose = (ctypes.c_float * 4)()
    tight = (ctypes.c_double * 4)()
    base = ctypes.addressof(tight)
    call.loose_box(text_page, index, ctypes.addressof(loose))
    call.tight_box(text_page, index, base, base + 8, base + 16, base + 24)
    return loose[2] * EM, tight[1] * EM


class _Slots:
    """Room for the places of the characters of a page: making it takes as long as using it."""

    def __init__(self) -> None:
        self._room = (ctypes.c_double * 1)()
        self._slots = [ctypes.byref(self._room)]

    def places(self, text_page: int, count: int) -> list[int]:
        """Return where the characters of a text page begin."""
        if count >= len(self._slots):
            self._room = (ctypes.c_double * (2 * count))()
            self._slots = [ctypes.byref(self._room, 8 * index) for index in range(2 * count)]
        pointer = ctypes.c_void_p(text_page)
        deque(map(call.origin_at, repeat(pointer), range(count), self._slots, repeat(self._slots[count])), maxlen=0)
        return [near + DRIFT[near % THOUSANDTH] for place in self._room[:count] for near in (int(EM * place + 0.5),)]


_SLOTS = _Slots()


@dataclass(slots=True, eq=False)
class _Text:
    """A text object and its characters."""

    handle: int
    matrix: Matrix  # of the page
    inverse: Matrix  # of the forms it stands in
    scale: float  # to its em square
    size: float
    face: _Face
    text: str = ""
    offsets: Sequence[float] = ()
    widths: Sequence[float] = ()

    def add(self, text: str, offsets: Sequence[float], widths: Sequence[float]) -> None:
        """Add characters at the end."""
        self.text += text
        self.offsets = [*self.offsets, *offsets] if self.offsets else offsets
        self.widths = [*self.widths, *widths] if self.widths else widths


class _Reading:
    """A page while it is read."""

    def __init__(self, document: int, index: int, page: int, faces: dict[int, _Face]) -> None:
        self._document = document
        self._index = index
        self._page = page
        self._known = faces
        self.faces: dict[int, _Face] = {}

    def read(self) -> Page:
        """Return all that stands on the page."""
        matrix, width, height = self._frame()
        found = _Objects()
        found.gather(list(map(call.page_object, repeat(self._page), range(call.count_objects(self._page)))), IDENTITY)
        return Page(
            self._index + 1,
            width,
            height,
            tuple(self._runs(found.texts, matrix, width, height)),
            _rules(found.paths, matrix, height),
            tuple(
                box_of(*_around(_times(_times(_matrix(handle), frame), matrix), 0, 0, 1, 1), height)
                for handle, frame in found.images
            ),
            tuple(self._links(matrix, height)),
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
        sides = (ctypes.c_float * 4)()
        base = ctypes.addressof(sides)
        if not call.media_box(self._page, base, base + 4, base + 8, base + 12):
            self._inherited_box(base)
        x0, y0, x1, y1 = _decimals(sides)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _inherited_box(self, base: int) -> None:
        """Write the box that a page has from the tree of pages: of that PDFium tells what the crop box leaves."""
        call.page_box(self._page, base)
        left, top, right, bottom = (ctypes.c_float * 4).from_address(base)
        call.set_crop_box(self._page, -HUGE, -HUGE, HUGE, HUGE)
        size = (ctypes.c_float * 2)()
        call.page_size(self._document, self._index, ctypes.addressof(size))
        if sorted(size) != sorted((abs(right - left), abs(top - bottom))):
            whole = call.open_page(self._document, self._index)
            call.page_box(whole, base)
            call.close_page(whole)

    # Text.

    def _runs(self, texts: Sequence[tuple[int, Matrix]], matrix: Matrix, width: float, height: float) -> list[Run]:
        texts_set = self._spread(texts, matrix)
        if texts_set:
            wanting = self._fill(texts_set)
            if wanting:
                self._hyphens(texts_set, wanting)
        runs: list[Run] = []
        for text in texts_set:
            for run in _placed(text, width, height):
                if not (runs and is_blank_again(run, runs[-1])):
                    runs.append(run)
                elif len(run.text) > 1:
                    runs.append(run._replace(text=run.text[1:], x0s=run.x0s[1:], x1s=run.x1s[1:]))
        return runs

    def _spread(self, texts: Sequence[tuple[int, Matrix]], matrix: Matrix) -> list[_Text]:
        """Set each text object on a line of its own in its em square; return them with the places they had."""
        handles = [handle for handle, _ in texts]
        numbers = (ctypes.c_float * (7 * len(handles)))()  # of each its matrix and its size
        place = ctypes.addressof(numbers)
        end = place + ctypes.sizeof(numbers)
        _each(call.get_matrix, handles, range(place, end, 28))
        _each(call.text_size, handles, range(place + 24, end, 28))
        known = _decimals(numbers)
        # PDFium leaves out what paints nothing, as a blank does; but a line around it has a breadth.
        _each(call.set_text_mode, handles, repeat(pdfium.FPDF_TEXTRENDERMODE_STROKE))
        _each(call.set_line_width, handles, repeat(1.0))
        found: list[_Text] = []
        for at, (handle, frame), font, marks in zip(
            range(0, 7 * len(texts), 7),
            texts,
            map(call.text_font, handles),
            map(call.count_marks, handles),
            strict=True,
        ):
            a, b, c, d, e, f, size = known[at : at + 7]
            inverse = IDENTITY if frame is IDENTITY else _inverse(frame)
            if not (abs(size) > LEAST and font and inverse):
                call.set_active(handle, 0)
                continue
            face = self.faces.get(font)
            if face is None:
                face = self.faces[font] = self._known.get(font) or _Face(font)
            own = (a, b, c, d, e, f) if size > 0 else (-a, -b, -c, -d, e, f)
            if frame is not IDENTITY:
                own = _times(own, frame)
            if matrix is not IDENTITY:
                own = _times(own, matrix)
            numbers[at : at + 6] = [*_in_em(1 / size, inverse, 0.0, LEADING * len(found))]
            call.set_matrix(handle, place + 4 * at)
            if marks:
                _unmark(handle, marks)
            found.append(_Text(handle, own, inverse, 1 / size, abs(size), face))
        return found

    def _fill(self, texts: Sequence[_Text]) -> list[_Text]:
        """Give the texts their characters; return those from which PDFium took a hyphen at their end."""
        by_handle = {text.handle: text for text in texts}
        with _text_page(self._page) as text_page:
            count = call.count_chars(text_page)
            letters = _letters(text_page, count)
            places = _SLOTS.places(text_page, count)
            for start, end, owner in _shares(text_page, letters):
                text = by_handle.get(owner)
                if text is not None:
                    _take(text, text_page, start, letters[start:end], places[start:end])
        return [text for text in texts if text.text.endswith(TAKEN)]

    def _hyphens(self, runs: Sequence[_Text], wanting: Sequence[_Text]) -> None:
        """Give runs back the hyphen at their end.

        PDFium exchanges it where a line ends and the next begins with a letter; so they are set on one line, with one
        more run behind them.
        """
        line = [*wanting, *runs[runs.index(wanting[-1]) + 1 :][:1]]
        shown = {run.handle for run in line}
        for run in runs:
            if run.handle not in shown:
                call.set_active(run.handle, 0)
        x = 0.0
        for run in line:
            numbers = (ctypes.c_float * 6)(*_in_em(run.scale, run.inverse, x, 0.0))
            call.set_matrix(run.handle, ctypes.addressof(numbers))
            x += (max(run.offsets, default=0.0) + EM) / EM + APART
        ends: dict[int, str] = {}
        with _text_page(self._page) as text_page:
            count = call.count_chars(text_page)
            pointer = ctypes.c_void_p(text_page)
            letters = _letters(text_page, count)
            for owner, letter in zip(map(call.object_at, repeat(pointer), range(count)), letters, strict=True):
                if owner:
                    ends[owner] = (ends.get(owner, "") + letter)[-2:]
        for run in wanting:
            end = ends.get(run.handle, HYPHEN)
            run.text = run.text[:-1] + end.rstrip(BLANK)[-1:]
            if end.endswith(BLANK):
                run.add(BLANK, [run.offsets[-1] + run.widths[-1]], [run.face.blank])

    # Links.

    def _links(self, matrix: Matrix, height: float) -> Iterator[Link]:
        place = ctypes.c_int()
        link = ctypes.c_void_p()
        rect = (ctypes.c_float * 4)()
        while call.next_link(self._page, ctypes.addressof(place), ctypes.addressof(link)):
            action = call.link_action(link.value)
            if not action or call.action_kind(action) != pdfium.PDFACTION_URI:
                continue
            length = call.action_uri(self._document, action, None, 0)
            name = ctypes.create_string_buffer(max(length, 1))
            call.action_uri(self._document, action, name, length)
            uri = uri_of(name.raw[:-1])
            if uri and call.link_rect(link.value, ctypes.addressof(rect)):
                left, top, right, bottom = _decimals(rect)
                yield Link(box_of(*_around(matrix, left, bottom, right, top), height), uri)


@contextmanager
def _text_page(page: int) -> Iterator[int]:
    text_page = call.open_text(page)
    if not text_page:
        raise DamagedError("the text of a page cannot be read")
    try:
        yield text_page
    finally:
        call.close_text(text_page)


def _in_em(scale: float, inverse: Matrix, x: float, y: float) -> Matrix:
    """Return the matrix that sets text in its em square, upright, at a place of the text page."""
    return _times((scale, 0.0, 0.0, scale, x, y), inverse)


def _unmark(handle: int, marks: int) -> None:
    """Take away what marked content says instead of a text."""
    for index in range(marks - 1, -1, -1):
        mark = call.get_mark(handle, index)
        if mark and call.mark_type(mark, b"ActualText"):
            call.remove_mark(handle, mark)


def _each(function: Callable[..., object], *arguments: Iterable[object]) -> None:
    """Call a function with each row of arguments, without a step of Python between them."""
    deque(map(function, *arguments), maxlen=0)


def _letters(text_page: int, count: int) -> str:
    """Return one character for each that a text page has; halves of pairs of UTF-16 stay halves."""
    pointer = ctypes.c_void_p(text_page)
    room = ctypes.create_string_buffer(4 * (count + 1))
    length = call.get_text(text_page, 0, count, ctypes.addressof(room)) - 1  # behind it stands a nought
    text = room.raw[: 2 * max(length, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) != count:  # PDFium leaves out what has no meaning, and a pair of halves is one character
        codes = map(call.letter_at, repeat(pointer), range(count))
        return "".join([chr(code) if code < 0x110000 else UNKNOWN for code in codes])
    if TAKEN_IN_TEXT in text:
        return "".join(
            [
                TAKEN if letter == TAKEN_IN_TEXT and call.letter_at(pointer, index) == ord(TAKEN) else letter
                for index, letter in enumerate(text)
            ]
        )
    return text


def _shares(text_page: int, letters: str) -> Iterator[tuple[int, int, int]]:
    """Yield which characters of a text page belong to which object: start, end, object.

    PDFium begins a new line where another object begins, but not where it has taken a hyphen.
    """
    pointer = ctypes.c_void_p(text_page)
    object_at = call.object_at
    start = 0
    for line in letters.split(NEW_LINE):
        end = start + len(line)
        if line:
            first = object_at(pointer, start)
            if len(line) == 1 or object_at(pointer, end - 1) == first:
                yield start, end, first
            else:
                owners = list(map(object_at, repeat(pointer), range(start, end)))
                for owner, part in groupby(range(start, end), key=lambda index: owners[index - start]):
                    low, *rest = part
                    yield low, low + len(rest) + 1, owner
        start = end + len(NEW_LINE)


def _joined(text: str, indices: Sequence[int], places: Sequence[int]) -> tuple[str, Sequence[int], list[int]]:
    """Join the halves of pairs of UTF-16; one without its other half is unknown."""
    letters: list[str] = []
    kept: list[int] = []
    for at, letter in enumerate(text):
        if not FIRST_HALF <= letter <= LAST_HALF:
            letters.append(letter)
        elif kept and kept[-1] == at - 1 and places[at - 1] == places[at] and FIRST_HALF <= text[at - 1] <= LAST_HALF:
            high, low = sorted((text[at - 1], letter))
            letters[-1] = (high + low).encode("utf-16", "surrogatepass").decode("utf-16", "replace")[0]
            continue
        else:
            letters.append(UNKNOWN)
        kept.append(at)
    return "".join(letters), [indices[at] for at in kept], [places[at] for at in kept]


def _take(text: _Text, text_page: int, start: int, letters: str, places: Sequence[int]) -> None:
    """Give a text the characters of a text page from `start` on."""
    widths, unknown = text.face.widths, text.face.unknown
    if unknown.isdisjoint(letters) and min(map(sub, places[1:], places), default=EM) >= THOUSANDTH:
        # Every character stands behind the one before it: there is nothing to undo, unless one is new.
        try:
            text.add(letters, places, list(map(widths.__getitem__, letters)))
        except KeyError:
            pass
        else:
            return
    text.add(*_looked_into(text, text_page, start, letters, places))


def _looked_into(
    text: _Text, text_page: int, start: int, letters: str, places: Sequence[int]
) -> tuple[str, Sequence[float], Sequence[float]]:
    """Return the characters of a text, their offsets and widths, with what PDFium does to them undone."""
    indices: Sequence[int] = range(start, start + len(letters))
    if BLANK in letters:
        indices = _without_made(text_page, letters, indices, places)
        letters = "".join([letters[index - start] for index in indices])
        places = [places[index - start] for index in indices]
    if not letters.isprintable() and any(FIRST_HALF <= letter <= LAST_HALF for letter in letters):
        letters, indices, places = _joined(letters, indices, places)
    right_to_left = reads_right_to_left(letters)
    if right_to_left:
        letters, indices, places = _as_painted(letters, indices, places)
    face = text.face
    shared = _shared(text_page, indices, places) if len(set(places)) < len(places) else ()
    widths: list[float]
    if right_to_left:
        widths = _own_widths(text_page, indices, places)
    else:
        face.learn(text_page, letters, indices, places, shared)
        widths = [face.widths.get(letter, 0) for letter in letters]
    if not face.unknown.isdisjoint(letters):
        letters = "".join(
            UNKNOWN if letter in face.unknown and call.code_unknown(text_page, index) == 1 else letter
            for index, letter in zip(indices, letters, strict=True)
        )
    offsets: list[float] = list(places)
    for first, end in shared:
        part = letters[first:end]
        if right_to_left and reads_right_to_left(part) and part[-1] != LAM:  # unless PDFium took a ligature apart
            letters = letters[:first] + part[::-1] + letters[end:]
        width = (_right_edges(text_page, indices[first])[0] - places[first]) / (end - first)
        widths[first:end] = [width] * (end - first)
        offsets[first:end] = [offsets[first] + step * width for step in range(end - first)]
    return letters, offsets, widths


def _without_made(text_page: int, letters: str, indices: Sequence[int], places: Sequence[int]) -> Sequence[int]:
    """Return the indices of characters that are not blanks made by PDFium, which stand where the next letter does.

    Where they do not, the file has a blank as well, and PDFium left it out for the one it made.
    """
    pointer = ctypes.c_void_p(text_page)
    last = len(indices) - 1
    return [
        index
        for at, index in enumerate(indices)
        if letters[at] != BLANK
        or not (
            (at < last and abs(places[at + 1] - places[at]) < THOUSANDTH)
            or (at > 0 and abs(places[at - 1] - places[at]) < THOUSANDTH)
        )
        or not call.generated_at(pointer, index)
    ]


def _as_painted(text: str, indices: Sequence[int], places: Sequence[int]) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return characters of text that reads from right to left in the order in which they were painted.

    PDFium turns such text to the order of reading, and what reads from left to right within it not.
    """
    cells = []
    for at in range(len(text) - 1, -1, -1):
        letter, place = text[at], places[at]
        if (at > 0 and places[at - 1] > place) or (at + 1 < len(text) and places[at + 1] < place):
            letter = letter.translate(MIRRORS)
        cells.append((place, letter, indices[at]))
    if any(after[0] - before[0] < -BACK for before, after in pairwise(cells)):
        cells.sort(key=itemgetter(0))
    return "".join([cell[1] for cell in cells]), [cell[2] for cell in cells], [cell[0] for cell in cells]


def _shared(text_page: int, indices: Sequence[int], places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches of characters that one glyph stands for: PDFium gives its place to each."""
    stretches = []
    start = 0
    for end in range(1, len(places) + 1):
        if end == len(places) or places[end] != places[start]:
            last = end - 1
            # What follows a glyph without width stands in its place as well, but ends elsewhere.
            while last > start and _right_edges(text_page, indices[last]) != _right_edges(text_page, indices[start]):
                last -= 1
            if last > start:
                stretches.append((start, last + 1))
            start = end
    return stretches


def _own_widths(text_page: int, indices: Sequence[int], places: Sequence[int]) -> list[float]:
    """Return the widths of characters of a script in which a letter has many forms."""
    nexts = dict(pairwise(sorted(set(places))))
    widths = [_right_edges(text_page, index)[0] - place for index, place in zip(indices, places, strict=True)]
    return [
        _in_thousandths(min(width, nexts.get(place, place + width) - place))
        for width, place in zip(widths, places, strict=True)
    ]


def _placed(text: _Text, width: float, height: float) -> Iterable[Run]:
    """Return the characters of a text where they stand on the page."""
    a, b, _, d, e, f = text.matrix
    letters, size = text.text, text.size
    if not letters.isprintable():
        letters = letters.translate(LEGIBLE)
    if not is_upright(text.matrix):
        return runs_of(char for char in _turned(text, letters, height) if is_shown(char, width, height))
    # As `thousandths` does, with its thousand and the parts of an em taken together.
    scale, left = a * size * 1000 / EM, e * 1000 + HALF
    x0s = [(left + scale * offset) // 1 / 1000 for offset in text.offsets]
    x1s = [(left + scale * (offset + w)) // 1 / 1000 for offset, w in zip(text.offsets, text.widths, strict=True)]
    run = Run(letters, x0s, x1s, thousandths(height - f), thousandths(d * size), text.face.font)
    if b:
        slope = b * size / EM
        baselines = (thousandths(height - (f + slope * offset)) for offset in text.offsets)
        sloping = (char._replace(baseline=baseline) for char, baseline in zip(run.chars(), baselines, strict=True))
        return runs_of(char for char in sloping if is_shown(char, width, height))
    if _inside(run, width, height):
        return (run,)
    return runs_of(char for char in run.chars() if is_shown(char, width, height))


def _inside(run: Run, width: float, height: float) -> bool:
    """Whether all of a run stands on the page."""
    return (
        bool(run.text)
        and min(run.x0s) >= 0
        and max(run.x1s) <= width
        and run.baseline - ASCENT * run.size >= 0
        and run.baseline + DESCENT * run.size <= height
        and run.size > 0
    )


def _turned(text: _Text, letters: str, height: float) -> Iterator[Char]:
    a, b, c, d, e, f = text.matrix
    for letter, offset, w in zip(letters, text.offsets, text.widths, strict=True):
        way = text.size * offset / EM
        place = (a, b, c, d, e + a * way, f + b * way)
        yield turned(letter, place, text.size * w / EM, text.size, height, text.face.font)


def _rules(paths: Sequence[tuple[int, Matrix]], matrix: Matrix, height: float) -> tuple[Box, ...]:
    """Return the rules among what is drawn."""
    rects: list[Drawn] = []
    lines: list[Box] = []
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    for handle, frame in paths:
        place = _times(_times(_matrix(handle), frame), matrix)
        call.draw_mode(handle, ctypes.addressof(filled), ctypes.addressof(stroked))
        white: bool | None = None
        for box, is_line in _shapes(handle, place, height):
            if is_line:
                lines.append(box)
                continue
            if white is None:
                white = _is_white(handle, call.fill_colour if filled.value else call.stroke_colour)
            rects.append(Drawn(box, bool(stroked.value), white))
    return rules_of(rects, lines)


def _shapes(handle: int, matrix: Matrix, height: float) -> Iterator[tuple[Box, bool]]:
    """Yield the rectangles and lines of a path: box, whether it is a line."""
    count = call.count_segments(handle)
    if count < 2:
        return
    segments = list(map(call.get_segment, repeat(handle), range(count)))
    kinds = list(map(call.segment_kind, segments))
    numbers = (ctypes.c_float * (2 * count))()
    base = ctypes.addressof(numbers)
    end = base + 8 * count
    deque(map(call.segment_point, segments, range(base, end, 8), range(base + 4, end, 8)), maxlen=0)
    starts = [index for index, kind in enumerate(kinds) if kind == pdfium.FPDF_SEGMENT_MOVETO]
    a, b, c, d, e, f = matrix
    for start, stop in pairwise((*starts, count)):
        length = stop - start
        if length not in (2, 3, 5) or pdfium.FPDF_SEGMENT_BEZIERTO in kinds[start:stop]:
            continue
        flat = _decimals(numbers[2 * start : 2 * stop])
        points = [(e + a * x + c * y, f + b * x + d * y) for x, y in zip(flat[::2], flat[1::2], strict=True)]
        if length == 5 and not _is_rect(points):
            continue
        if length == 3 and not (points[2] == points[0] and call.segment_closes(segments[stop - 1])):
            continue
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        yield box_of(min(xs), min(ys), max(xs), max(ys), height), length < 5


def _is_rect(points: Sequence[tuple[float, float]]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), last = points
    if last != points[0]:
        return False
    return (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)


def _is_white(handle: int, colour: Callable[..., int]) -> bool:
    parts = (ctypes.c_uint * 4)()
    base = ctypes.addressof(parts)
    return bool(colour(handle, base, base + 4, base + 8, base + 12)) and all(part == 255 for part in parts[:3])
