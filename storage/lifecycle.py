"""The states of a delivery and every way from one to the next. All state changes of the outbox happen here.

What a process was doing when it died cannot be known: a delivery found in `sending` may have arrived or not. On a network that honours
delivery ids it goes out again under the same id, while the network still remembers it. Elsewhere it is ambiguous, and one rule decides:
what shows the same when done twice (edit, redact, react) is simply done again; a message is repeated and counted, at most
`MAX_REPEATS` times; a digest, and what was repeated that often, is held for a person.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import assert_never

from feeds.types.story import StoryId
from storage import messages
from storage.codec import from_ms, to_json, to_ms
from storage.database import Database
from storage.deliveries import FLEETING, SELECT, delivery_from_row, get, get_row, kept_text
from storage.errors import Conflict, NotFound
from storage.failpoint import reach
from storage.types import ChatId, Delivery, DeliveryId, DeliveryKind, DeliveryState, Operation

State = DeliveryState

TRANSITIONS: Mapping[DeliveryState, frozenset[DeliveryState]] = {
    State.PENDING: frozenset({State.SENDING, State.EXPIRED, State.CANCELLED, State.GONE, State.FOLDED}),
    State.SENDING: frozenset({State.SENT, State.PENDING, State.AMBIGUOUS, State.DEAD, State.GONE, State.CANCELLED}),
    State.AMBIGUOUS: frozenset({State.PENDING}),
    State.DEAD: frozenset({State.PENDING}),
    State.GONE: frozenset({State.PENDING}),
    State.EXPIRED: frozenset({State.PENDING}),
    State.SENT: frozenset(),
    State.CANCELLED: frozenset(),
    State.FOLDED: frozenset(),
    State.WITHHELD: frozenset(),
}

MAX_REPEATS = 3
REMEMBERED = timedelta(hours=20)  # Synapse forgets transaction ids after 24 h
_HARMLESS_TWICE = frozenset({Operation.EDIT, Operation.REDACT, Operation.REACT})
_HELD = frozenset({DeliveryKind.DIGEST})
NOT_SENT = "its message was not sent"  # why what depended on it is cancelled
KEPT = "kept"  # in a payload: what an attempt showed that may have arrived


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What became of deliveries found in `sending` at the start.

    Attributes:
        resent: Go out again, and cannot be a second message.
        repeated: Go out again, and may be a second message.
        held: Wait for a person.
    """

    resent: tuple[DeliveryId, ...] = ()
    repeated: tuple[DeliveryId, ...] = ()
    held: tuple[DeliveryId, ...] = ()


def mark_sending(db: Database, delivery_id: DeliveryId, *, now: datetime) -> Delivery:
    """Pending -> sending, to be committed just before the bytes leave. What is returned is what is to be sent, read in this transaction.

    What may have arrived under an id that its network has forgotten by now is a new message, and is counted as repeated.

    Raises:
        NotFound: There is none.
        Conflict: It is not pending any more: cancelled, expired or taken meanwhile.
    """
    row = get_row(db, delivery_id)
    delivery = delivery_from_row(row)
    forgotten = KEPT in delivery.payload and delivery.operation not in _HARMLESS_TWICE and not _remembered(row, now)
    _move(
        db,
        delivery_id,
        State.SENDING,
        attempts=row["attempts"] + 1,
        attempted_at=to_ms(now),
        first_attempt_at=row["first_attempt_at"] or to_ms(now),
        reason="",
        repeats=delivery.repeats + forgotten,
        payload=_without_kept(delivery) if forgotten else row["payload"],
    )
    return get(db, delivery_id)


def keep(db: Database, delivery_id: DeliveryId, shown: Mapping[str, object]) -> None:
    """Keep what this attempt shows, for a network that honours delivery ids: it keeps the first text of an id and ignores a later one.

    So the next attempt must show the same, or the database would not know what stands in the chat. What is kept already stays; an attempt
    that certainly failed takes its own with it.

    Raises:
        NotFound: There is none.
    """
    delivery = get(db, delivery_id)
    if KEPT not in delivery.payload:
        payload = {**delivery.payload, KEPT: {**shown, "attempt": delivery.attempts}}
        db.execute("UPDATE deliveries SET payload = ? WHERE id = ?", (to_json(payload), delivery_id))


