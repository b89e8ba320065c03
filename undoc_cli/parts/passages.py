"""Lines joined to running text: words mended, addresses joined, footnote marks taken out."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from undoc_cli.page import Line, Link, Piece, whole
from undoc_cli.parts.raised import Raised, raised_mark
from undoc_cli.passage import Doubt, Mark, Passage
from undoc_cli.rules.addresses import breaks_url, ends_in_mail, ends_in_url, goes_on_url, has_address
from undoc_cli.rules.marks import ASTERISKS, CLOSING, slash_marks, superior
from undoc_cli.rules.signs import HYPHENS, SOFT_HYPHEN
from undoc_cli.rules.text import broken_word, first_word, is_han, is_linking, last_word

TAIL, TAIL_PARTS = 200, 12  # characters, in so many parts, that tell how lines join
STROKES = ("\u2013", "/")  # a line may end behind them within a word
AFTER_MARK = " .,;:!?)]}”’»"  # no blank stands before these


class _Text:
    """Text as it grows."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0

    def add(self, part: str) -> None:
        if part:
            self._parts.append(part)
            self.length += len(part)

    def cut(self, count: int) -> None:
        """Take characters off the end; they all stand in the last part."""
        self._parts[-1] = self._parts[-1][:-count]
        self.length -= count

    def strip(self) -> bool:
        """Take blanks off the end, and say whether there were any."""
        length = self.length
        while self._parts and self._parts[-1].endswith(" "):
            part = self._parts.pop()
            self.length -= len(part)
            self.add(part.rstrip(" "))
        return self.length < length

    def end(self) -> str:
        """Return the last characters, enough to see a word or an address."""
        last = self._parts[-1]
        if " " in last.strip():
            return last[-TAIL:]
        return "".join(self._parts[-TAIL_PARTS:])[-TAIL:]

    def whole(self) -> str:
        return "".join(self._parts)


