"""Due feeds -> fetch -> read -> analyse -> decide and commit. The effects; what is decided stands in `feeds` and `bot.intake`."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot import intake
from bot.clock import Clock
from bot.full_text import FullText, Judged
from bot.store import Store
from feeds import errors
from feeds.collect import schedule
from feeds.collect.articles import ArticleBatch, articles, content_hash, is_another, without_guids
from feeds.collect.fetch import Fetcher
from feeds.collect.worker import Parser
from feeds.types.article import Analysis, Article
from feeds.types.feed import FeedId, Fetched, FetchResult, NotModified, Unchanged
from feeds.types.topic import Rules
from feeds.understand.analyse import analyse
from storage import articles as stored_articles
from storage import fanout, outbox, sources, topics
from storage.database import Database
from storage.errors import OutOfSpace, StorageError
from storage.failpoint import reach
from storage.feed_types import FeedPoll, FeedState, Horizon, KnownEntry
from storage.types import RoundId

_BATCH = 20  # articles analysed in one go on the executor: long enough to be cheap, short enough to let others in
_QUIET = 64  # polls that brought nothing and wait to be recorded together
_TRIES = 5  # how often a batch is judged again because the rules changed meanwhile
MOST_DUE = 500


@dataclass(slots=True)
class Tally:
    """What polls brought, added up."""

    feeds: int = 0
    failed: int = 0
    unchanged: int = 0
    entries: int = 0
    new: int = 0
    rejected: int = 0
    stories: int = 0
    joined: int = 0
    revised: int = 0
    told: int = 0

    def add(self, report: intake.Report) -> None:
        """Add one feed's report."""
        self.entries += report.entries
        self.new += report.new
        self.rejected += report.rejected
        self.stories += report.stories
        self.joined += report.joined
        self.revised += report.revised
        self.told += report.told


@dataclass(frozen=True, slots=True, kw_only=True)
class Collectors:
    """What reads the outside world for the poller; the caller closes them. Without `full_text` no pages are read."""

    fetcher: Fetcher
    parser: Parser
    analyst: Executor
    full_text: FullText | None = None


