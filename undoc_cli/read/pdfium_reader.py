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
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from math import isfinite
from operator import itemgetter, ne
from statistics import fmean
from typing import Self

import pypdfium2.raw as pdfium

from undoc_cli.errors import DamagedError, EncryptedError, NoPagesError
from undoc_cli.geometry import Box
from undoc_cli.page import ASCENT, DESCENT, Char, Font, Link, Page
from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.common import (
    IDENTITY,
    UNKNOWN,
    Drawn,
    Matrix,
    box_of,
    font_named,
    is_shown,
    is_upright,
    reads_right_to_left,
    rules_of,
    thousandths,
    turned,
    uri_of,
)

EM = 1000  # glyphs are measured in thousandths of an em
SURE = 0.05  # of those: offsets this close to whole ones are whole, as widths and kerns nearly always are
LEADING = 10.0  # ems between the lines that text objects are set on
APART = 2.0  # ems between text objects that are set on one line
DEPTH = 12  # how deep forms may stand in forms
PART = 0.3  # of a blank: letters are painted this far beyond their width, and blanks stand this much closer
SEVERAL = 0.2  # how far a gap may differ from a whole number of blanks; else it is one blank, drawn out
BLANK = " "
BLANK_WIDTH = 250  # of fonts that do not say it
TAKEN = "\x02"  # what PDFium leaves where it took a hyphen at the end of a line
STROKED = (1, 2, 5, 6)  # modes of text; PDFium adds half of the line to the edges of its paint
HYPHENS = "-\xad"
# PDFium exchanges them in text that reads from right to left.
MIRRORS = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
LAM = "\u0644"


class PdfiumReader:
    """An open PDF.  Use as a context manager; `pages()` yields each page once and lets go of it."""

    name = "pdfium"

    def __init__(self, data: bytes, password: str | None = None) -> None:
        """Open the bytes of a PDF; raises EncryptedError, DamagedError or NoPagesError."""
        self._data = data  # PDFium reads from it as long as the document is open
        self._document: int = call.open_document(data, len(data), password.encode() if password else None) or 0
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
            self._document = 0

    def pages(self) -> Iterator[Page]:
        """Yield the pages in order; raises DamagedError where one cannot be read."""
        before = 0
        faces: dict[int, _Face] = {}
        slots = _Slots()
        try:
            for index in range(self.page_count):
                page = call.open_page(self._document, index)
                if before:  # closed only now: PDFium keeps the fonts that the new page shares with it
                    call.close_page(before)
                before = page or 0
                if not page:
                    raise DamagedError(f"page {index + 1} cannot be read (PDFium's error {call.last_error()})")
                reading = _Reading(self._document, page, faces, slots)
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