class Joiner(Struct, frozen=True):
    """What joining needs to know of the document: its notes, its links, and its words.

    `notes` gives the markers that have a note on a page, `slash_notes` those of notes that begin like "1/", as
    documents before 1996 print them on the line; `hyphens_break` says whether the language breaks words
    with hyphens at line ends (English documents do not, Russian ones do), `letters_stay` whether raised letters are
    left in the text; `raised` says which raised stretches are left there anyway.
    """

    notes: Mapping[int, frozenset[str]] = field(default_factory=dict)
    links: Mapping[int, tuple[Link, ...]] = field(default_factory=dict)
    vocabulary: Container[str] = frozenset()
    slash_notes: frozenset[str] = frozenset()
    hyphens_break: bool = False
    letters_stay: bool = False
    raised: Raised = Raised()

    def of_table(self) -> "Joiner":
        """Return the joiner for cells and notes of tables: raised letters there call the table's own notes."""
        return replace(self, letters_stay=True)

    def join(self, items: Iterable[Line | Piece]) -> Passage:
        """Join lines, or pieces of lines, to one text; ValueError when there is nothing."""
        text = _Text()
        pieces: list[Piece] = []
        origins: list[int] = []
        marks: list[Mark] = []
        dropped: list[Piece] = []
        doubts: list[Doubt] = []
        previous: Piece | None = None
        for item in items:
            piece = item if isinstance(item, Piece) else whole(item)
            if previous is not None and text.length:
                glue, drop = self._glue(text.end(), previous, piece)
                if drop:
                    last = pieces[-1]
                    dropped.append(Piece(last.line, last.end - 1, last.end))
                    pieces[-1] = replace(last, end=last.end - 1)
                    text.cut(1)
                text.add(glue)
            previous = piece
            if piece.start < piece.end and not self._can_mark(piece.line):
                pieces.append(piece)
                origins.append(text.length)
                text.add(self._text_of(piece))
                continue
            blank = False  # one before a mark went, and none may follow it
            further = bool(pieces) and _parts_marks(pieces[-1], origins[-1], marks)
            for part, mark in _closed_up(self._split_marks(piece, further=further)):
                if mark:
                    blank = text.strip() or blank
                    if pieces and _parts_marks(pieces[-1], origins[-1], marks):
                        text.cut(len(pieces[-1].text.rstrip()))
                        origins.pop()
                        dropped.append(pieces.pop())
                    marks += [Mark(text.length, marker, part) for marker in mark]
                    continue
                if blank and part.text[0] not in AFTER_MARK:
                    text.add(" ")
                blank = False
                pieces.append(part)
                origins.append(text.length)
                text.add(self._text_of(part))
            doubts += self._doubts_in(piece)
        if previous is None:
            raise ValueError("no lines to join")
        if not pieces:  # a mark alone, or blanks: the text is empty but stands somewhere
            pieces, origins = [Piece(previous.line, previous.end, previous.end)], [0]
        places = tuple(pieces), tuple(origins), tuple(marks), tuple(dropped)
        return Passage(text.whole().rstrip(" "), *places, tuple(doubts))

    def _text_of(self, piece: Piece) -> str:
        """Return the characters of a piece; raised figures as raised, so that they do not run into those before."""
        line, kept = piece.line, self.raised.text
        if len(line.spans) == 1 or not kept:
            return piece.text
        first = bisect_right(line.spans, piece.start, key=attrgetter("end"))
        spans = takewhile(lambda span: span.start < piece.end, islice(line.spans, first, None))
        stretches = [(s.start, line.text[max(s.start, piece.start) : min(s.end, piece.end)]) for s in spans]
        return "".join([superior(text) if (line, start) in kept else text for start, text in stretches])

    def _doubts_in(self, piece: Piece) -> list[Doubt]:
        """Return what is doubtful about the raised stretches of a piece; in tables they call the table's own notes."""
        doubts = {} if self.letters_stay else self.raised.doubts
        if not doubts:
            return []
        places = [(piece.line, s.start) for s in piece.line.spans if piece.start <= s.start < piece.end]
        return [doubts[place] for place in places if place in doubts]

    def _glue(self, before: str, last: Piece, following: Piece) -> tuple[str, bool]:
        """Return what stands between two lines, and whether the hyphen at the end of the first goes."""
        if last.line is following.line:
            return ("" if last.end == following.start else " "), False
        end, start = before.rstrip(), following.text.lstrip()
        sign = end[-1:]
        if sign == SOFT_HYPHEN:
            return "", True
        if is_han(sign) or is_han(start[:1]):  # as within a line, where figures stand among Chinese characters
            return "", False
        if self.links and self._one_link(last, following, end, start):
            return "", False
        if sign in HYPHENS and end[-2:-1] != " ":
            if is_linking(first_word(start)) and not ends_in_url(end):
                return " ", False
            return "", self._mends(end, start)
        if sign in STROKES and end[-2:-1] != " ":
            # An address ends before a bracket: "https://lamps.example/all/" / "(in French)".
            return (" " if start.startswith("(") and ends_in_url(end) else ""), False
        if ends_in_url(end) and (breaks_url(end) or goes_on_url(end, start)):
            return "", False
        return " ", False

    def _mends(self, end: str, start: str) -> bool:
        """Whether the hyphen at a line end was put there to break a word: the document's own words decide."""
        parts = broken_word(end, start) if start[:1].islower() else None
        if parts is None or ends_in_url(end) or ends_in_mail(end):
            return False
        if "-".join(parts) in self.vocabulary:
            return False
        return "".join(parts) in self.vocabulary or self.hyphens_break

    def _one_link(self, last: Piece, following: Piece, end: str, start: str) -> bool:
        """Whether one link annotation covers the end of a line and the start of the next, and spells both.

        The link of a resolution spells no blank before its year, which the page prints: `2768` / `(2025)`.
        """
        ends = self._links_at(last, last.end - 1)
        if not ends or (start.startswith("(") and not has_address(last_word(end))):
            return False
        starts = self._links_at(following, following.start)
        token = (last_word(end) + first_word(start)).strip("<>()[]“”\"'.,;").lower()
        bare = token.removeprefix("https://").removeprefix("http://")
        return any(uri in starts and len(bare) > 4 and bare[:60] in uri.lower() for uri in ends)

    def _links_at(self, piece: Piece, index: int) -> set[str]:
        links = self.links.get(piece.line.page)
        if not links:
            return set()
        around, size = piece.line.box, piece.line.size
        near = [one for one in links if one.box.top < around.bottom + size and one.box.bottom > around.top - size]
        if not near:
            return set()
        box = piece.line.slice_box(index, index + 1)
        x, y = (box.x0 + box.x1) / 2, box.middle
        return {link.uri for link in near if link.box.holds(x, y)}

    def _can_mark(self, line: Line) -> bool:
        """Whether marks can stand in a line: most are of one style, without an asterisk."""
        if "*" in line.text or (self.slash_notes and "/" in line.text):
            return True
        return len(line.spans) > 1 and any(span.rise > 0 for span in line.spans)

    def _split_marks(self, piece: Piece, *, further: bool) -> Iterator[tuple[Piece, list[str]]]:
        """Cut a piece at its marks: yield (piece, []) for text and (piece, markers) for marks.

        `further` says whether a mark with a comma stands before it.
        """
        line = piece.line
        start = piece.start
        for span in line.spans:
            low, high = max(span.start, piece.start), min(span.end, piece.end)
            if low >= high:
                continue
            cut = [] if (line, span.start) in self.raised.text else raised_mark(line, span, low, high)
            if cut and not (self.letters_stay and all(marker.isalpha() for marker in cut)):
                if start < low:
                    yield from self._split_asterisks(Piece(line, start, low), further=further)
                yield Piece(line, low, high), cut
                start = high
        if start < piece.end:
            yield from self._split_asterisks(Piece(line, start, piece.end), further=further)

    def _split_asterisks(self, piece: Piece, *, further: bool) -> Iterator[tuple[Piece, list[str]]]:
        """Asterisks that are not raised are marks where the page has a note of that many."""
        known = self.notes.get(piece.line.page, frozenset())
        start = piece.start
        if any(marker.startswith("*") for marker in known):
            for match in ASTERISKS.finditer(piece.line.text, piece.start, piece.end):
                attached = match.start() > 0 and piece.line.text[match.start() - 1] != " "
                ends = not piece.line.text[match.end() : piece.end].strip()
                alone = further and match[0] == piece.line.text.strip()  # of two marks the second, broken off
                behind = ends and _has_letters(piece.line.text[: match.start()])
                second = start > piece.start and piece.line.text[start : match.start()].strip() == ","
                if match[0] in known and (attached or alone or behind or second):
                    begin = start if second else match.start()
                    if start < begin:
                        yield Piece(piece.line, start, begin), []
                    yield Piece(piece.line, begin, match.end()), [match[0]]
                    start = match.end()
        if start < piece.end:
            yield from self._split_slashes(Piece(piece.line, start, piece.end))

    def _split_slashes(self, piece: Piece) -> Iterator[tuple[Piece, list[str]]]:
        start = piece.start
        if self.slash_notes:
            for marker, low, high in slash_marks(piece.line.text, piece.start, piece.end):
                if marker in self.slash_notes:
                    if start < low:
                        yield Piece(piece.line, start, low), []
                    yield Piece(piece.line, low, high), [marker]
                    start = high
        if start < piece.end:
            yield Piece(piece.line, start, piece.end), []


