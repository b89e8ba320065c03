"""The masthead of page 1: symbol, organs, distribution column; below its rule follows the session block."""

from collections.abc import Sequence

from undoc_cli.geometry import Box
from undoc_cli.page import Line, PageParts, whole
from undoc_cli.parts.masthead import Masthead
from undoc_cli.parts.masthead_symbols import read_symbols
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.session_block import read_session_block
from undoc_cli.parts.session_lines import read_session, starred
from undoc_cli.passage import Mark
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import date_of, language_list
from undoc_cli.rules.symbols import split_joint
from undoc_cli.rules.text import is_spaced_out

# New York (Letter) and Geneva (A4), in points unless said otherwise.
BOTTOM_RULE = (140.0, 330.0)  # the thick rule under the masthead: 209 (New York), 172 to 253 (Geneva, before 2010)
RULE_SHARE = 0.5  # it spans the page between the margins
UPPER_RULE = (50.0, 125.0)  # the upper rule: 64.8, 56.6 to 77 (Geneva), 72 to 116 (before 2010)
SYMBOL_DEPTH = 66.0  # where no upper rule is drawn, the symbol stands above this
COLUMN_DEPTH = 0.4  # of the page's height: the distribution column ends above this
COLUMN_EDGE = 15.0  # its lines begin at one edge
COLUMN_GAP = 3.5  # of the type size: the widest gap in it
MEETING_GAP = 2.2  # of the type size: date and place stand 1.2 to 2.0 below the meeting, what follows 2.5
RIGHT_COLUMN_SHARE = 0.6  # the distribution column begins at 397 of 612
ORGAN_SIZE = 13.0  # organs are set in 20 points, long names in 17 or 14; distribution in 10 or 12
PLAIN_ORGAN_SIZE = 16.0  # a name that is not bold is an organ's only in type this large
SMALL_ORGAN_SIZE = 9.5  # where nothing larger stands there: a long name in 10 points bold


def read_masthead(
    parts: PageParts, language: Language, joiner: Joiner, following: Sequence[tuple[Line, ...]] = ()
) -> Masthead | None:
    """Read the masthead of page 1; None when the page has none: neither a symbol nor a word of distribution.

    `following` are the lines of each later page, on which a session block of many items goes on.
    """
    bottom = _bottom(parts, language)
    if bottom is None:
        return None
    upper = _rule(parts, (UPPER_RULE[0], max(UPPER_RULE[1], _distribution_top(parts, language))))
    depth = upper.bottom if upper is not None and upper.top < bottom else _symbol_depth(parts, language)
    head = Masthead()
    above = [line for line in parts.main if line.baseline < bottom]
    below = [line for line in parts.main if line.baseline >= bottom]
    _symbol(head, parts, [line for line in above if line.baseline < depth])
    column = [
        line
        for line in above
        if line.baseline >= depth
        and line.box.x0 > RIGHT_COLUMN_SHARE * parts.width
        # Recognised beside the organ, its words may have the organ's size.
        and (line.size < PLAIN_ORGAN_SIZE or _is_distribution(line.text, language) or language.date(line.text))
    ]
    _distribution(head, column, language)
    _organs(head, [line for line in above if line.baseline >= depth and line not in column], language, joiner)
    if not head.symbols and "/header/distribution" not in head.evidence:
        return None
    head.rest = tuple(below) if head.meeting else read_session_block(head, parts, below, language, joiner, following)
    return head


def _rule(parts: PageParts, span: tuple[float, float]) -> Box | None:
    """Return the first wide rule that stands between two heights."""
    wide = [r for r in parts.rules if span[0] < r.top < span[1] and r.width > RULE_SHARE * parts.width and r.height < 7]
    return min(wide, key=lambda r: r.top) if wide else None


def _bottom(parts: PageParts, language: Language) -> float | None:
    """Return the height at which the masthead ends: its lower rule, or the end of its longest column.

    That is the column of the distribution; verbatim records have none, but the meeting with its date and place.
    """
    rule = _rule(parts, BOTTOM_RULE)
    words = _distribution_top(parts, language)
    if rule is not None and rule.bottom < words:  # the upper one, on a page with a wide margin
        rule = _rule(parts, (words, BOTTOM_RULE[1]))
    if rule is not None:
        return rule.top
    column = [
        line
        for line in parts.main
        if line.box.x0 > RIGHT_COLUMN_SHARE * parts.width
        and line.baseline < COLUMN_DEPTH * parts.height
        and (_is_distribution(line.text, language) or language.match("original", line.text) or split_joint(line.text))
    ]
    first = next((i for i, line in enumerate(column) if _is_distribution(line.text, language)), None)
    if first is not None:  # a symbol above it stands in no column with it
        return _column_end(parts, column[first:], COLUMN_GAP)
    meeting = [
        line
        for line in parts.main
        if line.baseline < COLUMN_DEPTH * parts.height and language.match("meeting", line.text)
    ]
    return _column_end(parts, meeting[:1], MEETING_GAP) if meeting else None


def _distribution_top(parts: PageParts, language: Language) -> float:
    """Return where the word of distribution stands; 0 where none does."""
    return next((line.box.top for line in parts.main if _is_distribution(line.text, language)), 0.0)


