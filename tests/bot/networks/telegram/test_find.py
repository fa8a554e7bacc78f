"""Chats that are named: a channel by its name, a group by its number; and who administers them."""

import pytest

from bot import errors
from bot.networks.base import Place
from bot.networks.telegram.network import Telegram
from storage.types import Address, ChatKind
from tests import botapi_faults as faults
from tests.botapi import BotApi


@pytest.mark.parametrize("name", ["@harbour_wire", "@Harbour_Wire", "-1009"])
async def test_a_channel_is_found(api: BotApi, bot: Telegram, name: str) -> None:
    """By its name in any case, or by its number."""
    api.add_chat(-1009, kind="channel", title="Harbour Wire", name="harbour_wire")
    address = Address(network="telegram", address="-1009")
    assert await bot.find(name) == Place(address=address, kind=ChatKind.CHANNEL, title="Harbour Wire")


@pytest.mark.parametrize("name", ["@nobody", "-77", "harbour", "!room:example.org", ""])
async def test_what_is_not_there_is_not_found(bot: Telegram, name: str) -> None:
    """Nor what is no name here."""
    assert await bot.find(name) is None


async def test_a_channel_is_administered_by_its_admins(api: BotApi, bot: Telegram) -> None:
    """Telegram is asked anew each time; when it cannot be asked, nobody knows, and with a revoked token nobody ever will."""
    api.add_chat(-1009, kind="channel", admins=frozenset({99}))
    address = Address(network="telegram", address="-1009")
    assert [await bot.administers(address, person) for person in ("99", "42")] == [True, False]
    api.fail(faults.BROKEN, faults.UNAUTHORIZED, method="getChatMember")
    for error in (errors.RetryLater, errors.AuthFailed):
        with pytest.raises(error):
            await bot.administers(address, "99")
