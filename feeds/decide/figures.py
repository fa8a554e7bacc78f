"""Figures of two texts, compared: what agrees, what contradicts, what is new."""

from collections.abc import Iterable
from typing import Final

from feeds.types.claim import Quantity
from feeds.understand.units import canonical

TOLERANCE: Final = 0.02
"""Of the larger figure, within which two are one."""

_FATES: Final = frozenset({"killed", "wounded", "prisoner", "casualty"})


def contradict(a: Iterable[Quantity], b: Iterable[Quantity]) -> bool:
    """Whether some unit, or family of units, stands on both sides without a value in common (within 2 %; ranges that touch have one).

    Missiles and rockets of one number are the same; killed and wounded are one family, but two killed are not two wounded.
    """
    one, other = tuple(a), tuple(b)
    if not one or not other:
        return False
    ours, theirs = _grouped(one), _grouped(other)
    return any(not any(_alike(one, other) for one in ours[group] for other in theirs[group]) for group in ours.keys() & theirs.keys())


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of one unit have a value in common, within 2 % of the larger one."""
    return one.unit == other.unit and _overlap(one, other)


def new_figures(known: Iterable[Quantity], told: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The figures of `told` that nobody has told before and that are large enough to be news; each value once, in order."""
    heard: dict[str, list[Quantity]] = {}
    for quantity in known:
        heard.setdefault(canonical(quantity.unit).family, []).append(quantity)
    news: list[Quantity] = []
    for quantity in told:
        unit = canonical(quantity.unit)
        before = heard.setdefault(unit.family, [])
        if unit.matters is None or quantity.value < unit.matters or any(_alike(quantity, other) for other in before):
            continue
        before.append(quantity)
        news.append(quantity)
    return tuple(news)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of one family have a value in common; of people, they must have met the same fate as well."""
    return _overlap(one, other) and (one.unit == other.unit or not {one.unit, other.unit} <= _FATES)


def _overlap(one: Quantity, other: Quantity) -> bool:
    ours, theirs = _high(one), _high(other)
    slack = TOLERANCE * max(ours, theirs)
    return one.value <= theirs + slack and other.value <= ours + slack


def _grouped(quantities_: Iterable[Quantity]) -> dict[tuple[str, str], list[Quantity]]:
    """Quantities by their unit and by its family."""
    groups: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in quantities_:
        groups.setdefault(("unit", quantity.unit), []).append(quantity)
        groups.setdefault(("family", canonical(quantity.unit).family), []).append(quantity)
    return groups


def _high(quantity: Quantity) -> float:
    return quantity.value if quantity.high is None else quantity.high
