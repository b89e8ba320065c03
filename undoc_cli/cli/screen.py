"""What a person sees: rich renders, standard output gets the text.  No colours in a pipe."""

import sys
from collections.abc import Collection

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from undoc_cli.cli.streams import on_terminal, put_text
from undoc_cli.write.plain import plain

PIPE_WIDTH = 100  # columns where there is no terminal that says how many it has
NARROWEST = 40  # columns: in fewer a table loses whole columns of its own


def put_rich(*parts: RenderableType) -> None:
    """Render and write to standard output."""
    console = Console(
        file=sys.stdout,
        width=None if on_terminal() else PIPE_WIDTH,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )
    console.width = max(console.width, NARROWEST)
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    text = capture.get()
    put_text(text if on_terminal() else "".join(f"{line.rstrip()}\n" for line in text.splitlines()))


def shown(text: str, style: str = "") -> Text:
    """Return text as it may be shown: nothing in it is a command, to rich or to the terminal."""
    return Text(plain(text), style=style)


def columns(*names: str, wide: Collection[str] = (), short: Collection[str] = ()) -> Table:
    """Return an empty table; `wide` columns share the room that the others leave, `short` ones are cut to one line."""
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, expand=bool(short))
    for name in names:
        cut = name in short
        table.add_column(
            name,
            overflow="ellipsis" if cut else "fold",
            no_wrap=cut,
            ratio=1 if name in wide or cut else None,
        )
    return table
