"""Names of annexes that later pages print again: `Annex II (continued)`."""

from collections.abc import Iterable, Sequence

from undoc_cli.page import Furniture, Line, PageParts
from undoc_cli.parts.annexes import as_word
from undoc_cli.rules.language import Language

CLOSING = (")", "）", "]")


def without_continued(pages: Sequence[PageParts], language: Language) -> list[PageParts]:
    """Return pages whose running heads hold the name of an annex that an earlier page begins and that goes on.

    It stands at the head of a page, and is no text: a paragraph may go on below it.
    """
    result: list[PageParts] = []
    for page in pages:
        first = page.main[0] if page.main else None
        name = _name(first, language) if first else None
        own = page
        if first and name and _begins(name, (line for earlier in result for line in earlier.main)):
            head = Furniture("running-head", first)
            own = page._replace(main=page.main[1:], furniture=(*page.furniture, head))
        result.append(own)
    return result


def _name(line: Line, language: Language) -> str | None:
    """Return the name of the annex that a line says goes on."""
    found = line.text.endswith(CLOSING) and language.match("annex_continued", as_word(line.text))
    return found["name"] if found else None


def _begins(name: str, lines: Iterable[Line]) -> bool:
    """Whether one of some lines begins with the name of an annex."""
    texts = (as_word(line.text) for line in lines)
    return any(text.startswith(name) and not text[len(name) : len(name) + 1].isalnum() for text in texts)
