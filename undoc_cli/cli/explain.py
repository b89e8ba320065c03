"""`undoc explain`."""

from itertools import islice
from pathlib import Path

import click

from undoc_cli.batch.engine import results
from undoc_cli.batch.names import expand
from undoc_cli.batch.results import decoded
from undoc_cli.check.codes import CODES
from undoc_cli.cli.options import ReadingOptions, completed_as_file, reading_options
from undoc_cli.cli.plans import plan_of
from undoc_cli.cli.screen import put_rich
from undoc_cli.cli.streams import put_text, standard_input
from undoc_cli.cli.tally import Tally
from undoc_cli.cli.view import view
from undoc_cli.errors import BUG, BUG_CODE, STATUSES, causes
from undoc_cli.write.files import refuse_other, write_file

PNG = b"\x89PNG"


@click.command
@click.argument("file", metavar="FILE", shell_complete=completed_as_file)
@click.option("--page", type=click.IntRange(min=1), metavar="N", help="Draw page N as a picture (with -o).")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="PAGE.png",
    type=click.Path(path_type=Path),
    help="Where the picture goes (with --page).",
)
@reading_options
@click.pass_context
def explain(
    context: click.Context, *, file: str, page: int | None, target: Path | None, reading: ReadingOptions
) -> None:
    """Show what was found where in one PDF.

    FILE is a PDF, or - for standard input; or the code of a diagnostic or of an error, to see what it means.

    Without options: every value of the header with the place it was read from, the regions of the pages, the
    blocks of text, footnotes, annexes and diagnostics. With --page and -o: the page as a picture, with boxes
    around what was found there.
    """
    if (page is None) != (target is None):
        raise click.UsageError("--page and -o go together")
    if target and target.suffix.lower() != ".png":
        raise click.UsageError(f"the picture is PNG: name it {target.stem}.png")
    if (meaning := _meaning(file)) and not (target or Path(file).exists()):
        put_text(f"{meaning.rstrip('.')}\n")
        return
    if target:
        refuse_other(target, PNG)
    inputs = list(islice(expand((file,), standard_input), 2))
    if len(inputs) > 1:
        raise click.UsageError("explain takes one document")
    tally = Tally(debug=context.obj)
    plan = plan_of(reading, picture=page)
    for result in results(inputs, plan, jobs=1):
        if not tally.count(result):
            continue
        document = decoded(result)
        if target is None:
            put_rich(*view(document))
        elif result.picture is None:
            count = document.source.pages
            raise click.UsageError(f"the document has {count} page{'s' * (count != 1)}: there is no {page}")
        else:
            write_file(target, result.picture)
    context.exit(tally.status)


def _meaning(code: str) -> str | None:
    """Return what a code means, of a diagnostic or of an error in a report; None for what is none."""
    errors = {BUG_CODE: STATUSES[BUG]} | {kind.code: f"{kind.__doc__}" for kind in causes()}
    return CODES.get(code) or errors.get(code)
