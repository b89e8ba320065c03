"""What every reader does alike: fonts by their names, characters from their matrices, rules from what is drawn.

Readers agree because what they report is computed here from what they were told: nothing is tuned to one of them.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from undoc_cli.geometry import Box
from undoc_cli.page import ASCENT, DESCENT, Char, Font
