"""The objects of a page as PDFium holds them."""

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat

import pypdfium2_raw as pdfium

from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.matrices import Matrix, times

SINGLE = 1.2e-7  # the relative error of a number of single precision
HUGE = 1e9  # no place on any page
MANY = 100_000  # numbers that are remembered
DEPTH = 12  # how deep forms may stand in forms


def each(function: Callable[..., object], *arguments: Iterable[object]) -> None:
    """Call a function with each row of arguments, without a step of Python between them."""
    deque(map(function, *arguments), maxlen=0)


class _Decimals(dict[float, float]):
    """The short decimals that numbers of single precision stand for, where they stand for one."""

    def __missing__(self, value: float) -> float:
        if len(self) >= MANY:
            self.clear()
        if not -HUGE < value < HUGE:
            return 0.0
        short = round(value * 10000) / 10000
        self[value] = decimal = short if abs(short - value) <= SINGLE * abs(value) else value
        return decimal


decimal = _Decimals().__getitem__  # sizes, heights and noughts come again and again


def rows(function: Callable[[int, int], object], handles: Sequence[int], length: int) -> Iterator[float]:
    """Yield the numbers of single precision, `length` for each handle, that a function writes to a place in memory."""
    room = array("f", bytes(4 * length * len(handles)))
    base, count = room.buffer_info()
    each(function, handles, range(base, base + 4 * count, 4 * length))
    return map(decimal, room)


def matrices(handles: Sequence[int]) -> list[Matrix]:
    """Return the matrices of objects."""
    numbers = rows(call.get_matrix, handles, 6)
    return list(zip(*(numbers,) * 6, strict=True))


class Objects:
    """The objects of a page, in the order of the content stream, each with the matrix of the forms it stands in."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.texts: list[tuple[int, Matrix]] = []
        self.paths: list[tuple[int, Matrix]] = []
        self.images: list[tuple[int, Matrix]] = []

    def gather(self, handles: Sequence[int], frame: Matrix, depth: int = 0) -> None:
        """Take in objects and those of the forms among them."""
        for handle, kind in zip(handles, map(call.kind_of, handles), strict=True):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.texts.append((handle, frame))
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.paths.append((handle, frame))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.images.append((handle, frame))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEPTH:
                inside = list(map(call.inside_object, repeat(handle), range(max(call.count_inside(handle), 0))))
                [matrix] = matrices([handle])
                self.gather(inside, times(matrix, frame), depth + 1)
