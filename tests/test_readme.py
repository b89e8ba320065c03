"""The README says what the program does."""

import pytest
from update_readme import PARTS, README, updated


@pytest.mark.parametrize("name", list(PARTS))
def test_part_is_up_to_date(name):
    text = README.read_text("utf-8")
    assert updated(text, (name,)) == text, "run `make readme`"
