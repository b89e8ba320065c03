"""Signatures: which lines are of each, from "(Signed) Given **Family**" on, one under the other or in columns."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from math import inf

from undoc_cli.page import Line, whole
from undoc_cli.parts.column import SIZE_STEP
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.signatories import RawSignature, person_of, says_signed, signature_of
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated
from undoc_cli.rules.text import is_person

LEADING = 1.65  # of the type size: the lines of a signature stand 1.2 to 1.5 apart, signatures 1.8 and more
EDGE = 4.0  # points: lines of one signature share an edge, or a centre, within this
HANGING = 1.5  # of the type size: typists indent a line that goes on with a title by two letters
INDENT = 26.0  # points: the first lines of paragraphs are indented by 23.7, titles above a name begin further right
MOST_TITLES = 5  # lines that stand above a name; more of them are text
SAME_ROW = 2.0  # points by which the baselines of lines side by side differ at most
GUTTER = 12.0  # points between two columns of signatures


def read_signatures(lines: Sequence[Line], language: Language, joiner: Joiner) -> tuple[list[RawSignature], list[Line]]:
    """Return the signatures among the lines, and all that is not part of one."""
    starts = [line for line in lines if says_signed(line, language)]
    if not starts:
        return _unmarked(lines, language, joiner)
    owned: dict[Line, list[Line]] = {start: [start] for start in starts}
    places = {line: place for place, line in enumerate(lines) if line in owned}
    ending: dict[int, list[Line]] = defaultdict(list)  # the signatures that so far end on a page
    for start in starts:
        ending[start.page].append(start)
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)

    def titles_of(start: Line, taken: Container[Line]) -> list[Line]:
        before = map(lines.__getitem__, range(places[start] - 1, -1, -1))
        return _titles_above(start, before, taken, left, language)

    above = None
    for line in lines:
        if line not in owned:
            over = (
                start for start in ending.get(line.page - 1, ()) if len(owned[start]) > 1 or not titles_of(start, owned)
            )
            near = sorted((*over, *ending.get(line.page, ())), key=places.__getitem__)
            home = _home(line, [owned[start] for start in near], above, language)
            if home is not None:
                last = home[-1]
                home.append(line)
                if last.page != line.page:
                    ending[last.page].remove(home[0])
                    ending[line.page].append(home[0])
        above = line
    taken = {line for group in owned.values() for line in group}
    for start, group in owned.items():
        if len(group) == 1:
            titles = titles_of(start, taken)
            group[:0] = titles
            taken.update(titles)
    rows = _rows(owned.values())
    columns = any(len(row) > 1 for row in rows)
    width = (right - left) / 2 - GUTTER / 2 if columns else right - left
    signatures = [signature_of(group, width, language, joiner) for row in rows for group in row]
    return signatures, [line for line in lines if line not in taken]


def _rows(groups: Iterable[list[Line]]) -> list[list[list[Line]]]:
    """Return signatures that stand side by side together, from left to right, whatever the heights of their names."""
    rows: list[list[list[Line]]] = []
    for group in sorted(groups, key=lambda group: (group[0].page, group[0].baseline)):
        last = rows[-1][-1] if rows else None
        if last is not None and last[-1].page == group[0].page and group[0].baseline < last[-1].baseline + SAME_ROW:
            rows[-1].append(group)
        else:
            rows.append([group])
    return [sorted(row, key=lambda group: group[0].box.x0) for row in rows]


def _titles_above(
    start: Line, above: Iterable[Line], taken: Container[Line], left: float, language: Language
) -> list[Line]:
    """Return the lines right above a signature that nothing stands below: French letters put the titles there.

    `above` are the lines before it, the nearest first; lines of text begin at `left`, or are indented.  Titles that
    begin there as well, being as wide as the text or above the first of two signatures side by side, name an office.
    """
    found: list[Line] = []
    edge = start
    for line in above:
        drop = edge.baseline - line.baseline
        shares_edge = abs(line.box.x1 - start.box.x1) < EDGE or abs(line.box.x0 - start.box.x0) < EDGE
        if line.page != edge.page or drop > LEADING * line.size or (shares_edge and line in taken):
            break
        if shares_edge and drop > 0.5 * line.size:  # the others stand in another column
            found.insert(0, line)
            edge = line
    text = [place for place, line in enumerate(found, 1) if line.box.x0 < left + INDENT]
    office = language.without("article", " ".join(line.text for line in found))
    if text and not language.match("signing_office", office):
        found = found[text[-1] :]
    return found if len(found) <= MOST_TITLES else []


def _home(line: Line, groups: Iterable[list[Line]], above: Line | None, language: Language) -> list[Line] | None:
    """Return the signature that a line belongs to: the nearest above, in the same column, without a blank line.

    `above` is the line before it, which may stand on the page before.  Place and date are no title.
    """
    best = None
    if is_dated(line.text, language):
        return None
    for group in groups:
        start, last = group[0], group[-1]
        if line.page == last.page:
            drop = line.baseline - last.baseline
            near = 0.5 * line.size < drop <= LEADING * line.size
        else:  # nothing stands below the signature on its page
            near = above is last and line.box.x0 > last.box.x0 - 200
        if near and (
            _shares_edge(start, last, line) or (line.page == last.page and _below_name(start, last, line, language))
        ):
            best = group
    return best


def _below_name(start: Line, last: Line, line: Line, language: Language) -> bool:
    """Whether a line stands below the name alone, not below "(Signed)": so typists set the titles before 1996."""
    match = language.match("signed", start.text)
    if match is None or not match.start("name"):
        return False
    name = start.slice_box(*match.span("name"))
    if last is not start and line.text[:1].islower() and 0 <= line.box.x0 - last.box.x0 < HANGING * line.size:
        return True
    centred = abs(name.x0 + name.x1 - line.box.x0 - line.box.x1) < 2 * EDGE
    return line.size <= start.size + SIZE_STEP and (centred or abs(name.x0 - line.box.x0) < EDGE)


def _shares_edge(start: Line, last: Line, line: Line) -> bool:
    if line.size > start.size + SIZE_STEP:
        return False
    for above in (start, last):
        a, b = above.box, line.box
        if abs(a.x1 - b.x1) < EDGE or abs(a.x0 - b.x0) < EDGE or abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * EDGE:
            return True
    return False


def _unmarked(lines: Sequence[Line], language: Language, joiner: Joiner) -> tuple[list[RawSignature], list[Line]]:
    """Return a signature that nothing says is one: behind "Sincerely,", or at the very end."""
    group = _below_valediction(lines, language) or _at_end(lines, language)
    if not group:
        return [], list(lines)
    # It stands alone: none of its titles is broken by a margin.
    person = person_of([whole(group[0])], group[1:], (), inf, language, joiner)
    return [person], [line for line in lines if line not in group]


def _below_valediction(lines: Sequence[Line], language: Language) -> list[Line]:
    """Return the bold lines right behind "Sincerely,"."""
    for index, (line, below) in enumerate(pairwise(lines)):
        if not below.bold or below.page != line.page or not language.match("valediction", line.text):
            continue
        group: list[Line] = []
        for other in lines[index + 1 :]:
            if not other.bold or other.page != line.page or len(group) > 4:
                break
            if group and other.baseline - group[-1].baseline > LEADING * other.size:
                break
            group.append(other)
        if group:
            return group
    return []


def _at_end(lines: Sequence[Line], language: Language) -> list[Line]:
    """Return the last lines if they are a name and an office below it, bold or set at the right margin."""
    group: list[Line] = []
    for line in reversed(lines):
        if len(group) > MOST_TITLES:
            return []
        if group and not (
            line.page == group[0].page
            and 0 < group[0].baseline - line.baseline <= LEADING * line.size
            and line.bold == group[0].bold
            and _shares_edge(line, line, group[0])
        ):
            break
        group.insert(0, line)
    if not 2 <= len(group) <= MOST_TITLES or len(group) == len(lines):
        return []
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    at_right = group[0].box.x0 > (left + right) / 2 and all(right - line.box.x1 < EDGE for line in group)
    signs = is_person(group[0].text) and any(language.match("signing_office", line.text) for line in group[1:])
    return group if signs and (at_right or all(line.bold for line in group)) else []
