"""What people are told about commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands.command import Command, Family
from bot.commands.guide import allowed, nearest
from bot.commands.table import COMMANDS
from bot.locales.texts import LANGUAGES, texts
from storage.types import Address, ChatKind, Role
from tests.bot import scene
from tests.bot.commands.desk import Person
from tests.bot.scene import TOPIC
from tests.commanding import DESK, EDITOR, OWNER, SUBSCRIBER, Stage, staged
from tests.test_house_rules import _messages


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield staged(database)
    database.close()


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
    prose = {
        f"help-{each}"
        for each in ("title", "more", "more-group", "aliases", "group", "elsewhere", "unknown", "rights", "family", "example")
    }
    keys = {command.key for command in each_command()}
    told = [key for key in _messages("en") if key.startswith(("help-", "usage-", "more-")) and key not in prose]
    assert [key for key in told if key.partition("-")[2] not in keys] == []


@pytest.mark.parametrize("role", Role)
def test_help_names_what_the_asker_may_say(role: Role) -> None:
    """And nothing else, each command once."""
    named = [command.name for commands in allowed(COMMANDS, role).values() for command in commands]
    assert len(named) == len(set(named))
    ranks = list(Role)
    assert set(named) == {command.name for command in each_command() if ranks.index(role) <= ranks.index(command.readers)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_fits_on_the_screen_of_a_phone(stage: Stage, language: str) -> None:
    """A subscriber's: few lines, none of which is broken there; an owner's has a line more for each family."""
    told = stage.say("/help", SUBSCRIBER, language=language, address=Address(network="telegram", address="7")).text.splitlines()
    assert len(told) <= 24
    assert max(map(len, told[:-1])) <= 42
    owners = stage.say("/help", OWNER, language=language, address=Address(network="telegram", address="8")).text.splitlines()
    assert len(owners) <= len(told) + 1 + len(Family)
    words = {word.partition(" ")[0] for word in COMMANDS if COMMANDS[word].name == word} - {"help"}
    assert {word for word in words if f"/{word}" not in " ".join(owners)} == set()


def test_help_is_grouped_and_in_the_chats_language(ann: Person) -> None:
    """A line for each command; what stands behind it, the help on that command says."""
    lines = ann.say("/help").splitlines()
    assert "Stories" in lines
    assert "/latest – the newest stories" in lines
    ann.say("/language de")
    assert "/latest – die neuesten Geschichten" in ann.say("/help")
    assert ann.say("/help latest").startswith("/latest [ANZAHL]")


def test_help_explains_one_command(ann: Person) -> None:
    """With its usage, its rules and other words for it; with or without its sign, in capitals or not."""
    for typed in ("/help mute", "/help /MUTE"):
        told = ann.say(typed)
        assert told.startswith("/mute TIME")
        assert "administrators" in told
        assert "@channel" in told
    assert "Did you mean /help mute?" in ann.say("/help mut")
    assert "/help names all" in ann.say("/help xyzzyx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_on_adding_keywords_says_all_that_is_understood(stage: Stage, language: str) -> None:
    """Arguments, quotes, exceptions, titles, endings, the language, all forms, and an example."""
    told = stage.say("/help keyword add", EDITOR, language=language).text
    assert all(part in told for part in ("[lang=", "[forms]", " -", "title:NK", "*", "lang=", "forms", "/keyword add arms ")), told
    assert len(told.splitlines()) >= 5


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("/keyword", "/keyword add"),
        ("/keywords", "/keyword add"),
        ("/topic", "/topic add"),
        ("/feed", "/feed add"),
        ("/feeds", "/feed add"),
        ("/stories", "/stories merge"),
        ("/admin", "/admin add"),
    ],
)
def test_a_word_that_begins_several_commands_names_them(stage: Stage, typed: str, first: str) -> None:
    """A line each; /help with the word says the same; a second word that there is not is named beside those that there are."""
    told = stage.say(typed, OWNER).text.splitlines()
    word = first.partition(" ")[0]
    known = [name for name, command in COMMANDS.items() if command.name == name and f"/{name}".startswith(f"{word} ")]
    assert told[0].startswith(first)
    assert [line for line in told if line.startswith(f"{word} ")] == told[: len(known)]
    assert told[len(known)] == f"More about one of them: /help {first[1:]}"
    assert stage.say(f"/help {typed[1:]}", OWNER).text.splitlines() == told[: len(known) + 1]
    assert f"{word} has no “frob”. There are: {first.partition(' ')[2]}, " in stage.say(f"{typed} frob", OWNER).text


def test_a_subscriber_who_types_such_a_word_means_its_neighbour(stage: Stage) -> None:
    """Topics and stories are there for everybody, in the plural and in the singular; the others are refused with who may."""
    scene.add_chat(stage.db, DESK.address, TOPIC)
    assert stage.say("/topic", SUBSCRIBER) == stage.say("/topics", SUBSCRIBER)
    assert stage.say("/stories", SUBSCRIBER) == stage.say("/latest", SUBSCRIBER)
    assert "/topics shows" in stage.say("/topic").text
    assert "Only editors and admins" in stage.say("/keyword", SUBSCRIBER).text
    assert "/topic\n" not in stage.say("/help", SUBSCRIBER).text


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
