"""How much came and was told lately, and when something last went well. Reads the ends of tables, never whole ones."""

from dataclasses import dataclass
from datetime import datetime

from feeds.types.story import Outcome
from storage.codec import optional_from_ms, to_ms
from storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What happened since a time.

    Attributes:
        articles: New articles.
        wanted: Of those, the ones that a topic wants.
        stories: New stories.
        alerts: Alerts that arrived, those in catch-up messages aside.
    """

    articles: int
    wanted: int
    stories: int
    alerts: int


def since(db: Database, moment: datetime) -> Figures:
    """What happened since a time."""
    at = to_ms(moment)
    last = db.value("SELECT id FROM articles WHERE first_seen < ? ORDER BY id DESC LIMIT 1", (at,)) or 0
    came = {
        row["outcome"]: row["n"] for row in db.rows("SELECT outcome, count(*) AS n FROM articles WHERE id > ? GROUP BY outcome", (last,))
    }
    story = db.value("SELECT id FROM stories WHERE opened_at < ? ORDER BY id DESC LIMIT 1", (at,)) or 0
    delivery = db.value("SELECT seq FROM deliveries WHERE created_at < ? ORDER BY seq DESC LIMIT 1", (at,)) or 0
    return Figures(
        articles=sum(came.values()),
        wanted=sum(came.values()) - came.get(Outcome.REJECTED, 0),
        stories=db.value("SELECT count(*) FROM stories WHERE id > ?", (story,)),
        alerts=db.value("SELECT count(*) FROM deliveries WHERE seq > ? AND kind = 'alert' AND state = 'sent'", (delivery,)),
    )


def last_read(db: Database) -> datetime | None:
    """When a feed was last read well."""
    return optional_from_ms(db.value("SELECT max(read_at) FROM feeds WHERE removed_at IS NULL"))


def last_sent(db: Database) -> datetime | None:
    """When a delivery last arrived."""
    return optional_from_ms(db.value("SELECT settled_at FROM deliveries WHERE state = 'sent' ORDER BY seq DESC LIMIT 1"))
