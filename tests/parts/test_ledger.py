"""The ledger: no character is lost, none stands twice."""

from hypothesis import given
from hypothesis import strategies as st
from paper import line

from undoc_cli.page import Piece
from undoc_cli.parts.ledger import Ledger

TEXT = line("Of  three words, two")
PLACES = st.integers(0, len(TEXT.text))


def left(*claims: tuple[int, int]) -> tuple[list[int], list[int]]:
    ledger = Ledger()
    for start, end in claims:
        ledger.claim([Piece(TEXT, start, end)])
    missing, twice = ledger.left(TEXT)
    return list(missing), list(twice)


def test_a_line_that_nobody_placed() -> None:
    assert left() == ([at for at, letter in enumerate(TEXT.text) if letter != " "], [])


def test_pieces_in_their_order_with_blanks_between_them() -> None:
    assert left((0, 2), (4, 9), (9, 20)) == ([], [])


def test_pieces_in_another_order() -> None:
    assert left((10, 20), (0, 10)) == ([], [])


def test_a_piece_placed_twice() -> None:
    assert left((0, 20), (4, 6)) == ([], [4, 5])
    assert left((0, 6), (4, 20)) == ([], [4, 5])


@given(st.lists(st.tuples(PLACES, PLACES).map(sorted), max_size=6))
def test_every_letter_is_counted(claims: list[list[int]]) -> None:
    counts = [sum(start <= at < end for start, end in claims) for at in range(len(TEXT.text))]
    letters = [(at, count) for at, count in enumerate(counts) if TEXT.text[at] != " "]
    assert left(*((start, end) for start, end in claims)) == (
        [at for at, count in letters if count == 0],
        [at for at, count in letters if count > 1],
    )
