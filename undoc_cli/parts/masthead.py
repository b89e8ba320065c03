"""What a masthead prints, and which layout it is of."""

from msgspec import Struct, field

from undoc_cli.model import CouncilYear, Distribution, LayoutName, Session
from undoc_cli.page import Line, PageParts, Piece
from undoc_cli.passage import Mark, Passage
from undoc_cli.rules.furniture import office_of
from undoc_cli.rules.register import Item

A4_WIDTH, A4_HEIGHT = 595.3, 841.9  # New York prints on Letter, 612 x 792


class AgendaBlock(Struct, frozen=True):
    """One item line with the titles below it, in one column of the session block."""

    items: tuple[Item, ...]
    pieces: tuple[Piece, ...]  # of the item line
    list_words: str | None  # "preliminary list", "provisional agenda", None for "Agenda item", "" for plain "Item"
    titles: tuple[Passage, ...]
    organ: str | None
    session: Session | None


class Masthead(Struct):
    """What the masthead prints.

    `lines` are those that are kept as printed, `placed` those that a value of the header is; `rest` are the lines
    of page 1 that follow it, or of a later one where the session block `fills` so many pages before it.
    """

    symbols: tuple[str, ...] = ()
    organs: list[str] = field(default_factory=list)
    distribution: Distribution | None = None
    date: str | None = None
    originals: tuple[str, ...] = ()
    session: Session | None = None
    council_year: CouncilYear | None = None
    other_sessions: list[Session] = field(default_factory=list)  # that `session` is not
    agenda: list[AgendaBlock] = field(default_factory=list)
    evidence: dict[str, tuple[Piece, ...]] = field(default_factory=dict)
    lines: list[tuple[Piece, ...]] = field(default_factory=list)
    placed: list[Piece] = field(default_factory=list)  # lines that are values of the header themselves
    value_marks: list[tuple[str, Mark]] = field(default_factory=list)  # (pointer, mark)
    line_marks: list[Mark] = field(default_factory=list)  # in lines that are kept
    unread: list[tuple[str, str]] = field(default_factory=list)  # (pointer, text) that a rule expected to read
    rest: tuple[Line, ...] = ()
    fills: int = 0
    meeting: Passage | None = None  # the title of a verbatim record: which meeting
    held: Passage | None = None  # when it was held
    place: Passage | None = None  # and where
    supplement: bool = False  # it is the cover of one to the Official Records
    symbol_in_column: bool = False  # before about 2010, symbols stand in the distribution column

    def keep(self, *pieces: Piece) -> None:
        """Keep a line, or an item line that wraps, as printed."""
        self.lines.append(pieces)


def layout_name(head: Masthead | None, page: PageParts, job_number: str | None) -> LayoutName:
    """Return which layout page 1 shows: by its masthead, its size and the office in its job number."""
    if head is None:
        return "unknown"
    if head.supplement:
        return "supplement"
    if head.symbol_in_column:
        return "before-2010"
    office = office_of(job_number or "")
    if office is not None:
        return office
    return "geneva" if abs(page.width - A4_WIDTH) < 3 and page.height > A4_HEIGHT - 5 else "new-york"
