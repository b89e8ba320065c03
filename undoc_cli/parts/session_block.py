"""The session block under the masthead's rule: sessions, agenda items with their titles, in one column or two."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from undoc_cli.model import CouncilYear, Session
from undoc_cli.page import Line, PageParts, Piece, whole
from undoc_cli.parts.agenda_titles import SUB_INDENT, is_bold, is_capital, is_close, is_title, titles_apart
from undoc_cli.parts.masthead import AgendaBlock, Masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.passage import Mark
from undoc_cli.rules.agenda_items import parse_items
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated, session_of, session_within

# New York (Letter) and Geneva (A4), in points unless said otherwise.
SECOND_COLUMN_SHARE = 0.44  # the second organ's session block at 348 of 612, 296 of 595
MIDDLE_SHARE = 0.49
CENTRED = 3.0  # points: by how much centred lines miss the middle
BLOCK_INDENT_SHARE = 0.18  # the session block begins at 60 (titles and body at 123)
BLOCK_EDGE = 12.0  # its lines begin at one edge, recognised ones nearly so
ITEM_LINES = 12  # item lines measured fill two; one of 140 items would fill these
BLOCK_SIZE = 14.5  # bodies under the rule are set in 10 to 14 points, titles in up to 20


def read_session_block(
    head: Masthead,
    parts: PageParts,
    below: list[Line],
    language: Language,
    joiner: Joiner,
    following: tuple[Line, ...] = (),
) -> tuple[Line, ...]:
    """Read the block at the head of the lines below the masthead's rule; return those that follow it.

    Where it fills page 1, they stand on the next page, on which it may go on.
    """
    block, rest = _block(parts, below, language)
    if following and not rest:
        head.fills = True
        more, rest = _block(parts, list(following), language)
        block += more
    for pieces in _columns(parts, block):
        _session_column(head, pieces, language, joiner)
    return rest


def _block(parts: PageParts, lines: list[Line], language: Language) -> tuple[list[Line], tuple[Line, ...]]:
    """Cut the session block off: it ends where the first line stands that is neither left nor right column."""
    edge = min((line.box.x0 for line in lines), default=0.0)
    run: list[Line] = []  # in the left column, the last line at the edge and those that go on with it further in
    for index, line in enumerate(lines):
        hangs = bool(run) and 0 < line.baseline - run[-1].baseline < 1.3 * line.size and _goes_on(run, line, language)
        left = line.box.x0 < BLOCK_INDENT_SHARE * parts.width and (line.box.x0 < edge + BLOCK_EDGE or hangs)
        right = line.box.x0 > SECOND_COLUMN_SHARE * parts.width and not _in_middle(line, parts.width)
        if not (left or right) or (left and line.size > BLOCK_SIZE):
            return lines[:index], tuple(lines[index:])
        if left and not hangs:
            run = []
        if left:
            run.append(line)
    return lines, ()


def _in_middle(line: Line, width: float) -> bool:
    """Whether a line is a short title, "VIEWS": centred, while a second column begins right of the middle."""
    return line.box.x0 < MIDDLE_SHARE * width and abs((line.box.x0 + line.box.x1) / 2 - width / 2) < CENTRED


def _goes_on(run: Sequence[Line], line: Line, language: Language) -> bool:
    """Whether a line further right goes on with those above: with a title, item numbers or a session."""
    above = run[-1]
    return (
        (is_title(whole(above)) and is_title(whole(line)))
        or _more_items(run, line.text, language)
        or (not _held([whole(above)], language) and _held([whole(above), whole(line)], language))
    )


def _more_items(run: Sequence[Line], following: str, language: Language) -> bool:
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


def _columns(parts: PageParts, lines: list[Line]) -> list[list[Piece]]:
    """Return the left and the right column of the session block, top to bottom."""
    edges = [line.box.x0 for line in lines if line.box.x0 > SECOND_COLUMN_SHARE * parts.width]
    edge = min(edges) if edges else parts.width
    left: list[Piece] = []
    right: list[Piece] = []
    for line in lines:
        if line.box.x0 >= edge - 1:
            right.append(whole(line))
            continue
        cut = next(
            (i for i in range(1, len(line.text)) if line.text[i - 1] == " " and abs(line.x0s[i] - edge) < 1),
            None,
        )
        left.append(Piece(line, 0, len(line.text) if cut is None else cut - 1))
        if cut is not None:
            right.append(Piece(line, cut, len(line.text)))
    return [column for column in (left, right) if column]


def _session_column(head: Masthead, pieces: list[Piece], language: Language, joiner: Joiner) -> None:
    """Read one column; one that names two sessions, each with its items, gives the items of both."""
    organ: str | None = None
    session: Session | None = None
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        text = starred(piece)[0].text.strip()
        if language.organ(text):
            organ = text
            head.keep(piece)
            index += 1
            continue
        # Columns are narrow: the session may take two lines, and its first one may look whole.
        runs = (pieces[index : index + 2], pieces[index : index + 1])
        lines: Sequence[Piece] = next((run for run in runs if _held(run, language)), ())
        found = session_of(_text(lines), language)
        stated = session or head.session  # of this column, or of the one before it
        if found and stated and found != stated:
            head.other_sessions.append(found)
        session = found or session
        index += max(len(lines), 1)
        if lines and read_session(head, lines, language):
            continue
        if not lines and (within := session_within(text, language)):
            session = session or within
            _take_within(head, within, piece)
            if language.match("agenda_like", text):
                head.unread.append(("/header/agenda_items", text))
            continue
        if language.match("agenda_start", text):
            index = _agenda(head, pieces, index - 1, language, joiner, organ or _first_organ(head), session)
            continue
        if language.match("agenda_like", text):
            head.unread.append(("/header/agenda_items", text))
        elif session is None and language.match("session_like", text):
            head.unread.append(("/header/session", text))
        head.keep(*(lines or [piece]))


def _text(pieces: Sequence[Piece]) -> str:
    """Return what one or two lines say, without the asterisk of a note."""
    last = [starred(piece)[0].text for piece in pieces[-1:]]
    return " ".join([*(piece.text for piece in pieces[:-1]), *last]).strip()


def _held(pieces: Sequence[Piece], language: Language) -> bool:
    text = _text(pieces)
    return session_of(text, language) is not None or language.match("council_year", text) is not None


def read_session(head: Masthead, pieces: Sequence[Piece], language: Language) -> bool:
    """Whether lines are the session or the Security Council's year, of which the masthead states one each."""
    bare, star = starred(pieces[-1])
    text = _text(pieces)
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


