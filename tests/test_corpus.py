"""Real documents: accuracy against the floors, no errors but those that undoc means, no words lost or made up."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from accuracy import FOLDERS, Json, figures, floors, misses, score, truths
from reading import placed

import undoc_cli.errors
from undoc_cli.errors import UndocError
from undoc_cli.model import Document

pytestmark = pytest.mark.corpus

KEPT = 0.995  # of the words that PDFium reads; the rest are words that one of the two reads in two pieces
WORD = re.compile(r"[^\W\d_]{2,}")
Outputs = dict[Path, Json]


def outputs_of(outputs: Outputs, folder: Path) -> dict[str, Json]:
    return {path.name: output for path, output in outputs.items() if path.parent == folder}


# Accuracy.


@pytest.mark.parametrize("name", FOLDERS)
def test_accuracy_has_not_fallen_below_its_floor(name: str, corpus_folder: Path, corpus_outputs: Outputs) -> None:
    folder = corpus_folder / "gold" / name
    outputs = outputs_of(corpus_outputs, folder)
    scores = [score(truth, outputs[truth["file"]]) for truth in truths(folder)]
    found, floor = figures(scores), floors()[name]
    if (found.documents, found.of) != (floor.documents, floor.of):
        pytest.skip(f"{folder} is not the corpus that the floor was measured on: {found}")
    assert found.worse_than(floor) == [], "\n".join(misses(scores))


# Errors.


def test_no_document_raises_what_is_not_meant(corpus_outputs: Outputs) -> None:
    """Anything but an UndocError would have come through the worker and failed every test of this file."""
    refused = {output["error"] for output in corpus_outputs.values() if "error" in output}
    assert refused <= {name for name, value in vars(undoc_cli.errors).items() if _meant(value)}
    assert all("schema_version" in output for output in corpus_outputs.values() if "error" not in output)


def _meant(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, UndocError)


def test_only_scans_without_text_are_refused(corpus_outputs: Outputs) -> None:
    for path, output in corpus_outputs.items():
        if "error" in output:
            with pypdfium2.PdfDocument(path) as file:
                text = "".join(page.get_textpage().get_text_bounded() for page in file)
            assert (output["error"], text.strip()) == ("NoTextError", ""), path.name


# Characters and words.


def documents(outputs: Iterable[Json]) -> list[Document]:
    return [msgspec.convert(output, Document) for output in outputs if "error" not in output]


def test_every_character_has_one_place_or_a_diagnostic_says_so(corpus_outputs: Outputs) -> None:
    for document in documents(corpus_outputs.values()):
        regions = [region for region in document.layout.regions if region.kind == "unplaced"]
        over = [d for d in document.diagnostics if d.code == "text-over"]
        assert len(regions) == len(over), document.source.file
        twice = [d for d in document.diagnostics if d.code == "text-twice"]
        assert (over, twice) == ([], []), document.source.file


def _words(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text).translate({0xAD: None, 0x2010: "-", 0x2011: "-"})
    return Counter(word.casefold() for word in WORD.findall(plain))


def _words_of_pages(path: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    with pypdfium2.PdfDocument(path) as file:
        for page in file:
            text = page.get_textpage().get_text_bounded()
            # U+FFFE is PDFium's sign for a hyphen at a line end that breaks a word.
            found += _words(re.sub(r"[\ufffe\x02](?:\r?\n)?", "", text))
    return found


def test_words_of_letters_are_those_of_their_pages(corpus_folder: Path, corpus_outputs: Outputs) -> None:
    on_pages = lost = made_up = 0
    worst: list[str] = []
    folder = corpus_folder / "gold" / "letters"
    for document in documents(outputs_of(corpus_outputs, folder).values()):
        want = _words_of_pages(folder / document.source.file)
        got = _words("\n".join(text for _, text in placed(document)))
        missing, extra = want - got, got - want
        on_pages += want.total()
        lost += missing.total()
        made_up += extra.total()
        if missing or extra:
            worst.append(f"{document.source.file}: lost {dict(missing)}, made up {dict(extra)}")
    assert on_pages
    assert 1 - lost / on_pages >= KEPT, "\n".join(worst)
    assert 1 - made_up / on_pages >= KEPT, "\n".join(worst)
