"""Stored articles, read again when lists or topics have changed, and what a person has told of them after all."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from feeds.types.article import Analysis, Article, ArticleId
from feeds.types.feed import Tier
from feeds.types.story import Decision, Outcome, StoryId
from storage import findings
from storage.codec import from_ms, matches_from_json, matches_to_json, to_ms
from storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article whose text is kept.

    Attributes:
        id: Its row.
        article: Its newest revision.
        outcome: What became of it.
        first_seen: When it came.
        topics: The topics that wanted it when it was last judged.
        story: Its story, or None.
    """

    id: ArticleId
    article: Article
    outcome: Outcome
    first_seen: datetime
    topics: tuple[str, ...]
    story: StoryId | None


def newest(db: Database, *, since: datetime, below: ArticleId | None, limit: int) -> list[StoredArticle]:
    """Articles that came since a time, the newest first: those that matched for ever, rejected ones while their text is kept.

    Args:
        db: The database.
        since: Likewise.
        below: Only articles with a smaller number, to go on where the last call ended; None to begin.
        limit: At most so many.
    """
    rows = db.rows(
        "SELECT a.*, s.key_without_guid, n.matches, m.story FROM articles a JOIN seen s ON s.feed = a.feed AND s.key = a.key "
        "LEFT JOIN analyses n ON n.article = a.id LEFT JOIN members m ON m.article = a.id "
        "WHERE :below IS NULL OR a.id < :below ORDER BY a.id DESC LIMIT :limit",
        {"below": below, "limit": limit},
    )
    return [_stored(row) for row in rows if row["first_seen"] >= to_ms(since)]


def accept(db: Database, article: ArticleId, analysis: Analysis, decision: Decision, *, now: datetime) -> bool:
    """Note that a rejected article is wanted after all; a story that it opens or joins is noted by `stories` afterwards.

    False where it is no longer rejected, or its text was dropped: then nothing is changed.
    """
    text_hash = None if analysis.fingerprint is None else analysis.fingerprint.text_hash
    changed = db.execute(
        "UPDATE articles SET outcome = ?, language = ?, text_hash = ? WHERE id = ? AND outcome = ?",
        (decision.outcome, analysis.language, text_hash, article, Outcome.REJECTED),
    )
    if not changed:
        return False
    db.execute(
        "UPDATE seen SET outcome = ?, reason = '', versions = ? WHERE (feed, key) = (SELECT feed, key FROM articles WHERE id = ?)",
        (decision.outcome, findings.versions(db, decision.versions), article),
    )
    revision: int = db.value("SELECT revision FROM articles WHERE id = ?", (article,))
    findings.store(db, article, revision, analysis, decision, at=to_ms(now))
    return True


def match_also(db: Database, article: ArticleId, analysis: Analysis) -> None:
    """Note the topics that want a telling of a story by now, with the passages that decided it."""
    db.execute("UPDATE analyses SET matches = ? WHERE article = ?", (matches_to_json(analysis.matches), article))


def _stored(row: sqlite3.Row) -> StoredArticle:
    return StoredArticle(
        id=row["id"],
        article=Article(
            key=row["key"],
            content_hash=row["content_hash"],
            url=row["url"],
            link_key=row["link_key"],
            title=row["title"],
            text=row["text"],
            declared_language=row["declared_language"],
            outlet=row["outlet"],
            tier=Tier(row["tier"]),
            published=from_ms(row["published"]),
            dated=bool(row["dated"]),
            key_without_guid=row["key_without_guid"],
        ),
        outcome=Outcome(row["outcome"]),
        first_seen=from_ms(row["first_seen"]),
        topics=() if row["matches"] is None else tuple(match.topic for match in matches_from_json(row["matches"])),
        story=row["story"],
    )
