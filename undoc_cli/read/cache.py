"""What was recognised, kept by its content in a folder of a bounded size."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

CACHE = 1 << 30  # bytes that the folder has at the most; a page of a scan takes about a million
DIGEST = hashlib.sha256().digest_size  # bytes before an entry, by which damage is seen


def entry_of(folder: Path, data: bytes, *made_by: str) -> Path:
    """Return where stands what is made of some bytes by means that these texts tell."""
    told = "\n".join((hashlib.sha256(data).hexdigest(), *made_by))
    return folder / hashlib.sha256(told.encode()).hexdigest()


def kept(entry: Path) -> bytes | None:
    """Return what an entry has, unless it is damaged."""
    try:
        data = entry.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data[DIGEST:]).digest() != data[:DIGEST]:
        return None
    with suppress(OSError):
        os.utime(entry)  # it was needed
    return data[DIGEST:]


def keep(entry: Path, data: bytes) -> None:
    """Write beside the entry, then move it there.  A cache that cannot be written is none."""
    beside = entry.with_name(f".{os.urandom(8).hex()}.tmp")
    with suppress(OSError):
        entry.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            beside.write_bytes(hashlib.sha256(data).digest() + data)
            beside.replace(entry)
        finally:
            beside.unlink(missing_ok=True)
        _bound(entry.parent)


def _bound(cache: Path) -> None:
    """Take the entries out of the cache that were not needed for the longest time, until it is within its bound."""
    seen: list[tuple[float, int, str]] = []
    with os.scandir(cache) as files:
        for file in files:
            if len(file.name) == 2 * DIGEST or file.name.endswith(".tmp"):  # there may be others: the user named it
                with suppress(OSError):  # another run has just taken it out
                    told = file.stat()
                    seen.append((told.st_mtime, told.st_size, file.path))
    size = sum(size for _, size, _ in seen)
    for _, taken, path in sorted(seen):
        if size <= CACHE:
            return
        size -= taken
        Path(path).unlink(missing_ok=True)
