"""A story taken back: what waits for it is dropped, what was shown is edited and answered, and who may keep a copy is named."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from feeds.types.story import StoryId
from storage import audit, fanout, lifecycle, outbox, stories
from storage.audit import Actor
from storage.codec import to_json
from storage.database import Database
from storage.deliveries import SELECT, delivery_from_row
from storage.errors import Conflict
from storage.types import Delivery, DeliveryId, DeliveryKind, DeliveryState, Lane, NewDelivery, Operation

NewId = Callable[[], str]
_TELLING = (DeliveryKind.ALERT, DeliveryKind.UPDATE, DeliveryKind.CORRECTION, DeliveryKind.COVERAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """What taking a story back does.

    Attributes:
        edited: Alerts that are edited.
        answered: Chats that get a reply.
        dropped: Deliveries that had not left yet.
        copies: Chats, as `Address` prints them, in which a copy may stand that nobody can edit: its network never confirmed it.
    """

    edited: int
    answered: int
    dropped: int
    copies: tuple[str, ...]


def retract(db: Database, story: StoryId, *, reason: str, expires_at: datetime, actor: Actor, now: datetime, new_id: NewId) -> Retraction:
    """Take a story back, in every chat that was told of it or may have been.

    Args:
        db: Inside a transaction.
        story: Which one.
        reason: Why, in words for the chats; may be "".
        expires_at: When replies need not be sent any more.
        actor: Who says so.
        now: The time.
        new_id: Gives 128 random bits in hex.

    Raises:
        NotFound: There is no such story.
        Conflict: It was taken back before.
    """
    found = stories.story(db, story)
    if found.retracted is not None:
        raise Conflict(f"story {found.id}: it was retracted before")
    db.execute("UPDATE stories SET retracted = ? WHERE id = ?", (reason, found.id))
    told = _deliveries(db, found.id)
    dropped = [each for each in told if each.state is DeliveryState.PENDING and not each.attempts]
    for each in dropped:  # an edit that waited for its alert is dropped with it
        if db.value("SELECT state FROM deliveries WHERE id = ?", (each.id,)) == DeliveryState.PENDING:
            lifecycle.cancel(db, each.id, reason="its story was retracted", now=now)
    alerts = [each for each in told if each.kind is DeliveryKind.ALERT and each not in dropped]
    edited = _edit(db, found.id, alerts, now=now, new_id=new_id)
    answered = fanout.fan_out_change(
        db,
        story=found.id,
        kind=DeliveryKind.RETRACTION,
        payload={"reason": reason},
        now=now,
        not_before=now,
        expires_at=expires_at,
        new_id=new_id,
    )
    copies = tuple(dict.fromkeys(str(each.address) for each in alerts if _may_have_a_copy(each)))
    done = Retraction(edited=edited, answered=answered, dropped=len(dropped), copies=copies)
    after = {"reason": reason, "edited": edited, "answered": answered, "dropped": len(dropped), "copies": list(copies)}
    audit.record(db, "retract", str(found.id), actor=actor, now=now, after=after)
    return done


def _deliveries(db: Database, story: StoryId) -> list[Delivery]:
    rows = db.rows(
        SELECT + "WHERE d.story = ? AND d.kind IN (SELECT value FROM json_each(?)) ORDER BY d.seq",  # noqa: S608 - constants
        (story, to_json(list(_TELLING))),
    )
    return [delivery_from_row(row) for row in rows]


def _may_have_a_copy(alert: Delivery) -> bool:
    """Whether a copy may stand in the chat whose reference nobody knows: the network did not confirm an attempt."""
    return alert.repeats > 0 or (alert.state in {DeliveryState.AMBIGUOUS, DeliveryState.EXPIRED} and alert.attempts > 0)


def _edit(db: Database, story: StoryId, alerts: list[Delivery], *, now: datetime, new_id: NewId) -> int:
    """One edit for each alert that is in its chat, or may arrive there yet."""
    states = {DeliveryState.SENT, DeliveryState.SENDING, DeliveryState.PENDING}
    return outbox.create(
        db,
        [
            NewDelivery(
                id=DeliveryId(new_id()),
                chat=each.chat,
                story=story,
                kind=DeliveryKind.RETRACTION,
                operation=Operation.EDIT,
                lane=Lane.UPDATE,
                created_at=now,
                not_before=now,
                expires_at=each.expires_at if each.expires_at > now else now + fanout.EDITABLE,
                depends_on=each.id,
            )
            for each in alerts
            if each.state in states
        ],
    )
