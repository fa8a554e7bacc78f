"""What happens to the entries of one poll inside one transaction: decide, store, and create the deliveries.

Runs on the storage thread. Commit is the moment at which an alert begins to exist: nothing is seen without its deliveries, and no validator
is kept without its entries.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from bot import announce
from feeds.decide.triage import revise, triage
from feeds.types.article import Analysis, Article, ArticleId
from feeds.types.claim import Quantity
from feeds.types.story import Candidates, Decision, Outcome, StoryId
from feeds.understand.analyse import findable
from storage import articles, sources, stories, topics
from storage.database import Database
from storage.failpoint import reach
from storage.feed_types import FeedPoll, FeedState, KnownEntry
from storage.types import RoundId

# A feed that suddenly brings almost only unknown keys has changed its ids or address scheme, not the world.
FLOOD_LEAST = 20
FLOOD_SHARE = 0.8
FLOOD_GAP = timedelta(hours=3)


class RulesChanged(Exception):
    """Lists or topics changed between analysis and commit: judge again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What one poll brought.

    Attributes:
        state: The feed as it was before.
        poll: What the poll leaves in the feed's state.
        articles: New and changed articles with their analyses, in document order.
        entries: How many entries the document had.
        broken: How many could not be read.
        new: How many of them had unknown keys.
        rules: The version of the rules that they were judged by.
        round: The round.
        push_first: Whether a first poll tells its stories.
    """

    state: FeedState
    poll: FeedPoll
    articles: tuple[tuple[Article, Analysis], ...]
    entries: int
    broken: int
    new: int
    rules: str
    round: RoundId
    push_first: bool = False

    @property
    def flood(self) -> bool:
        """Whether a feed read lately brings so many unknown keys that they are taken for a first poll."""
        read_at = self.state.read_at
        return (
            read_at is not None
            and self.entries > FLOOD_LEAST
            and self.poll.checked_at - read_at < FLOOD_GAP
            and self.new > FLOOD_SHARE * self.entries
        )

    @property
    def baseline(self) -> bool:
        """Whether its entries are stored and listed, but not pushed."""
        return (self.state.read_at is None and not self.push_first) or self.flood


@dataclass(slots=True)
class Report:
    """What became of a poll's entries; `told` counts alerts, replies and catch-up lines created."""

    entries: int = 0
    broken: int = 0
    new: int = 0
    rejected: int = 0
    stories: int = 0
    joined: int = 0
    revised: int = 0
    told: int = 0
    baseline: bool = False
    flood: bool = False

    def counts(self) -> dict[str, int | bool]:
        """What is worth a log line: everything but zeros, and always the entries."""
        return {key: value for key, value in asdict(self).items() if value or key == "entries"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What was told until now, of a story or of one article: figures, and whether there was a denial."""

    figures: tuple[Quantity, ...] = ()
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    db: Database
    arrival: Arrival
    report: Report
    new_id: Callable[[], str]

    @property
    def now(self) -> datetime:
        return self.arrival.poll.checked_at


def commit(db: Database, arrival: Arrival, *, new_id: Callable[[], str]) -> Report:
    """Decide and store everything that one poll brought, inside the transaction that is open.

    Raises:
        RulesChanged: Its articles were judged by rules that hold no more; nothing was written.
    """
    if topics.rules_version(db) != arrival.rules:
        raise RulesChanged
    report = Report(entries=arrival.entries, broken=arrival.broken, new=arrival.new, baseline=arrival.baseline, flood=arrival.flood)
    work = _Work(db=db, arrival=arrival, report=report, new_id=new_id)
    known = articles.known(db, arrival.state.id, [article.key for article, _ in arrival.articles])
    rejected: list[tuple[Article, Analysis, Decision]] = []
    for article, analysis in arrival.articles:
        before = known.get(article.key)
        if before is None:
            _take_new(work, article, analysis, rejected)
        elif before.content_hash != article.content_hash:
            _take_revision(work, before, article, analysis)
    reach("intake.decided")
    articles.record_rejected(db, arrival.state.id, rejected, first_seen=work.now)
    reach("intake.recorded")
    sources.record_polls(db, [(arrival.state.id, arrival.poll)])
    reach("intake.stored")
    return report


def _take_new(work: _Work, article: Article, analysis: Analysis, rejected: list[tuple[Article, Analysis, Decision]]) -> None:
    candidates = stories.candidates(work.db, link_key=article.link_key, fingerprint=analysis.fingerprint, published=article.published)
    decision = triage(article, analysis, candidates, work.now)
    if decision.outcome is Outcome.REJECTED:
        work.report.rejected += 1
        rejected.append((article, analysis, decision))
        return
    found = findable(article, analysis)
    row = articles.record(work.db, work.arrival.state.id, article, found, decision, first_seen=work.now)
    _put(work, row, article, found, decision, told=_told_before(candidates, decision))


def _put(work: _Work, row: ArticleId, article: Article, analysis: Analysis, decision: Decision, *, told: _Told) -> None:
    """Put a stored article into its story, and tell the chats."""
    db, now = work.db, work.now
    story: StoryId | None = decision.story
    match decision.outcome:
        case Outcome.NEW_STORY:
            work.report.stories += 1
            story = stories.open_story(db, row, topics=analysis.topics, opened_at=now, follows=decision.follows)
        case Outcome.JOINED if story is not None and decision.rung is not None:
            work.report.joined += 1
            stories.join(db, story, row, rung=decision.rung, reason=decision.reason, topics=analysis.topics, joined_at=now)
        case _:
            return
    reach("intake.placed")
    _tell(work, _occasion(work, story, row, article, told, denial=analysis.denial), decision)


def _take_revision(work: _Work, before: KnownEntry, article: Article, analysis: Analysis) -> None:
    """A known entry whose text changed in substance: a new revision, and perhaps a correction or an update."""
    db, now = work.db, work.now
    work.report.revised += 1
    member = articles.member(db, before.article) if before.article is not None and before.story is not None else None
    view = stories.view(db, before.story) if before.story is not None else None
    candidates = stories.candidates(db, link_key=article.link_key, fingerprint=analysis.fingerprint, published=article.published)
    decision = revise(article, analysis, member=member, story=view, candidates=candidates, now=now)
    found = analysis if decision.outcome is Outcome.REJECTED else findable(article, analysis)
    row = articles.revise(db, work.arrival.state.id, article, found, decision, now=now)
    if member is None:
        _put(work, row, article, found, decision, told=_told_before(candidates, decision))
        return
    told = _Told(figures=member.lead_quantities, denied=member.denial)
    _tell(work, replace(_occasion(work, member.story, row, article, told, denial=analysis.denial), revised=True), decision)


def _occasion(work: _Work, story: StoryId, row: ArticleId, article: Article, told: _Told, *, denial: bool) -> announce.Occasion:
    return announce.Occasion(
        story=story,
        article=row,
        published=article.published,
        now=work.now,
        round=work.arrival.round,
        before=told.figures,
        denial=denial and not told.denied,
    )


def _tell(work: _Work, occasion: announce.Occasion, decision: Decision) -> None:
    if not work.arrival.baseline:
        work.report.told += announce.tell(work.db, occasion, decision, new_id=work.new_id)


def _told_before(candidates: Candidates, decision: Decision) -> _Told:
    """What the story that is joined told until now: the figures in the units of the news, and whether there was a denial."""
    units = {quantity.unit for quantity in decision.news}
    views = [view for view in candidates.stories if view.id == decision.story]
    return _Told(
        figures=tuple(quantity for view in views for quantity in view.quantities if quantity.unit in units),
        denied=any(view.denied for view in views),
    )
