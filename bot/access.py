"""Who may do what, and how often somebody is told that they may not."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.networks.base import Incoming
from storage.types import Address, ChatKind

REFUSED_EVERY = timedelta(minutes=1)  # more would let any member of a group use up what the network takes there


def allowed(incoming: Incoming) -> bool:
    """Whether the sender may use commands in that chat: everybody in a private chat, in groups only their administrators."""
    return incoming.kind is ChatKind.PRIVATE or incoming.sender_is_admin


class Refusals:
    """Remembers where somebody was refused lately: one refusal a minute in each chat, its threads together."""

    def __init__(self) -> None:
        self._last: dict[Address, datetime] = {}

    def due(self, address: Address, *, now: datetime) -> bool:
        """Whether a refusal may be said there now; if so it is noted."""
        chat = replace(address, thread="")
        last = self._last.get(chat)
        if last is not None and abs(now - last) < REFUSED_EVERY:
            return False
        self._last[chat] = now
        return True
