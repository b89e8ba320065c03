"""What a block is by those before and behind it: their numbers, and how far they stand apart."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from undoc_cli.parts.column import ALIKE_EDGE, INDENT, Column
from undoc_cli.parts.raw_blocks import RawBlock
from undoc_cli.parts.tables import Group, Table
from undoc_cli.passage import Passage
from undoc_cli.rules.numbers import follow, letter_number, neighbours, paragraph_number

if TYPE_CHECKING:
    from undoc_cli.page import Piece

PLAIN_LINES = 2  # a longer block in plain type is no heading
NEARER = 1.2  # times as far above a heading as below it: 24 and 18 points


def close_numbers(blocks: Sequence[RawBlock]) -> list[int]:
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


def counts(blocks: Sequence[RawBlock], index: int) -> bool:
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


def as_others_count(blocks: list[RawBlock], column: Column) -> None:
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


def _of_one_line(block: RawBlock) -> bool:
    return isinstance(block.content, Passage) and len(list(block.content.lines())) == 1


def headings_between(blocks: Sequence[RawBlock], groups: Sequence[Group], column: Column) -> Iterator[int]:
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
