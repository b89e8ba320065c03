"""Where a line begins a new block, and where it goes on with the block above it."""

from collections.abc import Sequence
from itertools import chain

from undoc_cli.page import Line
from undoc_cli.parts.column import FULL, INDENT, SAME_EDGE, SIZE_STEP, Column
from undoc_cli.parts.markers import TAB, Marker, marker_of, number_column, text_start
from undoc_cli.rules.language import Language
from undoc_cli.rules.numbers import follow, is_paragraph_number, number_kinds, runs_on, several_numbers
from undoc_cli.rules.text import ends_sentence, first_word, stop_of

# As shares of the type size, unless said otherwise.
SAME_ROW = 0.3
PARAGRAPH_GAP = 1.21  # of the leading
SLACK = 0.8  # a line was not broken by the margin when the next word would have fitted with this to spare
MARGINS = 0.4  # of the column's width: text between margins of its own is wider
SAME_END = 0.5  # points: where justified lines end
LIST_LINES = 60  # of an item of a list within a paragraph, at the most: a page
BLANKS = 2  # at the least, by which those of a line are known
WIDER = 1.06  # times a blank of its line: 1.01 at the most within a text, from 1.12 behind a number
LONG_NUMBER = 4  # characters, "115." or "2.5."
HELD_TOGETHER = 3  # words, at the most, between which a typist lets no line end
QUOTES, QUOTE_ENDS = '“"‘«„', '”"’»“'
OPENING = frozenset("([")
DASHES = "-–—"
CLOSED = frozenset(".:;?!")


def begins(group: Sequence[Line], line: Line, column: Column, language: Language) -> bool:
    """Whether a line begins a new block behind the lines of a group."""
    last = group[-1]
    size = line.size
    if abs(last.size - size) > SIZE_STEP:
        return True
    drop = line.baseline - last.baseline
    if drop < SAME_ROW * size and beside(last, line):
        if is_paragraph_number(last.text):
            return False
        if stop_of(last.text) == stop_of(line.text) == ":":
            return True  # over signatures side by side: "For the Government:" and "For the Mission:"
    if several_numbers(group[0].text) and _answers(group, line, column):
        return False
    bold = line.bold
    if last.bold != bold and not (_run_in(last, line, column) or _within_item(group, line, column, language)):
        return True
    if line.place != last.place:
        return _begins_place(group, line, column, language)
    if drop > PARAGRAPH_GAP * column.leading * size:
        return not _torn(group, line, column, language)
    if drop < -0.5 * size:
        return True
    if bold and _counts_on(group[0], line, language, short=ends_sentence(last.text)):
        return True
    if drop < SAME_ROW * size or bold or (line.underlined and last.underlined):
        return False
    start, above = column.start(line), column.start(last)
    inner = column.start(group[1]) if len(group) > 1 else None
    marker = marker_of(line, language)
    near = start <= max(inner or 0.0, 0.0) + 3 * INDENT * size
    if marker is not None and near and not _goes_on(group, line, marker, column, language):
        return True
    shift = start - above
    if shift > INDENT * size:
        if inner is None:
            # "Chairs:" and below it names; but the text of an item that hangs goes on below its first words.
            named = stop_of(last.text) == ":" and _broken_early(last, line, column)
            if named and not _stands_behind_marker(last, start, column, language):
                return True
        elif above <= inner + SAME_EDGE * size:
            return True
    level = abs(shift) <= SAME_EDGE * size or _below_value(last, line)
    early = level and _broken_early(last, line, column)
    return early and not _quotes_on(group, line, column) and not _within_margins(group, line, column)


