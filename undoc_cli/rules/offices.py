"""Of which State or body a title of a signature names an office."""

from collections.abc import Sequence
from itertools import pairwise

from undoc_cli.rules.language import Language
from undoc_cli.rules.parties import is_party, is_state, is_whole, parties, readings
from undoc_cli.rules.senders import body_of, in_another
from undoc_cli.rules.signs import LIST_COMMAS


def entity_of_title(text: str, language: Language) -> str | None:
    """Return the State or body that a line of a signature names: `Permanent Representative of Greece to …`."""
    body = language.without("seat", text)
    for whole in (text, body):
        if is_party(bare := language.without("article", whole), language):
            return bare
    presided = _presided(body, language)
    for match in language.matches("of_party", body):
        rest = body[match.end() :]
        for reading in readings(rest, language):
            if is_party(reading, language) and is_whole(body, reading, language):
                if presided and (not is_state(reading, language) or _is_behind(match.start(), body, presided)):
                    return presided
                return reading
        # `Minister of Malta, Permanent Representative`, `Prime Minister of Malta and Chair of the League`
        for joint in language.matches("join_states", rest):
            name, after = rest[: joint.start()], rest[joint.end() :]
            named = is_party(name, language) and is_whole(body[: match.end()] + name, name, language)
            if named and language.match("signing_office", after):
                return name
    office = language.match("office", body)  # in Chinese it stands behind its party
    if office and is_party(office["rest"], language):
        return str(office["rest"]).strip()
    found = language.match("title_entity", text)
    return str(found["entity"]).strip() if found else presided


def _is_behind(place: int, text: str, body: str) -> bool:
    """Whether at a place a comma stands right behind a body, or in its name: it may be where its seat is."""
    return text[place] in LIST_COMMAS and (text.endswith(body) or text.endswith(body, 0, place))


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
    body = line and _presided(language.without("seat", f"{office}, {line}"), language)
    alone = body and len(body) <= len(line)
    return body if alone and not language.match("signing_office", line) else None


def _presided(text: str, language: Language) -> str | None:
    """Return the body that somebody presides over: the Group of Experts, of `Chair of the Group of Experts`.

    It ends where another office follows (`Chair of the Group of Experts, Ambassador`), and a known body behind a comma
    is what the whole line is of (`Secretary-General, Council of Lamps, African Union`); a State is not.
    """
    found = language.match("presided", text)
    if not found:
        return None
    body = found["body"]
    for joint in language.matches("join_states", body):
        rest = body[joint.end() :]
        if language.match("signing_office", rest):
            return _presided(text[: found.start("body") + joint.start()], language)
        if joint[0].startswith(LIST_COMMAS) and is_party(rest, language) and not is_state(rest, language):
            return rest
    name = body_of(body, language)[0][0]
    # What stands behind the comma of any other body may belong to its name: `Committee on Oil, Gas, Lamps`.
    last = in_another(name, language)
    head = name[: -len(last)].rstrip(" ,،，") if last else name
    return head if is_party(head, language) else name


def begins_with_its_party(office: str, below: str, language: Language) -> bool:
    """Whether a line begins with the State that the office above it is of, tied to it by its case or a preposition.

    In Russian its genitive (`Постоянный представитель` / `Франции`), in Arabic a letter written together with it; in
    other languages a word of its own, with which no title begins.
    """
    known = parties(language)
    plain = known.in_plain(below)
    declined = (name for name in known.genitives if plain.startswith(name))
    tied = any(not plain[len(name) : len(name) + 1].isalpha() for name in declined)
    if not tied and not is_party(below, language):
        attached = [known.in_plain(reading) for reading in readings(below, language)][1:]
        tied = any(next(known.beginnings(reading), None) for reading in attached)
    return tied and language.match("signing_office", office) is not None and not entity_of_title(office, language)
