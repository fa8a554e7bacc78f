"""What the doctor says of a Matrix account, asked of a real homeserver, beside the bot whose account it is."""

import json
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from bot.doctor import matrix
from bot.doctor.asking import Asker
from bot.doctor.finding import Finding
from bot.doctor.known import Known
from bot.networks.base import Said
from bot.networks.matrix.identity import shown_once
from bot.networks.matrix.state import State
from tests.bot.doctor.sick import of, told, verdicts
from tests.matrix import ENCRYPTED, MatrixClock, Person, Reader, bot_of, listening
from tests.matrix_gateway import Fault, Gateway, error
from tests.synapse import Account, Synapse

ALL = ("homeserver", "folder", "session", "signing", "recovery", "rooms", "invitations")


async def looked(
    server: Synapse,
    account: Account,
    folder: Path,
    known: Known | None = None,
    *,
    friends: Collection[str] = (),
    can_log_in: bool = True,
    url: str = "",
) -> list[Finding]:
    """What is found, without any secret."""
    how = matrix.Account(homeserver=url or server.url, user=account.id, can_log_in=can_log_in, folder=folder, friends=friends)
    async with Asker() as asker:
        found, _ = await matrix.look(asker, how, known or Known(), MatrixClock(), measure=False)
    secrets = json.loads((folder / "session.json").read_text())["token"] if (folder / "session.json").exists() else ""
    assert not secrets or all(secrets not in str(each) for each in found)
    return found


async def lived(server: Synapse, account: Account, folder: Path) -> State:
    """One short life of a bot whose recovery key was written down."""
    bot = bot_of(server, account, folder)
    await bot.start()
    await bot.close()
    state = State(folder, new_id=MatrixClock().token)
    assert shown_once(state)
    return state


async def test_all_is_right_beside_a_listening_bot(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """In a plain and in an encrypted room; and the bot still hears what is said to it, on the device that it had."""
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    plain = await ann.makes(invites=[account.id])
    sealed = await ann.makes(invites=[account.id], state=[ENCRYPTED])
    for room in (plain, sealed):
        await Person(homeserver, account).joins(room)
    async with listening(bot) as ears:
        shown_once(State(folder, new_id=MatrixClock().token))
        found = await looked(homeserver, account, folder, told("matrix", plain, sealed))
        await ann.says(plain, "!topics")
        assert (await ears.next(Said)).what == Said(text="/topics")
    assert verdicts(found) == dict.fromkeys(ALL, "right") | {"limit": "unknown"}
    assert "2 rooms told, 1 of them encrypted" in of(found, "rooms").found
    assert "Synapse 1." in of(found, "homeserver").found


async def test_looking_takes_no_keys_away(homeserver: Synapse, account: Account, folder: Path, ann: Person, tmp_path: Path) -> None:
    """What was sent to the bot's device while it was away is still there when it comes back."""
    reader = Reader(homeserver, ann.account, tmp_path / "ann")
    bot = bot_of(homeserver, account, folder, friends=[ann.id])
    room = await ann.makes(invites=[account.id], state=[ENCRYPTED])
    await Person(homeserver, account).joins(room)
    async with listening(bot):
        await reader.sync()
    await reader.sync()
    await reader.says(room, "!topics")
    await looked(homeserver, account, folder, told("matrix", room))
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])) as ears:
        assert (await ears.next(Said)).what == Said(text="/topics")
    await reader.close()


@pytest.mark.parametrize(("can_log_in", "verdict"), [(True, "unknown"), (False, "wrong")])
async def test_before_the_first_start(homeserver: Synapse, account: Account, folder: Path, *, can_log_in: bool, verdict: str) -> None:
    """The homeserver is asked all the same; nothing is logged in, and no folder made."""
    found = await looked(homeserver, account, folder, can_log_in=can_log_in)
    assert verdicts(found) == {"homeserver": "right", "session": verdict}
    assert folder not in list(folder.parent.iterdir())


async def test_what_is_no_homeserver(homeserver: Synapse, account: Account, folder: Path) -> None:
    """A wrong port, a web page and another service are told apart from it."""
    async with Gateway(homeserver.url) as gateway:
        gateway.part = "/versions"
        for body in ("<html>", {"hello": "there"}):
            gateway.fail(Fault(status=200, body=body))
            assert of(await looked(homeserver, account, folder, url=gateway.url), "homeserver").verdict == "wrong"
    assert of(await looked(homeserver, account, folder, url="http://127.0.0.1:1"), "homeserver").verdict == "wrong"


async def test_a_session_that_was_ended_is_told(homeserver: Synapse, account: Account, folder: Path) -> None:
    """Its device was removed; what to do keeps the identity. A homeserver with a fault says nothing of it."""
    await lived(homeserver, account, folder)
    async with Gateway(homeserver.url) as gateway:
        gateway.part = "/whoami"
        gateway.fail(error(500, "M_UNKNOWN"))
        assert "answers 500" in of(await looked(homeserver, account, folder, url=gateway.url), "session").found
    token = json.loads((folder / "session.json").read_text())["token"]
    await homeserver.ask("POST", "/_matrix/client/v3/logout", {}, token=token)
    found = of(await looked(homeserver, account, folder), "session")
    assert found.verdict == "wrong"
    assert "M_UNKNOWN_TOKEN" in found.found
    assert "rajin matrix restore" in found.do


