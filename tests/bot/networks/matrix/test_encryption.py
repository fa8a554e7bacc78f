"""Encrypted rooms, read and written with another client on the other side, also after a restart."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot import errors
from bot.networks.base import Joined, Said
from bot.networks.matrix.failures import Refused
from storage.types import Operation
from tests.calls import call, text
from tests.matrix import ENCRYPTED, Person, Reader, bot_of, listening
from tests.synapse import Account, Synapse


@pytest.fixture
async def reader(homeserver: Synapse, ann: Person, tmp_path: Path) -> AsyncIterator[Reader]:
    """Ann's client, with keys of its own."""
    client = Reader(homeserver, ann.account, tmp_path / "ann")
    await client.sync()
    yield client
    await client.close()


async def test_a_room_is_read_and_written(homeserver: Synapse, account: Account, folder: Path, ann: Person, reader: Reader) -> None:
    """The homeserver sees neither the alert nor the command; both sides read them."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id], state=[ENCRYPTED])
        await ears.next(Joined)
        await reader.sync()
        shown = await bot.perform(call(chat=room, network="matrix", message=text("secret alert")))
        assert (await reader.reads("secret alert")).event_id == shown
        await reader.says(room, "!help")
        assert (await ears.next(Said)).what == Said(text="/help")
    seen = await ann.sees(room)
    assert seen == []
    assert len(await ann.sees(room, kind="m.room.encrypted")) == 2


async def test_it_goes_on_after_a_restart(homeserver: Synapse, account: Account, folder: Path, ann: Person, reader: Reader) -> None:
    """What was said while the bot was away is read; it writes at once; the same delivery is the same event."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id], state=[ENCRYPTED])
        await ears.next(Joined)
        first = await bot.perform(call(chat=room, network="matrix", message=text("one"), delivery="e" * 32))
    await reader.reads("one")
    await reader.says(room, "!while you were away")
    again = bot_of(homeserver, account, folder)
    await again.start()
    assert await again.perform(call(chat=room, network="matrix", message=text("one"), delivery="e" * 32)) == first
    second = await again.perform(call(chat=room, network="matrix", message=text("two")))
    assert (await reader.reads("two")).event_id == second
    async with listening(again, started=True) as ears:
        assert (await ears.next(Said)).what == Said(text="/while you were away")


async def test_every_operation_is_encrypted(homeserver: Synapse, account: Account, folder: Path, ann: Person, reader: Reader) -> None:
    """Replies, edits and files too; relations stay where the homeserver needs them, and reactions are never encrypted on Matrix."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id], state=[ENCRYPTED])
        await ears.next(Joined)
        shown = await bot.perform(call(chat=room, network="matrix", message=text("old")))
        await bot.perform(call(Operation.REPLY, text("reply"), target=shown, chat=room, network="matrix"))
        await bot.perform(call(Operation.EDIT, text("new"), target=shown, chat=room, network="matrix"))
        await bot.perform(call(Operation.REACT, target=shown, chat=room, network="matrix"))
        await bot.perform(call(Operation.FILE, target=None, chat=room, network="matrix"))
        reply = await reader.reads("reply")
    assert reply.source["content"]["m.relates_to"] == {"m.in_reply_to": {"event_id": shown}}
    sealed = [event["content"] for event in await ann.sees(room, kind="m.room.encrypted")]
    assert [content.get("m.relates_to", {}).get("rel_type") for content in sealed] == [None, None, "m.replace", None]
    assert await ann.sees(room) == []


async def test_a_key_that_did_not_arrive_is_a_failure(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message that somebody in the room could not read is not sent; the next attempt shares the key."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id], state=[ENCRYPTED])
        await ears.next(Joined)
        await reader.sync()
        assert bot._open is not None
        client = bot._open.client
        send = client.send

        async def broken(method: str, path: str, *arguments: Any, **named: Any) -> Any:
            if "/sendToDevice/" in path:
                raise Refused(503, {})
            return await send(method, path, *arguments, **named)

        monkeypatch.setattr(client, "send", broken)
        with pytest.raises(errors.RetryLater):
            await bot.perform(call(chat=room, network="matrix", message=text("hidden"), delivery="f" * 32))
        monkeypatch.setattr(client, "send", send)
        assert await ann.sees(room, kind="m.room.encrypted") == []
        await asyncio.gather(
            *(bot.perform(call(chat=room, network="matrix", message=text(f"seen {number}"))) for number in range(3)),
        )
        for number in range(3):
            await reader.reads(f"seen {number}")


async def test_a_key_that_comes_late_opens_what_came_before(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, reader: Reader
) -> None:
    """A command whose key is still under way is heard once the key is there."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id], state=[ENCRYPTED])
        await ears.next(Joined)
        await reader.sync()
        held = []
        send = reader.client.send

        async def late(method: str, path: str, *arguments: Any, **named: Any) -> Any:
            if "/sendToDevice/m.room.encrypted" in path:
                held.append((method, path, arguments, named))
                path = path.replace("m.room.encrypted", "m.nothing")  # another kind in its place
            return await send(method, path, *arguments, **named)

        reader.client.send = late
        await reader.says(room, "!sealed")
        reader.client.send = send
        await bot.perform(call(chat=room, network="matrix", message=text("meanwhile")))
        for method, path, arguments, named in held:
            await reader.client.send(method, f"{path}-late", *arguments, **named)
        assert (await ears.next(Said)).what == Said(text="/sealed")