def _around(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """Return the edges around a rectangle that a matrix moves and turns."""
    a, b, c, d, e, f = matrix
    xs = (e + a * x0 + c * y0, e + a * x1 + c * y0, e + a * x0 + c * y1, e + a * x1 + c * y1)
    ys = (f + b * x0 + d * y0, f + b * x1 + d * y0, f + b * x0 + d * y1, f + b * x1 + d * y1)
    return min(xs), min(ys), max(xs), max(ys)


def _decimal(value: float) -> float:
    """Return the short decimal that a number of single precision stands for, where it stands for one."""
    if not abs(value) < 1e8:
        return value
    short = round(value * 10000) / 10000
    return short if abs(short - value) <= 1.2e-7 * abs(value) else value


def _matrix(handle: int) -> Matrix:
    """Return the matrix of an object that is not text."""
    numbers = (ctypes.c_float * 6)()
    call.get_matrix(handle, ctypes.addressof(numbers))
    a, b, c, d, e, f = map(_decimal, numbers)
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
        self.widths: dict[str, float] = {}
        self.unknown: set[str] = set()  # codes that stand for no character

    def stated(self, letter: str) -> float:
        """Return the width that the font states for a character, in thousandths of an em."""
        width = ctypes.c_float()
        call.glyph_width(self.handle, ord(letter), 1.0, ctypes.addressof(width))
        return width.value * EM

    @property
    def blank(self) -> float:
        """The width of a blank."""
        if BLANK not in self.widths:
            self.widths[BLANK] = round(self.stated(BLANK)) or BLANK_WIDTH
        return self.widths[BLANK]

    def measure(self, text_page: int, index: int, letter: str, offset: float) -> float:
        """Return what a character measures in the place where one stands in a text page."""
        edge, paint = _right_edges(text_page, index)
        width = edge - offset
        # PDFium's loose box is as wide as the font states, or wider where the glyph is painted beyond that.
        if edge < paint + 1:
            stated = self.stated(letter)
            width = stated if 0 < stated < width + 1 else width
        if letter == "\0" or call.code_unknown(text_page, index) == 1:
            self.unknown.add(letter)
        return round(width)


def _right_edges(text_page: int, index: int) -> tuple[float, float]:
    """Return where a character ends in a text page, and where its paint ends."""
    loose = (ctypes.c_float * 4)()
    tight = (ctypes.c_double * 4)()
    base = ctypes.addressof(tight)
    call.loose_box(text_page, index, ctypes.addressof(loose))
    call.tight_box(text_page, index, base, base + 8, base + 16, base + 24)
    return loose[2] * EM, tight[1] * EM


class _Slots:
    """Room for the places of the characters of a page, made once."""

    def __init__(self) -> None:
        self._room = (ctypes.c_double * 1)()
        self._slots = [ctypes.byref(self._room)]

    def places(self, text_page: int, count: int) -> list[float]:
        """Return where the characters of a text page begin, in thousandths of an em."""
        if count >= len(self._slots):
            self._room = (ctypes.c_double * (2 * count))()
            self._slots = [ctypes.byref(self._room, 8 * index) for index in range(2 * count)]
        pointer = ctypes.c_void_p(text_page)
        deque(map(call.origin_at, repeat(pointer), range(count), self._slots, repeat(self._slots[count])), maxlen=0)
        return [EM * place for place in self._room[:count]]


@dataclass(slots=True, eq=False)
class _Run:
    """A text object and its characters; offsets and widths in thousandths of an em."""

    handle: int
    matrix: Matrix  # of the page
    inverse: Matrix  # of the forms it stands in
    size: float
    face: _Face
    text: str = ""
    offsets: list[float] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)

    def add(self, letters: str, offset: float, width: float) -> None:
        """Add characters at the end, one behind the other."""
        self.text += letters
        self.offsets += [offset + index * width for index in range(len(letters))]
        self.widths += [width] * len(letters)


