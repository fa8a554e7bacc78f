from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from feeds.collect import schedule

NOW = datetime(2024, 3, 18, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

jitters = st.floats(0, 1, exclude_max=True)
intervals = st.floats(1, 100_000)
failures = st.integers(1, 10**9)
waits = st.none() | st.floats(0, 10**9)


@given(intervals, jitters)
def test_success_waits_one_interval_give_or_take_a_tenth(interval_s: float, jitter: float) -> None:
    """After a success the next look is within a tenth of the interval, and never later than six hours."""
    wait_s = (schedule.next_check_after_success(NOW, interval_s=interval_s, jitter=jitter) - NOW).total_seconds()
    assert min(0.9 * interval_s, 21_600) - 1e-3 <= wait_s <= min(1.1 * interval_s, 21_600) + 1e-3


def test_the_usual_interval_is_ten_minutes() -> None:
    """Without any setting a feed is read every ten minutes."""
    assert schedule.next_check_after_success(NOW, jitter=0.5) - NOW == timedelta(minutes=10)


@given(intervals, failures, jitters)
def test_errors_wait_between_the_interval_and_six_hours(interval_s: float, count: int, jitter: float) -> None:
    """However often a feed failed, it is asked again within six hours, and never sooner than a healthy one."""
    wait_s = (schedule.next_check_after_error(NOW, failures=count, interval_s=interval_s, jitter=jitter) - NOW).total_seconds()
    assert min(0.9 * interval_s, 21_600) - 1e-3 <= wait_s <= 21_600


@given(intervals, failures, jitters)
def test_each_failure_waits_longer_by_the_same_chance(interval_s: float, count: int, jitter: float) -> None:
    """For one throw of the dice the wait never shrinks with another failure, so the mean does not."""
    first, second = (schedule.next_check_after_error(NOW, failures=n, interval_s=interval_s, jitter=jitter) for n in (count, count + 1))
    assert first <= second


@given(failures, st.integers(1, 99))
def test_full_jitter(count: int, percent: int) -> None:
    """Waits are spread evenly from the floor to the ceiling."""

    def wait(jitter: float) -> float:
        return (schedule.next_check_after_error(NOW, failures=count, jitter=jitter) - NOW).total_seconds()

    floor, ceiling = 540.0, min(600.0 * 2 ** min(count, 30), 21_600.0)
    assert abs(wait(percent / 100) - (floor + percent / 100 * (ceiling - floor))) < 1e-3


@given(intervals, failures, waits, jitters)
def test_retry_after_is_a_lower_bound_up_to_a_day(interval_s: float, count: int, retry_after_s: float | None, jitter: float) -> None:
    """What the server asks for is granted up to a day, and shortens nothing."""
    asked = schedule.next_check_after_error(NOW, failures=count, interval_s=interval_s, retry_after_s=retry_after_s, jitter=jitter)
    plain = schedule.next_check_after_error(NOW, failures=count, interval_s=interval_s, jitter=jitter)
    granted = NOW + timedelta(seconds=min(retry_after_s or 0, 86_400))
    assert asked == max(plain, granted)


@given(jitters)
def test_a_feed_that_is_gone_is_asked_at_the_slowest_pace(jitter: float) -> None:
    """A gone feed is still looked at, about four times a day."""
    assert 5 * HOUR < schedule.next_check_when_gone(NOW, jitter=jitter) - NOW <= 6 * HOUR


@given(intervals, jitters)
def test_the_longest_interval_is_never_passed(interval_s: float, jitter: float) -> None:
    """What is further ahead was set by a wrong clock."""
    wait = schedule.next_check_after_success(NOW, interval_s=interval_s, jitter=jitter) - NOW
    assert wait <= schedule.longest_interval(interval_s) <= max(wait * 1.3, timedelta(hours=6))
