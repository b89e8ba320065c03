"""The grammar of symbols of United Nations documents: patterns put together from data, and what they hold for one.

What a symbol is made of stands in `symbols.toml`, each pattern with its examples.  The structure is the one that the
United Nations describes (organ, body, session or year, kind, number, modification).  The limits of years and sessions
are those in which such symbols were issued: what cannot be a symbol is not taken for one.  All repetitions are bounded,
therefore the work grows with the length of the text and not faster.
"""

import re
from functools import cache, cached_property
from typing import Any

import regex

from undoc_cli.rules.patterns import compiled
from undoc_cli.rules.tables import table

# "and Add.1-3" stands for three symbols; a longer range than this is no range of addenda.
LONGEST_RANGE = 50
LONGEST_PLACE = 400  # characters in a bracket behind the part that it names
WIDE_BRACKETS = str.maketrans({"（": " (", "）": ")"})  # of Chinese


@cache
def rules() -> dict[str, Any]:
    """Return the packaged data as read: organs, fragments, families with examples, look-alikes."""
    return table("symbols.toml")


class Grammar:
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
            # Between the members of a list: Chinese needs no blanks, and Arabic none behind its sign and its word.
            "comma": r"(?:,\s{1,3}|[、،]\s{0,3})",
            "last": r"(?:,?\s{1,3}<<and>>\s{1,3}|\s{0,3}[和及]\s{0,3}|[,،]?\s{1,3}و)",
            "to": f"(?:{'|'.join(data['to'])})",
            "part_behind": f"(?:{'|'.join(data['parts_behind'])})",
            "paren": f"(?:{'|'.join(data['parentheses'].values())})",
            # What stands in a bracket behind the part that it names, other brackets among it.
            "place": r"(?:[^()]|\([^()]{0,60}\))",
            "address": rf"(?:https?://)?(?:www\.)?(?:{'|'.join(data['addresses'])})",
            "tail": r"(?:/\s{0,2}<<suffix>>){0,4}(?:\s?[(（]<<paren>>[)）](?:/\s{0,2}<<suffix>>){0,2})?",
            "core": f"(?:{'|'.join(family['pattern'] for family in data['families'])})<<tail>>",
            "range": r"(?:(?<=<<modification>>\s?\d{1,3}|/\d{1,5})<<dash>>\d{1,5})",
            # What may not stand before and behind: the symbol would be a piece of something else.
            "before": r"(?:\G|(?<![\p{Latin}\p{Cyrillic}\p{Nd}_/\\@=&]|[A-Z]\.))",
            "end": r"(?!/(?!<<part_behind>>)|[\p{Latin}\p{Cyrillic}\p{Nd}_]|\.[\p{L}\p{N}]|<<other_dash>>)",
            # What ends a list of numbers: behind a word they may count what it names.
            "closed": r"(?=\s{0,3}(?:[^\s\p{L}\p{N}%]|号|$))(?![.,:/]\d|<<dash>>\p{L})",
            "other_dash": r"<<dash>>(?!<<organ>>/)(?:\p{Nd}|[A-Z](?![a-z]))",
            # Between the halves of a joint symbol may stand a stroke, or nothing: the other half must then be whole.
            "behind": r"(?:<<end>>|(?<=[\d)])(?=/?<<organ>>/)(?=(?:/?<<core>><<range>>?){1,2}<<end>>))",
            "other_address": r"(?<![\w.@-])(?:https?://|www\.|(?:[a-z\d-]{1,63}\.){1,9}[a-z]{2,24}/)[\x21-\x7e]*+",
            # In a masthead an unknown code or body counts as well, if all is built like a symbol.
            "generic": r"(?![AEST]/\d)[A-Z][A-Z-]{0,15}(?:\.[\dA-Z]{1,4})?<<components>><<tail>>",
            "half": r"(?>(?P<half><<core>>|<<generic>>)(?!\d)(?:\s?\*{1,3})?)",
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
        """A symbol or range in running text, or an address that holds none."""
        return self.build(
            "<<before>><<address>>?(?P<symbol>(?=[A-Z])<<core>>(?P<range><<range>>)?)<<behind>>|<<other_address>>"
        )

    @cached_property
    def joined(self) -> "regex.Pattern[str]":
        """What stands between the halves of a joint symbol."""
        return self.build(r"(?:\s?\*{1,3})?(?:\s{0,2}<<dash>>\s{0,2}|\s{1,2}(?:/\s{1,2})?|(?<=[\d)*])/?)(?=[A-Z])")

    @cached_property
    def masthead(self) -> "regex.Pattern[str]":
        """The symbol of a masthead, whose halves are believed further."""
        return self.build("<<half>>(?:<<join>><<half>>)*+")

    @cached_property
    def shortened(self) -> "regex.Pattern[str]":
        """What follows a symbol in short: a suffix (not "Add." / "2. Takes note"), its nature, a letter, a number."""
        return self.build(
            r"\*{0,3}+\s{0,3}+(?:(?P<and>,?\s{0,3}<<and>>)|(?P<to><<to>>)|[,、،])\s{0,3}+"
            r"(?:(?P<suffix>(?!<<modification>>\s\d{1,3}\.\s)<<numbered>>(?:/<<suffix>>){0,3}<<range>>?)"
            r"|(?P<same><<nature>>\.\d{1,4})|(?P<letter>[B-HJ-Z](?!\p{L}))"
            r"|(?P<bare>\d{1,2}(?:<<dash>>\d{1,2})?)(?:<<closed>>|(?=\s{1,3}<<and>>\s)))<<end>>"
        )

    @cached_property
    def bracketed(self) -> "regex.Pattern[str]":
        """What follows a symbol with a bracket in short: another bracket, a number with one."""
        return self.build(
            r"(?:<<last>>|<<comma>>)(?P<short>\((?P<part><<paren>>)\)"
            r"|\d{1,5}(?:\s?[A-Z])?\s?\((?:<<year>>|<<roman>>|<<paren>>)\))<<end>>"
        )

    @cached_property
    def several(self) -> "regex.Pattern[str]":
        """The bracket behind a symbol that names several parts."""
        several = rules()["several_parts"]
        words = [(regex.escape(word), regex.escape(one)) for word, one in several.items()]
        number = r"(?P<number><<roman>>(?!\p{L})|\d{1,2}[A-Z]?)"
        listed = "|".join(  # not "Vol. II, Part I"
            rf"(?P<word>{word}|{one})\s?{number}(?:(?:<<last>>|<<comma>>)(?:{one}\s?)?{number}){{1,{LONGEST_RANGE}}}"
            for word, one in words
        )
        unread = rf"(?P<unread>(?:{'|'.join(word for word, _ in words)}|<<paren>>(?![\p{{L}}\p{{N}}]))"
        return self.build(rf"\s?\((?:{listed}|{unread}<<place>>{{1,{LONGEST_PLACE}}}))\)")

    @cached_property
    def opening(self) -> "regex.Pattern[str]":
        """The bracket behind a symbol that names one part, and behind a comma a place in it."""
        place = rf"<<place>>{{0,{LONGEST_PLACE}}}"
        return self.build(rf"\s?\((?P<part><<paren>>|<<year>>)(?=[,;]\s|[،؛，；])(?!{place}?\b<<paren>>)")

    @cached_property
    def further(self) -> "regex.Pattern[str]":
        """Another bracket that names a part, behind the one of a symbol and what is left of it."""
        place = rf"<<place>>{{0,{LONGEST_PLACE}}}"
        left = rf"(?:(?<!\))(?:[,;،؛，；]{place})?\))?"
        part = r"<<paren>>(?![\p{L}\p{N}])"
        return self.build(rf"{left}(?P<list>(?:<<last>>|<<comma>>)(?P<bracket>\(){part}{place}\))")

    @cached_property
    def spanned(self) -> "regex.Pattern[str]":
        """The last number of a range in words that follows a symbol."""
        return self.build(r"\s{1,3}<<to>>\s{1,3}(?P<last>\d{3,5})<<end>>")

    @cached_property
    def listed(self) -> "regex.Pattern[str]":
        """The numbers of a list that follow a symbol: two or more, or one behind "and"."""
        number = r"(?P<number>\d{1,5}(?:<<dash>>\d{1,5})?)"
        listed = rf"(?:<<comma>>{number})"
        closed = rf"{listed}{{0,{LONGEST_RANGE}}}+(?P<and><<last>>){number}"
        modified = r"(?=,?\s{1,3}(?:<<and>>\s{1,3})?<<modification>>)"
        return self.build(rf"(?:{closed}<<closed>>|{listed}{{2,{LONGEST_RANGE}}}+(?:<<closed>>|{modified}))")

    @cached_property
    def range_(self) -> "regex.Pattern[str]":
        """A range of numbers at the end of a symbol."""
        return self.build(r"(?P<head>.*\D)?(?P<first>\d{1,5})<<dash>>(?P<last>\d{1,5})")

    @cached_property
    def numbered_end(self) -> "regex.Pattern[str]":
        """A symbol that ends in a number."""
        return self.build(r"(?P<head>.*/(?:(?P<kind><<nature>>|Add|Amend|Corr|Rev)\.)?)(?P<number>\d{1,5})")

    @cached_property
    def anatomy(self) -> "regex.Pattern[str]":
        """A symbol without its suffixes and what stands in parentheses."""
        return self.build(r"(?P<part>.+?)(?:\s?\((?P<paren>[^()]*)\))?(?:/<<suffix>>)*")

    @cached_property
    def dash(self) -> "regex.Pattern[str]":
        """A dash as mastheads print it."""
        return self.build("<<dash>>")

    @cached_property
    def slot(self) -> "regex.Pattern[str]":
        """A component that says the session or the year."""
        return self.build(r"<<special>>|<<year>>|\d{1,3}")

    @cached_property
    def year(self) -> "regex.Pattern[str]":
        """A year in which there were symbols."""
        return self.build("<<year>>")

    @cached_property
    def ended(self) -> "regex.Pattern[str]":
        """A component that may be the last one."""
        return self.build(r"(?:<<modification>>)?\d+(?:\s?\(<<paren>>\))?")

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes that symbols begin with."""
        return tuple(rules()["organs"])

    @cached_property
    def numbered(self) -> tuple[str, ...]:
        """Those that a number follows behind a stop."""
        return tuple(f"{code}." for code in rules()["numbered"])

    @cached_property
    def natures(self) -> frozenset[str]:
        """The kinds of document that a component may name, in capitals."""
        return frozenset(nature.upper() for nature in rules()["natures"])


@cache
def grammar() -> Grammar:
    """Return the one grammar."""
    return Grammar()


def canonical(printed: str) -> str:
    """Write a printed symbol the one way: no asterisks, no line breaks, U+002D, "RES", "RES/1244 (1999)"."""
    text = " ".join(printed.replace("*", "").split()).replace("/ ", "/")
    if ". " in text:
        text = re.sub(r"\b(Add|Amend|Corr|Rev)\. (?=\d)", r"\1.", text)
    if not text.isascii():
        text = " ".join(grammar().dash.sub("-", text).translate(WIDE_BRACKETS).split())
    if text[:1] in "ASETaset" and text[1:6].lower() == "/res/":
        text = f"{text[0]}/RES/{text[6:]}"
    return re.sub(r"^([ASET]/RES/\d+(?: ?[A-Z])?)\(", r"\1 (", text) if "(" in text else text


def is_symbol(text: str) -> bool:
    """Whether a text is one symbol and nothing else."""
    match = grammar().cited.fullmatch(text)
    return match is not None and match["symbol"] == text and match["range"] is None


def parted(symbol: str) -> list[str]:
    """Return the halves of a symbol that is two with a stroke between them, itself when it is one.

    Built like one, such as "CEDAW/C/GC/31/CRC/C/GC/18", it is two when a code that symbols begin with stands behind
    a number, and both halves are whole. Behind "WP.1" it may be one of the series of that body.
    """
    parts = symbol.split("/")
    for index in range(2, len(parts) - 1):
        if parts[index] in rules()["organs"] and grammar().ended.fullmatch(parts[index - 1]):
            first, second = "/".join(parts[:index]), "/".join(parts[index:])
            if is_symbol(first) and is_symbol(second):
                return [first, *parted(second)]
    return [symbol]
