"""Quantities and claims: the facts of an article in a form that can be compared."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Approximation(StrEnum):
    """How exactly a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    LESS_THAN = "less_than"


class Direction(StrEnum):
    """Which way something went."""

    DPRK_TO_RUSSIA = "dprk_to_russia"
    RUSSIA_TO_DPRK = "russia_to_dprk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    r"""A number with its unit, as the text gives it and as it compares.

    Attributes:
        value: The number; for a range its lower end.
        high: The upper end of a range, else None.
        unit: Canonical unit, lower-case English singular: "container", "troop", "shell", "missile", "ton", "barrel", ...
        approximation: How exactly it is meant.
        text: The words it was read from.
        start: Offset of `text` in "title\\n" + text of the article, in code points.
    """

    value: float
    unit: str
    text: str
    start: int
    high: float | None = None
    approximation: Approximation = Approximation.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who says that how much of what went from whom to whom, when; an absent slot is None or ().

    Attributes:
        quantity: How much of what unit.
        goods: What it is, canonical ("munitions"), where the unit alone does not say.
        direction: Which way.
        claimant: Who says so, as the text names them.
        chain: Through whom it reached the outlet, nearest first ("AFP", "Time").
        said_on: The day on which it was said.
        passage: The sentence that all this was read from, word for word.
    """

    quantity: Quantity | None
    goods: str | None = None
    direction: Direction | None = None
    claimant: str | None = None
    chain: tuple[str, ...] = ()
    said_on: date | None = None
    passage: str
