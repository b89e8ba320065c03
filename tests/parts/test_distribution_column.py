"""Names of organs that nearly touch the distribution column."""

import pytest
from paper import LEFT, Part, line, page_parts, width_of

from undoc_cli.page import Line
from undoc_cli.parts.distribution_column import with_distribution_apart
from undoc_cli.rules.language import language

COLUMN = 397.0
DATE = line("27 February 2025", x0=COLUMN, baseline=98.4)
ORIGINAL = line("Original: English", x0=COLUMN, baseline=110.4)


def run_on(organ: str, words: str, rise: float = -0.3, edge: float = COLUMN) -> Line:
    """Set words of ten points behind an organ of twenty, at an edge."""
    gap = edge - LEFT - width_of(organ, " ", size=20)
    return line(organ, " ", Part(words, 10, rise, shift=gap), x0=LEFT, baseline=86.3, size=20, bold=True)


def cut(*lines: Line, code: str = "en") -> list[str]:
    found = with_distribution_apart(page_parts(*lines), language(code)).main
    return [one.text for one in found]


def test_the_distribution_is_no_part_of_the_name_before_it() -> None:
    lines = (run_on("Conference on the Seas", "Distr.: General"), DATE, ORIGINAL)
    assert cut(*lines) == ["Conference on the Seas", "Distr.: General", DATE.text, ORIGINAL.text]


def test_the_parts_of_a_line_stand_as_if_alone() -> None:
    _, part, _ = with_distribution_apart(page_parts(run_on("Conference", "Distr.: General"), DATE), language("en")).main
    assert (part.size, round(part.baseline, 1), part.box.x0, part.spans[0].rise) == (10, 86.6, COLUMN, 0)


def test_two_lines_of_the_column_may_stand_beside_one_name() -> None:
    organ, shift = "Conference on the Seas", COLUMN - LEFT - width_of("Conference on the Seas", " ", size=20)
    date = Part("27 February 2025", 10, 7.4, shift=shift)
    language_line = Part("English", 10, -4.6, shift=-width_of("27 February 2025"))
    both = line(organ, " ", date, language_line, x0=LEFT, baseline=105.8, size=20, bold=True)
    assert cut(line("Distr.: General", x0=COLUMN, baseline=86.6), both) == [
        "Distr.: General",
        organ,
        "27 February 2025",
        "English",
    ]


@pytest.mark.parametrize(
    ("code", "words", "date"),
    [
        ("fr", "Distr. générale", "27 février 2025"),
        ("en", "GENERAL", "27 February 2025"),
        ("en", "28 February 2025", "Original: French"),
        ("en", "A/39/361", "27 February 2025"),
    ],
)
def test_whatever_the_column_holds_is_cut_off(code: str, words: str, date: str) -> None:
    found = cut(run_on("Conference", words), line(date, x0=COLUMN, baseline=98.4), code=code)
    assert found[:2] == ["Conference", words]


@pytest.mark.parametrize(
    "lines",
    [
        (run_on("Conference on the Seas", "and Straits"), DATE),
        (run_on("Conference on the Seas", "Distr.: General", edge=COLUMN - 20), DATE),
        (run_on("Conference on the Seas", "Distr.: General"),),
        (line("See the letter of ", Part("27 February 2025", shift=190), x0=LEFT, baseline=300), DATE),
    ],
)
def test_what_is_no_line_of_the_column_or_stands_elsewhere_is_left_together(lines: tuple[Line, ...]) -> None:
    assert cut(*lines) == [one.text for one in lines]
