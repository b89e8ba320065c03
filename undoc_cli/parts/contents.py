"""Contents lists: marked as such, so that they are not taken for text."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from undoc_cli.page import Line
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.rows import rows_of
from undoc_cli.passage import Passage
from undoc_cli.rules.contents import ends_in_dots, is_target, leader, paragraphs_at_end
from undoc_cli.rules.language import Language

TARGET_SHARE = 0.7  # of the column's width: targets stand right of this
FEWEST = 2  # entries that make a list where no dots lead to a page
SET_OFF = 1.0  # of the type size: the gap before paragraphs that no dots lead to; 1.4 in Geneva
SAME_END = 1.0  # points: dots that lead on end within this of each other


class RawEntry(Struct, frozen=True):
    """An entry of a contents list: its words, and the page or paragraphs that it names, or both."""

    passage: Passage
    text: str  # the words, without what the dots behind them lead to
    target: str | None = None
    paragraphs: str | None = None


def cut_contents(
    lines: Sequence[Line], language: Language, joiner: Joiner
) -> tuple[list[Line], list[RawEntry], list[Line]]:
    """Return the heading of the contents list, its entries, and the lines that are not part of it."""
    start = next((i for i, line in enumerate(lines) if language.match("contents_word", line.text)), None)
    if start is None:
        return [], [], list(lines)
    rows = rows_of(lines[start + 1 :])
    entries: list[list[Line]] = []
    announced: list[str] = []  # what the entries say, in letters alone
    open_rows: list[list[Line]] = []
    loose: list[Line] = []
    columns: list[Line] = []
    taken = 0
    right = max(line.box.x1 for line in lines)
    for count, row in enumerate(rows, 1):
        if language.match("contents_column", " ".join(line.text for line in row)):
            columns += row
        elif len(row) == 1 and _is_target(row[0], right):
            loose = row  # it stands between the lines of an entry, not beside one
        elif _is_entry(row, right):
            while open_rows and not _all_bold(row) and _names_part(open_rows[0], language):
                entries.append(open_rows.pop(0))
            entries.append([line for part in (*open_rows, row, loose) for line in part])
            open_rows, loose = [], []
            taken = count
        else:
            announced += [_letters(entry, joiner) for entry in entries[len(announced) :]]
            if _opens_text(_letters(row, joiner), announced) or len(open_rows) > 4:
                break
            open_rows.append(row)
    if len(entries) < FEWEST and not any(leader(line.text) for entry in entries for line in entry):
        return [], [], list(lines)
    inside = {line for row in rows[:taken] for line in row}
    dots_end = _dots_end(entries)
    raw = [_entry(group, joiner, dots_end) for group in entries]
    heading = [lines[start], *(line for line in columns if line in inside)]
    return heading, raw, [line for line in lines if line not in inside and line is not lines[start]]


def _is_entry(row: list[Line], right: float) -> bool:
    """Whether a row ends in a page or paragraph number at the right, or leads to it with dots."""
    last = row[-1]
    if leader(last.text):
        return True
    return len(row) > 1 and _is_target(last, right)


def _is_target(line: Line, right: float) -> bool:
    return is_target(line.text) and line.box.x0 > TARGET_SHARE * right


def _names_part(row: list[Line], language: Language) -> bool:
    """Whether a row is the name of a part of the document, without a page of its own; an annex's name goes on."""
    return _all_bold(row) and not language.match("annex_heading", row[0].text)


def _all_bold(row: list[Line]) -> bool:
    return all(line.bold for line in row)


def _opens_text(row: str, announced: Sequence[str]) -> bool:
    """Whether a row is the heading that an entry announced: there the text begins."""
    return len(row) > 3 and any(entry.startswith(row) for entry in announced)


def _letters(lines: list[Line], joiner: Joiner) -> str:
    return "".join(letter for letter in joiner.join(lines).text.casefold() if letter.isalpha())


def _entry(lines: list[Line], joiner: Joiner, dots_end: float | None) -> RawEntry:
    passage = joiner.join(lines)
    if found := leader(passage.text):
        return RawEntry(passage, passage.text[: found.start].rstrip(), found.target, found.paragraphs)
    *words, last = lines
    if not words or not is_target(last.text):
        return RawEntry(passage, passage.text.rstrip())
    text = passage.text.removesuffix(last.text).rstrip()
    if paragraphs := _paragraphs(words[-1]):
        text = text.removesuffix(paragraphs).rstrip()
    if dots_end is not None and abs(words[-1].box.x1 - dots_end) < SAME_END:
        text = text.rstrip(" .…")
    return RawEntry(passage, text, last.text, paragraphs)


def _paragraphs(line: Line) -> str | None:
    """Return the paragraphs set off at the end of a line in which there is no room for dots."""
    start = paragraphs_at_end(line.text)
    if not start:
        return line.text if start == 0 else None
    left, right = line.blank(start - 1)
    return line.text[start:] if right - left > SET_OFF * line.size else None


def _dots_end(entries: Sequence[Sequence[Line]]) -> float | None:
    """Return where the dots of most entries end: what ends there in a few dots, or in one, has been led on as well."""
    ends = Counter(round(line.box.x1) for entry in entries for line in entry if ends_in_dots(line.text))
    return max(ends, key=ends.__getitem__) if sum(ends.values()) >= FEWEST else None
