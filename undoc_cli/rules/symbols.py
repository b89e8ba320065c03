"""Symbols of United Nations documents: found in running text, parsed, split, compared.

What a symbol is made of stands in `symbols.toml`, each pattern with its examples. The structure is the one
that the United Nations describes (organ, body, session or year, kind, number, modification). The limits of
years and sessions are those in which such symbols were issued: what cannot be a symbol is not taken for one.

Nothing is repaired: half a symbol, or one that the reading of a scan has spoilt, is not found. All
repetitions in the patterns are bounded, therefore the work grows with the length of the text and not faster.

Lists and ranges give what they prove. A number alone may count something else ("S/2024/1, 2 members"): it is taken
for one of a symbol only where it can hardly be, see `_listed`.

Known limits: the numbers behind a list of meetings are not found ("SR.39, 47 and 50"), and a shortened symbol
behind a joint one goes with the half next to it only ("A/79/72-E/2024/12 and Add.1").
"""

import re
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

import regex

from undoc_cli.rules.patterns import compiled
from undoc_cli.rules.tables import table

# "and Add.1-3" stands for three symbols; a longer range than this is no range of addenda.
LONGEST_RANGE = 50
FIGURES = "0123456789"
SYMBOLS_KEPT = 64  # taken apart: those of a masthead are asked for again by each check
MODIFICATIONS = ("Add", "Amend", "Corr", "Rev")
RESOLUTION_LETTER = re.compile(r"/RES/.*[0-9] ?[A-Z]$")
# What a printed symbol is made of; its words are Add., Corr., Rev., Amend. and Part.
CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.-*()adeomnrtv"


class Found(NamedTuple):
    """A symbol cited in a text: canonical form, and where it stands (without an asterisk behind it).

    A shortened symbol ("and Add.1") stands where its printed part stands; all of a range share its place.
    """

    symbol: str
    start: int
    end: int


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


@cache
def rules() -> dict[str, Any]:
    """Return the packaged data as read: organs, fragments, families with examples, look-alikes."""
    return table("symbols.toml")


