"""A Bot API and a bot that talks to it."""

from collections.abc import AsyncIterator

import pytest

from bot.networks.telegram.network import Telegram
from tests.botapi import BotApi
from tests.clocks import FakeClock

PRIVATE, GROUP, FORUM, CHANNEL, ADMIN = 7, -5, -1001, -1002, 99


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """The server, with one chat of each kind."""
    async with BotApi() as server:
        server.add_chat(PRIVATE)
        server.add_chat(GROUP, kind="group", title="Desk", admins=frozenset({ADMIN}))
        server.add_chat(FORUM, kind="supergroup", title="Forum", threads=frozenset({3}), admins=frozenset({ADMIN}))
        server.add_chat(CHANNEL, kind="channel", title="Wire", name="Wire")
        yield server


@pytest.fixture
def clock() -> FakeClock:
    """What the bot sleeps on."""
    return FakeClock()


@pytest.fixture
async def bot(api: BotApi, clock: FakeClock) -> AsyncIterator[Telegram]:
    """The bot, logged in."""
    network = Telegram(api.token, api_url=api.url, read_s=0.3, sleep=clock.sleep)
    await network.start()
    yield network
    await network.close()
