"""The composition root: builds the program from settings, runs it, and lets what is under way come to its end."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.metadata import version
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot.analyst import Analyst
from bot.assistant import Assistant
from bot.clock import Clock
from bot.commander import Commander
from bot.config import Settings
from bot.dispatcher import Dispatcher
from bot.errors import NetworkStopped
from bot.feed_reader import FeedReader
from bot.full_text import FullText
from bot.housekeeping import keep_house
from bot.networks.base import Network
from bot.poller import Collectors, Poller
from bot.schedule_watch import ClockWatch
from bot.store import Store
from bot.wording import Wordings
from feeds.collect.fetch import Fetcher
from feeds.collect.pages import Pages
from feeds.collect.worker import Parser
from storage.database import Database, runner_lock
from storage.writer import Writer

WAKE_S = 10.0
WATCH_S = 5.0
HOUSE_S = 3600.0
SETTLED_S = 86_400.0  # without a jump of the clock, before anything is dropped for its age
DRAIN_S = 15.0
AGAIN_S = 10.0
PRODUCT = "Rajin"
"""What robots.txt files may call us."""
_ENDING = (signal.SIGINT, signal.SIGTERM)


class _FromNow(BaseTrigger):  # type: ignore[misc] # APScheduler has no types
    """Fires now, and then always some seconds from now.

    Why not APScheduler's own interval: it lists every moment that it missed, and after a jump of the clock from 1970 these fill the memory.
    """

    def __init__(self, seconds: float) -> None:
        self._gap = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """See `BaseTrigger`."""
        return now if previous_fire_time is None else now + self._gap


@dataclass(slots=True, kw_only=True)
class App:
    """The running parts of the program. Get one from `running`.

    Attributes:
        store: The database.
        poller: Polls feeds.
        dispatcher: Sends deliveries.
        commander: Acts on what happens in chats.
        networks: The chat networks by name.
        clock: Time and chance.
    """

    store: Store
    poller: Poller
    dispatcher: Dispatcher
    commander: Commander
    networks: Mapping[str, Network]
    clock: Clock
    _jumped_at: float | None = None  # by the monotonic clock
    _watch: ClockWatch = field(init=False)
    _rearm: Callable[[], object] = field(init=False, default=lambda: None)
    _log: structlog.stdlib.BoundLogger = field(default_factory=lambda: structlog.stdlib.get_logger("rajin"))

    def __post_init__(self) -> None:
        self._watch = ClockWatch(wall=self.clock.now(), monotonic=self.clock.monotonic())

    async def serve(self, *, wake_s: float = WAKE_S, until: asyncio.Event | None = None) -> None:
        """Poll, send and answer until SIGINT, SIGTERM or `until`; then let what is being sent come to its end.

        Args:
            wake_s: Seconds between two looks at which feeds are due.
            until: Ends it from inside the program.
        """
        stopping = until or asyncio.Event()
        for number in _ENDING:
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
        await self.poller.clamp(started=True)
        scheduler = AsyncIOScheduler(timezone=UTC)
        # The job only wakes the poller; what is due stands in the database. It must run late rather than not at all, and once.
        job = scheduler.add_job(self._tick, _FromNow(wake_s), misfire_grace_time=None, max_instances=1)
        self._rearm = lambda: job.modify(next_run_time=self.clock.now() + timedelta(seconds=wake_s))
        tasks = [
            asyncio.create_task(self._keep_going(self.dispatcher.run)),
            asyncio.create_task(self._keep_going(self.commander.run)),
            asyncio.create_task(self._every(WATCH_S, self._watch_clock)),
            asyncio.create_task(self._every(HOUSE_S, self.keep_house)),
            *(asyncio.create_task(self._keep_going(partial(self._listen, network))) for network in self._usable()),
        ]
        scheduler.start()
        try:
            await stopping.wait()
        finally:
            scheduler.shutdown(wait=False)
            for number in _ENDING:  # a second Ctrl-C does not wait
                asyncio.get_running_loop().remove_signal_handler(number)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.poller.stop()
            await self._drain()

    async def _drain(self) -> None:
        """Let what is being sent come to its end, unless that takes too long: then the next start treats it as unanswered."""
        try:
            async with asyncio.timeout(DRAIN_S):
                await self.dispatcher.finish()
        except TimeoutError:
            self._log.warning("ended while something was still being sent")

    async def _keep_going(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run what is meant to run for ever; should an error end it, log that and begin it again."""
        while True:
            try:
                await work()
            except Exception:  # noqa: BLE001 - the top of a loop: it logs and goes on
                self._log.exception("a part of the program broke off; it is started again", seconds=AGAIN_S)
            else:
                return
            await self.clock.sleep(AGAIN_S)

    async def _tick(self) -> None:
        try:
            await self._watch_clock()  # first, or all that a jump made overdue is polled at once
            await self.poller.tick()
        except Exception:  # noqa: BLE001 - the top of a loop: it logs and goes on
            self._log.exception("a round of polls could not begin")

    async def _every(self, seconds: float, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        while True:
            await self.clock.sleep(seconds)
            try:
                await work()
            except Exception:  # noqa: BLE001 - the top of a loop: it logs and goes on
                self._log.exception("a regular task broke off")

    async def _watch_clock(self) -> None:
        """Notice jumps of the wall clock, which would leave APScheduler asleep, and stored times far away."""
        jump = self._watch.step(self.clock.now(), self.clock.monotonic())
        if jump is not None:
            self._log.warning("the clock jumped, or the machine slept", seconds=round(jump.total_seconds()))
            self._jumped_at = self.clock.monotonic()
            self._rearm()
            await self.poller.clamp()

    async def keep_house(self) -> None:
        """Retention and expiry, unless the clock has jumped lately and may be wrong: what is dropped for its age does not come back."""
        if self._jumped_at is None or self.clock.monotonic() - self._jumped_at >= SETTLED_S:
            await keep_house(self.store, self.clock.now(), new_id=self.clock.token)

    def _usable(self) -> list[Network]:
        return [network for name, network in self.networks.items() if name not in self.dispatcher.stopped]

    async def _listen(self, network: Network) -> None:
        try:
            await network.listen(self.commander.take)
        except NetworkStopped as error:
            await self.dispatcher.stop(network.name, error)


@asynccontextmanager
async def running(
    settings: Settings,
    *,
    networks: Mapping[str, Network],
    clock: Clock,
    open_database: Callable[[], Database],
) -> AsyncIterator[App]:
    """Build the program around a database that nobody else runs on, and take it apart again. Call it from the main thread.

    A network whose account cannot be used is stopped, see `Dispatcher.stopped`; the feeds are read and the others served all the same.

    Raises:
        RunnerActive: Another runner holds the database.
        StorageError: The database cannot be opened.
    """
    agent = user_agent(settings.polling.contact)
    with runner_lock(settings.database), Writer(open_database) as writer, Analyst() as analyst:
        parser, reader = Parser(), Parser()
        parser.start()
        reader.start(early=False)
        store = Store(writer)
        try:
            async with AsyncExitStack() as stack:
                fetcher = await stack.enter_async_context(_fetcher(settings, clock, agent))
                pages = Pages(fetcher, reader, clock, agent=PRODUCT)
                patience_s = settings.polling.full_text_s
                full_text = FullText(pages, analyst, patience_s=patience_s) if patience_s else None
                collectors = Collectors(fetcher=fetcher, parser=parser, analyst=analyst, full_text=full_text)
                wordings = await stack.enter_async_context(_wordings(settings, store, analyst, clock, agent))
                owners = frozenset(settings.owners)
                dispatcher = Dispatcher(store, networks, clock, wordings, owners=owners)
                feed_reader = FeedReader(fetcher, parser, clock, allowed=settings.polling.allow_networks)
                commander = Commander(store, networks, clock, owners=owners, told=dispatcher.wake, analyst=analyst, reader=feed_reader)
                poller = Poller(store, collectors, clock, interval_s=settings.polling.interval_s, told=dispatcher.wake)
                for network in networks.values():
                    try:
                        await network.start()
                    except NetworkStopped as error:
                        await dispatcher.stop(network.name, error)
                await dispatcher.recover()
                yield App(store=store, poller=poller, dispatcher=dispatcher, commander=commander, networks=networks, clock=clock)
        finally:
            for network in networks.values():
                await network.close()
            parser.close()
            reader.close()


def _fetcher(settings: Settings, clock: Clock, agent: str) -> Fetcher:
    return Fetcher(
        allowed_networks=settings.polling.allow_networks,
        user_agent=agent,
        host_gap_s=settings.polling.host_gap_s,
        parallel=settings.polling.parallel,
        clock=clock,
    )


@asynccontextmanager
async def _wordings(settings: Settings, store: Store, analyst: Analyst, clock: Clock, agent: str) -> AsyncIterator[Wordings | None]:
    """What has summaries worded by a language model; None without the address of one."""
    found = settings.assistant
    if not found.url:
        yield None
        return
    key = settings.assistant_key()
    async with Assistant(url=found.url, model=found.model, key=key, timeout_s=found.timeout_s, agent=agent, clock=clock) as assistant:
        wordings = Wordings(
            store,
            assistant,
            clock,
            analyst,
            timeout_s=found.timeout_s,
            languages=found.languages,
            shorten_from=found.shorten_from,
        )
        try:
            yield wordings
        finally:
            await wordings.close()


def user_agent(contact: str) -> str:
    """Who asks, honestly, and where to complain."""
    return f"{PRODUCT}/{version('rajin')} (news alerts; {contact})"
