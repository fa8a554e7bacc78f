"""Lives of the program in the scripted day: `python -m tests.kill.child` reads orders (one JSON object a line) and forks a life for each.

A life builds the program as `rajin run` does, serves the day's feeds to it, plays on from where the last life ended, and ends by itself
after the last round. Forking spares each of them the imports. A keeper waits beside each life, kills it if the order says when, and
reports "number code"; it is the life's parent, so that it can never kill anybody else.
"""

import asyncio
import importlib
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from aiohttp import web

from bot import app, config, log
from bot.clock import SystemClock
from bot.networks.base import Incoming, Said
from bot.networks.console import Console
from feeds.types.feed import Feed
from storage import chats, failpoint, sources, topics
from storage.audit import Actor
from storage.database import Database
from storage.types import Address, ChatKind
from tests.kill import day

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


class Heard:
    """What the network was told that the program has heard: what stands here is never handed on again."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> frozenset[str]:
        """All of it."""
        return frozenset(self._file.read_text().split()) if self._file.exists() else frozenset()

    def add(self, text: str) -> None:
        """Acknowledge one more."""
        with self._file.open("a") as file:
            file.write(text + "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How to live.

    Attributes:
        number: Of the life, for the report.
        folder: The day's folder.
        port: Of the loopback, where the feeds are served in every life of the day.
        started: When the day began, on the monotonic clock.
        honours: Whether the network honours delivery ids.
        faults: How the network's next operations fail.
        limit_s: Seconds from birth after which the life is killed.
        environment: Variables in addition to the nursery's.
    """

    number: int
    folder: str
    port: int
    started: float
    honours: bool
    faults: Iterable[str]
    limit_s: float
    environment: Mapping[str, str]


async def play(folder: Path, port: int, clock: DayClock, console: Console) -> None:
    """Play what is left of the day."""
    settings = config.load()
    log.set_up(level="info", secrets=settings.secrets())
    progress = Progress(folder / "round")
    clock.round = progress.read()
    address = f"127.0.0.1:{port}"

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
    await web.TCPSite(runner, "127.0.0.1", port, reuse_port=True).start()
    heard = Heard(folder / "heard.txt")
    async with app.running(settings, networks={"console": console}, clock=clock, open_database=open_database) as program:
        for number in range(clock.round, day.ROUNDS):
            clock.round = number
            await _round(program, heard, number)
            progress.write(number + 1)
    await runner.cleanup()


async def _round(program: app.App, heard: Heard, number: int) -> None:
    """Poll every feed while people speak and the dispatcher sends, as in ordinary life; then do what is still to be done."""
    tasks = [asyncio.create_task(program.dispatcher.run()), asyncio.create_task(program.commander.run())]
    await asyncio.gather(program.poller.poll_all(), _speak(program, heard, number))
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await program.commander.drain()
    await program.dispatcher.drain()
    await program.keep_house()


async def _speak(program: app.App, heard: Heard, number: int) -> None:
    """What people say in a round, as a network hands it on: again and again until it is acknowledged."""
    for chat, text in day.COMMANDS.get(number, ()):
        if text in heard.read():
            continue
        said = Incoming(
            address=Address(network="console", address=chat),
            kind=ChatKind.PRIVATE,
            chat_title=chat,
            sender=chat,
            sender_is_admin=True,
            language=None,
            update_id=text,
            what=Said(text=text),
        )
        for _ in range(2):  # a network may give again what it was told that we have
            await program.commander.take(said)
            heard.add(text)


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


def live(order: Order) -> None:
    """Live once, in the process of a life."""
    os.environ.update(order.environment)
    importlib.reload(failpoint)  # it reads the environment
    folder = Path(order.folder)
    written = os.open(folder / "log.txt", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(written, sys.stdout.fileno())
    os.dup2(written, sys.stderr.fileno())
    with (folder / "shown.txt").open("a", encoding="utf-8") as shown:
        console = Console(out=shown, transcript=folder / "transcript.jsonl", honours_ids=order.honours, faults=order.faults)
        asyncio.run(play(folder, order.port, DayClock(order.started), console))


def keep(order: Order) -> int:
    """Bear a life, and wait for its end or end it; its exit code, negative for a signal."""
    life = os.fork()
    if life == 0:
        code = 1
        try:
            live(order)
            code = 0
        except BaseException:  # noqa: BLE001 - the process of a life ends here, however it ends
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    ended, _, _ = select.select([os.pidfd_open(life)], [], [], order.limit_s)
    if not ended:
        os.kill(life, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(life, 0)[1])


def main() -> None:
    """Carry out orders until there are no more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # keepers leave without being waited for
    for line in sys.stdin:
        order = Order(**json.loads(line))
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            code = keep(order)
            os.write(sys.stdout.fileno(), f"{order.number} {code}\n".encode())
            os._exit(0)


if __name__ == "__main__":
    main()
