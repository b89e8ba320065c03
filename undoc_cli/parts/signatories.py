"""Who signed: the name and the titles on the lines of one signature, and the State or body that they speak for."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from undoc_cli.page import Line, Piece, whole
from undoc_cli.parts.passages import Joiner
from undoc_cli.passage import Passage
from undoc_cli.rules.language import Language
from undoc_cli.rules.offices import begins_with_its_party, entity_of_titles
from undoc_cli.rules.parties import name_crosses
from undoc_cli.rules.text import first_word, is_han

BRACKETS = "()（）[]"


class RawSignature(Struct, frozen=True):
    """One signature and the lines it stands on."""

    name: Passage
    family_name: str | None
    titles: tuple[Passage, ...]
    entity: str | None
    signed: tuple[Piece, ...]  # the words that say so, where they are printed
    ties: tuple[Piece, ...] = ()  # words that tie a rank to the title below it, such as "and"


def says_signed(line: Line, language: Language) -> bool:
    """Whether a line says, in brackets before or behind a name, that somebody signed."""
    in_brackets = line.text[:1] in BRACKETS or line.text[-1:] in BRACKETS
    return in_brackets and language.match("signed", line.text) is not None


def signature_of(group: list[Line], width: float, language: Language, joiner: Joiner) -> RawSignature:
    """Return the signature on some lines, of which one says that somebody signed; titles may stand above it."""
    index = next(i for i, line in enumerate(group) if says_signed(line, language))
    first = group[index]
    match = language.match("signed", first.text)
    assert match is not None
    below = [*group[:index], *group[index + 1 :]]
    start, end = match.span("name")
    # The words stand before the name; in Chinese behind it.
    signed = (Piece(first, 0, start) if start else Piece(first, end, len(first.text)),)
    if match["name"].strip():
        name = Piece(first, start, end)
    elif below and not language.match("signing_office", below[0].text):
        name, below = whole(below[0]), below[1:]
    else:
        name = Piece(first, len(first.text), len(first.text))
    names = [name]
    while below and _name_goes_on(names[-1], below[0], language):
        names.append(whole(below.pop(0)))
    return person_of(names, below, signed, width, language, joiner)


def _name_goes_on(name: Piece, line: Line, language: Language) -> bool:
    """Whether a name goes on in the next line: where family names are bold, one follows a given name, or goes on."""
    bold = [span.font.bold for span in name.line.spans if name.start < span.end and span.start < name.end]
    goes_on = line.spans[0].font.bold if any(bold) else any(span.font.bold for span in line.spans)
    return goes_on and not all(bold) and not language.match("signing_office", line.text)


def person_of(
    names: Sequence[Piece],
    below: Sequence[Line],
    signed: tuple[Piece, ...],
    width: float,
    language: Language,
    joiner: Joiner,
) -> RawSignature:
    """Return who signed: the name, which may go on, and the titles below it, in a column so wide."""
    *given, last = names
    groups = _wrapped(below, width, language)
    ties = tuple(tie for lines in groups if (tie := _tie(lines, language)))
    beside: list[Passage] = []
    if office := _office_beside(last, language):
        ties += (Piece(office.line, office.start - len(", "), office.start),)
        last = replace(last, end=ties[-1].start)
        goes_on = groups and (
            language.match("title_open", office.text) or language.match("title_goes_on", groups[0][0].text)
        )
        beside = [joiner.join([office, *groups[0]] if goes_on else [office])]
        groups = groups[1:] if goes_on else groups
    titles = [*beside, *(_title(lines, language, joiner) for lines in groups)]
    entity = entity_of_titles([title.text for title in titles], language)
    name = joiner.join([*given, last])
    return RawSignature(name, _bold_part(name), tuple(titles), entity, signed, ties)


def _office_beside(name: Piece, language: Language) -> Piece | None:
    """Return the office that stands behind a name on its line: `Jane Doe, Coordinator`; letters behind it are none."""
    comma = name.text.find(", ")
    office = replace(name, start=name.start + comma + len(", "))
    return office if comma > 0 and language.match("signing_office", office.text) else None


def _title(lines: list[Line], language: Language, joiner: Joiner) -> Passage:
    """Join the lines of a title; the word that ties a rank to the title below it is no part of either."""
    tie = _tie(lines, language)
    return joiner.join([Piece(lines[0], 0, tie.start)] if tie else lines)


def _tie(lines: list[Line], language: Language) -> Piece | None:
    """Return the word that ties a rank, alone on its line, to the title below it."""
    match = language.match("rank_and", lines[0].text) if len(lines) == 1 else None
    return Piece(lines[0], match.end("rank"), len(lines[0].text)) if match else None


def _wrapped(lines: Sequence[Line], width: float, language: Language) -> list[list[Line]]:
    """Group the lines below a name to titles: a line that cannot end a title goes on in the next."""
    groups: list[list[Line]] = []
    for place, line in enumerate(lines):
        last = groups[-1][-1] if groups else None
        above = " ".join(other.text for other in groups[-1]) if groups else ""
        below = " ".join(other.text for other in lines[place : place + 2]).replace("- ", "-")
        ranked = last is not None and language.match("rank_and", last.text) is not None
        if (
            last is not None
            and not ranked
            and (
                language.match("title_open", last.text)
                or language.match("title_goes_on", line.text)
                or name_crosses(above, line.text, language)
                or begins_with_its_party(above, below, language)
                or _fills(last, line, width, language)
            )
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _fills(last: Line, line: Line, width: float, language: Language) -> bool:
    """Whether the margin broke a title: its last line had no room for what the next one begins with."""
    if is_han(line.text[:1]):  # Chinese is broken behind any character
        return last.box.width + line.slice_box(0, 1).width > width
    beginning = line.slice_box(0, len(first_word(line.text))).width + 0.25 * line.size
    # `Chargé d’affaires` begins a title of its own, however little room there was.
    return last.box.width + beginning > width and not language.match("signing_office", line.text)


def _bold_part(name: Passage) -> str | None:
    """Return the bold run of a name, if part of it is bold and part is not; of two (`Doe (for Ann Roe)`) none is."""
    bold = plain = between = ""
    for piece, start in zip(name.pieces, name.origins, strict=True):
        for span in piece.line.spans:
            text = piece.line.text[max(span.start, piece.start) : min(span.end, piece.end)]
            if not span.font.bold:
                plain += text
                between += text
            elif text:
                if bold.strip() and any(map(str.isalpha, between)):
                    return None
                bold += text
                between = ""
        if name.text[start + len(piece.text) :].startswith(" "):
            bold += " "
    family = " ".join(bold.split())
    return family if family and plain.strip() else None
