"""What blocks are for: the summary of a report, the preambular and operative paragraphs of a resolution."""

from collections.abc import Sequence

from msgspec.structs import replace

from undoc_cli.model import Role
from undoc_cli.parts.raw_blocks import RawBlock
from undoc_cli.passage import Passage
from undoc_cli.rules.language import Language
from undoc_cli.rules.numbers import paragraph_number
from undoc_cli.rules.text import stop_of

NOTHING = Passage("", (), ())  # what a table has instead of text
CLOSED = frozenset(".;")


def with_roles(
    blocks: Sequence[RawBlock], language: Language, *, resolution: bool
) -> list[tuple[RawBlock, Role | None]]:
    """Return the blocks with the role of each, None for plain text; operative paragraphs are no items of a list.

    Under a heading "Summary" all is summary up to the next heading.  In a resolution, paragraphs that open with an
    italic word are operative when numbered, or once a numbered one stood before, and preambular otherwise; items
    of a list below one belong to it.  Where none is numbered, those that end in a stop or a semicolon are operative:
    a resolution is one sentence, and its preamble is parted by commas.  Where nothing is italic, as in typescript,
    paragraphs that end in a comma are preambular, and numbered ones operative.
    """
    result: list[tuple[RawBlock, Role | None]] = []
    typed = resolution and not any(_text(block).opens_italic for block in blocks)
    numbered = resolution and any(_is_counted(block) and (typed or _text(block).opens_italic) for block in blocks)
    summary = operative = False
    above: Role | None = None
    for index, block in enumerate(blocks):
        role: Role | None = None
        counted = resolution and _is_counted(block)
        if block.type == "heading":
            # What a box summarises may be named right below the word.
            named = summary and index > 0 and blocks[index - 1].type == "heading"
            summary = named or language.match("summary_word", _text(block).text) is not None
            above = None
        elif summary:
            role = "summary"
        elif resolution:
            opens = _text(block).opens_italic
            if typed and index:  # the first paragraph is the organ
                opens = counted or (not operative and block.number is None and _text(block).text.endswith(","))
            closed = not numbered and opens and _last_stop(blocks, index) in CLOSED
            operative = operative or (opens and counted) or closed
            if opens and (counted or block.number is None):
                role = above = "operative" if operative else "preambular"
            elif block.type == "list_item" and not counted:
                role = above
        result.append((replace(block, type="paragraph") if role == "operative" and counted else block, role))
    return result


def _text(block: RawBlock) -> Passage:
    return block.content if isinstance(block.content, Passage) else NOTHING


def _is_counted(block: RawBlock) -> bool:
    """Whether a block has a number in figures."""
    return block.number is not None and paragraph_number(block.number.text) is not None


def _last_stop(blocks: Sequence[RawBlock], index: int) -> str:
    """Return the sign that a paragraph ends with, the items of a list below it included."""
    last = index
    while last + 1 < len(blocks) and blocks[last + 1].type == "list_item" and not _is_counted(blocks[last + 1]):
        last += 1
    return stop_of(_text(blocks[last]).text)
