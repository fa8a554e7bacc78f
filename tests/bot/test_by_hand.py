"""What a person decided about stories holds for all that comes later, and chats are told nothing new."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import by_hand
from bot.render.deliveries import render
from feeds.types.article import Article, ArticleId
from feeds.types.feed import FeedId
from feeds.types.story import Rung, StoryId
from storage import lifecycle, outbox, stories
from storage.database import Database
from storage.types import ChatId, DeliveryKind
from tests.bot import scene
from tests.bot.scene import NOON, SELF, TOPIC, add_chat, add_feed, alerts, article, deliveries, new_id, poll
from tests.feeds.decide import texts

HOUR = timedelta(hours=1)
EN = article(*texts.SEOUL_EN, key="en", outlet="Harbour Wire", url="https://wire.example/a")
DE = article(*texts.SEOUL_DE, key="de", hours=0.2, outlet="Küstenblatt", url="https://kuesten.example/b")
LATER = article(*texts.SEOUL_LATER, key="later", hours=80, outlet="Cape Dispatch", url="https://cape.example/c")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield database
    database.close()


@pytest.fixture
def feed(db: Database) -> FeedId:
    return add_feed(db, "https://wire.example/rss")


@pytest.fixture
def desk(db: Database) -> ChatId:
    return add_chat(db, "desk", TOPIC)


def told(db: Database, number: int) -> list[str]:
    """The outlets of a story, the founder's first."""
    return [telling.outlet for telling in stories.story(db, StoryId(number)).tellings]


def articles_of(db: Database, number: int) -> list[ArticleId]:
    return [telling.article for telling in stories.story(db, StoryId(number)).tellings]


def merge(db: Database, story: int, other: int, hours: float = 0) -> None:
    with db.transaction():
        by_hand.merge(db, StoryId(story), StoryId(other), actor=SELF, now=NOON + hours * HOUR, new_id=new_id)


def split(db: Database, story: int, *articles: ArticleId, tell: bool = False) -> int:
    with db.transaction():
        new, _ = by_hand.split(db, StoryId(story), articles, tell=tell, actor=SELF, now=NOON, new_id=new_id)
    return new


def copied(original: Article, outlet: str, hours: float, *, link: bool = False) -> Article:
    """The same report with another outlet, perhaps under the same link."""
    return replace(
        article(original.title, original.text + " Copied.", key=outlet, hours=hours, outlet=outlet, url=original.url if link else None)
    )


def send(db: Database) -> list[str]:
    """Whatever is due is rendered and sent; the texts."""
    shown = []
    while ready := outbox.claim(db, networks=["console"], now=NOON + HOUR, limit=9):
        for each in ready:
            with db.transaction():
                lifecycle.mark_sending(db, each.id, now=NOON + HOUR)
                rendered = render(db, each, NOON + HOUR)
                if rendered is None or rendered.message is None:
                    lifecycle.cancel(db, each.id, reason="nothing", now=NOON + HOUR)
                    continue
                text = rendered.message.plain()
                lifecycle.mark_sent(db, each.id, reference=each.id, text=text, stories=rendered.stories, now=NOON + HOUR)
                shown.append(text)
    return shown


def test_later_tellings_of_an_emptied_story_join_the_one_it_went_into(db: Database, feed: FeedId, desk: ChatId) -> None:
    """Days after the founder of that, by the event, by a link and by their text; nothing is pushed."""
    poll(db, feed, EN)
    poll(db, feed, LATER, hours=80)
    assert (told(db, 1), told(db, 2)) == (["Harbour Wire"], ["Cape Dispatch"])
    send(db)
    merge(db, 1, 2, hours=81)
    before = len(alerts(db))
    retold = article(
        "7,000 containers sent to Russia by now, South Korea's defence minister says",
        "North Korea had shipped some 7,000 containers to Russia, Defence Minister Shin Won-sik told journalists in Seoul on Monday; "
        "9,000 went back.",
        key="retold",
        hours=82,
        outlet="Morning Sun",
    )
    poll(db, feed, retold, hours=82)
    poll(db, feed, copied(LATER, "Copy", 84), copied(LATER, "Link", 84, link=True), hours=84)
    assert told(db, 1) == ["Harbour Wire", "Cape Dispatch", "Morning Sun", "Copy", "Link"]
    rungs = [telling.rung for telling in stories.story(db, StoryId(1)).tellings]
    assert rungs[:3] == [None, Rung.BY_HAND, Rung.SAME_EVENT]
    assert len(alerts(db)) == before


def test_copies_of_a_moved_article_follow_it(db: Database, feed: FeedId, desk: ChatId) -> None:
    """By link and by text, also far from the founder of the story that it went to; copies of others stay."""
    old = article("North Korea ships rockets to Russia, an old report", "Old words about rockets of North Korea in Russia.", key="old")
    poll(db, feed, replace(old, published=NOON - 600 * HOUR), EN, DE)
    assert (told(db, 1), told(db, 2)) == (["Harbour Wire"], ["Harbour Wire", "Küstenblatt"])
    with db.transaction():
        by_hand.move(db, articles_of(db, 2)[1], StoryId(1), actor=SELF, now=NOON, new_id=new_id)
    poll(db, feed, copied(DE, "Copy", 5), copied(DE, "Link", 5, link=True), copied(EN, "Other", 5), hours=5)
    assert told(db, 1) == ["Harbour Wire", "Küstenblatt", "Copy", "Link"]
    assert told(db, 2) == ["Harbour Wire", "Other"]


def test_a_revision_of_a_moved_article_stays_where_it_was_put(db: Database, feed: FeedId) -> None:
    """Whatever it says now."""
    poll(db, feed, EN, DE)
    new = split(db, 1, articles_of(db, 1)[1])
    changed = replace(DE, content_hash=b"0" * 16, text=DE.text + " Das sagte er am Montag in Seoul.")
    poll(db, feed, changed, hours=2)
    assert (told(db, 1), told(db, new)) == (["Harbour Wire"], ["Küstenblatt"])
    assert stories.story(db, StoryId(new)).tellings[0].revision == 2


def test_nothing_is_pushed_for_a_merge_and_both_messages_say_what_is(db: Database, feed: FeedId, desk: ChatId) -> None:
    """The alert of the story that stays is brought up to date; the other one points to it."""
    poll(db, feed, EN)
    poll(db, feed, replace(scene.event(1), outlet="Inlet Post"))
    assert len(send(db)) == 2
    merge(db, 1, 2)
    assert {each.kind for each in deliveries(db)} == {DeliveryKind.ALERT, DeliveryKind.COVERAGE}
    stays, points = send(db)
    assert "Also reported by Inlet Post" in stays
    assert points.startswith("The same event as another alert here:\nSeoul says North Korea sent Russia 6,700 containers")


def test_a_split_story_is_pushed_on_demand_only(db: Database, feed: FeedId, desk: ChatId) -> None:
    """Else chats count as told, and the old alert is brought up to date."""
    poll(db, feed, EN, DE, copied(EN, "Copy", 0.5))
    send(db)
    silent = split(db, 1, articles_of(db, 1)[1])
    (edited,) = send(db)
    assert "Küstenblatt" not in edited
    told_now = split(db, 1, articles_of(db, 1)[1], tell=True)
    assert any("Copy" in text for text in send(db))
    assert [each.story for each in alerts(db)] == [1, silent, told_now]
