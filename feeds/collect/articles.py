"""Entries of one document to articles: identity, date, outlet and headline by written rules.

Pure: the time of reading is an argument. It judges no content and knows nothing of earlier documents but whether the feed's ids are
known to be worthless, and of an earlier entry what its caller hands in.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final

from feeds.collect.urls import canonical, is_aggregator, link_key, untracked
from feeds.types.article import Article
from feeds.types.feed import Entry, Feed, ParsedFeed, Tier

EARLIEST: Final = datetime(1990, 1, 1, tzinfo=UTC)
"""What is dated before it was dated by a machine without a clock."""

FUTURE_TOLERANCE: Final = timedelta(hours=1)
"""How far ahead a publisher's clock may be; more is a wrong time zone."""

NO_TITLE: Final = "(no title)"
MAX_TITLE: Final = 300
"""Characters of a headline; what is longer is a text without a headline."""
_BORROWED_TITLE: Final = 80
MAX_OUTLET: Final = 100
"""Characters of an outlet's name."""

_REUSED_SHARE: Final = 20
"""One entry in this many with a guid that is not its own is an accident, more is a habit (FreshRSS draws the line there, too)."""

_ALIKE: Final = 0.6
"""Share of letter pairs that two headlines of one article have in common; two articles of one feed hardly ever reach half."""

_SEPARATED = re.compile(r"(.*\S)\s+(?:[-–—|·•]|::)\s+")
_PUBLISHER = re.compile(r"(.*\S) - (\S.{0,59})")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleBatch:
    """The articles of one document.

    Attributes:
        articles: In document order, each key once.
        ids_reused: Whether this feed's guids identify nothing; to be kept and given back at its next document.
        folded: Entries left out because they repeat another one of the document.
    """

    articles: tuple[Article, ...]
    ids_reused: bool
    folded: int


def articles(feed: Feed, parsed: ParsedFeed, *, now: datetime, ids_reused: bool) -> ArticleBatch:
    """Make the entries of a document ready to be judged.

    **Identity.** An entry is known by its guid, else by its link in canonical form, else by title and date; the key is made of the
    feed's address, the kind of id, and the id. An id that stands on entries of one document that differ in link or title identifies
    none of them, and the next kind is taken. Where more than a twentieth of the guids is like that, the feed reuses guids, and from
    then on none of them counts. Of entries with one key the latest counts, and of equals the first.

    `key_without_guid` is what the same rule gives where no guid counts: the caller, who knows earlier documents, compares it by
    `is_another` and degrades entries by `without_guids`.

    **Date.** The time of publication, else of the last change, where it is not absent, unreadable or before 1990; else the time of
    reading. A time in the future is taken for the time of reading: up to an hour ahead as a fast clock, and more as a wrong zone.
    `Article.dated` is False wherever the time of reading stands in, but for the fast clock.

    **Outlet.** The entry's source, else the feed's title, at most `MAX_OUTLET` characters of it. In aggregators, where no source is
    given, it is the publisher that stands behind the last " - " of the title. An outlet at the end of its own headline is no part of it.

    **Link.** The entry's own, without the parameters by which readers are followed.

    **Tier.** The feed's; an entry with an aggregator's link is an aggregator's in any feed. What an entry calls its outlet does not
    raise it: anyone can write "Reuters" there, and state media come through aggregators as well.

    **Title.** Never empty: else the first words of the text. What is longer than `MAX_TITLE` is told in the text instead.

    Args:
        feed: The feed as an admin knows it.
        parsed: The document.
        now: The time of reading, UTC.
        ids_reused: What the feed's last batch said.
    """
    keys, ids_reused = _keys(feed, parsed.entries, ids_reused=ids_reused)
    latest: dict[bytes, tuple[Entry, bytes | None]] = {}
    for (key, without_guid), entry in zip(keys, parsed.entries, strict=True):
        if key not in latest or _stated(entry) > _stated(latest[key][0]):
            latest[key] = entry, without_guid
    return ArticleBatch(
        articles=tuple(
            _article(feed, parsed, entry, key=key, without_guid=without_guid, now=now) for key, (entry, without_guid) in latest.items()
        ),
        ids_reused=ids_reused,
        folded=len(parsed.entries) - len(latest),
    )


