"""What stands on the command line: files, folders and `-` become inputs, each with the name it was given."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import click

from undoc_cli.cli.streams import standard_input
from undoc_cli.errors import MissingFileError, NoDocumentsError, UndocError, reason
from undoc_cli.write.plain import file_name

STANDARD_INPUT = "-"
PDF_ENDINGS = ((".pdf",),)
# The records of a folder count where it has no PDFs: both would list each document twice.
PDF_OR_RECORD_ENDINGS = (*PDF_ENDINGS, (".json", ".jsonl"))


@dataclass(frozen=True)
class Input:
    """One input: a file, standard input (then `path` is None), or what was wrong with the name."""

    name: str
    path: Path | None = None
    problem: UndocError | None = None

    @property
    def stem(self) -> str:
        """The name that its output file gets, without an ending."""
        return self.path.stem if self.path else "stdin"

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Open it to read bytes; raises InputError, then and while it is read."""
        if self.problem:
            raise self.problem
        try:
            with self.path.open("rb") if self.path else standard_input() as stream:
                yield stream
        except OSError as error:
            raise _unreadable(error) from error

    def data(self) -> bytes:
        """Return all of its bytes; raises InputError."""
        with self.opened() as stream:
            return stream.read()


def inputs_of(
    names: Sequence[str], context: click.Context, endings: Sequence[tuple[str, ...]] = PDF_ENDINGS
) -> list[Input]:
    """Return the inputs in the order given, a folder replaced by its files, sorted by name."""
    if names.count(STANDARD_INPUT) > 1:
        raise click.UsageError("standard input (-) can be read only once", context)
    return [entry for name in names for entry in _expand(name, endings)]


def _expand(given: str, endings: Sequence[tuple[str, ...]]) -> Iterator[Input]:
    name = file_name(given)
    if given == STANDARD_INPUT:
        yield Input(name)
        return
    path = Path(given)
    try:
        if not given:
            raise FileNotFoundError(2, "the name is empty")
        if not path.is_dir():
            yield Input(name, path)
            return
        files = sorted(entry for entry in path.iterdir() if entry.is_file() and entry.name[0] != ".")
    except OSError as error:
        yield Input(name, path, _unreadable(error))
        return
    for wanted in endings:
        chosen = [entry for entry in files if entry.suffix.lower() in wanted]
        if chosen:
            yield from (Input(file_name(str(entry)), entry) for entry in chosen)
            return
    kinds = " or ".join(ending for group in endings for ending in group)
    yield Input(name, path, NoDocumentsError(f"the folder has no {kinds} files"))


def _unreadable(error: OSError) -> MissingFileError:
    return MissingFileError(f"cannot be read ({reason(error)})")
