"""The fail points, read from the code: every call of `reach` with its literal."""

import ast
from collections import Counter
from pathlib import Path

PACKAGES = ("bot", "storage", "feeds")


def fail_points(root: Path) -> tuple[str, ...]:
    """The names of all fail points below `root`, sorted.

    Raises:
        ValueError: A call has no literal, or two calls share a name.
    """
    names = Counter(name for package in PACKAGES for file in sorted((root / package).rglob("*.py")) for name in _in_file(file))
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        raise ValueError(f"fail points with the same name: {', '.join(twice)}")
    return tuple(sorted(names))


def _in_file(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"), filename=str(file))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "reach"]
    return [_name(call, file) for call in calls]


def _name(call: ast.Call, file: Path) -> str:
    match call.args:
        case [ast.Constant(value=str(name))] if not call.keywords:
            return name
        case _:
            raise ValueError(f"{file}:{call.lineno}: a fail point needs a literal name")
