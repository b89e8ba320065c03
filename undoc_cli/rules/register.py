"""The agenda register: which title has stood under which item of the General Assembly's agenda."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from graphlib import CycleError, TopologicalSorter
from importlib import resources
from itertools import combinations
from typing import Annotated, Literal, NamedTuple

import msgspec

from undoc_cli.rules.signs import TYPED

# Agendas follow the same clusters in the same order only since about here. A/62/150 to A/64/100 put the
# maintenance of peace before development, hence prevention of armed conflict (item 14 of session 62) before
# culture of peace (item 49); A/67/L.46 is the oldest document seen that has the order of today.
FIRST_SESSION_IN_ORDER = 67


class Entry(NamedTuple):
    """A fact: under this item of this list of this session stands this title, as the sources print."""

    session: str
    list: str
    item: str
    subitem: str | None
    title: str
    sources: tuple[str, ...]


class Item(NamedTuple):
    """A printed item: "32 (a)" is `Item("32", "a")`."""

    number: str
    subitem: str | None

    def __str__(self) -> str:
        return self.number if self.subitem is None else f"{self.number} ({self.subitem})"


_Title = Annotated[str, msgspec.Meta(pattern=r"^\S(.*\S)?\Z")]
_Symbol = Annotated[str, msgspec.Meta(pattern=r"^[A-Z].*/.*\S\Z")]


class _Fact(msgspec.Struct, forbid_unknown_fields=True):
    session: Annotated[str, msgspec.Meta(pattern=r"^(S-|ES-)?[0-9]{1,4}\Z")]
    list: Literal["agenda", "provisional agenda", "preliminary list"]
    item: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,4}\Z")]
    title: _Title
    sources: Annotated[tuple[_Symbol, ...], msgspec.Meta(min_length=1)]
    subitem: Annotated[str, msgspec.Meta(pattern=r"^[a-z]{1,3}\Z")] | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: Literal[1]
    entries: tuple[_Fact, ...]
    notes: tuple[str, ...] = ()


def parse_register(data: bytes) -> list[Entry]:
    """Read a register file; ValueError, in one line, when it is none or when an item stands in it twice."""
    try:
        facts = msgspec.json.decode(data, type=_File).entries
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"agenda register: {error}") from error
    entries = [Entry(f.session, f.list, f.item, f.subitem, f.title, f.sources) for f in facts]
    seen: set[tuple[str, str, Item]] = set()
    for entry in entries:
        key = (entry.session, entry.list, Item(entry.item, entry.subitem))
        if key in seen:
            raise ValueError(f"agenda register: item {key[2]} twice in session {key[0]}, {key[1]}")
        seen.add(key)
    return entries


@lru_cache(maxsize=4096)
def folded(title: str) -> str:
    """Give the form in which titles are compared: spelling of quotes, dashes, spaces and case left out."""
    text = unicodedata.normalize("NFKC", title).translate(TYPED)
    return " ".join(text.split()).removesuffix(".").rstrip().casefold()


def place_of(number: str, subitem: str | None) -> tuple[int, int, str] | None:
    """Give the sort key of an item, "z" before "aa"; None for a number that is not plain."""
    if not (number.isascii() and number.isdecimal() and len(number) <= 4):
        return None
    letters = subitem or ""
    return int(number), len(letters), letters


def keeps_order(session: str | None) -> bool:
    """Say whether the session is a regular one with the order of today; "ES-10" and "2025" are not."""
    return (
        session is not None
        and (place := place_of(session, None)) is not None
        and (FIRST_SESSION_IN_ORDER <= place[0] < 1000)
    )


class Register:
    """Facts about agendas; of two facts about the same item the later one counts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the facts by list and by place."""
        self.entries = tuple(entries)
        self._titles: dict[tuple[str, str], dict[Item, str]] = defaultdict(dict)
        for entry in self.entries:
            self._titles[entry.session, entry.list][Item(entry.item, entry.subitem)] = entry.title

    @cached_property
    def _agendas(self) -> list[dict[str, tuple[int, int, str]]]:
        """The first place of each title of those agendas that keep the order of today."""
        return [_places(titles) for key, titles in self._titles.items() if keeps_order(key[0])]

    @staticmethod
    def packaged() -> "Register":
        """Give the register that comes with the program."""
        return _packaged()

    def merged(self, entries: Iterable[Entry]) -> "Register":
        """Give a register with these facts added; they take precedence."""
        return Register((*self.entries, *entries))

    def titles(self, session: str | None, agenda_list: str | None) -> Mapping[Item, str]:
        """Give what is known of one list of one session."""
        return self._titles.get((session or "", agenda_list or ""), {})

    def confirms(self, item: Item, title: str, session: str | None, agenda_list: str | None) -> bool:
        """Say whether it has this title for an item."""
        known = self.titles(session, agenda_list).get(item)
        return known is not None and folded(known) == folded(title)

    def in_order(self, titles: Sequence[str]) -> list[int] | None:
        """Give the indices of titles, as they are compared, in the order that they keep from session to session.

        Only titles whose order is known change places, among themselves; where agendas contradict each other
        about a title it stays. None: the titles are out of order, but more than one order would be right.
        """
        unmoved = list(range(len(titles)))
        pairs: list[tuple[int, int]] = []
        contested: set[int] = set()
        for one, other in combinations(unmoved, 2):
            votes = self._votes(titles[one], titles[other])
            if len(votes) == 2:
                contested |= {one, other}
            elif votes:
                pairs.append((one, other) if True in votes else (other, one))
        pairs = [pair for pair in pairs if contested.isdisjoint(pair)]
        if all(first < then for first, then in pairs):
            return unmoved
        sorter: TopologicalSorter[int] = TopologicalSorter()
        for first, then in pairs:
            sorter.add(then, first)
        try:
            sorter.prepare()
        except CycleError:  # three agendas can contradict each other in a ring: that is no evidence
            return unmoved
        order: list[int] = []
        while sorter.is_active():
            ready = sorter.get_ready()
            if len(ready) > 1:
                return None
            order += ready
            sorter.done(*ready)
        for position, index in zip(sorted(order), order, strict=True):
            unmoved[position] = index
        return unmoved

    def _votes(self, one: str, other: str) -> set[bool]:
        """Ask every agenda that has both titles whether the one stands before the other."""
        return {a[one] < a[other] for a in self._agendas if one in a and other in a and a[one] != a[other]}


@cache
def _packaged() -> Register:
    return Register(parse_register(resources.files(__package__).joinpath("register.json").read_bytes()))


def _places(titles: Mapping[Item, str]) -> dict[str, tuple[int, int, str]]:
    """Give the first place of each title of an agenda, without titles that stand under two numbers."""
    places = defaultdict(set)
    for item, title in titles.items():
        if place := place_of(*item):
            places[folded(title)].add(place)
    return {title: min(found) for title, found in places.items() if len({place[0] for place in found}) == 1}
