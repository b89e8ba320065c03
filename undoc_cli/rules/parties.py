"""The States and bodies that are known by name: which of them a text is, begins with, or holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import pairwise

from undoc_cli.rules.folding import key_of
from undoc_cli.rules.language import OR, Language
from undoc_cli.rules.signs import HYPHENS
from undoc_cli.rules.tables import table
from undoc_cli.rules.text import is_han

BODIES = "bodies"  # what is no State in the packaged lists


class Parties:
    """The names that the packaged list of a language has; `plain` are those in the form in which they are compared."""

    def __init__(self, code: str, script: str | None) -> None:
        """Take the list of a language, and how its texts are folded."""
        self._script = script
        self._groups: dict[str, list[str]] = table("parties.toml" if code == "en" else f"parties.{code}.toml")

    def in_plain(self, text: str) -> str:
        """Return a text in the form in which names are compared."""
        return key_of(self._script, text) if self._script else text.replace("'", "’").strip()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All names, the longest first."""
        names = {form for group in self._groups.values() for form in _forms(group)}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    @cached_property
    def plain(self) -> dict[str, None]:
        """All names, the longest first."""
        return dict.fromkeys(self._all_plain(self.names))

    @cached_property
    def states(self) -> frozenset[str]:
        """The names of States, in plain."""
        groups = (names for group, names in self._groups.items() if group != BODIES)
        return frozenset(self._all_plain(form for names in groups for form in _forms(names)))

    @cached_property
    def short_names(self) -> tuple[tuple[str, str], ...]:
        """The short names of States in the form in which they are looked for, and as the list has them."""
        names = [*self._groups["short"], *self._groups.get("apart", ())]
        return tuple((self.in_plain(form).casefold(), name) for name in names for form in name.split(OR))

    @cached_property
    def apart(self) -> frozenset[str]:
        """The names of States that begin with the name of another, in the form in which they are looked for."""
        return frozenset(self.in_plain(name).casefold() for name in self._groups.get("apart", ()))

    @cached_property
    def genitives(self) -> tuple[str, ...]:
        """The genitives, in plain, which the list of a language that has them puts behind the nominatives."""
        names = [several.split(OR) for group in self._groups.values() for several in group]
        declined = any(len(forms) > 1 for forms in names)
        return tuple(self.in_plain(forms[-1]) for forms in names) if declined else ()

    @cached_property
    def squeezed(self) -> frozenset[str]:
        """All names, in plain, without their blanks."""
        return frozenset(name.replace(" ", "") for name in self.plain)

    @cached_property
    def around_blanks(self) -> dict[str, list[str]]:
        """The names, in plain, that hold a blank between two letters, by these three characters."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in self.plain:
            for place in {f"{left[-1]} {right[0]}" for left, right in pairwise(name.split(" "))}:
                found[place].append(name)
        return dict(found)

    def beginnings(self, plain: str) -> Iterator[str]:
        """Yield the names that a plain text begins with, the longest first."""
        for length in self._lengths:
            if length <= len(plain) and plain[:length] in self.plain:
                yield plain[:length]

    @cached_property
    def _lengths(self) -> list[int]:
        return sorted(set(map(len, self.plain)), reverse=True)

    def _all_plain(self, names: Iterable[str]) -> Iterator[str]:
        """Yield names in plain; where letters are not folded, also in the capitals of titles before 1996."""
        for name in names:
            yield self.in_plain(name)
            if not self._script:
                yield self.in_plain(name.upper())


def _forms(names: Iterable[str]) -> Iterator[str]:
    return (form for several in names for form in several.split(OR))


@cache
def _parties(code: str, script: str | None) -> Parties:
    return Parties(code, script)


def parties(language: Language) -> Parties:
    """Return what a language has of names."""
    return _parties(language.code, language.script)


def is_state(text: str, language: Language) -> bool:
    """Whether a text is a name of a State that the packaged list has, or a formal name made of one."""
    known = parties(language)
    form = language.match("state_form", text)
    return any(known.in_plain(name) in known.states for name in (text, form["name"] if form else ""))


def states_in(text: str, language: Language) -> frozenset[str]:
    """Return the States whose short names a text holds: `China` for `People’s Republic of China`.

    Not those whose names stand within one that it holds: `South Sudan` is not the Sudan.  One that begins like another
    is the same State (`Iran (Islamic Republic of)`, `United States of America`), if the list does not set it apart:
    `Sudán del Sur`.
    """
    known = parties(language)
    plain = known.in_plain(text).casefold()
    held = {form: name for form, name in known.short_names if form in plain and _stands_alone(form, plain)}
    within = {
        form
        for form in held
        for longer in held
        if form != longer and (longer in known.apart or not longer.startswith(form)) and _stands_alone(form, longer)
    }
    return frozenset(name for form, name in held.items() if form not in within)


def _stands_alone(name: str, text: str) -> bool:
    """Whether a name stands in a text that is no part of a longer word: not `Niger` in `Nigeria`."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        around = text[max(start - 1, 0) : start] + text[end : end + 1]
        if is_han(name[0]) or not any(letter.isalpha() or letter in HYPHENS for letter in around):
            return True
        start = text.find(name, start + 1)
    return False


def is_party(text: str, language: Language) -> bool:
    """Whether a text is the name of a State or body that the packaged list has."""
    known = parties(language)
    if known.in_plain(text) in known.plain:
        return True
    form = language.match("state_form", text)
    return form is not None and known.in_plain(form["name"]) in known.plain


def readings(text: str, language: Language) -> Iterator[str]:
    """Yield a text, and what it may stand for when a preposition is written together with its first word."""
    yield text
    for prefix, full in language.attached.items():
        if text.startswith(prefix):
            yield from (start + text[len(prefix) :] for start in full)


def is_whole(text: str, name: str, language: Language) -> bool:
    """Whether a name at the end of a text is not the end of a longer one: `Congo` may be."""
    known = parties(language)
    plain, end = known.in_plain(text), known.in_plain(name)
    longer = range(len(plain) - len(end)) if plain.endswith(end) else ()
    return not any(plain[start:] in known.plain for start in longer)


def name_crosses(above: str, below: str, language: Language) -> bool:
    """Whether a known name begins at the end of one line and ends in the next: `Republic of` / `Korea`."""
    known = parties(language)
    first, second = known.in_plain(above), known.in_plain(below)
    together = f"{first} {second}"
    for name in known.around_blanks.get(together[len(first) - 1 : len(first) + 2], ()):
        start = together.find(name, max(len(first) + 2 - len(name), 0), len(first) + len(name))
        neighbours = together[max(start - 1, 0) : start] + together[start + len(name) : start + len(name) + 1]
        if 0 <= start < len(first) and not any(letter.isalpha() for letter in neighbours):
            return True
    return False
