"""What the program does about each way in which Telegram can fail: from the outbox over the real network to the server and back."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.networks.telegram.network import Telegram
from storage import chats
from storage.types import ChatKind, ChatState, Lane, Operation
from storage.types import DeliveryState as State
from tests import botapi_faults as faults
from tests.bot.dispatching import Stage, staged
from tests.botapi import BotApi


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it ends once time has passed and Telegram works again.

    Attributes:
        state: Of the delivery.
        chat: State of the chat.
        arrived: How often its text stands in the chat.
        repeats: How often it was declared as perhaps repeated.
        stopped: Whether nothing is sent on the network any more.
    """

    state: State
    chat: ChatState = ChatState.ACTIVE
    arrived: int = 0
    repeats: int = 0
    stopped: bool = False


GONE = Outcome(state=State.GONE, chat=ChatState.UNREACHABLE)
DEAD = Outcome(state=State.DEAD)
LATER = Outcome(state=State.SENT, arrived=1)
MOVED = Outcome(state=State.SENT)
UNKNOWN = Outcome(state=State.SENT, arrived=1, repeats=1)
TWICE = Outcome(state=State.SENT, arrived=2, repeats=1)
STOPPED = Outcome(state=State.PENDING, stopped=True)
ENDS: Mapping[str, Outcome] = {
    "blocked by the user": GONE,
    "user deactivated": GONE,
    "cannot begin a conversation": GONE,
    "a bot": GONE,
    "kicked from the group": GONE,
    "kicked from the supergroup": GONE,
    "kicked from the channel": GONE,
    "not a member of the supergroup": GONE,
    "not a member of the channel": GONE,
    "the group was deleted": GONE,
    "chat not found": GONE,
    "group deactivated": GONE,
    "not enough rights": GONE,
    "no rights to send a message": GONE,
    "no administrator of the channel": GONE,
    "writing forbidden": GONE,
    "chat restricted": GONE,
    "administrator required": GONE,
    "channel private": GONE,
    "peer invalid": GONE,
    "user blocked, as a bad request": GONE,
    "user deactivated, as a bad request": GONE,
    "thread not found": GONE,
    "topic closed": GONE,
    "topic deleted": GONE,
    "migrated": MOVED,
    "too long": DEAD,
    "empty": DEAD,
    "entities": DEAD,
    "button data": DEAD,
    "keyboard too long": DEAD,
    "something new": DEAD,
    "too large": DEAD,
    "too large, as a page": DEAD,
    "flood": LATER,
    "flood for an hour": LATER,
    "flood without a time": LATER,
    "broken": LATER,
    "restarting": LATER,
    "unavailable": LATER,
    "unavailable, as a page": LATER,
    "a proxy's 403": LATER,
    "a proxy's 401": LATER,
    "a proxy's 404": LATER,
    "a portal's redirect": LATER,
    "bad gateway": UNKNOWN,
    "bad gateway, as a page": UNKNOWN,
    "gateway timeout": UNKNOWN,
    "cloud 520": UNKNOWN,
    "cloud 524": UNKNOWN,
    "garbage": UNKNOWN,
    "half an answer": UNKNOWN,
    "an answer without a result": UNKNOWN,
    "cut before": UNKNOWN,
    "held before": UNKNOWN,
    "cut after": TWICE,
    "held after": TWICE,
    "revoked": STOPPED,
    "no such bot": STOPPED,
    "second instance": STOPPED,
    "a webhook is set": STOPPED,
}
EDITS: Mapping[str, State] = {
    "not modified": State.SENT,
    "message to edit not found": State.CANCELLED,
    "message cannot be edited": State.CANCELLED,
    "message id invalid": State.CANCELLED,
}