class _Grammar:
    """The patterns, put together from the data and compiled when first asked for."""

    # Fragments that stand in many places: they are compiled once and called, which takes a third of the time.
    CALLED = ("core", "component", "organ")

    @cached_property
    def _fragments(self) -> dict[str, str]:
        data = rules()
        codes = sorted(map(regex.escape, data["organs"]), key=len, reverse=True)
        fragments: dict[str, str] = data["fragments"] | {
            "organ": rf"(?:{'|'.join(codes)}|(?:{'|'.join(data['numbered'])})\.\d{{1,3}})",
            "and": f"(?:{'|'.join(data['and'])})",
            "to": f"(?:{'|'.join(data['to'])})",
            "part_behind": f"(?:{'|'.join(data['parts_behind'])})",
            "paren": f"(?:{'|'.join(data['parentheses'].values())})",
            "address": rf"(?:https?://)?(?:www\.)?(?:{'|'.join(data['addresses'])})",
            "tail": r"(?:/\s{0,2}<<suffix>>){0,4}(?:\s?\(<<paren>>\)(?:/\s{0,2}<<suffix>>){0,2})?",
            "core": f"(?:{'|'.join(family['pattern'] for family in data['families'])})<<tail>>",
            "range": r"(?:(?<=<<modification>>\d{1,3}|/\d{1,5})<<dash>>\d{1,5})",
            # What may not stand before and behind: the symbol would be a piece of something else.
            "before": r"(?:\G|(?<![\p{Latin}\p{Cyrillic}\p{Nd}_/\\@=&]|[A-Z]\.))",
            "end": r"(?!/(?!<<part_behind>>)|[\p{Latin}\p{Cyrillic}\p{Nd}_]|\.[\p{L}\p{N}]|<<other_dash>>)",
            # What ends a list of numbers: behind a word they may count what it names.
            "closed": r"(?=\s{0,3}(?:[^\s\p{L}\p{N}]|$))",
            "other_dash": r"<<dash>>(?!<<organ>>/)(?:\p{Nd}|[A-Z](?![a-z]))",
            # Between the halves of a joint symbol may stand a stroke, or nothing: the other half must then be whole.
            "behind": r"(?:<<end>>|(?<=[\d)])(?=/?<<organ>>/)(?=(?:/?<<core>><<range>>?){1,2}<<end>>))",
            "other_address": r"(?<![\w.@-])(?:https?://|www\.|(?:[a-z\d-]{1,63}\.){1,9}[a-z]{2,24}/)[\x21-\x7e]*+",
            # In a masthead an unknown code or body counts as well, if all is built like a symbol.
            "generic": r"(?![AEST]/\d)[A-Z][A-Z-]{0,15}(?:\.[\dA-Z]{1,4})?<<components>><<tail>>",
            "half": r"(?>(?P<half><<core>>|<<generic>>)(?!\d)\*{0,3})",
            "join": r"(?:\s{0,2}<<dash>>\s{0,2}|\s{1,2}(?:/\s{1,2})?|(?<=[\d)*])/?(?=<<organ>>/))",
        }
        return fragments

    def build(self, source: str) -> "regex.Pattern[str]":
        """Compile a source in which <<name>> stands for a fragment."""
        called: set[str] = set()

        def fragment(name: "regex.Match[str]") -> str:
            if name[1] not in self.CALLED:
                return self._fragments[name[1]]
            called.add(name[1])
            return f"(?&{name[1]})"

        def whole(source: str) -> str:
            while "<<" in source:
                source = regex.sub("<<([a-z_]+)>>", fragment, source)
            return source

        parts = [whole(source)]
        parts += [  # what is called may call others, which come after it
            f"(?(DEFINE)(?P<{name}>{whole(self._fragments[name])}))" for name in self.CALLED if name in called
        ]
        # In every language the digits of a symbol are those of ASCII; VERSION1 allows a set within a set.
        return compiled("".join(parts).replace(r"\d", "[0-9]"), regex.VERBOSE | regex.VERSION1)

    @cached_property
    def cited(self) -> "regex.Pattern[str]":
        return self.build(
            "<<before>><<address>>?(?P<symbol>(?=[A-Z])<<core>>(?P<range><<range>>)?)<<behind>>|<<other_address>>"
        )

    @cached_property
    def joined(self) -> "regex.Pattern[str]":
        return self.build(r"\*{0,3}(?:\s{0,2}<<dash>>\s{0,2}|\s{1,2}(?:/\s{1,2})?|(?<=[\d)*])/?)(?=[A-Z])")

    @cached_property
    def masthead(self) -> "regex.Pattern[str]":
        return self.build("<<half>>(?:<<join>><<half>>)*+")

    @cached_property
    def shortened(self) -> "regex.Pattern[str]":
        return self.build(
            r"\*{0,3}+\s{0,3}+(?:(?P<and>,?\s{0,3}<<and>>)|(?P<to><<to>>)|,)\s{0,3}+"
            r"(?:(?P<suffix><<modification>>\d{1,3}(?:/<<suffix>>){0,3}<<range>>?)"
            r"|(?P<same><<nature>>\.\d{1,4})|(?P<letter>[B-HJ-Z](?!\p{L}))"
            r"|(?P<bare>\d{1,2}(?:<<dash>>\d{1,2})?)(?:<<closed>>|(?=\s{1,3}<<and>>\s)))<<end>>"
        )

    @cached_property
    def listed(self) -> "regex.Pattern[str]":
        number = r"\d{3,5}(?:<<dash>>\d{3,5})?"
        return self.build(
            rf"\s{{1,3}}<<to>>\s{{1,3}}(?P<last>\d{{3,5}})<<end>>"
            rf"|(?:,\s{{1,3}}(?P<number>{number})){{0,{LONGEST_RANGE}}}+"
            rf",?\s{{1,3}}<<and>>\s{{1,3}}(?P<number>{number})<<closed>>"
        )

    @cached_property
    def range_(self) -> "regex.Pattern[str]":
        return self.build(r"(?P<head>.*\D)?(?P<first>\d{1,5})<<dash>>(?P<last>\d{1,5})")

    @cached_property
    def numbered_end(self) -> "regex.Pattern[str]":
        return self.build(r"(?P<head>.*/(?:(?P<kind><<nature>>|Add|Amend|Corr|Rev)\.)?)(?P<number>\d{1,5})")

    @cached_property
    def anatomy(self) -> "regex.Pattern[str]":
        return self.build(r"(?P<part>.+?)(?:\s?\((?P<paren>[^()]*)\))?(?:/<<suffix>>)*")

    @cached_property
    def dash(self) -> "regex.Pattern[str]":
        return self.build("<<dash>>")

    @cached_property
    def slot(self) -> "regex.Pattern[str]":
        return self.build(r"<<special>>|<<year>>|\d{1,3}")

    @cached_property
    def year(self) -> "regex.Pattern[str]":
        return self.build("<<year>>")

    @cached_property
    def ended(self) -> "regex.Pattern[str]":
        return self.build(r"(?:<<modification>>)?\d+(?:\s?\(<<paren>>\))?")

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(rules()["organs"])

    @cached_property
    def numbered(self) -> tuple[str, ...]:
        return tuple(f"{code}." for code in rules()["numbered"])

    @cached_property
    def natures(self) -> frozenset[str]:
        return frozenset(nature.upper() for nature in rules()["natures"])


