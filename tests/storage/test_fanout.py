"""From a story to deliveries: whom, how, and what is folded."""

from datetime import datetime, timedelta

import pytest

from feeds.types.feed import FeedId
from feeds.types.story import Severity, StoryId
from storage import chats, fanout, lifecycle, outbox
from storage.database import Database
from storage.types import ChatId, ChatState, Delivery, DeliveryId, DeliveryKind, DeliveryState, Lane, Operation
from tests.storage.samples import ACTOR, DAY, HOUR, NOW, WEEK, add_chat, add_feed, alert, new_id, new_story

MINUTE = timedelta(minutes=1)


@pytest.fixture
def feed(db: Database) -> FeedId:
    """A feed."""
    with db.transaction():
        return add_feed(db)


def told(db: Database, chat: ChatId, kind: DeliveryKind = DeliveryKind.ALERT) -> list[Delivery]:
    """A chat's deliveries of one kind."""
    return [each for each in outbox.list_deliveries(db) if each.chat == chat and each.kind is kind]


def send(db: Database, delivery: DeliveryId, *, now: datetime = NOW) -> None:
    """Send a delivery."""
    sent = lifecycle.mark_sending(db, delivery, now=now)
    stories = [] if sent.story is None else [sent.story]
    lifecycle.mark_sent(db, delivery, reference=f"ref {delivery}", text="shown", stories=stories, now=now)


def change(db: Database, story: StoryId, kind: DeliveryKind = DeliveryKind.UPDATE) -> int:
    """Tell a material change."""
    return fanout.fan_out_change(
        db, story=story, kind=kind, payload={"news": [7000]}, now=NOW, not_before=NOW, expires_at=NOW + WEEK, new_id=new_id
    )


def owed(db: Database, story: StoryId) -> int:
    """How many chats are owed a story, as its row says."""
    return int(db.value("SELECT owed FROM stories WHERE id = ?", (story,)))


def test_every_active_subscriber_is_told_once(db: Database, feed: FeedId) -> None:
    """Through whichever of its topics; other chats are not; a second call tells nobody again."""
    with db.transaction():
        both, one = add_chat(db, "both", "zeal", "arms"), add_chat(db, "one", "arms")
        add_chat(db, "none")
        for state in (ChatState.STOPPED, ChatState.UNREACHABLE):
            chats.set_state(db, add_chat(db, state, "zeal"), state, actor=ACTOR, now=NOW)
        story, _ = new_story(db, feed, "a")
        number = fanout.open_round(db, now=NOW)
        assert alert(db, story, number, topics=("zeal", "arms")) == fanout.FanOut(alerts=2, folded=0)
        assert alert(db, story, number, topics=("zeal", "arms")) == fanout.FanOut(alerts=0, folded=0)
    first, second = outbox.list_deliveries(db)
    assert [first.chat, second.chat] == [both, one]
    assert (first.story, first.round, first.kind, first.operation, first.lane) == (
        story,
        number,
        DeliveryKind.ALERT,
        Operation.SEND,
        Lane.ALERT,
    )
    assert (first.state, first.severity, first.depends_on) == (DeliveryState.PENDING, Severity.ROUTINE, None)
    assert (first.created_at, first.not_before, first.expires_at) == (NOW, NOW, NOW + WEEK)
    assert owed(db, story) == 2


def test_a_topic_that_is_added_tells_the_others(db: Database, feed: FeedId) -> None:
    """Chats that subscribe to the new topic only; what is owed is counted up."""
    with db.transaction():
        add_chat(db, "first", "zeal", "arms")
        second = add_chat(db, "second", "arms")
        story, _ = new_story(db, feed, "a")
        alert(db, story)
        assert alert(db, story, topics=("arms",)).alerts == 1
    assert len(told(db, second)) == 1
    assert owed(db, story) == 2


def test_a_follow_up_replies_to_what_the_chat_was_told(db: Database, feed: FeedId) -> None:
    """In a chat that was told of the earlier story; elsewhere it is a message of its own."""
    with db.transaction():
        old = add_chat(db, "old", "zeal")
        earlier, _ = new_story(db, feed, "a")
        alert(db, earlier)
        new = add_chat(db, "new", "zeal")
        later, _ = new_story(db, feed, "b", follows=earlier)
        alert(db, later)
    first, second = told(db, old)
    assert (second.operation, second.depends_on) == (Operation.REPLY, first.id)
    (only,) = told(db, new)
    assert (only.operation, only.depends_on) == (Operation.SEND, None)


