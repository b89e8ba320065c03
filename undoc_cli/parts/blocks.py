"""Running text to blocks: paragraphs, headings, list items, quotes, tables."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_high

from undoc_cli.geometry import union
from undoc_cli.model import BlockType, Bounds
from undoc_cli.page import Line, Passage, Piece
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.tables import Table
from undoc_cli.rules.language import Language
from undoc_cli.rules.text import (
    first_word,
    follow,
    is_paragraph_number,
    paragraph_number,
    roman_number,
    tight_number,
)

# As shares of the type size.  Lines of a paragraph stand 1.2 to 1.3 apart (10 on 12 or 13), paragraphs 1.8;
# in texts that were set elsewhere lines may stand 1.5 apart.
LEADING = 1.2
PARAGRAPH_GAP = 1.21  # of the leading
INDENT = 1.2  # a first line is indented by 2.4 (New York) to 5.7 (Geneva)
SAME_EDGE = 0.6  # lines that begin within this of each other begin at the same edge
TAB = 0.55  # the gap behind a paragraph number; a justified blank stays below 0.5
SLACK = 0.8  # a line was not broken by the margin when the next word would have fitted with this to spare
LONG = 0.85  # of the column's width: a line that ends beyond it was broken by the margin, most likely
JUSTIFIED = 2.0  # points by which the ends of justified lines differ at the most
FULL = 2.0  # a line that ends this near the margin is full
RUN_IN = 0.3  # of a line's letters: so many are bold in a heading with a plain end
PAIRS_TO_MEASURE = 3  # fewer pairs of lines may be paragraphs of one line each
LINES_TO_MEASURE = 6  # a page with fewer lines tells nothing of its column
SAME_WIDTH = 12.0  # points by which columns of a document differ where lines are not justified
SAME_SHIFT = 3.0  # a page is set off from the others by more than this
HELD_TOGETHER = 3  # words, at the most, between which a typist lets no line end
HEADING_LINES = 5  # a longer bold block is text
ITALIC_LINES = 2  # a longer italic block at the column's edge is
CENTRED = 15.0  # points by which a centred line may miss the column's middle
QUOTES, QUOTE_ENDS = '“"‘«„', '”"’»“'
SIZE_STEP = 0.8  # points by which headings of different levels differ at the least


@dataclass(frozen=True)
class RawBlock:
    """A block before its place in the document is known."""

    type: BlockType
    page: int
    content: Passage | Table
    number: Piece | None = None
    bullet: Piece | None = None

    def bounds(self) -> Bounds:
        """Return the box around that part of it which stands on its first page, as the output gives it."""
        if isinstance(self.content, Table):
            pieces = [piece for row in self.content.rows for cell in row for piece in cell]
        else:
            pieces = [*self.content.pieces, *(piece for piece in (self.number, self.bullet) if piece)]
        boxes = [piece.printed_box for piece in pieces if piece.line.page == self.page and piece.end > piece.start]
        return union(boxes or [pieces[0].line.box]).rounded()


@dataclass(frozen=True)
class Column:
    """The text column of a stretch of pages; what stands in it is measured from its left edge at each place.

    A place is a page, or a column of a page in two columns.
    """

    left: float
    width: float
    size: float
    leading: float  # of the type size: how far the lines of a paragraph stand apart
    shifts: Mapping[tuple[int, int], float]  # by how much the column of a place stands further right
    justified: bool = True  # its lines end at one edge

    def start(self, line: Line) -> float:
        """Return how far from the column's edge a line begins."""
        return line.box.x0 - self.left - self.shifts.get(line.place, 0.0)

    def end(self, line: Line) -> float:
        """Return how far from the column's left edge a line ends."""
        return line.box.x1 - self.left - self.shifts.get(line.place, 0.0)


