"""Reading back what the JSON writers wrote, as far as the agenda goes: any 1.x, with fields it does not know."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from undoc_cli.errors import BadRecordError
from undoc_cli.model import SCHEMA_VERSION, AgendaItem, Document, Session

LARGEST = 1 << 30  # bytes; `undoc ingest` gives up what has more than `--max-output`
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class RecordSource(msgspec.Struct, frozen=True, kw_only=True):
    """Where a record comes from."""

    file: str


class RecordHeader(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a header that speaks of the agenda."""

    symbols: tuple[str, ...]
    session: Session | None
    agenda_list: str | None
    agenda_items: tuple[AgendaItem, ...]
    titles: tuple[str, ...] = ()


class RecordBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A block of the body, as far as the list of an agenda document goes."""

    type: str
    text: str
    number: str | None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A document as its JSON gives it, as far as it is needed here."""

    schema_version: str
    source: RecordSource
    kind: str = "other"
    header: RecordHeader
    body: tuple[RecordBlock, ...] = ()


class Chunk(NamedTuple):
    """The JSON of one document, and the line it begins on."""

    line: int
    json: bytes


def looks_like_json(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a JSON object."""
    return head.removeprefix(BYTE_ORDER_MARK).lstrip().startswith(b"{")


def chunks(lines: Iterable[bytes]) -> Iterator[Chunk]:
    """Cut JSON Lines, or indented documents one after the other, into documents.

    An indented document begins with a line that is `{` and ends with one that is `}`.  Raises BadRecordError where one
    has no end.
    """
    held: list[bytes] = []
    size, start = 0, 1
    for number, raw in enumerate(lines, start=1):
        text = raw.rstrip() if held else raw.removeprefix(BYTE_ORDER_MARK).strip()
        if held:
            held.append(raw)
            size += len(raw)
            if size > LARGEST:
                raise BadRecordError(f"line {start}: a document of more than {LARGEST} bytes")
            if text == b"}":
                yield Chunk(start, b"".join(held))
                held = []
        elif text == b"{":
            held, size, start = [raw.removeprefix(BYTE_ORDER_MARK)], 0, number
        elif text:
            yield Chunk(number, text)
    if held:
        yield Chunk(start, b"".join(held))


def read_record(chunk: Chunk) -> Record:
    """Return the record of a chunk; raises BadRecordError, which names the line."""
    try:
        record = msgspec.json.decode(chunk.json, type=Record)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadRecordError(f"line {chunk.line}: not a document that undoc wrote ({error})") from error
    if record.schema_version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise BadRecordError(
            f"line {chunk.line}: schema version {record.schema_version}, and this undoc reads {SCHEMA_VERSION}"
        )
    return record


def read_document(record: bytes) -> Document:
    """Return the whole document of a record; raises BadRecordError when another version of undoc wrote it."""
    try:
        return msgspec.json.decode(record, type=Document)
    except msgspec.DecodeError as error:
        raise BadRecordError(f"not a document of this version of undoc ({error})", "read it again") from error
