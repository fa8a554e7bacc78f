"""What chats were shown."""

from collections.abc import Iterator

import pytest

from feeds.types.story import StoryId
from storage import messages, outbox
from storage.database import Database
from storage.types import ChatId, DeliveryId
from tests.storage.samples import HOUR, NOW, add_chat, add_feed, alert, new_story


@pytest.fixture
def told(db: Database) -> Iterator[tuple[ChatId, DeliveryId, list[StoryId]]]:
    """A chat, a delivery and two stories, in a transaction for the whole test."""
    with db.transaction():
        chat, feed = add_chat(db, "desk", "zeal"), add_feed(db)
        stories = [new_story(db, feed, name)[0] for name in "ab"]
        alert(db, stories[0])
        yield chat, outbox.list_deliveries(db)[0].id, stories


def test_a_message_keeps_its_history(db: Database, told: tuple[ChatId, DeliveryId, list[StoryId]]) -> None:
    """What stands there now, and all that stood there before; stories only grow."""
    _, number, (one, two) = told
    messages.record(db, number, reference="5", text="first", stories=[one], now=NOW)
    assert messages.replace(db, number, text="second", stories=[one, two], now=NOW + HOUR)
    message = messages.shown(db, number)
    assert message is not None
    assert (message.text, message.version, message.shown_at, message.stories) == ("second", 2, NOW + HOUR, (one, two))
    assert messages.history(db, number) == [(1, "first", NOW), (2, "second", NOW + HOUR)]


def test_a_message_is_found_by_reference_and_by_story(db: Database, told: tuple[ChatId, DeliveryId, list[StoryId]]) -> None:
    """A reference belongs to its chat."""
    chat, number, (one, two) = told
    messages.record(db, number, reference="5", text="first", stories=[one], now=NOW)
    assert messages.by_reference(db, chat, "5") == messages.shown(db, number)
    assert messages.by_reference(db, ChatId(chat + 1), "5") is None
    assert [message.delivery for message in messages.of_story(db, one)] == [number]
    assert messages.of_story(db, two) == []


def test_what_was_never_shown_cannot_be_replaced(db: Database, told: tuple[ChatId, DeliveryId, list[StoryId]]) -> None:
    """The answer says so, and nothing is written."""
    _, number, _ = told
    assert not messages.replace(db, number, text="x", stories=[], now=NOW)
    assert messages.shown(db, number) is None
    assert messages.history(db, number) == []
