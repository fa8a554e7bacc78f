"""A bot that listens while a test looks."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.networks.base import Incoming, Receive
from bot.networks.telegram.network import Telegram
from tests.botapi import BotApi
from tests.incoming import said


class Inbox:
    """Takes messages, and lets a test wait for them."""

    def __init__(self) -> None:
        self.got: list[Incoming] = []
        self._changed = asyncio.Condition()

    async def receive(self, incoming: Incoming) -> None:
        async with self._changed:
            self.got.append(incoming)
            self._changed.notify_all()

    async def arrived(self, count: int) -> list[Incoming]:
        async with self._changed:
            await self._changed.wait_for(lambda: len(self.got) >= count)
        return self.got


@asynccontextmanager
async def listening(bot: Telegram, receive: Receive) -> AsyncIterator[asyncio.Task[None]]:
    """The bot reads while the block runs."""
    task = asyncio.create_task(bot.listen(receive))
    try:
        async with asyncio.timeout(30):  # a bot that has stopped reading fails the test instead of holding it
            yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def read(api: BotApi, bot: Telegram, *write: Callable[[], int]) -> list[Incoming]:
    """What comes of these messages; a last "/end" tells that all were read."""
    inbox = Inbox()
    for each in write:
        each()
    api.write(7, "/end")
    async with listening(bot, inbox.receive):
        while not inbox.got or said(inbox.got[-1]) != "/end":
            await inbox.arrived(len(inbox.got) + 1)
    return inbox.got[:-1]
