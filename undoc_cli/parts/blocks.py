"""Running text to blocks: paragraphs, headings, list items, quotes, tables."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from undoc_cli.model import BlockType, Bounds
from undoc_cli.page import Line, Passage, Piece, printed_box
from undoc_cli.parts.breaks import QUOTES, begins, beside, hangs_on
from undoc_cli.parts.column import ALIKE_EDGE, INDENT, LEADING, Column, column_of
from undoc_cli.parts.headings import is_heading
from undoc_cli.parts.lists import list_entries
from undoc_cli.parts.markers import Marker, marker_of, number_column
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.quotes import quotations
from undoc_cli.parts.tables import Group, Table
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated
from undoc_cli.rules.numbers import (
    follow,
    is_paragraph_number,
    letter_number,
    neighbours,
    number_kinds,
    paragraph_number,
    roman_number,
    tight_number,
)

PLAIN_LINES = 2  # a longer block in plain type is no heading
NEARER = 1.2  # times as far above a heading as below it: 24 and 18 points


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


def read_blocks(items: Sequence[Line | Table], language: Language, joiner: Joiner) -> list[RawBlock]:
    """Return the blocks of a section from its lines and tables in reading order."""
    lines = [item for item in items if isinstance(item, Line)]
    column = column_of(lines) if lines else Column(0, 0, 10, LEADING, {})
    groups: list[Group] = []
    for item in items:
        if isinstance(item, Table):
            groups.append(item)
            continue
        last = groups[-1] if groups else None
        if isinstance(last, list) and not begins(last, item, column, language):
            last.append(item)
        elif isinstance(last, Table) and _resumes(groups, item, column, language):
            previous = groups[-2]
            assert isinstance(previous, list)
            previous.append(item)
        else:
            groups.append([item])
    groups = _rejoined(groups, column, language)
    blocks: list[RawBlock] = []
    lists, quotes = list_entries(groups, column, language), quotations(groups, column, language)
    number = 0
    for index, group in enumerate(groups):
        if isinstance(group, Table):
            blocks.append(RawBlock("table", group.page, group))
            continue
        block = _block(group, column, language, joiner, listed=index in lists)
        if index in quotes and block.type != "heading":
            block = replace(block, type="quote")
        if block.number is None and tight_number(group[0].text) == number + 1:
            # No blank stands behind it: `10.The`.
            block = _with_marker("paragraph", group, Marker(len(f"{number + 1}."), bullet=False), joiner)
        if block.number is not None and block.type == "paragraph":
            number = paragraph_number(block.number.text) or number
        blocks.append(block)
    for index in _close_numbers(blocks):
        group = groups[index]
        assert isinstance(group, list)
        blocks[index] = _with_marker("heading", group, Marker(len("A."), bullet=False), joiner)
    _as_others_count(blocks, column)
    for index in _headings_between(blocks, groups, column):
        blocks[index] = replace(blocks[index], type="heading")
    for index in {0, len(blocks) - 1} if blocks else ():
        if blocks[index].type == "heading" and _is_dated(blocks[index], language):
            blocks[index] = replace(blocks[index], type="paragraph")
    return [replace(block, type="list_item") if _counts(blocks, index) else block for index, block in enumerate(blocks)]


def _rejoined(groups: Sequence[Group], column: Column, language: Language) -> list[Group]:
    """Join items that hang with what goes on with them on the next page."""
    joined: list[Group] = []
    for group in groups:
        last = joined[-1] if joined else None
        if isinstance(last, list) and isinstance(group, list) and hangs_on(last, group, column, language):
            last += group
        else:
            joined.append(group)
    return joined


def _is_dated(block: RawBlock, language: Language) -> bool:
    """Whether a block is the date of a letter, at its head or end: elsewhere a day heads what is done on it."""
    return isinstance(block.content, Passage) and is_dated(block.content.text, language)


def _close_numbers(blocks: Sequence[RawBlock]) -> list[int]:
    """Find headings with a number of one letter close before the words, `A. General`: others count on from it.

    Alone it may be the initial of a name.
    """
    headings = {index: block for index, block in enumerate(blocks) if block.type == "heading"}
    close = {
        index: block.content.text[:2]
        for index, block in headings.items()
        if block.number is None and isinstance(block.content, Passage) and letter_number(block.content.text)
    }
    if not close:
        return []
    numbers = {*close.values(), *(block.number.text.strip() for block in headings.values() if block.number)}
    return [index for index, number in close.items() if not numbers.isdisjoint(neighbours(number))]


def _counts(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether a bold numbered block is no heading but one of several that count: recommendations, in bold."""
    own = blocks[index]
    if own.type != "heading" or own.number is None:
        return False
    near = [*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 2]]
    return any(
        (other.type == "heading" or (other.type == "list_item" and _opens_bold(other)))
        and other.number is not None
        and follow(own.number.text, other.number.text)
        for other in near
    )


def _opens_bold(block: RawBlock) -> bool:
    """Whether the first line of a block is bold."""
    return isinstance(block.content, Passage) and bool(block.content.pieces) and block.content.pieces[0].line.bold


def _resumes(groups: list[Group], line: Line, column: Column, language: Language) -> bool:
    """Whether a line behind a table goes on with the paragraph before it."""
    previous = groups[-2] if len(groups) > 1 else None
    table = groups[-1]
    if not isinstance(previous, list) or not isinstance(table, Table):
        return False
    last = previous[-1]
    resumed = last.place == line.place and line.page == table.page and last.baseline > table.bottom
    crosses = last.place != line.place and line.text[:1].islower()
    return (resumed or crosses) and not begins(previous, line, column, language)


