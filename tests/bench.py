"""Measure undoc against what it is built on: `make bench`.

    python tests/bench.py [--write]

Measured in one run on the same files, the letters of the corpus (UNDOC_CORPUS) or the fixtures: pages a second and the
peak of memory, with one worker and with two; how time grows with pages and documents; and the start.  Every measurement
is a process of its own, the rounds are interleaved and the middle one counts, of ratios the middle of those within one
round: machines are shared, and may be half as fast again a minute later.  `--write` keeps the figures in
tests/bench.json, from which `make readme` makes the README's table.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import pypdfium2
from arguments import parser
from reading import corpus

from undoc_cli.native import native

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "tests" / "bench.json"
ROUNDS = 7
SLOW = 3  # what takes half a minute is measured in every third round
TIMES = 4  # that each file is read to compare workers: the start, which they share, should not count
GROWTH = (1, 10, 100, 1000)  # pages of one document
DOCUMENTS = (1, 10, 100, 1000)  # of one page each, in one run
# Reading without its compiled part, as where no C compiler was there when undoc was installed.
PLAIN = "import sys; sys.modules['undoc_cli._native'] = None; from undoc_cli.cli.main import run; run()"
UNDOC = (sys.executable, "-m", "undoc_cli")
WORDS = """
import sys, pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()
"""
BARE = """
import sys, pypdfium2
for path in sys.argv[1:]:
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()
"""
POPPLER = 'for file; do pdftotext -bbox-layout "$file" /dev/null 2>/dev/null; done; true'


def files() -> list[Path]:
    """Return the files that are read, real ones where there are any."""
    folder = corpus()
    found = sorted(folder.glob("gold/letters/*.pdf")) if folder else []
    return found or sorted(path for path in (ROOT / "fixtures" / "pdf").glob("*.pdf") if path.stem != "scan")


def commands(paths: Sequence[Path]) -> dict[str, list[str]]:
    """Return what is measured, by name."""
    names = list(map(str, paths))
    ingest = ["ingest", "--jsonl", "--quiet", "--ocr", "never", "--jobs", "1"]
    found = {
        "undoc": [*UNDOC, *ingest, *names],
        "undoc, nothing compiled": [sys.executable, "-c", PLAIN, *ingest, *names],
        "undoc --reader pdfplumber": [*UNDOC, *ingest, "--reader", "pdfplumber", *names],
        "pdfplumber, words": [sys.executable, "-c", WORDS, *names],
        "PDFium, bare text": [sys.executable, "-c", BARE, *names],
    }
    if shutil.which("pdftotext"):
        found["pdftotext -bbox-layout"] = ["sh", "-c", POPPLER, "sh", *names]
    return found


def measured(command: Sequence[str]) -> tuple[float, float, float]:
    """Return seconds of work, seconds that passed, and the peak of memory in megabytes, of a command and its children.

    It runs under a small parent that tells what its children have used.
    """
    parent = (
        "import json, resource, subprocess, sys, time; start = time.perf_counter();"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(json.dumps([used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024]))"
    )
    done = subprocess.run([sys.executable, "-c", parent, *command], capture_output=True, text=True, check=True)
    work, passed, peak = json.loads(done.stdout)
    return work, passed, peak


def rounds_of(every: dict[str, list[str]], rounds: int = ROUNDS) -> list[dict[str, tuple[float, float, float]]]:
    """Return what each command took, by round; what is slow is not in each of them."""
    return [
        {name: measured(command) for name, command in every.items() if "pdfplumber" not in name or index % SLOW == 0}
        for index in range(rounds)
    ]


def usual(found: list[dict[str, tuple[float, float, float]]]) -> dict[str, tuple[float, float, float]]:
    """Return the middle of each measurement, and the highest peak."""
    runs = {name: [of_round[name] for of_round in found if name in of_round] for name in found[0]}
    return {
        name: (median(r[0] for r in own), median(r[1] for r in own), max(r[2] for r in own))
        for name, own in runs.items()
    }


def repeated(path: Path, pages: int, folder: Path) -> Path:
    """Write a PDF of so many pages, those of a fixture over and over."""
    source, target = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    while len(target) < pages:
        target.import_pages(source, list(range(min(len(source), pages - len(target)))))
    name = folder / f"{pages}.pdf"
    target.save(name)
    return name


def workers(paths: Sequence[Path]) -> dict[str, float]:
    """Return the seconds that pass, by the number of workers."""
    ingest = [*UNDOC, "ingest", "--jsonl", "--quiet", "--ocr", "never", *map(str, [*paths] * TIMES), "--jobs"]
    found = usual(rounds_of({jobs: [*ingest, jobs] for jobs in ("1", "2")}, rounds=3))
    return {jobs: round(passed, 2) for jobs, (_, passed, _) in found.items()}


def growth() -> dict[str, dict[str, float]]:
    """Return seconds a page and the peak of memory, by the number of pages."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for pages in GROWTH:
            path = repeated(ROOT / "fixtures" / "pdf" / "page-breaks.pdf", pages, Path(folder))
            again = 3 if pages < GROWTH[-1] else 1
            command = [*UNDOC, "ingest", "--quiet", "--jobs", "1", "--ocr", "never", str(path)]
            work, _, peak = min(measured(command) for _ in range(again))
            found[str(pages)] = {"seconds": round(work, 3), "peak": round(peak)}
    return found


