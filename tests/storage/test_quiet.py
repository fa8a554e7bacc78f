"""Muted chats, muted stories, and what chats want by their settings: in the transaction of the decision, and when it is sent."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from feeds.types.feed import FeedId
from feeds.types.story import Severity, StoryId
from storage import chats, deliveries, fanout, lifecycle, outbox, quiet
from storage.database import Database
from storage.preferences import WEIGHT
from storage.types import ChatId, Delivery, DeliveryKind, DeliveryState
from tests.storage.samples import ACTOR, DAY, HOUR, NOW, WEEK, add_chat, add_feed, alert, new_id, new_story


@pytest.fixture
def feed(db: Database) -> FeedId:
    """A feed."""
    with db.transaction():
        return add_feed(db)


def told(db: Database, chat: ChatId, *kinds: DeliveryKind) -> list[Delivery]:
    """A chat's deliveries of some kinds."""
    return [each for each in outbox.list_deliveries(db) if each.chat == chat and each.kind in kinds]


def change(db: Database, story: StoryId, kind: DeliveryKind = DeliveryKind.UPDATE, severity: Severity = Severity.ROUTINE) -> int:
    """Tell a material change."""
    return fanout.fan_out_change(
        db, story=story, kind=kind, payload={}, now=NOW, not_before=NOW, expires_at=NOW + WEEK, new_id=new_id, severity=severity
    )


def send_all(db: Database) -> None:
    """Send what may be sent now."""
    while due := outbox.claim(db, networks={"console"}, now=NOW, limit=99):
        for each in due:
            lifecycle.mark_sending(db, each.id, now=NOW)
            stories = [] if each.story is None else [each.story]
            lifecycle.mark_sent(db, each.id, reference=f"r{each.id}", text="shown", stories=stories, now=NOW)


def test_a_muted_chat_gets_one_catch_up_when_the_mute_ends(db: Database, feed: FeedId) -> None:
    """Nothing goes out before, whatever the round says; the stories are told together afterwards, also after more than a week."""
    end = NOW + 9 * DAY
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        quiet.mute(db, chat, end, actor=ACTOR, now=NOW)
        number = fanout.open_round(db, now=NOW)
        for name in "ab":
            story, _ = new_story(db, feed, name)
            assert alert(db, story, number) == fanout.FanOut(alerts=0, folded=1)
        fanout.fold_round(db, number, now=NOW)
        lifecycle.expire(db, now=end - HOUR)
    assert outbox.claim(db, networks={"console"}, now=end - HOUR, limit=9) == []
    (due,) = outbox.claim(db, networks={"console"}, now=end, limit=9)
    assert due.kind is DeliveryKind.CATCH_UP
    assert len(outbox.folded_stories(db, due.id)) == 2


def test_unmuting_lets_what_waits_go(db: Database, feed: FeedId) -> None:
    """At once; what waited when the chat was muted waits with the rest."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        first, _ = new_story(db, feed, "a")
        alert(db, first)
        assert quiet.mute(db, chat, NOW + 20 * DAY, actor=ACTOR, now=NOW) is None
        second, _ = new_story(db, feed, "b")
        alert(db, second)
        lifecycle.expire(db, now=NOW + 10 * DAY)
        assert outbox.claim(db, networks={"console"}, now=NOW + DAY, limit=9) == []
        assert quiet.muted_until(db, chat, now=NOW + DAY) == NOW + 20 * DAY
        assert quiet.mute(db, chat, NOW + 10 * DAY, actor=ACTOR, now=NOW + 10 * DAY) == NOW + 20 * DAY
    assert quiet.muted_until(db, chat, now=NOW + 10 * DAY) is None
    assert [each.kind for each in outbox.claim(db, networks={"console"}, now=NOW + 10 * DAY, limit=9)] == [DeliveryKind.ALERT]


def test_updates_wait_for_the_end_of_a_mute(db: Database, feed: FeedId) -> None:
    """As replies to what the chat was told before."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        story, _ = new_story(db, feed, "a")
        alert(db, story)
        send_all(db)
        quiet.mute(db, chat, NOW + 9 * DAY, actor=ACTOR, now=NOW)
        assert change(db, story) == 1
        lifecycle.expire(db, now=NOW + 9 * DAY)
    assert outbox.claim(db, networks={"console"}, now=NOW + 8 * DAY, limit=9) == []
    assert [each.kind for each in outbox.claim(db, networks={"console"}, now=NOW + 9 * DAY, limit=9)] == [DeliveryKind.UPDATE]


