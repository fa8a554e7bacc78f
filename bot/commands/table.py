"""Every command there is. Docs, menus and /help are made from this table."""

from collections.abc import Mapping

from bot.commands import (
    erasing,
    feeds,
    groups,
    guide,
    keyword_files,
    keywords,
    ledger,
    people,
    program,
    quiet,
    rule_changes,
    settings,
    stories,
    stories_admin,
    subscriptions,
    topics_admin,
    verdicts,
    why,
)
from bot.commands.command import Command, by_name
from bot.commands.elsewhere import reaching

_FAMILIES = (
    guide.commands(lambda: COMMANDS),
    groups.commands(lambda: COMMANDS),
    subscriptions.COMMANDS,
    stories.COMMANDS,
    why.COMMANDS,
    ledger.COMMANDS,
    verdicts.COMMANDS,
    quiet.COMMANDS,
    settings.COMMANDS,
    erasing.COMMANDS,
    keywords.COMMANDS,
    keyword_files.COMMANDS,
    rule_changes.OF_LISTS,
    topics_admin.COMMANDS,
    rule_changes.OF_TOPICS,
    feeds.COMMANDS,
    stories_admin.COMMANDS,
    people.COMMANDS,
    program.COMMANDS,
)
COMMANDS: Mapping[str, Command] = by_name(*(tuple(map(reaching, family)) for family in _FAMILIES))
"""By name and by other names."""
