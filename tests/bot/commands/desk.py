"""A person at a chat, for tests of commands: types and presses, and reads the answers; commands find out first what they must."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from bot.access import Refusals
from bot.commands.answer import Desk, answer, question
from bot.commands.command import Refused
from bot.commands.outside import Outside
from bot.feed_reader import Look
from bot.message import Button, Message
from bot.networks.base import Author, Incoming, Place, Pressed, Said
from bot.networks.quiet import JOINER
from bot.networks.telegram.markup import to_html
from bot.render.payload import file_from, message_from
from storage import chats, outbox
from storage.database import Database
from storage.types import Address, Chat, ChatKind, Delivery, DeliveryKind
from tests import tdlib
from tests.bot import scene
from tests.bot.scene import NOON
from tests.incoming import happens

T = TypeVar("T")
HERE = Address(network="telegram", address="42")
ANN = "42"


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody at a chat; see `happens` for what is not explained.

    Attributes:
        db: The database.
        now: The time.
        places: Chats that the network finds, by name.
        administered: Addresses of chats that the network says the person administers.
        answers: The last answers.
    """

    db: Database
    address: Address = HERE
    kind: ChatKind = ChatKind.PRIVATE
    admin: bool = True
    sender: str = ANN
    author: Author = Author.PERSON
    language: str = "en"
    now: datetime = NOON
    places: Mapping[str, Place] = field(default_factory=dict)
    administered: frozenset[str] = frozenset()
    answers: list[Delivery] = field(default_factory=list)

    def say(self, text: str, *, reply_to: str | None = None) -> str:
        """Write a message and read what is answered, in whichever chat; "" for nothing."""
        return self.hears(self.happens(Said(text=text, reply_to=reply_to)))

    def press(self, mark: str) -> str:
        """Press the button with that mark below the last answer."""
        return self.say(next(button.command for button in self.buttons if button.mark == mark))

    def happens(self, what: Said | Pressed) -> Incoming:
        """Something that this person does here."""
        return happens(
            what,
            address=self.address,
            kind=self.kind,
            sender=self.sender,
            admin=self.admin,
            author=self.author,
            language=self.language,
        )

    def hears(self, incoming: Incoming) -> str:
        """What is answered to something; Telegram's own parser must take it."""
        desk = Desk(owners=frozenset(), refusals=Refusals(), new_id=scene.new_id)
        before = {each.id for each in self._deliveries()}
        prepared = self._prepared(incoming, desk)
        with self.db.transaction():
            answer(self.db, incoming, desk, now=self.now, prepared=prepared)
        self.answers = [each for each in self._deliveries() if each.id not in before]
        parsed = [tdlib.parse(to_html(message))[0].replace(JOINER, "") for message in self.messages]
        assert parsed == [message.plain() for message in self.messages]
        return "\n".join(message.plain() for message in self.messages)

    @property
    def messages(self) -> list[Message]:
        """The last answer."""
        return [message_from(each.payload) for each in self.answers]

    @property
    def buttons(self) -> list[Button]:
        """Those below the last answer."""
        return [button for message in self.messages for row in message.buttons for button in row]

    @property
    def file(self) -> tuple[str, bytes] | None:
        """What came with the last answer."""
        return file_from(self.answers[-1].payload)

    @property
    def chat(self) -> Chat:
        """The chat as it stands."""
        found = chats.chat_by_address(self.db, self.address)
        assert found is not None
        return found

    def _deliveries(self) -> list[Delivery]:
        return [each for each in outbox.list_deliveries(self.db) if each.kind is DeliveryKind.ANSWER]

    def _prepared(self, incoming: Incoming, desk: Desk) -> object:
        asked = question(self.db, incoming, desk, now=self.now)
        if asked is None or asked[0].prepare is None:
            return None
        try:
            return asyncio.run(_awaited(asked[0].prepare(asked[1], World(self))))
        except Refused as refused:
            return refused


class World(Outside):
    """What commands may ask of the world outside the database, as far as subscribers need it.

    Args:
        person: Who asks, and for whom the networks answer.
    """

    def __init__(self, person: Person) -> None:
        self._person = person

    async def read(self, work: Callable[[Database], T]) -> T:
        """See `Outside.read`."""
        return work(self._person.db)

    async def compute(self, work: Callable[[], T]) -> T:
        """See `Outside.compute`."""
        return work()

    def address(self, text: str) -> str:
        """See `Outside.address`."""
        return text

    async def look(self, url: str) -> Look:
        """No command of a subscriber reads a feed."""
        raise AssertionError(url)

    async def find(self, network: str, name: str) -> Place | None:
        """See `Outside.find`."""
        return self._person.places.get(name) if network == self._person.address.network else None

    async def administers(self, address: Address, person: str) -> bool:
        """See `Outside.administers`."""
        return address.address in self._person.administered and person == self._person.sender


async def _awaited(work: Awaitable[object]) -> object:
    return await work
