"""How a document opens: with a masthead, with the cover of a supplement, or with neither."""

from collections.abc import Sequence
from typing import NamedTuple

from undoc_cli.page import Line, PageParts
from undoc_cli.parts.front import Front, read_front
from undoc_cli.parts.masthead import Masthead
from undoc_cli.parts.masthead_lines import read_masthead
from undoc_cli.parts.masthead_symbols import take_symbols_of_heads
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.supplement import read_supplement
from undoc_cli.rules.language import Language


class Opening(NamedTuple):
    """What stands before the text of a document, and the lines of each page that are left."""

    head: Masthead | None
    front: Front
    running: list[tuple[Line, ...]]
    behind: tuple[Line, ...] = ()  # on the pages behind the cover of a supplement


def read_opening(pages: Sequence[PageParts], language: Language, joiner: Joiner) -> Opening:
    """Read what stands before the text."""
    supplement = read_supplement(pages, language, joiner)
    if supplement:
        _find_symbols(supplement.head, pages)
        running = _left(pages, supplement.pages, supplement.opening)
        return Opening(supplement.head, supplement.front, running, supplement.behind)
    head = read_masthead(pages[0], language, joiner, [page.main for page in pages[1:]])
    if head is None:
        return Opening(None, Front(), [page.main for page in pages])
    _find_symbols(head, pages)
    front = read_front(head, pages[0].width, language, joiner)
    return Opening(head, front, _left(pages, head.fills, front.rest))


def _find_symbols(head: Masthead, pages: Sequence[PageParts]) -> None:
    if not head.symbols:
        take_symbols_of_heads(head, pages[1:])


def _left(pages: Sequence[PageParts], full: int, rest: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """Return the lines of each page that are left: none of the `full` first ones, and the `rest` of the next."""
    return [*[()] * full, rest, *(page.main for page in pages[full + 1 :])]
