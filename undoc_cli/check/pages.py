"""Checks of pages: their running heads, their numbers, the job number at their foot."""

from collections.abc import Iterator
from itertools import pairwise

from undoc_cli.check.codes import finding
from undoc_cli.check.places import regions_of
from undoc_cli.model import Diagnostic, Document
from undoc_cli.rules.furniture import bar_code_digits, is_unfinished_job_number, job_digits, page_number, page_total
from undoc_cli.rules.language import Language
from undoc_cli.rules.symbols import key, split_joint


def running_heads(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Running heads repeat the symbols of the masthead."""
    wanted = {key(symbol) for symbol in document.header.symbols}
    if not wanted:
        return
    pages: dict[str, int] = {}  # the first on which each head stands
    for region in regions_of(document, "running-head"):
        pages.setdefault(region.text, region.page)
    for text, page in pages.items():
        if key(text) in wanted:
            continue
        other = [symbol for symbol in split_joint(text) if key(symbol) not in wanted]
        if other:
            message = f"page {page} is headed {other[0]}, the masthead {', '.join(document.header.symbols)}"
            yield finding("symbol-running-head", message, "/header/symbols")
            return


def job_numbers(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Bar code and later pages repeat the job number."""
    own = job_digits(document.header.job_number or "")
    if not own:
        for region in regions_of(document, "job-number"):
            if is_unfinished_job_number(region.text):
                yield finding("job-number", f"job number {region.text} is not complete", "/header/job_number")
                return
        return
    others = {bar_code_digits(region.text) for region in regions_of(document, "bar-code")}
    later = {r.text for r in regions_of(document, "job-number") if r.page > document.source.first_page}
    others |= set(map(job_digits, later))
    other = sorted(others - {own, ""})
    if other:
        message = f"job number {document.header.job_number}, but also {', '.join(other)}"
        yield finding("job-number", message, "/header/job_number")


def page_count(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Pages are numbered "2/4": the file has as many as they say."""
    totals = {page_total(region.text) for region in regions_of(document, "page-number")} - {None}
    pages = document.source.pages - len(document.source.cover_pages or ())
    if totals and totals != {pages}:
        stated = " and ".join(str(total) for total in sorted(total for total in totals if total is not None))
        message = f"the pages are numbered up to {stated}, the file has {pages}"
        yield finding("page-count", message, "/source/pages")


def page_order(document: Document, _: Language) -> Iterator[Diagnostic]:
    """Pages follow each other as they are numbered."""
    printed: dict[int, int] = {}  # one number a page
    for region in regions_of(document, "page-number"):
        if number := page_number(region.text):
            printed.setdefault(region.page, number)
    begun = [annex.page for annex in document.annexes]  # which may be numbered anew
    for (page, number), (later, following) in pairwise(sorted(printed.items())):
        anew = any(page < begins <= later and following == later - begins + 1 for begins in begun)
        if following - number != later - page and not anew:
            message = f"page {page} of the file is numbered {number}, page {later} {following}"
            yield finding("page-order", message, "/source/pages")
            return
