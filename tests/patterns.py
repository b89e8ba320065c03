"""The patterns of a language, with their examples and counter-examples, as its file has them."""

from typing import Any

from undoc_cli.rules.tables import table


def patterns(code: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = table("lang", f"{code}.toml")["patterns"]
    return found
