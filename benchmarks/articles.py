"""The corpus as Rajin has it when it judges: articles, out of the same bytes that feedparser reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from benchmarks import corpus
from feeds.collect.articles import articles
from feeds.collect.formats import document
from feeds.types.article import Analysis, Article
from feeds.types.feed import Feed
from feeds.types.topic import Rules
from storage import fanout, sources, topics
from storage.audit import Actor
from storage.database import Database
from storage.feed_types import FeedState
from storage.types import RoundId

NOW: Final = datetime(2025, 6, 1, 6, 0, tzinfo=UTC)
"""When the corpus is read, behind all its dates."""

_ACTOR: Final = Actor(who="benchmarks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Reports of one kind in all languages: one document per language, and its articles."""

    name: str
    documents: tuple[bytes, ...]
    articles: tuple[Article, ...]


def group(name: str, count: int, *, on_beat: bool) -> Group:
    """`count` reports in each language."""
    documents = tuple(corpus.rss(corpus.reports(language, count, on_beat=on_beat), language) for language in corpus.languages())
    return Group(name=name, documents=documents, articles=tuple(article for body in documents for article in _read(body)))


def _read(body: bytes) -> Sequence[Article]:
    url = "https://news.example/feed"
    parsed = document.parse(body, url=url, headers={})
    return articles(Feed(url=url, title="News"), parsed, now=NOW, ids_reused=False).articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A seeded database with one feed, ready for `bot.intake.commit`."""

    state: FeedState
    rules: str
    round: RoundId


def desk(db: Database, rules: Rules) -> Desk:
    """Make a new database ready, in a transaction of its own."""
    with db.transaction():
        topics.seed(db, rules, now=NOW)
        feed = sources.add_feed(db, Feed(url="https://news.example/", title="News"), actor=_ACTOR, now=NOW, next_check_at=NOW)
        return Desk(state=sources.feed(db, feed), rules=topics.rules_version(db), round=fanout.open_round(db, now=NOW))


Judged = Sequence[tuple[Article, Analysis]]
