"""Who is told what: from a decision to deliveries, in the transaction of the decision.

A chat is told of a story once, when one of its tellings first matches a topic of the chat; a material change comes as a reply; every other
telling only edits the alert's coverage line. What was old at first sight goes into a catch-up message.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.render.payload import quantities_to
from bot.retry import GIVE_UP
from feeds.types.article import ArticleId
from feeds.types.claim import Quantity
from feeds.types.story import Change, Decision, Severity, StoryId
from storage import fanout, stories
from storage.database import Database
from storage.types import DeliveryKind, RoundId

OLD = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A telling that has just been put into a story.

    Attributes:
        story: The story.
        article: The telling.
        published: When it was published.
        now: When it was first seen.
        round: The round that brought it.
        before: What was told until now: of the story for an update, of this article for a correction.
        denial: Whether a denial is part of the news.
        revised: Whether it is a telling that was known, in new words.
    """

    story: StoryId
    article: ArticleId
    published: datetime
    now: datetime
    round: RoundId
    before: tuple[Quantity, ...] = ()
    denial: bool = False
    revised: bool = False

    @property
    def old(self) -> bool:
        """Whether it was no news any more when it was first seen."""
        return self.now - self.published > OLD


def tell(db: Database, occasion: Occasion, decision: Decision, *, new_id: Callable[[], str]) -> int:
    """Create what chats are owed for a telling; returns how many alerts, catch-up lines and replies that is.

    Args:
        db: Inside the transaction of the decision.
        occasion: The telling.
        decision: What became of it.
        new_id: Gives 128 random bits in hex.
    """
    replies = 0
    match decision.change:
        case Change.UPDATE | Change.CORRECTION:
            replies = _change(db, occasion, decision, new_id=new_id)
        case Change.COVERAGE:
            _coverage(db, occasion, decision, new_id=new_id)
        case Change.NOTHING:
            pass
    return replies + tell_topics(db, occasion, severity=decision.severity, new_id=new_id)


def tell_topics(db: Database, occasion: Occasion, *, severity: Severity = Severity.ROUTINE, new_id: Callable[[], str]) -> int:
    """Create the alerts of those topics that nobody was told of yet; returns how many alerts and catch-up lines that is."""
    first = fanout.fan_out_alert(
        db,
        story=occasion.story,
        topics=stories.take_untold_topics(db, occasion.story, now=occasion.now),
        round=occasion.round,
        now=occasion.now,
        not_before=occasion.now,
        expires_at=occasion.now + GIVE_UP,
        old=occasion.old,
        severity=severity,
        new_id=new_id,
    )
    return first.alerts + first.folded


def _change(db: Database, occasion: Occasion, decision: Decision, *, new_id: Callable[[], str]) -> int:
    """A reply in each chat that was told of the story before, and the alert itself brought up to date.

    What has become old before anybody saw it comes in a catch-up message; what a publisher puts into an older report is new.
    """
    payload = {
        "article": occasion.article,
        "news": quantities_to(decision.news),
        "before": quantities_to(occasion.before),
        "denial": occasion.denial,
        "actors": decision.actors,
        "listed": decision.listed,
        "acts": decision.acts,
        "correction": decision.correction,
    }
    replies = fanout.fan_out_change(
        db,
        story=occasion.story,
        kind=DeliveryKind.UPDATE if decision.change is Change.UPDATE else DeliveryKind.CORRECTION,
        payload=payload,
        round=occasion.round,
        now=occasion.now,
        not_before=occasion.now,
        expires_at=occasion.now + GIVE_UP,
        severity=decision.severity,
        new_id=new_id,
        old=occasion.old and decision.change is Change.UPDATE and not occasion.revised,
    )
    _coverage(db, occasion, decision, new_id=new_id)
    return replies


def _coverage(db: Database, occasion: Occasion, decision: Decision, *, new_id: Callable[[], str]) -> None:
    """The alert brought up to date: more who tell it, and what is no longer one tabloid's word; some chats want it only now."""
    fanout.raise_severity(db, story=occasion.story, severity=decision.severity)
    fanout.release(db, story=occasion.story, round=occasion.round, now=occasion.now, expires_at=occasion.now + GIVE_UP, new_id=new_id)
    fanout.coverage_edits(db, story=occasion.story, now=occasion.now, new_id=new_id)
