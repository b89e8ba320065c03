"""What takes too long for every run of the tests: ten thousand documents, and a run that is killed ten times.

    python tests/endurance.py [--documents N] [--folder FOLDER]

The documents are the fixtures under different bytes, or the PDFs of a folder.  Prints what it measured, and exits
with 1 when the parent has grown, or when the run that was killed ends with another result: other lines, or a store
that is not row by row the same.
"""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from itertools import cycle, islice, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from arguments import a_count, a_folder, parser

ROOT = Path(__file__).parent.parent
KILLS = 10
MAX_GROWTH = 40 << 20  # bytes; an index of what is finished has some hundred a document
UNDOC = (sys.executable, "-m", "undoc_cli", "ingest", "--quiet", "--ocr", "never", "--jsonl")


def collection(folder: Path, count: int) -> None:
    """Make so many documents of the fixtures; bytes behind the end of a PDF change its content, not what it says."""
    letters = [path.read_bytes() for path in sorted((ROOT / "fixtures" / "pdf").glob("*.pdf")) if path.stem != "scan"]
    for number, data in enumerate(islice(cycle(letters), count)):
        path = folder / f"{number // 1000:03}" / f"{number:06}.pdf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data + b"%% %d\n" % number)


def resident(pid: int) -> int:
    """Return the bytes of memory that a process has."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return 0
    line = next((line for line in status.splitlines() if line.startswith("VmRSS:")), "VmRSS: 0")
    return int(line.split()[1]) * 1024


def lines(path: Path) -> int:
    """Return how many lines a file has."""
    return path.read_bytes().count(b"\n") if path.exists() else 0


def command(folder: Path, target: Path) -> list[str]:
    """Return the run that writes a file and a store beside it."""
    return [*UNDOC, str(folder), "-o", str(target), "--db", str(target.with_suffix(".db"))]


def is_same(one: Path, other: Path) -> bool:
    """Whether two files, and the rows of the stores beside them, are the same."""
    if one.read_bytes() != other.read_bytes():
        return False
    with (
        closing(sqlite3.connect(one.with_suffix(".db"))) as left,
        closing(sqlite3.connect(other.with_suffix(".db"))) as right,
    ):
        return all(a == b for a, b in zip_longest(left.iterdump(), right.iterdump()))


def undisturbed(folder: Path, target: Path) -> list[int]:
    """Run once, and return what memory the parent had every tenth of a second."""
    with subprocess.Popen(command(folder, target), stderr=subprocess.DEVNULL) as process:
        sizes = []
        while process.poll() is None:
            sizes.append(resident(process.pid))
            time.sleep(0.1)
    return sizes


def killed(folder: Path, target: Path, total: int) -> None:
    """Run, killed ten times after a number of documents that chance decides, then to the end."""
    chance = random.Random(2025)  # noqa: S311
    journal = target.with_name(f"{target.name}.part.journal")
    for at in sorted(chance.sample(range(1, total), KILLS)):
        with subprocess.Popen(command(folder, target), stderr=subprocess.DEVNULL) as process:
            while lines(journal) < at and process.poll() is None:
                time.sleep(0.002)
            process.send_signal(signal.SIGKILL)
        sys.stdout.write(f"killed with {lines(journal)} of {total} documents" + "\n")
    subprocess.run(command(folder, target), stderr=subprocess.DEVNULL, check=False)


def main() -> int:
    """Measure, print, and return the exit status."""
    arguments = parser(__doc__)
    arguments.add_argument("--documents", type=a_count, default=10_000, metavar="N")
    arguments.add_argument("--folder", type=a_folder, metavar="FOLDER")
    asked = arguments.parse_args()
    with TemporaryDirectory() as place:
        folder = asked.folder or Path(place, "in")
        if not asked.folder:
            folder.mkdir()
            collection(folder, asked.documents)
        total = sum(1 for _ in folder.rglob("*.pdf"))
        start = time.monotonic()
        sizes = undisturbed(folder, Path(place, "once.jsonl"))
        seconds = time.monotonic() - start
        early, most = sizes[len(sizes) // 10], max(sizes)
        sys.stdout.write(f"{total} documents in {seconds:.0f} seconds, {total / seconds:.1f} a second" + "\n")
        sys.stdout.write(f"memory of the parent: {early >> 20} MB after a tenth, {most >> 20} MB at most" + "\n")
        killed(folder, Path(place, "killed.jsonl"), total)
        same = is_same(Path(place, "once.jsonl"), Path(place, "killed.jsonl"))
        sys.stdout.write(f"killed {KILLS} times: {'the same lines and rows' if same else 'ANOTHER RESULT'}" + "\n")
    return int(not same or most - early > MAX_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
