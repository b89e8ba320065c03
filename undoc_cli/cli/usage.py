"""A command that was not understood: what click says of it, in one line like all else that goes wrong."""

import click


def usage_line(error: click.UsageError, command: str) -> str:
    """Return what is wrong with what was given to a command, and where it is said what is right."""
    near: list[str] | None = getattr(error, "possibilities", None)
    text = " ".join((error.message if near else error.format_message()).split()).rstrip(".")
    nearest = f" (nearest: {', '.join(near)})" if near else ""
    return f"{text[:1].lower()}{text[1:]}{nearest}: see {command} --help"
