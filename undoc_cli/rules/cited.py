"""Symbols cited in running text, also in short, in lists and in ranges.

Nothing is repaired: half a symbol, or one that the reading of a scan has spoilt, is not found.

Lists and ranges give what they prove. A number alone may count something else ("S/2024/1, 2 members"): it is taken
for one of a symbol only where it can hardly be, see `_listed`; where it may be one, `uncited` says so.

Known limit: a shortened symbol behind a joint one goes with the half next to it only ("A/79/72-E/2024/12 and Add.1").
"""

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from undoc_cli.rules.symbol_grammar import LONGEST_RANGE, canonical, grammar, is_symbol, parted, rules

if TYPE_CHECKING:
    import regex

FIGURES = "0123456789"
MODIFICATIONS = ("Add", "Amend", "Corr", "Rev")
# What stands behind the number of a symbol: "/Add.1", " (Part II)", "(PartI)".
BEHIND_NUMBER = re.compile(rf"(?:/(?:{'|'.join(MODIFICATIONS)})\.[0-9]+| \([^()]+\)|\([A-Z][^()]*\))+$")
RESOLUTION_LETTER = re.compile(r"/RES/.*[0-9] ?[A-Z]$")
MEETINGS = re.compile(r"(?<=\.)[0-9]+-(?=[0-9]+$)")  # of "SR.2-6", one record of several meetings, all but the last
LONGEST_BRACKET = 200  # characters of a bracket before a list in it
LISTED_FIGURES = 3  # of numbers that stand for symbols also outside a bracket
MODIFIED_FIGURES = 2  # of the number of an addendum, at the most


class Found(NamedTuple):
    """A symbol cited in a text: canonical form, and where it stands (without an asterisk behind it).

    A shortened symbol ("and Add.1") stands where its printed part stands; all of a range share its place.
    """

    symbol: str
    start: int
    end: int


def find(text: str) -> list[Found]:
    """Return every symbol cited in a running text, from left to right.

    The halves of a joint symbol are two; a shortened symbol is completed; the path of an address counts only
    on the sites that give a United Nations document by its symbol. Codes of other houses are not found.
    """
    found: list[Found] = []
    behind = place = 0  # behind the last symbol; where to look for the next stroke
    # A symbol begins in a word with a code and a stroke: most texts have none, and what stands before it need not be
    # searched.
    while (stroke := text.find("/", place)) >= 0:
        place = stroke + 1
        if not _has_code_before(text, behind, stroke):
            continue
        match = grammar().cited.search(text, max(text.rfind(" ", behind, stroke) + 1, behind))
        if match is None:
            break
        behind = place = match.end()
        if match["symbol"] is None:
            continue
        start = match.start("symbol")
        for half in parted(match["symbol"]):
            symbols = _unfolded(canonical(half)) if match["range"] else [canonical(half)]
            found += [Found(symbol, start, start + len(half)) for symbol in symbols]
            start += len(half) + 1
        if symbols:
            bracketed, end = _bracketed(text, found[-1])
            found[-1:] = bracketed
            found += _shortened(text, symbols[:-1] + [one.symbol for one in bracketed], end)
        behind = place = behind + text.startswith("/", behind)  # between the halves of a joint symbol
    return found


def uncited(text: str, found: list[Found]) -> list[str]:
    """Return the lists of numbers, and brackets, behind symbols that may be of further documents and are not found."""
    taken = {one.start for one in found}
    lists: list[str] = []
    for one in found:
        numbers = _numbers(text, one.symbol, one.end) or _numbers(text, _plain(one.symbol), one.end)
        if numbers and not any(low in taken for low, _ in numbers.spans("number")):
            lists.append(numbers[0])
        parts = grammar().several.match(text, one.end)
        if parts and parts["unread"]:
            lists.append(parts[0])
        further = grammar().further.match(text, one.end) if one.symbol.endswith(")") else None
        if further and further.start("bracket") not in taken:
            lists.append(further["list"])
    return lists


def _has_code_before(text: str, start: int, stroke: int) -> bool:
    """Whether a stroke stands right behind what a symbol begins with, which itself begins at `start` or later."""
    patterns = grammar()
    if text.endswith(patterns.codes, start, stroke):
        return True
    end = stroke
    while end > start and text[end - 1] in FIGURES:
        end -= 1
    return text.endswith(patterns.numbered, start, end)


