"""Articles of the last days that match by now, told after all because a person says so. Called inside a transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import announce
from bot.backtest import Difference, is_page
from feeds.decide.triage import triage
from feeds.types.article import Analysis
from feeds.types.story import Outcome, StoryId
from feeds.types.topic import Rules
from feeds.understand.analyse import analyse
from feeds.understand.fuller import wanted_now
from storage import fanout, history, retelling, stories
from storage.database import Database
from storage.history import StoredArticle
from storage.types import RoundId

NewId = Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that matches by now, with what it says."""

    stored: StoredArticle
    analysis: Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of it: how many articles were taken, how many stories opened, how many alerts and lines created."""

    articles: int
    stories: int
    told: int


def hits(differences: Iterable[Difference], rules: Rules) -> list[Hit]:
    """What those articles say that would be news. Pure."""
    found = []
    for each in differences:
        stored = each.stored
        if each.fresh:
            wanted = wanted_now(stored.article, rules, wanted_before=stored.topics, page=is_page(stored))
            found.append(Hit(stored=stored, analysis=analyse(stored.article, rules, wanted=wanted)))
    return found


def tell(db: Database, found: Sequence[Hit], *, now: datetime, new_id: NewId) -> Told:
    """Take articles in as if they had just come, oldest first, and tell whoever subscribes to what wants them.

    Args:
        db: Inside a transaction.
        found: What to tell; an article that was taken in meanwhile is passed over.
        now: The time.
        new_id: Gives 128 random bits in hex.
    """
    number = retelling.closed_round(db, now=now)
    taken = opened = told = 0
    for hit in sorted(found, key=lambda hit: hit.stored.id):
        new, alerts = _placed(db, hit, number, now, new_id) if hit.stored.story is None else _widened(db, hit, number, now, new_id)
        taken += new is not None
        opened += new is Outcome.NEW_STORY
        told += alerts
    fanout.fold_round(db, number, now=now)
    return Told(articles=taken, stories=opened, told=told)


def _placed(db: Database, hit: Hit, number: RoundId, now: datetime, new_id: NewId) -> tuple[Outcome | None, int]:
    """A rejected article into its story."""
    article, analysis = hit.stored.article, hit.analysis
    candidates = stories.candidates(db, link_key=article.link_key, fingerprint=analysis.fingerprint, published=article.published)
    decision = triage(article, analysis, candidates, now)
    if decision.outcome is Outcome.REJECTED or not history.accept(db, hit.stored.id, analysis, decision, now=now):
        return None, 0
    story: StoryId | None = decision.story
    if decision.outcome is Outcome.NEW_STORY:
        story = stories.open_story(db, hit.stored.id, topics=analysis.topics, opened_at=now, follows=decision.follows)
    elif story is not None and decision.rung is not None:
        stories.join(db, story, hit.stored.id, rung=decision.rung, reason=decision.reason, topics=analysis.topics, joined_at=now)
    if story is None:
        return decision.outcome, 0
    occasion = _occasion(hit, story, number, now)
    return decision.outcome, announce.tell(db, occasion, decision, new_id=new_id)


def _widened(db: Database, hit: Hit, number: RoundId, now: datetime, new_id: NewId) -> tuple[Outcome | None, int]:
    """A telling whose story belongs to one more topic by now."""
    assert hit.stored.story is not None  # noqa: S101 - see `tell`
    history.match_also(db, hit.stored.id, hit.analysis)
    stories.add_topics(db, hit.stored.story, hit.analysis.topics, now=now)
    return hit.stored.outcome, announce.tell_topics(db, _occasion(hit, hit.stored.story, number, now), new_id=new_id)


def _occasion(hit: Hit, story: StoryId, number: RoundId, now: datetime) -> announce.Occasion:
    return announce.Occasion(story=story, article=hit.stored.id, published=hit.stored.article.published, now=now, round=number)
