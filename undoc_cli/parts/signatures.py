"""Signatures: "(Signed) Given **Family**" and the lines below, one under the other or in columns."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from undoc_cli.page import Line, Passage, Piece, whole
from undoc_cli.parts.passages import Joiner
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated
from undoc_cli.rules.parties import begins_with_its_party, entity_of_title, name_crosses
from undoc_cli.rules.text import first_word, is_han, is_person

LEADING = 1.65  # of the type size: the lines of a signature stand 1.2 to 1.5 apart, signatures 1.8 and more
EDGE = 4.0  # points: lines of one signature share an edge, or a centre, within this
HANGING = 1.5  # of the type size: typists indent a line that goes on with a title by two letters
SIZE_STEP = 0.8  # points by which a line of a signature may be larger than its first
INDENT = 26.0  # points: the first lines of paragraphs are indented by 23.7, titles above a name begin further right
MOST_TITLES = 5  # lines that stand above a name; more of them are text
SAME_ROW = 2.0  # points by which the baselines of lines side by side differ at most
GUTTER = 12.0  # points between two columns of signatures
BRACKETS = "()（）[]"


class RawSignature(Struct, frozen=True):
    """One signature and the lines it stands on."""

    name: Passage
    family_name: str | None
    titles: tuple[Passage, ...]
    entity: str | None
    signed: tuple[Piece, ...]  # the words that say so, where they are printed
    ties: tuple[Piece, ...] = ()  # words that tie a rank to the title below it, such as "and"


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
    signatures = [_signature(group, width, language, joiner) for row in rows for group in row]
    return signatures, [line for line in lines if line not in taken]


def says_signed(line: Line, language: Language) -> bool:
    """Whether a line says, in brackets before or behind a name, that somebody signed."""
    in_brackets = line.text[:1] in BRACKETS or line.text[-1:] in BRACKETS
    return in_brackets and language.match("signed", line.text) is not None


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


def _signature(group: list[Line], width: float, language: Language, joiner: Joiner) -> RawSignature:
    index = next(i for i, line in enumerate(group) if says_signed(line, language))
    first = group[index]
    match = language.match("signed", first.text)
    assert match is not None
    below = [*group[:index], *group[index + 1 :]]
    start, end = match.span("name")
    # The words stand before the name; in Chinese behind it.
    signed = (Piece(first, 0, start) if start else Piece(first, end, len(first.text)),)
    if match["name"].strip():
        name = Piece(first, start, end)
    elif below and not language.match("signing_office", below[0].text):
        name, below = whole(below[0]), below[1:]
    else:
        name = Piece(first, len(first.text), len(first.text))
    names = [name]
    while below and _name_goes_on(names[-1], below[0], language):
        names.append(whole(below.pop(0)))
    return _person(names, below, signed, width, language, joiner)


def _name_goes_on(name: Piece, line: Line, language: Language) -> bool:
    """Whether a name goes on in the next line: where family names are bold, one follows a given name, or goes on."""
    bold = [span.font.bold for span in name.line.spans if name.start < span.end and span.start < name.end]
    goes_on = line.spans[0].font.bold if any(bold) else any(span.font.bold for span in line.spans)
    return goes_on and not all(bold) and not language.match("signing_office", line.text)


def _person(
    names: list[Piece],
    below: list[Line],
    signed: tuple[Piece, ...],
    width: float,
    language: Language,
    joiner: Joiner,
) -> RawSignature:
    groups = _wrapped(below, width, language)
    ties = tuple(tie for lines in groups if (tie := _tie(lines, language)))
    beside: list[Passage] = []
    if office := _office_beside(names[-1], language):
        ties += (Piece(office.line, office.start - len(", "), office.start),)
        names[-1] = replace(names[-1], end=ties[-1].start)
        goes_on = groups and (
            language.match("title_open", office.text) or language.match("title_goes_on", groups[0][0].text)
        )
        beside = [joiner.join([office, *groups[0]] if goes_on else [office])]
        groups = groups[1:] if goes_on else groups
    titles = [*beside, *(_title(lines, language, joiner) for lines in groups)]
    entity = next((e for e in (entity_of_title(t.text, language) for t in titles) if e), None)
    name = joiner.join(names)
    return RawSignature(name, _bold_part(name), tuple(titles), entity, signed, ties)


def _office_beside(name: Piece, language: Language) -> Piece | None:
    """Return the office that stands behind a name on its line: `Jane Doe, Coordinator`; letters behind it are none."""
    comma = name.text.find(", ")
    office = replace(name, start=name.start + comma + len(", "))
    return office if comma > 0 and language.match("signing_office", office.text) else None


def _title(lines: list[Line], language: Language, joiner: Joiner) -> Passage:
    """Join the lines of a title; the word that ties a rank to the title below it is no part of either."""
    tie = _tie(lines, language)
    return joiner.join([Piece(lines[0], 0, tie.start)] if tie else lines)


def _tie(lines: list[Line], language: Language) -> Piece | None:
    """Return the word that ties a rank, alone on its line, to the title below it."""
    match = language.match("rank_and", lines[0].text) if len(lines) == 1 else None
    return Piece(lines[0], match.end("rank"), len(lines[0].text)) if match else None


def _wrapped(lines: list[Line], width: float, language: Language) -> list[list[Line]]:
    """Group the lines below a name to titles: a line that cannot end a title goes on in the next."""
    groups: list[list[Line]] = []
    for place, line in enumerate(lines):
        last = groups[-1][-1] if groups else None
        above = " ".join(other.text for other in groups[-1]) if groups else ""
        below = " ".join(other.text for other in lines[place : place + 2]).replace("- ", "-")
        ranked = last is not None and language.match("rank_and", last.text) is not None
        if (
            last is not None
            and not ranked
            and (
                language.match("title_open", last.text)
                or language.match("title_goes_on", line.text)
                or name_crosses(above, line.text, language)
                or begins_with_its_party(above, below, language)
                or _fills(last, line, width, language)
            )
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _fills(last: Line, line: Line, width: float, language: Language) -> bool:
    """Whether the margin broke a title: its last line had no room for what the next one begins with."""
    if is_han(line.text[:1]):  # Chinese is broken behind any character
        return last.box.width + line.slice_box(0, 1).width > width
    beginning = line.slice_box(0, len(first_word(line.text))).width + 0.25 * line.size
    # `Chargé d’affaires` begins a title of its own, however little room there was.
    return last.box.width + beginning > width and not language.match("signing_office", line.text)


def _bold_part(name: Passage) -> str | None:
    """Return the bold run of a name, if part of it is bold and part is not."""
    bold: list[str] = []
    plain: list[str] = []
    for piece, start in zip(name.pieces, name.origins, strict=True):
        for span in piece.line.spans:
            low, high = max(span.start, piece.start), min(span.end, piece.end)
            if low < high:
                (bold if span.font.bold else plain).append(piece.line.text[low:high])
        glue = name.text[start + len(piece.text) :][:1]
        bold.append(glue if glue == " " else "")
    family = " ".join("".join(bold).split())
    return family if family and "".join(plain).strip() else None


def _unmarked(lines: Sequence[Line], language: Language, joiner: Joiner) -> tuple[list[RawSignature], list[Line]]:
    """Return a signature that nothing says is one: behind "Sincerely,", or at the very end."""
    group = _below_valediction(lines, language) or _at_end(lines, language)
    if not group:
        return [], list(lines)
    # It stands alone: none of its titles is broken by a margin.
    person = _person([whole(group[0])], group[1:], (), inf, language, joiner)
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
