"""Who sends and who signs: States and bodies in titles and signatures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from undoc_cli.rules.folding import fold, key_of
from undoc_cli.rules.language import OR, Language
from undoc_cli.rules.language import language as language_of
from undoc_cli.rules.signs import HYPHENS
from undoc_cli.rules.tables import table
from undoc_cli.rules.text import is_han

# What is no State in the packaged lists.
BODIES = "bodies"
COMMAS = (",", "،", "、")


class Phrase(NamedTuple):
    """What stands behind an office: whether it may be a list of States, or must, and whether it sends for certain."""

    text: str
    many: bool
    of_state: bool
    certain: bool


def _table(code: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = table("parties.toml" if code == "en" else f"parties.{code}.toml")
    return groups


def _groups(code: str) -> Iterable[list[str]]:
    return _table(code).values()


@cache
def known_parties(code: str = "en") -> tuple[str, ...]:
    """Return the names of States and bodies that the packaged list of a language has, the longest first."""
    names = {form for group in _groups(code) for several in group for form in several.split(OR)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _plain_parties(code: str, script: str | None) -> dict[str, None]:
    """Return the names in the form in which they are compared, the longest first.

    Where letters are not folded, also in the capitals of titles before 1996.
    """
    names = known_parties(code)
    forms = [form for name in names for form in ((name,) if script else (name, name.upper()))]
    return dict.fromkeys(_plain(form, script) for form in forms)


def _plain(text: str, script: str | None) -> str:
    return key_of(script, text) if script else text.replace("'", "’").strip()


@cache
def _genitives(code: str, script: str | None) -> tuple[str, ...]:
    """Return the genitives of the names, which the list of a language that has them puts behind the nominatives."""
    names = [several.split(OR) for group in _groups(code) for several in group]
    declined = any(len(forms) > 1 for forms in names)
    return tuple(_plain(forms[-1], script) for forms in names) if declined else ()


@cache
def _lengths(code: str, script: str | None) -> list[int]:
    """Return how long names are, the longest first."""
    return sorted(set(map(len, _plain_parties(code, script))), reverse=True)


@cache
def _around_blanks(code: str, script: str | None) -> dict[str, list[str]]:
    """Return the names that hold a blank between two letters, by these three characters."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in _plain_parties(code, script):
        for place in {name[at - 1 : at + 2] for at, letter in enumerate(name) if letter == " "}:
            found[place].append(name)
    return dict(found)


def _beginnings(plain: str, language: Language) -> Iterator[str]:
    """Yield the names that a text begins with, the longest first."""
    known = _plain_parties(language.code, language.script)
    for length in _lengths(language.code, language.script):
        if length <= len(plain) and plain[:length] in known:
            yield plain[:length]


@cache
def _states(code: str, script: str | None) -> frozenset[str]:
    """Return the names of States in the form in which they are compared."""
    groups = (names for group, names in _table(code).items() if group != BODIES)
    names = [form for several in groups for forms in several for form in forms.split(OR)]
    return frozenset(_plain(form, script) for name in names for form in ((name,) if script else (name, name.upper())))


def is_state(text: str, language: Language) -> bool:
    """Whether a text is a name of a State that the packaged list has."""
    return _plain(text, language.script) in _states(language.code, language.script)


@cache
def _short_names(code: str, script: str | None) -> tuple[tuple[str, str], ...]:
    """Return the short names of States in the form in which they are looked for, and as the list has them."""
    groups = _table(code)
    names = [*groups["short"], *groups.get("apart", ())]
    return tuple((_plain(form, script).casefold(), name) for name in names for form in name.split(OR))


@cache
def _names_apart(code: str, script: str | None) -> frozenset[str]:
    """Return the names of States that begin with the name of another, in the form in which they are looked for."""
    return frozenset(_plain(name, script).casefold() for name in _table(code).get("apart", ()))


