"""What is compiled, where it is: a C compiler was there when undoc was installed.

Without it the same is done in Python, by `read.characters`, `layout.cells` and ctypes.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

native: "ModuleType | None"
try:
    from undoc_cli import _native as native
except ImportError:
    native = None
