"""Where annexes, enclosures and appendices begin, and what stands at their head."""

from collections.abc import Container, Sequence

from msgspec import Struct

from undoc_cli.page import Line, Piece, whole
from undoc_cli.parts.column import CENTRED, SIZE_STEP, text_size
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.signatories import says_signed
from undoc_cli.parts.titles import BRACKET_LINES, TITLE_EDGE, TITLE_SIZE, same_block
from undoc_cli.passage import Passage
from undoc_cli.rules.detect import is_foreign
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated, language_list
from undoc_cli.rules.numbers import is_numbered_name

CLOSING = {"[": "]", "(": ")"}
TITLE_BELOW = 2.5  # of the type size: in resolutions an annex's title stands 12 to 18 points below its name
SMALL_TITLE = 9.5  # an annex's title may be set like a section heading, in 10 points bold


class AnnexHead(Struct, frozen=True):
    """Heading and title of an annex; `rest` are its lines behind them.

    What follows the signature of a letter without the word "Annex" has no heading.
    """

    heading: Passage | None
    title: Passage | None
    languages: tuple[str, ...]
    unknown_language: bool
    bracket: tuple[Piece, ...]
    rest: tuple[Line, ...]


def cut_annexes(
    pages: Sequence[Sequence[Line]], language: Language, *, letter: bool = False, scanned: Container[int] = ()
) -> tuple[list[Line], list[list[Line]]]:
    """Return the lines before the first annex, and those of each annex.

    A letter ends with its signature: a title at the head of a page behind it begins an annex, whatever it says, and so
    does a page that was `scanned` where the letter was not.
    """
    cover: list[Line] = []
    annexes: list[list[Line]] = []
    signed = inside = False
    seen = 0  # lines of the cover that were asked for a signature
    every = [line for page in pages for line in page]
    large = text_size(every) + SIZE_STEP
    middles = (_middle(every),) if every else ()
    for page in pages:
        for index, line in enumerate(page):
            head = index == 0 and (
                starts_annex(line, language, scanned=line.page in scanned)
                or _typed_name(page, middles, language)
                or _named_at_its_end(page, language)
            )
            attached = line.page in scanned and not annexes and bool(cover) and cover[-1].page not in scanned
            titled = _is_title(line) and (not annexes or _foreign(line, language))
            if not head and index == 0 and letter and (attached or titled):
                signed = signed or any(says_signed(other, language) for other in cover[seen:])
                seen = len(cover)
                head = signed
            # Lower down it is set in a title's size above smaller text, in New York 14 points above 10.
            opens = line.size > large and line.page not in scanned and _named_title(line, language)
            head = head or (opens and not (index and _is_title(page[index - 1]) and same_block(page[index - 1], line)))
            # What an annex at the head of a page holds may have annexes of its own: decisions that it quotes.
            if head or (not inside and _within(page[index : index + 2], language)):
                inside = inside or (not annexes and starts_annex(line, language))
                annexes.append([])
            (annexes[-1] if annexes else cover).append(line)
    return cover, annexes


def _typed_name(page: Sequence[Line], middles: Sequence[float], language: Language) -> bool:
    """Whether the first line of a page is the name of an annex as it was typed before 1996: centred, or underlined.

    `middles` are those of the document's lines, which the lines of a page with little text may miss.
    """
    line = page[0]
    if not _complete(line, language):
        return False
    middle = (line.box.x0 + line.box.x1) / 2
    return line.underlined or any(abs(middle - other) < CENTRED for other in (_middle(page), *middles))


def _named_at_its_end(lines: Sequence[Line], language: Language) -> bool:
    """Whether several lines of a title say only at their end that an annex begins, as in Chinese behind its letter."""
    title = _title(lines, language) if _is_title(lines[0]) else []
    return len(title) > 1 and language.match("annex_heading", " ".join([line.text for line in title])) is not None


def _middle(lines: Sequence[Line]) -> float:
    return (min(line.box.x0 for line in lines) + max(line.box.x1 for line in lines)) / 2


def _is_title(line: Line) -> bool:
    return line.size >= TITLE_SIZE and line.bold


def _named_title(line: Line, language: Language) -> bool:
    """Whether a line is set as a title and says that an annex begins."""
    return _is_title(line) and language.match("annex_start", as_word(line.text)) is not None


def _foreign(line: Line, language: Language) -> bool:
    """Whether a title is set in another script than the document's: an annex in its original language."""
    return is_foreign(line.text, language.code)


def _within(lines: Sequence[Line], language: Language) -> bool:
    """Whether an annex begins on a page with other text: its name alone on a bold line, its title bold below it."""
    if len(lines) < 2 or not lines[0].bold or not lines[1].bold or not _complete(lines[0], language):
        return False
    return lines[1].baseline - lines[0].baseline < TITLE_BELOW * lines[0].size


