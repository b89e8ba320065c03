"""Undoing what PDFium does to the characters of a text.

It makes blanks from gaps (`_without_made`), takes hyphens at line ends (`give_hyphens`), turns what reads from right to
left to the order of reading (`_as_painted`), and gives each of the letters that one glyph stands for the whole glyph
(`_shared`).
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import itemgetter

from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.pdfium_faces import BLANK, EM, right_edges
from undoc_cli.read.pdfium_text_page import letters_of, shares_of, text_page_of
from undoc_cli.read.pdfium_texts import Text, set_at
from undoc_cli.rules.direction import TURNED, reads_right_to_left
from undoc_cli.runs import UNKNOWN

SAME = 1.0  # thousandth of an em: places that are closer are one
BACK = EM / 5  # that a letter may stand before the one painted before it
APART = 2 * EM  # between text objects that are set on one line
HYPHEN = "-"
FIRST_HALF, LAST_HALF = "\ud800", "\udfff"
LAM = "\u0644"


def looked_into(
    text: Text, text_page: call.Pointer, start: int, letters: str, places: Sequence[float]
) -> tuple[str, Sequence[float], Sequence[float]]:
    """Return the characters of a text, their offsets and widths, with what PDFium does to them undone."""
    indices: Sequence[int] = range(start, start + len(letters))
    if BLANK in letters:
        kept = _without_made(text_page, letters, indices, places)
        if len(kept) < len(indices):
            letters = "".join([letters[index - start] for index in kept])
            places = [places[index - start] for index in kept]
            indices = kept
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
        widths = [face.widths.get(letter, 0.0) for letter in letters]
    if not face.unknown.isdisjoint(letters):
        letters = "".join(
            UNKNOWN if letter in face.unknown and call.unknown_at(text_page, index) == 1 else letter
            for index, letter in zip(indices, letters, strict=True)
        )
    offsets: list[float] = list(places)
    for first, end in shared:
        part = letters[first:end]
        if right_to_left and reads_right_to_left(part) and part[-1] != LAM:  # unless PDFium took a ligature apart
            letters = letters[:first] + part[::-1] + letters[end:]
        width = (right_edges(text_page, indices[first])[0] - places[first]) / (end - first)
        widths[first:end] = [width] * (end - first)
        offsets[first:end] = [offsets[first] + step * width for step in range(end - first)]
    return letters, offsets, widths


def _joined(text: str, indices: Sequence[int], places: Sequence[float]) -> tuple[str, Sequence[int], list[float]]:
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


def _without_made(
    text_page: call.Pointer, letters: str, indices: Sequence[int], places: Sequence[float]
) -> Sequence[int]:
    """Return the indices of characters that are not blanks made by PDFium, which stand where the next letter does.

    Where they do not, the file has a blank as well, and PDFium left it out for the one it made.
    """
    last = len(indices) - 1
    return [
        index
        for at, index in enumerate(indices)
        if letters[at] != BLANK
        or not (
            (at < last and abs(places[at + 1] - places[at]) < SAME)
            or (at > 0 and abs(places[at - 1] - places[at]) < SAME)
        )
        or not call.generated_at(text_page, index)
    ]


def _as_painted(
    text: str, indices: Sequence[int], places: Sequence[float]
) -> tuple[str, Sequence[int], Sequence[float]]:
    """Return characters of text that reads from right to left in the order in which they were painted.

    PDFium turns such text to the order of reading, and what reads from left to right within it not.
    """
    cells = []
    for at in range(len(text) - 1, -1, -1):
        letter, place = text[at], places[at]
        if (at > 0 and places[at - 1] > place) or (at + 1 < len(text) and places[at + 1] < place):
            letter = letter.translate(TURNED)
        cells.append((place, letter, indices[at]))
    if any(after[0] - before[0] < -BACK for before, after in pairwise(cells)):
        cells.sort(key=itemgetter(0))
    return "".join([cell[1] for cell in cells]), [cell[2] for cell in cells], [cell[0] for cell in cells]


def _shared(text_page: call.Pointer, indices: Sequence[int], places: Sequence[float]) -> list[tuple[int, int]]:
    """Return the stretches of characters that one glyph stands for: PDFium gives its place to each."""
    stretches = []
    start = 0
    for end in range(1, len(places) + 1):
        if end == len(places) or places[end] != places[start]:
            last = end - 1
            # What follows a glyph without width stands in its place as well, but ends elsewhere.
            while last > start and right_edges(text_page, indices[last]) != right_edges(text_page, indices[start]):
                last -= 1
            if last > start:
                stretches.append((start, last + 1))
            start = end
    return stretches


def _own_widths(text_page: call.Pointer, indices: Sequence[int], places: Sequence[float]) -> list[float]:
    """Return the widths of characters of a script in which a letter has many forms."""
    nexts = dict(pairwise(sorted(set(places))))
    widths = [right_edges(text_page, index)[0] - place for index, place in zip(indices, places, strict=True)]
    return [
        float(round(min(width, nexts.get(place, place + width) - place)))
        for width, place in zip(widths, places, strict=True)
    ]


def give_hyphens(texts: Sequence[Text], wanting: Sequence[Text], page: int) -> None:
    """Give texts back the hyphen at their end.

    PDFium exchanges it where a line ends and the next begins with a letter; so they are set on one line, with one
    more text behind them.
    """
    line = [*wanting, *texts[texts.index(wanting[-1]) + 1 :][:1]]
    shown = {text.handle for text in line}
    for text in texts:
        if text.handle not in shown:
            call.set_active(text.handle, 0)
    lengths = [max(text.offsets, default=0.0) + EM + APART for text in line]
    set_at(line, [text.in_em(x, 0.0) for text, x in zip(line, accumulate(lengths, initial=0.0), strict=False)])
    ends: dict[int, str] = {}
    with text_page_of(page) as text_page:
        for owner, _, part in shares_of(text_page, letters_of(text_page)):
            ends[owner] = (ends.get(owner, "") + part)[-2:]
    for text in wanting:
        end = ends.get(text.handle, HYPHEN)
        text.text = text.text[:-1] + end.rstrip(BLANK)[-1:]
        if end.endswith(BLANK):
            text.add(BLANK, [text.offsets[-1] + text.widths[-1] / text.scale], [text.face.blank])
