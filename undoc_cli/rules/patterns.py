"""Patterns that are compiled when they are first used: of those of the page and its text a letter needs half."""

from typing import Any, cast

import regex

from undoc_cli.rules.kept import kept

USED = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub")


def compiled(source: str, flags: int = 0) -> "regex.Pattern[str]":
    """Return a compiled pattern."""
    found: regex.Pattern[str] = kept().get(f"{flags:d} {source}", lambda: regex.compile(source, flags))
    return found


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        """Compile it: what is asked for again is found without coming here."""
        pattern = compiled(*self._given)
        self.__dict__ |= {method: getattr(pattern, method) for method in USED}
        return getattr(pattern, name)


def lazy(source: str, flags: int = 0) -> "regex.Pattern[str]":
    """Return a pattern that is compiled when it is first used."""
    return cast("regex.Pattern[str]", _Lazy(source, flags))
