"""The output: one Document a file.  Key order here is key order in the JSON; the JSON Schema comes from here.

Names, types and meanings are fixed for `schema_version` 1; fields may be added.  Boxes are [x0, top, x1, bottom]
in points, origin at the top left of the page, rounded to a tenth.  Pointers are JSON Pointers (RFC 6901) into
the same document.
"""

from typing import Annotated, Literal

import msgspec

SCHEMA_VERSION = "1.0"

Kind = Literal[
    "letter",
    "identical_letters",
    "note_verbale",
    "report",
    "resolution",
    "draft_resolution",
    "draft_decision",
    "verbatim_record",
    "summary_record",
    "agenda",
    "note",
    "presidential_statement",
    "other",
]
RECORDS: tuple[Kind, ...] = ("verbatim_record", "summary_record")  # of meetings
RESOLUTIONS: tuple[Kind, ...] = ("resolution", "draft_resolution")
Severity = Literal["info", "warning", "error"]
BlockType = Literal["paragraph", "heading", "list_item", "quote", "table"]
LayoutName = Literal["new-york", "geneva", "vienna", "nairobi", "before-2010", "supplement", "unknown"]
Role = Literal["summary", "preambular", "operative"]
Distribution = Literal["general", "limited", "restricted"]
AgendaList = Literal["agenda", "provisional agenda", "preliminary list"]
Bounds = tuple[float, float, float, float]
Level = Annotated[int, msgspec.Meta(ge=1)]
PageNumber = Annotated[int, msgspec.Meta(ge=1)]
Offset = Annotated[int, msgspec.Meta(ge=0)]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The file that was read; where the text of pages lies over pictures of them, their numbers.

    `cover_pages` stand before the document: the page with its masthead comes behind them.  The text layer `none` is
    one of the three that the output knows; a PDF without text is refused (NoTextError), so that none is written.
    """

    file: str
    sha256: str
    bytes: Offset
    pages: PageNumber
    text_layer: Literal["digital", "ocr", "none"]
    reader: str
    recognised_pages: tuple[PageNumber, ...] | msgspec.UnsetType = msgspec.UNSET
    cover_pages: tuple[PageNumber, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def first_page(self) -> int:
        """The page on which the document begins."""
        return len(self.cover_pages or ()) + 1


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A session; `number` is "79", "ES-10" (tenth emergency special), "S-30" (thirtieth special) or a year."""

    number: str
    label: str


class CouncilYear(msgspec.Struct, frozen=True, kw_only=True):
    """The year of the Security Council as printed."""

    number: int
    label: str


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """The meeting that a record is of; `time` and `place` as printed."""

    number: str
    date: str | None
    time: str | None
    place: str | None


class AgendaItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item number of the masthead with the title printed for it (null when none is)."""

    number: str
    subitem: str | None
    title: str | None


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What the title of a letter or note verbale says."""

    date: str | None
    sender: str | None
    sender_entities: tuple[str, ...]
    addressees: tuple[str, ...]


class Signatory(msgspec.Struct, frozen=True, kw_only=True):
    """One signature: the name, its bold part, the lines below, and the State or body of which they name an office.

    That is one of those that are known, as in "Permanent Representative of Greece"; what only stands behind an office
    ("Chair, Military Staff Committee", "Security Council Committee pursuant to …") is no entity.
    """

    name: str
    family_name: str | None
    titles: tuple[str, ...]
    entity: str | None
    signed: str | None = None  # the words that say so, as printed: "(Signed)"


class MastheadLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the masthead as printed, where no other value of the header is the line itself."""

    text: str
    bbox: Bounds


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What the masthead, the titles and the signatures say; only records have a `meeting`.

    The date of a meeting is no `distribution_date`: verbatim records print none.
    """

    symbols: tuple[str, ...]
    distribution: Distribution | None
    distribution_date: str | None
    language: str
    original_languages: tuple[str, ...]
    organs: tuple[str, ...]
    session: Session | None
    council_year: CouncilYear | None
    meeting: Meeting | msgspec.UnsetType = msgspec.UNSET
    agenda_list: AgendaList | None
    agenda_items: tuple[AgendaItem, ...]
    titles: tuple[str, ...]
    letter: Letter | None
    signatories: tuple[Signatory, ...]
    job_number: str | None
    masthead: tuple[MastheadLine, ...]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One block of text in reading order; `bbox` is the box of the part of it on `page`.

    `role` tells a summary in a box from the text, and preambular from operative paragraphs of a resolution.  A list
    item without number may have a `bullet`.  `level` says how deep a heading, a numbered paragraph or an item stands,
    1 being the highest.  A table has its cells in `rows` (then `text` is empty; line breaks part
    the paragraphs of a cell) and the notes printed under it in `notes`.
    """

    type: BlockType
    text: str
    number: str | None
    page: PageNumber
    bbox: Bounds
    role: Role | msgspec.UnsetType = msgspec.UNSET
    bullet: str | msgspec.UnsetType = msgspec.UNSET
    level: Level | msgspec.UnsetType = msgspec.UNSET
    rows: tuple[tuple[str, ...], ...] | msgspec.UnsetType = msgspec.UNSET
    notes: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET


class ContentsEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a contents list; `target` is the page that it names, or the paragraphs where it names no page."""

    text: str
    paragraphs: str | msgspec.UnsetType = msgspec.UNSET  # where it names both
    target: str | None
    page: PageNumber


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A place that calls a footnote: `offset` characters of the string at `pointer` stand before the mark."""

    pointer: str
    offset: Offset


class Footnote(msgspec.Struct, frozen=True, kw_only=True):
    """A note at the foot of a page, whole, with every place that calls it."""

    marker: str
    page: PageNumber
    text: str
    references: tuple[Reference, ...]
    citations: tuple[str, ...]


class Annex(msgspec.Struct, frozen=True, kw_only=True):
    """An annex, enclosure or appendix with its own text and signatures."""

    heading: str
    title: str | None
    page: PageNumber
    original_languages: tuple[str, ...]
    original: str | None  # the bracket that states them, or "[English only]", as printed
    contents: tuple[ContentsEntry, ...] | msgspec.UnsetType = msgspec.UNSET  # of the annex, where it has such a list
    body: tuple[Block, ...]
    signatories: tuple[Signatory, ...]


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """A UN symbol in the text: characters `start` to `end` of the string at `pointer`."""

    symbol: str
    pointer: str
    start: Offset
    end: Offset


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value was read."""

    page: PageNumber
    bbox: Bounds
    text: str


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of a page that are no running text: what they are, where they stand, what they say."""

    kind: str
    page: PageNumber
    bbox: Bounds
    text: str


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """Which layout the pages show, and the text that belongs to the pages: running heads, numbers, bar code."""

    name: LayoutName
    regions: tuple[Region, ...]


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """A doubt or a contradiction; `pointer` is the part of the document that it speaks of."""

    code: str
    severity: Severity
    message: str
    pointer: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """All that undoc found in one PDF."""

    schema_version: str = SCHEMA_VERSION
    source: Source
    kind: Kind
    header: Header
    contents: tuple[ContentsEntry, ...] = ()
    body: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    annexes: tuple[Annex, ...]
    citations: tuple[Citation, ...]
    evidence: dict[str, Evidence]
    layout: Layout
    diagnostics: tuple[Diagnostic, ...]
