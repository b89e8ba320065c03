"""Title blocks: bold lines in large type that stand together."""

from collections.abc import Sequence

from undoc_cli.page import Line
from undoc_cli.parts.column import SIZE_STEP
from undoc_cli.parts.passages import Joiner
from undoc_cli.passage import Passage
from undoc_cli.rules.language import Language
from undoc_cli.rules.numbers import is_resolution_number

TITLE_SIZE = 11.5  # letters' titles are set in 12 points bold, reports' in 14
SPONSOR_SIZE = 9.5  # what stands before a draft's title ("Egypt: draft resolution") in 10 points bold
BOLD_SHARE = 0.7  # of the letters of a title line; a mark in it is not bold
CENTRED = 0.06  # of the page's width: before 1996 titles are centred, in capitals or underlined
PLAIN_SHARE = 0.5  # of the page's width: a title in plain type is shorter than the lines of a paragraph
CAPITALS_SHARE = 0.8  # of its letters: "UNCTAD’s" and "1990s" stand among capitals
HANGING = 0.35  # of the page's width: where the number of a resolution stands, left of its title
SECTION_SIZE = 13.0  # headings of sections are set in 14 points
BRACKET_LINES = 4  # "[Original: Arabic, Chinese, …]" may wrap, and "[on the report of the Special Political and …]"
TITLE_EDGE = 3.0  # points: lines of a title that are set to one edge begin within this of each other
BLOCK_GAP = 1.35  # of the type size: lines of a title stand 1.07 to 1.13 apart, titles 1.9


def same_block(above: Line, line: Line) -> bool:
    """Whether a line goes on with the title that the line above belongs to."""
    return (
        above.page == line.page
        and abs(above.size - line.size) < SIZE_STEP
        and 0 <= line.baseline - above.baseline <= BLOCK_GAP * line.size
    )


def read_titles(
    lines: Sequence[Line], width: float, language: Language, joiner: Joiner
) -> tuple[list[Passage], list[Sequence[Line]], tuple[Line, ...]]:
    """Return the title blocks at the head of page 1, brackets that stand between them, and the lines that follow."""
    groups: list[list[Line]] = []
    between: list[Sequence[Line]] = []
    waiting: list[Sequence[Line]] = []
    bold: bool | None = None  # whether the first title is
    large = False
    index = end = 0
    while index < len(lines):
        line = lines[index]
        if behind := _bracket_end(lines, index, language):
            waiting.append(lines[index:behind])
            index = behind
            continue
        if bold is None:
            bold = any(span.font.bold for span in line.spans)
        last = groups[-1][-1] if groups else None
        if _heads_section(line, language, groups) or not (
            _bold_title(line, language, large=large) or (last is not None and _underlined_title(line, width))
            if bold
            else _centred_title(line, last, width)
        ):
            break
        large = large or line.size >= TITLE_SIZE
        between += waiting
        waiting = []
        if last is not None and same_block(last, line):
            groups[-1].append(line)
        else:
            groups.append([line])
        index = end = index + 1
    if groups:
        between += waiting
        end += sum(map(len, waiting))
    return [joiner.join(group) for group in groups], between, tuple(lines[end:])


def _bracket_end(lines: Sequence[Line], start: int, language: Language) -> int:
    """Return the index behind what stands between titles: a line, or a bracket that wraps; 0 where there is none."""
    for end, line in enumerate(lines[start : start + BRACKET_LINES], start + 1):
        if end > start + 1 and not same_block(lines[end - 2], line):
            return 0
        if language.match("between_titles", " ".join(part.text for part in lines[start:end])):
            return end
        if not lines[start].text.startswith("[") or "]" in line.text:
            return 0
    return 0


def _heads_section(line: Line, language: Language, titles: Sequence[Sequence[Line]]) -> bool:
    """Whether a line behind titles is the heading of a section: by its words, or as large as the first of them again.

    Titles grow smaller; what stands below "Addendum" belongs to them.
    """
    if not titles:
        return language.match("section_heading", line.text) is not None
    first, last = titles[0][0], titles[-1][-1]
    again = last.size + SIZE_STEP < line.size <= first.size + SIZE_STEP
    if again and line.size >= SECTION_SIZE and not language.match("small_title", last.text):
        return True
    return any(language.match(name, line.text) for name in ("section_word", "section_heading"))


def _bold_title(line: Line, language: Language, *, large: bool) -> bool:
    """Titles of today are bold; small ones stand before the large ones, behind them only words such as "Addendum"."""
    small = not large or language.match("small_title", line.text) is not None
    return line.share("bold") > BOLD_SHARE and line.size >= (SPONSOR_SIZE if small else TITLE_SIZE)


def _underlined_title(line: Line, width: float) -> bool:
    """Before 2010, "Corrigendum" and the like stand underlined in the middle below titles in bold."""
    return line.underlined and abs((line.box.x0 + line.box.x1) / 2 - width / 2) < CENTRED * width


def _centred_title(line: Line, last: Line | None, width: float) -> bool:
    """Titles before 1996 are centred; a resolution's number hangs left of its title.

    So is, nearly, the indented first line of a paragraph, but not in capitals and not underlined.
    """
    widest = (0.8 if line.underlined or _in_capitals(line.text) else PLAIN_SHARE) * width
    centred = abs((line.box.x0 + line.box.x1) / 2 - width / 2) < CENTRED * width and line.box.width < widest
    numbered = is_resolution_number(line.text) and line.box.x0 < HANGING * width
    hangs = (last is not None and same_block(last, line) and is_resolution_number(last.text)) or (
        last is not None and same_block(last, line) and abs(last.box.x0 - line.box.x0) < TITLE_EDGE and not centred
    )
    return (centred and line.box.x0 > 0.1 * width) or numbered or hangs


def _in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isupper, letters)) >= CAPITALS_SHARE * len(letters)
