"""Rows for a person or for a program: a table on a terminal, lines with tabs in a pipe."""

from collections.abc import Collection, Iterable, Sequence

from undoc_cli.cli.streams import on_terminal, put, say
from undoc_cli.write.lines import tsv

LONGEST_TABLE = 2000  # rows; rich lays out about so many a second


def put_rows(names: Sequence[str], found: Iterable[Sequence[str]], *, wide: Collection[str], nothing: str) -> None:
    """Write rows to standard output; `nothing` is said to a person when there are none."""
    if not on_terminal():
        put(tsv(found))
        return
    rows = list(found)
    if not rows:
        say(nothing)
    elif len(rows) > LONGEST_TABLE:
        put(tsv(rows))
    else:
        from undoc_cli.cli.screen import columns, put_rich, shown  # noqa: PLC0415  # rich is for terminals only

        table = columns(*names, wide=wide)
        for row in rows:
            table.add_row(*map(shown, row))
        put_rich(table)
