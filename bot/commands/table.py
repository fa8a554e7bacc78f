"""Every command there is. Docs, menus and /help are made from this table."""

from collections.abc import Mapping

from bot.commands import subscriptions
from bot.commands.command import Command, by_name

COMMANDS: Mapping[str, Command] = by_name(subscriptions.COMMANDS)
"""By name and by other names."""
