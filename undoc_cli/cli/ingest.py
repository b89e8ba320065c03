"""`undoc ingest`."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

import click

from undoc_cli.batch.engine import results
from undoc_cli.batch.inputs import STANDARD_INPUT, Input, expand
from undoc_cli.batch.results import Plan
from undoc_cli.batch.sinks import FolderSink, Sink, StreamSink
from undoc_cli.cli.options import Reading, jobs_option, new_store_option, reading_options
from undoc_cli.cli.reading import limits, parse_options
from undoc_cli.cli.streams import put, say, standard_input
from undoc_cli.cli.tally import Tally
from undoc_cli.errors import SOME_FAILED
from undoc_cli.write.files import make_folder


@click.command
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--jsonl", is_flag=True, help="Write one document a line, in the order given.")
@click.option("--compact", is_flag=True, help="Write each document on one line.")
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write one file a document: DIR/<name>.json.",
)
@new_store_option
@jobs_option
@reading_options
@click.option(
    "--strict",
    is_flag=True,
    help="Refuse what is not a UN document (status 5); end with status 1 when there is any doubt.",
)
@click.option("-q", "--quiet", is_flag=True, help="Tell errors only: no doubts, no summary.")
@click.pass_context
def ingest(
    context: click.Context,
    *,
    files: tuple[str, ...],
    jsonl: bool,
    compact: bool,
    folder: Path | None,
    store: Path | None,
    jobs: int,
    reading: Reading,
    strict: bool,
    quiet: bool,
) -> None:
    """Read PDFs and write JSON.

    FILE is a PDF, a folder (its *.pdf files at any depth, sorted by name), a pattern such as 'letters/**/*.pdf', or -
    for standard input.

    One document is written to standard output. For several, say --jsonl or -o. With --db they go into a store, and to
    standard output only with --jsonl or --compact. A document that cannot be read is reported on standard error and
    does not stop the others.
    """
    if jsonl and folder:
        raise click.UsageError("--jsonl writes to standard output and -o to files: give one of them", context)
    if files.count(STANDARD_INPUT) > 1:
        raise click.UsageError("standard input (-) can be read only once", context)
    inputs, several = _several(expand(files, standard_input))
    if several and not (jsonl or folder or store):
        count = f"{len(files)}" if len(files) > 1 else "several"
        raise click.UsageError(
            f"{count} documents need --jsonl (one a line on standard output) or -o DIR (one file each)", context
        )
    sink: Sink | None = StreamSink(put) if jsonl or compact or not store else None
    if folder:
        _refuse_same_target(files, context)
        make_folder(folder)
        sink = FolderSink(folder)
    plan = Plan(
        options=parse_options(reading, strict=strict),
        limits=limits(reading),
        indented=not (jsonl or compact),
        tell_doubts=strict and not quiet,
    )
    if store:
        from undoc_cli.batch.store_sink import StoreSink  # noqa: PLC0415  # only when asked

        sink = StoreSink(store, plan, sink)
    assert sink is not None
    tally = Tally(debug=context.obj)
    with closing(sink), closing(results(inputs, plan, jobs, sink)) as found:
        for result in found:
            tally.count(result)
            sink.put(result)
        sink.finish()
    if several and not quiet:
        say(tally.summary())
    context.exit(tally.status or (SOME_FAILED if strict and tally.warnings else 0))


def _several(inputs: Iterator[Input]) -> tuple[Iterable[Input], bool]:
    """Return the inputs again, and whether there are more than one."""
    first = list(islice(inputs, 2))
    return chain(first, inputs), len(first) > 1


def _refuse_same_target(files: Sequence[str], context: click.Context) -> None:
    owners: dict[str, str] = {}
    for name in files:
        if name != STANDARD_INPUT and not Path(name).is_dir():
            stem = Path(name).stem
            first = owners.setdefault(os.path.normcase(stem), name)
            if first != name or files.count(name) > 1:
                raise click.UsageError(
                    f"{first} and {name} would both be written to {stem}.json:"
                    " give them in separate runs with separate folders",
                    context,
                )
