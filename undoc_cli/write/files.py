"""Bytes into a file, all or nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO

from undoc_cli.errors import OutputError, reason


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raises OutputError when that is refused."""
    missing = takewhile(lambda path: not is_folder(path), (folder, *folder.parents))
    try:
        for path in reversed([*missing]):  # not by `parents=True`, which takes a frame of the stack for each
            path.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise OutputError(f"{folder}: the folder cannot be made ({path} is a file)", "name another") from error
    except OSError as error:
        raise OutputError(f"{folder}: the folder cannot be made ({reason(error)})") from error


def followed(target: Path) -> Path:
    """Return the path of the file that a link leads to, else the path itself."""
    return Path(os.path.realpath(target)) if os.path.islink(target) and not is_stream(target) else target  # noqa: PTH114


def is_folder(path: Path) -> bool:
    """Whether there is a folder; of a name that is too long or not allowed, that there is none."""
    return os.path.isdir(path)  # noqa: PTH112  # `Path.is_dir` raises for some of them


def is_there(path: Path) -> bool:
    """Whether there is anything; of a name that is too long or not allowed, that there is nothing."""
    return os.path.exists(path)  # noqa: PTH110


def is_stream(target: Path) -> bool:
    """Whether a path is that of a device or a pipe, such as /dev/stdout: what is written there cannot be replaced."""
    return is_there(target) and not is_folder(target) and not os.path.isfile(target)  # noqa: PTH113


def refuse_other(target: Path, *beginnings: bytes) -> None:
    """Raise OutputError where a file of another kind would be lost, such as a PDF that was given behind `-o`.

    One of our own begins with one of `beginnings`, or a part of it where its run was ended.
    """
    if not os.path.isfile(target):  # noqa: PTH113
        return
    try:
        with target.open("rb") as stream:
            head = stream.read(max(map(len, beginnings)))
    except OSError:  # it may be replaced all the same
        return
    if not any(head.startswith(own) or own.startswith(head) for own in beginnings):
        raise OutputError(f"{target}: there is a file of another kind", "name another, or remove it")


def write_file(target: Path, data: bytes) -> None:
    """Write a file of these bytes: no reader ever sees half of it.

    Raises OutputError; then the target is as it was, and nothing is left beside it.
    """
    try:
        with written_whole(target) as stream:
            stream.write(data)
    except OSError as error:
        raise OutputError(f"{target}: the file cannot be written ({reason(error)})") from error


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write beside the target, and move it there when all went well; raises OSError.

    A stream is written as it is, and where a link leads to another file, that one.
    """
    if is_stream(target):
        with target.open("wb") as stream:
            yield stream
        return
    target = followed(target)
    beside = target.parent / f".undoc-{os.urandom(8).hex()}.tmp"
    try:
        with beside.open("xb") as stream:
            yield stream
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
