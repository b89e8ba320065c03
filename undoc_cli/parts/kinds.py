"""Of which kind a document is that is no letter: by its symbol, its titles, and what it calls itself."""

from collections.abc import Sequence

from undoc_cli.model import Block, Kind
from undoc_cli.rules.language import Language


def kind_of(titles: Sequence[str], symbols: Sequence[str], language: Language) -> Kind:
    """Return the kind of a document that is no letter: by the nature in its symbol, then by its titles.

    A corrigendum bears the titles of what it corrects, and is none of it; a provisional agenda may be submitted by a
    note, one for the twenty-first century is what a note or a report is about.
    """
    from_symbol = _kind_by_symbol(symbols)
    if from_symbol is not None:
        return from_symbol
    kinds: tuple[tuple[str, Kind], ...] = (
        ("kind_amendment", "other"),
        ("kind_draft_resolution", "draft_resolution"),
        ("kind_draft_decision", "draft_decision"),
        ("kind_presidential_statement", "presidential_statement"),
        ("kind_provisional_agenda", "agenda"),
        ("kind_note", "note"),
        ("kind_report", "report"),
        ("kind_agenda", "agenda"),
    )
    for name, kind in kinds:
        if any(language.match(name, title) for title in titles):
            return kind
    return "other"


def kind_in_text(kind: Kind, symbols: Sequence[str], body: Sequence[Block], language: Language) -> Kind:
    """Return the kind of a document whose text has been read: a report may call itself one where its text begins."""
    if kind != "other" or _is_corrigendum(symbols):
        return kind
    first = [block for block in body if block.type in ("paragraph", "list_item")][:1]
    return "report" if any(language.match("report_itself", block.text) for block in first) else kind


def _is_corrigendum(symbols: Sequence[str]) -> bool:
    """Whether a document corrects another one, by the end of its symbol."""
    return any(symbol.rpartition("/")[2].startswith("Corr.") for symbol in symbols)


def _kind_by_symbol(symbols: Sequence[str]) -> Kind | None:
    if _is_corrigendum(symbols):
        return "other"
    parts = {part.partition(".")[0] for symbol in symbols for part in symbol.split("/")}
    by_part: tuple[tuple[str, Kind], ...] = (
        ("RES", "resolution"),
        ("PRST", "presidential_statement"),
        ("PV", "verbatim_record"),
        ("SR", "summary_record"),
    )
    return next((kind for part, kind in by_part if part in parts), None)