def _answers(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether a line goes on with a paragraph that begins with the numbers of several, beside them or below."""
    rows = number_column(chain(group, [line]))
    if rows[-1].line is line:
        return True
    last = rows[-1].line
    start = rows[-1].end + 1  # of the text beside the last of the numbers
    if last is not group[-1] or start >= len(last.text):
        return False
    drop = (line.baseline - last.baseline) / line.size
    return abs(line.box.x0 - last.x0s[start]) < SAME_EDGE * line.size and 0 < drop < PARAGRAPH_GAP * column.leading


def beside(last: Line, line: Line) -> bool:
    """Whether a line stands right of another on its row."""
    level = abs(line.baseline - last.baseline) < SAME_ROW * line.size and line.page == last.page
    return level and line.box.x0 >= last.box.x1


def _torn(group: Sequence[Line], line: Line, column: Column, language: Language) -> bool:
    """Whether a space stands in the middle of a sentence: where a text was set anew, the end of a page of the old.

    A sentence goes on in small letters, or behind a word that ends none: `the Development of` / `Utopia`.
    """
    last = group[-1]
    at_edge = max(abs(column.start(last)), abs(column.start(line))) <= SAME_EDGE * line.size
    if len(group) < 2 or not at_edge or not last.text[-1:].islower():
        return False
    return line.text[:1].islower() or bool(language.match("title_broken", f"{last.text}\n"))


def _full(line: Line, column: Column, size: float) -> bool:
    """Whether a line reaches the margin of its column, nearly so."""
    return column.end(line) > column.width - FULL * size


def _dash_within(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether a line begins with a dash of the sentence that the full line above is in the middle of."""
    last = group[-1]
    if line.text[:1] not in DASHES or column.start(line) - column.start(last) > SAME_EDGE * line.size:
        return False
    another = group[0].text[:1] == line.text[:1]  # item of a list that is set wide
    goes_on = line.text[2:3].islower() or (_spaced_as_words(line, 1) and not another)
    return _is_open(last) and goes_on and _full(last, column, line.size)


def _is_open(line: Line) -> bool:
    """Whether a line ends within a sentence."""
    return line.text[-1:].isalnum() or line.text[-1:] in "”)"


def _goes_on(group: Sequence[Line], line: Line, marker: Marker, column: Column, language: Language) -> bool:
    """Whether a number or dash at the start of a line is part of the text above."""
    last = group[-1]
    if marker.bullet:
        return _dash_within(group, line, column)
    if _ends_in_number(group, line, marker, column, language) or _in_run_in_list(group, line, marker, column):
        return True
    level = column.start(line) - column.start(last) <= SAME_EDGE * line.size
    set_to_margin = abs(column.end(line) - column.end(last)) < SAME_END
    within = _is_open(last) and level and set_to_margin and _spaced_as_words(line, marker.length)
    return within and not _counts_alike(group[0], line, marker, language)


def _counts_alike(first: Line, line: Line, marker: Marker, language: Language) -> bool:
    """Whether a line begins with a number of the kind that a paragraph or item has: `(i)` and `(ii)`."""
    own = marker_of(first, language, opens=True)
    if own is None:
        return False
    kinds = number_kinds(first.text[: own.length].strip())
    return any(kind in kinds for kind in number_kinds(line.text[: marker.length].strip()))


def _spaced_as_words(line: Line, end: int) -> bool:
    """Whether the gap behind a number or dash is but a blank of its line, set wide: `paragraph 9` / `(b) of the`.

    In a line that is set to the margin all blanks are alike, and the one behind a number is wider.
    """
    blanks = [at for at, letter in enumerate(line.text[:-1]) if letter == " " and at > end]
    if len(blanks) < BLANKS:
        return False
    own, *others = (right - left for left, right in map(line.blank, [end, *blanks]))
    return own < WIDER * sorted(others)[len(others) // 2]


def _in_run_in_list(group: Sequence[Line], line: Line, marker: Marker, column: Column) -> bool:
    """Whether a line happens to begin with an item of a list within a paragraph, as the item before it stands there."""
    last = group[-1]
    if abs(column.start(line) - column.start(last)) > SAME_EDGE * line.size or _broken_early(last, line, column):
        return False
    return runs_on(" ".join([above.text for above in group[-LIST_LINES:]]), line.text[: marker.length])


def _ends_in_number(group: Sequence[Line], line: Line, marker: Marker, column: Column, language: Language) -> bool:
    """Whether a line begins with the end of a sentence (`see article` / `2. The`): no item, however wide the blank.

    Within an item it may begin with the short name of a person (`M. Utopie`), where that counts no items.
    """
    last = group[-1]
    number = line.text[: marker.length]
    if not number.endswith(".") or not last.text[-1:].isalnum() or not _full(last, column, line.size):
        return False
    own = marker_of(group[0], language)
    if own is None:
        return True
    kinds = number_kinds(number)
    return "capital" in kinds and set(number_kinds(group[0].text[: own.length])).isdisjoint(kinds)


def _counts_on(first: Line, line: Line, language: Language, *, short: bool = False) -> bool:
    """Whether a line begins with the number behind that of an item: `86.99.` and `86.100.`, `114.` and `115.`.

    With several parts or three figures no sentence does by chance, so that however narrow the gap behind it is, it
    begins the next item; with a `short` one it may, but where the sentence above has ended.
    """
    own, other = marker_of(first, language, opens=True), marker_of(line, language, opens=True)
    if own is None or other is None or (other.length < LONG_NUMBER and not short):
        return False
    return follow(first.text[: own.length], line.text[: other.length])


def _run_in(last: Line, line: Line, column: Column) -> bool:
    """Whether bold and plain lines belong together: one of them holds both, or a full line goes on."""
    if 0.15 < last.share("bold") < 0.85 or 0.15 < line.share("bold") < 0.85:
        return True
    goes_on = line.text[:1].islower() or line.text[:1] in OPENING
    full = _full(last, column, line.size) or not _fits(line, column.end(last), column.width)
    return goes_on and line.place == last.place and full


def _within_item(group: Sequence[Line], line: Line, column: Column, language: Language) -> bool:
    """Whether a line goes on with an item behind a bullet that hangs, below a full line: no heading begins so."""
    first, last = group[0], group[-1]
    marker = marker_of(first, language)
    if marker is None or not marker.bullet or line.place != last.place or not _full(last, column, line.size):
        return False
    close = line.baseline - last.baseline <= PARAGRAPH_GAP * column.leading * line.size
    return close and _stands_behind_marker(first, column.start(line), column, language)


def _quotes_on(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether a quotation that stands in from the margin is still open: its lines end where its own margin is."""
    inset = column.start(line) > INDENT * line.size
    return inset and group[0].text[:1] in QUOTES and group[-1].text.rstrip(".,;:")[-1:] not in QUOTE_ENDS


def _within_margins(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether the line above one that stands in ends at a margin of its own: so does another of its lines."""
    end = column.end(group[-1])
    wide = end - column.start(group[-1]) > MARGINS * column.width
    others = [line, *group[-2:-1]]
    return (
        column.justified
        and wide
        and column.start(line) > INDENT * line.size
        and any(abs(column.end(other) - end) < SAME_END for other in others)
    )


def _below_value(last: Line, line: Line) -> bool:
    """Whether a line begins where, in the one above, a value stands behind a label: `Chair:    Mr. Nescio Nomen`."""
    at = last.text.find(": ") + 2
    if not 2 < at < len(last.text):
        return False
    wide = last.x0s[at] - last.x1s[at - 2] > TAB * line.size
    return wide and abs(last.x0s[at] - line.box.x0) <= SAME_EDGE * line.size


def _broken_early(last: Line, line: Line, column: Column) -> bool:
    """Whether a line ends though the next word would have fitted: a break that somebody made.

    Where lines end anywhere, three words must fit in the middle of a sentence: blanks that do not break hold names
    and dates together ("Mr. Nescio Nomen", "13 December 1997").
    """
    held = 1 if column.justified or ends_sentence(last.text) else HELD_TOGETHER
    return _fits(line, column.end(last), column.width, words=held)


def _fits(line: Line, end: float, right: float, *, words: int = 1) -> bool:
    """Whether the first words of a line would have fitted between the end of the line above it and the margin."""
    if end + SLACK * line.size >= right:
        return False
    length = len(first_word(line.text))
    for _ in range(words - 1):
        length += 1 + len(first_word(line.text[length + 1 :]))
    return end + line.slice_box(0, min(length, len(line.text))).width + SLACK * line.size < right


def _begins_place(group: Sequence[Line], line: Line, column: Column, language: Language) -> bool:
    """Whether the first line of a page or column begins a block, or goes on with the last of the one before."""
    last = group[-1]
    marker = marker_of(line, language)
    if marker is not None and not _goes_on(group, line, marker, column, language):
        return True
    if _counts_on(group[0], line, language):
        return True
    if last.bold and line.bold:
        return column.end(last) < column.width - 8 * line.size or abs(column.start(last) - column.start(line)) > 2
    closed = stop_of(last.text) in CLOSED
    lower = line.text[:1].islower()
    inner = column.start(group[1]) if len(group) > 1 else 0.0
    stands_in = abs(column.start(line) - inner) > SAME_EDGE * line.size
    slants = stands_in and line.italic and not any(span.font.italic for span in last.spans)
    turns = slants or (closed and ((line.italic and not last.italic) or (line.underlined and not last.underlined)))
    if not lower and (turns or _ended(group, line, column)):
        return True
    start = column.start(line)
    if not stands_in:
        edges = column.start(group[0]), _behind_marker(group[0], column, language)  # indented, hanging, or numbered
        set_off = len(group) > 1 and any(edge is not None and abs(edge - inner) > INDENT * line.size for edge in edges)
        if set_off or lower:
            return False
        return closed or _broken_early(last, line, column)
    if len(group) == 1 and not closed and _stands_behind_marker(last, start, column, language):
        return False
    if len(group) == 1 and start < column.start(last) - INDENT * line.size:
        return False  # the second line of a paragraph whose first was indented
    return not (lower and start < 3 * INDENT * line.size)


def _stands_behind_marker(first: Line, start: float, column: Column, language: Language) -> bool:
    """Whether lines begin where the text of an item begins, behind its number or bullet: the item hangs."""
    text = _behind_marker(first, column, language)
    return text is not None and abs(start - text) <= SAME_EDGE * first.size


def _behind_marker(first: Line, column: Column, language: Language) -> float | None:
    """Return where the text of an item or a paragraph begins behind its number or bullet; None where it has none."""
    marker = marker_of(first, language, opens=True)
    text = text_start(first, marker) if marker else None
    return None if text is None else column.start(first) + text - first.box.x0


def hangs_on(group: Sequence[Line], rest: Sequence[Line], column: Column, language: Language) -> bool:
    """Whether lines at the head of a page go on with a quotation, or an item that hangs, where a sentence begins.

    The first line of a paragraph may stand where their text does; its second would not.
    """
    if len(rest) < 2 or rest[0].place == group[-1].place or not _full(group[-1], column, group[-1].size):
        return False
    if marker_of(rest[0], language, opens=True) or rest[0].text[:1] in QUOTES:
        return False
    if _quotes_on(group, rest[0], column):
        edge = column.start(group[-1])
        return all(abs(column.start(line) - edge) <= SAME_EDGE * line.size for line in rest)
    return all(_stands_behind_marker(group[0], column.start(line), column, language) for line in rest)


def _ended(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether the last line of a page was broken although the first word of the next page would have fitted."""
    right = max(map(column.end, group)) if len(group) > 1 else column.width
    return _fits(line, column.end(group[-1]), right)
