"""`undoc search`."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import click

from undoc_cli.cli.options import store_option, the_store
from undoc_cli.cli.streams import on_terminal, put, say
from undoc_cli.model import Kind
from undoc_cli.rules.search import terms
from undoc_cli.store.opening import opened
from undoc_cli.store.searching import Filters, Passage, passages
from undoc_cli.write.lines import tsv
from undoc_cli.write.plain import file_name, plain

COLUMNS = ("symbol", "page", "number", "passage")
LIMIT = 20
MOST = 100_000
MOST_WORDS = 100
SNIPPET = 160  # characters of a passage that are shown: two lines of a terminal
BEFORE = 60  # of these so many before the first hit
CUT = "…"
MARK = "**"  # around a hit, where nothing can be bold


def _day(context: click.Context, parameter: click.Parameter, text: str | None) -> str | None:
    """Check a date, or the beginning of one: a year, a month."""
    if text is not None:
        try:
            date.fromisoformat(text + "0000-01-01"[len(text) :])
            whole = len(text) in (len("2024"), len("2024-05"), len("2024-05-31"))
        except ValueError:
            whole = False
        if not whole:
            raise click.BadParameter("give 2024, 2024-05 or 2024-05-31", context, parameter)
    return text


@click.command
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--kind", type=click.Choice(get_args(Kind)), metavar="KIND", help="Only this kind of document: report.")
@click.option("--symbol", metavar="SYMBOL", help="Only documents of this symbol; * stands for anything: A/79/*.")
@click.option("--language", metavar="CODE", help="Only documents in this language: fr.")
@click.option("--since", metavar="DATE", callback=_day, help="Only documents of this day, month or year, or later.")
@click.option("--until", metavar="DATE", callback=_day, help="Only documents of this day, month or year, or earlier.")
@click.option(
    "--limit",
    type=click.IntRange(1, MOST),
    default=LIMIT,
    show_default=True,
    metavar="N",
    help="List no more than N passages.",
)
@click.option("--json", "as_json", is_flag=True, help="Write a JSON array of whole passages.")
@store_option
def search(
    *,
    words: tuple[str, ...],
    kind: str | None,
    symbol: str | None,
    language: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    as_json: bool,
    store: Path | None,
) -> None:
    """Find passages in a store by their words.

    A passage is a paragraph or a note that has all of WORDS. Words in double quotes ('"culture of peace"') follow each
    other, and disarm* stands for all words that begin so; accents and capitals make no difference. The most telling
    passages come first.

    On a terminal the passages stand in a table, otherwise in lines with tabs between symbol, page, number and text.
    """
    path = the_store(store)
    wanted = terms(" ".join(words))
    if not wanted:
        raise click.UsageError(f"there is no word in {' '.join(words)!r}")
    if len(wanted) > MOST_WORDS:
        raise click.UsageError(f"{len(wanted)} words are too many")
    filters = Filters(
        kind=kind, symbol=_key(symbol), language=language and file_name(language), since=since, until=until
    )
    with opened(path) as connection:
        found = passages(connection, wanted, filters, limit + 1)
    shown = found[:limit]
    if as_json:
        from undoc_cli.write import json  # noqa: PLC0415

        put(json.pretty(shown))
    elif on_terminal() and shown:
        _show(shown)
    else:
        put(tsv((*_place(passage), _marked(passage)) for passage in shown))
    if not found:
        say("no passage has these words")
    elif len(found) > limit:
        say(f"there are more passages than {limit}: see them with --limit")


def _key(symbol: str | None) -> str | None:
    if symbol is None:
        return None
    from undoc_cli.rules.symbols import key  # noqa: PLC0415  # only when asked

    return "*".join(key(part) for part in file_name(symbol).replace("[", "").split("*"))


def _show(found: Iterable[Passage]) -> None:
    from rich.text import Text  # noqa: PLC0415  # rich is for terminals only

    from undoc_cli.cli.screen import columns, put_rich, shown  # noqa: PLC0415

    table = columns(*COLUMNS, wide=("symbol", "passage"))
    for passage in found:
        pieces = (shown(text, "bold yellow" if hit else "") for text, hit in snippet(passage))
        table.add_row(*map(shown, _place(passage)), Text("").join(pieces))
    put_rich(table)


def _place(passage: Passage) -> tuple[str, str, str]:
    """Return symbol, page and number of a passage; of a document without symbol the file."""
    number = f"note {passage.number}" if passage.part == "note" else passage.number or ""
    return plain(", ".join(passage.symbols) or passage.file), str(passage.page), plain(number)


def _marked(passage: Passage) -> str:
    return "".join(f"{MARK}{plain(text)}{MARK}" if hit else plain(text) for text, hit in snippet(passage))


def snippet(passage: Passage) -> Iterator[tuple[str, bool]]:
    """Yield the part of a passage around its first hit in pieces, and whether each is a hit."""
    text, hits = passage.text, passage.hits
    first, last = hits[0] if hits else (0, 0)
    start, end = 0, len(text)
    if end > SNIPPET:
        start = max(min(first - BEFORE, end - SNIPPET), 0)
        end = max(start + SNIPPET, last)
        # Words stay whole where there are blanks near.
        start = text.find(" ", start, first) + 1 or start if start else 0
        end = text.rfind(" ", last, end) + 1 or end if end < len(text) else end
    if start:
        yield CUT, False
    for hit in hits:
        if hit[1] <= end:
            yield text[start : hit[0]], False
            yield text[slice(*hit)], True
            start = hit[1]
    yield text[start:end], False
    if end < len(text):
        yield CUT, False
