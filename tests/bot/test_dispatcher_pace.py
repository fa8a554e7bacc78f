"""How fast the dispatcher sends: the pace of a network, and whom a wait holds."""

import asyncio
import io
from pathlib import Path

from bot.errors import RetryLater
from bot.networks.base import Call, Pace
from bot.networks.console import Console
from storage import waits
from storage.types import ChatKind, DeliveryState, Lane
from tests.bot.dispatching import staged
from tests.clocks import Alarm
from tests.storage.samples import NOW


async def test_a_wait_of_one_chat_delays_no_other(tmp_path: Path) -> None:
    """A 429 holds the chat that got it; the other gets all of its messages meanwhile."""
    async with staged(tmp_path, "retry_later=600") as stage:
        await stage.put(await stage.chat("desk"), "1", "2")
        await stage.put(await stage.chat("office"), "3", "4")
        await stage.dispatcher.drain()
        assert (stage.arrived(), stage.clock.slept) == ([("office", "3"), ("office", "4")], [])
        await stage.settle()
        assert [said for _, said in stage.arrived()] == ["3", "4", "1", "2"]
        assert (stage.clock.now() - NOW).total_seconds() >= 600


async def test_an_answer_waits_for_a_held_chat_too(tmp_path: Path) -> None:
    """A 429 holds all lanes of its chat: an answer sent before would only make it longer."""
    async with staged(tmp_path, "retry_later=600") as stage:
        await stage.put(desk := await stage.chat("desk"), "alert")
        await stage.dispatcher.drain()
        await stage.put(desk, "answer", lane=Lane.ANSWER)
        await stage.dispatcher.drain()
        assert sum(stage.clock.slept) >= 600
        assert stage.arrived()[0] == ("desk", "answer")


async def test_a_wait_of_the_whole_network_holds_every_chat(tmp_path: Path) -> None:
    """Nothing leaves before it is over."""
    async with staged(tmp_path, "slow_down=600") as stage:
        await stage.put(await stage.chat("desk"), "1")
        await stage.dispatcher.drain()
        await stage.put(await stage.chat("office"), "2")
        await stage.dispatcher.drain()
        assert sum(stage.clock.slept) >= 600
        assert sorted(said for _, said in stage.arrived()) == ["1", "2"]


class Flooded(Console):
    """Says once that it was sent too much, as networks do, and once that it is away."""

    async def perform(self, call: Call) -> str | None:
        """See `Network.perform`."""
        self.tries = getattr(self, "tries", 0) + 1
        if self.tries <= 2:
            raise RetryLater("wait", retry_after_s=4.8, whole_network=True, too_much=self.tries == 1)
        return await super().perform(call)


async def test_that_it_was_too_much_is_noted(tmp_path: Path) -> None:
    """For whoever looks for the network's limit; a network that is away has said nothing of one."""
    async with staged(tmp_path, more={"other": Flooded(out=io.StringIO())}) as stage:
        await stage.put(await stage.chat("far", network="other"), "hello")
        await stage.settle()
        found = await stage.store.read(lambda db: waits.noted(db, "other"))
        assert found is not None
        assert (found.times, found.seconds) == (1, 4.8)


async def test_a_network_that_is_held_hides_no_other(tmp_path: Path) -> None:
    """However much waits for it, what waits for others leaves meanwhile."""
    other = Console(out=io.StringIO())
    async with staged(tmp_path, "slow_down=600", more={"other": other}, clock=Alarm(NOW)) as stage, asyncio.timeout(30):
        await stage.put(await stage.chat("desk"), "0")
        await stage.dispatcher.drain()
        for each in range(220):
            await stage.put(await stage.chat(f"desk-{each}"), str(each))
        (number,) = await stage.put(await stage.chat("far", network="other"), "far")
        running = asyncio.create_task(stage.dispatcher.run())
        while (await stage.delivery(number)).state is not DeliveryState.SENT:
            assert not running.done()
        assert stage.arrived() == []
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_the_pace_of_a_network_is_kept(tmp_path: Path) -> None:
    """A message a second in a chat, twenty a minute in a group."""
    async with staged(tmp_path, pace=Pace(per_chat_s=1.0, per_group_minute=20, overall_per_s=28)) as stage:
        await stage.put(await stage.chat("group", kind=ChatKind.GROUP), *map(str, range(25)))
        await stage.dispatcher.drain()
        assert [said for _, said in stage.arrived()] == list(map(str, range(25)))
        assert stage.clock.monotonic() >= 60.0


async def test_the_threads_of_a_group_share_its_pace(tmp_path: Path) -> None:
    """The network counts what a group gets, in whichever of its topics."""
    async with staged(tmp_path, pace=Pace(per_group_minute=20)) as stage:
        for thread in ("3", "8"):
            chat = await stage.chat("group", kind=ChatKind.GROUP, thread=thread)
            await stage.put(chat, *map(str, range(15)))
        await stage.dispatcher.drain()
        assert len(stage.arrived()) == 30
        assert stage.clock.monotonic() >= 60.0
