"""Updates that a network gave us: stored before they are acknowledged, and acted on once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.codec import from_ms, to_ms
from storage.database import Database
from storage.types import Address

_PLACE = ("network", "account", "address", "thread")  # as they stand in the payload of what happened in a chat


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An update that waits to be acted on.

    Attributes:
        network: Where it came from.
        account: Our own account there.
        update_id: The network's id of it.
        payload: What happened, a JSON object.
        received_at: When it was stored.
    """

    network: str
    account: str
    update_id: str
    payload: Mapping[str, Any]
    received_at: datetime


def store(db: Database, *, network: str, account: str = "", update_id: str, payload: Mapping[str, object], now: datetime) -> bool:
    """Store an update; False if it came before, whether or not it was acted on."""
    return bool(
        db.execute(
            "INSERT INTO inbox (network, account, update_id, payload, received_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (network, account, update_id, json.dumps(payload), to_ms(now)),  # in ASCII: whatever somebody sends can be stored
        )
    )


def waiting(db: Database, *, limit: int) -> list[Received]:
    """What has not been acted on yet, oldest first."""
    rows = db.rows("SELECT * FROM inbox WHERE handled_at IS NULL ORDER BY received_at, rowid LIMIT ?", (limit,))
    return [
        Received(
            network=row["network"],
            account=row["account"],
            update_id=row["update_id"],
            payload=json.loads(row["payload"]),
            received_at=from_ms(row["received_at"]),
        )
        for row in rows
    ]


def move(db: Database, before: Address, after: Address) -> None:
    """Let what waits in a chat wait at its new address. What tells of the move itself names both, and stays as it is."""
    there = {f"{part}_{name}": getattr(place, name) for part, place in (("old", before), ("new", after)) for name in _PLACE}
    db.execute(
        "UPDATE inbox SET payload = json_set(payload, '$.address', json_object("
        "'network', :new_network, 'account', :new_account, 'address', :new_address, 'thread', :new_thread)) "
        "WHERE handled_at IS NULL AND payload ->> '$.what.kind' <> 'moved' AND payload ->> '$.address.network' = :old_network "
        "AND payload ->> '$.address.account' = :old_account AND payload ->> '$.address.address' = :old_address "
        "AND payload ->> '$.address.thread' = :old_thread",
        there,
    )


def handled(db: Database, received: Received, *, now: datetime) -> bool:
    """Note, in the transaction of what it does, that an update was acted on; False if it was before, and then nothing is to be done.

    Its text is dropped: it may hold what its sender would not have kept.
    """
    return bool(
        db.execute(
            "UPDATE inbox SET handled_at = ?, payload = '{}' WHERE network = ? AND account = ? AND update_id = ? AND handled_at IS NULL",
            (to_ms(now), received.network, received.account, received.update_id),
        )
    )


def prune(db: Database, *, before: datetime) -> int:
    """Forget what was acted on before a time, and say how many that were: a network gives nothing again that is that old."""
    return db.execute("DELETE FROM inbox WHERE handled_at < ?", (to_ms(before),))
