"""When to try a delivery again (pure)."""

from datetime import datetime, timedelta

FIRST_S = 5.0
MOST_S = 1800.0
GIVE_UP = timedelta(days=7)


def retry_at(now: datetime, *, attempts: int, jitter: float, retry_after_s: float | None) -> datetime:
    """The next try: full jitter over an exponentially growing wait, and never before the network's own wish.

    Args:
        now: UTC.
        attempts: Failed tries so far, at least 1.
        jitter: In [0, 1).
        retry_after_s: Seconds that the network asked us to wait, or None.

    Source: Marc Brooker, "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015): full jitter.
    """
    wait = jitter * min(MOST_S, FIRST_S * 2.0 ** min(attempts, 20))
    return now + timedelta(seconds=max(wait, retry_after_s or 0.0, 0.5))
