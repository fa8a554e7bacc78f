"""`python -m benchmarks lookup`: what it costs to find what an article is to be compared with, in stores of growing size.

A store is grown entry by entry through the program's own storage code. All its articles stand within four weeks, so that the windows of a
query hold the more the larger the store is: in use, time spreads them, and a million would take centuries. Keys are as frequent as words
are: few stock phrases and title words stand in very many articles, most in one (Zipf).
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.articles import NOW, Desk, desk
from benchmarks.figures import Aim, BenchmarkError
from benchmarks.report import Report, end
from feeds.types.article import Analysis, Article, ArticleId, Fingerprint
from feeds.types.feed import Tier
from feeds.types.story import Decision, Outcome, Rung, StoryId
from feeds.types.topic import Match
from feeds.understand.lexicon.load import load as shipped_rules
from storage import articles, stories
from storage.database import CACHE_KIB, Database

GROWTH: Final = 4.0
"""How many times dearer a look-up may be in the largest store than in the smallest."""
INSERT_GROWTH: Final = 8.0
RECALL: Final = 0.99
"""Share of planted near-duplicates that must be among the candidates."""

SMALLEST: Final = 1_000
"""Articles that a store must hold for a measurement."""

_DAYS: Final = 28
_BATCH: Final = 100_000  # articles in a transaction while the store grows
_CACHE_KIB: Final = 4 * 1024 * 1024  # of pages kept meanwhile: keys go everywhere in their trees
_MEASURED: Final = 200  # inserts and look-ups that are measured at each size
_POLL: Final = 10  # inserts in a transaction while they are measured
_SKETCH: Final = 36
_SHARED: Final = 18  # of a sketch, by a near-duplicate: a Jaccard resemblance of a third
_STOCK: Final = 3  # keys of a sketch that are stock phrases
_PHRASES: Final = 3_000
_TITLE_WORDS: Final = 8
_VOCABULARY: Final = 200_000
_NAMES: Final = 20_000
_NAMED: Final = 3
_FIGURES: Final = 1_000
_BACK: Final = 50  # articles in which a story is told again
_START: Final = datetime(2025, 1, 1, tzinfo=UTC)
_MASK: Final = (1 << 63) - 1
_REASON: Final = "benchmarks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One size of the store.

    Attributes:
        articles: How many articles it holds.
        lookup_ms: Milliseconds of CPU of one look-up, on average.
        insert_ms: The same for one article that is stored and founds a story, ten in a transaction.
        recall: Share of planted near-duplicates whose original was found.
        candidates: How many stories a look-up gave, on average.
        megabytes: Size of the database.
    """

    articles: int
    lookup_ms: float
    insert_ms: float
    recall: float
    candidates: float
    megabytes: float


def run(sizes: Sequence[int]) -> list[Measured]:
    """Grow a store through the sizes and measure at each.

    Raises:
        BenchmarkError: A planted near-duplicate was not found.
    """
    found: list[Measured] = []
    with TemporaryDirectory(prefix="rajin-benchmarks-") as folder:
        db = Database.open(Path(folder) / "lookup.db", now=NOW)
        try:
            store = _Store(db)
            for size in sorted(sizes):
                store.grow(size - _MEASURED)
                found.append(store.measure())
                print(f"{size:,} articles: {found[-1].lookup_ms:.2f} ms a look-up", file=sys.stderr)
        finally:
            db.close()
    if missed := [each for each in found if each.recall < RECALL]:
        raise BenchmarkError("; ".join(f"{each.articles:,} articles: only {each.recall:.1%} of near-duplicates found" for each in missed))
    return found


def aims(found: Sequence[Measured]) -> list[Aim]:
    """What was promised, with what it is."""
    least, most = found[0], found[-1]
    sizes = f"{most.articles:,} / {least.articles:,}"
    return [
        Aim(name=f"a look-up, {sizes}", value=most.lookup_ms / least.lookup_ms, most=GROWTH),
        Aim(name=f"an insert, {sizes}", value=most.insert_ms / least.insert_ms, most=INSERT_GROWTH),
    ]


def as_table(found: Sequence[Measured]) -> str:
    """A line per size."""
    lines = [f"{'articles':>10}{'look-up ms':>12}{'insert ms':>11}{'recall':>8}{'stories':>9}{'MB':>8}"]
    lines += [
        f"{each.articles:>10,}{each.lookup_ms:>12.2f}{each.insert_ms:>11.2f}{each.recall:>8.3f}{each.candidates:>9.1f}{each.megabytes:>8.0f}"
        for each in found
    ]
    return "\n".join(lines)


def main(sizes: Sequence[int], *, small: bool, json_only: bool) -> int:
    """Run with so many articles in the store, more than 200 each, print, and give the exit code; see `benchmarks.report.end`."""
    return end(lambda: _report(sizes), small=small, json_only=json_only, right="every near-duplicate was found")


def _report(sizes: Sequence[int]) -> Report:
    found = run(sizes)
    promised = aims(found)
    return Report(
        text="\n".join([as_table(found), "", *map(str, promised)]),
        figures=_as_json(found, promised),
        missed=any(aim.missed for aim in promised),
    )


def _as_json(found: Sequence[Measured], promised: Sequence[Aim]) -> dict[str, Any]:
    return {"sizes": [asdict(each) for each in found], "aims": [{**asdict(aim), "missed": aim.missed} for aim in promised]}


# --- the store -----------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A synthetic article as far as it is looked up."""

    published: datetime
    fingerprint: Fingerprint


