"""The figures of `rajin evaluate`, against counting every pair by hand."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.measure import Judged, bcubed, cross_language_pairs, false_merges, pairs, score, splits

JUDGED = st.builds(
    Judged,
    id=st.uuids().map(str),
    event=st.sampled_from("wxyz"),
    story=st.integers(0, 4),
    language=st.sampled_from(["en", "de", "ko"]),
)
ARTICLES = st.lists(JUDGED, max_size=14)


@given(ARTICLES)
def test_pairs_are_counted_as_if_one_listed_them(articles: list[Judged]) -> None:
    """Rightly joined, wrongly joined, wrongly parted; of all pairs and of those across languages."""
    listed = list(combinations(articles, 2))
    crossing = [(a, b) for a, b in listed if a.language != b.language]
    for counted, couples in ((pairs(articles), listed), (cross_language_pairs(articles), crossing)):
        assert counted.right == sum(a.event == b.event and a.story == b.story for a, b in couples)
        assert counted.false_merges == sum(a.event != b.event and a.story == b.story for a, b in couples)
        assert counted.splits == sum(a.event == b.event and a.story != b.story for a, b in couples)


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
    ("counts", "figures"),
    [((3, 1, 2), (0.75, 0.6, 2 / 3)), ((0, 0, 0), (None, None, None)), ((0, 0, 2), (None, 0.0, 0.0)), ((0, 2, 0), (0.0, None, 0.0))],
)
def test_what_cannot_be_counted_is_none(counts: tuple[int, int, int], figures: tuple[float | None, ...]) -> None:
    """No alerts: no precision; nothing relevant: no recall."""
    found = score(*counts)
    assert (found.precision, found.recall, found.f1) == figures
