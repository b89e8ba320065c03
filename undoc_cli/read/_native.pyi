from array import array
from collections.abc import Mapping
from typing import Any

from undoc_cli.read.characters import Edges

class Function:
    def __init__(self, address: int, result: str, count: int) -> None: ...
    def __call__(self, *arguments: Any) -> Any: ...

def origins(function: int, text_page: int, places: array[float]) -> None: ...
def edges(
    places: array[float], start: int, letters: str, widths: Mapping[str, float], scale: float, x: float
) -> Edges | None: ...
