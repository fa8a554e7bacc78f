"""Outbox -> render -> send -> outcome. One operation at a time in each chat, each network at its own pace.

A delivery is marked `sending` one by one, just before its bytes leave: only then does a killed process know what may have arrived.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import count

import structlog

from bot import errors
from bot.clock import Clock
from bot.limits import Pacer
from bot.networks.base import Call, Network
from bot.notices import tell_owners
from bot.render.deliveries import Rendered, render, rendered_to
from bot.retry import retry_at
from bot.store import Store
from bot.wording import Wordings
from storage import chats, late, lifecycle, outbox, waits
from storage.audit import Actor
from storage.database import Database
from storage.errors import Busy, Conflict, OutOfSpace, StorageError, TransactionLost
from storage.failpoint import reach
from storage.types import Address, ChatId, ChatKind, ChatState, Delivery, DeliveryId, DeliveryKind, DeliveryState, Lane, Operation

IN_FLIGHT = 10  # python-telegram-bot gets slower, not faster, beyond this
_CLAIM = 200
_IDLE_S = 30.0
_DRAIN_TRIES = 5  # to store an outcome, half a minute between them: whoever waits for the end must not wait for ever
OWN_ERRORS = 5  # after which one delivery no longer holds those behind it
OWN_ERROR = "an error of Rajin's own; see the log"
NOTHING = "nothing left to show"
SELF = Actor(who="rajin")


class Dispatcher:
    """Sends what waits in the outbox.

    Args:
        store: The database.
        networks: The networks to send on, by name.
        clock: Time and chance.
        wordings: Has summaries worded by a language model, or None.
        owners: Who is told of a network that stops: "telegram:1234".

    Attributes:
        stopped: The networks on which nothing more is sent, by name, with the reason.
    """

    def __init__(
        self,
        store: Store,
        networks: Mapping[str, Network],
        clock: Clock,
        wordings: Wordings | None = None,
        *,
        owners: Collection[str] = (),
    ) -> None:
        self.stopped: dict[str, str] = {}
        self._store = store
        self._networks = dict(networks)
        self._idempotent = frozenset(name for name, network in networks.items() if network.idempotent)
        self._clock = clock
        self._wordings = wordings
        self._owners = owners
        self._pacers = {name: Pacer(network.pace) for name, network in networks.items()}
        self._busy: dict[ChatId, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self._draining = False
        self._given_up: StorageError | None = None
        self._log = structlog.stdlib.get_logger("rajin")

    def wake(self) -> None:
        """Look at the outbox now."""
        self._woken.set()

    async def stop(self, network: str, error: errors.NetworkStopped) -> None:
        """Send no more on one network; what waits for it keeps waiting, and the owners are told where something can still be told."""
        if network in self.stopped:  # listening and sending may both notice
            return
        self._networks.pop(network, None)
        self.stopped[network] = str(error)
        self._log.error("network stopped", network=network, reason=str(error))
        key = "notice-second-instance" if isinstance(error, errors.SecondInstance) else "notice-account-refused"
        tell = partial(
            tell_owners,
            owners=self._owners,
            key=key,
            values={"network": network.capitalize()},
            without=tuple(self.stopped),
            new_id=self._clock.token,
            now=self._clock.now(),
        )
        try:
            await self._store.write(tell)
        except StorageError as problem:
            self._log.error("the owners cannot be told of it", error=str(problem))
        self.wake()

    async def recover(self) -> None:
        """After a start: what was being sent when the last process ended goes out again, by the written rule of its network.

        What has waited since long before is told in one message.
        """
        now, idempotent = self._clock.now(), self._idempotent
        recovery = await self._store.write(lambda db: lifecycle.recover(db, idempotent=idempotent, now=now))
        reach("recovery.stored")
        if folded := await self._store.write(lambda db: late.fold_late(db, now=now, new_id=self._clock.token)):
            self._log.info("alerts have waited too long to be told one by one", folded=folded)
        if recovery.repeated or recovery.held:
            self._log.warning("sends of the last process may have arrived", repeated=recovery.repeated, held=recovery.held)

    async def run(self) -> None:
        """Send for ever."""
        while True:
            self._woken.clear()
            wait = await self._step()
            await self._pause(await self._until_next() if wait is None else wait)

    async def drain(self) -> None:
        """Send all that is due, then return; what is due later stays.

        Raises:
            StorageError: The database cannot take what became of a delivery; to the next start it counts as unanswered.
        """
        self._draining = True
        while True:
            if self._given_up is not None:
                await self.finish()
                raise self._given_up
            self._woken.clear()
            wait = await self._step()
            if not self._busy and wait is None and not self._woken.is_set():
                return
            await self._pause(wait)

    async def finish(self) -> None:
        """Let what is under way come to its end. Whoever cancels this breaks it off, and `recover` finds it at the next start."""
        await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def _pause(self, wait: float | None) -> None:
        """Until woken, as the end of each operation does, or until `wait` seconds are over."""
        signals: list[asyncio.Task[object]] = [asyncio.create_task(self._woken.wait())]
        if wait is not None:
            signals.append(asyncio.create_task(self._clock.sleep(wait)))
        try:
            await asyncio.wait(signals, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for signal in signals:
                signal.cancel()

    async def _until_next(self) -> float:
        """Seconds until something becomes due, or until it is time to look what other processes have done."""
        now = self._clock.now()
        due = await self._store.read(lambda db: outbox.next_due(db, now=now))
        return _IDLE_S if due is None else min(_IDLE_S, (due - now).total_seconds())

    async def _step(self) -> float | None:
        """Start what may leave now. Returns seconds until something due may leave, or None if nothing is due."""
        now = self._clock.now()
        moment = self._clock.monotonic()
        held = [name for name in self._networks if self._pacers[name].held(now=moment)]
        free = self._networks.keys() - held
        busy = tuple(self._busy)

        def due(db: Database) -> list[Delivery]:
            """What may leave; of a network that is held as a whole only one, since all of them could hide what others may send."""
            found = outbox.claim(db, now=now, networks=free, busy=busy, limit=_CLAIM)
            return [*found, *(each for name in held for each in outbox.claim(db, now=now, networks=[name], busy=busy, limit=1))]

        waiting = await self._store.read(due)
        soonest: float | None = None
        for delivery in waiting:
            if len(self._busy) >= IN_FLIGHT:
                break
            moment, pacer, lane = self._clock.monotonic(), self._pacers[delivery.address.network], _lane(delivery.address)
            ready = pacer.ready_at(lane, group=delivery.chat_kind is not ChatKind.PRIVATE, answer=delivery.lane is Lane.ANSWER, now=moment)
            if ready > moment:
                soonest = min(soonest if soonest is not None else ready - moment, ready - moment)
                continue
            pacer.left(lane, now=moment)
            task = asyncio.create_task(self._deliver(delivery))
            self._busy[delivery.chat] = task
            task.add_done_callback(partial(self._ended, delivery.chat))
        return soonest

    def _ended(self, chat: ChatId, _: asyncio.Task[None]) -> None:
        del self._busy[chat]
        self.wake()

    async def _deliver(self, delivery: Delivery) -> None:
        log = self._log.bind(delivery=delivery.id, chat=str(delivery.address), kind=str(delivery.kind), story=delivery.story)
        try:
            await self._try(delivery, log)
        except Exception:  # the top of an operation: it logs, and the other chats go on
            log.exception("delivery broke off")
            now = self._clock.now()
            again = retry_at(now, attempts=delivery.attempts + 1, jitter=self._clock.jitter(), retry_after_s=None)
            idempotent = delivery.address.network in self._idempotent
            await self._settle(lambda db: _broke_off(db, delivery, idempotent=idempotent, again=again, now=now))

    async def _settle(self, work: Callable[[Database], object]) -> None:
        """Store what became of a delivery. A database that cannot take it now gets it later: a forgotten outcome is a second message."""
        for tries in count(1):
            try:
                await self._store.write(work)
            except (Busy, OutOfSpace, TransactionLost) as error:
                self._log.error("what became of a delivery cannot be stored yet", error=str(error))
                if self._draining and (self._given_up is not None or tries == _DRAIN_TRIES):
                    self._given_up = error
                    return
                await self._clock.sleep(_IDLE_S)
            else:
                return

    async def _try(self, delivery: Delivery, log: structlog.stdlib.BoundLogger) -> None:
        network = self._networks.get(delivery.address.network)
        if network is None:  # stopped meanwhile
            return
        if self._wordings is not None:
            await self._wordings.prepare(delivery)
        now = self._clock.now()
        reach("send.claimed")
        try:
            rendered = await self._store.write(lambda db: _prepare(db, delivery.id, now, keep=network.idempotent))
        except Conflict:  # withdrawn since it was claimed
            return
        if rendered is None:
            log.info("cancelled", reason=NOTHING)
            return
        reach("send.marked")
        try:
            reference = await network.perform(
                Call(
                    delivery=delivery.id,
                    address=delivery.address,
                    operation=rendered.operation,
                    message=rendered.message,
                    target=rendered.target,
                    file=rendered.file,
                ),
            )
        except errors.BotError as error:
            await self._not_sent(delivery, rendered, error, log)
            return
        reach("send.answered")
        await self._sent(delivery, rendered, reference)
        log.info("delivered", operation=str(rendered.operation), attempts=delivery.attempts + 1, reference=reference)

    async def _sent(self, delivery: Delivery, rendered: Rendered, reference: str | None) -> None:
        now = self._clock.now()
        text = rendered.message.plain() if rendered.message else ""
        buttons = rendered.message.commands() if rendered.message else {}
        await self._settle(
            lambda db: lifecycle.mark_sent(
                db, delivery.id, reference=reference, text=text, stories=rendered.stories, buttons=buttons, now=now
            ),
        )
        reach("send.recorded")

    async def _not_sent(
        self,
        delivery: Delivery,
        rendered: Rendered,
        error: errors.BotError,
        log: structlog.stdlib.BoundLogger,
    ) -> None:
        """One row of this table per class of error; see `bot.errors` for what each asks for."""
        reach("send.refused")
        now, reason = self._clock.now(), str(error)
        log.warning("not delivered", error=reason, verdict=type(error).__name__)
        match error:
            case errors.RetryLater():
                if error.retry_after_s is not None:
                    held = None if error.whole_network else _lane(delivery.address)
                    self._pacers[delivery.address.network].hold(held, until=self._clock.monotonic() + error.retry_after_s)
                await self._again(delivery, reason, error.retry_after_s, too_much=error.too_much)
            case errors.Ambiguous():
                await self._ambiguous(delivery, reason)
            case errors.ChatUnavailable():
                await self._settle(lambda db: _unreachable(db, delivery, reason, now))
            case errors.ChatMoved():
                await self._settle(lambda db: _moved(db, delivery, error, now))
            case errors.TargetGone() if rendered.operation is Operation.REPLY or delivery.kind is DeliveryKind.ANSWER:
                await self._settle(lambda db: lifecycle.detach(db, delivery.id, reason=reason, now=now))
            case errors.TargetGone():
                await self._settle(lambda db: lifecycle.cancel(db, delivery.id, reason=reason, now=now))
            case errors.NetworkStopped():
                await self.stop(delivery.address.network, error)
                await self._again(delivery, reason, None)
            case _:  # MessageRejected, and nothing else is left
                await self._settle(lambda db: lifecycle.dead(db, delivery.id, reason=reason, now=now))

    async def _again(self, delivery: Delivery, reason: str, retry_after_s: float | None, *, too_much: bool = False) -> None:
        now = self._clock.now()
        again = retry_at(now, attempts=delivery.attempts + 1, jitter=self._clock.jitter(), retry_after_s=retry_after_s)

        def later(db: Database) -> None:
            lifecycle.retry(db, delivery.id, not_before=again, reason=reason)
            if too_much:  # `rajin doctor` tells of it
                waits.note(db, delivery.address.network, seconds=retry_after_s or 0.0, now=now)

        await self._settle(later)

    async def _ambiguous(self, delivery: Delivery, reason: str) -> None:
        now = self._clock.now()
        again = retry_at(now, attempts=delivery.attempts + 1, jitter=self._clock.jitter(), retry_after_s=None)
        await self._settle(
            lambda db: lifecycle.ambiguous(
                db,
                delivery.id,
                idempotent=delivery.address.network in self._idempotent,
                repeat_at=again,
                reason=reason,
                now=now,
            ),
        )


def _lane(address: Address) -> str:
    """What a network's limits hold for: the chat with all its threads."""
    return str(replace(address, thread=""))


