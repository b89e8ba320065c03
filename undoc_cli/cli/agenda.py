"""`undoc agenda`."""

import io
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NoReturn

import click

from undoc_cli.cli.inputs import PDF_OR_RECORD_ENDINGS, STANDARD_INPUT, Input, inputs_of
from undoc_cli.cli.options import Reading, reading_options
from undoc_cli.cli.reading import read_bytes
from undoc_cli.cli.streams import on_terminal, piped_in, put, say
from undoc_cli.cli.tally import Tally
from undoc_cli.errors import BadRecordError, EmptyFileError, UndocError
from undoc_cli.model import Document
from undoc_cli.rules.agenda_items import parse_items
from undoc_cli.write import agenda as written
from undoc_cli.write import json
from undoc_cli.write.agenda_document import register_entries
from undoc_cli.write.records import Record, chunks, looks_like_json, read_record

PDF_MARK = b"%PDF-"
HEAD = 1024  # bytes before which the mark stands: some files begin with others


@click.command
@click.argument("files", nargs=-1, metavar="[FILE...]")
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
    reading: Reading,
) -> None:
    """List the agenda items of documents.

    FILE is a PDF, or JSON or JSON Lines that `undoc ingest` wrote, a folder of them (its PDFs, or else its .json and
    .jsonl files), or - for standard input. Without FILE, standard input is read when something is piped in.

    On a terminal the items stand in a table, otherwise in lines with tabs between symbol, session, list, item and
    title.
    """
    if as_json + as_csv + as_register > 1:
        raise click.UsageError("--json, --csv and --register exclude each other", context)
    if not files and not piped_in():
        raise click.UsageError("give a FILE, or pipe documents in", context)
    wanted = written.Wanted(session=session, items=_items(item, context), title=title)
    tally = Tally(debug=context.obj)
    documents = (
        tally.attempt(entry.name, job)
        for entry in inputs_of(files or (STANDARD_INPUT,), context, PDF_OR_RECORD_ENDINGS)
        for job in _jobs(entry, reading)
    )
    if as_register:
        entries = [entry for document in documents if document for entry in register_entries(document)]
        if not entries and not tally.status:
            say("no agenda document of the General Assembly among them")
        put(json.pretty({"version": 1, "entries": entries}))
        context.exit(tally.status)
    rows = [row for document in documents if document for row in written.rows(document) if wanted.holds(row)]
    groups = written.groups(rows) if by_item else ()
    if as_json:
        put(json.pretty(groups if by_item else rows))
    else:
        names = written.GROUP_COLUMNS if by_item else written.COLUMNS
        lines = [written.group_cells(g) for g in groups] if by_item else [written.cells(r) for r in rows]
        if as_csv:
            put(written.csv_table(names, lines))
        elif on_terminal():
            _show(names, lines)
        else:
            put(written.tsv(lines))
    context.exit(tally.status)


def _items(text: str | None, context: click.Context) -> Collection[tuple[str, str | None]] | None:
    if text is None:
        return None
    items = parse_items(text)
    if not items:
        raise click.UsageError(f"--item takes numbers such as 32 or '32 (a)', not {text!r}", context)
    return [(entry.number, entry.subitem) for entry in items]


def _show(names: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    from undoc_cli.cli.screen import columns, put_rich  # noqa: PLC0415  # rich is for terminals only

    if lines:
        table = columns(*names, wide=("title", "documents"))
        for line in lines:
            table.add_row(*line)
        put_rich(table)
    else:
        say("no agenda items")


def _jobs(entry: Input, reading: Reading) -> Iterator[Callable[[], Document | Record]]:
    """Yield, for each document of an input, the work that reads it."""
    try:
        with entry.opened() as stream:
            head = stream.read(HEAD) + stream.readline()
            if looks_like_json(head):
                for chunk in chunks(chain(io.BytesIO(head), stream)):
                    yield partial(read_record, chunk)
            elif PDF_MARK in head:
                yield partial(read_bytes, head + stream.read(), entry.name, reading)
            elif head:
                raise BadRecordError("neither a PDF nor JSON")
            else:
                raise EmptyFileError("the file is empty")
    except UndocError as error:
        yield partial(_refuse, error)


def _refuse(error: UndocError) -> NoReturn:
    raise error
