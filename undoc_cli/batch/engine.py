"""Inputs in, results out, in the order of the inputs; between them a pool, and never more work than it bears."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from io import BytesIO

from msgspec import Struct
from msgspec.structs import replace

from undoc_cli.batch.inputs import Input, digest
from undoc_cli.batch.pool import Pool
from undoc_cli.batch.results import MEGABYTE, Job, Limits, Plan, Result, failure, spoken
from undoc_cli.batch.sinks import Sink
from undoc_cli.errors import MemoryLimitError, UndocError

# How far results may run ahead of one that is slow: that many, or so many bytes of documents.
AHEAD = 256
AHEAD_BYTES = 64 * MEGABYTE
BEAT = 0.25  # seconds between two calls of `idle` while nothing is done


class _Place(Struct):
    """Where in the order a result will stand."""

    name: str
    target: str
    result: Result | None = None


def results(
    inputs: Iterable[Input],
    plan: Plan,
    jobs: int,
    sink: Sink | None = None,
    idle: Callable[[], None] | None = None,
) -> Generator[Result, None, None]:
    """Yield the result of every input, in their order.

    What the sink knows from an earlier run is not read again.  `idle` is called now and then while nothing is done.
    Close the iterator when it is not exhausted: it has processes.
    """
    left = iter(inputs)
    places: deque[_Place] = deque()
    under_way: dict[int, _Place] = {}
    held = 0  # bytes of the documents among `places`
    ticket = 0
    more = True
    with Pool(plan, jobs) as pool:
        while True:
            while places and places[0].result:
                result = places.popleft().result
                assert result is not None
                held -= len(result.data or b"")
                yield result
            if more and pool.has_room() and len(places) < AHEAD and held < AHEAD_BYTES:
                entry = next(left, None)
                if entry is None:
                    more = False
                    continue
                place = _Place(entry.name, entry.target)
                places.append(place)
                begun = _begin(entry, sink, plan.limits)
                if isinstance(begun, Result):
                    place.result = replace(begun, target=entry.target)
                    held += len(begun.data or b"")
                else:
                    ticket += 1
                    under_way[ticket] = place
                    pool.give(ticket, begun)
                continue
            if not under_way:
                return
            for number, result in pool.wait(BEAT):
                place = under_way.pop(number)
                place.result = replace(result, target=place.target)
                held += len(result.data or b"")
            if idle:
                idle()


def _begin(entry: Input, sink: Sink | None, limits: Limits) -> Job | Result:
    """Return the job that reads an input, or the result where there is nothing to read."""
    try:
        # What is no file can be read once, and only here; a file is read by the worker.
        data = None if entry.is_file() else entry.data()
        if data is None and (size := entry.size()) > limits.memory:
            raise MemoryLimitError(f"the file alone has {spoken(size)}, allowed are {spoken(limits.memory)}")
        if sink and sink.remembers:
            with entry.opened() if data is None else BytesIO(data) as stream:
                known = sink.known(digest(stream), entry)
            if known:
                return known
    except UndocError as error:
        return Result(failure(entry.name, error))
    return Job(entry.name, path=entry.path if data is None else None, data=data)
