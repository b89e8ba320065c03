"""What on each page is furniture, what is a note at its foot, and what is running text.

Nothing is thrown away: every line of the page ends in exactly one of the parts.
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import astuple

from undoc_cli.geometry import Box, union
from undoc_cli.layout.lines import is_scan
from undoc_cli.page import Furniture, Line, Page, PageParts
from undoc_cli.rules.furniture import (
    is_bar_code,
    is_bar_code_font,
    is_continuation,
    is_distribution,
    is_head_line,
    is_job_number,
    is_ornament,
    is_page_number,
    is_running_head,
    is_underscores,
)
from undoc_cli.rules.marks import note_start
from undoc_cli.rules.symbols import split_joint

# Measured on documents of New York (Letter, 612 x 792) and Geneva (A4), in points.
MASTHEAD_DEPTH = 0.45  # of the page's height
MARGIN = 28.0  # the bar code stands 29.5 above the lower edge; nearer to an edge others write, not the United Nations
PAPER = (590.0, 780.0)  # points: Letter and A4 are larger
HEAD_DEPTH = 80.0  # the rule under the running head stands at 64.8 (New York) or 56.6 (Geneva)
SYMBOL_DEPTH = 0.15  # of the page's height: a symbol alone above all others is a running head, how low it may stand
FOOT_DEPTH = 52.0  # page and job numbers stand 36 to 44 above the page's lower edge; notes end at 57
HEAD_RULE_SHARE = 0.5  # of the page's width; the rule under the running head spans the whole column
EDGE_FOOT_DEPTH = 95.0  # before 2013 page numbers stood higher, last on the page and at its outer edge
JOB_DEPTH = 110.0  # job and page number stand above the edge by this at the most
NOTE_RULE = (
    60.0,
    160.0,
)  # length of the rule over notes: 72 (New York), 73.8 (Geneva), 144 (word processors)
NOTE_RULE_X = 0.3  # it begins in this left share of the page; the rule that ends a document stands in the centre
NOTE_RULE_HANGS = 30.0  # points: it may begin left of the text, at 99.6 for 123.4 (New York) or 90.6 for 113.3 (Geneva)
NOTE_SIZE = 0.95  # notes are set in 8.5 or 9 points where the text has 10; before 1996 in the text's size
FIGURE = (90.0, 60.0)  # a picture is wider and higher than this; seals and signatures are smaller
FIRST_FIGURES = (0.27, 0.86)  # of page 1's height: the masthead's rule stands at 0.27, the code begins at 0.89
PAGE_SHARE = 0.4  # of a page, and more, that the picture of another takes between its running head and foot
HEADING_LINES = 8  # above such a picture, and below it: "Annex to the letter dated …" takes three, its languages one
SET_OFF = 2.0  # of the type size: blank above the first note of a scan
ORNAMENT_X = 0.3  # of the page's width: signs that part or end the text stand in the middle of it
UNDERLINE = 0.3  # of the type size: a rule this close to a line's foot underlines it
MOST_SPACE = 45.0  # the first note begins this close below the rule
FIRST_FOOT_DEPTH = 150.0  # page 1 has the job number and the bar code at its foot, above or below the edge by layout


def shows_masthead(page: Page, lines: Sequence[Line]) -> bool:
    """Whether a page begins a document: in its upper part stand a symbol and the word for the distribution."""
    upper = [line.text for line in lines if line.baseline < MASTHEAD_DEPTH * page.height]
    return any(map(is_distribution, upper)) and any(map(split_joint, upper))


def parts_of(page: Page, lines: Sequence[Line], place: int | None = None) -> PageParts:
    """Sort the lines of a page into furniture, running text and notes; `place` is its number in the document."""
    scanned = is_scan(page)
    furniture, rest = _by_place(page, lines, page.number if place is None else place, scanned=scanned)
    if scanned:
        misread = _misread(furniture, rest)
        furniture += misread
        rest = [line for line in rest if line not in {item.line for item in misread}]
    separators = {column: _separator(page, rest, column) for column in {line.column for line in rest}}
    if scanned and set(separators.values()) == {None}:
        separators = dict.fromkeys(separators, _starred(page, rest))
    main, notes = [], []
    for line in rest:
        separator = separators[line.column]
        if is_underscores(line.text):
            furniture.append(Furniture("separator", line))
        elif is_ornament(line.text) and line.box.x0 > ORNAMENT_X * page.width:
            furniture.append(Furniture("ornament", line))
        elif separator is not None and line.baseline > separator:
            notes.append(line)
        else:
            main.append(line)
    return PageParts(
        page.number,
        page.width,
        page.height,
        tuple(furniture),
        tuple(main),
        tuple(notes),
        page.rules,
        page.images,
        page.links,
        page.frame,
        page.drawing,
    )


def _by_place(page: Page, lines: Sequence[Line], place: int, *, scanned: bool) -> tuple[list[Furniture], list[Line]]:
    """Return what is furniture by where it stands and what it says, and the lines that are left."""
    furniture: list[Furniture] = []
    rest: list[Line] = []
    head = _head_rule(page)
    foot = _foot(page, lines) if place > 1 else None
    margins = set() if scanned else _in_margins(page, lines)
    heights = [line.baseline for line in lines if line.upright and line not in margins]
    highest, lowest = min(heights, default=0.0), max(heights, default=0.0)
    for line in lines:
        kind: str | None
        if _beside_job(line, foot):
            kind = "page-number"
        elif line in margins:
            kind = "margin"
        else:
            ends = line.baseline == highest, line.baseline == lowest
            kind = _kind(page, place, line, head, foot, first=ends[0], last=ends[1])
        if kind:
            furniture.append(Furniture(kind, line))
        else:
            rest.append(line)
    return furniture, rest


def _misread(furniture: Sequence[Furniture], rest: Sequence[Line]) -> list[Furniture]:
    """Return the lines of a scan that are no text: those without a letter, and those above a head that was read."""
    noise = {line for line in rest if not any(map(str.isalnum, line.text)) and not is_underscores(line.text)}
    # What stands above such a head belongs to it, however it was misread.
    head = max((line.baseline for kind, line in furniture if kind == "running-head"), default=0.0)
    return [
        *(Furniture("scan-noise", line) for line in rest if line in noise),
        *(Furniture("running-head", line) for line in rest if line.baseline < head and line not in noise),
    ]


def has_text(page: PageParts) -> bool:
    """Whether anything stands on a page."""
    return bool(page.main or page.notes or page.furniture)


def is_layer(page: PageParts) -> bool:
    """Whether the text of a page lies over the picture of it."""
    return is_scan(page) and has_text(page)


def figures_of(page: PageParts, first: int = 1) -> list[Box]:
    """Return where pictures stand in the text as printed: no scan, nor emblem, code and logo of the `first` page."""
    if is_scan(page):
        return []
    top, bottom = (share * page.height for share in (FIRST_FIGURES if page.number == first else (0.0, 1.0)))
    return [
        page.frame.printed(box) if page.frame else box
        for box in page.images
        if box.width > FIGURE[0] and box.height > FIGURE[1] and box.top > top and box.bottom < bottom
    ]


def picture_of(page: PageParts) -> Box | None:
    """Return where a page shows the picture of another: all that it has, furniture and a heading left out."""
    # A scanner may cut a page in strips, and lay several pictures over each other.
    shown = [box for box in set(page.images) if box.width > 0 and box.height > 0]
    # A page may also have no size.
    if not shown or sum(box.width * box.height for box in shown) < PAGE_SHARE * page.width * page.height:
        return None
    box = union(list(map(astuple, shown)))
    text = (*page.main, *page.notes)
    if any(box.top < line.baseline < box.bottom for line in text):
        return None
    # What stands upright below a heading is seldom a chart.
    return box if not text or (len(text) <= HEADING_LINES and box.height > box.width) else None


def _starred(page: Page, lines: Sequence[Line]) -> float | None:
    """Return above what a note with an asterisk stands whose rule is only in the picture: low on the page, set off."""
    for above, line in pairwise(lines):
        low = line.baseline > page.height / 2 and line.baseline - above.baseline > SET_OFF * line.size
        # The lines above are searched last: a page of 8,000 lines took half a minute when each was searched for.
        if (
            low
            and line.text.startswith("*")
            and note_start(line.text)
            and any("*" in other.text[1:] for other in lines if other.baseline < line.baseline)
        ):
            return above.baseline
    return None


def _head_rule(page: Page) -> float:
    """Return the y of the rule under the running head; where there is none, the lowest that one could have."""
    wide = [r.top for r in page.rules if r.top < HEAD_DEPTH and r.width > HEAD_RULE_SHARE * page.width and r.height < 3]
    return min(wide) if wide else HEAD_DEPTH - 18


def _foot(page: Page, lines: Sequence[Line]) -> float | None:
    """Return the height of the job number at the foot of a page behind the first; Geneva set it higher once."""
    return next(
        (
            line.baseline
            for line in reversed(lines)
            if page.height - line.baseline < JOB_DEPTH and is_job_number(line.text)
        ),
        None,
    )


def _in_margins(page: Page, lines: Sequence[Line]) -> set[Line]:
    """Return the lines that stand in a margin; a page that was cut to its text has none."""
    height = page.height
    if min(page.width, height) <= PAPER[0] or max(page.width, height) <= PAPER[1]:
        return set()
    return {line for line in lines if line.upright and min(line.baseline, height - line.baseline) < MARGIN}


def _beside_job(line: Line, foot: float | None) -> bool:
    return foot is not None and line.baseline > foot - line.size and is_page_number(line.text)


def _kind(
    page: Page, place: int, line: Line, head: float, foot: float | None, *, first: bool, last: bool
) -> str | None:
    if not line.upright:
        return "turned-text"
    if all(is_bar_code_font(s.font.name) for s in line.spans):
        return "bar-code"
    if line.box.x0 > page.width / 2 and is_continuation(line.text):
        return "continuation"
    depth = page.height - line.baseline
    if place == 1:
        if depth >= FIRST_FOOT_DEPTH:
            return None
        if is_bar_code(line.text):
            return "bar-code"
        return "job-number" if _at_edge(page, line.box) and is_job_number(line.text) else None
    if line.baseline < HEAD_DEPTH + 15 and is_head_line(line.text):
        return "running-head"
    alone = first and line.baseline < SYMBOL_DEPTH * page.height
    if alone and any(map(str.isdecimal, line.text)) and split_joint(line.text):  # "Male/Female" heads a table
        return "running-head"
    if line.baseline < head:
        return "running-head" if line.size < 10.5 or is_running_head(line.text) else None
    if depth < EDGE_FOOT_DEPTH and last and is_page_number(line.text):
        outer = line.box.x0 < 0.15 * page.width or line.box.x1 > 0.85 * page.width
        own = line.text.partition("/")[0] == str(place)
        if outer or own:
            return "page-number"
    if line.baseline == foot:
        return "job-number"
    if depth < FOOT_DEPTH:
        if is_page_number(line.text):
            return "page-number"
        if is_job_number(line.text):
            return "job-number"
    return None


def _underlines(rule: Box, line: Line) -> bool:
    """Whether a rule is drawn under words of a line."""
    close = -UNDERLINE * line.size < rule.top - line.baseline < UNDERLINE * line.size
    return close and line.box.x0 < rule.x1 and rule.x0 < line.box.x1


def _at_edge(page: Page, box: Box, edge: float = 0.0) -> bool:
    """Whether something begins where lines begin; on a page that reads from right to left it may be left as it was.

    `edge` is where the second column of a page begins.
    """
    # The second column of a page has its own left edge, from which its rule is measured.
    begins = edge - NOTE_RULE_HANGS * bool(edge) <= box.x0 < edge + NOTE_RULE_X * page.width
    return begins or (page.mirrored and box.x1 > (1 - NOTE_RULE_X) * page.width)


def _separator(page: Page, all_lines: Sequence[Line], column: int) -> float | None:
    """Return the y below which notes of a column stand, or None."""
    lines = [line for line in all_lines if line.column == column]
    edge = min(line.box.x0 for line in lines) if column > 1 else 0.0
    spots = [line.baseline for line in lines if is_underscores(line.text) and _at_edge(page, line.box, edge)]
    spots += [
        r.bottom
        for r in page.rules
        if NOTE_RULE[0] <= r.width <= NOTE_RULE[1]
        and r.height <= 1.5
        and _at_edge(page, r, edge)
        and not any(_underlines(r, line) for line in lines)
    ]
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 10.0
    for spot in sorted(spots):
        below = [line for line in lines if line.baseline > spot and not is_underscores(line.text)]
        if not below or below[0].baseline - spot > MOST_SPACE:
            continue
        small = all(line.size <= max(NOTE_SIZE * usual, 9.3) for line in below)
        if small or (note_start(below[0].text) and not any(line.bold for line in below)):
            return spot
    return None
