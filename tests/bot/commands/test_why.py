"""/why: one scenario for each reason why a chat was told of something, or was not."""

from datetime import timedelta

import pytest

from feeds.types.feed import FeedId
from feeds.types.story import StoryId
from storage import hand, lifecycle, outbox, sources
from storage.feed_types import FeedPoll
from storage.types import Delivery, DeliveryKind
from tests.bot import scene
from tests.bot.commands.desk import Person
from tests.bot.scene import NOON, SELF, TOPIC

LINK = "https://wire.example/news/1"
TITLE = "North Korea ships 7,000 containers of munitions to Russia"
TEXT = "North Korea has shipped 7,000 containers of munitions to Russia, South Korea's defence minister said."
NEWS = scene.article(TITLE, TEXT, url=LINK)
RAIN = scene.article("Rain in Pyongyang", "It rained for three days, and shells were found on the beach.", url=LINK)


@pytest.fixture
def reader(ann: Person) -> Person:
    """Ann, who gets the default topic."""
    ann.say("/start")
    return ann


@pytest.fixture
def wire(reader: Person) -> FeedId:
    """A feed whose first poll is over."""
    return scene.add_feed(reader.db, "https://wire.example/rss", title="Wire")


def send(reader: Person, delivery: Delivery) -> None:
    """Send a delivery."""
    stories = [StoryId(1)]
    lifecycle.mark_sending(reader.db, delivery.id, now=NOON)
    lifecycle.mark_sent(reader.db, delivery.id, reference="m1", text="shown", stories=stories, now=NOON)


def alert(reader: Person) -> Delivery:
    """Her alert of the only story."""
    (found,) = scene.alerts(reader.db)
    return found


def test_an_alert_is_explained_by_its_passages(reader: Person, wire: FeedId) -> None:
    """The words that counted and for which list; the same by number, by its button, as a reply, and by the article's link."""
    scene.poll(reader.db, wire, NEWS)
    with reader.db.transaction():
        send(reader, alert(reader))
    told = reader.say("/why 1")
    assert f"Topic {TOPIC} wants it; Harbour Wire says:" in told
    assert f"Title: “{TITLE}”" in told
    assert "@dprk: North Korea" in told
    assert "It was told here on 26 Feb 2024, 12:00 UTC." in told
    assert reader.say("/why", reply_to="m1") == told
    by_link = reader.say(f"/why {LINK}")
    assert "This report opened story 1." in by_link
    assert reader.say("/why wire.example/news/1?utm_source=x") == by_link


@pytest.mark.parametrize("url", ["https://nowhere.example/1", "nowhere.example/1"])
def test_not_polled(reader: Person, wire: FeedId, url: str) -> None:
    """No feed of that host is read."""
    assert "No feed of nowhere.example is read here" in reader.say(f"/why {url}")


def test_feed_failing(reader: Person, wire: FeedId) -> None:
    """With its error, and when it could be read last."""
    with reader.db.transaction():
        sources.record_polls(reader.db, [(wire, FeedPoll(checked_at=NOON, next_check_at=NOON, error="404 Not Found"))])
    told = reader.say(f"/why {LINK}")
    assert "Wire: it cannot be read; the last time it could: 26 Feb 2024, 11:00 UTC. Error: 404 Not Found" in told


def test_feed_paused_or_new(reader: Person, wire: FeedId) -> None:
    """Neither could bring it."""
    with reader.db.transaction():
        sources.pause(reader.db, wire, actor=SELF, now=NOON)
    scene.add_feed(reader.db, "https://feeds.wire.example/all", title="All", read=False)
    told = reader.say(f"/why {LINK}")
    assert "Wire: paused" in told
    assert "All: it is new" in told


