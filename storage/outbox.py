"""The queue of deliveries: creating them, and which may be sent now. States change in storage/lifecycle.py."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from feeds.types.article import ArticleId
from feeds.types.story import StoryId
from storage import deliveries
from storage.codec import optional_from_ms, to_json, to_ms
from storage.database import Database
from storage.deliveries import COLUMNS, SELECT, delivery_from_row
from storage.types import ChatId, Delivery, DeliveryId, DeliveryState, NewDelivery

# Whether a pending delivery of a chat `c` may be sent now, as far as its own chat is concerned.
_READY = """
    {row}.not_before <= :now AND {row}.expires_at > :now
    AND ({row}.kind = 'answer' OR {row}.lane = 0 OR c.state = 'active' AND ifnull(c.quiet_until, 0) <= :now)
    AND ({row}.depends_on IS NULL OR (SELECT p.state FROM deliveries p WHERE p.id = {row}.depends_on) = 'sent')
    AND ({row}.lane > 2 OR NOT EXISTS (
        SELECT 1 FROM deliveries b
        WHERE b.state = 'pending' AND b.chat = {row}.chat AND b.lane = {row}.lane AND b.seq < {row}.seq AND b.expires_at > :now
            AND ({row}.lane < 2 OR b.story IS {row}.story)
    ))
"""
# Read in the order of lanes, so that the limit ends it: a broadcast to very many chats is not sorted again for each that leaves.
_CLAIM = f"""
SELECT {COLUMNS}
FROM deliveries d INDEXED BY deliveries_queue CROSS JOIN chats c ON c.id = d.chat
WHERE d.state = 'pending' AND c.state <> 'unreachable' AND c.network IN (SELECT value FROM json_each(:networks))
    AND d.chat NOT IN (SELECT value FROM json_each(:busy))
    AND NOT EXISTS (SELECT 1 FROM deliveries s WHERE s.state = 'sending' AND s.chat = d.chat)
    AND {_READY.format(row="d")}
    AND NOT EXISTS (
        SELECT 1 FROM deliveries e
        WHERE e.state = 'pending' AND e.chat = d.chat AND (e.lane, e.seq) < (d.lane, d.seq) AND {_READY.format(row="e")}
    )
ORDER BY d.lane, d.seq LIMIT :limit
"""  # noqa: S608 - constants


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """How the outbox stands.

    Attributes:
        pending: Waiting, due or not.
        due: Of those, the ones whose time has come.
        sending: Under way.
        ambiguous: Held for a person.
        dead: Dead letters.
        oldest_due: Since when the longest overdue one has been waiting, or None.
    """

    pending: int
    due: int
    sending: int
    ambiguous: int
    dead: int
    oldest_due: datetime | None


def create(db: Database, new: Iterable[NewDelivery]) -> int:
    """Create deliveries, in this order; return how many. A second alert of a story in a chat, or a second waiting edit, is left out."""
    return deliveries.add(db, new)


def claim(db: Database, *, networks: Collection[str], now: datetime, limit: int, busy: Collection[ChatId] = ()) -> list[Delivery]:
    """What may be sent now on the named networks: at most one per chat, lowest lane and oldest first. Changes nothing.

    In the lanes of answers and alerts a chat's first goes first, even if it has to wait; updates keep the order within their story. What
    depends on a delivery waits until that is sent. A chat with a delivery in `sending`, one in `busy`, and one that cannot be reached are
    left out; a chat that is stopped or muted gets only what goes in the lane of answers.
    """
    rows = db.rows(
        _CLAIM,
        {"now": to_ms(now), "networks": to_json(list(networks)), "busy": to_json(list(busy)), "limit": limit},
    )
    return [delivery_from_row(row) for row in rows]


def next_due(db: Database, *, now: datetime) -> datetime | None:
    """When the next delivery becomes due that is not yet, or None. What is due already is `claim`'s to give."""
    return optional_from_ms(db.value("SELECT min(not_before) FROM deliveries WHERE state = 'pending' AND not_before > ?", (to_ms(now),)))