@cache
def _grammar() -> _Grammar:
    return _Grammar()


@cache
def families() -> "dict[str, regex.Pattern[str]]":
    """Return the pattern of each family alone, for the tests."""
    return {family["name"]: _grammar().build(f"(?:{family['pattern']})<<tail>>") for family in rules()["families"]}


def _canonical(printed: str) -> str:
    """Write a printed symbol the one way: no asterisks, no line breaks, U+002D, "RES", "RES/1244 (1999)"."""
    text = " ".join(printed.replace("*", "").split()).replace("/ ", "/")
    if not text.isascii():
        text = _grammar().dash.sub("-", text)
    if text[:1] in "ASETaset" and text[1:6].lower() == "/res/":
        text = f"{text[0]}/RES/{text[6:]}"
    return re.sub(r"^([ASET]/RES/\d+(?: ?[A-Z])?)\(", r"\1 (", text) if "(" in text else text


def _symbol_at(text: str, start: int) -> int | None:
    """Return where the one symbol ends that begins at a place of a text; None where none does, or a range."""
    match = _grammar().cited.match(text, start)
    return match.end() if match and match.start("symbol") == start and match["range"] is None else None


def _is_symbol(text: str) -> bool:
    """Whether a text is one symbol and nothing else."""
    match = _grammar().cited.fullmatch(text)
    return match is not None and match["symbol"] == text and match["range"] is None


def _expanded(first: str, last: str) -> list[str]:
    """Return the symbols from one to the number `last`; none where that is no range, or years may be meant."""
    match = _grammar().numbered_end.fullmatch(first)
    if match is None:
        return []
    low, high = int(match["number"]), int(last)
    of_years = not match["kind"] and all(map(_grammar().year.fullmatch, (match["number"], last)))
    if of_years or not low < high < low + LONGEST_RANGE:
        return []
    return [f"{match['head']}{number}" for number in range(low, high + 1)]


def _unfolded(symbol: str) -> list[str]:
    """Return the symbols that "…/Add.1-3" stands for, others as they are."""
    match = _grammar().range_.fullmatch(symbol)
    return _expanded(f"{match['head']}{match['first']}", match["last"]) if match else [symbol]


def _shortened(text: str, symbols: list[str], end: int) -> list[Found]:
    """Return what follows a symbol, or a range of them, in short: "and Add.1-3", "and Add.1 and 2", "A and B".

    The suffix goes with the whole symbol before it, or, when that has a suffix of the same kind, takes its
    place: "A/6709/Rev.1 and Rev.1/Corr.1". So does the number of a document of the same nature ("L.5 to L.9").
    A number alone counts only after a lower one, with the word "and" or "to", and not before a word.
    """
    symbol, ranged = symbols[-1], len(symbols) > 1
    found = _listed(text, symbol, end)
    if found:
        return found
    grammar = _grammar()
    own = match["kind"] if (match := grammar.numbered_end.fullmatch(symbol)) else None
    kind, last, numbers = own, symbol, False
    while (match := grammar.shortened.match(text, end)) is not None:
        end = match.end()
        group = next(name for name in ("suffix", "same", "letter", "bare") if match[name])
        short = _canonical(match[group])
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
        named = _from(last, whole) if match["to"] else [one for one in _unfolded(whole) if _is_symbol(one)]
        if not named or (group == "bare" and not _rises(last, named[0])):
            break
        found += [Found(one, *match.span(group)) for one in named]
        last = named[-1]
    return found


def _rises(first: str, second: str) -> bool:
    """Whether the second of two symbols is the first with a higher number."""
    one, other = map(_grammar().numbered_end.fullmatch, (first, second))
    return bool(one and other and one["head"] == other["head"] and int(one["number"]) < int(other["number"]))


def _from(first: str, last: str) -> list[str]:
    """Return the symbols behind one and up to another: "Add.1 to Add.3"."""
    return _expanded(first, last.rpartition(".")[2])[1:] if _rises(first, last) else []


