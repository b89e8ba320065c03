"""The README says what the program does."""

from typing import Any

import pytest
from update_readme import PARTS, README, updated


@pytest.mark.parametrize("name", list(PARTS))
def test_part_is_up_to_date(name: Any) -> None:
    text = README.read_text("utf-8")
    assert updated(text, (name,)) == text, "run `make readme`"
