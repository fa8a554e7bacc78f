"""Quantities in the reader's language: "more than 6,700 containers"."""

from collections.abc import Iterable, Mapping

from bot.locales.texts import Texts
from feeds.types.claim import Approximation, Claim, Direction, Quantity
from feeds.understand.units import canonical

_APPROXIMATIONS = {
    Approximation.ABOUT: "approx-about",
    Approximation.MORE_THAN: "approx-more-than",
    Approximation.AT_LEAST: "approx-at-least",
    Approximation.LESS_THAN: "approx-less-than",
    Approximation.UP_TO: "approx-up-to",
}
_MOST = 4
_PEOPLE = "person"
_WAYS = {Direction.DPRK_TO_RUSSIA: "way-dprk-to-russia", Direction.RUSSIA_TO_DPRK: "way-russia-to-dprk"}


def figure(quantity: Quantity, texts: Texts) -> str:
    """One quantity in words."""
    number = texts.number(quantity.value)
    if quantity.high is not None:
        number = texts("range", low=number, high=texts.number(quantity.high))
    approximation = _APPROXIMATIONS.get(quantity.approximation)
    if approximation:
        number = texts.attribute(approximation, "number", number=number) or number
    key = f"unit-{quantity.unit}"
    count = texts.counting(quantity.value if quantity.high is None else quantity.high, governed=approximation is not None)
    amount = texts(key, n=count, number=number) if texts.has(key) else texts("unit-other", number=number, unit=quantity.unit)
    return texts(approximation, amount=amount) if approximation else amount


def figures(quantities: Iterable[Quantity], texts: Texts, claims: Iterable[Claim] = ()) -> str:
    """Up to four different quantities in words, in their order, parted by commas; "" for none.

    Where figures of one unit go different ways, which `claims` say, they say which: "7,000 containers to Russia, 9,000 containers to North
    Korea" is no contradiction.

    "10,000 people" are not told beside "10,000 troops".

    Where one number stands there both bare and qualified ("6,700", "more than 6,700"), the qualified form is shown: it claims less.
    """
    shown: dict[tuple[float, float | None, str], Quantity] = {}
    for quantity in quantities:
        same = (quantity.value, quantity.high, quantity.unit)
        if same not in shown or shown[same].approximation is Approximation.EXACT:
            shown[same] = quantity
    counted = {(value, high) for value, high, unit in shown if unit != _PEOPLE and canonical(unit).people}
    for value, high in counted:
        shown.pop((value, high, _PEOPLE), None)
    ways = _ways(shown.values(), claims)
    return ", ".join([_with_way(figure(quantity, texts), ways.get(quantity.start), texts) for quantity in shown.values()][:_MOST])


def _ways(shown: Iterable[Quantity], claims: Iterable[Claim]) -> Mapping[int, Direction]:
    """Where the figures went, by their places in the text, as far as two of one unit did not go the same way."""
    known = {claim.quantity.start: claim.direction for claim in claims if claim.quantity is not None}
    units: dict[str, list[Quantity]] = {}
    for quantity in shown:
        units.setdefault(quantity.unit, []).append(quantity)
    ways: dict[int, Direction] = {}
    for alike in units.values():
        if len({known.get(quantity.start) for quantity in alike}) > 1:
            ways |= {quantity.start: way for quantity in alike if (way := known.get(quantity.start))}
    return ways


def _with_way(amount: str, way: Direction | None, texts: Texts) -> str:
    return amount if way is None else texts(_WAYS[way], amount=amount)
