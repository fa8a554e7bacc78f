"""The program as a whole: it starts, polls, answers, notices jumps of the clock, and ends when it is told to."""

import asyncio
import contextlib
import io
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot import app, config
from bot.errors import AuthFailed, SecondInstance
from bot.networks.base import Call, Incoming, Receive
from bot.networks.console import Console
from storage import chats, outbox, sources
from storage.database import Database
from storage.errors import RunnerActive
from storage.feed_types import FeedState
from storage.types import Address, ChatState, DeliveryState
from tests import endpoint
from tests.bot import scene
from tests.bot.rig import HandClock, rss
from tests.bot.scene import NOON, TOPIC
from tests.feeds.decide import texts
from tests.feeds.understand.faithful.table import honest
from tests.incoming import happens
from tests.servers import Answer, FeedServer

LONG_S = 60  # generous: only a fault takes so long


class Played(Console):
    """A console whose typing is played by the test, and which can be waited for.

    Attributes:
        typed: Lines that are typed as soon as the program listens.
        trouble: Errors that listening ends with, one after the other, before it works.
    """

    def __init__(self, *typed: str, trouble: tuple[Exception, ...] = ()) -> None:
        self.out = io.StringIO()
        super().__init__(out=self.out)
        self.typed = typed
        self.trouble = list(trouble)
        self.listened = 0
        self._news = asyncio.Event()

    async def listen(self, receive: Receive) -> None:
        """Play what is typed, then wait for ever."""
        self.listened += 1
        self._news.set()
        if self.trouble:
            raise self.trouble.pop(0)
        for number, text in enumerate(self.typed):
            await receive(self._incoming(text, number))
        await asyncio.Event().wait()

    async def perform(self, call: Call) -> str | None:
        """As the console, and tell those who wait."""
        reference = await super().perform(call)
        self._news.set()
        return reference

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that a message or an attempt to listen can bring about."""
        async with asyncio.timeout(LONG_S):
            while not holds():
                self._news.clear()
                await self._news.wait()


class Refused(Played):
    """A network that does not know our account."""

    name = "telegram"

    async def start(self) -> None:
        """As a real one does with a wrong token."""
        raise AuthFailed("no such bot")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A seeded database with one chat."""
    file = tmp_path / "rajin.db"
    db = scene.seeded(file)
    scene.add_chat(db, "desk", TOPIC)
    db.close()
    return file


@asynccontextmanager
async def program(path: Path, network: Played, clock: HandClock) -> AsyncIterator[app.App]:
    """The program, not serving yet."""
    settings = config.fixed({"database": path, "polling": {"host_gap_s": 0.0, "full_text_s": 0.0, "allow_networks": ["127.0.0.0/8"]}})
    async with app.running(
        settings, networks={"console": network}, clock=clock, open_database=lambda: Database.open(path, now=clock.now())
    ) as made:
        yield made


@asynccontextmanager
async def serving(path: Path, network: Played, clock: HandClock, *, wake_s: float = 0.05) -> AsyncIterator[app.App]:
    """The program at work; it is stopped at the end, by its event."""
    until = asyncio.Event()
    async with program(path, network, clock) as made:
        task = asyncio.create_task(made.serve(wake_s=wake_s, until=until))
        try:
            yield made
        finally:
            until.set()
            await asyncio.wait_for(task, LONG_S)


async def test_it_polls_tells_and_answers(path: Path) -> None:
    """From a feed on a server to an alert in a chat, beside a command that is answered."""
    network, clock = Played("/topics"), HandClock()
    async with FeedServer() as server:
        server.play("/feed", Answer(body=rss(("en", *texts.SEOUL_EN))))
        async with serving(path, network, clock) as made:
            await made.store.read(lambda db: scene.add_feed(db, server.url("/feed")))
            await network.until(lambda: "6,700" in network.out.getvalue() and "✓ arms-and-sanctions" in network.out.getvalue())


