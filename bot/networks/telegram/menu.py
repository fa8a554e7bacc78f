"""The commands that Telegram offers while somebody types "/", for each kind of chat and each language."""

from collections.abc import Iterator

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.constants import BotCommandLimit
from telegram.error import BadRequest

from bot.networks.base import Menu, MenuItem


async def offer(bot: Bot, menu: Menu) -> int:
    """Set what differs from what Telegram has, and return how many lists that were. An owner who never wrote to the bot gets none yet.

    Raises:
        TelegramError: Telegram cannot be reached, or does not take a list.
    """
    changed = 0
    for scope, language, items in _lists(menu):
        wanted = tuple(BotCommand(item.name, item.text[: int(BotCommandLimit.MAX_DESCRIPTION)]) for item in items)
        wanted = wanted[: int(BotCommandLimit.MAX_COMMAND_NUMBER)]
        try:
            if await bot.get_my_commands(scope=scope, language_code=language) != wanted:
                await bot.set_my_commands(wanted, scope=scope, language_code=language)
                changed += 1
        except BadRequest:
            if not isinstance(scope, BotCommandScopeChat):
                raise
    return changed


def _lists(menu: Menu) -> Iterator[tuple[BotCommandScope, str | None, tuple[MenuItem, ...]]]:
    """Every list: the first language's also for all other languages, which Telegram asks for without a name."""
    for number, (language, offered) in enumerate(menu.offered.items()):
        code = language if number else None
        yield BotCommandScopeDefault(), code, offered.everybody
        yield BotCommandScopeAllPrivateChats(), code, offered.private
        yield BotCommandScopeAllChatAdministrators(), code, offered.administrators
        for person in menu.owners:
            yield BotCommandScopeChat(int(person)), code, offered.owners
