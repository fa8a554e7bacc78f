"""The check of the floors itself: a figure below its floor fails, one above it is named."""

import tomllib

import pytest

from tests import floors


@pytest.mark.parametrize(
    ("path", "figure", "floor", "holds"),
    [
        ("relevance.f1", 0.98, 0.97, True),
        ("relevance.f1", 0.97, 0.97, True),
        ("relevance.f1", 0.96, 0.97, False),
        ("events.false_merges", 0, 0, True),
        ("events.false_merges", 1, 0, False),
    ],
)
def test_a_floor_holds_or_fails(path: str, figure: float, floor: float, holds: bool) -> None:
    """Scores must not fall below it, mistakes not rise above it."""
    assert floors.judged(path, figure, floor)[0] is holds


def test_every_floor_is_a_figure_of_the_report() -> None:
    """No floor stands under something that is not measured."""
    report = {"relevance": {"f1": 0.5, "by_language": {"ko": {"f1": None}}}}
    assert floors.at(report, "relevance.f1") == 0.5
    assert floors.at(report, "relevance.by_language.ko.f1") == 0.0
    with pytest.raises(KeyError):
        floors.at(report, "relevance.f2")
    assert dict(floors.flat(tomllib.loads(floors.FLOORS.read_text(encoding="utf-8"))))["samples.relevance.f1"] > 0.9
