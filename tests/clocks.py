"""Clocks for tests, which pass no real time."""

import asyncio
from datetime import UTC, datetime, timedelta


class FakeClock:
    """A clock that only moves when somebody sleeps on it or sets it.

    Attributes:
        slept: What was slept, in order.
    """

    def __init__(self, now: datetime = datetime(2024, 3, 18, 9, 0, tzinfo=UTC)) -> None:
        self._now = now
        self._monotonic = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        """The wall clock, UTC-aware."""
        return self._now

    def monotonic(self) -> float:
        """Seconds since the clock was made."""
        return self._monotonic

    async def sleep(self, seconds: float) -> None:
        """Move on by `seconds`, giving other tasks their turn."""
        self.slept.append(seconds)
        self.advance(seconds)
        await asyncio.sleep(0)

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass."""
        self._monotonic += seconds
        self._now += timedelta(seconds=seconds)
