"""Every command there is. Docs, menus and /help are made from this table."""

from collections.abc import Mapping
from dataclasses import replace

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
from bot.commands.command import Command, Confirmation, Question, by_name
from bot.commands.elsewhere import reaching
from bot.commands.options import superfluous
from bot.commands.outside import Outside
from bot.commands.request import Answer, Request, Words
from bot.locales.texts import Texts, texts


def _bounded(command: Command) -> Command:
    """A command that refuses what stands behind it and means nothing to it."""
    most, find_out = command.most, command.prepare
    if most is None:
        return command

    def check(words: Words, say: Texts) -> None:
        if len(words.arguments) > most:
            raise superfluous(command.key, words, most, say)

    async def prepare(question: Question, outside: Outside) -> object:
        check(question.words, texts(question.chat.language))
        return None if find_out is None else await find_out(question, outside)

    def run(request: Request) -> Answer | Confirmation:
        check(request.words, request.say)
        return command.run(request)

    return replace(command, run=run, prepare=None if find_out is None else prepare)


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
COMMANDS: Mapping[str, Command] = by_name(*(tuple(reaching(_bounded(each)) for each in family) for family in _FAMILIES))
"""By name and by other names."""
