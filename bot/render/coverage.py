"""Who else tells a story, and how many of them stand on their own. Pure."""

from typing import Final

from bot.locales.texts import Texts
from bot.message import Line, Span
from bot.render.reader import shortened
from feeds.decide.sources import WEIGHT, Voice, independent
from feeds.types.feed import Tier
from storage.types import Story, Telling

MAX_NAMES: Final = 4
MAX_OUTLET: Final = 60
_SAID_OTHERWISE: Final = frozenset({Tier.OFFICIAL_LIST, Tier.GOVERNMENT, Tier.STATE_MEDIA})


def coverage(story: Story, shown: Telling, texts: Texts) -> Line | None:
    """Who else tells it, the weightiest first, and how many of all stand on their own; "one source" while nobody else does.

    None where the only one is the authority itself, or state media, which a warning says; several of those are not called independent.
    """
    others: dict[str, Telling] = {}
    for telling in sorted(story.tellings, key=lambda telling: WEIGHT[telling.tier]):
        if telling.outlet != shown.outlet:
            others.setdefault(telling.outlet, telling)
    if not others:
        return None if shown.tier in _SAID_OTHERWISE else (Span(text=texts("alert-one-source")),)
    spans: list[Span] = []
    marker = "\N{OBJECT REPLACEMENT CHARACTER}"
    frame = texts("alert-coverage", outlets=len(others), names=marker)
    before, _, after = frame.partition(marker)
    spans.append(Span(text=before))
    for number, (outlet, telling) in enumerate(list(others.items())[:MAX_NAMES]):
        if number:
            spans.append(Span(text=", "))
        spans.append(Span(text=shortened(outlet, MAX_OUTLET), url=telling.url))
    if len(others) > MAX_NAMES:
        spans.append(Span(text=" " + texts("alert-more", count=len(others) - MAX_NAMES)))
    languages = {telling.language for telling in story.tellings} - {"und"}
    counts = [texts("alert-coverage-languages", languages=len(languages))] if len(languages) > 1 else []
    if any(telling.tier is not Tier.STATE_MEDIA for telling in story.tellings):
        counts.append(texts("alert-independent", count=independent(map(_voice, story.tellings))))
    return (*spans, Span(text=after + (f" ({', '.join(counts)})." if counts else ".")))


def _voice(telling: Telling) -> Voice:
    return Voice(outlet=telling.outlet, tier=telling.tier, rung=telling.rung, claims=telling.claims)