def many() -> dict[str, dict[str, float]]:
    """Return seconds of a run and the peak of memory, by the number of documents."""
    path = str(ROOT / "fixtures" / "pdf" / "one-item.pdf")
    found = {}
    for count in DOCUMENTS:
        command = [*UNDOC, "ingest", "--quiet", "--jobs", "1", "--jsonl", *[path] * count]
        work, _, peak = min(measured(command) for _ in range(3 if count < DOCUMENTS[-1] else 1))
        found[str(count)] = {"seconds": round(work, 3), "peak": round(peak)}
    return found


def start() -> dict[str, float]:
    """Return how many times as long as Python's own start those of undoc take."""
    letter = str(ROOT / "fixtures" / "pdf" / "page-breaks.pdf")
    every = {
        "python": [sys.executable, "-c", "pass"],
        "undoc --version": [*UNDOC, "--version"],
        "undoc ingest": [*UNDOC, "ingest", letter],
    }
    times = {name: work for name, (work, _, _) in usual(rounds_of(every, rounds=5)).items()}
    return {name: round(time / times["python"], 1) for name, time in times.items()} | {
        "seconds of python": round(times["python"], 3)
    }


def figures() -> dict[str, object]:
    """Measure everything."""
    if native is None:
        sys.exit("the compiled part of reading is not here: install undoc where a C compiler is (see README.md)")
    # As pip does for what is not editable; where Python may not write bytecode, every start would compile anew.
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "undoc_cli")], check=True)
    paths = files()
    count = sum(len(pypdfium2.PdfDocument(path)) for path in paths)
    rounds = rounds_of(commands(paths))
    speed = {
        name: {
            "times": round(median(of[name][0] / of["undoc"][0] for of in rounds if name in of), 2),
            "pages_a_second": round(count / work, 1),
            "seconds": round(work, 2),
            "passed": round(passed, 2),
            "peak": round(peak),
        }
        for name, (work, passed, peak) in usual(rounds).items()
    }
    return {
        "files": "letters of the corpus" if corpus() else "fixtures",
        "documents": len(paths),
        "pages": count,
        "speed": speed,
        "workers": workers(paths),
        "growth": growth(),
        "many": many(),
        "start": start(),
    }


def table(found: dict[str, object]) -> str:
    """Return the figures as a table for the README, ratios first."""
    speed = found["speed"]
    assert isinstance(speed, dict)
    lines = [
        f"One run over {found['documents']} {found['files']}, {found['pages']} pages, by processor time.",
        "",
        "| what | times the work of `undoc` | pages a second | peak of memory |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {row['times']:.2f} | {row['pages_a_second']:.0f} | {row['peak']} MB |"
        for name, row in speed.items()
    ]
    if "pdftotext -bbox-layout" not in speed:
        lines.append("| pdftotext -bbox-layout | not installed | | |")
    passed = found["workers"]
    assert isinstance(passed, dict)
    faster = passed["1"] / passed["2"]
    lines += ["", f"By the clock, two workers were {faster:.2f} times as fast as one (each file {TIMES} times)."]
    for name, what in (("growth", "pages of one document"), ("many", "documents of one page")):
        rows = found[name]
        assert isinstance(rows, dict)
        lines += ["", f"| {what} | seconds | peak of memory |", "|---|---|---|"]
        lines += [f"| {count} | {row['seconds']} | {row['peak']} MB |" for count, row in rows.items()]
    times = found["start"]
    assert isinstance(times, dict)
    lines += ["", f"Started cold, in times of `python -c pass` ({times['seconds of python']} s): "]
    lines[-1] += f"`undoc --version` {times['undoc --version']}, `undoc ingest` of a letter {times['undoc ingest']}."
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print, and keep."""
    asked = parser(__doc__)
    asked.add_argument("--write", action="store_true", help="keep the figures")
    write: bool = asked.parse_args().write
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is compiled is kept, as where nobody forbids it
    found = figures()
    sys.stdout.write(table(found))
    if write:
        FIGURES.write_text(json.dumps(found, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
