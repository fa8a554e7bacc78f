"""Made-up articles, analyses and chats for the tests of storage."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count

from feeds.types.article import Analysis, Article, ArticleId, Fingerprint
from feeds.types.claim import Claim, Designation, Quantity
from feeds.types.feed import Feed, FeedId, Tier
from feeds.types.story import Decision, Outcome, Rung, StoryId
from feeds.types.topic import Field, KeywordList, Match, Passage, Rules, Term, Topic
from storage import articles, chats, fanout, outbox, sources, stories, topics
from storage.audit import Actor
from storage.database import Database
from storage.types import Address, ChatId, ChatKind, DeliveryId, DeliveryKind, Lane, NewDelivery, Operation, RoundId

NOW = datetime(2024, 3, 18, 9, 0, tzinfo=UTC)
ACTOR = Actor(who="cli:tester", place="console:desk")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)

RULES = Rules(
    lists=(
        KeywordList(
            name="dprk",
            terms=(
                Term(text="North Korea", language="en", forms=("North Koreas",)),
                Term(text="평양", language="ko", not_inside=("태평양",)),
            ),
            description="the country",
        ),
        KeywordList(name="arms", terms=(Term(text="shell*"), Term(text="북", title_only=True))),
    ),
    topics=(Topic(name="zeal", query="@dprk @arms"), Topic(name="arms", query="@arms", description="all arms")),
    version="shipped",
)


def hashed(text: str) -> bytes:
    """16 bytes for a text."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def fingerprint(
    name: str = "a", *, sketch: Collection[int] | None = None, events: Collection[int] | None = None, text: str | None = None
) -> Fingerprint:
    """A fingerprint whose keys depend on a name, unless they are given."""
    base = int.from_bytes(hashed(name)[:7])
    return Fingerprint(
        text_hash=hashed(text or f"text of {name}"),
        sketch=tuple(range(base, base + 32)) if sketch is None else tuple(sorted(sketch)),
        event_keys=tuple(range(base, base + 5)) if events is None else tuple(sorted(events)),
        names=frozenset({"shin won-sik", name}),
        numbers=frozenset({"7000"}),
        dates=frozenset({NOW.date()}),
        version="fp-1",
    )


def article(name: str = "a", *, link: str | None = None, published: datetime = NOW, text: str = "", version: int = 1) -> Article:
    """An article known by a name; `version` tells its states apart."""
    return Article(
        key=hashed(name),
        content_hash=hashed(f"{name} {version}"),
        url=f"https://news.example/{name}",
        link_key=f"news.example/{link or name}",
        title=f"Title of {name}",
        text=text or f"Text of {name}, state {version}.",
        declared_language="en",
        outlet=f"Outlet {name}",
        tier=Tier.WIRE,
        published=published,
        dated=True,
    )


def quantity(value: float = 7000.0, unit: str = "container") -> Quantity:
    """A figure."""
    return Quantity(value=value, unit=unit, text=f"{value:.0f} {unit}s", start=4)


def analysis(
    name: str = "a",
    *,
    wanted_by: Collection[str] = ("zeal",),
    keys: Fingerprint | None = None,
    figures: tuple[Quantity, ...] = (),
    claims: tuple[Claim, ...] = (),
    designations: tuple[Designation, ...] = (),
    denial: bool = False,
) -> Analysis:
    """What was found in an article that the named topics want."""
    passage = Passage(field=Field.TEXT, start=0, end=5, text="Shells", hits=(("shells", "@arms"),))
    return Analysis(
        language="en",
        matches=tuple(Match(topic=topic, passages=(passage,)) for topic in wanted_by),
        reason="" if wanted_by else "no @dprk",
        quantities=figures,
        lead_quantities=figures[:1],
        claims=claims,
        designations=designations,
        summary=(f"Summary of {name}.",) if wanted_by else (),
        denial=denial,
        fingerprint=(keys or fingerprint(name)) if wanted_by else None,
        versions="v1",
    )


