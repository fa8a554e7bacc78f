"""When to look at a feed again. Pure: time and jitter come as arguments, and nothing here ever drops a feed."""

from datetime import datetime, timedelta
from typing import Final

DEFAULT_INTERVAL_S: Final = 600.0
LONGEST_WAIT: Final = timedelta(hours=6)
"""No feed waits longer, unless its server asks for it."""
LONGEST_ASKED_WAIT: Final = timedelta(hours=24)
"""A server that asks for more gets this."""

_LONGEST_S: Final = LONGEST_WAIT.total_seconds()
_SPREAD: Final = 0.1
_MOST_DOUBLINGS: Final = 30  # past any ceiling, and still a number


def next_check_after_success(now: datetime, *, interval_s: float = DEFAULT_INTERVAL_S, jitter: float) -> datetime:
    """One interval from now, give or take a tenth, so that feeds added together part company.

    Args:
        now: UTC.
        interval_s: Seconds, > 0; above `LONGEST_WAIT` it counts as that.
        jitter: In [0, 1).
    """
    wait_s = interval_s * (1 - _SPREAD + 2 * _SPREAD * jitter)
    return now + timedelta(seconds=min(wait_s, _LONGEST_S))


def next_check_after_error(
    now: datetime, *, failures: int, interval_s: float = DEFAULT_INTERVAL_S, retry_after_s: float | None = None, jitter: float
) -> datetime:
    """Exponential back-off with full jitter: anywhere between the shortest interval and a ceiling that doubles with each failure.

    Args:
        now: UTC.
        failures: Failures in a row, this one included, >= 1.
        interval_s: Seconds, > 0.
        retry_after_s: Seconds that the server asked us to wait, a lower bound up to `LONGEST_ASKED_WAIT`.
        jitter: In [0, 1).
    """
    floor_s = min(interval_s * (1 - _SPREAD), _LONGEST_S)
    ceiling_s = min(interval_s * 2 ** min(failures, _MOST_DOUBLINGS), _LONGEST_S)
    wait_s = floor_s + jitter * (ceiling_s - floor_s)
    return now + timedelta(seconds=max(wait_s, min(retry_after_s or 0.0, LONGEST_ASKED_WAIT.total_seconds())))


def next_check_when_gone(now: datetime, *, jitter: float) -> datetime:
    """For a feed that is said to be gone for good: still asked, at the slowest pace.

    Args:
        now: UTC.
        jitter: In [0, 1).
    """
    return now + timedelta(seconds=_LONGEST_S * (1 - _SPREAD * jitter))


def longest_interval(interval_s: float) -> timedelta:
    """The longest that a feed which answers ever waits: a stored time that is further ahead was set by a wrong clock.

    Args:
        interval_s: Seconds, > 0.
    """
    return timedelta(seconds=min(interval_s * (1 + _SPREAD), _LONGEST_S))
