"""Numbers that tell a share count nothing; a part is told, and not its whole."""

import pytest

from feeds.understand.quantities import quantities
from feeds.understand.shares import is_share


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("two thirds of the shells", "two"),
        ("one in ten shells", "ten"),
        ("two shells out of three", "two"),
        ("zwei von drei granaten", "drei"),
        ("포탄의 3분의 2", "2"),
        ("10発中3発", "10"),
        ("10発中3発", "3"),
        ("三分之二", "二"),
    ],
)
def test_a_share_is_seen_from_both_its_numbers(text: str, number: str) -> None:
    """Whichever of the two is looked at."""
    at = text.index(number)
    value = {"two": 2, "ten": 10, "drei": 3, "二": 2}.get(number) or int(number)
    assert is_share(text, at, at + len(number), float(value))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two of the missiles and 300 shells", [(2, "missile"), (300, "shell")]),
        ("North Korea sent 12 missiles in 10 containers", [(12, "missile"), (10, "container")]),
        ("600 of 11,000 North Korean soldiers were killed", [(600, "killed")]),
        ("포로 2명 중 1명이 사망했다", [(2, "prisoner"), (1, "killed")]),
        ("3発のミサイルを2隻の船で", [(3, "missile"), (2, "ship")]),
        ("60 missiles out of 300 reached Russia", [(60, "missile")]),
    ],
)
def test_counts_beside_each_other_stay_counts(text: str, told: list[tuple[float, str]]) -> None:
    """Neighbours of shares: people one by one, different things, numbers too large for a share."""
    assert [(each.value, each.unit) for each in quantities("", text)] == told
