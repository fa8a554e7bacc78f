from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict

from feeds.collect.answers import body_headers, conditions, retry_after_s, validators
from feeds.types.feed import Validators

NOW = datetime(2024, 3, 18, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Mon, 18 Mar 2024 09:01:00 GMT", 60),
        ("Monday, 18-Mar-24 09:01:00 GMT", 60),
        ("Mon Mar 18 09:01:00 2024", 60),
        ("Mon, 18 Mar 2024 10:01:00 +0100", 60),
        ("Mon, 18 Mar 2024 08:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("1" * 10, 1e9),
        ("0" * 20 + "60", 60),
        ("9" * 5000, 1e9),
        ("٣", None),
        ("Mon, 18 Mar 99999 09:01:00 GMT", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    """Seconds and all three forms of HTTP dates are read; what is unclear or past asks for nothing or no time."""
    assert retry_after_s(CIMultiDict({"Retry-After": value}), now=NOW) == seconds


def test_retry_after_goes_by_the_servers_clock() -> None:
    """A date is taken against the server's own Date, so that a server a day off asks for no day."""
    headers = CIMultiDict({"Retry-After": "Tue, 19 Mar 2024 09:05:00 GMT", "Date": "Tue, 19 Mar 2024 09:00:00 GMT"})
    assert retry_after_s(headers, now=NOW) == 300


@given(st.text(), st.text())
def test_any_retry_after_is_read(value: str, date: str) -> None:
    """No text makes the reader fail, and none asks for less than nothing."""
    seconds = retry_after_s(CIMultiDict({"Retry-After": value, "Date": date}), now=NOW)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize("value", ["", "\udcff", 'a"\x00', "a\tb"])
def test_validators_that_cannot_be_sent_back(value: str) -> None:
    """A validator that is empty or holds what no header carries is left out."""
    assert validators(CIMultiDict({"ETag": value, "Last-Modified": value})) == Validators()


def test_conditions_of_nothing() -> None:
    """Without validators nothing is asked; with them both go out (RFC 9110, 13.1)."""
    assert conditions(Validators()) == {}
    assert conditions(Validators(etag='"1"', last_modified="x")) == {"If-None-Match": '"1"', "If-Modified-Since": "x"}


def test_body_headers() -> None:
    """Names come in lower case, the first of repeated ones; what spoke of the packed bytes or of cookies is gone."""
    headers = CIMultiDict([("Content-Type", "text/xml"), ("content-type", "text/html"), ("Content-Encoding", "gzip"), ("Set-Cookie", "a")])
    assert body_headers(headers) == {"content-type": "text/xml"}