def test_never_seen(reader: Person, wire: FeedId) -> None:
    """The feed is well, and the link was not in it; a feed elsewhere that brings links of that site counts as one of its feeds."""
    assert "it was never seen" in reader.say(f"/why {LINK}")
    assert "Wire: last read on 26 Feb 2024, 11:00 UTC." in reader.say(f"/why {LINK}")
    other = scene.add_feed(reader.db, "https://proxy.example/feed", title="Proxy")
    scene.poll(reader.db, other, scene.article("Rain", url="https://www.far.example/1"))
    assert "Proxy: last read" in reader.say("/why https://far.example/2")


def test_rejected(reader: Person, wire: FeedId) -> None:
    """With the nearest condition that is not met, of the chat's own topics; in the chat's language."""
    scene.poll(reader.db, wire, RAIN)
    told = reader.say(f"/why {LINK}")
    assert "no topic wanted it" in told
    assert f"{TOPIC} misses: " in told
    assert "@russia" in told
    assert "troops misses" not in told
    reader.say("/language de")
    assert f"Zu {TOPIC} passt es nicht: " in reader.say(f"/why {LINK}")


def test_rejected_by_other_lists_than_those_of_today(reader: Person, wire: FeedId) -> None:
    """Who has added a term since is told that it would match now; of a text that is gone, the reason of then is told."""
    scene.poll(
        reader.db, wire, scene.article("Xyzzyland ships munitions to Russia", "Xyzzyland has shipped munitions to Russia.", url=LINK)
    )
    scene.add_term(reader.db, "dprk", "Xyzzyland")
    assert f"{TOPIC} would want it by the lists of today" in reader.say(f"/why {LINK}")


def test_merged(reader: Person, wire: FeedId) -> None:
    """Into which story it went, by the rules or by hand."""
    copy = scene.article(TITLE, TEXT, key="copy", url="https://gazette.example/1", outlet="Gazette")
    scene.poll(reader.db, wire, NEWS)
    scene.poll(reader.db, scene.add_feed(reader.db, "https://gazette.example/rss"), copy)
    assert "joined story 1, which Harbour Wire opened: it has the same text" in reader.say("/why https://gazette.example/1")
    scene.poll(reader.db, wire, scene.event(2))
    with reader.db.transaction():
        hand.merge(reader.db, StoryId(1), StoryId(2), actor=SELF, now=NOON)
    assert "Story 2 is now part of story 1" in reader.say("/why 2")


def test_muted(reader: Person, wire: FeedId) -> None:
    """The chat until a time, or the story for good."""
    reader.say("/mute 8h")
    scene.poll(reader.db, wire, NEWS)
    assert "muted until 26 Feb 2024, 20:00 UTC" in reader.say("/why 1")
    reader.say("/unmute")
    assert "It will come in a message with others" in reader.say("/why 1")
    reader.say("/mute story 1")
    assert "Story 1 is muted here." in reader.say("/why 1")
    (catch_up,) = scene.deliveries(reader.db, DeliveryKind.CATCH_UP)
    assert outbox.folded_stories(reader.db, catch_up.id) == []


def test_a_muted_story(reader: Person, wire: FeedId) -> None:
    """Whether its alert waited or it was muted before it was told."""
    scene.poll(reader.db, wire, NEWS)
    reader.say("/mute story 1")
    assert "Story 1 is muted here." in reader.say("/why 1")


def test_queued(reader: Person, wire: FeedId) -> None:
    """It waits for its turn, or for another try."""
    scene.poll(reader.db, wire, NEWS)
    assert "waits for its turn" in reader.say("/why 1")
    with reader.db.transaction():
        lifecycle.mark_sending(reader.db, alert(reader).id, now=NOON)
    assert "being sent" in reader.say("/why 1")
    with reader.db.transaction():
        lifecycle.retry(reader.db, alert(reader).id, not_before=NOON + timedelta(hours=1), reason="the server is busy")
    told = reader.say("/why 1")
    assert "26 Feb 2024, 13:00 UTC" in told
    assert "the server is busy" in told


