"""The rules that are drawn on a page, as PDFium holds what is drawn."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, repeat

import pypdfium2_raw as pdfium

from undoc_cli.geometry import Box
from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.drawn import MAX_RULE, WHITE, Drawn, box_of, rules_of
from undoc_cli.read.matrices import Matrix, times
from undoc_cli.read.pdfium_objects import Layer, decimal, each, matrices


def rules_drawn(layers: Iterable[Layer], matrix: Matrix, height: float) -> tuple[Box, ...]:
    """Return the rules among what is drawn."""
    rects: list[Drawn] = []
    lines: list[Box] = []
    modes = array("i", bytes(8))  # filled, stroked
    at, _ = modes.buffer_info()
    for handle, place in _paths(layers, matrix):
        call.draw_mode(handle, at, at + 4)
        filled, stroked = modes
        white: bool | None = None
        for box, is_line in _shapes(handle, place, height):
            if is_line:
                lines.append(box)
                continue
            if white is None:
                white = _is_white(handle, call.fill_colour if filled else call.stroke_colour)
            rects.append(Drawn(box, bool(stroked), white))
    return rules_of(rects, lines)


def shows_shapes(layers: Iterable[Layer], matrix: Matrix) -> bool:
    """Whether anything but rules is drawn that is seen on paper."""
    modes = array("i", bytes(8))  # filled, stroked
    at, _ = modes.buffer_info()
    for handle, place in _paths(layers, matrix):
        call.draw_mode(handle, at, at + 4)
        filled, stroked = modes
        seen = (filled and not _is_white(handle, call.fill_colour)) or (
            stroked and not _is_white(handle, call.stroke_colour)
        )
        if seen and min(_extent(handle, place)) > MAX_RULE:
            return True
    return False


def _paths(layers: Iterable[Layer], matrix: Matrix) -> Iterator[tuple[int, Matrix]]:
    """Yield the paths, each with the matrix that sets it on the page."""
    for layer in layers:
        handles = layer.of_kind(pdfium.FPDF_PAGEOBJ_PATH)
        onward = times(layer.frame, matrix)
        for handle, own in zip(handles, matrices(handles), strict=True):
            yield handle, times(own, onward)


def _shapes(handle: int, matrix: Matrix, height: float) -> Iterator[tuple[Box, bool]]:
    """Yield the rectangles and lines of a path: box, whether it is a line."""
    count = call.count_segments(handle)
    if count < 2:
        return
    segments = list(map(call.get_segment, repeat(handle), range(count)))
    kinds = list(map(call.segment_kind, segments))
    numbers = _numbers(segments)
    starts = [index for index, kind in enumerate(kinds) if kind == pdfium.FPDF_SEGMENT_MOVETO]
    a, b, c, d, e, f = matrix
    for start, stop in pairwise((*starts, count)):
        length = stop - start
        if length not in (2, 3, 5) or pdfium.FPDF_SEGMENT_BEZIERTO in kinds[start:stop]:
            continue
        flat = map(decimal, numbers[2 * start : 2 * stop])
        points = [(e + a * x + c * y, f + b * x + d * y) for x, y in zip(flat, flat, strict=True)]
        if length == 5 and not _is_rect(points):
            continue
        if length == 3 and not (points[2] == points[0] and call.segment_closes(segments[stop - 1])):
            continue
        xs, ys = zip(*points, strict=True)
        yield box_of(min(xs), min(ys), max(xs), max(ys), height), length < 5


def _extent(handle: int, matrix: Matrix) -> tuple[float, float]:
    """Return the width and height of a path."""
    numbers = _numbers(list(map(call.get_segment, repeat(handle), range(max(call.count_segments(handle), 0)))))
    a, b, c, d, _, _ = matrix
    xs = [a * x + c * y for x, y in zip(numbers[::2], numbers[1::2], strict=True)] or [0.0]
    ys = [b * x + d * y for x, y in zip(numbers[::2], numbers[1::2], strict=True)] or [0.0]
    return max(xs) - min(xs), max(ys) - min(ys)


def _numbers(segments: Sequence[int]) -> "array[float]":
    """Return the places of the points of segments, x and y by turns."""
    numbers = array("f", bytes(8 * len(segments)))
    base, _ = numbers.buffer_info()
    end = base + 8 * len(segments)
    each(call.segment_point, segments, range(base, end, 8), range(base + 4, end, 8))
    return numbers


def _is_rect(points: Sequence[tuple[float, float]]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), last = points
    if last != points[0]:
        return False
    return (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)


def _is_white(handle: int, colour: Callable[..., int]) -> bool:
    parts = array("I", bytes(16))
    at, _ = parts.buffer_info()
    return bool(colour(handle, at, at + 4, at + 8, at + 12)) and min(parts[:3]) == WHITE
