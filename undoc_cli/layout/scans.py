"""Pages whose text was recognised: what is bold there, which line has the symbol, what is no text at all."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from msgspec.structs import replace

from undoc_cli.geometry import Box
from undoc_cli.layout.furniture import has_text, picture_of
from undoc_cli.page import Furniture, Line, Page, PageParts, packed, printed_box, whole
from undoc_cli.rules.furniture import begins_like_job_number
from undoc_cli.rules.text import is_spaced_out
from undoc_cli.runs import runs_of

LEVEL = 0.002  # the slope of a line below which it is taken to be level: 0.7 points from margin to margin
STEEPEST = 0.06  # three degrees
# A regular stroke of 10 points measures 0.95 to 1.00 points at 200 dots an inch, of which the blur of the picture is
# about 0.36; a bold one 1.13 to 1.19, of 12 points 1.21 to 1.28.
BLUR = 0.36
BOLD = 1.08  # of the stroke that a regular letter of that size would have
TEXT_LENGTH = 25  # letters of a line that tells what is regular
FEWEST_LINES = 3  # of these a page must have
SHORTEST = 3  # letters of a line that is measured at all
MOST_SIZE = 2.0  # times that of the text: recognised sizes beyond are those of organs, seals, noise
SYMBOL_DEPTH = 0.115  # of the page's height: the symbol stands in the first line, 57 points down
RIGHT_HALF = 0.6  # of the page's width, where it ends
EMBLEM = (66.0, 126.0)  # the baselines of what may be recognised in it
EMBLEM_X = 0.21  # of the page's width: it ends before this
EMBLEM_END = 0.195  # and the name of the organ begins behind this
FOOT_DEPTH = 80.0  # the job number of page 1 stands 45 points above the page's edge
PITCH = (9.5, 15.5)  # points between the lines of one text: 12 of 10 points, 13.5 of titles of 12
LEADING = 1.14  # of the type size: 1.2 in texts, 1.13 in titles
JOB_WIDTH = 80.0  # points from before a job number to behind its language, of 10 points; dates stand further right
# Beside and below the job number of page 1 stand bar code, the sign of recycled paper and a square code.
FOOT_MARKS = 42.0  # points above the job number at the most
FOOT_MARKS_X = 0.6  # of the page's width: those beside it begin there
LONG_LINES = 0.2  # of all: 0.29 and more on 30 scanned pages, a list of contents among them; names on a map stand alone
SAME_WIDTH = 1.0  # points
ABOVE, BELOW = 16.0, 2.0  # points around the baseline of a symbol of 20 and 10 points; a bar code stands 3 below


def straightened(page: Page) -> Page:
    """Return the page with its lines level, as they were before it was laid askew on the glass."""
    chars = [char for run in page.runs for char in run.chars()]
    slopes = [
        (char.baseline - last.baseline) / (char.x0 - last.x0)
        for last, char in pairwise(chars)
        if char.upright and 0 < char.x0 - last.x0 < 2 * last.size
    ]
    slope = median(slopes) if slopes else 0.0
    if not LEVEL < abs(slope) < STEEPEST:
        return page
    middle = page.width / 2
    level = (char._replace(baseline=round(char.baseline - slope * (char.x0 - middle), 1)) for char in chars)
    return page._replace(runs=tuple(runs_of(level)))


def with_ink(page: PageParts, strokes: Mapping[Line, float]) -> PageParts:
    """Return the page with the lines said to be bold whose strokes are thicker than those of its text."""
    regular = [line for line in strokes if len(line.text) >= TEXT_LENGTH and strokes[line]]
    if len(regular) < FEWEST_LINES:
        return page
    size, stroke = median(line.size for line in regular), median(strokes[line] for line in regular)

    def is_bold(line: Line) -> bool:
        if len(line.text) < SHORTEST or line.size > MOST_SIZE * size:
            return False
        expected = BLUR + (stroke - BLUR) * max(line.size / size, 1.0)
        return strokes.get(line, 0.0) > BOLD * expected

    return page.with_lines(lambda line: _bold(line) if is_bold(line) else line)


def _bold(line: Line) -> Line:
    return replace(line, spans=tuple(span._replace(font=span.font._replace(bold=True)) for span in line.spans))


def symbol_lines(page: PageParts) -> list[Line]:
    """Return the lines of page 1 where its symbol should stand: in the first row, at the right."""
    return [
        line
        for line in page.main
        if line.box.x1 > RIGHT_HALF * page.width
        and line.box.x0 > RIGHT_HALF / 2 * page.width
        and line.baseline < SYMBOL_DEPTH * page.height
    ][:1]


def line_box(line: Line) -> Box:
    """Return the place of a line on the page, with room for the letters of a symbol that are twice as large."""
    box = printed_box([whole(line)])
    return Box(box.x0 - ABOVE, line.baseline - ABOVE, box.x1 + ABOVE, line.baseline + BELOW)


def with_text(page: PageParts, line: Line, text: str) -> PageParts:
    """Return the page with a line that says something else, its characters spread evenly over its place."""
    other = _saying(line, text)
    return page.with_lines(lambda old: other if old is line else old)


def _saying(line: Line, text: str) -> Line:
    step = line.box.width / len(text)
    edges = [line.box.x0 + step * index for index in range(len(text) + 1)]
    span = line.spans[0]._replace(start=0, end=len(text))
    return replace(line, text=text, edges=packed(edges[:-1], edges[1:]), spans=(span,), widest=inf)


def job_line(page: PageParts) -> Line | None:
    """Return the line at the foot of page 1 that begins like a job number and lacks the language behind it."""
    known = [item.line for item in page.furniture if item.kind == "job-number"]
    low = [
        line for line in page.main if page.height - line.baseline < FOOT_DEPTH and line.box.x0 < EMBLEM_X * page.width
    ]
    return next((line for line in (*known, *low) if begins_like_job_number(line.text) and "(" not in line.text), None)


def job_box(line: Line) -> Box:
    """Return the place of a job number with its language."""
    box = line_box(line)
    return Box(box.x0, box.top, max(box.x1, box.x0 + JOB_WIDTH), box.bottom)


def with_job_number(page: PageParts, line: Line, text: str) -> PageParts:
    """Return the page with a line as its job number, which says this."""
    furniture = (item for item in page.furniture if item.line is not line)
    return page._replace(
        furniture=(*furniture, Furniture("job-number", line if text == line.text else _saying(line, text))),
        main=tuple(other for other in page.main if other is not line),
    )


def without_pictures(page: PageParts) -> PageParts:
    """Return page 1 with what was recognised in its pictures, such as the emblem, as furniture."""
    foot = next((item.line.baseline for item in page.furniture if item.kind == "job-number"), page.height)

    def in_emblem(line: Line) -> bool:
        beside = line.box.x0 < EMBLEM_X * page.width and EMBLEM[0] < line.baseline < EMBLEM[1]
        return beside and not is_spaced_out(line.text)

    def is_picture(line: Line) -> bool:
        beside = line.baseline > foot - FOOT_MARKS and line.box.x0 > FOOT_MARKS_X * page.width
        return (in_emblem(line) and line.box.x1 < EMBLEM_X * page.width) or beside or line.baseline > foot - 2

    main: list[Line] = []
    for line in page.main:
        main += _cut(line, EMBLEM_END * page.width) if in_emblem(line) else [line]
    pictures = [line for line in main if is_picture(line)]
    return page._replace(
        furniture=(*page.furniture, *(Furniture("picture", line) for line in pictures)),
        main=tuple(line for line in main if line not in pictures),
    )


def _cut(line: Line, x: float) -> list[Line]:
    """Cut a line in two where its first word begins right of a place, if one begins left of it."""
    at = next((i for i, x0 in enumerate(line.x0s) if x0 >= x and (i == 0 or line.text[i - 1] == " ")), 0)
    return [line.part(0, at - 1), line.part(at, len(line.text))] if at else [line]


def with_sizes(page: PageParts) -> PageParts:
    """Return the page with the sizes of its lines told by how far they stand apart: recognised ones jitter."""
    sizes: dict[Line, float] = {}
    for lines in _runs(sorted((*page.main, *page.notes), key=lambda line: line.baseline)):
        if len(lines) > 1:
            pitch = (lines[-1].baseline - lines[0].baseline) / (len(lines) - 1)
            sizes |= dict.fromkeys(lines, round(pitch / LEADING, 1))
    if not sizes:
        return page
    usual = median(sizes.values()) / median(line.size for line in sizes)

    def sized(line: Line) -> Line:
        size = sizes.get(line, line.size * usual)
        spans = tuple(span._replace(size=size * span.size / line.size) for span in line.spans)
        return replace(line, size=size, spans=spans)

    return page.with_lines(sized)


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines that stand one under the other like those of one text."""
    runs: list[list[Line]] = []
    for line in lines:
        home = next(
            (
                run
                for run in reversed(runs)
                if PITCH[0] < line.baseline - run[-1].baseline < PITCH[1] and run[-1].box.overlap_x(line.box) > 0
            ),
            None,
        )
        if home is None or line.size > PITCH[1]:
            runs.append([line])
        else:
            home.append(line)
    return runs


