"""`rajin evaluate`: judged articles in, figures out. Runs the program's own analysis and intake, on a database that is thrown away."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from bot import intake
from bot.clock import Clock
from bot.errors import BotError
from bot.measure import Judged, bcubed, cross_language_pairs, false_merges, pairs, score, splits
from bot.slots import Compared, JudgedClaim, JudgedDesignation, compare, scores
from feeds.collect.urls import link_key
from feeds.types.article import Analysis, Article
from feeds.types.feed import Feed, FeedId, Tier
from feeds.types.topic import Match, Rules
from feeds.understand.analyse import analyse
from storage import articles, fanout, sources, topics
from storage.audit import Actor
from storage.database import Database
from storage.feed_types import FeedPoll, FeedState, KnownEntry
from storage.types import RoundId

_FEED = Feed(url="https://evaluation.invalid/", title="evaluation")
_ACTOR = Actor(who="evaluate")


class EvaluationError(BotError):
    """An evaluation file that cannot be read; says which line and what is wrong with it."""


class _Record(BaseModel):
    """One line of an evaluation file; the keys of docs/evaluation.md. Other keys are let be."""

    model_config = ConfigDict(strict=True)

    id: str
    title: str
    published: str
    text: str | None = None
    language: str | None = None
    url: str | None = None
    outlet: str | None = None
    relevant: bool | None = None
    event: str | None = None
    copy_of: str | None = None
    claims: tuple[JudgedClaim, ...] | None = None
    designations: tuple[JudgedDesignation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One judged article; `claims` is None where nobody judged them."""

    id: str
    article: Article
    language: str | None
    relevant: bool | None
    event: str | None
    copy_of: str | None
    claims: tuple[JudgedClaim, ...] | None
    designations: tuple[JudgedDesignation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A sample with what the program made of it."""

    sample: Sample
    analysis: Analysis
    story: int | None
    reason: str

    @property
    def alert(self) -> bool:
        """Whether it is an alert: a round-up that matches may add to a story, but is told to nobody."""
        return bool(self.analysis.matches) and not self.analysis.round_up

    @property
    def language(self) -> str:
        """As the file says, else as found."""
        return self.sample.language or self.analysis.language


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One wrong answer, with the reason that the program had."""

    kind: str  # "missed", "false alert", "false merge", "split", "claim missed", "claim wrong"
    id: str
    title: str
    reason: str
    other: str | None = None


def load(files: Iterable[Path]) -> list[Sample]:
    """Read evaluation files.

    Raises:
        EvaluationError: A file or line cannot be read; an id stands there twice.
    """
    samples: dict[str, Sample] = {}
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").split("\n")  # str.splitlines would cut texts at U+2028
        except (OSError, UnicodeDecodeError) as error:
            raise EvaluationError(f"{file}: cannot be read: {error}") from error
        for number, line in enumerate(lines, start=1):
            if line.strip():
                sample = _sample(line, place=f"{file}, line {number}")
                if sample.id in samples:
                    raise EvaluationError(f"{file}, line {number}: the id {sample.id} stands there already; ids are unique")
                samples[sample.id] = sample
    return sorted(samples.values(), key=lambda sample: sample.article.published)


def run(samples: Sequence[Sample], rules: Rules, clock: Clock, *, everything: bool = False) -> tuple[list[Result], float]:
    """Judge samples in the order of their dates, as a stream. Returns the results and milliseconds per article.

    Args:
        samples: In the order of `load`.
        rules: What they are judged against.
        clock: For the time that it takes, and for ids.
        everything: Take each article as relevant, to measure merging on news of any kind.
    """
    if samples:
        analyse(samples[0].article, rules)  # the first call loads what the others share
    started = clock.monotonic()
    analyses = [analyse(sample.article, rules, everything=everything) for sample in samples]
    with TemporaryDirectory(prefix="rajin-evaluate-") as folder:
        judged = [_wanted(analysis) for analysis in analyses] if everything else analyses
        placed = _place(Path(folder) / "evaluate.db", samples, judged, rules, new_id=clock.token)
    spent = clock.monotonic() - started
    results = [
        Result(sample=sample, analysis=analysis, story=known.story, reason=reason)
        for sample, analysis, (known, reason) in zip(samples, analyses, placed, strict=True)
    ]
    return results, spent * 1000 / max(1, len(samples))


def report(results: Sequence[Result], ms_per_article: float, *, everything: bool = False) -> dict[str, Any]:
    """All figures; the keys are described in docs/evaluation.md."""
    judged = [result for result in results if result.sample.relevant is not None]
    by_language: dict[str, list[Result]] = defaultdict(list)
    for result in judged:
        by_language[result.language].append(result)
    counted = events(results, everything=everything)
    all_pairs, crossing = pairs(counted), cross_language_pairs(counted)
    return {
        "relevance": {
            "n": len(results),
            "alerts": sum(result.alert for result in results),
            "judged": len(judged),
            **_relevance(judged),
            "by_language": {
                language: {"judged": len(group), "relevant": sum(bool(result.sample.relevant) for result in group), **_relevance(group)}
                for language, group in sorted(by_language.items())
            },
        },
        "events": {
            "n": len(counted),
            **_named("pair", asdict(all_pairs.score)),
            "bcubed_f1": bcubed(counted).f1,
            "false_merges": all_pairs.false_merges,
            "splits": all_pairs.splits,
            "cross_language": _named("pair", asdict(crossing.score)),
            "copies": _copies(results),
        },
        "claims": _claims(results),
        "ms_per_article": ms_per_article,
    }


def mistakes(results: Sequence[Result], *, everything: bool = False) -> list[Mistake]:
    """Every wrong answer, in the order of the articles' dates."""
    found = [
        Mistake(
            kind="missed" if result.sample.relevant else "false alert",
            id=result.sample.id,
            title=result.sample.article.title,
            reason=result.analysis.reason or _why(result.analysis),
        )
        for result in results
        if result.sample.relevant is not None and result.sample.relevant != result.alert
    ]
    by_id = {result.sample.id: result for result in results}
    counted = events(results, everything=everything)
    for kind, couples in (("false merge", false_merges(counted)), ("split", splits(counted))):
        for first, other in couples:
            result = by_id[other.id]
            found.append(
                Mistake(kind=kind, id=other.id, title=result.sample.article.title, reason=result.reason, other=first.id),
            )
    return [*found, *_wrong_slots(results)]


def events(results: Sequence[Result], *, everything: bool) -> list[Judged]:
    """The articles that count for events; one that the program rejected stands alone."""
    alone = itertools.count(start=-1, step=-1)
    return [
        Judged(
            id=result.sample.id,
            language=result.language,
            event=result.sample.event,
            story=result.story if result.story is not None else next(alone),
        )
        for result in results
        if result.sample.event is not None and (everything or result.sample.relevant)
    ]


def _copies(results: Sequence[Result]) -> dict[str, int]:
    """How many wire copies were judged to be such, and how many of them stand in the story of what they copy."""
    stories = {result.sample.id: result.story for result in results}
    copies = [result for result in results if result.sample.copy_of is not None]
    found = sum(result.story is not None and result.story == stories.get(result.sample.copy_of or "") for result in copies)
    return {"n": len(copies), "found": found}


def _claims(results: Sequence[Result]) -> dict[str, Any]:
    """Figures for claims, over relevant articles whose claims were judged."""
    compared = [found for _, found in _compared(results)]
    by_slot = {name: asdict(figures) for name, figures in scores(compared).items()}
    return {"n": len(compared), **by_slot.pop("all"), "by_slot": by_slot}


def _compared(results: Sequence[Result]) -> list[tuple[Result, Compared]]:
    return [
        (result, compare(result.sample.claims, result.sample.designations, result.analysis))
        for result in results
        if result.sample.claims is not None and result.sample.relevant and result.analysis.matches
    ]


def _wrong_slots(results: Sequence[Result]) -> Iterator[Mistake]:
    for result, found in _compared(results):
        for kind, slots in (("claim missed", found.missed), ("claim wrong", found.wrong)):
            for name, value in slots:
                yield Mistake(kind=kind, id=result.sample.id, title=result.sample.article.title, reason=f"{name}: {value}")


def _wanted(analysis: Analysis) -> Analysis:
    """The analysis as if a topic wanted the article."""
    return analysis if analysis.matches else replace(analysis, matches=(Match(topic="everything", passages=()),))


def _place(
    path: Path, samples: Sequence[Sample], analyses: Sequence[Analysis], rules: Rules, *, new_id: Callable[[], str]
) -> list[tuple[KnownEntry, str]]:
    start = samples[0].article.published if samples else datetime(2000, 1, 1, tzinfo=UTC)
    db = Database.open(path, now=start)
    try:
        with db.transaction():
            topics.seed(db, rules, now=start)
            feed = sources.add_feed(db, _FEED, actor=_ACTOR, now=start, next_check_at=start)
            number = fanout.open_round(db, now=start)
            version = topics.rules_version(db)
            state = sources.feed(db, feed)
            for sample, analysis in zip(samples, analyses, strict=True):
                intake.commit(db, _arrival(state, sample, analysis, version, number), new_id=new_id)
            return [_placed(db, feed, sample) for sample in samples]
    finally:
        db.close()


def _arrival(state: FeedState, sample: Sample, analysis: Analysis, version: str, number: RoundId) -> intake.Arrival:
    now = sample.article.published
    return intake.Arrival(
        state=replace(state, read_at=None),
        poll=FeedPoll(checked_at=now, next_check_at=now),
        articles=((sample.article, analysis),),
        entries=1,
        broken=0,
        new=1,
        rules=version,
        round=number,
    )


def _placed(db: Database, feed: FeedId, sample: Sample) -> tuple[KnownEntry, str]:
    known = articles.known(db, feed, [sample.article.key])[sample.article.key]
    reason = articles.reason(db, known.article) if known.article is not None else ""
    return known, reason


def _sample(line: str, *, place: str) -> Sample:
    try:
        record = _Record.model_validate_json(line)
        published = datetime.fromisoformat(record.published)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise EvaluationError(f"{place}: {key + ': ' if key else ''}{first['msg']}") from error
    except ValueError as error:
        raise EvaluationError(f"{place}: {error}") from error
    title, text = record.title or "(no title)", record.text or ""
    article = Article(
        key=sha256(record.id.encode()).digest()[:16],
        content_hash=sha256(f"{title}\n{text}".encode()).digest()[:16],
        url=record.url,
        link_key=link_key(record.url) if record.url else None,
        title=title,
        text=text,
        declared_language=record.language,
        outlet=record.outlet or "unknown",
        tier=Tier.INDEPENDENT,
        published=published.replace(tzinfo=UTC) if published.tzinfo is None else published.astimezone(UTC),
    )
    return Sample(
        id=record.id,
        article=article,
        language=record.language,
        relevant=record.relevant,
        event=record.event,
        copy_of=record.copy_of,
        claims=record.claims,
        designations=record.designations,
    )


def _relevance(group: Sequence[Result]) -> dict[str, float | None]:
    right = sum(bool(result.sample.relevant) and result.alert for result in group)
    wrong = sum(not result.sample.relevant and result.alert for result in group)
    missed = sum(bool(result.sample.relevant) and not result.alert for result in group)
    return asdict(score(right, wrong, missed))


def _named(prefix: str, figures: dict[str, float | None]) -> dict[str, float | None]:
    return {f"{prefix}_{key}": value for key, value in figures.items()}


def _why(analysis: Analysis) -> str:
    passage = analysis.matches[0].passages[0] if analysis.matches and analysis.matches[0].passages else None
    return ", ".join(f"{word} ({name})" for word, name in passage.hits) if passage else ""
