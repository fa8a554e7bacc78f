"""Rooms that are replaced by others, on a real homeserver: the bot goes along, with all threads, and only where it should."""

from contextlib import suppress
from pathlib import Path

import pytest

from bot import errors
from bot.networks.base import Joined, Left, Moved, Said
from bot.networks.matrix.network import Matrix
from storage.types import Address, Operation
from tests.calls import call
from tests.matrix import Person, bot_of, listening
from tests.synapse import Account, Synapse


async def test_an_upgraded_room_is_followed(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """The bot goes to the new room and says that the chat has moved there; what is sent to the old one in between waits."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id], preset="public_chat")
        await ears.next(Joined)
        new = (await ann.ask("POST", f"/rooms/{room}/upgrade", {"new_version": "12"}))["replacement_room"]
        with suppress(errors.RetryLater):  # unless the bot was quicker
            await bot.perform(call(chat=room, network="matrix"))
        moved = await ears.next(Moved)
        assert (moved.address.address, moved.what) == (room, Moved(to=Address(network="matrix", address=new)))
        assert await bot.perform(call(chat=new, network="matrix"))
    assert sum(isinstance(each.what, Joined) for each in ears.heard) == 1


async def test_threads_go_on_in_the_room_that_replaces_theirs(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """Below a new beginning that says the same, once, and over two upgrades; a thread that people began in the new room is left alone."""

    async def moved_to(bot: Matrix, room: str, thread: str) -> str:
        with pytest.raises(errors.ChatMoved) as caught:
            await bot.perform(call(chat=room, thread=thread, network="matrix"))
        assert caught.value.address.address == room
        return caught.value.address.thread

    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id], preset="public_chat")
        await ears.next(Joined)
        root = await ann.says(room, "Arms @room")
        assert await bot.perform(call(chat=room, thread=root, network="matrix"))
        for _ in range(2):
            room = (await ann.ask("POST", f"/rooms/{room}/upgrade", {"new_version": "12"}))["replacement_room"]
            await ears.next(Moved)
        first, own = await moved_to(bot, room, root), await ann.says(room, "another")
        assert await bot.perform(call(chat=room, thread=own, network="matrix"))
    bot = bot_of(homeserver, account, folder)
    await bot.start()
    assert await moved_to(bot, room, root) == first
    shown = await bot.perform(call(chat=room, thread=first, network="matrix"))
    await bot.close()
    assert [event["event_id"] for event in await ann.sees(room, by=account.id)].count(first) == 1
    content = (await ann.event(room, first))["content"]
    assert (content["msgtype"], content["m.mentions"]) == ("m.notice", {})
    assert content["body"].startswith("🧵 Arms ")
    assert (await ann.event(room, str(shown)))["content"]["m.relates_to"]["event_id"] == first


async def test_a_thread_of_another_room_is_not_told_to_whoever_claims_it(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, eve: Person
) -> None:
    """A room that only says it replaces another gets no word of that one's threads."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id, eve.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
        root = await ann.says(room, "secret")
        trap = await eve.makes(invites=[account.id], creation_content={"predecessor": {"room_id": room}})
        await ears.next(Joined)
        with pytest.raises(errors.ChatMoved):
            await bot.perform(call(chat=trap, thread=root, network="matrix"))
    assert [event["content"]["body"] for event in await eve.sees(trap, by=account.id)] == ["🧵"]


async def test_messages_of_the_old_room_cannot_be_changed_from_the_new_one(
    homeserver: Synapse, account: Account, folder: Path, ann: Person
) -> None:
    """They are gone, which is no failure; a reply to one is shown."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id], preset="public_chat")
        await ears.next(Joined)
        shown = await bot.perform(call(chat=room, network="matrix"))
        new = (await ann.ask("POST", f"/rooms/{room}/upgrade", {"new_version": "12"}))["replacement_room"]
        await ears.next(Moved)
        for operation in (Operation.EDIT, Operation.REDACT, Operation.REACT):
            with pytest.raises(errors.TargetGone):
                await bot.perform(call(operation, chat=new, target=shown, network="matrix"))
        assert await bot.perform(call(Operation.REPLY, chat=new, target=shown, network="matrix"))


async def test_an_upgrade_that_the_bot_slept_through(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """It waits for an invitation into a new room that is closed, and follows then."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
    new = (await ann.ask("POST", f"/rooms/{room}/upgrade", {"new_version": "12"}))["replacement_room"]
    for number in range(25):
        await ann.says(new, f"talk {number}")
    async with listening(bot_of(homeserver, account, folder)) as ears:
        await ann.invites(new, account.id)
        assert (await ears.next()).what == Moved(to=Address(network="matrix", address=new))


async def test_a_false_successor_is_not_followed(homeserver: Synapse, account: Account, folder: Path, ann: Person, eve: Person) -> None:
    """A room that somebody else made is left again, whatever a tombstone says of it."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
        trap = await eve.makes(preset="public_chat", creation_content={"predecessor": {"room_id": room}})
        await ann.sets(room, "m.room.tombstone", {"body": "over there", "replacement_room": trap})
        await ears.next(Left)
        assert account.id not in await eve.members(trap)
    assert not any(isinstance(each.what, Moved) for each in ears.heard)


async def test_a_tombstone_puts_the_bot_out_of_no_other_room(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, eve: Person
) -> None:
    """Whoever names a room in which the bot is for its own sake as the successor of theirs moves nothing; there it goes on to listen."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id, eve.id])) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
        trap = await eve.makes(invites=[account.id])
        await ears.next(Joined)
        await eve.sets(trap, "m.room.tombstone", {"body": "over there", "replacement_room": room})
        await eve.says(trap, "!now")
        await ears.next(Said)
        await ann.says(room, "!help")
        assert (await ears.next()).what == Said(text="/help")
    assert account.id in await ann.members(room)
