"""What stands behind a command and means nothing to it is never swallowed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.table import COMMANDS
from storage import chats, quiet, topics
from tests.bot import scene
from tests.commanding import DESK, Stage, staged


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield staged(database)
    database.close()


COUNTED = sorted((name, command.most) for name, command in COMMANDS.items() if command.most is not None)


@pytest.mark.parametrize(("name", "most"), COUNTED)
def test_a_word_too_many_is_answered(stage: Stage, name: str, most: int) -> None:
    """With what was understood, what was not, and how the command is typed; nothing is done."""
    before = stage.db.value("SELECT count(*) FROM audit")
    taken = " ".join(["1"] * most)
    said = stage.say(f"/{name} {taken} zorb glib".replace("  ", " ")).text
    assert said.startswith(f"I do not understand “zorb glib” behind {f'/{name} {taken}'.strip()}. "), said
    assert f"Type /{name}" in said
    assert stage.db.value("SELECT count(*) FROM audit") == before


@pytest.mark.parametrize(
    ("typed", "extra"),
    [
        ("/unmute 5", "5"),
        ("/unmute story 1 2", "2"),
        ("/mute story 1 2", "2"),
        ("/keyword log arms bogus", "bogus"),
        ("/topic log troops bogus 5", "bogus 5"),
        ("/recheck foo", "foo"),
        ("/recheck tell foo", "foo"),
    ],
)
def test_words_that_depend_on_those_before_them(stage: Stage, typed: str, extra: str) -> None:
    """A number is no story without its word; a log is of one list; /recheck knows one word."""
    assert f"“{extra}”" in stage.say(typed).text


def test_the_silence_of_a_chat_is_not_ended_by_a_number(stage: Stage) -> None:
    """Who forgets the word "story" keeps the silence."""
    stage.say("/mute 8h")
    stage.say("/unmute 5")
    chat = chats.chat_by_address(stage.db, DESK)
    assert chat is not None
    assert quiet.muted_until(stage.db, chat.id, now=stage.now) == stage.now + timedelta(hours=8)


@pytest.mark.parametrize("typed", ["/subscribe troops @wire", "/mute 8h @wire", "/stop now !room:example.org"])
def test_a_chat_that_is_named_last_is_not_taken_for_this_one(stage: Stage, typed: str) -> None:
    """It stands first, says the answer; this chat stays as it is."""
    said = stage.say(typed).text
    assert "stands first: " in said
    chat = chats.chat_by_address(stage.db, DESK)
    assert chat is not None
    assert (chat.topics, quiet.muted_until(stage.db, chat.id, now=stage.now)) == ((), None)


@pytest.mark.parametrize("verb", ["add", "edit"])
def test_the_days_of_a_test_are_no_part_of_a_query(stage: Stage, verb: str) -> None:
    """Only /topic test looks back."""
    name = "ships" if verb == "add" else "troops"
    before = topics.rules_version(stage.db)
    assert "days=3" in stage.say(f"/topic {verb} {name} @dprk days=3").text
    assert topics.rules_version(stage.db) == before
