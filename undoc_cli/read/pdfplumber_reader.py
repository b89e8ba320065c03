"""The reader on pdfplumber (pdfminer.six): slow and thorough."""

import io
import logging
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Self

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from undoc_cli.errors import DamagedError, EncryptedError, NoPagesError
from undoc_cli.geometry import Box
from undoc_cli.page import ASCENT, DESCENT, Char, Font, Link, Page

# A drawn rectangle no thicker than this is a rule, not a box: the masthead's thickest is 1.5 points today and was 5.
MAX_RULE = 6.0
# Rules are drawn as chains of small rectangles (2.4 points long in tables): links this close join.
CHAIN_GAP = 1.0

logging.getLogger("pdfminer").setLevel(logging.ERROR)


@lru_cache(maxsize=512)
def font_named(name: str) -> Font:
    """Return the font of a PDF name such as `ABCDEF+TimesNewRomanPS-BoldMT`."""
    plain = name.rpartition("+")[2]
    folded = plain.lower()
    return Font(
        plain,
        bold=any(word in folded for word in ("bold", "black", "heavy", "demi")),
        italic="italic" in folded or "oblique" in folded,
    )


class PdfplumberReader:
    """An open PDF.  Use as a context manager; `pages()` yields each page once and lets go of it."""

    name = "pdfplumber"

    def __init__(self, data: bytes, password: str | None = None) -> None:
        """Open the bytes of a PDF; raises EncryptedError, DamagedError or NoPagesError."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._pdf = pdfplumber.open(io.BytesIO(data), password=password or "", unicode_norm=None)
                self.page_count = len(self._pdf.pages)
        except Exception as error:
            if isinstance(error, PDFPasswordIncorrect) or any(
                isinstance(arg, PDFPasswordIncorrect) for arg in error.args
            ):
                wrong = "the password is wrong" if password else "the PDF is encrypted"
                raise EncryptedError(wrong) from error
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
                    yield _page(index + 1, page)
            except Exception as error:
                raise DamagedError(f"page {index + 1} cannot be read ({_reason(error)})") from error
            finally:
                page.close()

    def picture(self, number: int, resolution: int) -> Any:
        """Return page `number` as pdfplumber's PageImage, on which boxes can be drawn."""
        return self._pdf.pages[number - 1].to_image(resolution=resolution)


def _reason(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:120]}" if text else type(error).__name__


def _page(number: int, page: Any) -> Page:
    width, height = float(page.width), float(page.height)
    chars = tuple(char for raw in page.chars for char in _chars(raw) if _shown(char, width, height))
    rules = [
        Box(r["x0"], r["top"], r["x1"], r["bottom"])
        for r in page.rects
        if (r["fill"] or r["stroke"]) and not _white(r) and min(r["width"], r["height"]) <= MAX_RULE
    ]
    rules += [Box(r["x0"], r["top"], r["x1"], r["bottom"]) for r in page.lines]
    rules += [
        Box(x0, y, x1, y)
        for r in page.rects
        if r["stroke"] and min(r["width"], r["height"]) > MAX_RULE
        for x0, x1, y in ((r["x0"], r["x1"], r["top"]), (r["x0"], r["x1"], r["bottom"]))
    ]
    images = tuple(Box(i["x0"], i["top"], i["x1"], i["bottom"]) for i in page.images)
    links = tuple(Link(Box(h["x0"], h["top"], h["x1"], h["bottom"]), h["uri"]) for h in page.hyperlinks if h["uri"])
    return Page(number, width, height, chars, chain(rules), images, links)


def _chars(raw: dict[str, Any]) -> Iterator[Char]:
    """Yield one Char a code point: a ligature such as `ffi` is shared out over its width."""
    text, x0, x1 = raw["text"], raw["x0"], raw["x1"]
    if text.startswith("(cid:"):
        text = "\N{REPLACEMENT CHARACTER}"
    font, size, matrix = font_named(raw["fontname"]), raw["size"], raw["matrix"]
    upright = bool(raw["upright"]) and matrix[0] > 0
    baseline = raw["top"] + (raw["y1"] - matrix[5]) if upright else raw["bottom"] - DESCENT * size
    step = (x1 - x0) / max(len(text), 1)
    for index, letter in enumerate(text):
        yield Char(letter, x0 + index * step, x0 + (index + 1) * step, baseline, size, font, upright)


def _shown(char: Char, width: float, height: float) -> bool:
    x = (char.x0 + char.x1) / 2
    y = char.baseline - (ASCENT - DESCENT) / 2 * char.size
    return 0 <= x <= width and 0 <= y <= height and char.size > 0


def _white(rect: dict[str, Any]) -> bool:
    colour = rect.get("non_stroking_color") if rect["fill"] else rect.get("stroking_color")
    return isinstance(colour, (tuple, list)) and len(colour) in (1, 3) and all(part == 1 for part in colour)


def chain(rules: list[Box]) -> tuple[Box, ...]:
    """Join rules that continue each other, on one line within a point, into one."""
    joined: list[Box] = []
    flat = sorted((r for r in rules if r.height <= MAX_RULE), key=lambda r: (round(r.top), r.x0))
    tall = sorted((r for r in rules if r.height > MAX_RULE), key=lambda r: (round(r.x0), r.top))
    for rule in flat:
        last = joined[-1] if joined else None
        if last and abs(last.top - rule.top) <= CHAIN_GAP and rule.x0 <= last.x1 + CHAIN_GAP:
            joined[-1] = Box(last.x0, min(last.top, rule.top), max(last.x1, rule.x1), max(last.bottom, rule.bottom))
        else:
            joined.append(rule)
    count = len(joined)
    for rule in tall:
        last = joined[-1] if len(joined) > count else None
        if last and abs(last.x0 - rule.x0) <= CHAIN_GAP and rule.top <= last.bottom + CHAIN_GAP:
            joined[-1] = Box(min(last.x0, rule.x0), last.top, max(last.x1, rule.x1), max(last.bottom, rule.bottom))
        else:
            joined.append(rule)
    return tuple(joined)
