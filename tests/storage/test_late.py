"""Alerts that have waited too long: told in one message, once, and nothing waits for them."""

from datetime import timedelta

import pytest

from storage import fanout, late, lifecycle, outbox, quiet
from storage.database import Database
from storage.types import ChatId, Delivery, DeliveryKind, DeliveryState, Operation
from tests.storage.samples import ACTOR, DAY, HOUR, NOW, WEEK, add_chat, add_feed, alert, new_id, new_member, new_story

State = DeliveryState


@pytest.fixture
def chat(db: Database) -> ChatId:
    """A chat that is about to be told of two stories, the second of which follows the first one."""
    with db.transaction():
        number = add_chat(db, "desk", "zeal")
        first, _ = new_story(db, add_feed(db), "a")
        alert(db, first)
        alert(db, new_story(db, add_feed(db, "https://feed.example/b"), "b", follows=first)[0])
    return number


def fold(db: Database, *, after: timedelta = 2 * DAY) -> int:
    """Let time pass."""
    with db.transaction():
        return late.fold_late(db, now=NOW + after, new_id=new_id)


def kinds(db: Database) -> list[tuple[DeliveryKind, DeliveryState]]:
    """What became of all deliveries."""
    return [(each.kind, each.state) for each in outbox.list_deliveries(db)]


def first(db: Database) -> Delivery:
    """The oldest delivery."""
    return outbox.list_deliveries(db)[0]


def test_what_waits_for_a_day_is_folded(db: Database, chat: ChatId) -> None:
    """Once, and into a message that lives as long as they would have; the end of any round lets it go."""
    assert fold(db, after=DAY - HOUR) == 0
    assert fold(db) == 2
    assert fold(db) == 0
    *folded, catch_up = outbox.list_deliveries(db)
    assert [(each.state, each.depends_on, each.operation) for each in folded] == [(State.FOLDED, catch_up.id, Operation.SEND)] * 2
    assert (catch_up.chat, catch_up.kind, catch_up.expires_at) == (chat, DeliveryKind.CATCH_UP, NOW + WEEK)
    assert catch_up.not_before == NOW + 2 * DAY + fanout.HOLD
    with db.transaction():
        number = fanout.open_round(db, now=NOW + 2 * DAY)  # ends those that the last process left open, which have nothing to do with it
        assert fanout.fold_round(db, number, now=NOW + 2 * DAY) == 1


def test_what_was_folded_before_waits_for_the_round_too(db: Database, chat: ChatId) -> None:
    """A catch-up message of the last process takes in what is late by now, and what the next round brings."""
    with db.transaction():
        alert(db, new_story(db, add_feed(db, "https://feed.example/c"), "c")[0], old=True)
    assert fold(db) == 2
    (catch_up,) = [each for each in outbox.list_deliveries(db) if each.kind is DeliveryKind.CATCH_UP]
    assert len(outbox.folded_stories(db, catch_up.id)) == 3
    assert not outbox.claim(db, networks={"console"}, now=NOW + 2 * DAY, limit=9)


def test_what_may_have_arrived_is_left_alone(db: Database, chat: ChatId) -> None:
    """On a network without ids it is repeated and counted, on one with ids it goes out under the same."""
    alerts = [each.id for each in outbox.list_deliveries(db)]
    with db.transaction():
        for each, idempotent in zip(alerts, (False, True), strict=True):
            lifecycle.mark_sending(db, each, now=NOW)
            if idempotent:
                lifecycle.keep(db, each, {"message": "x"})
            lifecycle.ambiguous(db, each, idempotent=idempotent, repeat_at=NOW, reason="no answer", now=NOW)
    assert fold(db) == 0


def test_what_certainly_failed_is_folded(db: Database, chat: ChatId) -> None:
    """However often it was tried."""
    with db.transaction():
        lifecycle.mark_sending(db, first(db).id, now=NOW)
        lifecycle.retry(db, first(db).id, not_before=NOW, reason="no route")
    assert fold(db) == 2


def test_what_is_given_up_stays_so(db: Database, chat: ChatId) -> None:
    """After a week nobody wants to hear of it."""
    assert fold(db, after=WEEK) == 0


def test_nothing_waits_for_what_was_folded(db: Database, chat: ChatId) -> None:
    """Its update is part of what the message tells by then; a newer story of the thread is told by itself."""
    story = first(db).story
    assert story is not None
    with db.transaction():
        fanout.fan_out_change(
            db, story=story, kind=DeliveryKind.UPDATE, payload={}, now=NOW, not_before=NOW, expires_at=NOW + WEEK, new_id=new_id
        )
        later, _ = new_story(db, add_feed(db, "https://feed.example/c"), "c", follows=story)
        alert(db, later, now=NOW + 2 * DAY)
    fold(db)
    told = {each.story: each for each in outbox.list_deliveries(db) if each.kind is DeliveryKind.ALERT}
    assert (told[later].state, told[later].operation, told[later].depends_on) == (State.PENDING, Operation.SEND, None)
    assert (DeliveryKind.UPDATE, State.CANCELLED) in kinds(db)


def test_a_muted_chat_hears_it_after_its_mute(db: Database, chat: ChatId) -> None:
    """However long that is."""
    with db.transaction():
        quiet.mute(db, chat, NOW + 30 * DAY, actor=ACTOR, now=NOW)
    assert fold(db) == 2
    (catch_up,) = [each for each in outbox.list_deliveries(db) if each.kind is DeliveryKind.CATCH_UP]
    assert catch_up.expires_at > NOW + 30 * DAY


def test_an_update_that_waits_is_folded_too(db: Database, chat: ChatId) -> None:
    """The chat has the story already: what it adds is told by its own telling."""
    with db.transaction():
        told = first(db)
        assert told.story is not None
        lifecycle.mark_sending(db, told.id, now=NOW)
        lifecycle.mark_sent(db, told.id, reference="5", text="x", stories=[told.story], now=NOW)
        article = new_member(db, add_feed(db, "https://feed.example/m"), "m", told.story)
        fanout.fan_out_change(
            db,
            story=told.story,
            kind=DeliveryKind.UPDATE,
            payload={"article": article},
            now=NOW,
            not_before=NOW,
            expires_at=NOW + WEEK,
            new_id=new_id,
        )
    second = outbox.list_deliveries(db)[1].story
    assert fold(db) == 2
    (catch_up,) = [each for each in outbox.list_deliveries(db) if each.kind is DeliveryKind.CATCH_UP]
    assert outbox.folded(db, catch_up.id) == [(second, None), (told.story, article)]