def stacked(paragraphs: Iterable[Passage]) -> Passage:
    """Return paragraphs as one passage, with line breaks between them."""
    first, *others = paragraphs
    for below in others:
        start = len(first.text) + 1
        first = Passage(
            f"{first.text}\n{below.text}",
            (*first.pieces, *below.pieces),
            (*first.origins, *(start + origin for origin in below.origins)),
            (*first.marks, *(replace(mark, offset=start + mark.offset) for mark in below.marks)),
            (*first.dropped, *below.dropped),
            (*first.doubts, *below.doubts),
        )
    return first


def _closed_up(parts: Iterable[tuple[Piece, list[str]]]) -> Iterator[tuple[Piece, list[str]]]:
    """Leave out the blank between a mark and the stop that it was put before: `Latvia ¹² , which`."""
    marked = False
    for part, marks in parts:
        stop = marked and CLOSING.match(part.text)
        yield (replace(part, start=part.start + stop.start("stop")) if stop else part), marks
        marked = bool(marks)


def _parts_marks(piece: Piece, start: int, marks: Sequence[Mark]) -> bool:
    """Whether a piece is a comma behind a mark that ends its line; before another mark it is no text."""
    return piece.text.strip() == "," and bool(marks) and marks[-1].offset == start


def _has_letters(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
