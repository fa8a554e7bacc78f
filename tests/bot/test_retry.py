"""Waits between two tries of a delivery."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.retry import FIRST_S, MOST_S, retry_at

NOW = datetime(2024, 2, 26, 12, tzinfo=UTC)


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True), st.one_of(st.none(), st.floats(0, 1e6)))
def test_the_wait_is_within_its_bounds(attempts: int, jitter: float, asked: float | None) -> None:
    """Never at once, never before the network's wish, and else no longer than half an hour."""
    wait = (retry_at(NOW, attempts=attempts, jitter=jitter, retry_after_s=asked) - NOW).total_seconds()
    assert wait >= max(0.5, (asked or 0) - 1e-3)
    assert wait <= max(MOST_S, asked or 0) + 1e-3


def test_the_wait_grows_with_each_failure() -> None:
    """It doubles up to its ceiling."""
    waits = [retry_at(NOW, attempts=number, jitter=0.5, retry_after_s=None) - NOW for number in range(1, 12)]
    assert waits[0] == timedelta(seconds=FIRST_S)
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(seconds=MOST_S / 2)
