"""The program on a stage: a loopback server that plays feeds, real parser children, a real database, and a clock that the test turns."""

import asyncio
import io
from collections import deque
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor, Future
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import ParamSpec, TypeVar

from bot.dispatcher import Dispatcher
from bot.full_text import FullText
from bot.networks.console import Console
from bot.poller import Collectors, Poller, analyse_all
from bot.store import Store
from feeds.collect.fetch import Fetcher
from feeds.collect.pages import Pages
from feeds.collect.worker import Parser
from storage import sources
from storage.database import Database
from storage.feed_types import FeedState
from storage.writer import Writer
from tests.bot import scene
from tests.bot.scene import NOON
from tests.servers import FeedServer

T = TypeVar("T")
P = ParamSpec("P")


class HandClock:
    """A clock that moves only when the test turns it; who sleeps on it waits for that.

    Attributes:
        chance: What `jitter` gives.
    """

    def __init__(self, now: datetime = NOON) -> None:
        self.chance = 0.5
        self._now = now
        self._monotonic = 0.0
        self._tokens = int((now - NOON).total_seconds())  # a later process gives others
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        """The wall clock."""
        return self._now

    def monotonic(self) -> float:
        """Seconds that were turned so far, jumps aside."""
        return self._monotonic

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock was turned by `seconds`."""
        if seconds > 0:
            woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._sleepers.append((self._monotonic + seconds, woken))
            await woken

    def jitter(self) -> float:
        """`chance`."""
        return self.chance

    def token(self) -> str:
        """32 hex digits, counted up; never one that `scene.new_id` gives."""
        self._tokens += 1
        return f"f{self._tokens:031x}"

    def turn(self, seconds: float) -> None:
        """Let time pass, and wake those whose time has come."""
        self._monotonic += seconds
        self._now += timedelta(seconds=seconds)
        due = [woken for at, woken in self._sleepers if at <= self._monotonic]
        self._sleepers = [(at, woken) for at, woken in self._sleepers if at > self._monotonic]
        for woken in due:
            if not woken.done():
                woken.set_result(None)

    def jump(self, by: timedelta) -> None:
        """Set the wall clock, as a person or a time server does."""
        self._now += by


class HeldExecutor(Executor):
    """Analyses nothing until it is told to: a test says in which order analyses end. Other work it does at once."""

    def __init__(self) -> None:
        self.waiting: deque[Callable[[], None]] = deque()
        self._handed_in = asyncio.Event()

    def submit(self, work: Callable[P, T], /, *arguments: P.args, **options: P.kwargs) -> Future[T]:
        """Keep the work."""
        future: Future[T] = Future()
        piece: object = work
        if piece is not analyse_all:
            future.set_result(work(*arguments, **options))
            return future
        self.waiting.append(lambda: future.set_result(work(*arguments, **options)))
        self._handed_in.set()
        return future

    async def holds(self, count: int) -> None:
        """Wait until so many pieces of work are there."""
        while len(self.waiting) < count:
            self._handed_in.clear()
            await self._handed_in.wait()

    def run(self, place: int) -> None:
        """Do the piece of work that stands at that place of the queue."""
        work = self.waiting[place]
        del self.waiting[place]
        work()


class Inline(Executor):
    """Does the work at once."""

    def submit(self, work: Callable[P, T], /, *arguments: P.args, **options: P.kwargs) -> Future[T]:
        """Do it."""
        future: Future[T] = Future()
        future.set_result(work(*arguments, **options))
        return future


@dataclass(frozen=True, slots=True, kw_only=True)
class Rig:
    """The parts."""

    server: FeedServer
    poller: Poller
    dispatcher: Dispatcher
    store: Store
    clock: HandClock
    shown: io.StringIO

    async def add_feed(self, path: str, *, read: bool = True) -> FeedState:
        """A feed of the server, due now; with `read` its first poll is over."""
        await self.store.read(lambda db: scene.add_feed(db, self.server.url(path), read=read))
        return await self.state(path)

    async def state(self, path: str) -> FeedState:
        """How the feed stands."""
        found = await self.store.read(lambda db: sources.feed_by_url(db, self.server.url(path)))
        assert found is not None
        return found

    async def tick(self) -> None:
        """One round, to its end."""
        await self.poller.tick()
        await self.poller.finish()


@asynccontextmanager
async def rig(
    path: Path, *, interval_s: float = 600.0, analyst: Executor | None = None, full_text_s: float = 0.0, now: datetime = NOON
) -> AsyncIterator[Rig]:
    """Everything but the scheduler, on a database that is there already, started at a time."""
    clock, shown = HandClock(now), io.StringIO()
    parser, reader = Parser(), Parser()
    parser.start()
    reader.start(early=False)
    try:
        with Writer(lambda: Database.open(path, now=clock.now())) as writer:
            store = Store(writer)
            dispatcher = Dispatcher(store, {"console": Console(out=shown)}, clock)
            fetcher = Fetcher(clock=clock, user_agent="Rajin test", allowed_networks=(ip_network("127.0.0.0/8"),), host_gap_s=0.0)
            async with FeedServer() as server, fetcher:
                worker, pages = analyst or Inline(), Pages(fetcher, reader, clock, agent="Rajin")
                full_text = FullText(pages, worker, patience_s=full_text_s) if full_text_s else None
                collectors = Collectors(fetcher=fetcher, parser=parser, analyst=worker, full_text=full_text)
                poller = Poller(store, collectors, clock, interval_s=interval_s, told=dispatcher.wake)
                yield Rig(server=server, poller=poller, dispatcher=dispatcher, store=store, clock=clock, shown=shown)
                await poller.stop()
    finally:
        parser.close()
        reader.close()


def rss(*items: tuple[str, str, str], complete: bool = True, at: datetime = NOON) -> bytes:
    """An RSS document of (guid, title, text), published at a time."""
    date = at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    body = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><link>https://wire.example/{guid}</link><title>{title}</title>"
        f"<description>{text}</description><pubDate>{date}</pubDate></item>"
        for guid, title, text in items
    )
    return (f"<rss version='2.0'><channel><title>Harbour Wire</title>{body}" + ("</channel></rss>" if complete else "")).encode()
