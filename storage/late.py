"""Alerts and updates that have waited until they are no news any more, while nothing was sent: told together, in a catch-up message."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta

from feeds.types.story import Severity
from storage import deliveries, fanout, lifecycle
from storage.codec import from_ms, to_json, to_ms
from storage.database import Database
from storage.deliveries import Content
from storage.types import ChatId, DeliveryId, DeliveryKind, Lane

LATE = timedelta(hours=24)  # what was older at first sight is told in a catch-up message as well


def fold_late(db: Database, *, now: datetime, new_id: Callable[[], str]) -> int:
    """Put what has waited for `LATE` into the catch-up message of its chat, which the end of the next round lets go. Return how many.

    Called at a start, before anything is sent, and now and then. What may have arrived already goes out again by itself.
    """
    late: dict[ChatId, list[DeliveryId]] = defaultdict(list)
    last = now
    for row in db.rows(
        "SELECT id, chat, expires_at FROM deliveries d WHERE state = 'pending' AND created_at <= ? AND expires_at > ? "
        "AND (kind = 'alert' OR kind = 'update' AND ifnull((SELECT state FROM deliveries a WHERE a.id = d.depends_on), 'sent') = 'sent') "
        "AND repeats = 0 AND payload ->> ? IS NULL ORDER BY seq",
        (to_ms(now - LATE), to_ms(now), f"$.{lifecycle.KEPT}"),
    ):
        late[row["chat"]].append(row["id"])
        last = max(last, from_ms(row["expires_at"]))
    catch_up = Content(
        kind=DeliveryKind.CATCH_UP,
        lane=Lane.DIGEST,
        severity=Severity.LOW,
        created_at=now,
        not_before=now + fanout.HOLD,
        expires_at=last,
    )
    tellers = fanout.growing(db, list(late), catch_up, new_id)
    db.execute(  # what the next round brings shall stand in the same message
        "UPDATE deliveries SET not_before = ?, round = NULL WHERE kind = 'catch_up' AND state = 'pending' AND attempts = 0 "
        "AND (created_at <= ? OR id IN (SELECT value FROM json_each(?)))",
        (to_ms(now + fanout.HOLD), to_ms(now - LATE), to_json(list(tellers.values()))),
    )
    lifecycle.fold(db, {alert: tellers[chat] for chat, alerts in late.items() for alert in alerts}, now=now)
    deliveries.outlast(db, late, now=now)
    return sum(map(len, late.values()))
