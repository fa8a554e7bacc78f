"""Entries that were seen, articles, their revisions, analyses and decisions. Which story tells what stands in storage/stories.py."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from feeds.types.article import Analysis, Article, ArticleId
from feeds.types.feed import FeedId, Tier
from feeds.types.story import Decision, Member, Outcome, StoryId
from feeds.types.topic import Match
from storage import findings, keys, members
from storage.codec import (
    cut,
    fingerprint_from_json,
    from_ms,
    matches_from_json,
    to_ms,
)
from storage.database import Database
from storage.errors import NotFound
from storage.feed_types import KnownEntry

Judged = tuple[Article, Analysis, Decision]
AsJudged = tuple[str, str, str, Tier, str]
"""Title, text, outlet, tier and language of an article."""

REASON_BYTES = 80  # of a rejected entry's reason: what 200 bytes on disk leave beside key, hash and the tree's free space
_CHUNK = 500  # keys in one query


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRecord:
    """An entry that was seen, and what became of it; title and link are None where retention has dropped its text."""

    feed: str
    url: str | None
    title: str | None
    language: str | None
    published: datetime | None
    first_seen: datetime
    outcome: Outcome
    reason: str
    versions: str
    article: ArticleId | None
    story: StoryId | None


def known(db: Database, feed: FeedId, entry_keys: Sequence[bytes]) -> dict[bytes, KnownEntry]:
    """Those of the keys that this feed has brought before, with what is known of them."""
    found: dict[bytes, KnownEntry] = {}
    for start in range(0, len(entry_keys), _CHUNK):
        chunk = entry_keys[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        rows = db.rows(
            "SELECT s.key, s.content_hash, s.outcome, s.article, s.key_without_guid, a.title, m.story "  # noqa: S608 - question marks only
            "FROM seen s LEFT JOIN articles a ON a.id = s.article LEFT JOIN members m ON m.article = s.article "
            f"WHERE s.feed = ? AND s.key IN ({marks})",
            (feed, *chunk),
        )
        for row in rows:
            found[row["key"]] = KnownEntry(
                article=row["article"],
                content_hash=row["content_hash"],
                outcome=Outcome(row["outcome"]),
                story=row["story"],
                title=row["title"],
                key_without_guid=row["key_without_guid"],
            )
    return found


def forget_guids(db: Database, feed: FeedId) -> None:
    """Note that a feed's guids are worthless, and know its entries by what they are known by without them: else all would look new.

    Of two that would then be one, the second keeps its key. Reads all that the feed ever brought, once in the feed's life.
    """
    db.execute("UPDATE feeds SET ids_reused = 1 WHERE id = ?", (feed,))
    rows = db.rows("SELECT key, key_without_guid, article FROM seen WHERE feed = ? ORDER BY first_seen", (feed,))
    taken = {row["key"] for row in rows}
    moves: list[tuple[bytes, bytes, int | None]] = []
    for row in rows:
        if (new := row["key_without_guid"]) is not None and new not in taken:
            taken.add(new)
            moves.append((new, row["key"], row["article"]))
    db.executemany(
        "UPDATE seen SET key = ?, key_without_guid = NULL WHERE feed = ? AND key = ?", [(new, feed, old) for new, old, _ in moves]
    )
    db.executemany("UPDATE articles SET key = ? WHERE id = ?", [(new, article) for new, _, article in moves if article is not None])


def record(db: Database, feed: FeedId, article: Article, analysis: Analysis, decision: Decision, *, first_seen: datetime) -> ArticleId:
    """Store a new entry with its text, analysis and decision. A story that it opens or joins is noted by `stories` afterwards.

    Raises:
        Conflict: This feed has brought the entry before; see `revise`.
    """
    judged = (article, analysis, decision)
    row = _insert_article(db, feed, judged, to_ms(first_seen))
    _insert_seen(db, feed, [(judged, row)], to_ms(first_seen))
    findings.store(db, row, 1, analysis, decision, at=to_ms(first_seen))
    _count(db, feed, 1)
    return row


def record_rejected(db: Database, feed: FeedId, judged: Sequence[Judged], *, first_seen: datetime) -> None:
    """Store new entries that no topic wants, in bulk: text for a while, key, hash and reason for ever.

    Raises:
        Conflict: This feed has brought one of them before.
    """
    at = to_ms(first_seen)
    top = db.value("SELECT seq FROM sqlite_sequence WHERE name = 'articles'") or 0
    db.executemany(_INSERT_ARTICLE, [_article_values(feed, each, at) for each in judged])
    # One writer, one transaction: the rows got the numbers that follow.
    _insert_seen(db, feed, [(each, ArticleId(top + place)) for place, each in enumerate(judged, start=1)], at)
    _count(db, feed, len(judged))


def revise(db: Database, feed: FeedId, article: Article, analysis: Analysis, decision: Decision, *, now: datetime) -> ArticleId:
    """Store a known entry's new state; the earlier one is kept as a revision. Its row, which is new where the text had been dropped.

    A member of a story stays one, with its outcome and text, even if the new state matches no more: the decision says so. It is found by
    what it says now, and the topics that it matches now are added to its story. One that tells no story yet is placed by `stories`
    afterwards.

    Raises:
        NotFound: This feed has not brought the entry before.
    """
    before = db.row("SELECT outcome, article, first_seen FROM seen WHERE feed = ? AND key = ?", (feed, article.key))
    if before is None:
        raise NotFound(f"entry {article.key.hex()} of feed {feed}: it has not been seen before")
    judged = (article, analysis, decision)
    keeps = decision.outcome is Outcome.REJECTED and before["outcome"] != Outcome.REJECTED
    outcome = Outcome(before["outcome"]) if keeps else decision.outcome
    if before["article"] is None:
        row, revision = _insert_article(db, feed, judged, before["first_seen"]), 1
    else:
        row, revision = ArticleId(before["article"]), _keep_revision(db, before["article"], to_ms(now))
        _replace(db, row, revision, judged, outcome, to_ms(now))
    db.execute(
        "UPDATE seen SET content_hash = ?, outcome = ?, reason = ?, versions = ?, article = ?, key_without_guid = ? "
        "WHERE feed = ? AND key = ?",
        (
            article.content_hash,
            outcome,
            _short(decision),
            findings.versions(db, decision.versions),
            row,
            article.key_without_guid,
            feed,
            article.key,
        ),
    )
    if outcome is not Outcome.REJECTED:
        findings.store(db, row, revision, analysis, decision, at=to_ms(now))
        _renew_keys(db, row, revision, to_ms(now), analysis)
    return row


def member(db: Database, article: ArticleId) -> Member:
    """An article as a member of its story.

    Raises:
        NotFound: There is no such article, or it tells no story.
    """
    found = members.members(db, [article])
    if article not in found:
        raise NotFound(f"article {article}: it belongs to no story")
    return found[article]


def reason(db: Database, article: ArticleId) -> str:
    """Why an article is where it is, in one line.

    Raises:
        NotFound: There is no such article.
    """
    row = db.row(
        "SELECT ifnull(d.reason, s.reason) AS reason FROM articles a JOIN seen s ON s.feed = a.feed AND s.key = a.key "
        "LEFT JOIN decisions d ON d.article = a.id AND d.revision = a.revision WHERE a.id = ?",
        (article,),
    )
    if row is None:
        raise NotFound(f"article {article}: there is none with this number, or its text has been dropped")
    return str(row["reason"])


def matches(db: Database, article: ArticleId) -> tuple[Match, ...]:
    """The topics that want an article, with the passages that decided it; () for one that was rejected."""
    text = db.value("SELECT matches FROM analyses WHERE article = ?", (article,))
    return () if text is None else matches_from_json(text)


def entries(db: Database, *, url: str | None = None) -> list[EntryRecord]:
    """Every entry that was seen, or those with one link, in the order in which they came."""
    condition = "" if url is None else _ENTRIES_WITH_URL
    return [_entry(row) for row in db.rows(_ENTRIES + condition + _ENTRIES_ORDER, {"url": url})]


def judged(db: Database, article: ArticleId) -> AsJudged | None:
    """An article as it was judged; None where its text has been dropped."""
    row = db.row("SELECT title, text, outlet, tier, language FROM articles WHERE id = ?", (article,))
    return None if row is None else (row["title"], row["text"], row["outlet"], Tier(row["tier"]), row["language"])


def feeds_of_site(db: Database, start: str) -> list[FeedId]:
    """The feeds that have brought a link which begins like that ("https://news.example/"), among the articles that are kept."""
    rows = db.rows("SELECT DISTINCT feed FROM articles WHERE url >= ? AND url < ? ORDER BY feed", (start, start + "\U0010ffff"))
    return [FeedId(row["feed"]) for row in rows]


def prune_rejected(db: Database, *, before: datetime, limit: int = 1000) -> int:
    """Drop the text of rejected entries that were first seen before a time; return how many, at most `limit`.

    Called again until it returns 0, in short transactions. Not to be called while the clock is known to be wrong.
    """
    old = db.rows(
        "SELECT id, feed, key FROM articles WHERE outcome = 'rejected' AND first_seen < ? ORDER BY first_seen LIMIT ?",
        (to_ms(before), limit),
    )
    db.executemany("UPDATE seen SET article = NULL WHERE feed = ? AND key = ?", [(row["feed"], row["key"]) for row in old])
    db.executemany("DELETE FROM articles WHERE id = ?", [(row["id"],) for row in old])
    return len(old)


_ENTRIES = """
SELECT f.url AS feed, a.url, a.title, a.language, a.published, s.first_seen, s.outcome, ifnull(d.reason, s.reason) AS reason,
    v.text AS versions, s.article, m.story
