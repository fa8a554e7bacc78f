"""What a bot hears on a real homeserver: stored before it is acknowledged, and by ids, never by names."""

from pathlib import Path

import pytest

from bot import errors
from bot.networks.base import Author, Incoming, Joined, Left, Place, Pressed, Said
from bot.networks.matrix import client
from bot.networks.matrix.joining import GAP_S
from storage.types import Address, ChatKind
from tests.calls import call
from tests.matrix import Ears, MatrixClock, Person, bot_of, listening
from tests.matrix_gateway import Gateway, error
from tests.synapse import Account, Synapse


def words(ears: Ears) -> list[str]:
    """What was said, in order."""
    return [heard.what.text for heard in ears.heard if isinstance(heard.what, Said)]


async def test_a_friend_invites_and_the_bot_comes(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """It joins, and says who brought it; the room's id has no server part."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        room = await ann.makes(invites=[account.id], name="Desk")
        joined = await ears.next()
    assert ":" not in room
    assert joined.what == Joined()
    assert joined.address == Address(network="matrix", address=room)
    assert (joined.sender, joined.author, joined.kind, joined.chat_title) == (ann.id, Author.PERSON, ChatKind.GROUP, "Desk")
    assert account.id in await ann.members(room)


async def test_a_stranger_invites_in_vain(homeserver: Synapse, account: Account, folder: Path, ann: Person, eve: Person) -> None:
    """Many invitations of somebody who is no friend: no room is joined, and a friend's is followed behind them all."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        strange = [await eve.makes(invites=[account.id]) for _ in range(15)]
        room = await ann.makes(invites=[account.id])
        joined = await ears.next()
    assert joined.address.address == room
    assert [await eve.members(each) for each in strange] == [{eve.id}] * len(strange)
    assert len(ears.heard) == 1


async def test_a_whole_server_may_be_trusted(homeserver: Synapse, account: Account, folder: Path, eve: Person) -> None:
    """Everybody there may invite the bot."""
    bot = bot_of(homeserver, account, folder)
    bot._policy = type(bot._policy)([], ["localhost"])  # what the settings would have said
    async with listening(bot) as ears:
        await eve.makes(invites=[account.id])
        assert (await ears.next()).sender == eve.id


async def test_what_was_said_before_is_not_heard(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """Neither what stood in a room before the bot came, nor what was said before it ever read."""
    room = await ann.makes(
        name="Desk", state=[{"type": "m.room.history_visibility", "state_key": "", "content": {"history_visibility": "shared"}}]
    )
    await ann.says(room, "!before")
    await ann.invites(room, account.id)
    person = Person(homeserver, account)
    other = await ann.makes(invites=[account.id])
    await person.joins(other)
    await ann.says(other, "!before")
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        await ears.next(Joined)
        await ann.says(room, "!help")
        await ann.says(other, "!help")
        heard = [await ears.next(Said), await ears.next(Said)]
    assert {incoming.address.address for incoming in heard} == {room, other}
    assert words(ears) == ["/help", "/help"]


async def test_commands_by_sign_and_by_mention(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """!word, the bot's id before a word, or a mention by id; talk among others is not heard, nor a mention of somebody else."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
        await ann.says(room, "good morning")
        await ann.says(room, "!subscribe default")
        await ann.says(room, f"{account.id}: topics")
        await ann.says(room, "Rajin: help", **{"m.mentions": {"user_ids": [ann.id]}})
        link = f'<a href="https://matrix.to/#/{account.id}">The Bot</a>: stop'
        await ann.says(
            room,
            "The Bot: stop",
            format="org.matrix.custom.html",
            formatted_body=link,
            **{"m.mentions": {"user_ids": [account.id]}},
        )
        await ann.says(room, "!end")
        while words(ears)[-1:] != ["/end"]:
            await ears.next()
    assert words(ears) == ["/subscribe default", "/topics", "/stop", "/end"]


async def test_who_is_in_charge_is_told_by_power_levels(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, eve: Person
) -> None:
    """The maker of the room is; somebody who only calls themselves so is not, until they are given power."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id, eve.id])
        await eve.joins(room)
        await eve.ask("PUT", f"/profile/{eve.id}/displayname", {"displayname": ann.id})
        await ears.next(Joined)
        address = Address(network="matrix", address=room)
        await ann.says(room, "!one")
        assert (await ears.next(Said)).sender_is_admin
        await eve.says(room, "!two")
        heard = await ears.next(Said)
        assert (heard.sender, heard.sender_is_admin) == (eve.id, False)
        assert [await bot.administers(address, each) for each in (ann.id, eve.id, "@nobody:localhost")] == [True, False, False]
        levels = await ann.ask("GET", f"/rooms/{room}/state/m.room.power_levels")
        await ann.sets(room, "m.room.power_levels", {**levels, "users": {eve.id: 50}})
        assert await bot.administers(address, eve.id)
        await eve.says(room, "!three")
        assert (await ears.next(Said)).sender_is_admin


async def test_a_conversation_of_two_is_private(homeserver: Synapse, account: Account, folder: Path, ann: Person, eve: Person) -> None:
    """There no sign is needed; once a third person is there it is a group. That is remembered over a restart."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        room = await ann.makes(invites=[account.id], direct=True)
        joined = await ears.next(Joined)
        await ann.says(room, "hello?")
        heard = await ears.next(Said)
    assert (joined.kind, heard.kind, heard.what) == (ChatKind.PRIVATE, ChatKind.PRIVATE, Said(text="hello?"))
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        await ann.says(room, "still there?")
        assert (await ears.next(Said)).kind is ChatKind.PRIVATE
        await ann.invites(room, eve.id)
        await ann.says(room, "talk")
        await ann.says(room, "!help")
        heard = await ears.next(Said)
    assert (heard.kind, heard.what) == (ChatKind.GROUP, Said(text="/help"))


async def test_reactions_replies_edits_and_redactions(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """A reaction presses; a reply names its message; an edit says that it is one; what was redacted says nothing."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
        shown = await bot.perform(call(chat=room, network="matrix"))
        assert shown is not None
        await ann.presses(room, shown, "👍")
        assert (await ears.next()).what == Pressed(target=shown, mark="👍")
        relation = {"m.relates_to": {"m.in_reply_to": {"event_id": shown}}}
        said = await ann.says(room, f"> <{account.id}> Hello.\n\n!why", **relation)
        assert (await ears.next()).what == Said(text="/why", reply_to=shown)
        new = {"m.new_content": {"msgtype": "m.text", "body": "!stop"}, "m.relates_to": {"rel_type": "m.replace", "event_id": said}}
        await ann.says(room, "* !stop", **new)
        assert (await ears.next()).what == Said(text="/stop", edited=True)
    gone = await ann.says(room, "!gone")
    await ann.ask("PUT", f"/rooms/{room}/redact/{gone}/r1", {})
    await ann.says(room, "!last")
    async with listening(bot_of(homeserver, account, folder)) as ears:
        assert (await ears.next()).what == Said(text="/last")


async def test_threads_are_chats_of_their_own(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """What is said in a thread comes from there, also a reaction to a message that the bot has shown there in an earlier life."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
        root = await ann.says(room, "a thread")
        await ann.says(
            room,
            "!help",
            **{"m.relates_to": {"rel_type": "m.thread", "event_id": root, "is_falling_back": True, "m.in_reply_to": {"event_id": root}}},
        )
        heard = await ears.next()
        assert (heard.address.thread, heard.what) == (root, Said(text="/help"))
        shown = await bot.perform(call(chat=room, thread=root, network="matrix"))
    assert shown is not None
    assert (await ann.event(room, shown))["content"]["m.relates_to"]["rel_type"] == "m.thread"
    async with listening(bot_of(homeserver, account, folder)) as ears:
        await ann.presses(room, shown, "👎")
        assert (await ears.next()).address.thread == root


async def test_a_file_comes_along_with_its_command(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """Its caption is the command; one that is too long stays away."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
        for size in (10, (1 << 20) + 1):
            uri = (await ann.ask("POST", "/_matrix/media/v3/upload?filename=list.yaml", "x" * (size - 2)))["content_uri"]
            await ann.says(room, "!keyword import", msgtype="m.file", filename="list.yaml", url=uri)
        first, second = (await ears.next()).what, (await ears.next()).what
    assert isinstance(first, Said)
    assert first.document == ("list.yaml", b'"xxxxxxxx"')
    assert second == Said(text="/keyword import")


async def test_a_command_may_answer_a_file(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """Where a client has no captions; a reply to anything else brings no file."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
        uri = (await ann.ask("POST", "/_matrix/media/v3/upload?filename=list.yaml", "arms: []"))["content_uri"]
        shown = await ann.says(room, "list.yaml", msgtype="m.file", url=uri)
        words = await ann.says(room, "no file")
        for target in (shown, words, "$nothing"):
            await ann.says(room, "!keyword import", **{"m.relates_to": {"m.in_reply_to": {"event_id": target}}})
        heard = [(await ears.next(Said)).what for _ in range(3)]
    files = [each.document for each in heard if isinstance(each, Said)]
    assert files == [("list.yaml", b'"arms: []"'), None, None]


async def test_being_put_out_is_noticed(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """Sending there fails for good; a new invitation brings the bot back."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
        await ann.puts_out(room, account.id)
        left = await ears.next(Left)
        assert (left.address.address, left.sender) == (room, ann.id)
        with pytest.raises(errors.ChatUnavailable):
            await bot.perform(call(chat=room, network="matrix"))
        await ann.invites(room, account.id)
        await ears.next(Joined)
        assert await bot.perform(call(chat=room, network="matrix"))


async def test_nothing_is_acknowledged_before_it_is_stored(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """A command that could not be stored is heard again, in this life and in the next."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
    await ann.says(room, "!help")

    class Deaf(Ears):
        async def take(self, incoming: Incoming) -> None:
            await super().take(incoming)
            raise OSError("the disk is full")

    bot = bot_of(homeserver, account, folder)
    await bot.start()
    deaf = Deaf()
    for _ in range(2):
        with pytest.raises(OSError, match="full"):
            await bot.listen(deaf.take)
    await bot.close()
    async with listening(bot_of(homeserver, account, folder)) as ears:
        heard = await ears.next()
    assert {each.update_id for each in deaf.heard} == {heard.update_id}


async def test_what_always_fails_holds_nobody_up_for_ever(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """After three tries it is passed over, and what comes behind it is heard."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
    await ann.says(room, "!poison")
    bot = bot_of(homeserver, account, folder)

    class Picky(Ears):
        async def take(self, incoming: Incoming) -> None:
            await super().take(incoming)
            if incoming.what == Said(text="/poison"):
                raise ValueError("never")

    await bot.start()
    picky = Picky()
    for _ in range(3):
        with pytest.raises(ValueError, match="never"):
            await bot.listen(picky.take)
    await ann.says(room, "!good")
    async with listening(bot, picky, started=True) as ears:
        while words(ears)[-1] != "/good":
            await ears.next()
    assert words(picky) == ["/poison"] * 3 + ["/good"]


async def test_a_room_is_found_by_its_alias(homeserver: Synapse, account: Account, folder: Path, ann: Person, eve: Person) -> None:
    """And by its id; a room that the bot is not in is not found, nor one that nobody has."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        local = ann.id[1:].partition(":")[0]
        room = await ann.makes(invites=[account.id], name="Desk", room_alias_name=f"desk-{local}")
        other = await eve.makes(room_alias_name=f"other-{local}")
        await ears.next(Joined)
        place = Place(address=Address(network="matrix", address=room), kind=ChatKind.GROUP, title="Desk")
        assert [await bot.find(name) for name in (f"#desk-{local}:localhost", room)] == [place, place]
        nowhere = [f"#other-{local}:localhost", other, "#nobody:localhost", "#", "@ann:localhost"]
        assert [await bot.find(name) for name in nowhere] == [None] * len(nowhere)


async def test_more_was_said_than_a_sync_shows(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """The bot was away: commands that stand behind a lot of talk are heard, in their order; what was said before it came is not."""
    shared = {"type": "m.room.history_visibility", "state_key": "", "content": {"history_visibility": "shared"}}
    room = await ann.makes(name="Desk", state=[shared])
    await ann.says(room, "!before")
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        await ann.invites(room, account.id)
        await ears.next(Joined)
    for number in range(2):
        await ann.says(room, f"!command {number}")
        for talk in range(30):
            await ann.says(room, f"talk {talk}")
    async with listening(bot_of(homeserver, account, folder)) as ears:
        await ears.next(Said)
        await ears.next(Said)
    assert words(ears) == ["/command 0", "/command 1"]


async def test_rooms_are_joined_one_by_one(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """Ten seconds lie between two, also over a restart; whoever waits is kept."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        rooms = [await ann.makes(invites=[account.id]) for _ in range(4)]
        joined = [(await ears.next(Joined)).address.address for _ in rooms]
    assert isinstance(bot._clock, MatrixClock)
    assert joined == rooms
    assert bot._clock.slept.count(GAP_S) >= len(rooms) - 1


async def test_a_limit_of_joins_is_kept_to(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """However often the homeserver asks to wait, an invitation is followed, after as long as it asks for."""
    async with Gateway(homeserver.url) as gateway:
        gateway.part = "/join/"
        for _ in range(9):
            gateway.fail(error(429, "M_LIMIT_EXCEEDED", retry_after_ms=97_000))
        bot = bot_of(homeserver, account, folder, friends=[ann.id], url=gateway.url)
        async with listening(bot) as ears:
            await ann.makes(invites=[account.id])
            await ears.next(Joined)
        assert isinstance(bot._clock, MatrixClock)
        assert bot._clock.slept.count(97.0) == 9


async def test_an_answer_without_end_fills_no_memory(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is longer than a sync may be is not read; the bot asks again, and more and more rarely."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
        monkeypatch.setattr(client, "MAX_ANSWER", 1000)
        await ann.says(room, "!" + "x" * 2000)
        clock = bot._clock
        assert isinstance(clock, MatrixClock)
        while 5.0 not in clock.slept:
            await ann.says(room, "!more")
        monkeypatch.undo()
        assert (await ears.next(Said)).what == Said(text="/" + "x" * 2000)


async def test_an_invitation_that_is_taken_back_is_nothing(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, eve: Person
) -> None:
    """Else anybody could fill the store; but who was put out while the bot was away is told."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
    for _ in range(3):
        await eve.puts_out(await eve.makes(invites=[account.id]), account.id)
    await ann.puts_out(room, account.id)
    async with listening(bot_of(homeserver, account, folder)) as ears:
        strange = await eve.makes(invites=[account.id])
        await eve.puts_out(strange, account.id)
        assert (await ears.next(Left)).address.address == room
        await ann.invites(room, account.id)
        await eve.puts_out(await eve.makes(invites=[account.id]), account.id)
    assert len(ears.heard) == 1
