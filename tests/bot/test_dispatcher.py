"""From the outbox to the chats and back: what becomes of a delivery, in which order, and what never waits for what."""

import asyncio
import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import errors
from bot.dispatcher import NOTHING, OWN_ERROR, OWN_ERRORS
from bot.networks.base import Call
from bot.networks.console import Console
from bot.store import Store
from storage import chats, lifecycle, messages, outbox
from storage.database import Database
from storage.errors import OutOfSpace
from storage.types import ChatState, Delivery, DeliveryState, Lane, Operation
from storage.writer import Writer
from tests.bot.dispatching import staged
from tests.calls import text
from tests.clocks import Alarm
from tests.storage.samples import NOW

T = TypeVar("T")
State = DeliveryState


async def test_what_is_due_is_sent_and_noted(tmp_path: Path) -> None:
    """With its reference, and with what the chat was shown."""
    async with staged(tmp_path) as stage:
        number = await stage.one()
        await stage.dispatcher.drain()
        delivery = await stage.delivery(number)
        assert (delivery.state, delivery.reference, delivery.attempts, delivery.repeats) == (State.SENT, "m1", 1, 0)
        shown = await stage.store.read(lambda db: messages.shown(db, number))
        assert shown is not None
        assert (shown.text, shown.reference) == ("Hello.", "m1")
        assert stage.arrived() == [("desk", "Hello.")]


async def test_what_is_due_later_stays(tmp_path: Path) -> None:
    """Draining returns without waiting for it."""
    async with staged(tmp_path) as stage:
        number = await stage.one()
        stage.clock.advance(-1)
        await stage.dispatcher.drain()
        assert ((await stage.delivery(number)).state, stage.arrived()) == (State.PENDING, [])


@pytest.mark.parametrize(
    ("fault", "honours_ids", "state", "repeats", "copies"),
    [
        ("retry_later", False, State.SENT, 0, 1),
        ("retry_later=60", False, State.SENT, 0, 1),
        ("slow_down=60", False, State.SENT, 0, 1),
        ("lost", False, State.SENT, 1, 1),
        ("lost", True, State.SENT, 0, 1),
        ("unanswered", False, State.SENT, 1, 2),
        ("unanswered", True, State.SENT, 0, 1),
        ("unavailable", False, State.GONE, 0, 0),
        ("moved=office", False, State.SENT, 0, 1),
        ("target_gone", False, State.CANCELLED, 0, 0),
        ("rejected", False, State.DEAD, 0, 0),
        ("auth_failed", False, State.PENDING, 0, 0),
        ("second_instance", False, State.PENDING, 0, 0),
    ],
)
async def test_what_becomes_of_each_failure(tmp_path: Path, fault: str, honours_ids: bool, state: State, repeats: int, copies: int) -> None:
    """Every class of error leads where it should; no copy is undeclared."""
    async with staged(tmp_path, fault, honours_ids=honours_ids) as stage:
        number = await stage.one()
        await stage.settle()
        delivery = await stage.delivery(number)
        assert (delivery.state, delivery.repeats, len(stage.arrived())) == (state, repeats, copies)
        assert bool(delivery.reason) == (state is not State.SENT)


async def test_a_failed_delivery_waits_with_full_jitter(tmp_path: Path) -> None:
    """Longer at each failure, and never less than the network wishes."""
    async with staged(tmp_path, "retry_later", "retry_later", "retry_later=120") as stage:
        number = await stage.one()
        waits = []
        for _ in range(3):
            await stage.dispatcher.drain()
            delivery = await stage.delivery(number)
            waits.append((delivery.not_before - stage.clock.now()).total_seconds())
            stage.clock.advance(waits[-1])
        assert waits == [5.0, 10.0, 120.0]


async def test_a_chat_that_cannot_be_reached_is_left_alone(tmp_path: Path) -> None:
    """All that waits for it is gone, its settings stay, and no other chat notices."""
    async with staged(tmp_path, "unavailable") as stage:
        desk, office = await stage.chat("desk"), await stage.chat("office")
        await stage.put(desk, "1", "2")
        await stage.put(office, "3")
        await stage.settle()
        assert await stage.states() == [State.GONE, State.GONE, State.SENT]
        assert (await stage.store.read(lambda db: chats.chat(db, desk))).state is ChatState.UNREACHABLE


async def test_a_moved_chat_gets_what_waits_at_its_new_address(tmp_path: Path) -> None:
    """Even if we knew that address as another chat: the two become one."""
    async with staged(tmp_path, "moved=office") as stage:
        desk, _ = await stage.chat("desk"), await stage.chat("office")
        await stage.put(desk, "1", "2")
        await stage.settle()
        await stage.put(desk, "3")
        await stage.settle()
        assert stage.arrived() == [("office", "1"), ("office", "2"), ("office", "3")]
        known = await stage.store.read(chats.list_chats)
        assert [(chat.id, chat.address.address) for chat in known] == [(desk, "office")]


