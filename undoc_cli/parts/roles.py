"""What blocks are for: the summary of a report, the preambular and operative paragraphs of a resolution."""

from collections.abc import Sequence

from undoc_cli.model import Role
from undoc_cli.page import Passage
from undoc_cli.parts.blocks import RawBlock
from undoc_cli.rules.language import Language


def roles_of(blocks: Sequence[RawBlock], language: Language, *, resolution: bool) -> list[Role | None]:
    """Return the role of each block, None for plain text.

    Under a heading "Summary" all is summary up to the next heading.  In a resolution, paragraphs that open with an
    italic word are operative when numbered, or once a numbered one stood before, and preambular otherwise.
    """
    roles: list[Role | None] = []
    summary = operative = False
    for block in blocks:
        role: Role | None = None
        if block.type == "heading":
            text = block.content.text if isinstance(block.content, Passage) else ""
            summary = language.match("summary_word", text) is not None
        elif summary:
            role = "summary"
        elif resolution and isinstance(block.content, Passage) and block.content.opens_italic:
            operative = operative or block.number is not None
            role = "operative" if operative else "preambular"
        roles.append(role)
    return roles
