"""The reader on pdfplumber (pdfminer.six): slow and thorough."""

import io
import logging
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from math import hypot
from typing import Any, Self

import pdfplumber
from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.utils import translate_matrix

from undoc_cli.errors import DamagedError, EncryptedError, NoPagesError
from undoc_cli.geometry import Box, thousandths
from undoc_cli.page import Link, Page
from undoc_cli.read.drawn import MAX_RULE, WHITE, Drawn, backgrounds_of, rules_of
from undoc_cli.read.letters import SPELT_OUT, is_blank, is_blank_again, is_shown, shared_out, turned
from undoc_cli.read.matrices import Matrix, is_upright
from undoc_cli.read.names import font_named, uri_of
from undoc_cli.runs import UNKNOWN, Char, runs_of

CHARSPACE = 3  # its place among the arguments of pdfminer's render_string_horizontal that follow the position
UNSEEN = (3, 7)  # of the ways to paint text (ISO 32000-1, table 106)
UNUSED = frozenset({0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D})  # codes of WinAnsiEncoding
SAME_PLACE = 0.07  # of the size: a glyph so close to the same one
NEIGHBOURS = 7  # among so many before it

logging.getLogger("pdfminer").setLevel(logging.ERROR)


class PdfplumberReader:
    """An open PDF.  Use as a context manager; `pages()` yields each page once and lets go of it."""

    name = "pdfplumber"

    def __init__(self, data: bytes, password: str | None = None) -> None:
        """Open the bytes of a PDF; raises EncryptedError, DamagedError or NoPagesError."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._pdf = pdfplumber.open(
                    io.BytesIO(data), password=password or "", unicode_norm=None, raise_unicode_errors=False
                )
                self.page_count = len(self._pdf.pages)
        except MemoryError:
            raise
        except Exception as error:
            if isinstance(error, PDFPasswordIncorrect) or any(
                isinstance(arg, PDFPasswordIncorrect) for arg in error.args
            ):
                raise EncryptedError.of(password) from error
            raise DamagedError(f"the PDF cannot be opened ({_reason(error)})") from error
        if self.page_count == 0:
            self.close()
            raise NoPagesError("the PDF has no pages")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()

    def pages(self) -> Iterator[Page]:
        """Yield the pages in order; raises DamagedError where one cannot be read."""
        for index, page in enumerate(self._pdf.pages):
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    read = _page(index + 1, page)
            except MemoryError:
                raise
            except Exception as error:
                raise DamagedError(f"page {index + 1} cannot be read ({_reason(error)})") from error
            finally:
                page.close()
            yield read

    def picture(self, number: int, resolution: int) -> Any:
        """Return page `number` as pdfplumber's PageImage, on which boxes can be drawn."""
        return self._pdf.pages[number - 1].to_image(resolution=resolution)


