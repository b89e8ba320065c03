"""Who sends a letter: the States and bodies that a title names behind the offices of its senders."""

from itertools import takewhile
from typing import NamedTuple

from undoc_cli.rules.folding import fold
from undoc_cli.rules.language import Language
from undoc_cli.rules.parties import is_party, is_state, is_whole, parties, readings
from undoc_cli.rules.signs import HYPHENS, LIST_COMMAS
from undoc_cli.rules.text import is_han, is_linking

BREAKS = (",", "，")  # behind the Arabic comma the name itself may go on, and no capital tells whether it does


class Phrase(NamedTuple):
    """What stands behind an office: whether it may be a list of States, or must, and whether it sends for certain.

    Behind the office of an envoy stands no more than the names of those who send.
    """

    text: str
    many: bool
    of_state: bool
    of_envoy: bool
    certain: bool


def sending_entities(sender: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """Return the States and bodies that send, as the title prints them, and whether that is certain.

    `the representatives of Denmark, Germany and Sweden to the United Nations` sends for three; the
    Secretary-General for nobody but that office.  Whether the body of `… and Chair of the Group of 77` sends as well is
    not said.
    """
    text = language.without("seat", sender).rstrip(" ,،、")
    seat = language.match("seat", sender)
    # `the Acting Head of the Ruritanian Mission to the United Nations`
    mission = seat and (office := language.match("state_office", seat[0])) and office.start() == 0
    parts = _phrases(text, language)
    if not parts:
        name = language.without("article", text.strip())
        own = is_party(name, language) or language.match("own_office", name) is not None
        doubtful = _last_parties(text, language) is not None or language.match("state_office", name) is not None
        return (name,), own and not doubtful
    entities: list[str] = []
    certain = len(parts) > 1 or language.match("presides_too", sender) is None
    for part in parts:
        names, sure = _entities(part, language) if part.many else body_of(part.text, language)
        # `the Permanent Representative of Malta and the Ambassador of goodwill`
        named = part is parts[0] or not part.many or all(is_party(name, language) for name in names)
        entities += names
        # All States are known, and names have capitals: `Ministre utopien des affaires étrangères` names no State.
        unknown = [name for name in names if not is_party(name, language)]
        stateless = any(part.of_state or mission or _is_no_name(name, language) for name in unknown)
        certain = certain and sure and part.certain and named and not stateless
    torn = any(_is_torn(name, language) for name in entities)
    return tuple(dict.fromkeys(entities)), certain and not torn


def _is_no_name(text: str, language: Language) -> bool:
    """Whether a text begins small, as no name does but of a part of a body: `formation République centrafricaine`.

    Nor is one with a word for a nation (`Utopian Delegation`) the name of a State, nor a bare `Union` that of a body.
    """
    small = text[:1].islower() and language.match("own_office", text) is None
    return small or language.match("national_house", text) is not None


def _entities(phrase: Phrase, language: Language) -> tuple[tuple[str, ...], bool]:
    """Cut what stands behind an office; where the office goes on in it, the States at its end.

    Where the text begins with States and goes on, they send; it is certain when the rest says what the letter is about.
    """
    text = phrase.text
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
    # `the Permanent Representative of the Commonwealth of Utopia` sends for it, not for `Utopia`; but what an envoy is
    # of may be a house of the State: `the Embassy of Malta`.
    house = _phrases(text, language) if phrase.of_envoy else []
    if len(house) == 1 and house[0].many and is_party(house[0].text, language):
        return (house[0].text,), sure
    last = None if phrase.of_envoy else _last_parties(text, language)
    return (last, language.match("about", text) is None) if last else (names, sure)


def body_of(text: str, language: Language) -> tuple[tuple[str, ...], bool]:
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
        return (name,), not in_another(name, language)
    if language.match("about", found[1]):
        return (found[0],), True
    return (name,), not language.matches("join_states", found[1])


def in_another(name: str, language: Language) -> str:
    """Return what stands behind the last comma of a body's name and is no part of it: a place, or another house.

    It is `Port Utopia` of `Working Group on Lamps, Port Utopia`; what a committee is for is listed with "and":
    `Committee on Lamps, Wicks and Oil`.
    """
    last = name[max(map(name.rfind, BREAKS)) + 1 :].strip()
    listed = language.matches("join_states", last) or "&" in last or any(map(is_linking, last.split()))
    small = last[:1].islower() or name.isupper()  # of a title in capitals it is not known
    return "" if last == name or listed or small or last[:1].isdecimal() else last


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
    of_envoy = any(not office["minister"] for office in offices)
    second = language.match("second_office", rest)
    if second is None:
        return [Phrase(rest, many, of_state, of_envoy, certain=True)]
    # What stands behind the States, in Chinese the office, is that of the last of them.
    office = rest[second.start("office") :] + text[match.end("rest") :]
    others = _phrases(office, language)
    # `Rwanda and President of the League`, `Malta, the Chair of the League`: it may be the same person.
    own = bool(others) and not others[0].many and language.without("article", office) == office
    beside = len(others) == 1 and rest[second.start() : second.start("office")].strip() in LIST_COMMAS
    certain = bool(others) and not own and not beside
    return [Phrase(rest[: second.start()], many, of_state, of_envoy, certain), *others]


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


def _first_party(text: str, language: Language) -> tuple[str, str | None] | None:
    """Return the known name that a list begins with and what follows the joint behind it (None: nothing does)."""
    known = parties(language)
    for reading in readings(text, language):
        folded = fold(language.script, reading) if language.script else None
        plain = folded.text.lower() if folded else known.in_plain(reading)
        for name in known.beginnings(plain):
            if len(plain) == len(name):
                return reading, None
            end = folded.origins[len(name)] if folded and folded.origins else len(name)
            rest = reading[end:]
            joint = next(iter(language.matches("join_states", rest)), None)
            if joint and joint.start() == 0:
                return reading[:end].rstrip(), rest[joint.end() :]
    for joint in (*language.matches("join_states", text), None):  # its own name may have one: `Trinidad and Tobago`
        for reading in readings(text[: joint.start()] if joint else text, language):
            if is_party(reading, language):  # a formal name that no list has
                return reading, text[joint.end() :] if joint else None
    return None


def _is_torn(text: str, language: Language) -> bool:
    """Whether a text is a known name with a blank in a word, or with one too few: `Syrian Arab Republi c`."""
    known = parties(language)
    return known.in_plain(text).replace(" ", "") in known.squeezed and not is_party(text, language)


def _beginning(text: str, language: Language) -> tuple[str, str] | None:
    """Return the longest known name that a text begins with, and what follows it: `Malta` and ` to the Holy See`."""
    known = parties(language)
    for reading in readings(language.without("article", text.strip()), language):
        folded = fold(language.script, reading) if language.script else None
        plain = folded.text.lower() if folded else known.in_plain(reading)
        for name in known.beginnings(plain):
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
        if sure and all(is_party(name, language) for name in names) and is_whole(text, names[-1], language):
            return names
    return None