def mark_sent(
    db: Database,
    delivery_id: DeliveryId,
    *,
    reference: str | None,
    text: str,
    stories: Iterable[StoryId],
    buttons: Mapping[str, str] = MappingProxyType({}),
    now: datetime,
) -> None:
    """Sending -> sent, and note what the chat was shown.

    Args:
        db: The database.
        delivery_id: Which one.
        reference: The network's reference to the message; None for redact and react.
        text: The plain text as it stands in the chat now; "" for redact and react.
        stories: The stories that it tells of.
        buttons: The commands of its buttons, by their marks.
        now: The time.

    Raises:
        NotFound: There is none.
        Conflict: It is not being sent; or it made a message and has no reference.
    """
    delivery = get(db, delivery_id)
    text = kept_text(delivery, text)
    _move(db, delivery_id, State.SENT, reference=reference, settled_at=to_ms(now), reason="", payload=_without_kept(delivery))
    match delivery.operation:
        case Operation.SEND | Operation.REPLY | Operation.FILE:
            if reference is None:
                raise Conflict(f"delivery {delivery_id}: a message that was sent needs its reference")
            messages.record(db, delivery_id, reference=reference, text=text, stories=stories, buttons=buttons, now=now)
        case Operation.EDIT:
            if delivery.depends_on is not None:
                messages.replace(db, delivery.depends_on, text=text, stories=stories, buttons=buttons, now=now)
        case Operation.REDACT | Operation.REACT:
            pass
        case _:
            assert_never(delivery.operation)


def retry(db: Database, delivery_id: DeliveryId, *, not_before: datetime, reason: str) -> None:
    """Sending -> pending: it was certainly not done, and is worth another try.

    Raises:
        NotFound: There is none.
        Conflict: It is not being sent.
    """
    delivery = get(db, delivery_id)
    kept = delivery.payload.get(KEPT)
    own = isinstance(kept, Mapping) and kept["attempt"] == delivery.attempts
    payload = _without_kept(delivery) if own else to_json(delivery.payload)
    _move(db, delivery_id, State.PENDING, not_before=to_ms(not_before), reason=reason, payload=payload, among=frozenset({State.SENDING}))


def ambiguous(db: Database, delivery_id: DeliveryId, *, idempotent: bool, repeat_at: datetime, reason: str, now: datetime) -> DeliveryState:
    """The bytes left and no answer came: apply the rule of this module.

    Args:
        db: The database.
        delivery_id: Which one, in state sending.
        idempotent: Whether its network honours delivery ids.
        repeat_at: When it goes out again, if it does.
        reason: What was seen.
        now: The time.

    Returns:
        PENDING where it goes out again, AMBIGUOUS where it is held for a person.

    Raises:
        NotFound: There is none.
        Conflict: It is not being sent.
    """
    row = get_row(db, delivery_id)
    delivery = delivery_from_row(row)
    again = to_ms(repeat_at)
    if (idempotent and _remembered(row, now)) or delivery.operation in _HARMLESS_TWICE:
        _move(db, delivery_id, State.PENDING, not_before=again, reason=reason, among=frozenset({State.SENDING}))
        return State.PENDING
    _move(db, delivery_id, State.AMBIGUOUS, reason=reason, settled_at=to_ms(now))
    if delivery.kind in _HELD or delivery.repeats >= MAX_REPEATS:
        _release(db, [delivery_id], now=now)
        return State.AMBIGUOUS
    payload = _without_kept(delivery)  # it is a new message, and says that it may be a second one
    _move(db, delivery_id, State.PENDING, repeats=delivery.repeats + 1, not_before=again, settled_at=None, payload=payload)
    return State.PENDING


def dead(db: Database, delivery_id: DeliveryId, *, reason: str, now: datetime) -> None:
    """Sending -> dead: the network will never take it, or it was tried for too long. The chat's other deliveries go on.

    Raises:
        NotFound: There is none.
        Conflict: It is not being sent.
    """
    _settle(db, delivery_id, State.DEAD, reason=reason, now=now)


