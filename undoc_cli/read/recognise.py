"""Scans to PDFs with text: OCRmyPDF with Tesseract in a process of its own, the result kept by its content.

Measured on scans of UN documents and on pictures of pages set askew by 0.7 and 1.5 degrees:
- `--rotate-pages` turns pages that lie on their side and does no harm to the others;
- `--oversample 300` finds mastheads in pictures of 200 dots an inch that are lost without it;
- `--deskew` helped with none and turned one by ten degrees: Tesseract follows sloping lines by itself;
- `--pdf-renderer sandwich` keeps the sizes of the type within a point, on sloping lines too; the default doubles them;
- `--force-ocr` gives the same text as `--skip-text`, and one picture a page, by which a scan is known.
"""

import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from undoc_cli.errors import OcrFailedError, OcrLanguageError, OcrMissingError
from undoc_cli.geometry import Box
from undoc_cli.read.cache import entry_of, keep, kept

# What Tesseract calls the languages; a package of Debian is named after it.
LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "zh": "chi_sim"}
SCRIPTS = {"Cyrillic": "ru", "Arabic": "ar", "Han": "zh"}  # what Tesseract calls those that tell the language
SCRIPT_RESOLUTION = 200  # dots an inch of the picture in which the script is looked at
ALWAYS = "en"  # symbols and job numbers are Latin in every language
OPTIONS = (
    *("--quiet", "--force-ocr", "--rotate-pages", "--invalidate-digital-signatures"),
    *("--oversample", "300", "--pdf-renderer", "sandwich", "--output-type", "pdf", "--optimize", "0"),
)
SECONDS_A_PAGE = 120  # a dense page of 9 megapixels takes 30 on one slow processor
SECONDS_A_LINE = 10  # a second on a slow machine
SECONDS_TO_ANSWER = 60  # for Tesseract's version and languages, at once on a machine that is not overloaded
MISSING_DEPENDENCY = 3  # OCRmyPDF's exit status for a program that it needs
LINE_RESOLUTION = 400  # dots an inch: at 300 some figures of 10 points are lost


def recognise(
    data: bytes,
    pages: int,
    languages: Sequence[str] = (),
    password: str | None = None,
    cache: Path | None = None,
    beside: str | None = None,
) -> bytes:
    """Return the PDF in `data`, which has so many pages, with the text that they show; text it has is replaced.

    `languages` are BCP 47 codes of the United Nations' six; English is always among them; without any, the script of
    page 1 says whether Russian, Arabic or Chinese is, and else the language of what stands `beside` these pages, if
    that is known.  What was recognised once is taken from the folder `cache`, if one is given; what asks for a password
    is never kept there.

    Raises OcrMissingError, OcrLanguageError or OcrFailedError.
    """
    tesseract = shutil.which("tesseract")
    if find_spec("ocrmypdf") is None:
        raise OcrMissingError("OCRmyPDF is not installed")
    if tesseract is None:
        raise OcrMissingError("Tesseract is not installed")
    expected = languages or ([beside] if beside in LANGUAGES else [])
    options = (*OPTIONS, "--language", "+".join(_codes(expected, tesseract)))
    entry = None
    if cache and not password:
        made_by = (*options, _version("ocrmypdf"), _answer(tesseract, "--version").partition("\n")[0])
        entry = entry_of(cache, data, *made_by)
    if entry and (found := kept(entry)):
        return found
    if not languages and (seen := _language_of_script(data, password, tesseract)):
        options = (*OPTIONS, "--language", "+".join(_codes([seen], tesseract)))
    found = _run(data, options, SECONDS_A_PAGE * pages, password)
    if entry:
        keep(entry, found)
    return found


def is_installed() -> bool:
    """Whether there are the programs, as far as can be seen without asking them."""
    return find_spec("ocrmypdf") is not None and shutil.which("tesseract") is not None


def seconds_for(pages: int) -> int:
    """Return the time that the recognition of so many pages takes at the most, with what is looked at before."""
    return SECONDS_A_PAGE * (pages + 1)


def recognise_line(
    data: bytes, page: int, box: Box, characters: str, password: str | None = None, cache: Path | None = None
) -> str:
    """Return what a line says whose letters differ in size; it has none but these characters.

    Where Tesseract does not answer it is "".
    """
    import pypdfium2  # noqa: PLC0415  # with its pictures, only where there is a scan

    from undoc_cli.read.evened import evened  # noqa: PLC0415
    from undoc_cli.read.ink import cut, picture  # noqa: PLC0415

    tesseract = shutil.which("tesseract")
    if tesseract is None:
        return ""
    entry = None
    if cache:
        entry = entry_of(cache, data, f"{page} {box.rounded()} {characters}")
    if entry and (found := kept(entry)) is not None:
        return found.decode()
    with closing(pypdfium2.PdfDocument(data, password=password)) as pdf:
        shown = evened(cut(picture(pdf, page, LINE_RESOLUTION), box, LINE_RESOLUTION))
    if shown is None:
        return ""
    file = io.BytesIO()
    shown.save(file, "PNG")
    options = ("-l", LANGUAGES[ALWAYS], "--psm", "7", "-c", f"tessedit_char_whitelist={characters}")
    try:
        text = _seen(tesseract, file.getvalue(), options, SECONDS_A_LINE)
    except (OSError, subprocess.SubprocessError):
        return ""
    if entry:
        keep(entry, text.encode())
    return text