def rejected(reason: str = "no @dprk") -> Decision:
    """The decision on an article that no topic wants."""
    return Decision(outcome=Outcome.REJECTED, reason=reason, versions="v1")


FOUNDED = Decision(outcome=Outcome.NEW_STORY, reason="nothing like it", versions="v1")
JOINED = Decision(outcome=Outcome.JOINED, reason="the same link", versions="v1", rung=Rung.SAME_LINK)


def add_feed(db: Database, url: str = "https://feed.example/rss") -> FeedId:
    """A feed."""
    return sources.add_feed(db, Feed(url=url, title="A feed"), actor=ACTOR, now=NOW, next_check_at=NOW)


def new_story(
    db: Database,
    feed: FeedId,
    name: str,
    *,
    keys: Fingerprint | None = None,
    published: datetime = NOW,
    follows: StoryId | None = None,
    link: str | None = None,
    figures: tuple[Quantity, ...] = (),
    wanted_by: Collection[str] = ("zeal",),
) -> tuple[StoryId, ArticleId]:
    """An article that opens a story."""
    found = analysis(name, keys=keys, figures=figures, wanted_by=wanted_by)
    row = articles.record(db, feed, article(name, published=published, link=link), found, FOUNDED, first_seen=NOW)
    return stories.open_story(db, row, topics=found.topics, opened_at=NOW, follows=follows), row


def new_member(
    db: Database,
    feed: FeedId,
    name: str,
    story: StoryId,
    *,
    keys: Fingerprint | None = None,
    published: datetime = NOW,
    link: str | None = None,
    figures: tuple[Quantity, ...] = (),
    denial: bool = False,
    wanted_by: Collection[str] = ("zeal",),
) -> ArticleId:
    """An article that joins a story."""
    found = analysis(name, keys=keys, figures=figures, denial=denial, wanted_by=wanted_by)
    row = articles.record(db, feed, article(name, published=published, link=link), found, JOINED, first_seen=NOW)
    stories.join(db, story, row, rung=Rung.SAME_LINK, reason="the same link", topics=found.topics, joined_at=NOW)
    return row


def add_chat(
    db: Database, name: str, *subscribed: str, network: str = "console", kind: ChatKind = ChatKind.PRIVATE, thread: str = ""
) -> ChatId:
    """A chat that subscribes to the named topics."""
    address = Address(network=network, address=name, thread=thread)
    chat = chats.upsert_chat(db, address, kind=kind, language="en", time_zone="Europe/Berlin", title=name, now=NOW)
    for topic in subscribed:
        chats.subscribe(db, chat, topic, actor=ACTOR, now=NOW)
    return chat


def seeded(db: Database) -> None:
    """The lists and topics of these tests."""
    topics.seed(db, RULES, now=NOW)


_numbers: Iterator[int] = count(1)


def new_id() -> str:
    """32 hex digits that no other call gives."""
    return f"{next(_numbers):032x}"


def alert(
    db: Database,
    story: StoryId,
    round_id: RoundId | None = None,
    *,
    topics: Collection[str] = ("zeal",),
    old: bool = False,
    now: datetime = NOW,
) -> fanout.FanOut:
    """Tell a story to its subscribers."""
    return fanout.fan_out_alert(
        db,
        story=story,
        topics=topics,
        round=round_id or fanout.open_round(db, now=now),
        now=now,
        not_before=now,
        expires_at=now + WEEK,
        old=old,
        new_id=new_id,
    )


def answer(db: Database, chat: ChatId, *, payload: Mapping[str, object] | None = None) -> DeliveryId:
    """An answer that waits."""
    number = DeliveryId(new_id())
    new = NewDelivery(
        id=number,
        chat=chat,
        kind=DeliveryKind.ANSWER,
        operation=Operation.SEND,
        lane=Lane.ANSWER,
        created_at=NOW,
        not_before=NOW,
        expires_at=NOW + HOUR,
        payload=payload or {},
    )
    outbox.create(db, [new])
    return number
