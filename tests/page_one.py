"""The first page of a document, made by hand: the masthead, its session block, and the header made of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from paper import EDGE, LEADING, LEFT, Part, bold, column, line, page_parts, rule, width_of

from undoc_cli.geometry import Box
from undoc_cli.model import Header
from undoc_cli.page import Line
from undoc_cli.parts.assemble import Assembly
from undoc_cli.parts.front import Front
from undoc_cli.parts.header import build_header
from undoc_cli.parts.letter import read_letter
from undoc_cli.parts.masthead import Masthead
from undoc_cli.parts.masthead_lines import read_masthead
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.titles import read_titles
from undoc_cli.rules.language import language
from undoc_cli.rules.register import Register

if TYPE_CHECKING:
    from undoc_cli.passage import Passage

ENGLISH = language("en")
UPPER, LOWER = rule(60, 64.8, 552, 0.5), rule(59.3, 208.9, 552.3, 1.5)
SECOND = 348.1
BLOCK = 224.0  # baseline of the first line under the masthead
FIRST_TITLE = 5  # space above a title of the agenda, beyond the leading


def symbol(text: str = "A/79/801") -> list[Line]:
    organ, _, rest = text.partition("/")
    return [line(Part(organ, 20), f"/{rest}", x0=480, baseline=56.5)]


def organs(*names: str) -> list[Line]:
    return [line(name, x0=LEFT, baseline=86.3 + 19.5 * i, size=20, bold=True) for i, name in enumerate(names)]


def at_right(*texts: str) -> list[Line]:
    return [line(text, x0=397, baseline=86.6 + 12 * i) for i, text in enumerate(texts)]


COLUMN = at_right("Distr.: General", "27 February 2025", "Original: English")


def title(text: str) -> list[Line]:
    """Set the title of a letter below the masthead."""
    return column(text, first=LEFT, baseline=330, leading=13.5, size=12, bold=True)


TITLE = title(
    "Letter dated 25 February 2025 from the Permanent Representative of Azerbaijan "
    "to the United Nations addressed to the Secretary-General"
)


def block(*rows: str | Part, x0: float = EDGE, top: float = BLOCK) -> list[Line]:
    """Set the lines of the session block; a bold row is a Part, an empty one is space above a title."""
    found: list[Line] = []
    y = top
    for row in rows:
        if row == "":
            y += FIRST_TITLE + 1
            continue
        found.append(line(row, x0=x0, baseline=y))
        y += LEADING
    return found


def seen(*groups: list[Line], rules: Sequence[Box] = (UPPER, LOWER), joiner: Joiner | None = None) -> Masthead | None:
    lines = sorted(
        (item for group in groups for item in group), key=lambda item: (round(item.baseline, 1), item.box.x0)
    )
    return read_masthead(page_parts(*lines, rules=rules), ENGLISH, joiner or Joiner())


def read(*groups: list[Line], rules: Sequence[Box] = (UPPER, LOWER), joiner: Joiner | None = None) -> Masthead:
    head = seen(*groups, rules=rules, joiner=joiner)
    assert head is not None
    return head


def header(head: Masthead) -> tuple[Header, Assembly]:
    assembly = Assembly(Joiner())
    for pieces in head.lines:
        assembly.masthead_line(pieces)
    titles: list[Passage]
    titles, *_ = read_titles(head.rest, 612, ENGLISH, Joiner())
    return build_header(
        assembly, head, Front(titles, read_letter(titles, ENGLISH)), (), ENGLISH, Register.packaged()
    ), assembly


def of_the_assembly(*rows: str | Part) -> tuple[Header, Assembly]:
    """Give the header of a masthead whose session block has these rows below the session."""
    head = read(symbol(), organs("General Assembly"), COLUMN, block(bold("Seventy-ninth session"), *rows), TITLE)
    return header(head)


def items(found: Header) -> list[tuple[str, str | None, str | None]]:
    return [(item.number, item.subitem, item.title) for item in found.agenda_items]


ASSEMBLY = organs("General Assembly")
UNDATED = at_right("27 February 2025", "Original: English")


def centred(text: str, baseline: float, *, underlined: bool = False) -> Line:
    found = line(text, x0=306 - width_of(text) / 2, baseline=baseline)
    return msgspec.structs.replace(found, underlined=underlined)
