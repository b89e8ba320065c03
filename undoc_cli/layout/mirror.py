"""Pages that read from right to left, turned into pages that read from left to right.

A page of Arabic text is mirrored before lines are made: then all that is known of columns, indents, tabs and
margins holds as it stands, and letters sorted by their place stand in reading order.  Only what reads from left to
right inside it (figures, symbols, Latin words) has to be turned back.  Boxes are mirrored again where they leave
undoc.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from undoc_cli.geometry import Box
from undoc_cli.page import Frame, Link, Page
from undoc_cli.rules.direction import RIGHT_TO_LEFT, TURNED
from undoc_cli.rules.folding import letters
from undoc_cli.rules.symbols import split_joint
from undoc_cli.runs import Char, runs_of

REACH = 3  # characters of the file between a letter and the signs over it
TOUCHING = 0.2  # of the type size: letters of a word stand nearer to each other
MARK = "mark"
BOUNDS = RIGHT_TO_LEFT | {MARK}  # where a stretch that reads from left to right ends
OPENING, CLOSING = "([", ")]"
BRACKETS = dict.fromkeys(OPENING, 1) | dict.fromkeys(CLOSING, -1)
STOPS = ".,;:"
IN_NUMBERS = frozenset(".,:/-\u2010\u2011\u2013+%٫٬")


def reads_right_to_left(page: Page) -> bool:
    """Whether most letters of a page belong to a script that is written from right to left."""
    texts = [run.text for run in page.runs]
    foreign = set("".join([text for text in texts if not text.isascii()]))
    if RIGHT_TO_LEFT.isdisjoint(map(unicodedata.bidirectional, foreign)):
        return False
    kinds: Counter[str] = Counter()
    for letter, count in Counter("".join(texts)).items():
        kinds[unicodedata.bidirectional(letter)] += count
    return sum(kinds[kind] for kind in RIGHT_TO_LEFT) > kinds["L"]


def mirrored(page: Page) -> Page:
    """Return the page with left and right exchanged, Arabic letters in their plain forms and no kashida."""

    def flip(box: Box) -> Box:
        return Box(page.width - box.x1, box.top, page.width - box.x0, box.bottom)

    chars = [char for run in page.runs for char in run.chars()]
    whole = _forwards(_unstretched(_with_marks(chars)))
    return Page(
        page.number,
        page.width,
        page.height,
        tuple(runs_of(part for char in whole for part in _plain(char, page.width))),
        tuple(map(flip, page.rules)),
        tuple(map(flip, page.images)),
        tuple(Link(flip(link.box), link.uri) for link in page.links),
        (page.frame or Frame(page.width, page.height))._replace(mirrored=True),
    )


def _with_marks(chars: Sequence[Char]) -> Iterator[Char]:
    """Write every vowel sign behind the letter that it stands over, on whichever side of it the file has it."""
    signs: dict[int, str] = {}
    for index, char in enumerate(chars):
        if _is_sign(char.text):
            near = [
                i for i in range(max(index - REACH, 0), min(index + REACH + 1, len(chars))) if _carries(chars[i], char)
            ]
            if near:
                home = min(near, key=lambda i: (_apart(chars[i], char), abs(i - index)))
                # Several signs over one letter: in the order that Unicode gives them.
                signs[home] = "".join(sorted(signs.get(home, "") + char.text, key=unicodedata.combining))
                signs[index] = ""
    for index, char in enumerate(chars):
        if index not in signs:
            yield char
        elif signs[index]:
            yield char._replace(text=char.text + signs[index])


def _carries(base: Char, sign: Char) -> bool:
    """Whether a character is a letter near enough for a sign to stand over it."""
    return base.text.isalpha() and abs(base.baseline - sign.baseline) < base.size and _apart(base, sign) < base.size


def _apart(base: Char, sign: Char) -> float:
    """Return how far the middle of a sign is from a letter's box."""
    middle = (sign.x0 + sign.x1) / 2
    return max(base.x0 - middle, middle - base.x1, 0.0)


def _forwards(chars: Iterable[Char]) -> Iterator[Char]:
    """Yield characters from right to left: files have them so, or in each stretch from left to right."""
    stretch: list[Char] = []
    for char in chars:
        if stretch:
            last = stretch[-1]
            level = abs(char.baseline - last.baseline) < 0.1 and char.upright == last.upright
            # Further left, the next stretch may be painted from its left end: a word, or behind the blank of a margin.
            apart = last.x0 - char.x1 > TOUCHING * char.size
            if not level or apart or (len(stretch) > 1 and (char.x0 > last.x0) != (last.x0 > stretch[-2].x0)):
                yield from _from_right(stretch)
                stretch = []
        stretch.append(char)
    yield from _from_right(stretch)


