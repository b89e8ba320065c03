"""Spoilt fixtures: whatever is done to a PDF, reading it gives a document or an error of undoc's own."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import WAYS, mutated
from reading import FIXTURES

from undoc_cli.batch.pool import Pool
from undoc_cli.batch.results import Job, Limits, Plan, decoded
from undoc_cli.errors import BUG, STATUSES
from undoc_cli.options import ParseOptions

LETTERS = [path.read_bytes() for path in sorted(FIXTURES.glob("pdf/*.pdf")) if path.stem != "scan"]
READERS = ("auto", "pdfium", "pdfplumber")


@pytest.fixture(scope="module")
def pools() -> Iterator[dict[str, Pool]]:
    """Give a worker a reader: what crashes it crashes nothing else."""
    made = {reader: Pool(Plan(ParseOptions(reader=reader, ocr="never"), Limits(pages=50)), 1) for reader in READERS}  # type: ignore[arg-type]
    yield made
    for pool in made.values():
        pool.__exit__()


@settings(max_examples=150)
@given(
    letter=st.integers(0, len(LETTERS) - 1),
    seed=st.integers(0, 2**32),
    reader=st.sampled_from(READERS),
)
def test_a_spoilt_letter_is_read_or_refused(pools: dict[str, Pool], letter: int, seed: int, reader: str) -> None:
    data = mutated(LETTERS[letter], seed)
    pool = pools[reader]
    pool.give(1, Job("spoilt.pdf", data=data))
    done = pool.wait()
    while not done:
        done = pool.wait()
    (_, result), *_ = done
    outcome = result.outcome
    assert outcome.status in STATUSES and outcome.status != BUG, result.trace
    assert outcome.code not in ("crashed", "memory"), outcome.message
    if not outcome.failed:
        assert decoded(result).source.sha256 == outcome.sha256


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_mutation_is_one(way: object) -> None:
    import random

    found = {way(LETTERS[0], random.Random(seed)) for seed in range(20)}  # type: ignore[operator]  # noqa: S311
    assert len(found - {LETTERS[0]}) > 5
