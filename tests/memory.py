"""Measure where the memory of a long document goes: `make memory`.

    python tests/memory.py

Documents of more and more pages, the same as `make bench` reads, are each read by a process of its own, which does what
a worker does and tells the peak of its memory within each step, as Linux has it (/proc).  Another tells how large the
lines are that are kept, as Python has it.  The table goes into docs/speed.md.
"""

import gc
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from arguments import a_file, parser

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs" / "speed.md"
BEGIN, END = "<!-- begin:memory -->\n", "<!-- end:memory -->"
FIXTURE = ROOT / "fixtures" / "pdf" / "page-breaks.pdf"
PAGES = (10, 100, 1000)
MEGABYTE = 1e6

LOADED = "before it: Python, undoc, PDFium"
READING, MAKING, WRITING = "while pages are read", "while the document is made", "while its JSON is"
FILE, EDGES, TEXTS, ELSE = "the file", "edges of the characters of lines", "texts of lines", "all else of lines"
KEPT = "what PDFium keeps, and room between all that"
STEPS = (READING, MAKING, WRITING)
PARTS = (FILE, EDGES, TEXTS, ELSE)


def peak() -> int:
    """Return the most memory that the process had since it was asked last, in bytes."""
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))


def sizes(values: Iterable[object], name: str, seen: set[int], found: Counter[str]) -> None:
    """Add up what values and all that they hold take, each once; `name` is what they are."""
    for value in values:
        if id(value) in seen:
            continue
        seen.add(id(value))
        found[name] += sys.getsizeof(value) + 16 * gc.is_tracked(value)
        if isinstance(value, tuple | list):
            sizes(value, name, seen, found)
        for field in getattr(value, "__struct_fields__", ()):
            sizes([getattr(value, field)], {"edges": EDGES, "text": TEXTS}.get(field, name), seen, found)


def lines(path: Path) -> Counter[str]:
    """Read a document and return what its lines take, in bytes."""
    from undoc_cli.options import ParseOptions
    from undoc_cli.pipeline import read_bytes

    found: Counter[str] = Counter()
    sizes(read_bytes(path.read_bytes(), path.name, ParseOptions(ocr="never")).pages, ELSE, set(), found)
    return found


def peaks(path: Path) -> dict[str, int]:
    """Read a document and return the peak of memory within each step, in bytes."""
    from undoc_cli.batch.pool import CYCLES
    from undoc_cli.batch.worker import LONG, give_back
    from undoc_cli.options import ParseOptions
    from undoc_cli.pipeline import document_of, parse_bytes, read_bytes
    from undoc_cli.write.json import pretty

    options = ParseOptions(ocr="never")
    pretty(parse_bytes(FIXTURE.read_bytes(), FIXTURE.name, options))
    gc.freeze()
    gc.set_threshold(CYCLES)
    peak()
    found = {LOADED: peak()}
    data = path.read_bytes()
    read = read_bytes(data, path.name, options)
    found |= {READING: peak(), FILE: len(data)}
    del data
    document = document_of(read, options)
    found[MAKING] = peak()
    del read
    if document.source.pages > LONG:
        give_back()
    pretty(document)
    return found | {WRITING: peak()}


def table(found: dict[int, dict[str, int]]) -> str:
    """Return what documents take, by their pages."""

    def row(name: str, values: Iterable[float]) -> str:
        return f"| {name} | {' | '.join(f'{value / MEGABYTE:.1f}' for value in values)} |"

    every = list(found.values())
    rest = [one[READING] - one[LOADED] - sum(one[part] for part in PARTS) for one in every]
    rows = [
        f"| memory in MB, by pages | {' | '.join(map(str, found))} |",
        f"|---|{'---|' * len(found)}",
        row(LOADED, [one[LOADED] for one in every]),
        row(f"peak {READING}", [one[READING] for one in every]),
        *(row(f"of that, {part}", [one[part] for one in every]) for part in PARTS),
        row(f"of that, {KEPT}", rest),
        *(row(f"peak {step}", [one[step] for one in every]) for step in (MAKING, WRITING)),
    ]
    (few, least), *_, (many, most) = ((pages, max(one[step] for step in STEPS)) for pages, one in found.items())
    each = (most - least) / (many - few) / 1000
    return "\n".join(rows) + f"\n\nFrom {few} to {many} pages the peak grows by {each:.0f} kB a page.\n"


def told(what: str, path: Path) -> dict[str, int]:
    """Return what a process of its own measures: what one keeps in mind must not count for the other."""
    command = [sys.executable, __file__, f"--{what}", str(path)]
    figures: dict[str, int] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return figures


def main() -> None:
    """Measure, print, and keep."""
    measures = {"peaks": peaks, "lines": lines}
    asked = parser(__doc__)
    for what in measures:
        asked.add_argument(f"--{what}", type=a_file, metavar="FILE", help="measure this in this process, print JSON")
    for what, path in vars(asked.parse_args()).items():
        if path:
            sys.stdout.write(json.dumps(measures[what](path)))
            return
    from bench import repeated

    found: dict[int, dict[str, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for pages in PAGES:
            path = repeated(FIXTURE, pages, Path(folder))
            found[pages] = told("peaks", path) | told("lines", path)
    made = table(found)
    sys.stdout.write(made)
    head, _, rest = DOCS.read_text("utf-8").partition(BEGIN)
    DOCS.write_text(head + BEGIN + made + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
