"""What a sync tells, and what is asked of it (pure).

Source: https://spec.matrix.org/latest/client-server-api/#get_matrixclientv3sync.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

FILTER: Final[Mapping[str, Any]] = {
    "presence": {"types": []},
    "account_data": {"types": []},
    "room": {
        "timeline": {"limit": 20, "lazy_load_members": True},
        "state": {"lazy_load_members": True},
        "ephemeral": {"types": []},
        "account_data": {"types": []},
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChanges:
    """What a sync tells of one room.

    Attributes:
        room: Its id.
        state: State events as they stood before `timeline`.
        timeline: Events in their order, decrypted where that was possible; one that could not be is an m.room.encrypted.
    """

    room: str
    state: tuple[Mapping[str, Any], ...]
    timeline: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sync:
    """What happened since.

    Attributes:
        next_batch: The token that acknowledges it.
        joined: Rooms that the bot is in.
        left: Rooms that it is in no more.
        invited: Stripped state of the rooms that it is invited to.
    """

    next_batch: str
    joined: tuple[RoomChanges, ...]
    left: tuple[RoomChanges, ...]
    invited: Mapping[str, tuple[Mapping[str, Any], ...]]


def changes_of(
    room: str,
    said: Mapping[str, Any],
    opened: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    before: tuple[Mapping[str, Any], ...] = (),
) -> RoomChanges:
    """What a sync says of one room.

    Args:
        room: Its id.
        said: As it came.
        opened: Encrypted events that could be opened, by their ids.
        before: Events that happened since the last look and did not come with this one.
    """
    timeline = tuple(opened.get(str(event.get("event_id")), event) for event in events_of(said, "timeline"))
    return RoomChanges(room=room, state=events_of(said, "state"), timeline=(*before, *timeline))


def events_of(said: Mapping[str, Any], part: str) -> tuple[Mapping[str, Any], ...]:
    """The events of one part of it, such as "state"."""
    found = said.get(part, {}).get("events", [])
    return tuple(event for event in found if isinstance(event, dict))
