"""Deliveries when a person changes stories: nothing is told twice, nothing that is owed is lost."""

import pytest

from feeds.types.article import ArticleId
from feeds.types.feed import FeedId
from feeds.types.story import StoryId
from storage import fanout, hand, lifecycle, messages, outbox, retelling
from storage.database import Database
from storage.types import ChatId, Delivery, DeliveryKind, DeliveryState, Operation
from tests.storage.samples import ACTOR, HOUR, NOW, WEEK, add_chat, add_feed, alert, new_id, new_member, new_story

SENT, PENDING, FOLDED, CANCELLED = DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.FOLDED, DeliveryState.CANCELLED


@pytest.fixture
def feed(db: Database) -> FeedId:
    """A feed."""
    with db.transaction():
        return add_feed(db)


@pytest.fixture
def desk(db: Database) -> ChatId:
    """A chat that gets everything."""
    with db.transaction():
        return add_chat(db, "desk", "zeal", "arms")


def send(db: Database) -> None:
    """Whatever can be sent is."""
    while ready := outbox.claim(db, networks=["console"], now=NOW, limit=9):
        for each in ready:
            told = outbox.folded_stories(db, each.id) if each.story is None else [each.story]
            lifecycle.mark_sending(db, each.id, now=NOW)
            lifecycle.mark_sent(db, each.id, reference=each.id, text="x", stories=told, now=NOW)


def merge(db: Database, story: StoryId, other: StoryId) -> None:
    hand.merge(db, story, other, actor=ACTOR, now=NOW)
    retelling.after_merge(db, story, other, now=NOW)


def split(db: Database, story: StoryId, *articles: ArticleId, told: bool = True) -> StoryId:
    new = hand.split(db, story, articles, actor=ACTOR, now=NOW)
    retelling.after_leaving(db, story, new, articles, told=told, now=NOW, new_id=new_id)
    return new


def change(db: Database, story: StoryId, **payload: object) -> int:
    """An update of a story."""
    later = NOW + HOUR
    return fanout.fan_out_change(
        db, story=story, kind=DeliveryKind.UPDATE, payload=payload, now=NOW, not_before=later, expires_at=NOW + WEEK, new_id=new_id
    )


def told(db: Database, *kinds: DeliveryKind) -> list[Delivery]:
    """Deliveries, in the order of their creation."""
    return [each for each in outbox.list_deliveries(db) if each.kind in (kinds or (DeliveryKind.ALERT,))]


def owed(db: Database, *stories: StoryId) -> list[int]:
    return [db.value("SELECT owed FROM stories WHERE id = ?", (story,)) for story in stories]


# --- merge -----------------------------------------------------------------------------------------------------------------------------


def test_a_chat_that_has_the_emptied_story_only_has_the_other(db: Database, feed: FeedId) -> None:
    """Its alert is that of the merged story: an update replies to it, and it is told nothing once more."""
    with db.transaction():
        first, _ = new_story(db, feed, "a")
        second, _ = new_story(db, feed, "b", wanted_by=("arms",))
        add_chat(db, "one", "zeal")
        other = add_chat(db, "other", "arms")
        alert(db, first)
        alert(db, second, topics=("arms",))
        send(db)
        merge(db, first, second)
        assert alert(db, first, topics=("zeal", "arms")).alerts == 0
        assert change(db, first) == 2
    assert [(each.story, each.chat) for each in told(db)][-1] == (first, other)
    assert [(each.chat, each.depends_on) for each in told(db, DeliveryKind.UPDATE)][-1] == (other, told(db)[-1].id)
    assert {message.chat for message in messages.of_story(db, first)} >= {other}
    assert owed(db, first, second) == [2, 0]


def test_of_two_alerts_that_wait_one_goes_out(db: Database, feed: FeedId, desk: ChatId) -> None:
    """What was to be a reply to the other becomes one to that."""
    with db.transaction():
        first, second = new_story(db, feed, "a")[0], new_story(db, feed, "b")[0]
        alert(db, first)
        alert(db, second)
        change(db, second)
        merge(db, first, second)
    one, two = told(db)
    assert (one.state, two.state, two.reason) == (PENDING, CANCELLED, f"its story was merged into story {first}")
    (update,) = told(db, DeliveryKind.UPDATE)
    assert (update.state, update.operation, update.depends_on) == (PENDING, Operation.REPLY, one.id)
    assert owed(db, first, second) == [1, 1]


def test_alerts_that_have_left_stay_where_they_are(db: Database, feed: FeedId, desk: ChatId) -> None:
    """Both of them; later changes are told under the story that stays."""
    with db.transaction():
        first, second = new_story(db, feed, "a")[0], new_story(db, feed, "b")[0]
        alert(db, first)
        alert(db, second)
        send(db)
        merge(db, first, second)
        assert change(db, first) == 1
    one, two = told(db)
    assert [(each.story, each.state) for each in (one, two)] == [(first, SENT), (second, SENT)]
    assert [each.depends_on for each in told(db, DeliveryKind.UPDATE)] == [one.id]
    assert len(messages.of_story(db, first)) == 2


def test_an_alert_that_arrived_stands_in_for_one_that_did_not(db: Database, feed: FeedId, desk: ChatId) -> None:
    """A dead alert of the story that stays gives way to the other's."""
    with db.transaction():
        first, second = new_story(db, feed, "a")[0], new_story(db, feed, "b")[0]
        alert(db, first)
        lifecycle.mark_sending(db, told(db)[0].id, now=NOW)
        lifecycle.dead(db, told(db)[0].id, reason="no", now=NOW)
        alert(db, second)
        send(db)
        merge(db, first, second)
        assert change(db, first) == 1
    assert [(each.story, each.state) for each in told(db)] == [(second, DeliveryState.DEAD), (first, SENT)]


