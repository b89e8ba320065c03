"""What names on a command line stand for, one input at a time, in a fixed order: nothing is listed before its turn."""

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from io import BufferedReader, BytesIO, RawIOBase
from itertools import chain, takewhile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from undoc_cli.batch.inputs import ARCHIVES, CHUNK, STANDARD_INPUT, Input, ending_of, unreadable
from undoc_cli.errors import MissingFileError, NoDocumentsError, UndocError
from undoc_cli.read.first_bytes import PDF_MARK
from undoc_cli.write.files import is_folder, is_stream
from undoc_cli.write.plain import file_name

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

RECURSIVE = "**"  # in a pattern
HEAD = 512  # bytes that tell what a pipe brings: the head of a member of a tar archive
PDF_ENDINGS = ((".pdf", *ARCHIVES),)
# The records of a folder count where it has no PDFs: both would list each document twice.
PDF_OR_RECORD_ENDINGS = (*PDF_ENDINGS, (".json", ".jsonl"))
# What has no name is an archive by what it has at a place.
MARKS = (
    (0, b"\x1f\x8b", ".tar.gz"),
    (0, b"BZh", ".tar.bz2"),
    (0, b"\xfd7zXZ\0", ".tar.xz"),
    (0, b"\x28\xb5\x2f\xfd", ".tar.zst"),
    (0, b"PK\x03\x04", ".zip"),
    (257, b"ustar", ".tar"),
)


def expand(
    names: Iterable[str],
    standard_input: Callable[[], BinaryIO],
    endings: Sequence[tuple[str, ...]] = PDF_ENDINGS,
) -> Iterator[Input]:
    """Yield the inputs that names on a command line stand for, in the order given.

    A folder is replaced by its files at any depth, a pattern by what it matches, both sorted by name; `endings` are
    the kinds of files taken from a folder: those of the first group of which it has any.
    """
    for given in names:
        if given == STANDARD_INPUT:
            yield from _piped(given, standard_input)
        elif glob.has_magic(given) and not os.path.lexists(given):
            yield from _matches(given, endings)
        else:
            yield from _at(given, Path(given).stem, endings)


def listed(
    stream: BinaryIO, endings: Sequence[tuple[str, ...]] = PDF_ENDINGS, *, by_zeros: bool = False
) -> Iterator[Input]:
    """Yield the inputs of a list of names: one a line, or with zero bytes between them where the list has one.

    Raises MissingFileError where it is none.

    A relative name is also the place of its output, so that files of one name in several folders do not meet.
    """
    for name in _names(stream, by_zeros=by_zeros):
        path = PurePath(name)
        below = [part for part in path.parts if part not in (path.anchor, "..")]
        yield from _at(name, PurePath(*below).with_suffix("").as_posix() if below else "", endings)


def _names(stream: BinaryIO, *, by_zeros: bool) -> Iterator[str]:
    head = stream.read(CHUNK)
    if head.startswith(PDF_MARK) or _archive(head):
        raise MissingFileError("this is a document or an archive, not a list of names", "leave out --files-from")
    end = b"\0" if by_zeros or b"\0" in head else b"\n"
    rest = b""
    for chunk in chain([head], iter(partial(stream.read, CHUNK), b"")):
        *whole, rest = (rest + chunk).split(end)
        if len(rest) > CHUNK:
            raise MissingFileError(f"it has a name of more than {CHUNK} bytes", "give a list with one name a line")
        yield from (os.fsdecode(name) for raw in whole if (name := raw if end == b"\0" else raw.removesuffix(b"\r")))
    if rest:
        yield os.fsdecode(rest)


def _at(given: str, target: str, endings: Sequence[tuple[str, ...]]) -> Iterator[Input]:
    """Yield the file of a name, or the files of a folder."""
    name, path = file_name(given), Path(given)
    try:
        if not given:
            raise FileNotFoundError(2, "the name is empty")
        if not path.is_dir():
            ending = ending_of(path.name)
            yield from _unpacked(path, name, _stem(target, ending), ending) if ending else [Input(name, target, path)]
            return
        for wanted in endings:
            found = False
            for entry in _walk(path, wanted):
                found = True
                yield entry
            if found:
                return
    except (OSError, ValueError) as error:
        yield Input(name, target, path, problem=unreadable(error))
        return
    kinds = " or ".join(ending for group in endings for ending in group if ending not in ARCHIVES)
    yield Input(name, target, path, problem=NoDocumentsError(f"the folder has no {kinds} files"))


def _piped(given: str, standard_input: Callable[[], BinaryIO]) -> Iterator[Input]:
    """Yield what comes through a pipe: a document, or the PDFs of an archive."""
    try:
        stream = standard_input()
        head = stream.read(HEAD)
    except (OSError, ValueError, UndocError) as error:
        problem = error if isinstance(error, UndocError) else unreadable(error)
        yield Input(given, "stdin", problem=problem)
        return
    ending = _archive(head)
    rejoined = BufferedReader(_Rejoined(head, stream))
    if ending:
        yield from _unpacked(rejoined, given, "stdin", ending)
    else:
        yield Input(given, "stdin", stream=lambda: rejoined)


def _archive(head: bytes) -> str | None:
    """Return the ending that an archive has which begins so."""
    return next((ending for at, mark, ending in MARKS if head.startswith(mark, at)), None)


