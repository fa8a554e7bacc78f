"""Who may bring the bot into a room (pure)."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.networks.matrix.state import Entry


class Policy:
    """People and servers whose invitations are followed.

    Args:
        people: Full ids.
        servers: Names of servers; everybody there.
    """

    def __init__(self, people: Iterable[str], servers: Iterable[str] = ()) -> None:
        self._people = frozenset(people)
        self._servers = frozenset(server.lower() for server in servers)

    def names(self, person: str) -> bool:
        """Whether a person is named, and not only their server."""
        return person in self._people

    def allows(self, person: str) -> bool:
        """Whether a person's invitation is followed."""
        return self.names(person) or person.partition(":")[2].lower() in self._servers


def invitation(room: str, state: Iterable[Mapping[str, Any]], me: str) -> Entry | None:
    """Who invites the bot, as the stripped state of a room tells; None where it does not.

    Args:
        room: The room's id.
        state: Its stripped state.
        me: The bot's full id.
    """
    for event in state:
        content = event.get("content")
        if event.get("type") == "m.room.member" and event.get("state_key") == me and isinstance(content, dict):
            if content.get("membership") != "invite":
                continue
            return Entry(room=room, by=str(event.get("sender", "")), direct=content.get("is_direct") is True)
    return None