def is_another(article: Article, *, key_without_guid: bytes | None, title: str | None) -> bool:
    """Whether an entry that comes under a known guid is another one than that guid stood for: its link changed, and its headline.

    A correction keeps its link, and a link that changes with a correction leaves most of the headline as it is.

    Args:
        article: As it comes now.
        key_without_guid: What the known entry would be known by without its guid, or None where no guid stood for it.
        title: The known entry's, or None where its text is kept no more.
    """
    if article.key_without_guid is None or key_without_guid is None or article.key_without_guid == key_without_guid:
        return False
    return title is None or _likeness(article.title, title) < _ALIKE


def content_hash(title: str, text: str) -> bytes:
    """16 bytes that stand for what a feed says of an article, whatever its case and white space."""
    return _hash(_folded(title), _folded(text))


def without_guids(batch: ArticleBatch, reused: Collection[bytes]) -> ArticleBatch:
    """The batch where some of its guids were found to be reused: these count no more, and none does where that is a habit.

    A single one is none, be the feed as short as it may: an editor can take an entry back and write another one over it.

    Args:
        batch: The articles of a document.
        reused: Keys of those whose guid stood for another entry in an earlier document.
    """
    guids = sum(article.key_without_guid is not None for article in batch.articles)
    ids_reused = batch.ids_reused or (len(reused) > 1 and len(reused) * _REUSED_SHARE > guids)
    left: dict[bytes, Article] = {}
    for article in batch.articles:
        if article.key_without_guid is not None and (ids_reused or article.key in reused):
            article = replace(article, key=article.key_without_guid, key_without_guid=None)  # noqa: PLW2901 - the same one
        left.setdefault(article.key, article)
    return ArticleBatch(articles=tuple(left.values()), ids_reused=ids_reused, folded=batch.folded + len(batch.articles) - len(left))


def _article(feed: Feed, parsed: ParsedFeed, entry: Entry, *, key: bytes, without_guid: bytes | None, now: datetime) -> Article:
    """One entry under its key."""
    published, dated = _date(entry, now)
    aggregated = feed.tier is Tier.AGGREGATOR or (entry.link is not None and is_aggregator(entry.link))
    headline, outlet = _headline(feed, parsed, entry, aggregated=aggregated)
    title, text = _titled(headline, entry.text)
    return Article(
        key=key,
        content_hash=content_hash(title, text),
        url=untracked(entry.link) if entry.link else None,
        link_key=link_key(entry.link) if entry.link else None,
        title=title,
        text=text,
        declared_language=entry.language or parsed.language or feed.language,
        outlet=outlet,
        tier=Tier.AGGREGATOR if aggregated else feed.tier,
        published=published,
        dated=dated,
        key_without_guid=without_guid,
    )


def _keys(feed: Feed, entries: Sequence[Entry], *, ids_reused: bool) -> tuple[list[tuple[bytes, bytes | None]], bool]:
    """A key for each entry with, where that is made of a guid, the key without it; and whether the feed reuses its guids."""
    links = [_link_id(entry) for entry in entries]
    titles = [_folded(entry.title or entry.text) for entry in entries]
    guids = [entry.id for entry in entries]
    shared_guids = _shared(zip(guids, zip(links, titles, strict=True), strict=True))
    shared_links = _shared(zip(links, titles, strict=True))
    reusing = sum(guid in shared_guids for guid in guids if guid)
    ids_reused = ids_reused or reusing * _REUSED_SHARE > sum(guid is not None for guid in guids)
    keys: list[tuple[bytes, bytes | None]] = []
    for entry, guid, link, title in zip(entries, guids, links, titles, strict=True):
        if link and link not in shared_links:
            without_guid = _hash(feed.url, "link", link)
        else:
            date = entry.published or entry.updated
            without_guid = _hash(feed.url, "title", title, date.isoformat() if date else "")
        if guid and not ids_reused and guid not in shared_guids:
            keys.append((_hash(feed.url, "guid", guid), without_guid))
        else:
            keys.append((without_guid, None))
    return keys, ids_reused