def test_an_alert_that_waits_gives_way_to_one_that_left(db: Database, feed: FeedId, desk: ChatId) -> None:
    """Also where it is that of the story that stays: nothing new is pushed."""
    with db.transaction():
        first, second = new_story(db, feed, "a")[0], new_story(db, feed, "b")[0]
        alert(db, second)
        send(db)
        alert(db, first)
        merge(db, first, second)
    assert [(each.story, each.state) for each in told(db)] == [(first, SENT), (second, CANCELLED)]


def test_a_catch_up_message_tells_a_merged_story_once(db: Database, feed: FeedId, desk: ChatId) -> None:
    """Whether both are in it, or one has an alert of its own."""
    with db.transaction():
        first, second, third = (new_story(db, feed, name)[0] for name in "abc")
        alert(db, third)
        for story in (first, second):
            alert(db, story, old=True)
        merge(db, first, second)
    (catch_up,) = told(db, DeliveryKind.CATCH_UP)
    assert outbox.folded_stories(db, catch_up.id) == [first]
    with db.transaction():
        merge(db, third, first)
    assert outbox.folded_stories(db, catch_up.id) == []


# --- split and move ----------------------------------------------------------------------------------------------------------------------


def test_a_story_that_is_split_off_counts_as_told(db: Database, feed: FeedId, desk: ChatId) -> None:
    """By the alert of the old one: nothing is pushed, and an update of the new story replies to that alert."""
    with db.transaction():
        story, _ = new_story(db, feed, "a")
        b = new_member(db, feed, "b", story)
        alert(db, story)
        send(db)
        new = split(db, story, b)
        assert alert(db, new).alerts == 0
        assert change(db, new) == 1
    old, folded = told(db)
    assert (folded.story, folded.state, folded.depends_on) == (new, FOLDED, old.id)
    assert [each.depends_on for each in told(db, DeliveryKind.UPDATE)] == [old.id]
    assert messages.of_story(db, new)[0].delivery == old.id
    assert owed(db, story, new) == [1, 1]


def test_a_story_that_is_split_off_before_its_alert_left_gets_one(db: Database, feed: FeedId, desk: ChatId) -> None:
    """Else nobody would ever tell of it: what leaves tells the old story without it."""
    with db.transaction():
        story, _ = new_story(db, feed, "a")
        b = new_member(db, feed, "b", story)
        alert(db, story)
        new = split(db, story, b)
        send(db)
    assert [(each.story, each.state) for each in told(db)] == [(story, SENT), (new, SENT)]


def test_a_story_in_a_catch_up_message_is_split_inside_it(db: Database, feed: FeedId, desk: ChatId) -> None:
    """It tells both, whether it has left already or not."""
    with db.transaction():
        story, _ = new_story(db, feed, "a")
        b, c = (new_member(db, feed, name, story) for name in "bc")
        alert(db, story, old=True)
        second = split(db, story, b)
        (catch_up,) = told(db, DeliveryKind.CATCH_UP)
        assert outbox.folded_stories(db, catch_up.id) == [story, second]
        fanout.open_round(db, now=NOW)
        send(db)
        third = split(db, story, c)
        assert change(db, third) == 1
    assert messages.of_story(db, third)[0].delivery == catch_up.id


@pytest.mark.parametrize("state", ["pending", "ambiguous"])
def test_an_alert_that_may_have_left_tells_of_both(db: Database, feed: FeedId, desk: ChatId, state: str) -> None:
    """An update of the new story is told as well, as a reply once that is possible, else by itself."""
    with db.transaction():
        story, _ = new_story(db, feed, "a")
        b = new_member(db, feed, "b", story)
        alert(db, story)
        (first,) = told(db)
        lifecycle.mark_sending(db, first.id, now=NOW)
        lifecycle.retry(db, first.id, not_before=NOW, reason="429")
        if state == "ambiguous":
            for _ in range(lifecycle.MAX_REPEATS + 1):
                lifecycle.mark_sending(db, first.id, now=NOW)
                lifecycle.ambiguous(db, first.id, idempotent=False, repeat_at=NOW, reason="?", now=NOW)
        new = split(db, story, b)
        assert change(db, new) == 1
    assert [each.state for each in told(db)] == [state, FOLDED]
    assert told(db, DeliveryKind.UPDATE)[0].depends_on == (first.id if state == "pending" else None)


def test_changes_that_wait_go_with_their_article(db: Database, feed: FeedId, desk: ChatId) -> None:
    """Those about other articles stay."""
    with db.transaction():
        story, a = new_story(db, feed, "a")
        b = new_member(db, feed, "b", story)
        alert(db, story)
        send(db)
        for article in (a, b):
            change(db, story, article=article)
        new = split(db, story, b)
    assert [each.story for each in told(db, DeliveryKind.UPDATE)] == [story, new]


def test_a_story_that_shall_be_told_counts_as_told_to_nobody(db: Database, feed: FeedId, desk: ChatId) -> None:
    """Its alert goes to who has that of the old one as well; the round that it is told in is over."""
    with db.transaction():
        story, _ = new_story(db, feed, "a")
        b = new_member(db, feed, "b", story)
        alert(db, story)
        send(db)
        new = split(db, story, b, told=False)
        number = retelling.closed_round(db, now=NOW)
        assert alert(db, new, number).alerts == 1
    assert db.value("SELECT finished_at IS NOT NULL FROM rounds WHERE id = ?", (number,))
