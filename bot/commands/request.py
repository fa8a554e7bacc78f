"""What a command gets to work with, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.locales.texts import Texts, texts
from bot.message import Button, Line, Span
from storage.audit import Actor
from storage.database import Database
from storage.types import Chat, DeliveryId, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A command as it was typed.

    Attributes:
        name: Its words, "keyword add".
        arguments: What stands behind them, split at spaces; what stands in quotes is one, and `quoted` tells which.
        rest: What stands behind them, as it was typed, without the spaces around it.
        document: Name and bytes of a file that came along, or None.
        reply_to: The reference of the message that it replies to, or None.
        confirmed: Whether its sender was asked and said yes.
    """

    name: str
    arguments: tuple[str, ...] = ()
    rest: str = ""
    document: tuple[str, bytes] | None = None
    reply_to: str | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A command in a chat.

    Attributes:
        db: Inside a transaction.
        chat: The chat that it is about: where it was given, unless it names another.
        here: The chat that it was given in.
        words: What was typed.
        role: What the sender may do.
        person: The network's id of the sender; "" for somebody who stays anonymous.
        actor: The sender, for the audit.
        now: The time.
        new_id: Makes ids of deliveries.
        prepared: What the command's `prepare` has found out, or None.
    """

    db: Database
    chat: Chat
    here: Chat
    words: Words
    role: Role
    person: str
    actor: Actor
    now: datetime
    new_id: Callable[[], DeliveryId]
    prepared: object = None

    @property
    def say(self) -> Texts:
        """The texts of the chat that the command was given in."""
        return texts(self.here.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a chat is answered. Nothing at all with no lines and no file.

    Attributes:
        lines: Each on a line of its own.
        buttons: Rows of buttons below them.
        file: Name and bytes of a file, or None; the lines are its caption.
    """

    lines: tuple[Line, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    file: tuple[str, bytes] | None = field(default=None, repr=False)


def plain(*lines: str, buttons: tuple[tuple[Button, ...], ...] = ()) -> Answer:
    """An answer of plain lines."""
    return Answer(lines=tuple((Span(text=line),) for line in lines), buttons=buttons)