async def test_the_folder_must_be_the_accounts_and_private(homeserver: Synapse, account: Account, folder: Path) -> None:
    """Somebody else's session, files that others can read, and a file that is damaged."""
    await lived(homeserver, account, folder)
    other = await homeserver.register("other")
    assert "holds the session of" in of(await looked(homeserver, other, folder), "session").found
    (folder / "session.json").chmod(0o644)
    assert "chmod -R go= " in of(await looked(homeserver, account, folder), "folder").do
    (folder / "cross-signing.json").write_text("{")
    assert "backup" in of(await looked(homeserver, account, folder), "folder").do


async def test_a_session_of_another_device_is_told(homeserver: Synapse, account: Account, folder: Path) -> None:
    """The token belongs to a device whose keys are not kept here."""
    state = await lived(homeserver, account, folder)
    kept = state.kept_session()
    assert kept is not None
    state.keep_session(replace(kept, token=account.token))
    found = of(await looked(homeserver, account, folder), "session")
    assert found.verdict == "wrong"
    assert account.device in found.found


async def test_the_recovery_key_must_be_written_down(homeserver: Synapse, account: Account, folder: Path) -> None:
    """Until it was shown, the identity is lost with the folder."""
    bot = bot_of(homeserver, account, folder)
    await bot.start()
    await bot.close()
    found = of(await looked(homeserver, account, folder), "recovery")
    assert (found.verdict, "rajin matrix keys" in found.do) == ("wrong", True)


async def test_a_device_that_is_not_signed_is_told(homeserver: Synapse, account: Account, folder: Path, tmp_path: Path) -> None:
    """A new device after a lost folder: the account's keys are not here, and the recovery key brings them."""
    await lived(homeserver, account, folder)
    bot = bot_of(homeserver, account, tmp_path / "new")
    await bot.start()
    await bot.close()
    found = await looked(homeserver, account, tmp_path / "new")
    assert (of(found, "signing").verdict, of(found, "recovery").verdict) == ("wrong", "wrong")
    assert "rajin matrix restore" in of(found, "signing").do


async def test_keys_that_do_not_fit_are_told(homeserver: Synapse, account: Account, folder: Path) -> None:
    """Another fingerprint than is kept, and a master key that is not here."""
    state = await lived(homeserver, account, folder)
    fingerprint, keys = state.fingerprint(), state.keys()
    assert keys is not None
    state.keep_keys(keys | {"keys": keys["keys"] | {"master": keys["keys"]["user_signing"]}})
    assert "not kept here" in of(await looked(homeserver, account, folder), "signing").found
    state.keep_fingerprint(fingerprint[::-1])
    assert "another key" in of(await looked(homeserver, account, folder), "signing").found


async def test_rooms_where_the_bot_cannot_write_are_named(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """It is not there, its level is too low, or the room was replaced; each with what to do. Rooms of nobody are counted."""
    await lived(homeserver, account, folder)
    me = Person(homeserver, account)
    rooms = [await ann.makes(invites=[account.id], name=name) for name in ("gone", "mute", "replaced", "idle")]
    for room in rooms[1:]:
        await me.joins(room)
    gone, mute, replaced, _ = rooms
    levels = await ann.ask("GET", f"/rooms/{mute}/state/m.room.power_levels")
    await ann.sets(mute, "m.room.power_levels", levels | {"events_default": 50})
    new = await ann.ask("POST", f"/rooms/{replaced}/upgrade", {"new_version": "10"})
    found = of(await looked(homeserver, account, folder, told("matrix", *rooms[:3])), "rooms")
    assert found.verdict == "wrong"
    assert f'"Desk" ({gone}): the bot is not there' in found.do
    assert f'"Desk" ({mute}): the bot\'s power level' in found.do
    assert f'"Desk" ({replaced}): it was replaced by {new["replacement_room"]}' in found.do
    assert "in 3 more the bot is told nothing to say" in of(await looked(homeserver, account, folder), "rooms").found


async def test_invitations_are_counted_and_stay(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """Those that are left alone with how to follow them; those that will be followed. Looking accepts none."""
    await lived(homeserver, account, folder)
    room = await ann.makes(invites=[account.id])
    for friends, words in (((), "matrix.invite_from"), ((ann.id,), "a running program"), (("localhost",), "a running program")):
        found = of(await looked(homeserver, account, folder, friends=friends), "invitations")
        assert ann.id in found.found
        assert words in found.do
    assert account.id not in await ann.members(room)


async def test_a_homeserver_that_falls_silent_leaves_what_was_found(homeserver: Synapse, account: Account, folder: Path) -> None:
    """What is known by then is told, and that there is no more."""
    await lived(homeserver, account, folder)
    async with Gateway(homeserver.url) as gateway:
        gateway.part = "/joined_rooms"
        gateway.fail(Fault(status=502))
        found = await looked(homeserver, account, folder, url=gateway.url)
    assert verdicts(found) == dict.fromkeys(ALL[:5], "right") | {"more": "wrong"}


async def test_what_the_program_has_stopped_is_told(homeserver: Synapse, account: Account, folder: Path) -> None:
    """Although the account itself is in order by now."""
    known = replace(told("matrix"), stopped={"matrix": "the account was refused"})
    assert "the account was refused" in of(await looked(homeserver, account, folder, known), "sending").found
