"""Names of annexes that later pages print again: `Annex II (continued)`."""

from collections.abc import Iterator, Sequence
from itertools import chain

from undoc_cli.page import Furniture, Line, PageParts
from undoc_cli.parts.annexes import as_word
from undoc_cli.rules.language import Language

CLOSING = (")", "）", "]")
LONGEST = 40  # characters of the name of an annex: "Documento adjunto II"


def without_continued(pages: Sequence[PageParts], language: Language) -> list[PageParts]:
    """Return pages whose running heads hold the name of an annex that an earlier page begins and that goes on.

    It stands at the head of a page, and is no text: a paragraph may go on below it.
    """
    result: list[PageParts] = []
    begun: set[str] = set()  # what lines begin with that may name an annex
    asked = 0  # pages whose lines are in it: those before one that has such a name, for nearly all documents have none
    for page in pages:
        first = page.main[0] if page.main else None
        name = _name(first, language) if first else None
        own = page
        if first and name:
            lines = (line for one in result[asked:] for line in one.main)
            begun.update(chain.from_iterable(_beginnings(line, language) for line in lines))
            asked = len(result)
            if name in begun:
                head = Furniture("running-head", first)
                own = page._replace(main=page.main[1:], furniture=(*page.furniture, head))
        result.append(own)
    return result


def _name(line: Line, language: Language) -> str | None:
    """Return the name of the annex that a line says goes on."""
    found = line.text.endswith(CLOSING) and language.match("annex_continued", as_word(line.text))
    return found["name"] if found else None


def _beginnings(line: Line, language: Language) -> Iterator[str]:
    """Yield what the name of an annex begins with, up to the end of each of its first words."""
    text = as_word(line.text[: LONGEST + 1])
    if language.match("annex_start", as_word(line.text)):
        yield from (text[:end] for end in range(1, len(text) + 1) if not text[end : end + 1].isalnum())
