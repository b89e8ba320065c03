"""What stands between the masthead and the text: titles, what they say of a letter or a record, a contents list."""

from collections.abc import Sequence

from msgspec import Struct

from undoc_cli.model import RECORDS, Kind
from undoc_cli.page import Line, whole
from undoc_cli.parts.contents import RawEntry, cut_contents
from undoc_cli.parts.kinds import kind_of
from undoc_cli.parts.letter import LetterTitle, read_letter
from undoc_cli.parts.masthead import Masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.record import Held, cut_cover, cut_officers, held_in, read_meeting
from undoc_cli.parts.titles import read_titles
from undoc_cli.passage import Passage
from undoc_cli.rules.language import Language


class Front(Struct, frozen=True):
    """What stands between the masthead and the text: titles, of a letter and of a record what they say."""

    titles: Sequence[Passage] = ()
    letter: LetterTitle | None = None
    kind: Kind = "other"
    held: Held | None = None
    rest: tuple[Line, ...] = ()  # of page 1


def read_front(head: Masthead, width: float, words: Language, joiner: Joiner) -> Front:
    """Read it below a masthead, which keeps lines that are no title: those in brackets, the officers of a record."""
    if head.meeting:
        titles, rest = [head.meeting], head.rest
    else:
        titles, between, rest = read_titles(head.rest, width, words, joiner)
        for bracket in between:
            head.keep(*map(whole, bracket))
    letter = read_letter(titles, words)
    kind: Kind = letter.kind if letter else kind_of([title.text for title in titles], head.symbols, words)
    if kind not in RECORDS:
        return Front(titles, letter, kind, None, rest)
    when = head.held or held_in(rest, words, joiner)
    held = read_meeting(titles, when, head.place, words)
    below = rest if head.meeting or when is None else rest[len(tuple(when.lines())) :]
    officers, after = cut_officers(below)
    for row in officers:
        head.keep(*map(whole, row))
    return Front(titles, letter, kind, held, (*rest[: len(rest) - len(below)], *after))


class Listed(Struct, frozen=True):
    """The lines of each page without the contents list of the document, its heading and its entries."""

    running: list[tuple[Line, ...]]
    heading: Sequence[Line] = ()
    entries: Sequence[RawEntry] = ()


def cut_listed(running: Sequence[tuple[Line, ...]], kind: Kind, words: Language, joiner: Joiner, first: int) -> Listed:
    """Cut the contents list out of a document, out of a record the agenda of its cover."""
    every = [line for lines in running for line in lines]
    cut = cut_cover(every, words, joiner, first) if kind in RECORDS else cut_contents(every, words, joiner)
    heading, entries, kept = cut
    inside = set(kept)
    return Listed([tuple(line for line in lines if line in inside) for lines in running], heading, entries)
