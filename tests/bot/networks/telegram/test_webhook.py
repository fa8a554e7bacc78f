"""Updates that Telegram brings: stored before they are answered, from Telegram alone, and acted on once whichever way they come."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot import errors
from bot.networks.base import Incoming
from bot.networks.telegram.network import Telegram
from bot.networks.telegram.webhook import HEADER, MAX_BODY, Webhook
from tests import botapi_faults as faults
from tests.bot.networks.telegram.hearing import Inbox, listening, read
from tests.botapi import BotApi
from tests.botapi_updates import Brought
from tests.calls import call
from tests.clocks import Alarm, FakeClock
from tests.incoming import said
from tests.servers import free_port

FRONT = "https://bot.example.org"
SECRET = "made-up-secret-of-a-webhook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A bot that Telegram brings updates to, and that listens.

    Attributes:
        api: The server.
        bot: The bot.
        inbox: What it takes.
        local: Where the bot listens.
        clock: What the bot sleeps on, which is between two looks at the webhook; rings when the test says so.
        task: The listening.
    """

    api: BotApi
    bot: Telegram
    inbox: Inbox
    local: str
    clock: Alarm
    task: asyncio.Task[None]


@asynccontextmanager
async def _stage(api: BotApi) -> AsyncIterator[Stage]:
    port = free_port()
    api.updates.fronts[FRONT] = f"http://127.0.0.1:{port}"
    clock, inbox = Alarm(), Inbox()
    hook = Webhook(url=f"{FRONT}/rajin", secret=SECRET, port=port)
    bot = Telegram(api.token, api_url=api.url, sleep=clock.sleep, webhook=hook)
    await bot.start()
    async with listening(bot, inbox.receive) as task:
        await api.arrived("getWebhookInfo")
        yield Stage(api=api, bot=bot, inbox=inbox, local=f"http://127.0.0.1:{port}/rajin", clock=clock, task=task)
    await bot.close()


@pytest.fixture
async def stage(api: BotApi) -> AsyncIterator[Stage]:
    """All of it, running."""
    async with _stage(api) as made:
        yield made


async def _post(stage: Stage, body: bytes, *, secret: str | None = SECRET, path: str = "", method: str = "POST") -> int:
    headers = {} if secret is None else {HEADER: secret}
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, stage.local + path, data=io.BytesIO(body), headers=headers) as answer,
    ):
        return answer.status


async def test_updates_are_brought_in_their_order(stage: Stage) -> None:
    """Telegram is told where, with which secret, and what to bring."""
    for name in "abc":
        stage.api.write(7, f"/{name}")
    got = await stage.inbox.arrived(3)
    await stage.api.updates.was_brought(3)
    assert [said(each) for each in got] == ["/a", "/b", "/c"]
    assert stage.api.pending() == []
    (told,) = stage.api.calls("setWebhook")
    assert (told.fields["url"], told.fields["secret_token"]) == (f"{FRONT}/rajin", SECRET)
    assert "callback_query" in told.fields["allowed_updates"]


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", "ä"])
async def test_nobody_else_is_telegram(stage: Stage, secret: str | None) -> None:
    """Without the secret nothing is even read."""
    assert await _post(stage, b'{"update_id": 1}', secret=secret) == 403
    assert stage.inbox.got == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b'{"update_id": "x"}', 400),
        (b'{"update_id": 7}', 200),
        (b'{"update_id": 7, "message": {"message_id": "x", "date": "never", "chat": 5}}', 200),
        (b'"' + b"x" * MAX_BODY + b'"', 413),
    ],
    ids=["nothing", "cut", "another type", "no number", "empty", "crooked", "too large"],
)
async def test_what_is_no_update_is_refused(stage: Stage, body: bytes, status: int) -> None:
    """One that cannot be understood is passed over, or Telegram would bring it for a day; a body has a limit."""
    assert await _post(stage, body) == status
    assert stage.inbox.got == []


async def test_nothing_else_is_served(stage: Stage) -> None:
    """One address, one method."""
    assert await _post(stage, b"", path="/other") == 404
    assert await _post(stage, b"", method="GET") == 405


