"""What the doctor says of a Telegram account, asked of the Bot API stand-in."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.doctor import telegram
from bot.doctor.asking import Asker
from bot.doctor.finding import Finding
from bot.doctor.known import Known
from storage.waits import Wait
from tests import botapi_faults as faults
from tests.bot.doctor.sick import of, told, verdicts
from tests.botapi import BotApi
from tests.botapi_chats import DATE
from tests.botapi_faults import Fault
from tests.clocks import FakeClock

NOW = datetime.fromtimestamp(DATE, UTC) + timedelta(hours=1)
PRIVATE, GROUP, FORUM, CHANNEL = 7, -5, -1001, -1002
HOOK = "https://bot.example.org/rajin/with-a-secret-path"


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """The server, with one chat of each kind."""
    async with BotApi(sleep=FakeClock().sleep) as server:
        server.add_chat(PRIVATE)
        server.add_chat(GROUP, kind="group", title="Desk")
        server.add_chat(FORUM, kind="supergroup", title="Forum", threads=frozenset({3}))
        server.add_chat(CHANNEL, kind="channel", title="Wire", name="Wire")
        yield server


async def looked(api: BotApi, known: Known | None = None, *, webhook: str = "", now: datetime = NOW) -> list[Finding]:
    """What is found; no update may be taken, and nothing shown."""
    before = api.pending()
    account = telegram.Account(api_url=api.url, token=api.token, webhook_url=webhook)
    async with Asker() as asker:
        found, _ = await telegram.look(asker, account, known or Known(), now=now)
    assert {call.method for call in api.log} <= {"getme", "getwebhookinfo", "getchat", "getchatmember"}
    assert api.pending() == before
    assert all(api.token.partition(":")[2] not in str(each) for each in found)
    return found


async def test_a_good_account_is_right(api: BotApi) -> None:
    """Each thing is looked at, and none is wrong; an update that waits goes on waiting."""
    api.write(PRIVATE, "/start")
    found = await looked(api, told("telegram", "7", "-5", "-1001", "-1002"))
    assert verdicts(found) == dict.fromkeys(("token", "privacy", "updates", "chats"), "right")
    assert "@RajinBot" in of(found, "token").found
    assert "1 waiting" in of(found, "updates").found
    assert "3 groups and channels and 1 in private" in of(found, "chats").found


@pytest.mark.parametrize("fault", [faults.UNAUTHORIZED, faults.NOT_FOUND], ids=["revoked", "never was"])
async def test_a_token_that_is_refused_is_told(api: BotApi, fault: Fault) -> None:
    """Nothing more can be asked then; it says where a new one comes from."""
    api.fail(fault, method="getMe")
    (found,) = await looked(api)
    assert (found.check, found.verdict) == ("token", "wrong")
    assert "@BotFather" in found.do


@pytest.mark.parametrize(
    "fault",
    [
        faults.Page(),
        faults.Page(status=403, body="<html>"),
        faults.Cut(accepted=True),
        faults.BROKEN,
        faults.GATEWAY,
        faults.flood(30),
        faults.Page(status=200, body="[]"),
    ],
    ids=["page", "proxy", "cut", "broken", "gateway", "flood", "garbage"],
)
async def test_what_cannot_be_reached_is_wrong(api: BotApi, fault: Fault) -> None:
    """A monitor must hear of it, whoever is to blame; of the token nothing is said."""
    api.fail(fault, fault, method="getMe")  # aiohttp asks again where a connection broke
    assert verdicts(await looked(api)) == {"account": "wrong"}


@pytest.mark.parametrize(("fault", "verdict"), [(faults.flood(17), "unknown"), (faults.Page(), "wrong"), (faults.BROKEN, "wrong")])
async def test_a_fault_in_the_middle_leaves_what_was_found(api: BotApi, fault: Fault, verdict: str) -> None:
    """What is known by then is told; to be asked to wait there is the doctor's own doing."""
    api.fail(fault, method="getChat")
    found = await looked(api, told("telegram", "-5"))
    assert verdicts(found) == {"token": "right", "privacy": "right", "updates": "right", "more": verdict}


async def test_privacy_and_groups_are_explained(api: BotApi) -> None:
    """Without privacy mode the bot is given more than it needs; a bot that may not be added is named."""
    api.me["can_read_all_group_messages"] = True
    assert "/setprivacy" in of(await looked(api), "privacy").do
    api.me["can_join_groups"] = False
    assert "/setjoingroups" in of(await looked(api), "groups").do


