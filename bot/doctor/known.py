"""What the database tells of the chats, for those who ask the networks about them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot import notices
from storage import chats, outbox, waits
from storage.condition import Runner
from storage.database import Database
from storage.types import Chat, ChatState
from storage.waits import Wait

NETWORKS = ("telegram", "matrix")
_STOPPED = {
    "notice-account-refused": "the account was refused",
    "notice-second-instance": "another process uses the account",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known before anybody is asked.

    Attributes:
        runner: Who runs on the database, or None.
        told: The chats that are told something, by network.
        paused: How many chats cannot be reached, by network.
        deaf_owners: Owners whom nothing can be told, for want of a private chat.
        stopped: Networks on which the runner sends nothing any more, with the reason.
        waits: What networks asked for, by name.
    """

    runner: Runner | None = None
    told: Mapping[str, tuple[Chat, ...]] = field(default_factory=dict)
    paused: Mapping[str, int] = field(default_factory=dict)
    deaf_owners: tuple[str, ...] = ()
    stopped: Mapping[str, str] = field(default_factory=dict)
    waits: Mapping[str, Wait] = field(default_factory=dict)

    def places(self, network: str) -> dict[str, str]:
        """The chats of a network that are told something, each with its name for people; threads count as the chat that they are in."""
        return {chat.address.address: named(chat) for chat in self.told.get(network, ())}


def known(db: Database, *, owners: Collection[str], running: Runner | None) -> Known:
    """Read it from the database."""
    everywhere = chats.list_chats(db)
    active = [chat for chat in everywhere if chat.state is ChatState.ACTIVE and chat.topics]
    unreachable = [chat.address.network for chat in everywhere if chat.state is ChatState.UNREACHABLE]
    return Known(
        runner=running,
        told={name: tuple(chat for chat in active if chat.address.network == name) for name in NETWORKS},
        paused={name: unreachable.count(name) for name in NETWORKS},
        deaf_owners=tuple(owner for owner in owners if not notices.private_chats(db, [owner])),
        stopped={} if running is None else _stopped(db, running.since),
        waits={name: found for name in NETWORKS if (found := waits.noted(db, name)) is not None},
    )


def named(chat: Chat) -> str:
    """A chat as people know it: by its title, and its id, since several may have one title."""
    return f'"{chat.title[:40]}" ({chat.address.address})' if chat.title else chat.address.address


def _stopped(db: Database, since: datetime) -> dict[str, str]:
    """The networks that the owners were told of since the runner began."""
    return {
        name: reason
        for name in NETWORKS
        for key, reason in _STOPPED.items()
        if outbox.noticed(db, json.dumps([key, {"network": name.capitalize()}], sort_keys=True), since=since)
    }