@asynccontextmanager
async def _telegram(folder: Path) -> AsyncIterator[tuple[BotApi, Stage]]:
    async with BotApi() as api:
        for chat, kind in ((7, "private"), (8, "private"), (faults.NEW_GROUP, "supergroup")):
            api.add_chat(chat, kind=kind)
        bot = Telegram(api.token, api_url=api.url, read_s=0.2)
        await bot.start()
        async with staged(folder, more={"telegram": bot}) as stage:
            yield api, stage
        await bot.close()


def test_every_named_fault_has_its_end() -> None:
    """At least forty; one that is added makes this fail, until somebody has said what the program does about it."""
    assert ENDS.keys() == faults.NAMED.keys()
    assert EDITS.keys() == faults.NAMED_EDITS.keys()
    assert len(ENDS) + len(EDITS) >= 40


@pytest.mark.parametrize("name", ENDS)
async def test_what_becomes_of_a_message(tmp_path: Path, name: str) -> None:
    """It fails once; other chats are served all the same, unless the account itself is in question."""
    end = ENDS[name]
    async with _telegram(tmp_path) as (api, stage):
        chat, other = [await stage.chat(address, network="telegram") for address in ("7", "8")]
        (number,), (beside,) = await stage.put(chat, "Hello."), await stage.put(other, "Beside.")
        api.fail(faults.NAMED[name], chat=7)
        await stage.settle()
        delivery = await stage.delivery(number)
        reached = await stage.store.read(lambda db: chats.chat(db, chat))
        assert (delivery.state, reached.state) == (end.state, end.chat)
        assert ([shown.text for shown in api.messages(7)], delivery.repeats) == (["Hello."] * end.arrived, end.repeats)
        assert ("telegram" in stage.dispatcher.stopped) == end.stopped
        assert end.stopped or (await stage.delivery(beside)).state is State.SENT
        if end is MOVED:
            assert [shown.text for shown in api.messages(faults.NEW_GROUP)] == ["Hello."]
            assert reached.address.address == str(faults.NEW_GROUP)
        api.release()


@pytest.mark.parametrize("name", EDITS)
async def test_what_becomes_of_an_edit(tmp_path: Path, name: str) -> None:
    """What the chat shows already is done; what nobody can edit is let go, and the chat is told other things as before."""
    async with _telegram(tmp_path) as (api, stage):
        chat = await stage.chat("7", network="telegram")
        (first,) = await stage.put(chat, "Hello.")
        await stage.settle()
        api.fail(faults.NAMED_EDITS[name], method="editMessageText")
        (edit,) = await stage.put(chat, "Later.", lane=Lane.EDIT, operation=Operation.EDIT, depends_on=first)
        await stage.settle()
        assert (await stage.delivery(edit)).state is EDITS[name]
        (after,) = await stage.put(chat, "Next.")
        await stage.settle()
        assert (await stage.delivery(after)).state is State.SENT


async def test_an_upgraded_group_keeps_everything(tmp_path: Path) -> None:
    """The server itself has moved it: what waits goes there, under the chat's own settings, and so does what comes later."""
    async with _telegram(tmp_path) as (api, stage):
        api.add_chat(-5, kind="group", title="Desk")
        chat = await stage.chat("-5", network="telegram", kind=ChatKind.GROUP)
        api.migrate(-5, -1010)
        await stage.put(chat, "One.", "Two.")
        await stage.settle()
        assert [shown.text for shown in api.messages(-1010)] == ["One.", "Two."]
        assert api.messages(-5) == []


async def test_somebody_who_blocks_the_bot_and_comes_back(tmp_path: Path) -> None:
    """The chat is paused with all its settings, nothing is tried there meanwhile."""
    async with _telegram(tmp_path) as (api, stage):
        chat = await stage.chat("7", network="telegram")
        api.block(7)
        await stage.put(chat, "One.")
        await stage.settle()
        await stage.put(chat, "Two.")
        await stage.settle()
        assert len(api.calls("sendMessage")) == 1
        assert (await stage.store.read(lambda db: chats.chat(db, chat))).state is ChatState.UNREACHABLE
