"""Lines that stand beside each other, as in tables and contents lists."""

from collections.abc import Sequence

from undoc_cli.page import Line

SAME_ROW = 0.35  # of the type size: baselines of one row stand this close


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Gather the lines of each row, from left to right."""
    rows: list[list[Line]] = []
    for line in lines:
        last = rows[-1][0] if rows else None
        if last and last.page == line.page and abs(last.baseline - line.baseline) <= SAME_ROW * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.x0) if len(row) > 1 else row for row in rows]
