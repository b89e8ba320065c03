"""To whom a letter is addressed: where the addressees of a title end, and what the letter is about begins."""

from msgspec import Struct

from undoc_cli.rules.language import Language
from undoc_cli.rules.text import is_torn

SIGNS = " ,;،、，；"  # what may stand between the last addressee and what follows


class Addressees(Struct, frozen=True):
    """The addressees without their articles, where the last of them ends, and whether that is certain."""

    names: tuple[str, ...]
    end: int
    certain: bool


def read_addressees(text: str, language: Language) -> Addressees:
    """Read the addressees that a text begins with.

    The Secretary-General and the Presidents of organs have names that end: what stands behind one of them and is no
    other addressee is what the letter is about, and a doubt where nothing says so.  The name of a committee may go on,
    and is a doubt where what goes on may be what the letter is about.
    """
    subject = language.match("subject", text)
    end = len(text[: subject.start() if subject else None].rstrip(SIGNS))
    joints = [joint.span() for joint in language.matches("addressee_cut", text) if joint.end() < end]
    names: list[str] = []
    start = 0
    for stop, following in (*joints, (end, end)):
        part = text[start:stop]
        name = language.without("article", part.strip(SIGNS))
        closed = language.match("closed_addressee", name)
        behind = name[closed.end() :] if closed else ""
        if closed and behind.strip(SIGNS):
            found = language.match("about", behind) is not None and not _open(names, language)
            return Addressees((*names, closed[0]), start + part.index(closed[0]) + len(closed[0]), found)
        if name:
            names.append(name)
        start = following
    return Addressees(tuple(names), end, not _open(names, language))


def _open(names: list[str], language: Language) -> bool:
    """Whether one of the names may hold what the letter is about, or a false blank."""
    return any(language.match("open_subject", name) or is_torn(name) for name in names)
