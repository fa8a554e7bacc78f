"""The world of the scenarios: feeds on a server whose documents a test writes, a database, a clock that it turns, and the whole program."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import TypeVar

from bot import app, config
from bot.clock import SystemClock
from bot.networks.base import Call, Network, Pace, Place, Receive
from feeds.types.feed import Feed
from storage import inbox, outbox, sources
from storage.database import Database
from storage.feed_types import FeedPoll
from storage.types import Address, DeliveryState
from tests.bot import scene
from tests.bot.rig import HandClock
from tests.bot.scene import SELF
from tests.e2e.scenarios.drivers import GENEROUS_S, Driver
from tests.servers import Answer, FeedServer

T = TypeVar("T")
INTERVAL = timedelta(minutes=10)
_PACE_S = 2.0  # longer than any gap between two messages of one chat, shorter than anything that comes round
_NEVER_S = 86_400.0


class Clock(HandClock):
    """A clock that the test turns. The gaps that a network wants between two messages pass by themselves, so that nobody waits for them."""

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock was turned; a short wait turns it."""
        if seconds > _PACE_S:
            await super().sleep(seconds)
            return
        self.turn(max(seconds, 0.001))  # less could be lost in rounding
        await asyncio.sleep(0)

    def token(self) -> str:
        """As random as they should be: a homeserver remembers what it was sent under which id."""
        return SystemClock().token()


class Door:
    """What stands between the program and its network: it can be held shut, and it can turn away what comes.

    Args:
        inner: The network.

    Attributes:
        refusals: Errors that the next operations end with, one each; None for one that passes.
    """

    def __init__(self, inner: Network) -> None:
        self.name = inner.name
        self.idempotent = inner.idempotent
        self.pace: Pace = inner.pace
        self.refusals: list[Exception | None] = []
        self._inner = inner
        self._open = asyncio.Event()
        self._open.set()
        self._came = asyncio.Event()
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    def shut(self) -> None:
        """Let nothing through from now on."""
        self._open.clear()
        self._came.clear()

    def open(self) -> None:
        """Let everything through."""
        self._open.set()

    async def besieged(self) -> None:
        """Wait until an operation stands before it."""
        async with asyncio.timeout(GENEROUS_S):
            await self._came.wait()

    async def idle(self) -> None:
        """Wait until no operation is under way."""
        await self._idle.wait()

    async def start(self) -> None:
        """See `Network.start`."""
        await self._inner.start()

    async def listen(self, receive: Receive) -> None:
        """See `Network.listen`."""
        await self._inner.listen(receive)

    async def find(self, name: str) -> Place | None:
        """See `Network.find`."""
        return await self._inner.find(name)

    async def administers(self, address: Address, person: str) -> bool:
        """See `Network.administers`."""
        return await self._inner.administers(address, person)

    async def perform(self, call: Call) -> str | None:
        """See `Network.perform`."""
        self._came.set()
        self._idle.clear()
        self._under_way += 1
        try:
            await self._open.wait()
            refusal = self.refusals.pop(0) if self.refusals else None
            if refusal is not None:
                raise refusal
            return await self._inner.perform(call)
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    async def close(self) -> None:
        """See `Network.close`."""
        await self._inner.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed.

    Attributes:
        link: Its address, and what it is known by.
        title: Its title.
        text: Its text.
        published: When.
    """

    link: str
    title: str
    text: str
    published: datetime


def document(*entries: Entry, title: str) -> bytes:
    """An RSS document."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{escape(entry.link)}</guid><link>{escape(entry.link)}</link><title>{escape(entry.title)}</title>"
        f"<description>{escape(entry.text)}</description><pubDate>{format_datetime(entry.published)}</pubDate></item>"
        for entry in entries
    )
    return f"<rss version='2.0'><channel><title>{escape(title)}</title>{items}</channel></rss>".encode()


@dataclass(slots=True, kw_only=True)
class Wire:
    """A feed of the world.

    Attributes:
        world: Its world.
        title: The outlet.
        path: Where it is on the server.
        host: Of its links.
        entries: What stands in it, newest first, by link.
    """

    world: "World"
    title: str
    path: str
    host: str
    entries: dict[str, Entry] = field(default_factory=dict)

    def tells(self, title: str, text: str, *, name: str, ago: timedelta = timedelta()) -> str:
        """Put an entry into the document, or change the one of that name; its link."""
        link = f"https://{self.host}/{name}"
        before = self.entries.get(link)
        published = before.published if before else self.world.clock.now() - ago
        self.entries[link] = Entry(link=link, title=title, text=text, published=published)
        self.plays()
        return link

    def plays(self) -> None:
        """Serve the document as it is."""
        newest = reversed(self.entries.values())
        self.world.server.play(self.path, Answer(body=document(*newest, title=self.title)))

    def fails(self, status: int = 503) -> None:
        """Answer with an error from now on."""
        self.world.server.play(self.path, Answer(status=status))


