"""Ways to spoil a PDF: cut, bits flipped, objects exchanged, references turned around."""

import random
import re
import zlib

OBJECT = re.compile(rb"(?<=\n)\d+ 0 obj\b.*?\nendobj", re.DOTALL)
REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"-99999999999999999999", b"1e39", b"0.00000001")


def cut(data: bytes, source: random.Random) -> bytes:
    """Cut the end, the beginning, or a piece out."""
    first, last = sorted((source.randrange(len(data)), source.randrange(len(data))))
    return source.choice((data[:last], data[:8] + data[first:], data[:first] + data[last:]))


def flip(data: bytes, source: random.Random) -> bytes:
    """Flip some bits."""
    spoilt = bytearray(data)
    for _ in range(source.choice((1, 3, 10, 100))):
        spoilt[source.randrange(len(spoilt))] ^= 1 << source.randrange(8)
    return bytes(spoilt)


def exchange(data: bytes, source: random.Random) -> bytes:
    """Exchange the contents of two objects."""
    found = list(OBJECT.finditer(data))
    if len(found) < 2:
        return data
    one, other = sorted(source.sample(found, 2), key=re.Match.start)
    heads = [match.group().split(b" ", 1)[0] for match in (one, other)]
    bodies = [match.group().split(b" ", 1)[1] for match in (one, other)]
    return b"".join((
        data[: one.start()],
        heads[0] + b" " + bodies[1],
        data[one.end() : other.start()],
        heads[1] + b" " + bodies[0],
        data[other.end() :],
    ))  # fmt: skip


def turn(data: bytes, source: random.Random) -> bytes:
    """Let some references lead elsewhere, perhaps back to where they stand."""
    count = max(2, len(OBJECT.findall(data)))
    share = source.choice((0.02, 0.1, 0.5))

    def other(match: "re.Match[bytes]") -> bytes:
        return b"%d 0 R" % source.randrange(count + 1) if source.random() < share else match.group()

    return REFERENCE.sub(other, data)


def renumber(data: bytes, source: random.Random) -> bytes:
    """Exchange some numbers for such as nobody expects."""
    share = source.choice((0.01, 0.1))

    def other(match: "re.Match[bytes]") -> bytes:
        return source.choice(NUMBERS) if source.random() < share else match.group()

    return NUMBER.sub(other, data)


def inside(data: bytes, source: random.Random) -> bytes:
    """Spoil the numbers and bits within one compressed stream."""
    found = list(STREAM.finditer(data))
    if not found:
        return data
    match = source.choice(found)
    try:
        content = zlib.decompress(match.group(1))
    except zlib.error:
        return data
    spoilt = source.choice((flip, renumber, cut))(content, source) if content else content
    return data[: match.start(1)] + zlib.compress(spoilt) + data[match.end(1) :]


WAYS = (cut, flip, exchange, turn, renumber, inside)


def mutated(data: bytes, seed: int) -> bytes:
    """Return the data spoilt once to three times, as the seed decides."""
    source = random.Random(seed)  # noqa: S311
    for _ in range(source.choice((1, 1, 2, 3))):
        data = source.choice(WAYS)(data, source) if data else data
    return data