def test_failed(reader: Person, wire: FeedId) -> None:
    """Refused, or held since nobody knows whether it arrived; with the reason."""
    scene.poll(reader.db, wire, NEWS)
    with reader.db.transaction():
        lifecycle.mark_sending(reader.db, alert(reader).id, now=NOON)
        lifecycle.dead(reader.db, alert(reader).id, reason="message is too long", now=NOON)
    assert "the network refused it. Reason: message is too long" in reader.say("/why 1")
    with reader.db.transaction():
        lifecycle.requeue(reader.db, [alert(reader).id], now=NOON, expires_at=NOON + timedelta(days=1))
        for _ in range(lifecycle.MAX_REPEATS + 1):
            lifecycle.mark_sending(reader.db, alert(reader).id, now=NOON)
            lifecycle.ambiguous(reader.db, alert(reader).id, idempotent=False, repeat_at=NOON, reason="no answer", now=NOON)
    assert "It may have arrived here" in reader.say("/why 1")


def test_gone_expired_and_withdrawn(reader: Person, wire: FeedId) -> None:
    """Each is said with its reason."""
    scene.poll(reader.db, wire, NEWS)
    for state, hint in (("gone", "could not be reached"), ("expired", "too late"), ("cancelled", "withdrawn")):
        with reader.db.transaction():
            reader.db.execute("UPDATE deliveries SET state = ?, reason = 'because' WHERE kind = 'alert'", (state,))
        told = reader.say("/why 1")
        assert hint in told
        assert "because" in told


def test_withheld_by_settings(reader: Person, wire: FeedId) -> None:
    """By severity, by the languages of sources, or by settings that are no more."""
    reader.say("/settings severity flash")
    reader.say("/settings languages ko")
    scene.poll(reader.db, wire, scene.event(1))
    assert "/settings severity changes that" in reader.say("/why 1")
    reader.say("/settings severity low")
    assert "no report in Korean" in reader.say("/why 1")
    reader.say("/settings languages all")
    assert "settings that this chat had then" in reader.say("/why 1")


def test_told_in_a_catch_up(reader: Person, wire: FeedId) -> None:
    """Whether that has left or not."""
    scene.poll(reader.db, wire, scene.article(TITLE, TEXT, url=LINK, hours=-48))
    assert "in a message with others. It waits for its turn" in reader.say("/why 1")
    (catch_up,) = scene.deliveries(reader.db, DeliveryKind.CATCH_UP)
    with reader.db.transaction():
        send(reader, catch_up)
    assert "It was told here on 26 Feb 2024, 12:00 UTC, in a message with others." in reader.say("/why 1")


def test_not_a_topic_of_the_chat(reader: Person, wire: FeedId) -> None:
    """It gets others, or none, or wanted none at that time; a first poll tells nobody."""
    reader.say("/unsubscribe " + TOPIC)
    scene.poll(reader.db, wire, NEWS)
    assert "this chat gets no topics" in reader.say("/why 1")
    reader.say("/subscribe sanctions")
    assert f"it belongs to {TOPIC}" in reader.say("/why 1")
    reader.say("/subscribe " + TOPIC)
    assert "before this chat asked for its topic" in reader.say("/why 1")
    reader.say("/stop")
    assert "alerts are stopped" in reader.say("/why 1")


def test_a_round_up(reader: Person, wire: FeedId) -> None:
    """It was read and opens no story."""
    scene.poll(reader.db, wire, NEWS)
    with reader.db.transaction():
        reader.db.execute("DELETE FROM members")
        reader.db.execute("UPDATE seen SET outcome = 'unplaced'")
    assert "a round-up" in reader.say(f"/why {LINK}")


def test_what_names_nothing_is_explained(reader: Person) -> None:
    """A number, a link, or a reply."""
    assert "reply to an alert" in reader.say("/why")
    assert "“x”" in reader.say("/why x")
    assert "no story 7" in reader.say("/why 7")
