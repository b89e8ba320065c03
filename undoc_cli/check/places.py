"""Where the parts of a document stand: what several checks ask."""

from collections.abc import Iterator, Sequence

from undoc_cli.model import Annex, Block, Document, Region


def recognised_pages(document: Document) -> frozenset[int]:
    """Return the pages whose text was recognised."""
    return frozenset(document.source.recognised_pages or ())


def pages_read(document: Document, pointer: str) -> set[int]:
    """Return the pages on which what stands below a pointer was read."""
    return {proof.page for at, proof in document.evidence.items() if f"{at}/".startswith(f"{pointer}/")}


def bodies(document: Document) -> Iterator[tuple[str, Sequence[Block]]]:
    """Yield the text of the document and of each annex, with its pointer."""
    yield "/body", document.body
    for index, annex in enumerate(document.annexes):
        yield f"/annexes/{index}/body", annex.body


def parts_with_pages(document: Document) -> Iterator[tuple[str, set[int]]]:
    """Yield body and annexes with the pages that they stand on."""
    yield "/body", _pages(document, document.source.first_page, document.annexes[:1], document.body)
    for index, annex in enumerate(document.annexes):
        yield f"/annexes/{index}", _pages(document, annex.page, document.annexes[index + 1 :][:1], annex.body)


def _pages(document: Document, first: int, following: Sequence[Annex], blocks: Sequence[Block]) -> set[int]:
    """Return the pages of a part that begins on `first` and ends where another does, or the document."""
    end = following[0].page if following else document.source.pages + 1
    return {first, *range(first, end), *(block.page for block in blocks)}


def regions_of(document: Document, kind: str) -> Iterator[Region]:
    """Return what pages print of a kind; a page that was scanned says nothing against the others, which were not.

    It may be misread, or the page of another document.
    """
    recognised = recognised_pages(document)
    passed = frozenset[int]() if document.source.first_page in recognised else recognised
    return (region for region in document.layout.regions if region.kind == kind and region.page not in passed)