def _take_within(head: Masthead, session: Session, piece: Piece) -> None:
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


def _first_organ(head: Masthead) -> str | None:
    return head.organs[0] if head.organs else None


def _agenda(
    head: Masthead,
    pieces: list[Piece],
    start: int,
    language: Language,
    joiner: Joiner,
    organ: str | None,
    session: Session | None,
) -> int:
    """Read an item line, which may wrap, and the titles below it; return the index behind them."""
    end = start + 1
    named = _named_in_line(pieces[start], language)
    if named and (behind := _end_of_name(pieces, start, named.title, language)):
        head.keep(*named.block.pieces)
        head.line_marks += named.marks
        name = joiner.join([named.title, *pieces[end:behind]])
        head.agenda.append(replace(named.block, titles=(name,), organ=organ, session=session))
        return behind
    last = min(len(pieces), start + ITEM_LINES)
    while end < last and not is_title(pieces[end]) and not _begins_another(pieces, start, end, language):
        end += 1
    line = joiner.join(pieces[start:end])
    match = language.match("agenda_line", line.text)
    while match is None and end > start + 1:
        end -= 1
        line = joiner.join(pieces[start:end])
        match = language.match("agenda_line", line.text)
    items = parse_items(match["items"]) if match else ()
    if not items:
        head.keep(*pieces[start:end])
        head.unread.append(("/header/agenda_items", line.text))
        return end
    head.keep(*pieces[start:end])
    first = end
    while end < len(pieces) and is_title(pieces[end]) and not _begins_another(pieces, start, end, language):
        end += 1
    titles = [joiner.join(lines) for lines in titles_apart(pieces[first:end], len(items), language)]
    stated = match["list"] if match else None
    head.agenda.append(AgendaBlock(items, line.pieces, stated, tuple(titles), organ, session))
    head.line_marks += line.marks
    return end


class _Named(NamedTuple):
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
