"""The blocks that lines make, and three paragraphs to make them of."""

from paper import INDENT, LEFT, Part, column, line

from undoc_cli.page import Line
from undoc_cli.parts.blocks import read_blocks
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.raw_blocks import RawBlock
from undoc_cli.parts.tables import Table
from undoc_cli.rules.language import language

ENGLISH = language("en")


ONE = (
    "Two winters have passed since the seed house of the Lower Danube was opened at Sulina. Its shelves hold "
    "41,200 samples of cereals, pulses and fodder plants from 17 countries, among them barley that has not been sown "
    "anywhere for two generations."
)


TWO = (
    "The Compact rests on a plain thought. A village that has lost its seed has lost its next year, and a country that "
    "cannot sow will sooner or later quarrel over what others have sown."
)


THREE = (
    "The members met at Tulcea on 12 and 13 February 2025 and found that "
    "seed houses are seldom mentioned in agreements."
)


def blocks(*items: Line | Table) -> list[RawBlock]:
    return read_blocks(items, ENGLISH, Joiner())


def text_of(block: RawBlock) -> str:
    return "" if isinstance(block.content, Table) else block.content.text


def said(lines: list[Line]) -> list[tuple[str, str]]:
    """Give type and text of the blocks that lines make."""
    return [(block.type, text_of(block)) for block in blocks(*lines)]


def broken(text: str, after: int, *, first: float = INDENT) -> list[Line]:
    """Set a paragraph of which so many lines stand on page 1 and the rest on page 2."""
    lines = column(text, first=first, baseline=720 - 12 * after)
    rest = column(text, first=first, baseline=100 - 12 * after, page=2)
    return [*lines[:after], *rest[after:]]


def numbered(text: str, number: str, *, left: float = LEFT, first: float = INDENT) -> list[Line]:
    """Set a paragraph with its number at the left edge and a tab behind it."""
    lines = column(text, first=first, left=left)
    words = lines[0].text
    gap = (first - left) - len(number) * 5
    return [_with_number(number, words, left, gap, lines[0]), *lines[1:]]


def _with_number(number: str, words: str, left: float, gap: float, first: Line) -> Line:
    return line(number, Part(" "), Part(words, shift=gap - 2.5), x0=left, baseline=first.baseline)
