"""Pages that read from right to left, turned into pages that read from left to right.

A page of Arabic text is mirrored before lines are made: then all that is known of columns, indents, tabs and
margins holds as it stands, and letters sorted by their place stand in reading order.  Only what reads from left to
right inside it (figures, symbols, Latin words) has to be turned back.  Boxes are mirrored again where they leave
undoc.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from undoc_cli.geometry import Box
from undoc_cli.page import Char, Link, Page, runs_of
from undoc_cli.rules.folding import letters

RIGHT_TO_LEFT = frozenset({"R", "AL"})
BRACKETS = str.maketrans("()[]{}«»‹›", ")(][}{»«›‹")  # painted by shape, named by sense
IN_NUMBERS = frozenset(".,:/-\u2010\u2011\u2013+%٫٬")


def reads_right_to_left(page: Page) -> bool:
    """Whether most letters of a page belong to a script that is written from right to left."""
    texts = [run.text for run in page.runs]
    if all(map(str.isascii, texts)):
        return False
    kinds: Counter[str] = Counter()
    for letter, count in Counter("".join(texts)).items():
        kinds[unicodedata.bidirectional(letter)] += count
    return sum(kinds[kind] for kind in RIGHT_TO_LEFT) > kinds["L"]


def mirrored(page: Page) -> Page:
    """Return the page with left and right exchanged, Arabic letters in their plain forms and no kashida."""

    def flip(box: Box) -> Box:
        return Box(page.width - box.x1, box.top, page.width - box.x0, box.bottom)

    chars = _unstretched(char for run in page.runs for char in run.chars())
    return Page(
        page.number,
        page.width,
        page.height,
        tuple(runs_of(part for char in chars for part in _plain(char, page.width))),
        tuple(map(flip, page.rules)),
        tuple(map(flip, page.images)),
        tuple(Link(flip(link.box), link.uri) for link in page.links),
        mirrored=True,
    )


def _unstretched(chars: Iterable[Char]) -> Iterator[Char]:
    """Give the width of every kashida to the letter before it, so that no gap is left in the word."""
    held: Char | None = None
    for char in chars:
        if held is not None and letters(char.text) == "" and abs(char.baseline - held.baseline) < 0.1:
            held = held._replace(x0=min(held.x0, char.x0), x1=max(held.x1, char.x1))
            continue
        if held is not None:
            yield held
        held = char
    if held is not None:
        yield held


def _plain(char: Char, width: float) -> list[Char]:
    """Return a character at its mirrored place; a ligature as its letters, kashida as nothing."""
    text = letters(char.text)
    if unicodedata.bidirectional(char.text) not in RIGHT_TO_LEFT:
        text = char.text.translate(BRACKETS)
    x0, x1 = width - char.x1, width - char.x0
    step = (x1 - x0) / max(len(text), 1)
    return [char._replace(text=letter, x0=x0 + i * step, x1=x0 + (i + 1) * step) for i, letter in enumerate(text)]


def reading_order(texts: list[str]) -> list[int]:
    """Return the indices of the characters of a mirrored line in reading order.

    All stand in it already but the stretches that read from left to right: from one Latin letter to the last
    before a letter of the other direction, and every number.
    """
    kinds = [unicodedata.bidirectional(text) if text != " " else "WS" for text in texts]
    order = list(range(len(texts)))
    start = 0
    while start < len(texts):
        if kinds[start] in RIGHT_TO_LEFT:
            start += 1
            continue
        end = start
        while end < len(texts) and kinds[end] not in RIGHT_TO_LEFT:
            end += 1
        _turn(order, texts, kinds, start, end)
        start = end
    return order


def _turn(order: list[int], texts: list[str], kinds: list[str], start: int, end: int) -> None:
    """Turn what reads from left to right between two letters of the other direction."""
    strong = [i for i in range(start, end) if kinds[i] == "L"]
    numbers = [i for i in range(start, end) if kinds[i] in ("EN", "AN")]
    if strong:
        known = strong + numbers
        low, high = min(known), max(known) + 1
        order[low:high] = reversed(order[low:high])
        for index in range(low, high):
            texts[index] = texts[index].translate(BRACKETS)
        return
    index = start
    while index < end:
        if kinds[index] not in ("EN", "AN"):
            index += 1
            continue
        stop = index + 1
        while stop < end and (
            kinds[stop] in ("EN", "AN")
            or (texts[stop] in IN_NUMBERS and stop + 1 < end and kinds[stop + 1] in ("EN", "AN"))
        ):
            stop += 1
        order[index:stop] = reversed(order[index:stop])
        index = stop
