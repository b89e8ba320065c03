"""What is compiled does what Python does, to the last bit; what is said here of one holds for both."""

import math
import subprocess
import sys
from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import FIXTURES

from undoc_cli.layout import cells
from undoc_cli.layout.stretches import Stretch
from undoc_cli.native import native
from undoc_cli.page import packed
from undoc_cli.read import characters
from undoc_cli.read import pdfium_calls as call
from undoc_cli.read.pdfium_text_page import letters_of, text_page_of
from undoc_cli.runs import Font, Run

compiled = pytest.mark.skipif(native is None, reason="no C compiler was there when undoc was installed")
EDGES = [
    pytest.param(characters._edges, id="python"),
    pytest.param(native and native.edges, id="compiled", marks=compiled),
]
WIDTHS = {"a": 444.0, "b": 500.0, " ": 250.0, "я": 500.0, "𝄞": 900.0}
PLAIN = "import sys; sys.modules['undoc_cli._native'] = None; from undoc_cli.cli.main import run; run()"


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
        ({"start": sys.maxsize}, ValueError),
        ({"letters": "aa"}, ValueError),
        ({"letters": b"a"}, TypeError),
        ({"widths": {"a": "wide"}}, TypeError),
        ({"widths": {"a": 444}}, TypeError),
    ],
)
def test_compiled_edges_read_nothing_beyond_what_they_are_given(change: dict[str, Any], error: type[Exception]) -> None:
    given = {"places": array("d", [0.0]), "start": 0, "letters": "a", "widths": WIDTHS, "scale": 1.0, "x": 0.0}
    assert native
    with pytest.raises(error):
        native.edges(*(given | change).values())


def stretch(text: str, x0s: Sequence[float], x1s: Sequence[float], size: float = 10.0) -> Stretch:
    gaps = [x0 - x1 for x0, x1 in zip(x0s[1:], x1s, strict=False)]
    return Stretch(
        Run(text, x0s, x1s, 100.0, size, Font("Times", bold=False, italic=False)),
        text,
        x0s,
        x1s,
        max(gaps, default=0.0),
    )


EVEN = [
    pytest.param(cells._even_edges, id="python"),
    pytest.param(cells._compiled_edges, id="compiled", marks=compiled),
]


@pytest.mark.parametrize("even", EVEN)
def test_a_blank_reaches_from_word_to_word(even: Callable[..., Any]) -> None:
    """Its own edges, wherever the file has them, are those of the words around it."""
    edges, left, right, widest = even(stretch("a b", [1.0, 6.0, 9.0], [5.0, 8.0, 14.5]))
    assert edges == packed([1.0, 5.0, 9.0], [5.0, 9.0, 14.5])
    assert (left, right, widest) == (1.0, 14.5, 4.0)


@pytest.mark.parametrize("even", EVEN)
@pytest.mark.parametrize(
    ("text", "x0s", "x1s"),
    [
        ("a b", [1.0, 5.0, 5.6], [5.0, 5.6, 9.0]),  # so narrow that it may be none
        ("ab", [1.0, 6.6], [5.0, 9.0]),  # so wide that there may be one
        ("a  b", [1.0, 5.0, 7.0, 9.0], [5.0, 7.0, 9.0, 14.0]),
        ("a\tb", [1.0, 5.0, 9.0], [5.0, 9.0, 14.0]),
        ("主 席", [1.0, 11.0, 21.0], [11.0, 21.0, 31.0]),
    ],
)
def test_where_a_blank_is_to_be_judged_nothing_is_even(
    even: Callable[..., Any], text: str, x0s: list[float], x1s: list[float]
) -> None:
    assert even(stretch(text, x0s, x1s)) is None


@compiled
@given(
    words=st.lists(st.sampled_from(["a", "bcd", "я𝄞", "Nº", "é"]), min_size=1, max_size=4),
    steps=st.lists(st.floats(-3, 3), min_size=40, max_size=40),
    size=st.floats(0.01, 40),
    x=st.floats(-1e9, 1e9),
)
def test_compiled_lines_are_those_of_python(words: list[str], steps: list[float], size: float, x: float) -> None:
    text = " ".join(words)
    turns = list(accumulate((x, *steps)))
    one = stretch(text, turns[: 2 * len(text) : 2], turns[1 : 2 * len(text) + 1 : 2], size)
    assert cells._compiled_edges(one) == cells._even_edges(one)


