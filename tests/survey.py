"""What undoc finds in documents that nobody has labelled: a table, and every disagreement it reports.

    python tests/survey.py [FOLDER]

FOLDER is by default the unlabelled part of the corpus (UNDOC_CORPUS).  A document counts as having a masthead when
its layout is known; those without text are named apart.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from arguments import a_folder, parser
from reading import corpus, encoded_all

DISAGREEMENTS = ("symbol-running-head", "session-symbol", "council-year", "job-number", "page-count", "date-order")


def survey(documents: list[dict[str, Any]]) -> list[str]:
    """Give the lines of the table for these outputs; an output that is {"error": …} could not be read."""
    unread = [d for d in documents if "error" in d]
    read = [d for d in documents if "error" not in d]
    headed = [d for d in read if d["layout"]["name"] != "unknown"]
    lines = [f"{len(documents)} documents, {len(read)} read, {len(headed)} with a masthead"]
    lines += [f"  not read: {d['source']['file']}: {d['error']}" for d in unread]
    for name, kept in (
        ("symbols found", [d for d in headed if d["header"]["symbols"]]),
        ("date found", [d for d in headed if d["header"]["distribution_date"]]),
        ("kind known, or a diagnostic says why not", [d for d in read if d["kind"] != "other" or _codes(d) & _WHY]),
    ):
        of = read if name.startswith("kind") else headed
        lines.append(f"  {name}: {len(kept)} of {len(of)} ({len(kept) / max(len(of), 1):.1%})")
    for title, counts in (
        ("kinds", Counter(d["kind"] for d in read)),
        ("languages", Counter(d["header"]["language"] for d in read)),
        ("layouts", Counter(d["layout"]["name"] for d in read)),
        ("diagnostics", Counter(x["code"] for d in read for x in d["diagnostics"])),
    ):
        lines.append(f"  {title}: " + ", ".join(f"{name} {count}" for name, count in counts.most_common()))
    for document in read:
        for found in document["diagnostics"]:
            if found["code"] in DISAGREEMENTS:
                lines.append(f"  {Path(document['source']['file']).name}: {found['code']}: {found['message']}")
    return lines


_WHY = {"masthead-missing", "kind-unknown", "letter-title"}


def _codes(document: dict[str, Any]) -> set[str]:
    return {found["code"] for found in document["diagnostics"]}


def main() -> None:
    """Print the table."""
    home = corpus()
    asked = parser(__doc__)
    asked.add_argument("folder", nargs="?", metavar="FOLDER", type=a_folder, default=home and home / "unlabelled")
    folder: Path | None = asked.parse_args().folder
    if folder is None:
        sys.exit("survey.py: no corpus: set UNDOC_CORPUS to its folder, or give a folder")
    paths = sorted(folder.glob("*.pdf"))
    sys.stdout.write("\n".join(survey([json.loads(data) for data in encoded_all(paths)])) + "\n")


if __name__ == "__main__":
    main()
