"""`rajin entries`, `stories` and `outbox`: what came, what became of it, and what was sent."""

from argparse import Namespace
from typing import Any

from bot import resending
from bot.cli import opening, output, records
from feeds.collect.urls import untracked
from feeds.types.story import StoryId
from storage import articles
from storage import outbox as stored_outbox
from storage import stories as stored_stories
from storage.types import Delivery, DeliveryId


def entries(options: Namespace) -> int:
    """`rajin entries list [--url U]`."""
    with opening.database(options) as (db, _):
        found = articles.entries(db, url=None if options.url is None else untracked(options.url))  # as links are kept
    rows = [
        {
            "article": entry.article,
            "url": entry.url,
            "title": entry.title,
            "decision": str(entry.outcome),
            "reason": entry.reason,
            "story": entry.story,
            "feed": entry.feed,
            "language": entry.language,
            "published": entry.published,
            "first_seen": entry.first_seen,
            "versions": entry.versions,
        }
        for entry in found
    ]
    return output.many(
        options, rows, columns=("decision", "article", "story", "title", "reason"), empty="No entries yet. `rajin poll --once` brings some."
    )


def stories(options: Namespace) -> int:
    """`rajin stories list`."""
    with opening.database(options) as (db, _):
        found = [records.story(each) for each in stored_stories.list_stories(db)]
    rows = found if options.json else [{**each, "articles": len(each["articles"])} for each in found]
    return output.many(options, rows, columns=("id", "opened_at", "headline", "articles", "topics"), empty="No stories yet.")


def story(options: Namespace) -> int:
    """`rajin stories show ID`."""
    with opening.database(options) as (db, _):
        record = records.story(stored_stories.story(db, StoryId(options.id)))
    return output.one(options, record, text=records.in_words(record, StoryId(options.id)))


def outbox(options: Namespace) -> int:
    """`rajin outbox list`."""
    with opening.database(options) as (db, _):
        rows = [_delivery(each) for each in stored_outbox.list_deliveries(db)]
    return output.many(
        options, rows, columns=("id", "chat", "story", "kind", "operation", "state", "attempts", "reason"), empty="Nothing was sent yet."
    )


def requeue(options: Namespace) -> int:
    """`rajin outbox requeue [ID…]`: without ids, all that is dead. The object is that of the one delivery, where it is one."""
    ids = [DeliveryId(each) for each in options.ids] or None
    with opening.database(options) as (db, now), db.transaction():
        done = resending.again(db, ids, actor=opening.actor(), now=now)
        record = _delivery(stored_outbox.delivery(db, done[0])) if len(done) == 1 else {}
    text = "1 delivery will be sent again." if len(done) == 1 else f"{len(done)} deliveries will be sent again."
    return output.one(options, {**record, "requeued": list(done)}, text=text)


def _delivery(delivery: Delivery) -> dict[str, Any]:
    return {
        "id": delivery.id,
        "chat": str(delivery.address),
        "story": delivery.story,
        "kind": str(delivery.kind),
        "operation": str(delivery.operation),
        "state": str(delivery.state),
        "attempts": delivery.attempts,
        "repeats": delivery.repeats,
        "reason": delivery.reason,
        "not_before": delivery.not_before,
        "expires_at": delivery.expires_at,
        "reference": delivery.reference,
    }
