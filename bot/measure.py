"""Figures for judged articles (pure): precision, recall, F1, pairs and BCubed.

Sources: pairwise precision and recall over all pairs of counted articles; BCubed after Bagga and Baldwin, "Entity-Based Cross-Document
Coreferencing Using the Vector Space Model", COLING 1998.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and F1, each in 0..1, or None where nothing was to be counted."""

    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One article with its judgement and the program's.

    Attributes:
        id: Its id in the file.
        language: BCP 47 primary tag.
        event: The judge's word for its event.
        story: The program's story; an article that stands alone has one of its own.
    """

    id: str
    language: str
    event: str
    story: Hashable


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of articles: rightly joined, wrongly joined (false merges), wrongly parted (splits)."""

    right: int
    false_merges: int
    splits: int

    @property
    def score(self) -> Score:
        """Pairwise precision, recall and F1."""
        return score(self.right, self.false_merges, self.splits)


def score(right: int, wrong: int, missed: int) -> Score:
    """Precision, recall and F1 from counts of true positives, false positives and false negatives."""
    precision = right / (right + wrong) if right + wrong else None
    recall = right / (right + missed) if right + missed else None
    f1 = 2 * right / (2 * right + wrong + missed) if right + wrong + missed else None
    return Score(precision=precision, recall=recall, f1=f1)


def pairs(articles: Sequence[Judged]) -> Pairs:
    """Count pairs of all articles without listing them."""
    return _pairs(articles, lambda group: _choose_two(len(group)))


def cross_language_pairs(articles: Sequence[Judged]) -> Pairs:
    """Count pairs of articles in different languages."""

    def crossing(group: Sequence[Judged]) -> int:
        alike = sum(_choose_two(count) for count in Counter(article.language for article in group).values())
        return _choose_two(len(group)) - alike

    return _pairs(articles, crossing)


def bcubed(articles: Sequence[Judged]) -> Score:
    """BCubed precision, recall and F1."""
    if not articles:
        return Score(precision=None, recall=None, f1=None)
    events = Counter(article.event for article in articles)
    stories = Counter(article.story for article in articles)
    both = Counter((article.event, article.story) for article in articles)
    precision = sum(both[article.event, article.story] / stories[article.story] for article in articles) / len(articles)
    recall = sum(both[article.event, article.story] / events[article.event] for article in articles) / len(articles)
    return Score(precision=precision, recall=recall, f1=2 * precision * recall / (precision + recall))


def false_merges(articles: Iterable[Judged]) -> list[tuple[Judged, Judged]]:
    """For each story that holds several events: its first article of each event, paired with the story's first."""
    return _odd_ones(articles, lambda article: article.story, lambda article: article.event)


def splits(articles: Iterable[Judged]) -> list[tuple[Judged, Judged]]:
    """For each event that was told as several stories: the first article of each story, paired with the event's first."""
    return _odd_ones(articles, lambda article: article.event, lambda article: article.story)


def _odd_ones(
    articles: Iterable[Judged], outer: Callable[[Judged], Hashable], inner: Callable[[Judged], Hashable]
) -> list[tuple[Judged, Judged]]:
    groups: dict[Hashable, dict[Hashable, Judged]] = defaultdict(dict)
    for article in articles:
        groups[outer(article)].setdefault(inner(article), article)
    return [(first, other) for first, *others in (list(group.values()) for group in groups.values()) for other in others]


def _pairs(articles: Iterable[Judged], count: Callable[[Sequence[Judged]], int]) -> Pairs:
    by_event: dict[Hashable, list[Judged]] = defaultdict(list)
    by_story: dict[Hashable, list[Judged]] = defaultdict(list)
    by_both: dict[Hashable, list[Judged]] = defaultdict(list)
    for article in articles:
        by_event[article.event].append(article)
        by_story[article.story].append(article)
        by_both[article.event, article.story].append(article)
    same_event = sum(map(count, by_event.values()))
    same_story = sum(map(count, by_story.values()))
    right = sum(map(count, by_both.values()))
    return Pairs(right=right, false_merges=same_story - right, splits=same_event - right)


def _choose_two(count: int) -> int:
    return count * (count - 1) // 2
