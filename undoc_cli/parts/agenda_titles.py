"""The titles of agenda items, in bold or in capitals: which lines are of one, and which of the next."""

from collections.abc import Iterable
from itertools import pairwise

from undoc_cli.page import Piece
from undoc_cli.rules.language import Language
from undoc_cli.rules.text import first_word

SAME_EDGE = 2.0  # points: where the titles of items begin, all their lines do
SUB_INDENT = 8.0  # the titles of sub-items are indented by 17 under their parent's
TITLE_GAP = 1.5  # of the type size: titles stand 1.8 apart (18 points), their lines 1.2


def is_title(piece: Piece) -> bool:
    """Whether a line is part of a title: in bold, before 1996 in capitals."""
    return is_bold(piece) or piece.text.isupper()


def is_bold(piece: Piece) -> bool:
    """Whether most of a line is bold; the mark of a note is not."""
    spans = [s for s in piece.line.spans if s.start < piece.end and s.end > piece.start]
    bold = sum(min(s.end, piece.end) - max(s.start, piece.start) for s in spans if s.font.bold)
    return bold > 0.7 * (piece.end - piece.start)


def titles_apart(lines: list[Piece], count: int, language: Language) -> list[list[Piece]]:
    """Return the titles of so many items: blank lines part them, in typescript and elsewhere seldom none.

    Where those give another number of titles, sub-items stand below their parent, or lines that go on with a title are
    indented, as in typescript, or a line ends where there was room for the next word.  None is parted in the middle
    of a phrase, `Question of` / `Palestine`, where a line was broken by hand.
    """
    groups = _by_gaps(lines)
    if len(groups) == count or count < 2 or not lines:
        return groups
    others = (found for found in (_by_edge(lines), _by_room(lines)) if not _breaks_phrase(found, language))
    return next((other for other in (_under_one(groups, count), *others) if len(other) == count), groups)


def _breaks_phrase(titles: list[list[Piece]], language: Language) -> bool:
    """Whether one of the titles ends, or the next begins, with a word that holds both together, or in small letters."""
    return any(
        below[0].text[0].islower()
        or language.match("title_broken", f"{above[-1].text.strip()}\n{below[0].text.strip()}")
        for above, below in pairwise(titles)
    )


def _by_edge(lines: list[Piece]) -> list[list[Piece]]:
    """Return titles of which all lines but the first are indented; in bold, one of them at the least is."""
    edge = min(piece.box.x0 for piece in lines)
    hangs = any(piece.box.x0 > edge + SUB_INDENT for piece in lines)
    if not hangs and any(map(is_bold, lines)):
        return []
    return _cut(lines, [piece.box.x0 <= edge + SUB_INDENT for piece in lines[1:]])


def _by_room(lines: list[Piece]) -> list[list[Piece]]:
    """Return titles that end where the next line's first word had room beside them: the margin did not break there."""
    edges, widest = [piece.box.x0 for piece in lines], max(piece.box.x1 for piece in lines)
    if max(edges) > min(edges) + SAME_EDGE:  # an indented line says something else
        return []
    return _cut(
        lines,
        [
            piece.line.slice_box(piece.start, piece.start + len(first_word(piece.text))).width
            < widest - above.box.x1 - piece.line.size
            or not is_close(above, piece)
            for above, piece in pairwise(lines)
        ],
    )


def _under_one(groups: list[list[Piece]], count: int) -> list[list[Piece]]:
    """Give sub-items printed below one parent ("Coordination questions:", then a line each) that parent's words."""
    if len(groups) != 1:
        return groups
    lines = groups[0]
    parent = next((i for i, piece in enumerate(lines) if piece.text.rstrip().endswith(":")), None)
    if parent is None or len(lines) - parent - 1 != count:
        return groups
    below = lines[parent + 1 :]
    if any(piece.box.x0 < lines[0].box.x0 + SUB_INDENT for piece in below):
        return groups
    return [[*lines[: parent + 1], piece] for piece in below]


def _by_gaps(pieces: list[Piece]) -> list[list[Piece]]:
    return _cut(pieces, [not is_close(above, piece) for above, piece in pairwise(pieces)])


def is_close(above: Piece, piece: Piece) -> bool:
    """Whether no blank line stands between two lines; at the head of a page, whether a line does not begin anew."""
    if above.line.page != piece.line.page:
        return not is_capital(piece.text[0])
    return piece.line.baseline - above.line.baseline <= TITLE_GAP * piece.line.size


def is_capital(letter: str) -> bool:
    """Whether a name may begin so: not with a small letter, nor with a figure; some scripts have no capitals."""
    return not letter.islower() and not letter.isdecimal()


def _cut(pieces: list[Piece], before: Iterable[bool]) -> list[list[Piece]]:
    """Return pieces in groups; `before` says of each but the first whether a group begins with it."""
    groups = [pieces[:1]] if pieces else []
    for piece, begins in zip(pieces[1:], before, strict=True):
        if begins:
            groups.append([])
        groups[-1].append(piece)
    return groups
