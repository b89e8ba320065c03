"""A block before its place in the document is known."""

from msgspec import Struct
from msgspec.structs import replace

from undoc_cli.model import BlockType, Bounds
from undoc_cli.page import Piece, printed_box
from undoc_cli.parts.tables import Table
from undoc_cli.passage import Passage


class RawBlock(Struct, frozen=True):
    """A block before its place in the document is known."""

    type: BlockType
    page: int
    content: Passage | Table
    number: Piece | None = None
    bullet: Piece | None = None
    numbers: tuple[Piece, ...] = ()  # of several paragraphs that it answers, in further rows

    def bounds(self) -> Bounds:
        """Return the box around that part of it which stands on its first page, as the output gives it."""
        if isinstance(self.content, Table):
            pieces = [piece for row in self.content.rows for cell in row for piece in cell]
        else:
            pieces = [*self.content.pieces, *self.numbers]
            if marker := self.number or self.bullet:
                first = pieces[0]
                if first.line is marker.line and first.start <= marker.end + 1:
                    pieces[0] = replace(first, start=marker.start)
                else:
                    pieces.append(marker)
        here = [piece for piece in pieces if piece.line.page == self.page and piece.end > piece.start]
        return (printed_box(here) if here else pieces[0].line.box).rounded()
