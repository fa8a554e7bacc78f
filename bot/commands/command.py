"""What a command is: its words, who may give it, and what it does."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.commands.outside import Outside
from bot.commands.request import Answer, Request, Words
from bot.message import Line
from storage.types import Chat, Role


class Family(StrEnum):
    """Where /help shows a command."""

    ALERTS = "alerts"  # what is told here
    STORIES = "stories"  # what was found
    CHAT = "chat"  # how it is told here
    LISTS = "lists"
    FEEDS = "feeds"
    PEOPLE = "people"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A command that is carried out only once its sender says yes.

    Attributes:
        lines: What it would do.
        words: What a yes carries out, where that is not the command as it was typed.
    """

    lines: tuple[Line, ...]
    words: Words | None = None


class Refused(Exception):
    """What was typed cannot be done; told in the chat, and nothing is changed.

    Args:
        key: The message that says what was understood and what to type.
        values: Its values.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A command before its transaction, for what must be found out first.

    Attributes:
        chat: The chat that it is about.
        words: What was typed.
        role: What the sender may do.
        person: The network's id of the sender.
        now: The time.
    """

    chat: Chat
    words: Words
    role: Role
    person: str
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command.

    Its texts stand in the locales: `help-NAME` is its line in /help, `usage-NAME` what stands behind its name there, where it takes
    arguments; NAME has "-" for its spaces.

    Attributes:
        name: Its words, "keyword add".
        family: Where /help shows it.
        role: The least role that may give it.
        run: Does it, in the transaction of its answer; may raise `Refused`, and then nothing is changed.
        changes_chat: Whether it changes what a chat is told: in groups only for those who administer them.
        elsewhere: Whether a first argument may name another chat that the sender administers, such as a channel.
        prepare: Finds out, before the transaction, what takes longer or lies outside the database; may raise `Refused`.
        most: How many arguments it takes, behind the other chat that stands first; None where it looks at all of them itself.
        aliases: Other words for it.
        offered_to: The least role to whom /help and menus show it, where that is not `role`.
    """

    name: str
    family: Family
    role: Role = Role.SUBSCRIBER
    run: Callable[[Request], Answer | Confirmation]
    changes_chat: bool = False
    elsewhere: bool = False
    prepare: Callable[[Question, Outside], Awaitable[object]] | None = None
    most: int | None = None
    aliases: tuple[str, ...] = field(default=())
    offered_to: Role | None = None

    @property
    def readers(self) -> Role:
        """The least role to whom /help and menus show it."""
        return self.role if self.offered_to is None else self.offered_to

    @property
    def key(self) -> str:
        """Its name in the locales."""
        return self.name.replace(" ", "-")


def by_name(*families: tuple[Command, ...]) -> Mapping[str, Command]:
    """Every command by its name and its other names."""
    return {name: command for family in families for command in family for name in (command.name, *command.aliases)}
