"""`undoc show`."""

import sqlite3
from pathlib import Path

import click

from undoc_cli.cli.options import store_option, the_store
from undoc_cli.cli.streams import put
from undoc_cli.errors import NotInStoreError, SeveralDocumentsError
from undoc_cli.rules.symbols import key, split_joint
from undoc_cli.store.opening import opened
from undoc_cli.store.reading import Stored, documents_of, documents_with, record
from undoc_cli.write.json import indented
from undoc_cli.write.plain import file_name, plain
from undoc_cli.write.records import read_document

SHORTEST_SHA256 = 7  # digits; fewer could be a symbol


@click.command
@click.argument("symbol", metavar="SYMBOL")
@click.option("--language", metavar="CODE", help="Of several documents the one in this language: fr.")
@click.option("--json", "as_json", is_flag=True, help="Write the JSON of the document.")
@store_option
def show(*, symbol: str, language: str | None, as_json: bool, store: Path | None) -> None:
    """Show a document of a store for reading.

    SYMBOL is one of its symbols, or the beginning of its sha256. Where a store has several documents of that symbol,
    they are listed, and --language or the sha256 chooses one.
    """
    with opened(the_store(store)) as connection:
        data = record(connection, _chosen(connection, file_name(symbol), language).id)
    if as_json:
        put(indented(data))
        return
    from undoc_cli.cli.paper import paper  # noqa: PLC0415  # rich takes a while
    from undoc_cli.cli.screen import put_rich  # noqa: PLC0415

    put_rich(*paper(read_document(data)))


def _chosen(connection: sqlite3.Connection, symbol: str, language: str | None) -> Stored:
    """Return the one document that is meant; raises NotInStoreError, SeveralDocumentsError."""
    found = documents_of(connection, key(symbol))
    if not found and len(symbol) >= SHORTEST_SHA256:
        found = documents_with(connection, symbol)
    if not found:
        # Joined as the masthead prints them: "A/79/801-S/2025/121".
        found = next(filter(None, (documents_of(connection, key(half)) for half in split_joint(symbol))), ())
    if not found:
        raise NotInStoreError(f"no document of the store has the symbol {plain(symbol)}")
    chosen = [one for one in found if language in (None, one.language)]
    if not chosen:
        languages = ", ".join(dict.fromkeys(one.language for one in found))
        raise NotInStoreError(f"{plain(symbol)} is not there in {language!r}", f"the store has it in {languages}")
    if len(chosen) > 1:
        listed = "; ".join(
            f"{one.language}, {one.date or 'without date'}, {plain(one.file)}, {one.sha256[:12]}" for one in chosen
        )
        raise SeveralDocumentsError(f"{plain(symbol)} stands on {len(chosen)} documents ({listed})")
    return chosen[0]