async def test_with_an_assistant_it_tells_in_the_language_of_the_chat(path: Path) -> None:
    """From the settings to the line that says who worded it; without one the sentences stand as they are."""
    source, told = honest()["de-en-containers"]
    text = " ".join(source.sentences)
    network, clock = Played(), HandClock()
    async with FeedServer() as server:
        server.play("/feed", Answer(body=rss(("de", "Container im Hafen", text))))
        server.play(endpoint.PATH, endpoint.says(*told))
        settings = config.fixed(
            {
                "database": path,
                "polling": {"host_gap_s": 0.0, "full_text_s": 0.0, "allow_networks": ["127.0.0.0/8"]},
                "assistant": {"url": endpoint.base(server), "model": "small", "key": endpoint.KEY},
            }
        )
        async with app.running(
            settings, networks={"console": network}, clock=clock, open_database=lambda: Database.open(path, now=clock.now())
        ) as made:
            await made.store.read(lambda db: scene.add_feed(db, server.url("/feed")))
            await made.poller.tick()
            await made.poller.finish()
            await made.dispatcher.drain()
    said = " ".join(network.out.getvalue().split())
    assert f"{told[0]} {told[1]} Translated by machine from German, checked" in said


async def test_it_ends_on_sigterm_while_a_server_is_silent(path: Path) -> None:
    """Without waiting for an answer, and without an error."""
    network = Played()
    async with FeedServer() as server, program(path, network, HandClock()) as made:
        server.play("/feed", Answer(hold=True))
        await made.store.read(lambda db: scene.add_feed(db, server.url("/feed")))
        task = asyncio.create_task(made.serve(wake_s=0.05))
        await server.arrived(1)
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(task, LONG_S)
        server.release()


async def test_only_one_runs_on_a_database(path: Path) -> None:
    """The second is refused, and told who the first is."""
    async with program(path, Played(), HandClock()):
        with pytest.raises(RunnerActive, match=str(os.getpid())):
            async with program(path, Played(), HandClock()):
                pass


async def test_a_refused_account_stops_its_network_only(path: Path) -> None:
    """Feeds are read, the other network is served, and what waits for the refused one waits on."""
    desk, refused = Played("/topics"), Refused()
    settings = config.fixed({"database": path, "polling": {"host_gap_s": 0.0, "full_text_s": 0.0, "allow_networks": ["127.0.0.0/8"]}})
    with contextlib.closing(Database.open(path, now=NOON)) as db:
        scene.add_chat(db, "7", TOPIC, network="telegram")
    until = asyncio.Event()
    async with FeedServer() as server:
        server.play("/feed", Answer(body=rss(("en", *texts.SEOUL_EN))))
        async with app.running(
            settings,
            networks={"console": desk, "telegram": refused},
            clock=HandClock(),
            open_database=lambda: Database.open(path, now=NOON),
        ) as made:
            assert made.dispatcher.stopped == {"telegram": "no such bot"}
            await made.store.read(lambda db: scene.add_feed(db, server.url("/feed")))
            task = asyncio.create_task(made.serve(wake_s=0.05, until=until))
            await desk.until(lambda: "6,700" in desk.out.getvalue() and "✓ arms-and-sanctions" in desk.out.getvalue())
            until.set()
            await asyncio.wait_for(task, LONG_S)
            told = await made.store.read(outbox.list_deliveries)
    assert {(each.address.network, each.state) for each in told} == {("console", DeliveryState.SENT), ("telegram", DeliveryState.PENDING)}
    assert (refused.listened, refused.out.getvalue()) == (0, "")


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400)], ids=str)
async def test_a_jump_of_the_clock_brings_no_standstill(path: Path, jump: timedelta) -> None:
    """After it feeds are due soon again, whichever way it went."""
    network, clock = Played(), HandClock()
    async with FeedServer() as server:
        server.play("/feed", Answer(body=rss(("en", *texts.SEOUL_EN))))
        async with serving(path, network, clock) as made:
            await made.store.read(lambda db: scene.add_feed(db, server.url("/feed")))
            await network.until(lambda: "6,700" in network.out.getvalue())
            clock.jump(jump)
            jumped = clock.now()  # a round may notice the jump before the watch does
            before = await _feed(made)
            clock.turn(app.WATCH_S)
            after = await _until(made, lambda state: state.next_check_at != before.next_check_at)
            assert jumped <= after.next_check_at < jumped + timedelta(hours=7)


