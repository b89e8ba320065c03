"""Checks of the language: whether the text is in it, and whether its rules are confirmed and came to their end."""

from collections.abc import Iterator

from undoc_cli.check.codes import finding
from undoc_cli.model import Diagnostic, Document
from undoc_cli.rules.detect import written_in
from undoc_cli.rules.language import Language

SAMPLE = 2000  # characters of a letter tell its language


def language_of_body(document: Document, _: Language) -> Iterator[Diagnostic]:
    """A letter is in the language that its masthead and title are in, also where it is too short to tell its own."""
    code = document.header.language
    told = any(one.code == "language-doubt" for one in document.diagnostics)
    if document.header.letter is None or told:
        return
    text = " ".join(block.text for block in document.body)
    if other := written_in(text[:SAMPLE], code):
        message = f"read as {code}, but the text of the letter has words of {other} only"
        yield finding("language-doubt", message, "/header/language")


def rules_verified(_: Document, language: Language) -> Iterator[Diagnostic]:
    """Real documents have confirmed the rules that read this one."""
    if language.unconfirmed:
        message = f"read by rules of {language.code} that no real document has confirmed: "
        yield finding("rules-unverified", message + ", ".join(sorted(language.unconfirmed)), "/header", "info")


def searches_ended(_: Document, language: Language) -> Iterator[Diagnostic]:
    """Every search came to its end."""
    if language.given_up:
        names = ", ".join(sorted(language.given_up))
        yield finding("search-given-up", f"what these rules look for was not found in time: {names}", "/header")