async def test_a_place_that_moved_takes_its_threads_along(tmp_path: Path) -> None:
    """Those as well for which nothing was sent; each keeps its thread."""
    async with staged(tmp_path, "moved=office") as stage:
        await stage.chat("desk", thread="2"), await stage.chat("desk")
        await stage.put(await stage.chat("desk", thread="1"), "1")
        await stage.settle()
        known = await stage.store.read(chats.list_chats)
        assert [(chat.address.address, chat.address.thread) for chat in known] == [("office", "2"), ("office", ""), ("office", "1")]


class Threaded(Console):
    """A network where thread 1 goes on as thread 2."""

    async def perform(self, call: Call) -> str | None:
        if call.address.thread == "1":
            raise errors.ChatMoved("it goes on elsewhere", address=replace(call.address, thread="2"))
        return await super().perform(call)


async def test_a_thread_that_moved_takes_nothing_else_along(tmp_path: Path) -> None:
    """The place and its other threads stay; what waited arrives."""
    async with staged(tmp_path, more={"matrix": Threaded(out=io.StringIO())}) as stage:
        await stage.chat("desk", network="matrix"), await stage.chat("desk", network="matrix", thread="3")
        (number,) = await stage.put(await stage.chat("desk", network="matrix", thread="1"), "1")
        await stage.settle()
        assert (await stage.delivery(number)).state is State.SENT
        assert sorted(chat.address.thread for chat in await stage.store.read(chats.list_chats)) == ["", "2", "3"]


async def test_a_rejected_message_holds_nobody(tmp_path: Path) -> None:
    """It is a dead letter with its reason at once, and the next one goes."""
    async with staged(tmp_path, "rejected") as stage:
        first, second = await stage.put(await stage.chat("desk"), "1", "2")
        await stage.dispatcher.drain()
        dead = await stage.delivery(first)
        assert (dead.state, (await stage.delivery(second)).state) == (State.DEAD, State.SENT)
        assert "does not take" in dead.reason


async def test_a_reply_to_a_vanished_message_becomes_a_message(tmp_path: Path) -> None:
    """And an edit of one is given up."""
    async with staged(tmp_path, "ok", "target_gone", "ok", "target_gone") as stage:
        desk = await stage.chat("desk")
        (first,) = await stage.put(desk, "alert")
        (reply,) = await stage.put(desk, "update", lane=Lane.UPDATE, operation=Operation.REPLY, depends_on=first)
        (edit,) = await stage.put(desk, "edit", lane=Lane.EDIT, operation=Operation.EDIT, depends_on=first)
        await stage.settle()
        told = await stage.delivery(reply)
        assert (told.state, told.operation, (await stage.delivery(edit)).state) == (State.SENT, Operation.SEND, State.CANCELLED)
        assert stage.arrived() == [("desk", "alert"), ("desk", "update")]


async def test_an_answer_in_place_of_a_vanished_message_becomes_a_message(tmp_path: Path) -> None:
    """Whoever pressed waits for it."""
    async with staged(tmp_path, "ok", "target_gone") as stage:
        desk = await stage.chat("desk")
        (first,) = await stage.put(desk, "settings", lane=Lane.ANSWER)
        await stage.put(desk, "changed", lane=Lane.ANSWER, operation=Operation.EDIT, depends_on=first)
        await stage.settle()
        assert stage.arrived() == [("desk", "settings"), ("desk", "changed")]


async def test_a_message_that_stays_ambiguous_is_held_for_a_person(tmp_path: Path) -> None:
    """After as many declared repeats as the rule allows."""
    async with staged(tmp_path, *["unanswered"] * 9, honours_ids=False) as stage:
        number = await stage.one()
        await stage.settle()
        delivery = await stage.delivery(number)
        assert (delivery.state, delivery.repeats) == (State.AMBIGUOUS, lifecycle.MAX_REPEATS)
        assert len(stage.arrived()) == 1 + lifecycle.MAX_REPEATS


async def test_answers_go_ahead_of_alerts_ahead_of_updates_ahead_of_edits(tmp_path: Path) -> None:
    """Whatever was there first; each lane keeps its order."""
    async with staged(tmp_path) as stage:
        desk = await stage.chat("desk")
        for lane in reversed(Lane):
            await stage.put(desk, f"{lane.name} 1", f"{lane.name} 2", lane=lane)
        await stage.dispatcher.drain()
        assert [said for _, said in stage.arrived()] == [f"{lane.name} {number}" for lane in Lane for number in (1, 2)]


