"""Write the parts of README.md that come from the program: transcripts, statuses, diagnostics, accuracy, speed.

    python tests/update_readme.py

`tests/test_readme.py` fails when a part is out of date.
"""

import json
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from arguments import parser

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
COMMANDS = (
    ("undoc agenda fixtures/pdf/printed-out-of-order.pdf", None),
    ("undoc ingest --compact fixtures/pdf/note-verbale.pdf | jq .header.letter", ("header", "letter")),
    ("undoc ingest fixtures/broken/encrypted.pdf", None),
)
STORE_COMMANDS = (
    "undoc ingest 'fixtures/pdf/[i-p]*.pdf' --db corpus.db",
    "undoc agenda --db corpus.db --by-item --title peace",
    "undoc search --db corpus.db '\"seed house\"' winters",
    "undoc cites --db corpus.db A/78/1588",
    "undoc export --db corpus.db | wc -l",
)


def transcripts() -> str:
    """Run the commands as printed and show what they write."""
    parts = []
    for command, path in COMMANDS:
        words = command.partition(" | ")[0].split()[1:]
        done = subprocess.run(
            [sys.executable, "-m", "undoc_cli", *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        output = done.stdout
        if path:
            value = json.loads(output)
            for key in path:
                value = value[key]
            output = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
        parts.append(f"```console\n$ {command}\n{output}{done.stderr}```\n")
    return "\n".join(parts)


def store() -> str:
    """Run the commands that fill and ask a store, with one that is thrown away."""
    parts = []
    with tempfile.TemporaryDirectory() as folder:
        for command in STORE_COMMANDS:
            line, _, counted = command.partition(" | ")
            words = [str(Path(folder) / word) if word == "corpus.db" else word for word in shlex.split(line)[1:]]
            done = subprocess.run(
                [sys.executable, "-m", "undoc_cli", *words], cwd=ROOT, capture_output=True, text=True, check=False
            )
            output = f"{done.stdout.count(chr(10))}\n" if counted else done.stdout
            parts.append(f"$ {command}\n{output}{done.stderr}")
    return "```console\n" + "\n".join(parts) + "```\n"


def statuses() -> str:
    """List the exit statuses, and the codes of errors with what raises them."""
    from undoc_cli.errors import BUG, BUG_CODE, STATUSES, causes

    lines = ["| status | meaning |", "|---|---|"]
    lines += [f"| {status} | {meaning} |" for status, meaning in STATUSES.items()]
    lines += ["", "The codes of errors in `--report`:", "", "| code | status | meaning |", "|---|---|---|"]
    for cause in sorted(causes(), key=lambda cause: cause.status):
        meaning = " ".join((cause.__doc__ or "").split()).rstrip(".")
        lines.append(f"| `{cause.code}` | {cause.status} | {meaning} |")
    lines.append(f"| `{BUG_CODE}` | {BUG} | {STATUSES[BUG]} |")
    return "\n".join(lines) + "\n"


def diagnostics() -> str:
    """List the codes with their meaning."""
    from undoc_cli.check.codes import CODES

    return (
        "\n".join(["| code | meaning |", "|---|---|", *(f"| `{code}` | {CODES[code]} |" for code in sorted(CODES))])
        + "\n"
    )


def accuracy() -> str:
    """Show the figures that the corpus has reached (`tests/accuracy.py --raise-floor` writes them)."""
    from accuracy import floors

    names = {"letters": "letters and notes verbales, English", "other": "other kinds, ages and languages"}
    lines = ["| documents | | fields right | documents perfect | silent | false |", "|---|---|---|---|---|---|"]
    for folder, found in floors().items():
        lines.append(
            f"| {names[folder]} | {found.documents} | {found.fields} of {found.of} ({found.fields / found.of:.1%}) "
            f"| {found.perfect} | {found.silent} | {found.false_warnings} |"
        )
    return "\n".join(lines) + "\n"


def speed() -> str:
    """Show what `make bench` measured."""
    from bench import FIGURES, table

    return table(json.loads(FIGURES.read_text("utf-8")))


PARTS: dict[str, Callable[[], str]] = {
    "transcripts": transcripts,
    "store": store,
    "statuses": statuses,
    "diagnostics": diagnostics,
    "accuracy": accuracy,
    "speed": speed,
}


def updated(text: str, names: tuple[str, ...] = tuple(PARTS)) -> str:
    """Return the README with these parts made anew."""
    for name in names:
        begin, end = f"<!-- begin:{name} -->\n", f"<!-- end:{name} -->"
        head, _, rest = text.partition(begin)
        text = head + begin + PARTS[name]() + end + rest.partition(end)[2]
    return text


def main() -> None:
    """Write them."""
    parser(__doc__).parse_args()
    README.write_text(updated(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
