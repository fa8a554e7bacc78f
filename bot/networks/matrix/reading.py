"""From what a sync tells to what the program knows as having happened in a chat."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import structlog

from bot.networks.base import MAX_DOCUMENT, Author, Incoming, Joined, Left, Moved, Pressed, Said, What
from bot.networks.matrix.client import API, Client, quoted
from bot.networks.matrix.failures import FAILURES
from bot.networks.matrix.rooms import Room
from bot.networks.matrix.state import Entry, Read
from bot.networks.matrix.syncs import RoomChanges
from bot.networks.matrix.words import Heard, heard, pressed, thread_of
from storage.types import Address, ChatKind

NAME: Final = "matrix"
_KEPT_THREADS: Final = 1000
_TWO: Final = 2
Event = Mapping[str, Any]


class Reader:
    """Reads events for one account.

    Args:
        client: Logged in.

    Attributes:
        rooms: What is known of the rooms that the bot is in.
        direct: Which of them are conversations of two.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._threads: dict[str, str] = {}
        self._log = structlog.stdlib.get_logger("rajin").bind(network=NAME)
        self.rooms: dict[str, Room] = {}
        self.direct: frozenset[str] = frozenset()

    @property
    def me(self) -> str:
        """The bot's full id."""
        return str(self._client.user_id)

    def room(self, room: str) -> Room:
        """What is known of a room."""
        return self.rooms.setdefault(room, Room(id=room))

    def replaced(self, room: str) -> str:
        """The room that a room replaces; "" for none, and where nobody made it who is in charge of that one: anybody could say so."""
        new = self.rooms.get(room)
        old = None if new is None else self.rooms.get(new.predecessor)
        return old.id if new is not None and old is not None and old.administers(new.maker) else ""

    def replaces(self, entry: Entry) -> bool:
        """Whether a room is the successor of another, as is said of it."""
        if self.replaced(entry.room) == entry.old:
            return True
        self._log.warning("a room is not what it is said to be and is not followed", room=entry.room, instead_of=entry.old)
        return False

    def news(self, changes: RoomChanges) -> tuple[Event, ...]:
        """What happened in a room since the bot is there; what was said before it came is none of its business."""
        own = [place for place, event in enumerate(changes.timeline) if self.is_own_arrival(event)]
        return changes.timeline[own[-1] :] if own else changes.timeline

    def is_own_arrival(self, event: Event) -> bool:
        """Whether an event says that the bot came into the room; a new name of the bot is none."""
        before = event.get("unsigned", {}).get("prev_content", {})
        return self._is_about_us(event) and _membership(event) == "join" and before.get("membership") != "join"

    def _is_about_us(self, event: Event) -> bool:
        return event.get("type") == "m.room.member" and event.get("state_key") == self.me

    async def incoming(self, room: str, event: Event) -> Incoming | None:
        """An event as the program knows it; None for what is not said to the bot. State events must have been learnt before."""
        unsigned = event.get("unsigned", {})
        if self.is_own_arrival(event):
            brought = str(unsigned.get("prev_sender") or event.get("sender", ""))
            by = "" if brought == self.me else brought
            return self._incoming(room, event, Joined(), sender=by, author=Author.PERSON if by else Author.BOT)
        if event.get("sender") == self.me or "redacted_because" in unsigned or not isinstance(event.get("content"), dict):
            return None
        match event.get("type"):
            case "m.room.message":
                return await self._said(room, event)
            case "m.reaction":
                found = pressed(event["content"])
                if found is None:
                    return None
                thread = await self._thread(room, found[0])
                return self._incoming(room, event, Pressed(target=found[0], mark=found[1]), thread=thread)
            case "m.room.encrypted":
                self._log.warning("a message cannot be read as long as its key does not come", room=room, by=event.get("sender"))
                return None
            case _:
                return None

    async def _said(self, room: str, event: Event) -> Incoming | None:
        content = event["content"]
        found = heard(content, self.me)
        if found is None or not (found.command or self.kind(room) is ChatKind.PRIVATE):
            return None
        document = await self._document(content if found.reply_to is None else await self._replied(room, content, found))
        what = Said(text=found.text, reply_to=found.reply_to, document=document, edited=found.edited, addressed=found.addressed)
        return self._incoming(room, event, what, thread=thread_of(content))

    async def _replied(self, room: str, content: Mapping[str, Any], found: Heard) -> Mapping[str, Any]:
        """What may show the file of a command that is a reply: itself, or what it replies to, since few clients have captions."""
        if content.get("msgtype") == "m.file" or not found.command or found.reply_to is None:
            return content
        try:
            return await self._client.message(room, found.reply_to)
        except FAILURES:
            return {}

    async def _document(self, content: Mapping[str, Any]) -> tuple[str, bytes] | None:
        """The file of a message; None where there is none, or it is too long or cannot be had."""
        if content.get("msgtype") != "m.file":
            return None
        try:
            data = await self._client.get_file(content, most=MAX_DOCUMENT)
        except FAILURES as failure:
            self._log.warning("a file cannot be had", error=type(failure).__name__)
            return None
        return None if data is None else (str(content.get("filename", content.get("body", "")))[:200], data)

    async def _thread(self, room: str, target: str) -> str:
        """The thread of a message that somebody reacted to: a reaction does not say it."""
        if target not in self._threads:
            try:
                event = await self._client.ask("GET", f"{API}/rooms/{quoted(room)}/event/{quoted(target)}")
            except FAILURES:
                return ""
            content = event.get("content")
            self.remember(target, thread_of(content if isinstance(content, dict) else {}))
        return self._threads[target]

    def remember(self, event: str, thread: str) -> None:
        """Note the thread of a message, "" for none."""
        self._threads[event] = thread
        while len(self._threads) > _KEPT_THREADS:
            del self._threads[next(iter(self._threads))]

    def left(self, changes: RoomChanges) -> Incoming | None:
        """That the bot is not in a room any more; None where it has never been, since an invitation was taken back."""
        own = [event for event in (*changes.state, *changes.timeline) if self._is_about_us(event)]
        event = own[-1] if own else {}
        if changes.room not in self.rooms and event.get("unsigned", {}).get("prev_content", {}).get("membership") == "invite":
            return None
        by, how = str(event.get("sender", "")), _membership(event)
        reason = {"ban": "banned", "leave": "left" if by == self.me else "put out"}.get(how, "gone")
        person = "" if by == self.me else by
        return self._incoming(
            changes.room,
            {"event_id": event.get("event_id", f"left:{changes.room}"), "sender": person},
            Left(reason=f"{reason} by {by or 'nobody knows whom'}"),
            sender=person,
            author=Author.PERSON if person else Author.BOT,
        )

    async def leave(self, room: str) -> None:
        """Leave a room, if that can be done now."""
        try:
            await self._client.ask("POST", f"{API}/rooms/{quoted(room)}/leave", {})
        except FAILURES as failure:
            self._log.warning("a room could not be left", room=room, error=type(failure).__name__)

    def moved(self, old: str, new: str, by: str) -> Incoming:
        """That a room was replaced by another."""
        to = Address(network=NAME, address=new)
        return self._incoming(old, {"event_id": f"moved:{old}:{new}", "sender": by}, Moved(to=to))

    def successor(self, room: str, event: Event) -> Entry | None:
        """The room that replaces another, as an event of that says; None where it says nothing of the kind."""
        content = event.get("content")
        if event.get("type") != "m.room.tombstone" or event.get("state_key") != "" or not isinstance(content, dict):
            return None
        new = content.get("replacement_room")
        return Entry(room=new, by=str(event.get("sender", "")), old=room) if isinstance(new, str) and new else None

    def now_direct(self, read: Read, room: str) -> Read:
        """Note that a room is a conversation of two; how far the bot has read then."""
        self.direct = read.direct | {room}
        return replace(read, direct=self.direct)

    def kind(self, room: str) -> ChatKind:
        """What kind of place a room is: private while there are two in what began as a conversation of two."""
        return ChatKind.PRIVATE if room in self.direct and self._client.people(room) <= _TWO else ChatKind.GROUP

    def _incoming(
        self, room: str, event: Event, what: What, *, thread: str = "", sender: str | None = None, author: Author = Author.PERSON
    ) -> Incoming:
        person = str(event.get("sender", "")) if sender is None else sender
        kind, known = self.kind(room), self.room(room)
        return Incoming(
            address=Address(network=NAME, address=room, thread=thread),
            kind=kind,
            chat_title=known.name or (person if kind is ChatKind.PRIVATE else ""),
            author=author,
            sender=person,
            sender_is_admin=kind is ChatKind.PRIVATE or known.administers(person),
            language=None,
            update_id=str(event["event_id"]),
            what=what,
        )


def _membership(event: Event) -> str:
    content = event.get("content")
    return str(content.get("membership", "")) if isinstance(content, dict) else ""