@settings(max_examples=25)
@given(plan=st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["ok", "ok", "retry_later", "lost", "rejected"])), max_size=14))
async def test_every_chat_gets_all_it_is_owed_in_order(tmp_path_factory: pytest.TempPathFactory, plan: list[tuple[str, str]]) -> None:
    """Whatever fails between, nothing is left behind, told twice or out of order."""
    async with staged(tmp_path_factory.mktemp("plan"), *(fault for _, fault in plan)) as stage:
        rooms = {name: await stage.chat(name) for name in "abcd"}
        for number, (name, _) in enumerate(plan):
            await stage.put(rooms[name], str(number))
        await stage.settle(rounds=60)
        delivered = await stage.store.read(outbox.list_deliveries)
        assert {each.state for each in delivered} <= {State.SENT, State.DEAD}
        for name in rooms:
            told = [int(said) for chat, said in stage.arrived() if chat == name]
            assert told == sorted(set(told))
        assert len(stage.arrived()) == sum(each.state is State.SENT for each in delivered)


async def test_more_chats_than_are_served_at_once(tmp_path: Path) -> None:
    """Each gets its message all the same; and what is under way when the loop is ended comes to its own end."""
    async with staged(tmp_path) as stage, asyncio.timeout(30):
        for number in range(25):
            await stage.put(await stage.chat(f"chat{number}"), "1")
        running = asyncio.create_task(stage.dispatcher.run())
        while State.SENT not in await stage.states():
            assert not running.done()
        await _end(running)
        await stage.dispatcher.finish()
        assert State.SENDING not in await stage.states()
        await stage.dispatcher.drain()
        assert await stage.states() == [State.SENT] * 25


async def _end(running: asyncio.Task[None]) -> None:
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


@pytest.mark.parametrize("fault", ["auth_failed", "second_instance"])
async def test_a_stopped_network_keeps_what_waits(tmp_path: Path, fault: str) -> None:
    """Nothing more is sent there, nothing is lost, and other networks go on; the next process sends it."""
    async with staged(tmp_path, fault) as stage:
        first, second = await stage.put(await stage.chat("desk"), "1", "2")
        await stage.settle()
        assert (await stage.states(), stage.arrived()) == ([State.PENDING] * 2, [])
        assert {(await stage.delivery(number)).repeats for number in (first, second)} == {0}
    async with staged(tmp_path) as stage:
        stage.clock.advance(3600)
        await stage.dispatcher.recover()
        await stage.settle()
        assert stage.arrived() == [("desk", "1"), ("desk", "2")]


async def test_stop_ends_one_network_only(tmp_path: Path) -> None:
    """What waits for it stays pending while the others are served."""
    other = Console(out=io.StringIO())
    async with staged(tmp_path, more={"telegram": other}) as stage:
        await stage.put(await stage.chat("desk"), "1")
        await stage.put(await stage.chat("7", network="telegram"), "2")
        await stage.dispatcher.stop("telegram", errors.AuthFailed("its token was refused"))
        await stage.dispatcher.stop("telegram", errors.AuthFailed("its token was refused"))  # listening and sending may both notice
        await stage.dispatcher.drain()
        assert await stage.states() == [State.SENT, State.PENDING]


@pytest.mark.parametrize("honours_ids", [True, False])
@pytest.mark.parametrize("arrived", [True, False])
async def test_what_was_under_way_in_a_crash(tmp_path: Path, honours_ids: bool, arrived: bool) -> None:
    """Where ids are honoured it goes out again and is one message; elsewhere it is repeated, and the repeat is declared."""
    async with staged(tmp_path, honours_ids=honours_ids) as stage:
        first, second = await stage.put(await stage.chat("desk"), "1", "2")
        if arrived:
            await stage.dispatcher._networks["console"].perform(_sent(await stage.delivery(first)))
        await stage.store.write(lambda db: lifecycle.mark_sending(db, first, now=NOW))
        await stage.dispatcher.drain()  # a chat with something under way gets nothing else
        assert len(stage.arrived()) == arrived
    async with staged(tmp_path, honours_ids=honours_ids) as stage:
        await stage.dispatcher.recover()
        await stage.settle()
        told = [said for _, said in stage.arrived()]
        assert told == (["1", "2"] if honours_ids or not arrived else ["1", "1", "2"])
        assert (await stage.delivery(first)).repeats == (0 if honours_ids else 1)
        assert (await stage.delivery(second)).repeats == 0


def _sent(delivery: Delivery) -> Call:
    return Call(delivery=delivery.id, address=delivery.address, operation=Operation.SEND, message=text("1"))


async def test_what_has_nothing_to_show_any_more_is_cancelled(tmp_path: Path) -> None:
    """Rendering happens at the time of sending: a catch-up whose stories were all told otherwise is not sent."""
    async with staged(tmp_path) as stage:
        number = await stage.one()
        await stage.store.write(lambda db: db.execute("UPDATE deliveries SET kind = 'catch_up' WHERE id = ?", (number,)))
        await stage.dispatcher.drain()
        cancelled = await stage.delivery(number)
        assert (cancelled.state, cancelled.reason, stage.arrived()) == (State.CANCELLED, NOTHING, [])


