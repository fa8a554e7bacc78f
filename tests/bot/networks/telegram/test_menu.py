"""The commands that Telegram offers while somebody types."""

import pytest

from bot.menu import menu as program_menu
from bot.networks.base import Menu, MenuItem, Offered
from bot.networks.telegram.network import Telegram
from tests import botapi_faults as faults
from tests.bot.networks.telegram.hearing import Inbox, listening
from tests.botapi import BotApi
from tests.clocks import FakeClock


def _offered(language: str) -> Offered:
    topics, stop, keyword = (MenuItem(name=name, text=f"{name} {language}") for name in ("topics", "stop", "keyword"))
    return Offered(everybody=(topics,), private=(topics, stop), administrators=(topics, stop), owners=(topics, stop, keyword))


MENU = Menu(offered={language: _offered(language) for language in ("en", "de")}, owners=("7",))


async def _listen(api: BotApi, clock: FakeClock, menu: Menu) -> int:
    """Start, listen until the menu was looked at, and return how many lists were set so far."""
    bot = Telegram(api.token, api_url=api.url, sleep=clock.sleep, menu=menu)
    await bot.start()
    before = len(api.calls("getMyCommands"))
    async with listening(bot, Inbox().receive):
        await api.arrived("getMyCommands", before + 1)
        assert bot._offering is not None
        await bot._offering  # nothing outside tells when a menu needs no change
    await bot.close()
    return len(api.calls("setMyCommands"))


async def test_each_kind_of_chat_gets_its_list_in_each_language(api: BotApi, clock: FakeClock) -> None:
    """The first language's is for all others as well."""
    assert await _listen(api, clock, MENU) == 8
    lists = {key: tuple(name for name, _ in found) for key, found in api.menus.items()}
    for language in ("", "de"):
        assert lists["default", "", language] == ("topics",)
        assert lists["all_private_chats", "", language] == lists["all_chat_administrators", "", language] == ("topics", "stop")
        assert lists["chat", "7", language] == ("topics", "stop", "keyword")
    assert api.menus["default", "", ""] == (("topics", "topics en"),)
    assert api.menus["default", "", "de"] == (("topics", "topics de"),)


async def test_what_telegram_has_already_is_not_set_again(api: BotApi, clock: FakeClock) -> None:
    """A restart changes nothing there; a new text changes its lists only."""
    assert await _listen(api, clock, MENU) == 8
    assert await _listen(api, clock, MENU) == 8
    changed = Menu(offered={"en": MENU.offered["en"], "de": _offered("neu")}, owners=("7",))
    assert await _listen(api, clock, changed) == 8 + 4


async def test_an_owner_who_never_wrote_holds_up_no_list(api: BotApi, clock: FakeClock) -> None:
    """Telegram knows no chat with them yet; everybody else has a menu, and they get theirs after the next start."""
    absent = Menu(offered=MENU.offered, owners=("4711", "7"))
    await _listen(api, clock, absent)
    assert ("chat", "4711", "") not in api.menus
    assert len(api.menus) == 8
    api.add_chat(4711)
    await _listen(api, clock, absent)
    assert len(api.menus) == 10


@pytest.mark.parametrize("fault", [faults.BROKEN, faults.UNKNOWN_CHAT, faults.flood(3), faults.Cut(accepted=False)])
async def test_a_menu_that_cannot_be_set_holds_nobody(api: BotApi, clock: FakeClock, fault: faults.Fault) -> None:
    """An owner who never wrote to the bot has no chat, say: commands work without a menu."""
    api.fail(fault, method="setMyCommands")
    bot = Telegram(api.token, api_url=api.url, sleep=clock.sleep, menu=MENU)
    await bot.start()
    inbox = Inbox()
    async with listening(bot, inbox.receive):
        await api.arrived("setMyCommands")
        api.write(7, "/topics")
        await inbox.arrived(1)
    await bot.close()
    assert clock.slept == []


async def test_telegram_takes_the_menu_of_the_program(api: BotApi, clock: FakeClock) -> None:
    """Every list of the real table, in every language, within Telegram's limits."""
    found = program_menu("telegram", ["telegram:7"])
    assert await _listen(api, clock, found) == 4 * len(found.offered)
    english = found.offered["en"]
    for scope, items in (("all_private_chats", english.private), ("default", english.everybody)):
        assert api.menus[scope, "", ""] == tuple((item.name, item.text) for item in items)
