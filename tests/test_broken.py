"""Files that are no readable letter: each is turned down with its own error, or read as what it is."""

import pytest
from reading import FIXTURES, LETTERS, pdf

import undoc_cli
from undoc_cli.errors import (
    DamagedError,
    EmptyFileError,
    EncryptedError,
    MissingFileError,
    NoPagesError,
    NotAPdfError,
    NoTextError,
    NotUnDocumentError,
    UndocError,
)
from undoc_cli.options import ParseOptions
from undoc_cli.pipeline import parse, parse_bytes

BROKEN = FIXTURES / "broken"
PASSWORD = "undoc"  # noqa: S105  # of a file that is made for this
ERRORS: dict[str, type[UndocError]] = {
    "empty.pdf": EmptyFileError,
    "encrypted.pdf": EncryptedError,
    "no-pages.pdf": NoPagesError,
    "no-text.pdf": NoTextError,
    "not-a-pdf.pdf": NotAPdfError,
    "truncated.pdf": DamagedError,
}
OTHERS = ["not-un.pdf", "ods-error.pdf"]


def test_every_broken_file_is_spoken_of() -> None:
    assert sorted(path.name for path in BROKEN.glob("*.pdf")) == sorted([*ERRORS, *OTHERS])


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_a_file_that_cannot_be_read(name: str) -> None:
    with pytest.raises(ERRORS[name]) as caught:
        parse(BROKEN / name)
    assert type(caught.value) is ERRORS[name]
    line = caught.value.line()
    assert "\n" not in line and str(caught.value) in line and caught.value.hint in line


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(MissingFileError, match=r"nowhere\.pdf cannot be read"):
        parse(BROKEN / "nowhere.pdf")


def test_a_folder_is_no_file() -> None:
    with pytest.raises(MissingFileError):
        parse(BROKEN)


def test_a_password_opens_what_it_is_for() -> None:
    found = parse(BROKEN / "encrypted.pdf", ParseOptions(password=PASSWORD))
    assert found.kind == "letter"
    with pytest.raises(EncryptedError, match="wrong"):
        parse(BROKEN / "encrypted.pdf", ParseOptions(password="other"))


@pytest.mark.parametrize("name", OTHERS)
def test_text_that_is_not_of_the_united_nations(name: str) -> None:
    found = parse(BROKEN / name)
    assert (found.kind, found.header.symbols, found.header.organs) == ("other", (), ())
    assert [d.code for d in found.diagnostics] == ["masthead-missing"]
    assert found.body
    with pytest.raises(NotUnDocumentError):
        parse(BROKEN / name, ParseOptions(strict=True))


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_strictly_one(name: str) -> None:
    assert parse(pdf(name), ParseOptions(strict=True)).header.symbols


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_a_letter_cut_short_is_damaged_or_read(share: float) -> None:
    data = pdf("one-item").read_bytes()
    try:
        found = parse_bytes(data[: int(len(data) * share)], "cut.pdf")
    except (DamagedError, NoPagesError, NoTextError):
        return
    assert found.source.pages >= 1


def test_bytes_before_the_file_begins_are_allowed() -> None:
    data = pdf("one-item").read_bytes()
    assert parse_bytes(b"\n" * 100 + data, "x.pdf").header == parse_bytes(data, "x.pdf").header
    with pytest.raises(NotAPdfError):
        parse_bytes(b"\n" * 2000 + data, "x.pdf")


def test_public_names() -> None:
    assert undoc_cli.parse is parse
    assert undoc_cli.UndocError is UndocError
    assert undoc_cli.ParseOptions is ParseOptions
    assert all(getattr(undoc_cli, name) is not None for name in undoc_cli.__all__)
    with pytest.raises(AttributeError):
        _ = undoc_cli.nothing
