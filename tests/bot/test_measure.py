"""The figures of `rajin evaluate`, against counting every pair by hand."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.measure import Judged, bcubed, cross_language_pairs, false_merges, pairs, score, splits

ARTICLES = st.lists(
    st.tuples(st.sampled_from("wxyz"), st.integers(0, 4), st.sampled_from(["en", "de", "ko"])),
    max_size=14,
).map(
    lambda rows: [
        Judged(id=str(number), event=event, story=story, language=language) for number, (event, story, language) in enumerate(rows)
    ]
)


@given(ARTICLES)
def test_pairs_are_counted_as_if_one_listed_them(articles: list[Judged]) -> None:
    """Rightly joined, wrongly joined, wrongly parted; of all pairs and of those across languages."""
    for count, wanted in (
        (pairs(articles), lambda _: True),
        (cross_language_pairs(articles), lambda couple: couple[0].language != couple[1].language),
    ):
        listed = [couple for couple in combinations(articles, 2) if wanted(couple)]
        assert count.right == sum(a.event == b.event and a.story == b.story for a, b in listed)
        assert count.false_merges == sum(a.event != b.event and a.story == b.story for a, b in listed)
        assert count.splits == sum(a.event == b.event and a.story != b.story for a, b in listed)


@given(ARTICLES)
def test_bcubed_is_the_mean_over_articles(articles: list[Judged]) -> None:
    """By its definition: for each article the share of its story, and of its event, that is right."""
    found = bcubed(articles)
    if not articles:
        assert found.f1 is None
        return

    def shares(one: Judged) -> tuple[float, float]:
        story = [other for other in articles if other.story == one.story]
        event = [other for other in articles if other.event == one.event]
        right = sum(other.event == one.event for other in story)
        return right / len(story), right / len(event)

    precision = sum(shares(one)[0] for one in articles) / len(articles)
    recall = sum(shares(one)[1] for one in articles) / len(articles)
    assert found.precision == pytest.approx(precision)
    assert found.recall == pytest.approx(recall)
    assert found.f1 == pytest.approx(2 * precision * recall / (precision + recall))


@given(ARTICLES)
def test_mistakes_are_listed_where_there_are_any(articles: list[Judged]) -> None:
    """Each listed couple is a real mistake, and none is listed only if there is none."""
    assert all(a.story == b.story and a.event != b.event for a, b in false_merges(articles))
    assert all(a.event == b.event and a.story != b.story for a, b in splits(articles))
    counted = pairs(articles)
    assert bool(false_merges(articles)) == bool(counted.false_merges)
    assert bool(splits(articles)) == bool(counted.splits)


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [((3, 1, 2), 0.75, 0.6, 2 / 3), ((0, 0, 0), None, None, None), ((0, 0, 2), None, 0.0, 0.0), ((0, 2, 0), 0.0, None, 0.0)],
)
def test_what_cannot_be_counted_is_none(
    counts: tuple[int, int, int], precision: float | None, recall: float | None, f1: float | None
) -> None:
    """No alerts: no precision; nothing relevant: no recall."""
    found = score(*counts)
    assert (found.precision, found.recall) == (precision, recall)
    assert found.f1 == (None if f1 is None else pytest.approx(f1))
