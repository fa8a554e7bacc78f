import pytest

from feeds.types.claim import Direction
from feeds.understand.claims.directions import directions

TO_RUSSIA, TO_DPRK = Direction.DPRK_TO_RUSSIA, Direction.RUSSIA_TO_DPRK


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("en", "Arms from North Korea for Russia", {TO_RUSSIA}),
        ("en", "Russia sent North Korea oil", {TO_DPRK}),
        ("de", "Öl aus Russland für Nordkorea", {TO_DPRK}),
        ("ko", "북한, 러시아에 무기 보내", {TO_RUSSIA}),
        ("ru", "Оружие из КНДР в Россию", {TO_RUSSIA}),
        ("en", "Arms from North Korea for Russia, oil from Russia to North Korea", {TO_RUSSIA, TO_DPRK}),
        ("en", "A ferry to Russia", set()),
        ("xx", "Arms from North Korea for Russia", set()),
    ],
)
def test_the_direction_of_a_title(language: str, title: str, expected: set[Direction]) -> None:
    """Each direction that a passage with both countries tells; nothing in a language without words."""
    assert directions(title, "", language) == expected


def test_only_the_lead_is_read() -> None:
    """What stands behind two sentences is background."""
    text = "Seoul met. It spoke. Last year arms went from North Korea to Russia."
    assert directions("Talks", text, "en") == frozenset()
    assert directions("Talks", text.split("spoke. ")[1], "en") == {TO_RUSSIA}
