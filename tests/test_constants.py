"""A constant has one home: no two modules define one of the same name and the same value; one has it of the other.

Two of the same name that differ in value are two measurements, each of its own module.
"""

import ast
from collections import defaultdict

from reading import ROOT


def test_no_constant_is_defined_twice() -> None:
    homes: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted((ROOT / "undoc_cli").rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
                homes[node.targets[0].id, ast.unparse(node.value)].append(path.relative_to(ROOT).as_posix())
    assert {name: paths for (name, _), paths in homes.items() if len(paths) > 1} == {}