def measured(page: PageParts) -> dict[Line, Box]:
    """Return the lines whose strokes are to be measured, with their places on the page."""
    return {line: printed_box([whole(line)]) for line in (*page.main, *page.notes) if line.upright}


def within(page: Page, printed: PageParts) -> Page:
    """Return a recognised page with what stands in the picture, where the printed page has text around it.

    One that was turned on its side has another place for everything: nothing of it is taken then.
    """
    box = picture_of(printed)
    if box is None or not has_text(printed):
        return page
    is_turned = abs(page.width - printed.width) > SAME_WIDTH
    chars = (
        char
        for run in page.runs
        for char in run.chars()
        if not is_turned and box.holds((char.x0 + char.x1) / 2, char.baseline - char.size / 4)
    )
    return page._replace(runs=tuple(runs_of(chars)))


def shows_text(page: PageParts) -> bool:
    """Whether what was recognised on a page is text: in maps, emblems and photographs some words are seen as well."""
    lines = (*page.main, *page.notes)
    long = sum(len(line.text) >= TEXT_LENGTH for line in lines)
    return long >= FEWEST_LINES and long > LONG_LINES * len(lines)


def joined(printed: PageParts, recognised: PageParts) -> PageParts:
    """Return a page with what was recognised in its picture; what is printed around that stays as it is."""
    box = picture_of(printed)
    if box is None or not has_text(printed):
        return recognised
    above = [line for line in printed.main if line.baseline <= box.top]
    return printed._replace(
        furniture=(*printed.furniture, *recognised.furniture),
        main=(*above, *recognised.main, *printed.main[len(above) :]),
        notes=(*recognised.notes, *printed.notes),
    )
