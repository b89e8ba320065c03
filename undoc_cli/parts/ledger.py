"""The ledger of characters: which of them have a place in the document, so that none is lost and none stands twice."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from undoc_cli.page import Line, Piece

ONE_MORE = bytes([*range(1, 256), 255])  # what a count of claims becomes by one more


class Ledger(Struct):
    """How much of each line is placed: a number, all before it being placed once, as nearly always; else counts.

    The pieces themselves are not kept: of a document of a thousand pages they take as much room as its text.
    """

    _placed: dict[Line, int | bytearray] = field(default_factory=dict)

    def claim(self, pieces: Iterable[Piece]) -> None:
        """Book characters as placed."""
        placed = self._placed
        for piece in pieces:
            line, start, end = piece.line, piece.start, piece.end
            known = placed.get(line, 0)
            if start == known or (isinstance(known, int) and known < start and not line.text[known:start].strip(" ")):
                placed[line] = end
            else:
                counts = placed[line] = _counts(known, len(line.text))
                counts[start:end] = counts[start:end].translate(ONE_MORE)

    def left(self, line: Line) -> tuple[Sequence[int], Sequence[int]]:
        """Return the characters of a line that have no place, and those that have several; blanks need none."""
        text, known = line.text, self._placed.get(line, 0)
        if known == len(text):
            return (), ()
        letters = [(at, count) for at, count in enumerate(_counts(known, len(text))) if text[at] != " "]
        return [at for at, count in letters if count == 0], [at for at, count in letters if count > 1]


def _counts(known: int | bytearray, length: int) -> bytearray:
    return bytearray(b"\1" * known).ljust(length, b"\0") if isinstance(known, int) else known
