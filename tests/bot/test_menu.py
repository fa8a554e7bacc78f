"""What is offered while somebody types stands in the table of commands, in each language, by who may do it."""

from bot.commands.command import Command, Family
from bot.commands.request import Answer, Request
from bot.commands.table import COMMANDS
from bot.locales.texts import LANGUAGES
from bot.menu import menu
from storage.types import Role


def _run(_: Request) -> Answer:
    return Answer()


def _command(name: str, role: Role = Role.SUBSCRIBER, *, changes: bool = False, aliases: tuple[str, ...] = ()) -> Command:
    return Command(name=name, family=Family.ALERTS, role=role, run=_run, changes_chat=changes, aliases=aliases)


def test_each_list_holds_what_its_readers_may_do() -> None:
    """Members of groups what changes nothing, owners everything; two words are offered by the first, other names not at all."""
    table = [
        _command("topics", aliases=("themes",)),
        _command("stop", changes=True),
        _command("keyword add", Role.EDITOR),
        _command("keyword remove", Role.EDITOR),
    ]
    commands = {name: command for command in table for name in (command.name, *command.aliases)}
    found = menu("telegram", ["telegram:7", "matrix:@ann:example.org"], commands)
    assert found.owners == ("7",)
    assert tuple(found.offered) == ("en", *(language for language in LANGUAGES if language != "en"))
    for offered in found.offered.values():
        assert [item.name for item in offered.everybody] == ["topics"]
        assert [item.name for item in offered.private] == [item.name for item in offered.administrators] == ["topics", "stop"]
        assert [item.name for item in offered.owners] == ["topics", "stop", "keyword"]


def test_every_command_of_the_program_is_offered() -> None:
    """By its first word, with something beside it."""
    words = {command.name.partition(" ")[0] for command in COMMANDS.values()}
    for offered in menu("telegram", []).offered.values():
        assert {item.name for item in offered.owners} == words
        assert all(item.text for item in offered.owners)
