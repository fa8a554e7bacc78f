"""Figures in words: what is told once."""

from bot.locales.texts import texts
from bot.render.figures import figures
from feeds.types.claim import Quantity


def people(unit: str, value: float = 10_000) -> Quantity:
    """So many of them."""
    return Quantity(value=value, unit=unit, text="", start=0)


def test_people_counted_as_something_closer_are_told_once() -> None:
    """Ten thousand people are the ten thousand troops, in whichever order; another number, or no troops, is told."""
    assert figures([people("troop"), people("person")], texts("en")) == "10,000 troops"
    assert figures([people("person"), people("troop")], texts("en")) == "10,000 troops"
    assert figures([people("troop"), people("troop"), people("person", 300)], texts("en")) == "10,000 troops, 300 people"
    assert figures([people("person")], texts("en")) == "10,000 people"
