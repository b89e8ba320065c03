"""What tests share: the fixtures as undoc reads them, and the corpus where there is one."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from accuracy import FOLDERS, Json
from hypothesis import settings
from reading import corpus, encoded_all
from stored import fixtures_in

from undoc_cli.read import recognise

# The same examples in each run, and no clock: a slow machine fails no test.  `--hypothesis-profile default` seeks anew.
settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def _patience() -> Iterator[None]:
    """Wait for the recognition of a page until it ends, however slow and busy the machine is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recognise, "SECONDS_A_PAGE", 3600)
        yield


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of fixtures, for reading."""
    return fixtures_in(tmp_path_factory.mktemp("store") / "corpus.db")


@pytest.fixture(scope="session")
def corpus_folder() -> Path:
    """Give the folder of real documents; without one the test is skipped."""
    folder = corpus()
    if folder is None:
        pytest.skip("no corpus of real documents: set UNDOC_CORPUS to its folder")
    return folder


@pytest.fixture(scope="session")
def corpus_outputs(corpus_folder: Path) -> dict[Path, Json]:
    """Give what undoc reads in every document of the corpus: each is parsed once a session."""
    folders = [*(corpus_folder / "gold" / name for name in FOLDERS), corpus_folder / "unlabelled"]
    paths = [path for folder in folders for path in sorted(folder.glob("*.pdf"))]
    return {path: json.loads(data) for path, data in zip(paths, encoded_all(paths), strict=True)}
