"""Joins rooms one by one, slowly: whoever sends a thousand invitations must not keep the bot busy."""

import asyncio
from typing import Final

import structlog

from bot import errors
from bot.clock import Clock
from bot.networks.matrix.client import API, Client, quoted
from bot.networks.matrix.failures import FAILURES, translate
from bot.networks.matrix.state import Entry

GAP_S: Final = 10.0
_TRIES: Final = 5


class Joiner:
    """The rooms that are to be joined.

    Args:
        clock: Waits between two joins.

    Attributes:
        failed: Rooms that cannot be joined.
    """

    def __init__(self, clock: Clock) -> None:
        self.failed: set[str] = set()
        self._clock = clock
        self._client: Client | None = None
        self._pending: tuple[Entry, ...] = ()
        self._asked: set[str] = set()  # joined, though no sync has told it yet; or closed to us until somebody invites us
        self._tries: dict[str, int] = {}
        self._changed = asyncio.Event()
        self._log = structlog.stdlib.get_logger("rajin").bind(network="matrix")

    def use(self, client: Client, pending: tuple[Entry, ...]) -> None:
        """Go on with this client and these rooms."""
        self._client, self._pending = client, pending
        rooms = {entry.room for entry in pending}
        self._asked &= rooms
        self.failed &= rooms
        self._tries = {room: tries for room, tries in self._tries.items() if room in rooms}
        self._changed.set()

    def again(self, room: str) -> None:
        """Try a room again: there is an invitation now."""
        self._asked.discard(room)

    async def run(self) -> None:
        """Join until cancelled, one room in `GAP_S`."""
        while True:
            self._changed.clear()
            entry = next((each for each in self._pending if each.room not in self._asked | self.failed), None)
            if entry is None or self._client is None:
                await self._changed.wait()
                continue
            wait = await self._join(self._client, entry)
            await self._clock.sleep(max(GAP_S, wait))

    async def _join(self, client: Client, entry: Entry) -> float:
        """Try to join a room; for how many seconds the homeserver asks to wait."""
        server = entry.by.partition(":")[2]
        path = f"{API}/join/{quoted(entry.room)}?via={quoted(server)}&server_name={quoted(server)}"
        try:
            await client.ask("POST", path, {})
        except FAILURES as failure:
            found = translate(failure)
        else:
            self._asked.add(entry.room)
            self._log.info("joined a room", room=entry.room, by=entry.by)
            return 0.0
        self._log.warning("a room could not be joined", room=entry.room, error=str(found))
        if isinstance(found, errors.RetryLater) and found.retry_after_s is not None:
            return found.retry_after_s  # that says nothing on the room
        if entry.old and isinstance(found, errors.ChatUnavailable):
            self._asked.add(entry.room)  # its people have to invite the bot
            return 0.0
        self._tries[entry.room] = self._tries.get(entry.room, 0) + 1
        if not isinstance(found, errors.RetryLater | errors.Ambiguous) or self._tries[entry.room] >= _TRIES:
            self.failed.add(entry.room)
        return 0.0
