"""Pages taken out of a PDF into one of their own: what is recognised takes as long as they do, however long the rest.

OCRmyPDF's own `--pages` goes through the whole file: of 118 pages, two of them scans, it took twice as long.
"""

import io
from collections.abc import Sequence
from importlib.util import find_spec

from undoc_cli.errors import OcrFailedError, OcrMissingError


def cut_out(data: bytes, numbers: Sequence[int], password: str | None = None) -> bytes:
    """Return a PDF of the pages of these numbers, which asks for no password: the same bytes each time.

    Raises OcrMissingError or OcrFailedError.
    """
    if find_spec("ocrmypdf") is None:
        raise OcrMissingError("OCRmyPDF is not installed")
    import pikepdf  # noqa: PLC0415  # comes with OCRmyPDF

    made = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), password=password or "") as pdf, pikepdf.new() as cut:
            cut.pages.extend(pdf.pages[number - 1] for number in numbers)
            cut.save(made, deterministic_id=True)
    except (pikepdf.PdfError, pikepdf.PasswordError, IndexError) as error:
        raise OcrFailedError(f"its pictures could not be taken out ({error})") from error
    return made.getvalue()
