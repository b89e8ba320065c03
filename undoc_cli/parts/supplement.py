"""Supplements to the Official Records: a cover says what the mastheads of other documents do.

It prints the symbol, titles in large type, the organ, "Official Records", the session and "Supplement No. …".  Pages
behind it print the titles again, where it was published, and a note on symbols; the text begins on the next one.
"""

from collections.abc import Sequence

from msgspec import Struct

from undoc_cli.page import Line, PageParts, whole
from undoc_cli.parts.front import Front
from undoc_cli.parts.kinds import kind_of
from undoc_cli.parts.masthead import Masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.session_lines import read_session
from undoc_cli.parts.titles import TITLE_SIZE, same_block
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated
from undoc_cli.rules.symbols import split_joint


class Supplement(Struct, frozen=True):
    """What the cover says, the pages that it takes, the lines of those behind the first, and the rest of the next."""

    head: Masthead
    front: Front
    pages: int
    behind: tuple[Line, ...]
    opening: tuple[Line, ...]


def read_supplement(pages: Sequence[PageParts], language: Language, joiner: Joiner) -> Supplement | None:
    """Read the cover of a supplement; None where page 1 is none."""
    lines = pages[0].main
    if not all(any(language.match(name, line.text) for line in lines) for name in ("official_records", "supplement")):
        return None
    if any(language.match("distribution", line.text) for line in lines):  # a masthead
        return None
    head = Masthead(supplement=True)
    titles: list[list[Line]] = []
    for line in lines:
        if _takes(head, line, language):
            continue
        named = not titles and language.match("cover_text", line.text)  # "United Nations" above the titles
        if named or not line.bold or line.size < TITLE_SIZE:
            head.keep(whole(line))
        elif titles and same_block(titles[-1][-1], line):
            titles[-1].append(line)
        else:
            titles.append([line])
    count = next((i for i, page in enumerate(pages) if i and not _is_cover(page, language)), len(pages))
    behind = tuple(line for page in pages[1:count] for line in page.main)
    opening = pages[count].main if count < len(pages) else ()
    if opening and _is_dated(opening[0].text, language):  # "[8 March 2024]" above the contents
        head.keep(whole(opening[0]))
        opening = opening[1:]
    passages = [joiner.join(title) for title in titles]
    kind = kind_of([title.text for title in passages], head.symbols, language)
    return Supplement(head, Front(passages, None, kind), count, behind, opening)


def _takes(head: Masthead, line: Line, language: Language) -> bool:
    """Whether a line of the cover is a value of the header, or says of which records it is the supplement."""
    if not head.symbols and (symbols := split_joint(line.text)):
        head.symbols = tuple(symbols)
        head.evidence |= {f"/header/symbols/{index}": (whole(line),) for index in range(len(symbols))}
        head.keep(whole(line))
    elif language.organ(line.text):
        head.evidence[f"/header/organs/{len(head.organs)}"] = (whole(line),)
        head.organs.append(line.text)
        head.placed.append(whole(line))
    elif language.match("official_records", line.text) or language.match("supplement", line.text):
        head.keep(whole(line))
    else:
        return read_session(head, [whole(line)], language)
    return True


def _is_cover(page: PageParts, language: Language) -> bool:
    """Whether a page belongs to the cover: it says where and when it was published, or what symbols are.

    The name of the organization alone may be what a line of the text breaks.
    """
    found = [language.match("cover_text", line.text) for line in page.main]
    return any(match and not match["name"] for match in found)


def _is_dated(text: str, language: Language) -> bool:
    return text.startswith("[") and text.endswith("]") and is_dated(text[1:-1], language)
