"""Made-up claims for the tests of the ledger."""

from datetime import UTC, date, datetime, timedelta

from feeds.types.article import ArticleId
from feeds.types.claim import Approximation, Claim, Direction, Quantity, Speaker, Stance, Status
from feeds.types.feed import Tier
from feeds.types.story import StoryId
from storage.claimed import Claimed

DAY = date(2024, 2, 26)
SEOUL = Speaker(side="south-korea", office="defence-minister", person="shin-won-sik")
WASHINGTON = Speaker(side="usa", office="state-department")
TO_RUSSIA, BACK = Direction.DPRK_TO_RUSSIA, Direction.RUSSIA_TO_DPRK


def claim(
    value: float,
    *,
    unit: str = "container",
    speaker: Speaker | None = SEOUL,
    claimant: str | None = None,
    direction: Direction | None = TO_RUSSIA,
    approximation: Approximation = Approximation.EXACT,
    said_on: date | None = None,
    stance: Stance = Stance.ASSERTED,
    status: Status = Status.DELIVERED,
    chain: tuple[str, ...] = (),
    since: str | None = None,
) -> Claim:
    """A claim; without a speaker nobody makes it."""
    quantity = Quantity(value=value, unit=unit, text=str(value), start=0, approximation=approximation)
    return Claim(
        quantity=quantity,
        direction=direction,
        claimant=claimant,
        speaker=speaker,
        chain=chain,
        said_on=said_on,
        since=since,
        stance=stance,
        status=status,
        passage="A sentence.",
    )


def told(what: Claim, *, article: int = 1, story: int | None = 1, outlet: str | None = None, days: int = 0) -> Claimed:
    """A claim as an article tells it, some days after `DAY`."""
    return Claimed(
        claim=what,
        article=ArticleId(article),
        story=None if story is None else StoryId(story),
        outlet=outlet or f"Outlet {article}",
        tier=Tier.WIRE,
        language="en",
        url=f"https://news.example/{article}",
        published=datetime(DAY.year, DAY.month, DAY.day, 9, tzinfo=UTC) + timedelta(days=days),
    )
