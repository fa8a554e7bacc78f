"""Which link a network may unfold below a message: the source that is shown, unless its card would say more than the message does. Pure."""

from typing import Final

from feeds.types.feed import Tier
from storage.types import Story, Telling

MISLEADING: Final = frozenset({Tier.STATE_MEDIA, Tier.TABLOID, Tier.AGGREGATOR})
"""Whose cards are left out: a claim in large letters with a picture outweighs our "state media only", and an aggregator shows its own."""


def preview(telling: Telling, story: Story | None = None) -> str | None:
    """The link of a telling, or None.

    Args:
        telling: The one that is shown.
        story: All that tell it: where one of them reports a denial, no card repeats the claim.
    """
    if telling.tier in MISLEADING or telling.denial:
        return None
    if story is not None and any(each.denial for each in story.tellings):
        return None
    return telling.url
