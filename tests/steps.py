"""Measure where the time goes: `make steps`.

    python tests/steps.py

The letters of the corpus (UNDOC_CORPUS), else the fixtures, are read by processes of their own, from the first import
to the JSON.  A timer looks every millisecond of processor time, or as often as the system lets it, which step is at
work: the innermost function that is named here.  What C does is booked to the function that has called it.  The table
goes into docs/speed.md.
"""

import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from arguments import a_file, parser

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs" / "speed.md"
BEGIN, END = "<!-- begin:steps -->\n", "<!-- end:steps -->"
ROUNDS = 6
EVERY = 0.001  # second
REST = "what is between these steps"
# The step of a function, by the end of its module's path, and its name; of a module, where no name is given.
STEPS: dict[str, Sequence[tuple[str, str]]] = {
    "PDFium opens files and loads pages": [
        ("read/pdfium_reader.py", name) for name in ("pages", "_opened", "_turn_to", "close")
    ],
    "PDFium makes the text pages": [("read/pdfium_text_page.py", "text_page_of")],
    "places of characters, asked for one by one": [("read/characters.py", "origins_of")],
    "text objects: kinds, matrices, sizes, fonts, marks; setting them apart": [
        ("read/pdfium_objects.py", "layers_of"),
        ("read/pdfium_texts.py", ""),
    ],
    "characters to runs": [
        ("read/characters.py", "edges_of"),
        ("read/pdfium_runs.py", ""),
        ("read/pdfium_undoing.py", ""),
        ("read/pdfium_faces.py", ""),
    ],
    "drawn rules, images, links": [("read/pdfium_rules.py", ""), ("read/pdfium_reader.py", "read")],
    "runs to lines": [("layout/lines.py", "lines_of")],
    "columns, furniture, faces": [("undoc_cli/reading/pages.py", "read_with")],
    "body and annexes": [("parts/sections.py", "")],
    "language, masthead, titles, notes, checks": [("undoc_cli/pipeline.py", "document_of")],
    "patterns and tables, made or kept": [("rules/kept.py", ""), ("rules/symbol_grammar.py", "build")],
    "imports": [("<frozen importlib._bootstrap>", ""), ("<frozen importlib._bootstrap_external>", "")],
    "JSON": [("write/json.py", "")],
}


def step_of(frame: FrameType | None) -> str:
    """Return the step at work in a frame or those around it."""
    while frame:
        path, function = frame.f_code.co_filename, frame.f_code.co_name
        for step, places in STEPS.items():
            if any(path.endswith(end) and name in ("", function) for end, name in places):
                return step
        frame = frame.f_back
    return REST


def counted(paths: Sequence[Path]) -> Counter[str]:
    """Read files and count how often each step was seen at work."""
    found: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, lambda _, frame: found.update([step_of(frame)]))
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    from undoc_cli.pipeline import parse_bytes
    from undoc_cli.write.json import line

    for path in paths:
        line(parse_bytes(path.read_bytes(), str(path)))
    signal.setitimer(signal.ITIMER_PROF, 0)
    return found


def table(found: Counter[str], count: int) -> str:
    """Return the shares of the steps as a table, in the order in which they follow each other."""
    lines = [
        f"{count} documents, {ROUNDS} times; of {found.total()} looks, in hundredths:",
        "",
        "| step | share |",
        "|---|---|",
    ]
    lines += [f"| {step} | {100 * found[step] / found.total():.1f} |" for step in [*STEPS, REST]]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print, and keep."""
    asked = parser(__doc__)
    asked.add_argument("files", nargs="*", metavar="FILE", type=a_file, help="count in this process, print JSON")
    if asked.parse_args().files:
        sys.stdout.write(json.dumps(counted(asked.parse_args().files)))
        return
    from bench import files

    paths = list(map(str, files()))
    found: Counter[str] = Counter()
    for _ in range(ROUNDS):
        done = subprocess.run([sys.executable, __file__, *paths], capture_output=True, text=True, check=True)
        found.update(json.loads(done.stdout))
    made = table(found, len(paths))
    sys.stdout.write(made)
    head, _, rest = DOCS.read_text("utf-8").partition(BEGIN)
    DOCS.write_text(head + BEGIN + made + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
