"""The port behind which a chat network stands: operations out, incoming messages in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message that somebody sent to the bot.

    Attributes:
        address: The chat it came from, and where an answer goes.
        kind: What kind of chat that is.
        chat_title: Its name, for lists; "" where it has none.
        sender: The network's id of the person.
        sender_is_admin: Whether the network says that this person administers the chat; always true in private chats.
        language: The person's language as the network tells it, BCP 47, or None.
        text: What was written, e.g. "/subscribe default".
        update_id: The network's id of this update, for acting once.
    """

    address: Address
    kind: ChatKind
    chat_title: str
    sender: str
    sender_is_admin: bool
    language: str | None
    text: str
    update_id: str


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
        """Read incoming messages until cancelled. Raises: NetworkStopped."""

    async def perform(self, call: Call) -> str | None:
        """Carry one operation out and return the reference of its message, or None for redact and react.

        Raises:
            SendError: It was not done, or nobody can know; see the class.
            NetworkStopped: The account cannot be used any more.
        """

    async def close(self) -> None:
        """Let go of connections; no operation is under way any more."""
