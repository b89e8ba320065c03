"""The header put together from masthead, titles and foot of page 1, each value with its evidence."""

from collections.abc import Sequence

import msgspec

from undoc_cli.model import AgendaItem, AgendaList, Header
from undoc_cli.page import PageParts, Piece
from undoc_cli.parts.assemble import Assembly, Called
from undoc_cli.parts.front import Front
from undoc_cli.parts.letter import LetterTitle
from undoc_cli.parts.masthead import AgendaBlock, Masthead
from undoc_cli.rules.furniture import job_number_parts, join_job_number
from undoc_cli.rules.language import Language
from undoc_cli.rules.pairing import pair
from undoc_cli.rules.register import Register


def job_pieces(page: PageParts) -> list[Piece]:
    """Return the job number at the foot of page 1, without the dates beside it."""
    for kind, line in page.furniture:
        if kind == "job-number" and (parts := job_number_parts(line.text)):
            return [Piece(line, start, end) for start, end in parts]
    return []


def build_header(
    assembly: Assembly, head: Masthead, front: Front, job: Sequence[Piece], language: Language, register: Register
) -> Header:
    """Return the header, signatories left out; books evidence, marks and doubts with the assembly."""
    _book_masthead(assembly, head)
    # "Egypt: amendment to draft resolution A/80/L.18": a title is text and cites, as those of annexes do.  What the
    # masthead itself prints (its symbols, "* A/80/50.") names this document or a list, and stands in fields of its own.
    for index, title in enumerate(front.titles):
        assembly.text(f"/header/titles/{index}", title)
        assembly.prove(f"/header/titles/{index}", title.pieces)
    if front.letter:
        _book_letter(assembly, front.letter)
    if front.held:
        for pointer, pieces in front.held.evidence.items():
            assembly.prove(pointer, pieces)
    assembly.prove("/header/job_number", job)
    items: list[AgendaItem] = []
    for block in head.agenda:
        items += _items(assembly, block, len(items), language, register)
    return Header(
        symbols=head.symbols,
        distribution=head.distribution,
        distribution_date=head.date,
        language=language.code,
        original_languages=head.originals,
        organs=tuple(head.organs),
        session=head.session,
        council_year=head.council_year,
        meeting=front.held.meeting if front.held else msgspec.UNSET,
        agenda_list=_agenda_list(assembly, head, language),
        agenda_items=tuple(items),
        titles=tuple(title.text for title in front.titles),
        letter=front.letter.letter if front.letter else None,
        signatories=(),
        job_number=join_job_number(piece.text for piece in job),
        masthead=tuple(assembly.masthead),
    )


def _book_masthead(assembly: Assembly, head: Masthead) -> None:
    for pointer, pieces in head.evidence.items():
        assembly.prove(pointer, pieces)
    assembly.calls += [Called(pointer, mark) for pointer, mark in head.value_marks]
    for mark in head.line_marks:
        assembly.call_in_masthead(mark)
    for pointer, text in head.unread:
        assembly.warn("masthead-unread", f"“{text}” is not understood", pointer)
    for other in head.other_sessions:
        message = f"the masthead names another session as well: “{other.label}”"
        assembly.warn("session-several", message, "/header/session", "info")


def _book_letter(assembly: Assembly, letter: LetterTitle) -> None:
    for pointer, pieces in letter.evidence.items():
        assembly.prove(pointer, pieces)
    if not letter.certain_entities:
        message = f"it is not certain where the senders' names end: {letter.letter.sender}"
        assembly.warn("sender-entities", message, "/header/letter/sender_entities")
    if not letter.certain_addressees:
        message = "it is not certain where the addressees' names end"
        assembly.warn("addressees", message, "/header/letter/addressees")
    if letter.other:
        message = f"the titles name another letter as well: “{letter.other[:80]}”"
        assembly.warn("letter-several", message, "/header/letter")


def _agenda_list(assembly: Assembly, head: Masthead, language: Language) -> AgendaList | None:
    if not head.agenda:
        return None
    stated, *others = [(_list_named(block, language), block.list_words) for block in head.agenda]
    if any(other[0] != stated[0] for other in others):
        message = "the item lines of the masthead name different lists: agenda_list is that of the first"
        assembly.warn("agenda-list-several", message, "/header/agenda_list", "info")
    found, words = stated
    if found is None and words:
        assembly.warn("agenda-list", f"“{words}” is none of the known agenda lists", "/header/agenda_list")
    return found


def _list_named(block: AgendaBlock, language: Language) -> AgendaList | None:
    """Return the list that an item line names: "Agenda item" the agenda, a plain "Item" none."""
    return "agenda" if block.list_words is None else language.lists.get(block.list_words.lower().strip())


def _items(assembly: Assembly, block: AgendaBlock, first: int, language: Language, facts: Register) -> list[AgendaItem]:
    """Pair the items of a block with its titles; the register speaks only of the General Assembly, in English."""
    known = language.organ(block.organ or "") == "GA" and language.code == "en"
    register = facts if known else Register(())
    stated = _list_named(block, language)
    session = block.session.number if block.session and known else None
    texts = [title.text for title in block.titles]
    pairing = pair(block.items, texts, session, stated, register)
    for doubt in pairing.doubts:
        assembly.warn(doubt.code, doubt.message, "/header/agenda_items")
    result = []
    placed: set[Piece] = set()
    for passage in block.titles:
        if passage.text in pairing.titles:
            index = first + pairing.titles.index(passage.text)
            assembly.text(f"/header/agenda_items/{index}/title", passage, shared=placed)
            placed.update(passage.pieces)
        else:
            assembly.masthead_line(passage.pieces)
    for offset, (item, title) in enumerate(zip(block.items, pairing.titles, strict=True)):
        pointer = f"/header/agenda_items/{first + offset}"
        assembly.prove(f"{pointer}/number", block.pieces)
        if title is not None:
            assembly.prove(f"{pointer}/title", block.titles[texts.index(title)].pieces)
        result.append(AgendaItem(number=item.number, subitem=item.subitem, title=title))
    return result