def _block(lines: list[Line], column: Column, language: Language, joiner: Joiner, *, listed: bool) -> RawBlock:
    first = lines[0]
    several = number_column(lines)
    if several and sum(piece.end for piece in several) < sum(len(line.text) for line in lines):
        return _answering(lines, several, joiner)
    if len(lines) > 1 and beside(first, lines[1]) and is_paragraph_number(first.text):
        return _with_marker("paragraph", lines, Marker(len(first.text), bullet=False), joiner)
    marker = marker_of(first, language, opens=True)
    if is_heading(lines, column, language):
        if len(lines) > 1 and beside(first, lines[1]) and number_kinds(first.text):
            return _with_marker("heading", lines, Marker(len(first.text), bullet=False), joiner)
        roman = roman_number(first.text)
        return _with_marker("heading", lines, Marker(len(roman), bullet=False) if roman else marker, joiner)
    if marker:
        return _with_marker("list_item" if _is_item(lines, column, marker) else "paragraph", lines, marker, joiner)
    kind: BlockType = "paragraph"
    # At the right stand the meeting that adopted a resolution, and its date.
    if column.indents(lines) and column.start(first) <= column.width / 2:
        if len(lines) > 1 and (first.text[:1] in QUOTES or all(line.italic for line in lines)):
            kind = "quote"
        elif listed:
            kind = "list_item"
    return RawBlock(kind, first.page, joiner.join(lines))


def _answering(lines: Sequence[Line], several: Sequence[Piece], joiner: Joiner) -> RawBlock:
    """Take the numbers of several paragraphs out of the rows that they stand in."""
    lengths = {piece.line: piece.end for piece in several}
    starts = [(line, lengths.get(line, 0)) for line in lines]
    rows = [(line, start + line.text[start:].startswith(" ")) for line, start in starts]
    content = joiner.join([Piece(line, start, len(line.text)) for line, start in rows if start < len(line.text)])
    return RawBlock("paragraph", lines[0].page, content, several[0], numbers=tuple(several[1:]))


def _is_item(lines: Sequence[Line], column: Column, marker: Marker) -> bool:
    """A numbered paragraph has its number at the column's edge, `1.`, `1-` or `2 bis.`; all else is an item of a list.

    Its first line may stand in where the others do not, and it begins a sentence.
    """
    first = lines[0]
    plain = paragraph_number(first.text[: marker.length].partition(" ")[0]) is not None
    if marker.bullet or not plain or not column.indents([first]):
        return marker.bullet or not plain
    return column.indents(lines[:2]) or first.text[marker.length :].lstrip()[:1].islower()


def _as_others_count(blocks: list[RawBlock], column: Column) -> None:
    """Make paragraphs of items of one line that others before or behind them count on to, and begin where those do.

    One line alone does not tell an item from a paragraph whose first line stands in.
    """
    figures = [
        (index, block.number)
        for index, block in enumerate(blocks)
        if block.number and paragraph_number(block.number.text) is not None
    ]
    for order in (figures, figures[::-1]):
        for (known, number), (index, other) in pairwise(order):
            block = blocks[index]
            if blocks[known].type == "paragraph" and block.type == "list_item" and _of_one_line(block):
                apart = abs(column.start(number.line) - column.start(other.line))
                if apart < ALIKE_EDGE and follow(number.text, other.text):
                    blocks[index] = replace(block, type="paragraph")


def _headings_between(blocks: Sequence[RawBlock], groups: Sequence[Group], column: Column) -> Iterator[int]:
    """Find headings in plain type: between two numbered paragraphs, nearer to the second, and no sentence."""
    number: Piece | None = None
    for index, (block, group) in enumerate(zip(blocks[:-1], groups, strict=False)):
        below = blocks[index + 1]
        if block.type == "paragraph" and block.number:
            number = block.number
        elif number and below.type == "paragraph" and below.number and follow(number.text, below.number.text):
            above, after = groups[index - 1], groups[index + 1]
            if isinstance(group, Table) or isinstance(above, Table) or isinstance(after, Table):
                continue
            edges = [column.start(line) for line in group]
            title = group[0].text[:1].isupper() and group[-1].text[-1:].isalnum()
            if block.type == "paragraph" and title and len(group) <= PLAIN_LINES and max(edges) <= INDENT * column.size:
                same = above[-1].place == group[0].place == after[0].place
                drops = group[0].baseline - above[-1].baseline, after[0].baseline - group[-1].baseline
                if same and drops[0] > NEARER * drops[1]:
                    yield index


def _of_one_line(block: RawBlock) -> bool:
    return isinstance(block.content, Passage) and len(list(block.content.lines())) == 1


def _with_marker(kind: BlockType, lines: list[Line], marker: Marker | None, joiner: Joiner) -> RawBlock:
    first = lines[0]
    if marker is None or (len(lines) == 1 and marker.length >= len(first.text)):  # numbers alone are text
        return RawBlock(kind, first.page, joiner.join(lines))
    head = Piece(first, 0, marker.length)
    start = marker.length + first.text[marker.length :].startswith(" ")
    own = [Piece(first, start, len(first.text))] if start < len(first.text) else []
    passage = joiner.join([*own, *lines[1:]])
    return RawBlock(kind, first.page, passage, None if marker.bullet else head, head if marker.bullet else None)
