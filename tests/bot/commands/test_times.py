"""Times that people type."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.times import LONGEST, clock, moment

NOW = datetime(2024, 2, 26, 12, 30, tzinfo=UTC)  # a Monday
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("8h", timedelta(hours=8)),
        ("3d 12h", timedelta(days=3, hours=12)),
        ("90 min", timedelta(minutes=90)),
        ("2 Std.", timedelta(hours=2)),
        ("1 Woche", timedelta(weeks=1)),
        ("3 TAGE", timedelta(days=3)),
    ],
)
def test_a_length_of_time_counts_from_now(typed: str, after: timedelta) -> None:
    """In the words of any language of the interface, several of them added up."""
    assert moment(typed.split(), now=NOW, zone=BERLIN) == NOW + after


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("until Tuesday", "2024-02-27 08:00"),
        ("until Monday", "2024-03-04 08:00"),
        ("bis Mittwoch", "2024-02-28 08:00"),
        ("until fri 09:30", "2024-03-01 09:30"),
        ("bis morgen", "2024-02-27 08:00"),
        ("until tomorrow 7:15", "2024-02-27 07:15"),
        ("until 18:00", "2024-02-26 18:00"),
        ("bis 13:00", "2024-02-27 13:00"),
        ("until 2024-03-31 03:30", "2024-03-31 03:30"),
        ("2024-12-24", "2024-12-24 08:00"),
    ],
)
def test_a_day_or_an_hour_is_that_of_the_chats_clock(typed: str, local: str) -> None:
    """A day that is named is the next such day; one without a time begins in the morning; an hour that is over is tomorrow's."""
    assert moment(typed.split(), now=NOW, zone=BERLIN) == datetime.fromisoformat(local).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    "typed",
    ["", "until", "8", "h", "0h", "-3h", "soon", "8 parsecs", "25:00", "until 12:61", "2024-02-26", "2023-01-01", "99999d", "53 w", "a b c",
     "tomorrow tomorrow", "9999-12-31", "until 2024-02-30", "8h until Monday", "²h"],
)  # fmt: skip
def test_what_is_no_later_moment_is_none(typed: str) -> None:
    """Nothing is guessed, and nobody is silenced for longer than a year."""
    assert moment(typed.split(), now=NOW, zone=BERLIN) is None


@given(st.lists(st.text() | st.sampled_from(["until", "bis", "3d", "12h", "monday", "Mo.", "18:00", "2024-03-01", "tomorrow"]), max_size=4))
def test_whatever_is_typed_is_a_moment_within_a_year_or_none(typed: list[str]) -> None:
    """It never fails."""
    found = moment(typed, now=NOW, zone=BERLIN)
    assert found is None or NOW < found <= NOW + LONGEST


@given(st.integers(1, 366), st.integers(0, 23), st.integers(0, 59))
def test_lengths_add_up(days: int, hours: int, minutes: int) -> None:
    """In every order of writing them, up to a year."""
    wanted = timedelta(days=days, hours=hours, minutes=minutes)
    parts = [f"{days}d", f"{hours}h", f"{minutes}min"]
    found = {moment(each, now=NOW, zone=BERLIN) for each in (parts, parts[::-1], ["".join(parts)])}
    assert found == {NOW + wanted if wanted <= LONGEST else None}


@given(st.times())
def test_a_time_of_day_is_read_as_it_is_written(at: time) -> None:
    """With and without its leading zero."""
    whole = at.replace(second=0, microsecond=0, fold=0)
    assert clock(f"{at:%H:%M}") == clock(f"{at.hour}:{at.minute:02}") == whole
