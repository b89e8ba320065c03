"""How deep headings and the items of lists stand: level 1 is the highest."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from undoc_cli.page import Piece
from undoc_cli.parts.column import ALIKE_EDGE
from undoc_cli.parts.raw_blocks import RawBlock
from undoc_cli.parts.tables import Table
from undoc_cli.passage import Passage
from undoc_cli.rules.numbers import follow, number_kinds

# Sections of the United Nations are numbered I, A, 1, (a), (i), from the highest to the lowest.
DEEPER = 12.0  # points: text that stands in as far from a number belongs to what is numbered
ORDER: tuple[str, ...] = ("roman", "capital", "figure", "letter", "small-roman")
TURNED: tuple[str, ...] = ("roman", "capital", "figure", "small-roman", "letter")  # where "(i)" stands above "(a)"
ITEM = "item"  # with a figure, of a list below a numbered paragraph: it stands in from that


class _Style(NamedTuple):
    """How a heading is set, the highest first; unnumbered ones stand as high as the highest of their type."""

    weight: int  # bold, then underlined or in capitals, then italic or plain
    size: float  # negative: large type stands high
    lower_case: bool


def levels_of(blocks: Sequence[RawBlock]) -> list[int | None]:
    """Return the level of each heading, numbered paragraph and item; None for all else."""
    headings = _headings(blocks)
    levels: list[int | None] = []
    stack: list[str] = []
    last: dict[str, str] = {}
    edges: dict[str, float] = {}  # where the last number of each kind begins
    bullets: dict[str, Piece] = {}  # the last of each depth
    for index, block in enumerate(blocks):
        marker = block.bullet or block.number
        if block.type == "heading" or marker is None:
            stack = stack[:1] if stack and _stands_in(block, edges[stack[0]]) else []
            levels.append(headings.get(index))
            continue
        text = marker.text.strip()
        kind = (
            _bullet(block.bullet, stack, bullets)
            if block.bullet
            else _kind(text, ("letter", "small-roman"), stack, last)
        )
        if kind == "figure" and block.type == "list_item" and kind in stack:
            begun = ITEM in stack and _follow(last[ITEM], text)
            kind = ITEM if begun or not _follow(last[kind], text) else kind
        stack = [*stack[: stack.index(kind)], kind] if kind in stack else [*stack, kind]
        if kind == "figure":
            stack = [kind]
        if block.bullet:
            bullets[kind] = block.bullet
        last[kind] = text
        edges[kind] = marker.line.box.x0
        levels.append(len(stack))
    return levels


def _follow(first: str, second: str) -> bool:
    """Whether of two numbers written alike one follows the other: `1.` and `2.`, `(1)` and `(2)`."""
    alike = first.startswith("(") == second.startswith("(")
    return alike and follow(first.strip("()"), second.strip("()"))


def _bullet(bullet: Piece, stack: Sequence[str], bullets: Mapping[str, Piece]) -> str:
    """Return the kind of a bullet: one that stands in from another is below it, by less where they look different."""
    above = [kind for kind in stack if kind in bullets]
    for kind in above:
        last = bullets[kind]
        if last.line.page != bullet.line.page:  # which may be set off from the other
            alike = [other for other in above if bullets[other].text == bullet.text]
            return alike[-1] if alike else kind
        deeper = ALIKE_EDGE if last.text != bullet.text else DEEPER
        if bullet.line.box.x0 <= last.line.box.x0 + deeper:
            return kind
    return f"bullet {len(above)}"


def _stands_in(block: RawBlock, edge: float) -> bool:
    """Whether text without a number stands in from the last number: it belongs to what that counts."""
    if isinstance(block.content, Table) or block.type == "heading":
        return False
    return min(line.box.x0 for line in block.content.lines() if line.page == block.page) > edge + DEEPER


def _kind(text: str, pair: tuple[str, str], stack: Sequence[str], last: dict[str, str]) -> str:
    """Return what a number is; "(i)" is a letter behind "(h)", "I." one behind "H.", else a roman number."""
    kinds = number_kinds(text.partition(" ")[0].rstrip(","))  # of several numbers the first: `5., 6., 7.`
    if not set(pair) <= set(kinds):
        return kinds[0] if kinds else "other"
    letter, roman = pair
    before = last.get(letter, "").strip("().") if letter in stack else ""
    own = text.strip("().")
    follows = len(before) == len(own) == 1 and ord(own) - ord(before) == 1
    return letter if follows else roman


def _headings(blocks: Sequence[RawBlock]) -> dict[int, int]:
    """Number the ways in which headings are set and numbered from the highest to the lowest."""
    numbers = {
        index: block.number.text.strip()
        for index, block in enumerate(blocks)
        if block.type == "heading" and isinstance(block.content, Passage) and block.number
    }
    kinds = _heading_kinds(list(numbers.values()))
    order = TURNED if _roman_first(kinds, list(numbers.values())) else ORDER
    ranks = {
        index: order.index(kind) if kind in order else len(order) for index, kind in zip(numbers, kinds, strict=True)
    }
    ways: dict[int, tuple[_Style, int]] = {}
    for index, block in enumerate(blocks):
        if block.type != "heading" or not isinstance(block.content, Passage):
            continue
        line = block.content.pieces[0].line
        bold = line.bold or line.spans[0].font.bold  # a bracket behind it may be plain
        capitals = block.content.text.isupper()
        weight = 0 if bold else 1 if line.underlined or capitals else 2
        ways[index] = _Style(weight, -round(line.size), not capitals), ranks.get(index, -1)
    highest: dict[_Style, int] = {}
    for style, rank in ways.values():
        if rank >= 0:
            highest[style] = min(rank, highest.get(style, rank))
    full = {index: (style, rank if rank >= 0 else highest.get(style, 0)) for index, (style, rank) in ways.items()}
    highest_first = sorted(set(full.values()))
    return {index: 1 + highest_first.index(way) for index, way in full.items()}


def _heading_kinds(numbers: Sequence[str]) -> list[str]:
    """Return what the number of each heading is."""
    last: dict[str, str] = {}
    kinds: list[str] = []
    for text in numbers:
        pair = ("capital", "roman") if text.isupper() else ("letter", "small-roman")
        kinds.append(_kind(text, pair, list(last), last))
        last[kinds[-1]] = text
    return kinds


def _roman_first(kinds: Sequence[str], numbers: Sequence[str]) -> bool:
    """Whether headings with small roman numbers stand above lettered ones: they come first, and never begin below."""
    if "small-roman" not in kinds or "letter" in kinds[: kinds.index("small-roman")]:
        return False
    pairs = zip(pairwise(kinds), numbers[1:], strict=True)
    return not any(pair == ("letter", "small-roman") and text.strip("().") == "i" for pair, text in pairs)
