"""Chinese is not set bold: what other scripts print so is in a face of its own (黑体 beside 宋体).

Which faces a document has is told by its text: the one that most Chinese characters are set in is that of the text,
and so is one that fills a page; any other is the bold of it.  Where titles have more characters than the text, the
name of a face says which it is.  Slanted letters have a face as well (楷体); those are known by their names.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from undoc_cli.page import Line, PageParts
from undoc_cli.rules.text import count_han, is_bold_of_han, is_italic_of_han
from undoc_cli.runs import Font

FULL_PAGE = 300  # Chinese characters: a page of text has 600 to 1,000, titles and masthead together below 200


def with_bold_faces(pages: Sequence[PageParts]) -> list[PageParts]:
    """Return the pages with the letters of Chinese faces that are not those of the text said to be bold."""
    by_page = [_counts(_all_lines(page)) for page in pages]
    total = sum(by_page, Counter[Font]())
    if not total:
        return list(pages)
    text = {_most_common(total)}
    text |= {counts.most_common(1)[0][0].name for counts in by_page if counts.total() >= FULL_PAGE}
    bold = {font for font in total if font.name not in text and not is_italic_of_han(font.name)}
    return [page.with_lines(lambda line: _line(line, bold)) for page in pages] if bold else list(pages)


def _most_common(total: Counter[Font]) -> str:
    """Return the name of the face that most of a text is set in; one of titles fills a page where it is that."""
    plain = Counter({font: count for font, count in total.items() if not is_bold_of_han(font.name)})
    most, count = total.most_common(1)[0]
    return plain.most_common(1)[0][0].name if plain and count < FULL_PAGE else most.name


def _all_lines(page: PageParts) -> Iterable[Line]:
    yield from page.main
    yield from page.notes


def _counts(lines: Iterable[Line]) -> Counter[Font]:
    found: Counter[Font] = Counter()
    for line in lines:
        for span in line.spans:
            if count := count_han(line.text[span.start : span.end]):
                found[span.font] += count
    return found


def _line(line: Line, bold: set[Font]) -> Line:
    if not any(span.font in bold for span in line.spans):
        return line
    spans = tuple(
        span._replace(font=span.font._replace(bold=True)) if span.font in bold else span for span in line.spans
    )
    return replace(line, spans=spans)
