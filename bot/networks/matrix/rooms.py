"""What is known of rooms: their names and who has power in them (pure). Ids decide, never the names that people choose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_OLD_VERSIONS = frozenset(map(str, range(1, 12)))  # from 12 on, whoever made a room stands above all levels
_UNLIMITED = 1 << 53  # more than any level may be (https://spec.matrix.org/latest/appendices/#canonical-json)
_STATE = 50
_KICK = 50
_NAME_LENGTH = 200
_KEPT = frozenset({"m.room.create", "m.room.power_levels", "m.room.name"})


@dataclass(slots=True, kw_only=True)
class Room:
    """One room, as its state events tell.

    Attributes:
        id: Its id, with or without a server part.
    """

    id: str
    _state: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def learn(self, events: Iterable[Mapping[str, Any]]) -> None:
        """Take in state events; others are passed over."""
        for event in events:
            if event.get("state_key") == "" and event.get("type") in _KEPT and isinstance(event.get("content"), dict):
                self._state[event["type"]] = event

    @property
    def name(self) -> str:
        """Its name; "" for none."""
        name = self._content("m.room.name").get("name")
        return name[:_NAME_LENGTH] if isinstance(name, str) else ""

    @property
    def predecessor(self) -> str:
        """The room that it replaces, as its maker says; "" for none."""
        before = self._content("m.room.create").get("predecessor")
        room = before.get("room_id") if isinstance(before, dict) else None
        return room if isinstance(room, str) else ""

    @property
    def maker(self) -> str:
        """Who made it."""
        return str(self._state.get("m.room.create", {}).get("sender", ""))

    def level(self, person: str) -> int:
        """A person's power level."""
        if self._stands_above(person):
            return _UNLIMITED
        if "m.room.power_levels" not in self._state:
            return 100 if person == self.maker else 0
        levels = self._content("m.room.power_levels")
        users = levels.get("users")
        return _level(users.get(person) if isinstance(users, dict) else None, _level(levels.get("users_default"), 0))

    def administers(self, person: str) -> bool:
        """Whether a person administers it: may change its settings and put others out."""
        levels = self._content("m.room.power_levels")
        return self.level(person) >= max(_level(levels.get("state_default"), _STATE), _level(levels.get("kick"), _KICK))

    def may_write(self, person: str, *, encrypted: bool) -> bool:
        """Whether a person's level is enough for messages."""
        levels = self._content("m.room.power_levels")
        events = levels.get("events")
        asked = events.get("m.room.encrypted" if encrypted else "m.room.message") if isinstance(events, dict) else None
        return self.level(person) >= _level(asked, _level(levels.get("events_default"), 0))

    def _stands_above(self, person: str) -> bool:
        create = self._content("m.room.create")
        if str(create.get("room_version", "1")) in _OLD_VERSIONS:
            return False
        others = create.get("additional_creators")
        return person == self.maker != "" or (isinstance(others, list) and person in others)

    def _content(self, kind: str) -> Mapping[str, Any]:
        content: Mapping[str, Any] = self._state.get(kind, {}).get("content", {})
        return content


def _level(value: object, default: int) -> int:
    """A level as events have it; early rooms write numbers as text."""
    if isinstance(value, bool):
        return default
    if isinstance(value, int):
        return value
    try:
        return int(value) if isinstance(value, str) else default
    except ValueError:
        return default
