"""A network as people see it: rooms in which somebody says a command, presses a button, and reads what is shown there.

Every scenario is written against these two classes; one file beside this for each network: `on_console`, `on_telegram`, `on_matrix`.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.networks.base import Network
from storage.types import Address
from tests.bot.rig import HandClock

GENEROUS_S = 60.0  # for what must come at all; no test asserts a time
JOINER = "\N{WORD JOINER}"  # which keeps networks from making links of what a feed says


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message of the bot as it stands in a room now.

    Attributes:
        reference: The network's own.
        text: Its lines, commands with "/" and without what the network adds: joiners, the line that names the marks.
        links: The addresses behind its words, in order.
        marks: Of the buttons below it.
        reply_to: The reference of the message that it replies to, or None.
        edits: How often it was edited.
        file: The name of the file that came with it; "" for none.
    """

    reference: str
    text: str
    links: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    reply_to: str | None = None
    edits: int = 0
    file: str = ""

    @property
    def title(self) -> str:
        """Its first line."""
        return self.text.partition("\n")[0]


class Room(ABC):
    """A room through the eyes of one person in it.

    Args:
        address: Where it is.
        person: The network's own id of the person.
    """

    def __init__(self, address: Address, person: str) -> None:
        self.address = address
        self.person = person
        self._read = 0  # how many messages the person has read

    @abstractmethod
    async def say(self, text: str, *, reply_to: Shown | None = None, file: tuple[str, bytes] | None = None) -> None:
        """Write something, or send a file with that as its caption; a command begins with "/" whatever the network's own sign for it is."""

    @abstractmethod
    async def press(self, shown: Shown, mark: str) -> None:
        """Press a button, or react with its mark where there are no buttons."""

    @abstractmethod
    async def open(self, shown: Shown) -> bytes:
        """What is in the file of a message."""

    @abstractmethod
    async def look(self) -> list[Shown]:
        """All messages of the bot in the room as they stand, oldest first; what has not arrived here yet is not among them."""

    @abstractmethod
    async def wait(self) -> None:
        """Wait until there may be something new."""

    async def fetch(self) -> None:  # noqa: B027 - a network that needs none has nothing to do
        """Get what has arrived, without waiting for more."""

    async def hear(self) -> Shown:
        """The next message that the person has not read."""
        (found,) = await self.hear_all(1)
        return found

    async def hear_all(self, count: int) -> list[Shown]:
        """The next messages that the person has not read, once there are so many of them."""
        async with asyncio.timeout(GENEROUS_S):
            while len(found := await self.look()) < self._read + count:
                await self.wait()
        self._read += count
        return found[self._read - count : self._read]

    async def unread(self) -> list[Shown]:
        """What has come that the person has not read; they read it now. Only after `World.rest` nothing more is under way."""
        await self.fetch()
        found = (await self.look())[self._read :]
        self._read += len(found)
        return found

    async def ask(self, text: str, *, reply_to: Shown | None = None, file: tuple[str, bytes] | None = None) -> Shown:
        """Say something, and hear the next message, which must be the answer: read what came before first."""
        await self.say(text, reply_to=reply_to, file=file)
        return await self.hear()

    async def tap(self, shown: Shown, mark: str) -> Shown:
        """Press something, and read what comes of it: the next message, or the same one with another text in its place."""
        before = await self.again(shown)
        await self.press(shown, mark)
        async with asyncio.timeout(GENEROUS_S):
            while len(found := await self.look()) == self._read and (now := await self.again(shown)).text == before.text:
                await self.wait()
        return await self.hear() if len(found) > self._read else now

    async def again(self, shown: Shown, holds: Callable[[Shown], bool] = lambda _: True) -> Shown:
        """A message as it stands by now, once it is as it should be."""
        async with asyncio.timeout(GENEROUS_S):
            while not holds(now := next(each for each in await self.look() if each.reference == shown.reference)):
                await self.wait()
        return now


class Driver(ABC):
    """A network with its people.

    Attributes:
        name: Of the network.
    """

    name: str

    @abstractmethod
    def network(self, clock: HandClock) -> Network:
        """The bot's account for another life of the program; what it keeps on disk is kept."""

    @abstractmethod
    async def meet(self, name: str) -> str:
        """Somebody new; their id."""

    @abstractmethod
    async def private(self, person: str) -> Room:
        """A room of one person and the bot; the program runs."""

    @abstractmethod
    async def group(self, *people: str, admin: str = "") -> Sequence[Room]:
        """One room with several people and the bot, through the eyes of each; `admin` administers it, else somebody who is silent."""

    @abstractmethod
    async def close(self) -> None:
        """Let go of everything; the program has ended."""