def states_in(text: str, language: Language) -> frozenset[str]:
    """Return the States whose short names a text holds: `China` for `People’s Republic of China`.

    Not those whose names stand within one that it holds: `South Sudan` is not the Sudan.  One that begins like another
    is the same State (`Iran (Islamic Republic of)`, `United States of America`), if the list does not set it apart:
    `Sudán del Sur`.
    """
    plain = _plain(text, language.script).casefold()
    known = _short_names(language.code, language.script)
    held = {form: name for form, name in known if form in plain and _stands_alone(form, plain)}
    apart = _names_apart(language.code, language.script)
    within = {
        form
        for form in held
        for longer in held
        if form != longer and (longer in apart or not longer.startswith(form)) and _stands_alone(form, longer)
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


def is_party(text: str, language: Language | None = None) -> bool:
    """Whether a text is the name of a State or body that the packaged list (of English, if not told) has."""
    words = language or language_of("en")
    known = _plain_parties(words.code, words.script)
    if _plain(text, words.script) in known:
        return True
    form = words.match("state_form", text)
    return form is not None and _plain(form["name"], words.script) in known


@cache
def _squeezed(code: str, script: str | None) -> frozenset[str]:
    """Return the names without their blanks."""
    return frozenset(name.replace(" ", "") for name in _plain_parties(code, script))


def _is_torn(text: str, language: Language) -> bool:
    """Whether a text is a known name with a blank in a word, or with one too few: `Syrian Arab Republi c`."""
    plain = _plain(text, language.script).replace(" ", "")
    return plain in _squeezed(language.code, language.script) and not is_party(text, language)


def _readings(text: str, language: Language) -> Iterator[str]:
    """Yield a text, and what it may stand for when a preposition is written together with its first word."""
    yield text
    for prefix, full in language.attached.items():
        if text.startswith(prefix):
            yield from (start + text[len(prefix) :] for start in full)


def _first_party(text: str, language: Language) -> tuple[str, str | None] | None:
    """Return the known name that a list begins with and what follows the joint behind it (None: nothing does)."""
    for reading in _readings(text, language):
        folded = fold(language.script, reading) if language.script else None
        plain = folded.text.lower() if folded else _plain(reading, None)
        for name in _beginnings(plain, language):
            if len(plain) == len(name):
                return reading, None
            end = folded.origins[len(name)] if folded and folded.origins else len(name)
            rest = reading[end:]
            joint = next(iter(language.matches("join_states", rest)), None)
            if joint and joint.start() == 0:
                return reading[:end].rstrip(), rest[joint.end() :]
    joint = next(iter(language.matches("join_states", text)), None)
    head = text[: joint.start()] if joint else text
    for reading in _readings(head, language):
        if is_party(reading, language):  # a formal name that no list has
            return reading, text[joint.end() :] if joint else None
    return None


def cut_parties(text: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """Cut a list such as `Denmark, Germany and the Sudan`; also whether the cut is certain.

    It is certain when every part is a known State or body, or when there is but one.
    """
    rest = language.without("article", text.strip())
    found: list[str] = []
    while known := _first_party(rest, language):
        found.append(known[0])
        if known[1] is None:
            return tuple(found), True
        rest = known[1]
    parts = [part for part in language.split("join_states", rest) if part]
    attached = any(rest.startswith(prefix) for prefix in language.attached)
    return (*found, *parts), len(parts) <= 1 and not found and not attached


def sending_entities(sender: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """Return the States and bodies that send, as the title prints them, and whether that is certain.

    `the representatives of Denmark, Germany and Sweden to the United Nations` sends for three; the
    Secretary-General for nobody but that office.  Whether the body of `… and Chair of the Group of 77` sends as well is
    not said.
    """
    text = language.without("seat", sender).rstrip(" ,،、")
    parts = _phrases(text, language)
    if not parts:
        name = language.without("article", text.strip())
        own = is_party(name, language) or language.match("own_office", name) is not None
        doubtful = _last_parties(text, language) is not None or language.match("state_office", name) is not None
        return (name,), own and not doubtful
    entities: list[str] = []
    certain = len(parts) > 1 or language.match("presides_too", sender) is None
    for part in parts:
        names, sure = _entities(part.text, language) if part.many else _body(part.text, language)
        # `the Permanent Representative of Malta and the Ambassador of goodwill`
        named = part is parts[0] or not part.many or all(is_party(name, language) for name in names)
        entities += names
        # All States are known, and names have capitals: `Ministre utopien des affaires étrangères` names no State.
        unknown = [name for name in names if not is_party(name, language)]
        stateless = any(part.of_state or name[:1].islower() for name in unknown)
        certain = certain and sure and part.certain and named and not stateless
    torn = any(_is_torn(name, language) for name in entities)
    return tuple(dict.fromkeys(entities)), certain and not torn


def _entities(text: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """Cut what stands behind an office; where the office goes on in it, the States at its end.

    Where the text begins with States and goes on, they send; it is certain when the rest says what the letter is about.
    """
    names, sure = cut_parties(text, language)
    known = tuple(takewhile(lambda name: is_party(name, language), names))
    if len(known) == len(names):
        return names, sure
    if known:
        behind = names[len(known)]
        about = language.match("about", f" {behind}") is not None
        # `Cuba and Chair of the Group of 77`: whether that group sends as well is not said.
        ends = about or language.match("signing_office", behind) is not None
        return (known, about) if ends else (names, False)
    if found := _beginning(text, language):
        name, rest = found
        about = language.match("about", rest) is not None
        return ((name,) if about else names), about
    last = _last_parties(text, language)
    return (last, language.match("about", text) is None) if last else (names, sure)


def _body(text: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """Return what a Chair or a President presides over; it is not certain where another office, or more, follows.

    What the letter is about is no part of it: `the Board of Auditors transmitting its report`.
    """
    name = language.without("article", text.strip())
    if subject := language.match("subject", name):
        name = name[: subject.start()]
    for joint in language.matches("join_states", name):
        if language.match("signing_office", name[joint.end() :]):
            head = name[: joint.start()]
            return (head if is_party(head, language) else name,), False
    found = _beginning(name, language)
    if found is None or not found[1] or not is_state(found[0], language):
        return (name,), True
    if language.match("about", found[1]):
        return (found[0],), True
    return (name,), not language.matches("join_states", found[1])


def _beginning(text: str, language: Language) -> tuple[str, str] | None:
    """Return the longest known name that a text begins with, and what follows it: `Malta` and ` to the Holy See`."""
    for reading in _readings(language.without("article", text.strip()), language):
        folded = fold(language.script, reading) if language.script else None
        plain = folded.text.lower() if folded else _plain(reading, None)
        for name in _beginnings(plain, language):
            end = folded.origins[len(name)] if folded and folded.origins and len(name) < len(plain) else len(name)
            following = plain[len(name) : len(name) + 1]
            if is_han(name[-1]) or not (following.isalnum() or following in HYPHENS):
                return reading[:end].rstrip(), reading[end:]
    return None


def _last_parties(text: str, language: Language) -> tuple[str, ...] | None:
    """Return the known States and bodies at the end of `Foreign Affairs and Trade of Denmark`, if it ends in them."""
    joints = {joint.end() for joint in language.matches("join_states", text)}
    for match in language.matches("of_party", text):
        if match.end() in joints:
            continue  # a member of a list, not what the office is of
        names, sure = cut_parties(text[match.end() :], language)
        if sure and all(is_party(name, language) for name in names) and _is_whole(text, names[-1], language):
            return names
    return None


def _is_whole(text: str, name: str, language: Language) -> bool:
    """Whether a name at the end of a text is not the end of a longer one: `Congo` may be."""
    plain, end = _plain(text, language.script), _plain(name, language.script)
    known = _plain_parties(language.code, language.script)
    longer = range(len(plain) - len(end)) if plain.endswith(end) else ()
    return not any(plain[start:] in known for start in longer)


def _phrases(text: str, language: Language) -> list[Phrase]:
    """Return what stands behind each office.

    `Bahrain and Qatar` behind "representatives of" may be a list of States; what a Chair presides over is one body,
    however named.
    """
    match = language.match("office", text)
    if match is None:
        return []
    rest = _with_article(match["rest"], text[: match.start("rest")], language)
    many = language.match("office_of_one", text) is None
    offices = language.matches("state_office", text[: match.start("rest")] + text[match.end("rest") :])
    of_state = bool(offices) and not any(office["observer"] for office in offices)
    second = language.match("second_office", rest)
    if second is None:
        return [Phrase(rest, many, of_state, certain=True)]
    # What stands behind the States, in Chinese the office, is that of the last of them.
    office = rest[second.start("office") :] + text[match.end("rest") :]
    others = _phrases(office, language)
    # `Rwanda and President of the League`, `Malta, the Chair of the League`: it may be the same person.
    own = bool(others) and not others[0].many and language.without("article", office) == office
    beside = len(others) == 1 and rest[second.start() : second.start("office")].strip() in COMMAS
    certain = bool(others) and not own and not beside
    return [Phrase(rest[: second.start()], many, of_state, certain), *others]


def _with_article(name: str, before: str, language: Language) -> str:
    """Return a name with its article where a preposition of one letter has swallowed it.

    Behind "ل", "لمحكمة" is "المحكمة"; a known name may begin with that letter itself (`لبنان`), as may a committee's.
    """
    for prefix, (full, *_) in language.attached.items():
        if len(prefix) == 1 and before.endswith(prefix) and name.startswith(prefix):
            if known := _beginning(name, language):
                return "".join(known)
            return name if name.startswith(language.like_attached) else full + name[len(prefix) :]
    return name


def entity_of_title(text: str, language: Language) -> str | None:
    """Return the State or body that a line of a signature names: `Permanent Representative of Greece to …`."""
    body = language.without("seat", text)
    for whole in (text, body):
        if is_party(bare := language.without("article", whole), language):
            return bare
    presided = _presided(body, language)
    for match in language.matches("of_party", body):
        rest = body[match.end() :]
        for reading in _readings(rest, language):
            if is_party(reading, language) and _is_whole(body, reading, language):
                return presided if presided and not is_state(reading, language) else reading
        # `Minister of Malta, Permanent Representative`, `Prime Minister of Malta and Chair of the League`
        for joint in language.matches("join_states", rest):
            name, after = rest[: joint.start()], rest[joint.end() :]
            named = is_party(name, language) and _is_whole(body[: match.end()] + name, name, language)
            if named and language.match("signing_office", after):
                return name
    office = language.match("office", body)  # in Chinese it stands behind its party
    if office and is_party(office["rest"], language):
        return str(office["rest"]).strip()
    found = language.match("title_entity", text)
    return str(found["entity"]).strip() if found else presided


def entity_of_titles(titles: Sequence[str], language: Language) -> str | None:
    """Return the State or body that the titles of a signature name, the first of them.

    It may stand on a line of its own below an office: `Chair` / `Working Group on Lamps`.
    """
    for title, below in pairwise((*titles, "")):
        if entity := _below_office(title, below, language) or entity_of_title(title, language):
            return entity
    return None


def _below_office(office: str, line: str, language: Language) -> str | None:
    """Return the body that a line names, if the line above it is the office of who presides over it, and no more."""
    body = line and _presided(f"{office}, {line}", language)
    alone = body and len(body) <= len(line)
    return body if alone and not language.match("signing_office", line) else None


def _presided(text: str, language: Language) -> str | None:
    """Return the body that somebody presides over: the Group of Experts, of `Chair of the Group of Experts`."""
    found = language.match("presided", text)
    return _body(found["body"], language)[0][0] if found else None


def name_crosses(above: str, below: str, language: Language) -> bool:
    """Whether a known name begins at the end of one line and ends in the next: `Republic of` / `Korea`."""
    first, second = _plain(above, language.script), _plain(below, language.script)
    together = f"{first} {second}"
    for name in _around_blanks(language.code, language.script).get(together[len(first) - 1 : len(first) + 2], ()):
        start = together.find(name, max(len(first) + 2 - len(name), 0), len(first) + len(name))
        neighbours = together[max(start - 1, 0) : start] + together[start + len(name) : start + len(name) + 1]
        if 0 <= start < len(first) and not any(letter.isalpha() for letter in neighbours):
            return True
    return False


def begins_with_its_party(office: str, below: str, language: Language) -> bool:
    """Whether a line begins with the State that the office above it is of, tied to it by its case or a preposition.

    In Russian its genitive (`Постоянный представитель` / `Франции`), in Arabic a letter written together with it; in
    other languages a word of its own, with which no title begins.
    """
    plain = _plain(below, language.script)
    declined = (name for name in _genitives(language.code, language.script) if plain.startswith(name))
    tied = any(not plain[len(name) : len(name) + 1].isalpha() for name in declined)
    if not tied and not is_party(below, language):
        attached = [_plain(reading, language.script) for reading in _readings(below, language)][1:]
        tied = any(next(_beginnings(reading, language), None) for reading in attached)
    return tied and language.match("signing_office", office) is not None and not entity_of_title(office, language)
