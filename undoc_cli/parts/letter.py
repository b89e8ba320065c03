"""What the title of a letter says: kind, date, sender, addressees."""

from collections.abc import Sequence

from msgspec import Struct

from undoc_cli.model import Kind, Letter
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