def _listed(text: str, symbol: str, end: int) -> list[Found]:
    """Return what a list or range of numbers behind a symbol proves: "A/79/801 to 805", "A/79/801, 805 and 812.".

    The numbers have as many figures as that of the symbol, three or more, and rise; a list is closed by "and", and no
    word stands behind it.
    """
    grammar = _grammar()
    first = grammar.numbered_end.fullmatch(symbol)
    match = grammar.listed.match(text, end) if first and not first["kind"] else None
    if first is None or match is None:
        return []
    number = first["number"]
    if match["last"]:
        symbols = _expanded(symbol, match["last"])[1:] if len(match["last"]) == len(number) else []
        return [Found(one, *match.span("last")) for one in symbols]
    found: list[Found] = []
    last = number
    for printed, span in zip(match.captures("number"), match.spans("number"), strict=True):
        ends = grammar.dash.split(printed)
        if any(len(one) != len(number) for one in ends) or not last < ends[0]:
            return []
        whole = f"{first['head']}{ends[0]}"
        symbols = _expanded(whole, ends[1]) if len(ends) > 1 else [whole]
        if not symbols or not all(map(_is_symbol, symbols)):
            return []
        found += [Found(one, *span) for one in symbols]
        last = ends[-1]
    return found


def _has_code_before(text: str, start: int, stroke: int) -> bool:
    """Whether a stroke stands right behind what a symbol begins with, which itself begins at `start` or later."""
    grammar = _grammar()
    if text.endswith(grammar.codes, start, stroke):
        return True
    end = stroke
    while end > start and text[end - 1] in FIGURES:
        end -= 1
    return text.endswith(grammar.numbered, start, end)


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
        match = _grammar().cited.search(text, max(text.rfind(" ", behind, stroke) + 1, behind))
        if match is None:
            break
        behind = place = match.end()
        if match["symbol"] is None:
            continue
        start = match.start("symbol")
        for half in _parted(match["symbol"]):
            symbols = _unfolded(_canonical(half)) if match["range"] else [_canonical(half)]
            found += [Found(symbol, start, start + len(half)) for symbol in symbols]
            start += len(half) + 1
        if symbols:
            found += _shortened(text, symbols, behind)
        behind = place = behind + text.startswith("/", behind)  # between the halves of a joint symbol
    return found


def _parted(symbol: str) -> list[str]:
    """Return the halves of a symbol that is two with a stroke between them, itself when it is one.

    Built like one, such as "CEDAW/C/GC/31/CRC/C/GC/18", it is two when a code that symbols begin with stands behind
    a number, and both halves are whole. Behind "WP.1" it may be one of the series of that body.
    """
    parts = symbol.split("/")
    for index in range(2, len(parts) - 1):
        if parts[index] in rules()["organs"] and _grammar().ended.fullmatch(parts[index - 1]):
            first, second = "/".join(parts[:index]), "/".join(parts[index:])
            if _is_symbol(first) and _is_symbol(second):
                return [first, *_parted(second)]
    return [symbol]


def _is_nature(part: str) -> bool:
    """Whether a component names a kind of document: "PRST", "L.77"."""
    word, dot, _ = part.upper().partition(".")
    return word + dot in _grammar().natures


@lru_cache(maxsize=SYMBOLS_KEPT)
def parse(text: str) -> Symbol | None:
    """Take one symbol apart; None for anything else. Blanks around and asterisks behind do not count."""
    grammar = _grammar()
    printed = text.strip().rstrip("*").rstrip()
    if not _is_symbol(printed) or len(_parted(printed)) > 1:
        return None
    canonical = _canonical(printed)
    match = grammar.anatomy.fullmatch(canonical)
    assert match is not None  # every symbol has a first component
    parts = tuple(match["part"].split("/"))
    slot = next((part for part in parts[1:-1] if grammar.slot.fullmatch(part)), "")
    has_year = grammar.year.fullmatch(slot) is not None
    year = slot if has_year else match["paren"] or ""
    second = parts[1]
    is_body = second[0].isalpha() and not _is_nature(second) and grammar.slot.fullmatch(second) is None
    return Symbol(
        text=canonical,
        organ=parts[0],
        parts=parts,
        session=slot if slot and not has_year else None,
        year=int(year) if grammar.year.fullmatch(year) else None,
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
        match = _grammar().masthead.fullmatch(printed)
        halves = match.captures("half") if match else []
    return [_canonical(one) for half in halves for one in _parted(half)]


def _cited_halves(text: str) -> list[str]:
    """Return the halves of a joint symbol that running text may cite as well; [] where one is of another kind.

    Most mastheads have such ones only, and the pattern for them is needed anyway.
    """
    halves: list[str] = []
    start = 0
    while (end := _symbol_at(text, start)) is not None:
        halves.append(text[start:end])
        joint = _grammar().joined.match(text, end)
        if joint is None:
            return halves if len(text) - end <= 3 and not text[end:].strip("*") else []
        start = joint.end()
    return []


def key(symbol: str) -> str:
    """Return what all ways to print a symbol have in common: upper case, U+002D, no blanks, no asterisks."""
    return re.sub(r"[\s*]+", "", _grammar().dash.sub("-", symbol)).upper()
