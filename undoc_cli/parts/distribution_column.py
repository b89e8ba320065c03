"""The distribution column of the masthead: lines cut where it begins, however near it the name of an organ ends.

An organ is set in type twice as large: words of the column a few points behind it look raised, and part of its line.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from undoc_cli.geometry import Box
from undoc_cli.page import Line, PageParts
from undoc_cli.parts.column import NARROW_EDGE
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import date_of
from undoc_cli.rules.symbols import split_joint
from undoc_cli.runs import ASCENT, DESCENT

LEFT_SHARE = 0.6  # of the page's width: it begins at 397 of 612
DEPTH = 0.4  # of the page's height: it ends above this
REACH = 6.0  # of the type size: how far above or below those that are known a line of it may stand


def with_distribution_apart(page: PageParts, language: Language) -> PageParts:
    """Return a first page whose lines do not run on into the distribution column."""
    known = [
        line
        for line in page.main
        if line.box.x0 > LEFT_SHARE * page.width
        and line.baseline < DEPTH * page.height
        and "/" not in line.text  # symbols stand elsewhere as well
        and _stands_there(line.text, language)
    ]
    if not known:
        return page
    reach = REACH * known[0].size
    top, bottom = known[0].baseline - reach, known[-1].baseline + reach
    edges = [line.x0s[0] for line in known]
    found: list[Line] = []
    for line in page.main:
        crosses = top < line.baseline < bottom and any(line.box.x0 < edge - NARROW_EDGE < line.box.x1 for edge in edges)
        found += _cut(line, edges, language) if crosses else [line]
    return page if len(found) == len(page.main) else page._replace(main=tuple(found))


def _stands_there(text: str, language: Language) -> bool:
    """Whether a text is one of those that the column holds."""
    plain = text.strip().rstrip("*")
    rules = ("distribution", "distribution_alone", "original")
    return (
        any(language.match(rule, plain) for rule in rules)
        or plain.lower() in language.distributions
        or plain in language.languages
        or date_of(plain, language) is not None
        or bool(split_joint(plain))
    )


def _cut(line: Line, edges: list[float], language: Language) -> Iterator[Line]:
    """Yield the parts of a line left and right of the column's edge, where all that begins there belongs there.

    Of two lines of the column, one may stand a little above the name of the organ, the other a little below.
    """
    begins = {span.start for span in line.spans}
    cuts = [
        at
        for at in range(1, len(line.text))
        if (line.text[at - 1] == " " or at in begins) and any(abs(line.x0s[at] - edge) < NARROW_EDGE for edge in edges)
    ]
    ends = [*cuts[1:], len(line.text)]
    if not cuts or not all(_stands_there(line.text[at:end], language) for at, end in zip(cuts, ends, strict=True)):
        yield line
        return
    for start, end in zip((0, *cuts), (cuts[0], *ends), strict=True):
        yield _settled(line.part(start, len(line.text[:end].rstrip())))


def _settled(line: Line) -> Line:
    """Return a part of a line with the size and the baseline of its own first characters, as if it stood alone."""
    first = line.spans[0]
    baseline, size = round(line.baseline - first.rise, 1), round(first.size, 1)
    return replace(
        line,
        baseline=baseline,
        size=size,
        spans=tuple(span._replace(rise=span.rise - first.rise) for span in line.spans),
        box=Box(line.box.x0, baseline - ASCENT * size, line.box.x1, baseline + DESCENT * size),
    )