def test_what_the_first_round_brings_is_no_change(db: Database, feed: FeedId) -> None:
    """A new figure in another telling of the round that told the story pushes nothing; in the next round it does."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        story, _ = new_story(db, feed, "a")
        number = fanout.open_round(db, now=NOW)
        alert(db, story, number)
        common = {"story": story, "kind": DeliveryKind.UPDATE, "payload": {}, "now": NOW, "not_before": NOW, "expires_at": NOW + WEEK}
        assert fanout.fan_out_change(db, **common, new_id=new_id, round=number) == 0  # type: ignore[arg-type] # a dict of several types
        later = fanout.open_round(db, now=NOW)
        assert fanout.fan_out_change(db, **common, new_id=new_id, round=later) == 1  # type: ignore[arg-type] # likewise
    assert len(told(db, chat, DeliveryKind.UPDATE)) == 1


def test_old_stories_are_folded_into_one_message(db: Database, feed: FeedId) -> None:
    """One catch-up message per chat holds them all, and waits for the end of the round."""
    with db.transaction():
        chat, other = add_chat(db, "desk", "zeal"), add_chat(db, "other", "zeal")
        number = fanout.open_round(db, now=NOW)
        numbers = [new_story(db, feed, name)[0] for name in "abc"]
        for story in numbers:
            assert alert(db, story, number, old=True) == fanout.FanOut(alerts=0, folded=2)
    (catch_up,) = told(db, chat, DeliveryKind.CATCH_UP)
    assert outbox.folded_stories(db, catch_up.id) == numbers
    assert (catch_up.operation, catch_up.lane, catch_up.state, catch_up.story) == (Operation.SEND, Lane.DIGEST, DeliveryState.PENDING, None)
    assert {each.state for each in told(db, chat)} == {DeliveryState.FOLDED}
    assert outbox.claim(db, networks=["console"], now=NOW, limit=9) == []
    with db.transaction():
        assert fanout.fold_round(db, number, now=NOW + MINUTE) == 2
    assert [each.chat for each in outbox.claim(db, networks=["console"], now=NOW + MINUTE, limit=9)] == [chat, other]
    assert [owed(db, story) for story in numbers] == [2, 2, 2]


def test_the_eleventh_story_of_a_round_is_folded(db: Database, feed: FeedId) -> None:
    """For that chat and that round; the next round tells one by one again."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        number = fanout.open_round(db, now=NOW)
        for place in range(12):
            alert(db, new_story(db, feed, str(place))[0], number)
        other = add_chat(db, "late", "zeal")
        alert(db, new_story(db, feed, "late")[0], number)
        alert(db, new_story(db, feed, "next")[0], fanout.open_round(db, now=NOW))
    assert [each.state for each in told(db, chat)] == [DeliveryState.PENDING] * 10 + [DeliveryState.FOLDED] * 3 + [DeliveryState.PENDING]
    assert [each.state for each in told(db, other)] == [DeliveryState.PENDING] * 2


def test_an_unsent_catch_up_grows_and_a_sent_one_does_not(db: Database, feed: FeedId) -> None:
    """What may have left already is never changed: the next fold makes a new message."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        for name in "ab":
            alert(db, new_story(db, feed, name)[0], old=True)
        (first,) = told(db, chat, DeliveryKind.CATCH_UP)
        assert len(outbox.folded_stories(db, first.id)) == 2
        lifecycle.mark_sending(db, first.id, now=NOW)
        alert(db, new_story(db, feed, "c")[0], old=True)
        lifecycle.retry(db, first.id, not_before=NOW, reason="429")
        alert(db, new_story(db, feed, "d")[0], old=True)
    first, second = told(db, chat, DeliveryKind.CATCH_UP)
    assert [len(outbox.folded_stories(db, each.id)) for each in (first, second)] == [2, 2]


def test_a_round_that_was_left_open_is_ended_by_the_next(db: Database, feed: FeedId) -> None:
    """A killed process does not hold a catch-up message back; nor does one that never opens another, for more than an hour."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        alert(db, new_story(db, feed, "a")[0], fanout.open_round(db, now=NOW), old=True)
    assert told(db, chat, DeliveryKind.CATCH_UP)[0].not_before == NOW + HOUR
    with db.transaction():
        fanout.open_round(db, now=NOW + MINUTE)
    assert told(db, chat, DeliveryKind.CATCH_UP)[0].not_before == NOW + MINUTE


