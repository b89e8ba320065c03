"""`undoc explain`."""

from pathlib import Path

import click

from undoc_cli.cli.inputs import inputs_of
from undoc_cli.cli.options import Reading, reading_options
from undoc_cli.cli.reading import draw_page, read_bytes
from undoc_cli.cli.screen import put_rich
from undoc_cli.cli.tally import Tally
from undoc_cli.cli.view import view
from undoc_cli.model import Document
from undoc_cli.write.files import write_file


@click.command
@click.argument("file", metavar="FILE")
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
def explain(context: click.Context, *, file: str, page: int | None, target: Path | None, reading: Reading) -> None:
    """Show what was found where in one PDF.

    FILE is a PDF, or - for standard input.

    Without options: every value of the header with the place it was read from, the regions of the pages, the
    blocks of text, footnotes, annexes and diagnostics. With --page and -o: the page as a picture, with boxes
    around what was found there.
    """
    if (page is None) != (target is None):
        raise click.UsageError("--page and -o go together", context)
    if target and target.suffix.lower() != ".png":
        raise click.UsageError(f"the picture is PNG: name it {target.stem}.png", context)
    inputs = inputs_of((file,), context)
    if len(inputs) > 1:
        raise click.UsageError("explain takes one document", context)
    tally = Tally(debug=context.obj)

    def read() -> tuple[Document, bytes | None]:
        data = inputs[0].data()
        document = read_bytes(data, inputs[0].name, reading)
        if page is None:
            return document, None
        if page > document.source.pages:
            raise click.UsageError(f"the document has {document.source.pages} pages, not {page}", context)
        return document, draw_page(data, document, page, reading)

    done = tally.attempt(inputs[0].name, read)
    if done:
        document, picture = done
        if target and picture:
            write_file(target, picture)
        else:
            put_rich(*view(document))
    context.exit(tally.status)
