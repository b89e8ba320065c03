"""The programs beside the tests, behind `make`, say what they do when asked, and refuse what they do not know."""

import subprocess
import sys
from pathlib import Path

import pytest
from reading import ROOT
from steps import STEPS

PROGRAMS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("tests", "fixtures")
    for path in (ROOT / folder).glob("*.py")
    if path.read_text("utf-8").rpartition("\nif __name__")[1]
)


def ran(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in an empty folder, and see that it leaves nothing there."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert list(folder.iterdir()) == []
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("name", PROGRAMS)
def test_help_is_the_description(name: str, tmp_path: Path) -> None:
    done = ran([sys.executable, str(ROOT / name), "--help"], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"python {name}" in done.stdout


@pytest.mark.parametrize("arguments", [["--nothing"], ["nothing", "more"]])
@pytest.mark.parametrize("name", PROGRAMS)
def test_what_is_not_understood_is_2(name: str, arguments: list[str], tmp_path: Path) -> None:
    done = ran([sys.executable, str(ROOT / name), *arguments], tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{Path(name).name}: error: " in done.stderr


def test_ci_takes_no_arguments(tmp_path: Path) -> None:
    done = ran([str(ROOT / ".ci" / "run"), "--help"], tmp_path)
    assert done.returncode == 2
    assert done.stderr == "run takes no arguments, and was given: --help\n"


@pytest.mark.parametrize(("end", "function"), [place for places in STEPS.values() for place in places])
def test_a_step_is_a_function_that_there_is(end: str, function: str) -> None:
    if end.startswith("<frozen "):  # Python's own
        return
    (module,) = (path for path in (ROOT / "undoc_cli").rglob("*.py") if path.as_posix().endswith(f"/{end}"))
    assert not function or f"def {function}(" in module.read_text("utf-8")
