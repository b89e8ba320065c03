"""Notes that stand together behind the text, under a heading of their own, instead of at the feet of pages."""

from collections.abc import Iterator, Sequence

from undoc_cli.page import Furniture, Line, PageParts
from undoc_cli.parts.annexes import starts_annex
from undoc_cli.parts.footnotes import marker_at
from undoc_cli.parts.raised import raised_marks
from undoc_cli.rules.language import Language
from undoc_cli.rules.marks import slash_marks

HEADING = "endnotes-heading"
LONGEST_HEADING = 30  # characters: it is one word, or two


def gather_endnotes(pages: Sequence[PageParts], language: Language) -> tuple[list[PageParts], frozenset[Line]]:
    """Return the pages with the notes behind the text among their notes, and the lines of those notes.

    They begin under a line "Notes" that a numbered note follows which is called before, and reach to the next
    annex, or to the end.
    """
    if not any(_is_heading(line, language) for page in pages for line in page.main):
        return list(pages), frozenset()
    result: list[PageParts] = []
    called: set[str] = set()
    moved: set[Line] = set()
    inside = False
    for number, page in enumerate(pages):
        main: list[Line] = []
        ends: list[Line] = []
        headings: list[Furniture] = []
        inside = inside and not (page.main and starts_annex(page.main[0], language))
        for index, line in enumerate(page.main):
            if not inside and _is_heading(line, language):
                follower = next(_behind(pages, number, index), None)
                inside = follower is not None and _numbered(follower) in called
                if inside:
                    headings.append(Furniture(HEADING, line))
                    continue
            if inside and any(map(str.isalnum, line.text)):
                ends.append(line)
            else:
                called.update(raised_marks(line))
                called.update(marker for marker, _, _ in slash_marks(line.text, 0, len(line.text)))
                main.append(line)
        moved.update(ends)
        result.append(
            page._replace(main=tuple(main), notes=(*ends, *page.notes), furniture=(*page.furniture, *headings))
            if ends or headings
            else page
        )
    return result, frozenset(moved)


def _is_heading(line: Line, language: Language) -> bool:
    return len(line.text) <= LONGEST_HEADING and language.match("notes_word", line.text) is not None


def _behind(pages: Sequence[PageParts], number: int, index: int) -> Iterator[Line]:
    """Yield the lines behind one of a page, and those of the next page."""
    yield from pages[number].main[index + 1 :]
    if number + 1 < len(pages):
        yield from pages[number + 1].main


def _numbered(line: Line) -> str | None:
    """Return the number that a note begins with, raised or before a stroke."""
    start = marker_at(line, set())
    return start[0] if start is not None and start[0].isdecimal() else None
