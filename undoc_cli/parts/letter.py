"""What the title of a letter says: kind, date, sender, addressees."""

from collections.abc import Sequence

from msgspec import Struct

from undoc_cli.model import Block, Kind, Letter
from undoc_cli.page import Passage, Piece
from undoc_cli.rules.language import Language
from undoc_cli.rules.parties import sending_entities


class LetterTitle(Struct, frozen=True):
    """A letter as its title describes it, with the places of the words."""

    kind: Kind
    letter: Letter
    certain_entities: bool
    evidence: dict[str, tuple[Piece, ...]]


def read_letter(titles: Sequence[Passage], language: Language) -> LetterTitle | None:
    """Return what the first title that names a letter says; None when no title does."""
    for title in titles:
        match = language.match("letter_title", title.text)
        if match is None:
            continue
        kind: Kind = "identical_letters" if match["identical"] else "note_verbale" if match["note"] else "letter"
        sender = match["sender"].strip()
        entities, certain = sending_entities(sender, language)
        addressees = tuple(
            language.without("article", part.strip())
            for part in language.split("addressee_cut", match["addressees"].strip())
            if part.strip()
        )
        printed = match["date"]  # seldom a title has none
        evidence = {
            f"/header/letter/{name}": title.find(*match.span(name))
            for name in ("date", "sender", "addressees")
            if match[name]
        }
        letter = Letter(
            date=language.date(printed) if printed else None,
            sender=sender,
            sender_entities=entities,
            addressees=addressees,
        )
        return LetterTitle(kind, letter, certain, evidence)
    return None


def kind_of(titles: Sequence[str], symbols: Sequence[str], language: Language) -> Kind:
    """Return the kind of a document that is no letter: by the nature in its symbol, then by its titles."""
    from_symbol = _kind_by_symbol(symbols)
    if from_symbol is not None:
        return from_symbol
    kinds: tuple[tuple[str, Kind], ...] = (
        ("kind_amendment", "other"),
        ("kind_draft_resolution", "draft_resolution"),
        ("kind_draft_decision", "draft_decision"),
        ("kind_presidential_statement", "presidential_statement"),
        ("kind_note", "note"),
        ("kind_agenda", "agenda"),
        ("kind_report", "report"),
    )
    for name, kind in kinds:
        if any(language.match(name, title) for title in titles):
            return kind
    return "other"


def calls_itself_report(body: Sequence[Block], language: Language) -> bool:
    """Whether a document whose titles do not say so calls itself a report where its text begins."""
    first = [block for block in body if block.type in ("paragraph", "list_item")][:1]
    return any(language.match("report_itself", block.text) for block in first)


def _kind_by_symbol(symbols: Sequence[str]) -> Kind | None:
    parts = {part.partition(".")[0] for symbol in symbols for part in symbol.split("/")}
    by_part: tuple[tuple[str, Kind], ...] = (
        ("RES", "resolution"),
        ("PRST", "presidential_statement"),
        ("PV", "verbatim_record"),
        ("SR", "summary_record"),
    )
    return next((kind for part, kind in by_part if part in parts), None)
