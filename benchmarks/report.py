"""How every benchmark ends: what it prints, and its exit code."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.figures import BenchmarkError


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a benchmark found.

    Attributes:
        text: For people.
        figures: Everything that was measured, for programs.
        missed: Whether a floor or an aim is missed.
    """

    text: str
    figures: dict[str, Any]
    missed: bool


def end(measure: Callable[[], Report], *, small: bool, json_only: bool, right: str) -> int:
    """Measure, print, and give the exit code: 1 for a floor that is missed, or for a count that is wrong.

    Args:
        measure: Runs the benchmark; may raise BenchmarkError.
        small: Judge counts only: a small run's times say nothing.
        json_only: Print one JSON object.
        right: What is right where nothing was raised.
    """
    try:
        report = measure()
    except BenchmarkError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    print(json.dumps(report.figures) if json_only else report.text)
    if small:
        print(f"{right}; times of a small run are not judged", file=sys.stderr)
        return 0
    return int(report.missed)