class _Device(PDFPageAggregator):
    """pdfminer's device, which spaces and raises text as the PDF reference says (ISO 32000-1, 9.4.4).

    pdfminer leaves out the space after the last character of a string, so that what follows without a place of its
    own stands too far left, and keeps the rise of text out of its matrix.  A glyph that is painted again at the same
    place by the same string is left out, as by PDFium: so old fonts stretch Arabic words.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._painted: deque[tuple[int, float, float]] = deque(maxlen=NEIGHBOURS)
        self._unseen = False
        self.hidden = 0  # characters painted so that nothing is seen of them
        self.seen: list[int] = [0]  # others, before the first picture, the second, …

    def render_string(self, textstate: Any, *arguments: Any) -> None:
        self._unseen = textstate.render in UNSEEN
        super().render_string(textstate, *arguments)

    def render_image(self, name: str, stream: Any) -> None:
        self.seen.append(0)
        super().render_image(name, stream)

    def render_string_horizontal(self, seq: Any, matrix: Any, pos: Any, *style: Any) -> Any:
        self._painted.clear()
        seq = [item for item in seq if item != b""]
        if not any(isinstance(item, bytes) for item in seq):
            return super().render_string_horizontal(seq, matrix, pos, *style)
        spacing = style[CHARSPACE]
        x, y = pos
        before = 0 if isinstance(seq[0], bytes) else spacing  # pdfminer adds one behind a number, too
        x, y = super().render_string_horizontal(seq, matrix, (x - before, y), *style)
        return x + spacing, y

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, *character: Any
    ) -> float:
        a, b, c, d, e, f = matrix
        if fontsize < 0:  # text set back to front is text turned by half
            back = (-a, -b, -c, -d, e, f)
            return -self.render_char(back, font, -fontsize, scaling, -rise, cid, *character)
        near = SAME_PLACE * fontsize * hypot(a, b)
        if any(cid == other and hypot(x - e, y - f) < near for other, x, y in self._painted):
            return float(font.char_width(cid) * fontsize * scaling)
        self._painted.append((cid, e, f))
        if self._unseen:
            self.hidden += 1
        else:
            self.seen[-1] += 1
        return super().render_char(translate_matrix(matrix, (0, rise)), font, fontsize, scaling, 0, cid, *character)

    def handle_undefined_char(self, font: Any, cid: int) -> str:
        # "All unused codes greater than 40 map to the bullet character" (ISO 32000-1, table D.2, note 3).
        return "\N{BULLET}" if cid in UNUSED and not font.is_multibyte() else super().handle_undefined_char(font, cid)


def _reason(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:120]}" if text else type(error).__name__


def _page(number: int, page: Any) -> Page:
    device = _Device(page.pdf.rsrcmgr, pageno=number)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()  # noqa: SLF001  # where pdfplumber keeps what its own device found
    width, height = float(page.width), float(page.height)
    # pdfplumber gives places in the file's own coordinates, undoc from the corner of the page.
    left, top = float(page.bbox[0]), float(page.bbox[1])

    def box(item: dict[str, Any]) -> Box:
        return Box(
            thousandths(item["x0"] - left),
            thousandths(item["top"] - top),
            thousandths(item["x1"] - left),
            thousandths(item["bottom"] - top),
        )

    rects = [Drawn(box(r), bool(r["stroke"]), _white(r)) for r in page.rects if r["fill"] or r["stroke"]]
    # pdfplumber gives pictures in the order in which they are painted.
    images = tuple(map(box, page.images))
    painted = list(chain.from_iterable(zip_longest(device.seen, images, fillvalue=0)))
    links = (Link(box(link), _uri(link)) for link in page.annots)
    runs = tuple(runs_of(_shown(page.chars, width, height)))
    return Page(
        number,
        width,
        height,
        runs,
        rules_of(rects, map(box, page.lines)),
        images,
        tuple(link for link in links if link.uri),
        backgrounds=backgrounds_of(painted, device.hidden, width, height),
        drawing=is_blank(runs) and not images and any(map(_is_shape, (*page.rects, *page.lines, *page.curves))),
    )


def _shown(chars: Iterable[dict[str, Any]], width: float, height: float) -> Iterator[Char]:
    last: Char | None = None
    for raw in chars:
        for char in _chars(raw, height):
            if is_shown(char, width, height) and not (last and is_blank_again(char, last)):
                yield char
                last = char


def _chars(raw: dict[str, Any], height: float) -> Iterator[Char]:
    """Yield one Char a code point."""
    text: str = raw["text"]
    text = UNKNOWN if text.startswith("(cid:") else text.translate(SPELT_OUT)
    if not text:
        return
    matrix: Matrix = raw["matrix"]
    a, b, c, d, e, f = matrix
    font, advance = font_named(raw["fontname"]), raw["adv"]
    if is_upright(matrix):
        # pdfplumber's size is the height of the box, which grows where a line slopes.
        size = thousandths(raw["height"] - abs(b * advance))
        char = Char(text, e, e + a * advance, thousandths(height - f), size, font)
    else:
        size = (raw["width"] - abs(a * advance)) / abs(c) if c else (raw["height"] - abs(b * advance)) / (abs(d) or 1)
        char = turned(text, matrix, advance, size, height, font)
    if len(text) == 1:
        yield char
    else:
        yield from shared_out(char, text)


def _uri(annotation: dict[str, Any]) -> str:
    action = annotation["data"].get("A")
    uri = action.get("URI") if isinstance(action, dict) else None
    return uri_of(uri) if isinstance(uri, bytes) else ""


def _is_shape(shape: dict[str, Any]) -> bool:
    """Whether what is drawn is no rule, and seen on paper."""
    # Its own width and height leave out where a curve bends to.
    points = [at for _, *points in shape["path"] for at in points]
    extents = [max(places) - min(places) for places in zip(*points, strict=True)]
    return min(extents, default=0.0) > MAX_RULE and bool(
        (shape["fill"] and not _is_paper(shape.get("non_stroking_color")))
        or (shape["stroke"] and not _is_paper(shape.get("stroking_color")))
    )


def _white(rect: dict[str, Any]) -> bool:
    return _is_paper(rect.get("non_stroking_color") if rect["fill"] else rect.get("stroking_color"))


def _is_paper(colour: Any) -> bool:
    """Whether a colour is that of paper."""
    if not isinstance(colour, (tuple, list)):
        colour = (colour,)
    if len(colour) == 4:  # ink
        return not any(colour)
    return len(colour) in (1, 3) and all(
        isinstance(part, (int, float)) and round(part * WHITE) == WHITE
        for part in colour  # a pattern has a name
    )
