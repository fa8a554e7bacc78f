"""What people are told about commands."""

from collections.abc import Iterator

import pytest

from bot.commands.command import Command, Family
from bot.commands.guide import allowed, nearest
from bot.commands.table import COMMANDS
from bot.locales.texts import LANGUAGES, texts
from storage.types import ChatKind, Role
from tests.bot.commands.desk import Person
from tests.test_house_rules import _messages


def each_command() -> Iterator[Command]:
    """Every command once."""
    return (command for name, command in COMMANDS.items() if name == command.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_explained_in_every_language(language: str) -> None:
    """By its line in /help; and each family has a heading."""
    say = texts(language)
    assert [command.name for command in each_command() if not say.has(f"help-{command.key}")] == []
    assert [family for family in Family if not say.has(f"family-{family}")] == []


def test_no_text_explains_what_is_no_command() -> None:
    """What is told of a command is told of one that there is."""
    prose = {"help-title", "help-more", "help-aliases", "help-group", "help-elsewhere", "help-unknown"}
    keys = {command.key for command in each_command()}
    told = [key for key in _messages("en") if key.startswith(("help-", "usage-", "more-")) and key not in prose]
    assert [key for key in told if key.partition("-")[2] not in keys] == []


@pytest.mark.parametrize("role", Role)
def test_help_names_what_the_asker_may_say(role: Role) -> None:
    """And nothing else, each command once."""
    named = [command.name for commands in allowed(COMMANDS, role).values() for command in commands]
    assert len(named) == len(set(named))
    ranks = list(Role)
    assert set(named) == {command.name for command in each_command() if ranks.index(role) <= ranks.index(command.role)}


def test_help_is_grouped_and_in_the_chats_language(ann: Person) -> None:
    """With what stands behind each command."""
    lines = ann.say("/help").splitlines()
    assert "Stories" in lines
    assert "/latest [NUMBER] – the newest stories of your topics" in lines
    ann.say("/language de")
    assert "/latest [ANZAHL] – die neuesten Geschichten deiner Themen" in ann.say("/help")


def test_help_explains_one_command(ann: Person) -> None:
    """With its usage, its rules and other words for it; with or without its sign, in capitals or not."""
    for typed in ("/help mute", "/help /MUTE"):
        told = ann.say(typed)
        assert told.startswith("/mute TIME")
        assert "administrators" in told
        assert "@channel" in told
    assert "Did you mean /help mute?" in ann.say("/help mut")
    assert "/help names all" in ann.say("/help xyzzyx")


@pytest.mark.parametrize(("typed", "near"), [("/mut 8h", "/mute"), ("/settngs", "/settings"), ("/subscribr x", "/subscribe")])
def test_an_unknown_command_is_answered_with_the_nearest(ann: Person, typed: str, near: str) -> None:
    """What was understood, and what to type."""
    told = ann.say(typed)
    assert typed.split(maxsplit=1)[0] in told
    assert f"Did you mean {near}?" in told


def test_what_is_like_nothing_is_said_so(ann: Person) -> None:
    """No command is made up for it, and a group is left in peace."""
    assert "Did you mean" not in ann.say("/xyzzyx")
    ann.kind = ChatKind.GROUP
    assert ann.say("/mut") == ""
    assert nearest("", ["mute"]) is None