def gone(db: Database, delivery_id: DeliveryId, *, reason: str, now: datetime) -> int:
    """Sending -> gone: the chat cannot be reached, and neither can what else waits for it. The caller sets the chat's state.

    Returns:
        How many deliveries are gone.

    Raises:
        NotFound: There is none.
        Conflict: It is not being sent.
    """
    _settle(db, delivery_id, State.GONE, reason=reason, now=now)
    return 1 + db.execute(
        "UPDATE deliveries SET state = 'gone', reason = ?, settled_at = ? "
        "WHERE state = 'pending' AND chat = (SELECT chat FROM deliveries WHERE id = ?)",
        (reason, to_ms(now), delivery_id),
    )


def cancel(db: Database, delivery_id: DeliveryId, *, reason: str, now: datetime) -> None:
    """Pending or sending -> cancelled: there is no need for it any more, such as an edit of a message that is gone.

    Raises:
        NotFound: There is none.
        Conflict: It is in another state.
    """
    _settle(db, delivery_id, State.CANCELLED, reason=reason, now=now)


def detach(db: Database, delivery_id: DeliveryId, *, reason: str, now: datetime) -> None:
    """Sending -> pending, as a message of its own: what it replied to is not there any more.

    Raises:
        NotFound: There is none.
        Conflict: It is not being sent.
    """
    _move(
        db,
        delivery_id,
        State.PENDING,
        operation=Operation.SEND,
        depends_on=None,
        not_before=to_ms(now),
        reason=reason,
        payload=_without_kept(get(db, delivery_id)),
        among=frozenset({State.SENDING}),
    )


def withdraw(db: Database, chat: ChatId, *, reason: str, now: datetime, story: StoryId | None = None) -> int:
    """Pending -> cancelled for all that waits for a chat but for answers and what goes in their lane: its people asked for silence.

    Return how many.

    With a story only what tells of that, but for a retraction.
    """
    return db.execute(
        "UPDATE deliveries SET state = 'cancelled', reason = :reason, settled_at = :now WHERE state = 'pending' AND chat = :chat "
        "AND kind <> 'answer' AND lane <> 0 AND (:story IS NULL OR story = :story AND kind <> 'retraction')",
        {"reason": reason, "now": to_ms(now), "chat": chat, "story": story},
    )


def fold(db: Database, alerts: Mapping[DeliveryId, DeliveryId], *, now: datetime) -> None:
    """Pending -> folded for alerts and updates, each told by a catch-up message that has not left; what would reply to one is freed.

    Updates and corrections of those alerts are cancelled: that message tells the stories as they stand by then.

    Raises:
        NotFound: There is none with such an id.
        Conflict: One is in another state.
    """
    settled = to_ms(now)
    for alert, catch_up in alerts.items():
        among = frozenset({State.PENDING})
        _move(db, alert, State.FOLDED, depends_on=catch_up, operation=Operation.SEND, settled_at=settled, reason="", among=among)
    db.execute(
        "UPDATE deliveries SET state = 'cancelled', settled_at = ?, reason = ? WHERE state = 'pending' "
        "AND kind IN ('update', 'correction') AND depends_on IN (SELECT value FROM json_each(?))",
        (settled, NOT_SENT, to_json(list(alerts))),
    )
    _release(db, list(alerts), now=now)


def expire(db: Database, *, now: datetime) -> int:
    """Pending -> expired for what may not be sent any more. Return how many.

    Not to be called while the clock is known to be wrong.
    """
    expired = db.rows(
        "UPDATE deliveries SET state = 'expired', settled_at = :now, reason = ltrim(reason || '; not sent in time', '; ') "
        "WHERE state = 'pending' AND expires_at <= :now RETURNING id",
        {"now": to_ms(now)},
    )
    _release(db, [row["id"] for row in expired], now=now)
    return len(expired)


def recover(db: Database, *, idempotent: Collection[str], now: datetime) -> Recovery:
    """At the start: what is found in `sending` was under way when the last process ended.

    Args:
        db: The database.
        idempotent: Names of the networks that honour delivery ids.
        now: The time.
    """
    resent, repeated, held = [], [], []
    reason = "the program ended while this was being sent"
    for delivery in [delivery_from_row(row) for row in db.rows(SELECT + "WHERE d.state = 'sending' ORDER BY d.seq")]:
        state = ambiguous(db, delivery.id, idempotent=delivery.address.network in idempotent, repeat_at=now, reason=reason, now=now)
        if state is State.AMBIGUOUS:
            held.append(delivery.id)
        elif get(db, delivery.id).repeats > delivery.repeats:
            repeated.append(delivery.id)
        else:
            resent.append(delivery.id)
        reach("recovery.decided")
    return Recovery(resent=tuple(resent), repeated=tuple(repeated), held=tuple(held))


