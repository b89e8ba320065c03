"""The titles of agenda items put to the items, in the printed order unless the register contradicts it.

A masthead prints the item numbers in one line and the titles in a list below.  The register moves printed titles to
the items that they belong to; it never supplies a title that is not printed, and every departure is a `Doubt`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from undoc_cli.passage import Doubt
from undoc_cli.rules.register import Item, Register, folded, keeps_order, place_of

# The largest masthead measured has 14 items; beyond this the printed order stands unchecked.
MOST_ITEMS = 200


class Pairing(Struct, frozen=True):
    """The title of each item, in the order of the items; None where it is not known which one it is."""

    titles: tuple[str | None, ...]
    doubts: tuple[Doubt, ...]


def pair(
    items: Sequence[Item],
    titles: Sequence[str],
    session: str | None,
    agenda_list: str | None,
    register: Register,
) -> Pairing:
    """Put the printed titles to the printed items; never raises.

    The printed order is the pairing unless the register contradicts it: first by the titles of that very
    session and list, then, where the items ascend, by the order that titles keep from session to session.
    `session` is that of the General Assembly; None for the agenda of any other body. The packaged register is
    in English: for a document in another language give an empty one, else every title would be in doubt.
    """
    if len(items) != len(titles):
        return _pair_uneven(items, titles, register.titles(session, agenda_list))
    if len(items) > MOST_ITEMS:
        return Pairing(tuple(titles), ())
    known = register.titles(session, agenda_list)
    plain = [folded(title) for title in titles]
    fixed = _identified(items, plain, known)
    others = iter(sorted(set(range(len(titles))) - set(fixed.values())))
    printed = list(range(len(titles)))
    direct = [fixed[at] if at in fixed else next(others) for at in printed]
    doubts = _moved(items, titles, printed, direct, f"the agenda register for session {session}")

    order = direct.copy()
    free = [at for at in printed if at not in fixed]
    if keeps_order(session) and _ascend(items):
        sequence = register.in_order([plain[direct[at]] for at in free])
        if sequence is None:
            kept = "the agenda titles are not in the order that they have in other sessions; kept as printed"
            doubts.append(Doubt("agenda-order", kept))
        else:
            for at, index in zip(free, sequence, strict=True):
                order[at] = direct[free[index]]
    doubts += _moved(items, titles, direct, order, "the order of these titles in other sessions")

    for at, item in enumerate(items):
        if order[at] == at and (text := _contradiction(item, titles[at], known)):
            doubts.append(Doubt("agenda-register", text))
    return Pairing(tuple(titles[index] for index in order), tuple(doubts))


def _pair_uneven(items: Sequence[Item], titles: Sequence[str], known: Mapping[Item, str]) -> Pairing:
    """Pair what is certain where the counts differ.

    No title: older mastheads print it elsewhere, so nothing is amiss. One title for the sub-items of one
    item ("18 (a) and (b)") serves them all. Otherwise only the register can say which title is whose.
    """
    if not titles:
        return Pairing((None,) * len(items), ())
    counts = f"{len(items)} agenda items but {len(titles)} agenda titles are printed"
    if len(titles) == 1 and len({item.number for item in items}) == 1:
        return Pairing((titles[0],) * len(items), (Doubt("agenda-count", f"{counts}: given to each item"),))
    fixed: dict[int, int] = {}
    if max(len(items), len(titles)) <= MOST_ITEMS:
        fixed = _identified(items, [folded(title) for title in titles], known)
    paired = tuple(titles[fixed[at]] if at in fixed else None for at in range(len(items)))
    return Pairing(paired, (Doubt("agenda-count", f"{counts}: {len(fixed)} paired by the agenda register"),))


def _identified(items: Sequence[Item], plain: Sequence[str], known: Mapping[Item, str]) -> dict[int, int]:
    """Give, by index, the items and titles that the register puts together, leaving out what is ambiguous."""
    claims: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        if item in known:
            claims[folded(known[item])].append(at)
    return {at[0]: plain.index(t) for t, at in claims.items() if len(at) == 1 and plain.count(t) == 1}


def _ascend(items: Sequence[Item]) -> bool:
    places = [place for item in items if (place := place_of(*item))]
    return len(places) == len(items) and all(one < other for one, other in pairwise(places))


def _moved(
    items: Sequence[Item], titles: Sequence[str], before: Sequence[int], after: Sequence[int], reason: str
) -> list[Doubt]:
    """Name the items whose title is not the one before; nothing when there are none."""
    moved = [f"{item} “{titles[n]}”" for item, old, n in zip(items, before, after, strict=True) if old != n]
    if not moved:
        return []
    text = f"the printed order of agenda titles was not followed: {reason} gives item {', item '.join(moved)}"
    return [Doubt("agenda-order", text)]


def _contradiction(item: Item, title: str, known: Mapping[Item, str]) -> str | None:
    """Say how a printed title differs from the register's; "parent" for "parent: sub-title" does not."""
    text = folded(title)
    if item in known:
        own = folded(known[item])
        if own in text or own.startswith(f"{text}:"):
            return None
        return f"item {item} is printed as “{title}”; the agenda register has “{known[item]}”"
    elsewhere = [other for other, theirs in known.items() if folded(theirs) == text]
    if not elsewhere or item.number in {other.number for other in elsewhere}:
        return None
    return f"item {item} is printed as “{title}”; the agenda register has it as item {elsewhere[0]}"
