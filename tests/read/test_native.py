"""What is compiled does what Python does, to the last bit; what is said here of one holds for both."""

import math
import subprocess
import sys
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import FIXTURES

from undoc_cli.read import characters
from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.native import native

compiled = pytest.mark.skipif(native is None, reason="no C compiler was there when undoc was installed")
EDGES = [
    pytest.param(characters._edges, id="python"),
    pytest.param(native and native.edges, id="compiled", marks=compiled),
]
WIDTHS = {"a": 444.0, "b": 500.0, " ": 250.0, "я": 500.0, "𝄞": 900.0}
PLAIN = "import sys; sys.modules['undoc_cli.read._native'] = None; from undoc_cli.cli.main import run; run()"


@pytest.mark.parametrize("edges", EDGES)
def test_edges_are_places_and_widths_in_points(edges: Callable[..., Any]) -> None:
    """Letters of 10 points that begin at 100: a wide gap before the blank, none behind it, an overlap at the end."""
    places = array("d", [9.0, 0.0, 1000.0, 1250.0, 1700.0])
    x0s, x1s, gaps = edges(places, 1, "a bя", WIDTHS, 0.01, 100.0)
    assert x0s == pytest.approx([100.0, 110.0, 112.5, 117.0])
    assert x1s == pytest.approx([104.44, 112.5, 117.5, 122.0])
    assert gaps == pytest.approx((-0.5, 5.56))


@pytest.mark.parametrize("edges", EDGES)
def test_one_character_has_no_gap(edges: Callable[..., Any]) -> None:
    assert edges(array("d", [0.0]), 0, "𝄞", WIDTHS, 0.01, 1.0) == ([1.0], [10.0], (math.inf, -math.inf))


@pytest.mark.parametrize("edges", EDGES)
@pytest.mark.parametrize(
    ("letters", "places"),
    [
        ("ac", [0.0, 444.0]),  # the width of one is not known
        ("ab", [444.0, 0.0]),  # backwards
        ("ab", [444.0, 444.0]),  # two in one place
        ("ab", [0.0, math.nan]),
    ],
)
def test_what_is_new_or_not_in_order_has_no_edges(edges: Callable[..., Any], letters: str, places: list[float]) -> None:
    assert edges(array("d", places), 0, letters, WIDTHS, 0.01, 0.0) is None


@compiled
@given(
    letters=st.lists(st.sampled_from("ab я𝄞"), max_size=8).map("".join),
    steps=st.lists(st.floats(-10, 3000), min_size=8, max_size=8),
    scale=st.floats(1e-6, 2.0),
    x=st.floats(-1e4, 1e4),
)
def test_compiled_edges_are_those_of_python(letters: str, steps: list[float], scale: float, x: float) -> None:
    places = array("d", [sum(steps[: at + 1]) for at in range(len(steps))])
    assert native
    expected = characters._edges(places, 0, letters, WIDTHS, scale, x)
    assert native.edges(places, 0, letters, WIDTHS, scale, x) == expected


@compiled
@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"places": array("f", [0.0])}, ValueError),
        ({"places": array("q", [0])}, ValueError),
        ({"places": array("d")}, ValueError),
        ({"places": [0.0]}, TypeError),
        ({"start": -1}, ValueError),
        ({"start": 1}, ValueError),
        ({"letters": b"a"}, TypeError),
        ({"widths": {"a": "wide"}}, TypeError),
    ],
)
def test_compiled_edges_read_nothing_beyond_what_they_are_given(change: dict[str, Any], error: type[Exception]) -> None:
    given = {"places": array("d", [0.0]), "start": 0, "letters": "a", "widths": WIDTHS, "scale": 1.0, "x": 0.0}
    assert native
    with pytest.raises(error):
        native.edges(*(given | change).values())


@compiled
@pytest.mark.parametrize("arguments", [("1",), (1.0,), (1 << 64,), (), (0, 0), (0,) * 7])
def test_a_function_takes_as_many_whole_numbers_or_bytes_as_it_says(arguments: Any) -> None:
    with pytest.raises((TypeError, OverflowError)):
        call.count_pages(*arguments)
    with pytest.raises(TypeError):
        call.count_pages(document=0)
    assert call.count_pages(None) == 0


@compiled
@pytest.mark.parametrize(
    "arguments", [(0, "i", 1), (call.ORIGIN_AT, "z", 1), (call.ORIGIN_AT, "i", 7), (call.ORIGIN_AT, "i", -1)]
)
def test_no_function_without_a_place_or_of_another_kind(arguments: Any) -> None:
    assert native
    with pytest.raises(ValueError, match="no such function"):
        native.Function(*arguments)


def assert_both_read_the_same(paths: Sequence[Path]) -> None:
    arguments = ["ingest", "--jsonl", "--quiet", "--ocr", "never", "--reader", "pdfium", *map(str, paths)]
    ways = ("-m", "undoc_cli"), ("-c", PLAIN)
    one, other = [subprocess.run([sys.executable, *way, *arguments], capture_output=True, check=False) for way in ways]
    assert one.stdout.count(b"\n") >= len(paths) - 1  # all but a scan
    assert (one.stdout, one.stderr) == (other.stdout, other.stderr)


@compiled
def test_without_the_compiled_part_the_output_is_the_same() -> None:
    assert_both_read_the_same(sorted((FIXTURES / "pdf").glob("*.pdf")))


@compiled
@pytest.mark.corpus
def test_without_the_compiled_part_real_letters_give_the_same(corpus_folder: Path) -> None:
    assert_both_read_the_same(sorted(corpus_folder.glob("gold/letters/*.pdf")))
