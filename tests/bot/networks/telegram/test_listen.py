"""How messages to the bot are read: who may say what, and that none is lost."""

import pytest

from bot import errors
from bot.networks.base import Incoming, Said
from bot.networks.telegram.network import Telegram
from storage.types import Address, ChatKind
from tests import botapi_faults as faults
from tests.bot.networks.telegram.hearing import Inbox, listening, read
from tests.botapi import BotApi
from tests.calls import call
from tests.clocks import FakeClock
from tests.incoming import said

ADMIN = 99


async def test_a_private_message_comes_with_all_that_is_known(api: BotApi, bot: Telegram) -> None:
    """Its chat, its sender, their language; in private everybody is in charge."""
    (got,) = await read(api, bot, lambda: api.write(7, "/subscribe default", language="pt-br"))
    assert got == Incoming(
        address=Address(network="telegram", address="7"),
        kind=ChatKind.PRIVATE,
        chat_title="Ada",
        sender="42",
        sender_is_admin=True,
        language="pt",
        update_id="1",
        what=Said(text="/subscribe default"),
    )


async def test_only_commands_to_us_are_read(api: BotApi, bot: Telegram) -> None:
    """Talk among others, pictures, edits and commands to other bots are nobody's business here; what is said to us alone is."""
    got = await read(
        api,
        bot,
        lambda: api.write(-5, "hello"),
        lambda: api.write(-5, None),
        lambda: api.write(-5, "/topics@OtherBot"),
        lambda: api.push({"message_reaction_count": {"chat": {"id": -5, "type": "group"}, "message_id": 1, "date": 1, "reactions": []}}),
        lambda: api.write(-5, "/topics@rajinbot\nnow"),
        lambda: api.write(-5, "/topics@RajinBot"),
        lambda: api.write(-5, "/"),
        lambda: api.write(7, "hello"),
    )
    assert [said(each) for each in got] == ["/topics now", "/topics", "/", "hello"]


async def test_in_groups_only_admins_are_admins(api: BotApi, bot: Telegram) -> None:
    """Members are not, those whom Telegram does not know are not, and a channel that writes in the group is not."""
    anonymous = {"id": -5, "type": "group", "title": "Desk"}
    channel = {"id": -1002, "type": "channel", "title": "Wire"}
    api.fail(faults.Say(code=400, description="Bad Request: user not found"), method="getChatMember")
    got = await read(
        api,
        bot,
        lambda: api.write(-5, "/a", user=ADMIN),  # Telegram fails here
        lambda: api.write(-5, "/b", user=ADMIN),
        lambda: api.write(-5, "/c", user=42),
        lambda: api.write(-5, "/d", user=1087968824, sender_chat=anonymous),
        lambda: api.write(-5, "/e", user=136817688, sender_chat=channel),
    )
    assert [(said(each), each.sender_is_admin, each.kind, each.chat_title) for each in got] == [
        ("/a", False, ChatKind.GROUP, "Desk"),
        ("/b", True, ChatKind.GROUP, "Desk"),
        ("/c", False, ChatKind.GROUP, "Desk"),
        ("/d", True, ChatKind.GROUP, "Desk"),
        ("/e", False, ChatKind.GROUP, "Desk"),
    ]


async def test_nobody_is_taken_for_a_member_because_the_line_was_bad(api: BotApi, bot: Telegram, clock: FakeClock) -> None:
    """When Telegram cannot be asked who is an admin, the command comes again."""
    api.fail(faults.BROKEN, faults.Page(), method="getChatMember")
    (got,) = await read(api, bot, lambda: api.write(-5, "/stop", user=ADMIN))
    assert got.sender_is_admin
    assert clock.slept == [1.0, 2.0]


async def test_a_forum_topic_is_a_chat_of_its_own(api: BotApi, bot: Telegram) -> None:
    """A thread of answers outside of forums is not."""
    got = await read(api, bot, lambda: api.write(-1001, "/start", thread=3), lambda: api.write(-1001, "/start", thread=12))
    assert [each.address for each in got] == [
        Address(network="telegram", address="-1001", thread="3"),
        Address(network="telegram", address="-1001"),
    ]


async def test_an_update_is_acknowledged_only_after_it_was_acted_on(api: BotApi, bot: Telegram) -> None:
    """While the first of three is being worked on, the server still has all of them."""
    numbers = [api.write(7, f"/{n}") for n in "abc"]
    pending: list[list[int]] = []

    async def receive(_: Incoming) -> None:
        pending.append(api.pending())

    async with listening(bot, receive):
        await api.arrived("getUpdates", 2)
    assert pending == [numbers] * 3
    assert api.pending() == []


async def test_what_could_not_be_acted_on_comes_again(api: BotApi, bot: Telegram) -> None:
    """A listener that breaks off over the second of three messages gets the second and the third again, not the first."""
    for name in "abc":
        api.write(7, f"/{name}")
    got: list[str] = []

    async def fail(incoming: Incoming) -> None:
        got.append(said(incoming))
        if said(incoming) == "/b":
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        await bot.listen(fail)
    inbox = Inbox()
    async with listening(bot, inbox.receive):
        again = await inbox.arrived(2)
    assert (got, [said(each) for each in again]) == (["/a", "/b"], ["/b", "/c"])


async def test_a_message_that_keeps_failing_holds_nobody_for_ever(api: BotApi, bot: Telegram, clock: FakeClock) -> None:
    """After three tries it is passed over with an error in the log; those behind it are heard."""
    api.fail(*[faults.BROKEN] * 3, method="getChatMember")
    (got,) = await read(api, bot, lambda: api.write(-5, "/a", user=ADMIN), lambda: api.write(-5, "/b", user=ADMIN))
    assert (said(got), len(clock.slept)) == ("/b", 3)


