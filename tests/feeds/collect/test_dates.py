"""Dates as feeds write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.collect.dates import parse_date

MORNING = datetime(2024, 3, 18, 1, 22, 33, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 18 Mar 2024 10:22:33 +0900",
        "Mon, 18 Mar 2024 10:22:33 KST",
        "Monday, 18 March 2024 10:22:33 JST",
        "Mon Mar 18 10:22:33 KST 2024",
        "18 Mar 2024 01:22:33 GMT",
        "18-Mar-24 01:22:33 GMT",
        "Mon, 18 Mar 2024 01:22:33",
        "Sun, 17 Mar 2024 21:22:33 EDT",
        "Mon, 18 Mar 2024 04:22:33 MSK",
        "Mon, 18 Mar 2024 10:22:33 GMT+0900",
        "Mon, 18 Mar 2024 04:22:33 UTC+3",
        "2024-03-18T01:22:33Z",
        "2024-03-18T01:22:33.123456789Z",
        "2024-03-18T10:22:33+09:00",
        "2024-03-18T10:22:33+0900",
        "2024-03-18 10:22:33+09",
        "2024-03-18 01:22:33",
        "2024.03.18 01:22:33",
        "2024/03/18 01:22:33",
        " 2024년 3월 18일 01:22:33 ",
    ],
)
def test_every_usual_spelling_is_read(text: str) -> None:
    """RFC 822, RFC 3339 and what people make of them give one time in UTC."""
    assert parse_date(text) == MORNING


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-03-18", datetime(2024, 3, 18, tzinfo=UTC)),
        ("Mon, 18 Mar 2024", datetime(2024, 3, 18, tzinfo=UTC)),
        ("2024年3月18日", datetime(2024, 3, 18, tzinfo=UTC)),
        ("2024-03-18T24:00:00Z", datetime(2024, 3, 19, tzinfo=UTC)),
        ("Sun, 31 Dec 2023 23:59:60 GMT", datetime(2024, 1, 1, tzinfo=UTC)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_missing_and_overflowing_times_are_understood(text: str, date: datetime) -> None:
    """A date alone is its midnight; 24:00 and leap seconds belong to the next day."""
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        *("", "0", "yesterday", "2024", "2024-13-01", "2024-02-30", "2024-03-18 오전 10:22", "9999-12-31T23:59:59-10:00"),
        *("Mon, 18 Mar 2024 25:00:00 GMT", "Вт, 18 Мар 2024 10:22:33 +0300", "1" * 100_000, "jan " * 30_000, "+0 " * 50_000),
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    """No guess: a wrong date is worse than none."""
    assert parse_date(text) is None


@given(st.text() | st.text("0123456789 -:+TZ.,JanMGT", max_size=70))
def test_any_text_gives_a_utc_time_or_none(text: str) -> None:
    """Nothing that a feed writes raises."""
    date = parse_date(text)
    assert date is None or date.utcoffset() == UTC.utcoffset(None)
