"""Words that people type, in every language of the interface at once: who writes "bis Montag" is understood whatever the chat speaks.

And the texts of words of the program, by those.
"""

from collections.abc import Mapping
from functools import cache

from babel import Locale

from bot.locales.texts import LANGUAGES, texts
from feeds.types.feed import Tier
from storage.types import DeliveryKind

TIERS = {
    Tier.OFFICIAL_LIST: "tier-official-list",
    Tier.GOVERNMENT: "tier-government",
    Tier.WIRE: "tier-wire",
    Tier.INDEPENDENT: "tier-independent",
    Tier.THINK_TANK: "tier-think-tank",
    Tier.STATE_MEDIA: "tier-state-media",
    Tier.TABLOID: "tier-tabloid",
    Tier.AGGREGATOR: "tier-aggregator",
}
"""Kinds of source."""
DELIVERIES = {
    DeliveryKind.ANSWER: "delivery-answer",
    DeliveryKind.ALERT: "delivery-alert",
    DeliveryKind.CATCH_UP: "delivery-catch-up",
    DeliveryKind.UPDATE: "delivery-update",
    DeliveryKind.CORRECTION: "delivery-correction",
    DeliveryKind.RETRACTION: "delivery-retraction",
    DeliveryKind.DIGEST: "delivery-digest",
    DeliveryKind.COVERAGE: "delivery-coverage",
    DeliveryKind.NOTICE: "delivery-notice",
}
"""Kinds of message."""


@cache
def words_for(key: str) -> frozenset[str]:
    """The words that stand in the locales under a key, parted by spaces, in small letters."""
    return frozenset(word for language in LANGUAGES for word in texts(language)(key).casefold().split())


@cache
def weekdays() -> Mapping[str, int]:
    """Days of the week by their names, whole, short, and as they stand behind "until", Monday 0."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        found |= {name: number for number, name in enumerate(texts(language)("time-weekdays").casefold().split())}
        days = Locale.parse(language).days["format"]
        for width in ("wide", "abbreviated", "short"):
            found |= {str(name).casefold().rstrip("."): number for number, name in days[width].items()}
    return found