class Poller:
    """Polls feeds.

    Args:
        store: The database.
        collectors: Fetcher, parser and executor.
        clock: Time and chance.
        interval_s: Seconds between two looks at a feed that answers.
        told: Called when there may be new deliveries.
    """

    def __init__(self, store: Store, collectors: Collectors, clock: Clock, *, interval_s: float, told: Callable[[], None]) -> None:
        self._store = store
        self._collectors = collectors
        self._clock = clock
        self._interval_s = interval_s
        self._running: set[FeedId] = set()
        self._rounds: set[asyncio.Task[None]] = set()
        self._quiet: dict[FeedId, FeedPoll] = {}  # polls that brought nothing and are not recorded yet
        self._rules: Rules | None = None
        self._full: OutOfSpace | None = None
        self._log = structlog.stdlib.get_logger("rajin")
        self._told = told
        self.tally = Tally()

    async def tick(self) -> None:
        """Begin to poll every feed that is due and not being polled already. A slow host holds up nobody else's round."""
        await self._note_quiet()  # a long round must not hold them up
        now = self._clock.now()
        horizon = self._horizon(now)  # a poll that was under way when the clock was set back may have noted a time far ahead
        due = await self._store.read(lambda db: sources.due(db, now=now, horizon=horizon, limit=MOST_DUE))
        states = [state for state in due if state.id not in self._running]
        if states:
            self._running.update(state.id for state in states)
            task = asyncio.create_task(self._round(states))
            self._rounds.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._rounds.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._log.error("a round of polls broke off", exc_info=error)

    async def poll_all(self, *, push_first: bool = False) -> Tally:
        """Poll every active feed now, due or not; returns what that brought.

        Args:
            push_first: Tell the entries of first polls too.

        Raises:
            OutOfSpace: The disk is full; what could not be stored is brought again by the next poll.
        """
        self.tally, self._full = Tally(), None
        await self._round(await self._store.read(sources.active), push_first=push_first)
        if self._full is not None:
            raise self._full
        return self.tally

    async def finish(self) -> None:
        """Wait until no poll is under way."""
        while self._rounds:
            await asyncio.wait(tuple(self._rounds))

    async def stop(self) -> None:
        """Break off what is under way. What a poll has not committed is brought again by the next one."""
        for task in self._rounds:
            task.cancel()
        await self.finish()
        await self._note_quiet()

    async def clamp(self, *, started: bool = False) -> None:
        """After a jump of the clock, or at a start: nothing waits longer than a clock that was right could have wanted.

        Args:
            started: At a start overdue feeds are due at once; after a jump they are spread out, since all of them may be overdue.
        """
        await self._note_quiet()  # else they bring times of the old clock later
        now = self._clock.now()
        horizon = self._horizon(now)
        spread = timedelta() if started else sources.SPREAD

        def clamp(db: Database) -> None:
            sources.clamp_due(db, now=now, horizon=horizon, spread=spread)
            outbox.clamp(db, latest=now + fanout.HOLD)

        await self._store.write(clamp)

    def _horizon(self, now: datetime) -> Horizon:
        return Horizon(
            healthy=now + schedule.longest_interval(self._interval_s),
            failing=now + schedule.LONGEST_WAIT,
            asked=now + schedule.LONGEST_ASKED_WAIT,
        )

    async def _round(self, states: Sequence[FeedState], *, push_first: bool = False) -> None:
        try:
            started = self._clock.now()
            number = await self._store.write(lambda db: fanout.open_round(db, now=started))
            async with asyncio.TaskGroup() as group:
                for state in states:
                    group.create_task(self._poll(state, number, push_first=push_first))
            await self._note_quiet()
            finished = self._clock.now()
            await self._store.write(lambda db: fanout.fold_round(db, number, now=finished))
            self._told()
        finally:
            self._running.difference_update(state.id for state in states)

    async def _poll(self, state: FeedState, number: RoundId, *, push_first: bool) -> None:
        where = {"feed": state.feed.url, "round": number}
        self.tally.feeds += 1
        try:
            result = await self._collectors.fetcher.fetch(state.feed.url, validators=state.validators, body_hash=state.body_hash)
            report = await self._take(state, result, number, push_first=push_first)
        except errors.FeedError as error:
            self.tally.failed += 1
            await self._failed(state, error)
            self._log.warning("poll failed", **where, error=str(error), failures=state.failures + 1)
        except OutOfSpace as error:
            self.tally.failed += 1
            self._full = error
            self._log.error("what a poll brought cannot be stored", **where, error=str(error))
            await self._failed(state, errors.FeedError("the disk was full"))
        except Exception:  # noqa: BLE001 - one feed must not end the round of all others
            self.tally.failed += 1
            self._log.exception("poll broke off", **where)
            await self._failed(state, errors.FeedError("an error of Rajin's own; see the log"))
        else:
            if report is None:
                self.tally.unchanged += 1
                self._log.info("polled", **where, unchanged=True)
            else:
                self.tally.add(report)
                if report.told:
                    self._told()
                self._log.info("polled", **where, **report.counts())
                if report.flood:
                    self._log.warning(
                        "nearly all entries are new at once: taken as a first poll, stored and not told", **where, new=report.new
                    )
        finally:
            if state.id not in self._quiet:
                self._running.discard(state.id)

    async def _note_quiet(self) -> None:
        """Record polls that brought nothing, which most do: many in one transaction, since a commit costs more than all the rest."""
        noted, self._quiet = self._quiet, {}
        if not noted:
            return

        try:
            await self._store.write(lambda db: sources.record_polls(db, noted.items()))
        finally:
            self._running.difference_update(noted)

    async def _take(self, state: FeedState, result: FetchResult, number: RoundId, *, push_first: bool) -> intake.Report | None:
        now = self._clock.now()
        poll = FeedPoll(
            checked_at=now,
            next_check_at=schedule.next_check_after_success(now, interval_s=self._interval_s, jitter=self._clock.jitter()),
        )
        if isinstance(result, NotModified | Unchanged):
            self._quiet[state.id] = replace(poll, validators=result.validators)
            if len(self._quiet) >= _QUIET:
                await self._note_quiet()
            return None
        return await self._read(state, result, poll, number, push_first=push_first)

    async def _read(self, state: FeedState, fetched: Fetched, poll: FeedPoll, number: RoundId, *, push_first: bool) -> intake.Report:
        parsed = await self._collectors.parser.parse(fetched.body, url=fetched.url, headers=fetched.headers)
        reach("poll.parsed")
        # On the executor, since what a hostile document holds can take seconds.
        make = partial(articles, state.feed, parsed, now=poll.checked_at, ids_reused=state.ids_reused)
        batch = await asyncio.get_running_loop().run_in_executor(self._collectors.analyst, make)
        batch = await self._recognised(state, batch)
        if parsed.complete:
            poll = replace(poll, validators=fetched.validators, body_hash=fetched.body_hash)
        else:
            poll = replace(poll, forget_body=True)
        texts: dict[bytes, str] | None = None
        log = self._log.bind(feed=state.feed.url, round=number)
        for _ in range(_TRIES):
            rules = await self._current_rules()
            known = await self._store.read(lambda db: stored_articles.known(db, state.id, [a.key for a in batch.articles]))
            unread = [a for a in batch.articles if a.key not in known or known[a.key].content_hash != a.content_hash]
            analyses = await self._analyse(unread, rules)
            reach("poll.analysed")
            arrival = intake.Arrival(
                state=state,
                poll=poll,
                articles=tuple(zip(unread, analyses, strict=True)),
                entries=len(batch.articles),
                broken=parsed.broken,
                new=sum(1 for a in batch.articles if a.key not in known),
                rules=rules.version,
                round=number,
                push_first=push_first,
            )
            if (pages := self._collectors.full_text) is not None and not arrival.baseline:
                if texts is None:
                    texts = await pages.fetch(arrival.articles, log)
                    texts |= await self._store.read(partial(_remembered, judged=arrival.articles, known=known, texts=texts))
                arrival = replace(arrival, articles=await pages.deepen(arrival.articles, texts, rules, log))
            try:
                report = await self._store.write(partial(intake.commit, arrival=arrival, new_id=self._clock.token))
            except intake.RulesChanged:
                self._rules = None
            else:
                reach("poll.stored")
                return report
        raise errors.RetryLater("keyword lists or topics changed again and again while its entries were judged")

    async def _recognised(self, state: FeedState, batch: ArticleBatch) -> ArticleBatch:
        """The batch without guids that stood for other entries in earlier documents, or are worthless altogether."""
        where = {"feed": state.feed.url}
        if not batch.ids_reused:
            known = await self._store.read(lambda db: stored_articles.known(db, state.id, [a.key for a in batch.articles]))
            reused = [a.key for a in batch.articles if a.key in known and _is_another(a, known[a.key])]
            if reused:
                self._log.info("ids that stood for other entries before; these are known by their links", **where, ids=len(reused))
            batch = without_guids(batch, reused)
        if batch.ids_reused and not state.ids_reused:
            await self._store.write(lambda db: stored_articles.forget_guids(db, state.id))
            self._log.warning("the feed reuses its ids: from now on its entries are known by their links", **where)
        return batch

    async def _analyse(self, unread: Sequence[Article], rules: Rules) -> list[Analysis]:
        loop = asyncio.get_running_loop()
        found: list[Analysis] = []
        for start in range(0, len(unread), _BATCH):
            found += await loop.run_in_executor(self._collectors.analyst, analyse_all, tuple(unread[start : start + _BATCH]), rules)
        return found

    async def _current_rules(self) -> Rules:
        version = await self._store.read(topics.rules_version)
        if self._rules is None or self._rules.version != version:
            self._rules = await self._store.read(topics.rules)
        return self._rules

    async def _failed(self, state: FeedState, error: errors.FeedError) -> None:
        now = self._clock.now()
        asked = isinstance(error, errors.RetryLater) and error.retry_after_s is not None
        poll = FeedPoll(checked_at=now, next_check_at=self._after_error(state, error, now), error=str(error), asked_to_wait=asked)
        try:
            await self._store.write(lambda db: sources.record_polls(db, [(state.id, poll)]))
        except StorageError as failure:  # it stays due; the other feeds of the round go on
            self._log.error("a failed poll could not be noted", feed=state.feed.url, error=str(failure))

    def _after_error(self, state: FeedState, error: errors.FeedError, now: datetime) -> datetime:
        if isinstance(error, errors.FeedGone):
            return schedule.next_check_when_gone(now, jitter=self._clock.jitter())
        wait = error.retry_after_s if isinstance(error, errors.RetryLater) else None
        return schedule.next_check_after_error(
            now,
            failures=state.failures + 1,
            interval_s=self._interval_s,
            retry_after_s=wait,
            jitter=self._clock.jitter(),
        )


def _is_another(article: Article, before: KnownEntry) -> bool:
    return is_another(article, key_without_guid=before.key_without_guid, title=before.title)


def _remembered(db: Database, *, judged: Sequence[Judged], known: dict[bytes, KnownEntry], texts: dict[bytes, str]) -> dict[bytes, str]:
    """What the page of an entry said when it was read before, by the entry's key.

    For a changed entry that no topic wants by the feed's text alone, where the page does not come this time: else an article that matched
    by its page would be told as one that its publisher made another.
    """
    found: dict[bytes, str] = {}
    for article, analysis in judged:
        before = known.get(article.key)
        if analysis.matches or article.key in texts or before is None or before.article is None or before.story is None:
            continue
        member = stored_articles.member(db, before.article)
        if content_hash(member.title, member.text) != before.content_hash:
            found[article.key] = member.text
    return found


def analyse_all(unread: Iterable[Article], rules: Rules) -> list[Analysis]:
    """Analyse several articles; module-level, so that any executor can run it."""
    return [analyse(article, rules) for article in unread]