def _prepare(db: Database, number: DeliveryId, now: datetime, *, keep: bool) -> Rendered | None:
    """Mark a delivery as being sent, and render it as it stands in that very transaction; None when it was cancelled instead.

    With `keep`, another attempt shows the same as this one if it may have arrived.
    """
    delivery = lifecycle.mark_sending(db, number, now=now)
    rendered = render(db, delivery, now)
    if rendered is None:
        lifecycle.cancel(db, number, reason=NOTHING, now=now)
    elif keep:
        lifecycle.keep(db, number, rendered_to(rendered))
    return rendered


def _broke_off(db: Database, delivery: Delivery, *, idempotent: bool, again: datetime, now: datetime) -> None:
    """After an error of our own. What was marked may have arrived; the rest is tried some more times and then put aside for a person."""
    state = outbox.delivery(db, delivery.id).state
    if state is DeliveryState.SENDING:
        lifecycle.ambiguous(db, delivery.id, idempotent=idempotent, repeat_at=again, reason=OWN_ERROR, now=now)
    elif state is DeliveryState.PENDING:
        lifecycle.mark_sending(db, delivery.id, now=now)
        if delivery.attempts + 1 < OWN_ERRORS:
            lifecycle.retry(db, delivery.id, not_before=again, reason=OWN_ERROR)
        else:
            lifecycle.dead(db, delivery.id, reason=OWN_ERROR, now=now)


def _unreachable(db: Database, delivery: Delivery, reason: str, now: datetime) -> None:
    lifecycle.gone(db, delivery.id, reason=reason, now=now)
    chats.set_state(db, delivery.chat, ChatState.UNREACHABLE, actor=SELF, now=now)


def _moved(db: Database, delivery: Delivery, error: errors.ChatMoved, now: datetime) -> None:
    if error.address.address == delivery.address.address:  # the thread only
        chats.move_chat(db, delivery.chat, error.address, actor=SELF, now=now)
    else:
        chats.move_place(db, delivery.address, error.address, actor=SELF, now=now)
    if outbox.delivery(db, delivery.id).state is DeliveryState.SENDING:  # else it was told there already
        lifecycle.retry(db, delivery.id, not_before=now, reason=str(error))
    if chats.chat(db, delivery.chat).state is ChatState.STOPPED:
        lifecycle.withdraw(db, delivery.chat, reason="the chat was stopped", now=now)