def test_a_muted_story_is_told_no_further(db: Database, feed: FeedId) -> None:
    """No update, no correction and no edit in that chat, not those that wait either; a retraction comes, and others hear all."""
    with db.transaction():
        chat, other = add_chat(db, "desk", "zeal"), add_chat(db, "other", "zeal")
        story, _ = new_story(db, feed, "a")
        alert(db, story)
        send_all(db)
        assert change(db, story) == 2
        assert quiet.mute_story(db, chat, story, actor=ACTOR, now=NOW)
        assert not quiet.mute_story(db, chat, story, actor=ACTOR, now=NOW)
        assert [each.state for each in told(db, chat, DeliveryKind.UPDATE)] == [DeliveryState.CANCELLED]
        assert [change(db, story), change(db, story, DeliveryKind.CORRECTION)] == [1, 1]
        assert fanout.coverage_edits(db, story=story, now=NOW, new_id=new_id) == 1
        assert change(db, story, DeliveryKind.RETRACTION) == 2
        assert quiet.is_muted(db, chat, story)
        assert quiet.unmute_story(db, chat, story, actor=ACTOR, now=NOW)
        assert not quiet.unmute_story(db, chat, story, actor=ACTOR, now=NOW)
        assert change(db, story) == 2
    assert len(told(db, other, DeliveryKind.UPDATE)) == 3


def test_a_story_that_was_muted_before_it_was_told_is_not_told(db: Database, feed: FeedId) -> None:
    """A chat may know it from another one."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        story, _ = new_story(db, feed, "a")
        quiet.mute_story(db, chat, story, actor=ACTOR, now=NOW)
        assert alert(db, story) == fanout.FanOut(alerts=0, folded=0)


def test_what_follows_a_muted_story_is_muted_too(db: Database, feed: FeedId) -> None:
    """What had followed it already, and what does later, however long the thread; unmuting it ends that, others hear all."""
    with db.transaction():
        chat, other = add_chat(db, "desk", "zeal"), add_chat(db, "other", "zeal")
        first, _ = new_story(db, feed, "a")
        second, _ = new_story(db, feed, "b", follows=first)
        alert(db, second)
        quiet.mute_story(db, chat, first, actor=ACTOR, now=NOW)
        assert [each.state for each in told(db, chat, DeliveryKind.ALERT)] == [DeliveryState.CANCELLED]
        third, _ = new_story(db, feed, "c", follows=second)
        apart, _ = new_story(db, feed, "d")
        assert [alert(db, story).alerts for story in (third, apart)] == [1, 2]
        assert len(told(db, other, DeliveryKind.ALERT)) == 3
        quiet.unmute_story(db, chat, first, actor=ACTOR, now=NOW)
        assert not quiet.is_muted(db, chat, third)
        fourth, _ = new_story(db, feed, "e", follows=third)
        assert alert(db, fourth).alerts == 2


def test_one_part_of_a_thread_can_be_heard_again(db: Database, feed: FeedId) -> None:
    """What came before it stays muted."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        first, _ = new_story(db, feed, "a")
        quiet.mute_story(db, chat, first, actor=ACTOR, now=NOW)
        second, _ = new_story(db, feed, "b", follows=first)
        assert quiet.unmute_story(db, chat, second, actor=ACTOR, now=NOW)
    assert (quiet.is_muted(db, chat, first), quiet.is_muted(db, chat, second)) == (True, False)


