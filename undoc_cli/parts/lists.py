"""Lists without numbers: their entries, told by where they stand."""

from collections.abc import Sequence

from undoc_cli.parts.column import ALIKE_EDGE, INDENT, Column
from undoc_cli.parts.markers import marker_of
from undoc_cli.parts.tables import Group, Table
from undoc_cli.rules.addresses import has_address
from undoc_cli.rules.language import Language
from undoc_cli.rules.masthead import is_dated
from undoc_cli.rules.numbers import is_numbered_name
from undoc_cli.rules.text import ends_sentence, stop_of

RAGGED_EDGE = 30.0  # points: lines of one entry begin within this
FEWEST_ENTRIES = 3  # of a list that no colon announces
COLONS = frozenset(":：")


def list_entries(groups: Sequence[Group], column: Column, language: Language) -> frozenset[int]:
    """Return which blocks are entries of a list without numbers: several that begin at one edge, one below the other.

    Two are, where the text before announces them; what nothing announces are three at the least, and begins elsewhere
    than the first lines of paragraphs do.  The last may end a sentence, where two before it do not and one of them ends
    in a semicolon.
    """
    found: set[int] = set()
    run: list[int] = []
    edge = 0.0  # of the last entry
    for index, group in enumerate(groups):
        own = _edge_in_list(group, column, language)
        if own is None and len(run) > 1 and stop_of(_last_line(groups[index - 1])) == ";":
            own = _edge_in_list(group, column, language, closing=True)
        if run and (own is None or abs(own - edge) >= ALIKE_EDGE):
            found.update(_long_enough(groups, run, column))
            run = []
        if own is not None:
            run.append(index)
            edge = own
    return frozenset(found.union(_long_enough(groups, run, column)))


def _last_line(group: Group) -> str:
    return "" if isinstance(group, Table) else group[-1].text


def _long_enough(groups: Sequence[Group], run: Sequence[int], column: Column) -> Sequence[int]:
    """Return entries that stand below each other, if they are enough for a list."""
    if len(run) > 1 and _announces(groups[: run[0]][-1:], groups[run[0]], column):
        return run
    return run if len(run) >= FEWEST_ENTRIES and not _as_paragraphs(groups, run, column) else ()


def _as_paragraphs(groups: Sequence[Group], run: Sequence[int], column: Column) -> bool:
    """Whether entries begin where the first lines of paragraphs do: they may be paragraphs of one line each.

    Such as end in a semicolon are parts of one sentence.
    """
    starts = [column.start(group[0]) for index in run if isinstance(group := groups[index], list)]
    indents = [
        column.start(group[0])
        for group in groups
        if isinstance(group, list) and len(group) > 1 and abs(column.start(group[1])) < INDENT * column.size
    ]
    parted = any(stop_of(_last_line(groups[index])) == ";" for index in run)
    return not parted and any(abs(starts[0] - indent) < ALIKE_EDGE for indent in indents)


def _announces(before: Sequence[Group], entry: Group, column: Column) -> bool:
    """Whether the text before a list ends in a colon, or has its first entry behind one: `Members: Austria`."""
    if not before or isinstance(before[0], Table) or isinstance(entry, Table):
        return False
    above = before[0]
    first = not COLONS.isdisjoint(above[0].text) and abs(column.start(above[-1]) - column.start(entry[0])) < ALIKE_EDGE
    return first or stop_of(above[-1].text) in COLONS


def _edge_in_list(group: Group, column: Column, language: Language, *, closing: bool = False) -> float | None:
    """Return where a block begins that could be of a list without numbers: it stands in, and is no sentence."""
    if isinstance(group, Table) or not column.indents(group):
        return None
    first = group[0]
    edge = column.start(first)
    opens_italic = first.spans[0].font.italic  # so do the paragraphs of a resolution
    if first.bold or opens_italic or (not closing and ends_sentence(group[-1].text)) or marker_of(first, language):
        return None
    if any(has_address(line.text) for line in group) or (len(group) == 1 and _stands_alone(first.text, language)):
        return None
    return edge if all(abs(column.start(line) - edge) < RAGGED_EDGE for line in group) else None


def _stands_alone(text: str, language: Language) -> bool:
    """Whether a line is no entry of a list, whatever stands beside it: of a letter its date, or "Article 1"."""
    words = language.match("salutation", text) or language.match("valediction", text)
    return bool(words) or is_dated(text, language) or is_numbered_name(text)
