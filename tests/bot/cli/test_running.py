"""What `rajin run` puts into a database before it begins."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import config
from bot.cli.running import furnish
from feeds.collect.opml import load_catalogue
from storage import chats, sources
from storage.database import Database
from tests.bot import scene
from tests.bot.scene import NOON, SELF


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A seeded database."""
    made = scene.seeded(tmp_path / "rajin.db")
    yield made
    made.close()


def start(db: Database) -> None:
    """As at each start."""
    with db.transaction():
        furnish(db, config.fixed({}), NOON)


def test_the_first_start_brings_feeds_and_a_chat(db: Database) -> None:
    """All of the catalogue, and a console chat that gets the default topic; once."""
    for _ in range(2):
        start(db)
        assert [state.feed for state in sources.list_feeds(db)] == list(load_catalogue())
        (chat,) = chats.list_chats(db)
        assert chats.subscribers(db, [scene.TOPIC]) == [chat]


def test_a_list_that_was_edited_is_left_alone(db: Database) -> None:
    """One feed of one's own, or none any more."""
    feed = scene.add_feed(db, "https://wire.example/rss")
    start(db)
    assert [state.id for state in sources.list_feeds(db)] == [feed]
    with db.transaction():
        sources.remove_feed(db, feed, actor=SELF, now=NOON)
    start(db)
    assert sources.list_feeds(db) == []
