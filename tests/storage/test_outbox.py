"""Which deliveries may be sent now, in which order, and how the outbox stands."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from feeds.types.feed import FeedId
from feeds.types.story import Severity, StoryId
from storage import chats, errors, lifecycle, outbox, quiet
from storage.database import Database
from storage.types import ChatId, ChatKind, ChatState, DeliveryId, DeliveryKind, DeliveryState, Lane, NewDelivery, Operation
from tests.storage.samples import ACTOR, DAY, HOUR, NOW, WEEK, add_chat, add_feed, new_id, new_story

NETWORKS = ("console", "telegram")


@pytest.fixture
def chat(db: Database) -> Iterator[ChatId]:
    """A chat, and a transaction for the whole test."""
    with db.transaction():
        yield add_chat(db, "desk", "zeal")


def make(
    db: Database,
    chat: ChatId,
    lane: Lane = Lane.ALERT,
    *,
    kind: DeliveryKind = DeliveryKind.NOTICE,
    operation: Operation = Operation.SEND,
    depends_on: DeliveryId | None = None,
    story: StoryId | None = None,
    not_before: datetime = NOW,
    expires_at: datetime = NOW + WEEK,
) -> DeliveryId:
    """A delivery."""
    new = NewDelivery(
        id=DeliveryId(new_id()),
        chat=chat,
        kind=kind,
        operation=operation,
        lane=lane,
        created_at=NOW,
        not_before=not_before,
        expires_at=expires_at,
        depends_on=depends_on,
        story=story,
        payload={"text": "끝"},
        severity=Severity.FLASH,
    )
    assert outbox.create(db, [new]) == 1
    return new.id


def ready(db: Database, *, now: datetime = NOW, limit: int = 100, busy: tuple[ChatId, ...] = ()) -> list[DeliveryId]:
    """What may be sent now."""
    return [each.id for each in outbox.claim(db, networks=NETWORKS, now=now, limit=limit, busy=busy)]


def send(db: Database, *numbers: DeliveryId) -> None:
    """Send deliveries."""
    for number in numbers:
        lifecycle.mark_sending(db, number, now=NOW)
        lifecycle.mark_sent(db, number, reference="1", text="x", stories=(), now=NOW)


def drain(db: Database, now: datetime = NOW) -> list[DeliveryId]:
    """Send all that may be sent, in order."""
    sent: list[DeliveryId] = []
    while numbers := ready(db, now=now):
        send(db, numbers[0])
        sent.append(numbers[0])
    return sent


def test_a_delivery_comes_back_as_it_was_created(db: Database, chat: ChatId) -> None:
    """With the address of its chat; a claim changes nothing."""
    number = make(db, chat)
    (delivery,) = outbox.claim(db, networks=NETWORKS, now=NOW, limit=1)
    assert delivery == outbox.delivery(db, number)
    assert (str(delivery.address), delivery.chat_kind, delivery.state) == ("console:desk", ChatKind.PRIVATE, DeliveryState.PENDING)
    assert (delivery.payload, delivery.severity, delivery.attempts, delivery.reference, delivery.reason) == (
        {"text": "끝"},
        Severity.FLASH,
        0,
        None,
        "",
    )


def test_one_delivery_per_chat_lowest_lane_first(db: Database, chat: ChatId) -> None:
    """Answers before alerts before updates before digests before edits."""
    numbers = [make(db, chat, lane) for lane in reversed(Lane)]
    assert ready(db) == [numbers[-1]]
    assert drain(db) == numbers[::-1]


def test_alerts_keep_their_order(db: Database, chat: ChatId) -> None:
    """One that has to wait holds those behind it, but no other lane."""
    first, second = make(db, chat, not_before=NOW + HOUR), make(db, chat)
    update = make(db, chat, Lane.UPDATE)
    assert drain(db) == [update]
    assert drain(db, now=NOW + HOUR) == [first, second]


def test_one_dead_alert_holds_nobody(db: Database, chat: ChatId) -> None:
    """The lane goes on at once."""
    first, second = make(db, chat), make(db, chat)
    lifecycle.mark_sending(db, first, now=NOW)
    assert ready(db) == []
    lifecycle.dead(db, first, reason="too long", now=NOW)
    assert ready(db) == [second]


def test_an_expired_alert_holds_nobody(db: Database, chat: ChatId) -> None:
    """Whether or not it was noted as expired."""
    make(db, chat, expires_at=NOW)
    second = make(db, chat)
    assert ready(db) == [second]


def test_updates_keep_their_order_within_a_story(db: Database, chat: ChatId) -> None:
    """One story's update does not wait for another's."""
    feed: FeedId = add_feed(db)
    one, _ = new_story(db, feed, "a")
    two, _ = new_story(db, feed, "b")
    first = make(db, chat, Lane.UPDATE, story=one, not_before=NOW + HOUR)
    second = make(db, chat, Lane.UPDATE, story=one)
    other = make(db, chat, Lane.UPDATE, story=two)
    assert drain(db) == [other]
    assert drain(db, now=NOW + HOUR) == [first, second]


def test_digests_and_edits_do_not_wait_for_each_other(db: Database, chat: ChatId) -> None:
    """A catch-up held for its round does not hold a digest, nor one message's edit another's."""
    for lane in (Lane.DIGEST, Lane.EDIT):
        make(db, chat, lane, not_before=NOW + HOUR)
        second = make(db, chat, lane)
        assert drain(db) == [second]


@pytest.mark.parametrize("lane", Lane)
def test_the_oldest_of_a_lane_goes_first(db: Database, chat: ChatId, lane: Lane) -> None:
    """In every lane, where nothing has to wait."""
    numbers = [make(db, chat, lane) for _ in range(3)]
    assert drain(db) == numbers


def test_what_depends_on_a_message_waits_for_it(db: Database, chat: ChatId) -> None:
    """A reply goes out when its message was sent, not before."""
    first = make(db, chat, not_before=NOW + HOUR)
    reply = make(db, chat, Lane.UPDATE, operation=Operation.REPLY, depends_on=first)
    assert ready(db) == []
    assert drain(db, now=NOW + HOUR) == [first, reply]


def test_chats_do_not_wait_for_each_other(db: Database, chat: ChatId) -> None:
    """One that is busy, or has something under way, or cannot be reached, holds only its own."""
    others = [add_chat(db, name) for name in ("free", "sending", "unreachable", "matrix")]
    free, under_way, unreachable, elsewhere = others
    db.execute("UPDATE chats SET network = 'matrix' WHERE id = ?", (elsewhere,))
    numbers = {each: [make(db, each), make(db, each)] for each in (chat, *others)}
    lifecycle.mark_sending(db, numbers[under_way][0], now=NOW)
    chats.set_state(db, unreachable, ChatState.UNREACHABLE, actor=ACTOR, now=NOW)
    assert ready(db, busy=(chat,)) == [numbers[free][0]]
    assert ready(db) == [numbers[chat][0], numbers[free][0]]
    assert ready(db, limit=1) == [numbers[chat][0]]


def test_a_stopped_chat_gets_answers_only(db: Database, chat: ChatId) -> None:
    """It is told that it was stopped, and nothing else."""
    make(db, chat)
    chats.set_state(db, chat, ChatState.STOPPED, actor=ACTOR, now=NOW)
    assert ready(db) == []
    answer = make(db, chat, Lane.ANSWER, kind=DeliveryKind.ANSWER)
    assert drain(db) == [answer]


@pytest.mark.parametrize("state", [ChatState.ACTIVE, ChatState.STOPPED])
def test_what_goes_in_the_lane_of_answers_reaches_a_chat_that_wants_silence(db: Database, chat: ChatId, state: ChatState) -> None:
    """Muted or stopped: a notice to an owner is no news. It is not withdrawn with these either."""
    make(db, chat)
    notice = make(db, chat, Lane.ANSWER, kind=DeliveryKind.NOTICE)
    if state is ChatState.STOPPED:
        chats.set_state(db, chat, state, actor=ACTOR, now=NOW)
    else:
        quiet.mute(db, chat, NOW + 8 * HOUR, actor=ACTOR, now=NOW)
    assert ready(db) == [notice]
    lifecycle.withdraw(db, chat, reason="the chat was stopped", now=NOW)
    assert drain(db) == [notice]


def test_answers_of_all_chats_come_before_alerts_of_any(db: Database, chat: ChatId) -> None:
    """Whoever asks does not wait for a broadcast."""
    alerts = [make(db, each) for each in (chat, add_chat(db, "b"), add_chat(db, "c"))]
    answer = make(db, add_chat(db, "d"), Lane.ANSWER)
    assert ready(db) == [answer, *alerts]


def test_a_story_is_told_once_in_a_chat(db: Database, chat: ChatId) -> None:
    """A second alert is left out, whoever creates it."""
    story, _ = new_story(db, add_feed(db), "a")
    make(db, chat, kind=DeliveryKind.ALERT, story=story)
    again = NewDelivery(
        id=DeliveryId(new_id()),
        chat=chat,
        kind=DeliveryKind.ALERT,
        operation=Operation.SEND,
        lane=Lane.ALERT,
        created_at=NOW,
        not_before=NOW,
        expires_at=NOW + WEEK,
        story=story,
    )
    assert outbox.create(db, [again]) == 0


def test_the_next_due_time_is_in_the_future(db: Database, chat: ChatId) -> None:
    """What is due already is not a time to wait for."""
    assert outbox.next_due(db, now=NOW) is None
    make(db, chat)
    make(db, chat, not_before=NOW + DAY)
    make(db, chat, not_before=NOW + HOUR)
    assert outbox.next_due(db, now=NOW) == NOW + HOUR
    assert outbox.next_due(db, now=NOW + DAY) is None


def test_a_jump_of_the_clock_holds_nothing_for_long(db: Database, chat: ChatId) -> None:
    """What waits beyond the latest time is brought nearer."""
    far, near = make(db, chat, not_before=NOW + 3650 * DAY), make(db, chat, not_before=NOW + HOUR)
    assert outbox.clamp(db, latest=NOW + DAY) == 1
    assert [outbox.delivery(db, number).not_before for number in (far, near)] == [NOW + DAY, NOW + HOUR]


def test_deliveries_are_listed_by_state(db: Database, chat: ChatId) -> None:
    """All of them, or those in some states."""
    first, second = make(db, chat), make(db, chat)
    send(db, first)
    assert [each.id for each in outbox.list_deliveries(db)] == [first, second]
    assert [each.id for each in outbox.list_deliveries(db, states=[DeliveryState.SENT])] == [first]
    with pytest.raises(errors.NotFound):
        outbox.delivery(db, DeliveryId("f" * 32))


def test_the_backlog_tells_how_the_outbox_stands(db: Database, chat: ChatId) -> None:
    """Counts by what a person must know, and since when the oldest is waiting."""
    empty = outbox.Backlog(pending=0, due=0, sending=0, ambiguous=0, dead=0, oldest_due=None)
    assert outbox.backlog(db, now=NOW) == empty
    make(db, chat)
    make(db, chat, not_before=NOW - HOUR)
    make(db, chat, not_before=NOW + HOUR)
    under_way, dead, held = (make(db, chat, kind=DeliveryKind.DIGEST) for _ in range(3))
    for number in (under_way, dead, held):
        lifecycle.mark_sending(db, number, now=NOW)
    lifecycle.dead(db, dead, reason="no", now=NOW)
    lifecycle.ambiguous(db, held, idempotent=False, repeat_at=NOW, reason="?", now=NOW)
    assert outbox.backlog(db, now=NOW) == outbox.Backlog(pending=3, due=2, sending=1, ambiguous=1, dead=1, oldest_due=NOW - HOUR)
