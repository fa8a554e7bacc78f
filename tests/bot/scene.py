"""A stage for tests of the application: a seeded database, feeds, chats, articles, and polls in single steps."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import count, product
from pathlib import Path

from bot import intake
from feeds.collect.urls import link_key
from feeds.types.article import Analysis, Article
from feeds.types.feed import Feed, FeedId, Tier
from feeds.types.topic import Rules, Term
from feeds.understand.analyse import analyse
from feeds.understand.lexicon.load import load
from storage import articles, chats, fanout, outbox, sources, topics
from storage.audit import Actor
from storage.database import Database
from storage.feed_types import FeedPoll
from storage.types import Address, ChatId, ChatKind, Delivery, DeliveryKind, DeliveryState, RoundId

NOON = datetime(2024, 2, 26, 12, tzinfo=UTC)
TOPIC = "arms-and-sanctions"
SELF = Actor(who="test")
_numbers = count(1)
_empty: bytes | None = None


def new_id() -> str:
    """32 hex digits that no other call gives."""
    return f"{next(_numbers):032x}"


def seeded(path: Path) -> Database:
    """A new database with the shipped lists and topics; copied from one that was made once, since seeding takes long."""
    global _empty  # noqa: PLW0603 - made once in a run
    if _empty is None:
        db = Database.open(path, now=NOON)
        with db.transaction():
            topics.seed(db, load(), now=NOON)
        db.close()
        _empty = path.read_bytes()
    path.write_bytes(_empty)
    return Database.open(path, now=NOON)


def article(
    title: str, text: str = "", *, key: str | None = None, hours: float = 0, url: str | None = None, outlet: str = "Harbour Wire"
) -> Article:
    """An article published some hours after `NOON`; without a key it is known by its title and text."""
    return Article(
        key=blake2b((key or f"{title}\n{text}").encode(), digest_size=16).digest(),
        content_hash=blake2b(f"{title}\n{text}".encode(), digest_size=16).digest(),
        url=url,
        link_key=link_key(url) if url else None,
        title=title,
        text=text,
        declared_language=None,
        outlet=outlet,
        tier=Tier.INDEPENDENT,
        published=NOON + timedelta(hours=hours),
    )


def event(number: int, *, hours: float = 0) -> Article:
    """One of many events that share nothing but the beat: figures, and words that no language has, keep them apart."""
    words = ["".join(letters) for letters in product("bdgklmnprstvz", "aeiou", "bdgklmnprstvz", "aeiou", "nrs")]
    own = [words[(number * 97 + place * 1009) % len(words)] for place in range(18)]
    verb = ("sends", "ships", "sells", "gives")[number % 4]
    return article(
        f"North Korea {verb} {1100 + 137 * number} {' '.join(own[:5])} shells to Russia",
        f"{own[5].title()} {own[6]}: {1100 + 137 * number} shells out of North Korea {' '.join(own[7:12])} in Russia. "
        f"{' '.join(own[12:]).capitalize()}.",
        key=f"event {number}",
        hours=hours,
    )


def add_feed(db: Database, url: str, *, read: bool = True, title: str = "Harbour Wire") -> FeedId:
    """A feed; with `read` its first poll is over."""
    with db.transaction():
        feed = sources.add_feed(db, Feed(url=url, title=title), actor=SELF, now=NOON, next_check_at=NOON)
        if read:
            sources.record_polls(db, [(feed, FeedPoll(checked_at=NOON - timedelta(hours=1), next_check_at=NOON))])
    return feed


def add_chat(db: Database, name: str, *subscribed: str, language: str = "en", network: str = "console") -> ChatId:
    """A chat, on the console unless said otherwise."""
    with db.transaction():
        chat = chats.upsert_chat(
            db, Address(network=network, address=name), kind=ChatKind.PRIVATE, language=language, time_zone="UTC", title=name, now=NOON
        )
        for topic in subscribed:
            chats.subscribe(db, chat, topic, actor=SELF, now=NOON)
    return chat


def add_term(db: Database, name: str, term: str) -> None:
    """What `rajin keywords add` does."""
    with db.transaction():
        topics.add_terms(db, name, [Term(text=term)], actor=SELF, now=NOON)


def open_round(db: Database, now: datetime = NOON) -> RoundId:
    """A round of polls."""
    with db.transaction():
        return fanout.open_round(db, now=now)


@dataclass(slots=True)
class Poll:
    """One poll in its two steps, as the poller does them: analyse, then commit; a commit that comes too late is no step.

    Args:
        db: The database.
        feed: Which feed.
        brought: The articles of its document.
        round: The round.
        now: The time of the poll.
        push_first: Whether a first poll tells its stories.
    """

    db: Database
    feed: FeedId
    brought: Sequence[Article]
    round: RoundId
    now: datetime = NOON
    push_first: bool = False
    arrival: intake.Arrival | None = None

    def analyse(self) -> None:
        """Read rules and known keys, and analyse what is unread."""
        rules = topics.rules(self.db)
        known = articles.known(self.db, self.feed, [each.key for each in self.brought])
        unread = [each for each in self.brought if each.key not in known or known[each.key].content_hash != each.content_hash]
        self.arrival = intake.Arrival(
            state=sources.feed(self.db, self.feed),
            poll=FeedPoll(checked_at=self.now, next_check_at=self.now + timedelta(minutes=10)),
            articles=tuple((each, understood(each, rules)) for each in unread),
            entries=len(self.brought),
            broken=0,
            new=sum(each.key not in known for each in self.brought),
            rules=rules.version,
            round=self.round,
            push_first=self.push_first,
        )

    def commit(self) -> intake.Report:
        """Decide and store.

        Raises:
            RulesChanged: Analyse again.
        """
        assert self.arrival is not None
        with self.db.transaction():
            return intake.commit(self.db, self.arrival, new_id=new_id)


_understood: dict[tuple[bytes, bytes, str], Analysis] = {}


def understood(new: Article, rules: Rules) -> Analysis:
    """Its analysis; remembered within one version of the shipped rules, since interleavings ask for the same ones again and again."""
    if rules.version != "rules-1":
        return analyse(new, rules)
    key = (new.key, new.content_hash, str(new.published))
    if key not in _understood:
        _understood[key] = analyse(new, rules)
    return _understood[key]


def poll(
    db: Database,
    feed: FeedId,
    *brought: Article,
    hours: float = 0,
    round: RoundId | None = None,  # noqa: A002 - the project's word for it
    push_first: bool = False,
) -> intake.Report:
    """A whole poll, some hours after `NOON`."""
    now = NOON + timedelta(hours=hours)
    step = Poll(db, feed, brought, round or open_round(db, now), now=now, push_first=push_first)
    step.analyse()
    return step.commit()


def deliveries(db: Database, *kinds: DeliveryKind) -> list[Delivery]:
    """Deliveries of some kinds, or all, in the order of creation."""
    return [each for each in outbox.list_deliveries(db) if not kinds or each.kind in kinds]


def alerts(db: Database, chat: ChatId | None = None, *, states: Collection[DeliveryState] = tuple(DeliveryState)) -> list[Delivery]:
    """Alerts, folded ones too."""
    return [each for each in deliveries(db, DeliveryKind.ALERT) if chat in {None, each.chat} and each.state in states]


def later(new: Article, hours: float) -> Article:
    """The same entry, published some hours later."""
    return replace(new, published=new.published + timedelta(hours=hours))
