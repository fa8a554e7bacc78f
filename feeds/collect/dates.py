"""Reads the dates that feeds write: RFC 822, RFC 3339 and their common misspellings.

Pure, and it never asks what day it is. A date that it cannot read as a whole is None and never a guess (feedparser's own reader takes
"2024.03.18" for a day of the current month). Whether a date makes sense is for `feeds.collect.articles` to judge.
"""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz
from typing import Final

MAX_LENGTH: Final = 64
"""Characters of a date that are looked at."""

_NUMERIC = re.compile(
    r"(?P<year>\d{4})\s*[-./년年]\s*(?P<month>\d{1,2})\s*[-./월月]\s*(?P<day>\d{1,2})\s*[.일日]?"
    r"(?:[T\s]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<zone>[A-Z]{1,5}|(?:UTC|GMT)?[+-]\d{2}:?(?:\d{2})?)?)?",
    re.IGNORECASE | re.ASCII,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE | re.ASCII)
# Hours ahead of UTC. RFC 822 knows the American ones; the others stand in feeds of this beat. CST and IST mean several zones: the first is
# American by the RFC, the second is left out. Unknown names are taken for UTC, as are dates without a zone.
_ZONES: Final = {
    "AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "BST": 1, "CET": 1, "CEST": 2, "MET": 1, "MEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "HKT": 8, "SGT": 8, "KST": 9, "JST": 9, "VLAT": 10,
    "AEST": 10, "AEDT": 11,
}  # fmt: skip


def parse_date(text: str) -> datetime | None:
    """Read a date in any of the usual spellings.

    Args:
        text: Such as "Mon, 18 Mar 2024 10:22:33 +0900", "2024-03-18T01:22:33Z", "2024-03-18 10:22:33" or "2024년 3월 18일".

    Returns:
        The time in UTC, or None where the text is no date. A date without a zone is taken for UTC, one without a time for midnight.
    """
    text = text[:MAX_LENGTH].strip()
    try:
        return _numeric(text) or _rfc822(text)
    except (ValueError, OverflowError):  # the 30th of February; the year 10,000 by its offset
        return None


def _numeric(text: str) -> datetime | None:
    """RFC 3339 and everything else that begins with the year."""
    found = _NUMERIC.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(found[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second"))
    return _moment((year, month, day), (hour, minute, second), _offset(found["zone"] or ""))


def _rfc822(text: str) -> datetime | None:
    """RFC 822 and 5322, with or without the day's name, seconds and zone."""
    fields = parsedate_tz(text) or parsedate_tz(f"{text} 00:00")
    if fields is None:
        return None
    zone = next((word for word in text.split()[3:] if word.upper() in _ZONES or _OFFSET.fullmatch(word)), "")
    offset = _offset(zone) if zone else timedelta(seconds=fields[9] or 0)
    return _moment(fields[0:3], fields[3:6], offset)


def _moment(day: tuple[int, int, int], time: tuple[int, int, int], offset: timedelta) -> datetime | None:
    """The time in UTC; 24:00 and leap seconds run over into what follows."""
    hour, minute, second = time
    if hour > 24 or minute > 59 or second > 60:
        return None
    return datetime(*day, tzinfo=UTC) + timedelta(hours=hour, minutes=minute, seconds=second) - offset


def _offset(zone: str) -> timedelta:
    """How far a zone is ahead of UTC; nothing where it is not known."""
    signed = _OFFSET.fullmatch(zone)
    if signed is None:
        return timedelta(hours=_ZONES.get(zone.upper(), 0))
    ahead = timedelta(hours=int(signed[2]), minutes=int(signed[3] or 0))
    return -ahead if signed[1] == "-" else ahead
