"""`undoc cites`."""

from pathlib import Path

import click

from undoc_cli.cli.listing import put_rows
from undoc_cli.cli.options import store_option, the_store
from undoc_cli.cli.streams import put
from undoc_cli.errors import NotInStoreError
from undoc_cli.rules.symbols import key
from undoc_cli.store.opening import opened
from undoc_cli.store.reading import citations_of
from undoc_cli.write import json
from undoc_cli.write.plain import file_name, plain

COLUMNS = ("relation", "symbol", "pages", "date", "language", "file")


@click.command
@click.argument("symbol", metavar="SYMBOL")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@store_option
def cites(*, symbol: str, as_json: bool, store: Path | None) -> None:
    """Show who cites a symbol in a store, and what it cites.

    Either half of a joint symbol stands for both. On a terminal the citations stand in a table, otherwise in lines
    with tabs between "cited by" or "cites", the other symbol, the pages of the citing document, and for those that
    cite, their date, language and file.
    """
    symbol = file_name(symbol)
    with opened(the_store(store)) as connection:
        found = citations_of(connection, key(symbol))
    if not (found.symbols or found.cited_by):
        raise NotInStoreError(f"no document of the store has or cites the symbol {plain(symbol)}")
    if as_json:
        put(json.pretty(found))
        return
    rows = [
        ("cited by", ", ".join(one.symbols), _pages(one.pages), one.date or "", one.language, one.file)
        for one in found.cited_by
    ] + [("cites", one.symbol, _pages(one.pages), "", "", "") for one in found.cites]
    put_rows(COLUMNS, [tuple(map(plain, row)) for row in rows], wide=("symbol", "file"), nothing="no citations")


def _pages(pages: tuple[int, ...]) -> str:
    return ", ".join(map(str, pages))
