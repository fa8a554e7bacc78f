"""Every scenario runs on every network: `network` names it, `world` is the program on it."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.botapi import BotApi
from tests.e2e.scenarios.drivers import Driver, Room
from tests.e2e.scenarios.on_console import ConsoleDriver
from tests.e2e.scenarios.on_matrix import MatrixDriver
from tests.e2e.scenarios.on_telegram import TelegramDriver
from tests.e2e.scenarios.world import Wire, World
from tests.servers import FeedServer
from tests.synapse import Synapse


@pytest.fixture(params=["console", "telegram", "matrix"])
def network(request: pytest.FixtureRequest) -> str:
    """The network of a scenario."""
    return str(request.param)


@pytest.fixture
async def driver(network: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Driver]:
    """The network with its people."""
    async with AsyncExitStack() as stack:
        found: Driver
        match network:
            case "console":
                found = ConsoleDriver()
            case "telegram":
                found = TelegramDriver(await stack.enter_async_context(BotApi()))
            case _:
                server: Synapse = request.getfixturevalue("homeserver")
                found = MatrixDriver(server, await server.register("bot"), tmp_path)
        yield found
        await found.close()


@pytest.fixture
async def world(driver: Driver, tmp_path: Path) -> AsyncIterator[World]:
    """The program at work, with an owner who has said nothing yet."""
    async with FeedServer() as server:
        made = World(driver, server, tmp_path / "rajin.db", await driver.meet("owner"))
        await made.start()
        try:
            yield made
        finally:
            await made.stop()


@pytest.fixture
async def wire(world: World) -> Wire:
    """A feed that was read before and holds nothing of interest."""
    return await world.wire("Harbour Wire", path="/wire", host="wire.example")


@pytest.fixture
async def desk(world: World) -> Room:
    """A private room of somebody without a role, who has begun to get alerts."""
    room = await world.driver.private(await world.driver.meet("reader"))
    await room.ask("/start")
    return room