def column_of(lines: Sequence[Line]) -> Column:
    """Measure the column that most lines stand in; pages may be set off from each other, as for binding."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    body = [line for line in lines if abs(line.size - size) < SIZE_STEP and not line.bold] or list(lines)
    left, right = _edges(body)
    shifts: dict[tuple[int, int], float] = {}
    places: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in body:
        places[line.place].append(line)
    edges = {place: _edges(own) for place, own in places.items() if len(own) >= LINES_TO_MEASURE}
    if len(edges) > 1:
        width = median_high(own_right - own_left for own_left, own_right in edges.values())
        usual = {place: edge for place, edge in edges.items() if abs(edge[1] - edge[0] - width) < SAME_WIDTH}
        left = Counter(own_left for own_left, _ in usual.values()).most_common(1)[0][0]
        right = left + width
        sides = {(page % 2, half): own_left - left for (page, half), (own_left, _) in usual.items()}
        # A place of indented text tells nothing of its column: it stands where the others on its side stand.
        shifts = {
            (page, half): usual[page, half][0] - left if (page, half) in usual else sides.get((page % 2, half), 0.0)
            for page, half in places
        }
    if any(half for _, half in places):  # what stands across columns has an edge of its own
        for place, own in places.items():
            if not place[1]:
                shifts[place] = min(line.box.x0 for line in own) - left
    column = Column(
        left, right - left, size, LEADING, {place: by for place, by in shifts.items() if abs(by) > SAME_SHIFT}
    )
    return replace(column, leading=_leading(body, column), justified=_justified(body, column))


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """Return the outermost edges that a good share of lines begin and end at: items may outnumber plain text."""
    lefts = Counter(round(line.box.x0) for line in lines)
    rights = Counter(round(line.box.x1) for line in lines)
    left = min(edge for edge, count in lefts.items() if count >= max(lefts.most_common(1)[0][1] * 0.3, 1))
    right = max(edge for edge, count in rights.items() if count >= max(rights.most_common(1)[0][1] * 0.3, 1))
    return left, right


def _justified(lines: Sequence[Line], column: Column) -> bool:
    """Whether most of the lines that nearly fill the column end at its edge."""
    long = [line for line in lines if column.end(line) > LONG * column.width]
    ends = sum(abs(column.end(line) - column.width) < JUSTIFIED for line in long)
    return 2 * ends >= len(long)


def _leading(lines: Sequence[Line], column: Column) -> float:
    """Measure how far apart lines stand of which the first is full, so that they belong to one paragraph."""
    drops = Counter(
        round((line.baseline - above.baseline) / line.size, 1)
        for above, line in pairwise(lines)
        if above.place == line.place
        and column.end(above) > column.width - FULL * line.size
        and abs(column.start(line)) < SAME_EDGE * line.size
        and 0.9 < (line.baseline - above.baseline) / line.size < 2.5
    )
    usual, count = drops.most_common(1)[0] if drops else (LEADING, 0)
    return max(usual, LEADING) if count >= PAIRS_TO_MEASURE else LEADING


def read_blocks(items: Sequence[Line | Table], language: Language, joiner: Joiner) -> list[RawBlock]:
    """Return the blocks of a section from its lines and tables in reading order."""
    lines = [item for item in items if isinstance(item, Line)]
    column = column_of(lines) if lines else Column(0, 0, 10, LEADING, {})
    groups: list[list[Line] | Table] = []
    for item in items:
        if isinstance(item, Table):
            groups.append(item)
            continue
        last = groups[-1] if groups else None
        if isinstance(last, list) and not _begins(last, item, column, language):
            last.append(item)
        elif isinstance(last, Table) and _resumes(groups, item, column, language):
            previous = groups[-2]
            assert isinstance(previous, list)
            previous.append(item)
        else:
            groups.append([item])
    blocks: list[RawBlock] = []
    number = 0
    for index, group in enumerate(groups):
        if isinstance(group, Table):
            blocks.append(RawBlock("table", group.page, group))
            continue
        listed = _listed(groups, index, column, language)
        block = _block(group, column, language, joiner, listed=listed)
        if block.number is None and tight_number(group[0].text) == number + 1:
            block = _with_tight_number(group, number + 1, joiner)
        if block.number is not None and block.type == "paragraph":
            number = paragraph_number(block.number.text) or number
        blocks.append(block)
    return [replace(block, type="list_item") if _counts(blocks, index) else block for index, block in enumerate(blocks)]


def _counts(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether a bold numbered block is no heading but one of several that count: recommendations, in bold."""
    own = blocks[index]
    if own.type != "heading" or own.number is None:
        return False
    near = [*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 2]]
    return any(
        other.type == "heading" and other.number is not None and follow(own.number.text, other.number.text)
        for other in near
    )


