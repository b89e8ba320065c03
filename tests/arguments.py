"""What the programs behind `make` are asked: `--help` says what each does, and what is not understood is status 2."""

import argparse
from pathlib import Path


def parser(text: str | None) -> argparse.ArgumentParser:
    """Return what understands the arguments of a program that this text describes."""
    return argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)


def a_file(name: str) -> Path:
    """Take the path of a file that is there."""
    if not Path(name).is_file():
        raise argparse.ArgumentTypeError(f"no such file: {name}")
    return Path(name)


def a_folder(name: str) -> Path:
    """Take the path of a folder with PDFs."""
    if next(Path(name).rglob("*.pdf"), None) is None:
        raise argparse.ArgumentTypeError(f"no folder with PDFs: {name}")
    return Path(name)


def a_count(text: str) -> int:
    """Take a number of things, one at the least."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"no number above 0: {text}")
    return int(text)
