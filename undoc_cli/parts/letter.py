"""What the title of a letter says: kind, date, sender, addressees."""

from collections.abc import Sequence

from msgspec import Struct

from undoc_cli.model import Kind, Letter
from undoc_cli.page import Piece
from undoc_cli.passage import Passage
from undoc_cli.rules.addressees import SIGNS, read_addressees
from undoc_cli.rules.language import Language
from undoc_cli.rules.senders import sending_entities


class LetterTitle(Struct, frozen=True):
    """A letter as its title describes it, with the places of the words, and what of it is not certain."""

    kind: Kind
    letter: Letter
    certain_entities: bool
    certain_addressees: bool
    other: str | None  # another letter that the titles name
    evidence: dict[str, tuple[Piece, ...]]


def read_letter(titles: Sequence[Passage], language: Language) -> LetterTitle | None:
    """Return what the first title that names a letter says; None when no title does."""
    found = ((title, match) for title in titles if (match := language.match("letter_title", title.text)))
    title, match = next(found, (None, None))
    if title is None or match is None:
        return None
    others = (title.text for title, _ in found)
    further = language.match("further_letter", title.text)
    kind: Kind = "identical_letters" if match["identical"] else "note_verbale" if match["note"] else "letter"
    spans = {name: match.span(name) for name in ("date", "sender", "addressees") if match[name]}
    if further:  # what is said of the second letter is no part of the first
        spans = {name: (low, _cut(low, high, further.start())) for name, (low, high) in spans.items()}
    sender = title.text[slice(*spans["sender"])].strip()
    last = spans["sender"][0] > spans["addressees"][0]
    if last and (subject := language.match("subject", sender)):  # what the letter is about is no part of the sender
        start = title.text.index(sender, spans["sender"][0])
        sender = sender[: subject.start()].rstrip(SIGNS)
        spans["sender"] = start, start + len(sender)
    entities, certain = sending_entities(sender, language)
    start, end = spans["addressees"]
    addressed = read_addressees(title.text[start:end], language)
    spans["addressees"] = start, start + addressed.end
    letter = Letter(
        date=language.date(match["date"]) if match["date"] else None,  # seldom a title has none
        sender=sender,
        sender_entities=entities,
        addressees=addressed.names,
    )
    return LetterTitle(
        kind=kind,
        letter=letter,
        certain_entities=certain,
        certain_addressees=addressed.certain,
        other=further["letter"] if further else next(others, None),
        evidence={f"/header/letter/{name}": title.find(*span) for name, span in spans.items()},
    )


def _cut(low: int, high: int, end: int) -> int:
    """Return where what stands between two places ends, if it is cut off at a third."""
    return end if low < end < high else high
