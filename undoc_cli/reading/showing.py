"""A page of a PDF as a picture, as it was read."""

from itertools import islice
from typing import Any

from undoc_cli.errors import DamagedError
from undoc_cli.layout.furniture import has_text, picture_of
from undoc_cli.options import ParseOptions
from undoc_cli.read.choice import open_for_pictures
from undoc_cli.reading.pictures import recognised_pictures
from undoc_cli.reading.readers import read_pages
from undoc_cli.reading.scans import recognised_text
from undoc_cli.reading.text import TURN


def page_picture(data: bytes, number: int, resolution: int, options: ParseOptions) -> Any:
    """Return page `number` of the PDF in `data` as a picture on which boxes can be drawn (see `write.picture`).

    Raises InputError (or one of its kinds) when the PDF or that page cannot be read.
    """
    with TURN:
        shown, place, password = _shown_by(data, number, options)
        with open_for_pictures(shown, password) as reader:
            try:
                return reader.picture(place, resolution)
            except MemoryError:
                raise
            except Exception as error:
                why = "it is too large" if isinstance(error, OverflowError) else error
                raise DamagedError(f"page {number} cannot be drawn ({why})") from error


def _shown_by(data: bytes, number: int, options: ParseOptions) -> tuple[bytes, int, str | None]:
    """Return the PDF that shows a page as it was read (recognised, it may have been turned), its number, the password.

    Raises InputError (or one of its kinds) when the PDF cannot be read.
    """
    read = read_pages(data, options.reader, options.password)
    pages = read.pages
    if options.ocr == "force" or not any(map(has_text, pages)):
        return recognised_text(data, len(pages), options), number, None
    pictures = list(islice(filter(picture_of, pages), options.ocr_pages))
    if options.ocr == "auto" and any(page.number == number and not has_text(page) for page in pictures):
        try:
            made, shown = recognised_pictures(data, pictures, pages[read.first - 1 :], options, None)
        except Exception:  # noqa: BLE001  # it was not recognised either
            shown = []
        for place, page in enumerate(shown, 1):
            if page.number == number:
                return made, place, None
    return data, number, options.password
