"""Which blocks are headings: by their type first, by their place and their words second."""

from collections.abc import Sequence

from undoc_cli.page import Line, Span
from undoc_cli.parts.column import CENTRED, INDENT, SAME_EDGE, Column
from undoc_cli.parts.markers import marker_of, text_start
from undoc_cli.rules.addresses import has_address
from undoc_cli.rules.language import Language
from undoc_cli.rules.signs import COMMAS
from undoc_cli.rules.text import stop_of

HEADING_LINES = 5  # a longer bold block is text
ITALIC_LINES = 2  # a longer italic block at the column's edge is
RUN_IN = 0.3  # of a line's letters: so many are bold in a heading with a plain end
OPENING, CLOSING = "([", ")]"


def is_heading(lines: Sequence[Line], column: Column, language: Language) -> bool:
    """Bold lines are; before 1996 centred capitals; and words such as "Summary" alone on a line."""
    first = lines[0]
    if all(line.bold for line in lines) or _bold_but_brackets(lines):
        return len(lines) <= HEADING_LINES and not _is_bold_text(lines, column, language)
    hangs = len(lines) == 1 and column.start(first) < -INDENT * first.size
    if hangs and first.share("bold") > RUN_IN and marker_of(first, language):
        return True  # "2. Gender equality [agenda item 8 (b)]", the bracket not bold
    if all(line.underlined for line in lines):
        if column.start(first) > column.width / 2:
            return False  # the meeting that adopted a resolution, and its date
        # "The General Assembly," opens a resolution, and addresses are underlined as links.
        return not lines[-1].text.endswith(",") and not any(has_address(line.text) for line in lines)
    if len(lines) == 1 and language.match("section_word", first.text):
        return True
    if all(map(_is_italic, lines)):
        return _is_italic_heading(lines, column, language)
    return _is_in_capitals(" ".join([line.text for line in lines])) and _is_centred(lines, column, language)


def _is_in_capitals(text: str) -> bool:
    """Whether a text has capitals only; a symbol in Arabic or Chinese, whose letters have no case, makes none."""
    if text.upper() != text:
        return False
    letters = [letter.isupper() for letter in text if letter.isalpha()]
    return 2 * sum(letters) > len(letters)


def _is_italic_heading(lines: Sequence[Line], column: Column, language: Language) -> bool:
    """Whether a short text in italics at the column's edge is worded as a heading: no sentence, and no date."""
    if len(lines) > ITALIC_LINES or not all(column.start(line) <= SAME_EDGE * line.size for line in lines):
        return False
    text = " ".join("".join(line.text[span.start : span.end] for span in _level(line)) for line in lines).strip()
    if column.start(lines[0]) < -INDENT * lines[0].size and (number := marker_of(lines[0], language)):
        text = text[number.length + 1 :]  # "(i) Western lights", the number left of the column
    return text[:1].isupper() and text[-1:].isalnum() and not language.date(text)


def _is_italic(line: Line) -> bool:
    """Whether a line is italic but for the marks of notes, which stand upright."""
    if line.italic:
        return True
    level = _level(line)
    return len(level) < len(line.spans) and bool(level) and all(span.font.italic for span in level)


def _level(line: Line) -> list[Span]:
    """Return what of a line is not raised, as marks of notes are."""
    return [span for span in line.spans if span.rise <= 0]


def _is_centred(lines: Sequence[Line], column: Column, language: Language) -> bool:
    """Whether letters stand in the middle of the column; a number may stand at its edge: `I.    LIGHTS OF THE SEA`."""
    starts, right = [column.start(line) for line in lines], max(map(column.end, lines))
    number = marker_of(lines[0], language)
    text = text_start(lines[0], number) if number and not number.bullet else None
    behind = 0.0 if text is None else text - lines[0].box.x0
    return any(
        abs((left + right) / 2 - column.width / 2) < CENTRED and left > INDENT * lines[0].size
        for left in (min(starts), min([starts[0] + behind, *starts[1:]]))
    )


def _is_bold_text(lines: Sequence[Line], column: Column, language: Language) -> bool:
    """Whether a bold block is text: conclusions, recommendations and what a letter stresses are set in bold as well.

    In an annex that is a letter itself, so may the salutation be.
    """
    first = lines[0]
    if len(lines) == 1 and (stop_of(first.text) in COMMAS or language.match("salutation", first.text)):
        return True
    last = lines[-1].text
    bracket = last.rfind("(") if last.endswith(")") else len(last)  # its symbol, as in "(A/80/L.7)", ends no sentence
    stop = stop_of(last[:bracket])
    if stop == ";":
        return True
    if stop not in (".", ":"):
        return False
    edge = min(column.start(line) for line in lines[1:]) if len(lines) > 1 else 0.0
    inset = edge > INDENT * first.size and all(
        abs(column.start(line) - edge) < SAME_EDGE * first.size for line in lines
    )  # headings begin at the edge, hang, or are centred line by line
    if inset:
        return True
    indented = column.start(first) > edge + INDENT * first.size
    return indented or marker_of(first, language) is not None or language.match("sure_number", first.text) is not None


def _bold_but_brackets(lines: Sequence[Line]) -> bool:
    """Whether all is bold but what stands in brackets behind it: "(continued)", a symbol, "[agenda item 4]"."""
    if not lines[0].spans[0].font.bold or lines[-1].text[-1:] not in CLOSING:
        return False
    depth = 0
    for line in lines:
        for span in line.spans:
            for letter in line.text[span.start : span.end]:
                depth += letter in OPENING
                if letter != " " and not span.font.bold and not depth:
                    return False
                depth -= letter in CLOSING
    return not depth
