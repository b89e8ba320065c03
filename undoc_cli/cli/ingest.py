"""`undoc ingest`."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undoc_cli.cli.inputs import Input, inputs_of
from undoc_cli.cli.options import Reading, reading_options
from undoc_cli.cli.reading import read_bytes
from undoc_cli.cli.streams import put, say
from undoc_cli.cli.tally import Tally
from undoc_cli.errors import SOME_FAILED
from undoc_cli.write import json
from undoc_cli.write.files import make_folder, write_file

if TYPE_CHECKING:
    from undoc_cli.model import Document


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
    reading: Reading,
    strict: bool,
    quiet: bool,
) -> None:
    """Read PDFs and write JSON.

    FILE is a PDF, a folder (its *.pdf files, sorted by name) or - for standard input.

    One document is written to standard output. For several, say --jsonl or -o. A document that cannot be read is
    reported on standard error and does not stop the others.
    """
    if jsonl and folder:
        raise click.UsageError("--jsonl writes to standard output and -o to files: give one of them", context)
    inputs = inputs_of(files, context)
    if len(inputs) > 1 and not (jsonl or folder):
        raise click.UsageError(
            f"{len(inputs)} documents need --jsonl (one a line on standard output) or -o DIR (one file each)",
            context,
        )
    if folder:
        _refuse_same_target(inputs, context)
        make_folder(folder)
    write = json.line if jsonl or compact else json.pretty
    tally = Tally(debug=context.obj)
    doubts = 0

    def read(entry: Input) -> tuple["Document", bytes]:
        document = read_bytes(entry.data(), entry.name, reading, strict=strict)
        return document, write(document)

    for entry in inputs:
        done = tally.attempt(entry.name, partial(read, entry))
        if done is None:
            continue
        document, data = done
        if folder:
            write_file(folder / f"{entry.stem}.json", data)
        else:
            put(data)
        doubts += _doubts(document, tell=strict and not quiet)
    if len(inputs) > 1 and not quiet:
        say(f"{tally.total} documents, {len(tally.failures)} failed, {doubts} warning{'s' * (doubts != 1)}")
    context.exit(tally.status or (SOME_FAILED if strict and doubts else 0))


def _refuse_same_target(inputs: Sequence[Input], context: click.Context) -> None:
    owners: dict[str, Input] = {}
    for entry in inputs:
        first = owners.setdefault(os.path.normcase(entry.stem), entry)
        if first is not entry:
            raise click.UsageError(
                f"{first.name} and {entry.name} would both be written to {entry.stem}.json:"
                " give them in separate runs with separate folders",
                context,
            )


def _doubts(document: "Document", *, tell: bool) -> int:
    """Count the diagnostics that are more than information, and tell them."""
    found = [entry for entry in document.diagnostics if entry.severity != "info"]
    if tell:
        for entry in found:
            say(f"{document.source.file}: {entry.severity}: {entry.code} at {entry.pointer}: {entry.message}")
    return len(found)
