"""The composition root: builds the program from settings, runs it, and lets what is under way come to its end."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC
from importlib.metadata import version
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.commands.answer import answer
from bot.config import Settings
from bot.dispatcher import Dispatcher
from bot.errors import NetworkStopped
from bot.housekeeping import keep_house
from bot.networks.base import Incoming, Network
from bot.poller import Collectors, Poller
from bot.schedule_watch import ClockWatch
from bot.store import Store
from feeds.collect.fetch import Fetcher
from feeds.collect.worker import Parser
from storage.database import Database, runner_lock
from storage.writer import Writer

WAKE_S = 10.0
WATCH_S = 5.0
HOUSE_S = 3600.0
DRAIN_S = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The running parts of the program. Get one from `running`.

    Attributes:
        store: The database.
        poller: Polls feeds.
        dispatcher: Sends deliveries.
        networks: The chat networks by name.
        clock: Time and chance.
    """

    store: Store
    poller: Poller
    dispatcher: Dispatcher
    networks: Mapping[str, Network]
    clock: Clock
    _log: structlog.stdlib.BoundLogger = field(default_factory=lambda: structlog.stdlib.get_logger("rajin"))

    async def serve(self, *, wake_s: float = WAKE_S, until: asyncio.Event | None = None) -> None:
        """Poll, send and answer until SIGINT, SIGTERM or `until`; then let what is being sent come to its end.

        Args:
            wake_s: Seconds between two looks at which feeds are due.
            until: Ends it from inside the program.
        """
        stopping = until or asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
        scheduler = AsyncIOScheduler(timezone=UTC)
        # The job only wakes the poller; what is due stands in the database. It must run late rather than not at all, and once.
        job = scheduler.add_job(self._tick, "interval", seconds=wake_s, misfire_grace_time=None, coalesce=True, max_instances=1)
        tasks = [
            asyncio.create_task(self.dispatcher.run()),
            asyncio.create_task(self._every(WATCH_S, self._clock_watch(lambda: job.modify(next_run_time=self.clock.now())))),
            asyncio.create_task(self._every(HOUSE_S, self._keep_house)),
            *(asyncio.create_task(self._listen(network)) for network in self.networks.values()),
        ]
        scheduler.start()
        job.modify(next_run_time=self.clock.now())
        try:
            await stopping.wait()
        finally:
            scheduler.shutdown(wait=False)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            async with asyncio.timeout(DRAIN_S):
                await self.poller.finish()
                await self.dispatcher.finish()

    async def _tick(self) -> None:
        try:
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

    def _clock_watch(self, rearm: Callable[[], object]) -> Callable[[], Coroutine[Any, Any, None]]:
        """A task that notices jumps of the wall clock, which would leave APScheduler asleep, and stored times far away."""
        watch = ClockWatch(wall=self.clock.now(), monotonic=self.clock.monotonic())

        async def look() -> None:
            jump = watch.step(self.clock.now(), self.clock.monotonic())
            if jump is not None:
                self._log.warning("the clock jumped, or the machine slept", seconds=round(jump.total_seconds()))
                await self.poller.clamp()
                rearm()

        return look

    async def _keep_house(self) -> None:
        now = self.clock.now()
        await keep_house(self.store, now)

    async def _listen(self, network: Network) -> None:
        try:
            await network.listen(self._receive)
        except NetworkStopped as error:
            self.dispatcher.stop(network.name)
            self._log.error("network stopped", network=network.name, reason=str(error))

    async def _receive(self, incoming: Incoming) -> None:
        now, number = self.clock.now(), self.clock.token()
        await self.store.write(lambda db: answer(db, incoming, now=now, delivery=number))
        self.dispatcher.wake()


@asynccontextmanager
async def running(
    settings: Settings,
    *,
    networks: Mapping[str, Network],
    clock: Clock,
    open_database: Callable[[], Database],
) -> AsyncIterator[App]:
    """Build the program around a database that nobody else runs on, and take it apart again. Call it from the main thread.

    Raises:
        RunnerActive: Another runner holds the database.
        StorageError: The database cannot be opened.
        NetworkStopped: An account cannot be used.
    """
    agent = user_agent(settings.polling.contact)
    with runner_lock(settings.database), Writer(open_database) as writer, ThreadPoolExecutor(1, "analyst") as analyst:
        parser = Parser()
        parser.start()
        store = Store(writer)
        try:
            async with Fetcher(
                allowed_networks=settings.polling.allow_networks,
                user_agent=agent,
                host_gap_s=settings.polling.host_gap_s,
                parallel=settings.polling.parallel,
                clock=clock,
            ) as fetcher:
                collectors = Collectors(fetcher=fetcher, parser=parser, analyst=analyst)
                dispatcher = Dispatcher(store, networks, clock)
                poller = Poller(store, collectors, clock, interval_s=settings.polling.interval_s, told=dispatcher.wake)
                for network in networks.values():
                    await network.start()
                await dispatcher.recover()
                yield App(store=store, poller=poller, dispatcher=dispatcher, networks=networks, clock=clock)
        finally:
            for network in networks.values():
                await network.close()
            parser.close()


def user_agent(contact: str) -> str:
    """Who asks, honestly, and where to complain."""
    return f"Rajin/{version('rajin')} (news alerts; {contact})"
