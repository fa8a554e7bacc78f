"""The port behind which a chat network stands: operations out, incoming messages in."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.errors import TargetGone
from bot.message import Message
from storage.types import Address, ChatKind, DeliveryId, Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One operation for a network to carry out.

    Attributes:
        delivery: The delivery's id; the idempotency key where the network has one.
        address: In which chat.
        operation: What to do.
        message: What to show, with a file its caption; None for redact and react.
        target: The network's reference of the message to reply to, edit, redact or react to; None for send and file, and where that
            reference was never learnt.
        reaction: The reaction, for react only.
        file: Name and bytes, for file only.
    """

    delivery: DeliveryId
    address: Address
    operation: Operation
    message: Message | None = None
    target: str | None = None
    reaction: str = ""
    file: tuple[str, bytes] | None = None

    def needed_target(self) -> str:
        """The reference of the message to edit, redact or react to.

        Raises:
            TargetGone: Nobody knows it, so that there is nothing to be done.
        """
        if self.target is None:
            raise TargetGone("nobody knows which message this was about")
        return self.target


class Author(StrEnum):
    """Who speaks. Only a person has rights of their own."""

    PERSON = "person"
    ANONYMOUS_ADMIN = "anonymous_admin"  # of a group: speaks as the group itself, so that nobody knows who it is
    CHANNEL = "channel"  # a post of a channel, or somebody who speaks as one
    BOT = "bot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Somebody wrote a message.

    Attributes:
        text: What was written, e.g. "/subscribe default": a command begins with "/", whatever the network's own sign for it is.
        reply_to: The network's reference of the message that it replies to, or None.
        document: Name and bytes of a file that came along, or None; `MAX_DOCUMENT` at most.
        edited: Whether this is a message that was changed after it was written.
        forwarded: Whether somebody else wrote it elsewhere.
        addressed: Whether a command names the bot, so that it is no other bot's.
    """

    text: str
    reply_to: str | None = None
    document: tuple[str, bytes] | None = None
    edited: bool = False
    forwarded: bool = False
    addressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """Somebody pressed a button of ours, or reacted with its mark.

    Attributes:
        target: The network's reference of the message.
        command: What the button says, where the network keeps that; None where only its mark is known.
        mark: The button's mark; "" where the network keeps the command.
    """

    target: str
    command: str | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The bot may speak in the chat from now on; the sender brought it there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """The bot cannot speak in the chat any more.

    Attributes:
        reason: Why, in words for the log.
    """

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The place has a new address, with all its threads.

    Attributes:
        to: It, without a thread.
    """

    to: Address


What = Said | Pressed | Joined | Left | Moved
MAX_DOCUMENT = 1 << 20
"""Bytes of a file that is taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What happened in a chat.

    Attributes:
        address: The chat, and where an answer goes.
        kind: What kind of chat that is.
        chat_title: Its name, for lists; "" where it has none.
        author: Who did it.
        sender: The network's own id of the person ("1234", "@ann:example.org"), never a name that people choose; "" for all but a person.
        sender_is_admin: Whether the network says that the sender administers the chat; always true in private chats.
        language: The person's language as the network tells it, BCP 47, or None.
        update_id: The network's id of this update, for acting once.
        what: What was done.
    """

    address: Address
    kind: ChatKind
    chat_title: str
    author: Author = Author.PERSON
    sender: str
    sender_is_admin: bool
    language: str | None
    update_id: str
    what: What


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A chat that somebody named from another one.

    Attributes:
        address: Where it is.
        kind: What kind of chat that is.
        title: Its name, for lists; "" where it has none.
    """

    address: Address
    kind: ChatKind
    title: str = ""


Receive = Callable[[Incoming], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast a network may be used; None for no limit.

    Attributes:
        per_chat_s: Least seconds between two operations in one chat.
        per_group_minute: Most operations in one group or channel in 60 s.
        overall_per_s: Most operations in any second over all chats.
    """

    per_chat_s: float = 0.0
    per_group_minute: int | None = None
    overall_per_s: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """A command that is offered while somebody types.

    Attributes:
        name: Its first word, without a sign before it.
        text: What it does, in a few words.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The commands to offer, by who types where; each list once.

    Attributes:
        everybody: To members of groups.
        private: In private chats.
        administrators: To those who administer a group.
        owners: To owners of the bot, in their private chats.
    """

    everybody: tuple[MenuItem, ...]
    private: tuple[MenuItem, ...]
    administrators: tuple[MenuItem, ...]
    owners: tuple[MenuItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """The commands to offer.

    Attributes:
        offered: By language, BCP 47; the first one's also to those whose language is none of them.
        owners: The network's own ids of the bot's owners.
    """

    offered: Mapping[str, Offered]
    owners: tuple[str, ...] = ()


class Network(Protocol):
    """A chat network.

    `perform` raises the classes of `bot.errors` and nothing else. A network keeps no queue and never retries by itself.
    """

    name: str
    idempotent: bool  # the same delivery id twice is one message
    pace: Pace

    async def start(self) -> None:
        """Connect. Raises: NetworkStopped when the account cannot be used; the program goes on without this network."""

    async def listen(self, receive: Receive) -> None:
        """Hand on what happens until cancelled. Raises: NetworkStopped.

        `receive` returns once it is stored; only then may it be acknowledged. What is handed on twice with one update id is acted on once.
        """

    async def find(self, name: str) -> Place | None:
        """The chat of a public name ("@channel", "#room:example.org") or an id; None where the bot sees none of that name.

        Raises:
            SendError: Nobody knows now.
            NetworkStopped: The account cannot be used any more.
        """

    async def administers(self, address: Address, person: str) -> bool:
        """Whether a person administers a chat, asked anew.

        Raises:
            SendError: Nobody knows now.
            NetworkStopped: The account cannot be used any more.
        """

    async def perform(self, call: Call) -> str | None:
        """Carry one operation out and return the reference of its message, or None for redact and react.

        Raises:
            SendError: It was not done, or nobody can know; see the class.
            NetworkStopped: The account cannot be used any more.
        """

    async def close(self) -> None:
        """Let go of connections; no operation is under way any more."""