def requeue(db: Database, ids: Collection[DeliveryId] | None = None, *, now: datetime, expires_at: datetime) -> list[DeliveryId]:
    """dead, gone, expired or ambiguous -> pending, by a person's wish; without ids, all that are dead. Return which.

    An ambiguous one is counted as repeated, since it may be in the chat already. A dead edit that a newer one has replaced stays dead,
    unless it is asked for by its id; so does an answer whose secret is gone.

    Raises:
        NotFound: There is none with such an id.
        Conflict: One is in another state, or was never tried and another has taken its place. Nothing was changed for this one.
    """
    wanted = (
        [DeliveryId(row["id"]) for row in db.rows("SELECT id FROM deliveries WHERE state = 'dead' ORDER BY seq")] if ids is None else ids
    )
    done = []
    for delivery_id in wanted:
        delivery = get(db, delivery_id)
        if ids is None and (delivery.kind is DeliveryKind.COVERAGE or FLEETING in delivery.payload):
            continue
        _move(
            db,
            delivery_id,
            State.PENDING,
            not_before=to_ms(now),
            expires_at=to_ms(expires_at),
            repeats=delivery.repeats + (delivery.state is State.AMBIGUOUS),
            settled_at=None,
            reason="",
            payload=_without_kept(delivery),
            among=frozenset({State.DEAD, State.GONE, State.EXPIRED, State.AMBIGUOUS}),
        )
        done.append(delivery_id)
    return done


def _remembered(row: sqlite3.Row, now: datetime) -> bool:
    """Whether a network that honours delivery ids still knows this one, if it has ever seen it."""
    return abs(now - from_ms(row["first_attempt_at"] or to_ms(now))) < REMEMBERED


def _without_kept(delivery: Delivery) -> str:
    """A delivery's payload as JSON, without what an attempt showed."""
    return to_json({key: value for key, value in delivery.payload.items() if key != KEPT})


def _settle(db: Database, delivery_id: DeliveryId, state: DeliveryState, *, reason: str, now: datetime) -> None:
    _move(db, delivery_id, state, reason=reason, settled_at=to_ms(now))
    _release(db, [delivery_id], now=now)


def _move(
    db: Database,
    delivery_id: DeliveryId,
    state: DeliveryState,
    *,
    among: frozenset[DeliveryState] = frozenset(DeliveryState),
    **columns: object,
) -> None:
    """Change a state, from one of `among` and along `TRANSITIONS` only."""
    before = db.value("SELECT state FROM deliveries WHERE id = ?", (delivery_id,))
    if before is None:
        raise NotFound(f"delivery {delivery_id}: there is none with this id; `rajin outbox list` shows them")
    if before not in among or state not in TRANSITIONS[State(before)]:
        raise Conflict(f"delivery {delivery_id}: it is {before} and cannot become {state}")
    changes = ", ".join(f"{name} = ?" for name in ("state", *columns))  # names from this file only
    db.execute(f"UPDATE deliveries SET {changes} WHERE id = ?", (state, *columns.values(), delivery_id))  # noqa: S608 - names from this file


def _release(db: Database, ids: Collection[DeliveryId], *, now: datetime) -> None:
    """Free what waited for deliveries that will not be sent: a reply becomes a message of its own, anything else is pointless."""
    # One JSON array per statement keeps this flat when very many expire at once.
    waiting = "state = 'pending' AND depends_on IN (SELECT value FROM json_each(:ids))"
    parameters = {"ids": to_json(list(ids)), "now": to_ms(now), "reason": NOT_SENT}
    db.execute(f"UPDATE deliveries SET operation = 'send', depends_on = NULL WHERE operation = 'reply' AND {waiting}", parameters)  # noqa: S608 - conditions from this file
    db.execute(
        f"UPDATE deliveries SET state = 'cancelled', settled_at = :now, reason = :reason WHERE {waiting}",  # noqa: S608 - likewise
        parameters,
    )
