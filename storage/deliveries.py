"""Rows of the outbox to and from their types. States change in storage/lifecycle.py only."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from feeds.types.story import Severity, StoryId
from storage.codec import MILLISECOND, address_from_row, from_ms, object_from_json, to_json, to_ms
from storage.database import Database
from storage.errors import NotFound
from storage.types import ChatId, ChatKind, Delivery, DeliveryId, DeliveryKind, DeliveryState, Lane, NewDelivery, Operation, RoundId

COLUMNS = "d.*, c.network, c.account, c.address, c.thread, c.kind AS chat_kind"
SELECT = f"SELECT {COLUMNS} FROM deliveries d JOIN chats c ON c.id = d.chat "  # noqa: S608 - constants
_INSERT = (
    "INSERT INTO deliveries (id, chat, operation, depends_on, story, kind, lane, severity, state, created_at, not_before, expires_at, "
    "round, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)

STORY_MUTED = "its story is muted here"  # why something was withdrawn
AFTER_MUTE = timedelta(days=1)  # that what waited in a muted chat has to go out
FLEETING = "secret"  # in a payload: what the answer shows to one person only; "" once it has left, see `deliveries_secret` in the schema
BLOT = "…"  # in its place
Target = tuple[DeliveryId, ChatId, Operation, DeliveryId | None]
"""Where deliveries to many chats differ: id, chat, operation, and the delivery they depend on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What deliveries to many chats have in common; see `Delivery` for the meaning of its fields."""

    kind: DeliveryKind
    lane: Lane
    created_at: datetime
    not_before: datetime
    expires_at: datetime
    story: StoryId | None = None
    severity: Severity = Severity.ROUTINE
    state: DeliveryState = DeliveryState.PENDING
    round: RoundId | None = None
    payload: Mapping[str, object] = field(default_factory=dict)


def add(db: Database, new: Iterable[NewDelivery]) -> int:
    """Create deliveries, in this order; return how many. A second alert of a story in a chat, or a second waiting edit, is left out."""
    return db.executemany(_INSERT, [(each.id, each.chat, each.operation, each.depends_on, *_common(each)) for each in new])


def add_many(db: Database, content: Content, targets: Iterable[Target]) -> int:
    """Create deliveries that differ in their targets only; as `add`, and much faster for very many."""
    common = _common(content)
    return db.executemany(_INSERT, [(*target, *common) for target in targets])


def outlast(db: Database, chats: Iterable[ChatId], *, now: datetime) -> None:
    """Give what waits in muted chats a day at least after the mute, answers and edits aside: these would come too late anyway."""
    db.executemany(
        "UPDATE deliveries SET expires_at = c.quiet_until + ? FROM chats c WHERE c.id = ? AND c.quiet_until > ? "
        "AND deliveries.chat = c.id AND deliveries.state = 'pending' AND deliveries.kind NOT IN ('answer', 'coverage') "
        "AND deliveries.expires_at < c.quiet_until + ?",
        [(AFTER_MUTE // MILLISECOND, chat, to_ms(now), AFTER_MUTE // MILLISECOND) for chat in chats],
    )


def get(db: Database, delivery_id: DeliveryId) -> Delivery:
    """One delivery.

    Raises:
        NotFound: There is none.
    """
    return delivery_from_row(get_row(db, delivery_id))


def get_row(db: Database, delivery_id: DeliveryId) -> sqlite3.Row:
    """One delivery with all columns of its row.

    Raises:
        NotFound: There is none.
    """
    row = db.row(SELECT + "WHERE d.id = ?", (delivery_id,))
    if row is None:
        raise NotFound(f"delivery {delivery_id}: there is none with this id; `rajin outbox list` shows them")
    return row


def delivery_from_row(row: sqlite3.Row) -> Delivery:
    """The delivery in a row of `SELECT`."""
    return Delivery(
        id=row["id"],
        chat=row["chat"],
        address=address_from_row(row),
        chat_kind=ChatKind(row["chat_kind"]),
        story=row["story"],
        kind=DeliveryKind(row["kind"]),
        operation=Operation(row["operation"]),
        lane=Lane(row["lane"]),
        severity=Severity(row["severity"]),
        state=DeliveryState(row["state"]),
        created_at=from_ms(row["created_at"]),
        not_before=from_ms(row["not_before"]),
        expires_at=from_ms(row["expires_at"]),
        attempts=row["attempts"],
        repeats=row["repeats"],
        depends_on=row["depends_on"],
        round=row["round"],
        payload=object_from_json(row["payload"]),
        reference=row["reference"],
        reason=row["reason"],
    )


def kept_text(delivery: Delivery, shown: str) -> str:
    """What is kept of the text that a delivery showed: all but its secret."""
    secret = delivery.payload.get(FLEETING)
    return shown.replace(str(secret), BLOT) if secret else shown


def _common(new: NewDelivery | Content) -> tuple[object, ...]:
    return (
        new.story,
        new.kind,
        new.lane,
        new.severity,
        new.state,
        to_ms(new.created_at),
        to_ms(new.not_before),
        to_ms(new.expires_at),
        new.round,
        to_json(new.payload),
    )
