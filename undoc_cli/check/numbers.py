"""Checks of the numbers of paragraphs and items."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from undoc_cli.check.codes import finding
from undoc_cli.check.places import bodies
from undoc_cli.model import Block, Diagnostic, Document
from undoc_cli.rules.language import Language
from undoc_cli.rules.numbers import Counted, counted

STEPS = 4  # from one number to the next, at the least, for each gap but the first


def numbers_follow(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Numbers of paragraphs follow each other: one that stands nowhere was lost, or is printed wrong.

    Lists in paragraphs count anew, and paragraphs go on behind them: what is not reached may stand elsewhere.  Between
    two that follow each other may stand some of another document; where gaps are many, it speaks of those alone.
    """
    for pointer, blocks in bodies(document):
        everywhere = {one for block in blocks for one in counted(block.number or "")}
        last: dict[str, tuple[int, int]] = {}  # the number, and its block, by what stands before it
        steps = Counter[str]()
        gaps: dict[str, list[tuple[int, str]]] = defaultdict(list)
        left: dict[str, dict[int, int]] = defaultdict(dict)  # the numbers before jumps, and the gaps found till then
        for index, block in enumerate(blocks):
            for before, number in _paragraphs(block):
                above, at = last.get(before, (number, index))
                missing = range(above + 1, number)
                if (till_then := left[before].pop(number - 1, None)) is not None:
                    del gaps[before][till_then:]
                elif number <= above:  # it counts anew: what was left before is not gone on with
                    left[before].clear()
                if len(missing) > 1:
                    left[before].setdefault(above, len(gaps[before]))
                if missing and everywhere.isdisjoint(Counted(before, one) for one in missing):
                    gaps[before].append((at, f"on page {block.page}, {before}{number} follows {before}{above}"))
                steps[before] += number == above + 1
                last[before] = number, index
        for before, found in gaps.items():
            if found and (len(found) - 1) * STEPS < steps[before]:
                at, message = found[0]
                if more := len(found) - 1:
                    yield finding("number-missing", f"{message}, and {more} more", pointer)
                else:
                    yield finding("number-missing", message, f"{pointer}/{at}")


def _paragraphs(block: Block) -> list[Counted]:
    """Return the numbers of a paragraph, or of an item of a list that counts in parts: `86.4`."""
    if block.type == "heading":
        return []
    return [one for one in counted(block.number or "") if one.before or block.type == "paragraph"]