def clamp(db: Database, *, latest: datetime) -> int:
    """After a jump of the clock: nothing waits beyond `latest`. Return how many were moved."""
    return db.execute(
        "UPDATE deliveries SET not_before = :latest WHERE state = 'pending' AND not_before > :latest", {"latest": to_ms(latest)}
    )


def delivery(db: Database, delivery_id: DeliveryId) -> Delivery:
    """One delivery.

    Raises:
        NotFound: There is none.
    """
    return deliveries.get(db, delivery_id)


def superseded(db: Database, edit: DeliveryId) -> bool:
    """Whether a newer edit of the same message waits, is under way or was made, so that this one would bring back an older text."""
    newer = db.value(
        "SELECT 1 FROM deliveries d JOIN deliveries e ON e.depends_on = d.depends_on AND e.operation = 'edit' AND e.seq > d.seq "
        "WHERE d.id = ? AND e.state IN ('pending', 'sending', 'sent')",
        (edit,),
    )
    return newer is not None


def list_deliveries(db: Database, *, states: Collection[DeliveryState] = tuple(DeliveryState)) -> list[Delivery]:
    """Every delivery in one of the states, in the order of creation."""
    rows = db.rows(
        SELECT + "WHERE d.state IN (SELECT value FROM json_each(?)) ORDER BY d.seq",  # noqa: S608 - constants
        (to_json(list(states)),),
    )
    return [delivery_from_row(row) for row in rows]


def noticed(db: Database, about: str, *, since: datetime) -> frozenset[ChatId]:
    """The chats that have had a notice whose payload is `about` this since then, sent or not."""
    rows = db.rows(
        "SELECT chat FROM deliveries WHERE kind = 'notice' AND created_at > ? AND payload ->> '$.about' = ?", (to_ms(since), about)
    )
    return frozenset(ChatId(row["chat"]) for row in rows)


def folded_stories(db: Database, catch_up: DeliveryId) -> list[StoryId]:
    """The stories that a catch-up message tells, as `folded` has them."""
    return [story for story, _ in folded(db, catch_up)]


def folded(db: Database, catch_up: DeliveryId) -> list[tuple[StoryId, ArticleId | None]]:
    """What a catch-up message tells, oldest first: stories, and of one that the chat was told before the telling that is an update.

    None that was merged into one which the chat has, retracted, or muted.
    """
    rows = db.rows(
        "SELECT d.story, d.payload ->> '$.article' AS article FROM deliveries d "
        "JOIN stories s ON s.id = d.story AND s.merged_into IS NULL AND s.retracted IS NULL "
        "WHERE d.depends_on = ? AND d.state = 'folded' "
        "AND NOT EXISTS (SELECT 1 FROM muted_stories u WHERE u.story = d.story AND u.chat = d.chat) ORDER BY d.seq",
        (catch_up,),
    )
    return [(StoryId(row["story"]), row["article"]) for row in rows]


def backlog(db: Database, *, now: datetime) -> Backlog:
    """How the outbox stands."""
    row = db.row(
        """
        SELECT
            (SELECT count(*) FROM deliveries WHERE state = 'pending') AS pending,
            (SELECT count(*) FROM deliveries WHERE state = 'pending' AND not_before <= :now) AS due,
            (SELECT count(*) FROM deliveries WHERE state = 'sending') AS sending,
            (SELECT count(*) FROM deliveries WHERE state = 'ambiguous') AS ambiguous,
            (SELECT count(*) FROM deliveries WHERE state = 'dead') AS dead,
            (SELECT min(not_before) FROM deliveries WHERE state = 'pending' AND not_before <= :now) AS oldest
        """,
        {"now": to_ms(now)},
    )
    assert row is not None  # noqa: S101 - a query of aggregates has one row
    return Backlog(
        pending=row["pending"],
        due=row["due"],
        sending=row["sending"],
        ambiguous=row["ambiguous"],
        dead=row["dead"],
        oldest_due=optional_from_ms(row["oldest"]),
    )


def alert_of(db: Database, story: StoryId, chat: ChatId) -> Delivery | None:
    """The alert that a chat is owed of a story, whatever has become of it; None where it is owed none."""
    row = db.row(SELECT + "WHERE d.story = ? AND d.chat = ? AND d.kind = 'alert'", (story, chat))
    return None if row is None else delivery_from_row(row)
