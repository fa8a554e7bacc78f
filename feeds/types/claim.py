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


class Stance(StrEnum):
    """Whether a claimant says that it is so, that it is not, or that they do not know it to be so."""

    ASSERTED = "asserted"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"  # no evidence, cannot confirm it, no longer says so


class Status(StrEnum):
    """How far a thing has come: what could be is kept apart from what was."""

    DELIVERED = "delivered"  # it happened, or is happening
    PLANNED = "planned"  # somebody intends it, or expects it
    CAPACITY = "capacity"  # what could be held, made or carried


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something, in terms that every language shares, so that a reader can be told in their own.

    Attributes:
        side: For whom they speak ("south-korea", "usa", "un"), a side of names.toml, or None.
        office: What they are there ("defence-minister", "intelligence"), an office of speakers.toml, or None.
        person: Their key in names.toml ("shin-won-sik"), or None.
    """

    side: str | None = None
    office: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who says that how much of what went from whom to whom, when; an absent slot is None or ().

    Attributes:
        quantity: How much of what unit.
        goods: What it is, canonical ("munitions"), where the unit alone does not say.
        direction: Which way.
        claimant: Who says so, as the text names them.
        speaker: The same in terms that every language shares, as far as they are known.
        chain: Through whom it reached the outlet, nearest first ("AFP", "Time").
        said_on: The day on which it was said.
        since: Since when it has gone on, as ISO year, month or day ("2022", "2023-08"), where the passage says so.
        stance: Whether the claimant says so, denies it or does not know it.
        status: Whether it happened, is planned, or is what could be.
        passage: The sentence that all this was read from, word for word.
    """

    quantity: Quantity | None
    goods: str | None = None
    direction: Direction | None = None
    claimant: str | None = None
    speaker: Speaker | None = None
    chain: tuple[str, ...] = ()
    said_on: date | None = None
    since: str | None = None
    stance: Stance = Stance.ASSERTED
    status: Status = Status.DELIVERED
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """An act of listing: who was put on a sanctions list, by whom, under what programme.

    Attributes:
        by: The side that listed them ("usa", "eu", "un"), a side of names.toml.
        listed: Who was listed, as the passage names them, in its order; never empty.
        programme: Under what ("Executive Order 13810"), as the passage names it, or None.
        said_on: The day of the act, where the passage says so.
        passage: The sentence that all this was read from, word for word.
    """

    by: str
    listed: tuple[str, ...]
    programme: str | None = None
    said_on: date | None = None
    passage: str
