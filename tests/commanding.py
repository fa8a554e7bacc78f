"""A chat on a stage: what somebody says there, carried out as the commander does it, with a world outside that the test makes."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import TypeVar

from bot import feed_reader
from bot.access import Refusals
from bot.commands.answer import Desk, answer, question
from bot.commands.command import Refused
from bot.feed_reader import Look
from bot.message import Button
from bot.networks.base import Author, Incoming, Place, Pressed, Said, What
from bot.render.payload import file_from, message_from
from feeds.errors import FeedError, RetryLater
from storage import outbox, roles
from storage.database import Database
from storage.types import Address, ChatKind, Role
from tests.bot import scene
from tests.bot.scene import NOON
from tests.incoming import happens

T = TypeVar("T")
OWNER, ADMIN, EDITOR, SUBSCRIBER = "1", "2", "3", "4"
DESK = Address(network="telegram", address="42")
OWNERS = frozenset({f"telegram:{OWNER}"})


def _token() -> str:
    """32 hex digits that no other call gives, and of which the first tell them apart too."""
    return blake2b(scene.new_id().encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a chat was answered: the text of all messages, the buttons of the last, a file."""

    text: str
    buttons: tuple[Button, ...] = ()
    file: tuple[str, bytes] | None = None

    def button(self, mark: str) -> str:
        """What a button says."""
        return next(each.command for each in self.buttons if each.mark == mark)


@dataclass(slots=True, kw_only=True)
class Stage:
    """Chats on a database.

    Attributes:
        db: The database.
        now: The time.
        looks: What is at which address; anything else cannot be reached.
        owners: People who may do everything.
    """

    db: Database
    now: datetime = NOON
    looks: Mapping[str, Look | FeedError] = field(default_factory=dict)
    owners: frozenset[str] = OWNERS
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.desk = Desk(owners=self.owners, refusals=Refusals(), new_id=_token)

    def say(self, text: str, sender: str = ADMIN, *, document: bytes | None = None, language: str = "en", address: Address = DESK) -> Reply:
        """Somebody writes in a private chat."""
        what = Said(text=text, document=None if document is None else ("file", document))
        return self.happen(happens(what, sender=sender, language=language, address=address))

    def press(self, command: str, sender: str = ADMIN, *, address: Address = DESK) -> Reply:
        """Somebody presses a button, or a program sends what one would say."""
        return self.happen(happens(Pressed(target="1", command=command), sender=sender, address=address))

    def agree(self, text: str, sender: str = ADMIN, *, document: bytes | None = None) -> Reply:
        """Somebody gives a command that asks, and says yes."""
        return self.press(self.say(text, sender, document=document).button("✅"), sender)

    def in_group(self, what: What | str, sender: str, *, admin: bool, author: Author = Author.PERSON) -> Reply:
        """Something happens in a group."""
        place = Address(network="telegram", address="-100")
        return self.happen(happens(what, sender=sender, admin=admin, author=author, kind=ChatKind.GROUP, address=place))

    def happen(self, incoming: Incoming) -> Reply:
        """Carry out what happened; only the answers are given back."""
        prepared = asyncio.run(self._prepared(incoming))
        before = {each.id for each in outbox.list_deliveries(self.db)}
        with self.db.transaction():
            answer(self.db, incoming, self.desk, now=self.now, prepared=prepared)
        new = [each for each in outbox.list_deliveries(self.db) if each.id not in before and each.kind == "answer"]
        messages = [message_from(each.payload) for each in new]
        return Reply(
            text="\n".join(message.plain() for message in messages),
            buttons=tuple(button for message in messages for row in message.buttons for button in row),
            file=next((file for each in new if (file := file_from(each.payload)) is not None), None),
        )

    async def _prepared(self, incoming: Incoming) -> object:
        asked = question(self.db, incoming, self.desk, now=self.now)
        if asked is None:
            return None
        command, what = asked
        assert command.prepare is not None
        try:
            return await command.prepare(what, self)
        except Refused as refused:
            return refused

    async def read(self, work: Callable[[Database], T]) -> T:
        return work(self.db)

    async def compute(self, work: Callable[[], T]) -> T:
        return work()

    async def find(self, network: str, name: str) -> Place | None:  # noqa: ARG002 - the port's
        return None

    async def administers(self, address: Address, person: str) -> bool:  # noqa: ARG002 - the port's
        return False

    def address(self, text: str) -> str:
        return feed_reader.address(text, ())

    async def look(self, url: str) -> Look:
        found = self.looks.get(url, RetryLater(f"{url}: nobody answers"))
        if isinstance(found, FeedError):
            raise found
        return found


def staged(db: Database) -> Stage:
    """A stage on which an admin and an editor are known."""
    with db.transaction():
        roles.grant(db, "telegram", ADMIN, Role.ADMIN, actor=scene.SELF, now=NOON)
        roles.grant(db, "telegram", EDITOR, Role.EDITOR, actor=scene.SELF, now=NOON)
    return Stage(db=db)
