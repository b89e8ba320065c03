"""The parts of a document put together: pointers, references, citations, evidence, and the ledger of characters."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from msgspec import UNSET, Struct, field
from msgspec.structs import replace

from undoc_cli.model import (
    Block,
    Citation,
    ContentsEntry,
    Diagnostic,
    Evidence,
    Footnote,
    MastheadLine,
    Reference,
    Region,
    Role,
    Severity,
    Signatory,
)
from undoc_cli.page import Line, Piece, printed_box, whole
from undoc_cli.parts.contents import RawEntry
from undoc_cli.parts.footnotes import Notes
from undoc_cli.parts.ledger import Ledger
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.raw_blocks import RawBlock
from undoc_cli.parts.signatories import RawSignature
from undoc_cli.parts.tables import Table, cell_texts
from undoc_cli.passage import Doubt, Mark, Passage
from undoc_cli.rules.cited import find, uncited


class Called(Struct, frozen=True):
    """A mark with the string it was taken out of."""

    pointer: str
    mark: Mark

    @property
    def page(self) -> int:
        """The page the mark stands on."""
        return self.mark.piece.line.page


class Assembly(Struct):
    """Collects what the document says and which characters said it."""

    joiner: Joiner
    regions: list[Region] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    calls: list[Called] = field(default_factory=list)
    doubts: list[tuple[str, Doubt]] = field(default_factory=list)  # of passages, with their pointers
    ledger: Ledger = field(default_factory=Ledger)
    masthead: list[MastheadLine] = field(default_factory=list)
    _masthead_pieces: list[tuple[Piece, ...]] = field(default_factory=list)

    def claim(self, pieces: Iterable[Piece]) -> None:
        """Book characters as placed."""
        self.ledger.claim(pieces)

    def region(self, kind: str, pieces: Sequence[Piece]) -> str:
        """Add a region and return the pointer of its text."""
        self.claim(pieces)
        self.regions.append(region_of(kind, pieces))
        return f"/layout/regions/{len(self.regions) - 1}/text"

    def masthead_line(self, pieces: Sequence[Piece]) -> None:
        """Keep a line of the masthead as printed."""
        self.claim(pieces)
        region = region_of("masthead", pieces)
        self.masthead.append(MastheadLine(text=region.text, bbox=region.bbox))
        self._masthead_pieces.append(tuple(pieces))

    def call_in_masthead(self, mark: Mark) -> None:
        """Keep a mark that stands in a line of the masthead, such as the asterisk behind the agenda items."""
        for index, pieces in enumerate(self._masthead_pieces):
            offset = 0
            for piece in pieces:
                if piece.line is mark.piece.line and piece.start <= mark.piece.start < piece.end:
                    before = offset + mark.piece.start - piece.start
                    pointer = f"/header/masthead/{index}/text"
                    self.calls.append(Called(pointer, Mark(before, mark.marker, mark.piece)))
                    return
                offset += len(piece.text.strip()) + 1

    def text(self, pointer: str, passage: Passage, *, cites: bool = True, shared: Container[Piece] = ()) -> str:
        """Place a passage at a pointer: claim its characters, keep its marks, find its citations.

        `shared` pieces were placed before: words of a parent that stand in the titles of several sub-items.
        """
        self.claim([piece for piece in passage.pieces if piece not in shared] if shared else passage.pieces)
        self.claim(passage.dropped)
        if passage.marks:
            self.claim(dict.fromkeys(mark.piece for mark in passage.marks))
            self.calls += [Called(pointer, mark) for mark in passage.marks]
        self.doubts += [(pointer, doubt) for doubt in passage.doubts]
        if cites:
            found = find(passage.text)
            self.citations += [Citation(symbol=f.symbol, pointer=pointer, start=f.start, end=f.end) for f in found]
            self.doubts += [(pointer, _uncited(numbers)) for numbers in uncited(passage.text, found)]
        return passage.text

    def prove(self, pointer: str, pieces: Sequence[Piece]) -> None:
        """Give the evidence of a value: the pieces it was read from."""
        if pieces:
            page = pieces[0].line.page
            here = [piece for piece in pieces if piece.line.page == page]
            text = " ".join([piece.text for piece in here])
            self.evidence[pointer] = Evidence(page=page, bbox=printed_box(here).rounded(), text=text)

    def warn(self, code: str, message: str, pointer: str, severity: Severity = "warning") -> None:
        """Report a doubt."""
        self.diagnostics.append(Diagnostic(code=code, severity=severity, message=message, pointer=pointer))

    def block(self, pointer: str, raw: RawBlock, role: Role | None = None, level: int | None = None) -> Block:
        """Place a block."""
        extra: dict[str, Any] = {"role": role} if role else {}
        if level is not None:
            extra["level"] = level
        if raw.number:
            self.claim([raw.number, *raw.numbers])
        if raw.bullet:
            self.claim([raw.bullet])
        number = " ".join(piece.text.strip() for piece in (raw.number, *raw.numbers)) if raw.number else None
        if isinstance(raw.content, Table):
            rows = tuple(
                tuple(self.text(f"{pointer}/rows/{r}/{c}", cell) if cell else "" for c, cell in enumerate(row))
                for r, row in enumerate(cell_texts(raw.content, self.joiner.of_table()))
            )
            notes = tuple(
                self.text(f"{pointer}/notes/{n}", self.joiner.of_table().join(lines))
                for n, lines in enumerate(raw.content.notes)
            )
            if raw.content.ends_in_doubt:
                message = "the last row has one cell, and no rule closes the table: it may be a line of text"
                self.warn("table-doubt", message, f"{pointer}/rows/{len(rows) - 1}")
            for head in raw.content.heads:
                self._head_again([piece for cell in head for piece in cell])
            return Block(
                type="table", text="", number=None, page=raw.page, bbox=raw.bounds(), rows=rows, notes=notes, **extra
            )
        text = self.text(f"{pointer}/text", raw.content)
        if raw.bullet:
            return Block(
                type=raw.type,
                text=text,
                number=None,
                page=raw.page,
                bbox=raw.bounds(),
                bullet=raw.bullet.text.strip(),
                **extra,
            )
        return Block(type=raw.type, text=text, number=number, page=raw.page, bbox=raw.bounds(), **extra)

    def _head_again(self, pieces: Sequence[Piece]) -> None:
        """Place the head of a table that a later page prints again; its marks call notes as well."""
        passage = self.joiner.of_table().join(pieces)
        region = replace(region_of("table-head", pieces), text=passage.text)
        pointer = f"/layout/regions/{len(self.regions)}/text"
        self.text(pointer, passage, cites=False)
        self.regions.append(region)

    def contents(self, pointer: str, heading: Sequence[Line], entries: Sequence[RawEntry]) -> tuple[ContentsEntry, ...]:
        """Place a contents list."""
        for line in heading:
            self.region("contents-heading", [whole(line)])
        result = []
        for index, raw in enumerate(entries):
            # What it cites is cited by the heading that it repeats.
            self.text(f"{pointer}/{index}/text", raw.passage, cites=False)
            result.append(
                ContentsEntry(
                    text=raw.text, paragraphs=raw.paragraphs or UNSET, target=raw.target, page=raw.passage.page
                )
            )
        return tuple(result)

    def signatory(self, pointer: str, raw: RawSignature) -> Signatory:
        """Place a signature."""
        self.claim(raw.signed)
        for tie in raw.ties:
            self.region("conjunction", [tie])
        name = self.text(f"{pointer}/name", raw.name, cites=False)
        self.prove(f"{pointer}/name", raw.name.pieces)
        for index, title in enumerate(raw.titles):
            self.text(f"{pointer}/titles/{index}", title, cites=False)
            self.prove(f"{pointer}/titles/{index}", title.pieces)
        return Signatory(
            name=name.strip(),
            family_name=raw.family_name,
            titles=tuple(title.text for title in raw.titles),
            entity=raw.entity,
            signed=raw.signed[0].text.strip() if raw.signed else None,
        )

    def footnotes(self, notes: Notes) -> tuple[Footnote, ...]:
        """Place the notes and tie them to the marks that call them."""
        owners = [notes.called(call.mark.marker, call.page) for call in self.calls]
        references: dict[int, list[Reference]] = defaultdict(list)
        homeless = []
        for call, owner in zip(list(self.calls), owners, strict=True):
            if owner is None:
                homeless.append(call)
            else:
                references[owner].append(Reference(pointer=call.pointer, offset=call.mark.offset))
        result = []
        for index, note in enumerate(notes.in_order):
            pointer = f"/footnotes/{index}"
            self.claim([note.mark])
            passage = self.joiner.join(note.pieces) if note.pieces else None
            known = len(self.citations)
            inner = len(self.calls)
            text = self.text(f"{pointer}/text", passage) if passage else ""
            homeless += self.calls[inner:]
            if passage:
                self.prove(f"{pointer}/text", passage.pieces)
            cited = tuple(dict.fromkeys(c.symbol for c in self.citations[known:]))
            if not references[index]:
                self.warn("footnote-without-mark", f"no mark calls note {note.marker} of page {note.page}", pointer)
            result.append(
                Footnote(
                    marker=note.marker,
                    page=note.page,
                    text=text,
                    references=tuple(references[index]),
                    citations=cited,
                )
            )
        self._report(homeless)
        self._report_doubts()
        return tuple(result)

    def _report_doubts(self) -> None:
        """Report what is doubtful in texts: of many in one part of the document in one sentence."""
        alike: defaultdict[tuple[str, str], list[tuple[str, Doubt]]] = defaultdict(list)
        for pointer, doubt in self.doubts:
            parts = pointer.split("/")
            alike[doubt.code, "/".join(parts[: 2 if parts[1] in ("body", "footnotes") else 3])].append((pointer, doubt))
        for (code, part), found in alike.items():
            pointers = {pointer for pointer, _ in found}
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            self.warn(code, found[0][1].message + more, pointers.pop() if len(pointers) == 1 else part)

    def _report(self, homeless: Sequence[Called]) -> None:
        """Marks that no note answers are kept as regions, and reported in one sentence."""
        for call in homeless:
            if not call.pointer.startswith(("/header/masthead", "/header/symbols")):
                region = region_of("footnote-mark", [call.mark.piece])
                self.regions.append(replace(region, text=call.mark.marker))
        if homeless:
            first = homeless[0]
            more = f", and {len(homeless) - 1} more" if len(homeless) > 1 else ""
            message = f"page {first.page} calls note {first.mark.marker}, which stands at the foot of no page{more}"
            self.warn("footnote-mark-without-note", message, first.pointer)

    def settle(self, lines: Iterable[Line]) -> None:
        """Check that every character of every line stands in exactly one place; place and report what is over."""
        for line in lines:
            over, twice = self.ledger.left(line)
            if over:
                region = region_of("unplaced", list(_together(line, over)))
                self.warn(
                    "text-over",
                    f"page {line.page}: no part of the document took “{region.text[:60]}”",
                    f"/layout/regions/{len(self.regions)}",
                )
                self.regions.append(region)
            if twice:
                text = line.text[twice[0] : twice[-1] + 1]
                self.warn("text-twice", f"page {line.page}: two parts of the document took “{text[:60]}”", "/body")


def _uncited(numbers: str) -> Doubt:
    return Doubt("citation-list", f"“{numbers.lstrip(' ,')}” behind a symbol may be further documents: not cited")


def _together(line: Line, indices: Sequence[int]) -> Iterator[Piece]:
    """Yield pieces of a line of these characters alone, with the blanks between them."""
    start = last = indices[0]
    for index in indices[1:]:
        if line.text[last + 1 : index].strip(" "):
            yield Piece(line, start, last + 1)
            start = index
        last = index
    yield Piece(line, start, last + 1)


def region_of(kind: str, pieces: Sequence[Piece]) -> Region:
    """Return pieces of one page as a region."""
    text = " ".join([piece.text.strip() for piece in pieces])
    return Region(kind=kind, page=pieces[0].line.page, bbox=printed_box(pieces).rounded(), text=text)
