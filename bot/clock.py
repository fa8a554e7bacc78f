"""The only reader of time and the only source of randomness; everywhere else they are arguments."""

import asyncio
import random
import secrets
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Time and chance."""

    def now(self) -> datetime:
        """The wall clock, UTC-aware."""

    def monotonic(self) -> float:
        """Seconds of a clock that nobody sets."""

    async def sleep(self, seconds: float) -> None:
        """Let `seconds` of the monotonic clock pass."""

    def jitter(self) -> float:
        """A number in [0, 1), for spreading things out."""

    def token(self) -> str:
        """128 random bits as 32 hex digits."""


class SystemClock:
    """The machine's time and chance."""

    def now(self) -> datetime:
        """The wall clock, UTC-aware."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds of CLOCK_MONOTONIC."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""
        await asyncio.sleep(seconds)

    def jitter(self) -> float:
        """A number in [0, 1)."""
        return random.random()  # noqa: S311 - spreads polls out, guards nothing

    def token(self) -> str:
        """128 random bits as 32 hex digits."""
        return secrets.token_hex(16)
