"""Make a store of 10,000 documents out of the fixtures, and measure how long it takes to ask it.

    python tests/many.py [FILE]

The documents have other symbols, dates and contents than the fixtures, and the same text.  FILE stays and is made once.
"""

import shlex
import subprocess
import sys
from os import times
from pathlib import Path
from time import perf_counter

from arguments import parser
from reading import NAMES, ROOT, document
from stored import OPTIONS, variant

from undoc_cli.store.writing import Writer

MANY = 10_000
RUNS = 10
COMMANDS = (
    "--version",
    "agenda",
    "agenda --session 79 --by-item",
    "search conflict",
    'search "Security Council"',
    "search the",
    "search peace --language en --since 2024",
    "cites A/79/1733/Add.7",
    "show A/79/1733/Add.7",
)


def make(path: Path) -> None:
    """Write the store."""
    with Writer(path) as writer:
        for number in range(MANY):
            name = NAMES[number % len(NAMES)]
            header = document(name).header
            addendum = number // len(NAMES)
            symbols = tuple(f"{symbol}/Add.{addendum}" for symbol in header.symbols)
            date = header.distribution_date and f"{1980 + addendum % 46}{header.distribution_date[4:]}"
            writer.put(variant(name, number, symbols=symbols, distribution_date=date), OPTIONS)


def main() -> None:
    """Make it where it is not there, and measure."""
    asked = parser(__doc__)
    asked.add_argument("file", nargs="?", metavar="FILE", type=Path, default=ROOT / "build" / "many.db")
    path: Path = asked.parse_args().file
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        start = perf_counter()
        make(path)
        _tell(f"{MANY} documents written in {perf_counter() - start:.0f} s, {path.stat().st_size >> 20} MB")
    for command in COMMANDS:
        words = [command] if command.startswith("-") else [*shlex.split(command), "--db", str(path)]
        found = sorted(_measured(words) for _ in range(RUNS))
        wall, processor = found[0][0], min(used for _, used in found)
        _tell(f"undoc {command}: at best {wall:.2f} s, of the processor {processor:.2f} s")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _measured(words: list[str]) -> tuple[float, float]:
    """Run a command; return the seconds that it took, and those of the processor."""
    start, before = perf_counter(), times()
    done = subprocess.run([sys.executable, "-m", "undoc_cli", *words], capture_output=True, text=True, check=False)
    after = times()
    if done.returncode:
        sys.exit(done.stderr.strip())
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return perf_counter() - start, used


if __name__ == "__main__":
    main()