class _Rejoined(RawIOBase):
    """A stream with the bytes before it that were read to see what it is; a pipe may bring them in pieces."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, room: "WriteableBuffer") -> int:
        """Read what has room."""
        view = memoryview(room)
        data = self._head[: len(view)] or self._stream.read(len(view))
        self._head = self._head[len(data) :]
        view[: len(data)] = data
        return len(data)


def _stem(target: str, ending: str) -> str:
    """Return the place of an archive's outputs: `letters.tar.gz` has come without its last ending."""
    return target.removesuffix(PurePath(ending).stem)


def _unpacked(source: Path | BinaryIO, name: str, folder: str, ending: str, *, wanted: bool = True) -> Iterator[Input]:
    """Yield the PDFs of an archive; their names follow its own as if it were a folder.

    One that has none is an error where it was asked for, and passed over in a folder.
    """
    from undoc_cli.batch.archives import members  # noqa: PLC0415  # five libraries that one letter does not need

    found = False
    try:
        for inner, place, data in members(source, ending):
            found = True
            parts = [part for part in place.replace("\\", "/").split("/") if part not in ("", ".", "..")]
            below = PurePath(folder, *parts).with_suffix("").as_posix()
            whole = f"{name}/{file_name(inner)}"
            if isinstance(data, UndocError):
                yield Input(whole, below, problem=data)
            else:
                yield Input(whole, below, stream=partial(BytesIO, data))
    except (OSError, UndocError) as error:
        problem = unreadable(error) if isinstance(error, OSError) else error
        yield Input(name, folder, problem=problem)
        return
    if not found and wanted:
        yield Input(name, folder, problem=NoDocumentsError("the archive has no .pdf files"))


def _walk(top: Path, wanted: Sequence[str]) -> Iterator[Input]:
    """Yield the files of a folder and of those in it; what is hidden, and links to folders, are passed over."""
    open_folders = [(top, "", _entries(top, wanted))]
    while open_folders:
        folder, below, entries = open_folders[-1]
        if not entries:
            open_folders.pop()
            continue
        name, is_folder = entries.pop()
        path = folder / name
        if is_folder:
            try:
                open_folders.append((path, f"{below}{name}/", _entries(path, wanted)))
            except OSError as error:
                yield Input(file_name(str(path)), f"{below}{name}", path, problem=unreadable(error))
            continue
        target, ending = f"{below}{PurePath(name).stem}", ending_of(name)
        if ending:
            yield from _unpacked(path, file_name(str(path)), _stem(target, ending), ending, wanted=False)
        else:
            yield Input(file_name(str(path)), target, path)


def _entries(folder: Path, wanted: Sequence[str]) -> list[tuple[str, bool]]:
    """Return the names in a folder, the last first, and whether they are folders."""
    with os.scandir(folder) as entries:
        return sorted(
            (
                (entry.name, is_folder)
                for entry in entries
                if not entry.name.startswith(".")
                and ((is_folder := entry.is_dir(follow_symlinks=False)) or _is_wanted(entry, wanted))
            ),
            reverse=True,
        )


def _is_wanted(entry: os.DirEntry[str], wanted: Sequence[str]) -> bool:
    """Whether an entry is a file of that kind, or a link that leads to nothing: there a document is missing."""
    try:
        return entry.name.lower().endswith(tuple(wanted)) and (
            entry.is_file() or (entry.is_symlink() and not Path(entry).exists())
        )
    except OSError:  # a link that leads to itself: whoever reads it says what is wrong
        return True


def _matches(pattern: str, endings: Sequence[tuple[str, ...]]) -> Iterator[Input]:
    found = False
    fixed = list(takewhile(lambda part: not glob.has_magic(part), PurePath(pattern).parts))
    folder = PurePath(*fixed)
    for name in sorted({*_globbed(pattern)}):
        if is_stream(Path(name)) or (RECURSIVE in pattern and is_folder(Path(name))):
            continue  # what may have no end; what its files match themselves
        found = True
        yield from _at(name, PurePath(name).relative_to(folder).with_suffix("").as_posix(), endings)
    if not found:
        yield Input(file_name(pattern), problem=NoDocumentsError("no file matches the pattern"))


def _globbed(pattern: str) -> Iterator[str]:
    """Yield the names that a pattern matches, as they are written in it.

    `**` passes over links to folders, which may lead back: that of `glob` does not.
    """
    before, found, behind = f"{os.sep}{pattern}{os.sep}".partition(f"{os.sep}{RECURSIVE}{os.sep}")
    if not found:
        yield from glob.iglob(pattern)  # noqa: PTH207
        return
    before = f"{before}{os.sep}".removeprefix(os.sep)
    for top in glob.iglob(before) if before else [""]:  # noqa: PTH207
        for folder in _folders(top):
            yield from _globbed(f"{glob.escape(folder)}{behind.strip(os.sep) or '*'}")


def _folders(top: str) -> Iterator[str]:
    """Yield a folder and those below it, with a separator at their ends; what is hidden or a link is passed over."""
    left = [top]
    while left:
        folder = left.pop()
        yield folder
        with suppress(OSError), os.scandir(folder or os.curdir) as entries:
            left += [
                f"{folder}{entry.name}{os.sep}"
                for entry in entries
                if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
            ]
