"""Two indexes of keys to members: shingle keys for near-duplicates, event keys for tellings of one event. Knows nothing of texts.

A key that very many stories share within the window says nothing, and is left out of a query; so a look-up costs the same in a small
database and in a large one. The date is part of the row's key, so that a query reads its window only.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from feeds.types.article import ArticleId, Fingerprint
from feeds.types.story import StoryId
from storage.codec import to_json, to_ms
from storage.database import Database

MANY_STORIES = 200  # a key of more stories than these is left out
MANY_ARTICLES = 1000  # likewise one of more articles: to read on would cost more than the key can tell


class Index(StrEnum):
    """The two indexes, by their tables."""

    SKETCH = "sketch_keys"
    EVENT = "event_keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Publication dates that a query looks at, both ends included."""

    since: datetime
    until: datetime


def add(db: Database, story: StoryId, article: ArticleId, published: datetime, fingerprint: Fingerprint) -> None:
    """Make a member findable by its fingerprint."""
    for index, keys in _indexed(fingerprint):
        db.executemany(
            f"INSERT OR IGNORE INTO {index} (key, published, article, story) VALUES (?, ?, ?, ?)",  # noqa: S608 - a name from this file
            [(key, to_ms(published), article, story) for key in keys],
        )


def remove(db: Database, article: ArticleId, published: datetime, fingerprint: Fingerprint) -> None:
    """Take back what `add` did for this date and fingerprint."""
    for index, keys in _indexed(fingerprint):
        db.executemany(
            f"DELETE FROM {index} WHERE key = ? AND published = ? AND article = ?",  # noqa: S608 - likewise
            [(key, to_ms(published), article) for key in keys],
        )


def move(db: Database, story: StoryId, article: ArticleId, published: datetime, fingerprint: Fingerprint) -> None:
    """Let what `add` did for this date and fingerprint lead to another story. What has been pruned stays pruned."""
    for index, keys in _indexed(fingerprint):
        db.executemany(
            f"UPDATE {index} SET story = ? WHERE key = ? AND published = ? AND article = ?",  # noqa: S608 - likewise
            [(story, key, to_ms(published), article) for key in keys],
        )


def sharing_articles(db: Database, index: Index, keys: tuple[int, ...], window: Window, *, least: int, limit: int) -> list[ArticleId]:
    """Members that share at least `least` telling keys, the most shared first, then the newest."""
    rows = db.rows(_ARTICLES.format(index=index), _parameters(keys, window, least, limit))
    return [row["article"] for row in rows]


def sharing_stories(db: Database, index: Index, keys: tuple[int, ...], window: Window, *, least: int) -> list[StoryId]:
    """Stories whose members share at least `least` telling keys, the most shared first, then the newest."""
    rows = db.rows(_STORIES.format(index=index), _parameters(keys, window, least, -1))
    return [row["story"] for row in rows]


def prune(db: Database, index: Index, *, before: datetime) -> int:
    """Drop the keys of members that were published before a time; return how many."""
    return db.execute(f"DELETE FROM {index} WHERE published < ?", (to_ms(before),))  # noqa: S608 - a name from this file


# Counting stops one behind the limit, so that a key which half the database shares costs no more than any other. To tell stories apart
# costs ten times as much as to count rows, and is needed only for keys that have more rows than stories are allowed.
_TELLING = """
WITH asked (key) AS (SELECT DISTINCT value FROM json_each(:keys)),
counted (key, many) AS MATERIALIZED (
    SELECT key, (SELECT count(*) FROM (
        SELECT 1 FROM {index} i WHERE i.key = asked.key AND i.published BETWEEN :since AND :until LIMIT :articles + 1
    )) FROM asked
),
telling (key) AS MATERIALIZED (
    SELECT key FROM counted WHERE many <= :stories OR many <= :articles AND (
        SELECT count(DISTINCT story) FROM {index} i WHERE i.key = counted.key AND i.published BETWEEN :since AND :until
    ) <= :stories
)
"""
_ARTICLES = (
    _TELLING
    + """
SELECT i.article FROM telling CROSS JOIN {index} i ON i.key = telling.key WHERE i.published BETWEEN :since AND :until
GROUP BY i.article HAVING count(*) >= :least ORDER BY count(*) DESC, i.article DESC LIMIT :limit
"""
)
_STORIES = (
    _TELLING
    + """
SELECT i.story FROM telling CROSS JOIN {index} i ON i.key = telling.key WHERE i.published BETWEEN :since AND :until
GROUP BY i.story HAVING count(DISTINCT i.key) >= :least ORDER BY count(DISTINCT i.key) DESC, i.story DESC LIMIT :limit
"""
)


def _indexed(fingerprint: Fingerprint) -> tuple[tuple[Index, tuple[int, ...]], ...]:
    return ((Index.SKETCH, fingerprint.sketch), (Index.EVENT, fingerprint.event_keys))


def _parameters(keys: tuple[int, ...], window: Window, least: int, limit: int) -> dict[str, object]:
    return {
        "keys": to_json(keys),
        "since": to_ms(window.since),
        "until": to_ms(window.until),
        "articles": MANY_ARTICLES,
        "stories": MANY_STORIES,
        "least": least,
        "limit": limit,
    }
