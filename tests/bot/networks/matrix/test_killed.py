"""The homeserver is killed in the middle of sending, and it has limits: nothing lost, nothing twice."""

import asyncio
from pathlib import Path

import pytest

from bot import errors
from bot.networks.base import Joined, Said
from bot.networks.matrix.network import Matrix
from storage.types import DeliveryId
from tests.calls import call, text
from tests.matrix import Person, bot_of, listening
from tests.synapse import Account, Refused, Synapse

KILLS = 4
MESSAGES = 40


async def deliver(bot: Matrix, room: str, number: int) -> tuple[DeliveryId, str | None]:
    """Do what the dispatcher does with a delivery: again under the same id, until it is done."""
    what = call(chat=room, network="matrix", message=text(f"alert {number}"))
    while True:
        try:
            return what.delivery, await bot.perform(what)
        except (errors.RetryLater, errors.Ambiguous):
            await asyncio.sleep(0)


async def refusal(bot: Matrix, room: str) -> errors.RetryLater | None:
    """Why a message has to wait; None for one that was sent."""
    try:
        await bot.perform(call(chat=room, network="matrix"))
    except errors.RetryLater as error:
        return error
    return None


async def test_the_homeserver_is_killed_while_the_bot_sends(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """Every alert is there once, in an event whose id the bot knows; what people say in between is heard once."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
        done: asyncio.Queue[str | None] = asyncio.Queue()

        async def send() -> None:
            for number in range(MESSAGES):
                done.put_nowait((await deliver(bot, room, number))[1])

        sending = asyncio.create_task(send())
        known = []
        for number in range(KILLS):
            known += [await done.get() for _ in range(MESSAGES // (KILLS + 2))]
            homeserver.kill()
            await asyncio.to_thread(homeserver.start)
            await ann.says(room, f"!command {number}")
        await sending
        known += [done.get_nowait() for _ in range(done.qsize())]
        for number in range(KILLS):
            assert (await ears.next(Said)).what == Said(text=f"/command {number}")
    seen = await ann.sees(room, by=account.id)
    assert [event["content"]["body"] for event in seen] == [f"alert {number}" for number in range(MESSAGES)]
    assert [event["event_id"] for event in seen] == known


async def test_the_limits_of_a_homeserver_as_it_comes(tmp_path: Path, limited_homeserver: Synapse) -> None:
    """Ten messages pass, then it asks to wait and says how long; lifting the limit for the bot, as the docs say, lets the rest pass."""
    account, ann = await limited_homeserver.register("bot"), Person(limited_homeserver, await limited_homeserver.register("ann"))
    admin = Person(limited_homeserver, await limited_homeserver.register("admin", admin=True))
    bot = bot_of(limited_homeserver, account, tmp_path / "state", friends=[ann.id])
    room = await ann.makes(invites=[account.id])
    await Person(limited_homeserver, account).joins(room)
    await bot.start()
    refused = [await refusal(bot, room) for _ in range(MESSAGES // 2)]
    assert refused[0] is None
    asked = [each for each in refused if each is not None]  # on a slow machine one more passes in between
    assert asked
    assert all(each.whole_network and each.retry_after_s is not None for each in asked)
    with pytest.raises(Refused):
        await ann.ask("POST", f"/_synapse/admin/v1/users/{account.id}/override_ratelimit", {})
    await admin.ask("POST", f"/_synapse/admin/v1/users/{account.id}/override_ratelimit", {"messages_per_second": 0, "burst_count": 0})
    for _ in range(MESSAGES):
        await bot.perform(call(chat=room, network="matrix"))
    await bot.close()
