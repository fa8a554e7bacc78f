"""Quantities in the reader's language: "more than 6,700 containers"."""

from collections.abc import Iterable

from bot.locales.texts import Texts
from feeds.types.claim import Approximation, Quantity

_APPROXIMATIONS = {
    Approximation.ABOUT: "approx-about",
    Approximation.MORE_THAN: "approx-more-than",
    Approximation.AT_LEAST: "approx-at-least",
    Approximation.LESS_THAN: "approx-less-than",
    Approximation.UP_TO: "approx-up-to",
}
_MOST = 4


def figure(quantity: Quantity, texts: Texts) -> str:
    """One quantity in words."""
    number = texts.number(quantity.value)
    if quantity.high is not None:
        number = texts("range", low=number, high=texts.number(quantity.high))
    key = f"unit-{quantity.unit}"
    count = 1 if quantity.value == 1 and quantity.high is None else 2
    amount = texts(key, n=count, number=number) if texts.has(key) else texts("unit-other", number=number, unit=quantity.unit)
    approximation = _APPROXIMATIONS.get(quantity.approximation)
    return texts(approximation, amount=amount) if approximation else amount


def figures(quantities: Iterable[Quantity], texts: Texts) -> str:
    """Up to four different quantities in words, in their order, parted by commas; "" for none.

    Where one number stands there both bare and qualified ("6,700", "more than 6,700"), the qualified form is shown: it claims less.
    """
    shown: dict[tuple[float, float | None, str], Quantity] = {}
    for quantity in quantities:
        same = (quantity.value, quantity.high, quantity.unit)
        if same not in shown or shown[same].approximation is Approximation.EXACT:
            shown[same] = quantity
    return ", ".join([figure(quantity, texts) for quantity in shown.values()][:_MOST])
