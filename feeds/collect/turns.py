"""Whose turn it is to be asked: one request at a time per host with a gap between, and a number of hosts at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

_SWEEP_ABOVE: Final = 1024


class Clock(Protocol):
    """What fetching needs of a clock."""

    def now(self) -> datetime:
        """The wall clock, UTC-aware."""

    def monotonic(self) -> float:
        """Seconds of a clock that nobody sets."""

    async def sleep(self, seconds: float) -> None:
        """Let `seconds` of the monotonic clock pass."""


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = float("-inf")
    users: int = 0


class Turns:
    """Hands out turns.

    Args:
        clock: Measures the gap.
        gap_s: Seconds between the end of one turn at a host and the beginning of the next, >= 0.
        parallel: How many hosts may be asked at once.
    """

    def __init__(self, clock: Clock, *, gap_s: float, parallel: int) -> None:
        self._clock = clock
        self._gap_s = gap_s
        self._slots = asyncio.Semaphore(parallel)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, name: str, *, gap: bool = True) -> AsyncIterator[None]:
        """Wait for a turn at a host and hold it. Never ask for a second turn while holding one: two could wait for each other.

        Args:
            name: The host.
            gap: Whether the next one must keep a distance to this turn; not to a robots.txt, which belongs to the visit that follows.
        """
        host = self._hosts.get(name)
        if host is None:
            self._forget_idle()
            host = self._hosts[name] = _Host()
        host.users += 1
        try:
            async with host.lock:
                wait_s = host.free_at - self._clock.monotonic()
                if wait_s > 0:
                    await self._clock.sleep(wait_s)
                # The slot is taken last, so that a host's gap holds up nobody else.
                async with self._slots:
                    try:
                        yield
                    finally:
                        host.free_at = self._clock.monotonic() + (self._gap_s if gap else 0.0)
        finally:
            host.users -= 1

    def _forget_idle(self) -> None:
        """Redirects can name any number of hosts; those that nobody waits for and whose gap is over need no memory."""
        if len(self._hosts) < _SWEEP_ABOVE:
            return
        now = self._clock.monotonic()
        for name in [name for name, host in self._hosts.items() if host.users == 0 and host.free_at <= now]:
            del self._hosts[name]
