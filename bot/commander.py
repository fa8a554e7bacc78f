"""What happens in chats, acted on: stored first, acknowledged then, and done once, whatever is killed in between.

Commands of one chat are carried out in their order, those of different chats side by side, so that none waits for another's feed.
"""

import asyncio
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Executor
from datetime import datetime
from functools import partial
from typing import TypeVar

import structlog

from bot import access, errors
from bot.clock import Clock
from bot.commands.answer import Desk, answer, not_heard, question
from bot.commands.command import Refused
from bot.feed_reader import FeedReader, Look
from bot.networks.base import Incoming, Network, Place, Pressed, Said
from bot.networks.wire import incoming_from, incoming_to
from bot.store import Store
from storage import inbox
from storage.database import Database
from storage.failpoint import reach
from storage.inbox import Received
from storage.types import Address

T = TypeVar("T")
PREPARE_S = 60.0
_AT_ONCE = 200
_AGAIN_S = 10.0
_IDLE_S = 30.0


class Commander:
    """Takes what networks hand on, and carries it out.

    Args:
        store: The database.
        networks: The chat networks by name.
        clock: Time and chance.
        owners: People who may do everything: "telegram:1234".
        told: Called when answers wait in the outbox.
        analyst: Does what is pure and takes long.
        reader: Looks at feeds that somebody names.
    """

    def __init__(
        self,
        store: Store,
        networks: Mapping[str, Network],
        clock: Clock,
        *,
        owners: frozenset[str],
        told: Callable[[], None],
        analyst: Executor,
        reader: FeedReader,
    ) -> None:
        self._store = store
        self._networks = networks
        self._clock = clock
        self._told = told
        self._analyst = analyst
        self._reader = reader
        self._desk = Desk(owners=owners, refusals=access.Refusals(), new_id=clock.token)
        self._hearing = access.Hearing(clock.monotonic)
        self._woken = asyncio.Event()
        self._busy: dict[Address, asyncio.Task[None]] = {}
        self._log = structlog.stdlib.get_logger("rajin")

    async def take(self, incoming: Incoming) -> None:
        """Store what happened; once this returns, it may be acknowledged. Nobody is heard more often than `access.Hearing` lets them.

        What bots and channels say is not even stored.
        """
        payload = incoming_to(incoming)
        incoming = incoming_from(payload)  # as it is read from the inbox: without halves of characters
        address, now = incoming.address, self._clock.now()
        if isinstance(incoming.what, Said | Pressed):
            if incoming.author in access.NEVER_OBEYED:  # nothing would come of it, and in a group anybody may speak as a channel
                return
            who = access.hearing_of(incoming)
            if not self._hearing.heard(who):
                self._log.info("somebody says or presses too much and is not heard", network=address.network)
                await self._tell_not_heard(incoming, who)
                return
        await self._store.write(
            lambda db: inbox.store(
                db, network=address.network, account=address.account, update_id=incoming.update_id, payload=payload, now=now
            )
        )
        reach("inbox.stored")
        self._woken.set()

    async def _tell_not_heard(self, incoming: Incoming, who: Hashable) -> None:
        """Tell it once a minute; what is not answered, as it was not said to the bot, is no telling."""
        if self._hearing.told(who):
            return
        now = self._clock.now()
        if await self._store.write(lambda db: not_heard(db, incoming, self._desk, most=access.HEARD_PER_MINUTE, now=now)):
            self._hearing.note_told(who)
            self._told()

    async def run(self) -> None:
        """Act on what waits, and on what comes, until cancelled."""
        while True:
            self._woken.clear()
            await self._begin()
            try:
                async with asyncio.timeout(_IDLE_S):
                    await self._woken.wait()
            except TimeoutError:
                continue

    async def drain(self) -> None:
        """Act on all that waits, then return."""
        while await self._begin() or self._busy:
            await asyncio.gather(*self._busy.values())

    async def _begin(self) -> bool:
        """Begin with what waits in chats where nothing is under way; whether anything was begun."""
        begun = False
        for received in await self._store.read(lambda db: inbox.waiting(db, limit=_AT_ONCE)):
            incoming = incoming_from(received.payload)
            if incoming.address in self._busy:
                continue
            task = asyncio.create_task(self._act(received, incoming))
            self._busy[incoming.address] = task
            task.add_done_callback(partial(self._ended, incoming.address))
            begun = True
        return begun

    def _ended(self, address: Address, _: asyncio.Task[None]) -> None:
        del self._busy[address]
        self._woken.set()

    async def _act(self, received: Received, incoming: Incoming) -> None:
        try:
            prepared = await self._prepared(incoming)
            now = self._clock.now()
            await self._store.write(
                lambda db: _acted(db, received, lambda: answer(db, incoming, self._desk, now=now, prepared=prepared), now)
            )
        except Exception:  # noqa: BLE001 - the top of a command: one that fails must not silence a network
            self._log.exception("a command was not answered", network=incoming.address.network)
            await self._pass_over(received)
        reach("inbox.handled")
        self._told()

    async def _prepared(self, incoming: Incoming) -> object:
        now = self._clock.now()
        asked = await self._store.read(lambda db: question(db, incoming, self._desk, now=now))
        if asked is None:
            return None
        command, what = asked
        assert command.prepare is not None  # noqa: S101 - `question` says so
        try:
            async with asyncio.timeout(PREPARE_S):
                return await command.prepare(what, self)
        except Refused as refused:
            return refused
        except TimeoutError:
            return Refused("command-took-too-long", command=f"/{what.words.name}")

    async def _pass_over(self, received: Received) -> None:
        """Let go of what cannot be carried out: it would fail again at every start."""
        now = self._clock.now()
        try:
            await self._store.write(lambda db: inbox.handled(db, received, now=now))
        except Exception:  # noqa: BLE001 - the disk is full, say: it is tried again later
            self._log.exception("a command cannot be put aside yet")
            await self._clock.sleep(_AGAIN_S)

    # What commands may ask of the world outside the database: `bot.commands.outside.Outside`.

    async def read(self, work: Callable[[Database], T]) -> T:
        """See `Outside.read`."""
        return await self._store.read(work)

    async def compute(self, work: Callable[[], T]) -> T:
        """See `Outside.compute`."""
        return await asyncio.get_running_loop().run_in_executor(self._analyst, work)

    def address(self, text: str) -> str:
        """See `Outside.address`."""
        return self._reader.address(text)

    async def look(self, url: str) -> Look:
        """See `Outside.look`."""
        return await self._reader.look(url)

    async def find(self, network: str, name: str) -> Place | None:
        """See `Outside.find`."""
        there = self._networks.get(network)
        try:
            return None if there is None else await there.find(name)
        except errors.BotError:
            return None

    async def administers(self, address: Address, person: str) -> bool:
        """See `Outside.administers`."""
        network = self._networks.get(address.network)
        if network is None:
            return False
        try:
            return await network.administers(address, person)
        except errors.BotError:
            return False


def _acted(db: Database, received: Received, act: Callable[[], None], now: datetime) -> None:
    """Act in the transaction that says so; what was acted on before is left alone."""
    if inbox.handled(db, received, now=now):
        act()