async def test_somebody_logs_in_with_one_more_device(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, reader: Reader, tmp_path: Path
) -> None:
    """It reads what is sent from then on, as soon as the homeserver has told the bot of it; and whoever comes later does, too."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    async with listening(bot) as ears:
        room = await ann.makes(invites=[account.id], state=[ENCRYPTED])
        await ears.next(Joined)
        await reader.sync()
        await bot.perform(call(chat=room, network="matrix", message=text("before")))
        await reader.reads("before")
        late = Person(homeserver, await homeserver.register("late"))
        made = await homeserver.ask(
            "POST",
            "/_matrix/client/v3/login",
            {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": ann.id}, "password": ann.account.password},
        )
        phone = Reader(homeserver, replace(ann.account, token=made["access_token"], device=made["device_id"]), tmp_path / "phone")
        other = Reader(homeserver, late.account, tmp_path / "late")
        for each in (phone, other):
            await each.sync()
        await ann.invites(room, late.id)
        await late.joins(room)
        await ann.says(room, "!now")
        await ears.next(Said)  # so that the bot has read all of that
        await bot.perform(call(chat=room, network="matrix", message=text("after")))
        for each in (phone, other, reader):
            assert (await each.reads("after")).decrypted
        for each in (phone, other):
            await each.close()


async def test_a_backup_hears_what_its_keys_do_not_open(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, reader: Reader, tmp_path: Path
) -> None:
    """An older copy of the folder is read by everybody, and asks for the keys that were shared after it was made; nothing said is lost."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        room = await ann.makes(invites=[account.id], state=[ENCRYPTED])
        await ears.next(Joined)
        await reader.sync()
    shutil.copytree(folder, tmp_path / "copy")
    async with listening(bot_of(homeserver, account, folder)) as ears:
        await reader.says(room, "!before")
        await ears.next(Said)
    shutil.rmtree(folder)
    answers_requests(reader)
    again = bot_of(homeserver, account, tmp_path / "copy")
    async with listening(again) as ears:
        await again.perform(call(chat=room, network="matrix", message=text("restored")))
        await reader.reads("restored")
        await reader.says(room, "!after")
        heard = asyncio.create_task(ears.next(Said))
        while not heard.done():
            await reader.sync()
        assert (await heard).what == Said(text="/before")  # the inbox knows it by its id
        assert (await ears.next(Said)).what == Said(text="/after")


def answers_requests(reader: Reader) -> None:
    """Give a key again to a device that had it before, as Element does."""
    olm = reader.client.olm

    def share(event: Any) -> bool:
        olm.verify_device(olm.device_store[event.sender][event.requesting_device_id])
        olm.share_with_ourselves(event)
        return True

    olm._collect_single_key_share = share


async def test_a_backup_publishes_keys_under_new_names(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, tmp_path: Path
) -> None:
    """Those that were published after it was made stand in the way of none: people can go on to begin channels with the bot."""

    async def claimed() -> str:
        wanted = {"one_time_keys": {account.id: {device: "signed_curve25519"}}}
        found = await ann.ask("POST", "/keys/claim", wanted)
        return str(next(iter(found["one_time_keys"][account.id][device])))

    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        room = await ann.makes(invites=[account.id])
        await ears.next(Joined)
    shutil.copytree(folder, tmp_path / "copy")
    device = json.loads((folder / "session.json").read_text())["device"]
    names = [await claimed() for _ in range(40)]
    for place in (folder, tmp_path / "copy"):
        async with listening(bot_of(homeserver, account, place)) as ears:
            for talk in range(2):
                await ann.says(room, f"!{place.name} {talk}")
                await ears.next(Said)
        names += [await claimed() for _ in range(40)]
    assert len(set(names)) == len(names)
