"""`undoc export`."""

from pathlib import Path

import click

from undoc_cli.cli.options import store_option, the_store
from undoc_cli.cli.streams import put
from undoc_cli.store.opening import opened
from undoc_cli.store.reading import records, table
from undoc_cli.store.tables import TABLES
from undoc_cli.write.files import make_folder, write_file
from undoc_cli.write.lines import csv_table


@click.command
@click.option(
    "--csv",
    "tables",
    type=click.Choice(TABLES),
    multiple=True,
    metavar="TABLE",
    help=f"Write a table as CSV, may be given several times: {', '.join(TABLES)}.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write one file a table: DIR/<table>.csv.",
)
@store_option
def export(*, tables: tuple[str, ...], folder: Path | None, store: Path | None) -> None:
    """Write the documents of a store as JSON Lines, or tables of it as CSV.

    The JSON Lines are those that `undoc ingest --jsonl` writes, in the order in which the documents were read.
    """
    if folder and not tables:
        raise click.UsageError("-o DIR takes tables: say which with --csv")
    if len(tables) > 1 and not folder:
        raise click.UsageError(f"{len(tables)} tables need -o DIR, one file each")
    with opened(the_store(store)) as connection:
        if folder:
            make_folder(folder)
        for name in tables:
            data = csv_table(*table(connection, name))
            if folder:
                write_file(folder / f"{name}.csv", data)
            else:
                put(data)
        if not tables:
            for record in records(connection):
                put(record)
