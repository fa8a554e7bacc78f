"""The account's identity, as somebody else sees it: from the master key over the self-signing key to the device."""

import json
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.networks.matrix import recovery, signing
from bot.networks.matrix.identity import OTHER_DEVICE, THEIR_OWN, Identity, Standing, shown_once
from bot.networks.matrix.login import Account as BotAccount
from bot.networks.matrix.login import logged_in
from bot.networks.matrix.state import State
from tests.matrix import MatrixClock, Person, bot_of
from tests.synapse import Account, Synapse


async def chain(person: Person, bot: str) -> dict[str, Any]:
    """The bot's keys as a person is told them; fails unless every link of the chain holds. "device" is the one that is signed."""
    found = await person.ask("POST", "/keys/query", {"device_keys": {bot: []}})
    master, self_signing = found["master_keys"][bot], found["self_signing_keys"][bot]
    top, below = signing.key_in(master), signing.key_in(self_signing)
    assert top is not None
    assert below is not None
    assert (master["usage"], self_signing["usage"]) == (["master"], ["self_signing"])
    assert signing.is_signed(self_signing, by=bot, key=top)
    signed = [device for device in found["device_keys"][bot].values() if signing.is_signed(device, by=bot, key=below)]
    for device in signed:
        name, own = device["device_id"], device["keys"][f"ed25519:{device['device_id']}"]
        assert signing.is_signed(device, by=bot, key=own, name=name)
    return {"master": top, "devices": [device["device_id"] for device in signed]}


async def start_and_end(server: Synapse, account: Account, folder: Path) -> None:
    """One short life of a bot."""
    bot = bot_of(server, account, folder)
    await bot.start()
    await bot.close()


def device_in(folder: Path) -> str:
    """The device of a state folder."""
    return str(json.loads((folder / "session.json").read_text())["device"])


async def with_identity(server: Synapse, account: Account, folder: Path, work: Callable[[Identity], Awaitable[Standing]]) -> Standing:
    """What `rajin matrix restore` and `replace` do."""
    state, clock = State(folder, new_id=MatrixClock().token), MatrixClock()
    state.open()
    client = await logged_in(BotAccount(homeserver=server.url, user=account.id, password=account.password), state)
    try:
        await client.tend()
        return await work(Identity(client, state, new_id=clock.token))
    finally:
        await client.close()
        state.close()


def recovery_key(folder: Path) -> bytes:
    """What `rajin matrix keys` shows once."""
    state = State(folder, new_id=MatrixClock().token)
    shown = shown_once(state)
    assert shown
    assert shown_once(state) == ""
    assert shown.replace(" ", "") not in (folder / "cross-signing.json").read_text().replace(" ", "")
    return recovery.read(shown)


async def test_the_first_start_signs_the_device(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """As another user sees it; a restart changes nothing; the account's other device is not signed."""
    await start_and_end(homeserver, account, folder)
    first = await chain(ann, account.id)
    assert first["devices"] == [device_in(folder)]
    await start_and_end(homeserver, account, folder)
    assert await chain(ann, account.id) == first


async def test_a_state_folder_from_a_copy_is_the_same_identity(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, tmp_path: Path
) -> None:
    """The copy of a backup goes on as the same signed device."""
    await start_and_end(homeserver, account, folder)
    first = await chain(ann, account.id)
    shutil.copytree(folder, tmp_path / "copy")
    shutil.rmtree(folder)
    await start_and_end(homeserver, account, tmp_path / "copy")
    assert await chain(ann, account.id) == first


async def test_the_recovery_key_brings_the_identity_back(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, tmp_path: Path
) -> None:
    """With the folder lost, a new device is unsigned until the recovery key is given; the master key stays the same."""
    await start_and_end(homeserver, account, folder)
    key, first = recovery_key(folder), await chain(ann, account.id)
    new = tmp_path / "new"
    with structlog.testing.capture_logs() as logs:
        await start_and_end(homeserver, account, new)
    assert any(line["event"] == THEIR_OWN for line in logs)
    assert await chain(ann, account.id) == first
    with pytest.raises(ValueError, match="not that of this account"):
        await with_identity(homeserver, account, new, lambda identity: identity.restore(b"x" * 32))
    assert await with_identity(homeserver, account, new, lambda identity: identity.restore(key)) == Standing(signed=True)
    second = await chain(ann, account.id)
    assert second["master"] == first["master"]
    assert sorted(second["devices"]) == sorted([device_in(folder), device_in(new)])


async def test_keys_are_replaced_only_when_told_to(
    homeserver: Synapse, account: Account, folder: Path, ann: Person, tmp_path: Path
) -> None:
    """With the password; the new identity has a recovery key of its own, and a wrong password changes nothing."""
    await start_and_end(homeserver, account, folder)
    first = await chain(ann, account.id)
    new = tmp_path / "new"
    await start_and_end(homeserver, account, new)
    with pytest.raises(Exception, match="M_FORBIDDEN"):
        await with_identity(homeserver, account, new, lambda identity: identity.replace("wrong"))
    assert await chain(ann, account.id) == first
    assert await with_identity(homeserver, account, new, lambda identity: identity.replace(account.password)) == Standing(signed=True)
    second = await chain(ann, account.id)
    assert second["master"] != first["master"]
    assert second["devices"] == [device_in(new)]
    assert await with_identity(homeserver, account, new, lambda identity: identity.restore(recovery_key(new))) == Standing(signed=True)


async def test_a_replacement_that_broke_off_is_finished(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """The process ended after the homeserver had taken the new keys: the next start goes on with them."""
    await start_and_end(homeserver, account, folder)

    async def broken(identity: Identity) -> Standing:
        async def ended() -> Standing:
            raise KeyboardInterrupt

        identity.settle = ended  # type: ignore[method-assign] # the process ends there
        return await identity.replace(account.password)

    with pytest.raises(KeyboardInterrupt):
        await with_identity(homeserver, account, folder, broken)
    await start_and_end(homeserver, account, folder)
    assert (await chain(ann, account.id))["devices"] == [device_in(folder)]
    assert recovery_key(folder)


async def test_a_device_that_is_shown_otherwise_is_not_signed(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """A homeserver that shows other keys for the device gets no signature under them."""
    await start_and_end(homeserver, account, folder)

    async def swapped(identity: Identity) -> Standing:
        there = await identity._there()
        there["device"]["keys"] = dict.fromkeys(there["device"]["keys"], "A" * 43)
        there["device"]["signatures"] = {}
        kept = State(folder, new_id=MatrixClock().token).keys()
        assert kept is not None
        keys = signing.Keys(**{role: signing.bytes_of(kept["keys"][role]) for role in signing.ROLES})
        return await identity._sign(keys, there)

    assert await with_identity(homeserver, account, folder, swapped) == Standing(signed=False, problem=OTHER_DEVICE)
