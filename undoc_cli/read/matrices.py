"""The matrices of PDF: six numbers that scale, turn and move (ISO 32000-1, 8.3.3)."""

Matrix = tuple[float, float, float, float, float, float]
STEEPEST = 0.1  # six degrees: recognised text of a scan slopes up to three, a stamp across the page much more
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies `inner` first."""
    if outer is IDENTITY:
        return inner
    if inner is IDENTITY:
        return outer
    a, b, c, d, e, f = inner
    k, m, n, o, p, q = outer
    return (a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q)


def inverse(matrix: Matrix) -> Matrix | None:
    """Return the matrix that undoes another; None when it leaves no room."""
    if matrix is IDENTITY:
        return IDENTITY
    a, b, c, d, e, f = matrix
    scale = a * d - b * c
    if not scale:
        return None
    return (d / scale, -b / scale, -c / scale, a / scale, (c * f - d * e) / scale, (b * e - a * f) / scale)


def around(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """Return the edges around a rectangle that a matrix moves and turns."""
    a, b, c, d, e, f = matrix
    xs = (e + a * x0 + c * y0, e + a * x1 + c * y0, e + a * x0 + c * y1, e + a * x1 + c * y1)
    ys = (f + b * x0 + d * y0, f + b * x1 + d * y0, f + b * x0 + d * y1, f + b * x1 + d * y1)
    return min(xs), min(ys), max(xs), max(ys)


def is_upright(matrix: Matrix) -> bool:
    """Whether text of this matrix reads from left to right across the page, nearly level: a scan may slope a little."""
    a, b, c, d, _, _ = matrix
    return a > 0 and d > 0 and b * c <= 0 and abs(b) <= STEEPEST * a