def _column_end(parts: PageParts, known: list[Line], gap: float) -> float:
    """Return the height at which a column of lines ends whose first and last are known."""
    end = known[0]
    for line in parts.main:
        beside = abs(line.box.x0 - known[0].box.x0) < COLUMN_EDGE
        if beside and 0 < line.baseline - end.baseline < gap * line.size:
            end = line
    return max(end.baseline, known[-1].baseline) + 1.2 * end.size


def _symbol_depth(parts: PageParts, language: Language) -> float:
    """Return above what the symbol stands where no upper rule is drawn, or a broken one: above the distribution."""
    column = [line for line in parts.main if line.box.x1 > RIGHT_COLUMN_SHARE * parts.width]
    words = next((line for line in column if _is_distribution(line.text, language)), None)
    above = [line for line in column if words is not None and line.baseline < words.box.top and split_joint(line.text)]
    return max(SYMBOL_DEPTH, *(line.box.bottom for line in above)) if above else SYMBOL_DEPTH


def _is_distribution(text: str, language: Language) -> bool:
    return language.match("distribution", text) is not None or language.match("distribution_alone", text) is not None


def _symbol(head: Masthead, parts: PageParts, lines: list[Line]) -> None:
    for line in lines:
        head.keep(whole(line))
    read_symbols(head, [line for line in lines if line.box.x1 > parts.width / 2 and "/" in line.text])


def _distribution(head: Masthead, lines: list[Line], language: Language) -> None:
    """Read the column at the right; before 2010 it holds the symbol as well, and "GENERAL" below "Distr."."""
    in_column: list[Line] = []
    end = 0
    for index, line in enumerate(lines):
        if index < end:
            continue
        end = _row_end(lines, index, language)
        text = " ".join(other.text for other in lines[index:end])
        piece = tuple(map(whole, lines[index:end]))
        bare, star = starred(piece[-1])
        text = text.rstrip().rstrip("*")
        if match := language.match("distribution", text):
            head.distribution = language.distributions.get(match["value"].lower())
            head.evidence["/header/distribution"] = piece
            if head.distribution is None:
                head.unread.append(("/header/distribution", text))
        elif head.distribution is None and text.lower() in language.distributions:
            head.distribution = language.distributions[text.lower()]
            head.evidence["/header/distribution"] = piece
        elif match := language.match("original", text):
            codes, unknown = language_list(match["languages"], language)
            head.originals = codes
            head.evidence["/header/original_languages"] = piece
            if unknown:
                head.unread.append(("/header/original_languages", text))
        elif head.date is None and (iso := date_of(text, language)):
            head.date = iso
            head.evidence["/header/distribution_date"] = (bare,)
        elif text.strip() in language.languages:
            head.evidence["/header/language"] = piece
        elif not head.symbols and "/" in text and any(map(str.isdecimal, text)):
            in_column.append(line)
            star = None
        if star:
            head.line_marks.append(Mark(star.start, star.text, star))
        head.keep(*piece)
    if in_column:
        read_symbols(head, in_column)
        head.symbol_in_column = bool(head.symbols)


def _row_end(lines: list[Line], start: int, language: Language) -> int:
    """Return the index behind the lines that belong to one: "Distr." and its word, original languages that wrap."""
    if language.match("distribution_alone", lines[start].text):
        return min(start + 2, len(lines))
    match = language.match("original", lines[start].text)
    end = start + 1
    if match is None:
        return end
    names = match["languages"]
    known = len(language_list(names, language)[0])
    while end < len(lines):
        names = f"{names} {lines[end].text}"
        codes, unknown = language_list(names, language)
        if unknown or len(codes) <= known:
            break
        known, end = len(codes), end + 1
    return end


def _organs(head: Masthead, lines: list[Line], language: Language, joiner: Joiner) -> None:
    """Names in large bold type: a known organ is one line, an unknown body's name may take several.

    Records print the session below them, verbatim ones the meeting as well, with its date and its place.
    """
    names: list[list[Line]] = []
    large = [
        line
        for line in lines
        if line.size >= (ORGAN_SIZE if line.bold else PLAIN_ORGAN_SIZE) or (line.bold and language.organ(line.text))
    ]
    named = large or [line for line in lines if line.bold and line.size >= SMALL_ORGAN_SIZE]
    for line in lines:
        if _meeting(head, line, language, joiner) or read_session(head, [whole(line)], language):
            continue
        # "U N I T E D   N A T I O N S" above the organ, "Advance unedited version" in its place
        if line not in named or is_spaced_out(line.text) or language.match("advance_version", line.text):
            head.keep(whole(line))
            continue
        known = language.organ(line.text) is not None
        if names and not known and language.organ(names[-1][0].text) is None:
            names[-1].append(line)
        else:
            names.append([line])
    for index, name in enumerate(names):
        passage = joiner.join(name)
        head.organs.append(passage.text)
        head.placed += (*passage.pieces, *(mark.piece for mark in passage.marks))
        head.value_marks += [(f"/header/organs/{index}", mark) for mark in passage.marks]
        head.evidence[f"/header/organs/{index}"] = passage.pieces


def _meeting(head: Masthead, line: Line, language: Language, joiner: Joiner) -> bool:
    """Whether a line names the meeting, or its date or place; the two follow each other below it."""
    if head.meeting is None:
        if language.match("meeting", line.text):
            head.meeting = joiner.join([line])
        return head.meeting is not None
    if head.held is None:
        if not language.match("meeting_held", line.text):
            return False
        head.held = joiner.join([line])
    elif head.place is None:
        head.place = joiner.join([line])
    else:
        return False
    head.keep(whole(line))
    return True