def test_a_change_replies_where_the_story_was_told(db: Database, feed: FeedId) -> None:
    """To alerts that are sent or about to be; not where they came to nothing, and not in silent chats."""
    with db.transaction():
        names = ("pending", "sent", "dead", "stopped")
        pending, sent, dead, stopped = (add_chat(db, name, "zeal") for name in names)
        story, _ = new_story(db, feed, "a")
        alert(db, story)
        add_chat(db, "late", "zeal")
        send(db, told(db, sent)[0].id)
        lifecycle.mark_sending(db, told(db, dead)[0].id, now=NOW)
        lifecycle.dead(db, told(db, dead)[0].id, reason="no", now=NOW)
        chats.set_state(db, stopped, ChatState.STOPPED, actor=ACTOR, now=NOW)
        assert change(db, story) == 2
    replies = [each for each in outbox.list_deliveries(db) if each.kind is DeliveryKind.UPDATE]
    assert [(each.chat, each.depends_on) for each in replies] == [(chat, told(db, chat)[0].id) for chat in (pending, sent)]
    assert {(each.operation, each.lane, each.story) for each in replies} == {(Operation.REPLY, Lane.UPDATE, story)}
    assert replies[0].payload == {"news": [7000]}


def test_a_change_after_an_ambiguous_alert_stands_alone(db: Database, feed: FeedId) -> None:
    """It may be in the chat, but there is nothing to reply to."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        story, _ = new_story(db, feed, "a")
        alert(db, story)
        number = told(db, chat)[0].id
        for _ in range(lifecycle.MAX_REPEATS + 1):
            lifecycle.mark_sending(db, number, now=NOW)
            lifecycle.ambiguous(db, number, idempotent=False, repeat_at=NOW, reason="no answer", now=NOW)
        assert change(db, story, DeliveryKind.CORRECTION) == 1
    (correction,) = told(db, chat, DeliveryKind.CORRECTION)
    assert (correction.operation, correction.depends_on) == (Operation.SEND, None)


def test_a_change_of_a_folded_story_replies_to_its_catch_up(db: Database, feed: FeedId) -> None:
    """Once that has left; before, the message itself will tell the story as it is then."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        story, _ = new_story(db, feed, "a")
        alert(db, story, old=True)
        assert change(db, story) == 0
        (catch_up,) = told(db, chat, DeliveryKind.CATCH_UP)
        send(db, catch_up.id)
        assert change(db, story) == 1
    assert told(db, chat, DeliveryKind.UPDATE)[0].depends_on == catch_up.id


def edits(db: Database, story: StoryId, now: datetime) -> int:
    """Ask for coverage edits in a transaction of their own."""
    with db.transaction():
        return fanout.coverage_edits(db, story=story, now=now, new_id=new_id)


def test_coverage_edits_coalesce_and_keep_their_distance(db: Database, feed: FeedId) -> None:
    """One waits per message; the next goes out half an hour after the last."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        story, _ = new_story(db, feed, "a")
        alert(db, story)
    assert edits(db, story, NOW) == 0  # the alert has not left, and will tell all of it
    with db.transaction():
        send(db, told(db, chat)[0].id)
    assert (edits(db, story, NOW + MINUTE), edits(db, story, NOW + 2 * MINUTE)) == (1, 0)
    (edit,) = told(db, chat, DeliveryKind.COVERAGE)
    assert (edit.operation, edit.lane, edit.depends_on, edit.not_before) == (Operation.EDIT, Lane.EDIT, told(db, chat)[0].id, NOW + MINUTE)
    with db.transaction():
        send(db, edit.id, now=NOW + 3 * MINUTE)
    assert edits(db, story, NOW + 4 * MINUTE) == 1
    assert told(db, chat, DeliveryKind.COVERAGE)[1].not_before == NOW + 33 * MINUTE


def test_an_edit_under_way_counts_as_the_last_one(db: Database, feed: FeedId) -> None:
    """It may show the new coverage already or not, so another one follows, later."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        story, _ = new_story(db, feed, "a")
        alert(db, story)
        send(db, told(db, chat)[0].id)
    edits(db, story, NOW)
    with db.transaction():
        lifecycle.mark_sending(db, told(db, chat, DeliveryKind.COVERAGE)[0].id, now=NOW + MINUTE)
    assert edits(db, story, NOW + 2 * MINUTE) == 1
    assert told(db, chat, DeliveryKind.COVERAGE)[1].not_before == NOW + 31 * MINUTE


