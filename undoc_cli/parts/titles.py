"""Title blocks: bold lines in large type that stand together."""

from collections.abc import Sequence

from undoc_cli.page import Line, Passage
from undoc_cli.parts.passages import Joiner
from undoc_cli.rules.language import Language

TITLE_SIZE = 11.5  # letters' titles are set in 12 points bold, reports' in 14
BLOCK_GAP = 1.35  # of the type size: lines of a title stand 1.07 to 1.13 apart, titles 1.9
SIZE_STEP = 0.8


def same_block(above: Line, line: Line, gap: float = BLOCK_GAP) -> bool:
    """Whether a line goes on with the title that the line above belongs to."""
    return (
        above.page == line.page
        and abs(above.size - line.size) < SIZE_STEP
        and 0 <= line.baseline - above.baseline <= gap * line.size
    )


def read_titles(
    lines: Sequence[Line], width: float, language: Language, joiner: Joiner
) -> tuple[list[Passage], tuple[Line, ...]]:
    """Return the title blocks at the head of page 1 and the lines that follow them."""
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        heading = language.match("section_heading", line.text) and line.box.x0 < 0.2 * width
        if heading or not line.bold or line.size < TITLE_SIZE:
            return [joiner.join(group) for group in groups], tuple(lines[index:])
        if groups and same_block(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [joiner.join(group) for group in groups], ()
