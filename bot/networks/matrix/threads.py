"""Threads of rooms that were upgraded: none of them is in the new room, so that each goes on there below a new beginning."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Final, NoReturn

from bot import errors
from bot.message import Message, Span
from bot.networks.matrix import markup
from bot.networks.matrix.client import API, Client, quoted
from bot.networks.matrix.failures import Refused
from storage.types import Address

_SIGN: Final = "🧵"
_LONGEST: Final = 200
_MOST_ROOMS: Final = 10  # that a room has replaced, one after the other
_NOT_THERE: Final = frozenset({"M_NOT_FOUND", "M_FORBIDDEN"})


class Threads:
    """The threads that one account writes in.

    Args:
        client: Logged in.
        replaced: The room that a room replaces; "" for none.
    """

    def __init__(self, client: Client, replaced: Callable[[str], str]) -> None:
        self._client = client
        self._replaced = replaced
        self._here: set[tuple[str, str]] = set()

    async def must_be_here(self, address: Address) -> None:
        """Let a thread that stands in a room which this one replaces go on in this one.

        Raises:
            ChatMoved: It goes on elsewhere.
            KeyError, Refused, Unreadable, Unready, aiohttp.ClientError, TimeoutError: See `Client.put_event`.
        """
        room, thread = address.address, address.thread
        if not thread or (room, thread) in self._here:
            return
        old = self._replaced(room)
        for _ in range(_MOST_ROOMS):
            if not old:
                break
            if (words := await self._beginning(old, thread)) is not None:
                await self.go_on(address, words)
            old = self._replaced(old)
        self._here.add((room, thread))

    async def go_on(self, address: Address, words: str = "") -> NoReturn:
        """Begin a thread in the place of one that is not there; the same one, however often it is asked for.

        Raises:
            ChatMoved: It goes on there.
            KeyError, Refused, Unreadable, Unready, aiohttp.ClientError, TimeoutError: See `Client.put_event`.
        """
        once = hashlib.sha256(f"{address.address} {address.thread}".encode()).hexdigest()[:32]
        said = markup.content(Message(lines=((Span(text=f"{_SIGN} {words}".strip()),),), notice=True))
        event = await self._client.put_event(address.address, "m.room.message", said, transaction=once)
        raise errors.ChatMoved("the thread goes on in the room that replaces its own", address=replace(address, thread=event))

    async def _beginning(self, room: str, thread: str) -> str | None:
        """What a thread begins with, "" where that cannot be read; None where it is not in that room."""
        try:
            event = await self._client.ask("GET", f"{API}/rooms/{quoted(room)}/event/{quoted(thread)}")
        except Refused as refused:
            if refused.code in _NOT_THERE:
                return None
            raise
        content = event.get("content")
        body = content.get("body") if isinstance(content, dict) else None
        return " ".join(body.split())[:_LONGEST] if isinstance(body, str) else ""