def test_an_edit_that_goes_out_again_stands_beside_a_newer_one(db: Database, feed: FeedId) -> None:
    """Neither a refused edit nor one found under way at the start is stopped by the edit that was created meanwhile."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        story, _ = new_story(db, feed, "a")
        alert(db, story)
        send(db, told(db, chat)[0].id)
    edits(db, story, NOW)
    (edit,) = told(db, chat, DeliveryKind.COVERAGE)
    with db.transaction():
        lifecycle.mark_sending(db, edit.id, now=NOW)
    edits(db, story, NOW + MINUTE)
    with db.transaction():
        lifecycle.retry(db, edit.id, not_before=NOW + MINUTE, reason="busy")
        lifecycle.mark_sending(db, edit.id, now=NOW + MINUTE)
        assert lifecycle.recover(db, idempotent={"console"}, now=NOW + MINUTE).resent == (edit.id,)
    assert {each.state for each in told(db, chat, DeliveryKind.COVERAGE)} == {DeliveryState.PENDING}


def test_an_alert_that_may_have_arrived_is_edited_once_it_is_sent(db: Database, feed: FeedId) -> None:
    """A network that honours delivery ids keeps the text of the first attempt, whatever the second one says."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        story, _ = new_story(db, feed, "a")
        alert(db, story)
        (first,) = told(db, chat)
        lifecycle.mark_sending(db, first.id, now=NOW)
        lifecycle.ambiguous(db, first.id, idempotent=True, repeat_at=NOW, reason="no answer", now=NOW)
    assert edits(db, story, NOW + MINUTE) == 1
    assert told(db, chat, DeliveryKind.COVERAGE)[0].depends_on == first.id


def test_old_alerts_are_edited_no_more(db: Database, feed: FeedId) -> None:
    """After a day; an edit that would come later than that is not even created."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal")
        story, _ = new_story(db, feed, "a")
        alert(db, story)
        send(db, told(db, chat)[0].id)
    assert edits(db, story, NOW + DAY) == 0
    assert edits(db, story, NOW + DAY - MINUTE) == 1
    with db.transaction():
        send(db, told(db, chat, DeliveryKind.COVERAGE)[0].id, now=NOW + DAY - MINUTE)
    assert edits(db, story, NOW + DAY - MINUTE / 2) == 0
    assert told(db, chat, DeliveryKind.COVERAGE)[0].expires_at == NOW + DAY


def test_very_many_chats_are_told_at_once(db: Database, feed: FeedId) -> None:
    """Each gets one delivery, in the order of the chats."""
    with db.transaction():
        numbers = [add_chat(db, str(place), "zeal") for place in range(1500)]
        story, _ = new_story(db, feed, "a")
        assert alert(db, story).alerts == 1500
    assert [each.chat for each in outbox.list_deliveries(db)] == numbers


def test_alerts_may_interrupt_more_but_never_less(db: Database, feed: FeedId) -> None:
    """Those of the story that say less; other stories and its replies stay as they are."""
    with db.transaction():
        for name in ("one", "two"):
            add_chat(db, name, "zeal")
        story, _ = new_story(db, feed, "a")
        other, _ = new_story(db, feed, "b")
        number = fanout.open_round(db, now=NOW)
        for each in (story, other):
            fanout.fan_out_alert(
                db,
                story=each,
                topics=("zeal",),
                round=number,
                now=NOW,
                not_before=NOW,
                expires_at=NOW + WEEK,
                old=False,
                new_id=new_id,
                severity=Severity.LOW,
            )
        assert fanout.raise_severity(db, story=story, severity=Severity.LOW) == 0
        assert fanout.raise_severity(db, story=story, severity=Severity.FLASH) == 2
        assert fanout.raise_severity(db, story=story, severity=Severity.ROUTINE) == 0
    found = {(each.story, each.severity) for each in outbox.list_deliveries(db)}
    assert found == {(story, Severity.FLASH), (other, Severity.LOW)}
