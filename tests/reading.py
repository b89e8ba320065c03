"""What many tests need of the fixtures and of finished documents: read once, pointers followed, text gathered."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec

from undoc_cli.model import Block, ContentsEntry, Document, Signatory
from undoc_cli.options import ParseOptions
from undoc_cli.pipeline import parse_bytes

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
LETTERS = sorted(path.stem for path in (FIXTURES / "letters").glob("*.toml"))  # described in the markup of letters
BESIDE_SCANS = ["scanned-annexes"]  # some of their pages are pictures: the golden file has the others
SCANS = {"scan", *BESIDE_SCANS}  # what is read there depends on the recognition that is installed
NAMES = sorted({path.stem for path in (FIXTURES / "truth").glob("*.json")} - SCANS)
# Not read right yet in every field of the truth, and why; they have no golden file.
WRONG: dict[str, str] = {}
WORKERS = 2


def pdf(name: str) -> Path:
    """Give the file of a fixture."""
    return FIXTURES / "pdf" / f"{name}.pdf"


@cache
def document(name: str) -> Document:
    """Give what undoc reads in a fixture without recognition; `source.file` is its name alone."""
    return parse_bytes(pdf(name).read_bytes(), f"{name}.pdf", ParseOptions(ocr="never"))


def encoded(path: Path) -> bytes:
    """Give what undoc reads in a file as JSON; what it refuses to read as JSON with the error's name.

    Scans are refused: what is recognised depends on the Tesseract of the machine.
    """
    from undoc_cli.errors import UndocError

    try:
        return msgspec.json.encode(parse_bytes(path.read_bytes(), path.name, ParseOptions(ocr="never")))
    except UndocError as error:
        return msgspec.json.encode({"source": {"file": path.name}, "error": type(error).__name__})


def encoded_all(paths: Iterable[Path], workers: int = WORKERS) -> list[bytes]:
    """Read many files in worker processes; the results come in the order of the files."""
    # `spawn` starts workers that have inherited nothing: what they give depends on the file alone.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(encoded, paths))


def corpus() -> Path | None:
    """Give the folder of real documents: UNDOC_CORPUS, or `../shared/corpus` beside the project; None without."""
    stated = os.environ.get("UNDOC_CORPUS")
    folder = Path(stated) if stated else ROOT.parent / "shared" / "corpus"
    return folder if folder.is_dir() else None


def resolve(root: Any, pointer: str) -> Any:
    """Follow a JSON Pointer (RFC 6901) into decoded JSON; LookupError where it leads nowhere."""
    if pointer and not pointer.startswith("/"):
        raise LookupError(f"{pointer} is no JSON Pointer")
    found = root
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(found, list):
            if not key.isdecimal() or (len(key) > 1 and key.startswith("0")):
                raise LookupError(f"{pointer}: {key} is no index")
            found = found[int(key)]
        elif isinstance(found, dict):
            found = found[key]
        else:
            raise LookupError(f"{pointer}: nothing stands below {found!r}")  # noqa: TRY004  # of the pointer, not of a type
    return found


def built(document: Document) -> dict[str, Any]:
    """Give a document as decoded JSON."""
    decoded: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(document))
    return decoded


def placed(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every string of a document that holds characters of its pages, with its pointer.

    Marks of footnotes are not among them: they are `references`.  A title of the masthead that several agenda items
    share stands on the page once.
    """
    header = document.header
    for index, line in enumerate(header.masthead):
        yield f"/header/masthead/{index}/text", line.text
    for index, organ in enumerate(header.organs):
        yield f"/header/organs/{index}", organ
    if header.session:
        yield "/header/session/label", header.session.label
    if header.council_year:
        yield "/header/council_year/label", header.council_year.label
    boxes = set()
    for index, item in enumerate(header.agenda_items):
        pointer = f"/header/agenda_items/{index}/title"
        place = document.evidence.get(pointer)
        if item.title is not None and place not in boxes:
            boxes.add(place)
            yield pointer, item.title
    for index, title in enumerate(header.titles):
        yield f"/header/titles/{index}", title
    yield from _listed("/contents", document.contents)
    yield from _signed("/header/signatories", header.signatories)
    yield from _blocks("/body", document.body)
    for index, note in enumerate(document.footnotes):
        yield f"/footnotes/{index}/marker", note.marker
        yield f"/footnotes/{index}/text", note.text
    for index, annex in enumerate(document.annexes):
        pointer = f"/annexes/{index}"
        yield f"{pointer}/heading", annex.heading
        yield f"{pointer}/title", annex.title or ""
        yield f"{pointer}/original", annex.original or ""
        yield from _listed(f"{pointer}/contents", annex.contents or ())
        yield from _blocks(f"{pointer}/body", annex.body)
        yield from _signed(f"{pointer}/signatories", annex.signatories)
    for index, region in enumerate(document.layout.regions):
        yield f"/layout/regions/{index}/text", region.text


def _blocks(pointer: str, blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for index, block in enumerate(blocks):
        here = f"{pointer}/{index}"
        yield f"{here}/text", block.text
        yield f"{here}/number", block.number or ""
        if isinstance(block.bullet, str):
            yield f"{here}/bullet", block.bullet
        if isinstance(block.rows, tuple):
            for row, cells in enumerate(block.rows):
                for cell, text in enumerate(cells):
                    yield f"{here}/rows/{row}/{cell}", text
        if isinstance(block.notes, tuple):
            for note, text in enumerate(block.notes):
                yield f"{here}/notes/{note}", text


def _listed(pointer: str, entries: Iterable[ContentsEntry]) -> Iterator[tuple[str, str]]:
    for index, entry in enumerate(entries):
        yield f"{pointer}/{index}/text", entry.text
        yield f"{pointer}/{index}/paragraphs", entry.paragraphs or ""
        yield f"{pointer}/{index}/target", entry.target or ""


def _signed(pointer: str, people: Iterable[Signatory]) -> Iterator[tuple[str, str]]:
    for index, person in enumerate(people):
        here = f"{pointer}/{index}"
        yield f"{here}/signed", person.signed or ""
        yield f"{here}/name", person.name
        for title, text in enumerate(person.titles):
            yield f"{here}/titles/{title}", text
