"""The characters of a page as PDFium gives them, in runs.

PDFium gives characters only through its "text page", which is made for searching and copying: it sorts what stands
on a line, drops what is painted twice, joins blanks, takes out hyphens at line ends and puts in what marked content
says instead.  None of that is wanted here.  So each text object is first set on a line of its own, in its own em
square (in memory; no file is touched).  Then the text page gives the objects one by one in the order of the content
stream, with the offsets of their characters in ems, and takes a third of the time.  Where they stand on the page is
computed from the matrices that the objects had.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import floor
from operator import add, ge

from undoc_cli.page import ASCENT, DESCENT, Char, Run, runs_of
from undoc_cli.read.common import HALF, LEGIBLE, is_blank_again, is_shown, thousandths, turned
from undoc_cli.read.matrices import Matrix, is_upright
from undoc_cli.read.pdfium_faces import EM, Faces
from undoc_cli.read.pdfium_text_page import TAKEN, letters_of, origins_of, shares_of, text_page_of
from undoc_cli.read.pdfium_texts import Text, spread
from undoc_cli.read.pdfium_undoing import give_hyphens, looked_into


def runs_on(
    page: int,
    objects: Sequence[tuple[int, Matrix]],
    faces: Faces,
    matrix: Matrix,
    width: float,
    height: float,
) -> list[Run]:
    """Return the characters of the text objects of a page."""
    texts = spread(objects, matrix, faces)
    if texts:
        _fill(texts, page)
        wanting = [text for text in texts if text.text.endswith(TAKEN)]
        if wanting:
            give_hyphens(texts, wanting, page)
    runs: list[Run] = []
    for text in texts:
        for run in _placed(text, width, height):
            if not (runs and is_blank_again(run, runs[-1])):
                runs.append(run)
            elif len(run.text) > 1:
                runs.append(run._replace(text=run.text[1:], x0s=run.x0s[1:], x1s=run.x1s[1:]))
    return runs


def _fill(texts: Sequence[Text], page: int) -> None:
    """Give texts their characters."""
    by_handle = {text.handle: text for text in texts}
    with text_page_of(page) as text_page:
        letters = letters_of(text_page)
        shares = list(shares_of(text_page, letters))
        origins = origins_of(text_page, [indices for _, indices in shares])
        end = 0
        for owner, indices in shares:
            start, end = end, end + len(indices)
            text = by_handle.get(owner)
            if text is not None:
                _take(text, text_page, indices, letters[indices.start : indices.stop], origins[start:end])


def _take(text: Text, text_page: int, indices: range, letters: str, places: Sequence[float]) -> None:
    """Give a text characters of a text page."""
    widths, unknown = text.face.widths, text.face.unknown
    if not (any(map(ge, places, places[1:])) or (unknown and not unknown.isdisjoint(letters))):
        # Every character stands behind the one before it: there is nothing to undo, unless one is new.
        try:
            text.add(letters, places, list(map(widths.__getitem__, letters)))
        except KeyError:
            pass
        else:
            return
    text.add(*looked_into(text, text_page, indices.start, letters, places))


def _placed(text: Text, width: float, height: float) -> Iterable[Run]:
    """Return the characters of a text where they stand on the page."""
    a, b, _, d, e, f = text.matrix
    letters, size = text.text, text.size
    if not letters.isprintable():
        letters = letters.translate(LEGIBLE)
    if not is_upright(text.matrix):
        return runs_of(char for char in _turned(text, letters, height) if is_shown(char, width, height))
    # As `thousandths` does, with its thousand and the parts of an em taken together.
    scale, left = a * size * 1000 / EM, e * 1000 + HALF
    x0s = [floor(left + scale * offset) / 1000 for offset in text.offsets]
    x1s = [floor(left + scale * end) / 1000 for end in map(add, text.offsets, text.widths)]
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


def _turned(text: Text, letters: str, height: float) -> Iterator[Char]:
    a, b, c, d, e, f = text.matrix
    for letter, offset, w in zip(letters, text.offsets, text.widths, strict=True):
        way = text.size * offset / EM
        place = (a, b, c, d, e + a * way, f + b * way)
        yield turned(letter, place, text.size * w / EM, text.size, height, text.face.font)
