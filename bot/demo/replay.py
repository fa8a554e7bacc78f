"""Replays sample feeds through the real program: its fetcher, poller, triage, outbox and dispatcher.

What differs from `rajin run` are settings and the clock. It prints nothing of its own: what is said about it is `play`'s.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot import app, config
from bot.clock import SystemClock
from bot.demo.script import State
from bot.demo.server import HOST, Player
from bot.networks.base import Network
from bot.opening import open_seeded
from storage import chats, sources, topics
from storage.audit import Actor
from storage.database import Database
from storage.types import Address, ChatKind

CHATS = (("analyst", "en", "UTC"), ("redaktion", "de", "Europe/Berlin"))  # name, language, time zone
_SELF = Actor(who="demo")


class ReplayClock(SystemClock):
    """A clock that stands at the dates of the samples, and jumps; its monotonic side is the machine's.

    Standing still it gives all feeds of a state the same time, so that they are polled in the same order in every replay.
    """

    def __init__(self, start: datetime) -> None:
        self._now = start

    def set(self, moment: datetime) -> None:
        """Jump."""
        self._now = moment

    def now(self) -> datetime:
        """The replayed time."""
        return self._now

    def jitter(self) -> float:
        """Always the middle: a replay is the same each time."""
        return 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The program before the sample feeds.

    Attributes:
        program: The running program.
        player: The server of the sample feeds.
        clock: What time the program takes it to be.
    """

    program: app.App
    player: Player
    clock: ReplayClock

    async def show(self, state: State) -> None:
        """Read a state and tell what it brings."""
        await self.read(state)
        await self.tell()

    async def read(self, state: State) -> None:
        """Let it be the time of a state, and poll all that is due."""
        self.player.state = state
        self.clock.set(state.at)
        await self.program.poller.tick()
        await self.program.poller.finish()

    async def tell(self) -> None:
        """Send all that is due."""
        await self.program.dispatcher.drain()


def settings(folder: Path) -> config.Settings:
    """The settings of a replay: those of `rajin run` but for these, whatever file or variables the user has."""
    return config.fixed(
        {
            "database": folder / "demo.db",
            "polling": {"interval_s": 1.0, "host_gap_s": 0.0, "full_text_s": 0.0, "allow_networks": [f"{HOST}/32"], "contact": "demo"},
            "log": {"level": "error"},
        }
    )


@asynccontextmanager
async def staged(player: Player, fixed: config.Settings, networks: Mapping[str, Network], clock: ReplayClock) -> AsyncIterator[Stage]:
    """The program on a database that has the sample feeds and two chats, about to poll them for the first time.

    Args:
        player: The server of the sample feeds.
        fixed: From `settings`.
        networks: With "console".
        clock: Set to the time of the first state.
    """

    def open_database() -> Database:
        db = open_seeded(fixed.database, clock.now())
        with db.transaction():
            furnish(db, player, now=player.state.at)
        return db

    async with app.running(fixed, networks=networks, clock=clock, open_database=open_database) as program:
        try:
            yield Stage(program=program, player=player, clock=clock)
        finally:  # whoever breaks off in mid-round gets no complaints of a round whose database is gone
            await program.poller.stop()


def furnish(db: Database, player: Player, *, now: datetime) -> None:
    """Add the sample feeds and the two chats to a database that has no feeds."""
    if sources.list_feeds(db):
        return
    for sample in player.script.samples:
        feed = replace(sample.feed, url=player.base + sample.file)
        sources.add_feed(db, feed, actor=_SELF, now=now, next_check_at=now)
    default = topics.list_topics(db)[0].name
    for name, language, zone in CHATS:
        address = Address(network="console", address=name)
        chat = chats.upsert_chat(db, address, kind=ChatKind.PRIVATE, language=language, time_zone=zone, title=name, now=now)
        chats.subscribe(db, chat, default, actor=_SELF, now=now)