@compiled
@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"text": b"a"}, TypeError),
        ({"x0s": [1.0]}, ValueError),
        ({"x1s": (2.0, 3.0, 4.0)}, ValueError),
        ({"x0s": [1, 2]}, TypeError),
        ({"x0s": 1.0}, TypeError),
        ({"x1s": None}, TypeError),
        ({"wide": "wide"}, TypeError),
    ],
)
def test_compiled_lines_read_nothing_beyond_what_they_are_given(change: dict[str, Any], error: type[Exception]) -> None:
    given = {"text": "a ", "x0s": [1.0, 2.0], "x1s": (2.0, 3.0), "least": 0.5, "wide": 1.5, "widest": 0.0}
    assert native
    assert native.even(*given.values()) == (packed([1.0, 2.0], [2.0, 3.0]), 1.0, 3.0, 0.0)
    assert native.even("", [], [], 0.5, 1.5, 0.0) == (b"", math.inf, -math.inf, 0.0)
    with pytest.raises(error):
        native.even(*(given | change).values())


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
    "arguments",
    [
        *[(0, "i", 1), (None, "i", 1)],
        *[(call.ORIGIN_AT, "z", 1), (call.ORIGIN_AT, "\0", 1)],
        *[(call.ORIGIN_AT, "i", 7), (call.ORIGIN_AT, "i", -1)],
    ],
)
def test_no_function_without_a_place_or_of_another_kind(arguments: Any) -> None:
    assert native
    with pytest.raises(ValueError, match="no such function"):
        native.Function(*arguments)


@compiled
@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"function": None}, ValueError),
        ({"function": 0}, ValueError),
        ({"places": b"12345678"}, BufferError),
        ({"places": array("f", [0.0, 0.0])}, ValueError),
        ({"places": [0.0]}, TypeError),
    ],
)
def test_places_are_asked_for_of_a_function_and_written_to_an_array(
    change: dict[str, Any], error: type[Exception]
) -> None:
    given = {"function": call.ORIGIN_AT, "text_page": None, "places": array("d")}
    assert native
    assert native.origins(*given.values()) is None
    with pytest.raises(error):
        native.origins(*(given | change).values())


def assert_both_read_the_same(paths: Sequence[Path]) -> None:
    arguments = ["ingest", "--jsonl", "--quiet", "--ocr", "never", "--reader", "pdfium", *map(str, paths)]
    ways = ("-m", "undoc_cli"), ("-c", PLAIN)
    one, other = [subprocess.run([sys.executable, *way, *arguments], capture_output=True, check=False) for way in ways]
    assert one.stdout.count(b"\n") >= len(paths) - 1  # all but a scan
    assert (one.stdout, one.stderr) == (other.stdout, other.stderr)


@pytest.mark.parametrize("at_once", [1, 7, 4096])
def test_places_are_the_same_however_many_are_asked_for_at_once(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    data = (FIXTURES / "pdf" / "note-verbale.pdf").read_bytes()
    document = call.open_document(data, len(data), None)
    page = call.open_page(document, 0)
    with text_page_of(page) as text_page:
        count = len(letters_of(text_page))
        places = characters.origins_of(text_page, count)
        monkeypatch.setattr(characters, "native", None)
        monkeypatch.setattr(characters, "AT_ONCE", at_once)
        again = characters.origins_of(text_page, count)
    call.close_page(page)
    call.close_document(document)
    assert len(places) == count > 7
    assert again == places


@compiled
def test_without_the_compiled_part_the_output_is_the_same() -> None:
    assert_both_read_the_same(sorted((FIXTURES / "pdf").glob("*.pdf")))


@compiled
@pytest.mark.corpus
def test_without_the_compiled_part_real_letters_give_the_same(corpus_folder: Path) -> None:
    assert_both_read_the_same(sorted(corpus_folder.glob("gold/letters/*.pdf")))
