"""The three networks side by side: the same conversation, held everywhere at the same minute, reads the same word for word."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from tests.bot.scene import NOON
from tests.botapi import BotApi
from tests.e2e.scenarios.drivers import Driver, Room, Shown
from tests.e2e.scenarios.on_console import ConsoleDriver
from tests.e2e.scenarios.on_matrix import MatrixDriver
from tests.e2e.scenarios.on_telegram import TelegramDriver
from tests.e2e.scenarios.world import World
from tests.feeds.decide import texts
from tests.servers import FeedServer
from tests.synapse import Synapse

SAID = (
    "/start",
    "/help",
    "/help keyword add",
    "/topics",
    "/subscribe",
    "/subscribe troops",
    "/unsubscribe tanks",
    "/latest",
    "/latest many",
    "/story 1",
    "/story 9",
    "/why 1",
    "/why https://far.example/1",
    "/ledger containers",
    "/ledger moons",
    "/verdict relevant 1",
    "/settings",
    "/settings timezone",
    "/settings timezone Seoul",
    "/settings nonsense",
    "/mute",
    "/mute 8h",
    "/unmute",
    "/language ko",
    "/help",
    "/latest",
    "/why 1",
    "/language ru",
    "/settings",
    "/language de",
    "/mute soon",
    "/keyword list",
    "/language en",
    "/keyword add arms x*",
    "/keyword add arms zorblat*",
    "/keyword show arms zorblat*",
    "/keyword log arms",
    "/keyword test arms zorblat days=7",
    "/topic show troops",
    "/topic add ships (vessel",
    "/feed list",
    "/stats",
    "/health",
    "/outbox",
    "/admin list",
    "/announce Alerts pause tonight.",
    "/retract 1",
    "/stories merge 1 9",
    "/redeem 0123456789abcdef0123",
    "/forgetme",
    "/stop",
    "/sbscribe",
    "hello",
)


@pytest.fixture
async def worlds(homeserver: Synapse, tmp_path: Path) -> AsyncIterator[list[World]]:
    """One program on each network; each with a feed that holds the same."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(FeedServer())
        api = await stack.enter_async_context(BotApi())
        drivers: list[Driver] = [ConsoleDriver(), TelegramDriver(api), MatrixDriver(homeserver, await homeserver.register("bot"), tmp_path)]
        made = []
        for driver in drivers:
            stack.push_async_callback(driver.close)
            world = World(driver, server, tmp_path / f"{driver.name}.db", await driver.meet("owner"))
            await world.start()
            stack.push_async_callback(world.stop)
            made.append(world)
        yield made


Told = tuple[str, str, tuple[str, ...], tuple[str, ...]]


def _told(world: World, room: Room, line: str, shown: Shown) -> Told:
    """A message without the ids of its network, and what it answers."""
    text = shown.text.replace(f"{world.driver.name}:{room.person}", "PERSON")
    return line, text, shown.marks, shown.links


async def test_the_same_conversation_reads_the_same(worlds: list[World]) -> None:
    """Answers in four languages, alerts, errors, questions: text, links and buttons are those of the other two networks."""
    transcripts: dict[str, list[Told]] = {}
    for world in worlds:
        room = await world.driver.private(world.owner)
        wire = await world.wire("Harbour Wire", path="/wire", host="wire.example")
        transcripts[world.driver.name] = transcript = []
        await room.ask("/start")
        wire.tells(*texts.SEOUL_EN, name="seoul")
        await world.poll()
        for number, line in enumerate(SAID):
            world.passes(NOON + timedelta(hours=1, minutes=2 * number) - world.clock.now())
            await room.unread()
            heard = [await room.ask(line)]
            await world.rest()
            heard += await room.unread()
            transcript += [_told(world, room, line, each) for each in heard]
        transcript += [_told(world, room, "as it stands", each) for each in await room.look()]
    console, telegram, matrix = (transcripts[name] for name in ("console", "telegram", "matrix"))
    assert len(console) > 2 * len(SAID)
    for ours, theirs, others in zip(console, telegram, matrix, strict=True):
        assert ours == theirs
        assert ours == others
