"""Rows of the outbox to and from their types. States change in storage/lifecycle.py only."""

import sqlite3
from collections.abc import Iterable

from storage.codec import address_from_row, from_ms, object_from_json, to_json, to_ms
from storage.database import Database
from storage.errors import NotFound
from storage.types import ChatKind, Delivery, DeliveryId, DeliveryKind, DeliveryState, Lane, NewDelivery, Operation, Severity

SELECT = "SELECT d.*, c.network, c.account, c.address, c.thread, c.kind AS chat_kind FROM deliveries d JOIN chats c ON c.id = d.chat "


def add(db: Database, deliveries: Iterable[NewDelivery]) -> int:
    """Create deliveries, in this order; return how many. A second alert of a story in a chat, or a second waiting edit, is left out."""
    return db.executemany(
        "INSERT INTO deliveries (id, chat, story, kind, operation, lane, severity, state, created_at, not_before, expires_at, depends_on, "
        "round, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [_values(delivery) for delivery in deliveries],
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


def _values(new: NewDelivery) -> tuple[object, ...]:
    return (
        new.id,
        new.chat,
        new.story,
        new.kind,
        new.operation,
        new.lane,
        new.severity,
        new.state,
        to_ms(new.created_at),
        to_ms(new.not_before),
        to_ms(new.expires_at),
        new.depends_on,
        new.round,
        to_json(new.payload),
    )
