"""Tables of the rules: data that stands in files of this room."""

from importlib.resources import files
from typing import Any

from undoc_cli.rules.kept import kept


def table(*path: str) -> dict[str, Any]:
    """Return a table as it stands in its file; KeyError when there is no such file."""
    file = files(__package__).joinpath(*path)
    if not file.is_file():
        raise KeyError(path[-1])
    text = file.read_text("utf-8")

    def parsed() -> dict[str, Any]:
        import tomllib  # noqa: PLC0415  # needed once

        return tomllib.loads(text)

    found: dict[str, Any] = kept().get(text, parsed)
    return found