async def test_an_update_that_cannot_be_read_hides_none_behind_it(api: BotApi, bot: Telegram) -> None:
    """Telegram adds kinds of updates and fields at will, and the library stumbles over some: such a one is acknowledged and passed over."""
    crooked: dict[str, object] = {"message": {"message_id": "x", "date": "never", "chat": 5}}
    got = await read(api, bot, lambda: api.write(7, "/a"), lambda: api.push(crooked), lambda: api.write(7, "/b"))
    assert [said(each) for each in got] == ["/a", "/b"]


async def test_a_command_from_before_a_move_is_answered_where_the_group_is(api: BotApi, bot: Telegram) -> None:
    """Who administers the supergroup administers; while Telegram sends from one to the other for ever, nobody does."""
    api.fail(faults.migrated(-1001), method="getChatMember")
    (first,) = await read(api, bot, lambda: api.write(-5, "/start", user=ADMIN))
    assert first.sender_is_admin
    api.fail(faults.migrated(-1001), faults.migrated(-5), method="getChatMember")
    (second,) = await read(api, bot, lambda: api.write(-5, "/start", user=ADMIN))
    assert not second.sender_is_admin


async def test_a_quiet_poll_is_followed_by_another(api: BotApi, bot: Telegram, clock: FakeClock) -> None:
    """Nothing said is no error."""
    inbox = Inbox()
    async with listening(bot, inbox.receive):
        await api.arrived("getUpdates")
        api.end_poll()
        await api.arrived("getUpdates", 2)
        api.write(7, "/hello")
        await inbox.arrived(1)
    assert clock.slept == []


async def test_errors_are_followed_by_longer_and_longer_waits(api: BotApi, bot: Telegram, clock: FakeClock) -> None:
    """Up to half a minute; a wish of Telegram's counts where it is longer; after a success it begins anew."""
    garbage = faults.Page(status=200, body='{"ok": true, "result": [{}]}')
    api.fail(faults.BROKEN, faults.Page(), faults.Cut(accepted=False), faults.flood(60), garbage, faults.BROKEN, method="getUpdates")
    inbox = Inbox()
    async with listening(bot, inbox.receive):
        api.write(7, "/a")
        await inbox.arrived(1)
        await api.arrived("getUpdates", 8)  # the next poll waits: it goes well
        api.fail(faults.BROKEN, method="getUpdates")
        api.write(7, "/b")
        await inbox.arrived(2)
        api.write(7, "/c")
        await inbox.arrived(3)
    assert clock.slept == [1.0, 2.0, 5.0, 60.0, 30.0, 30.0, 1.0]


async def test_telegram_down_from_the_start_is_waited_for(api: BotApi, clock: FakeClock) -> None:
    """The first poll waits for a login that went well, since only that tells the bot its name."""
    network = Telegram(api.token, api_url=api.url, sleep=clock.sleep)
    api.fail(faults.BROKEN, faults.BROKEN, method="getMe")
    await network.start()
    (got,) = await read(api, network, lambda: api.write(-5, "/topics@RajinBot"))
    assert (said(got), clock.slept) == ("/topics", [1.0])
    await network.close()


async def test_a_second_instance_stops_the_first(api: BotApi, bot: Telegram) -> None:
    """The older poll is told, and ends; the newer one goes on."""
    other = Telegram(api.token, api_url=api.url)
    await other.start()
    inbox = Inbox()
    async with listening(bot, inbox.receive) as first:
        await api.arrived("getUpdates")
        async with listening(other, inbox.receive):
            with pytest.raises(errors.SecondInstance):
                await first
            api.write(7, "/hello")
            await inbox.arrived(1)
    await other.close()


async def test_a_revoked_token_stops_reading(api: BotApi, bot: Telegram) -> None:
    """Loudly, instead of asking for ever; and sending says the same."""
    inbox = Inbox()
    async with listening(bot, inbox.receive) as task:
        await api.arrived("getUpdates")
        api.revoke()
        api.end_poll()
        with pytest.raises(errors.AuthFailed):
            await task
    with pytest.raises(errors.AuthFailed):
        await bot.perform(call())


@pytest.mark.parametrize(
    ("name", "address", "kind"),
    [
        ("@Wire", "-1002", ChatKind.CHANNEL),
        ("-1002", "-1002", ChatKind.CHANNEL),
        ("-5", "-5", ChatKind.GROUP),
        ("7", "7", ChatKind.PRIVATE),
    ],
)
async def test_a_chat_is_found_by_its_public_name_or_its_number(bot: Telegram, name: str, address: str, kind: ChatKind) -> None:
    """With what kind of chat it is."""
    place = await bot.find(name)
    assert place is not None
    assert (place.address, place.kind) == (Address(network="telegram", address=address), kind)
    assert place.title == {"-1002": "Wire", "-5": "Desk", "7": "Ada"}[address]


@pytest.mark.parametrize("name", ["@nobody", "-99", "", "wire", "!room:example.org", "@"])
async def test_a_chat_in_which_the_bot_is_not_is_not_found(bot: Telegram, name: str) -> None:
    """Nor is what is no name of a chat at all."""
    assert await bot.find(name) is None


async def test_whether_there_is_a_chat_may_be_unknown_for_now(api: BotApi, bot: Telegram) -> None:
    """That is no "no"."""
    api.fail(faults.flood(5), method="getChat")
    with pytest.raises(errors.RetryLater):
        await bot.find("@Wire")