async def test_an_error_of_our_own_holds_nobody_for_ever(tmp_path: Path) -> None:
    """What cannot be rendered is tried a few times, then put aside for a person; the chat's other messages follow."""
    async with staged(tmp_path) as stage:
        broken, fine = await stage.put(await stage.chat("desk"), "1", "2")
        await stage.store.write(lambda db: db.execute("UPDATE deliveries SET payload = '{}' WHERE id = ?", (broken,)))
        await stage.settle()
        delivery = await stage.delivery(broken)
        assert (delivery.state, delivery.reason, delivery.attempts) == (State.DEAD, OWN_ERROR, OWN_ERRORS)
        assert ((await stage.delivery(fine)).state, stage.arrived()) == (State.SENT, [("desk", "2")])


class Clumsy(Console):
    """A network that breaks its contract after it has shown the message."""

    async def perform(self, call: Call) -> str | None:
        await super().perform(call)
        raise ZeroDivisionError


async def test_an_error_of_our_own_behind_a_send_is_ambiguous(tmp_path: Path) -> None:
    """The bytes may have left, so the repeat is declared."""
    async with staged(tmp_path, more={"telegram": Clumsy(out=io.StringIO(), honours_ids=False)}) as stage:
        (number,) = await stage.put(await stage.chat("7", network="telegram"), "1")
        await stage.dispatcher.drain()
        delivery = await stage.delivery(number)
        assert (delivery.state, delivery.repeats, delivery.reason) == (State.PENDING, 1, OWN_ERROR)


class FullDisk(Store):
    """A store whose disk is full for some of its writes, counted from the first."""

    def __init__(self, writer: Writer, full: Iterable[int]) -> None:
        super().__init__(writer)
        self._full = frozenset(full)
        self._writes = 0

    async def write(self, work: Callable[[Database], T]) -> T:
        self._writes += 1
        if self._writes in self._full:
            raise OutOfSpace("the disk is full")
        return await super().write(work)


@pytest.mark.parametrize("full", [(3,), (3, 4, 5), (4,), (4, 5, 6)], ids=["before", "long before", "behind", "long behind"])
async def test_a_full_disk_forgets_no_outcome(tmp_path: Path, full: tuple[int, ...]) -> None:
    """Writes 1 and 2 set the stage, 3 marks, 4 notes the answer: it is noted once there is room again, and nothing is told twice."""
    async with staged(tmp_path, honours_ids=False, store_of=lambda writer: FullDisk(writer, full)) as stage:
        number = await stage.one()
        await stage.settle()
        delivery = await stage.delivery(number)
        assert (delivery.state, delivery.repeats, stage.arrived()) == (State.SENT, 0, [("desk", "Hello.")])


class Withdrawing(Store):
    """A store in which the chat is stopped between the claim and the mark."""

    async def read(self, work: Callable[[Database], T]) -> T:
        found = await super().read(work)
        if isinstance(found, list) and found and isinstance(found[0], Delivery) and found[0].state is State.PENDING:
            chat = found[0].chat
            await self.write(lambda db: lifecycle.withdraw(db, chat, reason="the chat was stopped", now=NOW))
        return found


async def test_what_was_withdrawn_at_the_last_moment_is_not_sent(tmp_path: Path) -> None:
    """Nor is that an error."""
    async with staged(tmp_path, store_of=Withdrawing) as stage:
        number = await stage.one()
        await stage.dispatcher.drain()
        assert ((await stage.delivery(number)).state, stage.arrived()) == (State.CANCELLED, [])


async def test_it_wakes_for_what_becomes_due(tmp_path: Path) -> None:
    """Running for ever, it sleeps no longer than until the next delivery is due."""
    clock = Alarm(NOW)
    async with staged(tmp_path, "retry_later", clock=clock) as stage, asyncio.timeout(30):
        number = await stage.one()
        running = asyncio.create_task(stage.dispatcher.run())
        while await clock.asked.get() != 5.0:
            pass
        assert stage.arrived() == []
        clock.advance(5.0)
        clock.rung.set()
        while (await stage.delivery(number)).state is not State.SENT:
            assert not running.done()
        await _end(running)


async def test_it_wakes_for_what_is_put_into_the_outbox(tmp_path: Path) -> None:
    """Whoever commits a delivery calls, and need not wait for a sleeper."""
    clock = Alarm(NOW)
    async with staged(tmp_path, clock=clock) as stage, asyncio.timeout(30):
        running = asyncio.create_task(stage.dispatcher.run())
        await clock.asked.get()
        number = await stage.one()
        stage.dispatcher.wake()
        while (await stage.delivery(number)).state is not State.SENT:
            assert not running.done()
        await _end(running)
