"""Passages: text joined from pieces of lines, which still knows where every character was printed."""

from collections.abc import Iterator

from msgspec import Struct

from undoc_cli.page import Line, Piece


class Mark(Struct, frozen=True, gc=False):
    """A footnote mark taken out of a passage: `offset` characters of its text stand before it."""

    offset: int
    marker: str
    piece: Piece


class Doubt(Struct, frozen=True):
    """What is not certain about a text: the code of a diagnostic, and its message."""

    code: str
    message: str


class Passage(Struct, frozen=True, eq=False, gc=False):
    """Text joined from pieces of lines, with the way back.

    `origins[i]` is the place in `text` where `pieces[i]` begins.  Blanks that joining added belong to no piece;
    `dropped` are the hyphens that it took out at line ends, `marks` the footnote marks.
    """

    text: str
    pieces: tuple[Piece, ...]
    origins: tuple[int, ...]
    marks: tuple[Mark, ...] = ()
    dropped: tuple[Piece, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def page(self) -> int:
        """The page on which it starts."""
        return self.pieces[0].line.page

    @property
    def opens_italic(self) -> bool:
        """Whether its first word is italic and the whole is not."""
        if not self.pieces or not self.text:
            return False
        piece = self.pieces[0]
        spans = [s for s in piece.line.spans if s.end > piece.start and s.start < piece.end]
        return bool(spans) and spans[0].font.italic and not all(p.line.italic for p in self.pieces)

    def lines(self) -> Iterator[Line]:
        """Yield the lines that it was joined from, each once."""
        previous = None
        for piece in self.pieces:
            if piece.line is not previous:
                yield piece.line
            previous = piece.line

    def find(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the pieces of lines behind characters start to end of the text."""
        found = []
        for origin, piece in zip(self.origins, self.pieces, strict=True):
            low = max(start - origin, 0)
            high = min(end - origin, piece.end - piece.start)
            if low < high:
                found.append(Piece(piece.line, piece.start + low, piece.start + high))
        return tuple(found)
