"""What was claimed in all articles that are kept, for the ledger: reading only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from feeds.types.article import ArticleId
from feeds.types.claim import Claim
from feeds.types.feed import Tier
from feeds.types.story import StoryId
from storage.codec import from_ms, to_json
from storage.database import Database
from storage.members import claim_from_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """One claim of one article.

    Attributes:
        claim: What is claimed; its quantity is there.
        article: Which article tells it.
        story: The story that the article tells, or None for one that tells none, such as a round-up.
        outlet: Who published it.
        tier: What kind of source that is.
        language: The language found in the article.
        url: Where it can be read, or None.
        published: When, UTC.
    """

    claim: Claim
    article: ArticleId
    story: StoryId | None
    outlet: str
    tier: Tier
    language: str
    url: str | None
    published: datetime


def of_units(db: Database, units: Collection[str]) -> list[Claimed]:
    """Every claim that counts one of the units, in the order of publication, within an article in the order of its text.

    What stands in a retracted story is left out.
    """
    rows = db.rows(
        """
        SELECT c.*, m.story, a.outlet, a.tier, a.language, a.url, a.published
        FROM claims c JOIN articles a ON a.id = c.article
        LEFT JOIN members m ON m.article = c.article LEFT JOIN stories s ON s.id = m.story
        WHERE c.unit IN (SELECT value FROM json_each(?)) AND s.retracted IS NULL ORDER BY a.published, a.id, c.ordinal
        """,
        (to_json(sorted(units)),),
    )
    return [
        Claimed(
            claim=claim_from_row(row),
            article=row["article"],
            story=row["story"],
            outlet=row["outlet"],
            tier=Tier(row["tier"]),
            language=row["language"],
            url=row["url"],
            published=from_ms(row["published"]),
        )
        for row in rows
    ]
