"""How the Bot API stand-in gives updates: by long polling with acknowledgement, or to a webhook with its secret, again and again."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from tests.botapi import BotApi
from tests.botapi_updates import MAX_LIMIT, Brought
from tests.clocks import FakeClock
from tests.test_botapi import Client, asking


@pytest.fixture
async def ask() -> AsyncIterator[Client]:
    """A server with two private chats and a group, on a clock that nobody moves."""
    async with asking(monotonic=FakeClock().monotonic) as client:
        yield client


def _ids(updates: list[dict[str, object]]) -> list[object]:
    return [update["update_id"] for update in updates]


async def test_updates_come_again_until_they_are_acknowledged(ask: Client) -> None:
    """By an offset above them; a negative one keeps the last ones only."""
    numbers = [ask.api.write(7, name) for name in "abcd"]
    assert _ids(await ask.done("getUpdates")) == _ids(await ask.done("getUpdates", offset=numbers[0])) == numbers
    assert _ids(await ask.done("getUpdates", offset=numbers[1])) == _ids(await ask.done("getUpdates")) == numbers[1:]
    assert _ids(await ask.done("getUpdates", offset=-1)) == _ids(await ask.done("getUpdates")) == numbers[3:]


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (100, 100), (0, 1), (1000, MAX_LIMIT)])
async def test_at_most_a_hundred_at_once(ask: Client, limit: int, count: int) -> None:
    """Whatever is asked for."""
    for _ in range(MAX_LIMIT + 5):
        ask.api.write(7, "x")
    assert len(await ask.done("getUpdates", limit=limit)) == count


async def test_a_poll_waits_for_what_comes(ask: Client) -> None:
    """And comes back at once when something does."""
    poll = asyncio.create_task(ask.done("getUpdates", timeout=50))
    await ask.api.arrived("getUpdates")
    number = ask.api.write(7, "x")
    assert _ids(await poll) == [number]


async def test_who_repeats_a_short_poll_waits(ask: Client) -> None:
    """The same offset within three seconds is made to wait three seconds; here until something comes."""
    assert await ask.done("getUpdates", offset=5, timeout=0) == []
    poll = asyncio.create_task(ask.done("getUpdates", offset=5, timeout=0))
    await ask.api.arrived("getUpdates", 2)
    await asyncio.sleep(0)
    assert not poll.done()
    ask.api.end_poll()
    assert await poll == []


async def test_the_older_of_two_polls_is_told(ask: Client) -> None:
    """409, in the server's words; the newer one goes on."""
    older = asyncio.create_task(ask("getUpdates", timeout=50))
    await ask.api.arrived("getUpdates")
    newer = asyncio.create_task(ask.done("getUpdates", timeout=50))
    told = await older
    assert (told["error_code"], told["description"]) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    number = ask.api.write(7, "x")
    assert _ids(await newer) == [number]


async def test_only_wanted_kinds_are_kept(ask: Client) -> None:
    """What was asked for last counts from then on; some kinds come only when they are asked for."""
    ask.api.push({"message_reaction": {}})
    assert ask.api.pending() == []
    await ask.done("getUpdates", allowed_updates=["message_reaction"])
    ask.api.write(7, "x")
    number = ask.api.push({"message_reaction": {}})
    assert ask.api.pending() == [number]
    await ask.done("getUpdates", allowed_updates=[])
    assert ask.api.write(7, "x") in ask.api.pending()


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"url": "http://bot.example.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://bot.example.org", "secret_token": "x" * 257}, "secret token is too long"),
        ({"url": "https://bot.example.org", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_what_a_webhook_must_be(ask: Client, fields: dict[str, object], refusal: str) -> None:
    """A secret has at most 256 letters, digits, "_" and "-"."""
    assert await ask.refused("setWebhook", **fields) == f"Bad Request: {refusal}"


async def test_there_is_a_webhook_or_there_are_polls(ask: Client) -> None:
    """409 while one is set; what waited comes once it is deleted, unless it was to be dropped."""
    await ask.done("setWebhook", url="https://bot.example.org", secret_token="x" * 256)
    assert (await ask.done("getWebhookInfo"))["url"] == "https://bot.example.org"
    assert "can't use getUpdates method while webhook is active" in await ask.refused("getUpdates")
    number = ask.api.write(7, "x")
    await ask.done("deleteWebhook")
    assert _ids(await ask.done("getUpdates")) == [number]
    await ask.done("deleteWebhook", drop_pending_updates=True)
    assert await ask.done("getUpdates") == []


async def test_a_webhook_is_tried_again_until_it_answers_well() -> None:
    """With the secret, after longer and longer waits, or when it says so, an hour at most; what it said is told to whoever asks."""
    answers = [
        web.Response(status=500),
        web.Response(status=429, headers={"Retry-After": "90000"}),
        web.Response(status=502),
        web.Response(),
    ]
    secrets: list[str | None] = []

    async def hook(request: web.BaseRequest) -> web.Response:
        secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return answers.pop(0)

    runner = web.ServerRunner(web.Server(hook))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    clock = FakeClock()
    async with asking(sleep=clock.sleep) as ask:
        ask.api.updates.fronts["https://bot.example.org"] = f"http://127.0.0.1:{runner.addresses[0][1]}"
        await ask.done("setWebhook", url="https://bot.example.org/x", secret_token="made-up")
        number = ask.api.write(7, "x")
        await ask.api.updates.was_brought(4)
        assert ask.api.updates.brought == [Brought(update=number, status=status) for status in (500, 429, 502, 200)]
        assert clock.slept == [1.0, 3600, 4.0]
        assert ask.api.pending() == []
        assert (await ask.done("getWebhookInfo"))["last_error_message"] == "Wrong response from the webhook: 502"
    await runner.cleanup()
    assert secrets == ["made-up"] * 4


async def test_a_webhook_that_nobody_answers() -> None:
    """It is tried again, and the complaint names that."""
    clock = FakeClock()
    async with asking(sleep=clock.sleep) as ask:
        await ask.done("setWebhook", url="https://nowhere.example.org")
        number = ask.api.write(7, "x")
        await ask.api.updates.was_brought(2)
        assert ask.api.updates.brought[0] == Brought(update=number, status=0)
        assert ask.api.pending() == [number]
        assert (await ask.done("getWebhookInfo"))["last_error_message"] == "Connection refused"


async def test_shut_and_opened_it_is_the_same_server() -> None:
    """At the same port, with what was waiting."""
    async with BotApi() as api:
        api.add_chat(7)
        number, port = api.write(7, "x"), api.port
        await api.shut()
        await api.open()
        assert (api.port, api.pending()) == (port, [number])