def _expanded(first: str, last: str) -> list[str]:
    """Return the symbols from one to the number `last`; none where that is no range, or years may be meant."""
    match = grammar().numbered_end.fullmatch(first)
    if match is None:
        return []
    low, high = int(match["number"]), int(last)
    of_years = not match["kind"] and all(map(grammar().year.fullmatch, (match["number"], last)))
    if of_years or not low < high < low + LONGEST_RANGE:
        return []
    return [f"{match['head']}{number}" for number in range(low, high + 1)]


def _unfolded(symbol: str) -> list[str]:
    """Return the symbols that "…/Add.1-3" stands for, others as they are."""
    match = grammar().range_.fullmatch(symbol)
    return _expanded(f"{match['head']}{match['first']}", match["last"]) if match else [symbol]


def _bracketed(text: str, found: Found) -> tuple[list[Found], int]:
    """Return a symbol with those behind it that brackets prove, and where they end.

    One bracket names several parts ("A/80/15 (Parts I and II)"), or a part and a place in it ("(Part II, chap. 3)"),
    or behind a symbol with a bracket stands another one ("and (Part II)"), or a number with one ("and 2780 (2025)").
    """
    patterns = grammar()
    result, end = [found], found.end
    match = patterns.several.match(text, end)
    opening = patterns.opening.match(text, end)
    if opening and (match is None or match["unread"]):
        part = canonical(f"{found.symbol} ({opening['part']})")
        if is_symbol(part):
            return [Found(part, found.start, opening.end())], opening.end()
    if match and not match["unread"]:
        word = rules()["several_parts"].get(match["word"], match["word"])
        parts = [
            Found(f"{found.symbol} ({word} {number})", *span)
            for number, span in zip(match.captures("number"), match.spans("number"), strict=True)
        ]
        if all(is_symbol(part.symbol) for part in parts):
            result, end = [parts[0]._replace(start=found.start), *parts[1:]], match.end()
    while result[-1].symbol.endswith(")") and (match := patterns.bracketed.match(text, end)):
        plain, short = _plain(result[-1].symbol), canonical(match["short"])
        first = patterns.numbered_end.fullmatch(plain)
        head = first["head"] if first else f"{plain.rpartition('/')[0]}/"
        whole = canonical(f"{plain} {short}" if match["part"] else f"{head}{short}")
        if not is_symbol(whole):
            break
        result.append(Found(whole, *match.span("short")))
        end = match.end()
    return result, end


def _shortened(text: str, symbols: list[str], end: int) -> list[Found]:
    """Return what follows a symbol, or a range of them, in short: "and Add.1-3", "and Add.1 and 2", "A and B".

    The suffix goes with the whole symbol before it, or, when that has a suffix of the same kind, takes its
    place: "A/6709/Rev.1 and Rev.1/Corr.1". So does the number of a document of the same nature ("L.5 to L.9").
    A number alone counts only after a lower one, with the word "and" or "to", and not before a word.
    """
    symbol, ranged = symbols[-1], len(symbols) > 1
    found: list[Found] = []
    patterns = grammar()
    own = match["kind"] if (match := patterns.numbered_end.fullmatch(symbol)) else None
    kind, last, numbers = own, symbol, False
    while True:
        if listed := _listed(text, last, end) or _listed(text, _plain(last), end):
            return found + listed
        match = patterns.shortened.match(text, end)
        if match is None:
            break
        end = match.end()
        group = next(name for name in ("suffix", "same", "letter", "bare") if match[name])
        short = canonical(match[group])
        if group == "bare":
            if kind is None or not (match["and"] or match["to"]):
                break
            numbers, short = True, f"{kind}.{short}"
        short_kind = short.partition(".")[0]
        # Behind "…/Add.1 and 2" or "…/Add.1-3", "Corr.1" may belong to any of them, or to the document.
        several = ranged or (numbers and own in MODIFICATIONS)
        if group == "suffix" and several and short_kind != kind:
            break
        if group == "letter":
            if not (RESOLUTION_LETTER.search(last) and last[-1] < short):
                break
            whole = last[:-1] + short
        elif group == "same" or (group == "bare" and kind not in MODIFICATIONS):
            if short_kind != own:
                break
            whole = f"{symbol.rpartition('/')[0]}/{short}"
        else:
            whole = f"{symbol.partition(f'/{short_kind}.')[0]}/{short}"
            kind = short_kind
        named = _from(last, whole) if match["to"] else [one for one in _unfolded(whole) if is_symbol(one)]
        if not named or (group == "bare" and not _rises(last, named[0])):
            break
        found += [Found(one, *match.span(group)) for one in named]
        last = named[-1]
    return found


