"""Feeds and their polling state. Decides nothing: when to look again is the caller's to say."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

from feeds.types.feed import Feed, FeedId, FeedKind, Tier, Validators
from storage import audit
from storage.audit import Actor
from storage.codec import from_ms, optional_from_ms, to_ms
from storage.database import Database
from storage.errors import Conflict, NotFound
from storage.feed_types import FeedPoll, FeedState, FeedStatus, Horizon

SPREAD = timedelta(minutes=5)


def add_feed(db: Database, feed: Feed, *, actor: Actor, now: datetime, next_check_at: datetime) -> FeedId:
    """Add a feed; its next poll is its first. One that was removed comes back with the keys of the entries it had.

    Raises:
        Conflict: The address is there already.
    """
    known = db.row("SELECT id, removed_at FROM feeds WHERE url = ?", (feed.url,))
    if known is not None and known["removed_at"] is None:
        raise Conflict(f"feed {feed.url}: it is there already")
    values = (feed.title, feed.language, feed.tier, feed.kind, FeedStatus.ACTIVE, to_ms(now), to_ms(next_check_at), feed.url)
    if known is None:
        row = db.insert(
            "INSERT INTO feeds (title, language, tier, kind, status, added_at, next_check_at, url) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
    else:
        row = known["id"]
        db.execute(
            "UPDATE feeds SET title = ?, language = ?, tier = ?, kind = ?, status = ?, added_at = ?, next_check_at = ?, removed_at = NULL, "
            "read_at = NULL, checked_at = NULL, etag = NULL, last_modified = NULL, body_hash = NULL, failures = 0, error = NULL "
            "WHERE url = ?",
            values,
        )
    audit.record(db, "feeds add", feed.url, actor=actor, now=now, after=feed.title)
    return FeedId(row)


def feed(db: Database, feed_id: FeedId) -> FeedState:
    """A feed with its state.

    Raises:
        NotFound: There is no such feed, or it was removed.
    """
    row = db.row("SELECT * FROM feeds WHERE id = ? AND removed_at IS NULL", (feed_id,))
    if row is None:
        raise NotFound(f"feed {feed_id}: there is none with this number; `rajin feeds list` shows them")
    return _state(row)


def feed_by_url(db: Database, url: str) -> FeedState | None:
    """The feed at exactly this address, or None."""
    row = db.row("SELECT * FROM feeds WHERE url = ? AND removed_at IS NULL", (url,))
    return None if row is None else _state(row)


def list_feeds(db: Database) -> list[FeedState]:
    """Every feed, paused ones too, in the order in which they were added."""
    return [_state(row) for row in db.rows("SELECT * FROM feeds WHERE removed_at IS NULL ORDER BY id")]


def had_any(db: Database) -> bool:
    """Whether there ever was a feed, removed ones included."""
    return bool(db.value("SELECT EXISTS (SELECT 1 FROM feeds)"))


def active(db: Database) -> list[FeedState]:
    """Every feed that is polled, the longest overdue first."""
    return [_state(row) for row in db.rows(f"{_ACTIVE} ORDER BY next_check_at, id")]


def due(db: Database, *, now: datetime, horizon: Horizon, limit: int = -1) -> list[FeedState]:
    """Polled feeds whose time has come, or lies beyond the horizon, the longest overdue first; at most `limit`, if that is no negative."""
    rows = db.rows(f"{_ACTIVE} AND {_DUE_OR_TOO_FAR} ORDER BY next_check_at, id LIMIT :limit", {**_times(now, horizon), "limit": limit})
    return [_state(row) for row in rows]


def record_polls(db: Database, polls: Iterable[tuple[FeedId, FeedPoll]]) -> None:
    """Note how polls went. An error keeps validators and body hash and counts up the failures; a success clears the error.

    A feed that was removed meanwhile is left alone.
    """
    db.executemany(
        """
        UPDATE feeds SET
            checked_at = :checked,
            next_check_at = :next,
            asked_to_wait = :asked_to_wait,
            error = :error,
            failures = CASE WHEN :error IS NULL THEN 0 ELSE failures + 1 END,
            read_at = CASE WHEN :error IS NULL THEN :checked ELSE read_at END,
            etag = CASE WHEN :forget THEN NULL WHEN :validators THEN :etag ELSE etag END,
            last_modified = CASE WHEN :forget THEN NULL WHEN :validators THEN :last_modified ELSE last_modified END,
            body_hash = CASE WHEN :forget THEN NULL ELSE ifnull(:body_hash, body_hash) END
        WHERE id = :feed AND removed_at IS NULL
        """,
        [
            {
                "feed": feed,
                "checked": to_ms(poll.checked_at),
                "next": to_ms(poll.next_check_at),
                "asked_to_wait": poll.asked_to_wait,
                "error": poll.error,
                "forget": poll.forget_body,
                "validators": poll.validators is not None,
                "etag": poll.validators and poll.validators.etag,
                "last_modified": poll.validators and poll.validators.last_modified,
                "body_hash": poll.body_hash,
            }
            for feed, poll in polls
        ],
    )


def clamp_due(db: Database, *, now: datetime, horizon: Horizon, spread: timedelta = SPREAD) -> int:
    """After a jump of the clock or a sleep of the machine: lay what is overdue, or beyond the horizon, evenly over `spread` from now.

    Returns:
        How many feeds were moved.
    """
    rows = db.rows(f"{_ACTIVE} AND {_DUE_OR_TOO_FAR} ORDER BY next_check_at, id", _times(now, horizon))
    times = ((to_ms(now + spread * place / len(rows)), row["id"]) for place, row in enumerate(rows))
    db.executemany("UPDATE feeds SET next_check_at = ? WHERE id = ?", list(times))
    return len(rows)


def pause(db: Database, feed_id: FeedId, *, actor: Actor, now: datetime) -> None:
    """Poll a feed no more until it is resumed.

    Raises:
        NotFound: There is no such feed.
    """
    state = feed(db, feed_id)
    db.execute("UPDATE feeds SET status = ? WHERE id = ?", (FeedStatus.PAUSED, feed_id))
    audit.record(db, "feeds pause", state.feed.url, actor=actor, now=now, before=state.status, after=FeedStatus.PAUSED)


def resume(db: Database, feed_id: FeedId, *, actor: Actor, now: datetime) -> None:
    """Poll a feed again, now; the next poll is taken as a first one, so that nothing old is pushed.

    Raises:
        NotFound: There is no such feed.
    """
    state = feed(db, feed_id)
    db.execute(
        "UPDATE feeds SET status = ?, next_check_at = ?, read_at = NULL WHERE id = ?",
        (FeedStatus.ACTIVE, to_ms(now), feed_id),
    )
    audit.record(db, "feeds resume", state.feed.url, actor=actor, now=now, before=state.status, after=FeedStatus.ACTIVE)


def remove_feed(db: Database, feed_id: FeedId, *, actor: Actor, now: datetime) -> None:
    """Take a feed off the list. Its articles and the keys of its entries stay.

    Raises:
        NotFound: There is no such feed.
    """
    state = feed(db, feed_id)
    db.execute("UPDATE feeds SET removed_at = ? WHERE id = ?", (to_ms(now), feed_id))
    audit.record(db, "feeds remove", state.feed.url, actor=actor, now=now, before=state.feed.title)


_ACTIVE = "SELECT * FROM feeds WHERE status = 'active' AND removed_at IS NULL"
_DUE_OR_TOO_FAR = (
    "(next_check_at <= :now OR next_check_at > CASE WHEN asked_to_wait THEN :asked WHEN failures > 0 THEN :failing ELSE :healthy END)"
)


def _times(now: datetime, horizon: Horizon) -> dict[str, int]:
    return {
        "now": to_ms(now),
        "healthy": to_ms(horizon.healthy),
        "failing": to_ms(horizon.failing),
        "asked": to_ms(horizon.asked),
    }


def _state(row: sqlite3.Row) -> FeedState:
    return FeedState(
        id=row["id"],
        feed=Feed(
            url=row["url"],
            title=row["title"],
            language=row["language"],
            tier=Tier(row["tier"]),
            kind=FeedKind(row["kind"]),
        ),
        status=FeedStatus(row["status"]),
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"]),
        body_hash=row["body_hash"],
        next_check_at=from_ms(row["next_check_at"]),
        checked_at=optional_from_ms(row["checked_at"]),
        read_at=optional_from_ms(row["read_at"]),
        failures=row["failures"],
        error=row["error"],
        ids_reused=bool(row["ids_reused"]),
        entries=row["entries"],
    )
