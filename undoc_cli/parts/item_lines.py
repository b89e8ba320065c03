"""Lines of the session block that name agenda items, and the titles below them."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from undoc_cli.model import Session
from undoc_cli.page import Line, Piece
from undoc_cli.parts.agenda_titles import SUB_INDENT, is_bold, is_capital, is_close, is_title, titles_apart
from undoc_cli.parts.masthead import AgendaBlock, Masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.session_lines import starred
from undoc_cli.passage import Mark
from undoc_cli.rules.agenda_items import parse_items
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated, session_of, session_within

ITEM_LINES = 12  # item lines measured fill two; one of 140 items would fill these


def more_items(run: Sequence[Line], following: str, language: Language) -> bool:
    """Whether a line goes on with one that names agenda items: before 1996 it is indented.

    The first is not whole, or looks so and reads on: `Items 12 and 18 (d)` / `and 20 of the preliminary list`.
    """
    if len(run) >= ITEM_LINES or not language.match("agenda_start", run[0].text):
        return False
    text = " ".join(line.text for line in run)
    return not _names_items(text, language) or _names_items(f"{text} {following}", language)


def _names_items(text: str, language: Language) -> bool:
    """Whether a line of agenda items is whole: "Points 20 et 37 de la liste" names no list that there is."""
    match = language.match("agenda_line", text)
    if match is None or not parse_items(match["items"]):
        return False
    return not match["list"] or match["list"].lower().strip() in language.lists


def read_items(
    head: Masthead,
    pieces: list[Piece],
    start: int,
    language: Language,
    joiner: Joiner,
    organ: str | None,
    session: Session | None,
) -> int:
    """Read an item line, which may wrap, and the titles below it; return the index behind them."""
    named = _named_in_line(pieces[start], language)
    if named and (behind := _end_of_name(pieces, start, named.title, language)):
        head.keep(*named.block.pieces)
        head.line_marks += named.marks
        name = joiner.join([named.title, *pieces[start + 1 : behind]])
        head.agenda.append(replace(named.block, titles=(name,), organ=organ, session=session))
        return behind
    end = start + 1
    last = min(len(pieces), start + ITEM_LINES)
    while end < last and not is_title(pieces[end]) and not _begins_another(pieces, start, end, language):
        end += 1
    line = joiner.join(pieces[start:end])
    match = language.match("agenda_line", line.text)
    while match is None and end > start + 1:
        end -= 1
        line = joiner.join(pieces[start:end])
        match = language.match("agenda_line", line.text)
    head.keep(*pieces[start:end])
    items = parse_items(match["items"]) if match else ()
    if match is None or not items:
        head.unread.append(("/header/agenda_items", line.text))
        return end
    first = end
    while end < len(pieces) and is_title(pieces[end]) and not _begins_another(pieces, start, end, language):
        end += 1
    titles = [joiner.join(lines) for lines in titles_apart(pieces[first:end], len(items), language)]
    head.agenda.append(AgendaBlock(items, line.pieces, match["list"], tuple(titles), organ, session))
    head.line_marks += line.marks
    return end


class _Named(Struct, frozen=True):
    """An item line that names its item behind a colon: "Agenda item 10: Lamps"."""

    block: AgendaBlock
    title: Piece
    marks: tuple[Mark, ...]


def _named_in_line(piece: Piece, language: Language) -> _Named | None:
    at = piece.text.find(": ")
    match = language.match("agenda_line", piece.text[:at].rstrip()) if at > 0 else None
    items = parse_items(match["items"]) if match else ()
    title = replace(piece, start=piece.start + at + 2)
    if match is None or len(items) != 1 or not title.text[:1].isalpha():
        return None
    bare, star = starred(replace(piece, end=piece.start + at))
    marks = (Mark(len(bare.text), star.text, star),) if star else ()
    block = AgendaBlock(items, (replace(piece, end=title.start - 1),), match["list"], (), None, None)
    return _Named(block, title, marks)


def _end_of_name(pieces: Sequence[Piece], start: int, title: Piece, language: Language) -> int | None:
    """Return the index behind a name that begins on an item line; None where it is not sure whether it goes on.

    It does in lines of its weight that begin with a small letter.  In plain type, others may be of it or not.
    """
    end = start + 1
    while end < len(pieces):
        above, piece = pieces[end - 1], pieces[end]
        text = piece.text.strip()
        apart = is_bold(piece) != is_bold(title) or not is_close(above, piece)
        if not text[:1].islower():
            if not apart and not _says_else(text, language):
                return None
            break
        if apart or language.match("agenda_like", text):
            return None
        end += 1
    return None if language.match("title_broken", f"{pieces[end - 1].text.strip()}\n") else end


def _says_else(text: str, language: Language) -> bool:
    """Whether a line below the name of an item is surely none of it: another item, a session, a date, an organ."""
    return (
        any(language.match(name, text) for name in ("agenda_start", "council_year"))
        or session_of(text, language) is not None
        or session_within(text, language) is not None
        or is_dated(text, language)
        or language.organ(text) is not None
    )


def _begins_another(pieces: Sequence[Piece], start: int, at: int, language: Language) -> bool:
    """Whether a session or an organ stands on a line below an item line, what follows being its.

    A bold organ may end a title, in capitals an indented one, and so may a session: `… on the work of its` /
    `seventy-fifth session`.
    """
    piece, above = pieces[at], pieces[at - 1]
    text = piece.text.strip()
    if session_of(text, language) is None:
        indented = is_title(above) and piece.box.x0 > pieces[start].box.x0 + SUB_INDENT
        return not is_bold(piece) and not indented and language.organ(text) is not None
    in_capitals = text.isupper() and above.text.isupper()
    return not (is_title(above) and is_close(above, piece) and (in_capitals or not is_capital(text[0])))
