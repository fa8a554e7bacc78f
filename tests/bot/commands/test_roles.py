"""The role matrix: every command, every role, in private and in groups; made from the table, so that no command is left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import access
from bot.commands.command import Command
from bot.commands.table import COMMANDS
from bot.locales.texts import LANGUAGES, texts
from bot.networks.base import Author, Pressed, Said
from storage import roles, topics
from storage.types import Role
from tests.bot import scene
from tests.commanding import ADMIN, EDITOR, OWNER, SUBSCRIBER, Stage, staged
from tests.incoming import happens

ROLES = {Role.OWNER: OWNER, Role.ADMIN: ADMIN, Role.EDITOR: EDITOR, Role.SUBSCRIBER: SUBSCRIBER}
PLACES = ("private", "group admin", "group member")
ALL = list({command.name: command for command in COMMANDS.values()}.values())
ABOVE = [command for command in ALL if command.role is not Role.SUBSCRIBER]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield staged(database)
    database.close()


def give(stage: Stage, command: str, sender: str, place: str) -> str:
    """Give a command somewhere, and what is answered; each stands for itself."""
    stage.desk.refusals._lately.clear()
    if place == "private":
        return stage.say(command, sender).text
    return stage.in_group(command, sender, admin=place == "group admin").text


def refused(answered: str) -> bool:
    """Whether an answer says that the sender may not do that here."""
    return "of this bot may do that" in answered


@pytest.mark.parametrize("command", ALL, ids=lambda command: str(command.name))
def test_a_command_is_done_for_those_who_may(stage: Stage, command: Command) -> None:
    """And refused to all others; what a chat is told changes in groups by their administrators only, whatever else these may do."""
    for role, sender in ROLES.items():
        for place in PLACES:
            answered = give(stage, f"/{command.name}", sender, place)
            needs_admin = command.changes_chat and place == "group member"
            assert ("administrators" in answered) == needs_admin, (role, place)
            assert refused(answered) == (not needs_admin and not access.reaches(role, command.role)), (role, place)
            assert answered, (role, place)


def test_rights_of_the_commands_are_these() -> None:
    """Editors change keyword lists and nothing else; what tells or changes anything for others needs an admin."""
    editors = {command.name for command in ALL if command.role is Role.EDITOR}
    assert editors == {"keyword"} | {
        f"keyword {word}" for word in ["add", "remove", "list", "show", "test", "log", "undo", "import", "export"]
    }
    admins = {command.name for command in ALL if command.role is Role.ADMIN}
    assert {"topic remove", "feed add", "admin add", "invite", "retract", "announce", "recheck", "audit", "outbox retry"} <= admins


@pytest.mark.parametrize("author", [Author.ANONYMOUS_ADMIN, Author.CHANNEL, Author.BOT])
def test_who_is_nobody_has_no_rights(stage: Stage, author: Author) -> None:
    """An anonymous administrator, a channel, a bot: no command above a subscriber's is done for them, not with an owner's id either."""
    before = topics.rules_version(stage.db)
    for command in ABOVE:
        stage.desk.refusals._lately.clear()
        answered = stage.in_group(f"/{command.name} arms zorblat", OWNER, admin=True, author=author).text
        assert ("hides who you are" in answered) == (author is Author.ANONYMOUS_ADMIN)
    assert topics.rules_version(stage.db) == before


@pytest.mark.parametrize(
    "what", [Said(text="/keyword add arms zorblat", edited=True), Said(text="/keyword add arms zorblat", forwarded=True)]
)
def test_what_was_edited_or_forwarded_is_no_command(stage: Stage, what: Said) -> None:
    """Else a trick text would be one."""
    assert stage.happen(happens(what, sender=ADMIN)).text == ""


@pytest.mark.parametrize("command", ABOVE, ids=lambda command: str(command.name))
def test_a_forged_press_has_the_rights_of_who_presses(stage: Stage, command: Command) -> None:
    """A program can send what no button of ours says (threat T6)."""
    before = topics.rules_version(stage.db)
    assert refused(stage.press(f"/{command.name} arms zorblat", SUBSCRIBER).text)
    assert topics.rules_version(stage.db) == before


def test_a_yes_is_that_of_who_was_asked(stage: Stage) -> None:
    """Pressed by somebody else, or elsewhere, or twice, it does nothing."""
    asked = stage.say("/keyword add hulls zorblat", EDITOR).button("✅")
    assert "Nothing waits" in stage.press(asked, ADMIN).text
    assert "Nothing waits" in stage.in_group(Pressed(target="1", command=asked), EDITOR, admin=True).text
    assert "Added" in stage.press(asked, EDITOR).text
    assert "Nothing waits" in stage.press(asked, EDITOR).text


def test_rights_are_asked_again_at_the_yes(stage: Stage) -> None:
    """Who lost them meanwhile changes nothing."""
    asked = stage.say("/keyword add hulls zorblat", EDITOR).button("✅")
    with stage.db.transaction():
        roles.revoke(stage.db, "telegram", EDITOR, actor=scene.SELF, now=stage.now)
    assert refused(stage.press(asked, EDITOR).text)
    assert "hulls" not in {each.name for each in topics.list_keywords(stage.db)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ABOVE, ids=lambda command: str(command.name))
def test_every_command_is_explained(command: Command, language: str) -> None:
    """A line for /help; where it takes arguments, what they are; where it needs them, an example."""
    say = texts(language)
    assert say(f"help-{command.key}")
    assert say.has(f"usage-{command.key}") or not say.has(f"example-{command.key}")
