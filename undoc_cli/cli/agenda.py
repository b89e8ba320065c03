"""`undoc agenda`."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from undoc_cli.batch.inputs import STANDARD_INPUT
from undoc_cli.cli.listing import put_rows
from undoc_cli.cli.options import ReadingOptions, completed_as_file, jobs_option, reading_options, store_option
from undoc_cli.cli.streams import has_input, on_terminal, piped_in, put, say
from undoc_cli.store.agenda import agenda_cells, agenda_lines, agenda_rows
from undoc_cli.store.opening import opened
from undoc_cli.write import agenda as written
from undoc_cli.write import json
from undoc_cli.write.lines import csv_table
from undoc_cli.write.records import Chunk, Record, read_record

if TYPE_CHECKING:
    from undoc_cli.cli.tally import Tally


@click.command
@click.argument("files", nargs=-1, metavar="[FILE...]", shell_complete=completed_as_file)
@click.option("--session", metavar="N", help="Only items of this session: 79, ES-10, S-30.")
@click.option("--item", metavar="N", help='Only this item: "32 (a)"; 32 also stands for its sub-items.')
@click.option(
    "--title",
    metavar="PATTERN",
    help="Only titles with PATTERN in them (case ignored); with * or ? it stands for the whole title.",
)
@click.option("--by-item", is_flag=True, help="List each item once, with its documents.")
@click.option("--json", "as_json", is_flag=True, help="Write a JSON array.")
@click.option("--csv", "as_csv", is_flag=True, help="Write CSV with a line of names.")
@click.option(
    "--register",
    "as_register",
    is_flag=True,
    help="Write what agenda documents of the General Assembly list, in the format of --register-file.",
)
@store_option
@jobs_option
@reading_options
@click.pass_context
def agenda(
    context: click.Context,
    *,
    files: tuple[str, ...],
    session: str | None,
    item: str | None,
    title: str | None,
    by_item: bool,
    as_json: bool,
    as_csv: bool,
    as_register: bool,
    store: Path | None,
    jobs: int,
    reading: ReadingOptions,
) -> None:
    """List the agenda items of documents.

    FILE is a PDF, or JSON or JSON Lines that `undoc ingest` wrote, a folder of them (its PDFs, or else its .json and
    .jsonl files), or - for standard input. Without FILE, standard input is read when something is piped in, or else
    the store: with --db always the store.

    On a terminal the items stand in a table, otherwise in lines with tabs between symbol, session, list, item and
    title.
    """
    if as_json + as_csv + as_register > 1:
        raise click.UsageError("--json, --csv and --register exclude each other")
    if files.count(STANDARD_INPUT) > 1:
        raise click.UsageError("standard input (-) can be read only once")
    if as_register and (by_item or session or item or title):
        raise click.UsageError("--register writes all items: leave out --by-item, --session, --item, --title")
    wanted = written.Wanted(session=session, items=_items(item), title=title)
    if store and _is_asked(files, context):
        with opened(store) as connection:
            if as_register:
                from undoc_cli.store.reading import records  # noqa: PLC0415  # only when asked

                _put_register(read_record(Chunk(1, record)) for record in records(connection, "agenda"))
            elif by_item or as_json:
                _put(agenda_rows(connection, wanted), by_item=by_item, as_json=as_json, as_csv=as_csv)
            elif as_csv or on_terminal():
                _put_cells(written.COLUMNS, agenda_cells(connection, wanted), as_csv=as_csv)
            else:
                put(b"".join(agenda_lines(connection, wanted)))
        return
    if not files and not piped_in():
        raise click.UsageError("give a FILE, or pipe documents in, or name a store with --db")
    from undoc_cli.cli.documents import documents_in  # noqa: PLC0415  # a store needs no workers
    from undoc_cli.cli.tally import Tally  # noqa: PLC0415

    tally = Tally(debug=context.obj)
    documents = documents_in(files or (STANDARD_INPUT,), reading, jobs, tally)
    if as_register:
        _put_register(documents, tally)
    else:
        rows = (row for document in documents for row in written.rows(document) if wanted.holds(row))
        _put(rows, by_item=by_item, as_json=as_json, as_csv=as_csv)
    context.exit(tally.status)


def _is_asked(files: tuple[str, ...], context: click.Context) -> bool:
    """Whether the store is to be listed, not documents that are given."""
    if context.get_parameter_source("store") is ParameterSource.COMMANDLINE:
        if files:
            raise click.UsageError("--db lists the store: leave out FILE")
        return True
    return not files and not has_input()


def _put_register(documents: Iterable[Record], tally: "Tally | None" = None) -> None:
    from undoc_cli.write.agenda_document import register_entries  # noqa: PLC0415  # only when asked

    facts = [fact for document in documents for fact in register_entries(document)]
    if not facts and not (tally and tally.status):
        say("no agenda document of the General Assembly among them")
    put(json.pretty({"version": 1, "entries": facts}))


def _put(rows: Iterable[written.Row], *, by_item: bool, as_json: bool, as_csv: bool) -> None:
    groups = written.groups(rows) if by_item else ()
    if as_json:
        put(json.pretty(groups if by_item else list(rows)))
    elif by_item:
        _put_cells(written.GROUP_COLUMNS, map(written.group_cells, groups), as_csv=as_csv)
    else:
        _put_cells(written.COLUMNS, map(written.cells, rows), as_csv=as_csv)


def _put_cells(names: Sequence[str], lines: Iterable[Sequence[str]], *, as_csv: bool) -> None:
    if as_csv:
        put(csv_table(names, lines))
    else:
        put_rows(names, lines, wide=("title", "documents"), nothing="no agenda items")


def _items(text: str | None) -> Collection[tuple[str, str | None]] | None:
    if text is None:
        return None
    from undoc_cli.rules.agenda_items import parse_items  # noqa: PLC0415  # only when asked

    items = parse_items(text)
    if not items:
        raise click.UsageError(f"--item takes numbers such as 32 or '32 (a)', not {text!r}")
    return [(entry.number, entry.subitem) for entry in items]
