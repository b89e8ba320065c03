"""The session block under the masthead's rule: where it ends, in one column or two, and what each of its lines is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from undoc_cli.page import Line, PageParts, Piece, whole
from undoc_cli.parts.agenda_titles import is_title
from undoc_cli.parts.item_lines import more_items, read_items
from undoc_cli.parts.masthead import Masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.session_lines import is_session, read_session, starred, take_within, text_of
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import session_of, session_within

if TYPE_CHECKING:
    from undoc_cli.model import Session

# New York (Letter) and Geneva (A4), in points unless said otherwise.
SECOND_COLUMN_SHARE = 0.44  # the second organ's session block at 348 of 612, 296 of 595
MIDDLE_SHARE = 0.49
CENTRED = 3.0  # points: by how much centred lines miss the middle
BLOCK_INDENT_SHARE = 0.18  # the session block begins at 60 (titles and body at 123)
BLOCK_EDGE = 12.0  # its lines begin at one edge, recognised ones nearly so
COLUMN_SHARE = 0.65  # lines of its left column end at 0.58 of the width at the most, over 706 real ones
BLOCK_SIZE = 14.5  # bodies under the rule are set in 10 to 14 points, titles in up to 20


def read_session_block(
    head: Masthead,
    parts: PageParts,
    below: list[Line],
    language: Language,
    joiner: Joiner,
    following: Sequence[tuple[Line, ...]] = (),
) -> tuple[Line, ...]:
    """Read the block at the head of the lines below the masthead's rule; return those that follow it.

    Where it fills page 1, they stand on a later page, on which it may go on.
    """
    edge = min((line.box.x0 for line in below), default=0.0)
    block, rest = _block(parts, below, edge, language)
    for lines in following:
        if rest or not lines:
            break
        head.fills += 1
        wide = next((at for at, line in enumerate(lines) if _is_wide(line, parts.width)), len(lines))
        more, rest = _block(parts, list(lines[:wide]), edge, language)
        block += more
        rest += lines[wide:]
    for pieces in _columns(parts, block):
        _session_column(head, pieces, language, joiner)
    return rest


def _is_wide(line: Line, width: float) -> bool:
    """Whether a line is as wide as text: a page of text that begins at the edge of the block is none of it."""
    return line.box.x0 < BLOCK_INDENT_SHARE * width and line.box.x1 > COLUMN_SHARE * width


def _block(parts: PageParts, lines: list[Line], edge: float, language: Language) -> tuple[list[Line], tuple[Line, ...]]:
    """Cut the session block off: it ends where the first line stands that is neither left nor right column.

    `edge` is where its left column begins.
    """
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
        or more_items(run, line.text, language)
        or (not is_session([whole(above)], language) and is_session([whole(above), whole(line)], language))
    )


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
        lines: Sequence[Piece] = next((run for run in runs if is_session(run, language)), ())
        found = session_of(text_of(lines), language)
        stated = session or head.session  # of this column, or of the one before it
        if found and stated and found != stated:
            head.other_sessions.append(found)
        session = found or session
        index += max(len(lines), 1)
        if lines and read_session(head, lines, language):
            continue
        if not lines and (within := session_within(text, language)):
            session = session or within
            take_within(head, within, piece)
            if language.match("agenda_like", text):
                head.unread.append(("/header/agenda_items", text))
            continue
        if language.match("agenda_start", text):
            index = read_items(head, pieces, index - 1, language, joiner, organ or _first_organ(head), session)
            continue
        if language.match("agenda_like", text):
            head.unread.append(("/header/agenda_items", text))
        elif session is None and language.match("session_like", text):
            head.unread.append(("/header/session", text))
        head.keep(*(lines or [piece]))


def _first_organ(head: Masthead) -> str | None:
    return head.organs[0] if head.organs else None