FROM seen s JOIN feeds f ON f.id = s.feed JOIN versions v ON v.id = s.versions
LEFT JOIN articles a ON a.id = s.article
LEFT JOIN decisions d ON d.article = a.id AND d.revision = a.revision
LEFT JOIN members m ON m.article = a.id
"""
_ENTRIES_WITH_URL = """
WHERE (s.feed, s.key) IN (SELECT feed, key FROM articles WHERE url = :url UNION SELECT feed, key FROM articles WHERE link_key = :url)
"""
_ENTRIES_ORDER = "ORDER BY s.first_seen, s.article"

_INSERT_ARTICLE = (
    "INSERT INTO articles (feed, key, content_hash, text_hash, url, link_key, title, text, declared_language, language, outlet, tier, "
    "published, dated, first_seen, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _insert_article(db: Database, feed: FeedId, judged: Judged, first_seen: int) -> ArticleId:
    return ArticleId(db.insert(_INSERT_ARTICLE, _article_values(feed, judged, first_seen)))


def _article_values(feed: FeedId, judged: Judged, first_seen: int) -> tuple[object, ...]:
    article, analysis, decision = judged
    return (
        feed,
        article.key,
        article.content_hash,
        None if analysis.fingerprint is None else analysis.fingerprint.text_hash,
        article.url,
        article.link_key,
        article.title,
        article.text,
        article.declared_language,
        analysis.language,
        article.outlet,
        article.tier,
        to_ms(article.published),
        article.dated,
        first_seen,
        decision.outcome,
    )


def _insert_seen(db: Database, feed: FeedId, rows: Sequence[tuple[Judged, ArticleId]], first_seen: int) -> None:
    versions = {text: findings.versions(db, text) for text in {decision.versions for (_, _, decision), _ in rows}}
    db.executemany(
        "INSERT INTO seen (feed, key, content_hash, outcome, reason, versions, first_seen, article, key_without_guid) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                feed,
                article.key,
                article.content_hash,
                decision.outcome,
                _short(decision),
                versions[decision.versions],
                first_seen,
                row,
                article.key_without_guid,
            )
            for (article, _, decision), row in rows
        ],
    )


def _short(decision: Decision) -> str:
    return cut(decision.reason, REASON_BYTES) if decision.outcome is Outcome.REJECTED else ""


def _count(db: Database, feed: FeedId, new: int) -> None:
    db.execute("UPDATE feeds SET entries = entries + ? WHERE id = ?", (new, feed))


def _replace(db: Database, row: ArticleId, revision: int, judged: Judged, outcome: Outcome, now: int) -> None:
    article, analysis, _ = judged
    db.execute(
        "UPDATE articles SET content_hash = ?, text_hash = ifnull(?, text_hash), url = ?, link_key = ?, title = ?, text = ?, language = ?, "
        "published = ?, dated = ?, outcome = ?, revision = ?, revised_at = ? WHERE id = ?",
        (
            article.content_hash,
            None if analysis.fingerprint is None else analysis.fingerprint.text_hash,
            article.url,
            article.link_key,
            article.title,
            article.text,
            analysis.language,
            to_ms(article.published),
            article.dated,
            outcome,
            revision,
            now,
            row,
        ),
    )


def _renew_keys(db: Database, article: ArticleId, revision: int, now: int, analysis: Analysis) -> None:
    """Let a member be found by its newest state, and its story by the topics of that."""
    row = db.row(
        "SELECT m.story, a.published, n.fingerprint, r.published AS old_published, r.fingerprint AS old_fingerprint "
        "FROM members m JOIN articles a ON a.id = m.article JOIN analyses n ON n.article = m.article "
        "JOIN revisions r ON r.article = m.article AND r.number = ? WHERE m.article = ?",
        (revision - 1, article),
    )
    if row is None:
        return
    keys.remove(db, article, from_ms(row["old_published"]), fingerprint_from_json(row["old_fingerprint"]))
    keys.add(db, row["story"], article, from_ms(row["published"]), fingerprint_from_json(row["fingerprint"]))
    db.executemany(
        "INSERT OR IGNORE INTO story_topics (story, topic, since) VALUES (?, ?, ?)",
        [(row["story"], topic, now) for topic in analysis.topics],
    )


def _keep_revision(db: Database, article: int, now: int) -> int:
    """Copy the present state into the revisions and return the number of the one that follows."""
    db.execute(
        "INSERT INTO revisions (article, number, url, title, text, content_hash, published, fingerprint, replaced_at) "
        "SELECT a.id, revision, url, title, text, content_hash, published, fingerprint, ? "
        "FROM articles a LEFT JOIN analyses n ON n.article = a.id WHERE a.id = ?",
        (now, article),
    )
    number: int = db.value("SELECT revision + 1 FROM articles WHERE id = ?", (article,))
    return number


def _entry(row: sqlite3.Row) -> EntryRecord:
    return EntryRecord(
        feed=row["feed"],
        url=row["url"],
        title=row["title"],
        language=row["language"],
        published=None if row["published"] is None else from_ms(row["published"]),
        first_seen=from_ms(row["first_seen"]),
        outcome=Outcome(row["outcome"]),
        reason=row["reason"],
        versions=row["versions"],
        article=row["article"],
        story=row["story"],
    )
