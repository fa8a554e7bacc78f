"""What a telling adds beside figures: who speaks for the first time, and whom somebody has listed. Pure."""

from collections.abc import Iterable, Sequence
from typing import Final

from feeds.types.article import Analysis
from feeds.types.claim import Claim, Quantity, Stance
from feeds.types.story import StoryView
from feeds.understand.names import MATTER

_LISTING: Final = MATTER + "designation"


def leading(claims: Iterable[Claim], lead: Iterable[Quantity]) -> tuple[Claim, ...]:
    """The claims whose figure stands in the title or the lead; one without a figure is a denial, which no text hides far below."""
    starts = {figure.start for figure in lead}
    return tuple(claim for claim in claims if claim.quantity is None or claim.quantity.start in starts)


def new_actors(analysis: Analysis, story: StoryView) -> tuple[str, ...]:
    """Sides that claim something in the lead and had claimed nothing in the story, in the order of the text.

    Where nobody was known to speak so far, the first one who is only makes clearer what was told. Whoever only denies is told as a denial.
    """
    heard = {side for member in (story.founder, *story.members) for side in _sides(member.claims)}
    if not heard:
        return ()
    said = [claim for claim in leading(analysis.claims, analysis.lead_quantities) if claim.stance is Stance.ASSERTED]
    return tuple(dict.fromkeys(side for side in _sides(said) if side not in heard))


def new_listings(analysis: Analysis, story: StoryView) -> tuple[str, ...]:
    """Sides that have listed somebody, where the story told of no listing; a retelling that only words it more clearly adds none."""
    told = (story.founder, *story.members)
    if any(member.designations or _LISTING in member.fingerprint.names for member in told):
        return ()
    return tuple(dict.fromkeys(act.by for act in analysis.designations))


def _sides(claims: Sequence[Claim]) -> list[str]:
    return [claim.speaker.side for claim in claims if claim.speaker is not None and claim.speaker.side is not None]
