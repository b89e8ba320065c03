"""Who sends and who signs: States and bodies in titles and signatures."""

import tomllib
from functools import cache
from importlib.resources import files

from undoc_cli.rules.language import Language


@cache
def known_parties() -> tuple[str, ...]:
    """Return the names of States and bodies that the packaged list has, the longest first."""
    data = tomllib.loads(files("undoc_cli.rules").joinpath("parties.toml").read_text("utf-8"))
    names = {name for group in data.values() for name in group}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _plain(text: str) -> str:
    return text.replace("'", "’").strip()


def is_party(text: str) -> bool:
    """Whether a text is the name of a State or body that the packaged list has."""
    return _plain(text) in known_parties()


def cut_parties(text: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """Cut a list such as `Denmark, Germany and the Sudan`; also whether the cut is certain.

    It is certain when every part is a known State or body, or when there is but one.
    """
    rest = language.without("article", text.strip())
    found: list[str] = []
    while rest:
        known = next(
            (name for name in known_parties() if _plain(rest).startswith(name) and _ends(rest, len(name))),
            None,
        )
        if known is None:
            break
        found.append(rest[: len(known)])
        rest = rest[len(known) :]
        if not rest:
            return tuple(found), True
        parts = language.split("join_states", rest)
        if parts[0]:  # what follows a name is no joint: the name is only the start of a longer one
            rest = found.pop() + rest
            break
        rest = rest[len(rest) - len(_after_joint(rest, language)) :]
    parts = [part for part in language.split("join_states", rest) if part]
    return (*found, *parts), len(parts) <= 1 and not found


def _ends(text: str, index: int) -> bool:
    return index == len(text) or not (text[index].isalnum() or text[index] == "-")


def _after_joint(text: str, language: Language) -> str:
    match = language.match("join_states", text)
    return text[match.end() :] if match else text


def sending_entities(sender: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """Return the States and bodies that send, as the title prints them, and whether that is certain.

    `the representatives of Denmark, Germany and Sweden to the United Nations` sends for three; the
    Secretary-General for nobody but that office.
    """
    text = language.without("seat", sender)
    parts = _phrases(text, language)
    if not parts:
        return (language.without("article", sender.strip()),), True
    entities: list[str] = []
    certain = True
    for part, many in parts:
        names, sure = (
            cut_parties(part, language) if many else ((language.without("article", part.strip()),), True)
        )
        entities += names
        certain = certain and sure
    return tuple(dict.fromkeys(entities)), certain


def _phrases(text: str, language: Language) -> list[tuple[str, bool]]:
    """Return what stands behind each office, and whether it may be a list of States.

    `Bahrain and Qatar` behind "representatives of" is one; what a Chair presides over is one body, however named.
    """
    match = language.match("office", text)
    if match is None:
        return []
    rest = match["rest"]
    second = language.match("second_office", rest)
    if second is None:
        return [(rest, language.match("office_of_one", text) is None)]
    return [(rest[: second.start()], True), *_phrases(rest[second.start("office") :], language)]


def entity_of_title(text: str, language: Language) -> str | None:
    """Return the State or body that a line of a signature names: `Permanent Representative of Greece to …`."""
    bare = language.without("article", text)
    if is_party(bare):
        return bare
    body = language.without("seat", text)
    for index in range(len(body)):
        match = language.pattern("of_party").match(body, index)
        if match and is_party(body[match.end() :]):
            return body[match.end() :]
    match = language.match("title_entity", text)
    return str(match["entity"]).strip() if match else None
