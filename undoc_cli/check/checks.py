"""What the parts of a document say of each other: each check a function, each finding a stable code.

A check takes the finished document and yields diagnostics; it changes nothing.
"""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from undoc_cli.check import language, letters, masthead, numbers, pages, signatures, text
from undoc_cli.model import Diagnostic, Document
from undoc_cli.rules.language import Language
from undoc_cli.rules.register import Register

Check = Callable[[Document, Language], Iterator[Diagnostic]]


def checks(register: Register) -> tuple[Check, ...]:
    """Return the checks, one of which asks the register for the titles of agenda items."""
    return (
        masthead.has_masthead,
        masthead.has_essentials,
        masthead.has_sessions,
        masthead.organs_named,
        partial(text.recognised_text, register=register),
        masthead.blanks_in_words,
        masthead.letters_for_figures,
        masthead.symbols_known,
        masthead.symbols_of_masthead,
        pages.running_heads,
        masthead.session_of_symbol,
        masthead.session_of_list,
        masthead.meeting_of_symbol,
        masthead.meeting_of_record,
        masthead.council_year,
        letters.letter_readable,
        language.language_of_body,
        letters.misprints,
        signatures.signers,
        signatures.unmarked,
        signatures.texts_beside,
        signatures.run_on,
        letters.circulation,
        letters.annexes_found,
        pages.job_numbers,
        pages.page_count,
        pages.page_order,
        text.upright_text,
        text.tables_of_cells,
        text.decodable,
        numbers.numbers_follow,
        language.rules_verified,
        language.searches_ended,
    )


def checked(document: Document, words: Language, register: Register) -> Document:
    """Return the document with the findings of all checks behind those it has."""
    found = [one for check in checks(register) for one in check(document, words)]
    return replace(document, diagnostics=(*document.diagnostics, *found))