class _Store:
    """A store that grows, article by article, by numbers from 0."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._desk: Desk = desk(db, shipped_rules())
        self._size = 0
        self._rows: list[ArticleId] = []
        self._stories: list[StoryId] = []

    def grow(self, size: int) -> None:
        """Fill up to a size, in large transactions and with a large cache; what is measured has the program's own."""
        self._db.rows(f"PRAGMA cache_size = -{_CACHE_KIB}")
        while self._size < size:
            self._add(min(_BATCH, size - self._size))
        self._db.rows(f"PRAGMA cache_size = -{CACHE_KIB}")

    def measure(self) -> Measured:
        """Add the articles that are missing to the size in small transactions, and look planted near-duplicates up."""
        spent = time.process_time()
        for _ in range(0, _MEASURED, _POLL):
            self._add(_POLL)
        insert_s = time.process_time() - spent
        chance = Random(self._size)
        originals = [number for number in chance.sample(range(self._size), 3 * _MEASURED) if _retold(number) is None][:_MEASURED]
        planted = [_retelling(_own(number), self._size + number) for number in originals]
        spent = time.process_time()
        found = [stories.candidates(self._db, link_key=None, fingerprint=copy.fingerprint, published=copy.published) for copy in planted]
        lookup_s = time.process_time() - spent
        hits = sum(any(member.article == self._rows[number] for member in each.near) for number, each in zip(originals, found, strict=True))
        return Measured(
            articles=self._size,
            lookup_ms=lookup_s * 1000 / _MEASURED,
            insert_ms=insert_s * 1000 / _MEASURED,
            recall=hits / _MEASURED,
            candidates=sum(len(each.stories) for each in found) / _MEASURED,
            megabytes=self._db.path.stat().st_size / 1e6,
        )

    def _add(self, count: int) -> None:
        with self._db.transaction():
            for number in range(self._size, self._size + count):
                self._store(number)
        self._size += count

    def _store(self, number: int) -> None:
        known = _retold(number)
        made = _own(number) if known is None else _retelling(_own(known), number)
        rung = None if known is None else Rung.SAME_EVENT
        outcome = Outcome.NEW_STORY if known is None else Outcome.JOINED
        decision = Decision(outcome=outcome, rung=rung, reason=_REASON, versions=_REASON)
        article, analysis = _article(number, made), _analysis(made)
        row = articles.record(self._db, self._desk.state.id, article, analysis, decision, first_seen=made.published)
        self._rows.append(row)
        if known is None:
            self._stories.append(stories.open_story(self._db, row, topics=analysis.topics, opened_at=made.published))
        else:
            story = self._stories[known]
            self._stories.append(story)
            stories.join(self._db, story, row, rung=Rung.SAME_EVENT, reason=_REASON, topics=analysis.topics, joined_at=made.published)


def _own(number: int) -> _Made:
    """An article that shares nothing but what is frequent with any other; the same for the same number."""
    chance = Random(number)
    sketch = [_key("phrase", _zipf(chance, _PHRASES)) for _ in range(_STOCK)]
    sketch += [chance.getrandbits(63) for _ in range(_SKETCH - _STOCK)]
    event = [_key("term", _zipf(chance, _VOCABULARY)) for _ in range(_TITLE_WORDS)]
    event += [_key("name", _zipf(chance, _NAMES)) for _ in range(_NAMED)]
    event.append(_key("figure", _zipf(chance, _FIGURES)))
    published = _START + timedelta(seconds=chance.randrange(_DAYS * 86_400))
    return _Made(published=published, fingerprint=_fingerprint(number, sketch, event))


def _retold(number: int) -> int | None:
    """The article whose story this one tells again; None for one that founds a story. Every third tells an earlier one that founds."""
    back = 1 + 3 * Random(-number - 1).randrange(_BACK)
    return number - back if number % 3 == 2 and back <= number else None


def _retelling(known: _Made, number: int) -> _Made:
    """Another article on the event of a known one: half of its words, a third of its text, some hours later."""
    own, chance = _own(number), Random(~number)
    sketch = [*known.fingerprint.sketch[:_SHARED], *own.fingerprint.sketch[_SHARED:]]
    half = _TITLE_WORDS // 2
    event = [*chance.sample(known.fingerprint.event_keys, half), *own.fingerprint.event_keys[half:]]
    published = known.published + timedelta(hours=chance.randint(0, 20))
    return _Made(published=published, fingerprint=_fingerprint(number, sketch, event))


def _fingerprint(number: int, sketch: Sequence[int], event: Sequence[int]) -> Fingerprint:
    return Fingerprint(
        text_hash=number.to_bytes(16),
        sketch=tuple(sorted(set(sketch))),
        event_keys=tuple(sorted(set(event))),
        names=frozenset(),
        numbers=frozenset(),
        dates=frozenset(),
        version=_REASON,
    )


def _zipf(chance: Random, most: int) -> int:
    """A rank from 1 to `most`, each as frequent as the inverse of it."""
    return int(most ** chance.random())


def _key(kind: str, rank: int) -> int:
    """The same hash for the same word; spread over all keys."""
    return (rank * 0x9E3779B97F4A7C15 + len(kind) * 0xD6E8FEB86659FD93) & _MASK


def _article(number: int, made: _Made) -> Article:
    key = number.to_bytes(16)
    return Article(
        key=key,
        content_hash=key,
        url=None,
        link_key=None,
        title=f"Report {number}",
        text="",
        declared_language="en",
        outlet="News",
        tier=Tier.INDEPENDENT,
        published=made.published,
    )


def _analysis(made: _Made) -> Analysis:
    return Analysis(language="en", matches=(Match(topic="arms", passages=()),), reason="", fingerprint=made.fingerprint, versions=_REASON)
