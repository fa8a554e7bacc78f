"""What a word that begins several commands answers by itself: /keyword, /topic, /feed, /stories, /admin. They know no network.

A subscriber who types one of them means its neighbour: /topic is one letter short of /topics.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from bot import access
from bot.commands import stories, subscriptions
from bot.commands.command import Command, Confirmation, Family
from bot.commands.guide import Table, shown, subcommands
from bot.commands.options import stray
from bot.commands.request import Answer, Request, plain
from storage.types import Role

_NEIGHBOURS: Final = {"topic": subscriptions.topics, "stories": stories.latest}


def commands(table: Callable[[], Table]) -> tuple[Command, ...]:
    """One for each such word; what it answers is made from the table that it stands in."""
    return (
        _group("stories", Family.STORIES, Role.ADMIN, table),
        _group("keyword", Family.LISTS, Role.EDITOR, table, aliases=("keywords",)),
        _group("topic", Family.LISTS, Role.ADMIN, table),
        _group("feed", Family.FEEDS, Role.ADMIN, table, aliases=("feeds",)),
        _group("admin", Family.PEOPLE, Role.ADMIN, table),
    )


def _group(word: str, family: Family, role: Role, table: Callable[[], Table], *, aliases: tuple[str, ...] = ()) -> Command:
    return Command(
        name=word,
        family=family,
        role=Role.SUBSCRIBER if word in _NEIGHBOURS else role,
        offered_to=role,
        run=partial(_answer, word, role, table),
        aliases=aliases,
    )


def _answer(word: str, role: Role, table: Callable[[], Table], request: Request) -> Answer | Confirmation:
    """Its commands, a line each; to who may give none of them what its neighbour answers."""
    if not access.reaches(request.role, role):
        return _NEIGHBOURS[word](request)
    say, members = request.say, subcommands(table(), request.role, word)
    if request.words.arguments:
        raise stray(f"/{word}", request.words.arguments[0], ", ".join(each.name.partition(" ")[2] for each in members))
    more = [say("topics-near")] if word == "topic" else []
    return plain(*(shown(each, say) for each in members), say("help-more-group", command=f"/help {members[0].name}"), *more)
