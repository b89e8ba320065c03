"""Checks of letters: what their titles, requests and annexes say of each other."""

from collections.abc import Iterator
from datetime import date

from undoc_cli.check.codes import finding
from undoc_cli.model import Diagnostic, Document
from undoc_cli.rules.agenda_items import parse_items
from undoc_cli.rules.language import Language
from undoc_cli.rules.register import Item
from undoc_cli.rules.symbols import parse
from undoc_cli.rules.text import misprint

LONGEST_WAIT = 366  # days until a letter is distributed: 154 at the most in 92 of them


def letter_readable(document: Document, language: Language) -> Iterator[Diagnostic]:
    """A title that begins like a letter's is read as one; a letter is dated before it is distributed, not years."""
    header = document.header
    if header.letter is None:
        for title in header.titles:
            if language.match("letter_like", title):
                yield finding("letter-title", f"“{title[:80]}” could not be read as a letter's title", "/kind")
        return
    if header.letter.date is None:
        yield finding("letter-date", "the date in the title is not one day that can be read", "/header/letter/date")
    elif header.distribution_date:
        wait = date.fromisoformat(header.distribution_date) - date.fromisoformat(header.letter.date)
        if not 0 <= wait.days <= LONGEST_WAIT:
            message = f"the letter is dated {header.letter.date}, its distribution {header.distribution_date}"
            yield finding("date-order", message, "/header/letter/date")


def misprints(document: Document, _: Language) -> Iterator[Diagnostic]:
    """The title of a letter is given as it is printed, also where a small word is missing or stands twice."""
    for index, title in enumerate(document.header.titles if document.header.letter else ()):
        if found := misprint(title):
            yield finding("title-misprint", f"printed so: “{found}”", f"/header/titles/{index}", "info")


def circulation(document: Document, language: Language) -> Iterator[Diagnostic]:
    """The request for circulation names the agenda items of the masthead.

    A letter that is a document of the Security Council alone may ask for them all the same: they stand in the masthead
    of the General Assembly's.
    """
    if document.header.letter is None:
        return
    printed = {Item(item.number, item.subitem) for item in document.header.agenda_items}
    if not printed and not any(parsed.organ == "A" for parsed in map(parse, document.header.symbols) if parsed):
        return
    for block in reversed(document.body):
        request = language.match("circulation", block.text)
        named = language.matches("named_items", request["rest"]) if request else []
        asked = {item for match in named for item in parse_items(match["items"])}
        if asked:
            if asked != printed and not _same_numbers(asked, printed):
                message = f"circulation is asked under {_list(asked)}, the masthead has {_list(printed) or 'none'}"
                yield finding("circulation-items", message, "/header/agenda_items")
            return


def _same_numbers(asked: set[Item], printed: set[Item]) -> bool:
    """Whether one side only leaves sub-items out."""
    return {i.number for i in asked} == {i.number for i in printed} and (
        all(i.subitem is None for i in asked) or all(i.subitem is None for i in printed)
    )


def _list(items: set[Item]) -> str:
    return ", ".join(
        str(item) for item in sorted(items, key=lambda i: ([*map(int, i.number.split("."))], i.subitem or ""))
    )


def annexes_found(document: Document, language: Language) -> Iterator[Diagnostic]:
    """A letter that says "see annex" has one."""
    if document.header.letter is None or document.annexes:
        return
    for index, block in enumerate(document.body):
        if language.match("annex_mention", block.text):
            yield finding("annex-missing", "the text speaks of an annex, and none was found", f"/body/{index}", "info")
            return