def test_a_chat_without_edits_gets_none(db: Database, feed: FeedId) -> None:
    """Its alerts stay as they were."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        wants(db, chat, {"edits": False})
        story, _ = new_story(db, feed, "a")
        alert(db, story)
        send_all(db)
        assert fanout.coverage_edits(db, story=story, now=NOW, new_id=new_id) == 0


def wants(db: Database, chat: ChatId, settings: Mapping[str, object]) -> None:
    """Let a chat want this."""
    chats.configure(db, chat, settings=settings, actor=ACTOR, now=NOW)


def severe(db: Database, story: StoryId, severity: Severity) -> None:
    """Tell a story of that severity."""
    number = fanout.open_round(db, now=NOW)
    fanout.fan_out_alert(
        db,
        story=story,
        topics=("zeal",),
        round=number,
        now=NOW,
        not_before=NOW,
        expires_at=NOW + WEEK,
        old=False,
        new_id=new_id,
        severity=severity,
    )


def release(db: Database, story: StoryId) -> fanout.FanOut:
    """Tell a story where it was withheld and now fits."""
    number = fanout.open_round(db, now=NOW)
    return fanout.release(db, story=story, round=number, now=NOW, expires_at=NOW + WEEK, new_id=new_id)


@pytest.mark.parametrize(
    ("least", "told_at"),
    [("low", Severity.LOW), ("routine", Severity.ROUTINE), ("flash", Severity.FLASH)],
)
def test_what_is_less_severe_than_a_chat_wants_is_withheld(db: Database, feed: FeedId, least: str, told_at: Severity) -> None:
    """Until a later telling makes it severe enough; it is owed once all the while."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        wants(db, chat, {"severity": least})
        story, _ = new_story(db, feed, "a")
        severe(db, story, Severity.LOW)
        for severity in Severity.LOW, Severity.ROUTINE, Severity.FLASH:
            fanout.raise_severity(db, story=story, severity=severity)
            release(db, story)
            (only,) = told(db, chat, DeliveryKind.ALERT)
            assert (only.state is DeliveryState.PENDING) is (WEIGHT[severity] >= WEIGHT[told_at])
        assert change(db, story, severity=Severity.FLASH) == 1
    assert db.value("SELECT owed FROM stories WHERE id = ?", (story,)) == 1


def test_updates_below_what_a_chat_wants_are_not_pushed(db: Database, feed: FeedId) -> None:
    """A correction is: what the chat was told was wrong."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        wants(db, chat, {"severity": "flash"})
        story, _ = new_story(db, feed, "a")
        severe(db, story, Severity.FLASH)
        assert [change(db, story), change(db, story, DeliveryKind.CORRECTION), change(db, story, severity=Severity.FLASH)] == [0, 1, 1]


@pytest.mark.parametrize(("languages", "state"), [(["de", "en"], "pending"), (["ko"], "withheld"), (None, "pending")])
def test_a_story_is_told_once_it_has_a_source_in_a_language_that_the_chat_wants(
    db: Database, feed: FeedId, languages: list[str] | None, state: str
) -> None:
    """The samples are English."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        wants(db, chat, {} if languages is None else {"languages": languages})
        story, article = new_story(db, feed, "a")
        alert(db, story)
        (only,) = told(db, chat, DeliveryKind.ALERT)
        assert only.state == state
        db.execute("UPDATE articles SET language = 'ko' WHERE id = ?", (article,))
        release(db, story)
        (only,) = told(db, chat, DeliveryKind.ALERT)
        assert only.state is DeliveryState.PENDING


def test_time_after_a_mute_is_given_to_what_waits_only(db: Database) -> None:
    """What is settled keeps its date."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        quiet.mute(db, chat, NOW + 30 * DAY, actor=ACTOR, now=NOW)
        deliveries.outlast(db, [chat], now=NOW)
    assert outbox.list_deliveries(db) == []
    assert timedelta(days=1) == deliveries.AFTER_MUTE
