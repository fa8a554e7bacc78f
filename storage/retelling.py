"""What becomes of deliveries when a person changes stories: nobody is told anything twice, and nothing that is owed is lost.

Called in the transaction of the change (storage/hand.py). A chat that has the alert of a story counts as told of every story that its
articles are put into.
"""

from collections.abc import Callable, Collection
from datetime import datetime

from feeds.types.article import ArticleId
from feeds.types.story import StoryId
from storage import lifecycle
from storage.codec import to_json, to_ms
from storage.database import Database
from storage.types import DeliveryId, RoundId

_ALERTS = """
SELECT d.id, d.story, d.chat, d.state,
    CASE ifnull(m.state, d.state) WHEN 'ambiguous' THEN NULL ELSE ifnull(m.id, d.id) END AS target,
    CASE ifnull(m.state, d.state) WHEN 'sent' THEN 5 WHEN 'sending' THEN 4 WHEN 'ambiguous' THEN 3
        WHEN 'pending' THEN iif(ifnull(m.attempts, d.attempts), 2, 1) ELSE 0 END AS arrived
FROM deliveries d LEFT JOIN deliveries m ON m.id = d.depends_on AND d.state = 'folded'
WHERE d.story = ? AND d.kind = 'alert' ORDER BY d.seq
"""
"""Alerts of a story: what a reply to each would reply to, and how sure it is that the chat has it, 5 for certainly."""


def after_merge(db: Database, story: StoryId, gone: StoryId, *, now: datetime) -> None:
    """Chats that have the alert of the emptied story keep it, as that of the other; of two, the one that is surer to be there counts.

    The other one of two does not go out if it waits, and stays where it is if it has left. Where its outcome is not known yet, rendering
    shows nothing of it again.

    Args:
        db: Inside the transaction of the merge.
        story: The story that both are now.
        gone: The emptied one.
        now: The time.
    """
    there = {row["chat"]: row for row in db.rows(_ALERTS, (story,))}
    for row in db.rows(_ALERTS, (gone,)):
        other = there.get(row["chat"])
        if other is None:
            _assign(db, row["id"], story)
            continue
        counts, spare = (row, other) if row["arrived"] > other["arrived"] else (other, row)
        _assign(db, spare["id"], None)  # a chat has one alert of a story, also for a moment
        _assign(db, counts["id"], story)
        _assign(db, spare["id"], gone)
        if spare["state"] == "pending":
            _drop(db, spare["id"], counts["target"], story, now)
    db.execute(
        "INSERT OR IGNORE INTO message_stories (story, delivery) SELECT ?, delivery FROM message_stories WHERE story = ?", (story, gone)
    )
    _count(db, story, gone)


def after_leaving(
    db: Database, story: StoryId, new: StoryId, articles: Collection[ArticleId], *, told: bool, now: datetime, new_id: Callable[[], str]
) -> None:
    """Articles were taken out of a story and put into another one: what waits about them goes with them.

    Args:
        db: Inside the transaction of the change.
        story: The story that they left.
        new: The story that they are in now.
        articles: Which ones.
        told: Whether chats that have the alert of the first count as told of the second. Where that alert has not left yet and so will
            not tell of them, the second gets one of its own.
        now: The time.
        new_id: Gives 128 random bits in hex.
    """
    db.execute(
        "UPDATE deliveries SET story = :new WHERE story = :story AND kind IN ('update', 'correction') AND state IN ('pending', 'sending') "
        "AND payload ->> 'article' IN (SELECT value FROM json_each(:articles))",
        {"story": story, "new": new, "articles": to_json(list(articles))},
    )
    if told:
        _count_as_told(db, story, new, now, new_id)
    _count(db, story, new)


def closed_round(db: Database, *, now: datetime) -> RoundId:
    """A round of its own for alerts that a person asks for; the program's open round is left alone."""
    return RoundId(db.insert("INSERT INTO rounds (started_at, finished_at) VALUES (:now, :now)", {"now": to_ms(now)}))


def _count_as_told(db: Database, story: StoryId, new: StoryId, now: datetime, new_id: Callable[[], str]) -> None:
    rows = db.rows(
        """
        SELECT d.*, CASE d.state WHEN 'folded' THEN d.depends_on ELSE d.id END AS teller FROM deliveries d
        WHERE d.story = :story AND d.kind = 'alert' AND d.state IN ('pending', 'sending', 'sent', 'ambiguous', 'folded')
            AND NOT EXISTS (SELECT 1 FROM deliveries n WHERE n.story = :new AND n.chat = d.chat AND n.kind = 'alert')
        ORDER BY d.seq
        """,
        {"story": story, "new": new},
    )
    for row in rows:
        waits = row["state"] == "pending" and not row["attempts"]
        db.execute(
            "INSERT INTO deliveries (id, chat, story, kind, operation, lane, severity, state, created_at, not_before, expires_at, "
            "depends_on, round, payload) VALUES (?, ?, ?, 'alert', ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}')",
            (
                new_id(),
                row["chat"],
                new,
                row["operation"] if waits else "send",
                row["lane"],
                row["severity"],
                "pending" if waits else "folded",
                to_ms(now),
                row["not_before"],
                row["expires_at"],
                row["depends_on"] if waits else row["teller"],
                row["round"],
            ),
        )
        if not waits:
            db.execute("INSERT OR IGNORE INTO message_stories SELECT ?, delivery FROM messages WHERE delivery = ?", (new, row["teller"]))


def _drop(db: Database, alert: DeliveryId, target: DeliveryId | None, story: StoryId, now: datetime) -> None:
    """Cancel an alert that waits in a chat that has another; what was to be a reply to it becomes one to that."""
    if target is not None:
        db.execute(
            "UPDATE deliveries SET depends_on = ? WHERE depends_on = ? AND operation = 'reply' AND state = 'pending'", (target, alert)
        )
    lifecycle.cancel(db, alert, reason=f"its story was merged into story {story}", now=now)


def _assign(db: Database, delivery: DeliveryId, story: StoryId | None) -> None:
    db.execute("UPDATE deliveries SET story = ? WHERE id = ?", (story, delivery))


def _count(db: Database, *stories: StoryId) -> None:
    """Put right to how many chats stories are owed: their alerts have moved."""
    db.executemany(
        "UPDATE stories SET owed = (SELECT count(*) FROM deliveries d WHERE d.story = stories.id AND d.kind = 'alert') WHERE id = ?",
        [(story,) for story in stories],
    )
