"""Jumps of the wall clock are noticed, ordinary time is not."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule_watch import ClockWatch

START = datetime(2024, 2, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize("jump_s", [-86_400, -61, 61, 31_536_000])
def test_a_jump_is_told_once(jump_s: float) -> None:
    """By more than a minute either way; the next look finds the clocks together again."""
    watch = ClockWatch(wall=START, monotonic=100.0)
    moved = START + timedelta(seconds=5 + jump_s)
    assert watch.step(moved, 105.0) == timedelta(seconds=jump_s)
    assert watch.step(moved + timedelta(seconds=5), 110.0) is None


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(-59, 59)), max_size=20))
def test_time_that_passes_on_both_clocks_is_no_jump(steps: list[tuple[float, float]]) -> None:
    """However long a look took, and where a time server shifts the clock by less than a minute."""
    watch, wall, monotonic = ClockWatch(wall=START, monotonic=0.0), START, 0.0
    for passed, shift in steps:
        wall, monotonic = wall + timedelta(seconds=passed + shift), monotonic + passed
        assert watch.step(wall, monotonic) is None
