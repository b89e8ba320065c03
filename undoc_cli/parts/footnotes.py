"""Notes at the foot of pages or behind the text: where each begins, and the rest of it on the next page."""

from collections import defaultdict
from collections.abc import Container, Sequence

from msgspec import Struct, field

from undoc_cli.page import Line, PageParts, Piece, whole
from undoc_cli.parts.raised import MARK_SIZE, raised_marks
from undoc_cli.rules.marks import marks_in, note_start

HANG = 7.0  # points: markers that are not raised stand at the left edge of a page's notes, or this far left of the text


class RawNote(Struct):
    """A note before it is tied to its marks; `pieces` is its text, marker left out."""

    marker: str
    page: int
    mark: Piece
    behind: bool = False  # it stands behind the text, where marks of all pages before it call it
    pieces: list[Piece] = field(default_factory=list)


def read_notes(
    pages: Sequence[PageParts], endnotes: Container[Line] = frozenset()
) -> tuple[list[RawNote], list[Piece]]:
    """Return the notes of all pages in order, and pieces that belong to none (text with no marker before it).

    `endnotes` are the lines of notes that stand behind the text.
    """
    notes: list[RawNote] = []
    stray: list[Piece] = []
    for page in pages:
        # Where a page raises the markers of its notes, a figure that is not raised is text: "2 May 2025".
        raises = any(_raised_marker(line) for line in page.notes)
        called = set() if raises else {marker for line in page.main for marker in raised_marks(line)}
        left = min((line.box.x0 for line in page.notes), default=0.0)
        above = left
        for line in page.notes:
            hangs = line.box.x0 < left + HANG or line.box.x0 < above - HANG
            above = line.box.x0
            start = marker_at(line, called if hangs else set())
            if start is not None:
                called.discard(start[0])  # a date at the start of a line is no second note of that number
            if start is not None:
                marker, end, begin = start
                notes.append(RawNote(marker, page.number, Piece(line, 0, end), line in endnotes))
                if begin < len(line.text):
                    notes[-1].pieces.append(Piece(line, begin, len(line.text)))
            elif notes and (
                notes[-1].page == page.number or notes[-1].page == page.number - 1 or _reaches(notes[-1], page)
            ):
                notes[-1].pieces.append(whole(line))
            else:
                stray.append(whole(line))
    return notes, stray


def _reaches(note: RawNote, page: PageParts) -> bool:
    """Whether a note already runs over to the page before this one."""
    return bool(note.pieces) and note.pieces[-1].line.page >= page.number - 1


def marker_at(line: Line, called: set[str]) -> tuple[str, int, int] | None:
    """Return the marker that a note's first line begins with, where it ends and where the text begins.

    A number that is not raised is a marker only if the page calls a note of that number.
    """
    raised = _raised_marker(line)
    if raised is not None:
        begin = end = line.spans[0].end
        while begin < len(line.text) and line.text[begin] == " ":
            begin += 1
        return raised, end, begin
    start = note_start(line.text)
    if start is not None:
        slash = line.text[len(start[0]) :].startswith("/")
        if start[0].startswith(("*", "†", "‡")) or start[0] in called or slash:
            return start[0], len(line.text[: start[1]].rstrip()), start[1]
    return None


def _raised_marker(line: Line) -> str | None:
    """Return the marker that stands small and raised at the start of a line."""
    first = line.spans[0]
    if first.rise <= 0 or first.size >= MARK_SIZE * line.size:
        return None
    found = marks_in(line.text[first.start : first.end])
    return found[0] if len(found) == 1 else None


class Notes:
    """The notes of a document in their order, and which of them a mark calls."""

    def __init__(self, notes: Sequence[RawNote]) -> None:
        """Take the notes of a document."""
        self.in_order = notes
        self._alike: defaultdict[str, list[int]] = defaultdict(list)
        self._here: dict[tuple[str, int], int] = {}  # the first of each page
        for index, note in enumerate(notes):
            self._alike[note.marker].append(index)
            if not note.behind:
                self._here.setdefault((note.marker, note.page), index)

    def called(self, marker: str, page: int) -> int | None:
        """Return the index of the note that a mark on a page calls.

        It is one of its page, else one behind the text, else the last before it, else one of the next page.
        """
        notes = self.in_order
        here = self._here.get((marker, page))
        if here is not None or not marker.isdecimal():
            return here
        alike = self._alike.get(marker, ())
        behind = next((i for i in alike if notes[i].behind and notes[i].page >= page), None)
        if behind is not None:
            return behind
        earlier = next((i for i in reversed(alike) if notes[i].page < page), None)
        return earlier if earlier is not None else self._here.get((marker, page + 1))

    def markers_by_page(self) -> dict[int, frozenset[str]]:
        """Return the markers of the notes on each page that has some."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for note in self.in_order:
            found[note.page].add(note.marker)
        return {number: frozenset(markers) for number, markers in found.items()}

    def slash_markers(self) -> frozenset[str]:
        """Return the markers of the notes that begin like "1/"."""
        return frozenset(note.marker for note in self.in_order if note.mark.text.endswith("/"))