async def test_a_jump_of_the_clock_sets_the_alarm_anew(path: Path) -> None:
    """The scheduler must not sleep until an hour of the old clock, and a moment long past is one to run at, not one to leave out."""
    network, clock = Played(), HandClock()
    async with FeedServer() as server:
        server.play("/feed", Answer(body=rss(("en", *texts.SEOUL_EN))))
        async with serving(path, network, clock, wake_s=10 * 86_400.0) as made:
            await made.store.read(lambda db: scene.add_feed(db, server.url("/feed")))
            await network.until(lambda: "6,700" in network.out.getvalue())
            clock.jump(timedelta(days=30))  # of a clock that is years behind the scheduler's own
            clock.turn(app.WATCH_S)
            async with asyncio.timeout(LONG_S):
                await server.arrived(2)


async def test_a_round_that_comes_right_after_a_jump_polls_no_burst(path: Path) -> None:
    """The jump is noticed before anything is polled by it, even if nobody has looked at the clocks since."""
    network, clock = Played(), HandClock()
    async with FeedServer() as server:
        server.play("/0", Answer(body=rss(("en", *texts.SEOUL_EN))))
        server.play("/1", Answer(body=rss(("en", *texts.SEOUL_EN))))
        async with serving(path, network, clock) as made:
            for number in range(2):
                await made.store.read(partial(scene.add_feed, url=server.url(f"/{number}")))
            await _until(made, lambda state: state.read_at == NOON, place=1)
            clock.jump(timedelta(hours=5))
            await _until(made, lambda state: state.read_at == clock.now())
            assert server.paths() == ["/0", "/1", "/0"]
            assert (await _until(made, lambda state: state.read_at == NOON, place=1)).next_check_at > clock.now()


async def _feed(made: app.App) -> FeedState:
    return (await made.store.read(sources.list_feeds))[0]


async def _until(made: app.App, holds: Callable[[FeedState], bool], *, place: int = 0) -> FeedState:
    async with asyncio.timeout(LONG_S):
        while not holds(state := (await made.store.read(sources.list_feeds))[place]):
            pass
    return state


async def test_a_network_whose_account_is_taken_stops_and_the_rest_goes_on(path: Path) -> None:
    """Nothing more is sent there; polling goes on."""
    network, clock = Played(trouble=(SecondInstance("another process uses it"),)), HandClock()
    async with FeedServer() as server:
        server.play("/feed", Answer(body=rss(("en", *texts.SEOUL_EN))))
        async with serving(path, network, clock) as made:
            await network.until(lambda: network.listened == 1)
            await made.store.read(lambda db: scene.add_feed(db, server.url("/feed")))
            await _until(made, lambda state: state.read_at == NOON)
    assert network.out.getvalue() == ""


async def test_listening_that_breaks_off_is_begun_again(path: Path) -> None:
    """An error of a library in the middle of listening costs some seconds, not the commands for ever."""
    network, clock = Played("/help", trouble=(ValueError("an answer that nobody expects"),)), HandClock()
    async with serving(path, network, clock):
        await network.until(lambda: network.listened == 1)
        while network.listened == 1:
            clock.turn(app.AGAIN_S)
            await asyncio.sleep(0)
        await network.until(lambda: "/topics" in network.out.getvalue())


async def test_a_message_that_cannot_be_answered_does_not_silence_the_chat(path: Path) -> None:
    """The next one is answered."""
    network, clock = Played("/help"), HandClock()
    broken = replace(_incoming("/help"), address=Address(network="console", address="\udcff"))

    async def listen(receive: Receive) -> None:
        await receive(broken)
        await Played.listen(network, receive)

    network.listen = listen  # type: ignore[method-assign] # a network that fails
    async with serving(path, network, clock):
        await network.until(lambda: "/topics" in network.out.getvalue())


async def test_a_stopped_chat_is_kept(path: Path) -> None:
    """/stop is answered, and the chat is stopped in the database."""
    network, clock = Played("/stop"), HandClock()
    async with serving(path, network, clock) as made:
        await network.until(lambda: "/start" in network.out.getvalue())
        (chat,) = await made.store.read(chats.list_chats)
        assert chat.state is ChatState.STOPPED


def _incoming(text: str) -> Incoming:
    return happens(text, address=Address(network="console", address="desk"), sender="console", language=None)


def test_the_user_agent_is_honest() -> None:
    """It names the program and whom to ask."""
    assert app.user_agent("desk@example.org").startswith("Rajin/")
    assert "desk@example.org" in app.user_agent("desk@example.org")
