"""What a change of lists and topics would add and lose, on the articles that are stored. Pure.

Articles that matched are kept for ever, rejected ones for 30 days: what a change would add can be seen that far back, and no further.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final

from feeds.collect.articles import content_hash
from feeds.errors import QueryError
from feeds.types.story import Outcome
from feeds.types.topic import KeywordList, Rules, Term, Topic
from feeds.understand.fuller import wanted_now
from feeds.understand.query.parse import parse
from feeds.understand.query.syntax import lists_of
from storage.history import StoredArticle

MOST: Final = 20_000
"""Articles that a test looks at, the newest."""
PIECE: Final = 100
"""Articles judged in one go."""
LAST: Final = timedelta(hours=48)
"""How far back articles are judged again after a change."""
SAMPLES: Final = 5
NEARLY_ALL: Final = 1 / 3
"""Share of the stored articles from which on a change needs a second thought."""
_FEWEST: Final = 20  # articles by which a share says something
_NEARLY_ALL_OF_FEW: Final = 1 / 2  # where there are fewer than that
_SEVERAL: Final = 3  # and so many of them
_FEWEST_ALERTS: Final = 10  # wanted articles by which it can be told how many of them make one alert
_PROBE: Final = "probe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two states of the rules, cut down to what differs.

    Attributes:
        before: As they are.
        after: As they would be.
        probe: Rules that want what has one of the terms that would be added, or that the changed topic wants; None where nothing is added.
    """

    before: Rules
    after: Rules
    probe: Rules | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a change means for one article.

    Attributes:
        stored: The article.
        gained: Whether a topic would want it that does not now.
        lost: Whether a topic would want it no more.
        probed: Whether `Change.probe` wants it.
        fresh: Whether it would be news to somebody: it was rejected, or belongs to a story that is none of the topic's.
        wanted: Whether a topic wants it now.
    """

    stored: StoredArticle
    gained: bool
    lost: bool
    probed: bool
    fresh: bool
    wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """What a change would add and lose.

    Attributes:
        since: From when on articles were looked at.
        articles: How many.
        gained: How many a day more, for days with any.
        lost: How many a day fewer, likewise.
        more: Some of those that would be added, from all over the time.
        fewer: Some of those that would be lost.
        alerts: How many alerts a day more, or fewer, that would be, by how many articles made one alert until now.
        found: How many of the articles have what is added.
        widest: Which part of those of one declared language has, where that is most; languages with few articles say nothing.
        fresh: How many articles of the last 48 hours would be news.
    """

    since: datetime
    articles: int
    gained: Mapping[date, int]
    lost: Mapping[date, int]
    more: tuple[StoredArticle, ...]
    fewer: tuple[StoredArticle, ...]
    alerts: float
    found: int
    widest: float
    fresh: int

    @property
    def share(self) -> float:
        """Which part of the articles has what is added, 0 to 1."""
        return self.found / self.articles if self.articles else 0.0

    @property
    def nearly_all(self) -> bool:
        """Whether what is added is found nearly everywhere, be it in one language: "the" is in no Korean article.

        A young store has few articles to judge by, and most of those must have it: asking once too often costs a press.
        """
        if self.articles < _FEWEST:
            return self.found >= _SEVERAL and self.share >= _NEARLY_ALL_OF_FEW
        return max(self.share, self.widest) >= NEARLY_ALL


def of_list(rules: Rules, name: str, terms: Sequence[Term], added: Sequence[Term] = ()) -> Change:
    """A keyword list with other terms.

    Args:
        rules: As they are.
        name: The list.
        terms: All its terms as they would be.
        added: Those of them that are new.
    """
    lists = tuple(replace(each, terms=tuple(terms)) if each.name == name else each for each in rules.lists)
    asking = [topic for topic in rules.topics if name in _lists_of(topic)]
    return Change(before=_versioned(rules.lists, asking), after=_versioned(lists, asking), probe=_probe(added))


def of_lists(rules: Rules, changed: Mapping[str, Sequence[Term]]) -> Change:
    """Several keyword lists with other terms, by their names; what is new in any of them counts as added."""
    known = {each.name: frozenset(each.terms) for each in rules.lists}
    added = [term for name, terms in changed.items() for term in terms if term not in known.get(name, ())]
    lists = tuple(replace(each, terms=tuple(changed[each.name])) if each.name in changed else each for each in rules.lists)
    asking = [topic for topic in rules.topics if _lists_of(topic) & changed.keys()]
    return Change(before=_versioned(rules.lists, asking), after=_versioned(lists, asking), probe=_probe(added))


def of_topic(rules: Rules, name: str, query: str | None) -> Change:
    """A topic with another query; None takes it away."""
    before = [topic for topic in rules.topics if topic.name == name]
    after = [] if query is None else [Topic(name=name, query=query)]
    wanted = _versioned(rules.lists, after)
    return Change(before=_versioned(rules.lists, before), after=wanted, probe=wanted if query is not None else None)


def between(before: Rules, after: Rules) -> Change:
    """Any change of lists and topics. What a topic wants that is new or has another query counts as added, and so do new terms."""
    known = {each.name: each.terms for each in before.lists}
    lists = {each.name for each in (*before.lists, *after.lists) if each not in before.lists or each not in after.lists}
    changed = [each for each in after.topics if each not in before.topics]
    added = [term for each in after.lists for term in each.terms if term not in known.get(each.name, ())]
    probe = _probe(added)

    def concerned(rules: Rules, others: Rules) -> Rules:
        return _versioned(rules.lists, [each for each in rules.topics if each not in others.topics or _lists_of(each) & lists])

    if changed:
        lists_wanted, asking = (probe.lists, probe.topics) if probe is not None else ((), ())
        probe = _versioned((*after.lists, *lists_wanted), (*changed, *asking))
    return Change(before=concerned(before, after), after=concerned(after, before), probe=probe)


def nothing(rules: Rules) -> Change:
    """No change: what would be news by the rules as they are."""
    return Change(before=rules, after=rules)


def compare(articles: Iterable[StoredArticle], change: Change) -> list[Difference]:
    """Judge articles by both states."""
    return [_difference(each, change) for each in articles]


def summed(differences: Sequence[Difference], *, since: datetime, now: datetime) -> Backtest:
    """Differences of the newest articles, newest first, as one result.

    Args:
        differences: Of each article that was looked at.
        since: From when on.
        now: The time.
    """
    gained = [each.stored for each in differences if each.gained]
    lost = [each.stored for each in differences if each.lost]
    days = max(1.0, (now - since) / timedelta(days=1))
    return Backtest(
        since=since,
        articles=len(differences),
        gained=Counter(each.first_seen.date() for each in gained),
        lost=Counter(each.first_seen.date() for each in lost),
        more=_spread(gained),
        fewer=_spread(lost),
        alerts=(len(gained) - len(lost)) * _alerts_per_article(differences) / days,
        found=sum(each.probed for each in differences),
        widest=_widest(differences),
        fresh=sum(each.fresh and now - each.stored.first_seen <= LAST for each in differences),
    )


def _widest(differences: Sequence[Difference]) -> float:
    """The share of articles probed in the language in which it is greatest."""
    languages = Counter(each.stored.article.declared_language for each in differences)
    probed = Counter(each.stored.article.declared_language for each in differences if each.probed)
    return max((probed[language] / count for language, count in languages.items() if count >= _FEWEST), default=0.0)


def is_page(stored: StoredArticle) -> bool:
    """Whether its text came from its page."""
    return stored.article.content_hash != content_hash(stored.article.title, stored.article.text)


def _difference(stored: StoredArticle, change: Change) -> Difference:
    page = is_page(stored)
    before = _topics(stored, change.before, page=page)
    after = before if change.after is change.before else _topics(stored, change.after, page=page)
    known = () if stored.outcome is Outcome.REJECTED else stored.topics
    return Difference(
        stored=stored,
        gained=bool(after - before),
        lost=bool(before - after),
        probed=change.probe is not None and bool(after if change.probe is change.after else _topics(stored, change.probe, page=page)),
        fresh=bool(after - set(known)) and stored.outcome is not Outcome.UNPLACED,
        wanted=bool(before),
    )


def _topics(stored: StoredArticle, rules: Rules, *, page: bool) -> frozenset[str]:
    return frozenset(match.topic for match in wanted_now(stored.article, rules, wanted_before=stored.topics, page=page))


def _alerts_per_article(differences: Sequence[Difference]) -> float:
    """How many alerts a wanted article made until now; one where there are too few to tell."""
    wanted = [each.stored for each in differences if each.wanted and each.stored.story is not None]
    stories = sum(each.outcome is Outcome.NEW_STORY for each in wanted)
    return stories / len(wanted) if len(wanted) >= _FEWEST_ALERTS and stories else 1.0


def _spread(found: Sequence[StoredArticle]) -> tuple[StoredArticle, ...]:
    """Some of them, from all over the time."""
    if len(found) <= SAMPLES:
        return tuple(found)
    return tuple(found[number * (len(found) - 1) // (SAMPLES - 1)] for number in range(SAMPLES))


def _lists_of(topic: Topic) -> frozenset[str]:
    try:
        return lists_of(parse(topic.query))
    except QueryError:  # it wants nothing
        return frozenset()


def _probe(added: Sequence[Term]) -> Rules | None:
    """Rules that want what has one of these terms."""
    return _versioned((KeywordList(name=_PROBE, terms=tuple(added)),), (Topic(name=_PROBE, query=f"@{_PROBE}"),)) if added else None


def _versioned(lists: Sequence[KeywordList], topics: Sequence[Topic]) -> Rules:
    version = sha256(repr((tuple(lists), tuple(topics))).encode()).hexdigest()[:16]
    return Rules(lists=tuple(lists), topics=tuple(topics), version=f"test-{version}")
