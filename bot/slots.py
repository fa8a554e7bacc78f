"""How well claims are read: judged claims beside found ones, slot by slot (pure).

A slot that was judged and not found is a miss, one that was found and not judged is wrong, one that was found otherwise is both. "Exact",
"asserted" and "delivered" are what a text says without a word, so they are no slots.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, ConfigDict

from bot.measure import Score, score
from feeds.types.article import Analysis
from feeds.types.claim import Approximation, Claim, Designation, Direction, Stance, Status
from feeds.understand.claims.speakers import identify
from feeds.understand.text import fold
from feeds.understand.units import canonical

_CLOSE: Final = 0.005  # share by which an amount may differ: rounding in the judge's file
_SHORT: Final = 2  # characters below which a name inside another proves nothing
Slot = tuple[str, str]
"""The name of a slot and its value."""


class JudgedClaim(BaseModel):
    """A claim as a person read it; the keys of docs/evaluation.md."""

    model_config = ConfigDict(extra="forbid")

    amount: float
    high: float | None = None
    unit: str
    approximation: Approximation = Approximation.EXACT
    direction: Direction | None = None
    claimant: str | None = None
    chain: tuple[str, ...] = ()
    date: dt.date | None = None
    stance: Stance = Stance.ASSERTED
    status: Status = Status.DELIVERED


class JudgedDesignation(BaseModel):
    """An act of listing as a person read it."""

    model_config = ConfigDict(extra="forbid")

    by: str
    listed: tuple[str, ...]
    programme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One article's slots.

    Attributes:
        right: Judged and found.
        wrong: Found only.
        missed: Judged only.
    """

    right: tuple[Slot, ...]
    wrong: tuple[Slot, ...]
    missed: tuple[Slot, ...]


def compare(claims: Sequence[JudgedClaim], designations: Sequence[JudgedDesignation], analysis: Analysis) -> Compared:
    """Hold what was judged beside what was found: each judged claim beside the found one of its amount, the same unit first."""
    right: list[Slot] = []
    wrong: list[Slot] = []
    missed: list[Slot] = []
    for judged, found in (*_claims(claims, analysis.claims), *_designations(designations, analysis.designations)):
        theirs = list(found)
        for slot in judged:
            same = next((other for other in theirs if _same(slot, other, analysis.language)), None)
            if same is None:
                missed.append(slot)
            else:
                right.append(slot)
                theirs.remove(same)
        wrong += theirs
    return Compared(right=tuple(right), wrong=tuple(wrong), missed=tuple(missed))


def scores(compared: Iterable[Compared]) -> dict[str, Score]:
    """Precision, recall and F1 of each slot, and of all under "all"."""
    counts: dict[str, Counter[str]] = {"all": Counter()}
    for each in compared:
        for kind, slots in (("right", each.right), ("wrong", each.wrong), ("missed", each.missed)):
            for name, _ in slots:
                counts.setdefault(name, Counter())[kind] += 1
                counts["all"][kind] += 1
    return {name: score(count["right"], count["wrong"], count["missed"]) for name, count in counts.items()}


def _claims(judged: Sequence[JudgedClaim], found: Sequence[Claim]) -> Iterator[tuple[list[Slot], list[Slot]]]:
    counted = [claim for claim in found if claim.quantity is not None]
    for claim in judged:
        partner = _partner(claim, counted)
        if partner is not None:
            counted.remove(partner)
        yield list(_of_judged(claim)), list(_of_found(partner)) if partner else []
    yield from (([], list(_of_found(spurious))) for spurious in counted)


def _partner(judged: JudgedClaim, found: Sequence[Claim]) -> Claim | None:
    same = [claim for claim in found if claim.quantity is not None and abs(claim.quantity.value - judged.amount) <= _CLOSE * judged.amount]
    unit = canonical(judged.unit).name
    return next(
        (claim for claim in same if claim.quantity is not None and canonical(claim.quantity.unit).name == unit), next(iter(same), None)
    )


def _of_judged(claim: JudgedClaim) -> Iterator[Slot]:
    yield from _slots(claim.amount, claim.high, claim.unit, claim.approximation)
    yield from _rest(claim.direction, claim.claimant, claim.chain, claim.date)
    yield from _kept_apart(claim.stance, claim.status)


def _of_found(claim: Claim) -> Iterator[Slot]:
    if claim.quantity is not None:
        yield from _slots(claim.quantity.value, claim.quantity.high, claim.quantity.unit, claim.quantity.approximation)
    yield from _rest(claim.direction, claim.claimant, claim.chain, claim.said_on)
    yield from _kept_apart(claim.stance, claim.status)


def _slots(value: float, high: float | None, unit: str, approximation: Approximation) -> Iterator[Slot]:
    yield "amount", f"{value:.3g}" if high is None else f"{value:.3g} to {high:.3g}"
    yield "unit", canonical(unit).name
    if approximation is not Approximation.EXACT:
        yield "approximation", approximation


def _rest(direction: Direction | None, claimant: str | None, chain: Sequence[str], day: dt.date | None) -> Iterator[Slot]:
    if direction is not None:
        yield "direction", direction
    if claimant:
        yield "claimant", claimant
    yield from (("chain", name) for name in chain)
    if day is not None:
        yield "date", day.isoformat()


def _kept_apart(stance: Stance, status: Status) -> Iterator[Slot]:
    if stance is not Stance.ASSERTED:
        yield "stance", stance
    if status is not Status.DELIVERED:
        yield "status", status


def _designations(judged: Sequence[JudgedDesignation], found: Sequence[Designation]) -> Iterator[tuple[list[Slot], list[Slot]]]:
    """All acts of one side in an article count as one: whether a sentence lists two names or two sentences one each is style."""
    sides = dict.fromkeys([*(_side(act.by) for act in judged), *(_side(act.by) for act in found)])
    for side in sides:
        ours = [act for act in judged if _side(act.by) == side]
        theirs = [act for act in found if _side(act.by) == side]
        yield list(_acts(side, ours)) if ours else [], list(_acts(side, theirs)) if theirs else []


def _side(name: str) -> str:
    """Judges write "south_korea" where names.toml has "south-korea"."""
    return name.replace("_", "-")


def _acts(side: str, acts: Sequence[JudgedDesignation] | Sequence[Designation]) -> Iterator[Slot]:
    yield "listed by", side
    yield from (("listed", name) for act in acts for name in dict.fromkeys(act.listed))
    yield from (("programme", name) for name in dict.fromkeys(act.programme for act in acts) if name)


_NAMES: Final = frozenset({"claimant", "chain", "listed", "programme"})


def _same(one: Slot, other: Slot, language: str) -> bool:
    """Equal; of names also where one stands in the other ("Shin" and "Defence Minister Shin"), or both name one person or office."""
    if one[0] != other[0]:
        return False
    if one[0] not in _NAMES:
        return one[1] == other[1]
    ours, theirs = fold(one[1]).text, fold(other[1]).text
    short, long = sorted((ours, theirs), key=len)
    return short == long or (len(short) >= _SHORT and short in long) or (one[0] == "claimant" and _one_speaker(one[1], other[1], language))


def _one_speaker(one: str, other: str, language: str) -> bool:
    ours = identify(one, language)
    return ours is not None and ours == identify(other, language) and (ours.office is not None or ours.person is not None)
