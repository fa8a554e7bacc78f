"""`python -m tests.floors`: measures the program on its own judged samples and fails below the floors, which only rise.

A floor that could rise is named, by how much; nobody has to hunt for it.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot import evaluate
from bot.clock import SystemClock
from bot.demo import script
from feeds.understand.lexicon.load import load as shipped_rules

FLOORS = Path(__file__).parent / "data" / "floors.toml"
JUDGED = Path(__file__).parent / "data" / "judged"
_SETS = {"seen": "ab", "unseen": "cd", "dense": "e", "busy": "gh"}
SLACK = 0.005  # a floor this near to its figure is near enough
_CEILINGS = frozenset({"false_merges", "splits"})  # counts of mistakes: these must not be exceeded


def main() -> int:
    """Print a line per floor; 1 if one does not hold."""
    failed = False
    for name, floors in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items():
        print(f"{name}: {', '.join(file.name for file in files(name))}")
        report = measured(name)
        for path, floor in flat(floors):
            figure = at(report, path)
            holds, room = judged(path, figure, floor)
            failed |= not holds
            verdict = "FAILS" if not holds else f"could be {figure:.3f}" if room > SLACK else "holds"
            print(f"  {path:45} {figure:8.3f}  {'at most' if is_ceiling(path) else 'floor'} {floor:.3f}  {verdict}")
    return int(failed)


def files(name: str) -> list[Path]:
    """The judged files of a set: shipped samples, files that rules were tuned on and others that they were not, dense fortnights."""
    if name == "samples":
        return [Path(str(script.expectations()))]
    return [JUDGED / f"{letter}.jsonl" for letter in _SETS[name]]


def measured(name: str) -> dict[str, Any]:
    """The report of `rajin evaluate` on a set."""
    samples = evaluate.load(files(name))
    results, spent = evaluate.run(samples, shipped_rules(), SystemClock())
    return evaluate.report(results, spent)


def judged(path: str, figure: float, floor: float) -> tuple[bool, float]:
    """Whether a figure holds its floor, and by how much it is better."""
    room = floor - figure if is_ceiling(path) else figure - floor
    return room >= 0, room


def is_ceiling(path: str) -> bool:
    """Whether less is better."""
    return path.rpartition(".")[2] in _CEILINGS


def flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """Every figure of a nested table under its dotted key."""
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", float(value)


def at(report: Mapping[str, Any], path: str) -> float:
    """The figure at a dotted key; one that could not be measured counts as nothing."""
    value: Any = report
    for key in path.split("."):
        value = value[key]
    return float(value or 0.0)


if __name__ == "__main__":
    sys.exit(main())
