"""The symbols of a document, in its masthead, or where that cannot be read in its running heads."""

from collections.abc import Sequence

from undoc_cli.page import Line, PageParts, Piece, whole
from undoc_cli.parts.masthead import Masthead
from undoc_cli.passage import Mark
from undoc_cli.rules.symbols import split_joint, symbols_of_head
from undoc_cli.rules.text import with_figures


def read_symbols(head: Masthead, printed: list[Line]) -> None:
    """Read the symbols, which stand side by side or one under the other.

    On pages that read from right to left, the asterisk behind them comes first.
    """
    text = "\n".join(map(_without_star, printed))
    symbols = split_joint(text) or split_joint(with_figures(text))
    if not symbols:
        # One that is none stands among them, or belongs to them in a way that is not known.
        read = [line for line in printed if split_joint(_without_star(line))]
        head.unread += [("/header/symbols", line.text) for line in printed if read and line not in read]
        printed = read
        text = "\n".join(map(_without_star, printed))
        symbols = split_joint(text)
    head.symbols = tuple(symbols)
    end = 0
    for index, symbol in enumerate(head.symbols):
        pointer = f"/header/symbols/{index}"
        start = text.find(symbol, end)
        if start < 0:  # printed with other blanks, or over the end of a line
            head.evidence[pointer] = tuple(map(whole, printed))
            continue
        end = start + len(symbol)
        line = printed[text.count("\n", 0, start)]
        before = text.rfind("\n", 0, start) + 1
        head.evidence[pointer] = (Piece(line, start - before, end - before),)
        behind = line.text[end - before :]
        start = end - before + len(behind) - len(behind.lstrip())
        stars = len(line.text[start:]) - len(line.text[start:].lstrip("*"))
        if stars:
            star = Piece(line, start, start + stars)
            head.value_marks.append((pointer, Mark(len(symbol), "*" * stars, star)))
        elif line.text.startswith("*") and index == len(head.symbols) - 1:
            star = Piece(line, 0, len(line.text) - len(line.text.lstrip("*")))
            head.value_marks.append((pointer, Mark(len(symbol), star.text, star)))


def _without_star(line: Line) -> str:
    """Return the text of a line with a blank for each asterisk at its start."""
    return line.text if line.text[:1] != "*" else line.text.lstrip("*").rjust(len(line.text))


def take_symbols_of_heads(head: Masthead, pages: Sequence[PageParts]) -> None:
    """Take the symbols that the running heads of most later pages repeat, where the masthead has none to be read."""
    found: dict[str, list[Line]] = {}
    headed = 0
    for page in pages:
        heads = [(line, symbols_of_head(line.text)) for kind, line in page.furniture if kind == "running-head"]
        for symbol, line in {symbol: line for line, symbols in heads for symbol in symbols}.items():
            found.setdefault(symbol, []).append(line)
        headed += any(symbols for _, symbols in heads)
    head.symbols = tuple(symbol for symbol, lines in found.items() if 2 * len(lines) > headed)
    for index, symbol in enumerate(head.symbols):
        head.evidence[f"/header/symbols/{index}"] = (whole(found[symbol][0]),)
