"""Which raised figures and letters call notes: the others are powers, indices and words cut short, and stay text.

Every mark has its note, and notes are called in sequence.  A raised figure that no note answers is text; one that a
note would answer may be text all the same, "10²" on a page with a note 2: then what stands before it tells, and where
that may be either ("CO²", "the EU²"), its place in the sequence.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from undoc_cli.page import Line, PageParts, Span
from undoc_cli.parts.footnotes import Notes, RawNote
from undoc_cli.parts.raised import Raised, raised_stretches
from undoc_cli.passage import Doubt
from undoc_cli.rules.marks import BEFORE, is_power_base, is_short_name
from undoc_cli.rules.text import is_han

# What a raised stretch stands behind: marks mostly behind words and stops, hardly ever behind what has powers.
Context = Literal["word", "figure", "name", "power"]
NO_POWER = "1"  # nobody prints a first power
SHOWN = 20  # characters before it that a doubt quotes


class _Call(Struct, frozen=True, eq=False):
    """A raised stretch that may call a note; `note` is the first that it would call, by index."""

    order: int
    line: Line
    start: int
    marker: str
    note: int
    context: Context

    @property
    def place(self) -> tuple[Line, int]:
        return self.line, self.start


def raised_text(pages: Sequence[PageParts], notes: Notes) -> Raised:
    """Tell the raised figures and letters that are text from those that call notes, and say where it is doubtful."""
    text: set[tuple[Line, int]] = set()
    doubts: dict[tuple[Line, int], Doubt] = {}
    calls: list[_Call] = []
    for page in pages:
        # The marks at the head of notes are taken off in another place, and no note calls another.
        text.update((line, span.start) for line in page.notes for span, _ in _stretches(line))
        for line in page.main:
            for span, markers in _stretches(line):
                place = line, span.start
                within = _within_word(line, span)
                called = [note for marker in markers if (note := notes.called(marker, page.number)) is not None]
                context = _context(line.text[max(span.start - BEFORE, 0) : span.start], markers)
                if called and not within:
                    calls.append(_Call(len(calls), *place, markers[0], called[0], context))
                    continue
                text.add(place)
                if markers and not within and context in ("word", "figure"):
                    doubts[place] = _doubt("footnote-mark-without-note", *place, "is answered by no note")
    for call, stays, certain in _out_of_sequence(calls, notes.in_order):
        if stays:
            text.add(call.place)
        if not certain:
            doubts[call.place] = _doubt("footnote-mark-doubt", *call.place, "may call a note or be text")
    return Raised(frozenset(text), doubts)


def _stretches(line: Line) -> list[tuple[Span, list[str]]]:
    """Return the raised stretches of a line and their markers; an asterisk is never text."""
    found = raised_stretches(line)
    return [(span, markers) for span, markers in found if all(map(str.isalnum, markers))]


def _within_word(line: Line, span: Span) -> bool:
    """Whether a letter follows without a blank, and none stands before: "¹⁴C"; Chinese has no blanks."""
    behind = line.text[span.end : span.end + 1]
    return behind.isalnum() and not is_han(behind) and line.text[max(span.start - 1, 0) : span.start] != " "


def _context(before: str, markers: Sequence[str]) -> Context:
    if len(markers) != 1 or markers[0] == NO_POWER:
        return "word"
    if is_power_base(before):
        return "power"
    if is_short_name(before):
        return "name"
    return "figure" if before[-1:].isdecimal() else "word"


def _out_of_sequence(calls: Sequence[_Call], notes: Sequence[RawNote]) -> Iterator[tuple[_Call, bool, bool]]:
    """Yield the calls that are out of sequence, with whether each stays text and whether that is certain.

    A note may be called again at any place, but not ahead of those before it; of several calls of one note, those
    behind figures are doubtful.  Behind what has powers, or a short name, a raised figure calls a note that nothing
    else calls.
    """
    orders: defaultdict[int, list[int]] = defaultdict(list)
    for call in calls:
        if call.context in ("word", "figure"):
            orders[call.note].append(call.order)
    first: defaultdict[int, dict[int, int]] = defaultdict(dict)  # calls of the notes of each page
    for note, places in orders.items():
        first[notes[note].page][note] = places[0]
    for note, places in orders.items():
        others = first[notes[note].page]
        ahead = len(places) > 1 and not _fits(note, places[0], others) and _fits(note, places[1], others)
        if ahead:
            others[note] = places[1]
            yield calls[places[0]], calls[places[0]].context == "figure", False
        if len(places) > 1:
            rest = [calls[place] for place in places[ahead:]]
            yield from ((call, False, False) for call in rest if call.context == "figure")
    alone: dict[int, _Call] = {}  # what calls a note that nothing but names and powers calls
    for call in sorted(calls, key=lambda one: (one.context == "power", one.order)):
        if call.context in ("word", "figure"):
            continue
        others = first[notes[call.note].page]
        if call.note not in others and _fits(call.note, call.order, others):
            others[call.note] = call.order
            alone[call.note] = call
            continue
        certain = call.context == "power" or notes[call.note].page != call.line.page
        yield call, True, certain
        if not certain and call.note in alone:
            yield alone.pop(call.note), False, False


def _fits(note: int, order: int, calls: Mapping[int, int]) -> bool:
    """Whether a call stands behind those of the notes before its own on the page, and before those of the others."""
    return all((place < order) == (other < note) for other, place in calls.items() if other != note)


def _doubt(code: str, line: Line, start: int, message: str) -> Doubt:
    before = line.text[max(start - SHOWN, 0) : start].lstrip()
    return Doubt(code, f"page {line.page}: what stands raised behind “{before}” {message}")