def _resumes(groups: list["list[Line] | Table"], line: Line, column: Column, language: Language) -> bool:
    """Whether a line behind a table goes on with the paragraph before it."""
    previous = groups[-2] if len(groups) > 1 else None
    table = groups[-1]
    if not isinstance(previous, list) or not isinstance(table, Table):
        return False
    last = previous[-1]
    resumed = last.place == line.place and line.page == table.page and last.baseline > table.bottom
    crosses = last.place != line.place and line.text[:1].islower()
    return (resumed or crosses) and not _begins(previous, line, column, language)


def _begins(group: list[Line], line: Line, column: Column, language: Language) -> bool:
    """Whether a line begins a new block behind the lines of a group."""
    last = group[-1]
    size = line.size
    if abs(last.size - size) > SIZE_STEP:
        return True
    if _beside(last, line) and is_paragraph_number(last.text):
        return False
    if last.bold != line.bold and not _run_in(last, line, column):
        return True
    if line.place != last.place:
        return _begins_place(group, line, column, language)
    drop = line.baseline - last.baseline
    if drop > PARAGRAPH_GAP * column.leading * size or drop < -0.5 * size:
        return True
    if drop < 0.3 * size:
        return False  # beside each other on one row
    if line.bold:
        return False
    inner = column.start(group[1]) if len(group) > 1 else None
    edge = inner if inner is not None else 0.0
    marker = marker_of(line, language)
    within = _dash_within(last, line, column) or _ends_in_number(group, line, marker, column, language)
    marked = marker is not None and not within
    if marked and column.start(line) <= max(edge, 0.0) + 3 * INDENT * size:
        return True
    shift = column.start(line) - column.start(last)
    if shift > INDENT * size and inner is not None and column.start(last) <= inner + SAME_EDGE * size:
        return True
    return abs(shift) <= SAME_EDGE * size and not _quotes_on(group, line, column) and _broken_early(last, line, column)


def _dash_within(last: Line, line: Line, column: Column) -> bool:
    """Whether a line begins with a dash of the sentence that the full line above is in the middle of."""
    full = column.end(last) > column.width - FULL * line.size
    level = abs(column.start(line) - column.start(last)) < SAME_EDGE * line.size
    dashed = line.text[:1] in "-–—" and line.text[2:3].islower()
    return dashed and full and level and (last.text[-1:].isalnum() or last.text[-1:] in "”)")


def _ends_in_number(
    group: list[Line], line: Line, marker: tuple[int, bool] | None, column: Column, language: Language
) -> bool:
    """Whether a line begins with the end of a sentence (`see article` / `2. The`): no item, however wide the blank."""
    last = group[-1]
    stopped = marker is not None and line.text[: marker[0]].endswith(".")
    full = column.end(last) > column.width - FULL * line.size
    return stopped and full and last.text[-1:].isalnum() and marker_of(group[0], language) is None


def _beside(last: Line, line: Line) -> bool:
    """Whether a line stands right of another on its row."""
    level = line.page == last.page and abs(line.baseline - last.baseline) < 0.3 * line.size
    return level and line.box.x0 >= last.box.x1


def _run_in(last: Line, line: Line, column: Column) -> bool:
    """Whether bold and plain lines belong together: one of them holds both, or a full line goes on."""
    mixed = 0.15 < last.share("bold") < 0.85 or 0.15 < line.share("bold") < 0.85
    full = column.end(last) > column.width - FULL * line.size
    goes_on = line.text[:1].islower() or line.text.startswith("(")
    return mixed or (full and goes_on and line.place == last.place)


def _quotes_on(group: list[Line], line: Line, column: Column) -> bool:
    """Whether a quotation that stands in from the margin is still open: its lines end where its own margin is."""
    inset = column.start(line) > INDENT * line.size
    return inset and group[0].text[:1] in QUOTES and group[-1].text.rstrip(".,;:")[-1:] not in QUOTE_ENDS


def _broken_early(last: Line, line: Line, column: Column) -> bool:
    """Whether a line ends though the next word would have fitted: a break that somebody made.

    Where lines end anywhere, three words must fit in the middle of a sentence: blanks that do not break hold names
    and dates together ("Mr. Nescio Nomen", "13 December 1997").
    """
    length = len(first_word(line.text))
    if not column.justified and not _ends_sentence(last):
        for _ in range(HELD_TOGETHER - 1):
            length += 1 + len(first_word(line.text[length + 1 :]))
    width = line.slice_box(0, min(length, len(line.text))).width
    return column.end(last) + width + SLACK * line.size < column.width


