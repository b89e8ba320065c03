"""Running text to blocks: paragraphs, headings, list items, quotes, tables."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from undoc_cli.model import BlockType, Bounds
from undoc_cli.page import Line, Passage, Piece, printed_box
from undoc_cli.parts.breaks import QUOTES, begins, beside, hangs_on
from undoc_cli.parts.column import INDENT, JUSTIFIED, LEADING, SIZE_STEP, Column, column_of
from undoc_cli.parts.headings import is_heading
from undoc_cli.parts.markers import Marker, marker_of, number_column
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.tables import Table
from undoc_cli.rules.addresses import has_address
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated
from undoc_cli.rules.numbers import (
    follow,
    is_numbered_name,
    is_paragraph_number,
    letter_number,
    neighbours,
    number_kinds,
    paragraph_number,
    roman_number,
    tight_number,
)
from undoc_cli.rules.text import ends_sentence, stop_of

ALIKE_EDGE = 2.0  # points: lines of a list without numbers begin within this of each other
RAGGED_EDGE = 30.0  # points: lines of one of its entries begin within this
FEWEST_ENTRIES = 3  # of such a list that no colon announces
FEWEST_QUOTED = 3  # lines of a quotation without quotation marks: two of them end where it ends
COLONS = frozenset(":：")


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
    groups: list[list[Line] | Table] = []
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
    lists, quotes = _lists(groups, column, language), _quotes(groups, column, language)
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
    for index in {0, len(blocks) - 1} if blocks else ():
        if blocks[index].type == "heading" and _is_dated(blocks[index], language):
            blocks[index] = replace(blocks[index], type="paragraph")
    return [replace(block, type="list_item") if _counts(blocks, index) else block for index, block in enumerate(blocks)]


def _rejoined(groups: Sequence[list[Line] | Table], column: Column, language: Language) -> list[list[Line] | Table]:
    """Join items that hang with what goes on with them on the next page."""
    joined: list[list[Line] | Table] = []
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


def _resumes(groups: list["list[Line] | Table"], line: Line, column: Column, language: Language) -> bool:
    """Whether a line behind a table goes on with the paragraph before it."""
    previous = groups[-2] if len(groups) > 1 else None
    table = groups[-1]
    if not isinstance(previous, list) or not isinstance(table, Table):
        return False
    last = previous[-1]
    resumed = last.place == line.place and line.page == table.page and last.baseline > table.bottom
    crosses = last.place != line.place and line.text[:1].islower()
    return (resumed or crosses) and not begins(previous, line, column, language)


def _lists(groups: Sequence["list[Line] | Table"], column: Column, language: Language) -> frozenset[int]:
    """Return which blocks are entries of a list without numbers: several that begin at one edge, one below the other.

    Two are, where the text before announces them; what nothing announces are three at the least, and begins elsewhere
    than the first lines of paragraphs do.  The last may end a sentence, where two before it do not and one of them ends
    in a semicolon.
    """
    found: set[int] = set()
    run: list[int] = []
    edge = 0.0  # of the last entry
    for index, group in enumerate(groups):
        own = _edge_in_list(group, column, language)
        if own is None and len(run) > 1 and stop_of(_last_line(groups[index - 1])) == ";":
            own = _edge_in_list(group, column, language, closing=True)
        if run and (own is None or abs(own - edge) >= ALIKE_EDGE):
            found.update(_long_enough(groups, run, column))
            run = []
        if own is not None:
            run.append(index)
            edge = own
    return frozenset(found.union(_long_enough(groups, run, column)))


def _quotes(groups: Sequence["list[Line] | Table"], column: Column, language: Language) -> frozenset[int]:
    """Return which blocks are quotations by where they stand: set in on both sides, between text that is not."""
    found: list[int] = []
    run: list[int] = []
    for index, group in enumerate(groups):
        if _set_in(group, column, language):
            run.append(index)
            continue
        if run and run[0] > 0 and _fills(groups[run[0] - 1], column) and _fills(group, column):
            found += run
        run = []
    return frozenset(found)


def _set_in(group: "list[Line] | Table", column: Column, language: Language) -> bool:
    """Whether lines of the text's size, one with another justified, begin and end within the column."""
    if isinstance(group, Table) or len(group) < FEWEST_QUOTED or not column.justified:
        return False
    if not _stands_in(group, column) or marker_of(group[0], language):
        return False
    *full, last = map(column.end, group)
    begins = [column.start(line) for line in group[1:]]
    return (
        max(full) - min(full) < JUSTIFIED
        and last < max(full) + JUSTIFIED
        and max(full) < column.width - INDENT * column.size
        and max(begins) - min(begins) < ALIKE_EDGE
        and column.start(group[0]) > begins[0] - ALIKE_EDGE
        and all(abs(line.size - column.size) < SIZE_STEP and not line.bold for line in group)
    )


