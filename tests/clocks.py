"""Clocks for tests, which pass no real time."""

import asyncio
from datetime import UTC, datetime, timedelta


class FakeClock:
    """A clock that only moves when somebody sleeps on it or sets it.

    Attributes:
        slept: What was slept, in order.
        chance: What `jitter` gives.
    """

    def __init__(self, now: datetime = datetime(2024, 3, 18, 9, 0, tzinfo=UTC)) -> None:
        self._now = now
        self._monotonic = 0.0
        self._tokens = 0
        self.slept: list[float] = []
        self.chance = 0.5

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

    def jitter(self) -> float:
        """`chance`."""
        return self.chance

    def token(self) -> str:
        """32 hex digits that no other call gives."""
        self._tokens += 1
        return f"{self._tokens:032x}"


class Alarm(FakeClock):
    """A clock on which sleepers wait until the test lets them go.

    Attributes:
        asked: For how long each wanted to sleep.
        rung: Lets all of them go, these and later ones.
    """

    def __init__(self, now: datetime = datetime(2024, 3, 18, 9, 0, tzinfo=UTC)) -> None:
        super().__init__(now)
        self.asked: asyncio.Queue[float] = asyncio.Queue()
        self.rung = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        """Wait until the test rings."""
        self.asked.put_nowait(seconds)
        await self.rung.wait()
