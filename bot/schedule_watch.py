"""Notices that the wall clock was set or the machine slept (pure): the two clocks part."""

from dataclasses import dataclass
from datetime import datetime, timedelta

STEP = timedelta(minutes=1)


@dataclass(slots=True)
class ClockWatch:
    """Compares a wall clock with a monotonic one.

    Args:
        wall: The wall clock now, UTC-aware.
        monotonic: The monotonic clock now, seconds.
    """

    wall: datetime
    monotonic: float

    def step(self, wall: datetime, monotonic: float) -> timedelta | None:
        """How far the wall clock has jumped since the last look, if by more than a minute; else None."""
        jump = (wall - self.wall) - timedelta(seconds=monotonic - self.monotonic)
        self.wall, self.monotonic = wall, monotonic
        return jump if abs(jump) > STEP else None
