"""Topics as chats see them."""

import pytest

from bot.locales.texts import LANGUAGES, texts
from feeds.types.topic import Topic
from feeds.understand.lexicon.load import load
from storage import topics
from tests.bot.commands.desk import Person
from tests.bot.scene import NOON, SELF
from tests.test_house_rules import _messages


@pytest.mark.parametrize("language", LANGUAGES)
def test_shipped_topics_are_described_in_every_language(language: str) -> None:
    """In English as in the lexicon, and nothing is described that is not shipped."""
    shipped = {f"topic-{topic.name}": topic.description for topic in load().topics}
    assert {key for key in _messages(language) if key.startswith("topic-")} - {"topic-unknown", "topic-missing"} == set(shipped)
    assert {key: texts("en")(key) for key in shipped} == shipped


def test_what_an_admin_wrote_stands_as_it_is(ann: Person) -> None:
    """A shipped topic that was described anew, too; one without a description is a name."""
    ann.say("/language de")
    assert "Nordkoreanische Soldaten" in ann.say("/topics")
    with ann.db.transaction():
        topics.set_topic(ann.db, Topic(name="troops", query="@dprk AND @troops", description="Soldiers only"), actor=SELF, now=NOON)
        topics.set_topic(ann.db, Topic(name="bare", query="@dprk AND @arms"), actor=SELF, now=NOON)
    lines = ann.say("/topics").splitlines()
    assert "○ troops – Soldiers only" in lines
    assert "○ bare" in lines


def test_a_topic_can_be_pressed(ann: Person) -> None:
    """On and off; where a command names none, those that it may be about."""
    ann.say("/topics")
    ann.press("2️⃣")
    assert list(ann.chat.topics) == ["sanctions"]
    ann.say("/unsubscribe")
    assert [button.command for button in ann.buttons] == ["/unsubscribe sanctions"]
    ann.press("1️⃣")
    assert list(ann.chat.topics) == []
