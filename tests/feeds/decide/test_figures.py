"""How figures of two texts compare."""

import pytest

from feeds.decide.figures import agree, contradict, new_figures
from feeds.types.claim import Quantity


def one(value: float, unit: str = "container", high: float | None = None) -> Quantity:
    return Quantity(value=value, unit=unit, high=high, text="", start=0)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([one(6700)], [one(7000)], True),
        ([one(6700)], [one(6700)], False),
        ([one(10000)], [one(10150)], False),
        ([one(6700), one(7000)], [one(7000)], False),
        ([one(6700)], [one(6700, "troop")], False),
        ([one(10000, high=12000)], [one(11000)], False),
        ([one(10000, high=12000)], [one(12000, high=15000)], False),
        ([one(10000, high=12000)], [one(13000)], True),
        ([one(7000), one(1500, "troop")], [one(7000), one(3000, "troop")], True),
        ([], [one(7000)], False),
        ([one(2, "killed")], [one(3, "wounded")], True),
        ([one(2, "killed")], [one(2, "wounded")], True),
        ([one(2, "killed")], [one(2, "killed"), one(3, "wounded")], False),
        ([one(54, "missile")], [one(54, "rocket")], False),
        ([one(54, "missile")], [one(600, "rocket")], True),
        ([one(3000, "unheard-of")], [one(5000, "unheard-of")], True),
    ],
)
def test_texts_contradict_where_a_unit_has_no_common_value(ours: list[Quantity], theirs: list[Quantity], *, expected: bool) -> None:
    """Two texts contradict when some unit or family has no common value within two per cent, or the same people met another fate."""
    assert contradict(ours, theirs) is expected
    assert contradict(theirs, ours) is expected


@pytest.mark.parametrize("values", [(1000, 5000), (5000, 6700), (6700, 7000), (7000, 9000), (10000, 12000), (12000, 13000), (1500, 3000)])
def test_the_figures_of_the_beat_are_told_apart(values: tuple[float, float]) -> None:
    """The totals that followed one another on this beat never agree."""
    assert not agree(one(values[0]), one(values[1]))


def test_new_figures_are_those_not_told_before() -> None:
    """A new value of a unit that matters is news, once; a known one, a small one and an unimportant unit are not."""
    known = [one(6700)]
    told = [one(6750), one(7000), one(7000), one(3), one(400, "person"), one(3_000_000, "shell")]
    assert new_figures(known, told) == (told[1], told[5])


def test_rockets_known_as_missiles_elsewhere_are_no_news() -> None:
    """What one language counts as missiles and another as rockets is one figure."""
    assert new_figures([one(500_000, "rocket")], [one(500_000, "missile")]) == ()