def _codes(languages: Sequence[str], tesseract: str) -> list[str]:
    """Return Tesseract's codes of the languages, those that were asked for before English."""
    unknown = [code for code in languages if code not in LANGUAGES]
    if unknown:
        raise OcrLanguageError(f"{unknown[0]} is none of the languages {', '.join(LANGUAGES)}", "give one of these")
    codes = [LANGUAGES[code] for code in dict.fromkeys((*languages, ALWAYS))]
    installed = _answer(tesseract, "--list-langs").split()
    missing = [code for code in (*codes, "osd") if code not in installed]  # `osd` sees which way up a page is
    if missing:
        packages = " ".join(f"tesseract-ocr-{code.replace('_', '-')}" for code in missing)
        raise OcrLanguageError(
            f"Tesseract has no data for {', '.join(missing)}", f"install {packages} (the name on Debian and Ubuntu)"
        )
    return codes


def _language_of_script(data: bytes, password: str | None, tesseract: str) -> str | None:
    """Return the language whose script page 1 is written in; None for Latin, or where that cannot be seen."""
    import pypdfium2  # noqa: PLC0415

    from undoc_cli.read.ink import picture  # noqa: PLC0415

    file = io.BytesIO()
    try:
        with closing(pypdfium2.PdfDocument(data, password=password)) as pdf:
            picture(pdf, 1, SCRIPT_RESOLUTION).save(file, "PNG")
        done = _seen(tesseract, file.getvalue(), ("--psm", "0"))
    except (pypdfium2.PdfiumError, OSError, subprocess.SubprocessError):
        return None
    seen = dict(line.split(": ", 1) for line in done.splitlines() if ": " in line)
    return SCRIPTS.get(seen.get("Script", ""))


def _seen(tesseract: str, image: bytes, options: Sequence[str], seconds: int = SECONDS_A_PAGE) -> str:
    """Return what Tesseract says of a picture."""
    done = subprocess.run(  # noqa: S603  # the program of the user's own path
        [tesseract, "stdin", "stdout", *options],
        input=image,
        capture_output=True,
        check=True,
        timeout=seconds,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout.decode(errors="replace").strip()


def _answer(tesseract: str, question: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # the program of the user's own path
            [tesseract, question], capture_output=True, check=True, text=True, timeout=SECONDS_TO_ANSWER
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise OcrFailedError(f"Tesseract does not answer ({error})", f"try: tesseract {question}") from error
    return done.stdout


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def _run(data: bytes, options: Sequence[str], seconds: int, password: str | None) -> bytes:
    with TemporaryDirectory(prefix="undoc-", ignore_cleanup_errors=True) as folder:
        given, made = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        given.write_bytes(_unlocked(data, password) if password else data)
        # A page that took too long would be left without text, and nothing would say so: all the time is for any page.
        limits = ("--tesseract-timeout", str(seconds), "--jobs", str(os.cpu_count() or 1))
        with subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "ocrmypdf", *options, *limits, str(given), str(made)],
            cwd=folder,
            # TMPDIR, so that nothing is left of it, however it ends; one thread for each of the jobs: Tesseract's own
            # threads wait for each other, on a busy machine ten times as long as they work.
            env={**os.environ, "TMPDIR": folder, "OMP_THREAD_LIMIT": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as child:
            try:
                _, told = child.communicate(timeout=seconds)
            except BaseException as error:
                _kill(child)
                if isinstance(error, subprocess.TimeoutExpired):
                    raise OcrFailedError(f"its text was not recognised within {seconds} seconds") from error
                raise
        if child.returncode == 0 and made.is_file():
            return made.read_bytes()
    lines = [line.strip() for line in told.decode(errors="replace").splitlines() if line.strip()]
    if child.returncode == MISSING_DEPENDENCY:
        raise OcrMissingError("OCRmyPDF lacks a program that it needs" + (f" ({lines[0]})" if lines else ""))
    reason = lines[-1] if lines else f"OCRmyPDF ended with status {child.returncode}"
    if reason.startswith(MemoryError.__name__):  # it has the memory that this process may take
        raise MemoryError
    raise OcrFailedError(f"its text could not be recognised ({reason})")


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End the process, with those that it has started."""
    if sys.platform == "win32":
        child.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def _unlocked(data: bytes, password: str) -> bytes:
    import pikepdf  # noqa: PLC0415  # comes with OCRmyPDF, which takes no password

    found = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), password=password) as pdf:
            pdf.save(found)
    except pikepdf.PdfError as error:
        raise OcrFailedError(f"its text could not be recognised ({error})") from error
    return found.getvalue()