class World:
    """One program between a feed server and a network; `start` begins a life of it, `stop` ends it in good order.

    Args:
        driver: The network and its people.
        server: Serves the feeds.
        path: The database.
        owner: The owner's id.
    """

    def __init__(self, driver: Driver, server: FeedServer, path: Path, owner: str) -> None:
        self.driver = driver
        self.server = server
        self.clock = Clock()
        self.owner = owner
        self._path = path
        self._stack = AsyncExitStack()
        self._program: app.App | None = None
        self._door: Door | None = None
        scene.seeded(path).close()

    @property
    def program(self) -> app.App:
        """The life that goes on."""
        assert self._program is not None
        return self._program

    @property
    def door(self) -> Door:
        """Between this life and the network."""
        assert self._door is not None
        return self._door

    async def start(self) -> None:
        """Begin a life of the program."""
        settings = config.fixed(
            {
                "database": self._path,
                "owners": [f"{self.driver.name}:{self.owner}"],
                "polling": {
                    "host_gap_s": 0.0,
                    "full_text_s": 0.0,
                    "allow_networks": ["127.0.0.0/8"],
                    "interval_s": INTERVAL.total_seconds(),
                },
            }
        )
        self._door = Door(self.driver.network(self.clock))
        self._program = await self._stack.enter_async_context(
            app.running(
                settings,
                networks={self.driver.name: self._door},
                clock=self.clock,
                open_database=lambda: Database.open(self._path, now=self.clock.now()),
            )
        )
        until = asyncio.Event()
        serving = asyncio.create_task(self._program.serve(wake_s=_NEVER_S, until=until))

        async def end() -> None:
            until.set()
            self.door.open()
            await asyncio.wait_for(serving, GENEROUS_S)

        self._stack.push_async_callback(end)

    async def stop(self) -> None:
        """End it as SIGTERM does."""
        await self._stack.aclose()
        self._program = None

    async def read(self, work: Callable[[Database], T]) -> T:
        """Something out of the database."""
        return await self.program.store.read(work)

    async def wire(self, title: str, *, path: str, host: str, read: bool = True) -> Wire:
        """A feed, empty so far; with `read` its first poll is over."""
        wire = Wire(world=self, title=title, path=path, host=host)
        wire.plays()
        now = self.clock.now()
        soon = now + INTERVAL  # not at once, or the round with which a life begins would meet it or not

        def add(db: Database) -> None:
            with db.transaction():
                number = sources.add_feed(db, Feed(url=self.server.url(path), title=title), actor=SELF, now=now, next_check_at=soon)
                if read:
                    sources.record_polls(db, [(number, FeedPoll(checked_at=now, next_check_at=soon))])

        await self.read(add)
        return wire

    def passes(self, time: timedelta) -> None:
        """Let time pass; who sends looks again, else it could have begun to sleep by the old time just now."""
        self.clock.turn(time.total_seconds())
        self.program.dispatcher.wake()

    async def poll(self) -> None:
        """Let so much time pass that every feed is due, and one round with it; to its end, and until all it decided has been sent."""
        await self.bring()
        await self.rest()

    async def bring(self) -> None:
        """The same, without waiting for what it decided."""
        await self.program.poller.finish()
        self.passes(INTERVAL * 2)
        await self.program.poller.tick()
        await self.program.poller.finish()

    async def answered(self, count: int) -> None:
        """Wait until so many answers stand in the outbox and have not arrived."""
        under_way = (DeliveryState.PENDING, DeliveryState.SENDING)
        async with asyncio.timeout(GENEROUS_S):
            while (
                len([each for each in await self.read(lambda db: outbox.list_deliveries(db, states=under_way)) if each.kind == "answer"])
                < count
            ):
                pass

    async def rest(self) -> None:
        """Wait until nothing is left to do: what came in is acted on, and nothing that is due waits."""
        async with asyncio.timeout(GENEROUS_S):
            while not await self.read(self._at_rest):  # each look is a turn of the storage thread
                await self.door.idle()

    def _at_rest(self, db: Database) -> bool:
        found = outbox.backlog(db, now=self.clock.now())
        return (
            not inbox.waiting(db, limit=1)
            and not found.sending
            and not outbox.claim(db, networks=[self.driver.name], now=self.clock.now(), limit=1)
        )