def _from_right(stretch: list[Char]) -> list[Char]:
    return stretch[::-1] if len(stretch) > 1 and stretch[-1].x0 > stretch[0].x0 else stretch


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
    """Return a character at its mirrored place; a ligature as its letters, signs behind them, kashida as nothing."""
    text = letters(char.text)
    if unicodedata.bidirectional(char.text[0]) not in RIGHT_TO_LEFT:
        text = char.text.translate(TURNED)
    x0, x1 = width - char.x1, width - char.x0
    step = (x1 - x0) / max(sum(not _is_sign(letter) for letter in text), 1)
    found: list[Char] = []
    for letter in text:
        start = found[-1].x1 if found else x0
        found.append(char._replace(text=letter, x0=start, x1=start if _is_sign(letter) else start + step))
    return found


def _is_sign(text: str) -> bool:
    """Whether a character is a sign over or under a letter, such as a vowel's."""
    return unicodedata.category(letters(text)[:1] or text[0]) == "Mn"


def reading_order(texts: list[str], marks: Iterable[tuple[int, int]] = ()) -> list[int]:
    """Return the indices of the characters of a mirrored line in reading order.

    All stand in it already but the stretches that read from left to right: from one Latin letter to the last
    before a letter of the other direction or a note's mark, and every number, also one within a mark.
    """
    kinds = [unicodedata.bidirectional(text) if text != " " else "WS" for text in texts]
    order = list(range(len(texts)))
    mixed = not RIGHT_TO_LEFT.isdisjoint(kinds)
    for start, end in marks:
        _turn(order, texts, kinds, start, end)
        kinds[start:end] = [MARK] * (end - start)
    start = 0
    while start < len(texts):
        if kinds[start] in BOUNDS:
            start += 1
            continue
        end = start
        while end < len(texts) and kinds[end] not in BOUNDS:
            end += 1
        for part in _bracketed(texts, kinds, start, end) if mixed else ((start, end),):
            for low, high in _beside_symbol(texts, kinds, *part) if mixed else (part,):
                _turn(order, texts, kinds, low, high)
        start = end
    return order


def _bracketed(texts: Sequence[str], kinds: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a stretch that read each for itself: Latin letters in brackets, and figures outside.

    "2022 (A/76/1703)" reads on from right to left, "S/RES/2231 (2015)" does not.  Brackets may open or close on
    another line.
    """
    depth = deepest = 0
    for text in texts[start:end]:
        depth += BRACKETS.get(text, 0)
        deepest = min(deepest, depth)
    depths = []
    depth = -deepest
    for text in texts[start:end]:
        before, depth = depth, depth + BRACKETS.get(text, 0)
        depths.append(min(before, depth))
    least = min((d for d, kind in zip(depths, kinds[start:end], strict=True) if kind == "L"), default=0)
    for _, group in groupby(range(start, end), key=lambda index: depths[index - start] >= least):
        part = list(group)
        yield part[0], part[-1] + 1


def _beside_symbol(texts: Sequence[str], kinds: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a stretch that read each for itself: a symbol, and bare figures before or behind it.

    "2025 A/79/801" reads on from right to left: a symbol has no figures behind a blank, as "UNDP 2025" has.
    """
    blanks = [index for index in range(start, end) if texts[index] == " "]
    words = [(low + 1, high) for low, high in pairwise((start - 1, *blanks, end))]
    for one, other in pairwise(words):
        bare, symbol = sorted((one, other), key=lambda word: "L" in kinds[slice(*word)])
        if _is_bare(kinds[slice(*bare)], texts[slice(*bare)]) and split_joint("".join(texts[slice(*symbol)][::-1])):
            yield start, one[1]
            start = one[1]
    yield start, end


def _is_bare(kinds: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether a word is figures and signs such as stand within numbers, none of them a bracket."""
    return not {"EN", "AN"}.isdisjoint(kinds) and "L" not in kinds and BRACKETS.keys().isdisjoint(texts)


def _turn(order: list[int], texts: list[str], kinds: list[str], start: int, end: int) -> None:
    """Turn what reads from left to right between two letters of the other direction."""
    strong = [i for i in range(start, end) if kinds[i] == "L"]
    numbers = [i for i in range(start, end) if kinds[i] in ("EN", "AN")]
    if strong:
        known = strong + numbers
        low, high = min(known), max(known) + 1
        # "S/RES/2231 (2015)" ends in the bracket that belongs to the one within, "(a) Lights" begins with it.
        open_ = sum(BRACKETS.get(text, 0) for text in texts[low:high])
        low -= open_ < 0 and low > start and texts[low - 1] in OPENING
        high += open_ > 0 and high < end and texts[high] in CLOSING
        # The stop that ends the stretch was painted with it: none begins a word.
        if low > start and texts[low - 1] in STOPS and (low == 1 or kinds[low - 2] in ("WS", MARK)):
            low -= 1
        order[low:high] = reversed(order[low:high])
        for index in range(low, high):
            texts[index] = texts[index].translate(TURNED)
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
