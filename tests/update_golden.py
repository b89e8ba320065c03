"""Writes what undoc reads in each fixture to tests/golden: look at the difference before it is committed.

python tests/update_golden.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import msgspec
from arguments import parser
from reading import BESIDE_SCANS, NAMES, WRONG, document

GOLDEN = Path(__file__).with_name("golden")


def golden(name: str) -> Path:
    """Give the golden file of a fixture."""
    return GOLDEN / f"{name}.json"


def written(name: str) -> bytes:
    """Give what its golden file should hold."""
    return msgspec.json.format(msgspec.json.encode(document(name)), indent=1) + b"\n"


def main() -> int:
    """Write the files that differ and remove those that no fixture has."""
    parser(__doc__).parse_args()
    GOLDEN.mkdir(exist_ok=True)
    right = [*(name for name in NAMES if name not in WRONG), *BESIDE_SCANS]
    for path in set(GOLDEN.glob("*.json")) - {golden(name) for name in right}:
        path.unlink()
        sys.stdout.write(f"{path.name} removed\n")
    for name in right:
        data = written(name)
        if not golden(name).is_file() or golden(name).read_bytes() != data:
            golden(name).write_bytes(data)
            sys.stdout.write(f"{name}.json written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
