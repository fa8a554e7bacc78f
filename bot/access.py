"""Who may do what, and how often somebody is heard. Names that people choose for themselves never count, only the network's own ids."""

from collections import deque
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.networks.base import Author, Incoming
from storage import roles
from storage.database import Database
from storage.types import Address, ChatKind, Role

NEVER_OBEYED = frozenset({Author.BOT, Author.CHANNEL})  # whatever they say
RANK: Sequence[Role] = (Role.OWNER, Role.ADMIN, Role.EDITOR, Role.SUBSCRIBER)
REFUSED_EVERY = timedelta(minutes=1)  # in a group, one person: more would let any member use up what the network takes there
REFUSED_IN_A_GROUP = 5  # people in that time
HEARD_PER_MINUTE = 20
_KEPT = 4096


def role_of(db: Database, incoming: Incoming, owners: frozenset[str]) -> Role:
    """What the sender may do. Somebody who stays anonymous, a channel and a bot are subscribers, whoever they may be.

    Args:
        db: The database.
        incoming: What they did.
        owners: From the settings: "telegram:1234", "matrix:@ann:example.org".
    """
    if incoming.author is not Author.PERSON or not incoming.sender:
        return Role.SUBSCRIBER
    if f"{incoming.address.network}:{incoming.sender}" in owners:
        return Role.OWNER
    return roles.role(db, incoming.address.network, incoming.sender) or Role.SUBSCRIBER


def hearing_of(incoming: Incoming) -> Hashable:
    """Who shares what is heard in a minute: a person everywhere; of those without a name, the anonymous administrators of one group."""
    address = incoming.address
    return (address.network, incoming.author, incoming.sender or address.address)


def reaches(role: Role, least: Role) -> bool:
    """Whether a role may do what needs at least another."""
    return RANK.index(role) <= RANK.index(least)


def is_last(db: Database, network: str, person: str, owners: Collection[str]) -> bool:
    """Whether nobody could give rights any more without a person: the only admin, where the settings name no owner."""
    admins = [(each.network, each.person) for each in roles.grants(db) if each.role is Role.ADMIN]
    return not owners and admins == [(network, person)]


def may_change(incoming: Incoming) -> bool:
    """Whether the sender may change what a chat is told: everybody in a private chat, in groups only their administrators."""
    return incoming.kind is ChatKind.PRIVATE or incoming.sender_is_admin


class Refusals:
    """Remembers who was refused lately in a group, its threads together. In private everybody gets an answer to everything."""

    def __init__(self) -> None:
        self._lately: dict[Address, dict[str, datetime]] = {}

    def due(self, incoming: Incoming, *, now: datetime) -> bool:
        """Whether the sender may be refused aloud there now; if so it is noted."""
        if incoming.kind is ChatKind.PRIVATE:
            return True
        chat = replace(incoming.address, thread="")
        lately = {who: at for who, at in self._lately.get(chat, {}).items() if abs(now - at) < REFUSED_EVERY}
        self._lately[chat] = lately
        if incoming.sender in lately or len(lately) >= REFUSED_IN_A_GROUP:
            return False
        lately[incoming.sender] = now
        return True


class Hearing:
    """How often each sender was heard in the last minute, so that nobody can keep the program from all others.

    Args:
        monotonic: A clock that nobody sets, in seconds.
        most: How often a minute.
    """

    def __init__(self, monotonic: Callable[[], float], *, most: int = HEARD_PER_MINUTE) -> None:
        self._monotonic = monotonic
        self._most = most
        self._heard: dict[Hashable, deque[float]] = {}
        self._told: dict[Hashable, float] = {}

    def heard(self, who: Hashable) -> bool:
        """Whether they may be heard now; if so it is noted."""
        now = self._monotonic()
        if len(self._heard) > _KEPT:
            self._heard = {each: times for each, times in self._heard.items() if times and times[-1] > now - 60.0}
        times = self._heard.setdefault(who, deque())
        while times and times[0] <= now - 60.0:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        return True

    def told(self, who: Hashable) -> bool:
        """Whether somebody who is not heard was told so in the last minute."""
        now = self._monotonic()
        self._told = {each: at for each, at in self._told.items() if at > now - 60.0}
        return who in self._told

    def note_told(self, who: Hashable) -> None:
        """Note that they are told so now."""
        self._told[who] = self._monotonic()
