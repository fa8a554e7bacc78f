"""Made-up stories for the tests of rendering."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from feeds.types.article import ArticleId
from feeds.types.claim import Approximation, Quantity
from feeds.types.feed import Tier
from feeds.types.story import StoryId
from storage.types import Story, Telling

AT = datetime(2024, 2, 26, 14, 5, tzinfo=UTC)


def quantity(
    value: float, unit: str = "container", approximation: Approximation = Approximation.EXACT, high: float | None = None
) -> Quantity:
    """A figure."""
    return Quantity(value=value, unit=unit, text=str(value), start=0, approximation=approximation, high=high)


BASE = Telling(
    article=ArticleId(1),
    rung=None,
    url="https://wire.example/a",
    link_key="wire.example/a",
    outlet="Harbour Wire",
    tier=Tier.WIRE,
    language="en",
    title="Seoul counts 6,700 containers",
    text="",
    summary=("Seoul counted 6,700 containers.", "They went to Russia."),
    published=AT,
    dated=True,
    first_seen=AT,
    quantities=(quantity(6700),),
    lead_quantities=(quantity(6700),),
    claims=(),
    designations=(),
    denial=False,
    topics=("arms-and-sanctions",),
    revision=1,
    reason="",
)


def telling(**changes: Any) -> Telling:
    """A telling that differs from `BASE`."""
    return replace(BASE, **changes)


def story(*tellings: Telling, number: int = 1, follows: StoryId | None = None) -> Story:
    """A story of these tellings, or of `BASE`."""
    return Story(id=StoryId(number), opened_at=AT, follows=follows, topics=("arms-and-sanctions",), tellings=tellings or (BASE,))
