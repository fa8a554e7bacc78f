"""When the next operation may leave: one lane per chat, a window per group, a window per network. Pure bookkeeping on a monotonic clock."""

from collections import deque
from dataclasses import dataclass, field

from bot.networks.base import Pace

_GROUP_WINDOW_S = 60.0
_OVERALL_WINDOW_S = 1.0
_KEPT_FOR_ANSWERS = 2  # of the operations in each second: a broadcast must not make people wait for their answers


@dataclass(slots=True)
class _Lane:
    """What one chat was sent lately; times are monotonic seconds."""

    last: float = float("-inf")
    held_until: float = float("-inf")
    window: deque[float] = field(default_factory=deque)


class Pacer:
    """Keeps one network's pace.

    Why not python-telegram-bot's AIORateLimiter: one chat's 429 stops every chat there, and it lets bursts over Telegram's limits through.

    Args:
        pace: The network's limits.
    """

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._lanes: dict[str, _Lane] = {}
        self._overall: deque[float] = deque()
        self._held_until = float("-inf")

    def ready_at(self, chat: str, *, group: bool, answer: bool, now: float) -> float:
        """The earliest time at which an operation may leave for `chat`; `now` or earlier means at once."""
        lane = self._lanes.get(chat)
        ready = self._held_until
        if lane is not None:
            ready = max(ready, lane.held_until, lane.last + self._pace.per_chat_s)
            if group and self._pace.per_group_minute is not None:
                ready = max(ready, _free_at(lane.window, self._pace.per_group_minute, _GROUP_WINDOW_S, now))
        if self._pace.overall_per_s is not None:
            most = self._pace.overall_per_s - (0 if answer else _KEPT_FOR_ANSWERS)
            ready = max(ready, _free_at(self._overall, max(1, most), _OVERALL_WINDOW_S, now))
        return ready

    def held(self, *, now: float) -> bool:
        """Whether nothing may leave on the whole network, since it asked for that."""
        return self._held_until > now

    def left(self, chat: str, *, now: float) -> None:
        """Note that an operation leaves for `chat` now."""
        lane = self._lanes.setdefault(chat, _Lane())
        lane.last = now
        lane.window.append(now)
        self._overall.append(now)
        self._forget(now)

    def hold(self, chat: str | None, *, until: float) -> None:
        """Let nothing leave before `until`: for one chat, or for the whole network with None."""
        if chat is None:
            self._held_until = max(self._held_until, until)
        else:
            lane = self._lanes.setdefault(chat, _Lane())
            lane.held_until = max(lane.held_until, until)

    def _forget(self, now: float) -> None:
        while self._overall and self._overall[0] <= now - _OVERALL_WINDOW_S:
            self._overall.popleft()
        if len(self._lanes) > 1000:  # idle lanes say nothing any more
            horizon = now - _GROUP_WINDOW_S
            self._lanes = {chat: lane for chat, lane in self._lanes.items() if max(lane.last, lane.held_until) > horizon}


def _free_at(window: deque[float], most: int, seconds: float, now: float) -> float:
    """When fewer than `most` operations lie within the last `seconds`."""
    while window and window[0] <= now - max(seconds, _GROUP_WINDOW_S):
        window.popleft()
    recent = [moment for moment in window if moment > now - seconds]
    return recent[-most] + seconds if len(recent) >= most else float("-inf")
