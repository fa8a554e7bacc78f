"""What a chat wants, to and from its settings."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.types.story import Severity
from storage.preferences import Preferences, preferences, to_settings

minutes = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
wanted = st.builds(
    Preferences,
    severity=st.sampled_from(Severity),
    languages=st.lists(st.sampled_from(["de", "en", "ko"]), unique=True).map(tuple),
    silent=st.none() | st.tuples(minutes, minutes),
    edits=st.booleans(),
)


@given(wanted)
def test_preferences_come_back_as_they_were(given: Preferences) -> None:
    """Whatever they are; and what is as for everybody else is not written."""
    assert preferences(to_settings(given)) == given
    assert to_settings(Preferences()) == {}


@pytest.mark.parametrize(
    ("start", "end", "silent"),
    [("22:00", "07:00", [23, 0, 6, 22]), ("01:00", "05:00", [1, 4]), ("00:00", "00:00", [])],
)
def test_silent_hours_are_those_of_the_chats_clock(start: str, end: str, silent: list[int]) -> None:
    """Over midnight as well; the end is not silent any more."""
    chat = Preferences(silent=(time.fromisoformat(start), time.fromisoformat(end)))
    seoul = ZoneInfo("Asia/Seoul")
    for hour in range(24):
        local = datetime(2024, 7, 1, hour, 0, tzinfo=seoul)
        among = (start > end and (hour >= 22 or hour < 7)) or (start < end and 1 <= hour < 5)
        assert chat.is_silent(local.astimezone(UTC), seoul) is among
        assert hour not in silent or among
