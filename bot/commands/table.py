"""Every command there is. Docs, menus and /help are made from this table."""

from collections.abc import Mapping

from bot.commands import erasing, guide, ledger, quiet, settings, stories, subscriptions, verdicts, why
from bot.commands.command import Command, by_name
from bot.commands.elsewhere import reaching

_FAMILIES = (
    guide.commands(lambda: COMMANDS),
    subscriptions.COMMANDS,
    stories.COMMANDS,
    why.COMMANDS,
    ledger.COMMANDS,
    verdicts.COMMANDS,
    quiet.COMMANDS,
    settings.COMMANDS,
    erasing.COMMANDS,
)
COMMANDS: Mapping[str, Command] = by_name(*(tuple(map(reaching, family)) for family in _FAMILIES))
"""By name and by other names."""
