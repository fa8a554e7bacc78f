"""What a command gets to work with."""

from dataclasses import dataclass
from datetime import datetime

from storage.audit import Actor
from storage.database import Database
from storage.types import Chat


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A command in a chat.

    Attributes:
        db: Inside a transaction.
        chat: The chat it was given in.
        command: Its word without the slash, lower case.
        arguments: The words behind it.
        actor: Who gave it, for the audit.
        now: The time.
    """

    db: Database
    chat: Chat
    command: str
    arguments: tuple[str, ...]
    actor: Actor
    now: datetime
