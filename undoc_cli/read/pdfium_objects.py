"""The objects of a page as PDFium holds them."""

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Literal

import pypdfium2_raw as pdfium
from msgspec import Struct

from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.matrices import IDENTITY, Matrix, times

SINGLE = 1.2e-7  # the relative error of a number of single precision
HUGE = 1e9  # beside any page
MANY = 100_000  # numbers that are remembered
DEPTH = 12  # how deep forms may stand in forms


def each(function: Callable[..., object], *arguments: Iterable[object]) -> None:
    """Call a function with each row of arguments, without a step of Python between them."""
    deque(map(function, *arguments), maxlen=0)


def parts_of(
    get: Callable[[call.Pointer, int], int], owners: Sequence[call.Pointer], counts: Sequence[int]
) -> list[int]:
    """Return all that `get` gives of each owner, one after the other."""
    return list(map(get, chain.from_iterable(map(repeat, owners, counts)), chain.from_iterable(map(range, counts))))


class _Decimals(dict[float, float]):
    """The short decimals that numbers of single precision stand for, where they stand for one."""

    def __missing__(self, value: float) -> float:
        if len(self) >= MANY:
            self.clear()
        if not -HUGE < value < HUGE:
            return max(-HUGE, min(value, HUGE))  # what is no number as well: beside every page
        short = round(value * 10000) / 10000
        self[value] = decimal = short if abs(short - value) <= SINGLE * abs(value) else value
        return decimal


decimal = _Decimals().__getitem__  # sizes, heights and noughts come again and again


class Room:
    """Room for numbers, with its addresses: making them takes as long as using them."""

    def __init__(self, typecode: Literal["f", "d"]) -> None:
        """Begin without room, for numbers of single (`f`) or double precision (`d`)."""
        self.numbers = array(typecode)
        self._addresses: list[call.Pointer] = []

    def places(self, count: int, length: int) -> list[call.Pointer]:
        """Return the addresses of so many rows of so many numbers each."""
        if count * length > len(self.numbers):
            width = self.numbers.itemsize
            self.numbers = array(self.numbers.typecode, bytes(2 * width * count * length))
            base, size = self.numbers.buffer_info()
            self._addresses = list(map(call.pointer, range(base, base + width * size, width)))
        return self._addresses[: count * length : length]

    def read(self, function: Callable[..., object], pointers: Sequence[call.Pointer], length: int) -> Iterator[float]:
        """Yield the numbers, `length` for each object, that a function tells of it."""
        each(function, pointers, self.places(len(pointers), length))
        return map(decimal, self.numbers[: len(pointers) * length])

    def give(self, function: Callable[..., object], pointers: Sequence[call.Pointer], rows: Sequence[Matrix]) -> None:
        """Tell a function a matrix for each object."""
        places = self.places(len(rows), 6)
        self.numbers[: 6 * len(rows)] = array("f", chain.from_iterable(rows))
        each(function, pointers, places)


_room = Room("f")
numbers_of, give_matrices = _room.read, _room.give


def matrices(handles: Iterable[int]) -> Iterator[Matrix]:
    """Yield the matrices of objects."""
    return matrices_at(list(map(call.pointer, handles)))


def matrices_at(pointers: Sequence[call.Pointer]) -> Iterator[Matrix]:
    """Yield the matrices of objects, by their addresses."""
    numbers = numbers_of(call.get_matrix, pointers, 6)
    return zip(*(numbers,) * 6, strict=True)


class Layer(Struct, frozen=True):
    """Objects that follow each other in the content stream, in the same forms."""

    frame: Matrix  # of these forms
    handles: Sequence[int]
    kinds: Sequence[int]

    def of_kind(self, kind: int) -> list[int]:
        """Return its objects of one kind."""
        return [handle for handle, own in zip(self.handles, self.kinds, strict=True) if own == kind]


def layers_of(page: int) -> list[Layer]:
    """Return the objects of a page, in the order of the content stream."""
    handles = list(map(call.page_object, repeat(call.pointer(page)), range(call.count_objects(page))))
    return list(_layers(handles, IDENTITY, 0))


def _layers(handles: Sequence[int], frame: Matrix, depth: int) -> Iterator[Layer]:
    kinds = list(map(call.kind_of, handles))
    start = 0
    for at, handle in enumerate(handles):
        if kinds[at] == pdfium.FPDF_PAGEOBJ_FORM:
            yield Layer(frame, handles[start:at], kinds[start:at])
            start = at + 1
            if depth < DEPTH:
                inside = list(map(call.inside_object, repeat(handle), range(max(call.count_inside(handle), 0))))
                [matrix] = matrices([handle])
                yield from _layers(inside, times(matrix, frame), depth + 1)
    yield Layer(frame, handles[start:], kinds[start:])
