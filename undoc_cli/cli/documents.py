"""Documents out of what is given: PDFs as they are read, records as they are."""

import io
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, groupby
from typing import NamedTuple

from msgspec.structs import replace

from undoc_cli.batch.engine import results
from undoc_cli.batch.inputs import LARGEST, Input, whole
from undoc_cli.batch.names import PDF_OR_RECORD_ENDINGS, expand
from undoc_cli.batch.results import Result, failure
from undoc_cli.cli.options import ReadingOptions
from undoc_cli.cli.plans import plan_of
from undoc_cli.cli.streams import standard_input
from undoc_cli.cli.tally import Tally
from undoc_cli.errors import BadRecordError, UndocError
from undoc_cli.read.first_bytes import PDF_HEAD, PDF_MARK
from undoc_cli.write.records import Chunk, Record, chunks, looks_like_json, read_record


def documents_in(files: Iterable[str], reading: ReadingOptions, jobs: int, tally: Tally) -> Iterator[Record]:
    """Yield the documents of all inputs, in order; what fails is told and counted."""
    entries = expand(files, standard_input, PDF_OR_RECORD_ENDINGS)
    for is_record, together in groupby(map(_sniffed, entries), key=lambda sniffed: sniffed.is_record):
        if is_record:
            for entry, head, _ in together:
                yield from _records(entry, head, tally)
        else:
            for result in results((entry for entry, *_ in together), plan_of(reading), jobs):
                if tally.count(result):
                    assert result.data is not None
                    yield read_record(Chunk(1, result.data))


class _Sniffed(NamedTuple):
    """An input, what was read of it when it can be read once only, and whether it is JSON."""

    entry: Input
    head: bytes
    is_record: bool


def _sniffed(entry: Input) -> _Sniffed:
    """Look at the first bytes of an input."""
    try:
        with entry.opened() as stream:
            head = stream.read(PDF_HEAD) + stream.readline(LARGEST)
            rest = b"" if entry.is_file() or looks_like_json(head) else whole(stream)
    except UndocError as error:
        return _Sniffed(replace(entry, problem=error), b"", is_record=False)
    if looks_like_json(head):
        return _Sniffed(entry, b"" if entry.is_file() else head, is_record=True)
    if head and PDF_MARK not in head:
        return _Sniffed(replace(entry, problem=BadRecordError("neither a PDF nor JSON")), b"", is_record=False)
    if not entry.is_file():
        entry = replace(entry, path=None, stream=partial(io.BytesIO, head + rest))
    return _Sniffed(entry, b"", is_record=False)


def _records(entry: Input, head: bytes, tally: Tally) -> Iterator[Record]:
    """Yield the documents of a file of records; one that is none does not stop the others."""
    try:
        with entry.opened() as stream:
            for chunk in chunks(chain(io.BytesIO(head), iter(partial(stream.readline, LARGEST), b""))):
                record = tally.attempt(entry.name, partial(read_record, chunk))
                if record:
                    yield record
    except UndocError as error:
        tally.count(Result(failure(entry.name, error)))