@pytest.mark.parametrize(
    ("there", "wanted", "running", "verdict", "do"),
    [
        ("", "", True, "right", ""),
        (HOOK, HOOK, True, "right", ""),
        (HOOK, "", True, "wrong", "takes the webhook away"),
        (HOOK, "", False, "unknown", "a bot of its own"),
        ("", HOOK, True, "wrong", "which sets it"),
        ("", HOOK, False, "unknown", "a bot of its own"),
        ("https://other.example.org/x", HOOK, True, "wrong", "takes the webhook away"),
    ],
)
async def test_how_updates_come_must_be_as_the_settings_say(
    api: BotApi, *, there: str, wanted: str, running: bool, verdict: str, do: str
) -> None:
    """While the program runs; before its start it is not known. No path of a webhook is shown, since it may be secret."""
    api.updates.set_webhook(there, "")
    found = of(await looked(api, told("telegram", running=running), webhook=wanted), "updates")
    assert found.verdict == verdict
    assert do in found.do
    assert "secret-path" not in found.found


async def test_what_telegram_complains_of_is_told_while_it_is_new(api: BotApi) -> None:
    """With the time and Telegram's words; a day later it is over."""
    api.updates.set_webhook(HOOK, "")
    api.write(PRIVATE, "/start")
    await api.updates.was_brought(1)
    known = told("telegram")
    assert (
        "2024-03-18 09:00 UTC Telegram could not bring an update: Connection refused"
        in of(await looked(api, known, webhook=HOOK), "webhook").found
    )
    assert "webhook" not in verdicts(await looked(api, known, webhook=HOOK, now=NOW + timedelta(days=1)))


async def test_updates_that_nobody_takes_are_seen(api: BotApi) -> None:
    """Fifty are more than a running program leaves lying."""
    for _ in range(telegram.MANY_UPDATES + 1):
        api.write(PRIVATE, "hello")
    assert of(await looked(api, told("telegram")), "waiting").verdict == "wrong"
    assert "waiting" not in verdicts(await looked(api, told("telegram", running=False)))


@pytest.mark.parametrize(
    ("chat", "member", "words"),
    [
        (GROUP, {"status": "kicked", "until_date": 0}, "bot was kicked from the group"),
        (FORUM, {"status": "left"}, "bot is not a member"),
        (GROUP, {"status": "restricted", "can_send_messages": False}, "may not write"),
        (CHANNEL, {"status": "administrator", "can_post_messages": False}, "without the right to post"),
        (CHANNEL, {"status": "member"}, "no administrator"),
    ],
)
async def test_a_chat_where_the_bot_may_not_write_is_named(api: BotApi, chat: int, member: dict[str, object], words: str) -> None:
    """By title, number and reason; the others are no fault of it."""
    api.change(chat, {"status": "member"}, member)
    found = of(await looked(api, told("telegram", "7", str(chat))), "chats")
    assert found.verdict == "wrong"
    assert f'"Desk" ({chat}): ' in found.do
    assert words in found.do


async def test_a_group_in_which_members_may_not_write(api: BotApi) -> None:
    """The group's own permissions count for a bot that is no administrator."""
    api.add_chat(-9, kind="group", writable=False)
    assert of(await looked(api, told("telegram", "-9")), "chats").verdict == "right"
    api.change(-9, {"status": "administrator"}, {"status": "member"})
    assert "may not write" in of(await looked(api, told("telegram", "-9")), "chats").do


async def test_a_chat_that_is_not_there_is_named(api: BotApi) -> None:
    """Telegram does not know it any more."""
    assert "chat not found" in of(await looked(api, told("telegram", "-77")), "chats").do


async def test_many_bad_chats_are_not_all_named(api: BotApi) -> None:
    """The first five; and of very many not all are asked for."""
    places = [str(-1000 - number) for number in range(telegram.MOST_CHATS + 20)]
    found = of(await looked(api, told("telegram", *places)), "chats")
    assert found.do.count("chat not found") == 5
    assert len(api.calls("getChat")) == telegram.MOST_CHATS


async def test_what_the_program_knows_is_told_too(api: BotApi) -> None:
    """That it has stopped, since somebody else reads the messages; how often it was told to wait; what is paused."""
    wait = Wait(times=3, last=NOW, seconds=17.0)
    known = replace(
        told("telegram"), stopped={"telegram": "another process uses the account"}, waits={"telegram": wait}, paused={"telegram": 2}
    )
    found = await looked(api, known)
    assert "another process" in of(found, "sending").found
    assert "met 3 times, last on 2024-03-18 10:00 UTC for 17 s" in of(found, "limit").found
    assert "2 paused" in of(found, "chats").found
