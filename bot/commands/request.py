"""What a command gets to work with, and what it gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.locales.texts import Texts, texts
from bot.message import MAX_COMMAND, Button, Line, Span, Style
from bot.render.reader import Reader
from storage.audit import Actor
from storage.database import Database
from storage.types import Chat, DeliveryId, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A command as it was typed.

    Attributes:
        name: Its words, "keyword add".
        arguments: What stands behind them, split at spaces, at most the first 200; what stands in quotes is one.
        rest: What stands behind them, as it was typed, without the spaces around it.
        document: Name and bytes of a file that came along, or None.
        reply_to: The reference of the message that it replies to, or None.
        confirmed: Whether its sender was asked and said yes.
        pressed: Whether a button said it; then `reply_to` is the button's message.
    """

    name: str
    arguments: tuple[str, ...] = ()
    rest: str = ""
    document: tuple[str, bytes] | None = None
    reply_to: str | None = None
    confirmed: bool = False
    pressed: bool = False


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
        may_change: Whether the sender may change what the chat is told.
        owners: People who may do everything: "telegram:1234".
        named: What the chat that it is about was called, as it was typed: "@channel"; "" where it is about none but its own.
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
    may_change: bool = True
    owners: frozenset[str] = frozenset()
    named: str = ""

    @property
    def about(self) -> Mapping[str, str]:
        """Which chat an answer is about, for texts that say so: `where` is "here" or "there", and then `chat` and `name` name it."""
        title = self.chat.title or self.chat.address.address
        return {"where": "there" if self.named else "here", "chat": title, "name": self.named}

    @property
    def typed(self) -> str:
        """How the command is typed, with the other chat that it names: "/subscribe @channel"."""
        return f"/{self.words.name} {self.named}".strip()

    @property
    def say(self) -> Texts:
        """The texts of the chat that the command was given in."""
        return texts(self.here.language)

    @property
    def reader(self) -> Reader:
        """Whom the answer is for."""
        return Reader(texts=self.say, zone=self.here.time_zone)

    def button(self, label: str, mark: str, *words: str) -> tuple[Button, ...]:
        """A button that gives a command, about the same chat as this one; none where that is longer than a button takes."""
        name, *rest = words
        elsewhere = () if self.chat.id == self.here.id else (self.chat.address.address,)
        command = " ".join((f"/{name}", *elsewhere, *rest))
        return (Button(label=label, mark=mark, command=command),) if len(command.encode()) <= MAX_COMMAND else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a chat is answered. Nothing at all with no lines and no file.

    Attributes:
        lines: Each on a line of its own.
        buttons: Rows of buttons below them.
        file: Name and bytes of a file, or None; the lines are its caption.
        in_place: Whether it takes the place of the message whose button was pressed, if all of that one's buttons give the same command.
        secret: Words of its lines, of letters and digits, that the database keeps only until they have left; "" where there are none.
    """

    lines: tuple[Line, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    file: tuple[str, bytes] | None = field(default=None, repr=False)
    in_place: bool = False
    secret: str = field(default="", repr=False)


def line(text: str, style: Style = Style.PLAIN) -> Line:
    """A line in one style."""
    return (Span(text=text, style=style),)


def titled(title: str, *lines: str, buttons: tuple[tuple[Button, ...], ...] = ()) -> Answer:
    """An answer of plain lines below a bold one."""
    return Answer(lines=(line(title, Style.BOLD), *map(line, lines)), buttons=tuple(row for row in buttons if row))


def plain(*lines: str, buttons: tuple[tuple[Button, ...], ...] = ()) -> Answer:
    """An answer of plain lines."""
    return Answer(lines=tuple((Span(text=line),) for line in lines), buttons=buttons)
