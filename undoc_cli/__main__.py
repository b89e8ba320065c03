"""`python -m undoc_cli` is `undoc`."""

from undoc_cli.cli.main import run

if __name__ == "__main__":
    run()
