"""Lists of agenda items as mastheads and requests for circulation print them: "32 (a), 80 and 110"."""

from undoc_cli.rules.patterns import lazy
from undoc_cli.rules.register import Item

# A number with sub-items: `18 (a) and (b)`, `22 b)`, `3 (b) (ii)`, `116 (ز) و (ح)`; some bodies number theirs `4.9.1`.
# Sub-items without a number belong to the number before them, `(ii)` behind `3 (b) (i)` to its sub-item.  A range, of
# numbers or of sub-items, names all between its ends.
TOKEN = lazy(
    r"(?<number>\d{1,3}(?:\.\d{1,2}){0,3})(?![\d/.])"
    r"|[(（]?(?<sub>[a-zа-я]{1,2}|[ivx]{3,5}|\p{Arabic} ?\p{Arabic}?)\u0640?[)）]"
    r"(?<deep>(?: ?\(?(?:[ivx]+)\)|[(（][一二三四五六七八九十]{1,2}[)）]|[㈠-㈩]"
    r"|(?<=\p{Arabic}\u0640?\)) ?(?:\(\d{1,2}\)|['‘’]\d{1,2}['‘’]))?)"
    r"|(?<range>[-\u2013\u2014~\uff5e\uff0d至]|(?:to|through|à|a|по|إلى)(?= ))"
    r"|(?<joint>(?:[,;،、，]\s*)?(?:(?:and|as well as|et|ainsi que|y|e|así como|и|а также)(?!\p{L})|[&و和及与]|以及)"
    r"|[,;،、，])"
)
LONGEST_RANGE = 30
# The letters of sub-items in their order; the Arabic ones stand for numbers.
COUNTED_BY = ("abcdefghijklmnopqrstuvwxyz", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def parse_items(text: str) -> tuple[Item, ...]:
    """Return the items of a list such as `32 (a), 80 and 110`; () when anything in it is not understood."""
    items: list[Item] = []
    number: str | None = None
    bare = False  # the last number has no sub-item yet
    joined = True  # an item may follow
    span: Item | None = None  # a range begins with it
    position = 0
    stripped = text.strip().rstrip("*").rstrip()
    while position < len(stripped):
        if stripped[position].isspace():
            position += 1
            continue
        match = TOKEN.match(stripped, position)
        if match is None:
            return ()
        position = match.end()
        if match["number"]:
            if not joined and span is None:
                return ()
            number = _ascii(match["number"])
            items.append(Item(number, None))
            bare, joined = True, False
        elif match["sub"]:
            if number is None or not (bare or joined or span):
                return ()
            sub = match["sub"].replace(" ", "") + (" " + match["deep"].strip() if match["deep"] else "")
            if deeper := _under(items[-1].subitem, sub):
                sub = f"{deeper} {match[0].strip()}"
            if bare and span is None:
                items[-1] = Item(number, sub)
            else:
                items.append(Item(number, sub))
            bare, joined = False, False
        elif match["range"]:
            if number is None or joined or span is not None:
                return ()
            span = items[-1]
            continue
        else:
            if number is None or joined or span is not None:
                return ()
            joined = True
        if span is not None:
            between = _between(span, items[-1])
            if between is None:
                return ()
            items[-1:-1] = between
            span = None
    return tuple(items) if span is None and not joined else ()


def _ascii(number: str) -> str:
    """Return a number in the figures of ASCII, whatever its own are."""
    return number if number.isascii() else ".".join(str(int(part)) for part in number.split("."))


def _under(last: str | None, sub: str) -> str | None:
    """Return the sub-item `b` that a roman number goes on counting in: `(ii)` behind `b (i)`, but not `(i)`."""
    letter, _, deep = (last or "").partition(" ")
    before = deep.strip("()")
    return letter if before in ROMAN and sub in ROMAN and ROMAN.index(before) < ROMAN.index(sub) else None


def _between(first: Item, last: Item) -> list[Item] | None:
    """Return the items within a range; None where it is none."""
    if first.subitem is None and last.subitem is None:
        if not first.number.isdecimal() or not last.number.isdecimal():
            return None
        low, high = int(first.number), int(last.number)
        return [Item(str(n), None) for n in range(low + 1, high)] if low < high <= low + LONGEST_RANGE else None
    one, other = first.subitem or "", last.subitem or ""
    letters = next((row for row in COUNTED_BY if one in row and other in row), "")
    if first.number != last.number or len(one) != 1 or len(other) != 1 or letters.find(one) >= letters.find(other):
        return None
    return [Item(first.number, letter) for letter in letters[letters.index(one) + 1 : letters.index(other)]]
