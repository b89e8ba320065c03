"""The language that pages are in."""

from collections.abc import Sequence

from undoc_cli.page import PageParts
from undoc_cli.rules.detect import Detection, detect

SAMPLE_PAGES = 4  # pages whose text tells the language


def language_of(pages: Sequence[PageParts]) -> Detection:
    """Return the language that the text of the first pages is in."""
    first = sorted(pages[0].lines(), key=lambda line: (line.baseline, line.box.x0))
    later = " ".join(line.text for page in pages[1:SAMPLE_PAGES] for line in page.main)
    return detect([line.text for line in first], later)
