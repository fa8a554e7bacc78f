"""Logging in: once, as one device for life, and with words for what is wrong."""

import json
import stat
from pathlib import Path

import pytest

from bot import errors
from tests.calls import call
from tests.matrix import Ears, Person, bot_of, listening
from tests.synapse import Account, Synapse


def _modes(folder: Path) -> tuple[set[int], set[int]]:
    """The modes of folders, and of the files in them."""
    every = [folder, *folder.rglob("*")]
    folders = {stat.S_IMODE(each.stat().st_mode) for each in every if each.is_dir()}
    return folders, {stat.S_IMODE(each.stat().st_mode) for each in every if each.is_file()}


def _holds(folder: Path, text: str) -> bool:
    """Whether a file of a folder holds a text."""
    return any(text.encode() in each.read_bytes() for each in folder.rglob("*") if each.is_file())


async def test_the_folder_is_for_its_owner_only(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> None:
    """Every file 0600, every folder 0700; the password is needed once and stands in none of them."""
    async with listening(bot_of(homeserver, account, folder, friends=[ann.id])):
        assert _modes(folder) == ({0o700}, {0o600})
        with pytest.raises(errors.SecondInstance):
            await bot_of(homeserver, account, folder).start()
    assert not _holds(folder, account.password)
    device = json.loads((folder / "session.json").read_text())["device"]
    no_password = Account(id=account.id, password="", token="", device="")
    async with listening(bot_of(homeserver, no_password, folder)):
        pass
    devices = (await Person(homeserver, account).ask("GET", "/devices"))["devices"]
    assert {each["device_id"] for each in devices} == {account.device, device}


async def test_a_session_that_was_ended_stops_the_network(homeserver: Synapse, account: Account, folder: Path) -> None:
    """While it listens, while it sends, and at the next start."""
    bot = bot_of(homeserver, account, folder)
    await bot.start()
    session = json.loads((folder / "session.json").read_text())
    await homeserver.ask("POST", "/_matrix/client/v3/logout", {}, token=session["token"])
    with pytest.raises(errors.AuthFailed):
        await bot.listen(Ears().take)
    with pytest.raises(errors.AuthFailed):
        await bot.perform(call(network="matrix"))
    await bot.close()
    with pytest.raises(errors.AuthFailed):
        await bot_of(homeserver, account, folder).start()


async def test_an_account_that_cannot_be_used_says_why(homeserver: Synapse, account: Account, folder: Path, tmp_path: Path) -> None:
    """A wrong password, a wrong token, somebody else's folder."""
    wrong = Account(id=account.id, password="not the password", token="syt_wrong", device="")
    with pytest.raises(errors.AuthFailed, match="does not accept user and password"):
        await bot_of(homeserver, wrong, tmp_path / "a").start()
    with pytest.raises(errors.AuthFailed, match="does not accept the access token"):
        await bot_of(homeserver, wrong, tmp_path / "b", by_token=True).start()
    with pytest.raises(errors.AuthFailed, match="has not logged in yet"):
        await bot_of(homeserver, Account(id=account.id, password="", token="", device=""), tmp_path / "c").start()
    bot = bot_of(homeserver, account, folder, by_token=True)
    await bot.start()
    await bot.close()
    other = await homeserver.register("bot")
    with pytest.raises(errors.AuthFailed, match="holds the session of"):
        await bot_of(homeserver, other, folder).start()