def _begins_place(group: list[Line], line: Line, column: Column, language: Language) -> bool:
    """Whether the first line of a page or column begins a block, or goes on with the last of the one before."""
    last = group[-1]
    if last.bold and line.bold:
        return column.end(last) < column.width - 8 * line.size or abs(column.start(last) - column.start(line)) > 2
    closed = last.text.rstrip('”’")*0123456789 ').endswith((".", ":", ";", "?", "!"))
    turns_italic = closed and line.italic and not last.italic
    if marker_of(line, language) or (not line.text[:1].islower() and (turns_italic or _ended(group, line, column))):
        return True
    inner = column.start(group[1]) if len(group) > 1 else 0.0
    if abs(column.start(line) - inner) <= SAME_EDGE * line.size:
        indented = len(group) > 1 and column.start(group[0]) > column.start(group[1]) + INDENT * line.size
        hanging = len(group) > 1 and column.start(group[0]) < column.start(group[1]) - INDENT * line.size
        if indented or hanging or line.text[:1].islower():
            return False
        return closed or _broken_early(last, line, column)
    if len(group) == 1 and column.start(line) < column.start(last) - INDENT * line.size:
        return False  # the second line of a paragraph whose first was indented
    return not (line.text[:1].islower() and column.start(line) < 3 * INDENT * line.size)


def _ended(group: list[Line], line: Line, column: Column) -> bool:
    """Whether the last line of a page was broken although the first word of the next page would have fitted."""
    right = max(column.end(own) for own in group) if len(group) > 1 else column.width
    word = line.slice_box(0, len(first_word(line.text)))
    return column.end(group[-1]) + word.width + SLACK * line.size < right


def marker_of(line: Line, language: Language, *, tab: float = TAB) -> tuple[int, bool] | None:
    """Return how long the number or bullet at the start of a line is, and whether it is a bullet; else None.

    A number counts when the gap behind it is wider than `tab` type sizes.
    """
    for name, bullet in (("list_number", False), ("bullet", True)):
        match = language.match(name, line.text)
        if match and match.end() + 1 < len(line.text):
            gap = line.x0s[match.end() + 1] - line.x1s[match.end() - 1]
            if gap > tab * line.size or bullet:
                return match.end(), bullet
    return None


def _with_tight_number(lines: list[Line], number: int, joiner: Joiner) -> RawBlock:
    """Give the next paragraph its number though no blank stands behind it (`10.The`)."""
    return _with_marker("paragraph", lines, (len(f"{number}."), False), joiner)


def _listed(groups: Sequence["list[Line] | Table"], index: int, column: Column, language: Language) -> bool:
    """Whether a block stands in a list without numbers: indented, no sentence, beside another like it."""

    def like(other: "list[Line] | Table") -> float | None:
        if isinstance(other, Table) or _ends_sentence(other[-1]) or marker_of(other[0], language) or other[0].bold:
            return None
        edge = column.start(other[0])
        deep = INDENT * column.size
        return (
            edge if all(column.start(line) > deep and abs(column.start(line) - edge) < 30 for line in other) else None
        )

    own = like(groups[index])
    near = [like(other) for other in (*groups[max(index - 1, 0) : index], *groups[index + 1 : index + 2])]
    return own is not None and any(edge is not None and abs(edge - own) < 2 for edge in near)


def _block(lines: list[Line], column: Column, language: Language, joiner: Joiner, *, listed: bool) -> RawBlock:
    first = lines[0]
    if len(lines) > 1 and _beside(first, lines[1]) and is_paragraph_number(first.text):
        return _with_marker("paragraph", lines, (len(first.text), False), joiner)
    marker = marker_of(first, language, tab=0.0 if language.match("sure_number", first.text) else TAB)
    if _is_heading(lines, column, language):
        roman = roman_number(first.text)
        return _with_marker("heading", lines, (len(roman), False) if roman else marker, joiner)
    if marker:
        return _with_marker("list_item" if _is_item(lines, column, marker) else "paragraph", lines, marker, joiner)
    deep = INDENT * column.size
    if column.start(first) > deep and all(column.start(line) > deep for line in lines):
        at_right = column.start(first) > column.width / 2  # the meeting that adopted a resolution, and its date
        if len(lines) > 1 and not at_right and (first.text[:1] in QUOTES or all(line.italic for line in lines)):
            return RawBlock("quote", first.page, joiner.join(lines))
        if listed and not at_right:
            return RawBlock("list_item", first.page, joiner.join(lines))
    return RawBlock("paragraph", first.page, joiner.join(lines))


