"""A dispatcher between a real database and a console, on a clock that passes no real time."""

import io
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.dispatcher import Dispatcher
from bot.networks.base import Network, Pace
from bot.networks.console import Console
from bot.render.payload import message_to
from bot.store import Store
from storage import outbox
from storage.database import Database
from storage.types import ChatId, ChatKind, Delivery, DeliveryId, DeliveryKind, DeliveryState, Lane, NewDelivery, Operation
from storage.writer import Writer
from tests.calls import text
from tests.clocks import FakeClock
from tests.storage.samples import NOW, WEEK, add_chat, new_id, seeded


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A dispatcher between a real database and a console.

    Attributes:
        store: The database.
        clock: Its clock, which passes no real time.
        dispatcher: The dispatcher.
        transcript: What arrived.
    """

    store: Store
    clock: FakeClock
    dispatcher: Dispatcher
    transcript: Path

    async def chat(self, name: str, *, kind: ChatKind = ChatKind.PRIVATE, network: str = "console", thread: str = "") -> ChatId:
        """A chat."""
        return await self.store.write(lambda db: add_chat(db, name, network=network, kind=kind, thread=thread))

    async def put(
        self,
        chat: ChatId,
        *said: str,
        lane: Lane = Lane.ALERT,
        operation: Operation = Operation.SEND,
        depends_on: DeliveryId | None = None,
    ) -> list[DeliveryId]:
        """Deliveries that say this."""
        new = [
            NewDelivery(
                id=DeliveryId(new_id()),
                chat=chat,
                kind=DeliveryKind.ANSWER if lane is Lane.ANSWER else DeliveryKind.NOTICE,
                operation=operation,
                lane=lane,
                created_at=NOW,
                not_before=NOW,
                expires_at=NOW + WEEK,
                depends_on=depends_on,
                payload=message_to(text(words)),
            )
            for words in said
        ]
        await self.store.write(lambda db: outbox.create(db, new))
        return [each.id for each in new]

    async def one(self, said: str = "Hello.") -> DeliveryId:
        """A delivery to the chat "desk"."""
        (number,) = await self.put(await self.chat("desk"), said)
        return number

    async def delivery(self, number: DeliveryId) -> Delivery:
        """How a delivery stands."""
        return await self.store.read(lambda db: outbox.delivery(db, number))

    async def states(self) -> list[DeliveryState]:
        """How all deliveries stand, in the order of their creation."""
        return [each.state for each in await self.store.read(outbox.list_deliveries)]

    def arrived(self) -> list[tuple[str, str]]:
        """Chat and text of all that arrived, in order."""
        if not self.transcript.exists():
            return []
        records = [json.loads(line) for line in self.transcript.read_text().splitlines()]
        return [(record["chat"].partition(":")[2], record["text"]) for record in records]

    async def settle(self, rounds: int = 20) -> None:
        """Send, and let time pass until nothing waits for it any more."""
        for _ in range(rounds):
            await self.dispatcher.drain()
            now = self.clock.now()
            due = await self.store.read(partial(outbox.next_due, now=now))
            if due is None or due > NOW + WEEK:
                return
            self.clock.advance((due - now).total_seconds())


@asynccontextmanager
async def staged(
    folder: Path,
    *faults: str,
    honours_ids: bool = True,
    pace: Pace | None = None,
    more: Mapping[str, Network] | None = None,
    store_of: Callable[[Writer], Store] = Store,
    clock: FakeClock | None = None,
) -> AsyncIterator[Stage]:
    """A stage; a second one in the same folder goes on with the first one's database and transcript."""
    clock = clock or FakeClock(NOW)
    file, transcript = folder / "rajin.db", folder / "transcript"
    new = not file.exists()

    def open_database() -> Database:
        db = Database.open(file, now=NOW)
        if new:
            with db.transaction():
                seeded(db)
        return db

    with Writer(open_database) as writer:
        console = Console(out=io.StringIO(), transcript=transcript, honours_ids=honours_ids, faults=faults, pace=pace)
        await console.start()
        store = store_of(writer)
        dispatcher = Dispatcher(store, {"console": console, **(more or {})}, clock)
        yield Stage(store=store, clock=clock, dispatcher=dispatcher, transcript=transcript)
        await dispatcher.finish()
