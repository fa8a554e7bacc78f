"""How much a telling may interrupt."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from feeds.decide.severity import severity
from feeds.types.article import Analysis
from feeds.types.claim import Claim, Designation, Quantity, Speaker, Stance, Status
from feeds.types.feed import Tier
from feeds.types.story import Severity

FIGURE = Quantity(value=7000, unit="container", text="7,000", start=10)
SHIN = Speaker(side="south-korea", office="defence-minister", person="shin-won-sik")
CLAIM = Claim(quantity=FIGURE, speaker=SHIN, passage="")
DAY = date(2024, 2, 26)
ACT = Designation(by="eu", listed=("Ri",), passage="")


def said(*claims: Claim, designations: tuple[Designation, ...] = ()) -> Analysis:
    """An analysis whose lead makes these claims."""
    figures = tuple(claim.quantity for claim in claims if claim.quantity is not None)
    return Analysis(language="en", matches=(), reason="", lead_quantities=figures, claims=claims, designations=designations)


def claim(**changes: Any) -> Claim:
    """A claim that differs from a minister's count of containers."""
    return replace(CLAIM, **changes)


@pytest.mark.parametrize("tier", [Tier.OFFICIAL_LIST, Tier.GOVERNMENT])
def test_an_official_source_is_a_flash(tier: Tier) -> None:
    """Whatever it says; and so is an act of listing, whoever tells it."""
    assert severity(tier, said()) is Severity.FLASH
    assert severity(Tier.INDEPENDENT, said(designations=(ACT,))) is Severity.FLASH
    assert severity(Tier.INDEPENDENT, replace(said(), acts=("veto russia",))) is Severity.FLASH
    assert severity(Tier.STATE_MEDIA, replace(said(), acts=("admission dprk",))) is Severity.LOW


def test_a_governments_new_total_is_a_flash() -> None:
    """By whichever of its offices; told before, it is routine."""
    assert severity(Tier.WIRE, said(CLAIM)) is Severity.FLASH
    assert severity(Tier.WIRE, said(CLAIM), known=[FIGURE]) is Severity.ROUTINE
    assert severity(Tier.WIRE, said(CLAIM), known=[replace(FIGURE, value=6700)]) is Severity.FLASH
    assert severity(Tier.WIRE, said(claim(speaker=Speaker(side="ukraine")))) is Severity.FLASH


@pytest.mark.parametrize(
    "told",
    [
        claim(speaker=None, claimant="a minister"),
        claim(speaker=Speaker(side="uk", office="research-group")),
        claim(speaker=Speaker(side="usa", office="official")),
        claim(speaker=Speaker(office="defence-minister")),
        claim(stance=Stance.DENIED),
        claim(status=Status.PLANNED),
        claim(status=Status.CAPACITY),
        claim(quantity=replace(FIGURE, unit="dollar")),
        claim(quantity=replace(FIGURE, value=3)),
    ],
    ids=["nobody known", "an institute", "not named", "of no country", "denied", "planned", "capacity", "no headline", "small"],
)
def test_anything_else_is_routine(told: Claim) -> None:
    """A claim that is no government's new total."""
    assert severity(Tier.WIRE, said(told)) is Severity.ROUTINE


def test_a_governments_total_below_the_lead_is_a_flash() -> None:
    """Where the lead tells the same figure without saying whose it is, and where the government gave it that day."""
    below = replace(said(claim(quantity=replace(FIGURE, start=900), said_on=DAY)), lead_quantities=())
    assert severity(Tier.WIRE, replace(below, lead_quantities=(FIGURE,))) is Severity.FLASH
    assert severity(Tier.WIRE, replace(below, lead_quantities=(replace(FIGURE, value=6000),))) is Severity.ROUTINE
    assert [severity(Tier.WIRE, below, day=DAY + timedelta(days=days)) is Severity.FLASH for days in (0, 1, 2)] == [True, True, False]
    assert severity(Tier.WIRE, below, day=DAY, known=[FIGURE]) is Severity.ROUTINE


def test_background_is_no_new_total() -> None:
    """What stands below the lead and is of no day that is named."""
    assert severity(Tier.WIRE, replace(said(CLAIM), lead_quantities=()), day=DAY) is Severity.ROUTINE


@pytest.mark.parametrize("tier", [Tier.TABLOID, Tier.STATE_MEDIA])
def test_one_weak_source_alone_is_low(tier: Tier) -> None:
    """Even with a government's total; with somebody else it is what it says."""
    assert severity(tier, said(CLAIM)) is Severity.LOW
    assert severity(tier, said(CLAIM), alone=False) is Severity.FLASH
    assert severity(tier, said(), alone=False) is Severity.ROUTINE
    assert severity(Tier.AGGREGATOR, said()) is Severity.ROUTINE
