"""`python -m tests.floors`: `rajin evaluate` on our own samples must not fall below tests/data/floors.toml, whose floors only rise."""

import sys
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

from bot import evaluate
from feeds.understand.lexicon.load import load

FLOORS = Path(__file__).parent / "data" / "floors.toml"
SAMPLES = Path(str(resources.files("bot.demo"))) / "samples" / "expected.jsonl"
SLACK = 0.01  # a floor this far below its figure is worth raising


def main() -> int:
    """Print each figure beside its floor; 1 when one is below it."""
    results, spent = evaluate.run(evaluate.load([SAMPLES]), load())
    report = evaluate.report(results, spent)
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = [key for key, floor in floors["at_least"].items() if not _tell(key, _figure(report, key), floor, rising=True)]
    fallen += [key for key, most in floors["at_most"].items() if not _tell(key, _figure(report, key), most, rising=False)]
    if fallen:
        print(f"below the floor: {', '.join(fallen)}; see `rajin evaluate --errors {SAMPLES.name}`", file=sys.stderr)
    return 1 if fallen else 0


def _figure(report: dict[str, Any], key: str) -> float:
    """The figure at a dotted path; one that could not be counted is 0."""
    value: Any = report
    for part in key.split("."):
        value = value[part]
    return float(value or 0.0)


def _tell(key: str, figure: float, floor: float, *, rising: bool) -> bool:
    """Print one line; whether the figure holds."""
    holds = figure >= floor if rising else figure <= floor
    spare = figure - floor if rising else floor - figure
    hint = f"   may rise by {spare:.3f}" if holds and spare > SLACK else ""
    print(f"{'ok ' if holds else 'LOW'} {key:<44} {figure:8.3f}   {'at least' if rising else 'at most'} {floor:g}{hint}")
    return holds


if __name__ == "__main__":
    sys.exit(main())
