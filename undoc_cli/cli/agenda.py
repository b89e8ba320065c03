"""`undoc agenda`."""

import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, groupby
from typing import NamedTuple

import click

from undoc_cli.batch.engine import results
from undoc_cli.batch.inputs import PDF_OR_RECORD_ENDINGS, STANDARD_INPUT, Input, expand
from undoc_cli.batch.results import Plan, Result, failure
from undoc_cli.cli.options import Reading, jobs_option, reading_options
from undoc_cli.cli.reading import limits, parse_options
from undoc_cli.cli.streams import on_terminal, piped_in, put, say, standard_input
from undoc_cli.cli.tally import Tally
from undoc_cli.errors import BadRecordError, UndocError
from undoc_cli.rules.agenda_items import parse_items
from undoc_cli.write import agenda as written
from undoc_cli.write import json
from undoc_cli.write.agenda_document import register_entries
from undoc_cli.write.records import Chunk, Record, chunks, looks_like_json, read_record

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
    jobs: int,
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
    if files.count(STANDARD_INPUT) > 1:
        raise click.UsageError("standard input (-) can be read only once", context)
    if not files and not piped_in():
        raise click.UsageError("give a FILE, or pipe documents in", context)
    wanted = written.Wanted(session=session, items=_items(item, context), title=title)
    tally = Tally(debug=context.obj)
    entries = expand(files or (STANDARD_INPUT,), standard_input, PDF_OR_RECORD_ENDINGS)
    documents = _documents(entries, reading, jobs, tally)
    if as_register:
        facts = [fact for document in documents for fact in register_entries(document)]
        if not facts and not tally.status:
            say("no agenda document of the General Assembly among them")
        put(json.pretty({"version": 1, "entries": facts}))
        context.exit(tally.status)
    rows = [row for document in documents for row in written.rows(document) if wanted.holds(row)]
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


def _documents(entries: Iterable[Input], reading: Reading, jobs: int, tally: Tally) -> Iterator[Record]:
    """Yield the documents of all inputs, in order: records as they are, PDFs as they are read."""
    for is_record, together in groupby(map(_sniffed, entries), key=lambda sniffed: sniffed.is_record):
        if is_record:
            for entry, head, _ in together:
                yield from _records(entry, head, tally)
        else:
            plan = Plan(options=parse_options(reading), limits=limits(reading))
            for result in results((entry for entry, *_ in together), plan, jobs):
                if tally.count(result):
                    assert result.data is not None
                    yield read_record(Chunk(1, result.data))


class _Sniffed(NamedTuple):
    """An input, what was read of it when it can be read once only, and whether it is JSON."""

    entry: Input
    head: bytes
    is_record: bool


def _sniffed(entry: Input) -> _Sniffed:
    """Look at the first bytes of an input."""
    try:
        with entry.opened() as stream:
            head = stream.read(HEAD) + stream.readline()
            rest = b"" if entry.is_file() or looks_like_json(head) else stream.read()
    except UndocError as error:
        return _Sniffed(replace(entry, problem=error), b"", is_record=False)
    if looks_like_json(head):
        return _Sniffed(entry, b"" if entry.is_file() else head, is_record=True)
    if head and PDF_MARK not in head:
        return _Sniffed(replace(entry, problem=BadRecordError("neither a PDF nor JSON")), b"", is_record=False)
    if not entry.is_file():
        entry = replace(entry, path=None, stream=partial(io.BytesIO, head + rest))
    return _Sniffed(entry, b"", is_record=False)


def _records(entry: Input, head: bytes, tally: Tally) -> Iterator[Record]:
    """Yield the documents of a file of records; one that is none does not stop the others."""
    try:
        with entry.opened() as stream:
            for chunk in chunks(chain(io.BytesIO(head), stream)):
                record = tally.attempt(entry.name, partial(read_record, chunk))
                if record:
                    yield record
    except UndocError as error:
        tally.count(Result(failure(entry.name, error)))
