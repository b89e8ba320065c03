"""The characters of a page as PDFium gives them, in runs.

PDFium gives characters only through its "text page", which is made for searching and copying: it sorts what stands
on a line, drops what is painted twice, joins blanks, takes out hyphens at line ends and puts in what marked content
says instead.  None of that is wanted here.  So each text object is first set on a line of its own, in its own em
square (in memory; no file is touched).  Then the text page gives the objects one by one in the order of the content
stream, with the offsets of their characters in ems, and takes a third of the time.  Where they stand on the page is
computed from the matrices that the objects had.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from msgspec.structs import replace

from undoc_cli.geometry import thousandths
from undoc_cli.read.characters import origins_of
from undoc_cli.read.letters import LEGIBLE, is_blank_again, is_shown, turned
from undoc_cli.read.matrices import Matrix, is_upright
from undoc_cli.read.pdfium_faces import BLANK, EM, Faces
from undoc_cli.read.pdfium_objects import Layer
from undoc_cli.read.pdfium_text_page import TAKEN, letters_of, shares_of, text_page_of
from undoc_cli.read.pdfium_texts import Text, spread
from undoc_cli.read.pdfium_undoing import give_hyphens, looked_into
from undoc_cli.runs import ASCENT, DESCENT, Char, Run, runs_of


def texts_on(page: int, layers: Sequence[Layer], faces: Faces, matrix: Matrix) -> list[Text]:
    """Return the text objects of a page with their characters."""
    texts = spread(layers, matrix, faces)
    if texts:
        _fill(texts, page)
        wanting = [text for text in texts if text.text.endswith(TAKEN)]
        if wanting:
            give_hyphens(texts, wanting, page)
    return texts


def runs_of_texts(texts: Iterable[Text], width: float, height: float) -> list[Run]:
    """Return the characters of text objects."""
    runs: list[Run] = []
    for text in texts:
        for run in _placed(text, width, height):
            if not (run.text[0] == BLANK and runs and is_blank_again(run, runs[-1])):
                runs.append(run)
            elif len(run.text) > 1:
                runs.append(replace(run, text=run.text[1:], x0s=run.x0s[1:], x1s=run.x1s[1:], gaps=None))
    return runs


def _fill(texts: Sequence[Text], page: int) -> None:
    """Give texts their characters."""
    by_handle = {text.handle: text for text in texts}
    with text_page_of(page) as text_page:
        letters = letters_of(text_page)
        places = origins_of(text_page, len(letters))
        shares = list(shares_of(text_page, letters))
        counts = Counter(map(itemgetter(0), shares))
        for owner, start, part in shares:
            text = by_handle.get(owner)
            if text is None:
                continue
            # Where every character stands behind the one before it, there is nothing to undo.
            if counts[owner] > 1 or part[-1] == TAKEN or not text.take(part, text_page, places, start):
                text.add(*looked_into(text, text_page, start, part, places[start : start + len(part)]))


def _placed(text: Text, width: float, height: float) -> Iterable[Run]:
    """Return the characters of a text where they stand on the page."""
    letters = text.text
    if not letters.isprintable():
        letters = letters.translate(LEGIBLE)
    if not text.level:
        return runs_of(char for char in _askew(text, letters, height) if is_shown(char, width, height))
    d, f = text.matrix[3], text.matrix[5]
    x0s, x1s, gaps = text.edges or text.loose_edges()
    baseline, extent = thousandths(height - f), thousandths(d * abs(text.size))
    run = Run(letters, x0s, x1s, baseline, extent, text.face.font, gaps=gaps)
    # Of characters in order the first and the last tell where all stand.
    inside = (
        extent > 0
        and baseline >= ASCENT * extent
        and baseline + DESCENT * extent <= height
        and letters != ""
        and (x0s[0] if text.edges else min(x0s)) >= 0
        and (x1s[-1] if text.edges else max(x1s)) <= width
    )
    return (run,) if inside else runs_of(char for char in run.chars() if is_shown(char, width, height))


def _askew(text: Text, letters: str, height: float) -> Iterator[Char]:
    """Yield the characters of a text that slopes or does not read from left to right."""
    a, b, c, d, e, f = text.matrix
    size, font, upright = abs(text.size), text.face.font, is_upright(text.matrix)
    for letter, offset, width in zip(letters, text.offsets, text.widths, strict=True):
        way, advance = size * offset / EM, width / text.stretch
        x, y = e + a * way, f + b * way
        if upright:
            baseline = thousandths(height - y)
            yield Char(letter, x, x + a * advance, baseline, thousandths(d * size), font)
        else:
            yield turned(letter, (a, b, c, d, x, y), advance, size, height, font)