def _link_id(entry: Entry) -> str | None:
    """The link where it leads to one article; aggregators' links identify an entry, though not an article; home pages nothing."""
    if entry.link is None or (link_key(entry.link) is None and not is_aggregator(entry.link)):
        return None
    return canonical(entry.link)


def _shared(pairs: Iterable[tuple[str | None, object]]) -> frozenset[str]:
    """Ids that stand with more than one thing."""
    meanings: defaultdict[str, set[object]] = defaultdict(set)
    for identity, meaning in pairs:
        if identity:
            meanings[identity].add(meaning)
    return frozenset(identity for identity, meant in meanings.items() if len(meant) > 1)


def _stated(entry: Entry) -> datetime:
    """When the entry says that it was last touched."""
    return entry.updated or entry.published or EARLIEST


def _date(entry: Entry, now: datetime) -> tuple[datetime, bool]:
    """The date by the rule of `articles`, and whether it is the entry's own."""
    stated = next((date for date in (entry.published, entry.updated) if date is not None and date >= EARLIEST), None)
    if stated is None or stated > now + FUTURE_TOLERANCE:
        return now, False
    return min(stated, now), True


def _headline(feed: Feed, parsed: ParsedFeed, entry: Entry, *, aggregated: bool) -> tuple[str, str]:
    """Title without its publisher, and the outlet."""
    source = entry.source.title if entry.source else ""
    outlet = _first_words(source or feed.title, MAX_OUTLET)
    if len(entry.title) > MAX_TITLE + MAX_OUTLET:  # a text, which nobody signs so
        return entry.title, outlet
    for name in (source, feed.title, parsed.title):
        if name and (own := _without_suffix(entry.title, name)):
            return own, outlet
    if aggregated and not source and (found := _PUBLISHER.fullmatch(entry.title)):
        return found[1], found[2]
    return entry.title, outlet


def _without_suffix(title: str, name: str) -> str | None:
    """The title without a name that stands separated at its end, in whatever case; None where it does not."""
    if title[-len(name) :].casefold() != name.casefold():
        return None
    found = _SEPARATED.fullmatch(title, 0, len(title) - len(name))
    return found[1] if found else None


def _likeness(first: str, second: str) -> float:
    """How many of the letter pairs of two texts are common to both (Dice's coefficient), 0 to 1; letter pairs serve every script."""
    one, other = (Counter(pairwise(_folded(text))) for text in (first, second))
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _titled(title: str, text: str) -> tuple[str, str]:
    """A title that is there and is no text, and the text with all that was said."""
    if not title:
        return _first_words(text.replace("\n", " "), _BORROWED_TITLE) or NO_TITLE, text
    if len(title) > MAX_TITLE:
        return _first_words(title, MAX_TITLE), text if title in text else f"{title}\n{text}".rstrip()
    return title, text


def _first_words(text: str, limit: int) -> str:
    """Whole words, at most `limit` characters with the ellipsis; scripts without spaces are cut anywhere."""
    if len(text) <= limit:
        return text
    start = text[: limit - 1]
    return (start[: start.rfind(" ")] if " " in start and text[limit - 1] != " " else start).rstrip(" ,;:–—-") + "…"


def _folded(text: str) -> str:
    """What stays of a text when case and white space do not count."""
    return " ".join(text.casefold().split())


def _hash(*parts: str) -> bytes:
    """16 bytes that stand for the parts, in their order."""
    return hashlib.sha256("\x00".join(parts).encode()).digest()[:16]
