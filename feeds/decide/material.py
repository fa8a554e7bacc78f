"""What a telling adds beside figures: who speaks for the first time, whom somebody has listed, and what was done officially. Pure."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from feeds.types.article import Analysis
from feeds.types.claim import Claim, Quantity, Stance
from feeds.types.story import StoryView
from feeds.understand.claims.official_acts import official_acts
from feeds.understand.names import ACT, MATTER

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


def new_acts(analysis: Analysis, story: StoryView) -> tuple[str, ...]:
    """Official acts ("veto russia", "admission dprk") of which the story had told nothing, also where no figure comes with them.

    A listing that names somebody is told as one (`new_listings`).
    """
    if not analysis.acts:
        return ()
    told = (story.founder, *story.members)
    names = {name for member in told for name in member.fingerprint.names}
    acts = {act for each in told for act in official_acts(each.title, each.text, each.language, each.published.date())}
    listed = bool(analysis.designations) or _LISTING in names or any(member.designations for member in told)
    return tuple(act for act in analysis.acts if act not in acts and not _is_told(act, names, listed=listed))


def _is_told(act: str, names: Collection[str], *, listed: bool) -> bool:
    """Whether a story tells of an act in words of which none was read as one: a retelling that is only clearer is no news."""
    kind, _, side = act.partition(" ")
    match kind:
        case "listing":
            return listed
        case "veto":
            return MATTER + "veto" in names
        case _:
            return f"{ACT}{kind} {side}" in names


def _sides(claims: Sequence[Claim]) -> list[str]:
    return [claim.speaker.side for claim in claims if claim.speaker is not None and claim.speaker.side is not None]