def _is_heading(lines: list[Line], column: Column, language: Language) -> bool:
    """Bold lines are; before 1996 centred capitals; and words such as "Summary" alone on a line."""
    if all(line.bold for line in lines) or _bold_but_brackets(lines):
        return len(lines) <= HEADING_LINES and not _is_bold_text(lines, column, language)
    hangs = column.start(lines[0]) < -INDENT * lines[0].size and marker_of(lines[0], language) is not None
    if len(lines) == 1 and hangs and lines[0].share("bold") > RUN_IN:
        return True  # "2. Gender equality [agenda item 8 (b)]", the bracket not bold
    if all(line.underlined for line in lines):
        return not lines[-1].text.endswith(",")  # "The General Assembly," opens a resolution
    text = " ".join(line.text for line in lines)
    if len(lines) == 1 and language.match("section_word", text):
        return True
    if all(line.italic for line in lines):
        flush = all(column.start(line) <= SAME_EDGE * line.size for line in lines)
        worded = text[:1].isupper() and text[-1:].isalnum() and not language.date(text)
        return flush and worded and len(lines) <= ITALIC_LINES
    middle = column.width / 2
    left, right = min(map(column.start, lines)), max(map(column.end, lines))  # behind a number, lines hang
    centred = abs((left + right) / 2 - middle) < CENTRED and left > INDENT * lines[0].size
    return centred and text.upper() == text and any(letter.isalpha() for letter in text)


def _is_bold_text(lines: list[Line], column: Column, language: Language) -> bool:
    """Whether a bold block is text: conclusions, recommendations and what a letter stresses are set in bold as well."""
    first = lines[0]
    last = lines[-1].text
    bracket = last.rfind("(") if last.endswith(")") else len(last)  # its symbol, as in "(A/80/L.7)", ends no sentence
    end = last[:bracket].rstrip('”’")*0123456789 ')
    if end.endswith(";"):
        return True
    edge = min(column.start(line) for line in lines[1:]) if len(lines) > 1 else 0.0
    indented = column.start(first) > edge + INDENT * first.size
    numbered = marker_of(first, language) or language.match("sure_number", first.text)
    return end.endswith((".", ":")) and (numbered is not None or indented)


def _bold_but_brackets(lines: list[Line]) -> bool:
    """Whether all is bold but what stands in brackets behind it: "(continued)", symbols of documents."""
    depth = 0
    for line in lines:
        for span in line.spans:
            for letter in line.text[span.start : span.end]:
                depth += letter == "("
                if letter != " " and not span.font.bold and not depth:
                    return False
                depth -= letter == ")"
    return lines[0].spans[0].font.bold and not depth and lines[-1].text.endswith(")")


def _ends_sentence(line: Line) -> bool:
    return line.text.rstrip('”’")*0123456789 ').endswith((".", ":", "?", "!"))


def _is_item(lines: list[Line], column: Column, marker: tuple[int, bool]) -> bool:
    """A numbered paragraph has its number at the column's edge, `1.` or `12.`; all else is an item of a list."""
    text = lines[0].text[: marker[0]]
    return marker[1] or not text.rstrip(".").isdecimal() or column.start(lines[0]) > INDENT * column.size


def _with_marker(kind: BlockType, lines: list[Line], marker: tuple[int, bool] | None, joiner: Joiner) -> RawBlock:
    if marker is None:
        return RawBlock(kind, lines[0].page, joiner.join(lines))
    length, bullet = marker
    head = Piece(lines[0], 0, length)
    start = length + lines[0].text[length:].startswith(" ")
    own = [Piece(lines[0], start, len(lines[0].text))] if start < len(lines[0].text) else []
    passage = joiner.join([*own, *lines[1:]])
    return RawBlock(kind, head.line.page, passage, None if bullet else head, head if bullet else None)