class _Reading:
    """A page while it is read."""

    def __init__(self, document: int, page: int, faces: dict[int, _Face], slots: _Slots) -> None:
        self._document = document
        self._page = page
        self._known = faces
        self._slots = slots
        self.faces: dict[int, _Face] = {}

    def page(self, number: int) -> Page:
        """Return all that stands on the page."""
        matrix, width, height = self._frame()
        found = _Objects()
        found.gather(list(map(call.page_object, repeat(self._page), range(call.count_objects(self._page)))), IDENTITY)
        return Page(
            number,
            width,
            height,
            tuple(self._chars(found.texts, matrix, width, height)),
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
            # It is inherited, and PDFium tells only the part that is shown: left, top, right, bottom.
            call.page_box(self._page, base)
        x0, y0, x1, y1 = map(_decimal, sides)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    # Text.

    def _chars(
        self, texts: Sequence[tuple[int, Matrix]], matrix: Matrix, width: float, height: float
    ) -> Iterator[Char]:
        runs = self._spread(texts, matrix)
        if runs:
            wanting = self._fill(runs)
            if wanting:
                self._hyphens(runs, wanting)
        for run in runs:
            yield from _placed(run, width, height)

    def _spread(self, texts: Sequence[tuple[int, Matrix]], matrix: Matrix) -> list[_Run]:
        """Set each text object on a line of its own in its em square; return them with the places they had."""
        numbers = (ctypes.c_float * 7)()
        number = ctypes.addressof(numbers)
        runs: list[_Run] = []
        for handle, frame in texts:
            font = call.text_font(handle)
            call.get_matrix(handle, number)
            call.text_size(handle, number + 24)
            a, b, c, d, e, f, size = map(_decimal, numbers)
            inverse = IDENTITY if frame is IDENTITY else _inverse(frame)
            if not (size and font and inverse and isfinite(a + b + c + d + e + f + size)):
                call.set_active(handle, 0)
                continue
            face = self.faces.get(font)
            if face is None:
                face = self.faces[font] = self._known.get(font) or _Face(font)
            run = _Run(handle, _times(_times((a, b, c, d, e, f), frame), matrix), inverse, size, face)
            _unmark(handle)
            _set(run, 0.0, LEADING * len(runs))
            runs.append(run)
        return runs

    def _fill(self, runs: Sequence[_Run]) -> list[_Run]:
        """Give the runs their characters; return those from which PDFium took a hyphen at their end."""
        by_handle = {run.handle: run for run in runs}
        with _text_page(self._page) as text_page:
            count = call.count_chars(text_page)
            pointer = ctypes.c_void_p(text_page)
            text = _string(map(call.letter_at, repeat(pointer), range(count)))
            owners = list(map(call.object_at, repeat(pointer), range(count)))
            places = self._slots.places(text_page, count)
            blanks = [index for index, letter in enumerate(text) if letter == BLANK]
            made = {i for i, yes in zip(blanks, map(call.generated_at, repeat(pointer), blanks), strict=True) if yes}
            starts = [0, *(index for index, new in enumerate(map(ne, owners, owners[1:]), 1) if new)]
            for start, end in pairwise((*starts, count)):
                run = by_handle.get(owners[start])
                if run is not None:
                    _take(run, text_page, start, text[start:end], places[start:end], made)
        for run in runs:
            if run.text[-1:] in (BLANK, ""):
                _end_in_blanks(run)
        return [run for run in runs if TAKEN in run.text]

    def _hyphens(self, runs: Sequence[_Run], wanting: Sequence[_Run]) -> None:
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
            _set(run, x, 0.0)
            x += (max(run.offsets, default=0.0) + EM) / EM + APART
        ends: dict[int, str] = {}
        with _text_page(self._page) as text_page:
            count = call.count_chars(text_page)
            pointer = ctypes.c_void_p(text_page)
            text = _string(map(call.letter_at, repeat(pointer), range(count)))
            for owner, letter in zip(map(call.object_at, repeat(pointer), range(count)), text, strict=True):
                if owner:
                    ends[owner] = (ends.get(owner, "") + letter)[-2:]
        for run in wanting:
            end = ends.get(run.handle, "")
            hyphen = end.rstrip(BLANK)[-1:]
            run.text = run.text.replace(TAKEN, hyphen if hyphen in HYPHENS else HYPHENS[0])
            if end.endswith(BLANK):
                run.add(BLANK, run.offsets[-1] + run.widths[-1], run.face.blank)

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
                left, top, right, bottom = map(_decimal, rect)
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


def _set(run: _Run, x: float, y: float) -> None:
    """Set a run at a place of the text page, in its em square and upright."""
    matrix = _times((1 / run.size, 0.0, 0.0, 1 / run.size, x, y), run.inverse)
    numbers = (ctypes.c_float * 6)(*matrix)
    call.set_matrix(run.handle, ctypes.addressof(numbers))


def _unmark(handle: int) -> None:
    """Take away what marked content says instead of a text."""
    for index in range(call.count_marks(handle) - 1, -1, -1):
        mark = call.get_mark(handle, index)
        if mark and call.mark_type(mark, b"ActualText"):
            call.remove_mark(handle, mark)


def _string(codes: Iterable[int]) -> str:
    """Return a character for each code; what is none (half a pair of UTF-16, too high) is unknown."""
    return "".join([chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else UNKNOWN for code in codes])


def _take(run: _Run, text_page: int, start: int, text: str, places: list[float], made: set[int]) -> None:
    """Give a run the characters of a text page from `start` on."""
    face = run.face
    known = face.widths
    whole: list[float] = list(map(round, places))
    sure = all([-SURE < a - b < SURE for a, b in zip(places, whole, strict=True)])  # noqa: C419  # a third faster
    offsets = whole if sure else places
    turned = reads_right_to_left(text)
    if turned:  # here a letter has many forms
        ends = dict(pairwise(sorted(set(places))))
        widths = [
            min(face.measure(text_page, start + index, letter, place), ends.get(place, place + EM) - place)
            for index, (letter, place) in enumerate(zip(text, places, strict=True))
        ]
    else:
        if not known.keys() >= set(text):
            for index, letter in enumerate(text):
                if letter not in known:
                    known[letter] = face.measure(text_page, start + index, letter, places[index])
        widths = [known[letter] for letter in text]
    if len(set(offsets)) < len(offsets):
        _share(text_page, start, text, offsets, widths)
    if turned:
        text, offsets, widths = _in_place(text, offsets, widths)
    if BLANK in text:
        text, offsets, widths = _blanks(face, start, text, offsets, widths, made)
    run.text += text
    run.offsets += offsets
    run.widths += widths


def _share(text_page: int, start: int, text: str, offsets: list[float], widths: list[float]) -> None:
    """Share the width of a glyph that stands for several characters: PDFium gives it to each."""
    index = 0
    while index < len(text):
        end = index + 1
        while end < len(text) and offsets[end] == offsets[index]:
            end += 1
        if end > index + 1 and text[index] != BLANK:
            edges = _right_edges(text_page, start + index)
            while edges != _right_edges(text_page, start + end - 1):
                end -= 1  # what follows is another glyph, behind one without width
            order = range(index, end)
            if text[index] == LAM:  # PDFium took a ligature apart
                order = order[::-1]
            width = widths[index] / len(order)
            for step, at in enumerate(order):
                offsets[at] += step * width
                widths[at] = width
        index = end


def _blanks(
    face: _Face, start: int, text: str, offsets: list[float], widths: list[float], made: set[int]
) -> tuple[str, list[float], list[float]]:
    """Leave out blanks that PDFium made from gaps, and put back those that it left out behind another."""
    letters: list[str] = []
    begins: list[float] = []
    breadths: list[float] = []
    width = face.blank
    way = 0.0
    for index, letter in enumerate(text):
        offset = offsets[index]
        count = 1
        if letter == BLANK:
            gap = offsets[index + 1] - offset if index + 1 < len(text) else width
            if start + index in made and gap < 1:
                continue  # where a blank stood here, PDFium left it out for the one it made
            if gap > 1.5 * width:
                way = way or width + _spacing(text, offsets, widths)
                count = round(gap / way)
                if abs(gap - count * way) > SEVERAL:
                    count = 1
            step = gap / count if count > 1 else width
        letters.append(letter * count)
        if count == 1:
            begins.append(offset)
            breadths.append(width if letter == BLANK else widths[index])
        else:
            begins += [offset + number * step for number in range(count)]
            breadths += [width] * count
    return "".join(letters), begins, breadths


def _spacing(text: str, offsets: Sequence[float], widths: Sequence[float]) -> float:
    """Return what is added to the width of each character, as most of them show it."""
    seen: defaultdict[int, list[float]] = defaultdict(list)
    for letter, before, after, width in zip(text, offsets, offsets[1:], widths, strict=False):
        if letter != BLANK:
            seen[round(after - before - width)].append(after - before - width)
    return fmean(max(seen.values(), key=len)) if seen else 0.0


def _in_place(text: str, offsets: list[float], widths: list[float]) -> tuple[str, list[float], list[float]]:
    """Return characters of text that reads from right to left in the order of their places, as they were painted."""
    count = len(text)
    cells = []
    for index in range(count - 1, -1, -1):
        letter, offset = text[index], offsets[index]
        if (index > 0 and offsets[index - 1] > offset) or (index + 1 < count and offsets[index + 1] < offset):
            letter = letter.translate(MIRRORS)
        cells.append((offset, letter, widths[index]))
    cells.sort(key=itemgetter(0))
    return "".join(cell[1] for cell in cells), [cell[0] for cell in cells], [cell[2] for cell in cells]


def _end_in_blanks(run: _Run) -> None:
    """Give a run the blanks at its end: PDFium tells the first, and none when the run is nothing else.

    But it counts the place of each to the edge of the paint.
    """
    edges = (ctypes.c_float * 4)()
    left, bottom, right, top = range(ctypes.addressof(edges), ctypes.addressof(edges) + 16, 4)
    call.get_bounds(run.handle, left, bottom, right, top)
    edge = edges[2]
    if run.inverse is not IDENTITY:
        frame = _inverse(run.inverse)
        edge = _around(frame, *edges)[2] if frame else 0.0
    if call.text_mode(run.handle) in STROKED:
        call.line_width(run.handle, left)
        edge -= edges[0] / 2
    width = run.face.blank
    way = width + _spacing(run.text, run.offsets, run.widths)
    if not run.text:
        run.add(BLANK, 0.0, width)
    begin = run.offsets[-1]
    for index in range(int((edge * EM - begin) / way + PART)):
        run.add(BLANK, begin + (index + 1) * way, width)


def _placed(run: _Run, width: float, height: float) -> Iterable[Char]:
    """Return the characters of a run where they stand on the page."""
    a, b, _, d, e, f = run.matrix
    text, face, size = run.text, run.face, run.size
    if face.unknown and not face.unknown.isdisjoint(text):
        text = "".join([UNKNOWN if letter in face.unknown else letter for letter in text])
    if not is_upright(run.matrix):
        return _turned(run, text, width, height)
    scale, left = a * size, e * EM
    x0s = [round(left + scale * offset) / EM for offset in run.offsets]
    x1s = [round(left + scale * (offset + w)) / EM for offset, w in zip(run.offsets, run.widths, strict=True)]
    extent = thousandths(d * size)
    slope = b * size / EM
    baselines: Iterable[float]
    if slope:
        baselines = [thousandths(height - (f + slope * offset)) for offset in run.offsets]
    else:
        baseline = thousandths(height - f)
        baselines = repeat(baseline)
    chars = map(Char._make, zip(text, x0s, x1s, baselines, repeat(extent), repeat(face.font), repeat(True)))
    if slope or not _inside(x0s, x1s, baseline, extent, width, height):
        return (char for char in chars if is_shown(char, width, height))
    return chars


def _inside(
    x0s: Sequence[float], x1s: Sequence[float], baseline: float, size: float, width: float, height: float
) -> bool:
    """Whether all of a run stands on the page."""
    return (
        bool(x0s)
        and min(x0s) >= 0
        and max(x1s) <= width
        and baseline - ASCENT * size >= 0
        and baseline + DESCENT * size <= height
        and size > 0
    )


def _turned(run: _Run, text: str, width: float, height: float) -> Iterator[Char]:
    a, b, c, d, e, f = run.matrix
    for letter, offset, w in zip(text, run.offsets, run.widths, strict=True):
        way = run.size * offset / EM
        place = (a, b, c, d, e + a * way, f + b * way)
        char = turned(letter, place, run.size * w / EM, run.size, height, run.face.font)
        if is_shown(char, width, height):
            yield char


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
        flat = list(map(_decimal, numbers[2 * start : 2 * stop]))
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
