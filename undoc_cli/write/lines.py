"""Tables in text: lines with tabs between the cells, and CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any


def line(cells: Sequence[str]) -> str:
    """Return a line of cells with tabs between them; empty cells at the end are left out."""
    return "\t".join(cells).rstrip("\t") + "\n"


def tsv(found: Iterable[Sequence[str]]) -> bytes:
    """Return lines of cells, without a line of names."""
    return "".join(map(line, found)).encode()


def csv_table(names: Sequence[str], found: Iterable[Sequence[Any]]) -> bytes:
    """Return a table as RFC 4180 has it, with a line of names."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(found)
    return stream.getvalue().encode()
