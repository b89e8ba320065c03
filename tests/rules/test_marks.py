"""What marks of footnotes look like."""

import pytest

from undoc_cli.rules.marks import after_unit, is_power_base, is_short_name, marks_in, note_start, superior


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("1", ["1"]),
        ("12", ["12"]),
        ("112", ["112"]),
        ("1, 2", ["1", "2"]),
        ("1,2", ["1", "2"]),
        ("1 2", ["1", "2"]),
        ("3;4", ["3", "4"]),
        (" 5 ", ["5"]),
        ("a", ["a"]),
        ("*", ["*"]),
        ("***", ["***"]),
        ("†", ["†"]),
        ("*, 1", ["*", "1"]),
        ("(1)", ["1"]),
        ("(2), (3)", ["2", "3"]),
    ],
)
def test_marks(text: str, marks: list[str]) -> None:
    assert marks_in(text) == marks


@pytest.mark.parametrize(
    "text",
    ["", " ", "th", "st", "nd", "2025", "1a", "A", "(1", "1)", "(*)", "(th)", "1 and 2", "*****", ",", "½", "1–3"],
)
def test_no_marks(text: str) -> None:
    assert marks_in(text) == []


@pytest.mark.parametrize(
    "text", ["12 km", "9,000 m", "48,300 km", "3 cm", "1.5m", "12 mi", "an area of 12 km", "4 ft", "7 ha"]
)
def test_after_unit(text: str) -> None:
    assert after_unit(text)


@pytest.mark.parametrize("text", ["", "km", "Article 25", "the claim", "12 kmh", "12 am", "item", "5 k"])
def test_not_after_unit(text: str) -> None:
    assert not after_unit(text)


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("* Reissued", "*", "Reissued"),
        ("** A/80/50.", "**", "A/80/50."),
        ("*Reissued", "*", "Reissued"),
        ("1 See A/79/801.", "1", "See A/79/801."),
        ("1. See", "1", "See"),
        ("12/ See", "12", "See"),
        ("1) See", "1", "See"),
        ("a/ See", "a", "See"),
        ("† Deceased", "†", "Deceased"),
        ("112  See", "112", "See"),
        ("(1) See", "1", "See"),
    ],
)
def test_note_start(text: str, marker: str, rest: str) -> None:
    found = note_start(text)
    assert found is not None
    assert (found[0], text[found[1] :]) == (marker, rest)


@pytest.mark.parametrize(
    "text", ["", "See A/79/801.", "2025 was", "a note", "1st meeting", "1", "25-03323", "12/See", "A/79/801"]
)
def test_no_note_start(text: str) -> None:
    assert note_start(text) is None


@pytest.mark.parametrize("text", ["10", "some 10", "USD10", "12 × 10", "3 × 4", "3 · 4"])
def test_power_bases(text: str) -> None:
    assert is_power_base(text)


@pytest.mark.parametrize("text", ["", "2010", "110", "12", "in 2023", "10 ", "× ten"])
def test_no_power_bases(text: str) -> None:
    assert not is_power_base(text)


@pytest.mark.parametrize("text", ["CO", "the CO", "x", "E = mc", "per km", "H2SO", "U", "λ", "annex II", "No", "Sr"])
def test_short_names(text: str) -> None:
    assert is_short_name(text)


@pytest.mark.parametrize("text", ["", "of", "law.", "UNICEF", "the award", "Dr.", "决", "Part 2", "the Convention"])
def test_no_short_names(text: str) -> None:
    assert not is_short_name(text)


@pytest.mark.parametrize(
    ("text", "raised"), [("2", "²"), ("14", "¹⁴"), ("-3", "⁻³"), ("\u22123", "⁻³"), ("th", "th"), ("1, 2", "1, 2")]
)
def test_superior_figures(text: str, raised: str) -> None:
    assert superior(text) == raised
