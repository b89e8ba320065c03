"""Lines that state the session, or the Security Council's year."""

from collections.abc import Sequence

from msgspec.structs import replace

from undoc_cli.model import CouncilYear, Session
from undoc_cli.page import Piece
from undoc_cli.parts.masthead import Masthead
from undoc_cli.passage import Mark
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import session_of


def is_session(pieces: Sequence[Piece], language: Language) -> bool:
    """Whether lines state a session, or a year of the Security Council."""
    text = text_of(pieces)
    return session_of(text, language) is not None or language.match("council_year", text) is not None


def text_of(pieces: Sequence[Piece]) -> str:
    """Return what one or two lines say, without the asterisk of a note."""
    last = [starred(piece)[0].text for piece in pieces[-1:]]
    return " ".join([*(piece.text for piece in pieces[:-1]), *last]).strip()


def read_session(head: Masthead, pieces: Sequence[Piece], language: Language) -> bool:
    """Read the session or the Security Council's year, of which the masthead states one each; whether lines are one."""
    bare, star = starred(pieces[-1])
    text = text_of(pieces)
    if head.session is None and (found := session_of(text, language)):
        head.session = found
        text = found.label
        pointer = "/header/session"
    elif head.council_year is None and (match := language.match("council_year", text)):
        head.council_year = CouncilYear(number=language.ordinals[match["ordinal"].lower()], label=text)
        pointer = "/header/council_year"
    else:
        return False
    head.evidence[pointer] = (*pieces[:-1], bare)
    head.placed += pieces
    if star:
        head.value_marks.append((f"{pointer}/label", Mark(len(text), star.text, star)))
    return True


def take_within(head: Masthead, session: Session, piece: Piece) -> None:
    """Take the session from a line that is kept, since it says more."""
    head.keep(piece)
    if head.session is None:
        head.session = session
        start = piece.start + max(piece.text.find(session.label), 0)
        head.evidence["/header/session"] = (replace(piece, start=start, end=start + len(session.label)),)


def starred(piece: Piece) -> tuple[Piece, Piece | None]:
    """Return a piece without the asterisk of a note at its end, and that asterisk."""
    text = piece.text.rstrip()
    end = piece.start + len(text.rstrip("*"))
    if end in (piece.start, piece.start + len(text)):
        return piece, None
    return replace(piece, end=end), Piece(piece.line, end, piece.start + len(text))
