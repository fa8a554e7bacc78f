"""The points at which the kill harness ends the process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.failpoint import reach

PROGRAM = """
from storage.failpoint import reach
for name in ("a", "b", "a", "b"):
    print(name, flush=True)
    reach(name)
"""


def run(**environment: str) -> subprocess.CompletedProcess[str]:
    """Pass some points in a process of its own."""
    return subprocess.run([sys.executable, "-c", PROGRAM], env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def test_in_ordinary_life_nothing_happens() -> None:
    """Without the harness a point is passed."""
    reach("any")
    assert run().returncode == 0


@pytest.mark.parametrize(("when", "passed"), [("a:1", "a"), ("a", "a"), ("b:2", "abab"), ("a:2", "aba")])
def test_the_process_is_killed_at_the_point_named(when: str, passed: str) -> None:
    """When it is reached for the n-th time, at once and without cleaning up."""
    ended = run(RAJIN_KILL_AT=when)
    assert ended.returncode == -signal.SIGKILL
    assert ended.stdout.split() == list(passed)


def test_points_can_be_counted_first(tmp_path: Path) -> None:
    """The harness learns which points a run passes, and how often."""
    log = tmp_path / "points"
    assert run(RAJIN_KILL_LOG=str(log)).returncode == 0
    assert log.read_text().split() == ["a", "b", "a", "b"]
