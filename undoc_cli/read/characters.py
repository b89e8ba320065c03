"""What is done for each character of a text page: where it begins, and where it stands on the page.

Both are compiled where they could be (`_native.c`); what stands here says what they do, and does it where they are not.
"""

from array import array
from collections.abc import Mapping, Sequence
from itertools import repeat
from operator import add, itemgetter, lt

from undoc_cli.native import native
from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.pdfium_objects import Room, each
from undoc_cli.runs import gaps_between

# Sums of single precision drift: what is so close to a whole thousandth of an em is taken for it.
DRIFT = 0.055
WHOLE = 1.5 * 2.0**52  # added and taken away again it rounds a number to a whole one, without a call
FINE = 100.0  # parts of a thousandth: finer than single precision tells them apart

AT_ONCE = 4096  # characters: a page has some 2700, and one of millions shall not want an address for each

_room = Room("d")

# Left and right edges in points; the narrowest and the widest gap between two neighbours, infinite where there is none.
Edges = tuple[Sequence[float], Sequence[float], tuple[float, float]]


def origins_of(text_page: call.Pointer, count: int) -> "array[float]":
    """Return where so many characters of a text page begin."""
    if native:
        places = array("d", bytes(8 * count))
        native.origins(call.ORIGIN_AT, text_page, places)
        return places
    *addresses, height = _room.places(AT_ONCE + 1, 1)  # of the height nobody asks
    places = array("d")
    for start in range(0, count, AT_ONCE):
        indices = range(start, min(start + AT_ONCE, count))
        each(call.origin_at, repeat(text_page), indices, addresses, repeat(height))
        places += _room.numbers[: len(indices)]
    # As names of this function they are looked up in half the time.
    drift, whole, fine = DRIFT, WHOLE, FINE
    return array(
        "d",
        [
            near if -drift < place - (near := place + whole - whole) < drift else (fine * place + whole - whole) / fine
            for place in places
        ],
    )


def edges_of(
    places: "array[float]", start: int, letters: str, widths: Mapping[str, float], scale: float, x: float
) -> Edges | None:
    """Return where characters stand that begin at places from `start` on, those being `scale` points long, from `x` on.

    None where the width of one is not known, or one does not stand behind the one before it.
    """
    return (native.edges if native else _edges)(places, start, letters, widths, scale, x)


def _edges(
    places: "array[float]", start: int, letters: str, widths: Mapping[str, float], scale: float, x: float
) -> Edges | None:
    offsets = places[start : start + len(letters)].tolist()
    try:
        ems = itemgetter(*letters)(widths) if len(letters) > 1 else (widths[letters],)
    except KeyError:
        return None
    if not all(map(lt, offsets, offsets[1:])):
        return None
    x0s = [x + scale * offset for offset in offsets]
    x1s = list(map(add, x0s, [scale * width for width in ems]))
    return x0s, x1s, gaps_between(x0s, x1s)
