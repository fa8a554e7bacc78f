"""One life of the program in the scripted day: `python -m tests.kill.child FOLDER SOCKET STARTED HONOURS [FAULT...]`.

It builds the program as `rajin run` does, serves the day's feeds to it, plays on from where the last life ended, and ends by itself after
the last round. The feeds are served on a listening socket that was inherited, so that their addresses outlive a killed process.
"""

import asyncio
import os
import socket
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from aiohttp import web

from bot import app, config, log
from bot.clock import SystemClock
from bot.networks.console import Console
from feeds.types.feed import Feed
from storage import chats, sources, topics
from storage.audit import Actor
from storage.database import Database
from storage.types import Address, ChatKind
from tests.kill import day
from tests.kill.lives import READY

_SELF = Actor(who="day")


class DayClock(SystemClock):
    """The day's time: the hour of the round, and since the day was begun the minutes of the machine. No life is earlier than the last."""

    def __init__(self, started: float) -> None:
        self._started = started
        self.round = 0

    def now(self) -> datetime:
        """The time of the day."""
        return day.BEGIN + self.round * day.STEP + timedelta(seconds=self.monotonic() - self._started)

    def jitter(self) -> float:
        """Always the middle."""
        return 0.5


class Progress:
    """The round that the day has come to, in a file that is replaced whole."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> int:
        """The round to play."""
        return int(self._file.read_text()) if self._file.exists() else 0

    def write(self, number: int) -> None:
        """Note that all rounds before `number` are over."""
        draft = self._file.with_suffix(".new")
        draft.write_text(str(number))
        draft.replace(self._file)


async def play(folder: Path, listening: socket.socket, clock: DayClock, console: Console) -> None:
    """Play what is left of the day."""
    settings = config.load()
    log.set_up(level="info", secrets=settings.secrets())
    progress = Progress(folder / "round")
    clock.round = progress.read()
    address = f"127.0.0.1:{listening.getsockname()[1]}"

    async def respond(request: web.Request) -> web.StreamResponse:
        feed = request.match_info["feed"]
        if feed == day.LOCKED:
            return web.Response(status=403)
        body = day.document(feed, clock.round)
        tag = f'"{sha256(body).hexdigest()}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(body=body, headers={"Content-Type": "application/rss+xml", "ETag": tag})

    def open_database() -> Database:
        db = Database.open(settings.database, now=clock.now())
        with db.transaction():
            _furnish(db, address, clock.now())
        return db

    served = web.Application()
    served.router.add_get("/{feed}", respond)
    runner = web.AppRunner(served, access_log=None)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    async with app.running(settings, networks={"console": console}, clock=clock, open_database=open_database) as program:
        print(READY, flush=True)  # noqa: T201 - the harness waits for it
        for number in range(clock.round, day.ROUNDS):
            clock.round = number
            await _round(program)
            progress.write(number + 1)
    await runner.cleanup()


async def _round(program: app.App) -> None:
    """Poll every feed while the dispatcher sends, as in ordinary life; then send what is still due."""
    sending = asyncio.create_task(program.dispatcher.run())
    await program.poller.poll_all()
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    await program.dispatcher.drain()


def _furnish(db: Database, address: str, now: datetime) -> None:
    """Topics, feeds and chats into a new database."""
    if not topics.seed(db, day.RULES, now=now):
        return
    locked = Feed(url=f"http://reader:{day.PASSWORD}@{address}/{day.LOCKED}", title="Locked")
    plain = Feed(url="", title="", language="en")
    for feed in (locked, *(replace(plain, url=f"http://{address}/{name}", title=name) for name in day.FEEDS)):
        sources.add_feed(db, feed, actor=_SELF, now=now, next_check_at=now)
    for name, (language, wanted) in day.CHATS.items():
        place = Address(network="console", address=name)
        chat = chats.upsert_chat(db, place, kind=ChatKind.PRIVATE, language=language, time_zone="UTC", title=name, now=now)
        for topic in wanted:
            chats.subscribe(db, chat, topic, actor=_SELF, now=now)


def main(folder: Path, descriptor: int, started: float, *, honours: bool, faults: list[str]) -> None:
    """Live once."""
    with (folder / "shown.txt").open("a", encoding="utf-8") as shown, socket.socket(fileno=descriptor) as listening:
        os.set_inheritable(descriptor, False)
        listening.setblocking(False)
        console = Console(out=shown, transcript=folder / "transcript.jsonl", honours_ids=honours, faults=faults)
        asyncio.run(play(folder, listening, DayClock(started), console))


if __name__ == "__main__":
    place, socket_number, begun, honours_ids, *planned = sys.argv[1:]
    main(Path(place), int(socket_number), float(begun), honours=honours_ids == "yes", faults=planned)
