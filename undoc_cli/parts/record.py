"""Records of meetings: which meeting, when and where it was held, who presided, what the cover lists, its notice."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from undoc_cli.model import Meeting
from undoc_cli.page import Furniture, Line, PageParts, Piece
from undoc_cli.parts.contents import RawEntry
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.rows import rows_of
from undoc_cli.passage import Passage
from undoc_cli.rules.contents import leads
from undoc_cli.rules.language import Language

NOTICE_DEPTH = 0.5  # of the page's height: the notice on corrections stands below this
HELD_LINES = 3  # the words on place and time of a meeting take so many lines at the most
WRAPPED_ROWS = 1  # of a name too long for its line, between lines with dots
ENTRY_GAP = 1.4  # of the type size: entries of a cover stand 1.8 apart (18 points), their lines 1.2


class Held(Struct, frozen=True):
    """What a record says of its meeting, with the places of the words."""

    meeting: Meeting
    evidence: dict[str, tuple[Piece, ...]]


def cut_notice(page: PageParts, language: Language) -> PageParts:
    """Take the notice on corrections at the foot of page 1, and what stands below it, out of the text."""
    lines = [*page.main, *page.notes]
    start = next(
        (
            line
            for line in lines
            if line.baseline > NOTICE_DEPTH * page.height and language.match("record_notice", line.text)
        ),
        None,
    )
    if start is None:
        return page
    notice = [line for line in lines if line.baseline >= start.baseline and line.column == start.column]
    return page._replace(
        furniture=(*page.furniture, *(Furniture("notice", line) for line in notice)),
        main=tuple(line for line in page.main if line not in notice),
        notes=tuple(line for line in page.notes if line not in notice),
    )


def read_meeting(
    titles: Sequence[Passage], held: Passage | None, place: Passage | None, language: Language
) -> Held | None:
    """Return what the title of a record and the words below it say of the meeting; None when no title names one."""
    for title in titles:
        if match := language.match("meeting", title.text):
            number, printed = match["number"], "number"
            if number is None:  # in words
                number, printed = str(language.ordinals[match["ordinal"].lower()]), "ordinal"
            evidence = {"/header/meeting/number": title.find(*match.span(printed))}
            break
    else:
        return None
    held = held or next((title for title in titles if language.match("meeting_held", title.text)), None)
    when = language.match("meeting_held", held.text) if held else None
    if held is None or when is None:
        return Held(Meeting(number=number, date=None, time=None, place=None), evidence)
    evidence["/header/meeting/date"] = held.find(*when.span("date"))
    evidence["/header/meeting/time"] = held.find(*when.span("time"))
    where = when["place"]
    if where:
        evidence["/header/meeting/place"] = held.find(*when.span("place"))
    elif place is not None:
        where = place.text
        evidence["/header/meeting/place"] = place.pieces
    meeting = Meeting(number=number, date=language.date(when["date"]), time=when["time"], place=where)
    return Held(meeting, evidence)


def held_in(lines: Sequence[Line], language: Language, joiner: Joiner) -> Passage | None:
    """Return the words at the head of a text that say when and where the meeting was held."""
    for count in range(1, min(HELD_LINES, len(lines)) + 1):
        passage = joiner.join(lines[:count])
        if language.match("meeting_held", passage.text):
            return passage
    return None


def cut_officers(lines: Sequence[Line]) -> tuple[list[list[Line]], tuple[Line, ...]]:
    """Return the rows that name who presided and who attended, with dots between name and State, and the lines after.

    They stand at the head of the text; a name that wraps has no dots in one of its rows.
    """
    rows = rows_of(lines)
    last = 0
    for count, row in enumerate(rows, 1):
        if any(leads(line.text) for line in row):
            last = count
        elif count > last + WRAPPED_ROWS:
            break
    return rows[:last], tuple(line for row in rows[last:] for line in row)


def cut_cover(
    lines: Sequence[Line], language: Language, joiner: Joiner, first: int = 1
) -> tuple[list[Line], list[RawEntry], list[Line]]:
    """Return the heading of the list on the cover of a record, its entries, and the lines that are not part of it.

    The list is all that follows its heading on the `first` page: the text of such a record begins on the second.
    """
    start = next((i for i, line in enumerate(lines) if language.match("record_agenda", line.text)), None)
    if start is None or lines[start].page > first:
        return [], [], list(lines)
    inside = [line for line in lines[start + 1 :] if line.page == lines[start].page]
    groups = [inside[:1]] if inside else []
    for above, line in pairwise(inside):
        if line.baseline - above.baseline > ENTRY_GAP * line.size or language.match("agenda_start", line.text):
            groups.append([])
        groups[-1].append(line)
    entries = [RawEntry(passage, passage.text.rstrip()) for passage in map(joiner.join, groups)]
    taken = {lines[start], *inside}
    return [lines[start]], entries, [line for line in lines if line not in taken]