def _rises(first: str, second: str) -> bool:
    """Whether the second of two symbols is the first with a higher number."""
    one, other = map(grammar().numbered_end.fullmatch, (first, second))
    return bool(one and other and one["head"] == other["head"] and int(one["number"]) < int(other["number"]))


def _from(first: str, last: str) -> list[str]:
    """Return the symbols behind one and up to another: "Add.1 to Add.3"."""
    return _expanded(first, last.rpartition(".")[2])[1:] if _rises(first, last) else []


def _listed(text: str, symbol: str, end: int) -> list[Found]:
    """Return what a list or range of numbers behind a symbol proves: "A/79/801 to 805", "A/79/801, 805 and 812.".

    A list rises, is closed by "and", and no word stands behind it.  Its numbers are those of a nature ("SR.39, 47 and
    50"), have as many figures as that of the symbol, three or more, or stand with it in a bracket of their own.
    """
    patterns = grammar()
    first = patterns.numbered_end.fullmatch(symbol)
    if first and not first["kind"] and (match := patterns.spanned.match(text, end)):
        symbols = _expanded(symbol, match["last"])[1:] if len(match["last"]) == len(first["number"]) else []
        return [Found(one, *match.span("last")) for one in symbols]
    match = _numbers(text, symbol, end)
    if match is None or not match["and"]:
        return []
    numbers = [one for printed in match.captures("number") for one in patterns.dash.split(printed)]
    figures = set(map(len, numbers))
    if not (first := patterns.numbered_end.fullmatch(MEETINGS.sub("", symbol))):
        return []
    alike = figures == {len(first["number"])} and min(figures) >= LISTED_FIGURES
    dated = not alike and any(map(patterns.year.fullmatch, numbers))  # "(A/79/123 and 2024)"
    if dated or not (first["kind"] or alike or _in_bracket(text, end, match.end())):
        return []
    found: list[Found] = []
    for printed, span in zip(match.captures("number"), match.spans("number"), strict=True):
        one = f"{first['head']}{canonical(printed)}"
        symbols = [one] if is_symbol(one) else _unfolded(one)
        if not symbols or not all(map(is_symbol, symbols)):
            return []
        found += [Found(one, *span) for one in symbols]
    return found


def _plain(symbol: str) -> str:
    """Return a symbol without what stands behind its number: others may stand behind "A/80/15 (Part II)" as well."""
    return BEHIND_NUMBER.sub("", symbol)


def _numbers(text: str, symbol: str, end: int) -> "regex.Match[str] | None":
    """Return the numbers that rise behind a symbol which ends in a lower one; behind them stands no word."""
    patterns = grammar()
    first = patterns.numbered_end.fullmatch(MEETINGS.sub("", symbol))
    match = patterns.listed.match(text, end) if first else None
    if first is None or match is None:
        return None
    numbers = [first["number"], *(one for printed in match.captures("number") for one in patterns.dash.split(printed))]
    if first["kind"] in MODIFICATIONS and max(map(len, numbers)) > MODIFIED_FIGURES:
        return None
    return match if all(int(low) < int(high) for low, high in pairwise(numbers)) else None


def _in_bracket(text: str, start: int, end: int) -> bool:
    """Whether a bracket that opens before a symbol is closed behind the list."""
    depth = 0
    for sign in reversed(text[max(start - LONGEST_BRACKET, 0) : start]):
        depth += (sign in "(（") - (sign in ")）")
        if depth > 0:
            return text[end : end + 4].lstrip().startswith((")", "）"))
    return False
