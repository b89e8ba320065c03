"""Running text to blocks: paragraphs, headings, list items, quotes, tables."""

from collections.abc import Sequence

from msgspec.structs import replace

from undoc_cli.model import BlockType
from undoc_cli.page import Line, Piece
from undoc_cli.parts.breaks import QUOTES, begins, beside, hangs_on
from undoc_cli.parts.column import LEADING, Column, column_of
from undoc_cli.parts.headings import is_heading
from undoc_cli.parts.lists import list_entries
from undoc_cli.parts.markers import Marker, marker_of, number_column
from undoc_cli.parts.neighbours import as_others_count, close_numbers, counts, headings_between
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.quotes import quotations
from undoc_cli.parts.raw_blocks import RawBlock
from undoc_cli.parts.tables import Group, Table
from undoc_cli.passage import Passage
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated
from undoc_cli.rules.numbers import (
    is_paragraph_number,
    number_kinds,
    paragraph_number,
    roman_number,
    tight_number,
)


def read_blocks(items: Sequence[Line | Table], language: Language, joiner: Joiner) -> list[RawBlock]:
    """Return the blocks of a section from its lines and tables in reading order."""
    lines = [item for item in items if isinstance(item, Line)]
    column = column_of(lines) if lines else Column(0, 0, 10, LEADING, {})
    groups = _rejoined(_grouped(items, column, language), column, language)
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
    for index in close_numbers(blocks):
        group = groups[index]
        assert isinstance(group, list)
        blocks[index] = _with_marker("heading", group, Marker(len("A."), bullet=False), joiner)
    as_others_count(blocks, column)
    for index in headings_between(blocks, groups, column):
        blocks[index] = replace(blocks[index], type="heading")
    for index in {0, len(blocks) - 1} if blocks else ():
        if blocks[index].type == "heading" and _is_dated(blocks[index], language):
            blocks[index] = replace(blocks[index], type="paragraph")
    return [replace(block, type="list_item") if counts(blocks, index) else block for index, block in enumerate(blocks)]


def _grouped(items: Sequence[Line | Table], column: Column, language: Language) -> list[Group]:
    """Return the lines of each block, and the tables between them."""
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
    return groups


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


def _with_marker(kind: BlockType, lines: list[Line], marker: Marker | None, joiner: Joiner) -> RawBlock:
    first = lines[0]
    if marker is None or (len(lines) == 1 and marker.length >= len(first.text)):  # numbers alone are text
        return RawBlock(kind, first.page, joiner.join(lines))
    head = Piece(first, 0, marker.length)
    start = marker.length + first.text[marker.length :].startswith(" ")
    own = [Piece(first, start, len(first.text))] if start < len(first.text) else []
    passage = joiner.join([*own, *lines[1:]])
    return RawBlock(kind, first.page, passage, None if marker.bullet else head, head if marker.bullet else None)