async def test_what_could_not_be_stored_is_brought_again(api: BotApi) -> None:
    """The answer is 200 only once it is stored; Telegram waits longer and longer in between."""
    broken = 2
    got: list[Incoming] = []

    async def receive(incoming: Incoming) -> None:
        nonlocal broken
        if broken:
            broken -= 1
            raise OSError("disk full")
        got.append(incoming)

    clock, port = FakeClock(), free_port()
    async with BotApi(sleep=clock.sleep) as server:
        server.add_chat(7)
        server.updates.fronts[FRONT] = f"http://127.0.0.1:{port}"
        bot = Telegram(server.token, api_url=server.url, sleep=Alarm().sleep, webhook=Webhook(url=FRONT, secret=SECRET, port=port))
        await bot.start()
        async with listening(bot, receive):
            number = server.write(7, "/a")
            await server.updates.was_brought(3)
        await bot.close()
    assert server.updates.brought == [Brought(update=number, status=status) for status in (500, 500, 200)]
    assert ([said(each) for each in got], clock.slept) == (["/a"], [1.0, 2.0])


async def test_who_administers_is_asked_before_it_is_answered(stage: Stage) -> None:
    """Telegram cannot say just now: the command comes again, and after three times it holds nobody any more."""
    stage.api.fail(*[faults.BROKEN] * 3, method="getChatMember")
    sender, group = {"id": 99, "is_bot": False, "first_name": "Ada"}, {"id": -5, "type": "group", "title": "Desk"}
    message = {"message_id": 3, "date": 1, "chat": group, "from": sender, "text": "/stop"}
    body = json.dumps({"update_id": 9, "message": message}).encode()
    assert [await _post(stage, body) for _ in range(4)] == [500, 500, 500, 200]
    assert stage.inbox.got == []
    assert await _post(stage, body) == 200
    assert [each.sender_is_admin for each in stage.inbox.got] == [True]


async def test_a_webhook_that_somebody_else_sets_stops_us(stage: Stage) -> None:
    """Another instance has taken our place: sending stops as well, since whoever listens is told."""
    stage.api.updates.set_webhook("https://other.example.org", "")
    stage.clock.rung.set()
    with pytest.raises(errors.SecondInstance):
        await stage.task


async def test_a_revoked_token_is_noticed_while_nothing_comes(stage: Stage) -> None:
    """Nobody polls, so that Telegram is asked now and then."""
    stage.api.revoke()
    stage.clock.rung.set()
    with pytest.raises(errors.AuthFailed):
        await stage.task


async def test_what_telegram_complains_of_is_logged(stage: Stage) -> None:
    """A web server in front that does not pass updates on would go unnoticed."""
    stage.api.updates._error = "Wrong response from the webhook: 502 Bad Gateway"
    with capture_logs() as logged:
        stage.clock.rung.set()
        await stage.api.arrived("getWebhookInfo", 3)
    assert {each.get("error") for each in logged} == {"Wrong response from the webhook: 502 Bad Gateway"}


async def test_polling_takes_the_webhook_away(api: BotApi, bot: Telegram) -> None:
    """Who takes the address out of the settings need not tell Telegram; what waits there is not dropped."""
    api.updates.set_webhook("https://old.example.org", "")
    (got,) = await read(api, bot, lambda: api.write(7, "/a"))
    assert said(got) == "/a"
    assert [each.fields.get("drop_pending_updates") for each in api.calls("deleteWebhook")] == ["false"]


async def test_an_update_that_comes_both_ways_has_one_number(api: BotApi, bot: Telegram) -> None:
    """By it the inbox knows that it was acted on."""
    async with _stage(api) as stage:
        api.write(7, "/a")
        (first,) = await stage.inbox.arrived(1)
        await api.updates.was_brought(1)
    message = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private", "first_name": "Ada"}, "text": "/a"}
    api.updates.again(int(first.update_id), {"message": message | {"from": {"id": 42, "is_bot": False, "first_name": "Ada"}}})
    (second,) = await read(api, bot)
    assert second.update_id == first.update_id


async def test_sending_works_beside_a_webhook(stage: Stage) -> None:
    """It is another connection."""
    assert await stage.bot.perform(call()) is not None
    assert SECRET not in repr(stage.bot)
