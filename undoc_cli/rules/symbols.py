"""Symbols of United Nations documents: taken apart, split, compared."""

import re
from functools import lru_cache
from typing import NamedTuple

from undoc_cli.rules.symbol_grammar import canonical, grammar, is_symbol, parted
from undoc_cli.rules.text import with_figures

SYMBOLS_KEPT = 64  # taken apart: those of a masthead are asked for again by each check
MOST_STARS = 4  # characters behind a symbol: three asterisks, and a blank before them
# What a printed symbol is made of; its words are Add., Corr., Rev., Amend. and Part.
CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.-*()adeomnrtv"


class Symbol(NamedTuple):
    """One symbol taken apart.

    `parts` are its components, the organ first, without suffixes and parentheses; `session` is that of the
    organ or of the body named ("79", "ES-10"); `year` that of the series or of the resolution; `body` is the
    component behind the organ when that is neither a number nor a kind of document.
    """

    text: str
    organ: str
    parts: tuple[str, ...]
    session: str | None
    year: int | None
    body: str | None


def _is_nature(part: str) -> bool:
    """Whether a component names a kind of document: "PRST", "L.77"."""
    word, dot, _ = part.upper().partition(".")
    return word + dot in grammar().natures


@lru_cache(maxsize=SYMBOLS_KEPT)
def parse(text: str) -> Symbol | None:
    """Take one symbol apart; None for anything else. Blanks around and asterisks behind do not count."""
    patterns = grammar()
    printed = text.strip().rstrip("*").rstrip()
    if not is_symbol(printed) or len(parted(printed)) > 1:
        return None
    whole = canonical(printed)
    match = patterns.anatomy.fullmatch(whole)
    assert match is not None  # every symbol has a first component
    parts = tuple(match["part"].split("/"))
    slot = next((part for part in parts[1:-1] if patterns.slot.fullmatch(part)), "")
    has_year = patterns.year.fullmatch(slot) is not None
    year = slot if has_year else match["paren"] or ""
    second = parts[1]
    is_body = second[0].isalpha() and not _is_nature(second) and patterns.slot.fullmatch(second) is None
    return Symbol(
        text=whole,
        organ=parts[0],
        parts=parts,
        session=slot if slot and not has_year else None,
        year=int(year) if patterns.year.fullmatch(year) else None,
        body=second if is_body else None,
    )


def split_joint(text: str) -> list[str]:
    """Return the symbols of a masthead, each half of a joint one apart; [] when it is anything else.

    A masthead is believed further than running text: an unknown code built like a symbol counts.
    """
    printed = text.strip()
    if "/" not in printed or not "A" <= printed[0] <= "Z":
        return []
    halves = _cited_halves(printed)
    if not halves:
        match = grammar().masthead.fullmatch(printed)
        halves = match.captures("half") if match else []
    return [canonical(one) for half in halves for one in parted(half)]


def symbols_of_head(text: str) -> list[str]:
    """Return the symbols of a running head, all of them known; text layers of scans have "$" for "S"."""
    for printed in (text, with_figures(text.replace("$", "S"))):
        symbols = split_joint(printed.rstrip(" .,;*"))
        if symbols and None not in map(parse, symbols):
            return symbols
    return []


def _symbol_at(text: str, start: int) -> int | None:
    """Return where the one symbol ends that begins at a place of a text; None where none does, or a range."""
    match = grammar().cited.match(text, start)
    return match.end() if match and match.start("symbol") == start and match["range"] is None else None


def _cited_halves(text: str) -> list[str]:
    """Return the halves of a joint symbol that running text may cite as well; [] where one is of another kind.

    Most mastheads have such ones only, and the pattern for them is needed anyway.
    """
    halves: list[str] = []
    start = 0
    while (end := _symbol_at(text, start)) is not None:
        halves.append(text[start:end])
        joint = grammar().joined.match(text, end)
        if joint is None:
            return halves if len(text) - end <= MOST_STARS and not text[end:].strip(" *") else []
        start = joint.end()
    return []


def key(symbol: str) -> str:
    """Return what all ways to print a symbol have in common: upper case, U+002D, no blanks, no asterisks."""
    return re.sub(r"[\s*]+", "", grammar().dash.sub("-", symbol)).upper()
