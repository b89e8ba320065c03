"""`undoc ingest`."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from itertools import chain, islice
from pathlib import Path

import click

from undoc_cli.batch.engine import results
from undoc_cli.batch.inputs import STANDARD_INPUT, Input, apart, unreadable
from undoc_cli.batch.lines_sink import LinesSink
from undoc_cli.batch.names import expand, listed
from undoc_cli.batch.report import Report
from undoc_cli.batch.results import Plan
from undoc_cli.batch.sinks import FolderSink, Sink, StreamSink
from undoc_cli.cli.options import ReadingOptions, completed_as_file, jobs_option, new_store_option, reading_options
from undoc_cli.cli.plans import plan_of
from undoc_cli.cli.progress import progress
from undoc_cli.cli.streams import put, say, standard_input
from undoc_cli.cli.tally import Tally
from undoc_cli.errors import SOME_FAILED, UndocError
from undoc_cli.write.files import is_folder, is_stream
from undoc_cli.write.plain import file_name


@click.command
@click.argument("files", nargs=-1, metavar="[FILE...]", shell_complete=completed_as_file)
@click.option(
    "--files-from",
    "lists",
    multiple=True,
    metavar="LIST",
    shell_complete=completed_as_file,
    help="Read names from this file (- for standard input), one a line, or with zero bytes between them.",
)
@click.option("-0", "--null", "by_zeros", is_flag=True, help="The names of --files-from end with zero bytes.")
@click.option("--jsonl", is_flag=True, help="Write one document a line, in the order given.")
@click.option("--compact", is_flag=True, help="Write each document on one line.")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write one file a document: DIR/<name>.json. With --jsonl: write to this file.",
)
@click.option(
    "--report",
    "report_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write how it went with every input: a line of JSON each.",
)
@new_store_option
@jobs_option
@reading_options
@click.option(
    "--strict",
    is_flag=True,
    help="Refuse what is not a UN document (status 5); end with status 1 when there is any doubt.",
)
@click.option("-q", "--quiet", is_flag=True, help="Tell errors only: no doubts, no progress, no summary.")
@click.pass_context
def ingest(
    context: click.Context,
    *,
    files: tuple[str, ...],
    lists: tuple[str, ...],
    by_zeros: bool,
    jsonl: bool,
    compact: bool,
    target: Path | None,
    report_file: Path | None,
    store: Path | None,
    jobs: int,
    reading: ReadingOptions,
    strict: bool,
    quiet: bool,
) -> None:
    """Read PDFs and write JSON.

    FILE is a PDF, a folder (its *.pdf files and archives at any depth, sorted by name), a pattern such as
    'letters/**/*.pdf', a tar or zip archive of PDFs, or - for standard input (a PDF or an archive).

    One document is written to standard output. For several, say --jsonl or -o. With --db they go into a store, and to
    standard output only with --jsonl or --compact. A document that cannot be read is reported on standard error and
    does not stop the others. What -o or --db has from an earlier run is not read again, unless content, options or
    undoc have changed; a run that was ended goes on where it was.
    """
    if not (files or lists):
        raise click.UsageError("give a FILE, or a list of them with --files-from")
    if by_zeros and not lists:
        raise click.UsageError("-0 says how the names of --files-from end: give such a list")
    if (*files, *lists).count(STANDARD_INPUT) > 1:
        raise click.UsageError("standard input (-) can be read only once")
    inputs, several = _several(_inputs(files, lists, by_zeros=by_zeros))
    if several and not (jsonl or target or store):
        count = f"{len(files)}" if len(files) > 1 else "several"
        raise click.UsageError(
            f"{count} documents need --jsonl (one a line on standard output) or -o DIR (one file each)"
        )
    if jsonl and target and is_folder(target):
        raise click.UsageError(f"--jsonl writes to one file, and {target} is a folder")
    _refuse_one_for_two({"-o": target, "--report": report_file, "--db": store})
    names = None if STANDARD_INPUT in (*files, *lists) else _inputs(files, lists, by_zeros=by_zeros)
    if target and not jsonl:
        inputs, names = apart(inputs, target), names and apart(names, target)
    plan = plan_of(reading, strict=strict, indented=not (jsonl or compact), tell_doubts=strict and not quiet)
    tally = Tally(debug=context.obj)
    with ExitStack() as stack:
        sink = stack.enter_context(closing(_sink(target, store, plan, jsonl=jsonl, compact=compact)))
        report = stack.enter_context(closing(Report(report_file))) if report_file else None
        bar = stack.enter_context(progress(names, wanted=several and not quiet))
        found = stack.enter_context(closing(results(inputs, plan, jobs, sink, idle=bar.idle if bar else None)))
        for result in found:
            tally.count(result)
            sink.put(result)
            if report:
                report.put(result.outcome)
            if bar:
                bar.put(result)
        sink.finish()
        if report:
            report.finish()
    if several and not quiet:
        say(tally.summary())
    context.exit(tally.status or (SOME_FAILED if strict and tally.warnings else 0))


def _inputs(files: Sequence[str], lists: Sequence[str], *, by_zeros: bool) -> Iterator[Input]:
    yield from expand(files, standard_input)
    for name in lists:
        try:
            with standard_input() if name == STANDARD_INPUT else Path(name).open("rb") as stream:
                yield from listed(stream, by_zeros=by_zeros)
        except OSError as error:
            yield Input(file_name(name), problem=unreadable(error))
        except UndocError as error:
            yield Input(file_name(name), problem=error)


def _sink(target: Path | None, store: Path | None, plan: Plan, *, jsonl: bool, compact: bool) -> Sink:
    sink: Sink | None = None
    if target and jsonl and is_stream(target):
        sink = StreamSink.to(target)
    elif target:
        sink = LinesSink(target, plan) if jsonl else FolderSink(target, plan)
    elif jsonl or compact or not store:
        sink = StreamSink(put)
    if store:
        from undoc_cli.batch.store_sink import StoreSink  # noqa: PLC0415  # only when asked

        return StoreSink(store, plan, sink)
    assert sink is not None
    return sink


def _several(inputs: Iterator[Input]) -> tuple[Iterable[Input], bool]:
    """Return the inputs again, and whether there are more than one."""
    first = list(islice(inputs, 2))
    return chain(first, inputs), len(first) > 1


def _refuse_one_for_two(outputs: Mapping[str, Path | None]) -> None:
    owners: dict[str, str] = {}
    for option, path in outputs.items():
        if path and not is_stream(path):
            first = owners.setdefault(os.path.realpath(path), option)
            if first != option:
                raise click.UsageError(f"{first} and {option} name the same file")