def _complete(line: Line, language: Language) -> bool:
    """Whether a line is the name of an annex and nothing else, such as "Annex II"."""
    match = language.match("annex_heading", as_word(line.text))
    return match is not None and not match["to"]


def starts_annex(line: Line, language: Language, *, scanned: bool = False) -> bool:
    """An annex begins with its name at the head of a page: bold in the size of a title, before 1996 in capitals.

    What a few lines of a scanned page are set in is not known.
    """
    if scanned or line.text.isupper():
        return language.match("annex_start", as_word(line.text)) is not None
    return _named_title(line, language)


def as_word(text: str) -> str:
    """Return a heading in capitals ("ANNEX II") as it is written today ("Annex II")."""
    first, blank, rest = text.partition(" ")
    return first.capitalize() + blank + rest if first.isupper() and len(first) > 1 else text


def read_head(lines: Sequence[Line], language: Language, joiner: Joiner) -> AnnexHead:
    """Read heading, language bracket and title at the head of an annex.

    A date, or what stands in other brackets, may come before the title, and stays text.
    """
    index = 0
    named = starts_annex(lines[0], language) or _complete(lines[0], language) or _named_at_its_end(lines, language)
    if named or _foreign(lines[0], language):
        index = 1
        while index < len(lines) and _goes_on(lines[index - 1], lines[index], language):
            index += 1
    heading = joiner.join(lines[:index]) if index else None
    languages: tuple[str, ...] = ()
    unknown = False
    bracket: list[Piece] = []
    title: list[Line] = []
    rest: list[Line] = []
    while index < len(lines):
        end = _bracket_end(lines, index)
        stated = _stated(lines[index:end], language) if end else None
        if stated is not None:
            languages, unknown = language_list(stated, language) if stated else ((), False)
            bracket += map(whole, lines[index:end])
            index = end
        elif not title and ((end and not lines[index].bold) or is_dated(lines[index].text, language)):
            end = end or index + 1
            rest += lines[index:end]
            index = end
        elif not title and (title := _title(lines[index:], language)):
            index += len(title)
        else:
            break
    rest += lines[index:]
    return AnnexHead(heading, joiner.join(title) if title else None, languages, unknown, tuple(bracket), tuple(rest))


def _bracket_end(lines: Sequence[Line], start: int) -> int:
    """Return the index behind what stands in brackets, which may wrap; 0 where a line opens none, or it goes on."""
    closing = CLOSING.get(lines[start].text[:1])
    wraps = BRACKET_LINES if closing == "]" else 1
    ends = (end for end, line in enumerate(lines[start : start + wraps], start + 1) if closing and closing in line.text)
    end = next(ends, 0)
    return end if end and lines[end - 1].text.endswith(closing or "") else 0


def _stated(lines: Sequence[Line], language: Language) -> str | None:
    """Return what "[Original: …]" names; "[English only]" says in which language an annex is issued, and names none."""
    match = language.match("original_bracket", " ".join(line.text for line in lines))
    return (match["languages"] or "") if match else None


def _goes_on(above: Line, line: Line, language: Language) -> bool:
    ended = _complete(above, language) and not line.text[:1].islower()
    return not ended and line.bold and same_block(above, line) and abs(above.box.x0 - line.box.x0) < TITLE_EDGE


def titled_as_sections(head: AnnexHead) -> bool:
    """Whether what is taken for the title stands above text, in the size of text, and lines below are set like it.

    It may be the heading of the first section.
    """
    if head.title is None or not head.rest or head.rest[0].bold:
        return False
    title = head.title.pieces[0].line
    alike = (line for line in head.rest if line.bold and line.size == title.size)
    plain = not title.underlined and title.size <= text_size(head.rest)
    return plain and any(abs(line.box.x0 - title.box.x0) < TITLE_EDGE for line in alike)


def _title(lines: Sequence[Line], language: Language) -> list[Line]:
    """Return the lines of the first title block, if the text begins with one."""
    group: list[Line] = []
    for line in lines:
        styled = line.underlined or (line.bold and line.size >= SMALL_TITLE)
        if not styled or (group and not same_block(group[-1], line)):
            break
        group.append(line)
    if not group:
        return []
    text = " ".join(line.text for line in group)
    numbered = language.match("section_heading", text) or is_numbered_name(text)  # of a section, or a table
    opens_section = group[0].size < TITLE_SIZE and language.match("section_word", text)  # "Introduction"
    if numbered or opens_section or text.endswith(",") or language.date(text):
        return []
    return group
