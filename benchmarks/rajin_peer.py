"""Rajin as a peer: the program as `rajin run` builds it, with the shipped rules, its database on disk and its log in a file."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot import app, config, log
from bot.app import App
from bot.clock import SystemClock
from bot.opening import open_seeded
from feeds.types.feed import Feed
from storage import sources
from storage.audit import Actor
from storage.database import Database

_SELF = Actor(who="benchmarks")


class RajinPeer:
    """See `benchmarks.peers.Peer`."""

    def __init__(self, program: App) -> None:
        self._program = program

    async def add(self, urls: Sequence[str]) -> None:
        """Take feeds on."""
        now = self._program.clock.now()

        def work(db: Database) -> None:
            for url in urls:
                sources.add_feed(db, Feed(url=url, title=url), actor=_SELF, now=now, next_check_at=now)

        await self._program.store.write(work)

    async def remove(self, url: str) -> None:
        """Drop one."""
        now = self._program.clock.now()

        def work(db: Database) -> None:
            state = sources.feed_by_url(db, url)
            if state is not None:
                sources.remove_feed(db, state.id, actor=_SELF, now=now)

        await self._program.store.write(work)

    async def poll(self) -> dict[str, int]:
        """Ask every feed once."""
        tally = await self._program.poller.poll_all()
        parsed = tally.feeds - tally.unchanged - tally.failed
        return {"polls": tally.feeds, "failed": tally.failed, "parsed": parsed, "new": tally.new}

    async def entries(self) -> int:
        """How many entries its feeds have in the database."""
        states = await self._program.store.read(sources.list_feeds)
        return sum(state.entries for state in states)


@asynccontextmanager
async def rajin(folder: Path) -> AsyncIterator[RajinPeer]:
    """The program on an empty database in a folder."""
    polling = {"host_gap_s": 0.0, "allow_networks": ["127.0.0.0/8"], "contact": "benchmarks"}
    settings = config.fixed({"database": folder / "rajin.db", "polling": polling})
    clock = SystemClock()
    with (folder / "rajin.log").open("w", encoding="utf-8") as lines:
        log.set_up(level=settings.log.level, stream=lines)
        async with app.running(
            settings, networks={}, clock=clock, open_database=lambda: open_seeded(settings.database, clock.now())
        ) as program:
            yield RajinPeer(program)