def _fills(group: "list[Line] | Table", column: Column) -> bool:
    """Whether text stands in the whole column: a line of it begins at its edge, or ends there."""
    edge = INDENT * column.size
    return not isinstance(group, Table) and any(
        not line.bold and (column.start(line) < edge or column.end(line) > column.width - edge) for line in group
    )


def _last_line(group: "list[Line] | Table") -> str:
    return "" if isinstance(group, Table) else group[-1].text


def _long_enough(groups: Sequence["list[Line] | Table"], run: Sequence[int], column: Column) -> Sequence[int]:
    """Return entries that stand below each other, if they are enough for a list."""
    if len(run) > 1 and _announces(groups[: run[0]][-1:], groups[run[0]], column):
        return run
    return run if len(run) >= FEWEST_ENTRIES and not _as_paragraphs(groups, run, column) else ()


def _as_paragraphs(groups: Sequence["list[Line] | Table"], run: Sequence[int], column: Column) -> bool:
    """Whether entries begin where the first lines of paragraphs do: they may be paragraphs of one line each.

    Such as end in a semicolon are parts of one sentence.
    """
    starts = [column.start(group[0]) for index in run if isinstance(group := groups[index], list)]
    indents = [
        column.start(group[0])
        for group in groups
        if isinstance(group, list) and len(group) > 1 and abs(column.start(group[1])) < INDENT * column.size
    ]
    parted = any(stop_of(_last_line(groups[index])) == ";" for index in run)
    return not parted and any(abs(starts[0] - indent) < ALIKE_EDGE for indent in indents)


def _announces(before: Sequence["list[Line] | Table"], entry: "list[Line] | Table", column: Column) -> bool:
    """Whether the text before a list ends in a colon, or has its first entry behind one: `Members: Austria`."""
    if not before or isinstance(before[0], Table) or isinstance(entry, Table):
        return False
    above = before[0]
    first = not COLONS.isdisjoint(above[0].text) and abs(column.start(above[-1]) - column.start(entry[0])) < ALIKE_EDGE
    return first or stop_of(above[-1].text) in COLONS


def _edge_in_list(
    group: "list[Line] | Table", column: Column, language: Language, *, closing: bool = False
) -> float | None:
    """Return where a block begins that could be of a list without numbers: it stands in, and is no sentence."""
    if isinstance(group, Table) or not _stands_in(group, column):
        return None
    first = group[0]
    edge = column.start(first)
    opens_italic = first.spans[0].font.italic  # so do the paragraphs of a resolution
    if first.bold or opens_italic or (not closing and ends_sentence(group[-1].text)) or marker_of(first, language):
        return None
    if any(has_address(line.text) for line in group) or (len(group) == 1 and _stands_alone(first.text, language)):
        return None
    return edge if all(abs(column.start(line) - edge) < RAGGED_EDGE for line in group) else None


def _stands_alone(text: str, language: Language) -> bool:
    """Whether a line is no entry of a list, whatever stands beside it: of a letter its date, or "Article 1"."""
    words = language.match("salutation", text) or language.match("valediction", text)
    return bool(words) or is_dated(text, language) or is_numbered_name(text)


def _stands_in(lines: Sequence[Line], column: Column) -> bool:
    """Whether all lines of a block are indented."""
    deep = INDENT * column.size
    return all(column.start(line) > deep for line in lines)


def _block(lines: list[Line], column: Column, language: Language, joiner: Joiner, *, listed: bool) -> RawBlock:
    first = lines[0]
    if several := number_column(lines):
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
        return _with_marker("list_item" if _is_item(first, column, marker) else "paragraph", lines, marker, joiner)
    kind: BlockType = "paragraph"
    # At the right stand the meeting that adopted a resolution, and its date.
    if _stands_in(lines, column) and column.start(first) <= column.width / 2:
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


def _is_item(first: Line, column: Column, marker: Marker) -> bool:
    """A numbered paragraph has its number at the column's edge, `1.` or `2 bis.`; all else is an item of a list."""
    plain = first.text[: marker.length].rstrip(".").partition(" ")[0].isdecimal()
    return marker.bullet or not plain or column.start(first) > INDENT * column.size


def _with_marker(kind: BlockType, lines: list[Line], marker: Marker | None, joiner: Joiner) -> RawBlock:
    first = lines[0]
    if marker is None:
        return RawBlock(kind, first.page, joiner.join(lines))
    head = Piece(first, 0, marker.length)
    start = marker.length + first.text[marker.length :].startswith(" ")
    own = [Piece(first, start, len(first.text))] if start < len(first.text) else []
    passage = joiner.join([*own, *lines[1:]])
    return RawBlock(kind, first.page, passage, None if marker.bullet else head, head if marker.bullet else None)
