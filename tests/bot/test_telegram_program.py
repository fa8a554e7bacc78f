"""The whole program on Telegram: what people say and press there is answered there, and what happens to the account is told elsewhere."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import app, config
from bot.menu import menu
from bot.networks.telegram.network import Telegram
from bot.networks.telegram.webhook import Webhook
from storage import chats
from storage.database import Database
from storage.types import Address, Chat, ChatState
from tests import botapi_faults as faults
from tests.bot import scene
from tests.bot.rig import HandClock
from tests.bot.scene import NOON, TOPIC
from tests.bot.test_app import LONG_S, Played
from tests.botapi import BotApi
from tests.clocks import Alarm
from tests.servers import free_port

OWNER, FRONT = "console:desk", "https://bot.example.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The program at work between a server and a terminal."""

    api: BotApi
    made: app.App
    desk: Played
    clock: HandClock

    async def shown(self, chat: int, holds: Callable[[list[str]], bool]) -> list[str]:
        """Wait until the bot's messages in a chat are as they should be."""
        async with asyncio.timeout(LONG_S), self.api._changed:
            await self.api._changed.wait_for(lambda: holds(self._texts(chat)))
        return self._texts(chat)

    def _texts(self, chat: int) -> list[str]:
        return [shown.text for shown in self.api.messages(chat)]

    async def chat(self, address: str) -> Chat | None:
        """A chat as it stands."""
        return await self.made.store.read(lambda db: chats.chat_by_address(db, Address(network="telegram", address=address)))


@asynccontextmanager
async def _stage(path: Path, *, webhook: bool = False) -> AsyncIterator[Stage]:
    with_desk = scene.seeded(path)
    scene.add_chat(with_desk, "desk", TOPIC)
    with_desk.close()
    settings = config.fixed({"database": path, "owners": [OWNER], "polling": {"host_gap_s": 0.0, "full_text_s": 0.0}})
    port, until, desk, clock = free_port(), asyncio.Event(), Played(), HandClock()
    async with BotApi() as api:
        api.add_chat(7)
        api.add_chat(-5, kind="group", title="Desk", admins=frozenset({42}))
        api.updates.fronts[FRONT] = f"http://127.0.0.1:{port}"
        hook = Webhook(url=f"{FRONT}/rajin", secret="made-up-secret-of-a-webhook", port=port) if webhook else None
        bot = Telegram(api.token, api_url=api.url, sleep=Alarm().sleep, menu=menu("telegram", []), webhook=hook)
        async with app.running(
            settings,
            networks={"console": desk, "telegram": bot},
            clock=clock,
            open_database=lambda: Database.open(path, now=NOON),
        ) as made:
            task = asyncio.create_task(made.serve(wake_s=3600.0, until=until))
            try:
                yield Stage(api=api, made=made, desk=desk, clock=clock)
            finally:
                until.set()
                await asyncio.wait_for(task, LONG_S)


@pytest.mark.parametrize("webhook", [False, True], ids=["fetched", "brought"])
async def test_what_is_said_and_pressed_is_answered(tmp_path: Path, *, webhook: bool) -> None:
    """A deep link subscribes; a press does what its command does, and comes to rest; each update is acted on once."""
    async with _stage(tmp_path / "rajin.db", webhook=webhook) as stage:
        stage.api.start(7, TOPIC)
        (welcome,) = await stage.shown(7, lambda told: len(told) == 1)
        assert TOPIC in welcome
        stage.api.press(7, stage.api.messages(7)[0].id, "/unsubscribe " + TOPIC)
        await stage.api.arrived("answerCallbackQuery")
        stage.clock.turn(2.0)  # one message a second in a chat
        await stage.shown(7, lambda told: len(told) == 2)
        assert stage.api.unanswered() == set()
        found = await stage.chat("7")
        assert found is not None
        assert found.topics == ()


async def test_a_group_moves_and_a_person_blocks(tmp_path: Path) -> None:
    """The group keeps its topics under its new number; whoever blocks the bot is left alone until they let it in again."""
    async with _stage(tmp_path / "rajin.db") as stage:
        stage.api.write(-5, f"/subscribe@RajinBot {TOPIC}")
        await stage.shown(-5, lambda told: len(told) == 1)
        stage.api.migrate(-5, -1009)
        stage.api.write(7, "/start")
        await stage.shown(7, lambda told: len(told) == 1)
        moved = await stage.chat("-1009")
        assert moved is not None
        assert (moved.topics, await stage.chat("-5")) == ((TOPIC,), None)
        states = []
        for blocked in (True, False):
            stage.api.block(7, blocked=blocked)
            while stage.api.pending():
                await stage.api.arrived("getUpdates", len(stage.api.calls("getUpdates")) + 1)
            await stage.made.commander.drain()
            found = await stage.chat("7")
            states.append(found.state if found else None)
        assert states == [ChatState.UNREACHABLE, ChatState.ACTIVE]


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (lambda api: api.revoke(), "no longer accepts"),
        (lambda api: api.fail(faults.CONFLICT, method="getUpdates"), "Another program"),
    ],
    ids=["revoked", "second instance"],
)
async def test_an_account_that_is_lost_is_told_elsewhere(tmp_path: Path, happens: Callable[[BotApi], None], words: str) -> None:
    """Sending stops as well, before anything else is sent twice or for nothing; the owner reads it at the terminal."""
    async with _stage(tmp_path / "rajin.db") as stage:
        await stage.api.arrived("getUpdates")
        happens(stage.api)
        stage.api.end_poll()
        await stage.desk.until(lambda: words in stage.desk.out.getvalue())
        assert set(stage.made.dispatcher.stopped) == {"telegram"}
