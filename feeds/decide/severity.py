"""How much a telling may interrupt: a decision like any other, with its rules in one place. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from feeds.decide.dedup import HEADLINE_UNITS
from feeds.decide.figures import agree, new_figures
from feeds.types.article import Analysis
from feeds.types.claim import Claim, Quantity, Stance, Status
from feeds.types.feed import Tier
from feeds.types.story import Severity

OFFICIAL: Final = frozenset({Tier.OFFICIAL_LIST, Tier.GOVERNMENT})
"""Sources that are the authority itself."""

_BESIDE: Final = timedelta(days=1)
_WEAK: Final = frozenset({Tier.TABLOID, Tier.STATE_MEDIA})
_ON_THEIR_OWN: Final = frozenset({"research-group", "analyst", "member-of-parliament", "official", "adviser", "former-official"})
"""Offices that bind no government: experts, single members of parliament, advisers, and sources that are not named."""


def severity(tier: Tier, analysis: Analysis, *, day: date | None = None, known: Iterable[Quantity] = (), alone: bool = True) -> Severity:
    """How much a telling may interrupt.

    Args:
        tier: What kind of source tells it.
        analysis: What it says.
        day: The day of its publication; None where that is not known.
        known: What was told before, so that it is no new total.
        alone: Whether no other outlet tells the story.

    Returns:
        LOW for one tabloid or one state-media source alone, whatever it tells; FLASH for an official act (an official source's word, a
        listing, Russia's veto, what one of the two confirms of itself) or a government's new total; else ROUTINE.
    """
    if alone and tier in _WEAK:
        return Severity.LOW
    if tier in OFFICIAL or analysis.designations or analysis.acts or _new_totals(analysis, day, known):
        return Severity.FLASH
    return Severity.ROUTINE


def _new_totals(analysis: Analysis, day: date | None, known: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Figures that a government gives and that nobody has told before: those of the lead, whoever gives them there, and those of the day.

    A text that names the government below its title says no less; what it gave on another day is background.
    """
    told = [
        claim.quantity
        for claim in analysis.claims
        if claim.quantity is not None
        and _is_of_a_government(claim)
        and (_is_of_the_day(claim, day) or any(agree(claim.quantity, figure) for figure in analysis.lead_quantities))
    ]
    return new_figures(known, [figure for figure in told if figure.unit in HEADLINE_UNITS])


def _is_of_the_day(claim: Claim, day: date | None) -> bool:
    """Whether the text names the day on which it was said, and that is the day of publication, or the one beside it in another zone."""
    return day is not None and claim.said_on is not None and abs(day - claim.said_on) <= _BESIDE


def _is_of_a_government(claim: Claim) -> bool:
    speaker = claim.speaker
    return (
        speaker is not None
        and speaker.side is not None
        and speaker.office not in _ON_THEIR_OWN
        and claim.stance is Stance.ASSERTED
        and claim.status is Status.DELIVERED
    )
