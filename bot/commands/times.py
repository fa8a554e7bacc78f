"""Times that people type: "8h", "3d 12h", "until Monday", "bis 18:00", "until 2024-03-01 09:30". Pure."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.commands.vocabulary import weekdays, words_for

LONGEST: Final = timedelta(days=366)
MORNING: Final = time(8)
"""When a day begins for whoever names no time."""
_UNITS: Final = {
    "time-minutes": timedelta(minutes=1),
    "time-hours": timedelta(hours=1),
    "time-days": timedelta(days=1),
    "time-weeks": timedelta(weeks=1),
}
_AMOUNT: Final = re.compile(r"(\d{1,5})\s*([^\W\d_]+)\.?\s*")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})")


def moment(typed: Sequence[str], *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment that somebody means, later than now by at most `LONGEST`, UTC; None for what is no such moment.

    Args:
        typed: Words as they were typed.
        now: The time.
        zone: Whose clock and calendar count.
    """
    words = [word.casefold() for word in typed]
    if words and words[0] in words_for("time-until"):
        words = words[1:]
    words = [_without_until(word) for word in words]
    found = _after(" ".join(words), now) or _on(words, now.astimezone(zone))
    return found if found is not None and now < found <= now + LONGEST else None


def _without_until(word: str) -> str:
    """A word without the "until" that Korean hangs on its end: "월요일까지"."""
    end = next((end for end in words_for("time-until") if not end.isascii() and len(end) < len(word) and word.endswith(end)), "")
    return word.removesuffix(end)


def clock(text: str) -> time | None:
    """A time of day, "7:30" or "22:00"; None for what is none."""
    found = _CLOCK.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def _after(text: str, now: datetime) -> datetime | None:
    """A length of time from now."""
    total, at = timedelta(), 0
    while at < len(text):
        found = _AMOUNT.match(text, at)
        unit = None if found is None else _unit(found[2])
        if found is None or unit is None:
            return None
        total += int(found[1]) * unit
        at = found.end()
    return now + min(total, 2 * LONGEST) if total else None


def _unit(word: str) -> timedelta | None:
    return next((unit for key, unit in _UNITS.items() if word in words_for(key)), None)


def _on(words: Sequence[str], now: datetime) -> datetime | None:
    """A day, a time of day, or both."""
    if not words or len(words) > 2:
        return None
    at = clock(words[-1])
    if len(words) == 2 and at is None:
        return None
    if len(words) == 1 and at is not None:
        today = datetime.combine(now.date(), at, now.tzinfo)
        return (today if today > now else datetime.combine(now.date() + timedelta(days=1), at, now.tzinfo)).astimezone(UTC)
    day = _day(words[0], now.date())
    if day is None or abs(day - now.date()) > LONGEST:
        return None
    return datetime.combine(day, at or MORNING, now.tzinfo).astimezone(UTC)


def _day(word: str, today: date) -> date | None:
    if word in words_for("time-tomorrow"):
        return today + timedelta(days=1)
    weekday = weekdays().get(word.rstrip("."))
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None
