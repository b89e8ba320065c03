"""What holds for every document, whatever it says: for all fixtures, and for some real ones where there are any."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pdfplumber
import pytest
from accuracy import squeeze
from jsonschema import Draft202012Validator
from reading import LETTERS, NAMES, built, corpus, document, encoded, encoded_all, pdf, placed, resolve

from undoc_cli.model import Document
from undoc_cli.pipeline import parse_bytes
from undoc_cli.rules.symbols import key, parse
from undoc_cli.rules.text import with_figures

# Real documents of all kinds: joint letters, long annexes, tables, old scans, resolutions, other languages.
SAMPLE = (
    "gold/letters/A_79_801.en.pdf",
    "gold/letters/A_79_729.en.pdf",
    "gold/letters/A_ES-10_1042.en.pdf",
    "gold/letters/S_2025_258.en.pdf",
    "gold/letters/TPNW_MSP_2025_11.en.pdf",
    "gold/other/A_56_385.en.pdf",
    "gold/other/A_39_361.en.pdf",
    "gold/other/A_RES_73_8-EN.pdf",
    "gold/other/S_2024_216.en.pdf",
    "gold/other/plan_2_fr.pdf",
    "unlabelled/A_C.1_80_L.15.pdf",
    "unlabelled/S_2025_117.en.pdf",
)
SOFT_HYPHEN = "\u00ad"
ON_THE_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
KASHIDA = "\u0640"  # makes words longer that a line may be full, and is not read
HYPHENS = "-\u2010" + SOFT_HYPHEN
TEXT_CODES = {"text-over", "text-twice"}


class Case(NamedTuple):
    """A document and the file it was read from."""

    path: Path
    document: Document

    def json(self) -> dict[str, Any]:
        return built(self.document)


def _cases() -> Iterator[Any]:
    for name in NAMES:
        yield pytest.param(pdf(name), id=name)
    home = corpus()
    for name in SAMPLE:
        path = home / name if home else Path(name)
        yield pytest.param(path, id=Path(name).stem, marks=pytest.mark.corpus)


@cache
def _read(path: Path) -> Document:
    return document(path.stem) if path == pdf(path.stem) else parse_bytes(path.read_bytes(), path.name)


@pytest.fixture(params=_cases())
def case(request: pytest.FixtureRequest) -> Case:
    """Give every document in turn; real ones only where they are."""
    path: Path = request.param
    if not path.is_file():
        pytest.skip(f"no corpus of real documents with {path.name}: set UNDOC_CORPUS to its folder")
    return Case(path, _read(path))


@cache
def shown(path: Path) -> list[list[dict[str, Any]]]:
    """Give the characters of each page as pdfplumber has them, blanks and what stands off the page left out.

    What is painted a second time at the same place is seen once; a ligature is its letters.
    """
    pages = []
    with pdfplumber.open(path, unicode_norm=None) as file:
        for page in file.pages:
            seen: dict[str, list[tuple[float, float]]] = {}
            kept = []
            for char in page.chars:
                x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
                if not char["text"].strip() or not (0 <= x <= page.width and 0 <= y <= page.height):
                    continue
                twins = seen.setdefault(char["text"], [])
                near = 0.15 * char["size"]
                if any(abs(x - a) < near and abs(y - b) < near for a, b in twins):
                    continue
                twins.append((x, y))
                kept.append(char)
            pages.append(kept)
            page.close()
    return pages


def _letters(text: str) -> Counter[str]:
    """Count characters; a figure that is printed raised is written as such, and is the same."""
    figures = "".join(text.split()).translate(ON_THE_LINE)
    return Counter("\N{REPLACEMENT CHARACTER}" if text.startswith("(cid:") else figures)


def test_every_character_of_the_pages_is_in_one_place(case: Case) -> None:
    on_pages: Counter[str] = Counter()
    for page in shown(case.path):
        for char in page:
            on_pages += _letters(char["text"])
    in_output: Counter[str] = Counter()
    for _, text in placed(case.document):
        in_output += _letters(text)
    marks, between = _marks(case.document)
    in_output += marks
    lost, extra = on_pages - in_output, in_output - on_pages
    left_out = Counter({sign: count for sign, count in lost.items() if sign in HYPHENS + KASHIDA}) + between
    if case.path.stem not in LETTERS:
        left_out += _left_out(case.document)
    assert lost - left_out == Counter(), "characters of the pages that are nowhere"
    assert extra == Counter(), "characters that the pages have not, or not so often"
    if case.path.stem in LETTERS:
        # These letters break words with soft hyphens only, and all of them are mended.
        assert lost == Counter({SOFT_HYPHEN: on_pages[SOFT_HYPHEN]}) + between


def _left_out(document: Document) -> Counter[str]:
    """Give what older and Arabic documents print beside marks, and the dots of a contents list."""
    marks = len(document.footnotes) + sum(len(note.references) for note in document.footnotes)
    beside = "()" if document.header.language == "ar" else "/"
    entries = [*document.contents, *(entry for annex in document.annexes for entry in annex.contents or ())]
    dots = 200 * len(entries)
    return Counter(dict.fromkeys(beside, marks) | {".": dots}) + Counter()


def _marks(document: Document) -> tuple[Counter[str], Counter[str]]:
    """Give the characters of the marks that were taken out of texts, and of the commas between marks of one place.

    Marks in the masthead are left where they are printed.
    """
    marks: Counter[str] = Counter()
    places: Counter[tuple[str, int]] = Counter()
    for note in document.footnotes:
        for reference in note.references:
            if not reference.pointer.startswith(("/header/masthead", "/header/symbols")):
                marks += _letters(note.marker)
                places[reference.pointer, reference.offset] += 1
    commas = sum(count - 1 for count in places.values())
    return marks, Counter({",": commas}) if commas else Counter()


def test_no_text_is_left_over_or_taken_twice(case: Case) -> None:
    assert [d for d in case.document.diagnostics if d.code in TEXT_CODES] == []


def test_evidence_stands_where_it_says(case: Case) -> None:
    with pdfplumber.open(case.path) as file:
        sizes = [(float(page.width), float(page.height)) for page in file.pages]
    pages = shown(case.path)
    assert case.document.evidence
    for pointer, evidence in case.document.evidence.items():
        x0, top, x1, bottom = evidence.bbox
        width, height = sizes[evidence.page - 1]
        assert 0 <= x0 < x1 <= width and 0 <= top < bottom <= height, pointer
        inside = [
            char
            for char in pages[evidence.page - 1]
            if x0 <= (char["x0"] + char["x1"]) / 2 <= x1 and top <= (char["top"] + char["bottom"]) / 2 <= bottom
        ]
        text = squeeze(evidence.text)
        spelt = squeeze("".join(char["text"] for char in inside))
        one_line = bottom - top < 1.5 * max(char["size"] for char in inside)
        if case.document.header.language == "ar":  # its characters are painted from left to right
            assert not Counter(text) - Counter(spelt.replace(KASHIDA, "")), pointer
        elif one_line:
            rest = Counter(spelt) - Counter(text)
            assert _follows(text, spelt) and rest <= _marks_of(case.document, pointer), (pointer, text, spelt)
        else:
            # The box around text that begins and ends within lines holds the rest of those lines as well.
            assert _follows(text, spelt), (pointer, text, spelt)


def _marks_of(document: Document, pointer: str) -> Counter[str]:
    """Give the characters of the marks that were taken out of a text."""
    marks = [note.marker for note in document.footnotes for r in note.references if r.pointer == pointer]
    return _letters("".join(marks))


def _follows(part: str, whole: str) -> bool:
    """Whether the characters of a text come in a longer one in that order."""
    rest = iter(whole)
    return all(letter in rest for letter in part)


def test_evidence_is_of_the_value_it_stands_for(case: Case) -> None:
    """A value that is one text begins with its evidence (which is of its first page), line-end hyphens aside.

    Where letters were read as figures, a diagnostic tells it.
    """
    output = case.json()
    misread = {one.pointer for one in case.document.diagnostics if one.code == "figure-misread"}
    for pointer, evidence in case.document.evidence.items():
        value = resolve(output, pointer)
        if isinstance(value, str) and not pointer.endswith(("/number", "_date", "/date", "/distribution", "/language")):
            shown = with_figures(evidence.text) if pointer in misread else evidence.text
            plain, seen = (squeeze(text).replace("-", "") for text in (value, shown))
            assert plain.startswith(seen), pointer


def test_pointers_lead_somewhere(case: Case) -> None:
    output = case.json()
    for note in case.document.footnotes:
        for reference in note.references:
            assert isinstance(resolve(output, reference.pointer), str), reference.pointer
    for citation in case.document.citations:
        assert isinstance(resolve(output, citation.pointer), str), citation.pointer
    for pointer in case.document.evidence:
        resolve(output, pointer)
    for diagnostic in case.document.diagnostics:
        resolve(output, diagnostic.pointer)


def test_offsets_lie_within_their_texts(case: Case) -> None:
    output = case.json()
    for note in case.document.footnotes:
        for reference in note.references:
            text = resolve(output, reference.pointer)
            assert 0 <= reference.offset <= len(text)
            assert not text[: reference.offset].endswith(" "), "a mark stands at the word before it"


def test_citations_are_what_stands_there(case: Case) -> None:
    output = case.json()
    for citation in case.document.citations:
        text = resolve(output, citation.pointer)
        assert 0 <= citation.start < citation.end <= len(text)
        there = text[citation.start : citation.end]
        assert there == there.strip()
        if parse(there) is not None:
            assert key(there) == key(citation.symbol)
        else:  # "and Add.1-3": the printed part is the end of the symbol, or a range that it lies in
            assert parse(citation.symbol) is not None
            head, _, number = citation.symbol.rpartition(".")
            assert number and head
            assert key(citation.symbol).endswith(key(there)) or "-" in key(there), there


def test_notes_cite_what_their_texts_cite(case: Case) -> None:
    for index, note in enumerate(case.document.footnotes):
        pointer = f"/footnotes/{index}/text"
        cited = [citation.symbol for citation in case.document.citations if citation.pointer == pointer]
        assert note.citations == tuple(dict.fromkeys(cited))


def test_pages_and_regions_are_of_the_file(case: Case) -> None:
    document = case.document
    assert document.source.pages == len(shown(case.path))
    assert document.source.bytes == case.path.stat().st_size
    pages = [block.page for block in document.body] + [note.page for note in document.footnotes]
    pages += [annex.page for annex in document.annexes] + [region.page for region in document.layout.regions]
    assert all(1 <= page <= document.source.pages for page in pages)
    for blocks in (document.body, *(annex.body for annex in document.annexes)):
        assert [block.page for block in blocks] == sorted(block.page for block in blocks)
    assert [annex.page for annex in document.annexes] == sorted(annex.page for annex in document.annexes)


def test_texts_are_clean(case: Case) -> None:
    for pointer, text in placed(case.document):
        assert text == text.strip(), pointer
        assert "\n" not in text and SOFT_HYPHEN not in text, pointer


def test_same_file_gives_the_same_bytes_again(case: Case) -> None:
    again = parse_bytes(case.path.read_bytes(), case.path.name)
    assert msgspec.json.encode(again) == msgspec.json.encode(case.document)


def test_json_comes_back_as_the_same_document(case: Case) -> None:
    data = msgspec.json.encode(case.document)
    again = msgspec.json.decode(data, type=Document)
    assert again == case.document
    assert msgspec.json.encode(again) == data


@cache
def _validator() -> Draft202012Validator:
    schema = msgspec.json.schema(Document)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_output_follows_the_schema(case: Case) -> None:
    assert [error.message for error in _validator().iter_errors(case.json())] == []


def test_one_and_two_processes_give_the_same_bytes() -> None:
    paths = [pdf(name) for name in NAMES]
    here = [encoded(path) for path in paths]
    assert encoded_all(paths, workers=1) == here
    assert encoded_all(paths, workers=2) == here


def test_nothing_of_the_place_of_a_file_is_in_the_output(tmp_path: Path) -> None:
    name = NAMES[0]
    elsewhere = tmp_path / f"{name}.pdf"
    elsewhere.write_bytes(pdf(name).read_bytes())
    assert encoded(elsewhere) == encoded(pdf(name))
    assert str(tmp_path).encode() not in encoded(elsewhere)
