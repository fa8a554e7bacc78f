"""How much a telling may interrupt: a decision like any other, with its rules in one place. Pure."""

from collections.abc import Iterable
from typing import Final

from feeds.decide.dedup import HEADLINE_UNITS
from feeds.decide.material import leading
from feeds.types.article import Analysis
from feeds.types.claim import Claim, Quantity, Stance, Status
from feeds.types.feed import Tier
from feeds.types.story import Severity
from feeds.understand.quantities import new_figures

OFFICIAL: Final = frozenset({Tier.OFFICIAL_LIST, Tier.GOVERNMENT})
"""Sources that are the authority itself."""

_WEAK: Final = frozenset({Tier.TABLOID, Tier.STATE_MEDIA})
_ON_THEIR_OWN: Final = frozenset({"research-group", "analyst", "member-of-parliament", "official", "adviser", "former-official"})
"""Offices that bind no government: experts, single members of parliament, advisers, and sources that are not named."""


def severity(tier: Tier, analysis: Analysis, *, known: Iterable[Quantity] = (), alone: bool = True) -> Severity:
    """How much a telling may interrupt.

    Args:
        tier: What kind of source tells it.
        analysis: What it says.
        known: What was told before, so that it is no new total.
        alone: Whether no other outlet tells the story.

    Returns:
        LOW for one tabloid or one state-media source alone, whatever it tells; FLASH for an official act (an official source's word, a
        listing, Russia's veto, what one of the two confirms of itself) or a government's new total; else ROUTINE.
    """
    if alone and tier in _WEAK:
        return Severity.LOW
    if tier in OFFICIAL or analysis.designations or analysis.acts or _new_totals(analysis, known):
        return Severity.FLASH
    return Severity.ROUTINE


def _new_totals(analysis: Analysis, known: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Figures that a government gives in the lead and that nobody has told before."""
    told = [claim.quantity for claim in leading(analysis.claims, analysis.lead_quantities) if _is_of_a_government(claim)]
    return new_figures(known, [figure for figure in told if figure is not None and figure.unit in HEADLINE_UNITS])


def _is_of_a_government(claim: Claim) -> bool:
    speaker = claim.speaker
    return (
        speaker is not None
        and speaker.side is not None
        and speaker.office not in _ON_THEIR_OWN
        and claim.stance is Stance.ASSERTED
        and claim.status is Status.DELIVERED
    )
