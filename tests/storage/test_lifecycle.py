"""The states of a delivery: every way there is, and none that there is not."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from feeds.types.story import StoryId
from storage import errors, lifecycle, messages, outbox
from storage.database import Database
from storage.types import ChatId, Delivery, DeliveryId, DeliveryKind, DeliveryState, Lane, NewDelivery, Operation
from tests.storage.samples import DAY, HOUR, NOW, WEEK, add_chat, add_feed, new_id, new_story

State = DeliveryState
Act = Callable[[Database, DeliveryId], object]

ACTS: dict[str, Act] = {
    "mark_sending": lambda db, number: lifecycle.mark_sending(db, number, now=NOW),
    "mark_sent": lambda db, number: lifecycle.mark_sent(db, number, reference="1", text="x", stories=(), now=NOW),
    "retry": lambda db, number: lifecycle.retry(db, number, not_before=NOW, reason="429"),
    "ambiguous": lambda db, number: lifecycle.ambiguous(db, number, idempotent=False, repeat_at=NOW, reason="?", now=NOW),
    "dead": lambda db, number: lifecycle.dead(db, number, reason="no", now=NOW),
    "gone": lambda db, number: lifecycle.gone(db, number, reason="blocked", now=NOW),
    "cancel": lambda db, number: lifecycle.cancel(db, number, reason="no need", now=NOW),
    "detach": lambda db, number: lifecycle.detach(db, number, reason="gone", now=NOW),
    "requeue": lambda db, number: lifecycle.requeue(db, [number], now=NOW, expires_at=NOW + WEEK),
}
# What each act makes of each state; where nothing stands, it is refused.
OUTCOMES: dict[str, dict[State, State]] = {
    "mark_sending": {State.PENDING: State.SENDING},
    "mark_sent": {State.SENDING: State.SENT},
    "retry": {State.SENDING: State.PENDING},
    "ambiguous": {State.SENDING: State.PENDING},
    "dead": {State.SENDING: State.DEAD},
    "gone": {State.SENDING: State.GONE, State.PENDING: State.GONE},
    "cancel": {State.SENDING: State.CANCELLED, State.PENDING: State.CANCELLED},
    "detach": {State.SENDING: State.PENDING},
    "requeue": {State.DEAD: State.PENDING, State.GONE: State.PENDING, State.EXPIRED: State.PENDING, State.AMBIGUOUS: State.PENDING},
}


@pytest.fixture
def chat(db: Database) -> Iterator[ChatId]:
    """A chat, and a transaction for the whole test."""
    with db.transaction():
        yield add_chat(db, "desk", "zeal")


def make(
    db: Database,
    chat: ChatId,
    *,
    kind: DeliveryKind = DeliveryKind.NOTICE,
    operation: Operation = Operation.SEND,
    lane: Lane = Lane.ALERT,
    depends_on: DeliveryId | None = None,
    story: StoryId | None = None,
    state: State = State.PENDING,
    not_before: datetime = NOW,
    expires_at: datetime = NOW + WEEK,
) -> DeliveryId:
    """A delivery."""
    number = DeliveryId(new_id())
    outbox.create(
        db,
        [
            NewDelivery(
                id=number,
                chat=chat,
                kind=kind,
                operation=operation,
                lane=lane,
                created_at=NOW,
                not_before=not_before,
                expires_at=expires_at,
                depends_on=depends_on,
                story=story,
                state=state,
            )
        ],
    )
    return number


def sending(db: Database, chat: ChatId, **fields: object) -> DeliveryId:
    """A delivery that is being sent."""
    number = make(db, chat, **fields)  # type: ignore[arg-type] # test data
    lifecycle.mark_sending(db, number, now=NOW)
    return number


def get(db: Database, number: DeliveryId) -> Delivery:
    """A delivery as it is now."""
    return outbox.delivery(db, number)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", State)
def test_only_the_ways_in_the_table_lead_on(db: Database, chat: ChatId, act: str, state: State) -> None:
    """Every act in every state has the outcome of the table, or is refused and changes nothing."""
    number = make(db, chat, state=state)
    before = get(db, number)
    outcome = OUTCOMES[act].get(state)
    if outcome is None:
        with pytest.raises(errors.Conflict, match=f"it is {state} and cannot become"):
            ACTS[act](db, number)
        assert get(db, number) == before
    else:
        ACTS[act](db, number)
        assert get(db, number).state is outcome


@pytest.mark.parametrize("act", ACTS)
def test_an_unknown_delivery_is_not_found(db: Database, chat: ChatId, act: str) -> None:
    """The message says where the deliveries are."""
    with pytest.raises(errors.NotFound, match="rajin outbox list"):
        ACTS[act](db, DeliveryId("0" * 32))


def test_sending_counts_attempts(db: Database, chat: ChatId) -> None:
    """Each time its bytes may leave; what is returned is what is to be sent."""
    number = make(db, chat)
    assert lifecycle.mark_sending(db, number, now=NOW).attempts == 1
    lifecycle.retry(db, number, not_before=NOW + HOUR, reason="429")
    assert (get(db, number).not_before, get(db, number).reason) == (NOW + HOUR, "429")
    again = lifecycle.mark_sending(db, number, now=NOW + HOUR)
    assert (again.state, again.attempts, again.repeats, again.reason) == (State.SENDING, 2, 0, "")


def test_what_was_sent_is_shown(db: Database, chat: ChatId) -> None:
    """Reference, text and stories stand in the messages from then on."""
    story, _ = new_story(db, add_feed(db), "a")
    number = sending(db, chat, kind=DeliveryKind.ALERT, story=story)
    lifecycle.mark_sent(db, number, reference="77", text="An alert", stories=[story], now=NOW + HOUR)
    message = messages.shown(db, number)
    assert message is not None
    assert (message.chat, message.reference, message.text, message.version) == (chat, "77", "An alert", 1)
    assert (message.stories, message.shown_at) == ((story,), NOW + HOUR)
    assert (get(db, number).reference, get(db, number).state) == ("77", State.SENT)


def test_an_edit_changes_the_message_it_edits(db: Database, chat: ChatId) -> None:
    """It makes no message of its own; the earlier text is kept."""
    alert = sending(db, chat)
    lifecycle.mark_sent(db, alert, reference="77", text="one", stories=(), now=NOW)
    edit = sending(db, chat, operation=Operation.EDIT, depends_on=alert)
    lifecycle.mark_sent(db, edit, reference="77", text="two", stories=(), now=NOW + HOUR)
    assert messages.shown(db, edit) is None
    assert messages.history(db, alert) == [(1, "one", NOW), (2, "two", NOW + HOUR)]


@pytest.mark.parametrize("operation", [Operation.REDACT, Operation.REACT])
def test_a_reaction_shows_no_message(db: Database, chat: ChatId, operation: Operation) -> None:
    """Nor does a redaction; neither has a reference."""
    number = sending(db, chat, operation=operation)
    lifecycle.mark_sent(db, number, reference=None, text="", stories=(), now=NOW)
    assert messages.shown(db, number) is None
    assert get(db, number).state is State.SENT


def test_a_message_needs_its_reference(db: Database, chat: ChatId) -> None:
    """Without one it could be neither edited nor retracted."""
    number = sending(db, chat)
    with pytest.raises(errors.Conflict, match="reference"), db.savepoint():
        lifecycle.mark_sent(db, number, reference=None, text="x", stories=(), now=NOW)
    assert get(db, number).state is State.SENDING


def ambiguous(db: Database, number: DeliveryId, *, idempotent: bool = False, after: timedelta = timedelta(0)) -> State:
    """Apply the rule."""
    return lifecycle.ambiguous(db, number, idempotent=idempotent, repeat_at=NOW + HOUR, reason="no answer", now=NOW + after)


def test_an_ambiguous_message_is_repeated_and_counted(db: Database, chat: ChatId) -> None:
    """At most MAX_REPEATS times; then it is held for a person."""
    number = make(db, chat)
    for repeats in range(1, lifecycle.MAX_REPEATS + 1):
        lifecycle.mark_sending(db, number, now=NOW)
        assert ambiguous(db, number) is State.PENDING
        assert (get(db, number).repeats, get(db, number).not_before, get(db, number).reason) == (repeats, NOW + HOUR, "no answer")
    lifecycle.mark_sending(db, number, now=NOW)
    assert ambiguous(db, number) is State.AMBIGUOUS
    assert (get(db, number).state, get(db, number).repeats) == (State.AMBIGUOUS, lifecycle.MAX_REPEATS)


@pytest.mark.parametrize("operation", [Operation.EDIT, Operation.REDACT, Operation.REACT])
def test_what_shows_the_same_when_done_twice_is_done_again(db: Database, chat: ChatId, operation: Operation) -> None:
    """No copy can come of it, so none is counted."""
    number = sending(db, chat, operation=operation)
    assert ambiguous(db, number) is State.PENDING
    assert get(db, number).repeats == 0


def test_an_ambiguous_digest_is_held(db: Database, chat: ChatId) -> None:
    """A second long message is worse than none."""
    assert ambiguous(db, sending(db, chat, kind=DeliveryKind.DIGEST)) is State.AMBIGUOUS


def test_an_idempotent_network_gets_it_again_while_it_remembers(db: Database, chat: ChatId) -> None:
    """Under the same id it is the same message; after 20 hours it might be a second one."""
    number = sending(db, chat)
    assert ambiguous(db, number, idempotent=True, after=19 * HOUR) is State.PENDING
    assert get(db, number).repeats == 0
    lifecycle.mark_sending(db, number, now=NOW + 21 * HOUR)  # the first attempt counts
    assert ambiguous(db, number, idempotent=True, after=21 * HOUR) is State.PENDING
    assert get(db, number).repeats == 1


@pytest.mark.parametrize(("after", "repeats"), [(19 * HOUR, 0), (21 * HOUR, 1)])
def test_an_id_is_not_relied_on_once_it_may_be_forgotten(db: Database, chat: ChatId, after: timedelta, repeats: int) -> None:
    """What may have arrived a day ago is sent as a new message: it shows what is so now, and says that it may be a copy."""
    number = sending(db, chat)
    lifecycle.keep(db, number, {"shown": "then"})
    ambiguous(db, number, idempotent=True, after=HOUR)
    again = lifecycle.mark_sending(db, number, now=NOW + after)
    assert (again.repeats, lifecycle.KEPT in again.payload) == (repeats, not repeats)


def test_an_edit_is_done_again_whenever(db: Database, chat: ChatId) -> None:
    """Twice it shows the same."""
    number = make(db, chat, operation=Operation.EDIT)
    lifecycle.mark_sending(db, number, now=NOW)
    lifecycle.keep(db, number, {"shown": "then"})
    ambiguous(db, number, idempotent=True, after=HOUR)
    assert lifecycle.mark_sending(db, number, now=NOW + 30 * HOUR).repeats == 0


def test_what_waits_for_a_message_that_never_comes_is_freed(db: Database, chat: ChatId) -> None:
    """A reply becomes a message of its own, an edit is pointless; whatever way the first one failed."""
    ways: list[Act] = [
        ACTS["dead"],
        ACTS["cancel"],
        lambda db, _: lifecycle.expire(db, now=NOW + 2 * HOUR),
        ambiguous,
    ]
    for number, way in enumerate(ways):
        first = make(db, chat, expires_at=NOW + HOUR, kind=DeliveryKind.DIGEST)
        if number != 2:
            lifecycle.mark_sending(db, first, now=NOW)
        reply = make(db, chat, operation=Operation.REPLY, depends_on=first)
        edit = make(db, chat, operation=Operation.EDIT, depends_on=first)
        way(db, first)
        assert (get(db, reply).state, get(db, reply).operation, get(db, reply).depends_on) == (State.PENDING, Operation.SEND, None)
        assert (get(db, edit).state, get(db, edit).reason) == (State.CANCELLED, "its message was not sent")


def test_a_retry_keeps_what_waits(db: Database, chat: ChatId) -> None:
    """Nothing is freed while the first one may still be sent."""
    first = sending(db, chat)
    reply = make(db, chat, operation=Operation.REPLY, depends_on=first)
    lifecycle.retry(db, first, not_before=NOW, reason="429")
    assert get(db, reply).depends_on == first


def test_a_chat_that_is_gone_takes_all_that_waits_for_it(db: Database, chat: ChatId) -> None:
    """Other chats and what was sent are left alone."""
    sent = sending(db, chat)
    ACTS["mark_sent"](db, sent)
    waiting, elsewhere = make(db, chat), make(db, add_chat(db, "other"))
    assert lifecycle.gone(db, sending(db, chat), reason="blocked", now=NOW) == 2
    assert (get(db, waiting).state, get(db, waiting).reason) == (State.GONE, "blocked")
    assert (get(db, sent).state, get(db, elsewhere).state) == (State.SENT, State.PENDING)


def test_silence_withdraws_everything_but_answers(db: Database, chat: ChatId) -> None:
    """The answer to /stop is still given, and what is under way comes to its end."""
    answer, alert, busy = make(db, chat, kind=DeliveryKind.ANSWER), make(db, chat), sending(db, chat)
    assert lifecycle.withdraw(db, chat, reason="stopped", now=NOW) == 1
    assert [get(db, number).state for number in (answer, alert, busy)] == [State.PENDING, State.CANCELLED, State.SENDING]


def test_a_reply_to_a_message_that_is_gone_stands_alone(db: Database, chat: ChatId) -> None:
    """It is sent at once as a message of its own."""
    first = sending(db, chat)
    ACTS["mark_sent"](db, first)
    reply = sending(db, chat, operation=Operation.REPLY, depends_on=first)
    lifecycle.detach(db, reply, reason="deleted", now=NOW)
    delivery = get(db, reply)
    assert (delivery.state, delivery.operation, delivery.depends_on, delivery.repeats) == (State.PENDING, Operation.SEND, None, 0)


def test_what_is_too_late_expires(db: Database, chat: ChatId) -> None:
    """With the last reason it had; what is being sent, and what has time, does not."""
    late, tried = make(db, chat, expires_at=NOW), make(db, chat, expires_at=NOW)
    lifecycle.mark_sending(db, tried, now=NOW)
    lifecycle.retry(db, tried, not_before=NOW, reason="429")
    busy, early = sending(db, chat, expires_at=NOW), make(db, chat, expires_at=NOW + HOUR)
    assert lifecycle.expire(db, now=NOW) == 2
    assert [get(db, number).reason for number in (late, tried)] == ["not sent in time", "429; not sent in time"]
    assert [get(db, number).state for number in (busy, early)] == [State.SENDING, State.PENDING]


def test_recovery_follows_the_rule_of_each_network(db: Database, chat: ChatId) -> None:
    """Sent again under the same id, repeated and counted, or held; what was not being sent stays."""
    matrix = add_chat(db, "room", network="matrix")
    again, repeated = sending(db, matrix), sending(db, chat)
    edit, held = sending(db, chat, operation=Operation.EDIT), sending(db, chat, kind=DeliveryKind.DIGEST)
    waiting = make(db, chat)
    found = lifecycle.recover(db, idempotent={"matrix"}, now=NOW + HOUR)
    assert found == lifecycle.Recovery(resent=(again, edit), repeated=(repeated,), held=(held,))
    assert [get(db, number).repeats for number in (again, repeated, edit, waiting)] == [0, 1, 0, 0]
    assert lifecycle.recover(db, idempotent={"matrix"}, now=NOW + HOUR) == lifecycle.Recovery()


def test_recovery_after_a_day_is_ambiguous_everywhere(db: Database, chat: ChatId) -> None:
    """No network remembers so long."""
    number = sending(db, add_chat(db, "room", network="matrix"))
    assert lifecycle.recover(db, idempotent={"matrix"}, now=NOW + DAY).repeated == (number,)


def test_dead_letters_are_requeued(db: Database, chat: ChatId) -> None:
    """All of them, with new time; edits are not, since a newer one may wait."""
    dead, edit = sending(db, chat), sending(db, chat, kind=DeliveryKind.COVERAGE, operation=Operation.EDIT)
    ACTS["dead"](db, dead)
    ACTS["dead"](db, edit)
    later = NOW + 30 * DAY
    assert lifecycle.requeue(db, now=later, expires_at=later + WEEK) == [dead]
    delivery = get(db, dead)
    assert (delivery.state, delivery.not_before, delivery.expires_at, delivery.reason) == (State.PENDING, later, later + WEEK, "")
    assert delivery.repeats == 0


def test_requeuing_an_ambiguous_one_counts_a_repeat(db: Database, chat: ChatId) -> None:
    """It may be in the chat already."""
    number = sending(db, chat, kind=DeliveryKind.DIGEST)
    ambiguous(db, number)
    lifecycle.requeue(db, [number], now=NOW, expires_at=NOW + WEEK)
    assert get(db, number).repeats == 1


def test_requeuing_what_was_replaced_is_a_conflict(db: Database, chat: ChatId) -> None:
    """An edit that expired untried stays so while its successor waits. One that was tried may go out beside it, as after a retry."""
    alert = sending(db, chat)
    ACTS["mark_sent"](db, alert)
    expired = make(db, chat, kind=DeliveryKind.COVERAGE, operation=Operation.EDIT, depends_on=alert, expires_at=NOW)
    lifecycle.expire(db, now=NOW)
    dead = sending(db, chat, kind=DeliveryKind.COVERAGE, operation=Operation.EDIT, depends_on=alert)
    ACTS["dead"](db, dead)
    make(db, chat, kind=DeliveryKind.COVERAGE, operation=Operation.EDIT, depends_on=alert)
    with pytest.raises(errors.Conflict), db.savepoint():
        lifecycle.requeue(db, [expired], now=NOW, expires_at=NOW + WEEK)
    assert get(db, expired).state is State.EXPIRED
    assert lifecycle.requeue(db, [dead], now=NOW, expires_at=NOW + WEEK) == [dead]


@pytest.mark.parametrize(("fails", "stays"), [("ambiguous", True), ("retry", False)])
def test_what_may_have_arrived_is_shown_again(db: Database, chat: ChatId, fails: str, *, stays: bool) -> None:
    """A network that honours ids ignores another text; an attempt that certainly failed need not be repeated word for word."""
    number = sending(db, chat)
    lifecycle.keep(db, number, {"text": "first"})
    if fails == "ambiguous":
        lifecycle.ambiguous(db, number, idempotent=True, repeat_at=NOW, reason="no answer", now=NOW)
    else:
        lifecycle.retry(db, number, not_before=NOW, reason="busy")
    assert (lifecycle.KEPT in get(db, number).payload) is stays
    lifecycle.mark_sending(db, number, now=NOW)
    lifecycle.keep(db, number, {"text": "second"})
    kept = get(db, number).payload[lifecycle.KEPT]
    assert kept == ({"text": "first", "attempt": 1} if stays else {"text": "second", "attempt": 2})
    lifecycle.retry(db, number, not_before=NOW, reason="busy")
    assert (lifecycle.KEPT in get(db, number).payload) is stays


def test_what_was_sent_need_not_be_kept(db: Database, chat: ChatId) -> None:
    """Neither does a message that goes out again as another one."""
    sent, repeated = sending(db, chat), sending(db, chat)
    for number in (sent, repeated):
        lifecycle.keep(db, number, {"text": "first"})
    ACTS["mark_sent"](db, sent)
    lifecycle.ambiguous(db, repeated, idempotent=False, repeat_at=NOW, reason="no answer", now=NOW)
    assert get(db, sent).payload == get(db, repeated).payload == {}


def test_an_edit_is_superseded_by_a_newer_one_of_its_message(db: Database, chat: ChatId) -> None:
    """Whether that waits or was made; one that was given up does not count."""
    alert = sending(db, chat)
    ACTS["mark_sent"](db, alert)
    older = sending(db, chat, kind=DeliveryKind.COVERAGE, operation=Operation.EDIT, depends_on=alert)
    assert not outbox.superseded(db, older)
    newer = make(db, chat, kind=DeliveryKind.COVERAGE, operation=Operation.EDIT, depends_on=alert)
    assert (outbox.superseded(db, older), outbox.superseded(db, newer)) == (True, False)
    lifecycle.cancel(db, newer, reason="nothing left to show", now=NOW)
    assert not outbox.superseded(db, older)


def test_the_table_of_transitions_knows_every_state() -> None:
    """None is forgotten, and what is final leads nowhere."""
    assert set(lifecycle.TRANSITIONS) == set(State)
    assert {state for state, ways in lifecycle.TRANSITIONS.items() if not ways} == {
        State.SENT,
        State.CANCELLED,
        State.FOLDED,
        State.WITHHELD,
    }
